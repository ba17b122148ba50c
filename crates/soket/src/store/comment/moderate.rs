//! What a named person decides about comments: one, or many at once.

use super::{Comment, Ruling, hide, put, rule, show};
use crate::app::moment_text;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::comment::post;
use crate::store::row::Columns;
use jiff::Timestamp;
use soket_core::article::reason::Reason;
use soket_core::comment::state::{CommentState, CommentStep};
use soket_core::id::{AccountId, CommentId};
use soket_core::trail::Verb;

/// What a moderator decides.
#[derive(Debug, Clone, Copy)]
pub struct Judgement<'a> {
    /// Who.
    pub by: AccountId,
    /// Approve, refuse, take down, reconsider.
    pub step: CommentStep,
    /// Why; wanted where a comment is not shown.
    pub reason: Option<Reason>,
    /// Words for its writer.
    pub note: &'a str,
    /// When.
    pub at: Timestamp,
}

impl Judgement<'_> {
    fn action(&self) -> Verb {
        match self.step {
            CommentStep::Edit => Verb::EditComment,
            CommentStep::Withdraw => Verb::WithdrawComment,
            CommentStep::Approve => Verb::ApproveComment,
            CommentStep::Refuse => Verb::RefuseComment,
            CommentStep::TakeDown => Verb::TakeDownComment,
            CommentStep::Reconsider => Verb::ReconsiderComment,
        }
    }
}

/// Decides the same about comments in one write: all of it or nothing.
///
/// # Errors
/// A refusal when one does not stand where the step begins, or somebody was faster.
pub async fn judge(db: &Db, ids: &[CommentId], judgement: &Judgement<'_>) -> Result<()> {
    let mut tx = db.write().await?;
    for id in ids {
        judge_in(&mut tx, *id, judgement).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn judge_in(tx: &mut Write, id: CommentId, judgement: &Judgement<'_>) -> Result<()> {
    let of = super::held(tx, id).await?;
    let next = of.state.after(judgement.step)?;
    put(tx, &of, next).await?;
    match next {
        CommentState::Shown => show(tx, &of).await?,
        _ if of.state == CommentState::Shown => hide(tx, &of).await?,
        _ => {}
    }
    let at = moment_text(judgement.at);
    settle(tx, id, &at).await?;
    let Judgement { by, reason, note, .. } = *judgement;
    rule(tx, &of, Ruling { by: Some(by), action: judgement.action(), reason, note, at: &at }).await
}

/// Whatever was decided answers what readers said.
async fn settle(tx: &mut Write, id: CommentId, at: &str) -> Result<()> {
    sqlx::query("update comment_report set settled_at = $2 where comment_id = $1 and settled_at is null")
        .bind(id.0)
        .bind(at)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Leaves reported comments as they are.
///
/// # Errors
/// When the database does not answer.
pub async fn leave(db: &Db, ids: &[CommentId], (by, at): (AccountId, Timestamp)) -> Result<()> {
    let mut tx = db.write().await?;
    let at = moment_text(at);
    for id in ids {
        let of = super::held(&mut tx, *id).await?;
        settle(&mut tx, *id, &at).await?;
        rule(&mut tx, &of, Ruling { by: Some(by), action: Verb::LeaveComment, reason: None, note: "", at: &at }).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Answers a comment in the name of the organisation; readers see the answer under the comment.
///
/// # Errors
/// A refusal when readers do not see the comment.
pub async fn answer(db: &Db, of: &Comment, (name, body): (&str, &str), (by, at): (AccountId, Timestamp)) -> Result<()> {
    let mut tx = db.write().await?;
    let at = moment_text(at);
    let row = sqlx::query(
        "insert into comment (article_id, answers_id, account_id, name, email, body, state, posted_at, pass, nonce, origin, fingerprint)
         values ($1, $2, $3, $4, '', $5, $6, $7, $8, $8, '', '') returning id",
    )
    .bind(of.article.0)
    .bind(of.id.0)
    .bind(by.0)
    .bind(name)
    .bind(body)
    .bind(CommentState::Shown.as_str())
    .bind(&at)
    .bind(post::pass())
    .fetch_one(&mut *tx)
    .await?;
    let written = super::held(&mut tx, row.id("id")?).await?;
    show(&mut tx, &written).await?;
    rule(&mut tx, of, Ruling { by: Some(by), action: Verb::AnswerComment, reason: None, note: "", at: &at }).await?;
    tx.commit().await?;
    Ok(())
}
