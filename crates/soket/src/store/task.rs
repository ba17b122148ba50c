//! Tasks: work to finish, set by a review; the next review opens with what became of them.

use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::row::Columns;
use crate::store::trail;
use jiff::civil::Date;
use soket_core::id::{AccountId, ReviewId, TaskId, UnitId};
use soket_core::trail::Verb;
use soket_core::viewer::Viewer;
use sqlx::any::AnyRow;

/// A piece of work with who leads it and until when.
#[derive(Debug, Clone)]
pub struct Task {
    /// Identity.
    pub id: TaskId,
    /// The review that set it.
    pub review: Option<ReviewId>,
    /// The record (a limit) that it remedies.
    pub record: Option<i64>,
    /// What is to be done.
    pub title: String,
    /// Who leads it.
    pub lead: UnitId,
    /// Until when.
    pub due_on: Date,
    /// When it was finished.
    pub finished_on: Option<Date>,
    /// What came of it.
    pub result: String,
}

impl Task {
    /// Whether it should have been finished before a day: computed, never stored.
    pub fn overdue(&self, today: Date) -> bool {
        self.finished_on.is_none() && self.due_on < today
    }
}

/// The tasks that a review set, by due day.
///
/// # Errors
/// When the database does not answer.
pub async fn of_review(db: &Db, review: ReviewId) -> Result<Vec<Task>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from task where review_id = $1 order by due_on, id").bind(review.0).fetch_all(&mut *read).await?;
    rows.iter().map(task).collect()
}

/// Every task: unfinished ones by due day, then finished ones, latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db) -> Result<Vec<Task>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from task order by id").fetch_all(&mut *read).await?;
    let mut tasks = rows.iter().map(task).collect::<Result<Vec<Task>>>()?;
    tasks.sort_by_key(|task| (task.finished_on.is_some(), std::cmp::Reverse(task.finished_on), task.due_on));
    Ok(tasks)
}

/// One task.
///
/// # Errors
/// Not found when there is none or the viewer does not see the unit that leads it.
pub async fn find(db: &Db, viewer: &Viewer, id: TaskId) -> Result<Task> {
    let mut read = db.read().await?;
    let task = task(&sqlx::query("select * from task where id = $1").bind(id.0).fetch_one(&mut *read).await?)?;
    if viewer.sees(task.lead) { Ok(task) } else { Err(Error::NotFound) }
}

/// The unfinished tasks, by due day.
///
/// # Errors
/// When the database does not answer.
pub async fn open(db: &Db) -> Result<Vec<Task>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from task where finished_on is null order by due_on, id").fetch_all(&mut *read).await?;
    rows.iter().map(task).collect()
}

fn task(row: &AnyRow) -> Result<Task> {
    Ok(Task {
        id: row.id("id")?,
        review: row.maybe_id("review_id")?,
        record: row.maybe_number("record_id")?,
        title: row.text("title")?,
        lead: row.id("lead_id")?,
        due_on: row.date("due_on")?,
        finished_on: row.maybe_date("finished_on")?,
        result: row.text("result")?,
    })
}

/// Sets a task; its `id` is not looked at, the new one is given back.
///
/// # Errors
/// When the database does not answer.
pub async fn set(tx: &mut Write, by: Option<AccountId>, new: &Task) -> Result<TaskId> {
    let row = sqlx::query(
        "insert into task (review_id, record_id, title, lead_id, due_on, finished_on, result) values ($1, $2, $3, $4, $5, $6, $7) returning id",
    )
    .bind(new.review.map(|id| id.0))
    .bind(new.record)
    .bind(&new.title)
    .bind(new.lead.0)
    .bind(new.due_on.to_string())
    .bind(new.finished_on.map(|day| day.to_string()))
    .bind(&new.result)
    .fetch_one(&mut **tx)
    .await?;
    let id: TaskId = row.id("id")?;
    let (subject, detail) = (("task", id.0), &new.title);
    trail::write(tx, trail::Entry { by, action: Verb::SetTask, subject, unit: Some(new.lead), detail }).await?;
    Ok(id)
}

/// Reports a task finished on a day, with what came of it.
///
/// # Errors
/// When the database does not answer.
pub async fn finish(tx: &mut Write, by: AccountId, task: &Task, outcome: (Date, &str)) -> Result<()> {
    mark(tx, task.id, (Some(outcome.0), outcome.1)).await?;
    let detail = format!("{}: {}", task.title, outcome.1);
    let subject = ("task", task.id.0);
    trail::write(tx, trail::Entry { by: Some(by), action: Verb::FinishTask, subject, unit: Some(task.lead), detail: &detail }).await
}

/// Takes a report of finishing back; the trail keeps what it said.
///
/// # Errors
/// When the database does not answer.
pub async fn reopen(tx: &mut Write, by: AccountId, task: &Task) -> Result<()> {
    mark(tx, task.id, (None, "")).await?;
    let detail = format!("{}: {}", task.title, task.result);
    let subject = ("task", task.id.0);
    trail::write(tx, trail::Entry { by: Some(by), action: Verb::ReopenTask, subject, unit: Some(task.lead), detail: &detail }).await
}

async fn mark(tx: &mut Write, id: TaskId, outcome: (Option<Date>, &str)) -> Result<()> {
    sqlx::query("update task set finished_on = $2, result = $3 where id = $1")
        .bind(id.0)
        .bind(outcome.0.map(|day| day.to_string()))
        .bind(outcome.1)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
