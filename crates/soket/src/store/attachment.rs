//! Files kept with a record: their rows here, their bytes in the data folder.

pub mod bytes;

use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::row::Columns;
use crate::store::secrecy::Meant;
use crate::store::trail;
use soket_core::attachment::{FileKind, size_vi};
use soket_core::id::{AccountId, AttachmentId, UnitId};
use soket_core::trail::Verb;
use soket_core::viewer::Viewer;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// A file kept with a record.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Identity.
    pub id: AttachmentId,
    /// The noun of the record: "mandate", "figure", "review".
    pub owner_kind: String,
    /// The record.
    pub owner: i64,
    /// Whose record it is; whoever sees that unit sees the file.
    pub unit: UnitId,
    /// The name under which it was sent.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// How many bytes it has.
    pub size: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Whether somebody stated that what soket could not read bears no secrecy mark.
    pub stated: bool,
    /// When it was added, UTC.
    pub added_at: String,
    /// Who added it.
    pub added_by: String,
}

/// A file to be kept; its bytes are in their place already.
#[derive(Debug)]
pub struct NewAttachment {
    /// The name under which it was sent.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// How many bytes it has.
    pub size: u64,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// Whether the sender stated that it bears no secrecy mark.
    pub stated: bool,
}

/// The files of a record, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of(db: &Db, record: (&str, i64)) -> Result<Vec<Attachment>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select t.*, coalesce(a.full_name, '') as added_by_name from attachment t left join account_named a on a.id = t.added_by
         where t.owner_kind = $1 and t.owner_id = $2 and t.removed_at is null order by t.id",
    )
    .bind(record.0)
    .bind(record.1)
    .fetch_all(&mut *read)
    .await?;
    rows.iter().map(attachment).collect()
}

/// How many files the records of a noun have, for those that have any.
///
/// # Errors
/// When the database does not answer.
pub async fn counts(db: &Db, noun: &str) -> Result<HashMap<i64, usize>> {
    let mut read = db.read().await?;
    let sql = "select owner_id, count(*) as files from attachment where owner_kind = $1 and removed_at is null group by owner_id";
    let rows = sqlx::query(sql).bind(noun).fetch_all(&mut *read).await?;
    rows.iter().map(|row| Ok((row.number("owner_id")?, usize::try_from(row.number("files")?).unwrap_or(usize::MAX)))).collect()
}

/// One file.
///
/// # Errors
/// Not found when it was removed or the viewer does not see the record.
pub async fn find(db: &Db, viewer: &Viewer, id: AttachmentId) -> Result<Attachment> {
    let mut read = db.read().await?;
    let row = sqlx::query(
        "select t.*, coalesce(a.full_name, '') as added_by_name from attachment t left join account_named a on a.id = t.added_by
         where t.id = $1 and t.removed_at is null",
    )
    .bind(id.0)
    .fetch_one(&mut *read)
    .await?;
    let attachment = attachment(&row)?;
    if viewer.sees(attachment.unit) { Ok(attachment) } else { Err(Error::NotFound) }
}

fn attachment(row: &AnyRow) -> Result<Attachment> {
    Ok(Attachment {
        id: row.id("id")?,
        owner_kind: row.text("owner_kind")?,
        owner: row.number("owner_id")?,
        unit: row.id("unit_id")?,
        name: row.text("name")?,
        kind: row.parsed("kind", FileKind::parse)?,
        size: row.number("size")?.unsigned_abs(),
        sha256: row.text("sha256")?,
        stated: row.number("stated")? != 0,
        added_at: row.text("added_at")?,
        added_by: row.text("added_by_name")?,
    })
}

/// Keeps a file with a record; a statement of its sender is part of the trail.
///
/// # Errors
/// When the database does not answer.
pub async fn add(tx: &mut Write, by: Option<AccountId>, record: Meant, new: &NewAttachment) -> Result<AttachmentId> {
    let size = i64::try_from(new.size).map_err(anyhow::Error::from)?;
    let row = sqlx::query(
        "insert into attachment (owner_kind, owner_id, unit_id, name, kind, size, sha256, stated, added_at, added_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id",
    )
    .bind(record.record.0)
    .bind(record.record.1)
    .bind(record.unit.0)
    .bind(&new.name)
    .bind(new.kind.as_str())
    .bind(size)
    .bind(&new.sha256)
    .bind(i64::from(new.stated))
    .bind(crate::app::now())
    .bind(by.map(|account| account.0))
    .fetch_one(&mut **tx)
    .await?;
    let statement = if new.stated { "; xác nhận tệp này không mang dấu mật" } else { "" };
    let detail = format!("“{}”, {}, SHA-256 {}{statement}", new.name, size_vi(new.size), new.sha256);
    trail::write(tx, trail::Entry { by, action: Verb::Attach, subject: record.record, unit: Some(record.unit), detail: &detail }).await?;
    Ok(row.id("id")?)
}

/// Takes a file away from its record; the bytes stay, so that the trail can be followed.
///
/// # Errors
/// When the database does not answer.
pub async fn remove(tx: &mut Write, by: Option<AccountId>, record: Meant, attachment: &Attachment) -> Result<()> {
    sqlx::query("update attachment set removed_at = $2 where id = $1")
        .bind(attachment.id.0)
        .bind(crate::app::now())
        .execute(&mut **tx)
        .await?;
    let detail = format!("“{}”, SHA-256 {}", attachment.name, attachment.sha256);
    trail::write(tx, trail::Entry { by, action: Verb::Detach, subject: record.record, unit: Some(record.unit), detail: &detail }).await
}
