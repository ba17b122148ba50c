//! What the papers of conferences and of campaigns are in the database alike: sections in somebody's own words, numbers, bytes.

use crate::app::App;
use crate::error::Result;
use crate::store::attachment::bytes;
use crate::store::review::issue::{Kept, Numbering};
use crate::store::row::Columns;
use jiff::civil::Date;
use soket_core::id::UnitId;
use soket_core::refusal::Refusal;
use sqlx::any::AnyRow;

/// A section in somebody's own words.
#[derive(Debug, Clone)]
pub struct Text {
    /// Which section.
    pub section: String,
    /// Markdown.
    pub body: String,
    /// Grows with every save; a save names the revision it started from.
    pub revision: i64,
}

impl Text {
    /// Reads a row.
    pub(super) fn of(row: &AnyRow) -> Result<Self> {
        Ok(Self { section: row.text("section")?, body: row.text("body")?, revision: row.number("revision")? })
    }

    /// Whether it may be saved over what is held now.
    pub(super) fn may_follow(&self, held: i64) -> std::result::Result<(), Refusal> {
        if held == self.revision {
            return Ok(());
        }
        Err(Refusal::conflict("Người khác vừa sửa mục này.", "Mở lại trang trong thẻ mới, chép phần của bạn sang rồi lưu."))
    }
}

/// The refusal to change the words of a paper that has its number.
pub(super) fn is_issued() -> Refusal {
    Refusal::conflict("Văn bản này đã ban hành nên không sửa được nữa.", "Xem bản đã ban hành.")
}

/// A paper that was numbered.
#[derive(Debug, Clone)]
pub struct Issued {
    /// Identity.
    pub id: i64,
    /// Number and symbol.
    pub symbol: String,
    /// Its date.
    pub issued_on: Date,
    /// The document as JSON.
    pub document: String,
}

impl Issued {
    /// Reads a row.
    pub(super) fn of(row: &AnyRow) -> Result<Self> {
        Ok(Self { id: row.number("id")?, symbol: row.text("symbol")?, issued_on: row.date("issued_on")?, document: row.text("document")? })
    }
}

/// A paper about to be numbered.
#[derive(Debug)]
pub struct NewPaper<'a> {
    /// Which paper.
    pub paper: &'a str,
    /// In whose series.
    pub unit: UnitId,
    /// The series and the date.
    pub numbering: &'a Numbering,
    /// Its number in the series.
    pub serial: i64,
    /// Number and symbol.
    pub symbol: &'a str,
    /// The document as JSON, with number and date in it.
    pub document: &'a str,
}

/// Keeps the files of a paper as bytes, before its row is written: format and content.
pub(super) async fn keep(app: &App, files: &[(String, Vec<u8>)]) -> Result<Vec<Kept>> {
    let mut kept = Vec::with_capacity(files.len());
    for (format, content) in files {
        let size = i64::try_from(content.len()).map_err(anyhow::Error::from)?;
        kept.push(Kept { edition: format.clone(), sha256: bytes::keep(&app.dir, content).await?, size });
    }
    Ok(kept)
}

/// Reads the row of a kept file.
pub(super) fn kept(row: &AnyRow) -> Result<Kept> {
    Ok(Kept { edition: row.text("format")?, sha256: row.text("sha256")?, size: row.number("size")? })
}
