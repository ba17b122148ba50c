//! The steps of a task: how it goes, done, accepted, sent back, worked on again, withdrawn.

use super::show::again;
use crate::error::Result;
use crate::store;
use crate::store::task::report::Report;
use crate::web::chrome::{self, Caller};
use crate::web::field::{Fields, Typed};
use axum::Form;
use axum::extract::Path;
use axum::response::Response;
use jiff::civil::Date;
use soket_core::id::TaskId;
use soket_core::period::day::past_day;
use soket_core::refusal::Sentence;
use soket_core::task::{TaskState, TaskStep};
use soket_core::viewer::Action;

/// Tells how a task goes.
///
/// # Errors
/// Not found when the person does not see the task; a refusal when the person may not, or the task stands elsewhere. The same
/// for all below.
pub async fn tell(caller: Caller, Path(id): Path<i64>, Form(fields): Form<Fields>) -> Result<Response> {
    let task = store::task::find(&caller.app.db, &caller.viewer, TaskId(id)).await?;
    if !task.is_owned_by(&caller.viewer) {
        caller.viewer.may(Action::FinishTasks, task.lead)?;
    }
    task.state.after(TaskStep::Tell)?;
    let mut typed = Typed::new("tien-do", fields);
    let Some(report) = report(&mut typed, caller.viewer.today) else {
        return again(&caller, task, &typed).await;
    };
    let mut tx = caller.app.db.write().await?;
    store::task::report::tell(&mut tx, caller.viewer.account, &task, &report).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/viec/{id}"), "da_luu"))
}

fn report(typed: &mut Typed, today: Date) -> Option<Report> {
    let body = typed.wanted("body", "Ghi đã làm được gì, còn vướng gì.");
    let happened_on = day(typed, "happened_on", today);
    let percent = match typed.text("percent").trim_end_matches('%').trim() {
        "" => None,
        text => match text.parse::<i64>().ok().filter(|percent| (0..=100).contains(percent)) {
            Some(percent) => Some(percent),
            None => {
                typed.fault("percent", Sentence::plain("Ghi một số nguyên từ 0 đến 100, hoặc để trống."));
                None
            }
        },
    };
    let report = Report { happened_on: happened_on?, by: String::new(), body: body?, percent };
    typed.first_fault().is_none().then_some(report)
}

/// A day that is not still to come.
fn day(typed: &mut Typed, field: &'static str, today: Date) -> Option<Date> {
    past_day(&typed.text(field), today).map_err(|says| typed.fault(field, says)).ok()
}

/// Reports a task done, with what came of it.
///
/// # Errors
/// As for telling how it goes.
pub async fn finish(caller: Caller, Path(id): Path<i64>, Form(fields): Form<Fields>) -> Result<Response> {
    let task = store::task::find(&caller.app.db, &caller.viewer, TaskId(id)).await?;
    caller.viewer.may(Action::FinishTasks, task.lead)?;
    task.state.after(TaskStep::Finish)?;
    let mut typed = Typed::new("xong", fields);
    let result = typed.wanted("result", "Ghi kết quả bằng một câu, như sẽ in ở đầu kỳ sơ kết sau.");
    let (Some(day), Some(result)) = (day(&mut typed, "finished_on", caller.viewer.today), result) else {
        return again(&caller, task, &typed).await;
    };
    let mut tx = caller.app.db.write().await?;
    store::task::step::finish(&mut tx, caller.viewer.account, &task, (day, &result)).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/viec/{id}"), "da_luu"))
}

/// Closes a task that somebody else reported done.
///
/// # Errors
/// As for telling how it goes.
pub async fn accept(Caller { app, viewer, .. }: Caller, Path(id): Path<i64>) -> Result<Response> {
    let task = store::task::find(&app.db, &viewer, TaskId(id)).await?;
    viewer.may(Action::SetTasks, task.lead)?;
    task.state.judged(TaskStep::Accept, (viewer.account, task.reported_by))?;
    let mut tx = app.db.write().await?;
    store::task::step::accept(&mut tx, viewer.account, &task).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/viec/{id}"), "da_luu"))
}

/// Sends a task that somebody else reported done back to work, with what is missing.
///
/// # Errors
/// As for telling how it goes.
pub async fn send_back(caller: Caller, Path(id): Path<i64>, Form(fields): Form<Fields>) -> Result<Response> {
    let task = store::task::find(&caller.app.db, &caller.viewer, TaskId(id)).await?;
    caller.viewer.may(Action::SetTasks, task.lead)?;
    task.state.judged(TaskStep::SendBack, (caller.viewer.account, task.reported_by))?;
    let mut typed = Typed::new("tra-lai", fields);
    let Some(reason) = typed.wanted("reason", "Ghi còn thiếu gì, để đơn vị biết phải làm thêm gì.") else {
        return again(&caller, task, &typed).await;
    };
    let mut tx = caller.app.db.write().await?;
    store::task::step::send_back(&mut tx, caller.viewer.account, &task, &reason).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/viec/{id}"), "da_luu"))
}

/// Takes a report of finishing back, by who does the task; works on again what was closed, by who set it.
///
/// # Errors
/// As for telling how it goes.
pub async fn reopen(Caller { app, viewer, .. }: Caller, Path(id): Path<i64>) -> Result<Response> {
    let task = store::task::find(&app.db, &viewer, TaskId(id)).await?;
    let action = if task.state == TaskState::Reported { Action::FinishTasks } else { Action::SetTasks };
    viewer.may(action, task.lead)?;
    task.state.judged(TaskStep::Reopen, (viewer.account, task.reported_by))?;
    let mut tx = app.db.write().await?;
    store::task::step::reopen(&mut tx, viewer.account, &task).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/viec/{id}"), "da_bo"))
}
