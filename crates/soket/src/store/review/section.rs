//! The text of a review, section by section: saved as it is typed, never over somebody else's newer text.

use super::{Review, allow};
use crate::app;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::trail;
use jiff::SignedDuration;
use soket_core::id::{AccountId, ReviewId};
use soket_core::review::ReviewStep;
use soket_core::trail::Verb;
use soket_core::viewer::Viewer;
use sqlx::any::AnyRow;

/// A section in somebody's own words.
#[derive(Debug, Clone)]
pub struct Text {
    /// Which section.
    pub section: String,
    /// Markdown with live figures.
    pub body: String,
    /// Grows with every save and never returns; a save names the revision it started from.
    pub revision: i64,
    /// When it was last saved, UTC.
    pub edited_at: String,
    /// By whom.
    pub edited_by: String,
}

/// What became of a save.
#[derive(Debug)]
pub enum Saved {
    /// Kept, as this revision.
    Kept { revision: i64 },
    /// Somebody saved another text meanwhile; nothing was overwritten.
    Overtaken { theirs: Text },
}

/// How long after the last sign of life an editor still counts as being at work.
const AT_WORK: SignedDuration = SignedDuration::from_mins(3);

/// The sections in somebody's own words; the others are drafted by soket.
///
/// # Errors
/// When the database does not answer.
pub async fn texts(db: &Db, review: ReviewId) -> Result<Vec<Text>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select s.section, s.body, s.revision, s.edited_at, a.full_name
         from review_section s join account_named a on a.id = s.edited_by where s.review_id = $1",
    )
    .bind(review.0)
    .fetch_all(&mut *read)
    .await?;
    rows.iter().map(text).collect()
}

/// Who else has the section open.
///
/// # Errors
/// When the database does not answer.
pub async fn others_at_work(db: &Db, viewer: &Viewer, place: (ReviewId, &str)) -> Result<Vec<String>> {
    let since = app::from_now(-AT_WORK);
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select a.full_name from section_editor e join account_named a on a.id = e.account_id
         where e.review_id = $1 and e.section = $2 and e.account_id <> $3 and e.seen_at > $4 order by a.full_name",
    )
    .bind(place.0.0)
    .bind(place.1)
    .bind(viewer.account.0)
    .bind(since)
    .fetch_all(&mut *read)
    .await?;
    rows.iter().map(|row| Ok(row.text("full_name")?)).collect()
}

fn text(row: &AnyRow) -> Result<Text> {
    Ok(Text {
        section: row.text("section")?,
        body: row.text("body")?,
        revision: row.number("revision")?,
        edited_at: row.text("edited_at")?,
        edited_by: row.text("full_name")?,
    })
}

/// Notes that the viewer has a section open.
///
/// # Errors
/// When the database does not answer.
pub async fn sit_down(db: &Db, viewer: &Viewer, place: (ReviewId, &str)) -> Result<()> {
    let mut tx = db.write().await?;
    sqlx::query(
        "insert into section_editor (review_id, section, account_id, seen_at) values ($1, $2, $3, $4)
         on conflict (review_id, section, account_id) do update set seen_at = excluded.seen_at",
    )
    .bind(place.0.0)
    .bind(place.1)
    .bind(viewer.account.0)
    .bind(app::now())
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Saves a section that was opened at `revision` (0 when soket had drafted it).
///
/// # Errors
/// A refusal when the review is closed.
pub async fn save(db: &Db, viewer: &Viewer, review: &Review, draft: (&str, i64, &str)) -> Result<Saved> {
    let (section, revision, body) = draft;
    let mut tx = db.write().await?;
    allow(&mut tx, review.id, ReviewStep::Edit).await?;
    let row = sqlx::query(
        "select s.section, s.body, s.revision, s.edited_at, a.full_name
         from review_section s join account_named a on a.id = s.edited_by where s.review_id = $1 and s.section = $2",
    )
    .bind(review.id.0)
    .bind(section)
    .fetch_optional(&mut *tx)
    .await?;
    let before = row.as_ref().map(text).transpose()?;
    match before {
        Some(theirs) if theirs.revision != revision && theirs.body != body => return Ok(Saved::Overtaken { theirs }),
        Some(same) if same.body == body => return Ok(Saved::Kept { revision: same.revision }),
        _ => {}
    }
    let subject = ("review", review.id.0);
    let heading = review.outline.sections().iter().find(|known| known.key == section).map(|known| known.heading(&review.period));
    let detail = heading.as_deref().unwrap_or(section);
    let entry = trail::Entry { by: Some(viewer.account), action: Verb::Write, subject, unit: Some(review.unit), detail };
    trail::write(&mut tx, entry).await?;
    // A section that soket drafted again and somebody wrote anew must not look like the one that was there before.
    let revision = trail::last(&mut tx, subject).await?;
    keep(&mut tx, viewer.account, (review.id, section, revision), body).await?;
    tx.commit().await?;
    Ok(Saved::Kept { revision })
}

/// Writes the first text of a section, inside a write.
///
/// # Errors
/// When the database does not answer.
pub async fn begin(tx: &mut Write, by: AccountId, place: (ReviewId, &str), body: &str) -> Result<()> {
    keep(tx, by, (place.0, place.1, 1), body).await
}

async fn keep(tx: &mut Write, by: AccountId, place: (ReviewId, &str, i64), body: &str) -> Result<()> {
    sqlx::query(
        "insert into review_section (review_id, section, body, revision, edited_at, edited_by) values ($1, $2, $3, $4, $5, $6)
         on conflict (review_id, section) do update set body = excluded.body, revision = excluded.revision,
         edited_at = excluded.edited_at, edited_by = excluded.edited_by",
    )
    .bind(place.0.0)
    .bind(place.1)
    .bind(body)
    .bind(place.2)
    .bind(app::now())
    .bind(by.0)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Gives a section back to soket, which drafts it from the facts again; the trail keeps the text that goes.
///
/// # Errors
/// A refusal when the review is closed.
pub async fn redraft(db: &Db, viewer: &Viewer, review: &Review, section: &str) -> Result<()> {
    let mut tx = db.write().await?;
    allow(&mut tx, review.id, ReviewStep::Edit).await?;
    let row = sqlx::query("delete from review_section where review_id = $1 and section = $2 returning body")
        .bind(review.id.0)
        .bind(section)
        .fetch_optional(&mut *tx)
        .await?;
    if let Some(row) = row {
        let detail = format!("{section}\n{}", row.text("body")?);
        let subject = ("review", review.id.0);
        let entry = trail::Entry { by: Some(viewer.account), action: Verb::Redraft, subject, unit: Some(review.unit), detail: &detail };
        trail::write(&mut tx, entry).await?;
    }
    tx.commit().await?;
    Ok(())
}
