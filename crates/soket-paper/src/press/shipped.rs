//! The templates that come with the press; an office changes copies of them.

use super::fault::TemplateError;
use super::template::Template;

/// Their texts, in the order in which they are offered.
pub const TEXTS: [&str; 2] = [include_str!("shipped/party.json"), include_str!("shipped/administration.json")];

/// The templates.
///
/// # Errors
/// Never, as a test makes sure.
pub fn templates() -> Result<Vec<Template>, TemplateError> {
    TEXTS.iter().map(|text| Template::read(text)).collect()
}
