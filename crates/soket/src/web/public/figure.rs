//! The passport of a published figure: what it is, how it was computed, up to which day, and where it was published.

use super::{Reader, kept_with_care};
use crate::error::{Error, Result};
use crate::store::publication::{self, Listed, Passport};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use soket_core::period::day::long_date;

#[derive(Template)]
#[template(path = "public/figure.html")]
struct FigurePage<'a> {
    reader: &'a Reader,
    code: &'a str,
    /// The newest copy speaks; each says in which page it stands.
    passport: &'a Passport,
    places: &'a [(Passport, Listed)],
}

impl FigurePage<'_> {
    fn canonical(&self) -> String {
        self.reader.canonical(&format!("/so-lieu/{}", self.code))
    }

    fn day(listed: &Listed) -> String {
        long_date(listed.dated_on)
    }
}

/// The passport of a figure that stands in something published.
///
/// # Errors
/// Not found when nothing that is visible prints it.
pub async fn page(reader: Reader, Path(code): Path<String>) -> Result<Response> {
    let code = code.trim_start_matches("so:").to_lowercase();
    let places = publication::figure(&reader.app.db, &reader.now, &code).await?;
    let (passport, _) = places.first().ok_or(Error::NotFound)?;
    Ok(kept_with_care(reader.page.show(&FigurePage { reader: &reader, code: &code, passport, places: &places })?))
}
