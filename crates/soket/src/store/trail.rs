//! The trail: who did what to which record and when; read by the office, written by every verb.

use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use soket_core::id::{AccountId, UnitId};
use soket_core::trail::{Subject, Verb};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// One line of the trail, ready to be written.
#[derive(Debug)]
pub struct Entry<'a> {
    /// Who; nobody when the command line or the clock did it.
    pub by: Option<AccountId>,
    /// What was done.
    pub action: Verb,
    /// The noun and its id.
    pub subject: (&'static str, i64),
    /// The unit whose record it is.
    pub unit: Option<UnitId>,
    /// What changed, in words a clerk understands, without anybody's name: who it is about is the subject.
    pub detail: &'a str,
}

/// One line of the trail, as read.
#[derive(Debug)]
pub struct Line {
    /// When, UTC.
    pub happened_at: String,
    /// Who, by name; empty for the command line.
    pub by: String,
    /// What was done.
    pub action: Verb,
    /// The noun.
    pub subject_kind: String,
    /// Whom it is about, by the name of now; empty where it is about no person or account.
    pub about: String,
    /// What changed.
    pub detail: String,
    /// The unit whose record it is.
    pub unit: Option<UnitId>,
}

impl Line {
    /// What changed, with whom it is about.
    pub fn says(&self) -> String {
        let said = [&self.detail, &self.about].into_iter().filter(|words| !words.is_empty());
        said.map(String::as_str).collect::<Vec<_>>().join(": ")
    }

    /// The noun as screens call it.
    pub fn subject_vi(&self) -> &'static str {
        Subject::parse(&self.subject_kind).map_or("", Subject::name_vi)
    }
}

/// The newest lines, at most 200.
///
/// # Errors
/// When the database does not answer.
pub async fn newest(db: &Db) -> Result<Vec<Line>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from trail_named order by id desc limit 200").fetch_all(&mut *read).await?;
    rows.iter().map(line).collect()
}

/// The lines about one record, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of(db: &Db, subject: (&str, i64)) -> Result<Vec<Line>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from trail_named where subject_kind = $1 and subject_id = $2 order by id")
        .bind(subject.0)
        .bind(subject.1)
        .fetch_all(&mut *read)
        .await?;
    rows.iter().map(line).collect()
}

/// The lines about a unit and what was done there with people, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_unit(db: &Db, unit: UnitId) -> Result<Vec<Line>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select * from trail_named
         where subject_kind = 'unit' and subject_id = $1 or subject_kind = 'person' and unit_id = $1 and action <> $2 order by id",
    );
    rows.bind(unit.0).bind(Verb::Look.as_str()).fetch_all(&mut *read).await?.iter().map(line).collect()
}

/// The number of the last line about a record; it only ever grows, so whoever remembers it can tell whether anything was done since.
///
/// # Errors
/// When the database does not answer.
pub async fn last(connection: &mut AnyConnection, subject: (&str, i64)) -> Result<i64> {
    let row = sqlx::query("select coalesce(max(id), 0) as last from trail where subject_kind = $1 and subject_id = $2")
        .bind(subject.0)
        .bind(subject.1)
        .fetch_one(connection)
        .await?;
    Ok(row.number("last")?)
}

fn line(row: &AnyRow) -> Result<Line> {
    Ok(Line {
        happened_at: row.text("happened_at")?,
        by: row.text("person")?,
        action: row.parsed("action", Verb::parse)?,
        subject_kind: row.text("subject_kind")?,
        about: row.text("about")?,
        detail: row.text("detail")?,
        unit: row.maybe_id("unit_id")?,
    })
}

/// Writes a line, inside the write that it tells of.
///
/// # Errors
/// When the database does not answer.
pub async fn write(tx: &mut Write, entry: Entry<'_>) -> Result<()> {
    sqlx::query(
        "insert into trail (happened_at, account_id, action, subject_kind, subject_id, unit_id, detail)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(crate::app::now())
    .bind(entry.by.map(|account| account.0))
    .bind(entry.action.as_str())
    .bind(entry.subject.0)
    .bind(entry.subject.1)
    .bind(entry.unit.map(|unit| unit.0))
    .bind(entry.detail)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
