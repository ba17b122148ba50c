//! Before the day: who read which paper, what was said about drafts and what became of it, and who means to contribute.

use super::{Conference, changed, note};
use crate::app;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use soket_core::id::{AccountId, ConferenceId, DelegateId, ReviewId};
use soket_core::trail::Verb;
use sqlx::any::AnyRow;

/// What became of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Nobody has looked at it.
    Open,
    /// Taken into the report.
    Accepted,
    /// Not taken, with a reason.
    Declined,
}

impl Fate {
    /// All fates.
    pub const ALL: [Fate; 3] = [Fate::Open, Fate::Accepted, Fate::Declined];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Fate::Open => "open",
            Fate::Accepted => "accepted",
            Fate::Declined => "declined",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fate| fate.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Fate::Open => "chưa xem",
            Fate::Accepted => "tiếp thu",
            Fate::Declined => "giải trình",
        }
    }
}

/// A comment on a draft.
#[derive(Debug, Clone)]
pub struct Comment {
    /// Identity.
    pub id: i64,
    /// On which report.
    pub review: ReviewId,
    /// By whom.
    pub delegate: DelegateId,
    /// Which part of it, in words.
    pub place: String,
    /// What is said.
    pub body: String,
    /// When, UTC.
    pub sent_at: String,
    /// What became of it.
    pub fate: Fate,
    /// Why.
    pub reason: String,
}

/// A registered contribution.
#[derive(Debug, Clone)]
pub struct Contribution {
    /// Identity.
    pub id: i64,
    /// By whom.
    pub delegate: DelegateId,
    /// On what.
    pub title: String,
    /// The text.
    pub body: String,
    /// Minutes asked for.
    pub minutes: u32,
}

impl Contribution {
    /// How many words it has.
    pub fn words(&self) -> usize {
        self.body.split_whitespace().count()
    }

    /// How many minutes it takes to read aloud, at 130 words a minute.
    pub fn spoken_minutes(&self) -> usize {
        self.words().div_ceil(130)
    }
}

/// All comments on the drafts of a conference, in the order in which they came.
///
/// # Errors
/// When the database does not answer.
pub async fn comments(db: &Db, conference: ConferenceId) -> Result<Vec<Comment>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from draft_comment where conference_id = $1 order by id").bind(conference.0);
    rows.fetch_all(&mut *read).await?.iter().map(comment).collect()
}

fn comment(row: &AnyRow) -> Result<Comment> {
    Ok(Comment {
        id: row.number("id")?,
        review: row.id("review_id")?,
        delegate: row.id("delegate_id")?,
        place: row.text("place")?,
        body: row.text("body")?,
        sent_at: row.text("sent_at")?,
        fate: row.parsed("answer", Fate::parse)?,
        reason: row.text("reason")?,
    })
}

/// Keeps a comment; it comes from a card, so nobody signed in.
///
/// # Errors
/// When the database does not answer.
pub async fn say(tx: &mut Write, conference: &Conference, new: &Comment) -> Result<()> {
    sqlx::query(
        "insert into draft_comment (conference_id, review_id, delegate_id, place, body, sent_at, answer, reason)
         values ($1, $2, $3, $4, $5, $6, $7, '')",
    )
    .bind(conference.id.0)
    .bind(new.review.0)
    .bind(new.delegate.0)
    .bind(&new.place)
    .bind(&new.body)
    .bind(app::now())
    .bind(Fate::Open.as_str())
    .execute(&mut **tx)
    .await?;
    let detail = format!("{}, thẻ {}", Fate::Open.name_vi(), new.delegate);
    note(tx, None, (Verb::Answer, &detail), (conference.id, conference.unit)).await
}

