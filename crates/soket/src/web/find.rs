//! The find box: anything by a few words, with or without marks.

use crate::error::Result;
use crate::store::find::{self, Hit, MOST, Wanted};
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;

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
    let hits = find::find(&app.db, &viewer, &Wanted::new(&typed.q)).await?;
    let is_cut = hits.len() == MOST;
    page.show(&FindPage { page: &page, typed: typed.q.trim(), hits, is_cut })
}
