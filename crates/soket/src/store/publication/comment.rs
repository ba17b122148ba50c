//! The comments that readers see under a publication, each with the answers of the organisation.

use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use soket_core::comment::state::CommentState;
use soket_core::id::{CommentId, PublicationId};

/// A comment that readers see.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Identity, part of its address.
    pub id: CommentId,
    /// Which comment it answers, where the organisation wrote it.
    pub answers: Option<CommentId>,
    /// Who wrote it.
    pub name: String,
    /// The words.
    pub body: String,
    /// When it was sent in, UTC.
    pub posted_at: String,
}

/// The comments of a publication, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of(db: &Db, publication: PublicationId) -> Result<Vec<Shown>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select comment_id, answers_id, name, body, posted_at from publication_comment where publication_id = $1 order by posted_at, comment_id",
    );
    let shown = |row| -> Result<Shown> {
        let row: &sqlx::any::AnyRow = row;
        Ok(Shown {
            id: row.id("comment_id")?,
            answers: row.maybe_id("answers_id")?,
            name: row.text("name")?,
            body: row.text("body")?,
            posted_at: row.text("posted_at")?,
        })
    };
    rows.bind(publication.0).fetch_all(&mut *read).await?.iter().map(shown).collect()
}

/// Copies one comment to its article's publication, if there is one; all that are shown, where the publication is new.
pub(in crate::store) async fn copy(tx: &mut Write, of: What) -> Result<()> {
    let (article, comment) = match of {
        What::Article(article) => (Some(article), None),
        What::Comment(comment) => (None, Some(comment.0)),
    };
    sqlx::query(
        "insert into publication_comment (publication_id, comment_id, answers_id, name, body, posted_at, is_answer)
         select p.id, c.id, c.answers_id, c.name, c.body, c.posted_at, case when c.account_id is null then 0 else 1 end
         from comment c join publication p on p.kind = 'article' and p.subject_id = c.article_id
         where c.state = $3 and (c.id = $1 or c.article_id = $2)",
    )
    .bind(comment)
    .bind(article)
    .bind(CommentState::Shown.as_str())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What is copied.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) enum What {
    /// All comments of an article that readers may see.
    Article(i64),
    /// One.
    Comment(CommentId),
}
