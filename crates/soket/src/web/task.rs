//! Tasks on the screen: what is to be done by whom until when, and which of them wait for whom.

pub mod correct;
pub mod show;
pub mod step;

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::task::Task;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{self, Choice, choices, or_none};
use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::Deserialize;
use soket_core::id::{PersonId, TaskId, UnitId};
use soket_core::period::day::{coming_day, short_date};
use soket_core::refusal::{Refusal, Sentence};
use soket_core::target::draft::Fault;
use soket_core::task::TaskState;
use soket_core::text;
use soket_core::viewer::{Action, Viewer};
use std::collections::HashSet;

/// What the form of a new task sends.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct TaskForm {
    title: String,
    lead: String,
    owner: String,
    due_on: String,
}

/// Which tasks a list shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Mine,
    OfMyUnit,
    Overdue,
    Reported,
    All,
}

impl Shown {
    const ALL: [Shown; 5] = [Shown::Mine, Shown::OfMyUnit, Shown::Overdue, Shown::Reported, Shown::All];

    /// As it stands in the address.
    fn as_str(self) -> &'static str {
        match self {
            Shown::Mine => "cua-toi",
            Shown::OfMyUnit => "don-vi-toi",
            Shown::Overdue => "qua-han",
            Shown::Reported => "cho-nghiem-thu",
            Shown::All => "tat-ca",
        }
    }

    fn name_vi(self) -> &'static str {
        match self {
            Shown::Mine => "Của tôi",
            Shown::OfMyUnit => "Đơn vị tôi",
            Shown::Overdue => "Quá hạn",
            Shown::Reported => "Chờ nghiệm thu",
            Shown::All => "Tất cả",
        }
    }

    fn holds(self, task: &Task, viewer: &Viewer, told: &HashSet<TaskId>) -> bool {
        match self {
            Shown::Mine => task.is_owned_by(viewer) || task.reported_by == Some(viewer.account) || told.contains(&task.id),
            Shown::OfMyUnit => viewer.hats.iter().any(|hat| hat.unit == task.lead),
            Shown::Overdue => task.overdue(viewer.today),
            Shown::Reported => task.state == TaskState::Reported,
            Shown::All => true,
        }
    }
}

/// Which tasks the address asks for; all of them when it does not say.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Wanted {
    xem: String,
}

/// A way to look at the list, and how many tasks it shows.
struct Tab {
    shown: Shown,
    count: usize,
    is_here: bool,
}

#[derive(Template)]
#[template(path = "task/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    form: &'a TaskForm,
    leads: Vec<(String, String)>,
    owners: Vec<(String, String)>,
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

    /// Where it stands, unless it is only being worked on; and its colour.
    pub fn tag(&self) -> Option<(&'static str, &'static str)> {
        match self.task.state {
            TaskState::Open if self.overdue => Some(("quá hạn", "bad")),
            TaskState::Open if !self.task.answer.is_empty() => Some(("bị trả lại", "warn")),
            TaskState::Open => None,
            TaskState::Reported => Some((TaskState::Reported.name_vi(), "warn")),
            TaskState::Accepted => Some((TaskState::Accepted.name_vi(), "good")),
            TaskState::Withdrawn => Some((TaskState::Withdrawn.name_vi(), "")),
        }
    }
}

impl ListPage<'_> {
    fn fault(&self, name: &str) -> String {
        field::faults(self.page, &self.faults, name)
    }

    fn leads(&self) -> Vec<Choice> {
        choices(self.leads.iter().cloned(), &self.form.lead)
    }

    fn owners(&self) -> Vec<Choice> {
        or_none(self.owners.iter().cloned(), &self.form.owner)
    }
}

/// The tasks that the person sees: all of them, or those that the address asks for.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { app, viewer, page }: Caller, Query(wanted): Query<Wanted>) -> Result<Response> {
    let shown = Shown::ALL.into_iter().find(|shown| shown.as_str() == wanted.xem).unwrap_or(Shown::All);
    let form = TaskForm::default();
    page.show(&list_page(&app, &viewer, &page, (&form, shown)).await?)
}

async fn list_page<'a>(app: &App, viewer: &Viewer, page: &'a Page, (form, shown): (&'a TaskForm, Shown)) -> Result<ListPage<'a>> {
    let mut seen = store::task::all(&app.db).await?;
    seen.retain(|task| task.is_seen_by(viewer));
    let told = store::task::report::told_by(&app.db, viewer.account).await?;
    let tab =
        |tab: Shown| Tab { shown: tab, count: seen.iter().filter(|task| tab.holds(task, viewer, &told)).count(), is_here: tab == shown };
    let tabs = Shown::ALL.map(tab).into();
    seen.retain(|task| shown.holds(task, viewer, &told));
    let rows = seen.into_iter().map(|task| Row::of(task, viewer)).collect();
    let (leads, owners) = (leads(viewer), owners(app, viewer).await?);
    Ok(ListPage { page, tabs, rows, form, leads, owners, faults: Vec::new() })
}

/// The units to which the person may give tasks, by code.
fn leads(viewer: &Viewer) -> Vec<(String, String)> {
    let may = viewer.tree.all().iter().filter(|unit| viewer.can(Action::SetTasks, unit.id) && unit.stands_on(viewer.today));
    may.map(|unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone())).collect()
}

