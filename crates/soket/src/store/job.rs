//! The queue: what is to be done beside requests, by whichever running soket takes it first.

use crate::app::from_now;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use jiff::SignedDuration;
use soket_core::job::Job;

/// How long a job belongs to whoever took it, unless he says again that he works at it.
pub const CLAIM: SignedDuration = SignedDuration::from_secs(15);

/// A job that this process has taken.
#[derive(Debug)]
pub struct Claimed {
    /// Its row.
    pub id: i64,
    /// What is to be done.
    pub job: Job,
    /// How often it was taken since it last went on, this time included.
    pub tries: i64,
}

/// Puts a job into the queue, to be done at this moment or soon after; asked again, it is done once, at the new moment.
///
/// # Errors
/// When the database does not answer.
pub async fn put(tx: &mut Write, job: Job, due_at: &str) -> Result<()> {
    let sql =
        "insert into job (what, due_at, tries) values ($1, $2, 0) on conflict (what) do update set due_at = excluded.due_at, tries = 0";
    sqlx::query(sql).bind(job.as_text()).bind(due_at).execute(&mut **tx).await?;
    Ok(())
}

/// Takes a job out of the queue: it is done, or nobody wants it any more.
///
/// # Errors
/// When the database does not answer.
pub async fn end(tx: &mut Write, job: Job) -> Result<()> {
    sqlx::query("delete from job where what = $1").bind(job.as_text()).execute(&mut **tx).await?;
    Ok(())
}

/// Whether a job is in the queue still.
///
/// # Errors
/// When the database does not answer.
pub async fn is_waiting(tx: &mut Write, job: Job) -> Result<bool> {
    Ok(sqlx::query("select id from job where what = $1").bind(job.as_text()).fetch_optional(&mut **tx).await?.is_some())
}

/// Takes the job that is due first and that nobody works at.
///
/// # Errors
/// When the database does not answer.
pub async fn claim(db: &Db) -> Result<Option<Claimed>> {
    // The second look at `claimed_until` is for PostgreSQL, where two may have chosen the same row.
    let sql = "update job set claimed_until = $2, tries = tries + 1
        where id = (select id from job where due_at <= $1 and (claimed_until is null or claimed_until < $1) order by due_at, id limit 1)
        and (claimed_until is null or claimed_until < $1) returning id, what, tries";
    let query = sqlx::query(sql).bind(crate::app::now()).bind(from_now(CLAIM));
    let Some(row) = query.fetch_optional(&mut *db.statement().await?).await? else { return Ok(None) };
    Ok(Some(Claimed { id: row.number("id")?, job: row.parsed("what", Job::parse)?, tries: row.number("tries")? }))
}

/// Says again that this process works at a job.
///
/// # Errors
/// When the database does not answer.
pub async fn hold(db: &Db, claimed: &Claimed) -> Result<()> {
    let query = sqlx::query("update job set claimed_until = $2 where id = $1").bind(claimed.id).bind(from_now(CLAIM));
    query.execute(&mut *db.statement().await?).await?;
    Ok(())
}

/// Says that a job went on: what fails afterwards is a new fault.
///
/// # Errors
/// When the database does not answer.
pub async fn went_on(tx: &mut Write, job: Job) -> Result<()> {
    sqlx::query("update job set tries = 0 where what = $1").bind(job.as_text()).execute(&mut **tx).await?;
    Ok(())
}

/// Gives a job back, to be taken again after a while.
///
/// # Errors
/// When the database does not answer.
pub async fn give_back(db: &Db, claimed: &Claimed, after: SignedDuration) -> Result<()> {
    let query = sqlx::query("update job set claimed_until = null, due_at = $2 where id = $1").bind(claimed.id).bind(from_now(after));
    query.execute(&mut *db.statement().await?).await?;
    Ok(())
}
