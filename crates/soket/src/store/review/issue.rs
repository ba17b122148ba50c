//! Issuing: a number from the series without a gap, and the files as bytes that no upgrade changes.

use super::{Review, allow, version, write_trail};
use crate::app::App;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::attachment::bytes;
use crate::store::row::Columns;
use jiff::civil::Date;
use soket_core::id::{AccountId, ReviewId, UnitId};
use soket_core::review::{ReviewState, ReviewStep};
use soket_core::trail::Verb;

/// What an issued paper bears.
#[derive(Debug, Clone)]
pub struct Numbering {
    /// The series: a term for the Party, a calendar year for the administration (formats.md 1.6).
    pub series: String,
    /// Type code: `BC`.
    pub kind: &'static str,
    /// Its date.
    pub issued_on: Date,
}

/// A paper about to be issued: its files were written with this number beforehand.
#[derive(Debug)]
pub struct Paper<'a> {
    /// The series that its number is taken from, and its date.
    pub numbering: &'a Numbering,
    /// Its number in the series.
    pub serial: i64,
    /// Number and symbol as other papers cite them: `05-BC/ĐU`.
    pub symbol: &'a str,
    /// The document as JSON, with number and date in it.
    pub document: &'a str,
}

/// The bytes of an issued file, if the review was issued in this edition.
///
/// # Errors
/// When the file is gone or was changed: its SHA-256 no longer fits.
pub async fn stored(app: &App, review: ReviewId, edition: &str) -> Result<Option<Vec<u8>>> {
    let mut read = app.db.read().await?;
    let row = sqlx::query("select sha256 from issued_file where review_id = $1 and format = $2").bind(review.0).bind(edition);
    let Some(row) = row.fetch_optional(&mut *read).await? else { return Ok(None) };
    Ok(Some(bytes::whole(&app.dir, &row.text("sha256")?).await?))
}

/// A file that was kept when a review was issued.
#[derive(Debug)]
pub struct Kept {
    /// The name of its edition: `pdf`, `pdf-khong-ma`.
    pub edition: String,
    /// Its SHA-256, as hexadecimal digits.
    pub sha256: String,
    /// Its size in bytes.
    pub size: i64,
}

/// The files that were kept when a review was issued; none before that.
///
/// # Errors
/// When the database does not answer.
pub async fn files(db: &Db, review: ReviewId) -> Result<Vec<Kept>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select format, sha256, size from issued_file where review_id = $1 order by id");
    let rows = rows.bind(review.0).fetch_all(&mut *read).await?;
    rows.iter().map(|row| Ok(Kept { edition: row.text("format")?, sha256: row.text("sha256")?, size: row.number("size")? })).collect()
}

/// The next number of a unit's series, were it taken now.
///
/// # Errors
/// When the database does not answer.
pub async fn next_serial(db: &Db, unit: UnitId, numbering: &Numbering) -> Result<i64> {
    let mut read = db.read().await?;
    let row =
        sqlx::query("select coalesce(max(serial), 0) + 1 as serial from paper_number where unit_id = $1 and series = $2 and kind = $3")
            .bind(unit.0)
            .bind(&numbering.series)
            .bind(numbering.kind)
            .fetch_one(&mut *read)
            .await?;
    Ok(row.number("serial")?)
}

/// Takes a number of a unit's series for a paper that is no review's; gives its identity.
///
/// # Errors
/// A refusal when somebody took it meanwhile.
pub async fn take_number(tx: &mut Write, unit: UnitId, (numbering, serial): (&Numbering, i64)) -> Result<i64> {
    let row = sqlx::query("insert into paper_number (unit_id, series, kind, serial, taken_on) values ($1, $2, $3, $4, $5) returning id")
        .bind(unit.0)
        .bind(&numbering.series)
        .bind(numbering.kind)
        .bind(serial)
        .bind(numbering.issued_on.to_string())
        .fetch_one(&mut **tx)
        .await?;
    Ok(row.number("id")?)
}

/// Issues a closed review under a number: the files were written with that number beforehand, so a number that somebody
/// else took meanwhile refuses the whole step and nothing is used up.
///
/// # Errors
/// The refusal of the state machine, of a number that was taken meanwhile, or of a version that was replaced: one review gets
/// one number.
pub async fn issue(app: &App, by: AccountId, review: &Review, paper: Paper<'_>, files: &[(String, Vec<u8>)]) -> Result<()> {
    let numbering = paper.numbering;
    let mut hashes = Vec::with_capacity(files.len());
    for (format, content) in files {
        hashes.push((format, bytes::keep(&app.dir, content).await?, content.len()));
    }
    let mut tx = app.db.write().await?;
    allow(&mut tx, review.id, ReviewStep::Issue).await?;
    version::refuse_a_replaced(&mut tx, review.id).await?;
    sqlx::query("insert into paper_number (unit_id, series, kind, serial, review_id, taken_on) values ($1, $2, $3, $4, $5, $6)")
        .bind(review.unit.0)
        .bind(&numbering.series)
        .bind(numbering.kind)
        .bind(paper.serial)
        .bind(review.id.0)
        .bind(numbering.issued_on.to_string())
        .execute(&mut *tx)
        .await?;
    for (format, sha256, size) in hashes {
        sqlx::query("insert into issued_file (review_id, format, sha256, size) values ($1, $2, $3, $4)")
            .bind(review.id.0)
            .bind(format)
            .bind(sha256)
            .bind(i64::try_from(size).map_err(anyhow::Error::from)?)
            .execute(&mut *tx)
            .await?;
    }
    sqlx::query("update review set state = $2, symbol = $3, issued_on = $4, document = $5 where id = $1")
        .bind(review.id.0)
        .bind(ReviewState::Issued.as_str())
        .bind(paper.symbol)
        .bind(numbering.issued_on.to_string())
        .bind(paper.document)
        .execute(&mut *tx)
        .await?;
    write_trail(&mut tx, Some(by), (Verb::Issue, paper.symbol), (review.id, review.unit)).await?;
    tx.commit().await?;
    Ok(())
}
