//! Reviews in the database: the dossier, its sections, and the steps from draft to issued.

pub mod issue;
pub mod record;
pub mod section;
pub mod version;

use crate::app;
use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::row::Columns;
use crate::store::{slug, trail};
use jiff::civil::Date;
use soket_core::id::{AccountId, MandateId, ReviewId, TargetId, UnitId};
use soket_core::period::Period;
use soket_core::refusal::Refusal;
use soket_core::review::{OutlineKind, ReviewState, ReviewStep};
use soket_core::rollup::judge::Computed;
use soket_core::text;
use soket_core::trail::Verb;
use soket_core::viewer::Viewer;
use sqlx::any::AnyRow;

/// A review dossier.
#[derive(Debug, Clone)]
pub struct Review {
    /// Identity.
    pub id: ReviewId,
    /// Its place in addresses and on the command line.
    pub slug: String,
    /// Which outline its report follows.
    pub outline: OutlineKind,
    /// The report's subject (trích yếu), lower-case start.
    pub title: String,
    /// The body that issues it.
    pub unit: UnitId,
    /// What it looks back on.
    pub period: Period,
    /// Figures counted to this day or before are in it.
    pub cut_off: Date,
    /// The format its paper follows: an id of `soket_paper::profile`.
    pub profile: String,
    /// Where it stands.
    pub state: ReviewState,
    /// What stands in cell 11b while it is a draft: "Dự thảo lần 2".
    pub draft_mark: String,
    /// The review before it, whose tasks it opens with.
    pub former: Option<ReviewId>,
    /// The version that it replaces.
    pub replaces: Option<ReviewId>,
    /// The moment at which facts and text were frozen.
    pub closed_at: Option<String>,
    /// Its number and symbol once issued.
    pub symbol: String,
    /// Its date once issued.
    pub issued_on: Option<Date>,
}

impl Review {
    /// Its subject as screens head it: the paper's own begins in lower case.
    pub fn name(&self) -> String {
        text::capitalised(&self.title)
    }
}

/// All reviews that the viewer sees, newest cut-off first.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db, viewer: &Viewer) -> Result<Vec<Review>> {
    Ok(of_the_house(db).await?.into_iter().filter(|review| viewer.sees(review.unit)).collect())
}

/// All reviews, newest cut-off first, for papers that say the same whoever looks.
///
/// # Errors
/// When the database does not answer.
pub async fn of_the_house(db: &Db) -> Result<Vec<Review>> {
    let mut read = db.read().await?;
    // What closing froze is long, and no list shows it.
    let rows = sqlx::query(
        "select id, slug, outline, title, unit_id, period, cut_off, profile, state, draft_mark, former_id, replaces_id, closed_at, symbol,
         issued_on from review order by cut_off desc, id desc",
    )
    .fetch_all(&mut *read)
    .await?;
    rows.iter().map(review).collect()
}

/// One review by its slug.
///
/// # Errors
/// Not found when there is none or the viewer does not see it.
pub async fn find(db: &Db, viewer: &Viewer, slug: &str) -> Result<Review> {
    let review = by_slug(db, slug).await?;
    if viewer.sees(review.unit) { Ok(review) } else { Err(Error::NotFound) }
}

/// One review by its slug, for the command line, which has no viewer.
///
/// # Errors
/// Not found when there is none.
pub async fn by_slug(db: &Db, slug: &str) -> Result<Review> {
    let mut read = db.read().await?;
    review(&sqlx::query("select * from review where slug = $1").bind(slug).fetch_one(&mut *read).await?)
}

/// One review by its id.
///
/// # Errors
/// Not found when there is none.
pub async fn by_id(db: &Db, id: ReviewId) -> Result<Review> {
    let mut read = db.read().await?;
    review(&sqlx::query("select * from review where id = $1").bind(id.0).fetch_one(&mut *read).await?)
}

/// Reviews by their identities, in the order in which they are named.
///
/// # Errors
/// Not found when one of them is not there.
pub async fn by_ids(db: &Db, ids: &[ReviewId]) -> Result<Vec<Review>> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.push(by_id(db, *id).await?);
    }
    Ok(all)
}

/// The mandates that a review answers.
///
/// # Errors
/// When the database does not answer.
pub async fn mandates(db: &Db, id: ReviewId) -> Result<Vec<MandateId>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select mandate_id from review_mandate where review_id = $1 order by mandate_id")
        .bind(id.0)
        .fetch_all(&mut *read)
        .await?;
    rows.iter().map(|row| Ok(row.id("mandate_id")?)).collect()
}

