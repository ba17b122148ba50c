//! The readers' side: pages made of publications, which ask nobody who is there.

pub mod article;
pub mod figure;
pub mod find;
pub mod list;

use crate::app::App;
use crate::error::Result;
use crate::store::publication::{self, Published, Site};
use crate::web::chrome::Page;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use std::sync::Arc;

/// What every public page has: the frame, the house, its rubrics, and the moment that decides what is visible.
pub struct Reader {
    /// The application.
    pub app: Arc<App>,
    /// Language, notices and addresses of assets.
    pub page: Page,
    /// Whose site it is.
    pub site: Site,
    /// Rubrics with something to read: address, name, how much.
    pub rubrics: Vec<(String, String, i64)>,
    /// Now.
    pub now: String,
}

impl FromRequestParts<Arc<App>> for Reader {
    type Rejection = crate::error::Error;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self> {
        let now = app.moment();
        let page = Page::new(app, parts, None);
        let mut site = publication::site(&app.db).await?;
        if site.name.is_empty() {
            site.name = page.t("Trang tin").to_owned();
        }
        let rubrics = publication::rubrics(&app.db, &now).await?;
        Ok(Self { app: app.clone(), page, site, rubrics, now })
    }
}

impl Reader {
    /// Whether readers may comment today.
    pub fn may_comment(&self, of: &Published) -> bool {
        let (takes, last) = of.comments;
        takes && last.is_none_or(|last| self.app.today() <= last)
    }

    /// An address as links from outside give it: whole where the house said how it is reached, else from the root.
    pub fn canonical(&self, path: &str) -> String {
        format!("{}{path}", self.site.address.trim_end_matches('/'))
    }
}

/// Browsers may keep a public page, but ask whether it still holds.
pub fn kept_with_care(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
