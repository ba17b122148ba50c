//! Articles at the desk: their words in revisions, and the steps from draft to public page and back.

pub mod revision;
pub mod step;

use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::row::Columns;
use crate::store::{slug, trail};
use jiff::civil::Date;
use soket_core::article::state::ArticleState;
use soket_core::article::{self, Wording};
use soket_core::id::{AccountId, ArticleId, UnitId};
use soket_core::trail::Verb;
use soket_core::viewer::Viewer;
use sqlx::any::AnyRow;

/// An article with the words that count.
#[derive(Debug, Clone)]
pub struct Article {
    /// Identity.
    pub id: ArticleId,
    /// Its address among articles.
    pub slug: String,
    /// Whose article it is.
    pub unit: UnitId,
    /// Who began it.
    pub author: String,
    /// Where it stands by now.
    pub state: ArticleState,
    /// Where somebody left it: what the clock has changed since is written nowhere.
    pub kept: ArticleState,
    /// The revision that counts.
    pub revision: i64,
    /// The revision that readers see.
    pub published_revision: Option<i64>,
    /// When it begins to be seen, where that was scheduled.
    pub goes_out_at: Option<String>,
    /// What the last step left for the next one.
    pub note: String,
    /// Whether readers may comment.
    pub takes_comments: bool,
    /// Until when.
    pub comments_to: Option<Date>,
    /// The words.
    pub wording: Wording,
    /// Who wrote this revision.
    pub written_by: String,
    /// When, UTC.
    pub written_at: String,
}

impl Article {
    /// The same as of a moment: a scheduled article may have gone out meanwhile.
    pub fn at(self, now: &str) -> Self {
        Self { state: self.kept.at(self.goes_out_at.as_deref(), now), ..self }
    }
}

/// What every question about articles asks for.
macro_rules! articles {
    ($rest:literal) => {
        concat!(
            "select a.*, r.title, r.lead, r.body, r.rubric, r.tags, r.byline, r.dated_on, r.written_at,
             author.full_name as author, writer.full_name as writer
             from article a join article_revision r on r.article_id = a.id and r.number = a.revision
             join account_named author on author.id = a.author_id join account_named writer on writer.id = r.account_id ",
            $rest
        )
    };
}

/// The articles that the viewer sees, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn seen(db: &Db, viewer: &Viewer) -> Result<Vec<Article>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(articles!("order by r.dated_on desc, a.id desc")).fetch_all(&mut *read).await?;
    let mut articles = rows.iter().map(article).collect::<Result<Vec<_>>>()?;
    articles.retain(|article| viewer.sees(article.unit));
    Ok(articles)
}

/// One article.
///
/// # Errors
/// Not found when there is none or the viewer does not see it.
pub async fn find(db: &Db, viewer: &Viewer, id: ArticleId) -> Result<Article> {
    let article = by_id(db, id).await?;
    if viewer.sees(article.unit) { Ok(article) } else { Err(Error::NotFound) }
}

/// One article, whoever asks: for what follows a step.
///
/// # Errors
/// Not found when there is none.
pub async fn by_id(db: &Db, id: ArticleId) -> Result<Article> {
    let mut read = db.read().await?;
    article(&sqlx::query(articles!("where a.id = $1")).bind(id.0).fetch_one(&mut *read).await?)
}

fn article(row: &AnyRow) -> Result<Article> {
    Ok(Article {
        id: row.id("id")?,
        slug: row.text("slug")?,
        unit: row.id("unit_id")?,
        author: row.text("author")?,
        state: row.parsed("state", ArticleState::parse)?,
        kept: row.parsed("state", ArticleState::parse)?,
        revision: row.number("revision")?,
        published_revision: row.maybe_number("published_revision")?,
        goes_out_at: row.maybe_text("goes_out_at")?,
        note: row.text("note")?,
        takes_comments: row.number("takes_comments")? != 0,
        comments_to: row.maybe_date("comments_to_on")?,
        wording: wording(row)?,
        written_by: row.text("writer")?,
        written_at: row.text("written_at")?,
    })
}

/// The words of a revision.
fn wording(row: &AnyRow) -> Result<Wording> {
    Ok(Wording {
        title: row.text("title")?,
        lead: row.text("lead")?,
        body: row.text("body")?,
        rubric: row.text("rubric")?,
        tags: article::tags(&row.text("tags")?),
        byline: row.text("byline")?,
        dated_on: row.date("dated_on")?,
    })
}

/// The names of rubrics that articles bear, to be offered again: the one used last spells it.
///
/// # Errors
/// When the database does not answer.
pub async fn rubrics(db: &Db) -> Result<Vec<String>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select r.rubric, max(a.id) as last from article a join article_revision r on r.article_id = a.id and r.number = a.revision
         where r.rubric <> '' group by r.rubric order by last desc",
    );
    rows.fetch_all(&mut *read).await?.iter().map(|row| Ok(row.text("rubric")?)).collect()
}

/// Begins an article with its first words.
///
/// # Errors
/// When the database does not answer.
pub async fn begin(tx: &mut Write, by: AccountId, unit: UnitId, wording: &Wording) -> Result<ArticleId> {
    let slug = slug::free(tx, "select id from article where slug = $1", &article::slug(&wording.title)).await?;
    let row = sqlx::query(
        "insert into article (slug, unit_id, author_id, state, revision, note, source_kind, takes_comments)
         values ($1, $2, $3, $4, 1, '', '', 1) returning id",
    )
    .bind(slug)
    .bind(unit.0)
    .bind(by.0)
    .bind(ArticleState::Draft.as_str())
    .fetch_one(&mut **tx)
    .await?;
    let id = row.id("id")?;
    revision::insert(tx, (id, 1), (by, revision::Saving::Pressed), wording).await?;
    write_trail(tx, by, (id, unit), (Verb::WriteArticle, &wording.title)).await?;
    Ok(id)
}

pub(super) async fn write_trail(tx: &mut Write, by: AccountId, of: (ArticleId, UnitId), what: (Verb, &str)) -> Result<()> {
    let (action, detail) = what;
    trail::write(tx, trail::Entry { by: Some(by), action, subject: ("article", of.0.0), unit: Some(of.1), detail }).await
}
