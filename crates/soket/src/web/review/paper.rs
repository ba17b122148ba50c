//! The paper of a review: on the screen, and as files to take away.

use crate::error::{Error, Result};
use crate::report::print::{self, Edition};
use crate::report::review;
use crate::store;
use crate::store::review::Review;
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::Json;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use soket_core::refusal::Sentence;
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

/// How many pages the paper has by now, for the editor of a section.
///
/// # Errors
/// Not found when the person does not see the review.
pub async fn length(Caller { app, viewer, page }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    let pages = print::page_count(&app, &review).await?;
    let says = page.say(&Sentence::plain("Cả báo cáo dài %{pages} trang, chưa kể phụ lục mã.").with("pages", pages));
    Ok(Json(serde_json::json!({ "pages": pages, "says": says })).into_response())
}

/// The paper as a file.
///
/// # Errors
/// Not found for an edition that does not exist.
pub async fn take(Caller { app, viewer, .. }: Caller, Path((slug, edition)): Path<(String, String)>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    let edition = Edition::parse(&edition).ok_or(Error::NotFound)?;
    let bytes = print::print(&app, &review, edition).await?;
    let name = format!("attachment; filename=\"{}\"", edition.file_name(&slug));
    Ok(([(CONTENT_TYPE, edition.format.media_type().to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response())
}
