//! The rules of the house for comments, kept as one setting, and the key under which places are remembered.

use super::comment;
use super::post::hold_back;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::{digest, setting, trail};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use soket_core::comment::Remark;
use soket_core::comment::hold::{HoldReason, HoldRules, holds_of_words};
use soket_core::comment::state::CommentState;
use soket_core::id::{AccountId, CommentId};
use soket_core::trail::Verb;
use sqlx::AnyConnection;

const RULES: &str = "comment_rules";
const KEY: &str = "comment_origin_key";

/// What the house has decided about comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// What makes a comment look like spam.
    pub hold: HoldRules,
    /// For how many days after an article appears comments are taken.
    pub open_days: i64,
    /// How many days after a decision the e-mail address and the place are forgotten.
    pub kept_days: i64,
}

impl Default for Rules {
    fn default() -> Self {
        Self { hold: HoldRules::default(), open_days: 90, kept_days: 90 }
    }
}

/// The same as it lies in the setting.
#[derive(Serialize, Deserialize)]
struct Kept {
    fastest: i64,
    an_hour: usize,
    links: usize,
    words: Vec<String>,
    open_days: i64,
    kept_days: i64,
}

/// The rules as they are now.
///
/// # Errors
/// When the database does not answer.
pub async fn read(connection: &mut AnyConnection) -> Result<Rules> {
    let row = sqlx::query("select value from setting where name = $1").bind(RULES).fetch_optional(connection).await?;
    let Some(text) = row.map(|row| row.text("value")).transpose()? else { return Ok(Rules::default()) };
    let Kept { fastest, an_hour, links, words, open_days, kept_days } = serde_json::from_str(&text).map_err(anyhow::Error::from)?;
    Ok(Rules { hold: HoldRules { fastest, an_hour, links, words }, open_days, kept_days })
}

/// The rules as they are now, for whoever only looks.
///
/// # Errors
/// When the database does not answer.
pub async fn now(db: &Db) -> Result<Rules> {
    read(&mut *db.read().await?).await
}

/// Sets the rules and looks again at everything that waits; gives how many comments were looked at.
///
/// # Errors
/// When the database does not answer.
pub async fn set(db: &Db, by: AccountId, rules: &Rules) -> Result<usize> {
    let mut tx = db.write().await?;
    let HoldRules { fastest, an_hour, links, words } = rules.hold.clone();
    let kept = Kept { fastest, an_hour, links, words, open_days: rules.open_days, kept_days: rules.kept_days };
    setting::set(&mut tx, RULES, &serde_json::to_string(&kept).map_err(anyhow::Error::from)?).await?;
    let rows = sqlx::query(comments!("where c.state = $1 order by c.id")).bind(CommentState::Held.as_str()).fetch_all(&mut *tx).await?;
    let waiting = rows.iter().map(|row| comment(row).map(|one| (one.id, one.remark))).collect::<Result<Vec<_>>>()?;
    recheck(&mut tx, &waiting).await?;
    let entry = trail::Entry { by: Some(by), action: Verb::SetCommentRules, subject: ("comment", 0), unit: None, detail: "" };
    trail::write(&mut tx, entry).await?;
    tx.commit().await?;
    Ok(waiting.len())
}

/// Says anew what the words of comments say; what was seen of how they came stays.
pub(super) async fn recheck(tx: &mut Write, comments: &[(CommentId, Remark)]) -> Result<()> {
    let rules = read(tx).await?;
    for (id, remark) in comments {
        for reason in HoldReason::ALL.into_iter().filter(|reason| reason.is_of_words()) {
            sqlx::query("delete from comment_hold where comment_id = $1 and reason = $2")
                .bind(id.0)
                .bind(reason.as_str())
                .execute(&mut **tx)
                .await?;
        }
        hold_back(tx, *id, &holds_of_words(remark, &rules.hold)).await?;
    }
    Ok(())
}

/// A house as it may be remembered: under a key that lives for a day, so that it counts within the day and tells nothing later.
pub(super) async fn origin(tx: &mut Write, house: &str, at: Timestamp) -> Result<String> {
    let today = at.to_zoned(TimeZone::UTC).date().to_string();
    let row = sqlx::query("select value from setting where name = $1").bind(KEY).fetch_optional(&mut **tx).await?;
    let kept = row.map(|row| row.text("value")).transpose()?.filter(|kept| kept.starts_with(&today));
    let key = match kept {
        Some(kept) => kept,
        None => {
            let fresh = format!("{today} {:032x}", rand::random::<u128>());
            setting::set(tx, KEY, &fresh).await?;
            fresh
        }
    };
    Ok(digest::sha256(format!("{key} {house}").as_bytes()))
}
