//! The form in which a section of a paper is put into somebody's own words, whichever paper it is.

use crate::error::{Error, Result};
use crate::report::wording::Written;
use crate::store::paper::Text;
use crate::web::chrome::{self, Page};
use crate::web::field::{Fields, Typed};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::refusal::Sentence;

/// The paper that a section is part of.
pub struct Place {
    /// Where the paper is read.
    pub address: String,
    /// What the screens call it.
    pub name: &'static str,
}

#[derive(Template)]
#[template(path = "paper/section.html")]
struct SectionPage<'a> {
    page: &'a Page,
    place: &'a Place,
    written: &'a Written,
    typed: &'a Typed,
}

impl SectionPage<'_> {
    fn revision(&self) -> String {
        self.written.revision().to_string()
    }

    fn body(&self) -> String {
        self.typed.at("section", "body", &self.written.body)
    }

    fn fault(&self) -> String {
        self.typed.says(self.page, "section", "body")
    }
}

/// The section with this name.
///
/// # Errors
/// Not found when the paper has none.
pub fn find(sections: Vec<Written>, key: &str) -> Result<Written> {
    sections.into_iter().find(|written| written.section.key == key).ok_or(Error::NotFound)
}

/// The form of a section.
///
/// # Errors
/// When it cannot be drawn.
pub fn form(page: &Page, place: &Place, written: &Written) -> Result<Response> {
    page.show(&SectionPage { page, place, written, typed: &Typed::default() })
}

/// What was typed of a section.
pub fn typed(written: &Written, fields: Fields) -> (Text, Typed) {
    let typed = Typed::new("section", fields);
    let revision = typed.text("revision").parse().unwrap_or(0);
    (Text { section: written.section.key.to_owned(), body: typed.text("body"), revision }, typed)
}

/// The answer to a save: back to the paper, or the form again with what was typed and why it was refused.
///
/// # Errors
/// When something else than a rule refused it.
pub fn saved(page: &Page, (place, written): (&Place, &Written), mut typed: Typed, done: Result<()>) -> Result<Response> {
    match done {
        Ok(()) => Ok(chrome::done(&place.address, "da_luu")),
        Err(Error::Refused(refusal)) => {
            typed.fault("body", Sentence { key: refusal.says.key, with: refusal.says.with.clone() });
            typed.fault("body", refusal.next);
            let shown = page.show(&SectionPage { page, place, written, typed: &typed })?;
            Ok((StatusCode::CONFLICT, shown).into_response())
        }
        Err(error) => Err(error),
    }
}
