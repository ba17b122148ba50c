//! What proves a nomination, and the reasons for which somebody goes on in spite of a warning.

use super::nomination::{held, show, to_change};
use crate::error::{Error, Result};
use crate::store;
use crate::store::commendation::proof::Source;
use crate::web::chrome::{self, Caller};
use crate::web::field::{Fields, Typed};
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::commendation::campaign::{CampaignState, CampaignStep};
use soket_core::refusal::Sentence;
use soket_core::viewer::Action;

/// Adds a source that proves the nomination, or takes one away: the form says which.
///
/// # Errors
/// As [`save`].
pub async fn cite(caller: Caller, Path((slug, id)): Path<(String, i64)>, Form(fields): Form<Fields>) -> Result<Response> {
    let (dossier, nomination) = to_change(&caller, &slug, id).await?;
    let mut typed = Typed::new("source", fields);
    let by = caller.viewer.account;
    if let Ok(source) = typed.text("remove").parse() {
        let mut tx = caller.app.db.write().await?;
        store::commendation::proof::uncite(&mut tx, by, (&dossier.campaign, &nomination), source).await?;
        tx.commit().await?;
        return Ok(chrome::done(&format!("/khen-thuong/{slug}/de-nghi/{id}"), "da_luu"));
    }
    let Some(source) = source(&caller, &mut typed).await? else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&caller, (&dossier, &nomination), &typed).await?).into_response());
    };
    let mut tx = caller.app.db.write().await?;
    store::commendation::proof::cite(&mut tx, Some(by), (&dossier.campaign, &nomination), &source).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/khen-thuong/{slug}/de-nghi/{id}"), "da_luu"))
}

/// A source as it was typed: a figure's code, a task's number or a conference's address, each looked up.
async fn source(caller: &Caller, typed: &mut Typed) -> Result<Option<Source>> {
    let (app, viewer) = (&caller.app, &caller.viewer);
    let typed_in = typed.text("reference");
    let last = typed_in.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let found = match typed.text("kind").as_str() {
        "figure" => store::printed::find(&app.db, &last).await.ok().map(|_| (last.clone(), ["Số liệu có mã", &last].join(" "))),
        "task" => match last.parse().map(soket_core::id::TaskId) {
            Ok(task) => store::task::find(&app.db, viewer, task).await.ok().map(|task| (task.id.to_string(), task.title)),
            Err(_) => None,
        },
        "conference" => match store::conference::by_slug(&app.db, &last).await {
            Ok(conference) if viewer.sees(conference.unit) => Some((conference.slug, conference.title)),
            _ => None,
        },
        _ => None,
    };
    let Some((reference, title)) = found else {
        typed.fault("reference", Sentence::plain("Không tìm thấy. Dán địa chỉ hoặc mã của số liệu, việc hoặc hội nghị trong soket."));
        return Ok(None);
    };
    let words = Some(typed.text("words")).filter(|words| !words.is_empty()).unwrap_or(title);
    Ok(Some(Source { id: 0, kind: typed.text("kind"), reference, words }))
}

/// Keeps the reason for which somebody goes on in spite of a warning.
///
/// # Errors
/// Not found when the person does not see it or nothing is warned of; a refusal when he may not.
pub async fn give_reason(caller: Caller, Path((slug, id)): Path<(String, i64)>, Form(fields): Form<Fields>) -> Result<Response> {
    let (dossier, nomination) = held(&caller, &slug, id).await?;
    caller.viewer.may(Action::RunCampaigns, dossier.campaign.call.unit)?;
    if matches!(dossier.campaign.state, CampaignState::Decided | CampaignState::Cancelled) {
        dossier.campaign.state.after(CampaignStep::Count)?;
    }
    let mut typed = Typed::new("reason", fields);
    let warning = typed.text("warning");
    if !dossier.warnings(&nomination).iter().any(|known| known.key == warning) {
        return Err(Error::NotFound);
    }
    let Some(reason) = typed.wanted("reason", "Ghi lý do vì sao vẫn đưa vào danh sách.") else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&caller, (&dossier, &nomination), &typed).await?).into_response());
    };
    let mut tx = caller.app.db.write().await?;
    let by = caller.viewer.account;
    store::commendation::proof::give_reason(&mut tx, by, (&dossier.campaign, nomination.id), (&warning, &reason)).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/khen-thuong/{slug}/de-nghi/{id}"), "da_luu"))
}
