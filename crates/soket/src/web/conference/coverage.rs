//! Coverage of a sitting: of each audience how many were called and attended, and the figure that came of it.

pub mod enter;

use super::{Room, room, room_to_prepare};
use crate::error::{Error, Result};
use crate::store;
use crate::store::conference::Conference;
use crate::store::conference::coverage::{self, Covered};
use crate::store::conference::prepared::View;
use crate::store::figure::Line;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Fields, Typed};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use enter::Offer;
use soket_core::amount::Amount;
use soket_core::conference::ConferenceState;
use soket_core::conference::coverage::{Audience, Coverage, Head};
use soket_core::conference::delegate::DelegateClass;
use soket_core::figure::Entry;
use soket_core::refusal::Refusal;
use soket_core::viewer::Action;

#[derive(Template)]
#[template(path = "conference/coverage.html")]
struct CoveragePage<'a> {
    page: &'a Page,
    view: &'a View,
    rows: Vec<Row>,
    offer: Offer,
    typed: &'a Typed,
    can_prepare: bool,
}

/// An audience on the page.
struct Row {
    audience: Audience,
    /// The names of its two forms.
    cover: String,
    enter: String,
    covered: Option<Covered>,
    /// What its boxes begin with.
    called: String,
    attended: String,
    /// Whether those come from the roll and are not kept yet.
    is_proposed: bool,
    /// The figure that came of it, where the person sees whose it is.
    line: Option<Line>,
}

impl Row {
    fn words(&self) -> Option<String> {
        let coverage = self.covered?.coverage;
        let share = coverage.percent_vi().map(|share| format!(" ({share})")).unwrap_or_default();
        Some(format!("{}/{}{share}", coverage.count(Head::Attended), coverage.count(Head::Called)))
    }

    /// Whether neither number is what the figure says any more.
    fn has_moved(&self) -> bool {
        let (Some(covered), Some(line)) = (self.covered, &self.line) else { return false };
        let same = |head| Amount::whole(i64::from(covered.coverage.count(head))).map(Entry::Value) == line.entry;
        !Head::ALL.into_iter().any(same)
    }

    /// Whether it can be taken back: it is kept, and no figure came of it.
    fn can_go(&self) -> bool {
        self.covered.is_some_and(|covered| covered.figure.is_none())
    }

    fn is_named(&self) -> bool {
        self.audience.is_named()
    }
}

/// The page.
///
/// # Errors
/// Not found when the person does not see the conference.
pub async fn page(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let room = room(&caller.app, &caller.viewer, &slug).await?;
    let view = room.live.look().await?;
    caller.page.show(&coverage_page(&caller, &view, &Typed::default()).await?)
}

async fn coverage_page<'a>(caller: &'a Caller, view: &'a View, typed: &'a Typed) -> Result<CoveragePage<'a>> {
    let Caller { app, viewer, page } = caller;
    let known = coverage::all(&app.db, view.conference.id).await?;
    let mut rows = Vec::with_capacity(Audience::ALL.len());
    for audience in Audience::ALL {
        let covered = known.iter().find(|covered| covered.audience == audience).copied();
        let line = match covered.and_then(|covered| covered.figure) {
            Some(figure) => Some(store::figure::by_id(&app.db, figure).await?).filter(|line| viewer.sees(line.unit)),
            None => None,
        };
        rows.push(row(view, audience, covered, line));
    }
    let can_prepare = viewer.can(Action::PrepareConferences, view.conference.unit);
    let offer = Offer::gather(app, viewer, &view.conference).await?;
    Ok(CoveragePage { page, view, rows, offer, typed, can_prepare })
}

fn row(view: &View, audience: Audience, covered: Option<Covered>, line: Option<Line>) -> Row {
    let proposed = if covered.is_none() && audience == Audience::Members { proposed(view) } else { None };
    let [called, attended] = match (covered, proposed) {
        (Some(covered), _) => [Head::Called, Head::Attended].map(|head| covered.coverage.count(head).to_string()),
        (None, Some(counts)) => counts.map(|count| count.to_string()),
        (None, None) => Default::default(),
    };
    let (cover, enter) = (form(audience), enter::form(audience));
    Row { audience, cover, enter, covered, called, attended, is_proposed: proposed.is_some(), line }
}

/// How many members the roll has called and seen come; nothing before the doors were opened.
fn proposed(view: &View) -> Option<[u32; 2]> {
    let [voting, probationary] = [DelegateClass::Voting, DelegateClass::Probationary].map(|class| view.hall.roll.class(class));
    (view.hall.state != ConferenceState::Preparing).then_some([voting.called + probationary.called, voting.came + probationary.came])
}

/// Keeps the two numbers of an audience.
///
/// # Errors
/// As [`page`]; a refusal when the person may not.
pub async fn save(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let Caller { app, viewer, .. } = &caller;
    let Room { conference, live, .. } = room_to_prepare(app, viewer, &slug).await?;
    let audience = audience(&fields)?;
    let mut typed = Typed::new(form(audience), fields);
    if typed.text("what") == "remove" {
        return remove(&caller, &conference, audience).await;
    }
    let Some(coverage) = read(&mut typed) else {
        let page = coverage_page(&caller, &live.look().await?, &typed).await?.show()?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    coverage::put(&app.db, viewer.account, &conference, (audience, coverage)).await?;
    Ok(chrome::done(&format!("/hoi-nghi/{slug}/do-phu"), "da_luu"))
}

/// A number among the figures has a proof that says where it came from, so that it is withdrawn there first.
async fn remove(caller: &Caller, conference: &Conference, audience: Audience) -> Result<Response> {
    let known = coverage::all(&caller.app.db, conference.id).await?;
    let covered = known.into_iter().find(|covered| covered.audience == audience).ok_or(Error::NotFound)?;
    if covered.figure.is_some() {
        return Err(Refusal::conflict(
            "Số của đối tượng này đã ghi vào số liệu nên không bỏ được.",
            "Sửa hai số ở đây, hoặc đính chính, thu hồi ở biểu số liệu.",
        )
        .into());
    }
    coverage::remove(&caller.app.db, caller.viewer.account, conference, audience).await?;
    Ok(chrome::done(&format!("/hoi-nghi/{}/do-phu", conference.slug), "da_bo"))
}

impl CoveragePage<'_> {
    fn show(&self) -> Result<Response> {
        self.page.show(self)
    }
}

/// The name of the form of an audience.
fn form(audience: Audience) -> String {
    format!("cover-{}", audience.as_str())
}

fn audience(fields: &Fields) -> Result<Audience> {
    fields.get("audience").and_then(|audience| Audience::parse(audience)).ok_or(Error::NotFound)
}

fn read(typed: &mut Typed) -> Option<Coverage> {
    let [called, attended] = [Head::Called, Head::Attended].map(|head| {
        let read = head.read(&typed.text(head.as_str()));
        read.map_err(|fault| typed.fault(head.as_str(), fault)).ok()
    });
    Coverage::new(called?, attended?).map_err(|fault| typed.fault(Head::Attended.as_str(), fault)).ok()
}
