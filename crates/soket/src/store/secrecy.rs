//! Refusals of papers that bear a secrecy mark: logged with who, when, where and which grade, never with their content.

use crate::db::Db;
use crate::error::Result;
use crate::store::trail;
use soket_core::id::{AccountId, UnitId};
use soket_core::refusal::Refusal;
use soket_core::secrecy::Grade;
use soket_core::trail::Verb;

/// The record for which a paper was meant; its id is 0 while it is not registered yet.
#[derive(Debug, Clone, Copy)]
pub struct Meant {
    /// The noun and its id.
    pub record: (&'static str, i64),
    /// Whose record it is.
    pub unit: UnitId,
}

/// Logs a refusal and gives the words for it. `place` says where the mark stands: "số ký hiệu", "tên tệp", "trang 2".
///
/// # Errors
/// When the database does not answer; the paper is not taken then either.
pub async fn refuse(db: &Db, by: AccountId, meant: Meant, mark: (Grade, &str)) -> Result<Refusal> {
    let (grade, place) = mark;
    let detail = format!("từ chối: dấu “{}” ở {place}", grade.name_vi());
    let mut tx = db.write().await?;
    let entry = trail::Entry { by: Some(by), action: Verb::RefuseSecret, subject: meant.record, unit: Some(meant.unit), detail: &detail };
    trail::write(&mut tx, entry).await?;
    tx.commit().await?;
    Ok(Refusal::unfit(
        "Không nhận: có dấu “%{grade}” ở %{place}. Hệ thống này nối mạng nên không được chứa tài liệu mật.",
        "Để tài liệu ở sổ đăng ký và tủ hồ sơ mật theo quy định; lần từ chối này đã được ghi vào nhật ký, không kèm nội dung.",
    )
    .with("grade", grade.name_vi())
    .with("place", place))
}
