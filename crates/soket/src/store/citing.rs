//! What cites a mandate besides other mandates: one query for each noun that does.

use crate::db::Db;
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::target;
use soket_core::id::{MandateId, UnitId};
use soket_core::text;

/// A record that cites a mandate.
#[derive(Debug, Clone)]
pub struct Citing {
    /// What the screens call such a record.
    pub noun: &'static str,
    /// Its name.
    pub title: String,
    /// Where it is shown.
    pub address: String,
    /// Whose record it is.
    pub unit: UnitId,
}

/// Everything that cites a mandate, whoever may see it.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db, mandate: MandateId) -> Result<Vec<Citing>> {
    let mut citing = targets(db, mandate).await?;
    citing.extend(reviews(db, mandate).await?);
    Ok(citing)
}

async fn targets(db: &Db, mandate: MandateId) -> Result<Vec<Citing>> {
    let targets = target::all(db).await?.into_iter().filter(|kept| kept.target.mandate == mandate);
    let citing = targets.map(|kept| {
        let address = format!("/chi-tieu/{}", kept.target.code);
        Citing { noun: "Chỉ tiêu", title: kept.target.name, address, unit: kept.unit }
    });
    Ok(citing.collect())
}

async fn reviews(db: &Db, mandate: MandateId) -> Result<Vec<Citing>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select r.slug, r.title, r.unit_id from review_mandate m join review r on r.id = m.review_id where m.mandate_id = $1 order by r.cut_off desc",
    )
    .bind(mandate.0)
    .fetch_all(&mut *read)
    .await?;
    let citing = rows.iter().map(|row| {
        let address = format!("/so-ket/{}", row.text("slug")?);
        Ok(Citing { noun: "Sơ kết", title: text::capitalised(&row.text("title")?), address, unit: row.id("unit_id")? })
    });
    citing.collect()
}
