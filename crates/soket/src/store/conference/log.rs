//! The log of a hall in the database: lines are read in order and only ever added.

use crate::app;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use anyhow::Context as _;
use jiff::Timestamp;
use soket_core::conference::deed::{Actor, Line};
use soket_core::id::{AccountId, ConferenceId, DelegateId};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

/// A line with the nonce under which it was sent.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The line.
    pub line: Line,
    /// What keeps it from counting twice when it is sent again.
    pub nonce: Option<String>,
}

/// How many lines a log has.
///
/// # Errors
/// When the database does not answer.
pub async fn length(db: &Db, conference: ConferenceId) -> Result<u64> {
    let mut read = db.read().await?;
    let sql = "select coalesce(max(number), 0) as length from conference_line where conference_id = $1";
    let row = sqlx::query(sql).bind(conference.0).fetch_one(&mut *read).await?;
    Ok(u64::try_from(row.number("length")?).map_err(anyhow::Error::from)?)
}

/// The version of what is prepared and the length of the log, in one question.
///
/// # Errors
/// Not found when there is no such conference.
pub async fn standing(db: &Db, conference: ConferenceId) -> Result<(i64, u64)> {
    let mut read = db.read().await?;
    let sql = "select version, (select coalesce(max(number), 0) from conference_line where conference_id = $1) as length
               from conference where id = $1";
    let row = sqlx::query(sql).bind(conference.0).fetch_one(&mut *read).await?;
    Ok((row.number("version")?, u64::try_from(row.number("length")?).map_err(anyhow::Error::from)?))
}

/// The lines of a log behind a number, in order.
///
/// # Errors
/// When the database does not answer, or a line says what this program does not understand.
pub async fn behind(db: &Db, conference: ConferenceId, number: u64) -> Result<Vec<Sent>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from conference_line where conference_id = $1 and number > $2 order by number")
        .bind(conference.0)
        .bind(i64::try_from(number).map_err(anyhow::Error::from)?)
        .fetch_all(&mut *read)
        .await?;
    rows.iter().map(sent).collect()
}

fn sent(row: &AnyRow) -> Result<Sent> {
    let by = match (row.maybe_id::<AccountId>("account_id")?, row.maybe_id::<DelegateId>("delegate_id")?) {
        (Some(account), _) => Actor::Account(account),
        (None, Some(delegate)) => Actor::Delegate(delegate),
        (None, None) => return Err(anyhow::anyhow!("a line of a conference's log was written by nobody").into()),
    };
    let data = row.text("data")?;
    let deed = serde_json::from_str(&data).with_context(|| format!("a line of a conference's log holds {data}"))?;
    let number = u64::try_from(row.number("number")?).map_err(anyhow::Error::from)?;
    let at: Timestamp = row.text("happened_at")?.parse().map_err(anyhow::Error::from)?;
    Ok(Sent { line: Line { number, at, by, deed }, nonce: row.maybe_text("nonce")? })
}

/// Keeps every other process from adding to a log until this write is done: it waits at the row of the conference.
///
/// # Errors
/// When the database does not answer.
pub async fn hold(tx: &mut Write, conference: ConferenceId) -> Result<()> {
    sqlx::query("update conference set version = version where id = $1").bind(conference.0).execute(&mut **tx).await?;
    Ok(())
}

/// How many lines go into one statement, so that they stand there together or not at all: SQLite takes 32,766 values in one, and seven stand in a line.
pub const LINES_AT_ONCE: usize = 500;
/// How many values stand in a line.
const COLUMNS: usize = 7;

/// Adds lines to a log; gives whether they stand there: not when another process took one of the numbers or nonces first.
/// Up to [`LINES_AT_ONCE`] stand there together or not at all; whoever adds more does it in a write that is given up otherwise.
///
/// # Errors
/// When the database does not answer.
pub async fn add(to: &mut AnyConnection, conference: ConferenceId, lines: &[Sent]) -> Result<bool> {
    for some in lines.chunks(LINES_AT_ONCE) {
        let rows = some.iter().map(row).collect::<Result<Vec<_>>>()?;
        let mut insert = sqlx::query(AssertSqlSafe(insertion(rows.len())));
        for row in rows {
            insert = insert.bind(conference.0).bind(row.number).bind(row.at).bind(row.account).bind(row.delegate).bind(row.nonce);
            insert = insert.bind(row.data);
        }
        match insert.execute(&mut *to).await {
            Ok(_) => {}
            Err(sqlx::Error::Database(why)) if why.is_unique_violation() => return Ok(false),
            Err(why) => return Err(why.into()),
        }
    }
    Ok(true)
}

/// The statement that adds so many lines, its gaps numbered as both databases understand them.
fn insertion(lines: usize) -> String {
    let row = |line: usize| {
        let gaps: Vec<String> = (1..=COLUMNS).map(|column| format!("${}", line * COLUMNS + column)).collect();
        format!("({})", gaps.join(", "))
    };
    let rows: Vec<String> = (0..lines).map(row).collect();
    let into = "insert into conference_line (conference_id, number, happened_at, account_id, delegate_id, nonce, data) values";
    format!("{into} {}", rows.join(", "))
}

struct Row {
    number: i64,
    at: String,
    account: Option<i64>,
    delegate: Option<i64>,
    nonce: Option<String>,
    data: String,
}

fn row(sent: &Sent) -> Result<Row> {
    let line = &sent.line;
    let (account, delegate) = match line.by {
        Actor::Account(account) => (Some(account.0), None),
        Actor::Delegate(delegate) => (None, Some(delegate.0)),
    };
    Ok(Row {
        number: i64::try_from(line.number).map_err(anyhow::Error::from)?,
        at: app::moment_text(line.at),
        account,
        delegate,
        nonce: sent.nonce.clone(),
        data: serde_json::to_string(&line.deed).map_err(anyhow::Error::from)?,
    })
}
