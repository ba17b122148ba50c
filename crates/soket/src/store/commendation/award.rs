//! The register of honours (sổ vàng): what was decided, handed over, replaced and revoked. Nothing in it is deleted.

use super::campaign::{Campaign, note};
use super::nomination::Nomination;
use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::conference::code;
use crate::store::row::Columns;
use jiff::civil::Date;
use soket_core::commendation::award::{AwardState, AwardStep};
use soket_core::commendation::double::{Achievement, Recipient};
use soket_core::conference::card::CardCode;
use soket_core::id::{AccountId, AwardId, CampaignId, NominationId, PersonId, UnitId};
use soket_core::text;
use soket_core::trail::Verb;
use soket_core::viewer::Viewer;
use sqlx::any::AnyRow;

/// An award in the register.
#[derive(Debug, Clone)]
pub struct Award {
    /// Identity.
    pub id: AwardId,
    /// In which campaign.
    pub campaign: CampaignId,
    /// From which nomination.
    pub nomination: NominationId,
    /// Who.
    pub recipient: Recipient,
    /// Who grants it.
    pub unit: UnitId,
    /// The name as the certificate prints it.
    pub name: String,
    /// Office and unit.
    pub office: String,
    /// What for: `Đã có thành tích ...` without the first words.
    pub reason: String,
    /// "Giấy khen".
    pub kind_name: String,
    /// The money that goes with it, in đồng.
    pub dong: i64,
    /// Number and symbol of the decision.
    pub symbol: String,
    /// Its day.
    pub decided_on: Date,
    /// Its place in the register: year and number.
    pub register: (i64, i64),
    /// What the certificate's QR code leads to.
    pub code: String,
    /// Whether name and reason may stand on public pages.
    pub is_public: bool,
    /// Whether it holds.
    pub state: AwardState,
    /// The decision that replaced or revoked it, its day, and why.
    pub end: Option<(String, Date, String)>,
    /// When it was handed over.
    pub handed_on: Option<Date>,
    /// Who took it for whom; empty when the recipient did.
    pub received_by: String,
}

impl Award {
    /// Its number in the register, as the certificate prints it: "05/2023".
    pub fn register_number(&self) -> String {
        format!("{:02}/{}", self.register.1, self.register.0)
    }
}

/// The awards of a campaign, in the order of the register.
///
/// # Errors
/// When the database does not answer.
pub async fn of(db: &Db, campaign: CampaignId) -> Result<Vec<Award>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from award where campaign_id = $1 order by register_year, register_serial").bind(campaign.0);
    rows.fetch_all(&mut *read).await?.iter().map(award).collect()
}

/// The awards of a campaign that hold, between two of the register, in its order.
///
/// # Errors
/// When the database does not answer.
pub async fn between(db: &Db, campaign: CampaignId, (first, last): (AwardId, AwardId)) -> Result<Vec<Award>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select * from award where campaign_id = $1 and id between $2 and $3 and state = $4 order by register_year, register_serial",
    );
    let rows = rows.bind(campaign.0).bind(first.0).bind(last.0).bind(AwardState::Valid.as_str());
    rows.fetch_all(&mut *read).await?.iter().map(award).collect()
}

/// The awards of a campaign that hold, in the order in which they were entered: their identities only.
///
/// # Errors
/// When the database does not answer.
pub async fn valid(db: &Db, campaign: CampaignId) -> Result<Vec<AwardId>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select id from award where campaign_id = $1 and state = $2 order by id").bind(campaign.0);
    let rows = rows.bind(AwardState::Valid.as_str()).fetch_all(&mut *read).await?;
    rows.iter().map(|row| Ok(row.id("id")?)).collect()
}

/// The whole register as the viewer sees it, newest first; words are sought without marks in name, office and reason.
///
/// # Errors
/// When the database does not answer.
pub async fn register(db: &Db, viewer: &Viewer, words: &str) -> Result<Vec<Award>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from award order by register_year desc, register_serial desc, id desc").fetch_all(&mut *read).await?;
    let mut awards: Vec<Award> = rows.iter().map(award).collect::<Result<_>>()?;
    let sought = text::fold(words);
    awards.retain(|award| {
        viewer.sees(award.unit) && text::fold(&format!("{} {} {}", award.name, award.office, award.reason)).contains(&sought)
    });
    Ok(awards)
}

/// Every award that holds, newest first, with the unit that proposed it: what the honour page shows of it, whoever agreed decides.
///
/// # Errors
/// When the database does not answer.
pub async fn honours(db: &Db) -> Result<Vec<(Award, UnitId)>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select a.*, n.unit_id as proposed_by from award a join nomination n on n.id = a.nomination_id where a.state = $1
         order by a.register_year desc, a.recipient, a.register_serial",
    );
    let honour = |row: &AnyRow| -> Result<_> { Ok((award(row)?, row.id("proposed_by")?)) };
    rows.bind(AwardState::Valid.as_str()).fetch_all(&mut *read).await?.iter().map(honour).collect()
}

