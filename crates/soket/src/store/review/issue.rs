//! Issuing: a number from the series without a gap, and the files as bytes that no upgrade changes.

use super::{Review, allow};
use crate::app::App;
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::trail;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use soket_core::id::ReviewId;
use soket_core::review::{ReviewState, ReviewStep};
use soket_core::viewer::Viewer;
use std::path::PathBuf;

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

/// The bytes of an issued file, if the review was issued in this format.
///
/// # Errors
/// When the file is gone or was changed: its SHA-256 no longer fits.
pub async fn stored(app: &App, review: ReviewId, format: &str) -> Result<Option<Vec<u8>>> {
    let mut read = app.db.read().await?;
    let row = sqlx::query("select sha256 from issued_file where review_id = $1 and format = $2").bind(review.0).bind(format);
    let Some(row) = row.fetch_optional(&mut *read).await? else { return Ok(None) };
    let sha256 = row.text("sha256")?;
    let bytes = tokio::fs::read(place(app, &sha256)).await.map_err(anyhow::Error::from)?;
    if hash(&bytes) != sha256 {
        return Err(anyhow::anyhow!("the stored {format} of review {review} no longer has SHA-256 {sha256}").into());
    }
    Ok(Some(bytes))
}

/// The next number of a series, were it taken now.
///
/// # Errors
/// When the database does not answer.
pub async fn next_serial(app: &App, review: &Review, numbering: &Numbering) -> Result<i64> {
    let mut read = app.db.read().await?;
    let row =
        sqlx::query("select coalesce(max(serial), 0) + 1 as serial from paper_number where unit_id = $1 and series = $2 and kind = $3")
            .bind(review.unit.0)
            .bind(&numbering.series)
            .bind(numbering.kind)
            .fetch_one(&mut *read)
            .await?;
    Ok(row.number("serial")?)
}

/// Issues a closed review under a number: the files were written with that number beforehand, so a number that somebody
/// else took meanwhile refuses the whole step and nothing is used up.
///
/// # Errors
/// The refusal of the state machine, or of a number that was taken meanwhile.
pub async fn issue(app: &App, viewer: &Viewer, review: &Review, paper: (&Numbering, i64, &str), files: &[(&str, Vec<u8>)]) -> Result<()> {
    let (numbering, serial, document) = paper;
    let mut hashes = Vec::with_capacity(files.len());
    for (format, bytes) in files {
        hashes.push((*format, keep(app, bytes).await?, bytes.len()));
    }
    let mut tx = app.db.write().await?;
    allow(&mut tx, review.id, ReviewStep::Issue).await?;
    sqlx::query("insert into paper_number (unit_id, series, kind, serial, review_id, taken_on) values ($1, $2, $3, $4, $5, $6)")
        .bind(review.unit.0)
        .bind(&numbering.series)
        .bind(numbering.kind)
        .bind(serial)
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
    let symbol = format!("{serial:02}-{}", numbering.kind);
    sqlx::query("update review set state = $2, symbol = $3, issued_on = $4, document = $5 where id = $1")
        .bind(review.id.0)
        .bind(ReviewState::Issued.as_str())
        .bind(&symbol)
        .bind(numbering.issued_on.to_string())
        .bind(document)
        .execute(&mut *tx)
        .await?;
    let subject = ("review", review.id.0);
    trail::write(&mut tx, trail::Entry { by: Some(viewer.account), action: "issue", subject, unit: Some(review.unit), detail: &symbol })
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Keeps bytes in the data folder under their SHA-256; they are on the disk before the name is.
async fn keep(app: &App, bytes: &[u8]) -> Result<String> {
    let sha256 = hash(bytes);
    let place = place(app, &sha256);
    if tokio::fs::try_exists(&place).await.map_err(anyhow::Error::from)? {
        return Ok(sha256);
    }
    let bytes = bytes.to_vec();
    let written = tokio::task::spawn_blocking(move || {
        use std::io::Write as _;
        let dir = place.parent().map(PathBuf::from).unwrap_or_default();
        std::fs::create_dir_all(&dir)?;
        let draft = place.with_extension("part");
        let mut file = std::fs::File::create(&draft)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        std::fs::rename(&draft, &place)
    });
    written.await.map_err(anyhow::Error::from)?.map_err(anyhow::Error::from)?;
    Ok(sha256)
}

fn place(app: &App, sha256: &str) -> PathBuf {
    app.dir.join("files").join(&sha256[..2]).join(sha256)
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
