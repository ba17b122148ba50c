//! The register of mandates and their relations.

use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::row::Columns;
use crate::store::{slug, trail};
use jiff::civil::Date;
use soket_core::id::{AccountId, MandateId};
use soket_core::mandate::kind::MandateKind;
use soket_core::mandate::{Mandate, Relation, number};
use soket_core::period::day::short_date;
use soket_core::text;
use soket_core::trail::Verb;
use soket_core::viewer::Viewer;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// All mandates, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db) -> Result<Vec<Mandate>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from mandate order by issued_on desc, id desc").fetch_all(&mut *read).await?;
    rows.iter().map(mandate).collect()
}

/// The mandates that the viewer sees, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn seen(db: &Db, viewer: &Viewer) -> Result<Vec<Mandate>> {
    let mut mandates = all(db).await?;
    mandates.retain(|mandate| viewer.sees(mandate.unit));
    Ok(mandates)
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

/// For every mandate that was replaced, the dates of those that replaced it.
///
/// # Errors
/// When the database does not answer.
pub async fn replacements(db: &Db) -> Result<HashMap<MandateId, Vec<Date>>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select r.to_id, m.issued_on from mandate_relation r join mandate m on m.id = r.from_id where r.kind = $1")
        .bind(Relation::Replaces.as_str())
        .fetch_all(&mut *read)
        .await?;
    let mut replaced: HashMap<MandateId, Vec<Date>> = HashMap::new();
    for row in &rows {
        replaced.entry(row.id("to_id")?).or_default().push(row.date("issued_on")?);
    }
    Ok(replaced)
}

/// A mandate of the same unit with the same kind, number and year: most likely the same paper.
///
/// # Errors
/// When the database does not answer.
pub async fn twin(db: &Db, of: &Mandate) -> Result<Option<Mandate>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from mandate where unit_id = $1 and kind = $2 and number_key = $3 and id <> $4")
        .bind(of.unit.0)
        .bind(of.kind.as_str())
        .bind(number::key(&of.number))
        .bind(of.id.0)
        .fetch_all(&mut *read)
        .await?;
    let same = rows.iter().map(mandate).collect::<Result<Vec<_>>>()?;
    let same_year = |other: &Mandate| !of.number.is_empty() && other.issued_on.year() == of.issued_on.year();
    Ok(same.into_iter().find(same_year))
}

/// A mandate as its row says.
pub(super) fn mandate(row: &AnyRow) -> Result<Mandate> {
    Ok(Mandate {
        id: row.id("id")?,
        slug: row.text("slug")?,
        kind: row.parsed("kind", MandateKind::parse)?,
        number: row.text("number")?,
        issuer: row.text("issuer")?,
        issuer_unit: row.maybe_id("issuer_unit_id")?,
        issued_on: row.date("issued_on")?,
        subject: row.text("subject")?,
        unit: row.id("unit_id")?,
    })
}

/// Registers a mandate; gives it back with its identity and an address that nobody else has. What `new` says of its own
/// identity is not looked at.
///
/// # Errors
/// When the database does not answer.
pub async fn register(tx: &mut Write, by: Option<AccountId>, new: Mandate) -> Result<Mandate> {
    let slug = slug::free(tx, "select id from mandate where slug = $1", &new.slug).await?;
    let row = sqlx::query(
        "insert into mandate (slug, kind, number, number_key, issuer, issuer_unit_id, issued_on, subject, folded, unit_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id",
    )
    .bind(&slug)
    .bind(new.kind.as_str())
    .bind(&new.number)
    .bind(number::key(&new.number))
    .bind(&new.issuer)
    .bind(new.issuer_unit.map(|unit| unit.0))
    .bind(new.issued_on.to_string())
    .bind(&new.subject)
    .bind(folded(&new))
    .bind(new.unit.0)
    .fetch_one(&mut **tx)
    .await?;
    let mandate = Mandate { id: row.id("id")?, slug, ..new };
    write_trail(tx, by, &mandate, (Verb::Register, &mandate.citation())).await?;
    Ok(mandate)
}

