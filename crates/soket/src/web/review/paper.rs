//! The paper of a review: on the screen, and as files to take away.

use crate::error::{Error, Result};
use crate::report::print::{self, Format};
use crate::report::review;
use crate::store;
use crate::store::review::Review;
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use soket_paper::html;

#[derive(Template)]
#[template(path = "review/paper.html")]
struct PaperPage<'a> {
    page: &'a Page,
    review: &'a Review,
    paper: String,
}

/// The paper as it would be printed now, or as it was frozen.
///
/// # Errors
/// Not found when the person does not see the review.
pub async fn show(Caller { app, viewer, page }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    let document = review::document(&app, &review).await?;
    let paper = html::write(&document, &|code| format!("/so/{code}?ho-so={slug}"));
    page.show(&PaperPage { page: &page, review: &review, paper })
}

/// The paper as a file.
///
/// # Errors
/// Not found for a format that does not exist.
pub async fn take(Caller { app, viewer, .. }: Caller, Path((slug, format)): Path<(String, String)>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    let format = Format::parse(&format).ok_or(Error::NotFound)?;
    let bytes = print::print(&app, &review, format).await?;
    let name = format!("attachment; filename=\"{slug}.{}\"", format.as_str());
    Ok(([(CONTENT_TYPE, format.media_type().to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response())
}
