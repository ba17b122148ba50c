//! The register of mandates and their relations.

use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::row::Columns;
use crate::store::trail;
use soket_core::id::{AccountId, MandateId};
use soket_core::mandate::{Mandate, MandateKind, Relation};
use soket_core::viewer::Viewer;
use sqlx::any::AnyRow;

/// All mandates, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db) -> Result<Vec<Mandate>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from mandate order by issued_on desc, id").fetch_all(&mut *read).await?;
    rows.iter().map(mandate).collect()
}

/// One mandate by its address.
///
/// # Errors
/// Not found when there is none or the viewer does not see it.
pub async fn find(db: &Db, viewer: &Viewer, slug: &str) -> Result<Mandate> {
    let mut read = db.read().await?;
    let mandate = mandate(&sqlx::query("select * from mandate where slug = $1").bind(slug).fetch_one(&mut *read).await?)?;
    if viewer.sees(mandate.unit) { Ok(mandate) } else { Err(Error::NotFound) }
}

/// The relations of a mandate: those it states, then those stated of it.
///
/// # Errors
/// When the database does not answer.
pub async fn relations(db: &Db, id: MandateId) -> Result<(Vec<(Relation, Mandate)>, Vec<(Relation, Mandate)>)> {
    let mut read = db.read().await?;
    let states = sqlx::query(
        "select r.kind as relation, m.* from mandate_relation r join mandate m on m.id = r.to_id where r.from_id = $1 order by m.issued_on",
    );
    let states = states.bind(id.0).fetch_all(&mut *read).await?;
    let stated = sqlx::query(
        "select r.kind as relation, m.* from mandate_relation r join mandate m on m.id = r.from_id where r.to_id = $1 order by m.issued_on",
    );
    let stated = stated.bind(id.0).fetch_all(&mut *read).await?;
    let related = |row: &AnyRow| Ok((row.parsed("relation", Relation::parse)?, mandate(row)?));
    Ok((states.iter().map(related).collect::<Result<_>>()?, stated.iter().map(related).collect::<Result<_>>()?))
}

fn mandate(row: &AnyRow) -> Result<Mandate> {
    Ok(Mandate {
        id: row.id("id")?,
        slug: row.text("slug")?,
        kind: row.parsed("kind", MandateKind::parse)?,
        number: row.text("number")?,
        issuer: row.text("issuer")?,
        issued_on: row.date("issued_on")?,
        subject: row.text("subject")?,
        unit: row.id("unit_id")?,
    })
}

/// Registers a mandate; its `id` is not looked at, the new one is given back.
///
/// # Errors
/// A refusal when its address is taken: the same paper was registered before.
pub async fn register(tx: &mut Write, by: Option<AccountId>, new: &Mandate) -> Result<MandateId> {
    let row = sqlx::query(
        "insert into mandate (slug, kind, number, issuer, issued_on, subject, unit_id) values ($1, $2, $3, $4, $5, $6, $7) returning id",
    )
    .bind(&new.slug)
    .bind(new.kind.as_str())
    .bind(&new.number)
    .bind(&new.issuer)
    .bind(new.issued_on.to_string())
    .bind(&new.subject)
    .bind(new.unit.0)
    .fetch_one(&mut **tx)
    .await?;
    let id: MandateId = row.id("id")?;
    let detail = new.citation();
    trail::write(tx, trail::Entry { by, action: "register", subject: ("mandate", id.0), unit: Some(new.unit), detail: &detail }).await?;
    Ok(id)
}

/// States how a mandate refers to another; stating it twice changes nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn relate(tx: &mut Write, by: Option<AccountId>, from: &Mandate, to: (Relation, &Mandate)) -> Result<()> {
    sqlx::query("insert into mandate_relation (from_id, to_id, kind) values ($1, $2, $3) on conflict do nothing")
        .bind(from.id.0)
        .bind(to.1.id.0)
        .bind(to.0.as_str())
        .execute(&mut **tx)
        .await?;
    let detail = format!("{} {}", to.0.name_vi(), to.1.short());
    trail::write(tx, trail::Entry { by, action: "relate", subject: ("mandate", from.id.0), unit: Some(from.unit), detail: &detail }).await
}