/// What finding compares: kind, number as written and as spoken, year, issuer, subject.
fn folded(mandate: &Mandate) -> String {
    let spoken = number::spoken(&mandate.number).join(" ");
    let (kind, year) = (mandate.kind.name_vi(), mandate.issued_on.year());
    text::slug(&format!("{kind} {} {spoken} {year} {} {}", mandate.number, mandate.issuer, mandate.subject)).replace('-', " ")
}

/// Corrects what is registered about a mandate; its address stays. The trail keeps what stood there before.
///
/// # Errors
/// When the database does not answer.
pub async fn correct(tx: &mut Write, by: Option<AccountId>, old: &Mandate, new: &Mandate) -> Result<()> {
    let changes = changes(old, new);
    if changes.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "update mandate set kind = $2, number = $3, number_key = $4, issuer = $5, issuer_unit_id = $6, issued_on = $7, subject = $8, folded = $9
         where id = $1",
    )
    .bind(old.id.0)
    .bind(new.kind.as_str())
    .bind(&new.number)
    .bind(number::key(&new.number))
    .bind(&new.issuer)
    .bind(new.issuer_unit.map(|unit| unit.0))
    .bind(new.issued_on.to_string())
    .bind(&new.subject)
    .bind(folded(new))
    .execute(&mut **tx)
    .await?;
    write_trail(tx, by, old, (Verb::Correct, &changes.join("; "))).await
}

fn changes(old: &Mandate, new: &Mandate) -> Vec<String> {
    let pairs = [
        ("loại", old.kind.name_vi().to_owned(), new.kind.name_vi().to_owned()),
        ("số", old.number.clone(), new.number.clone()),
        ("cơ quan ban hành", old.issuer.clone(), new.issuer.clone()),
        ("ngày", short_date(old.issued_on), short_date(new.issued_on)),
        ("trích yếu", old.subject.clone(), new.subject.clone()),
    ];
    let mut changes: Vec<String> = pairs
        .iter()
        .filter(|(_, before, after)| before != after)
        .map(|(what, before, after)| format!("{what}: “{before}” → “{after}”"))
        .collect();
    if old.issuer_unit != new.issuer_unit {
        changes.push("đơn vị ban hành trong cây đơn vị".to_owned());
    }
    changes
}

/// States how a mandate refers to another; stating it twice changes nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn relate(tx: &mut Write, by: Option<AccountId>, from: &Mandate, to: (Relation, &Mandate)) -> Result<()> {
    let done = sqlx::query("insert into mandate_relation (from_id, to_id, kind) values ($1, $2, $3) on conflict do nothing")
        .bind(from.id.0)
        .bind(to.1.id.0)
        .bind(to.0.as_str())
        .execute(&mut **tx)
        .await?;
    if done.rows_affected() == 0 {
        return Ok(());
    }
    write_trail(tx, by, from, (Verb::Relate, &format!("{} {}", to.0.name_vi(), to.1.short()))).await
}

/// Takes a relation back.
///
/// # Errors
/// Not found when it was not stated.
pub async fn unrelate(tx: &mut Write, by: Option<AccountId>, from: &Mandate, to: (Relation, &Mandate)) -> Result<()> {
    let done = sqlx::query("delete from mandate_relation where from_id = $1 and to_id = $2 and kind = $3")
        .bind(from.id.0)
        .bind(to.1.id.0)
        .bind(to.0.as_str())
        .execute(&mut **tx)
        .await?;
    if done.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    write_trail(tx, by, from, (Verb::Unrelate, &format!("{} {}", to.0.name_vi(), to.1.short()))).await
}

async fn write_trail(tx: &mut Write, by: Option<AccountId>, mandate: &Mandate, what: (Verb, &str)) -> Result<()> {
    let (action, detail) = what;
    trail::write(tx, trail::Entry { by, action, subject: ("mandate", mandate.id.0), unit: Some(mandate.unit), detail }).await
}
