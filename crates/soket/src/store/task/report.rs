//! Reports on a task: dated sentences on what was done so far and what stands in the way.

use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::task::Task;
use crate::store::trail;
use jiff::civil::Date;
use soket_core::id::{AccountId, TaskId};
use soket_core::trail::Verb;
use sqlx::any::AnyRow;
use std::collections::{HashMap, HashSet};

/// One report.
#[derive(Debug, Clone)]
pub struct Report {
    /// The day that it speaks of.
    pub happened_on: Date,
    /// Whose account wrote it.
    pub by: String,
    /// What was done, what stands in the way.
    pub body: String,
    /// How much of the work is done, where somebody can say so.
    pub percent: Option<i64>,
}

/// The reports on a task, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of(db: &Db, task: TaskId) -> Result<Vec<Report>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select r.happened_on, r.body, r.percent, a.full_name from task_report r join account_named a on a.id = r.account_id
         where r.task_id = $1 order by r.happened_on desc, r.id desc",
    );
    rows.bind(task.0).fetch_all(&mut *read).await?.iter().map(report).collect()
}

/// The last report on each task up to a day.
///
/// # Errors
/// When the database does not answer.
pub async fn last(db: &Db, up_to: Date) -> Result<HashMap<TaskId, Report>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select r.task_id, r.happened_on, r.body, r.percent, a.full_name from task_report r join account_named a on a.id = r.account_id
         where r.happened_on <= $1 order by r.happened_on, r.id",
    );
    let rows = rows.bind(up_to.to_string()).fetch_all(&mut *read).await?;
    // A later row takes the place of an earlier one.
    rows.iter().map(|row| Ok((row.id("task_id")?, report(row)?))).collect()
}

/// The tasks on which an account reported.
///
/// # Errors
/// When the database does not answer.
pub async fn told_by(db: &Db, account: AccountId) -> Result<HashSet<TaskId>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select distinct task_id from task_report where account_id = $1").bind(account.0).fetch_all(&mut *read).await?;
    rows.iter().map(|row| Ok(row.id("task_id")?)).collect()
}

fn report(row: &AnyRow) -> Result<Report> {
    Ok(Report {
        happened_on: row.date("happened_on")?,
        by: row.text("full_name")?,
        body: row.text("body")?,
        percent: row.maybe_number("percent")?,
    })
}

/// Tells how a task goes; who tells is the account, not the name in the report.
///
/// # Errors
/// When the database does not answer.
pub async fn tell(tx: &mut Write, by: AccountId, task: &Task, report: &Report) -> Result<()> {
    sqlx::query("insert into task_report (task_id, happened_on, account_id, body, percent) values ($1, $2, $3, $4, $5)")
        .bind(task.id.0)
        .bind(report.happened_on.to_string())
        .bind(by.0)
        .bind(&report.body)
        .bind(report.percent)
        .execute(&mut **tx)
        .await?;
    let (subject, detail) = (("task", task.id.0), &report.body);
    trail::write(tx, trail::Entry { by: Some(by), action: Verb::TellTask, subject, unit: Some(task.lead), detail }).await
}
