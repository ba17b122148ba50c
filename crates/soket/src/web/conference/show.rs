//! The page of a conference: how far it is prepared, what it hears, and the ways to everything else of it.

use super::{Room, print, room, room_to_prepare, room_to_run};
use crate::app::App;
use crate::error::{Error, Result};
use crate::report::letterhead;
use crate::store;
use crate::store::conference::Plan;
use crate::store::conference::prepared::View;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, Fields, Typed, choices, or_none};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::civil::Time;
use soket_core::conference::deed::Actor;
use soket_core::conference::delegate::{DelegateClass, Duty, Reply};
use soket_core::conference::paper::ConferencePaper;
use soket_core::conference::quorum::QuorumRule;
use soket_core::conference::{ConferenceKind, ConferenceState};
use soket_core::id::{MandateId, ReviewId};
use soket_core::period::day::{short_date, time_of};
use soket_core::refusal::Sentence;
use soket_core::unit::Unit;
use soket_core::viewer::{Action, Viewer};

/// What the form of a conference begins with and offers.
pub struct PlanForm {
    pub kind: Vec<Choice>,
    pub title: String,
    pub held_on: String,
    pub starts_at: String,
    pub place: String,
    pub quorum: String,
    pub mandates: Vec<Choice>,
    /// The reviews that it may hear, those that it hears ticked.
    pub reviews: Vec<Choice>,
}

impl PlanForm {
    /// The form for a new conference.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn blank(app: &App, viewer: &Viewer) -> Result<Self> {
        Ok(Self {
            kind: kinds(ConferenceKind::Review),
            title: String::new(),
            held_on: String::new(),
            starts_at: "07:30".to_owned(),
            place: String::new(),
            quorum: QuorumRule::USUAL.to_string(),
            mandates: mandates(app, None).await?,
            reviews: reviews(app, viewer, &[]).await?,
        })
    }

    /// The form of a conference that is being prepared.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of(app: &App, viewer: &Viewer, view: &View) -> Result<Self> {
        let conference = &view.conference;
        Ok(Self {
            kind: kinds(conference.kind),
            title: conference.title.clone(),
            held_on: short_date(conference.held_on),
            starts_at: crate::app::time_words(conference.starts_at),
            place: conference.place.clone(),
            quorum: conference.quorum.to_string(),
            mandates: mandates(app, conference.mandate).await?,
            reviews: reviews(app, viewer, &view.reviews).await?,
        })
    }
}

fn kinds(chosen: ConferenceKind) -> Vec<Choice> {
    choices(ConferenceKind::ALL.map(|kind| (kind.as_str(), kind.name_vi())), chosen.as_str())
}

async fn mandates(app: &App, chosen: Option<MandateId>) -> Result<Vec<Choice>> {
    let all = store::mandate::all(&app.db).await?;
    let offered = all.iter().map(|mandate| (mandate.id.to_string(), mandate.short()));
    Ok(or_none(offered, &chosen.map(|id| id.to_string()).unwrap_or_default()))
}

async fn reviews(app: &App, viewer: &Viewer, heard: &[ReviewId]) -> Result<Vec<Choice>> {
    let mut all = store::review::all(&app.db, viewer).await?;
    // Those that are heard come first, in the order in which they are heard.
    all.sort_by_key(|review| heard.iter().position(|id| *id == review.id).unwrap_or(usize::MAX));
    Ok(all.iter().map(|review| Choice { value: review.id.to_string(), name: review.name(), chosen: heard.contains(&review.id) }).collect())
}

/// Reads the form of a conference that hears `held` so far; nothing when something in it is wrong, which then stands in `typed`.
///
/// # Errors
/// When the database does not answer.
pub async fn read(app: &App, viewer: &Viewer, (unit, held): (&Unit, &[ReviewId]), typed: &mut Typed) -> Result<Option<Plan>> {
    let kind = typed.one_of("kind", ConferenceKind::parse, "Chưa chọn loại hội nghị.");
    let title = typed.wanted("title", "Ghi tên hội nghị, ví dụ “Hội nghị sơ kết giữa nhiệm kỳ 2020-2025”.");
    let held_on = typed.day("held_on");
    let starts_at = time(typed);
    let quorum = typed.one_of("quorum", QuorumRule::parse, "Ghi tỷ lệ như 2/3 hoặc 1/2.");
    let known = store::review::all(&app.db, viewer).await?;
    let ticked = |id: &ReviewId| !typed.text(&format!("review-{id}")).is_empty();
    // The form lists what is heard first, in its order; the newest stand behind.
    let mut heard: Vec<ReviewId> = held.iter().copied().filter(|id| ticked(id) || known.iter().all(|review| review.id != *id)).collect();
    let new: Vec<ReviewId> = known.iter().rev().map(|review| review.id).filter(|id| ticked(id) && !heard.contains(id)).collect();
    heard.extend(new);
    let (Some(kind), Some(title), Some(held_on), Some(starts_at), Some(quorum)) = (kind, title, held_on, starts_at, quorum) else {
        return Ok(None);
    };
    let Some(profile) = letterhead::usual_format(unit, held_on) else {
        typed.fault("held_on", Sentence::plain("Chưa có thể thức văn bản nào có hiệu lực vào ngày này."));
        return Ok(None);
    };
    let offered = store::mandate::all(&app.db).await?;
    let mandate = offered.iter().map(|mandate| mandate.id).find(|id| id.to_string() == typed.text("mandate"));
    let (place, profile) = (typed.text("place"), profile.code.to_owned());
    Ok(Some(Plan { kind, unit: unit.id, title, held_on, starts_at, place, quorum, profile, mandate, reviews: heard }))
}

