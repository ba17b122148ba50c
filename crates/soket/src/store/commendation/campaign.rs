//! Campaigns in the database: the call, and each step that leads on.

use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::row::Columns;
use crate::store::{slug, trail};
use jiff::civil::Date;
use soket_core::commendation::campaign::{CampaignState, CampaignStep};
use soket_core::commendation::condition::Condition;
use soket_core::commendation::double::Achievement;
use soket_core::commendation::quota::Quota;
use soket_core::commendation::threshold::{Base, Majority, Sitting, Threshold};
use soket_core::commendation::{Channel, RecipientKind};
use soket_core::id::{AccountId, CampaignId, MandateId, UnitId};
use soket_core::trail::Verb;
use soket_core::viewer::{Action, Viewer};
use sqlx::any::{Any, AnyArguments, AnyRow};
use sqlx::query::Query;

/// What the call says.
#[derive(Debug, Clone)]
pub struct Call {
    /// Who commends.
    pub unit: UnitId,
    /// In whose name.
    pub channel: Channel,
    /// "Đợt khen thưởng 02 năm thực hiện Kết luận 01-KL/TW".
    pub title: String,
    /// What for, in words.
    pub theme: String,
    /// The mandate that is the theme.
    pub mandate: Option<MandateId>,
    /// The achievement's window.
    pub window: (Date, Date),
    /// Criteria in words.
    pub criteria: String,
    /// Last day for nominations.
    pub nominate_by: Date,
    /// How many days the list hangs out.
    pub listed_days: i64,
    /// How many collectives and individuals, in the order of [`RecipientKind::ALL`].
    pub quotas: [Quota; 2],
    /// Codes of the forms of award for collectives and individuals, in that order.
    pub kinds: [String; 2],
    /// Who considers: "Ban Chấp hành Đảng bộ".
    pub body: String,
    /// By what rule it agrees.
    pub threshold: Threshold,
    /// The format of its papers.
    pub profile: String,
}

impl Call {
    /// How many of a kind.
    pub fn quota(&self, kind: RecipientKind) -> Quota {
        self.quotas[kind as usize]
    }

    /// The code of the form of award for a kind.
    pub fn kind(&self, kind: RecipientKind) -> &str {
        &self.kinds[kind as usize]
    }

    /// For what is commended.
    pub fn achievement(&self) -> Achievement {
        let (from_on, to_on) = self.window;
        Achievement { from_on, to_on, mandate: self.mandate, theme: self.theme.clone() }
    }
}

/// A campaign.
#[derive(Debug, Clone)]
pub struct Campaign {
    /// Identity.
    pub id: CampaignId,
    /// Its place in addresses.
    pub slug: String,
    /// What the call says.
    pub call: Call,
    /// Where it stands.
    pub state: CampaignState,
    /// The meeting that considers, once it was typed: its day and who was there.
    pub meeting: Option<(Date, Sitting)>,
    /// Since when the list hangs out.
    pub listed_on: Option<Date>,
}

impl Campaign {
    /// Whether the campaign exists for this person: who commends is seen, or the person nominates for a unit that is called.
    pub fn is_seen_by(&self, viewer: &Viewer) -> bool {
        let mut nominating = viewer.hats.iter().filter(|hat| Action::Nominate.roles().contains(&hat.role));
        let is_called = self.state != CampaignState::Preparing && nominating.any(|hat| self.calls(hat.unit, viewer));
        is_called || viewer.sees(self.call.unit)
    }

    /// Whether a unit is called to nominate.
    pub fn calls(&self, unit: UnitId, viewer: &Viewer) -> bool {
        unit == self.call.unit || viewer.tree.answers_for(self.call.unit, unit, viewer.today)
    }

    /// The day after which a decision may be signed: the list hung out for as many days as the call says.
    pub fn decides_from(&self) -> Option<Date> {
        use jiff::ToSpan as _;
        self.listed_on.and_then(|day| day.checked_add(self.call.listed_days.days()).ok())
    }
}

/// A condition of a call, with its identity.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Identity.
    pub id: i64,
    /// Of whom.
    pub recipient: RecipientKind,
    /// What.
    pub condition: Condition,
}

/// All campaigns that the viewer sees, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db, viewer: &Viewer) -> Result<Vec<Campaign>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from campaign order by id desc").fetch_all(&mut *read).await?;
    let all: Vec<Campaign> = rows.iter().map(campaign).collect::<Result<_>>()?;
    Ok(all.into_iter().filter(|campaign| campaign.is_seen_by(viewer)).collect())
}

