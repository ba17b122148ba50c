//! Templates of certificates that the office made its own, with what its printer is off by.

use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::trail;
use soket_core::commendation::{Channel, RecipientKind};
use soket_core::id::{AccountId, UnitId};
use soket_core::trail::Verb;
use sqlx::any::AnyRow;

/// A template as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Identity; zero for one that is shipped and not kept.
    pub id: i64,
    /// Whose.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// For which channel.
    pub channel: Channel,
    /// For whom.
    pub recipient: RecipientKind,
    /// The template as text.
    pub data: String,
    /// What the printer is off by, in tenths of a millimetre to the right and down.
    pub nudge: (i64, i64),
    /// The SHA-256 of the picture behind it, whose bytes lie among the kept files.
    pub background: Option<String>,
}

/// The templates of a unit, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn of(db: &Db, unit: UnitId) -> Result<Vec<Kept>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from certificate_template where unit_id = $1 order by name, id").bind(unit.0);
    rows.fetch_all(&mut *read).await?.iter().map(kept).collect()
}

fn kept(row: &AnyRow) -> Result<Kept> {
    Ok(Kept {
        id: row.number("id")?,
        unit: row.id("unit_id")?,
        name: row.text("name")?,
        channel: row.parsed("channel", Channel::parse)?,
        recipient: row.parsed("recipient", RecipientKind::parse)?,
        data: row.text("data")?,
        nudge: (row.number("nudge_x")?, row.number("nudge_y")?),
        background: row.maybe_text("background")?,
    })
}

/// Keeps a template: a new one where its identity is zero, else in the place of the one that has it; gives its identity.
///
/// # Errors
/// Not found when the unit has no such template.
pub async fn keep(tx: &mut Write, by: AccountId, template: &Kept) -> Result<i64> {
    let sql = match template.id {
        0 => {
            "insert into certificate_template (unit_id, name, channel, recipient, data, nudge_x, nudge_y, background)
             values ($1, $2, $3, $4, $5, $6, $7, $8) returning id"
        }
        _ => {
            "update certificate_template set name = $2, channel = $3, recipient = $4, data = $5, nudge_x = $6, nudge_y = $7,
             background = $8 where unit_id = $1 and id = $9 returning id"
        }
    };
    let query = sqlx::query(sql)
        .bind(template.unit.0)
        .bind(&template.name)
        .bind(template.channel.as_str())
        .bind(template.recipient.as_str())
        .bind(&template.data)
        .bind(template.nudge.0)
        .bind(template.nudge.1)
        .bind(&template.background);
    let query = if template.id == 0 { query } else { query.bind(template.id) };
    let id = query.fetch_one(&mut **tx).await?.number("id")?;
    told(tx, by, template, Verb::Define).await?;
    Ok(id)
}

/// Lets a template go; what was printed with it stays as it is.
///
/// # Errors
/// Not found when the unit has no such template.
pub async fn remove(tx: &mut Write, by: AccountId, template: &Kept) -> Result<()> {
    let query = sqlx::query("delete from certificate_template where unit_id = $1 and id = $2 returning id");
    query.bind(template.unit.0).bind(template.id).fetch_one(&mut **tx).await?;
    told(tx, by, template, Verb::Withdraw).await
}

async fn told(tx: &mut Write, by: AccountId, template: &Kept, action: Verb) -> Result<()> {
    let subject = ("unit", template.unit.0);
    let detail = format!("mẫu giấy khen “{}”", template.name);
    trail::write(tx, trail::Entry { by: Some(by), action, subject, unit: Some(template.unit), detail: &detail }).await
}