/// One award of the register.
///
/// # Errors
/// Not found when there is none or the viewer does not see who granted it.
pub async fn find(db: &Db, viewer: &Viewer, id: AwardId) -> Result<Award> {
    let mut read = db.read().await?;
    let award = award(&sqlx::query("select * from award where id = $1").bind(id.0).fetch_one(&mut *read).await?)?;
    if viewer.sees(award.unit) { Ok(award) } else { Err(Error::NotFound) }
}

/// The award whose certificate bears this code.
///
/// # Errors
/// Not found when there is none.
pub async fn by_code(db: &Db, code: &str) -> Result<Award> {
    let code = CardCode::parse(code).ok_or(Error::NotFound)?.as_text();
    let mut read = db.read().await?;
    award(&sqlx::query("select * from award where code = $1").bind(code).fetch_one(&mut *read).await?)
}

/// What was commended before, with the achievement of its campaign: what double rewards are sought in.
///
/// # Errors
/// When the database does not answer.
pub async fn known(db: &Db) -> Result<Vec<(Award, Achievement)>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select a.*, c.window_from, c.window_to, c.mandate_id, c.theme from award a join campaign c on c.id = a.campaign_id
         where a.state = $1 order by a.id",
    );
    let known = |row: &AnyRow| -> Result<_> {
        let achievement = Achievement {
            from_on: row.date("window_from")?,
            to_on: row.date("window_to")?,
            mandate: row.maybe_id("mandate_id")?,
            theme: row.text("theme")?,
        };
        Ok((award(row)?, achievement))
    };
    rows.bind(AwardState::Valid.as_str()).fetch_all(&mut *read).await?.iter().map(known).collect()
}

fn award(row: &AnyRow) -> Result<Award> {
    let recipient = match (row.maybe_id::<PersonId>("person_id")?, row.maybe_id::<UnitId>("recipient_unit_id")?) {
        (Some(person), _) => Recipient::Person(person),
        (None, Some(unit)) => Recipient::Unit(unit),
        (None, None) => return Err(anyhow::anyhow!("an award is of nobody").into()),
    };
    let end = row.maybe_date("ended_on")?;
    let (end_symbol, end_reason) = (row.text("end_symbol")?, row.text("end_reason")?);
    Ok(Award {
        id: row.id("id")?,
        campaign: row.id("campaign_id")?,
        nomination: row.id("nomination_id")?,
        recipient,
        unit: row.id("unit_id")?,
        name: row.text("name")?,
        office: row.text("office")?,
        reason: row.text("reason")?,
        kind_name: row.text("kind_name")?,
        dong: row.number("dong")?,
        symbol: row.text("symbol")?,
        decided_on: row.date("decided_on")?,
        register: (row.number("register_year")?, row.number("register_serial")?),
        code: row.text("code")?,
        is_public: row.number("is_public")? != 0,
        state: row.parsed("state", AwardState::parse)?,
        end: end.map(|day| (end_symbol, day, end_reason)),
        handed_on: row.maybe_date("handed_on")?,
        received_by: row.text("received_by")?,
    })
}

/// What the decision grants to one nominee.
#[derive(Debug)]
pub struct Granted<'a> {
    /// To whom.
    pub nomination: &'a Nomination,
    /// "Giấy khen".
    pub kind_name: &'a str,
    /// The money that goes with it, in đồng.
    pub dong: i64,
    /// What for.
    pub reason: &'a str,
}

/// Enters what a decision grants into the register, in its order.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn enter(tx: &mut Write, campaign: &Campaign, (symbol, decided_on): (&str, Date), granted: &[Granted<'_>]) -> Result<()> {
    let year = i64::from(decided_on.year());
    let last = sqlx::query("select coalesce(max(register_serial), 0) as last from award where unit_id = $1 and register_year = $2");
    let last = last.bind(campaign.call.unit.0).bind(year).fetch_one(&mut **tx).await?.number("last")?;
    for (serial, one) in (last + 1..).zip(granted) {
        enter_one(tx, campaign, (symbol, decided_on, (year, serial)), one).await?;
    }
    Ok(())
}

async fn enter_one(
    tx: &mut Write,
    campaign: &Campaign,
    (symbol, decided_on, (year, serial)): (&str, Date, (i64, i64)),
    granted: &Granted<'_>,
) -> Result<AwardId> {
    let said = &granted.nomination.said;
    let (person, collective) = match said.recipient {
        Recipient::Person(person) => (Some(person.0), None),
        Recipient::Unit(unit) => (None, Some(unit.0)),
    };
    let row = sqlx::query(
        "insert into award (campaign_id, nomination_id, recipient, person_id, recipient_unit_id, unit_id, name, folded, office, reason,
         kind_name, dong, symbol, decided_on, register_year, register_serial, code, is_public, state, end_symbol, end_reason, received_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, '', '', '') returning id",
    )
    .bind(campaign.id.0)
    .bind(granted.nomination.id.0)
    .bind(said.kind().as_str())
    .bind(person)
    .bind(collective)
    .bind(campaign.call.unit.0)
    .bind(&said.name)
    .bind(text::fold(&said.name))
    .bind(&said.office)
    .bind(granted.reason)
    .bind(granted.kind_name)
    .bind(granted.dong)
    .bind(symbol)
    .bind(decided_on.to_string())
    .bind(year)
    .bind(serial)
    .bind(code())
    .bind(i64::from(said.consent.lets_name(said.kind())))
    .bind(AwardState::Valid.as_str())
    .fetch_one(&mut **tx)
    .await?;
    Ok(row.id("id")?)
}

