//! The records that a review weighs beside its prose: strengths, limits with causes, lessons, measures, activities ...

use super::{Review, allow};
use crate::app;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::trail;
use jiff::civil::Date;
use soket_core::id::{AccountId, MandateId, ReviewId, TargetId, UnitId};
use soket_core::refusal::Refusal;
use soket_core::review::{RecordKind, ReviewStep};
use soket_core::trail::Verb;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// A record of a review.
#[derive(Debug, Clone)]
pub struct Record {
    /// Identity inside its review's records.
    pub id: i64,
    /// What it is.
    pub kind: RecordKind,
    /// In the committee's words, one sentence or a few.
    pub body: String,
    /// The unit it concerns; for a limit the responsible one.
    pub unit: Option<UnitId>,
    /// For an activity: the mandate it was held under.
    pub mandate: Option<MandateId>,
    /// For an activity: its day.
    pub happened_on: Option<Date>,
    /// For an activity or pledge: how many meetings or pledges.
    pub meetings: Option<i64>,
    /// For an activity: how many participants, counted per meeting.
    pub participants: Option<i64>,
    /// The targets it speaks of.
    pub targets: Vec<TargetId>,
    /// For a strength or limit: the causes that explain it.
    pub causes: Vec<i64>,
}

/// The records of a review in the order in which they were made.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db, review: ReviewId) -> Result<Vec<Record>> {
    let mut read = db.read().await?;
    let links = sqlx::query(
        "select t.record_id, t.target_id from record_target t join review_record r on r.id = t.record_id
         where r.review_id = $1 order by t.target_id",
    )
    .bind(review.0)
    .fetch_all(&mut *read)
    .await?;
    let mut targets = linked::<TargetId>(&links, "target_id")?;
    let links = sqlx::query(
        "select c.record_id, c.cause_id from record_cause c join review_record r on r.id = c.record_id
         where r.review_id = $1 order by c.cause_id",
    )
    .bind(review.0)
    .fetch_all(&mut *read)
    .await?;
    let mut causes = linked::<i64>(&links, "cause_id")?;
    let rows = sqlx::query("select * from review_record where review_id = $1 and withdrawn_at is null order by id");
    let rows = rows.bind(review.0).fetch_all(&mut *read).await?;
    let records = rows.iter().map(|row| {
        let id = row.number("id")?;
        let (targets, causes) = (targets.remove(&id).unwrap_or_default(), causes.remove(&id).unwrap_or_default());
        record(row, targets, causes)
    });
    records.collect()
}

fn linked<T: From<i64>>(rows: &[AnyRow], column: &str) -> Result<HashMap<i64, Vec<T>>> {
    let mut linked: HashMap<i64, Vec<T>> = HashMap::new();
    for row in rows {
        linked.entry(row.number("record_id")?).or_default().push(row.id(column)?);
    }
    Ok(linked)
}

fn record(row: &AnyRow, targets: Vec<TargetId>, causes: Vec<i64>) -> Result<Record> {
    Ok(Record {
        id: row.number("id")?,
        kind: row.parsed("kind", RecordKind::parse)?,
        body: row.text("body")?,
        unit: row.maybe_id("unit_id")?,
        mandate: row.maybe_id("mandate_id")?,
        happened_on: row.maybe_date("happened_on")?,
        meetings: row.maybe_number("meetings")?,
        participants: row.maybe_number("participants")?,
        targets,
        causes,
    })
}

