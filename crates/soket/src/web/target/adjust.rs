//! Adjusting a target by a later document: its goals change from a day on, the original stays in sight.

use crate::error::Result;
use crate::store;
use crate::web::chrome::{self, Caller};
use axum::Form;
use axum::extract::Path;
use axum::response::Response;
use serde::Deserialize;
use soket_core::period::day::parse_day;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::target::goal::{Adjustment, Goal};
use soket_core::text;
use soket_core::viewer::Action;

/// What the form of an adjustment sends.
#[derive(Deserialize)]
pub struct AdjustmentForm {
    document: String,
    from_on: String,
    goals: String,
}

/// Adjusts goals by a document; the original stays visible.
///
/// # Errors
/// A refusal when the document, the day or a goal cannot be understood.
pub async fn adjust(Caller { app, viewer, .. }: Caller, Path(code): Path<String>, Form(form): Form<AdjustmentForm>) -> Result<Response> {
    let mut kept = store::target::find(&app.db, &viewer, &code).await?;
    viewer.may(Action::DefineTargets, kept.unit)?;
    let document = text::tidy(&form.document);
    if document.is_empty() || form.goals.trim().is_empty() {
        return Err(Refusal::unfit("Điều chỉnh cần tên văn bản và ít nhất một giá trị mới.", "Quay lại, điền đủ rồi lưu.").into());
    }
    let unfit = |says: Sentence| Refusal { says, ..Refusal::unfit("", "Quay lại trang chỉ tiêu, sửa rồi lưu lại.") };
    let from = parse_day(&form.from_on).map_err(|fault| unfit(fault.says()))?;
    let indicators = store::indicator::all(&app.db).await?;
    let first = kept.target.kind.indicators().into_iter().next();
    let counted = indicators.iter().find(|asked| Some(asked.indicator.id) == first);
    let levels = counted.and_then(|asked| asked.indicator.kind.levels());
    let lines = text::tidy(&form.goals);
    let goals = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    let goals = goals.map(|line| Goal::read(line, kept.target.direction, levels)).collect::<std::result::Result<Vec<_>, _>>();
    kept.target.adjust(Adjustment { document: document.clone(), from, goals: goals.map_err(unfit)? });
    store::target::redefine(&app.db, viewer.account, &kept, &document).await?;
    Ok(chrome::done(&format!("/chi-tieu/{code}"), "da_luu"))
}
