//! The programme on the desk: points with their times, moved by a button or by dragging, changed one by one.

use super::order::{Way, dragged, moved};
use super::{room, room_to_prepare};
use crate::app;
use crate::error::{Error, Result};
use crate::store;
use crate::store::conference::agenda::AgendaItem;
use crate::store::conference::prepared::View;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, Fields, Typed, choices, or_none};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::commendation::campaign::CampaignState;
use soket_core::conference::agenda::AgendaKind;
use soket_core::conference::deed::Actor;
use soket_core::conference::{ConferenceState, ConferenceStep};
use soket_core::id::{AgendaItemId, CampaignId, ReviewId};
use soket_core::refusal::{Refusal, Sentence};
use soket_core::viewer::Action;

/// The longest point of a programme, minutes: a day.
const LONGEST: u32 = 24 * 60;
/// Half a day, minutes: a longer programme is said to be long.
const HALF_A_DAY: u32 = 5 * 60;

#[derive(Template)]
#[template(path = "conference/agenda.html")]
struct AgendaPage<'a> {
    page: &'a Page,
    view: &'a View,
    offered: Offered,
    typed: &'a Typed,
    can_prepare: bool,
}

/// A point with its times.
struct Row<'a> {
    item: &'a AgendaItem,
    form: String,
    minutes: String,
    from: String,
    to: String,
}

impl AgendaPage<'_> {
    fn rows(&self) -> Vec<Row<'_>> {
        let times = self.view.times();
        let row = |(at, item): (usize, _)| {
            let (from, to) = (app::time_words(times[at]), app::time_words(times[at + 1]));
            Row { item, form: form(item), minutes: item.minutes.to_string(), from, to }
        };
        self.view.items.iter().enumerate().map(row).collect()
    }

    fn total(&self) -> u32 {
        self.view.items.iter().map(|item| item.minutes).sum()
    }

    fn is_long(&self) -> bool {
        self.total() > HALF_A_DAY
    }

    fn ends(&self) -> String {
        self.rows().last().map(|row| row.to.clone()).unwrap_or_default()
    }

    fn kinds(&self, chosen: AgendaKind) -> Vec<Choice> {
        choices(AgendaKind::ALL.map(|kind| (kind.as_str(), kind.name_vi())), chosen.as_str())
    }

    fn reviews(&self, chosen: Option<ReviewId>) -> Vec<Choice> {
        or_none(self.offered.reviews.iter().cloned(), &chosen.map(|id| id.to_string()).unwrap_or_default())
    }

    fn campaigns(&self, chosen: Option<CampaignId>) -> Vec<Choice> {
        or_none(self.offered.campaigns.iter().cloned(), &chosen.map(|id| id.to_string()).unwrap_or_default())
    }

    fn other(&self) -> AgendaKind {
        AgendaKind::Other
    }
}

/// The name of a point's form.
fn form(item: &AgendaItem) -> String {
    format!("item-{}", item.id)
}

/// The programme.
///
/// # Errors
/// Not found when the person does not see the conference.
pub async fn page(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let room = room(&caller.app, &caller.viewer, &slug).await?;
    let view = room.live.look().await?;
    caller.page.show(&agenda_page(&caller, &view, &Typed::default()).await?)
}

async fn agenda_page<'a>(caller: &'a Caller, view: &'a View, typed: &'a Typed) -> Result<AgendaPage<'a>> {
    let offered = Offered::to(caller, view).await?;
    let can_prepare = caller.viewer.can(Action::PrepareConferences, view.conference.unit) && view.hall.state != ConferenceState::Ended;
    Ok(AgendaPage { page: &caller.page, view, offered, typed, can_prepare })
}

/// What a point can be about: numbers and names.
struct Offered {
    /// The reviews that are heard.
    reviews: Vec<(String, String)>,
    /// The campaigns that were decided.
    campaigns: Vec<(String, String)>,
}

impl Offered {
    async fn to(caller: &Caller, view: &View) -> Result<Self> {
        let heard = store::review::by_ids(&caller.app.db, &view.reviews).await?;
        let campaigns = store::commendation::campaign::all(&caller.app.db, &caller.viewer).await?.into_iter();
        let decided = campaigns.filter(|campaign| campaign.state == CampaignState::Decided && caller.viewer.sees(campaign.call.unit));
        Ok(Self {
            reviews: heard.iter().map(|review| (review.id.to_string(), review.name())).collect(),
            campaigns: decided.map(|campaign| (campaign.id.to_string(), campaign.call.title)).collect(),
        })
    }
}

