//! All conferences, and the form for a new one.

use super::show::{PlanForm, read};
use crate::error::Result;
use crate::store;
use crate::store::conference::Conference;
use crate::store::conference::agenda::AgendaItem;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, Fields, Typed, choices};
use askama::Template;
use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::conference::ConferenceKind;
use soket_core::conference::agenda::{AgendaKind, template};
use soket_core::id::AgendaItemId;
use soket_core::period::day::short_date;
use soket_core::text;
use soket_core::viewer::Action;

#[derive(Template)]
#[template(path = "conference/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    conferences: Vec<Conference>,
    can_convene: bool,
}

/// All conferences that the person sees.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { app, viewer, page }: Caller) -> Result<Response> {
    let conferences = store::conference::all(&app.db, &viewer).await?;
    page.show(&ListPage { page: &page, conferences, can_convene: viewer.can_somewhere(Action::PrepareConferences) })
}

#[derive(Template)]
#[template(path = "conference/new.html")]
struct NewPage<'a> {
    page: &'a Page,
    form: PlanForm,
    units: Vec<Choice>,
    typed: &'a Typed,
}

/// The form for a new conference.
///
/// # Errors
/// When the database does not answer.
pub async fn blank(caller: Caller) -> Result<Response> {
    caller.viewer.may_somewhere(Action::PrepareConferences)?;
    caller.page.show(&new_page(&caller, &Typed::default()).await?)
}

async fn new_page<'a>(caller: &'a Caller, typed: &'a Typed) -> Result<NewPage<'a>> {
    let Caller { app, viewer, page } = caller;
    let may = viewer.tree.all().iter().filter(|unit| viewer.can(Action::PrepareConferences, unit.id) && unit.stands_on(viewer.today));
    let units: Vec<(String, String)> = may.map(|unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone())).collect();
    let form = PlanForm::blank(app, viewer).await?;
    Ok(NewPage { page, form, units: choices(units, ""), typed })
}

/// Convenes a conference, with the usual programme where it hears reviews.
///
/// # Errors
/// A refusal when the person may not.
pub async fn convene(caller: Caller, Form(fields): Form<Fields>) -> Result<Response> {
    let Caller { app, viewer, .. } = &caller;
    viewer.may_somewhere(Action::PrepareConferences)?;
    let mut typed = Typed::new("new", fields);
    let unit = viewer.tree.by_code(&typed.text("unit")).filter(|unit| viewer.sees(unit.id)).ok_or(crate::error::Error::NotFound)?.clone();
    viewer.may(Action::PrepareConferences, unit.id)?;
    let Some(plan) = read(app, viewer, (&unit, &[]), &mut typed).await? else {
        let page = new_page(&caller, &typed).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, caller.page.show(&page)?).into_response());
    };
    let mut tx = app.db.write().await?;
    let wanted = format!("{}-{}", text::slug(kind_word(plan.kind)), text::slug(&short_date(plan.held_on)));
    let (id, slug) = store::conference::convene(&mut tx, Some(viewer.account), &plan, &wanted).await?;
    for item in programme(app, &plan).await? {
        store::conference::agenda::add(&mut tx, id, &item).await?;
    }
    tx.commit().await?;
    Ok(chrome::done(&format!("/hoi-nghi/{slug}"), "da_luu"))
}

fn kind_word(kind: ConferenceKind) -> &'static str {
    match kind {
        ConferenceKind::Review => "so-ket",
        ConferenceKind::Study => "hoc-tap",
        ConferenceKind::Cell => "chi-bo",
        ConferenceKind::Talk => "chuyen-de",
    }
}

/// The usual programme: each report names what it reports on; a sitting that hears none has no report in it.
async fn programme(app: &crate::app::App, plan: &store::conference::Plan) -> Result<Vec<AgendaItem>> {
    let mut reviews = plan.reviews.iter();
    let mut items = Vec::new();
    for kind in template(plan.reviews.len()) {
        let is_of_review = matches!(kind, AgendaKind::Direction | AgendaKind::Response | AgendaKind::Commendation | AgendaKind::Presidium);
        if is_of_review && plan.kind != ConferenceKind::Review {
            continue;
        }
        let review = if kind == AgendaKind::Report { reviews.next().copied() } else { None };
        let title = match review {
            Some(id) => ["Báo cáo", &store::review::by_id(&app.db, id).await?.title].join(" "),
            None => kind.name_vi().to_owned(),
        };
        let (minutes, presenter, remark) = (kind.usual_minutes(), String::new(), String::new());
        items.push(AgendaItem { id: AgendaItemId(0), kind, title, minutes, presenter, review, campaign: None, remark });
    }
    Ok(items)
}
