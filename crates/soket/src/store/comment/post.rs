//! What a reader does with the own comment: sends it in, changes it, takes it back.

use super::{Comment, Ruling, hide, put, rule};
use crate::app::moment_text;
use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::comment::retention;
use crate::store::comment::rules::{self, Rules};
use crate::store::digest;
use crate::store::row::Columns;
use crate::store::trail;
use jiff::{SignedDuration, Timestamp};
use soket_core::article::reason::Reason;
use soket_core::comment::hold::{Arrival, Hold, holds};
use soket_core::comment::state::{CommentState, CommentStep};
use soket_core::comment::{Remark, fingerprint};
use soket_core::id::{ArticleId, CommentId, UnitId};
use soket_core::refusal::Refusal;
use soket_core::trail::Verb;
use sqlx::AnyConnection;

/// How many comments one place may send within an hour; beyond that nothing is read any more.
pub const FLOOD: usize = 20;

/// A comment as it arrives.
#[derive(Debug)]
pub struct Sent<'a> {
    /// Under which article.
    pub article: ArticleId,
    /// Whose article it is.
    pub unit: UnitId,
    /// The three fields.
    pub remark: &'a Remark,
    /// How many letters stand in the field that no person sees.
    pub trapped: usize,
    /// How long it took to write, in seconds, as the browser says.
    pub seconds: Option<i64>,
    /// From which house.
    pub from: &'a str,
    /// When.
    pub at: Timestamp,
}

/// Keeps a comment and what speaks against it; gives the pass of its writer. The same words sent again count once.
///
/// # Errors
/// A refusal when too many came from one place.
pub async fn post(db: &Db, sent: &Sent<'_>) -> Result<String> {
    let mut tx = db.write().await?;
    let name = nonce(sent);
    let before = sqlx::query("select pass from comment where nonce = $1").bind(&name).fetch_optional(&mut *tx).await?;
    if let Some(row) = before {
        return Ok(row.text("pass")?);
    }
    let origin = rules::origin(&mut tx, sent.from, sent.at).await?;
    let print = fingerprint(&sent.remark.body);
    let arrival = arrival(&mut tx, sent, (&origin, &print)).await?;
    if arrival.hour >= FLOOD {
        return Err(Refusal::conflict(
            "Đã nhận quá nhiều bình luận từ nơi bạn gửi trong một giờ qua.",
            "Chép lời bình luận lại, chờ một giờ rồi gửi; nếu gấp, gọi văn phòng.",
        )
        .into());
    }
    let Rules { hold, .. } = rules::read(&mut tx).await?;
    let pass = pass();
    let row = sqlx::query(
        "insert into comment (article_id, name, email, body, state, posted_at, pass, nonce, origin, fingerprint)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id",
    )
    .bind(sent.article.0)
    .bind(&sent.remark.name)
    .bind(&sent.remark.email)
    .bind(&sent.remark.body)
    .bind(CommentState::Held.as_str())
    .bind(moment_text(sent.at))
    .bind(&pass)
    .bind(name)
    .bind(origin)
    .bind(print)
    .fetch_one(&mut *tx)
    .await?;
    let id: CommentId = row.id("id")?;
    hold_back(&mut tx, id, &holds(sent.remark, arrival, &hold)).await?;
    let entry = trail::Entry { by: None, action: Verb::PostComment, subject: ("comment", id.0), unit: Some(sent.unit), detail: "" };
    trail::write(&mut tx, entry).await?;
    retention::forget(&mut tx, sent.at).await?;
    tx.commit().await?;
    Ok(pass)
}

/// Under which name a comment counts once: the same words of the same person under the same article.
fn nonce(sent: &Sent<'_>) -> String {
    let Remark { name, email, body } = sent.remark;
    digest::sha256(format!("{}\n{name}\n{email}\n{body}", sent.article.0).as_bytes())
}

/// A pass that nobody guesses.
pub(super) fn pass() -> String {
    format!("{:032x}", rand::random::<u128>())
}

