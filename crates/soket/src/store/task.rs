//! Tasks: work to finish, set by a review, a conference or by itself; the next review opens with what became of them.

pub mod report;
pub mod step;

use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::row::Columns;
use crate::store::trail;
use jiff::civil::Date;
use soket_core::id::{AccountId, ConferenceId, PersonId, ReviewId, TaskId, UnitId};
use soket_core::task::TaskState;
use soket_core::trail::Verb;
use soket_core::viewer::{Action, Viewer};
use sqlx::any::AnyRow;

/// A piece of work with who leads it and until when.
#[derive(Debug, Clone)]
pub struct Task {
    /// Identity.
    pub id: TaskId,
    /// The review that set it.
    pub review: Option<ReviewId>,
    /// The conference that set it.
    pub conference: Option<ConferenceId>,
    /// The record (a limit) that it remedies.
    pub record: Option<i64>,
    /// What is to be done.
    pub title: String,
    /// What it came from, in words; empty when it came from nothing but the need.
    pub origin: String,
    /// Who leads it.
    pub lead: UnitId,
    /// Who answers for it by name.
    pub owner: Option<PersonId>,
    /// The owner's name as the register has it now.
    pub owner_name: String,
    /// Until when.
    pub due_on: Date,
    /// Where it stands.
    pub state: TaskState,
    /// When it was finished.
    pub finished_on: Option<Date>,
    /// What came of it.
    pub result: String,
    /// Which account reported it done.
    pub reported_by: Option<AccountId>,
    /// The name behind that account.
    pub reporter: String,
    /// Why it was sent back or withdrawn.
    pub answer: String,
}

impl Task {
    /// A task not yet set: open, of no review and no conference.
    pub fn new(title: String, lead: UnitId, due_on: Date) -> Self {
        Self {
            id: TaskId(0),
            review: None,
            conference: None,
            record: None,
            title,
            origin: String::new(),
            lead,
            owner: None,
            owner_name: String::new(),
            due_on,
            state: TaskState::Open,
            finished_on: None,
            result: String::new(),
            reported_by: None,
            reporter: String::new(),
            answer: String::new(),
        }
    }

    /// Whether it should have been finished before a day: computed, never stored.
    pub fn overdue(&self, today: Date) -> bool {
        self.state == TaskState::Open && self.due_on < today
    }

    /// Whether the task exists for this person: who leads it is seen, or it is their own.
    pub fn is_seen_by(&self, viewer: &Viewer) -> bool {
        viewer.sees(self.lead) || self.is_owned_by(viewer)
    }

    /// Whether this person answers for it by name.
    pub fn is_owned_by(&self, viewer: &Viewer) -> bool {
        self.owner == Some(viewer.person)
    }

    /// Whether the person may say how it goes: whoever reports for the unit that leads it, and the owner.
    pub fn may_be_told_by(&self, viewer: &Viewer) -> bool {
        viewer.can(Action::FinishTasks, self.lead) || self.is_owned_by(viewer)
    }

    /// Whether the person may close it, once it is reported done.
    pub fn may_be_accepted_by(&self, viewer: &Viewer) -> bool {
        viewer.can(Action::SetTasks, self.lead) && self.reported_by != Some(viewer.account)
    }
}

/// The tasks that a review set, by due day.
///
/// # Errors
/// When the database does not answer.
pub async fn of_review(db: &Db, review: ReviewId) -> Result<Vec<Task>> {
    let mut read = db.read().await?;
    let rows =
        sqlx::query("select * from task_named where review_id = $1 order by due_on, id").bind(review.0).fetch_all(&mut *read).await?;
    rows.iter().map(task).collect()
}

/// The tasks that a review in any of these versions set, and the conferences that heard it, by due day.
///
/// # Errors
/// When the database does not answer.
pub async fn after(db: &Db, versions: [ReviewId; 2]) -> Result<Vec<Task>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select * from task_named where review_id in ($1, $2)
         or conference_id in (select conference_id from conference_review where review_id in ($1, $2)) order by due_on, id",
    );
    let rows = rows.bind(versions[0].0).bind(versions[1].0);
    rows.fetch_all(&mut *read).await?.iter().map(task).collect()
}

