//! Comments of readers in the database: what was sent in, why it is held, and what was decided. Readers see copies only.

/// What every question about comments asks for.
macro_rules! comments {
    ($rest:literal) => {
        concat!(
            "select c.id, c.article_id, c.name, c.email, c.body, c.state, c.posted_at, c.pass, c.account_id, c.answers_id, a.slug, a.unit_id, r.title
             from comment c join article a on a.id = c.article_id
             join article_revision r on r.article_id = a.id and r.number = coalesce(a.published_revision, a.revision) ",
            $rest
        )
    };
}

pub mod moderate;
pub mod post;
pub mod retention;
pub mod rules;

use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::publication::comment::What;
use crate::store::publication::{self, copy};
use crate::store::row::{self, Columns};
use crate::store::trail;
use soket_core::article::reason::Reason;
use soket_core::comment::Remark;
use soket_core::comment::hold::{Hold, HoldReason};
use soket_core::comment::state::CommentState;
use soket_core::id::{AccountId, ArticleId, CommentId, UnitId};
use soket_core::refusal::Refusal;
use soket_core::trail::Verb;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// How many comments a page of the moderator shows.
const PAGE: i64 = 50;

/// A comment as its writer and a moderator see it.
#[derive(Debug, Clone)]
pub struct Comment {
    /// Identity.
    pub id: CommentId,
    /// Under which article.
    pub article: ArticleId,
    /// Title and address of that article.
    pub title: String,
    /// The address of the article.
    pub slug: String,
    /// Whose article it is.
    pub unit: UnitId,
    /// What was sent in.
    pub remark: Remark,
    /// Where it stands.
    pub state: CommentState,
    /// When it was sent in, UTC.
    pub posted_at: String,
    /// Opens its writer's page.
    pub pass: String,
    /// Whether the organisation wrote it.
    pub is_answer: bool,
    /// Which comment it answers.
    pub answers: Option<CommentId>,
}

/// A decision about a comment.
#[derive(Debug, Clone)]
pub struct Decision {
    /// What was decided.
    pub step: Verb,
    /// Why, where it was not let through.
    pub reason: Option<Reason>,
    /// What was added for the writer.
    pub note: String,
    /// Who; empty where the writer did it.
    pub by: String,
    /// When, UTC.
    pub happened_at: String,
}

/// What a reader says of a comment that is shown.
#[derive(Debug, Clone)]
pub struct Reported {
    /// Why it should not be shown.
    pub reason: Option<Reason>,
    /// In own words.
    pub words: String,
    /// When, UTC: the hours of the law count from here.
    pub reported_at: String,
}

/// Which comments a moderator looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Those that wait and against which nothing speaks.
    Waiting,
    /// Those that wait and look like spam or worse.
    Suspect,
    /// Those that readers see and somebody reported.
    Reported,
    /// Those in one state.
    In(CommentState),
}

/// A page of a shelf, and whether there is more: those that wait longest first, all others newest first.
///
/// # Errors
/// When the database does not answer; the same for all below.
pub async fn on(db: &Db, shelf: Shelf, page: i64) -> Result<(Vec<Comment>, bool)> {
    let mut read = db.read().await?;
    let (sql, state) = match shelf {
        Shelf::Waiting => (
            comments!(
                "where c.state = $1 and not exists (select 1 from comment_hold h where h.comment_id = c.id)
                 order by c.posted_at, c.id limit $2 offset $3"
            ),
            CommentState::Held,
        ),
        Shelf::Suspect => (
            comments!(
                "where c.state = $1 and exists (select 1 from comment_hold h where h.comment_id = c.id)
                 order by c.posted_at, c.id limit $2 offset $3"
            ),
            CommentState::Held,
        ),
        Shelf::Reported => (
            comments!(
                "where c.state = $1 and exists (select 1 from comment_report o where o.comment_id = c.id and o.settled_at is null)
                 order by c.posted_at, c.id limit $2 offset $3"
            ),
            CommentState::Shown,
        ),
        Shelf::In(state) => (comments!("where c.state = $1 order by c.posted_at desc, c.id desc limit $2 offset $3"), state),
    };
    let rows = sqlx::query(sql).bind(state.as_str()).bind(PAGE + 1).bind(PAGE * page).fetch_all(&mut *read).await?;
    Ok(row::page(rows.iter().map(comment).collect::<Result<_>>()?, PAGE))
}

