//! A new version of a closed or issued review: a draft that starts from the old one's texts, records and verdicts.

use super::Review;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::trail;
use soket_core::id::{AccountId, ReviewId};
use soket_core::refusal::Refusal;
use soket_core::review::{ReviewState, ReviewStep};
use soket_core::trail::Verb;

/// Opens a new version and gives its slug; the old one stays as it is.
///
/// # Errors
/// The refusal of the state machine, or when a newer version exists already.
pub async fn open(db: &Db, by: AccountId, old: &Review) -> Result<String> {
    let mut tx = db.write().await?;
    super::allow(&mut tx, old.id, ReviewStep::Reopen).await?;
    refuse_a_replaced(&mut tx, old.id).await?;
    let (slug, number) = next_name(&mut tx, old).await?;
    let row = sqlx::query(
        "insert into review (slug, outline, title, unit_id, period, cut_off, profile, state, draft_mark, former_id, replaces_id)
         select $2, outline, title, unit_id, period, cut_off, profile, $3, $4, former_id, id from review where id = $1 returning id",
    )
    .bind(old.id.0)
    .bind(&slug)
    .bind(ReviewState::Draft.as_str())
    .bind(format!("Dự thảo - bản {number}"))
    .fetch_one(&mut *tx)
    .await?;
    let new: ReviewId = row.id("id")?;
    for sql in [
        "insert into review_mandate (review_id, mandate_id) select $2, mandate_id from review_mandate where review_id = $1",
        "insert into review_section (review_id, section, body, revision, edited_at, edited_by)
         select $2, section, body, 1, edited_at, edited_by from review_section where review_id = $1",
        "insert into verdict (review_id, target_id, word, reason, decided_by, decided_at)
         select $2, target_id, word, reason, decided_by, decided_at from verdict where review_id = $1",
    ] {
        sqlx::query(sql).bind(old.id.0).bind(new.0).execute(&mut *tx).await?;
    }
    copy_records(&mut tx, old.id, new).await?;
    let (subject, detail) = (("review", new.0), format!("{} (bản {number})", old.title));
    trail::write(&mut tx, trail::Entry { by: Some(by), action: Verb::Reopen, subject, unit: Some(old.unit), detail: &detail }).await?;
    tx.commit().await?;
    Ok(slug)
}

/// Refuses, inside a write, a step of a review that a newer version replaces.
///
/// # Errors
/// The refusal.
pub async fn refuse_a_replaced(tx: &mut Write, id: ReviewId) -> Result<()> {
    let newer = sqlx::query("select id from review where replaces_id = $1").bind(id.0).fetch_optional(&mut **tx).await?;
    if newer.is_some() {
        return Err(Refusal::conflict("Hồ sơ này đã có bản mới hơn.", "Mở bản mới nhất trong danh sách sơ kết rồi làm tiếp ở đó.").into());
    }
    Ok(())
}

/// The slug of the version that replaces this one, if there is one.
///
/// # Errors
/// When the database does not answer.
pub async fn newer(db: &Db, id: ReviewId) -> Result<Option<String>> {
    let mut read = db.read().await?;
    let row = sqlx::query("select slug from review where replaces_id = $1").bind(id.0).fetch_optional(&mut *read).await?;
    Ok(row.map(|row| row.text("slug")).transpose()?)
}

/// The newest version of a review, which is itself when nothing replaced it.
///
/// # Errors
/// When the database does not answer.
pub async fn latest(db: &Db, id: ReviewId) -> Result<ReviewId> {
    let mut read = db.read().await?;
    let mut newest = id;
    while let Some(row) = sqlx::query("select id from review where replaces_id = $1").bind(newest.0).fetch_optional(&mut *read).await? {
        newest = row.id("id")?;
    }
    Ok(newest)
}

/// The slug of the next version: `...-ban-2`, and its number.
async fn next_name(tx: &mut Write, old: &Review) -> Result<(String, u32)> {
    let (stem, number) = match old.slug.rsplit_once("-ban-") {
        Some((stem, number)) if number.parse::<u32>().is_ok() => (stem, number.parse::<u32>().unwrap_or(1)),
        _ => (old.slug.as_str(), 1),
    };
    for number in number + 1.. {
        let slug = format!("{stem}-ban-{number}");
        if sqlx::query("select id from review where slug = $1").bind(&slug).fetch_optional(&mut **tx).await?.is_none() {
            return Ok((slug, number));
        }
    }
    Err(anyhow::anyhow!("no free name for a version of {}", old.slug).into())
}

/// Copies the records with their targets, causes and tasks; a cause of the copy is the copy of the cause.
async fn copy_records(tx: &mut Write, old: ReviewId, new: ReviewId) -> Result<()> {
    let rows = sqlx::query("select id from review_record where review_id = $1 and withdrawn_at is null order by id");
    let rows = rows.bind(old.0).fetch_all(&mut **tx).await?;
    let mut copies = Vec::with_capacity(rows.len());
    for row in &rows {
        let record = row.number("id")?;
        let copy = sqlx::query(
            "insert into review_record (review_id, kind, body, unit_id, mandate_id, happened_on, meetings, participants)
             select $2, kind, body, unit_id, mandate_id, happened_on, meetings, participants from review_record where id = $1 returning id",
        );
        let copy = copy.bind(record).bind(new.0).fetch_one(&mut **tx).await?.number("id")?;
        for sql in [
            "insert into record_target (record_id, target_id) select $2, target_id from record_target where record_id = $1",
            // The remedy goes on under the newer version: it is one task, not two.
            "update task set record_id = $2 where record_id = $1",
        ] {
            sqlx::query(sql).bind(record).bind(copy).execute(&mut **tx).await?;
        }
        copies.push((record, copy));
    }
    for (record, copy) in &copies {
        for (cause, copied_cause) in &copies {
            sqlx::query(
                "insert into record_cause (record_id, cause_id)
                 select $3, $4 from record_cause where record_id = $1 and cause_id = $2",
            )
            .bind(record)
            .bind(cause)
            .bind(copy)
            .bind(copied_cause)
            .execute(&mut **tx)
            .await?;
        }
    }
    sqlx::query("update task set review_id = $2 where review_id = $1").bind(old.0).bind(new.0).execute(&mut **tx).await?;
    Ok(())
}
