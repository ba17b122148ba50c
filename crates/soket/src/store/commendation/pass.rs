//! Passes of nominees in the database: which nomination one opens, and how one is given a last day, taken back and given anew.

use super::campaign::{Campaign, note};
use super::nomination::{self, Nomination};
use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::conference::code;
use crate::store::row::Columns;
use jiff::civil::Date;
use soket_core::commendation::pass;
use soket_core::conference::card::CardCode;
use soket_core::id::{AccountId, NominationId};
use soket_core::trail::Verb;

/// The nomination that a pass leads to; whether it opens, the caller asks.
///
/// # Errors
/// Not found when no pass ever read so; a refusal when another took its place.
pub async fn find(db: &Db, typed: &str) -> Result<Nomination> {
    let code = CardCode::parse(typed).ok_or(Error::NotFound)?.as_text();
    let mut read = db.read().await?;
    let old = sqlx::query("select ended_on from old_pass where code = $1").bind(&code).fetch_optional(&mut *read).await?;
    if let Some(old) = old {
        return Err(pass::withdrawn(old.date("ended_on")?).into());
    }
    let row = sqlx::query("select id, campaign_id from nomination where pass = $1").bind(code).fetch_one(&mut *read).await?;
    let (id, campaign) = (row.id("id")?, row.id("campaign_id")?);
    drop(read);
    nomination::find(db, campaign, id).await
}

/// Sets the last day on which a pass opens.
///
/// # Errors
/// A refusal when it was taken back meanwhile.
pub async fn extend(tx: &mut Write, by: AccountId, (campaign, nomination): (&Campaign, &Nomination), ends_on: Date) -> Result<()> {
    is_given(tx, nomination.id).await?;
    sqlx::query("update nomination set pass_ends_on = $2 where id = $1")
        .bind(nomination.id.0)
        .bind(ends_on.to_string())
        .execute(&mut **tx)
        .await?;
    note(tx, Some(by), (Verb::ExtendPass, &nomination.said.name), (campaign.id, nomination.unit)).await
}

/// Takes a pass back: from now on it opens nothing.
///
/// # Errors
/// A refusal when it was taken back meanwhile.
pub async fn withdraw(tx: &mut Write, by: AccountId, (campaign, nomination): (&Campaign, &Nomination), today: Date) -> Result<()> {
    is_given(tx, nomination.id).await?;
    sqlx::query("update nomination set pass_withdrawn_on = $2 where id = $1")
        .bind(nomination.id.0)
        .bind(today.to_string())
        .execute(&mut **tx)
        .await?;
    note(tx, Some(by), (Verb::WithdrawPass, &nomination.said.name), (campaign.id, nomination.unit)).await
}

/// Gives a new pass in the place of the one that was; the old one says that it was taken back.
///
/// # Errors
/// When the database does not answer.
pub async fn renew(
    tx: &mut Write,
    by: AccountId,
    (campaign, nomination): (&Campaign, &Nomination),
    (today, ends_on): (Date, Date),
) -> Result<()> {
    // The code that is there now, not the one that was read: two presses at once give two passes, of which the last opens.
    let held =
        sqlx::query("update nomination set position = position where id = $1 returning pass, pass_withdrawn_on").bind(nomination.id.0);
    let held = held.fetch_one(&mut **tx).await?;
    let ended_on = held.maybe_date("pass_withdrawn_on")?.unwrap_or(today);
    sqlx::query("insert into old_pass (code, nomination_id, ended_on) values ($1, $2, $3)")
        .bind(held.text("pass")?)
        .bind(nomination.id.0)
        .bind(ended_on.to_string())
        .execute(&mut **tx)
        .await?;
    sqlx::query("update nomination set pass = $2, pass_ends_on = $3, pass_withdrawn_on = null where id = $1")
        .bind(nomination.id.0)
        .bind(code())
        .bind(ends_on.to_string())
        .execute(&mut **tx)
        .await?;
    note(tx, Some(by), (Verb::RenewPass, &nomination.said.name), (campaign.id, nomination.unit)).await
}

/// Holds the row until the write is done, and asks whether its pass was taken back.
async fn is_given(tx: &mut Write, id: NominationId) -> Result<()> {
    let held = sqlx::query("update nomination set position = position where id = $1 returning pass_withdrawn_on").bind(id.0);
    match held.fetch_one(&mut **tx).await?.maybe_date("pass_withdrawn_on")? {
        Some(day) => Err(pass::withdrawn(day).into()),
        None => Ok(()),
    }
}