fn review(row: &AnyRow) -> Result<Review> {
    let period = row.text("period")?;
    Ok(Review {
        id: row.id("id")?,
        slug: row.text("slug")?,
        outline: row.parsed("outline", OutlineKind::parse)?,
        title: row.text("title")?,
        unit: row.id("unit_id")?,
        period: period.parse().map_err(|_| anyhow::anyhow!("review holds period {period:?}"))?,
        cut_off: row.date("cut_off")?,
        profile: row.text("profile")?,
        state: row.parsed("state", ReviewState::parse)?,
        draft_mark: row.text("draft_mark")?,
        former: row.maybe_id("former_id")?,
        replaces: row.maybe_id("replaces_id")?,
        closed_at: row.maybe_text("closed_at")?,
        symbol: row.text("symbol")?,
        issued_on: row.maybe_date("issued_on")?,
    })
}

/// A review to be opened.
#[derive(Debug, Clone)]
pub struct NewReview {
    /// Its place in addresses, unless another review has it.
    pub slug: String,
    /// Which outline.
    pub outline: OutlineKind,
    /// The report's subject.
    pub title: String,
    /// The issuing body.
    pub unit: UnitId,
    /// What it looks back on.
    pub period: Period,
    /// Figures counted to this day or before.
    pub cut_off: Date,
    /// The format of its paper.
    pub profile: String,
    /// Cell 11b.
    pub draft_mark: String,
    /// The review before it.
    pub former: Option<ReviewId>,
    /// The mandates it answers.
    pub mandates: Vec<MandateId>,
}

/// Opens a review; gives its identity and an address that no other has.
///
/// # Errors
/// When the database does not answer.
pub async fn open(tx: &mut Write, by: Option<AccountId>, new: &NewReview) -> Result<(ReviewId, String)> {
    let slug = slug::free(tx, "select id from review where slug = $1", &new.slug).await?;
    let row = sqlx::query(
        "insert into review (slug, outline, title, unit_id, period, cut_off, profile, state, draft_mark, former_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id",
    )
    .bind(&slug)
    .bind(new.outline.as_str())
    .bind(&new.title)
    .bind(new.unit.0)
    .bind(new.period.to_string())
    .bind(new.cut_off.to_string())
    .bind(&new.profile)
    .bind(ReviewState::Draft.as_str())
    .bind(&new.draft_mark)
    .bind(new.former.map(|id| id.0))
    .fetch_one(&mut **tx)
    .await?;
    let id: ReviewId = row.id("id")?;
    for mandate in &new.mandates {
        let insert = sqlx::query("insert into review_mandate (review_id, mandate_id) values ($1, $2)");
        insert.bind(id.0).bind(mandate.0).execute(&mut **tx).await?;
    }
    write_trail(tx, by, (Verb::Open, &new.title), (id, new.unit)).await?;
    Ok((id, slug))
}

/// Checks, inside a write, that a review still allows a step; the row is locked for the rest of the write.
///
/// # Errors
/// The refusal of the state machine.
pub async fn allow(tx: &mut Write, id: ReviewId, step: ReviewStep) -> Result<()> {
    let row = sqlx::query("update review set state = state where id = $1 returning state").bind(id.0).fetch_one(&mut **tx).await?;
    Ok(row.parsed("state", ReviewState::parse)?.allow(step)?)
}

/// Chooses the format that the paper of a draft follows.
///
/// # Errors
/// The refusal of the state machine.
pub async fn choose_format(db: &Db, by: AccountId, review: &Review, profile: &str) -> Result<()> {
    let mut tx = db.write().await?;
    allow(&mut tx, review.id, ReviewStep::Edit).await?;
    sqlx::query("update review set profile = $2 where id = $1").bind(review.id.0).bind(profile).execute(&mut *tx).await?;
    write_trail(&mut tx, Some(by), (Verb::ChooseFormat, profile), (review.id, review.unit)).await?;
    tx.commit().await?;
    Ok(())
}

/// What closing freezes.
#[derive(Debug)]
pub struct Frozen<'a> {
    /// The last change that they have seen: see [`last_change`].
    pub seen: i64,
    /// The facts as JSON.
    pub facts: &'a str,
    /// The document as JSON.
    pub document: &'a str,
}

