//! The register of honours as a workbook: every award on one sheet, and what is reported upward counted on two more.

use crate::store::commendation::award::Award;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use soket_core::commendation::RecipientKind;
use soket_core::commendation::award::AwardState;
use soket_core::commendation::double::Recipient;
use soket_core::commendation::statistics::{Counted, Row, Sum, tally};
use soket_core::id::{NominationId, UnitId};
use soket_core::period::day::short_date;
use soket_core::unit::Tree;
use std::collections::HashMap;

const REGISTER: [&str; 9] =
    ["Số vào sổ", "Tên", "Chức vụ, đơn vị", "Hình thức", "Thành tích", "Quyết định", "Ngày", "Tiền thưởng (đồng)", "Tình trạng"];
const BY_UNIT: [&str; 8] = ["Năm", "Cơ quan khen", "Đơn vị được khen", "Hình thức", "Tập thể", "Cá nhân", "Cộng", "Tiền thưởng (đồng)"];
const BY_FORM: [&str; 7] = ["Năm", "Cơ quan khen", "Hình thức", "Tập thể", "Cá nhân", "Cộng", "Tiền thưởng (đồng)"];

/// The register as a workbook: what is reported upward. What was replaced or revoked stands in the register and is not counted.
///
/// # Errors
/// When it cannot be written.
pub fn write(awards: &[Award], tree: &Tree, homes: &HashMap<NominationId, UnitId>) -> std::result::Result<Vec<u8>, XlsxError> {
    let valid = awards.iter().filter(|award| award.state == AwardState::Valid);
    written(awards, &valid.map(|award| counted(award, tree, homes)).collect::<Vec<_>>())
}

/// An award under the names that its units had on the day of the decision.
fn counted(award: &Award, tree: &Tree, homes: &HashMap<NominationId, UnitId>) -> Counted {
    let named = |unit: UnitId| tree.get(unit).map(|unit| unit.named_on(award.decided_on).full.clone()).unwrap_or_default();
    let (recipient, unit) = match award.recipient {
        Recipient::Unit(unit) => (RecipientKind::Collective, Some(unit)),
        Recipient::Person(_) => (RecipientKind::Individual, homes.get(&award.nomination).copied()),
    };
    Counted {
        year: i64::from(award.decided_on.year()),
        granter: named(award.unit),
        unit: unit.map(named).unwrap_or_default(),
        form: award.kind_name.clone(),
        recipient,
        dong: award.dong,
    }
}

fn written(awards: &[Award], counted: &[Counted]) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = begun(&mut book, "Sổ vàng", &REGISTER)?;
    for (row, award) in (1..).zip(awards) {
        let number = award.register_number();
        let cells = [&number, &award.name, &award.office, &award.kind_name, &award.reason, &award.symbol];
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell)?;
        }
        sheet.write_string(row, 6, short_date(award.decided_on))?;
        money(sheet, (row, 7), award.dong)?;
        sheet.write_string(row, 8, award.state.name_vi())?;
    }
    let rows = tally(counted, |award| [award.granter.as_str(), award.unit.as_str(), award.form.as_str()]);
    table(begun(&mut book, "Theo đơn vị", &BY_UNIT)?, 3, &rows)?;
    let rows = tally(counted, |award| [award.granter.as_str(), award.form.as_str()]);
    table(begun(&mut book, "Theo hình thức", &BY_FORM)?, 2, &rows)?;
    book.save_to_buffer()
}

/// A sheet with its head, which stays in sight.
fn begun<'a>(book: &'a mut Workbook, name: &str, columns: &[&str]) -> std::result::Result<&'a mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    for (column, words) in (0..).zip(columns) {
        sheet.write_string_with_format(0, column, *words, &bold)?;
    }
    Ok(sheet)
}

/// The rows of a count; the sum of a year stands bold below it.
fn table(sheet: &mut Worksheet, words: u16, rows: &[Row]) -> std::result::Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (at, row) in (1..).zip(rows) {
        if row.by.is_empty() {
            sheet.write_string_with_format(at, 0, format!("Cộng năm {}", row.year), &bold)?;
            sheet.set_row_format(at, &bold)?;
        } else {
            sheet.write_string(at, 0, row.year.to_string())?;
        }
        for (column, word) in (1..).zip(&row.by) {
            sheet.write_string(at, column, word)?;
        }
        sums(sheet, (at, words + 1), row.sum)?;
    }
    sheet.autofit();
    Ok(())
}

fn sums(sheet: &mut Worksheet, (row, column): (u32, u16), sum: Sum) -> std::result::Result<(), XlsxError> {
    for (at, count) in (column..).zip([sum.collectives, sum.individuals, sum.all()]) {
        sheet.write_number(row, at, count)?;
    }
    money(sheet, (row, column + 3), sum.dong)
}

/// A sum of money as a number that the sheet can add up; one too large for a cell to hold exactly stays words.
fn money(sheet: &mut Worksheet, (row, column): (u32, u16), dong: i64) -> std::result::Result<(), XlsxError> {
    match u32::try_from(dong) {
        Ok(dong) => sheet.write_number(row, column, dong)?,
        Err(_) => sheet.write_string(row, column, dong.to_string())?,
    };
    Ok(())
}
