//! Which figure serves which report: the printed codes of everything that a conference hears, side by side.

use crate::app::App;
use crate::error::Result;
use crate::report::facts::Facts;
use crate::report::review;
use crate::store::review::Review;
use soket_core::id::ReviewId;
use soket_core::printed::Printed;
use soket_core::text::collation;
use std::collections::BTreeMap;

/// The reports and the figures that stand in them.
#[derive(Debug)]
pub struct Matrix {
    /// The reports, in the order in which they are heard.
    pub reports: Vec<Review>,
    /// Figures that keep their code in every report; those that serve most reports come first.
    pub shared: Vec<Figure>,
    /// What each report counts over itself, verdicts and records, under a code of its own in each.
    pub counted: Vec<Figure>,
}

/// A figure with what each report prints of it.
#[derive(Debug)]
pub struct Figure {
    /// What it is, in the words of its passport.
    pub what: String,
    /// One place a report; none where the report does not print it.
    pub cells: Vec<Option<Cell>>,
}

/// What a report prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The code, which leads to the passport.
    pub code: String,
    /// The fullest form in which it is printed: a table leaves the unit of measure to its head.
    pub text: String,
    /// Each form in which it is printed.
    forms: Vec<String>,
}

impl Figure {
    /// How many reports it serves.
    pub fn uses(&self) -> usize {
        self.cells.iter().flatten().count()
    }

    /// Whether two reports print different numbers under it.
    pub fn differs(&self) -> bool {
        let mut printed = self.cells.iter().flatten();
        printed.next().is_some_and(|first| printed.any(|other| !first.says_as(other)))
    }
}

impl Cell {
    fn says_as(&self, other: &Cell) -> bool {
        self.forms.iter().any(|form| other.forms.iter().any(|theirs| number_in(form) == number_in(theirs)))
    }
}

/// The number that a printed form begins with, without padding and unit of measure; words stand for themselves.
fn number_in(form: &str) -> &str {
    let end = form.find(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | ',' | '-' | '+'))).unwrap_or(form.len());
    let number = form[..end].trim_end_matches(['.', ',', '-']);
    if !number.contains(|sign: char| sign.is_ascii_digit()) {
        return form;
    }
    let bare = number.trim_start_matches('0');
    if bare.is_empty() || bare.starts_with(',') { &number[number.len() - bare.len() - 1..] } else { bare }
}

/// Reads what each report prints now: a closed one as it was frozen, a draft as it would be printed.
///
/// # Errors
/// When the database does not answer.
pub async fn gather(app: &App, reports: Vec<Review>) -> Result<Matrix> {
    let mut rows: BTreeMap<Printed, Figure> = BTreeMap::new();
    for (at, report) in reports.iter().enumerate() {
        let document = review::document(app, report).await?;
        // After the paper was put together, so that what it prints for the first time has its code.
        let facts = Facts::gather(app, report.clone()).await?;
        let known: BTreeMap<&str, &Printed> = facts.codes.iter().map(|(printed, code)| (code.as_str(), printed)).collect();
        for (code, text) in document.figures() {
            let Some(printed) = known.get(code) else { continue };
            let empty = || Figure { what: String::new(), cells: vec![None; reports.len()] };
            let figure = rows.entry(printed.in_review(ReviewId(0))).or_insert_with(empty);
            if figure.what.is_empty() {
                figure.what = facts.value(printed).map(|fact| fact.what).unwrap_or_default();
            }
            add(&mut figure.cells[at], code, text);
        }
    }
    let is_counted = |printed: &Printed| matches!(printed, Printed::VerdictCount { .. } | Printed::RecordCount { .. });
    let (counted, shared): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(printed, _)| is_counted(printed));
    Ok(Matrix { reports, shared: sorted(shared), counted: sorted(counted) })
}

fn add(place: &mut Option<Cell>, code: &str, text: &str) {
    let cell = place.get_or_insert_with(|| Cell { code: code.to_owned(), text: String::new(), forms: Vec::new() });
    if text.chars().count() > cell.text.chars().count() {
        text.clone_into(&mut cell.text);
    }
    if !cell.forms.iter().any(|form| form == text) {
        cell.forms.push(text.to_owned());
    }
}

fn sorted(rows: Vec<(Printed, Figure)>) -> Vec<Figure> {
    let mut figures: Vec<Figure> = rows.into_iter().map(|(_, figure)| figure).collect();
    figures.sort_by_cached_key(|figure| (std::cmp::Reverse(figure.uses()), collation::sort_key(&figure.what)));
    figures
}

#[cfg(test)]
mod tests {
    use super::number_in;

    #[test]
    fn a_form_is_held_by_its_number() {
        let check = |form: &str, expected: &str| assert_eq!(number_in(form), expected, "{form}");
        check("12 đảng viên", "12");
        check("09 cuộc", "9");
        check("9", "9");
        check("93,4%", "93,4");
        check("0,5", "0,5");
        check("0", "0");
        check("00 đảng viên", "0");
        check("1.234,5 triệu đồng", "1.234,5");
        check("-3 cuộc", "-3");
        check("Hoàn thành tốt", "Hoàn thành tốt");
        check("–", "–");
    }
}
