//! What a revision changed: beside the one before it, word by word.

use crate::error::{Error, Result};
use crate::report;
use crate::store::article::Article;
use crate::store::article::revision::{self, Revision};
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use soket_core::article::diff::{self, Change};
use soket_core::id::ArticleId;

#[derive(Template)]
#[template(path = "article/compare.html")]
struct ComparePage<'a> {
    page: &'a Page,
    article: &'a Article,
    revision: &'a Revision,
    /// Each part that differs: its name, and its paragraphs.
    parts: Vec<(&'static str, Vec<Vec<Change<'a>>>)>,
}

impl ComparePage<'_> {
    fn moment(moment: &str) -> String {
        crate::app::local(moment)
    }
}

/// A revision beside the one before it; the first beside nothing.
///
/// # Errors
/// Not found when there is no such revision, or the person does not see the article.
pub async fn page(Caller { app, viewer, page }: Caller, Path((id, number)): Path<(i64, i64)>) -> Result<Response> {
    let article = report::article::find(&app, &viewer, ArticleId(id)).await?;
    let all = revision::all(&app.db, article.id).await?;
    let at = all.iter().position(|revision| revision.number == number).ok_or(Error::NotFound)?;
    let (revision, before) = (&all[at], all.get(at + 1));
    page.show(&ComparePage { page: &page, article: &article, revision, parts: parts(before, revision) })
}

fn parts<'a>(before: Option<&'a Revision>, after: &'a Revision) -> Vec<(&'static str, Vec<Vec<Change<'a>>>)> {
    let (new, old) = (&after.wording, before.map(|before| &before.wording));
    let pairs = [
        ("Tiêu đề", old.map_or("", |old| old.title.as_str()), new.title.as_str()),
        ("Đoạn mở đầu", old.map_or("", |old| old.lead.as_str()), &new.lead),
        ("Nội dung", old.map_or("", |old| old.body.as_str()), &new.body),
        ("Chuyên mục", old.map_or("", |old| old.rubric.as_str()), &new.rubric),
        ("Người viết", old.map_or("", |old| old.byline.as_str()), &new.byline),
    ];
    pairs.into_iter().filter(|(_, old, new)| old != new).map(|(name, old, new)| (name, diff::paragraphs(old, new))).collect()
}
