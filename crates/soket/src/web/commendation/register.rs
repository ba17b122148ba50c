//! The register of honours (sổ vàng): sought without marks; certificates handed over, replaced, revoked; and the check page of one.

use crate::app::App;
use crate::error::Result;
use crate::report::commendation::workbook;
use crate::store;
use crate::store::commendation::award::{Award, Ending, Granted};
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Fields, Typed};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::Deserialize;
use soket_core::amount::Amount;
use soket_core::commendation::award::{AwardState, AwardStep};
use soket_core::id::AwardId;
use soket_core::period::day::short_date;
use soket_core::viewer::Action;
use std::sync::Arc;

/// What is sought.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Sought {
    q: String,
}

#[derive(Template)]
#[template(path = "commendation/register.html")]
struct RegisterPage<'a> {
    page: &'a Page,
    awards: Vec<Award>,
    q: String,
}

impl RegisterPage<'_> {
    fn day(day: &Date) -> String {
        short_date(*day)
    }
}

/// The register.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { app, viewer, page }: Caller, Query(sought): Query<Sought>) -> Result<Response> {
    let awards = store::commendation::award::register(&app.db, &viewer, &sought.q).await?;
    page.show(&RegisterPage { page: &page, awards, q: sought.q })
}

/// The register as a workbook, with what is reported upward counted.
///
/// # Errors
/// When the database does not answer.
pub async fn workbook(Caller { app, viewer, .. }: Caller) -> Result<Response> {
    let awards = store::commendation::award::register(&app.db, &viewer, "").await?;
    let homes = store::commendation::nomination::homes(&app.db).await?;
    let tree = app.tree_now().await?;
    let bytes = tokio::task::spawn_blocking(move || workbook::write(&awards, &tree, &homes)).await.map_err(anyhow::Error::from)?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(chrome::attached("so-vang.xlsx", kind, bytes.map_err(anyhow::Error::from)?))
}

#[derive(Template)]
#[template(path = "commendation/award.html")]
struct AwardPage<'a> {
    page: &'a Page,
    award: &'a Award,
    campaign: (String, String),
    typed: &'a Typed,
    can_run: bool,
    can_decide: bool,
}

impl AwardPage<'_> {
    fn day(day: &Date) -> String {
        short_date(*day)
    }

    fn dong(&self) -> String {
        Amount::whole(self.award.dong).unwrap_or_default().to_string()
    }

    fn is_valid(&self) -> bool {
        self.award.state == AwardState::Valid
    }
}

/// One award.
///
/// # Errors
/// Not found when the person does not see it.
pub async fn page(caller: Caller, Path(id): Path<i64>) -> Result<Response> {
    let award = store::commendation::award::find(&caller.app.db, &caller.viewer, AwardId(id)).await?;
    show(&caller, &award, &Typed::default()).await
}

async fn show(caller: &Caller, award: &Award, typed: &Typed) -> Result<Response> {
    let Caller { app, viewer, page } = caller;
    let campaign = store::commendation::campaign::by_id(&app.db, award.campaign).await?;
    let can_run = viewer.can(Action::RunCampaigns, award.unit);
    let can_decide = viewer.can(Action::DecideAwards, award.unit);
    page.show(&AwardPage { page, award, campaign: (campaign.slug, campaign.call.title), typed, can_run, can_decide })
}

async fn refused(caller: &Caller, award: &Award, typed: &Typed) -> Result<Response> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, show(caller, award, typed).await?).into_response())
}

/// Writes down that a certificate was handed over, and who took it.
///
/// # Errors
/// Not found when the person does not see it; a refusal when he may not.
pub async fn hand_over(caller: Caller, Path(id): Path<i64>, Form(fields): Form<Fields>) -> Result<Response> {
    let award = store::commendation::award::find(&caller.app.db, &caller.viewer, AwardId(id)).await?;
    caller.viewer.may(Action::RunCampaigns, award.unit)?;
    award.state.after(AwardStep::HandOver)?;
    let mut typed = Typed::new("hand_over", fields);
    let Some(on) = typed.day("handed_on") else { return refused(&caller, &award, &typed).await };
    let mut tx = caller.app.db.write().await?;
    let by = Some(caller.viewer.account);
    store::commendation::award::hand_over(&mut tx, by, &award, (on, &typed.text("received_by"))).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/so-vang/{id}"), "da_luu"))
}

/// Takes an award back by a decision.
///
/// # Errors
/// As [`hand_over`].
pub async fn revoke(caller: Caller, Path(id): Path<i64>, Form(fields): Form<Fields>) -> Result<Response> {
    let award = store::commendation::award::find(&caller.app.db, &caller.viewer, AwardId(id)).await?;
    caller.viewer.may(Action::DecideAwards, award.unit)?;
    award.state.after(AwardStep::Revoke)?;
    let mut typed = Typed::new("revoke", fields);
    let Some(ending) = ending(&mut typed) else { return refused(&caller, &award, &typed).await };
    let mut tx = caller.app.db.write().await?;
    store::commendation::award::revoke(&mut tx, caller.viewer.account, &award, &ending).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/so-vang/{id}"), "da_luu"))
}

/// Puts a corrected award in the place of one by a decision.
///
/// # Errors
/// As [`hand_over`].
pub async fn replace(caller: Caller, Path(id): Path<i64>, Form(fields): Form<Fields>) -> Result<Response> {
    let db = &caller.app.db;
    let award = store::commendation::award::find(db, &caller.viewer, AwardId(id)).await?;
    caller.viewer.may(Action::DecideAwards, award.unit)?;
    award.state.after(AwardStep::Replace)?;
    let mut typed = Typed::new("replace", fields);
    let name = typed.wanted("name", "Ghi tên đúng như sẽ in.");
    let ending = ending(&mut typed);
    let (Some(name), Some(ending)) = (name, ending) else { return refused(&caller, &award, &typed).await };
    let campaign = store::commendation::campaign::by_id(db, award.campaign).await?;
    let mut nomination = store::commendation::nomination::find(db, award.campaign, award.nomination).await?;
    (nomination.said.name, nomination.said.office) = (name, typed.text("office"));
    let granted = Granted { nomination: &nomination, kind_name: &award.kind_name, dong: award.dong, reason: &award.reason };
    let mut tx = db.write().await?;
    let new = store::commendation::award::replace(&mut tx, caller.viewer.account, &award, &ending, (&campaign, &granted)).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/so-vang/{new}"), "da_luu"))
}

/// The decision that ends an award, as every form of an ending says it.
fn ending(typed: &mut Typed) -> Option<Ending> {
    let symbol = typed.wanted("symbol", "Ghi số, ký hiệu quyết định, ví dụ 12-QĐ/ĐU.");
    let on = typed.day("on");
    let reason = typed.wanted("reason", "Ghi lý do.");
    Some(Ending { symbol: symbol?, on: on?, reason: reason? })
}

#[derive(Template)]
#[template(path = "commendation/check.html")]
struct CheckPage<'a> {
    page: &'a Page,
    award: Award,
}

impl CheckPage<'_> {
    fn day(day: &Date) -> String {
        short_date(*day)
    }

    fn is_valid(&self) -> bool {
        self.award.state == AwardState::Valid
    }
}

/// What the QR code of a certificate leads to: whether it holds, and no more than the certificate itself says.
///
/// # Errors
/// Not found when no certificate bears such a code.
pub async fn check(State(app): State<Arc<App>>, Path(code): Path<String>, parts: Parts) -> Result<Response> {
    let award = store::commendation::award::by_code(&app.db, &code).await?;
    let page = Page::new(&app, &parts, None);
    page.show(&CheckPage { page: &page, award })
}
