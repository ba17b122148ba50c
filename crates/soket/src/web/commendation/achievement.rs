//! The achievement report of a nominee: read, put into other words section by section, taken away, numbered for a collective.

use super::nomination::held;
use super::paper::written;
use crate::error::{Error, Result};
use crate::report::commendation::Dossier;
use crate::report::commendation::achievement::{self, Achievement};
use crate::report::commendation::issue::issue_report;
use crate::report::print::Format;
use crate::report::wording::Written;
use crate::store;
use crate::store::attachment::bytes;
use crate::store::commendation::nomination::Nomination;
use crate::store::paper::Issued;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::Fields;
use crate::web::wording::{self, Place};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::commendation::campaign::CampaignStep;
use soket_core::period::day::short_date;
use soket_core::viewer::Action;
use soket_paper::html;

#[derive(Template)]
#[template(path = "commendation/achievement.html")]
struct ReportPage<'a> {
    page: &'a Page,
    /// The page of the nomination.
    back: String,
    /// Where this page is.
    address: String,
    name: &'a str,
    drawn: String,
    issued: Option<Issued>,
    sections: Vec<Written>,
    is_numbered: bool,
    can_write: bool,
    can_issue: bool,
    /// Why it was not numbered.
    fault: String,
}

impl ReportPage<'_> {
    fn day(issued: &Issued) -> String {
        short_date(issued.issued_on)
    }
}

/// The report as it stands.
///
/// # Errors
/// Not found when the person does not see the nomination.
pub async fn page(caller: Caller, Path((slug, id)): Path<(String, i64)>) -> Result<Response> {
    let (dossier, nomination) = held(&caller, &slug, id).await?;
    show(&caller, (&dossier, &nomination), String::new()).await
}

async fn show(caller: &Caller, (dossier, nomination): (&Dossier, &Nomination), fault: String) -> Result<Response> {
    let Caller { app, viewer, page } = caller;
    let told = Achievement::gather(app, dossier, nomination).await?;
    let issued = store::commendation::paper::issued(&app.db, dossier.campaign.id, &told.report.key()).await?;
    let drawn = html::write(&achievement::document(app, &told).await?, &|code| format!("/so/{code}"));
    let may = issued.is_none() && viewer.can(Action::Nominate, nomination.unit);
    let is_numbered = told.report.is_numbered();
    let (slug, id) = (&dossier.campaign.slug, nomination.id.0);
    let shown = ReportPage {
        page,
        back: format!("/khen-thuong/{slug}/de-nghi/{id}"),
        address: place(slug, id).address,
        name: &nomination.said.name,
        drawn,
        issued,
        sections: told.sections(),
        is_numbered,
        can_write: may && dossier.campaign.state.after(CampaignStep::Cancel).is_ok(),
        can_issue: may && is_numbered,
        fault,
    };
    page.show(&shown)
}

/// A file: `bao-cao-thanh-tich.docx`; the bytes that were kept once it is numbered.
///
/// # Errors
/// As [`page`]; not found when there is no such file.
pub async fn take(caller: Caller, Path((slug, id, file)): Path<(String, i64, String)>) -> Result<Response> {
    let (dossier, nomination) = held(&caller, &slug, id).await?;
    let ending = file.strip_prefix("bao-cao-thanh-tich.").ok_or(Error::NotFound)?;
    let format = Format::parse(ending).filter(|format| matches!(format, Format::Docx | Format::Pdf)).ok_or(Error::NotFound)?;
    let app = &caller.app;
    let told = Achievement::gather(app, &dossier, &nomination).await?;
    if let Some(issued) = store::commendation::paper::issued(&app.db, dossier.campaign.id, &told.report.key()).await?
        && let Some(kept) = store::commendation::paper::files(&app.db, issued.id).await?.into_iter().find(|kept| kept.edition == ending)
    {
        return Ok(chrome::attached(&file, format.media_type(), bytes::whole(&app.dir, &kept.sha256).await?));
    }
    let written = written(told.lay_out(None), format).await?;
    app.metrics.printed(format.as_str());
    Ok(chrome::attached(&file, format.media_type(), written))
}

/// A nomination whose report the person may put into other words, until the campaign is decided.
async fn to_write(caller: &Caller, (slug, id): (&str, i64)) -> Result<(Dossier, Nomination)> {
    let (dossier, nomination) = held(caller, slug, id).await?;
    caller.viewer.may(Action::Nominate, nomination.unit)?;
    dossier.campaign.state.after(CampaignStep::Cancel)?;
    Ok((dossier, nomination))
}

fn place(slug: &str, id: i64) -> Place {
    Place { address: format!("/khen-thuong/{slug}/thanh-tich/{id}"), name: "Báo cáo thành tích" }
}

/// The form of a section.
///
/// # Errors
/// As [`page`]; a refusal when the person may not write.
pub async fn edit(caller: Caller, Path((slug, id, section)): Path<(String, i64, String)>) -> Result<Response> {
    let (dossier, nomination) = to_write(&caller, (&slug, id)).await?;
    let told = Achievement::gather(&caller.app, &dossier, &nomination).await?;
    wording::form(&caller.page, &place(&slug, id), &wording::find(told.sections(), &section)?)
}

/// Keeps a section in somebody's own words; an empty box gives it back to the machine.
///
/// # Errors
/// As [`edit`]; a refusal when the report is numbered.
pub async fn write(caller: Caller, Path((slug, id, section)): Path<(String, i64, String)>, Form(fields): Form<Fields>) -> Result<Response> {
    let (dossier, nomination) = to_write(&caller, (&slug, id)).await?;
    let told = Achievement::gather(&caller.app, &dossier, &nomination).await?;
    let section = wording::find(told.sections(), &section)?;
    let (text, typed) = wording::typed(&section, fields);
    let key = told.report.key();
    let kept_as = (dossier.campaign.id, nomination.unit, key.as_str());
    let done = store::commendation::paper::write(&caller.app.db, caller.viewer.account, kept_as, &text).await;
    wording::saved(&caller.page, (&place(&slug, id), &section), typed, done)
}

/// Gives the report of a collective its number and keeps its files.
///
/// # Errors
/// As [`page`]; a refusal when the person may not.
pub async fn issue(caller: Caller, Path((slug, id)): Path<(String, i64)>) -> Result<Response> {
    let (dossier, nomination) = held(&caller, &slug, id).await?;
    caller.viewer.may(Action::Nominate, nomination.unit)?;
    let told = Achievement::gather(&caller.app, &dossier, &nomination).await?;
    match issue_report(&caller.app, caller.viewer.account, &told).await {
        Ok(()) => Ok(chrome::done(&place(&slug, id).address, "da_ban_hanh")),
        Err(Error::Refused(refusal)) => {
            let fault = [refusal.says, refusal.next].map(|says| caller.page.say(&says)).join(" ");
            Ok((StatusCode::CONFLICT, show(&caller, (&dossier, &nomination), fault).await?).into_response())
        }
        Err(error) => Err(error),
    }
}
