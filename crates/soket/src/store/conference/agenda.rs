//! The programme in the database.

use super::{Conference, changed};
use crate::app;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use soket_core::conference::agenda::{AgendaKind, Planned};
use soket_core::id::{AccountId, AgendaItemId, CampaignId, ConferenceId, ReviewId};
use soket_core::trail::Verb;
use sqlx::any::AnyRow;

/// One point of a programme.
#[derive(Debug, Clone)]
pub struct AgendaItem {
    /// Identity.
    pub id: AgendaItemId,
    /// What it is.
    pub kind: AgendaKind,
    /// What the programme calls it.
    pub title: String,
    /// How long it is to take.
    pub minutes: u32,
    /// Who does it.
    pub presenter: String,
    /// The review that it reports on.
    pub review: Option<ReviewId>,
    /// The campaign whose awards are handed over under it.
    pub campaign: Option<CampaignId>,
    /// Ghi chú.
    pub remark: String,
}

impl AgendaItem {
    /// As the log knows it.
    pub fn planned(&self) -> Planned {
        Planned { item: self.id, minutes: self.minutes }
    }
}

/// The programme, in its order.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db, conference: ConferenceId) -> Result<Vec<AgendaItem>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from agenda_item where conference_id = $1 and removed_at is null order by position, id");
    rows.bind(conference.0).fetch_all(&mut *read).await?.iter().map(item).collect()
}

fn item(row: &AnyRow) -> Result<AgendaItem> {
    Ok(AgendaItem {
        id: row.id("id")?,
        kind: row.parsed("kind", AgendaKind::parse)?,
        title: row.text("title")?,
        minutes: u32::try_from(row.number("minutes")?).map_err(anyhow::Error::from)?,
        presenter: row.text("presenter")?,
        review: row.maybe_id("review_id")?,
        campaign: row.maybe_id("campaign_id")?,
        remark: row.text("remark")?,
    })
}

/// Puts a point at the end of the programme; its `id` is not looked at. The caller says [`changed`] once for all.
///
/// # Errors
/// When the database does not answer.
pub async fn add(tx: &mut Write, conference: ConferenceId, item: &AgendaItem) -> Result<AgendaItemId> {
    let row = sqlx::query(
        "insert into agenda_item (conference_id, position, kind, title, minutes, presenter, review_id, remark, campaign_id)
         values ($1, (select coalesce(max(position), 0) + 1 from agenda_item where conference_id = $1), $2, $3, $4, $5, $6, $7, $8)
         returning id",
    )
    .bind(conference.0)
    .bind(item.kind.as_str())
    .bind(&item.title)
    .bind(i64::from(item.minutes))
    .bind(&item.presenter)
    .bind(item.review.map(|id| id.0))
    .bind(&item.remark)
    .bind(item.campaign.map(|id| id.0))
    .fetch_one(&mut **tx)
    .await?;
    Ok(row.id("id")?)
}

/// Corrects a point, or puts a new one (whose `id` is nought) at the end.
///
/// # Errors
/// When the database does not answer.
pub async fn save(tx: &mut Write, by: AccountId, conference: &Conference, item: &AgendaItem) -> Result<()> {
    if item.id == AgendaItemId(0) {
        add(tx, conference.id, item).await?;
        return changed(tx, Some(by), (Verb::Plan, &item.title), conference).await;
    }
    let update = "update agenda_item set kind = $2, title = $3, minutes = $4, presenter = $5, review_id = $6, remark = $7, campaign_id = $8
                  where id = $1";
    sqlx::query(update)
        .bind(item.id.0)
        .bind(item.kind.as_str())
        .bind(&item.title)
        .bind(i64::from(item.minutes))
        .bind(&item.presenter)
        .bind(item.review.map(|id| id.0))
        .bind(&item.remark)
        .bind(item.campaign.map(|id| id.0))
        .execute(&mut **tx)
        .await?;
    changed(tx, Some(by), (Verb::Plan, &item.title), conference).await
}

/// Puts the points of a programme into an order; points that are not named keep their places behind.
///
/// # Errors
/// When the database does not answer.
pub async fn order(tx: &mut Write, by: AccountId, conference: &Conference, order: &[AgendaItemId]) -> Result<()> {
    for (at, item) in (1_i64..).zip(order) {
        let update = sqlx::query("update agenda_item set position = $3 where id = $1 and conference_id = $2");
        update.bind(item.0).bind(conference.id.0).bind(at).execute(&mut **tx).await?;
    }
    changed(tx, Some(by), (Verb::Plan, ""), conference).await
}

/// Takes a point off the programme.
///
/// # Errors
/// When the database does not answer.
pub async fn remove(tx: &mut Write, by: AccountId, conference: &Conference, item: &AgendaItem) -> Result<()> {
    sqlx::query("update agenda_item set removed_at = $2 where id = $1").bind(item.id.0).bind(app::now()).execute(&mut **tx).await?;
    changed(tx, Some(by), (Verb::Plan, &item.title), conference).await
}