/// Writes down that a certificate was handed over.
///
/// # Errors
/// The refusal of the state machine.
pub async fn hand_over(tx: &mut Write, by: Option<AccountId>, award: &Award, (on, received_by): (Date, &str)) -> Result<()> {
    allow(tx, award.id, AwardStep::HandOver).await?;
    sqlx::query("update award set handed_on = $2, received_by = $3 where id = $1")
        .bind(award.id.0)
        .bind(on.to_string())
        .bind(received_by)
        .execute(&mut **tx)
        .await?;
    tell_conferences(tx, award.campaign).await?;
    note(tx, by, (Verb::HandOver, &award.register_number()), (award.campaign, award.unit)).await
}

/// Writes down that a certificate was not handed over after all.
///
/// # Errors
/// The refusal of the state machine.
pub async fn take_back(tx: &mut Write, by: AccountId, award: &Award) -> Result<()> {
    allow(tx, award.id, AwardStep::HandOver).await?;
    sqlx::query("update award set handed_on = null, received_by = '' where id = $1").bind(award.id.0).execute(&mut **tx).await?;
    tell_conferences(tx, award.campaign).await?;
    note(tx, Some(by), (Verb::TakeBackAward, &award.register_number()), (award.campaign, award.unit)).await
}

/// The award as it is now, for whoever writes about it in the same go.
///
/// # Errors
/// Not found when there is none.
pub async fn within(tx: &mut Write, id: AwardId) -> Result<Award> {
    award(&sqlx::query("select * from award where id = $1").bind(id.0).fetch_one(&mut **tx).await?)
}

/// A decision that ends an award.
#[derive(Debug, Clone)]
pub struct Ending {
    /// Number and symbol of that decision.
    pub symbol: String,
    /// Its day.
    pub on: Date,
    /// Why.
    pub reason: String,
}

/// Takes an award back by a decision; it stays readable.
///
/// # Errors
/// The refusal of the state machine.
pub async fn revoke(tx: &mut Write, by: AccountId, award: &Award, ending: &Ending) -> Result<()> {
    end(tx, award, AwardStep::Revoke, ending).await?;
    note(tx, Some(by), (Verb::Revoke, &award.register_number()), (award.campaign, award.unit)).await
}

/// Puts a corrected award in the place of one by a decision: the old one stays readable, the new one gets its own number and code.
///
/// # Errors
/// The refusal of the state machine.
pub async fn replace(
    tx: &mut Write,
    by: AccountId,
    award: &Award,
    ending: &Ending,
    corrected: (&Campaign, &Granted<'_>),
) -> Result<AwardId> {
    end(tx, award, AwardStep::Replace, ending).await?;
    let (campaign, granted) = corrected;
    let year = i64::from(ending.on.year());
    let last = sqlx::query("select coalesce(max(register_serial), 0) as last from award where unit_id = $1 and register_year = $2");
    let serial = last.bind(award.unit.0).bind(year).fetch_one(&mut **tx).await?.number("last")? + 1;
    let new = enter_one(tx, campaign, (&ending.symbol, ending.on, (year, serial)), granted).await?;
    sqlx::query("update award set replaced_by = $2 where id = $1").bind(award.id.0).bind(new.0).execute(&mut **tx).await?;
    note(tx, Some(by), (Verb::Replace, &award.register_number()), (award.campaign, award.unit)).await?;
    Ok(new)
}

async fn end(tx: &mut Write, award: &Award, step: AwardStep, ending: &Ending) -> Result<()> {
    let next = allow(tx, award.id, step).await?;
    sqlx::query("update award set state = $2, end_symbol = $3, ended_on = $4, end_reason = $5 where id = $1")
        .bind(award.id.0)
        .bind(next.as_str())
        .bind(&ending.symbol)
        .bind(ending.on.to_string())
        .bind(&ending.reason)
        .execute(&mut **tx)
        .await?;
    tell_conferences(tx, award.campaign).await
}

/// A conference that calls the awards of a campaign reads them again: what hangs on its wall must not be older than the register.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn tell_conferences(tx: &mut Write, campaign: CampaignId) -> Result<()> {
    sqlx::query("update conference set version = version + 1 where id in (select conference_id from agenda_item where campaign_id = $1)")
        .bind(campaign.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn allow(tx: &mut Write, id: AwardId, step: AwardStep) -> Result<AwardState> {
    let held = sqlx::query("update award set dong = dong where id = $1 returning state").bind(id.0).fetch_one(&mut **tx).await?;
    Ok(held.parsed("state", AwardState::parse)?.after(step)?)
}
