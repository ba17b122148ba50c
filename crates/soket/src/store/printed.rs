//! The codes of printed figures: given out once, never taken back.

use crate::db::Db;
use crate::error::{Error, Result};
use crate::store::row::Columns;
use soket_core::printed::{self, Printed};
use std::collections::{HashMap, HashSet};

/// What a code stands for.
///
/// # Errors
/// Not found when a letter is wrong or the code was never given out.
pub async fn find(db: &Db, code: &str) -> Result<Printed> {
    let number = printed::number(code).ok_or(Error::NotFound)?;
    let mut read = db.read().await?;
    let row = sqlx::query("select subject from printed where id = $1").bind(i64::from(number)).fetch_one(&mut *read).await?;
    let subject = row.text("subject")?;
    Ok(Printed::parse(&subject).ok_or_else(|| anyhow::anyhow!("printed figure {number} holds {subject:?}"))?)
}

/// The codes of these figures; those never printed before get theirs now.
///
/// # Errors
/// When the database does not answer.
pub async fn codes(db: &Db, wanted: &HashSet<Printed>) -> Result<HashMap<Printed, String>> {
    let mut known = all(db).await?;
    let mut new: Vec<&Printed> = wanted.iter().filter(|printed| !known.contains_key(printed)).collect();
    if !new.is_empty() {
        // Sorted, so that the same demonstration gives the same codes every time.
        new.sort();
        let mut tx = db.write().await?;
        for printed in new {
            sqlx::query("insert into printed (subject) values ($1) on conflict (subject) do nothing")
                .bind(printed.to_text())
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        known = all(db).await?;
    }
    Ok(known)
}

async fn all(db: &Db) -> Result<HashMap<Printed, String>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select id, subject from printed").fetch_all(&mut *read).await?;
    let mut codes = HashMap::with_capacity(rows.len());
    for row in &rows {
        let number = u32::try_from(row.number("id")?).map_err(anyhow::Error::from)?;
        if let Some(printed) = Printed::parse(&row.text("subject")?) {
            codes.insert(printed, printed::code(number));
        }
    }
    Ok(codes)
}
