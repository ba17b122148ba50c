//! The door: a scanner, a finger on the list, or both; what happens without a network is sent afterwards and counts once.

use super::room_to_run;
use crate::app::{self, App};
use crate::error::Result;
use crate::job::hall::Wish;
use crate::language::Language;
use crate::store::conference::delegate::Delegate;
use crate::store::conference::prepared::View;
use crate::web::chrome::{self, Caller, Page};
use crate::web::conference::run::done;
use crate::web::field::{self, Fields};
use crate::web::hall::live::{self, Face};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, RawQuery};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;
use soket_core::conference::ConferenceState;
use soket_core::conference::card::CardCode;
use soket_core::conference::deed::{Actor, Deed};
use soket_core::conference::roll::{DoorStep, Place, Presence};
use soket_core::id::DelegateId;
use soket_core::refusal::Refusal;
use soket_core::text;

/// How long ago a scan that is sent afterwards may have been, seconds: half a day.
const LONGEST_AGO: u32 = 12 * 60 * 60;

/// What changes at a door by itself: who is there.
#[derive(Template)]
#[template(path = "conference/_door.html")]
struct Counts<'a> {
    view: &'a View,
    language: Language,
}

impl Counts<'_> {
    fn t<'b>(&self, key: &'b str) -> &'b str {
        self.language.t(key)
    }

    fn is_open(&self) -> bool {
        matches!(self.view.hall.state, ConferenceState::Gathering | ConferenceState::Running)
    }

    fn people(&self) -> Vec<Row<'_>> {
        self.view.delegates.iter().map(|delegate| Row { delegate, place: self.view.hall.roll.place(delegate.id) }).collect()
    }
}

/// Somebody on the list at the door.
struct Row<'a> {
    delegate: &'a Delegate,
    place: Option<&'a Place>,
}

impl Row<'_> {
    fn presence(&self) -> Presence {
        self.place.map_or(Presence::Awaited, |place| place.presence())
    }

    fn is_in(&self) -> bool {
        self.presence() == Presence::In
    }

    fn state(&self) -> &'static str {
        match self.presence() {
            Presence::Awaited => "chưa đến",
            Presence::In => "có mặt",
            Presence::Out => "đã ra",
        }
    }

    /// When the person last came in or left.
    fn time(&self) -> String {
        self.place.and_then(|place| place.stays.last()).map(app::time_of_day).unwrap_or_default()
    }

    /// What the filter of the page compares.
    fn folded(&self) -> String {
        text::fold(&format!("{} {}", self.delegate.said.name, self.delegate.from()))
    }
}

/// The door for all who stand at one, in one language.
struct DoorFace(Language);

impl Face for DoorFace {
    fn audience(&self) -> &'static str {
        match self.0 {
            Language::Vietnamese => "door",
            Language::English => "door en",
        }
    }

    async fn draw(&self, _: &App, view: &View, _: Timestamp) -> Result<String> {
        Ok(Counts { view, language: self.0 }.render().map_err(anyhow::Error::from)?)
    }
}

#[derive(Template)]
#[template(path = "conference/door.html")]
struct DoorPage<'a> {
    page: &'a Page,
    view: &'a View,
    slug: &'a str,
    door: &'a str,
    pieces: String,
}

/// Which door it is.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Which {
    cua: String,
}

impl Which {
    fn name(&self) -> &str {
        if self.cua.trim().is_empty() { "Cửa 1" } else { self.cua.trim() }
    }
}

/// The door.
///
/// # Errors
/// Not found when the person does not see the conference; a refusal when he may not check people in.
pub async fn page(Caller { app, viewer, page }: Caller, Path(slug): Path<String>, Query(which): Query<Which>) -> Result<Response> {
    let room = room_to_run(&app, &viewer, &slug).await?;
    let view = room.live.look().await?;
    let pieces = Counts { view: &view, language: page.language }.render().map_err(anyhow::Error::from)?;
    page.show(&DoorPage { page: &page, view: &view, slug: &slug, door: which.name(), pieces })
}

/// Who is there, as it changes.
///
/// # Errors
/// As [`page`].
pub async fn stream(Caller { app, viewer, page }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let room = room_to_run(&app, &viewer, &slug).await?;
    live::stream(&app, &room.live, DoorFace(page.language)).await
}

/// Lets somebody in or out: by what a scanner read, or by a finger on the list.
///
/// # Errors
/// As [`page`]; a refusal when no card reads so, or the person is in already.
pub async fn step(
    Caller { app, viewer, .. }: Caller,
    (Path(slug), Query(which), RawQuery(query)): (Path<String>, Query<Which>, RawQuery),
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let room = room_to_run(&app, &viewer, &slug).await?;
    let view = room.live.look().await?;
    let typed = |name: &str| field::tidied(&fields, name);
    let delegate = whose(&view, &typed("card"), &typed("delegate"))?;
    let step = if typed("step") == "leave" { DoorStep::Leave } else { DoorStep::Enter };
    let late = typed("late").parse::<u32>().unwrap_or(0).min(LONGEST_AGO);
    let deed = Deed::at_door(delegate.id, step, which.name(), late);
    let nonce = field::nonce(&fields);
    room.live.does(Wish { by: Actor::Account(viewer.account), deed, nonce, task: None }).await?;
    if chrome::is_script(&headers) {
        let said = &delegate.said;
        let told = serde_json::json!({ "name": said.name, "from": delegate.from(), "seat": said.seat, "class": said.class.name_vi() });
        return Ok(axum::Json(told).into_response());
    }
    // A door keeps its name.
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Ok(done(&headers, &format!("/hoi-nghi/{slug}/cua{query}")))
}

fn whose<'a>(view: &'a View, card: &str, delegate: &str) -> Result<&'a Delegate> {
    if let Some(found) = delegate.parse().ok().and_then(|id| view.delegate(DelegateId(id))) {
        return Ok(found);
    }
    let Some(code) = CardCode::parse(card) else {
        return Err(Refusal::unfit("Mã “%{card}” không phải mã thẻ đại biểu.", "Quét lại thẻ, hoặc bấm tên trong danh sách.")
            .with("card", card)
            .into());
    };
    let unknown = || Refusal::unfit("Thẻ này không thuộc hội nghị này hoặc đã được cấp lại.", "Tìm tên trong danh sách rồi bấm “Vào”.");
    Ok(view.holder(&code.as_text()).ok_or_else(unknown)?)
}
