//! Tasks on the screen: what is to be done by whom until when, and what came of it.

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::attachment::Attachment;
use crate::store::task::Task;
use crate::store::trail;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{self, Choice, choices};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::Deserialize;
use soket_core::attachment::size_vi;
use soket_core::id::{TaskId, UnitId};
use soket_core::period::day::{coming_day, past_day, short_date};
use soket_core::refusal::Sentence;
use soket_core::target::draft::Fault;
use soket_core::text;
use soket_core::viewer::{Action, Viewer};

/// What the form of a new task sends.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct TaskForm {
    title: String,
    lead: String,
    due_on: String,
}

#[derive(Template)]
#[template(path = "task/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    rows: Vec<Row>,
    form: &'a TaskForm,
    leads: Vec<(String, String)>,
    faults: Vec<Fault>,
}

/// A task as lists show it.
pub struct Row {
    /// The task.
    pub task: Task,
    /// Who leads it.
    pub lead: String,
    /// Whether it should have been finished before today.
    pub overdue: bool,
}

impl Row {
    /// A task as the viewer reads it.
    pub fn of(task: Task, viewer: &Viewer) -> Self {
        let lead = viewer.tree.get(task.lead).map(|unit| unit.named_on(viewer.today).full.clone()).unwrap_or_default();
        Self { overdue: task.overdue(viewer.today), task, lead }
    }

    /// Until when.
    pub fn due(&self) -> String {
        short_date(self.task.due_on)
    }

    /// When it was finished, if it was.
    pub fn finished(&self) -> Option<String> {
        self.task.finished_on.map(short_date)
    }
}

impl ListPage<'_> {
    fn fault(&self, name: &str) -> String {
        field::faults(self.page, &self.faults, name)
    }

    fn leads(&self) -> Vec<Choice> {
        choices(self.leads.iter().cloned(), &self.form.lead)
    }
}

/// All tasks of the units that the person sees.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { app, viewer, page }: Caller) -> Result<Response> {
    let form = TaskForm::default();
    page.show(&list_page(&app, &viewer, &page, &form).await?)
}

async fn list_page<'a>(app: &App, viewer: &Viewer, page: &'a Page, form: &'a TaskForm) -> Result<ListPage<'a>> {
    let seen = store::task::all(&app.db).await?.into_iter().filter(|task| viewer.sees(task.lead));
    let may = viewer.tree.all().iter().filter(|unit| viewer.can(Action::SetTasks, unit.id) && unit.stands_on(viewer.today));
    let leads = may.map(|unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone())).collect();
    Ok(ListPage { page, rows: seen.map(|task| Row::of(task, viewer)).collect(), form, leads, faults: Vec::new() })
}

/// Sets a task that no review set.
///
/// # Errors
/// Not found when the person does not see the unit that is to lead it.
pub async fn set(Caller { app, viewer, page }: Caller, Form(form): Form<TaskForm>) -> Result<Response> {
    let lead = viewer.tree.by_code(&form.lead).filter(|unit| viewer.sees(unit.id)).ok_or(Error::NotFound)?.id;
    viewer.may(Action::SetTasks, lead)?;
    match read(&form, lead, viewer.today) {
        Ok(task) => {
            let mut tx = app.db.write().await?;
            store::task::set(&mut tx, Some(viewer.account), &task).await?;
            tx.commit().await?;
            Ok(chrome::done("/viec", "da_luu"))
        }
        Err(faults) => {
            let shown = ListPage { faults, ..list_page(&app, &viewer, &page, &form).await? };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response())
        }
    }
}

fn read(form: &TaskForm, lead: UnitId, today: Date) -> std::result::Result<Task, Vec<Fault>> {
    let mut faults = Vec::new();
    let title = text::tidy(&form.title);
    if title.is_empty() {
        faults.push(Fault {
            field: "title", says: Sentence::plain("Ghi việc phải làm, ví dụ “Lập tổ tư vấn tuyển sinh”.")
        });
    }
    let due_on = coming_day(&form.due_on, today).map_err(|says| faults.push(Fault { field: "due_on", says })).ok();
    match due_on {
        Some(due_on) if faults.is_empty() => {
            Ok(Task { id: TaskId(0), review: None, record: None, title, lead, due_on, finished_on: None, result: String::new() })
        }
        _ => Err(faults),
    }
}