/// Adds a record to a draft; its `id` is not looked at, the new one is given back.
///
/// # Errors
/// A refusal when the review is closed.
pub async fn add(tx: &mut Write, by: Option<AccountId>, review: (ReviewId, UnitId), new: &Record) -> Result<i64> {
    allow(tx, review.0, ReviewStep::Edit).await?;
    let row = sqlx::query(
        "insert into review_record (review_id, kind, body, unit_id, mandate_id, happened_on, meetings, participants)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning id",
    )
    .bind(review.0.0)
    .bind(new.kind.as_str())
    .bind(&new.body)
    .bind(new.unit.map(|id| id.0))
    .bind(new.mandate.map(|id| id.0))
    .bind(new.happened_on.map(|day| day.to_string()))
    .bind(new.meetings)
    .bind(new.participants)
    .fetch_one(&mut **tx)
    .await?;
    let id = row.number("id")?;
    link(tx, id, new).await?;
    let detail = format!("{}: {}", new.kind.name_vi(), new.body);
    trail::write(tx, trail::Entry { by, action: Verb::Record, subject: ("review", review.0.0), unit: Some(review.1), detail: &detail })
        .await?;
    Ok(id)
}

async fn link(tx: &mut Write, id: i64, record: &Record) -> Result<()> {
    for target in &record.targets {
        let insert = sqlx::query("insert into record_target (record_id, target_id) values ($1, $2)");
        insert.bind(id).bind(target.0).execute(&mut **tx).await?;
    }
    for cause in &record.causes {
        let insert = sqlx::query("insert into record_cause (record_id, cause_id) values ($1, $2)");
        insert.bind(id).bind(cause).execute(&mut **tx).await?;
    }
    Ok(())
}

/// Changes a record of a draft whose words were these; the trail keeps them.
///
/// # Errors
/// A refusal when the review is closed, or when somebody changed or withdrew the record meanwhile.
pub async fn change(tx: &mut Write, by: AccountId, review: &Review, (old, new): (&str, &Record)) -> Result<()> {
    allow(tx, review.id, ReviewStep::Edit).await?;
    let same = sqlx::query("select id from review_record where id = $1 and review_id = $2 and body = $3 and withdrawn_at is null");
    if same.bind(new.id).bind(review.id.0).bind(old).fetch_optional(&mut **tx).await?.is_none() {
        return Err(
            Refusal::conflict("Ghi nhận này vừa được người khác sửa.", "Mở lại hồ sơ, xem bản mới, rồi sửa tiếp trên bản ấy.").into()
        );
    }
    sqlx::query(
        "update review_record set kind = $2, body = $3, unit_id = $4, mandate_id = $5, happened_on = $6, meetings = $7, participants = $8
         where id = $1",
    )
    .bind(new.id)
    .bind(new.kind.as_str())
    .bind(&new.body)
    .bind(new.unit.map(|id| id.0))
    .bind(new.mandate.map(|id| id.0))
    .bind(new.happened_on.map(|day| day.to_string()))
    .bind(new.meetings)
    .bind(new.participants)
    .execute(&mut **tx)
    .await?;
    for sql in ["delete from record_target where record_id = $1", "delete from record_cause where record_id = $1"] {
        sqlx::query(sql).bind(new.id).execute(&mut **tx).await?;
    }
    link(tx, new.id, new).await?;
    let (subject, detail) = (("review", review.id.0), format!("{}: {old}", new.kind.name_vi()));
    trail::write(tx, trail::Entry { by: Some(by), action: Verb::ChangeRecord, subject, unit: Some(review.unit), detail: &detail }).await
}

/// Takes a record out of a draft; the row stays for the trail.
///
/// # Errors
/// A refusal when the review is closed; not found when it has no such record.
pub async fn withdraw(db: &Db, by: AccountId, review: &Review, id: i64) -> Result<()> {
    let mut tx = db.write().await?;
    allow(&mut tx, review.id, ReviewStep::Edit).await?;
    let row =
        sqlx::query("update review_record set withdrawn_at = $3 where id = $1 and review_id = $2 and withdrawn_at is null returning body")
            .bind(id)
            .bind(review.id.0)
            .bind(app::now())
            .fetch_one(&mut *tx)
            .await?;
    let (subject, detail) = (("review", review.id.0), row.text("body")?);
    trail::write(&mut tx, trail::Entry { by: Some(by), action: Verb::WithdrawRecord, subject, unit: Some(review.unit), detail: &detail })
        .await?;
    tx.commit().await?;
    Ok(())
}
