//! The dated catalogue: forms of award and base salaries, which the office keeps up to date by itself.

use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::trail;
use soket_core::amount::Amount;
use soket_core::commendation::kind::AwardKind;
use soket_core::commendation::money::BaseSalary;
use soket_core::commendation::{Channel, RecipientKind};
use soket_core::id::{AccountId, UnitId};
use soket_core::trail::Verb;
use soket_core::unit::UnitKind;
use sqlx::any::AnyRow;

/// Every form of award with all its times, by channel, recipient and name.
///
/// # Errors
/// When the database does not answer.
pub async fn kinds(db: &Db) -> Result<Vec<AwardKind>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from award_kind order by channel desc, recipient, code, from_on").fetch_all(&mut *read).await?;
    rows.iter().map(kind).collect()
}

fn kind(row: &AnyRow) -> Result<AwardKind> {
    let granters = row.text("granters")?.split_whitespace().filter_map(UnitKind::parse).collect();
    Ok(AwardKind {
        code: row.text("code")?,
        name: row.text("name")?,
        channel: row.parsed("channel", Channel::parse)?,
        recipient: row.parsed("recipient", RecipientKind::parse)?,
        coefficient: Amount::from_scaled(row.number("coefficient")?),
        granters,
        from_on: row.date("from_on")?,
        to_on: row.maybe_date("to_on")?,
        basis: row.text("basis")?,
    })
}

/// Every base salary, latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn salaries(db: &Db) -> Result<Vec<BaseSalary>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from base_salary order by from_on desc").fetch_all(&mut *read).await?;
    let salary = |row: &AnyRow| -> Result<BaseSalary> {
        Ok(BaseSalary {
            dong: row.number("dong")?,
            rounded_to: row.number("rounded_to")?,
            from_on: row.date("from_on")?,
            basis: row.text("basis")?,
        })
    };
    rows.iter().map(salary).collect()
}

/// Puts a form of award into the catalogue from a day on; what held under the same code ends the day before.
///
/// # Errors
/// When the code begins on that day already, or the database does not answer.
pub async fn add_kind(tx: &mut Write, by: (Option<AccountId>, UnitId), kind: &AwardKind) -> Result<()> {
    let eve = kind.from_on.yesterday().unwrap_or(kind.from_on).to_string();
    sqlx::query("update award_kind set to_on = $2 where code = $1 and from_on < $3 and (to_on is null or to_on >= $3)")
        .bind(&kind.code)
        .bind(eve)
        .bind(kind.from_on.to_string())
        .execute(&mut **tx)
        .await?;
    let granters: Vec<&str> = kind.granters.iter().map(|granter| granter.as_str()).collect();
    sqlx::query(
        "insert into award_kind (code, name, channel, recipient, coefficient, granters, from_on, to_on, basis)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(&kind.code)
    .bind(&kind.name)
    .bind(kind.channel.as_str())
    .bind(kind.recipient.as_str())
    .bind(kind.coefficient.scaled())
    .bind(granters.join(" "))
    .bind(kind.from_on.to_string())
    .bind(kind.to_on.map(|day| day.to_string()))
    .bind(&kind.basis)
    .execute(&mut **tx)
    .await?;
    note(tx, by, &kind.name).await
}

/// Puts a base salary into the catalogue from a day on.
///
/// # Errors
/// When one begins on that day already, or the database does not answer.
pub async fn add_salary(tx: &mut Write, by: (Option<AccountId>, UnitId), salary: &BaseSalary) -> Result<()> {
    sqlx::query("insert into base_salary (dong, rounded_to, from_on, basis) values ($1, $2, $3, $4)")
        .bind(salary.dong)
        .bind(salary.rounded_to)
        .bind(salary.from_on.to_string())
        .bind(&salary.basis)
        .execute(&mut **tx)
        .await?;
    note(tx, by, &format!("mức lương cơ sở từ {}", soket_core::period::day::short_date(salary.from_on))).await
}

async fn note(tx: &mut Write, (by, unit): (Option<AccountId>, UnitId), what: &str) -> Result<()> {
    let subject = ("unit", unit.0);
    trail::write(tx, trail::Entry { by, action: Verb::Define, subject, unit: Some(unit), detail: what }).await
}
