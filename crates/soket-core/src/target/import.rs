//! A table of targets as offices keep it (name, unit of measure, yearly values, term value), read row by row into suggestions:
//! what soket understood, the rule it suggests, and every contradiction, before anything is written.

mod header;
mod meaning;
mod measure;
mod phrase;
mod stated;
mod suggest;
mod years;

use super::Target;
use super::checker::{self, Context, Warning};
use super::draft::{Draft, Known};
use super::goal::When;
use crate::figure::Indicator;
use crate::id::TargetId;
use crate::period::Period;
use crate::refusal::{Refusal, Sentence};
use crate::unit::Line;
use header::Header;
use suggest::Suggester;

/// What was understood of a table.
#[derive(Debug, Clone)]
pub struct Table {
    /// A target for each row that states one.
    pub suggestions: Vec<Suggestion>,
    /// The stretch for which they are set.
    pub term: Period,
    /// The heads of columns that were left aside.
    pub ignored: Vec<String>,
}

/// One row and the target suggested for it.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// The row in the file, from 1.
    pub row: usize,
    /// The target as a form would state it.
    pub draft: Draft,
    /// The indicator that is defined along with it, where nothing known is the same.
    pub indicator: Option<Indicator>,
    /// What cannot be understood; such a row is never written.
    pub faults: Vec<Sentence>,
    /// Contradictions.
    pub warnings: Vec<Warning>,
    /// What soket decided by itself and a person may want to look at.
    pub notes: Vec<Sentence>,
}

impl Suggestion {
    /// Whether it can be written without being asked about.
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty() && self.warnings.is_empty()
    }
}

/// Reads a table against what is known: the first row with a column “Chỉ tiêu” is its head, what stands above is its title. New
/// indicators are reported on `line`.
///
/// # Errors
/// A refusal when there is no head, or no row below it states a target.
pub fn read(rows: &[Vec<String>], known: Known<'_>, line: Line) -> Result<Table, Refusal> {
    let tidied: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| stated::tidy(cell)).collect()).collect();
    let header = Header::find(&tidied)?;
    let stated = stated::rows(&tidied, &header);
    if stated.is_empty() {
        return Err(Refusal::unfit(
            "Dưới dòng tiêu đề không có dòng nào nêu chỉ tiêu.",
            "Xem lại tệp hoặc trang tính đã chọn, rồi đọc lại.",
        ));
    }
    let term = term(known.term, &header);
    let mut suggester = Suggester::new(Known { term, ..known }, line);
    let mut suggestions: Vec<Suggestion> = stated.iter().map(|row| suggester.suggest(row)).collect();
    check(&mut suggestions, &suggester);
    Ok(Table { suggestions, term, ignored: header.ignored })
}

/// Whether rows hold the head of a table of targets: how the right sheet of a workbook is found.
pub fn has_head(rows: &[Vec<String>]) -> bool {
    Header::find(rows).is_ok()
}

/// The term of the body, unless the table's years lie outside it: then from the first of its years to the last.
fn term(known: Period, header: &Header) -> Period {
    let years = header.values.iter().filter_map(|column| match column.when {
        Some(When::Year(year)) => Some(year),
        _ => None,
    });
    let (first, last) = (years.clone().min(), years.max());
    let (Some(first), Some(last)) = (first, last) else { return known };
    if first.overlaps(&known) && last.overlaps(&known) { known } else { Period::term(first.first(), last.last()).unwrap_or(known) }
}

/// Names the contradictions of every target that was understood, its parts known.
fn check(suggestions: &mut [Suggestion], suggester: &Suggester<'_>) {
    for (suggestion, target) in suggestions.iter_mut().zip(&suggester.suggested) {
        let Some(target) = target else { continue };
        let parts: Vec<Target> = suggester.suggested.iter().flatten().filter(|part| part.parent == Some(target.id)).cloned().collect();
        suggestion.warnings = checker::check(target, Context { indicators: &suggester.indicators, parts: &parts, denominator: None });
    }
}

/// The identity that a target has among suggestions, before the database gives it one.
fn provisional(at: usize) -> TargetId {
    TargetId(-1 - i64::try_from(at).unwrap_or(i64::MAX - 1))
}
