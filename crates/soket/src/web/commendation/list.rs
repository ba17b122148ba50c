//! All campaigns, and the form for a new one: the channel is chosen first, since everything else follows from it.

use super::call::{CallForm, read};
use crate::error::{Error, Result};
use crate::store;
use crate::store::commendation::campaign::Campaign;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, Fields, Typed, choices};
use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use soket_core::commendation::Channel;
use soket_core::text;
use soket_core::viewer::Action;

#[derive(Template)]
#[template(path = "commendation/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    campaigns: Vec<Campaign>,
    can_run: bool,
}

/// All campaigns that the person sees.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { app, viewer, page }: Caller) -> Result<Response> {
    let campaigns = store::commendation::campaign::all(&app.db, &viewer).await?;
    page.show(&ListPage { page: &page, campaigns, can_run: viewer.can_somewhere(Action::RunCampaigns) })
}

/// Which channel the form is for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Chosen {
    kenh: String,
}

#[derive(Template)]
#[template(path = "commendation/new.html")]
struct NewPage<'a> {
    page: &'a Page,
    /// None while the channel is not chosen.
    form: Option<(Channel, CallForm)>,
    units: Vec<Choice>,
    typed: &'a Typed,
    has_catalogue: bool,
}

impl NewPage<'_> {
    fn channels(&self) -> [Channel; 2] {
        Channel::ALL
    }
}

/// The form for a new campaign.
///
/// # Errors
/// A refusal when the person may not.
pub async fn blank(caller: Caller, Query(chosen): Query<Chosen>) -> Result<Response> {
    caller.viewer.may_somewhere(Action::RunCampaigns)?;
    caller.page.show(&new_page(&caller, Channel::parse(&chosen.kenh), &Typed::default()).await?)
}

async fn new_page<'a>(caller: &'a Caller, channel: Option<Channel>, typed: &'a Typed) -> Result<NewPage<'a>> {
    let Caller { app, viewer, page } = caller;
    let of_channel =
        |unit: &&soket_core::unit::Unit| channel.is_none_or(|channel| unit.kind.writes_as_party() == (channel == Channel::Party));
    let may = viewer.tree.all().iter().filter(|unit| viewer.can(Action::RunCampaigns, unit.id) && unit.stands_on(viewer.today));
    let units: Vec<(String, String)> =
        may.filter(of_channel).map(|unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone())).collect();
    let form = match channel {
        Some(channel) => Some((channel, CallForm::blank(app, channel).await?)),
        None => None,
    };
    let has_catalogue = !store::commendation::catalogue::kinds(&app.db).await?.is_empty();
    Ok(NewPage { page, form, units: choices(units, ""), typed, has_catalogue })
}

/// Writes a call down.
///
/// # Errors
/// A refusal when the person may not; not found when there is no such unit.
pub async fn prepare(caller: Caller, Form(fields): Form<Fields>) -> Result<Response> {
    let Caller { app, viewer, .. } = &caller;
    viewer.may_somewhere(Action::RunCampaigns)?;
    let mut typed = Typed::new("call", fields);
    let channel = Channel::parse(&typed.text("channel")).ok_or(Error::NotFound)?;
    let unit = viewer.tree.by_code(&typed.text("unit")).filter(|unit| viewer.sees(unit.id)).ok_or(Error::NotFound)?.clone();
    viewer.may(Action::RunCampaigns, unit.id)?;
    let Some(call) = read(app, (&unit, channel), &mut typed).await? else {
        let page = new_page(&caller, Some(channel), &typed).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, caller.page.show(&page)?).into_response());
    };
    let mut tx = app.db.write().await?;
    let (_, slug) = store::commendation::campaign::prepare(&mut tx, Some(viewer.account), &call, &text::slug(&call.title)).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/khen-thuong/{slug}"), "da_luu"))
}
