//! Conferences in the database: what is prepared beforehand; below it people, programme, the log and the papers.

pub mod agenda;
pub mod calling;
pub mod coverage;
pub mod delegate;
pub mod log;
pub mod paper;
pub mod prepared;
pub mod reading;

use crate::app;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::{slug, trail};
use jiff::civil::{Date, Time};
use rand::Rng as _;
use soket_core::conference::ConferenceKind;
use soket_core::conference::quorum::QuorumRule;
use soket_core::id::{AccountId, ConferenceId, MandateId, ReviewId, UnitId};
use soket_core::period::day::short_date;
use soket_core::trail::Verb;
use soket_core::viewer::Viewer;
use sqlx::any::AnyRow;

/// A conference, as it was prepared.
#[derive(Debug, Clone)]
pub struct Conference {
    /// Identity.
    pub id: ConferenceId,
    /// Its place in addresses.
    pub slug: String,
    /// What kind of sitting.
    pub kind: ConferenceKind,
    /// The body that convenes it.
    pub unit: UnitId,
    /// "Hội nghị sơ kết giữa nhiệm kỳ ...".
    pub title: String,
    /// Its day.
    pub held_on: Date,
    /// When it begins.
    pub starts_at: Time,
    /// Where.
    pub place: String,
    /// How many must be there.
    pub quorum: QuorumRule,
    /// The format that its papers follow.
    pub profile: String,
    /// What a sitting of study makes known.
    pub mandate: Option<MandateId>,
    /// The code on the wall.
    pub room: String,
    /// Grows with every change of what is prepared.
    pub version: i64,
}

impl Conference {
    /// When it is: "07:30, 26/5/2023".
    pub fn when(&self) -> String {
        format!("{}, {}", app::time_words(self.starts_at), short_date(self.held_on))
    }
}

/// All conferences that the viewer sees, newest day first.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db, viewer: &Viewer) -> Result<Vec<Conference>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from conference order by held_on desc, id desc").fetch_all(&mut *read).await?;
    let all: Vec<Conference> = rows.iter().map(conference).collect::<Result<_>>()?;
    Ok(all.into_iter().filter(|conference| viewer.sees(conference.unit)).collect())
}

/// One conference by its slug; whether somebody sees it, the caller asks.
///
/// # Errors
/// Not found when there is none.
pub async fn by_slug(db: &Db, slug: &str) -> Result<Conference> {
    let mut read = db.read().await?;
    conference(&sqlx::query("select * from conference where slug = $1").bind(slug).fetch_one(&mut *read).await?)
}

/// One conference by its identity.
///
/// # Errors
/// Not found when there is none.
pub async fn by_id(db: &Db, id: ConferenceId) -> Result<Conference> {
    let mut read = db.read().await?;
    conference(&sqlx::query("select * from conference where id = $1").bind(id.0).fetch_one(&mut *read).await?)
}

/// The conference whose wall bears this code.
///
/// # Errors
/// Not found when there is none.
pub async fn by_room(db: &Db, room: &str) -> Result<Conference> {
    let mut read = db.read().await?;
    conference(&sqlx::query("select * from conference where room = $1").bind(room).fetch_one(&mut *read).await?)
}

/// The reviews that a conference hears, in their order.
///
/// # Errors
/// When the database does not answer.
pub async fn reviews(db: &Db, id: ConferenceId) -> Result<Vec<ReviewId>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select review_id from conference_review where conference_id = $1 order by position").bind(id.0);
    rows.fetch_all(&mut *read).await?.iter().map(|row| Ok(row.id("review_id")?)).collect()
}

fn conference(row: &AnyRow) -> Result<Conference> {
    Ok(Conference {
        id: row.id("id")?,
        slug: row.text("slug")?,
        kind: row.parsed("kind", ConferenceKind::parse)?,
        unit: row.id("unit_id")?,
        title: row.text("title")?,
        held_on: row.date("held_on")?,
        starts_at: row.parsed("starts_at", |text| text.parse().ok())?,
        place: row.text("place")?,
        quorum: row.parsed("quorum", QuorumRule::parse)?,
        profile: row.text("profile")?,
        mandate: row.maybe_id("mandate_id")?,
        room: row.text("room")?,
        version: row.number("version")?,
    })
}

