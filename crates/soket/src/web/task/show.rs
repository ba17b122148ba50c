//! One task: who answers for it, how it goes, and what the person may do about it.

use super::Row;
use crate::app::{App, local};
use crate::error::Result;
use crate::store;
use crate::store::attachment::Attachment;
use crate::store::task::Task;
use crate::store::task::report::Report;
use crate::store::trail;
use crate::web::chrome::{Caller, Page};
use crate::web::field::Typed;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use soket_core::attachment::size_vi;
use soket_core::id::TaskId;
use soket_core::period::day::short_date;
use soket_core::task::{TaskState, TaskStep};
use soket_core::viewer::{Action, Viewer};

#[derive(Template)]
#[template(path = "task/show.html")]
struct TaskPage<'a> {
    page: &'a Page,
    row: Row,
    /// Address and name of the conference or the review that set it.
    set_at: Option<(String, String)>,
    reports: Vec<Report>,
    files: Vec<Attachment>,
    trail: Vec<trail::Line>,
    typed: &'a Typed,
    today: String,
    may: May,
}

/// Which forms a page offers.
struct May {
    tell: bool,
    finish: bool,
    attach: bool,
    change_files: bool,
    accept: bool,
    reopen: bool,
    change: bool,
    /// Whether the person could close it, had it been somebody else who reported it done.
    is_own: bool,
}

impl May {
    fn of(task: &Task, viewer: &Viewer) -> Self {
        let leads = |step| task.state.after(step).is_ok();
        let judged = |step| task.state.judged(step, (viewer.account, task.reported_by)).is_ok();
        let (sets, does) = (viewer.can(Action::SetTasks, task.lead), viewer.can(Action::FinishTasks, task.lead));
        Self {
            tell: leads(TaskStep::Tell) && task.may_be_told_by(viewer),
            finish: leads(TaskStep::Finish) && does,
            attach: task.may_be_told_by(viewer),
            change_files: does,
            accept: judged(TaskStep::Accept) && sets,
            reopen: judged(TaskStep::Reopen) && if task.state == TaskState::Reported { does } else { sets },
            change: leads(TaskStep::Correct) && sets,
            is_own: leads(TaskStep::Accept) && task.reported_by == Some(viewer.account),
        }
    }
}

impl TaskPage<'_> {
    fn upload(&self) -> String {
        format!("/viec/{}/tep", self.row.task.id)
    }

    fn day(day: &Date) -> String {
        short_date(*day)
    }

    fn moment(moment: &str) -> String {
        local(moment)
    }

    fn size(bytes: &u64) -> String {
        size_vi(*bytes)
    }
}

/// One task.
///
/// # Errors
/// Not found when there is none, or the person neither sees the unit that leads it nor answers for it.
pub async fn show(Caller { app, viewer, page }: Caller, Path(id): Path<i64>) -> Result<Response> {
    let task = store::task::find(&app.db, &viewer, TaskId(id)).await?;
    page.show(&task_page(&app, &viewer, &page, (task, &Typed::default())).await?)
}

/// The same page once more, with what was typed and what is wrong with it.
///
/// # Errors
/// When the database does not answer.
pub async fn again(Caller { app, viewer, page }: &Caller, task: Task, typed: &Typed) -> Result<Response> {
    let shown = page.show(&task_page(app, viewer, page, (task, typed)).await?)?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}

async fn task_page<'a>(app: &App, viewer: &Viewer, page: &'a Page, (task, typed): (Task, &'a Typed)) -> Result<TaskPage<'a>> {
    let review = match task.review {
        // Who leads a task may not see the review that set it; then only the task is shown.
        Some(review) => Some(store::review::by_id(&app.db, review).await?).filter(|review| viewer.sees(review.unit)),
        None => None,
    };
    let review = review.map(|review| (format!("/so-ket/{}#ghi-nhan", review.slug), review.name()));
    let conference = match task.conference {
        Some(conference) => Some(store::conference::by_id(&app.db, conference).await?).filter(|conference| viewer.sees(conference.unit)),
        None => None,
    };
    let set_at = conference.map(|conference| (format!("/hoi-nghi/{}", conference.slug), conference.title)).or(review);
    let reports = store::task::report::of(&app.db, task.id).await?;
    let files = store::attachment::of(&app.db, ("task", task.id.0)).await?;
    let trail = trail::of(&app.db, ("task", task.id.0)).await?;
    let (may, today) = (May::of(&task, viewer), short_date(viewer.today));
    Ok(TaskPage { page, row: Row::of(task, viewer), set_at, reports, files, trail, typed, today, may })
}
