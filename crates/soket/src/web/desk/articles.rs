//! Articles on the desk: what somebody else wrote and the person may publish.

use crate::app::App;
use crate::error::Result;
use crate::store;
use crate::store::article::Article;
use soket_core::article::state::ArticleState;
use soket_core::viewer::{Action, Viewer};

/// The articles that wait for the person to publish them.
pub(super) async fn waiting(app: &App, viewer: &Viewer) -> Result<Vec<Article>> {
    if !viewer.can_somewhere(Action::PublishArticles) {
        return Ok(Vec::new());
    }
    let mut articles = store::article::seen(&app.db, viewer).await?;
    let waits = |article: &Article| matches!(article.kept, ArticleState::Submitted | ArticleState::Resubmitted);
    articles.retain(|article| waits(article) && viewer.can(Action::PublishArticles, article.unit));
    Ok(articles)
}
