//! The steps of a review: verdicts, closing, issuing.

use crate::error::Result;
use crate::report;
use crate::report::print::{self, Format};
use crate::store;
use crate::store::review::Frozen;
use crate::store::review::issue::Numbering;
use crate::web::chrome::{self, Caller};
use axum::Form;
use axum::extract::Path;
use axum::response::Response;
use serde::Deserialize;
use soket_core::id::TargetId;
use soket_core::refusal::Refusal;
use soket_core::review::ReviewStep;
use soket_core::rollup::judge::Computed;
use soket_core::text;
use soket_core::viewer::Action;

/// What the form for a verdict sends.
#[derive(Deserialize)]
pub struct VerdictForm {
    word: String,
    reason: String,
}

/// Records the committee's verdict on a target.
///
/// # Errors
/// A refusal without a reason, or when the review is closed.
pub async fn decide(
    Caller { app, viewer, .. }: Caller,
    Path((slug, target)): Path<(String, i64)>,
    Form(form): Form<VerdictForm>,
) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::RecordVerdicts, review.unit)?;
    let word = Computed::parse(&form.word).ok_or_else(|| Refusal::unfit("Chưa chọn kết luận.", "Chọn một trong sáu mức rồi lưu lại."))?;
    let reason = text::nfc(&form.reason);
    store::review::decide(&app.db, &viewer, &review, (TargetId(target), word.as_str(), &reason)).await?;
    Ok(chrome::done(&format!("/so-ket/{slug}#chi-tieu"), "da_luu"))
}

/// Closes a review: facts and text are frozen as they are now.
///
/// # Errors
/// The refusal of the state machine.
pub async fn close(Caller { app, viewer, .. }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::CloseReviews, review.unit)?;
    review.state.allow(ReviewStep::Close)?;
    let document = report::review::document(&app, &review).await?;
    let facts = print::facts(&review, &document)?;
    let document = serde_json::to_string(&document).map_err(anyhow::Error::from)?;
    store::review::close(&app.db, &viewer, &review, Frozen { facts: &facts, document: &document }).await?;
    Ok(chrome::done(&format!("/so-ket/{slug}"), "da_chot"))
}

/// Issues a closed review: takes the next number of the term's series, dates it today, stores its files.
///
/// # Errors
/// The refusal of the state machine; a paper with a gap in its head is not issued.
pub async fn issue(Caller { app, viewer, .. }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::IssueReviews, review.unit)?;
    review.state.allow(ReviewStep::Issue)?;
    let today = app.today();
    let tree = app.tree_now().await?;
    let letterhead = store::unit::letterhead(&app.db, &tree, review.unit, today).await?;
    if letterhead.superior.is_none() || letterhead.place.is_none() || letterhead.signer.is_none() {
        return Err(Refusal::conflict(
            "Chưa rõ cấp trên, nơi ban hành hoặc người ký vào ngày hôm nay, nên chưa ban hành được.",
            "Bổ sung ở trang đơn vị, rồi ban hành lại.",
        )
        .into());
    }
    let series = store::term::series(&app.db, review.unit, today).await?;
    let numbering = Numbering { series, kind: "BC", issued_on: today };
    let serial = store::review::issue::next_serial(&app, &review, &numbering).await?;
    let mut document = report::review::document(&app, &review).await?;
    document.header.serial = u32::try_from(serial).ok();
    document.header.date = Some(today);
    // A demonstration's papers stay marked for ever; a real paper sheds its mark when it is issued.
    if app.stopped_clock().is_none() {
        document.header.draft_mark = None;
    }
    let mut files = Vec::new();
    for format in Format::ALL {
        let (review, document) = (review.clone(), document.clone());
        let bytes = tokio::task::spawn_blocking(move || print::write(&review, &document, format)).await.map_err(anyhow::Error::from)??;
        files.push((format.as_str(), bytes));
    }
    let frozen = serde_json::to_string(&document).map_err(anyhow::Error::from)?;
    store::review::issue::issue(&app, &viewer, &review, (&numbering, serial, &frozen), &files).await?;
    Ok(chrome::done(&format!("/so-ket/{slug}"), "da_ban_hanh"))
}
