//! Nominations in the database: what a unit says of its nominee, and what the nominee says.

use super::campaign::{Campaign, allow as allow_campaign, count, note};
use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::conference::code;
use crate::store::row::Columns;
use jiff::civil::Date;
use soket_core::commendation::RecipientKind;
use soket_core::commendation::campaign::CampaignStep;
use soket_core::commendation::double::Recipient;
use soket_core::commendation::nomination::{Consent, NominationState, NominationStep, Outcome};
use soket_core::commendation::threshold::Counted;
use soket_core::id::{AccountId, CampaignId, NominationId, PersonId, UnitId};
use soket_core::trail::Verb;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// What a unit says of its nominee.
#[derive(Debug, Clone)]
pub struct Said {
    /// Who.
    pub recipient: Recipient,
    /// The name as papers and the certificate print it.
    pub name: String,
    /// Office and unit, as papers print them.
    pub office: String,
    /// What for.
    pub summary: String,
    /// Votes of the unit: for, and of how many.
    pub votes: Option<(u32, u32)>,
    /// What the nominee says about being named in public, as far as the unit asked.
    pub consent: Consent,
    /// Answers to the conditions of the call, by their identity.
    pub answers: HashMap<i64, String>,
}

impl Said {
    /// Whether a collective or an individual.
    pub fn kind(&self) -> RecipientKind {
        match self.recipient {
            Recipient::Unit(_) => RecipientKind::Collective,
            Recipient::Person(_) => RecipientKind::Individual,
        }
    }
}

/// What opens a nominee's own page.
#[derive(Debug, Clone)]
pub struct Pass {
    /// As it stands in its address.
    pub code: String,
    /// Its last day, where the office has set one; else it follows the campaign.
    pub ends_on: Option<Date>,
    /// When it was taken back.
    pub withdrawn_on: Option<Date>,
}

/// A nomination.
#[derive(Debug, Clone)]
pub struct Nomination {
    /// Identity.
    pub id: NominationId,
    /// In which campaign.
    pub campaign: CampaignId,
    /// Which unit proposes.
    pub unit: UnitId,
    /// What it says.
    pub said: Said,
    /// Where it stands.
    pub state: NominationState,
    /// Why it was sent back, or what the nominee said when declining.
    pub answer: String,
    /// What opens the nominee's own page.
    pub pass: Pass,
    /// What was counted at the meeting.
    pub counted: Option<Counted>,
    /// What became of it there.
    pub outcome: Outcome,
    /// Why, where the office wrote it down.
    pub outcome_reason: String,
}

/// The nominations of a campaign in the body's order, collectives first.
///
/// # Errors
/// When the database does not answer.
pub async fn of(db: &Db, campaign: CampaignId) -> Result<Vec<Nomination>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from nomination where campaign_id = $1 order by recipient, position, id").bind(campaign.0);
    let mut nominations: Vec<Nomination> = rows.fetch_all(&mut *read).await?.iter().map(nomination).collect::<Result<_>>()?;
    let rows = sqlx::query("select a.* from nomination_answer a join nomination n on n.id = a.nomination_id where n.campaign_id = $1");
    for row in rows.bind(campaign.0).fetch_all(&mut *read).await? {
        let of: NominationId = row.id("nomination_id")?;
        if let Some(nomination) = nominations.iter_mut().find(|nomination| nomination.id == of) {
            nomination.said.answers.insert(row.number("condition_id")?, row.text("answer")?);
        }
    }
    Ok(nominations)
}

/// One nomination of a campaign.
///
/// # Errors
/// Not found when there is none.
pub async fn find(db: &Db, campaign: CampaignId, id: NominationId) -> Result<Nomination> {
    of(db, campaign).await?.into_iter().find(|nomination| nomination.id == id).ok_or(Error::NotFound)
}

/// Which unit proposed, for every nomination of the house.
///
/// # Errors
/// When the database does not answer.
pub async fn homes(db: &Db) -> Result<HashMap<NominationId, UnitId>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select id, unit_id from nomination").fetch_all(&mut *read).await?;
    rows.iter().map(|row| Ok((row.id("id")?, row.id("unit_id")?))).collect()
}

