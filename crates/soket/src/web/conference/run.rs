//! The run screen: one page from which chair and secretary run everything; several may have it open at once.

use super::desk::{Desk, DeskFace};
use super::{Room, calling, deed, room_to_run, sure};
use crate::app::App;
use crate::error::{Error, Result};
use crate::job::hall::{Earnest, Wish};
use crate::store::conference::prepared::{Prepared, View};
use crate::store::task::Task;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{self, Fields};
use crate::web::hall::live;
use crate::web::task;
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use soket_core::conference::deed::{Actor, Deed};
use soket_core::conference::delegate::DelegateClass;
use soket_core::conference::note::NoteKind;
use soket_core::conference::screen::Slide;
use soket_core::id::PersonId;
use soket_core::period::day::coming_day;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::viewer::{Action, Viewer};

#[derive(Template)]
#[template(path = "conference/run.html")]
struct RunPage<'a> {
    page: &'a Page,
    view: &'a View,
    slug: &'a str,
    pieces: String,
    speed: u32,
    /// Who can answer for a task by name; drawn once, for every form on the page.
    owners: Vec<(String, String)>,
    is_rehearsal: bool,
}

/// The run screen.
///
/// # Errors
/// Not found when the person does not see the conference; a refusal when he may not run it.
pub async fn page(Caller { app, viewer, page }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let room = room_to_run(&app, &viewer, &slug).await?;
    let view = room.live.look().await?;
    let pieces = Desk::whole(&app, &view, page.language, app.clock().now()).await?.render().map_err(anyhow::Error::from)?;
    let (speed, is_rehearsal) = (app.clock().speed(), room.earnest == Earnest::Rehearsal);
    let owners = task::owners(&app, &viewer).await?;
    page.show(&RunPage { page: &page, view: &view, slug: &slug, pieces, speed, owners, is_rehearsal })
}

/// The pieces of the run screen as they change.
///
/// # Errors
/// As [`page`].
pub async fn stream(Caller { app, viewer, page }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let room = room_to_run(&app, &viewer, &slug).await?;
    live::stream(&app, &room.live, DeskFace(page.language)).await
}

/// Lets something happen.
///
/// # Errors
/// As [`page`]; the refusal of the hall.
pub async fn act(
    Caller { app, viewer, .. }: Caller,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let room = room_to_run(&app, &viewer, &slug).await?;
    let wish = wish(&app, &viewer, &room, &fields).await?;
    room.live.does(wish).await?;
    Ok(done(&headers, &format!("/hoi-nghi/{slug}/dieu-hanh")))
}

/// A script is told that it is done; a browser without one goes back to its page.
pub fn done(headers: &HeaderMap, to: &str) -> Response {
    if chrome::is_script(headers) {
        axum::Json(serde_json::json!({ "done": true })).into_response()
    } else {
        Redirect::to(to).into_response()
    }
}

async fn wish(app: &App, viewer: &Viewer, room: &Room, fields: &Fields) -> Result<Wish> {
    let by = Actor::Account(viewer.account);
    let nonce = field::nonce(fields);
    let view = room.live.look().await?;
    if fields.get("deed").is_some_and(|deed| deed == "open_doors") {
        if view.delegates.iter().all(|delegate| delegate.said.class != DelegateClass::Voting) {
            return Err(Refusal::conflict(
                "Danh sách chưa có đại biểu nào có quyền biểu quyết.",
                "Nhập danh sách đại biểu trước, rồi mở điểm danh.",
            )
            .into());
        }
        return Ok(Wish { by, deed: view.opening(), nonce, task: None });
    }
    let deed = calling::with_next(deed::read(fields)?, &view)?;
    is_heard(&deed, &view)?;
    let now = app.clock().now();
    if view.hall.check_at(now, by, &deed).is_ok() {
        // What cannot happen at all is not asked about.
        sure::is_sure(&deed, (&view, now), fields)?;
    }
    let task = match &deed {
        Deed::SetTask { note, .. } => {
            let origin = view.hall.note(*note).map(|note| origin(note.kind, &note.text)).unwrap_or_default();
            Some(Task { owner: owner(app, viewer, fields).await?, ..new_task(viewer, room, (&origin, fields))? })
        }
        // A day by which it is to be done, or who answers for it, makes a task of a note at once.
        Deed::Note { kind, text, .. } if ["due_on", "owner"].iter().any(|name| !field::tidied(fields, name).is_empty()) => {
            Some(Task { owner: owner(app, viewer, fields).await?, ..new_task(viewer, room, (&origin(*kind, text), fields))? })
        }
        _ => None,
    };
    Ok(Wish { by, deed, nonce, task })
}

/// A stranger sees the wall: of reviews it shows those that the conference hears and no others.
fn is_heard(deed: &Deed, prepared: &Prepared) -> std::result::Result<(), Refusal> {
    match deed {
        Deed::Show { slide: Slide::Targets(review, _) | Slide::Chart(review) } if !prepared.reviews.contains(review) => {
            Err(Refusal::unfit("Hội nghị này không nghe báo cáo ấy.", "Chọn một báo cáo trong danh sách màn chiếu."))
        }
        _ => Ok(()),
    }
}

/// What a task came from, in words.
fn origin(kind: NoteKind, text: &str) -> String {
    format!("{}: {text}", kind.name_vi())
}

/// The task that a note becomes; without words of its own it is what was noted.
fn new_task(viewer: &Viewer, room: &Room, (origin, fields): (&str, &Fields)) -> Result<Task> {
    if room.earnest == Earnest::Rehearsal {
        return Err(Refusal::conflict("Đang diễn tập nên không giao việc thật.", "Giao việc khi họp chính thức.").into());
    }
    let typed = |name: &str| field::tidied(fields, name);
    let lead = viewer.tree.by_code(&typed("lead")).filter(|unit| viewer.sees(unit.id)).ok_or(Error::NotFound)?.id;
    viewer.may(Action::SetTasks, lead)?;
    let title = Some(typed("title")).filter(|title| !title.is_empty()).unwrap_or_else(|| typed("text"));
    if title.is_empty() {
        return Err(Refusal::unfit("Chưa ghi việc phải làm.", "Ghi việc bằng một câu, rồi giao lại.").into());
    }
    let due_on = coming_day(&typed("due_on"), viewer.today).map_err(unfit)?;
    Ok(Task { conference: Some(room.conference.id), origin: origin.to_owned(), ..Task::new(title, lead, due_on) })
}

/// Who answers for it by name, where the form says so.
async fn owner(app: &App, viewer: &Viewer, fields: &Fields) -> Result<Option<PersonId>> {
    match field::tidied(fields, "owner") {
        typed if typed.is_empty() => Ok(None),
        typed => Ok(task::named_owner(&task::owners(app, viewer).await?, &typed)?),
    }
}

fn unfit(says: Sentence) -> Refusal {
    Refusal { says, ..Refusal::unfit("", "Ghi lại rồi gửi lần nữa.") }
}
