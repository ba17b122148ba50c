//! What is no longer needed of comments is forgotten: once a day, with the first write of that day.

use super::rules;
use crate::app::moment_text;
use crate::db::Write;
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::setting;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use soket_core::comment::state::CommentState;
use soket_core::id::CommentId;

const SWEPT: &str = "comment_swept_on";

/// Forgets e-mail addresses and places of comments that were decided long enough ago; words that readers see stay.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &mut Write, at: Timestamp) -> Result<()> {
    let today = at.to_zoned(TimeZone::UTC).date().to_string();
    let row = sqlx::query("select value from setting where name = $1").bind(SWEPT).fetch_optional(&mut **tx).await?;
    if row.map(|row| row.text("value")).transpose()?.as_deref() == Some(&today) {
        return Ok(());
    }
    let rules = rules::read(tx).await?;
    let before = moment_text(at - SignedDuration::from_hours(24 * rules.kept_days));
    sqlx::query(
        "update comment set email = '', origin = '' where state <> $1 and (email <> '' or origin <> '') and id in
         (select comment_id from moderation group by comment_id having max(happened_at) < $2)",
    )
    .bind(CommentState::Held.as_str())
    .bind(&before)
    .execute(&mut **tx)
    .await?;
    // What was not let through is not needed at all once nobody can ask about it any more.
    sqlx::query(
        "update comment set name = '', body = '', fingerprint = '' where state in ($1, $2) and body <> '' and id in
         (select comment_id from moderation group by comment_id having max(happened_at) < $3)",
    )
    .bind(CommentState::Refused.as_str())
    .bind(CommentState::TakenDown.as_str())
    .bind(&before)
    .execute(&mut **tx)
    .await?;
    setting::set(tx, SWEPT, &today).await
}

/// Empties a comment that its writer took back. The same words may be sent again afterwards.
pub(super) async fn empty(tx: &mut Write, id: CommentId) -> Result<()> {
    sqlx::query("update comment set name = '', email = '', body = '', origin = '', fingerprint = '', nonce = pass where id = $1")
        .bind(id.0)
        .execute(&mut **tx)
        .await?;
    sqlx::query("delete from comment_hold where comment_id = $1").bind(id.0).execute(&mut **tx).await?;
    Ok(())
}
