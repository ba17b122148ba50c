//! The rules of form (formats.md 5): which papers each is for, how grave it is, and the function that looks.

mod annex;
mod body;
mod figures;
mod foot;
mod head;
mod kind;
mod letter;
mod look;
mod page;
mod ruling;

use super::component::Components;
use super::file::{Line, PaperFile};
use super::{Expectation, Finding, Place, Severity};
use crate::profile::{ProfileId, Regime};
use Scope::{Admin, Both, Party};
use Severity::{Error, Warning};

/// Which papers a rule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All.
    Both,
    /// Party papers.
    Party,
    /// Administrative papers.
    Admin,
}

/// A rule: its id, whom it is for, how grave, and how it is checked.
pub struct Rule(pub &'static str, pub Scope, pub Severity, fn(&Case<'_>) -> Vec<Fault>);

/// Every rule that a file can be checked against. What only the register knows (`RG-..`) is checked where it is kept.
pub const RULES: &[Rule] = &[
    Rule("PG-01", Both, Error, page::paper),
    Rule("PG-02", Party, Error, page::party_margins),
    Rule("PG-03", Admin, Error, page::admin_margins),
    Rule("PG-05", Both, Error, page::first_page),
    Rule("PG-06", Both, Error, page::number),
    Rule("FT-01", Both, Error, letter::font),
    Rule("FT-02", Both, Error, letter::legacy_font),
    Rule("FT-03", Both, Error, letter::colour),
    Rule("FT-04", Both, Error, letter::normal_form),
    Rule("FT-05", Both, Error, letter::legacy_text),
    Rule("HD-01", Both, Error, head::regime),
    Rule("HD-02", Party, Error, head::party_title),
    Rule("HD-03", Party, Error, head::title_rule),
    Rule("HD-04", Party, Error, head::superior),
    Rule("HD-05", Party, Error, head::issuer),
    Rule("HD-06", Party, Error, head::star),
    Rule("HD-07", Party, Error, head::party_number),
    Rule("HD-08", Admin, Error, head::admin_number),
    Rule("HD-09", Both, Error, head::type_code),
    Rule("HD-10", Both, Error, head::issuer_code),
    Rule("HD-11", Both, Error, head::serial),
    Rule("HD-12", Party, Error, head::party_date),
    Rule("HD-13", Admin, Error, head::admin_date),
    Rule("HD-15", Admin, Error, head::national_title),
    Rule("HD-16", Admin, Error, head::motto),
    Rule("HD-18", Admin, Error, head::admin_bodies),
    Rule("TT-01", Party, Error, kind::party_word),
    Rule("TT-02", Admin, Error, kind::admin_word),
    Rule("TT-03", Party, Error, kind::party_subject),
    Rule("TT-04", Admin, Error, kind::admin_subject),
    Rule("TT-05", Party, Error, kind::hyphens),
    Rule("TT-07", Admin, Error, kind::letter_subject),
    Rule("TT-09", Admin, Error, kind::addressees),
    Rule("BD-01", Party, Error, body::party_size),
    Rule("BD-02", Admin, Error, body::admin_size),
    Rule("BD-03", Both, Error, body::justified),
    Rule("BD-09", Party, Error, body::party_bases),
    Rule("BD-10", Admin, Error, body::admin_bases),
    Rule("BD-11", Both, Error, body::articles),
    Rule("BD-15", Party, Error, body::party_end),
    Rule("BD-16", Admin, Warning, body::admin_end),
    Rule("BD-20", Both, Warning, figures::numbers),
    Rule("BD-22", Both, Warning, figures::tones),
    Rule("SG-01", Party, Error, foot::party_authority),
    Rule("SG-02", Admin, Error, foot::admin_authority),
    Rule("SG-03", Party, Error, foot::party_office),
    Rule("SG-04", Admin, Error, foot::admin_office),
    Rule("SG-05", Both, Error, foot::name),
    Rule("SG-06", Party, Error, foot::office_alone),
    Rule("SG-07", Party, Error, foot::committee),
    Rule("SG-09", Both, Error, foot::sides),
    Rule("SG-10", Both, Warning, foot::record),
    Rule("NN-01", Party, Error, foot::party_recipients_head),
    Rule("NN-02", Admin, Error, foot::admin_recipients_head),
    Rule("NN-03", Party, Error, foot::party_recipients),
    Rule("NN-04", Admin, Error, foot::admin_recipients),
    Rule("NN-05", Party, Error, foot::party_kept),
    Rule("NN-06", Admin, Error, foot::admin_kept),
    Rule("PL-01", Admin, Warning, annex::admin_heading),
];

/// A paper under examination.
pub struct Case<'a> {
    /// What was read.
    pub file: &'a PaperFile,
    /// Which line is what.
    pub parts: Components<'a>,
    /// What it should be.
    pub wanted: &'a Expectation<'a>,
}

impl<'a> Case<'a> {
    /// Finds the components of a file, ready for the rules.
    pub fn new(file: &'a PaperFile, wanted: &'a Expectation<'a>) -> Self {
        Self { file, parts: Components::find(file, wanted.profile.profile().regime), wanted }
    }

    /// The regime that the paper should follow.
    pub fn regime(&self) -> Regime {
        self.wanted.profile.profile().regime
    }

    /// Whether it should follow this very format.
    pub fn follows(&self, profile: ProfileId) -> bool {
        self.wanted.profile == profile
    }

    /// Applies every rule of the regime. Faults that read alike are one finding that counts them.
    pub fn findings(&self) -> Vec<Finding> {
        let regime = self.regime();
        let applies = |rule: &&Rule| match rule.1 {
            Both => true,
            Party => regime == Regime::Party,
            Admin => regime == Regime::Administrative,
        };
        RULES.iter().filter(applies).flat_map(|rule| self.of_rule(rule)).collect()
    }

    fn of_rule(&self, Rule(id, _, severity, look): &Rule) -> Vec<Finding> {
        /// Nobody reads more of one rule.
        const MOST: usize = 100;
        let mut findings: Vec<Finding> = Vec::new();
        for fault in look(self) {
            let severity = if fault.is_mild { Warning } else { *severity };
            match findings.iter().position(|kept| kept.says == fault.says && kept.with == fault.with) {
                Some(alike) => findings[alike].times += 1,
                None => findings.push(Finding { rule: id, severity, says: fault.says, with: fault.with, place: fault.place, times: 1 }),
            }
            if findings.len() == MOST {
                break;
            }
        }
        findings
    }
}

/// What a rule found.
pub struct Fault {
    says: &'static str,
    with: Vec<(&'static str, String)>,
    place: Option<Place>,
    is_mild: bool,
}

impl Fault {
    /// A fault; the sentence says what to do, `%{...}` marks what is filled in.
    pub fn new(says: &'static str) -> Self {
        Self { says, with: Vec::new(), place: None, is_mild: false }
    }

    /// Fills a gap of the sentence.
    pub fn with(mut self, gap: &'static str, value: impl ToString) -> Self {
        self.with.push((gap, value.to_string()));
        self
    }

    /// Says where.
    pub fn at(self, line: &Line) -> Self {
        Self { place: Some(Place { paragraph: line.paragraph, text: line.excerpt() }), ..self }
    }

    /// Only a warning, though the rule is stricter: an accepted variant.
    pub fn mild(self) -> Self {
        Self { is_mild: true, ..self }
    }

    /// The only fault.
    pub fn alone(self) -> Vec<Self> {
        vec![self]
    }
}
