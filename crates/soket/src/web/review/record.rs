//! The records of a review: added and withdrawn beside the prose.

use crate::error::Result;
use crate::store;
use crate::store::review::record::Record;
use crate::web::chrome::{self, Caller};
use axum::Form;
use axum::extract::Path;
use axum::response::Response;
use serde::Deserialize;
use soket_core::refusal::Refusal;
use soket_core::review::RecordKind;
use soket_core::text;
use soket_core::viewer::Action;

/// What the form for a record sends.
#[derive(Deserialize)]
pub struct RecordForm {
    kind: String,
    body: String,
    #[serde(default)]
    meetings: String,
    #[serde(default)]
    participants: String,
}

impl RecordForm {
    fn parse(&self) -> std::result::Result<Record, Refusal> {
        let kind = RecordKind::parse(&self.kind)
            .ok_or_else(|| Refusal::unfit("Chưa chọn loại ghi nhận.", "Chọn một loại trong danh sách rồi lưu lại."))?;
        let body = text::nfc(self.body.trim());
        if body.is_empty() {
            return Err(Refusal::unfit("Nội dung ghi nhận còn trống.", "Ghi ít nhất một câu rồi lưu lại."));
        }
        let (meetings, participants) = (count(&self.meetings)?, count(&self.participants)?);
        Ok(Record {
            id: 0,
            kind,
            body,
            unit: None,
            mandate: None,
            happened_on: None,
            meetings,
            participants,
            targets: Vec::new(),
            causes: Vec::new(),
        })
    }
}

fn count(typed: &str) -> std::result::Result<Option<i64>, Refusal> {
    let typed = typed.trim().replace('.', "");
    match typed.parse::<i64>() {
        _ if typed.is_empty() => Ok(None),
        Ok(count) if count >= 0 => Ok(Some(count)),
        _ => Err(Refusal::unfit("Số cuộc, số lượt phải là số nguyên không âm.", "Sửa lại số rồi lưu, ví dụ 12.")),
    }
}

/// Adds a record.
///
/// # Errors
/// A refusal when something is missing, or the review is closed.
pub async fn add(Caller { app, viewer, .. }: Caller, Path(slug): Path<String>, Form(form): Form<RecordForm>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::ComposeReviews, review.unit)?;
    let record = form.parse()?;
    let mut tx = app.db.write().await?;
    store::review::record::add(&mut tx, Some(viewer.account), (review.id, review.unit), &record).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/so-ket/{slug}"), "da_luu"))
}

/// Withdraws a record.
///
/// # Errors
/// Not found when the review has no such record; a refusal when it is closed.
pub async fn withdraw(Caller { app, viewer, .. }: Caller, Path((slug, id)): Path<(String, i64)>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::ComposeReviews, review.unit)?;
    store::review::record::withdraw(&app.db, viewer.account, &review, id).await?;
    Ok(chrome::done(&format!("/so-ket/{slug}"), "da_bo"))
}