/// What a form says about a conference.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What kind of sitting.
    pub kind: ConferenceKind,
    /// The body that convenes it.
    pub unit: UnitId,
    /// Its name.
    pub title: String,
    /// Its day.
    pub held_on: Date,
    /// When it begins.
    pub starts_at: Time,
    /// Where.
    pub place: String,
    /// How many must be there.
    pub quorum: QuorumRule,
    /// The format of its papers.
    pub profile: String,
    /// What it makes known.
    pub mandate: Option<MandateId>,
    /// What it hears, in order.
    pub reviews: Vec<ReviewId>,
}

/// Convenes a conference; gives its identity and its address.
///
/// # Errors
/// When the database does not answer.
pub async fn convene(tx: &mut Write, by: Option<AccountId>, plan: &Plan, wanted: &str) -> Result<(ConferenceId, String)> {
    let slug = slug::free(tx, "select id from conference where slug = $1", wanted).await?;
    let row = sqlx::query(
        "insert into conference (slug, kind, unit_id, title, held_on, starts_at, place, quorum, profile, mandate_id, room, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1) returning id",
    )
    .bind(&slug)
    .bind(plan.kind.as_str())
    .bind(plan.unit.0)
    .bind(&plan.title)
    .bind(plan.held_on.to_string())
    .bind(plan.starts_at.to_string())
    .bind(&plan.place)
    .bind(plan.quorum.to_string())
    .bind(&plan.profile)
    .bind(plan.mandate.map(|id| id.0))
    .bind(code())
    .fetch_one(&mut **tx)
    .await?;
    let id: ConferenceId = row.id("id")?;
    hear(tx, id, &plan.reviews).await?;
    note(tx, by, (Verb::Convene, &plan.title), (id, plan.unit)).await?;
    Ok((id, slug))
}

/// Changes what is prepared about a conference as a whole.
///
/// # Errors
/// When the database does not answer.
pub async fn correct(tx: &mut Write, by: AccountId, conference: &Conference, plan: &Plan) -> Result<()> {
    sqlx::query(
        "update conference set title = $2, held_on = $3, starts_at = $4, place = $5, quorum = $6, profile = $7, mandate_id = $8, kind = $9
         where id = $1",
    )
    .bind(conference.id.0)
    .bind(&plan.title)
    .bind(plan.held_on.to_string())
    .bind(plan.starts_at.to_string())
    .bind(&plan.place)
    .bind(plan.quorum.to_string())
    .bind(&plan.profile)
    .bind(plan.mandate.map(|id| id.0))
    .bind(plan.kind.as_str())
    .execute(&mut **tx)
    .await?;
    sqlx::query("delete from conference_review where conference_id = $1").bind(conference.id.0).execute(&mut **tx).await?;
    hear(tx, conference.id, &plan.reviews).await?;
    changed(tx, Some(by), (Verb::Correct, &plan.title), conference).await
}

/// Hangs the sheet with this code on the wall; the one before leads nowhere any more.
///
/// # Errors
/// When the database does not answer.
pub async fn hang(tx: &mut Write, id: ConferenceId, room: &str) -> Result<()> {
    sqlx::query("update conference set room = $2 where id = $1").bind(id.0).bind(room).execute(&mut **tx).await?;
    Ok(())
}

async fn hear(tx: &mut Write, id: ConferenceId, reviews: &[ReviewId]) -> Result<()> {
    for (at, review) in (1_i64..).zip(reviews) {
        let insert = sqlx::query("insert into conference_review (conference_id, review_id, position) values ($1, $2, $3)");
        insert.bind(id.0).bind(review.0).bind(at).execute(&mut **tx).await?;
    }
    Ok(())
}

/// Writes down that something prepared was changed, so that whoever keeps it in memory reads it again.
///
/// # Errors
/// When the database does not answer.
pub async fn changed(tx: &mut Write, by: Option<AccountId>, what: (Verb, &str), conference: &Conference) -> Result<()> {
    sqlx::query("update conference set version = version + 1 where id = $1").bind(conference.id.0).execute(&mut **tx).await?;
    note(tx, by, what, (conference.id, conference.unit)).await
}

async fn note(tx: &mut Write, by: Option<AccountId>, what: (Verb, &str), of: (ConferenceId, UnitId)) -> Result<()> {
    let entry = trail::Entry { by, action: what.0, subject: ("conference", of.0.0), unit: Some(of.1), detail: what.1 };
    trail::write(tx, entry).await
}

/// A new code for a card, a wall, a pass or a certificate, which nobody guesses: a hundred milliards of them.
pub(super) fn code() -> String {
    soket_core::conference::card::CardCode::from_number(rand::rng().random()).as_text()
}