fn nomination(row: &AnyRow) -> Result<Nomination> {
    let recipient = match (row.maybe_id::<PersonId>("person_id")?, row.maybe_id::<UnitId>("recipient_unit_id")?) {
        (Some(person), _) => Recipient::Person(person),
        (None, Some(unit)) => Recipient::Unit(unit),
        (None, None) => return Err(anyhow::anyhow!("a nomination is of nobody").into()),
    };
    let pair = |first, second| -> Result<Option<(u32, u32)>> {
        Ok(row.maybe_number(first)?.zip(row.maybe_number(second)?).map(|(first, second)| (count(first), count(second))))
    };
    let said = Said {
        recipient,
        name: row.text("name")?,
        office: row.text("office")?,
        summary: row.text("summary")?,
        votes: pair("votes_agree", "votes_of")?,
        consent: row.parsed("consent", Consent::parse)?,
        answers: HashMap::new(),
    };
    Ok(Nomination {
        id: row.id("id")?,
        campaign: row.id("campaign_id")?,
        unit: row.id("unit_id")?,
        said,
        state: row.parsed("state", NominationState::parse)?,
        answer: row.text("answer")?,
        pass: Pass {
            code: row.text("pass")?,
            ends_on: row.maybe_date("pass_ends_on")?,
            withdrawn_on: row.maybe_date("pass_withdrawn_on")?,
        },
        counted: pair("agree", "others")?.map(|(agree, others)| Counted { agree, others }),
        outcome: row.parsed("outcome", Outcome::parse)?,
        outcome_reason: row.text("outcome_reason")?,
    })
}

/// A unit proposes somebody.
///
/// # Errors
/// The refusal of the campaign's state machine.
pub async fn nominate(tx: &mut Write, by: Option<AccountId>, campaign: &Campaign, (unit, said): (UnitId, &Said)) -> Result<NominationId> {
    allow_campaign(tx, campaign.id, CampaignStep::Nominate).await?;
    let (person, collective) = match said.recipient {
        Recipient::Person(person) => (Some(person.0), None),
        Recipient::Unit(unit) => (None, Some(unit.0)),
    };
    let last = sqlx::query("select coalesce(max(position), 0) as last from nomination where campaign_id = $1").bind(campaign.id.0);
    let position = last.fetch_one(&mut **tx).await?.number("last")? + 1;
    let row = sqlx::query(
        "insert into nomination (campaign_id, unit_id, recipient, person_id, recipient_unit_id, name, office, summary, votes_agree, votes_of,
         consent, state, answer, pass, position, outcome, outcome_reason)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', $13, $14, $15, '') returning id",
    )
    .bind(campaign.id.0)
    .bind(unit.0)
    .bind(said.kind().as_str())
    .bind(person)
    .bind(collective)
    .bind(&said.name)
    .bind(&said.office)
    .bind(&said.summary)
    .bind(said.votes.map(|votes| i64::from(votes.0)))
    .bind(said.votes.map(|votes| i64::from(votes.1)))
    .bind(said.consent.as_str())
    .bind(NominationState::Draft.as_str())
    .bind(code())
    .bind(position)
    .bind(Outcome::Open.as_str())
    .fetch_one(&mut **tx)
    .await?;
    let id: NominationId = row.id("id")?;
    answer(tx, id, said).await?;
    note(tx, by, (Verb::Nominate, said.kind().name_vi()), (campaign.id, unit)).await?;
    Ok(id)
}

