//! Thousands of certificates: a run that goes on by itself, part by part, while its page tells how far it is.

use super::super::show::to_run;
use super::file::is_some;
use super::template;
use crate::error::Result;
use crate::report::commendation::certificate::{self, records, unfit};
use crate::store;
use crate::store::commendation::campaign::Campaign;
use crate::store::commendation::print_run::{self, Order, Part, PrintRun};
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, Fields, Typed, choices};
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::amount::{Amount, SCALE};
use soket_core::attachment::size_vi;
use soket_core::commendation::print::{PrintForm, PrintState};
use soket_core::refusal::Refusal;

#[derive(askama::Template)]
#[template(path = "commendation/print_run.html")]
struct RunPage<'a> {
    page: &'a Page,
    campaign: &'a Campaign,
    run: Option<PrintRun>,
    count: i64,
    templates: Vec<Choice>,
    typed: &'a Typed,
}

impl RunPage<'_> {
    fn is_printing(&self) -> bool {
        self.run.as_ref().is_some_and(|run| run.state() == PrintState::Printing)
    }

    fn has_failed(&self) -> bool {
        self.run.as_ref().is_some_and(|run| run.state() == PrintState::Failed)
    }

    fn forms(&self) -> Vec<Choice> {
        choices(PrintForm::ALL.map(|form| (form.as_str(), form.name_vi())), PrintForm::OneFile.as_str())
    }

    fn asked_at(run: &PrintRun) -> String {
        crate::app::local(&run.asked_at)
    }

    /// A count of sheets, its thousands parted by dots.
    fn sheets(count: &i64) -> String {
        Amount::from_scaled(count * SCALE).to_string()
    }

    /// How large the file of a part is; none while there is none.
    fn size(part: &Part) -> Option<String> {
        part.size.filter(|size| *size > 0).map(|size| size_vi(size.unsigned_abs()))
    }

    /// Whether all awards of a part were revoked while it waited.
    fn is_void(part: &Part) -> bool {
        part.size == Some(0)
    }
}

/// The run of a campaign.
///
/// # Errors
/// Not found when the person does not see the campaign; a refusal when he may not.
pub async fn page(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let campaign = to_run(&caller, &slug).await?;
    show(&caller, &campaign, &Typed::default()).await
}

async fn show(caller: &Caller, campaign: &Campaign, typed: &Typed) -> Result<Response> {
    let db = &caller.app.db;
    let run = print_run::of(db, campaign.id).await?;
    let count = store::commendation::award::valid(db, campaign.id).await?.len() as i64;
    let kept = store::commendation::template::of(db, campaign.call.unit).await?.into_iter();
    let shipped = ("0".to_owned(), "Mẫu có sẵn".to_owned());
    let templates = choices([shipped].into_iter().chain(kept.map(|kept| (kept.id.to_string(), kept.name))), "0");
    caller.page.show(&RunPage { page: &caller.page, campaign, run, count, templates, typed })
}

/// Begins a run, or stops the one that is printed.
///
/// # Errors
/// As [`page`]; a refusal when there is nothing to print, a sheet cannot be printed, or another run is under way.
pub async fn act(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let campaign = to_run(&caller, &slug).await?;
    let what = fields.get("what").cloned().unwrap_or_default();
    let mut typed = Typed::new(what.clone(), fields);
    match what.as_str() {
        "stop" => stop(&caller, &campaign).await?,
        _ => match typed.one_of("form", PrintForm::parse, "Chọn một trong hai cách in.") {
            Some(form) => begin(&caller, &campaign, (form, typed.text("mau").parse().unwrap_or(0))).await?,
            None => return Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&caller, &campaign, &typed).await?).into_response()),
        },
    }
    Ok(chrome::done(&format!("/khen-thuong/{slug}/in-loat"), "da_luu"))
}

/// Every sheet is checked before the first is printed: whoever comes back finds no run that broke off at a name.
async fn begin(caller: &Caller, campaign: &Campaign, (form, template_id): (PrintForm, i64)) -> Result<()> {
    let (app, base) = (&caller.app, caller.page.base.as_str());
    let template = template(caller, campaign, template_id).await?;
    let awards = store::commendation::award::valid(&app.db, campaign.id).await?;
    is_some(awards.len())?;
    let all = store::commendation::award::of(&app.db, campaign.id).await?;
    let records = records(app, &all, base).await?;
    let press = certificate::press(app, (&template.data, template.nudge, template.background.as_deref())).await?;
    let checked = tokio::task::spawn_blocking(move || press.check(&records)).await.map_err(anyhow::Error::from)?;
    checked.map_err(|fault| unfit(fault.says()))?;
    let mut tx = app.db.write().await?;
    print_run::begin(&mut tx, caller.viewer.account, campaign, &Order { form, template: &template, base, awards: &awards }).await?;
    tx.commit().await?;
    app.queue.notify_one();
    Ok(())
}

async fn stop(caller: &Caller, campaign: &Campaign) -> Result<()> {
    let none = || Refusal::conflict("Loạt in này không còn chạy.", "Tải lại trang để xem loạt in đang ở đâu.");
    let run = print_run::of(&caller.app.db, campaign.id).await?.ok_or_else(none)?;
    let mut tx = caller.app.db.write().await?;
    print_run::stop(&mut tx, caller.viewer.account, (campaign, &run)).await?;
    Ok(tx.commit().await?)
}
