//! What proves a nomination, and the reasons for which people went on in spite of a warning.

use super::campaign::{Campaign, allow as allow_campaign, note};
use super::nomination::{self, Nomination};
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use soket_core::commendation::campaign::CampaignStep;
use soket_core::commendation::nomination::NominationStep;
use soket_core::id::{AccountId, CampaignId, NominationId};
use soket_core::trail::Verb;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// What a summary is proved by.
#[derive(Debug, Clone)]
pub struct Source {
    /// Identity.
    pub id: i64,
    /// `figure`, `task`, `conference`.
    pub kind: String,
    /// The figure's code, the task's number, the conference's slug.
    pub reference: String,
    /// What it proves, in words.
    pub words: String,
}

/// What the nominations of a campaign are proved by.
///
/// # Errors
/// When the database does not answer.
pub async fn sources(db: &Db, campaign: CampaignId) -> Result<HashMap<NominationId, Vec<Source>>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select s.* from nomination_source s join nomination n on n.id = s.nomination_id where n.campaign_id = $1 order by s.id",
    );
    let mut sources: HashMap<NominationId, Vec<Source>> = HashMap::new();
    for row in rows.bind(campaign.0).fetch_all(&mut *read).await? {
        let source =
            Source { id: row.number("id")?, kind: row.text("kind")?, reference: row.text("reference")?, words: row.text("words")? };
        sources.entry(row.id("nomination_id")?).or_default().push(source);
    }
    Ok(sources)
}

/// Adds a source to what proves a nomination.
///
/// # Errors
/// The refusal of a state machine.
pub async fn cite(tx: &mut Write, by: Option<AccountId>, (campaign, nomination): (&Campaign, &Nomination), source: &Source) -> Result<()> {
    allow_campaign(tx, campaign.id, CampaignStep::Nominate).await?;
    nomination::allow(tx, nomination.id, NominationStep::Correct).await?;
    sqlx::query("insert into nomination_source (nomination_id, kind, reference, words) values ($1, $2, $3, $4)")
        .bind(nomination.id.0)
        .bind(&source.kind)
        .bind(&source.reference)
        .bind(&source.words)
        .execute(&mut **tx)
        .await?;
    note(tx, by, (Verb::Relate, &source.words), (campaign.id, nomination.unit)).await
}

/// Takes a source away.
///
/// # Errors
/// The refusal of a state machine; not found when there is none.
pub async fn uncite(tx: &mut Write, by: AccountId, (campaign, nomination): (&Campaign, &Nomination), source: i64) -> Result<()> {
    allow_campaign(tx, campaign.id, CampaignStep::Nominate).await?;
    nomination::allow(tx, nomination.id, NominationStep::Correct).await?;
    sqlx::query("delete from nomination_source where id = $1 and nomination_id = $2 returning id")
        .bind(source)
        .bind(nomination.id.0)
        .fetch_one(&mut **tx)
        .await?;
    note(tx, Some(by), (Verb::Unrelate, ""), (campaign.id, nomination.unit)).await
}

/// The reasons that were given for warnings, by nomination and warning.
///
/// # Errors
/// When the database does not answer.
pub async fn reasons(db: &Db, campaign: CampaignId) -> Result<HashMap<(NominationId, String), String>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select r.nomination_id, r.warning, r.reason from nomination_reason r join nomination n on n.id = r.nomination_id
         where n.campaign_id = $1",
    );
    let reason = |row: &AnyRow| -> Result<_> { Ok(((row.id("nomination_id")?, row.text("warning")?), row.text("reason")?)) };
    rows.bind(campaign.0).fetch_all(&mut *read).await?.iter().map(reason).collect()
}

/// Keeps the reason for which somebody goes on in spite of a warning.
///
/// # Errors
/// When the database does not answer.
pub async fn give_reason(
    tx: &mut Write,
    by: AccountId,
    (campaign, nomination): (&Campaign, NominationId),
    (warning, reason): (&str, &str),
) -> Result<()> {
    sqlx::query(
        "insert into nomination_reason (nomination_id, warning, reason, account_id, given_at) values ($1, $2, $3, $4, $5)
         on conflict (nomination_id, warning) do update set reason = excluded.reason, account_id = excluded.account_id,
         given_at = excluded.given_at",
    )
    .bind(nomination.0)
    .bind(warning)
    .bind(reason)
    .bind(by.0)
    .bind(crate::app::now())
    .execute(&mut **tx)
    .await?;
    note(tx, Some(by), (Verb::Answer, reason), (campaign.id, campaign.call.unit)).await
}