/// The people who can answer for a task by name, each by number and as a line of a list: those of the units that the person sees.
///
/// # Errors
/// When the database does not answer.
pub async fn owners(app: &App, viewer: &Viewer) -> Result<Vec<(String, String)>> {
    let people = store::person::all(&app.db).await?.into_iter().filter(|person| viewer.sees(person.unit));
    let named = people.map(|person| {
        let unit = viewer.tree.get(person.unit).map(|unit| unit.named_on(viewer.today).full.as_str()).unwrap_or_default();
        (person.id.to_string(), format!("{}, {unit}", person.full_name))
    });
    Ok(named.collect())
}

/// Whom a field with suggestions names: an offered line as it stands, or a name that one of the offered bears alone.
///
/// # Errors
/// A refusal when nobody or more than one is meant.
pub fn named_owner(offered: &[(String, String)], typed: &str) -> std::result::Result<Option<PersonId>, Refusal> {
    if typed.is_empty() {
        return Ok(None);
    }
    let sought = text::fold(typed);
    let name = |line: &str| line.split_once(", ").map_or(text::fold(line), |(name, _)| text::fold(name));
    let whole = offered.iter().filter(|(_, line)| line == typed);
    let same = offered.iter().filter(|(_, line)| name(line) == sought);
    let mut meant: Vec<&str> = whole.map(|(id, _)| id.as_str()).collect();
    if meant.is_empty() {
        meant = same.map(|(id, _)| id.as_str()).collect();
    }
    match meant[..] {
        [id] => Ok(id.parse().ok().map(PersonId)),
        [] => {
            Err(Refusal::unfit("Sổ tên không có ai tên “%{typed}”.", "Chọn người trong danh sách gợi ý, hoặc để trống.")
                .with("typed", typed))
        }
        _ => {
            Err(Refusal::unfit("Có nhiều người tên “%{typed}”.", "Chọn đúng người kèm đơn vị trong danh sách gợi ý.").with("typed", typed))
        }
    }
}

/// Sets a task that no review set.
///
/// # Errors
/// Not found when the person does not see the unit that is to lead it.
pub async fn set(Caller { app, viewer, page }: Caller, Form(form): Form<TaskForm>) -> Result<Response> {
    let lead = lead(&viewer, &form)?;
    viewer.may(Action::SetTasks, lead)?;
    let owners = owners(&app, &viewer).await?;
    match read(&form, lead, (&owners, viewer.today)) {
        Ok(task) => {
            let mut tx = app.db.write().await?;
            store::task::set(&mut tx, Some(viewer.account), &task).await?;
            tx.commit().await?;
            Ok(chrome::done("/viec", "da_luu"))
        }
        Err(faults) => {
            let shown = ListPage { faults, ..list_page(&app, &viewer, &page, (&form, Shown::All)).await? };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response())
        }
    }
}

/// The unit that is to lead a task, among those that the person sees.
fn lead(viewer: &Viewer, form: &TaskForm) -> Result<UnitId> {
    let lead = viewer.tree.by_code(&form.lead).filter(|unit| viewer.sees(unit.id));
    Ok(lead.ok_or(Error::NotFound)?.id)
}

/// What the form says; `from` are the people offered and the first day that can be a due day.
fn read(form: &TaskForm, lead: UnitId, from: (&[(String, String)], Date)) -> std::result::Result<Task, Vec<Fault>> {
    let mut faults = Vec::new();
    let title = text::tidy(&form.title);
    if title.is_empty() {
        let says = Sentence::plain("Ghi việc phải làm, ví dụ “Lập tổ tư vấn tuyển sinh”.");
        faults.push(Fault { field: "title", says });
    }
    let owner = match form.owner.as_str() {
        "" => None,
        id => from.0.iter().find(|(known, _)| known == id).and_then(|(id, _)| id.parse().ok()).map(PersonId),
    };
    if owner.is_none() && !form.owner.is_empty() {
        faults.push(Fault { field: "owner", says: Sentence::plain("Chọn người trong danh sách, hoặc để trống.") });
    }
    let due_on = coming_day(&form.due_on, from.1).map_err(|says| faults.push(Fault { field: "due_on", says })).ok();
    match due_on {
        Some(due_on) if faults.is_empty() => Ok(Task { owner, ..Task::new(title, lead, due_on) }),
        _ => Err(faults),
    }
}
