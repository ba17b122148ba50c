//! The steps of a review: verdicts, closing, issuing.

use crate::error::{Error, Result};
use crate::report;
use crate::report::letterhead;
use crate::store;
use crate::web::chrome::{self, Caller};
use crate::web::field::{Fields, Typed};
use axum::Form;
use axum::extract::Path;
use axum::response::Response;
use serde::Deserialize;
use soket_core::id::TargetId;
use soket_core::refusal::Refusal;
use soket_core::rollup::judge::Computed;
use soket_core::viewer::Action;

/// Records the committee's verdict on a target.
///
/// # Errors
/// Not found when none of the review's mandates sets the target; a refusal when the review is closed.
pub async fn decide(caller: Caller, Path((slug, target)): Path<(String, i64)>, Form(fields): Form<Fields>) -> Result<Response> {
    let Caller { app, viewer, .. } = &caller;
    let review = store::review::find(&app.db, viewer, &slug).await?;
    viewer.may(Action::RecordVerdicts, review.unit)?;
    let mandates = store::review::mandates(&app.db, review.id).await?;
    let answered = store::target::of(&app.db, &mandates).await?;
    answered.iter().find(|known| known.target.id.0 == target).ok_or(Error::NotFound)?;
    let mut typed = Typed::new(super::DossierPage::verdict_form(target), fields);
    let word = typed.one_of("word", Computed::parse, "Chưa chọn kết luận.");
    let reason = typed.wanted("reason", "Ghi ngắn gọn vì sao cấp uỷ kết luận như vậy.");
    let (Some(word), Some(reason)) = (word, reason) else { return super::again(&caller, review, &typed).await };
    store::review::decide(&app.db, viewer, &review, (TargetId(target), word.as_str(), &reason)).await?;
    Ok(chrome::done(&format!("/so-ket/{slug}#chi-tieu"), "da_luu"))
}

/// The format that was chosen.
#[derive(Deserialize)]
pub struct FormatForm {
    profile: String,
}

/// Chooses the format of a draft.
///
/// # Errors
/// A refusal when the format fits neither the body nor the day.
pub async fn choose_format(Caller { app, viewer, .. }: Caller, Path(slug): Path<String>, Form(form): Form<FormatForm>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::ComposeReviews, review.unit)?;
    let unit = viewer.tree.get(review.unit).ok_or(Error::NotFound)?;
    let fits = letterhead::formats(unit, [review.cut_off, viewer.today]).find(|profile| profile.code == form.profile);
    let profile =
        fits.ok_or_else(|| Refusal::unfit("Thể thức này không dùng được cho cơ quan và ngày của hồ sơ.", "Chọn thể thức khác."))?;
    store::review::choose_format(&app.db, viewer.account, &review, profile.code).await?;
    Ok(chrome::done(&format!("/so-ket/{slug}"), "da_luu"))
}

/// Closes a review: facts and text are frozen as they are now.
///
/// # Errors
/// The refusal of the state machine.
pub async fn close(Caller { app, viewer, .. }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::CloseReviews, review.unit)?;
    report::step::close(&app, viewer.account, &review).await?;
    Ok(chrome::done(&format!("/so-ket/{slug}"), "da_chot"))
}

/// Issues a closed review: takes the next number of the term's series, dates it today, stores its files.
///
/// # Errors
/// The refusal of the state machine; a paper with a gap in its head is not issued.
pub async fn issue(Caller { app, viewer, .. }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::IssueReviews, review.unit)?;
    report::step::issue(&app, viewer.account, &review).await?;
    Ok(chrome::done(&format!("/so-ket/{slug}"), "da_ban_hanh"))
}

/// Opens a new version of a closed or issued review: a draft with its texts, records and verdicts.
///
/// # Errors
/// The refusal of the state machine, or when a newer version is under way.
pub async fn reopen(Caller { app, viewer, .. }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::IssueReviews, review.unit)?;
    let new = store::review::version::open(&app.db, viewer.account, &review).await?;
    Ok(chrome::done(&format!("/so-ket/{new}"), "da_mo_ban_moi"))
}
