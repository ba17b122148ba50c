//! Coverage of a sitting in the database: numbers by audience, and the figure into which one of them went.

use super::{Conference, note};
use crate::app::App;
use crate::db::Db;
use crate::error::Result;
use crate::store::attachment::{self, NewAttachment};
use crate::store::figure::{self, NewFigure};
use crate::store::row::Columns;
use crate::store::secrecy::Meant;
use soket_core::conference::coverage::{Audience, Coverage, Head};
use soket_core::id::{AccountId, ConferenceId, FigureId};
use soket_core::trail::Verb;
use sqlx::any::AnyRow;

/// One audience of a sitting.
#[derive(Debug, Clone, Copy)]
pub struct Covered {
    /// Who was to be reached.
    pub audience: Audience,
    /// How many were.
    pub coverage: Coverage,
    /// The line of figures that came of it.
    pub figure: Option<FigureId>,
}

/// What is known of a sitting, in the order of audiences.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db, conference: ConferenceId) -> Result<Vec<Covered>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from coverage where conference_id = $1").bind(conference.0).fetch_all(&mut *read).await?;
    let mut all: Vec<Covered> = rows.iter().map(covered).collect::<Result<_>>()?;
    all.sort_by_key(|covered| covered.audience);
    Ok(all)
}

fn covered(row: &AnyRow) -> Result<Covered> {
    let count = |column| -> Result<u32> { Ok(u32::try_from(row.number(column)?).map_err(anyhow::Error::from)?) };
    let coverage = Coverage::new(count("called")?, count("attended")?).map_err(|fault| anyhow::anyhow!("coverage: {}", fault.key))?;
    Ok(Covered { audience: row.parsed("audience", Audience::parse)?, coverage, figure: row.maybe_id("figure_id")? })
}

/// Keeps how many of an audience were called and attended.
///
/// # Errors
/// When the database does not answer.
pub async fn put(db: &Db, by: AccountId, conference: &Conference, (audience, coverage): (Audience, Coverage)) -> Result<()> {
    let (called, attended) = (coverage.count(Head::Called), coverage.count(Head::Attended));
    let mut tx = db.write().await?;
    sqlx::query(
        "insert into coverage (conference_id, audience, called, attended) values ($1, $2, $3, $4)
         on conflict (conference_id, audience) do update set called = excluded.called, attended = excluded.attended",
    )
    .bind(conference.id.0)
    .bind(audience.as_str())
    .bind(i64::from(called))
    .bind(i64::from(attended))
    .execute(&mut *tx)
    .await?;
    let detail = format!("{}: {attended}/{called}", audience.name_vi());
    note(&mut tx, Some(by), (Verb::Cover, &detail), (conference.id, conference.unit)).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes an audience back that was written down by mistake; a line of figures that came of it stays.
///
/// # Errors
/// When the database does not answer.
pub async fn remove(db: &Db, by: AccountId, conference: &Conference, audience: Audience) -> Result<()> {
    let mut tx = db.write().await?;
    sqlx::query("delete from coverage where conference_id = $1 and audience = $2")
        .bind(conference.id.0)
        .bind(audience.as_str())
        .execute(&mut *tx)
        .await?;
    let detail = format!("{}: bỏ", audience.name_vi());
    note(&mut tx, Some(by), (Verb::Cover, &detail), (conference.id, conference.unit)).await?;
    tx.commit().await?;
    Ok(())
}

/// What a number of an audience becomes among the figures.
#[derive(Debug)]
pub enum Entered {
    /// A line to be written: the first, or one that corrects another.
    New(NewFigure),
    /// The line that says the same for the same day already.
    Kept(FigureId, Meant),
}

/// Lets a number go into the figures, with the sheet of attendance as its proof; gives the line. The bytes of the sheet lie in
/// their place already: should the rest fail, nothing names them.
///
/// # Errors
/// As [`figure::enter`].
pub async fn enter(
    app: &App,
    by: AccountId,
    (conference, audience): (&Conference, Audience),
    what: (Entered, NewAttachment),
) -> Result<FigureId> {
    let (entered, proof) = what;
    let mut tx = app.db.write().await?;
    let (line, meant) = match entered {
        Entered::Kept(line, meant) => (line, meant),
        Entered::New(new) => {
            let line = figure::enter(&mut tx, Some(by), &new).await?;
            (line, Meant { record: ("figure", line.0), unit: new.unit })
        }
    };
    attachment::add(&mut tx, Some(by), meant, &proof).await?;
    sqlx::query("update coverage set figure_id = $3 where conference_id = $1 and audience = $2")
        .bind(conference.id.0)
        .bind(audience.as_str())
        .bind(line.0)
        .execute(&mut *tx)
        .await?;
    let detail = format!("{}: ghi vào số liệu, dòng {line}", audience.name_vi());
    note(&mut tx, Some(by), (Verb::Cover, &detail), (conference.id, conference.unit)).await?;
    tx.commit().await?;
    Ok(line)
}
