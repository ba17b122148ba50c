//! The passport of a printed number at `/so/{code}`: what it is, how it was computed, who entered what behind it.

use crate::error::{Error, Result};
use crate::report::change;
use crate::report::facts::Facts;
use crate::report::passport::{self, Passport};
use crate::store;
use crate::store::review::Review;
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{Redirect, Response};
use serde::Deserialize;
use soket_core::period::day::short_date;
use soket_core::printed;
use soket_core::refusal::{Refusal, Sentence};

#[derive(Template)]
#[template(path = "figure/passport.html")]
struct PassportPage<'a> {
    page: &'a Page,
    passport: &'a Passport,
    review: &'a Review,
    /// What the frozen paper prints, where the figure has moved since.
    frozen: Option<String>,
    /// The other reviews that print the same figure, with what it says there.
    elsewhere: Vec<(String, String, String)>,
}

/// In which review the figure is asked for; the newest that prints it, if not said.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default, rename = "ho-so")]
    review: String,
}

/// A code as typed into the box.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default, rename = "ma")]
    code: String,
}

/// Leads from a typed code to its passport.
///
/// # Errors
/// A refusal when a letter of the code is wrong.
pub async fn find(_: Caller, Query(typed): Query<Typed>) -> Result<Redirect> {
    let code = typed.code.trim().to_lowercase();
    let code = code.trim_start_matches("so:").to_owned();
    printed::number(&code)
        .ok_or_else(|| Refusal::unfit("Mã số liệu này gõ chưa đúng.", "Xem lại từng chữ cái của mã trên giấy, ví dụ so:k7f3."))?;
    Ok(Redirect::to(&format!("/so/{code}")))
}

/// The passport of a code.
///
/// # Errors
/// Not found when the code is wrong or says nothing in a review that the person sees.
pub async fn show(Caller { app, viewer, page }: Caller, Path(code): Path<String>, Query(asked): Query<Asked>) -> Result<Response> {
    let code = code.trim_start_matches("so:").to_lowercase();
    store::printed::find(&app.db, &code).await?;
    let (mut found, mut elsewhere) = (None, Vec::new());
    for review in store::review::all(&app.db, &viewer).await? {
        let wanted = asked.review.is_empty() || asked.review == review.slug;
        let facts = Facts::gather(&app, review).await?;
        match facts.by_code(&code) {
            Some(_) if wanted && found.is_none() => found = Some(facts),
            Some(fact) => elsewhere.push((facts.review.slug.clone(), facts.review.name(), fact.text)),
            None => {}
        }
    }
    let facts = found.ok_or(Error::NotFound)?;
    let passport = passport::open(&app, &viewer, &facts, &code).await?;
    let frozen = change::frozen_words(&app, &facts.review, (&code, &passport.fact)).await?;
    page.show(&PassportPage { page: &page, passport: &passport, review: &facts.review, frozen, elsewhere })
}

impl PassportPage<'_> {
    /// What the paper in hand prints.
    fn printed(&self) -> &str {
        self.frozen.as_deref().unwrap_or(&self.passport.fact.text)
    }

    fn since(&self, words: &str) -> Sentence {
        Sentence::plain("Hồ sơ đã chốt và giữ số %{words}; số liệu sau đó đã đổi, nay là %{now}.")
            .with("words", words)
            .with("now", &self.passport.fact.text)
    }

    fn day(day: &jiff::civil::Date) -> String {
        short_date(*day)
    }

    fn moment(moment: &str) -> String {
        crate::app::local(moment)
    }
}
