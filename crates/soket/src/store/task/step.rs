//! The steps of a task; each goes from the state that its asker saw, and is refused where somebody else was faster.

use crate::db::Write;
use crate::error::Result;
use crate::store::task::Task;
use crate::store::trail;
use jiff::civil::Date;
use soket_core::id::AccountId;
use soket_core::period::day::short_date;
use soket_core::refusal::Refusal;
use soket_core::task::TaskState;
use soket_core::trail::Verb;

/// Reports a task finished on a day, with what came of it.
///
/// # Errors
/// A refusal when somebody else was faster; the same for all below.
pub async fn finish(tx: &mut Write, by: AccountId, task: &Task, outcome: (Date, &str)) -> Result<()> {
    let done = Task {
        state: TaskState::Reported,
        finished_on: Some(outcome.0),
        result: outcome.1.to_owned(),
        reported_by: Some(by),
        answer: String::new(),
        ..task.clone()
    };
    go(tx, task, &done).await?;
    note(tx, by, task, (Verb::FinishTask, &format!("{}: {}", task.title, outcome.1))).await
}

/// Closes a task that was reported done.
///
/// # Errors
/// As for finishing.
pub async fn accept(tx: &mut Write, by: AccountId, task: &Task) -> Result<()> {
    go(tx, task, &Task { state: TaskState::Accepted, ..task.clone() }).await?;
    note(tx, by, task, (Verb::AcceptTask, &format!("{}: {}", task.title, task.result))).await
}

/// Sends a task that was reported done back to work, with what is missing.
///
/// # Errors
/// As for finishing.
pub async fn send_back(tx: &mut Write, by: AccountId, task: &Task, reason: &str) -> Result<()> {
    go(tx, task, &at_work(task, reason)).await?;
    note(tx, by, task, (Verb::SendBackTask, &format!("{}: {}", task.result, reason))).await
}

/// Takes a report of finishing back, or works on again what was closed; the trail keeps what it said.
///
/// # Errors
/// As for finishing.
pub async fn reopen(tx: &mut Write, by: AccountId, task: &Task) -> Result<()> {
    go(tx, task, &at_work(task, "")).await?;
    note(tx, by, task, (Verb::ReopenTask, &format!("{}: {}", task.title, task.result))).await
}

/// Takes a task back from who was to do it.
///
/// # Errors
/// As for finishing.
pub async fn withdraw(tx: &mut Write, by: AccountId, task: &Task, reason: &str) -> Result<()> {
    go(tx, task, &Task { state: TaskState::Withdrawn, answer: reason.to_owned(), ..task.clone() }).await?;
    note(tx, by, task, (Verb::WithdrawTask, &format!("{}: {}", task.title, reason))).await
}

/// Corrects what is to be done, by whom and until when; the trail keeps what it said, people by their number only.
///
/// # Errors
/// As for finishing.
pub async fn correct(tx: &mut Write, by: AccountId, task: &Task, right: &Task) -> Result<()> {
    go(tx, task, right).await?;
    let owner = task.owner.filter(|_| task.owner != right.owner).map(|owner| format!("; /nguoi/{owner}")).unwrap_or_default();
    let was = format!("{}; {}{owner}", task.title, short_date(task.due_on));
    note(tx, by, task, (Verb::CorrectTask, &was)).await
}

/// The task as it was before anybody reported it done.
fn at_work(task: &Task, answer: &str) -> Task {
    let answer = answer.to_owned();
    Task { state: TaskState::Open, finished_on: None, result: String::new(), reported_by: None, answer, ..task.clone() }
}

async fn go(tx: &mut Write, from: &Task, to: &Task) -> Result<()> {
    let moved = sqlx::query(
        "update task set state = $3, title = $4, lead_id = $5, owner_id = $6, due_on = $7, finished_on = $8, result = $9, reported_by = $10,
         answer = $11 where id = $1 and state = $2",
    )
    .bind(from.id.0)
    .bind(from.state.as_str())
    .bind(to.state.as_str())
    .bind(&to.title)
    .bind(to.lead.0)
    .bind(to.owner.map(|id| id.0))
    .bind(to.due_on.to_string())
    .bind(to.finished_on.map(|day| day.to_string()))
    .bind(&to.result)
    .bind(to.reported_by.map(|id| id.0))
    .bind(&to.answer)
    .execute(&mut **tx)
    .await?;
    if moved.rows_affected() == 0 {
        return Err(Refusal::conflict("Người khác vừa đổi việc này.", "Tải lại trang để xem việc đang ở đâu, rồi làm lại.").into());
    }
    Ok(())
}

async fn note(tx: &mut Write, by: AccountId, task: &Task, (action, detail): (Verb, &str)) -> Result<()> {
    let subject = ("task", task.id.0);
    trail::write(tx, trail::Entry { by: Some(by), action, subject, unit: Some(task.lead), detail }).await
}
