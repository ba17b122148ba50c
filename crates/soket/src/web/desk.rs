//! The desk (bàn làm việc): one look tells what to do next.

use crate::app::App;
use crate::error::Result;
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "desk.html")]
struct DeskPage<'a> {
    page: &'a Page,
}

/// The desk of the person signed in.
///
/// # Errors
/// When the database does not answer.
pub async fn page(Caller { page, .. }: Caller) -> Result<Response> {
    page.show(&DeskPage { page: &page })
}

/// Whether the database answers, and which version this is.
///
/// # Errors
/// When the database does not answer.
pub async fn health(State(app): State<Arc<App>>) -> Result<Json<serde_json::Value>> {
    crate::store::setting::get(&app.db, "clock").await?;
    Ok(Json(serde_json::json!({ "database": "ok", "version": env!("CARGO_PKG_VERSION") })))
}
