//! Numbering a paper: the next number of its unit's series, which the Party counts by term and the administration by year, and what
//! is kept once it bears one.

use crate::app::App;
use crate::error::Result;
use crate::store;
use crate::store::paper::NewPaper;
use crate::store::review::issue::Numbering;
use crate::store::unit::Letterhead;
use soket_core::id::UnitId;
use soket_paper::document::Document;
use soket_paper::{docx, pdf};

/// The series of a unit's papers of one type today, and its next number (formats.md 1.6 and 2.2).
///
/// # Errors
/// When the database does not answer, or a committee has no term today.
pub async fn next(app: &App, (unit, head): (UnitId, &Letterhead), kind: &'static str) -> Result<(Numbering, i64)> {
    let today = app.today();
    let series = match head.kind.writes_as_party() {
        true => store::term::series(&app.db, unit, today).await?,
        false => today.year().to_string(),
    };
    let numbering = Numbering { series, kind, issued_on: today };
    let serial = store::review::issue::next_serial(&app.db, unit, &numbering).await?;
    Ok((numbering, serial))
}

/// A paper with its number in it, as it is kept.
pub struct Laid {
    symbol: String,
    frozen: String,
    /// Its files: format and content.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Laid {
    /// What the database is told of it.
    pub fn paper<'a>(&'a self, paper: &'a str, unit: UnitId, (numbering, serial): (&'a Numbering, i64)) -> NewPaper<'a> {
        NewPaper { paper, unit, numbering, serial, symbol: &self.symbol, document: &self.frozen }
    }
}

/// Lays a numbered paper out for good: its symbol, the document as JSON, DOCX and PDF.
///
/// # Errors
/// When a file cannot be written.
pub async fn laid(document: &Document) -> Result<Laid> {
    let symbol = document.profile.profile().symbol(&document.header);
    let frozen = serde_json::to_string(document).map_err(anyhow::Error::from)?;
    let document = document.clone();
    let written = tokio::task::spawn_blocking(move || -> anyhow::Result<_> {
        Ok(vec![("docx".to_owned(), docx::write(&document)?), ("pdf".to_owned(), pdf::write(&document, &[])?.bytes)])
    });
    let files = written.await.map_err(anyhow::Error::from)??;
    Ok(Laid { symbol, frozen, files })
}
