//! The find box: anything by a few words, with or without marks.

use crate::error::Result;
use crate::store::find::{self, Hit, MOST, Wanted};
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use soket_core::text;

/// What was typed.
#[derive(Deserialize, Default)]
pub struct Typed {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "find.html")]
struct FindPage<'a> {
    page: &'a Page,
    typed: &'a str,
    hits: Vec<Hit>,
    is_cut: bool,
}

/// What was found, best first.
///
/// # Errors
/// When the database does not answer.
pub async fn page(Caller { app, viewer, page }: Caller, Query(typed): Query<Typed>) -> Result<Response> {
    // A code copied from a paper leads to where its number comes from.
    if let Some(code) = typed.q.trim().to_lowercase().strip_prefix("so:") {
        return Ok(Redirect::to(&format!("/so?ma={}", text::slug(code))).into_response());
    }
    let hits = find::find(&app.db, &viewer, &Wanted::new(&typed.q)).await?;
    let is_cut = hits.len() == MOST;
    page.show(&FindPage { page: &page, typed: typed.q.trim(), hits, is_cut })
}
