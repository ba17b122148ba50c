//! Checks the form of a DOCX, whoever wrote it: reads it as a reader sees it, finds its components, applies the rules.

mod component;
mod day;
mod drawn;
pub mod file;
mod letters;
mod numbering;
mod numeral;
mod package;
pub mod rule;
mod section;
mod stand;
mod style;
mod symbol;
mod tone;
mod tree;
mod words;

use crate::error::ReadError;
use crate::profile::ProfileId;
use file::PaperFile;
use rule::Case;

/// What a paper should be; the file alone does not say.
#[derive(Debug, Clone)]
pub struct Expectation<'a> {
    /// The format that it should follow.
    pub profile: ProfileId,
    /// Whether number, day, month and name may still be blank.
    pub stage: Stage,
    /// The code of the issuing body in symbols; where none is given, only what the body's name says by itself is compared.
    pub issuer_code: Option<&'a str>,
    /// The name of the file, if it came with one.
    pub file_name: Option<&'a str>,
    /// Whether the signer's degree may stand before the name.
    pub degrees: Degrees,
}

/// How far a paper has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Number, day, month and the signer's name may be blank.
    Draft,
    /// All of it is there.
    Issued,
}

/// Whether a degree may stand before the signer's name: in education, science and health the head of the sector may
/// allow it, for administrative papers only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Degrees {
    /// No.
    Refused,
    /// Yes.
    Allowed,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Often right, worth a look.
    Warning,
    /// Against the rule.
    Error,
}

/// One fault of form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule: `HD-07` (formats.md 5).
    pub rule: &'static str,
    /// How grave.
    pub severity: Severity,
    /// The Vietnamese sentence, with its `%{...}` gaps: also the key of its translation.
    pub says: &'static str,
    /// What fills the gaps.
    pub with: Vec<(&'static str, String)>,
    /// Where it was found first; none when it concerns the page or the file.
    pub place: Option<Place>,
    /// How many times.
    pub times: usize,
}

/// A place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Number of the paragraph, from 1, those of tables counted in.
    pub paragraph: usize,
    /// How the line begins.
    pub text: String,
}

/// Checks a DOCX against a format.
///
/// # Errors
/// When the bytes are no DOCX, or a damaged one, or unpack to more than a paper needs.
pub fn check(bytes: &[u8], wanted: &Expectation<'_>) -> Result<Vec<Finding>, ReadError> {
    let file = PaperFile::read(bytes)?;
    Ok(Case::new(&file, wanted).findings())
}

impl Expectation<'_> {
    /// An issued paper of a format.
    pub fn issued(profile: ProfileId) -> Self {
        Self { profile, stage: Stage::Issued, issuer_code: None, file_name: None, degrees: Degrees::Refused }
    }

    /// A draft in a format.
    pub fn draft(profile: ProfileId) -> Self {
        Self { stage: Stage::Draft, ..Self::issued(profile) }
    }
}

impl Finding {
    /// The sentence, gaps filled.
    pub fn sentence(&self) -> String {
        self.with.iter().fold(self.says.to_owned(), |text, (gap, value)| text.replace(&format!("%{{{gap}}}"), value))
    }
}