/// Says what became of a comment.
///
/// # Errors
/// Not found when the conference has no such comment.
pub async fn answer(tx: &mut Write, by: AccountId, conference: &Conference, (comment, fate, reason): (i64, Fate, &str)) -> Result<()> {
    sqlx::query("update draft_comment set answer = $3, reason = $4, answered_by = $5 where id = $1 and conference_id = $2 returning id")
        .bind(comment)
        .bind(conference.id.0)
        .bind(fate.as_str())
        .bind(reason)
        .bind(by.0)
        .fetch_one(&mut **tx)
        .await?;
    changed(tx, Some(by), (Verb::Answer, fate.name_vi()), conference).await
}

/// Marks a paper as read by the holder of a card; a second time changes nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn mark(tx: &mut Write, conference: &Conference, (delegate, paper): (DelegateId, &str)) -> Result<()> {
    let insert = "insert into paper_reading (delegate_id, paper, read_at) values ($1, $2, $3) on conflict (delegate_id, paper) do nothing";
    let done = sqlx::query(insert).bind(delegate.0).bind(paper).bind(app::now()).execute(&mut **tx).await?;
    if done.rows_affected() == 0 {
        return Ok(());
    }
    note(tx, None, (Verb::Look, &format!("{paper}, thẻ {delegate}")), (conference.id, conference.unit)).await
}

/// The papers that somebody marked as read.
///
/// # Errors
/// When the database does not answer.
pub async fn read_by(db: &Db, delegate: DelegateId) -> Result<Vec<String>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select paper from paper_reading where delegate_id = $1").bind(delegate.0).fetch_all(&mut *read).await?;
    rows.iter().map(|row| Ok(row.text("paper")?)).collect()
}

/// How many marked each paper as read: counts, nobody's name.
///
/// # Errors
/// When the database does not answer.
pub async fn read_counts(db: &Db, conference: ConferenceId) -> Result<Vec<(String, i64)>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select r.paper, count(*) as readers from paper_reading r join delegate d on d.id = r.delegate_id
         where d.conference_id = $1 and d.removed_at is null group by r.paper order by r.paper",
    );
    let rows = rows.bind(conference.0).fetch_all(&mut *read).await?;
    rows.iter().map(|row| Ok((row.text("paper")?, row.number("readers")?))).collect()
}

/// The registered contributions, in the order in which they came.
///
/// # Errors
/// When the database does not answer.
pub async fn contributions(db: &Db, conference: ConferenceId) -> Result<Vec<Contribution>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from speech where conference_id = $1 and removed_at is null order by id").bind(conference.0);
    rows.fetch_all(&mut *read).await?.iter().map(contribution).collect()
}

fn contribution(row: &AnyRow) -> Result<Contribution> {
    Ok(Contribution {
        id: row.number("id")?,
        delegate: row.id("delegate_id")?,
        title: row.text("title")?,
        body: row.text("body")?,
        minutes: u32::try_from(row.number("minutes")?).map_err(anyhow::Error::from)?,
    })
}

/// Registers a contribution; its `id` is not looked at.
///
/// # Errors
/// When the database does not answer.
pub async fn register(tx: &mut Write, by: AccountId, conference: &Conference, new: &Contribution) -> Result<()> {
    sqlx::query("insert into speech (conference_id, delegate_id, title, body, minutes) values ($1, $2, $3, $4, $5)")
        .bind(conference.id.0)
        .bind(new.delegate.0)
        .bind(&new.title)
        .bind(&new.body)
        .bind(i64::from(new.minutes))
        .execute(&mut **tx)
        .await?;
    changed(tx, Some(by), (Verb::Plan, &new.title), conference).await
}

/// Takes a contribution off.
///
/// # Errors
/// Not found when the conference has no such contribution.
pub async fn drop_contribution(tx: &mut Write, by: AccountId, conference: &Conference, id: i64) -> Result<()> {
    sqlx::query("update speech set removed_at = $3 where id = $1 and conference_id = $2 returning id")
        .bind(id)
        .bind(conference.id.0)
        .bind(app::now())
        .fetch_one(&mut **tx)
        .await?;
    changed(tx, Some(by), (Verb::Plan, ""), conference).await
}
