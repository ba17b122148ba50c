//! The meeting that considers, the list that hangs out, and what people object.

use super::campaign::{Campaign, allow, note};
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use jiff::civil::Date;
use soket_core::commendation::campaign::CampaignStep;
use soket_core::commendation::nomination::Outcome;
use soket_core::commendation::threshold::{Counted, Sitting};
use soket_core::id::{AccountId, CampaignId, NominationId};
use soket_core::trail::Verb;

/// What was counted for one nomination, and what the body's own rule makes of it.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Which.
    pub nomination: NominationId,
    /// What was counted.
    pub counted: Counted,
    /// Whether the body agreed.
    pub outcome: Outcome,
    /// Why, where somebody wrote it down.
    pub reason: String,
}

/// Keeps what a meeting counted; typed again it replaces what was typed before, which the trail keeps.
///
/// # Errors
/// The refusal of the state machine.
pub async fn count(
    tx: &mut Write,
    by: Option<AccountId>,
    (campaign, met_on, sitting): (&Campaign, Date, Sitting),
    verdicts: &[Verdict],
) -> Result<()> {
    allow(tx, campaign.id, CampaignStep::Count).await?;
    sqlx::query("update campaign set met_on = $2, members = $3, present = $4, version = version + 1 where id = $1")
        .bind(campaign.id.0)
        .bind(met_on.to_string())
        .bind(i64::from(sitting.members))
        .bind(i64::from(sitting.present))
        .execute(&mut **tx)
        .await?;
    for verdict in verdicts {
        sqlx::query("update nomination set agree = $3, others = $4, outcome = $5, outcome_reason = $6 where id = $1 and campaign_id = $2")
            .bind(verdict.nomination.0)
            .bind(campaign.id.0)
            .bind(i64::from(verdict.counted.agree))
            .bind(i64::from(verdict.counted.others))
            .bind(verdict.outcome.as_str())
            .bind(&verdict.reason)
            .execute(&mut **tx)
            .await?;
    }
    let agreed = verdicts.iter().filter(|verdict| verdict.outcome == Outcome::Agreed).count();
    let detail = format!("{agreed}/{} được đồng ý", verdicts.len());
    note(tx, by, (Verb::CountNominations, &detail), (campaign.id, campaign.call.unit)).await
}

/// Hangs the list out from a day on.
///
/// # Errors
/// The refusal of the state machine.
pub async fn list(tx: &mut Write, by: Option<AccountId>, campaign: &Campaign, from_on: Date) -> Result<()> {
    let next = allow(tx, campaign.id, CampaignStep::List).await?;
    sqlx::query("update campaign set state = $2, listed_on = $3, version = version + 1 where id = $1")
        .bind(campaign.id.0)
        .bind(next.as_str())
        .bind(from_on.to_string())
        .execute(&mut **tx)
        .await?;
    note(tx, by, (Verb::ListNominees, &campaign.call.title), (campaign.id, campaign.call.unit)).await
}

/// Puts the nominations into the body's own order.
///
/// # Errors
/// When the database does not answer.
pub async fn place(tx: &mut Write, by: AccountId, campaign: &Campaign, order: &[NominationId]) -> Result<()> {
    for (position, nomination) in (1_i64..).zip(order) {
        sqlx::query("update nomination set position = $3 where id = $1 and campaign_id = $2")
            .bind(nomination.0)
            .bind(campaign.id.0)
            .bind(position)
            .execute(&mut **tx)
            .await?;
    }
    note(tx, Some(by), (Verb::Place, ""), (campaign.id, campaign.call.unit)).await
}

/// Something that somebody objects to the list.
#[derive(Debug, Clone)]
pub struct Objection {
    /// Identity.
    pub id: i64,
    /// About whom, where it is about one.
    pub nomination: Option<NominationId>,
    /// When it came.
    pub received_on: Date,
    /// What it says.
    pub body: String,
    /// What was answered; empty while nobody has.
    pub answer: String,
}

/// What was objected in a campaign, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn objections(db: &Db, campaign: CampaignId) -> Result<Vec<Objection>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from objection where campaign_id = $1 order by id").bind(campaign.0).fetch_all(&mut *read).await?;
    let objection = |row: &sqlx::any::AnyRow| -> Result<Objection> {
        Ok(Objection {
            id: row.number("id")?,
            nomination: row.maybe_id("nomination_id")?,
            received_on: row.date("received_on")?,
            body: row.text("body")?,
            answer: row.text("answer")?,
        })
    };
    rows.iter().map(objection).collect()
}

/// Takes an objection down.
///
/// # Errors
/// The refusal of the state machine.
pub async fn object(tx: &mut Write, by: AccountId, campaign: &Campaign, objection: &Objection) -> Result<()> {
    allow(tx, campaign.id, CampaignStep::Object).await?;
    sqlx::query("insert into objection (campaign_id, nomination_id, received_on, body, answer) values ($1, $2, $3, $4, '')")
        .bind(campaign.id.0)
        .bind(objection.nomination.map(|id| id.0))
        .bind(objection.received_on.to_string())
        .bind(&objection.body)
        .execute(&mut **tx)
        .await?;
    note(tx, Some(by), (Verb::Object, ""), (campaign.id, campaign.call.unit)).await
}

/// Answers an objection.
///
/// # Errors
/// The refusal of the state machine; not found when there is none.
pub async fn answer(tx: &mut Write, by: AccountId, campaign: &Campaign, (objection, answer): (i64, &str)) -> Result<()> {
    allow(tx, campaign.id, CampaignStep::Object).await?;
    sqlx::query("update objection set answer = $3 where id = $1 and campaign_id = $2 returning id")
        .bind(objection)
        .bind(campaign.id.0)
        .bind(answer)
        .fetch_one(&mut **tx)
        .await?;
    note(tx, Some(by), (Verb::Answer, ""), (campaign.id, campaign.call.unit)).await
}
