//! Targets: defined once as the mandate states them; adjusted by a document, the original kept.

pub mod import;

use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::row::Columns;
use crate::store::trail;
use soket_core::id::{AccountId, MandateId, TargetId, UnitId};
use soket_core::refusal::Refusal;
use soket_core::target::Target;
use soket_core::trail::Verb;
use soket_core::viewer::Viewer;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// A target and the unit whose resolution it is.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The target.
    pub target: Target,
    /// Who keeps it.
    pub unit: UnitId,
}

/// All targets, by mandate and place in it; a part stands right behind its whole.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db) -> Result<Vec<Kept>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from target order by mandate_id, ordinal, id").fetch_all(&mut *read).await?;
    let mut kept: Vec<Kept> = rows.iter().map(kept).collect::<Result<_>>()?;
    let places: HashMap<TargetId, usize> = kept.iter().enumerate().map(|(place, one)| (one.target.id, place)).collect();
    kept.sort_by_key(|one| {
        let whole = one.target.parent.and_then(|whole| places.get(&whole));
        (whole.or_else(|| places.get(&one.target.id)).copied(), whole.is_some())
    });
    Ok(kept)
}

/// The targets that the viewer sees, in the same order.
///
/// # Errors
/// When the database does not answer.
pub async fn seen(db: &Db, viewer: &Viewer) -> Result<Vec<Kept>> {
    let mut targets = all(db).await?;
    targets.retain(|kept| viewer.sees(kept.unit));
    Ok(targets)
}

/// The targets of some mandates.
///
/// # Errors
/// When the database does not answer.
pub async fn of(db: &Db, mandates: &[MandateId]) -> Result<Vec<Kept>> {
    let mut targets = all(db).await?;
    targets.retain(|kept| mandates.contains(&kept.target.mandate));
    Ok(targets)
}

/// One target by its code.
///
/// # Errors
/// Not found when there is none or the viewer does not see it.
pub async fn find(db: &Db, viewer: &Viewer, code: &str) -> Result<Kept> {
    let mut read = db.read().await?;
    let kept = kept(&sqlx::query("select * from target where code = $1").bind(code).fetch_one(&mut *read).await?)?;
    if viewer.sees(kept.unit) { Ok(kept) } else { Err(Error::NotFound) }
}

fn kept(row: &AnyRow) -> Result<Kept> {
    let mut target: Target = serde_json::from_str(&row.text("definition")?).map_err(anyhow::Error::from)?;
    target.id = row.id("id")?;
    Ok(Kept { target, unit: row.id("unit_id")? })
}

/// Defines a target; its `id` is not looked at, the new one is given back. `reason` says why it is kept in spite of
/// warnings, empty where there were none.
///
/// # Errors
/// A refusal when the code is taken.
pub async fn define(tx: &mut Write, by: Option<AccountId>, new: &Kept, reason: &str) -> Result<TargetId> {
    let target = &new.target;
    let row = sqlx::query("insert into target (code, ordinal, mandate_id, unit_id, definition) values ($1, $2, $3, $4, $5) returning id")
        .bind(&target.code)
        .bind(i64::from(target.ordinal))
        .bind(target.mandate.0)
        .bind(new.unit.0)
        .bind(serde_json::to_string(target).map_err(anyhow::Error::from)?)
        .fetch_one(&mut **tx)
        .await?;
    let id: TargetId = row.id("id")?;
    let (subject, detail) = (("target", id.0), if reason.is_empty() { target.name.clone() } else { format!("{}: {reason}", target.name) });
    trail::write(tx, trail::Entry { by, action: Verb::Define, subject, unit: Some(new.unit), detail: &detail }).await?;
    Ok(id)
}

/// A target as it is to be changed, with the last change that it has seen. The change is asked for first: a target that moves
/// between the two questions is newer than it says, and is then refused instead of overwritten.
///
/// # Errors
/// Not found when there is none or the viewer does not see it.
pub async fn as_of(db: &Db, viewer: &Viewer, code: &str) -> Result<(Kept, i64)> {
    let seen = last_change(db, find(db, viewer, code).await?.target.id).await?;
    Ok((find(db, viewer, code).await?, seen))
}

/// The number of the last change of a target, to be handed back when it is defined anew.
///
/// # Errors
/// When the database does not answer.
async fn last_change(db: &Db, id: TargetId) -> Result<i64> {
    trail::last(&mut *db.read().await?, ("target", id.0)).await
}

/// Replaces the definition of a target as it was after its change number `seen`: to correct a slip, or with one more
/// adjustment in it. The trail keeps why, and the old definition.
///
/// # Errors
/// Not found when there is no such target; a refusal when somebody changed it meanwhile.
pub async fn redefine(db: &Db, by: AccountId, (kept, seen): (&Kept, i64), reason: &str) -> Result<()> {
    let mut tx = db.write().await?;
    // Writing the row, even as it was, makes others wait until this write is done.
    let before = sqlx::query("update target set definition = definition where id = $1 returning definition");
    let before = before.bind(kept.target.id.0).fetch_one(&mut *tx).await?;
    if trail::last(&mut tx, ("target", kept.target.id.0)).await? != seen {
        return Err(Refusal::conflict(
            "Chỉ tiêu này vừa được người khác sửa.",
            "Mở lại trang chỉ tiêu, xem bản mới, rồi sửa tiếp trên bản ấy.",
        )
        .into());
    }
    sqlx::query("update target set ordinal = $2, definition = $3 where id = $1")
        .bind(kept.target.id.0)
        .bind(i64::from(kept.target.ordinal))
        .bind(serde_json::to_string(&kept.target).map_err(anyhow::Error::from)?)
        .execute(&mut *tx)
        .await?;
    let (subject, detail) = (("target", kept.target.id.0), format!("{reason}\n{}", before.text("definition")?));
    trail::write(&mut tx, trail::Entry { by: Some(by), action: Verb::Redefine, subject, unit: Some(kept.unit), detail: &detail }).await?;
    tx.commit().await?;
    Ok(())
}
