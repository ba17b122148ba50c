//! The meeting that considers: who was there, what was counted for each nominee, in the body's own order.

use super::show::to_run;
use crate::error::Result;
use crate::report::commendation::Dossier;
use crate::store;
use crate::store::commendation::meeting::Verdict;
use crate::store::commendation::nomination::Nomination;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Fields, Typed};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::commendation::campaign::CampaignStep;
use soket_core::commendation::nomination::Outcome;
use soket_core::commendation::threshold::{Counted, Sitting};
use soket_core::period::day::short_date;
use soket_core::refusal::Sentence;

#[derive(Template)]
#[template(path = "commendation/meeting.html")]
struct MeetingPage<'a> {
    page: &'a Page,
    dossier: &'a Dossier,
    typed: &'a Typed,
}

impl MeetingPage<'_> {
    fn considered(&self) -> Vec<&Nomination> {
        self.dossier.considered().collect()
    }

    fn met_on(&self) -> String {
        self.dossier.campaign.meeting.map(|meeting| short_date(meeting.0)).unwrap_or_default()
    }

    fn members(&self) -> String {
        self.dossier.campaign.meeting.map(|meeting| meeting.1.members.to_string()).unwrap_or_default()
    }

    fn present(&self) -> String {
        self.dossier.campaign.meeting.map(|meeting| meeting.1.present.to_string()).unwrap_or_default()
    }

    fn at(&self, nomination: &Nomination, what: &str) -> String {
        let kept = match (what, nomination.counted) {
            ("agree", Some(counted)) => counted.agree.to_string(),
            ("others", Some(counted)) => counted.others.to_string(),
            ("reason", _) => nomination.outcome_reason.clone(),
            _ => String::new(),
        };
        self.typed.at("meeting", &format!("{what}-{}", nomination.id), &kept)
    }

    fn rule(&self) -> String {
        self.page.say(&self.dossier.campaign.call.threshold.says())
    }
}

/// The form of the meeting.
///
/// # Errors
/// Not found when the person does not see the campaign; a refusal when he may not.
pub async fn page(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let campaign = to_run(&caller, &slug).await?;
    let dossier = Dossier::gather(&caller.app, campaign).await?;
    caller.page.show(&MeetingPage { page: &caller.page, dossier: &dossier, typed: &Typed::default() })
}

/// Keeps what the meeting counted; the body's own rule says on whom it agreed.
///
/// # Errors
/// As [`page`]; the refusal of the state machine.
pub async fn count(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let campaign = to_run(&caller, &slug).await?;
    campaign.state.after(CampaignStep::Count)?;
    let dossier = Dossier::gather(&caller.app, campaign).await?;
    let mut typed = Typed::new("meeting", fields);
    let Some((met_on, sitting, verdicts)) = read(&dossier, &mut typed) else {
        let shown = MeetingPage { page: &caller.page, dossier: &dossier, typed: &typed };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, caller.page.show(&shown)?).into_response());
    };
    let mut tx = caller.app.db.write().await?;
    let by = Some(caller.viewer.account);
    store::commendation::meeting::count(&mut tx, by, (&dossier.campaign, met_on, sitting), &verdicts).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/khen-thuong/{slug}"), "da_luu"))
}

fn read(dossier: &Dossier, typed: &mut Typed) -> Option<(jiff::civil::Date, Sitting, Vec<Verdict>)> {
    let met_on = typed.day("met_on");
    let members = typed.one_of("members", |text| text.parse::<u32>().ok(), "Ghi tổng số thành viên.");
    let present = typed.one_of("present", |text| text.parse::<u32>().ok(), "Ghi số có mặt.");
    let sitting = Sitting::new(members?, present?).map_err(|refusal| typed.fault("present", refusal.says)).ok()?;
    let mut verdicts = Vec::new();
    for nomination in dossier.considered() {
        verdicts.push(verdict(dossier, (nomination, sitting), typed)?);
    }
    Some((met_on?, sitting, verdicts))
}

fn verdict(dossier: &Dossier, (nomination, sitting): (&Nomination, Sitting), typed: &mut Typed) -> Option<Verdict> {
    let mut number = |what: &str| {
        let text = typed.text(&format!("{what}-{}", nomination.id));
        let number = if text.is_empty() && what == "others" { Some(0) } else { text.parse::<u32>().ok() };
        if number.is_none() {
            typed.fault("counts", Sentence::plain("%{name}: ghi số phiếu là số nguyên.").with("name", &nomination.said.name));
        }
        number
    };
    let counted = Counted { agree: number("agree")?, others: number("others")? };
    let agrees = dossier.campaign.call.threshold.agrees(sitting, counted);
    let agrees = agrees.map_err(|refusal| typed.fault("counts", refusal.says.with("name", &nomination.said.name))).ok()?;
    let outcome = if agrees { Outcome::Agreed } else { Outcome::NotAgreed };
    let reason = typed.text(&format!("reason-{}", nomination.id));
    Some(Verdict { nomination: nomination.id, counted, outcome, reason })
}
