//! The steps of an article: one write each of the state, the trail line and, where readers notice, the copy that they see.

use super::{Article, revision, write_trail};
use crate::db::Write;
use crate::error::Result;
use crate::store::publication::copy;
use crate::store::publication::copy::Copy;
use crate::store::slug;
use soket_core::article::Wording;
use soket_core::article::state::{ArticleState, ArticleStep};
use soket_core::id::AccountId;
use soket_core::refusal::Refusal;
use soket_core::trail::Verb;

/// The trail's verb for a step.
fn verb(step: ArticleStep) -> Verb {
    match step {
        ArticleStep::Write => Verb::WriteArticle,
        ArticleStep::Submit => Verb::SubmitArticle,
        ArticleStep::SendBack => Verb::SendBackArticle,
        ArticleStep::Publish => Verb::PublishArticle,
        ArticleStep::Schedule => Verb::ScheduleArticle,
        ArticleStep::Unschedule => Verb::UnscheduleArticle,
        ArticleStep::Correct => Verb::CorrectArticle,
        ArticleStep::Drop => Verb::DropCorrection,
        ArticleStep::Withdraw => Verb::WithdrawArticle,
        ArticleStep::Reopen => Verb::ReopenArticle,
    }
}

/// Takes a step that readers do not notice; `note` is for whoever takes the next one.
///
/// # Errors
/// A refusal when the article does not stand where the step begins, or somebody was faster.
pub async fn take(tx: &mut Write, by: AccountId, of: &Article, (step, note): (ArticleStep, &str)) -> Result<ArticleState> {
    let next = of.state.after(step)?;
    let done = sqlx::query("update article set state = $2, note = $3, goes_out_at = null where id = $1 and state = $4 and revision = $5")
        .bind(of.id.0)
        .bind(next.as_str())
        .bind(note)
        .bind(of.kept.as_str())
        .bind(of.revision)
        .execute(&mut **tx)
        .await?;
    overtaken(done.rows_affected())?;
    write_trail(tx, by, (of.id, of.unit), (verb(step), note)).await?;
    Ok(next)
}

/// Somebody took another step between looking and pressing.
fn overtaken(rows: u64) -> Result<()> {
    if rows == 1 {
        return Ok(());
    }
    Err(Refusal::conflict("Bài này vừa có người khác sửa hoặc chuyển bước.", "Tải lại trang để xem bài đang ở đâu rồi làm lại.").into())
}

/// Lets readers see an article, now or from a moment on: state, copy and trail together.
///
/// # Errors
/// As [`take`].
pub async fn publish(tx: &mut Write, by: AccountId, of: &Article, (step, copy): (ArticleStep, &Copy)) -> Result<()> {
    let next = of.state.after(step)?;
    let moment = (step == ArticleStep::Schedule).then_some(&copy.visible_from);
    let done = sqlx::query(
        "update article set state = $2, note = '', goes_out_at = $3, published_revision = revision where id = $1 and state = $4 and revision = $5",
    )
    .bind(of.id.0)
    .bind(next.as_str())
    .bind(moment)
    .bind(of.kept.as_str())
    .bind(of.revision)
    .execute(&mut **tx)
    .await?;
    overtaken(done.rows_affected())?;
    copy::write(tx, copy).await?;
    let detail = if copy.correction.is_empty() { &copy.slug } else { &copy.correction };
    write_trail(tx, by, (of.id, of.unit), (verb(step), detail)).await
}

/// Takes an article away from readers, or the moment from a scheduled one.
///
/// # Errors
/// As [`take`].
pub async fn take_away(tx: &mut Write, by: AccountId, of: &Article, (step, reason): (ArticleStep, &str)) -> Result<()> {
    take(tx, by, of, (step, reason)).await?;
    sqlx::query("update article set published_revision = null where id = $1").bind(of.id.0).execute(&mut **tx).await?;
    copy::take_away(tx, ("article", of.id.0)).await
}

/// Gives a correction up: the words that readers see become the newest revision again.
///
/// # Errors
/// As [`take`].
pub async fn drop_correction(tx: &mut Write, by: AccountId, of: &Article, seen: &Wording) -> Result<()> {
    take(tx, by, of, (ArticleStep::Drop, "")).await?;
    let number = of.revision + 1;
    revision::insert(tx, (of.id, number), (by, revision::Saving::Pressed), seen).await?;
    sqlx::query("update article set revision = $2, published_revision = $2 where id = $1")
        .bind(of.id.0)
        .bind(number)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Gives an article another address; readers who come by an old one are led on.
///
/// # Errors
/// When the database does not answer.
pub async fn readdress(tx: &mut Write, by: AccountId, of: &Article, wanted: &str) -> Result<String> {
    sqlx::query("update article set slug = '' where id = $1").bind(of.id.0).execute(&mut **tx).await?;
    let free = slug::free(tx, "select id from article where slug = $1", wanted).await?;
    sqlx::query("update article set slug = $2 where id = $1").bind(of.id.0).bind(&free).execute(&mut **tx).await?;
    copy::readdress(tx, ("article", of.id.0), &free).await?;
    write_trail(tx, by, (of.id, of.unit), (Verb::Readdress, &format!("{} → {free}", of.slug))).await?;
    Ok(free)
}
