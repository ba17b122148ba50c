//! Addresses made of words: the one that is wanted, or the next one that is free.

use crate::db::Write;
use crate::error::Result;

/// The wanted address, or the same with the first number under which nobody finds another record: two units may keep the
/// same paper or name their reviews alike. `who_has` asks for the record at an address; `moi` is the form for a new one.
///
/// # Errors
/// When the database does not answer.
pub async fn free(tx: &mut Write, who_has: &'static str, wanted: &str) -> Result<String> {
    let mut slug = wanted.to_owned();
    let mut count = 1;
    while slug == "moi" || sqlx::query(who_has).bind(&slug).fetch_optional(&mut **tx).await?.is_some() {
        count += 1;
        slug = format!("{wanted}-{count}");
    }
    Ok(slug)
}