async fn arrival(tx: &mut AnyConnection, sent: &Sent<'_>, (origin, print): (&str, &str)) -> Result<Arrival> {
    let row = sqlx::query(
        "select (select count(*) from comment where origin = $1 and posted_at > $2) as recent,
         (select count(*) from comment where fingerprint = $3) as same",
    );
    let hour_ago = moment_text(sent.at - SignedDuration::from_hours(1));
    let row = row.bind(origin).bind(hour_ago).bind(print).fetch_one(tx).await?;
    let count = |column| -> Result<usize> { Ok(usize::try_from(row.number(column)?).unwrap_or_default()) };
    Ok(Arrival { trapped: sent.trapped, seconds: sent.seconds, hour: count("recent")?, same: count("same")? })
}

pub(super) async fn hold_back(tx: &mut Write, id: CommentId, holds: &[Hold]) -> Result<()> {
    for hold in holds {
        sqlx::query("insert into comment_hold (comment_id, reason, detail) values ($1, $2, $3)")
            .bind(id.0)
            .bind(hold.reason.as_str())
            .bind(&hold.detail)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// Changes the words of a comment; it waits for a moderator again, and readers no longer see it.
///
/// # Errors
/// Not found for a pass that opens nothing; a refusal when it is decided that readers do not see it.
pub async fn edit(db: &Db, pass: &str, remark: &Remark, at: Timestamp) -> Result<()> {
    let mut tx = db.write().await?;
    let of = opened(&mut tx, pass).await?;
    let next = of.state.after(CommentStep::Edit)?;
    put(&mut tx, &of, next).await?;
    if of.state == CommentState::Shown {
        hide(&mut tx, &of).await?;
    }
    sqlx::query("update comment set name = $2, email = $3, body = $4, fingerprint = $5 where id = $1")
        .bind(of.id.0)
        .bind(&remark.name)
        .bind(&remark.email)
        .bind(&remark.body)
        .bind(fingerprint(&remark.body))
        .execute(&mut *tx)
        .await?;
    rules::recheck(&mut tx, &[(of.id, remark.clone())]).await?;
    rule(&mut tx, &of, Ruling { by: None, action: Verb::EditComment, reason: None, note: "", at: &moment_text(at) }).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a comment back: nobody sees it any more, and its words and its writer are forgotten.
///
/// # Errors
/// As [`edit`].
pub async fn withdraw(db: &Db, pass: &str, at: Timestamp) -> Result<()> {
    let mut tx = db.write().await?;
    let of = opened(&mut tx, pass).await?;
    let next = of.state.after(CommentStep::Withdraw)?;
    put(&mut tx, &of, next).await?;
    hide(&mut tx, &of).await?;
    retention::empty(&mut tx, of.id).await?;
    rule(&mut tx, &of, Ruling { by: None, action: Verb::WithdrawComment, reason: None, note: "", at: &moment_text(at) }).await?;
    tx.commit().await?;
    Ok(())
}

async fn opened(tx: &mut Write, pass: &str) -> Result<Comment> {
    let row = sqlx::query("select id from comment where pass = $1").bind(pass).fetch_optional(&mut **tx).await?;
    match row {
        Some(row) => super::held(tx, row.id("id")?).await,
        None => Err(Error::NotFound),
    }
}

/// Notes that a reader thinks that a comment should not be shown; said twice from one place it counts once.
///
/// # Errors
/// Not found when readers do not see it.
pub async fn report(db: &Db, id: CommentId, (reason, words): (Reason, &str), (from, at): (&str, Timestamp)) -> Result<()> {
    let mut tx = db.write().await?;
    let of = super::held(&mut tx, id).await?;
    if of.state != CommentState::Shown {
        return Err(Error::NotFound);
    }
    let origin = rules::origin(&mut tx, from, at).await?;
    let before = sqlx::query("select id from comment_report where comment_id = $1 and origin = $2").bind(id.0).bind(&origin);
    if before.fetch_optional(&mut *tx).await?.is_some() {
        return Ok(());
    }
    sqlx::query("insert into comment_report (comment_id, reason, words, reported_at, origin) values ($1, $2, $3, $4, $5)")
        .bind(id.0)
        .bind(reason.as_str())
        .bind(words)
        .bind(moment_text(at))
        .bind(origin)
        .execute(&mut *tx)
        .await?;
    let entry =
        trail::Entry { by: None, action: Verb::ReportComment, subject: ("comment", id.0), unit: Some(of.unit), detail: reason.name_vi() };
    trail::write(&mut tx, entry).await?;
    tx.commit().await?;
    Ok(())
}