/// The last change of a review so far, to be read before its text is put together.
///
/// # Errors
/// When the database does not answer.
pub async fn last_change(db: &Db, id: ReviewId) -> Result<i64> {
    trail::last(&mut *db.read().await?, ("review", id.0)).await
}

/// Closes a review: facts and text are frozen with the moment.
///
/// # Errors
/// The refusal of the state machine.
pub async fn close(db: &Db, by: AccountId, review: &Review, frozen: Frozen<'_>) -> Result<()> {
    let mut tx = db.write().await?;
    allow(&mut tx, review.id, ReviewStep::Close).await?;
    if trail::last(&mut tx, ("review", review.id.0)).await? != frozen.seen {
        return Err(Refusal::conflict("Hồ sơ vừa được sửa đúng lúc chốt.", "Xem lại chỗ vừa sửa, rồi bấm chốt lần nữa.").into());
    }
    sqlx::query("update review set state = $2, closed_at = $3, closed_by = $4, facts = $5, document = $6 where id = $1")
        .bind(review.id.0)
        .bind(ReviewState::Closed.as_str())
        .bind(app::now())
        .bind(by.0)
        .bind(frozen.facts)
        .bind(frozen.document)
        .execute(&mut *tx)
        .await?;
    write_trail(&mut tx, Some(by), (Verb::Close, &review.title), (review.id, review.unit)).await?;
    tx.commit().await?;
    Ok(())
}

/// The frozen facts and document of a closed review, as JSON.
///
/// # Errors
/// Not found while the review is a draft.
pub async fn frozen(db: &Db, id: ReviewId) -> Result<(String, String)> {
    let mut read = db.read().await?;
    let row = sqlx::query("select facts, document from review where id = $1 and facts is not null").bind(id.0);
    let row = row.fetch_one(&mut *read).await?;
    Ok((row.text("facts")?, row.text("document")?))
}

/// A verdict of the committee on one target.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Which target.
    pub target: TargetId,
    /// One of the six words, as `soket_core::rollup::Computed` writes them.
    pub word: String,
    /// Why, in the committee's words.
    pub reason: String,
    /// Who recorded it.
    pub by: String,
}

/// The verdicts recorded in a review.
///
/// # Errors
/// When the database does not answer.
pub async fn verdicts(db: &Db, id: ReviewId) -> Result<Vec<Verdict>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select v.target_id, v.word, v.reason, a.full_name from verdict v join account_named a on a.id = v.decided_by
         where v.review_id = $1 order by v.target_id",
    )
    .bind(id.0)
    .fetch_all(&mut *read)
    .await?;
    let verdict = |row: &AnyRow| {
        Ok(Verdict { target: row.id("target_id")?, word: row.text("word")?, reason: row.text("reason")?, by: row.text("full_name")? })
    };
    rows.iter().map(verdict).collect()
}

/// Records the committee's verdict on a target, in place of an earlier one; the trail keeps both.
///
/// # Errors
/// A refusal when the review is closed.
pub async fn decide(db: &Db, viewer: &Viewer, review: &Review, verdict: (TargetId, &str, &str)) -> Result<()> {
    let mut tx = db.write().await?;
    record_verdict(&mut tx, viewer.account, review.id, verdict).await?;
    let word = Computed::parse(verdict.1).map_or(verdict.1, |word| word.name_vi());
    let detail = format!("{word}: {}", verdict.2.trim());
    write_trail(&mut tx, Some(viewer.account), (Verb::Decide, &detail), (review.id, review.unit)).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes a verdict inside a write.
///
/// # Errors
/// A refusal when the review is closed.
pub async fn record_verdict(tx: &mut Write, by: AccountId, review: ReviewId, verdict: (TargetId, &str, &str)) -> Result<()> {
    allow(tx, review, ReviewStep::Edit).await?;
    sqlx::query(
        "insert into verdict (review_id, target_id, word, reason, decided_by, decided_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (review_id, target_id) do update
         set word = excluded.word, reason = excluded.reason, decided_by = excluded.decided_by, decided_at = excluded.decided_at",
    )
    .bind(review.0)
    .bind(verdict.0.0)
    .bind(verdict.1)
    .bind(verdict.2.trim())
    .bind(by.0)
    .bind(app::now())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn write_trail(tx: &mut Write, by: Option<AccountId>, what: (Verb, &str), review: (ReviewId, UnitId)) -> Result<()> {
    let subject = ("review", review.0.0);
    trail::write(tx, trail::Entry { by, action: what.0, subject, unit: Some(review.1), detail: what.1 }).await
}