/// The tasks that a conference set, by due day.
///
/// # Errors
/// When the database does not answer.
pub async fn of_conference(db: &Db, conference: ConferenceId) -> Result<Vec<Task>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from task_named where conference_id = $1 order by due_on, id").bind(conference.0);
    rows.fetch_all(&mut *read).await?.iter().map(task).collect()
}

/// The tasks for which a person answers by name, by due day.
///
/// # Errors
/// When the database does not answer.
pub async fn owned_by(db: &Db, person: PersonId) -> Result<Vec<Task>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from task_named where owner_id = $1 order by due_on, id").bind(person.0);
    rows.fetch_all(&mut *read).await?.iter().map(task).collect()
}

/// Every task: those reported done and open ones by due day, then finished and withdrawn ones, latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db) -> Result<Vec<Task>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from task_named order by id").fetch_all(&mut *read).await?;
    let mut tasks = rows.iter().map(task).collect::<Result<Vec<Task>>>()?;
    let is_over = |task: &Task| matches!(task.state, TaskState::Accepted | TaskState::Withdrawn);
    tasks.sort_by_key(|task| (is_over(task), std::cmp::Reverse(task.finished_on.filter(|_| is_over(task))), task.due_on));
    Ok(tasks)
}

/// One task.
///
/// # Errors
/// Not found when there is none or the viewer does not see the unit that leads it.
pub async fn find(db: &Db, viewer: &Viewer, id: TaskId) -> Result<Task> {
    let mut read = db.read().await?;
    let task = task(&sqlx::query("select * from task_named where id = $1").bind(id.0).fetch_one(&mut *read).await?)?;
    if task.is_seen_by(viewer) { Ok(task) } else { Err(Error::NotFound) }
}

/// The tasks that are being worked on, by due day.
///
/// # Errors
/// When the database does not answer.
pub async fn open(db: &Db) -> Result<Vec<Task>> {
    in_state(db, TaskState::Open).await
}

/// The tasks that wait for somebody to look at what came of them, by due day.
///
/// # Errors
/// When the database does not answer.
pub async fn reported(db: &Db) -> Result<Vec<Task>> {
    in_state(db, TaskState::Reported).await
}

async fn in_state(db: &Db, state: TaskState) -> Result<Vec<Task>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from task_named where state = $1 order by due_on, id").bind(state.as_str());
    rows.fetch_all(&mut *read).await?.iter().map(task).collect()
}

fn task(row: &AnyRow) -> Result<Task> {
    Ok(Task {
        id: row.id("id")?,
        review: row.maybe_id("review_id")?,
        conference: row.maybe_id("conference_id")?,
        record: row.maybe_number("record_id")?,
        title: row.text("title")?,
        origin: row.text("origin")?,
        lead: row.id("lead_id")?,
        owner: row.maybe_id("owner_id")?,
        owner_name: row.text("owner_name")?,
        due_on: row.date("due_on")?,
        state: row.parsed("state", TaskState::parse)?,
        finished_on: row.maybe_date("finished_on")?,
        result: row.text("result")?,
        reported_by: row.maybe_id("reported_by")?,
        reporter: row.text("reporter")?,
        answer: row.text("answer")?,
    })
}

/// Sets a task; its `id` and the names in it are not looked at, the new id is given back.
///
/// # Errors
/// When the database does not answer.
pub async fn set(tx: &mut Write, by: Option<AccountId>, new: &Task) -> Result<TaskId> {
    let row = sqlx::query(
        "insert into task (review_id, record_id, title, lead_id, due_on, finished_on, result, conference_id, origin, owner_id, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id",
    )
    .bind(new.review.map(|id| id.0))
    .bind(new.record)
    .bind(&new.title)
    .bind(new.lead.0)
    .bind(new.due_on.to_string())
    .bind(new.finished_on.map(|day| day.to_string()))
    .bind(&new.result)
    .bind(new.conference.map(|id| id.0))
    .bind(&new.origin)
    .bind(new.owner.map(|id| id.0))
    .bind(new.state.as_str())
    .fetch_one(&mut **tx)
    .await?;
    let id: TaskId = row.id("id")?;
    let (subject, detail) = (("task", id.0), &new.title);
    trail::write(tx, trail::Entry { by, action: Verb::SetTask, subject, unit: Some(new.lead), detail }).await?;
    Ok(id)
}
