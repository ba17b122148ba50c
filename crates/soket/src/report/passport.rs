//! The passport of a figure: what it is, how it was computed, the lines behind it with who, when and why.

use crate::app::App;
use crate::error::{Error, Result};
use crate::report::facts::Facts;
use crate::report::value::{Fact, entry_vi};
use crate::store;
use crate::store::figure::Line;
use soket_core::viewer::Viewer;

/// A line behind a figure, with the names that a reader needs.
#[derive(Debug)]
pub struct Source {
    /// The line that holds, for the way to its note and proofs.
    pub line: i64,
    /// What was counted.
    pub indicator: String,
    /// Who reported it.
    pub unit: String,
    /// The unit's code, for the way to its sheet.
    pub unit_code: String,
    /// The period, for the way to its sheet.
    pub period: String,
    /// What was entered.
    pub entry: String,
    /// The line, then what was corrected in it, oldest first.
    pub history: Vec<(Line, String)>,
}

/// A figure with everything that leads back to where it comes from.
#[derive(Debug)]
pub struct Passport {
    /// Its code.
    pub code: String,
    /// What it says in this review.
    pub fact: Fact,
    /// The lines behind it.
    pub sources: Vec<Source>,
}

/// Opens the passport of a code at the cut-off of a review. Whoever sees the review sees what it prints; the lines behind it
/// are shown to those who see their units.
///
/// # Errors
/// Not found when the code says nothing in this review.
pub async fn open(app: &App, viewer: &Viewer, facts: &Facts, code: &str) -> Result<Passport> {
    let fact = facts.by_code(code).ok_or(Error::NotFound)?;
    let mut sources = Vec::with_capacity(fact.figures.len());
    for id in &fact.figures {
        let history = store::figure::history(&app.db, *id).await?;
        let Some(line) = history.iter().find(|line| line.id == *id && viewer.sees(line.unit)) else { continue };
        let counted = facts.indicators.iter().map(|asked| &asked.indicator).find(|indicator| indicator.id == line.indicator);
        let Some(indicator) = counted else { continue };
        let said = |line: &Line| line.entry.as_ref().map_or_else(|| "(thu hồi)".to_owned(), |entry| entry_vi(indicator, entry));
        sources.push(Source {
            line: line.id.0,
            indicator: indicator.name.clone(),
            unit: facts.unit_name(line.unit).to_owned(),
            unit_code: facts.tree.get(line.unit).map(|unit| unit.code.clone()).unwrap_or_default(),
            period: line.period.to_string(),
            entry: said(line),
            history: history.iter().map(|line| (line.clone(), said(line))).collect(),
        });
    }
    Ok(Passport { code: code.to_owned(), fact, sources })
}
