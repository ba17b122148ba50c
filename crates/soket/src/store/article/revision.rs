//! The revisions of an article: kept as they were, but for the newest one that a script saved by itself.

use super::{Article, wording, write_trail};
use crate::app;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::slug;
use soket_core::article::state::{ArticleState, ArticleStep};
use soket_core::article::{self, Wording};
use soket_core::id::{AccountId, ArticleId};
use soket_core::trail::Verb;

/// Who saved: a person pressed the button, or the page did by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// Somebody pressed.
    Pressed,
    /// A script, while somebody typed.
    Automatic,
}

/// What became of a save.
#[derive(Debug)]
pub enum Saved {
    /// Kept, as this revision.
    Kept {
        /// Its number.
        revision: i64,
    },
    /// Somebody else saved other words meanwhile; nothing was overwritten.
    Overtaken {
        /// The words that are kept.
        theirs: Box<Revision>,
    },
}

/// One revision.
#[derive(Debug, Clone)]
pub struct Revision {
    /// Its number, counted from one.
    pub number: i64,
    /// Who wrote it.
    pub by: String,
    /// When, UTC.
    pub written_at: String,
    /// Whether a script saved it.
    pub is_automatic: bool,
    /// The words.
    pub wording: Wording,
}

/// All revisions, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db, article: ArticleId) -> Result<Vec<Revision>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select r.*, w.full_name as writer from article_revision r join account_named w on w.id = r.account_id
         where r.article_id = $1 order by r.number desc",
    );
    rows.bind(article.0).fetch_all(&mut *read).await?.iter().map(revision).collect()
}

fn revision(row: &sqlx::any::AnyRow) -> Result<Revision> {
    Ok(Revision {
        number: row.number("number")?,
        by: row.text("writer")?,
        written_at: row.text("written_at")?,
        is_automatic: row.number("is_automatic")? != 0,
        wording: wording(row)?,
    })
}

/// Who wrote any revision since the one that readers see.
///
/// # Errors
/// When the database does not answer.
pub async fn writers(db: &Db, of: &Article) -> Result<Vec<AccountId>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select distinct account_id from article_revision where article_id = $1 and number > $2")
        .bind(of.id.0)
        .bind(of.published_revision.unwrap_or(0));
    rows.fetch_all(&mut *read).await?.iter().map(|row| Ok(row.id("account_id")?)).collect()
}

/// Saves words that were opened at a revision.
///
/// # Errors
/// A refusal when the article may not be written now.
pub async fn save(db: &Db, by: AccountId, (of, opened_at): (&Article, i64), (wording, how): (&Wording, Saving)) -> Result<Saved> {
    of.state.after(ArticleStep::Write)?;
    let mut tx = db.write().await?;
    let last = sqlx::query(
        "select r.*, w.full_name as writer, a.state from article a join article_revision r on r.article_id = a.id and r.number = a.revision
         join account_named w on w.id = r.account_id where a.id = $1",
    );
    let row = last.bind(of.id.0).fetch_one(&mut *tx).await?;
    row.parsed("state", ArticleState::parse)?.after(ArticleStep::Write)?;
    let (last, last_by) = (revision(&row)?, row.id::<AccountId>("account_id")?);
    if last.number != opened_at && last.wording != *wording {
        return Ok(Saved::Overtaken { theirs: Box::new(last) });
    }
    if last.wording == *wording && (how == Saving::Automatic || !last.is_automatic) {
        return Ok(Saved::Kept { revision: last.number });
    }
    let is_continued = last.is_automatic && last_by == by && Some(last.number) != of.published_revision;
    let number = if is_continued { last.number } else { last.number + 1 };
    if is_continued {
        let gone = sqlx::query("delete from article_revision where article_id = $1 and number = $2").bind(of.id.0).bind(number);
        gone.execute(&mut *tx).await?;
    }
    insert(&mut tx, (of.id, number), (by, how), wording).await?;
    advance(&mut tx, of, number, wording).await?;
    write_trail(&mut tx, by, (of.id, of.unit), (Verb::WriteArticle, &format!("bản {number}"))).await?;
    tx.commit().await?;
    Ok(Saved::Kept { revision: number })
}

/// Makes a revision the one that counts; until readers have seen the article, its address follows the title.
async fn advance(tx: &mut Write, of: &Article, number: i64, wording: &Wording) -> Result<()> {
    sqlx::query("update article set revision = $2 where id = $1").bind(of.id.0).bind(number).execute(&mut **tx).await?;
    let wanted = article::slug(&wording.title);
    if of.published_revision.is_some() || of.slug == wanted {
        return Ok(());
    }
    sqlx::query("update article set slug = '' where id = $1").bind(of.id.0).execute(&mut **tx).await?;
    let free = slug::free(tx, "select id from article where slug = $1", &wanted).await?;
    sqlx::query("update article set slug = $2 where id = $1").bind(of.id.0).bind(free).execute(&mut **tx).await?;
    Ok(())
}

/// Writes the row of a revision.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn insert(
    tx: &mut Write,
    (article, number): (ArticleId, i64),
    (by, how): (AccountId, Saving),
    wording: &Wording,
) -> Result<()> {
    sqlx::query(
        "insert into article_revision
         (article_id, number, account_id, written_at, is_automatic, title, lead, body, rubric, tags, byline, dated_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(article.0)
    .bind(number)
    .bind(by.0)
    .bind(app::now())
    .bind(i64::from(how == Saving::Automatic))
    .bind(&wording.title)
    .bind(&wording.lead)
    .bind(&wording.body)
    .bind(&wording.rubric)
    .bind(wording.tags.join(", "))
    .bind(&wording.byline)
    .bind(wording.dated_on.to_string())
    .execute(&mut **tx)
    .await?;
    Ok(())
}