/// How many wait with nothing against them, how many look suspect, how many shown ones were reported.
pub async fn counts(db: &Db) -> Result<(i64, i64, i64)> {
    let mut read = db.read().await?;
    let row = sqlx::query(
        "select (select count(*) from comment c where c.state = $1
             and not exists (select 1 from comment_hold h where h.comment_id = c.id)) as waiting,
         (select count(*) from comment c where c.state = $1
             and exists (select 1 from comment_hold h where h.comment_id = c.id)) as suspect,
         (select count(distinct o.comment_id) from comment_report o join comment c on c.id = o.comment_id
             where o.settled_at is null and c.state = $2) as reported",
    );
    let row = row.bind(CommentState::Held.as_str()).bind(CommentState::Shown.as_str());
    let row = row.fetch_one(&mut *read).await?;
    Ok((row.number("waiting")?, row.number("suspect")?, row.number("reported")?))
}

/// One comment.
///
/// # Errors
/// Not found when there is none.
pub async fn by_id(db: &Db, id: CommentId) -> Result<Comment> {
    let mut read = db.read().await?;
    comment(&sqlx::query(comments!("where c.id = $1")).bind(id.0).fetch_one(&mut *read).await?)
}

/// The comment that a pass opens.
///
/// # Errors
/// Not found when it opens nothing.
pub async fn by_pass(db: &Db, pass: &str) -> Result<Comment> {
    let mut read = db.read().await?;
    comment(&sqlx::query(comments!("where c.pass = $1")).bind(pass).fetch_one(&mut *read).await?)
}

fn comment(row: &AnyRow) -> Result<Comment> {
    Ok(Comment {
        id: row.id("id")?,
        article: row.id("article_id")?,
        title: row.text("title")?,
        slug: row.text("slug")?,
        unit: row.id("unit_id")?,
        remark: Remark { name: row.text("name")?, email: row.text("email")?, body: row.text("body")? },
        state: row.parsed("state", CommentState::parse)?,
        posted_at: row.text("posted_at")?,
        pass: row.text("pass")?,
        is_answer: row.maybe_number("account_id")?.is_some(),
        answers: row.maybe_id("answers_id")?,
    })
}

/// Why these comments are held.
pub async fn holds(db: &Db, comments: &[Comment]) -> Result<HashMap<CommentId, Vec<Hold>>> {
    let mut holds: HashMap<CommentId, Vec<Hold>> = HashMap::new();
    let Some((first, last)) = ends(comments) else { return Ok(holds) };
    let mut read = db.read().await?;
    let rows = sqlx::query("select comment_id, reason, detail from comment_hold where comment_id between $1 and $2 order by reason");
    for row in rows.bind(first).bind(last).fetch_all(&mut *read).await? {
        let hold = Hold { reason: row.parsed("reason", HoldReason::parse)?, detail: row.text("detail")? };
        holds.entry(row.id("comment_id")?).or_default().push(hold);
    }
    Ok(holds)
}

/// Between which identities these comments lie: one question for a page finds what hangs on it.
fn ends(comments: &[Comment]) -> Option<(i64, i64)> {
    let ids = || comments.iter().map(|comment| comment.id.0);
    Some((ids().min()?, ids().max()?))
}

/// What was decided about a comment, newest first.
pub async fn decisions(db: &Db, id: CommentId) -> Result<Vec<Decision>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select m.step, m.reason, m.note, m.happened_at, coalesce(n.full_name, '') as by_name
         from moderation m left join account_named n on n.id = m.account_id where m.comment_id = $1 order by m.id desc",
    );
    let decision = |row: &AnyRow| -> Result<Decision> {
        Ok(Decision {
            step: row.parsed("step", Verb::parse)?,
            reason: Reason::parse(&row.text("reason")?),
            note: row.text("note")?,
            by: row.text("by_name")?,
            happened_at: row.text("happened_at")?,
        })
    };
    rows.bind(id.0).fetch_all(&mut *read).await?.iter().map(decision).collect()
}

