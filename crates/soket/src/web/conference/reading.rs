//! Before the day, on the desk: what was said about the drafts and what became of it; who means to contribute.

use super::{Room, room, room_to_prepare};
use crate::error::{Error, Result};
use crate::store;
use crate::store::conference::prepared::View;
use crate::store::conference::reading::{self, Comment, Contribution, Fate};
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, Fields, Typed, or_none};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::conference::deed::Actor;
use soket_core::conference::floor::LONGEST_SPEECH;
use soket_core::id::{DelegateId, ReviewId};
use soket_core::refusal::{Refusal, Sentence};
use soket_core::viewer::Action;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "conference/reading.html")]
struct ReadingPage<'a> {
    page: &'a Page,
    view: &'a View,
    comments: Vec<Comment>,
    names: HashMap<ReviewId, String>,
    readers: Vec<(String, i64)>,
    contributions: Vec<Contribution>,
    typed: &'a Typed,
    can_prepare: bool,
}

impl ReadingPage<'_> {
    fn review(&self, id: &ReviewId) -> &str {
        self.names.get(id).map_or("–", String::as_str)
    }

    fn people(&self) -> Vec<Choice> {
        or_none(self.view.delegates.iter().map(|delegate| (delegate.id.to_string(), delegate.said.name.clone())), "")
    }

    fn is_open(comment: &Comment) -> bool {
        comment.fate == Fate::Open
    }
}

/// Comments and contributions.
///
/// # Errors
/// Not found when the person does not see the conference.
pub async fn page(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let room = room(&caller.app, &caller.viewer, &slug).await?;
    let view = room.live.look().await?;
    caller.page.show(&reading_page(&caller, &view, &Typed::default()).await?)
}

async fn reading_page<'a>(caller: &'a Caller, view: &'a View, typed: &'a Typed) -> Result<ReadingPage<'a>> {
    let Caller { app, viewer, page } = caller;
    let id = view.conference.id;
    let heard = store::review::by_ids(&app.db, &view.reviews).await?;
    let names = heard.iter().map(|review| (review.id, review.name())).collect();
    let slugs: HashMap<&str, String> = heard.iter().map(|review| (review.slug.as_str(), review.name())).collect();
    let readers = reading::read_counts(&app.db, id).await?;
    let readers = readers.into_iter().filter_map(|(slug, count)| Some((slugs.get(slug.as_str())?.clone(), count))).collect();
    let (comments, contributions) = (reading::comments(&app.db, id).await?, reading::contributions(&app.db, id).await?);
    let can_prepare = viewer.can(Action::PrepareConferences, view.conference.unit);
    Ok(ReadingPage { page, view, comments, names, readers, contributions, typed, can_prepare })
}

/// Answers a comment, or registers or takes off a contribution: the form says which.
///
/// # Errors
/// As [`page`]; a refusal when the person may not.
pub async fn change(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let Caller { app, viewer, .. } = &caller;
    let Room { conference, live, .. } = room_to_prepare(app, viewer, &slug).await?;
    let mut typed = Typed::new("speech", fields);
    let id = |typed: &Typed, name: &str| typed.text(name).parse().map_err(|_| Error::NotFound);
    // Nobody asks a hall while he holds a write: the hall may be waiting for it.
    let view = live.look().await?;
    let mut tx = app.db.write().await?;
    match typed.text("what").as_str() {
        "answer" => {
            let (comment, fate) = (id(&typed, "comment")?, Fate::parse(&typed.text("fate")).unwrap_or(Fate::Open));
            let reason = typed.text("reason");
            if fate == Fate::Declined && reason.is_empty() {
                return Err(Refusal::unfit("Không tiếp thu thì phải ghi lý do.", "Ghi lý do vào ô bên cạnh rồi lưu lại.").into());
            }
            reading::answer(&mut tx, viewer.account, &conference, (comment, fate, &reason)).await?;
        }
        "remove" => reading::drop_contribution(&mut tx, viewer.account, &conference, id(&typed, "speech")?).await?,
        _ => {
            let Some(new) = contribution(&mut typed, &view) else {
                drop(tx);
                let page = reading_page(&caller, &view, &typed).await?;
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, caller.page.show(&page)?).into_response());
            };
            reading::register(&mut tx, viewer.account, &conference, &new).await?;
        }
    }
    tx.commit().await?;
    live.refresh(Actor::Account(viewer.account)).await?;
    Ok(chrome::done(&format!("/hoi-nghi/{slug}/gop-y"), "da_luu"))
}

fn contribution(typed: &mut Typed, view: &View) -> Option<Contribution> {
    let delegate = typed.text("delegate").parse().ok().map(DelegateId).filter(|id| view.delegate(*id).is_some());
    if delegate.is_none() {
        typed.fault("delegate", Sentence::plain("Chọn người tham luận trong danh sách đại biểu."));
    }
    let title = typed.wanted("title", "Ghi tên tham luận.");
    let minutes = typed.text("minutes").parse().ok().filter(|minutes| (1..=LONGEST_SPEECH).contains(minutes));
    if minutes.is_none() {
        typed.fault("minutes", Sentence::plain("Số phút phải là số nguyên từ 1 đến 240."));
    }
    Some(Contribution { id: 0, delegate: delegate?, title: title?, body: typed.text("body"), minutes: minutes? })
}
