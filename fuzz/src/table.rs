//! Tables of targets as CSV or XLSX: rows survive as text in a box, and whatever is understood of them can be written.

use jiff::civil::date;
use soket::table;
use soket_core::id::{IndicatorId, MandateId, TargetId, UnitId};
use soket_core::period::Period;
use soket_core::target::draft::Known;
use soket_core::target::import;
use soket_core::unit::Line;

/// The bytes of a file.
pub fn holds(bytes: &[u8]) {
    let Ok(sheets) = table::read(bytes.to_vec()) else { return };
    for sheet in sheets {
        survives(&sheet.rows);
        understood(&sheet.rows);
    }
}

/// Written into a box and read from it, rows are the same; tables with more semicolons than cells are none that anybody keeps.
fn survives(rows: &[Vec<String>]) {
    let parted: usize = rows.iter().map(|row| row.len().saturating_sub(1)).sum();
    let semicolons = rows.iter().flatten().flat_map(|cell| cell.matches(';')).count();
    if parted > 0 && semicolons > parted {
        return;
    }
    let text = table::as_text(rows);
    let again = table::pasted(&text).expect("no more rows than before");
    assert_eq!(filled(&again), filled(rows), "{text:?}");
}

/// Rows without the blank ones at the end, and each without its blank cells at the end, which a text does not keep.
fn filled(rows: &[Vec<String>]) -> Vec<&[String]> {
    let cells = |row: &'_ Vec<String>| row.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
    let end = rows.iter().rposition(|row| cells(row) > 0).map_or(0, |last| last + 1);
    rows[..end].iter().map(|row| &row[..cells(row)]).collect()
}

/// Writes what was understood as the store does: new indicators first, each target with an identity of its own.
fn understood(rows: &[Vec<String>]) {
    let (mut indicators, mut targets) = (Vec::new(), Vec::new());
    let term = Period::term(date(2020, 6, 20), date(2025, 6, 19)).expect("a term");
    let nothing = Known { mandate: MandateId(1), owner: UnitId(1), term, indicators: &[], targets: &[], units: &[] };
    let Ok(found) = import::read(rows, nothing, Line::Party) else { return };
    for (number, row) in (1..).zip(&found.suggestions) {
        assert!(row.faults.iter().chain(&row.notes).all(|says| !says.vi().is_empty()), "{row:?}");
        if !row.faults.is_empty() {
            continue;
        }
        if let Some(mut new) = row.indicator.clone() {
            new.id = IndicatorId(number);
            indicators.push(new);
        }
        let known = Known { term: found.term, indicators: &indicators, targets: &targets, ..nothing };
        let mut target = row.draft.read(known).unwrap_or_else(|faults| panic!("{faults:?} {row:?}"));
        target.id = TargetId(number);
        targets.push(target);
    }
}
