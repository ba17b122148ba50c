//! What a new soket needs before its first report, in order; the list is gone when the first review is open.

use crate::app::App;
use crate::error::Result;
use crate::store;
use soket_core::unit::UnitKind;
use soket_core::viewer::{Action, Viewer};

/// One step.
pub struct Step {
    /// What to do.
    pub name: &'static str,
    /// Where.
    pub address: &'static str,
    /// Whether it is done.
    pub is_done: bool,
}

/// The steps of a house without a review, for whoever keeps the whole organisation.
///
/// # Errors
/// When the database does not answer.
pub async fn left(app: &App, viewer: &Viewer) -> Result<Vec<Step>> {
    let own: Vec<_> = viewer.tree.all().iter().filter(|unit| unit.kind != UnitKind::Superior && unit.stands_on(viewer.today)).collect();
    if own.iter().any(|unit| !viewer.can(Action::DefineTargets, unit.id)) {
        return Ok(Vec::new());
    }
    let step = |name, address, is_done| Step { name, address, is_done };
    Ok(vec![
        step("Ghi các đơn vị trực thuộc", "/don-vi", own.len() > 1),
        step("Đăng ký nghị quyết, kế hoạch sẽ sơ kết", "/van-ban/moi", !store::mandate::all(&app.db).await?.is_empty()),
        step("Ghi các chỉ số mà đơn vị phải đếm", "/chi-so", !store::indicator::all(&app.db).await?.is_empty()),
        step("Lập các chỉ tiêu của văn bản", "/chi-tieu/moi", !store::target::all(&app.db).await?.is_empty()),
        step("Nhập số liệu của từng đơn vị", "/so-lieu", !app.readings().await?.is_empty()),
        step("Mở hồ sơ sơ kết đầu tiên", "/so-ket/moi", false),
    ])
}
