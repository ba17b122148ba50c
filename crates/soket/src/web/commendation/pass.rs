//! The pass that a unit sends to its nominee: until when it opens, taken back with a press, given anew with another.

use super::nomination::{held, show};
use crate::error::{Error, Result};
use crate::report::commendation::Dossier;
use crate::store;
use crate::web::chrome::{self, Caller};
use crate::web::field::{Fields, Typed};
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::commendation::pass;
use soket_core::viewer::Action;

/// Sets the last day of a pass, takes it back, or gives another: the form says which.
///
/// # Errors
/// Not found when the person does not see the nomination; a refusal when he may not.
pub async fn change(caller: Caller, Path((slug, id)): Path<(String, i64)>, Form(fields): Form<Fields>) -> Result<Response> {
    let (dossier, nomination) = held(&caller, &slug, id).await?;
    if !caller.viewer.can(Action::Nominate, nomination.unit) {
        caller.viewer.may(Action::RunCampaigns, dossier.campaign.call.unit)?;
    }
    let mut typed = Typed::new("pass", fields);
    let (by, of) = (caller.viewer.account, (&dossier.campaign, &nomination));
    let today = caller.app.today();
    let mut tx = caller.app.db.write().await?;
    match typed.text("what").as_str() {
        "end" => {
            let Some(ends_on) = typed.day("ends_on").and_then(|day| checked(&mut typed, day, &dossier)) else {
                drop(tx);
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&caller, (&dossier, &nomination), &typed).await?).into_response());
            };
            store::commendation::pass::extend(&mut tx, by, of, ends_on).await?;
        }
        "withdraw" => store::commendation::pass::withdraw(&mut tx, by, of, today).await?,
        "renew" => store::commendation::pass::renew(&mut tx, by, of, (today, dossier.new_pass_ends_on())).await?,
        _ => return Err(Error::NotFound),
    }
    tx.commit().await?;
    Ok(chrome::done(&format!("/khen-thuong/{slug}/de-nghi/{id}"), "da_luu"))
}

fn checked(typed: &mut Typed, day: jiff::civil::Date, dossier: &Dossier) -> Option<jiff::civil::Date> {
    pass::check_end(day, dossier.today).map_err(|says| typed.fault("ends_on", says)).ok()
}