/// One campaign by its slug.
///
/// # Errors
/// Not found when there is none or the viewer does not see it.
pub async fn find(db: &Db, viewer: &Viewer, slug: &str) -> Result<Campaign> {
    let mut read = db.read().await?;
    let campaign = campaign(&sqlx::query("select * from campaign where slug = $1").bind(slug).fetch_one(&mut *read).await?)?;
    if campaign.is_seen_by(viewer) { Ok(campaign) } else { Err(Error::NotFound) }
}

/// One campaign by its identity; whether somebody sees it, the caller asks.
///
/// # Errors
/// Not found when there is none.
pub async fn by_id(db: &Db, id: CampaignId) -> Result<Campaign> {
    let mut read = db.read().await?;
    campaign(&sqlx::query("select * from campaign where id = $1").bind(id.0).fetch_one(&mut *read).await?)
}

fn campaign(row: &AnyRow) -> Result<Campaign> {
    let quota = |column| row.parsed(column, |text| Quota::parse(text).ok());
    let call = Call {
        unit: row.id("unit_id")?,
        channel: row.parsed("channel", Channel::parse)?,
        title: row.text("title")?,
        theme: row.text("theme")?,
        mandate: row.maybe_id("mandate_id")?,
        window: (row.date("window_from")?, row.date("window_to")?),
        criteria: row.text("criteria")?,
        nominate_by: row.date("nominate_by")?,
        listed_days: row.number("listed_days")?,
        quotas: [quota("quota_collective")?, quota("quota_individual")?],
        kinds: [row.text("kind_collective")?, row.text("kind_individual")?],
        body: row.text("body")?,
        threshold: Threshold { base: row.parsed("base", Base::parse)?, majority: row.parsed("majority", Majority::parse)? },
        profile: row.text("profile")?,
    };
    let meeting = match (row.maybe_date("met_on")?, row.maybe_number("members")?, row.maybe_number("present")?) {
        (Some(day), Some(members), Some(present)) => Some((day, Sitting { members: count(members), present: count(present) })),
        _ => None,
    };
    Ok(Campaign {
        id: row.id("id")?,
        slug: row.text("slug")?,
        call,
        state: row.parsed("state", CampaignState::parse)?,
        meeting,
        listed_on: row.maybe_date("listed_on")?,
    })
}

/// A count that was stored.
pub(super) fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

/// What a call asks of nominees, in the order in which it was written.
///
/// # Errors
/// When the database does not answer.
pub async fn conditions(db: &Db, id: CampaignId) -> Result<Vec<Asked>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from campaign_condition where campaign_id = $1 order by id").bind(id.0).fetch_all(&mut *read).await?;
    let asked = |row: &AnyRow| -> Result<Asked> {
        let (kind, value, words) = (row.text("kind")?, row.text("value")?, row.text("words")?);
        let condition =
            Condition::parse(&kind, &value, &words).ok_or_else(|| anyhow::anyhow!("a condition of a campaign reads {kind} {value}"))?;
        Ok(Asked { id: row.number("id")?, recipient: row.parsed("recipient", RecipientKind::parse)?, condition })
    };
    rows.iter().map(asked).collect()
}

/// Writes a call down; gives its identity and its address.
///
/// # Errors
/// When the database does not answer.
pub async fn prepare(tx: &mut Write, by: Option<AccountId>, call: &Call, wanted: &str) -> Result<(CampaignId, String)> {
    let slug = slug::free(tx, "select id from campaign where slug = $1", wanted).await?;
    let insert = sqlx::query(
        "insert into campaign (title, theme, mandate_id, window_from, window_to, criteria, nominate_by, listed_days, quota_collective,
         quota_individual, kind_collective, kind_individual, body, base, majority, profile, unit_id, channel, slug, state, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 1) returning id",
    );
    let insert = bind(insert, call).bind(call.unit.0).bind(call.channel.as_str()).bind(&slug).bind(CampaignState::Preparing.as_str());
    let id: CampaignId = insert.fetch_one(&mut **tx).await?.id("id")?;
    note(tx, by, (Verb::Open, &call.title), (id, call.unit)).await?;
    Ok((id, slug))
}

