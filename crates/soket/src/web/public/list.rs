//! Lists for readers: the front page, a rubric, a tag, a month; newest first, twenty at a time.

use super::{Reader, kept_with_care};
use crate::error::{Error, Result};
use crate::store::publication::{self, Listed, Narrowed};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use soket_core::period::day::long_date;
use soket_core::refusal::Sentence;

/// Which page of a list.
#[derive(Deserialize, Default)]
pub struct Turned {
    #[serde(default, rename = "trang")]
    page: i64,
}

#[derive(Template)]
#[template(path = "public/list.html")]
struct ListPage<'a> {
    reader: &'a Reader,
    title: String,
    /// The path of the list, for its own further pages.
    path: String,
    rows: Vec<Listed>,
    months: Vec<(String, String, i64)>,
    page: i64,
    has_more: bool,
}

impl ListPage<'_> {
    fn day(listed: &Listed) -> String {
        long_date(listed.dated_on)
    }

    fn is_front(&self) -> bool {
        self.path == "/"
    }
}

/// The front page at an address of its own, which whoever is signed in reaches too.
///
/// # Errors
/// When the database does not answer.
pub async fn home(reader: Reader, Query(turned): Query<Turned>) -> Result<Response> {
    let title = reader.site.name.clone();
    show(&reader, (title, "/trang-tin".to_owned()), (Narrowed::All, turned.page)).await
}

/// The front page at the door.
///
/// # Errors
/// When the database does not answer.
pub async fn front(reader: Reader) -> Result<Response> {
    let title = reader.site.name.clone();
    show(&reader, (title, "/".to_owned()), (Narrowed::All, 0)).await
}

/// A rubric.
///
/// # Errors
/// Not found when nothing visible stands in it.
pub async fn rubric(reader: Reader, Path(slug): Path<String>, Query(turned): Query<Turned>) -> Result<Response> {
    let name = reader.rubrics.iter().find(|(known, ..)| *known == slug).map(|(_, name, _)| name.clone()).ok_or(Error::NotFound)?;
    show(&reader, (name, format!("/chuyen-muc/{slug}")), (Narrowed::Rubric(slug), turned.page)).await
}

/// A tag.
///
/// # Errors
/// Not found when nothing visible bears it.
pub async fn tag(reader: Reader, Path(slug): Path<String>, Query(turned): Query<Turned>) -> Result<Response> {
    let name = publication::tag(&reader.app.db, &reader.now, &slug).await?;
    show(&reader, (name, format!("/chu-de/{slug}")), (Narrowed::Tag(slug), turned.page)).await
}

/// A month: `2023-05`.
///
/// # Errors
/// Not found when it is no month, or nothing visible was written in it.
pub async fn month(reader: Reader, Path(month): Path<String>, Query(turned): Query<Turned>) -> Result<Response> {
    let name = month_name(&reader, &month).ok_or(Error::NotFound)?;
    show(&reader, (name, format!("/luu-tru/{month}")), (Narrowed::Month(month), turned.page)).await
}

fn month_name(reader: &Reader, month: &str) -> Option<String> {
    let (year, number) = month.split_once('-')?;
    let number: u8 = number.parse().ok().filter(|number| (1..=12).contains(number) && month.len() == 7)?;
    let says = Sentence::plain("Tháng %{month} năm %{year}").with("month", number).with("year", year);
    Some(reader.page.say(&says))
}

async fn show(reader: &Reader, (title, path): (String, String), (narrowed, turned): (Narrowed, i64)) -> Result<Response> {
    let db = &reader.app.db;
    let page = turned.clamp(0, 10_000);
    let (rows, has_more) = publication::list(db, &reader.now, (&narrowed, page)).await?;
    if rows.is_empty() && (narrowed != Narrowed::All || page > 0) {
        return Err(Error::NotFound);
    }
    let months = publication::months(db, &reader.now).await?;
    let months = months.into_iter().take(24).filter_map(|(month, many)| Some((month_name(reader, &month)?, month, many))).collect();
    Ok(kept_with_care(reader.page.show(&ListPage { reader, title, path, rows, months, page, has_more })?))
}
