//! The papers of a conference in the database: sections in somebody's own words, and what was numbered and kept as bytes.

use super::{Conference, note};
use crate::app::App;
use crate::db::Db;
use crate::error::Result;
use crate::store::paper::{Issued, NewPaper, Text, is_issued, keep, kept};
use crate::store::review::issue::{Kept, take_number};
use crate::store::row::Columns;
use soket_core::id::{AccountId, ConferenceId};
use soket_core::trail::Verb;

/// The sections of a paper that are in somebody's own words.
///
/// # Errors
/// When the database does not answer.
pub async fn texts(db: &Db, conference: ConferenceId, paper: &str) -> Result<Vec<Text>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select section, body, revision from conference_text where conference_id = $1 and paper = $2");
    let rows = rows.bind(conference.0).bind(paper).fetch_all(&mut *read).await?;
    rows.iter().map(Text::of).collect()
}

/// Saves a section; an empty text gives it back to the machine.
///
/// # Errors
/// A refusal when somebody saved it meanwhile, or the paper was numbered.
pub async fn write(db: &Db, by: AccountId, (conference, paper): (&Conference, &str), text: &Text) -> Result<()> {
    let mut tx = db.write().await?;
    if sqlx::query("select id from conference_paper where conference_id = $1 and paper = $2")
        .bind(conference.id.0)
        .bind(paper)
        .fetch_optional(&mut *tx)
        .await?
        .is_some()
    {
        return Err(is_issued().into());
    }
    let row = sqlx::query("select revision from conference_text where conference_id = $1 and paper = $2 and section = $3")
        .bind(conference.id.0)
        .bind(paper)
        .bind(&text.section)
        .fetch_optional(&mut *tx)
        .await?;
    let held = row.map(|row| row.number("revision")).transpose()?.unwrap_or(0);
    text.may_follow(held)?;
    sqlx::query(
        "insert into conference_text (conference_id, paper, section, body, revision) values ($1, $2, $3, $4, $5)
         on conflict (conference_id, paper, section) do update set body = excluded.body, revision = excluded.revision",
    )
    .bind(conference.id.0)
    .bind(paper)
    .bind(&text.section)
    .bind(&text.body)
    .bind(held + 1)
    .execute(&mut *tx)
    .await?;
    note(&mut tx, Some(by), (Verb::Write, &text.section), (conference.id, conference.unit)).await?;
    tx.commit().await?;
    Ok(())
}

/// A paper, if it was numbered.
///
/// # Errors
/// When the database does not answer.
pub async fn issued(db: &Db, conference: ConferenceId, paper: &str) -> Result<Option<Issued>> {
    let mut read = db.read().await?;
    let row = sqlx::query("select * from conference_paper where conference_id = $1 and paper = $2").bind(conference.0).bind(paper);
    row.fetch_optional(&mut *read).await?.as_ref().map(Issued::of).transpose()
}

/// The files of a numbered paper.
///
/// # Errors
/// When the database does not answer.
pub async fn files(db: &Db, paper: i64) -> Result<Vec<Kept>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select format, sha256, size from conference_file where paper_id = $1 order by format").bind(paper);
    rows.fetch_all(&mut *read).await?.iter().map(kept).collect()
}

/// Gives a paper its number and keeps its files as bytes.
///
/// # Errors
/// A refusal when the number was taken meanwhile, or the paper has one already.
pub async fn issue(app: &App, by: AccountId, conference: &Conference, new: NewPaper<'_>, files: &[(String, Vec<u8>)]) -> Result<()> {
    let files = keep(app, files).await?;
    let mut tx = app.db.write().await?;
    let number = take_number(&mut tx, new.unit, (new.numbering, new.serial)).await?;
    let row = sqlx::query(
        "insert into conference_paper (conference_id, paper, number_id, symbol, issued_on, document) values ($1, $2, $3, $4, $5, $6) returning id",
    )
    .bind(conference.id.0)
    .bind(new.paper)
    .bind(number)
    .bind(new.symbol)
    .bind(new.numbering.issued_on.to_string())
    .bind(new.document)
    .fetch_one(&mut *tx)
    .await?;
    let paper = row.number("id")?;
    for file in files {
        sqlx::query("insert into conference_file (paper_id, format, sha256, size) values ($1, $2, $3, $4)")
            .bind(paper)
            .bind(file.edition)
            .bind(file.sha256)
            .bind(file.size)
            .execute(&mut *tx)
            .await?;
    }
    note(&mut tx, Some(by), (Verb::Issue, new.symbol), (conference.id, conference.unit)).await?;
    tx.commit().await?;
    Ok(())
}