/// What the report of a finished task sends.
#[derive(Deserialize, Default)]
pub struct OutcomeForm {
    finished_on: String,
    result: String,
}

#[derive(Template)]
#[template(path = "task/show.html")]
struct TaskPage<'a> {
    page: &'a Page,
    row: Row,
    review: Option<(String, String)>,
    files: Vec<Attachment>,
    trail: Vec<trail::Line>,
    form: &'a OutcomeForm,
    faults: Vec<Fault>,
    can_finish: bool,
}

impl TaskPage<'_> {
    fn fault(&self, name: &str) -> String {
        field::faults(self.page, &self.faults, name)
    }

    fn upload(&self) -> String {
        format!("/viec/{}/tep", self.row.task.id)
    }

    fn moment(moment: &str) -> String {
        crate::app::local(moment)
    }

    fn size(bytes: &u64) -> String {
        size_vi(*bytes)
    }
}

/// One task.
///
/// # Errors
/// Not found when there is none or the person does not see the unit that leads it.
pub async fn show(Caller { app, viewer, page }: Caller, Path(id): Path<i64>) -> Result<Response> {
    let task = store::task::find(&app.db, &viewer, TaskId(id)).await?;
    let form = OutcomeForm { finished_on: short_date(viewer.today), result: String::new() };
    page.show(&task_page(&app, &viewer, &page, (task, &form)).await?)
}

async fn task_page<'a>(app: &App, viewer: &Viewer, page: &'a Page, shown: (Task, &'a OutcomeForm)) -> Result<TaskPage<'a>> {
    let (task, form) = shown;
    let review = match task.review {
        // Who leads a task may not see the review that set it; then only the task is shown.
        Some(review) => Some(store::review::by_id(&app.db, review).await?).filter(|review| viewer.sees(review.unit)),
        None => None,
    };
    let files = store::attachment::of(&app.db, ("task", task.id.0)).await?;
    let trail = trail::of(&app.db, ("task", task.id.0)).await?;
    let can_finish = viewer.can(Action::FinishTasks, task.lead);
    let review = review.map(|review| (review.slug.clone(), review.name()));
    Ok(TaskPage { page, row: Row::of(task, viewer), review, files, trail, form, faults: Vec::new(), can_finish })
}

/// Reports a task finished.
///
/// # Errors
/// Not found when the person does not see the task; a refusal when the person may not report it.
pub async fn finish(Caller { app, viewer, page }: Caller, Path(id): Path<i64>, Form(form): Form<OutcomeForm>) -> Result<Response> {
    let task = store::task::find(&app.db, &viewer, TaskId(id)).await?;
    viewer.may(Action::FinishTasks, task.lead)?;
    match outcome(&form, viewer.today) {
        Ok((day, result)) => {
            let mut tx = app.db.write().await?;
            store::task::finish(&mut tx, viewer.account, &task, (day, &result)).await?;
            tx.commit().await?;
            Ok(chrome::done(&format!("/viec/{id}"), "da_luu"))
        }
        Err(faults) => {
            let shown = TaskPage { faults, ..task_page(&app, &viewer, &page, (task, &form)).await? };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response())
        }
    }
}

fn outcome(form: &OutcomeForm, today: Date) -> std::result::Result<(Date, String), Vec<Fault>> {
    let mut faults = Vec::new();
    let result = text::tidy(&form.result);
    if result.is_empty() {
        faults.push(Fault {
            field: "result", says: Sentence::plain("Ghi kết quả bằng một câu, như sẽ in ở đầu kỳ sơ kết sau.")
        });
    }
    let day = past_day(&form.finished_on, today).map_err(|says| faults.push(Fault { field: "finished_on", says })).ok();
    match day {
        Some(day) if faults.is_empty() => Ok((day, result)),
        _ => Err(faults),
    }
}

/// Takes a report of finishing back.
///
/// # Errors
/// Not found when the person does not see the task; a refusal when the person may not report it.
pub async fn reopen(Caller { app, viewer, .. }: Caller, Path(id): Path<i64>) -> Result<Response> {
    let task = store::task::find(&app.db, &viewer, TaskId(id)).await?;
    viewer.may(Action::FinishTasks, task.lead)?;
    let mut tx = app.db.write().await?;
    store::task::reopen(&mut tx, viewer.account, &task).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/viec/{id}"), "da_bo"))
}
