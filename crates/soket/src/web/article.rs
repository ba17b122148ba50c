//! Articles at the desk: which there are and where each stands.

pub mod compare;
pub mod show;
pub mod step;
pub mod write;

use crate::error::Result;
use crate::store;
use crate::store::article::Article;
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::response::Response;
use soket_core::article::state::ArticleState;
use soket_core::period::day::short_date;
use soket_core::viewer::Action;

#[derive(Template)]
#[template(path = "article/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    /// Those that wait for somebody first, then the rest by day.
    waiting: Vec<Article>,
    others: Vec<Article>,
    can_write: bool,
}

impl ListPage<'_> {
    fn day(article: &Article) -> String {
        short_date(article.wording.dated_on)
    }

    fn tone(article: &Article) -> &'static str {
        tone(article.state)
    }
}

/// The colour of a state.
pub fn tone(state: ArticleState) -> &'static str {
    match state {
        ArticleState::Published | ArticleState::Scheduled => "good",
        ArticleState::Submitted | ArticleState::Resubmitted | ArticleState::Correcting => "warn",
        ArticleState::Withdrawn => "bad",
        ArticleState::Draft => "",
    }
}

/// All articles that the person sees.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { app, viewer, page }: Caller) -> Result<Response> {
    let now = app.moment();
    let articles = store::article::seen(&app.db, &viewer).await?.into_iter().map(|article| article.at(&now));
    let waits = |article: &Article| {
        let state = article.state;
        matches!(state, ArticleState::Draft | ArticleState::Submitted | ArticleState::Correcting | ArticleState::Resubmitted)
    };
    let (waiting, others) = articles.partition(waits);
    page.show(&ListPage { page: &page, waiting, others, can_write: viewer.can_somewhere(Action::WriteArticles) })
}