/// Adds a point, changes one, takes one off, or moves one up or down: the form says which.
///
/// # Errors
/// Not found when the person does not see the conference; a refusal when he may not, or the point has begun.
pub async fn change(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let Caller { app, viewer, .. } = &caller;
    let room = room_to_prepare(app, viewer, &slug).await?;
    let view = room.live.look().await?;
    view.hall.state.allow(ConferenceStep::Prepare)?;
    let id = fields.get("item").and_then(|id| id.parse().ok()).map(AgendaItemId);
    // A point that was taken off meanwhile is not there; a form without one is of a new point.
    let held = id.map(|id| view.item(id).cloned().ok_or(Error::NotFound)).transpose()?;
    let mut typed = Typed::new(held.as_ref().map_or("new".to_owned(), form), fields);
    let by = viewer.account;
    let offered = Offered::to(&caller, &view).await?;
    let (of, held_order) = (&room.conference, || view.items.iter().map(|item| item.id).collect::<Vec<_>>());
    let mut tx = app.db.write().await?;
    match (typed.text("what").as_str(), held) {
        ("order", _) => store::conference::agenda::order(&mut tx, by, of, &dragged(&typed.text("order"), &held_order())).await?,
        ("up", Some(item)) => store::conference::agenda::order(&mut tx, by, of, &moved(held_order(), &item.id, Way::Up)).await?,
        ("down", Some(item)) => store::conference::agenda::order(&mut tx, by, of, &moved(held_order(), &item.id, Way::Down)).await?,
        ("remove", Some(item)) => {
            is_not_begun(&view, &item)?;
            store::conference::agenda::remove(&mut tx, by, of, &item).await?;
        }
        ("save", held) => {
            let Some(item) = read(&mut typed, held, &view.reviews, &offered) else {
                drop(tx);
                let page = agenda_page(&caller, &view, &typed).await?;
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, caller.page.show(&page)?).into_response());
            };
            store::conference::agenda::save(&mut tx, by, of, &item).await?;
        }
        _ => return Err(Error::NotFound),
    }
    tx.commit().await?;
    room.live.refresh(Actor::Account(by)).await?;
    Ok(chrome::done(&format!("/hoi-nghi/{slug}/chuong-trinh"), "da_luu"))
}

fn is_not_begun(view: &View, item: &AgendaItem) -> std::result::Result<(), Refusal> {
    match view.hall.item(item.id).and_then(|run| run.took.first()) {
        None => Ok(()),
        Some(_) => Err(Refusal::conflict("Phần này đã tiến hành nên không bỏ khỏi chương trình được.", "Sửa tên hoặc thời lượng nếu cần.")),
    }
}

fn read(typed: &mut Typed, held: Option<AgendaItem>, heard: &[ReviewId], offered: &Offered) -> Option<AgendaItem> {
    let kind = typed.one_of("kind", AgendaKind::parse, "Chưa chọn loại nội dung.");
    let title = typed.wanted("title", "Ghi tên phần, ví dụ “Trình bày báo cáo”.");
    let minutes = typed.text("minutes").parse().ok().filter(|minutes| (1..=LONGEST).contains(minutes));
    if minutes.is_none() {
        typed.fault("minutes", Sentence::plain("Số phút phải là số nguyên từ 1 đến 1440."));
    }
    if !typed.text("campaign").is_empty() && kind.is_some_and(|kind| kind != AgendaKind::Commendation) {
        typed.fault(
            "campaign",
            Sentence::plain("Chỉ phần trao khen thưởng mới gắn đợt khen thưởng; đổi loại của phần này, hoặc bỏ chọn đợt."),
        );
        return None;
    }
    let (kind, title, minutes) = (kind?, title?, minutes?);
    let review = typed.text("review").parse().ok().map(ReviewId).filter(|id| heard.contains(id));
    let campaign =
        typed.text("campaign").parse().ok().map(CampaignId).filter(|id| offered.campaigns.iter().any(|one| one.0 == id.to_string()));
    let id = held.map_or(AgendaItemId(0), |item| item.id);
    let (presenter, remark) = (typed.text("presenter"), typed.text("remark"));
    Some(AgendaItem { id, kind, title, minutes, presenter, review, campaign, remark })
}
