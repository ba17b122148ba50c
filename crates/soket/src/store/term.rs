//! Terms of office (nhiệm kỳ): dated, and what numbers of Party papers run in.

use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use jiff::civil::Date;
use soket_core::id::UnitId;
use soket_core::unit::Tree;
use sqlx::any::AnyRow;

/// The series in which a unit numbers its papers on a day: its term, or the calendar year where none is known.
///
/// # Errors
/// When the database does not answer.
pub async fn series(db: &Db, unit: UnitId, day: Date) -> Result<String> {
    let mut read = db.read().await?;
    let row = sqlx::query("select ordinal, from_on from term where unit_id = $1 and from_on <= $2 and to_on >= $2")
        .bind(unit.0)
        .bind(day.to_string())
        .fetch_optional(&mut *read)
        .await?;
    match row {
        Some(row) => Ok(format!("{} {}", row.text("ordinal")?, row.text("from_on")?)),
        None => Ok(day.year().to_string()),
    }
}

/// The first and last day of the term in which a unit stands on a day: its own, or that of the nearest body above it.
///
/// # Errors
/// When the database does not answer.
pub async fn on(db: &Db, tree: &Tree, unit: UnitId, day: Date) -> Result<Option<(Date, Date)>> {
    let mut read = db.read().await?;
    let rows =
        sqlx::query("select unit_id, from_on, to_on from term where from_on <= $1 and to_on >= $1 order by id").bind(day.to_string());
    let term = |row: &AnyRow| Ok((row.id("unit_id")?, (row.date("from_on")?, row.date("to_on")?)));
    let mut terms: Vec<(UnitId, (Date, Date))> = rows.fetch_all(&mut *read).await?.iter().map(term).collect::<Result<_>>()?;
    terms.retain(|(body, _)| tree.answers_for(*body, unit, day));
    let is_nearest = |body: UnitId| terms.iter().all(|(other, _)| *other == body || !tree.answers_for(body, *other, day));
    Ok(terms.iter().find(|(body, _)| is_nearest(*body)).map(|(_, days)| *days))
}

/// A term of a unit.
#[derive(Debug, Clone)]
pub struct Term {
    /// "X".
    pub ordinal: String,
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

/// The terms of a unit, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of(db: &Db, unit: UnitId) -> Result<Vec<Term>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select ordinal, from_on, to_on from term where unit_id = $1 order by from_on").bind(unit.0);
    let term = |row: &AnyRow| Ok(Term { ordinal: row.text("ordinal")?, first: row.date("from_on")?, last: row.date("to_on")? });
    rows.fetch_all(&mut *read).await?.iter().map(term).collect()
}

/// Opens a term.
///
/// # Errors
/// A refusal when one begins on that day already.
pub async fn open(tx: &mut Write, unit: UnitId, ordinal: &str, days: (Date, Date)) -> Result<()> {
    sqlx::query("insert into term (unit_id, ordinal, from_on, to_on) values ($1, $2, $3, $4)")
        .bind(unit.0)
        .bind(ordinal)
        .bind(days.0.to_string())
        .bind(days.1.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