/// A time of day as people type it.
fn time(typed: &mut Typed) -> Option<Time> {
    let time = time_of(&typed.text("starts_at"));
    if time.is_none() {
        typed.fault("starts_at", Sentence::plain("Ghi giờ như 7:30 hoặc 7 giờ 30."));
    }
    time
}

#[derive(Template)]
#[template(path = "conference/show.html")]
struct ShowPage<'a> {
    page: &'a Page,
    view: &'a View,
    unit: String,
    heard: Vec<(String, String, &'static str)>,
    form: PlanForm,
    typed: &'a Typed,
    can_prepare: bool,
    can_run: bool,
    /// Whether a code printed now would open for nobody else.
    is_local: bool,
}

impl ShowPage<'_> {
    fn is_preparing(&self) -> bool {
        self.view.hall.state == ConferenceState::Preparing
    }

    /// What is still to be prepared: a sentence and where it is done.
    fn missing(&self) -> Vec<(&'static str, &'static str)> {
        let has = |wanted: fn(&crate::store::conference::delegate::Delegate) -> bool| self.view.delegates.iter().any(wanted);
        let mut missing = Vec::new();
        if self.view.items.is_empty() {
            missing.push(("Chưa có chương trình.", "chuong-trinh"));
        }
        if self.view.items.iter().any(|item| item.presenter.is_empty()) {
            missing.push(("Có phần chưa ghi người thực hiện.", "chuong-trinh"));
        }
        if !has(|delegate| delegate.said.class == DelegateClass::Voting) {
            missing.push(("Chưa có đại biểu nào có quyền biểu quyết.", "dai-bieu"));
        }
        if !has(|delegate| delegate.said.duty == Duty::Chair) {
            missing.push(("Chưa ghi người chủ trì.", "dai-bieu"));
        }
        if !has(|delegate| delegate.said.duty == Duty::Secretary) {
            missing.push(("Chưa ghi thư ký.", "dai-bieu"));
        }
        missing
    }

    fn count(&self, class: DelegateClass) -> usize {
        self.view.delegates.iter().filter(|delegate| delegate.said.class == class).count()
    }

    fn classes(&self) -> [DelegateClass; 3] {
        DelegateClass::ALL
    }

    fn papers(&self) -> [ConferencePaper; 6] {
        ConferencePaper::ALL
    }

    fn replied(&self) -> usize {
        self.view.delegates.iter().filter(|delegate| delegate.reply != Reply::Awaited).count()
    }
}

/// The page of a conference.
///
/// # Errors
/// Not found when the person does not see it.
pub async fn page(caller: Caller, Path(slug): Path<String>, headers: HeaderMap) -> Result<Response> {
    let room = room(&caller.app, &caller.viewer, &slug).await?;
    let view = room.live.look().await?;
    let typed = Typed::default();
    let shown = show_page(&caller, &view, &typed).await?;
    caller.page.show(&ShowPage { is_local: print::is_of_this_machine(&headers), ..shown })
}

async fn show_page<'a>(caller: &'a Caller, view: &'a View, typed: &'a Typed) -> Result<ShowPage<'a>> {
    let Caller { app, viewer, page } = caller;
    let heard = store::review::by_ids(&app.db, &view.reviews).await?;
    let heard = heard.iter().map(|review| (review.slug.clone(), review.name(), review.state.name_vi())).collect();
    let unit = viewer.tree.get(view.conference.unit).map(|unit| unit.named_on(viewer.today).full.clone()).unwrap_or_default();
    let form = PlanForm::of(app, viewer, view).await?;
    let can_prepare = viewer.can(Action::PrepareConferences, view.conference.unit);
    let can_run = viewer.can(Action::RunConferences, view.conference.unit);
    Ok(ShowPage { page, view, unit, heard, form, typed, can_prepare, can_run, is_local: false })
}

/// Changes what the form says of a conference.
///
/// # Errors
/// Not found when the person does not see it; a refusal when he may not.
pub async fn correct(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let Caller { app, viewer, .. } = &caller;
    let Room { conference, live, .. } = room_to_prepare(app, viewer, &slug).await?;
    let view = live.look().await?;
    view.hall.state.allow(soket_core::conference::ConferenceStep::Prepare)?;
    let mut typed = Typed::new("plan", fields);
    let unit = viewer.tree.get(conference.unit).ok_or(Error::NotFound)?.clone();
    let Some(plan) = read(app, viewer, (&unit, &view.reviews), &mut typed).await? else {
        let page = show_page(&caller, &view, &typed).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, caller.page.show(&page)?).into_response());
    };
    let mut tx = app.db.write().await?;
    store::conference::correct(&mut tx, viewer.account, &conference, &plan).await?;
    tx.commit().await?;
    live.refresh(Actor::Account(viewer.account)).await?;
    Ok(chrome::done(&format!("/hoi-nghi/{slug}"), "da_luu"))
}

/// Ends a rehearsal: nothing of it is left.
///
/// # Errors
/// Not found when the person does not see the conference; a refusal when he may not run it.
pub async fn end_rehearsal(Caller { app, viewer, .. }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let room = room_to_run(&app, &viewer, &slug).await?;
    app.halls.forget(room.conference.id).await;
    Ok(chrome::done(&format!("/hoi-nghi/{}", room.conference.slug), "da_bo"))
}
