//! Settings of the data folder: a name and a text each.

use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;

/// The value of a setting, if it was ever set.
///
/// # Errors
/// When the database does not answer.
pub async fn get(db: &Db, name: &str) -> Result<Option<String>> {
    let mut read = db.read().await?;
    let row = sqlx::query("select value from setting where name = $1").bind(name).fetch_optional(&mut *read).await?;
    Ok(row.map(|row| row.text("value")).transpose()?)
}

/// Sets a setting inside a write.
///
/// # Errors
/// When the database does not answer.
pub async fn set(tx: &mut Write, name: &str, value: &str) -> Result<()> {
    sqlx::query("insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value")
        .bind(name)
        .bind(value)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Sets a setting inside a write, where nobody has set it yet.
///
/// # Errors
/// When the database does not answer.
pub async fn set_once(tx: &mut Write, name: &str, value: &str) -> Result<()> {
    sqlx::query("insert into setting (name, value) values ($1, $2) on conflict (name) do nothing")
        .bind(name)
        .bind(value)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