/// Changes what a call says; unit and channel stay.
///
/// # Errors
/// The refusal of the state machine.
pub async fn correct(tx: &mut Write, by: AccountId, id: CampaignId, call: &Call) -> Result<()> {
    allow(tx, id, CampaignStep::Correct).await?;
    let update = sqlx::query(
        "update campaign set title = $1, theme = $2, mandate_id = $3, window_from = $4, window_to = $5, criteria = $6, nominate_by = $7,
         listed_days = $8, quota_collective = $9, quota_individual = $10, kind_collective = $11, kind_individual = $12, body = $13,
         base = $14, majority = $15, profile = $16, version = version + 1 where id = $17",
    );
    bind(update, call).bind(id.0).execute(&mut **tx).await?;
    note(tx, Some(by), (Verb::Correct, &call.title), (id, call.unit)).await
}

/// What both statements say, in the order of the columns from `title` to `profile`.
fn bind<'q>(query: Query<'q, Any, AnyArguments>, call: &'q Call) -> Query<'q, Any, AnyArguments> {
    query
        .bind(&call.title)
        .bind(&call.theme)
        .bind(call.mandate.map(|id| id.0))
        .bind(call.window.0.to_string())
        .bind(call.window.1.to_string())
        .bind(&call.criteria)
        .bind(call.nominate_by.to_string())
        .bind(call.listed_days)
        .bind(call.quotas[0].to_string())
        .bind(call.quotas[1].to_string())
        .bind(&call.kinds[0])
        .bind(&call.kinds[1])
        .bind(&call.body)
        .bind(call.threshold.base.as_str())
        .bind(call.threshold.majority.to_string())
        .bind(&call.profile)
}

/// Adds a condition to a call.
///
/// # Errors
/// The refusal of the state machine.
pub async fn ask(tx: &mut Write, by: AccountId, campaign: &Campaign, (recipient, condition): (RecipientKind, &Condition)) -> Result<()> {
    allow(tx, campaign.id, CampaignStep::Correct).await?;
    sqlx::query("insert into campaign_condition (campaign_id, recipient, kind, value, words) values ($1, $2, $3, $4, $5)")
        .bind(campaign.id.0)
        .bind(recipient.as_str())
        .bind(condition.kind())
        .bind(condition.value())
        .bind(condition.words())
        .execute(&mut **tx)
        .await?;
    note(tx, Some(by), (Verb::Correct, &condition.question().vi()), (campaign.id, campaign.call.unit)).await
}

/// Takes a condition out of a call, with what was answered to it.
///
/// # Errors
/// The refusal of the state machine; not found when there is none.
pub async fn unask(tx: &mut Write, by: AccountId, campaign: &Campaign, condition: i64) -> Result<()> {
    allow(tx, campaign.id, CampaignStep::Correct).await?;
    sqlx::query("delete from nomination_answer where condition_id = $1").bind(condition).execute(&mut **tx).await?;
    sqlx::query("delete from campaign_condition where id = $1 and campaign_id = $2 returning id")
        .bind(condition)
        .bind(campaign.id.0)
        .fetch_one(&mut **tx)
        .await?;
    note(tx, Some(by), (Verb::Correct, ""), (campaign.id, campaign.call.unit)).await
}

/// Takes a step that changes nothing but where the campaign stands.
///
/// # Errors
/// The refusal of the state machine.
pub async fn step(tx: &mut Write, by: AccountId, campaign: &Campaign, (step, verb): (CampaignStep, Verb)) -> Result<()> {
    let next = allow(tx, campaign.id, step).await?;
    sqlx::query("update campaign set state = $2, version = version + 1 where id = $1")
        .bind(campaign.id.0)
        .bind(next.as_str())
        .execute(&mut **tx)
        .await?;
    note(tx, Some(by), (verb, &campaign.call.title), (campaign.id, campaign.call.unit)).await
}

/// Asks the state machine about the row as it is now; the row is held until the write is done.
///
/// # Errors
/// Its refusal.
pub(super) async fn allow(tx: &mut Write, id: CampaignId, step: CampaignStep) -> Result<CampaignState> {
    let held = sqlx::query("update campaign set version = version where id = $1 returning state").bind(id.0).fetch_one(&mut **tx).await?;
    Ok(held.parsed("state", CampaignState::parse)?.after(step)?)
}

/// One line of the trail about a campaign.
pub(super) async fn note(tx: &mut Write, by: Option<AccountId>, what: (Verb, &str), of: (CampaignId, UnitId)) -> Result<()> {
    let entry = trail::Entry { by, action: what.0, subject: ("campaign", of.0.0), unit: Some(of.1), detail: what.1 };
    trail::write(tx, entry).await
}