/// What readers say of these comments and nobody has settled.
pub async fn reports(db: &Db, comments: &[Comment]) -> Result<HashMap<CommentId, Vec<Reported>>> {
    let mut reports: HashMap<CommentId, Vec<Reported>> = HashMap::new();
    let Some((first, last)) = ends(comments) else { return Ok(reports) };
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select comment_id, reason, words, reported_at from comment_report
         where comment_id between $1 and $2 and settled_at is null order by id",
    );
    for row in rows.bind(first).bind(last).fetch_all(&mut *read).await? {
        let (reason, words, reported_at) = (Reason::parse(&row.text("reason")?), row.text("words")?, row.text("reported_at")?);
        reports.entry(row.id("comment_id")?).or_default().push(Reported { reason, words, reported_at });
    }
    Ok(reports)
}

/// The comment in a write, so that nobody decides about what was changed meanwhile.
async fn held(tx: &mut AnyConnection, id: CommentId) -> Result<Comment> {
    comment(&sqlx::query(comments!("where c.id = $1")).bind(id.0).fetch_one(tx).await?)
}

/// What is written of a decision.
#[derive(Clone, Copy)]
struct Ruling<'a> {
    by: Option<AccountId>,
    action: Verb,
    reason: Option<Reason>,
    note: &'a str,
    at: &'a str,
}

/// Writes a decision and its line of the trail, which bears no words of a reader.
async fn rule(tx: &mut Write, of: &Comment, ruling: Ruling<'_>) -> Result<()> {
    let Ruling { by, action, reason, note, at } = ruling;
    sqlx::query("insert into moderation (comment_id, account_id, step, reason, note, happened_at) values ($1, $2, $3, $4, $5, $6)")
        .bind(of.id.0)
        .bind(by.map(|account| account.0))
        .bind(action.as_str())
        .bind(reason.map_or("", Reason::as_str))
        .bind(note)
        .bind(at)
        .execute(&mut **tx)
        .await?;
    let detail = reason.map_or("", Reason::name_vi);
    trail::write(tx, trail::Entry { by, action, subject: ("comment", of.id.0), unit: Some(of.unit), detail }).await
}

/// Puts a comment where a step leads, unless somebody was faster.
async fn put(tx: &mut Write, of: &Comment, next: CommentState) -> Result<()> {
    let done = sqlx::query("update comment set state = $2 where id = $1 and state = $3")
        .bind(of.id.0)
        .bind(next.as_str())
        .bind(of.state.as_str())
        .execute(&mut **tx)
        .await?;
    if done.rows_affected() == 1 {
        return Ok(());
    }
    Err(Refusal::conflict("Bình luận này vừa có người khác xử lý.", "Tải lại trang để xem kết quả.").into())
}

/// Lets readers see a comment.
async fn show(tx: &mut Write, of: &Comment) -> Result<()> {
    publication::comment::copy(tx, What::Comment(of.id)).await?;
    touch(tx, of).await
}

/// Takes the copy of a comment away from readers, with the answers of the organisation to it.
async fn hide(tx: &mut Write, of: &Comment) -> Result<()> {
    sqlx::query("delete from publication_comment where comment_id = $1 or answers_id = $1").bind(of.id.0).execute(&mut **tx).await?;
    touch(tx, of).await
}

async fn touch(tx: &mut Write, of: &Comment) -> Result<()> {
    let row = sqlx::query("select id from publication where kind = 'article' and subject_id = $1").bind(of.article.0);
    match row.fetch_optional(&mut **tx).await? {
        Some(row) => copy::touch(tx, row.id("id")?).await,
        None => Ok(()),
    }
}
