//! Adjusting a target by a later document: its goals change from a day on, the original stays in sight.

use crate::error::Result;
use crate::store;
use crate::web::chrome::{self, Caller};
use crate::web::field::{Fields, Typed};
use axum::Form;
use axum::extract::Path;
use axum::response::Response;
use soket_core::figure::LevelScale;
use soket_core::target::Target;
use soket_core::target::goal::{Adjustment, Goal};
use soket_core::viewer::Action;

/// Adjusts goals by a document; the original stays visible.
///
/// # Errors
/// Not found when the person does not see the target; a refusal when the person may not define targets.
pub async fn adjust(caller: Caller, Path(code): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let Caller { app, viewer, .. } = &caller;
    let (mut kept, seen) = store::target::as_of(&app.db, viewer, &code).await?;
    viewer.may(Action::DefineTargets, kept.unit)?;
    let indicators = store::indicator::all(&app.db).await?;
    let mut typed = Typed::new("dieu-chinh", fields);
    let Some(adjustment) = read(&mut typed, &kept.target, super::levels(&kept.target, &indicators)) else {
        return super::again(&caller, &kept, &typed).await;
    };
    let document = adjustment.document.clone();
    kept.target.adjust(adjustment);
    store::target::redefine(&app.db, viewer.account, (&kept, seen), &document).await?;
    Ok(chrome::done(&format!("/chi-tieu/{code}"), "da_luu"))
}

fn read(typed: &mut Typed, target: &Target, levels: Option<&LevelScale>) -> Option<Adjustment> {
    let document = typed.wanted("document", "Ghi tên văn bản điều chỉnh, ví dụ “Kết luận 12-KL/ĐU”.");
    let from = typed.day("from_on");
    let lines = typed.wanted("goals", "Ghi ít nhất một giá trị mới.").unwrap_or_default();
    let goals = lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| Goal::read(line, target.direction, levels));
    let goals = goals.collect::<std::result::Result<Vec<_>, _>>().map_err(|says| typed.fault("goals", says)).ok();
    typed.first_fault().is_none().then_some(Adjustment { document: document?, from: from?, goals: goals? })
}
