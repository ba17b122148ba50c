//! A nominee's own page: what is held about the person, what to say about being named in public, and a way to decline. The link
//! opens by a press, since programs that preview messages fetch links by themselves.

use crate::app::App;
use crate::error::{Error, Result};
use crate::report::commendation::Dossier;
use crate::report::commendation::pass::validity;
use crate::store;
use crate::store::commendation::campaign::Campaign;
use crate::store::commendation::nomination::Nomination;
use crate::web::chrome::{self, Page};
use crate::web::field::{Fields, Typed};
use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::response::Response;
use soket_core::commendation::nomination::{Consent, NominationStep};
use soket_core::period::day::short_date;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "commendation/nominee.html")]
struct NomineePage<'a> {
    page: &'a Page,
    /// None until the link was opened by a press.
    opened: Option<(&'a Dossier, &'a Nomination)>,
    pass: &'a str,
}

impl NomineePage<'_> {
    fn answers(&self) -> Vec<(String, String)> {
        let Some((dossier, nomination)) = self.opened else { return Vec::new() };
        let answer = |asked: &store::commendation::campaign::Asked| {
            let answer = nomination.said.answers.get(&asked.id)?;
            Some((asked.condition.question().vi(), said(answer)))
        };
        dossier.asked_of(nomination.said.kind()).filter_map(answer).collect()
    }

    fn ends_on(&self) -> String {
        self.opened.map(|(dossier, nomination)| short_date(dossier.pass(nomination).ends_on)).unwrap_or_default()
    }

    fn may_decline(&self) -> bool {
        self.opened.is_some_and(|(_, nomination)| nomination.state.after(NominationStep::Decline).is_ok())
    }
}

/// An answer in words, where it is a word of ours.
fn said(answer: &str) -> String {
    match answer {
        "yes" => "có".to_owned(),
        "no" => "không".to_owned(),
        other => soket_core::commendation::condition::Grade::parse(other).map_or(other.to_owned(), |grade| grade.name_vi().to_owned()),
    }
}

/// The nomination that a pass opens today, with its campaign.
///
/// # Errors
/// Not found when no pass ever read so; a refusal when it has ended or was taken back.
async fn presented(app: &App, pass: &str) -> Result<(Campaign, Nomination)> {
    let nomination = store::commendation::pass::find(&app.db, pass).await?;
    let campaign = store::commendation::campaign::by_id(&app.db, nomination.campaign).await?;
    let awards = store::commendation::award::of(&app.db, campaign.id).await?;
    validity(&campaign, &awards, &nomination).opens(app.today())?;
    Ok((campaign, nomination))
}

/// The closed page: whoever only looks sees nobody's name.
///
/// # Errors
/// Not found when no pass ever read so; a refusal when it has ended or was taken back.
pub async fn closed(State(app): State<Arc<App>>, Path(pass): Path<String>, parts: Parts) -> Result<Response> {
    presented(&app, &pass).await?;
    let page = Page::new(&app, &parts, None);
    page.show(&NomineePage { page: &page, opened: None, pass: &pass })
}

/// Opens the page, keeps what the nominee says about being named, or declines: the form says which.
///
/// # Errors
/// As [`closed`]; the refusal of a state machine.
pub async fn act(State(app): State<Arc<App>>, Path(pass): Path<String>, parts: Parts, Form(fields): Form<Fields>) -> Result<Response> {
    let (campaign, nomination) = presented(&app, &pass).await?;
    let typed = Typed::new("nominee", fields);
    let mut tx = app.db.write().await?;
    match typed.text("what").as_str() {
        "open" => {
            drop(tx);
            let dossier = Dossier::gather(&app, campaign).await?;
            let page = Page::new(&app, &parts, None);
            return page.show(&NomineePage { page: &page, opened: Some((&dossier, &nomination)), pass: &pass });
        }
        "consent" => {
            let consent = Consent::parse(&typed.text("consent")).ok_or(Error::NotFound)?;
            store::commendation::nomination::consent(&mut tx, &campaign, &nomination, consent).await?;
        }
        "decline" => {
            let step = (NominationStep::Decline, typed.text("reason"));
            store::commendation::nomination::step(&mut tx, None, (&campaign, &nomination), (step.0, &step.1)).await?;
        }
        _ => return Err(Error::NotFound),
    }
    tx.commit().await?;
    Ok(chrome::done(&format!("/de-cu/{pass}"), "da_luu"))
}
