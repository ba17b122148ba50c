//! Finding among publications: what fits in its title first, then in title and lead, then in all its words, newest first in each.

use super::{Listed, PAGE, line};
use crate::db::{Db, Dialect};
use crate::error::Result;
use crate::store::row::Columns;
use soket_core::article::query::Query;
use sqlx::AnyConnection;
use std::collections::HashMap;

/// How many pages of hits are shown; further back, more words find better than turning pages.
pub const PAGES: i64 = 50;
/// The lower half of a place in the index is the id of the publication.
const ID: i64 = 0xffff_ffff;

/// What a reader finds.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What a list shows of it.
    pub listed: Listed,
    /// Safe HTML.
    pub body: String,
}

/// The index of titles, that of titles and leads, that of all words; `$2` is now.
const SQLITE: [&str; 3] = [
    "select rowid as place from publication_by_title where publication_by_title match $1
     and exists (select 1 from publication p where p.id = (publication_by_title.rowid & 4294967295) and p.visible_from <= $2)
     order by rowid desc limit $3",
    "select rowid as place from publication_by_lead where publication_by_lead match $1
     and exists (select 1 from publication p where p.id = (publication_by_lead.rowid & 4294967295) and p.visible_from <= $2)
     order by rowid desc limit $3",
    "select rowid as place from publication_by_words where publication_by_words match $1
     and exists (select 1 from publication p where p.id = (publication_by_words.rowid & 4294967295) and p.visible_from <= $2)
     order by rowid desc limit $3",
];
const POSTGRES: [&str; 3] = [
    "select place from publication_words where by_title @@ $1::tsquery and visible_from <= $2 order by place desc limit $3",
    "select place from publication_words where by_lead @@ $1::tsquery and visible_from <= $2 order by place desc limit $3",
    "select place from publication_words where by_words @@ $1::tsquery and visible_from <= $2 order by place desc limit $3",
];

/// A page of what fits, and whether there is more.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &Db, now: &str, (query, page): (&Query, i64)) -> Result<(Vec<Hit>, bool)> {
    let mut read = db.read().await?;
    let wanted = PAGE * (page + 1) + 1;
    let (questions, words) = match db.dialect() {
        Dialect::Sqlite => (SQLITE, for_sqlite(query)),
        Dialect::Postgres => (POSTGRES, for_postgres(query)),
    };
    let mut places: Vec<i64> = Vec::new();
    for question in questions {
        // Each index holds what the one before it found, so its first `wanted` hits are enough to fill up what is missing.
        // A question of its own each time: a plan that was kept would not know how rare these words are.
        let rows = sqlx::query(question).persistent(false).bind(&words).bind(now).bind(wanted).fetch_all(&mut *read).await?;
        for row in &rows {
            let place = row.number("place")?;
            if !places.contains(&place) {
                places.push(place);
            }
        }
        if places.len() >= usize::try_from(wanted).unwrap_or(usize::MAX) {
            break;
        }
    }
    let shown = |number| usize::try_from(number).unwrap_or(usize::MAX);
    let is_more = places.len() >= shown(wanted);
    let ids: Vec<i64> = places.iter().skip(shown(PAGE * page)).take(shown(PAGE)).map(|place| place & ID).collect();
    Ok((hits(&mut read, &ids).await?, is_more))
}

/// The publications of a page, in this order.
async fn hits(read: &mut AnyConnection, ids: &[i64]) -> Result<Vec<Hit>> {
    let rows = sqlx::query(
        "select p.* from publication p
         where p.id in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
    );
    let gap = std::iter::repeat_n(0, 20);
    let rows = ids.iter().copied().chain(gap).take(20).fold(rows, |query, id| query.bind(id)).fetch_all(read).await?;
    let mut found: HashMap<i64, Hit> = HashMap::new();
    for row in &rows {
        found.insert(row.number("id")?, Hit { listed: line(row)?, body: row.text("body")? });
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// A question in the words of FTS5: each spelling is a phrase in quotes, so that nothing typed is ever read as its syntax.
fn for_sqlite(query: &Query) -> String {
    let phrase = |words: &[String]| format!("\"{}\"", words.join(" ").replace('"', "\"\""));
    let terms = query.terms().iter().map(|term| format!("({})", term.spellings().map(phrase).collect::<Vec<_>>().join(" OR ")));
    terms.collect::<Vec<_>>().join(" AND ")
}

/// The same in the words of `tsquery`, each word in quotes.
fn for_postgres(query: &Query) -> String {
    let quoted = |word: &String| format!("'{}'", word.replace('\\', "\\\\").replace('\'', "''"));
    let phrase = |words: &[String]| format!("({})", words.iter().map(quoted).collect::<Vec<_>>().join(" <-> "));
    let terms = query.terms().iter().map(|term| format!("({})", term.spellings().map(phrase).collect::<Vec<_>>().join(" | ")));
    terms.collect::<Vec<_>>().join(" & ")
}
