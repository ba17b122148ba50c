//! A task corrected or withdrawn while it is being worked on; the trail keeps what it said.

use super::{TaskForm, lead, leads, owners, read};
use crate::app::App;
use crate::error::Result;
use crate::store;
use crate::store::task::Task;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{self, Choice, Fields, Typed, choices, or_none};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::id::TaskId;
use soket_core::period::day::short_date;
use soket_core::target::draft::Fault;
use soket_core::task::TaskStep;
use soket_core::viewer::{Action, Viewer};

#[derive(Template)]
#[template(path = "task/form.html")]
struct FormPage<'a> {
    page: &'a Page,
    task: &'a Task,
    form: &'a TaskForm,
    leads: Vec<(String, String)>,
    owners: Vec<(String, String)>,
    faults: Vec<Fault>,
    typed: &'a Typed,
}

impl FormPage<'_> {
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

/// The task that the person may change in this way now.
async fn changeable(app: &App, viewer: &Viewer, (id, step): (i64, TaskStep)) -> Result<Task> {
    let task = store::task::find(&app.db, viewer, TaskId(id)).await?;
    viewer.may(Action::SetTasks, task.lead)?;
    task.state.after(step)?;
    Ok(task)
}

async fn page_of<'a>(caller: &'a Caller, task: &'a Task, (form, typed): (&'a TaskForm, &'a Typed)) -> Result<FormPage<'a>> {
    let (leads, owners) = (leads(&caller.viewer), owners(&caller.app, &caller.viewer).await?);
    Ok(FormPage { page: &caller.page, task, form, leads, owners, faults: Vec::new(), typed })
}

fn as_form(task: &Task, viewer: &Viewer) -> TaskForm {
    TaskForm {
        title: task.title.clone(),
        lead: viewer.tree.get(task.lead).map(|unit| unit.code.clone()).unwrap_or_default(),
        owner: task.owner.map(|owner| owner.to_string()).unwrap_or_default(),
        due_on: short_date(task.due_on),
    }
}

/// The form with the task as it is.
///
/// # Errors
/// Not found when the person does not see the task; a refusal when the person may not change it, or it is over.
pub async fn form(caller: Caller, Path(id): Path<i64>) -> Result<Response> {
    let task = changeable(&caller.app, &caller.viewer, (id, TaskStep::Correct)).await?;
    let form = as_form(&task, &caller.viewer);
    caller.page.show(&page_of(&caller, &task, (&form, &Typed::default())).await?)
}

/// Corrects a task: what is to be done, who leads it, who answers for it, until when.
///
/// # Errors
/// As for the form; not found when the person does not see the unit that is to lead it.
pub async fn save(caller: Caller, Path(id): Path<i64>, Form(form): Form<TaskForm>) -> Result<Response> {
    let task = changeable(&caller.app, &caller.viewer, (id, TaskStep::Correct)).await?;
    let lead = lead(&caller.viewer, &form)?;
    caller.viewer.may(Action::SetTasks, lead)?;
    let owners = owners(&caller.app, &caller.viewer).await?;
    // A due day that has passed may stay as it is.
    match read(&form, lead, (&owners, caller.viewer.today.min(task.due_on))) {
        Ok(new) => {
            let right = Task { title: new.title, lead, owner: new.owner, due_on: new.due_on, ..task.clone() };
            let mut tx = caller.app.db.write().await?;
            store::task::step::correct(&mut tx, caller.viewer.account, &task, &right).await?;
            tx.commit().await?;
            Ok(chrome::done(&format!("/viec/{id}"), "da_luu"))
        }
        Err(faults) => {
            let typed = Typed::default();
            let shown = FormPage { faults, ..page_of(&caller, &task, (&form, &typed)).await? };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, caller.page.show(&shown)?).into_response())
        }
    }
}

/// Withdraws a task, with a reason.
///
/// # Errors
/// As for the form.
pub async fn withdraw(caller: Caller, Path(id): Path<i64>, Form(fields): Form<Fields>) -> Result<Response> {
    let task = changeable(&caller.app, &caller.viewer, (id, TaskStep::Withdraw)).await?;
    let mut typed = Typed::new("rut", fields);
    let Some(reason) = typed.wanted("reason", "Ghi vì sao không làm việc này nữa.") else {
        let form = as_form(&task, &caller.viewer);
        let shown = caller.page.show(&page_of(&caller, &task, (&form, &typed)).await?)?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
    };
    let mut tx = caller.app.db.write().await?;
    store::task::step::withdraw(&mut tx, caller.viewer.account, &task, &reason).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/viec/{id}"), "da_luu"))
}