/// Changes what a unit says of its nominee; who it is stays.
///
/// # Errors
/// The refusal of a state machine.
pub async fn correct(tx: &mut Write, by: AccountId, campaign: &Campaign, (nomination, said): (&Nomination, &Said)) -> Result<()> {
    allow_campaign(tx, campaign.id, CampaignStep::Nominate).await?;
    allow(tx, nomination.id, NominationStep::Correct).await?;
    sqlx::query("update nomination set name = $2, office = $3, summary = $4, votes_agree = $5, votes_of = $6, consent = $7 where id = $1")
        .bind(nomination.id.0)
        .bind(&said.name)
        .bind(&said.office)
        .bind(&said.summary)
        .bind(said.votes.map(|votes| i64::from(votes.0)))
        .bind(said.votes.map(|votes| i64::from(votes.1)))
        .bind(said.consent.as_str())
        .execute(&mut **tx)
        .await?;
    answer(tx, nomination.id, said).await?;
    note(tx, Some(by), (Verb::Correct, said.kind().name_vi()), (campaign.id, nomination.unit)).await
}

async fn answer(tx: &mut Write, id: NominationId, said: &Said) -> Result<()> {
    sqlx::query("delete from nomination_answer where nomination_id = $1").bind(id.0).execute(&mut **tx).await?;
    for (condition, answer) in said.answers.iter().filter(|(_, answer)| !answer.is_empty()) {
        sqlx::query("insert into nomination_answer (nomination_id, condition_id, answer) values ($1, $2, $3)")
            .bind(id.0)
            .bind(*condition)
            .bind(answer)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// Takes a step with a nomination; `answer` says why it is sent back or declined, and replaces what was said before.
///
/// # Errors
/// The refusal of a state machine.
pub async fn step(
    tx: &mut Write,
    by: Option<AccountId>,
    (campaign, nomination): (&Campaign, &Nomination),
    (step, answer): (NominationStep, &str),
) -> Result<()> {
    // Whoever is nominated may say no until the decision; a unit acts while the campaign takes nominations.
    let (verb, of_campaign) = match step {
        NominationStep::Correct => (Verb::Correct, CampaignStep::Nominate),
        NominationStep::Submit => (Verb::SendNomination, CampaignStep::Nominate),
        NominationStep::SendBack => (Verb::ReturnNomination, CampaignStep::Nominate),
        NominationStep::Withdraw => (Verb::WithdrawNomination, CampaignStep::Nominate),
        NominationStep::Decline => (Verb::DeclineNomination, CampaignStep::Cancel),
    };
    allow_campaign(tx, campaign.id, of_campaign).await?;
    let next = allow(tx, nomination.id, step).await?;
    sqlx::query("update nomination set state = $2, answer = $3 where id = $1")
        .bind(nomination.id.0)
        .bind(next.as_str())
        .bind(answer)
        .execute(&mut **tx)
        .await?;
    note(tx, by, (verb, nomination.said.kind().name_vi()), (campaign.id, nomination.unit)).await
}

/// Keeps what the nominee says about being named in public.
///
/// # Errors
/// When the database does not answer.
pub async fn consent(tx: &mut Write, campaign: &Campaign, nomination: &Nomination, consent: Consent) -> Result<()> {
    sqlx::query("update nomination set consent = $2 where id = $1").bind(nomination.id.0).bind(consent.as_str()).execute(&mut **tx).await?;
    // A certificate that was decided follows: names leave public pages as soon as somebody says so.
    sqlx::query("update award set is_public = $2 where nomination_id = $1")
        .bind(nomination.id.0)
        .bind(i64::from(consent.lets_name(nomination.said.kind())))
        .execute(&mut **tx)
        .await?;
    super::award::tell_conferences(tx, campaign.id).await?;
    note(tx, None, (Verb::Answer, consent.name_vi()), (campaign.id, nomination.unit)).await
}

/// Asks the state machine about the row as it is now; the row is held until the write is done.
///
/// # Errors
/// Its refusal.
pub(super) async fn allow(tx: &mut Write, id: NominationId, step: NominationStep) -> Result<NominationState> {
    let held = sqlx::query("update nomination set position = position where id = $1 returning state").bind(id.0);
    Ok(held.fetch_one(&mut **tx).await?.parsed("state", NominationState::parse)?.after(step)?)
}
