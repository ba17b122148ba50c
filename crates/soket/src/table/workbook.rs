//! XLSX files: the cells of each visible sheet, with merged cells that hold one value for several columns.

use super::number::{self, Shown};
use super::{MOST, Rows, Sheet, Unfit};
use calamine::{DataRef, Dimensions, Reader as _, SheetVisible, Xlsx};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The most that all parts of a file together may unpack to, in bytes.
const UNPACKED: u64 = 64 * 1024 * 1024;
/// How many sheets are read.
const SHEETS: usize = 20;

type Book = Xlsx<Cursor<Vec<u8>>>;

/// Reads every visible sheet.
///
/// # Errors
/// For a damaged file, one that unpacks to far more than a table, or one with too many rows.
pub fn read(bytes: Vec<u8>) -> Result<Vec<Sheet>, Unfit> {
    if !unpacks(&bytes) {
        return Err(Unfit::Damaged);
    }
    // A reader that gives up in the middle of a damaged file must not take the program along.
    std::panic::catch_unwind(|| sheets(bytes)).unwrap_or(Err(Unfit::Damaged))
}

/// Whether the parts, unpacked one by one, stay within bounds: a small file may hold gigabytes.
fn unpacks(bytes: &[u8]) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let mut room = UNPACKED;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else { return false };
        let Ok(size) = std::io::copy(&mut part.take(room + 1), &mut std::io::sink()) else { return false };
        let Some(left) = room.checked_sub(size) else { return false };
        room = left;
    }
    !archive.is_empty()
}

fn sheets(bytes: Vec<u8>) -> Result<Vec<Sheet>, Unfit> {
    let mut book = Book::new(Cursor::new(bytes)).map_err(|_| Unfit::Damaged)?;
    let visible = book.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = visible.map(|sheet| sheet.name.clone()).take(SHEETS).collect();
    let read = |name: String| Ok(Sheet { rows: rows(&mut book, &name)?, name });
    let sheets = names.into_iter().map(read).collect::<Result<Vec<_>, Unfit>>()?;
    if sheets.is_empty() { Err(Unfit::Damaged) } else { Ok(sheets) }
}

fn rows(book: &mut Book, name: &str) -> Result<Rows, Unfit> {
    let mut rows = Rows::new();
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| Unfit::Damaged)?;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| Unfit::Damaged)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let shown = format.map_or(Shown::Plain, |format| Shown::by(&format.format_code));
        let text = text(cell.get_value(), shown);
        if text.is_empty() || column >= MOST.1 {
            continue;
        }
        if row >= MOST.0 {
            return Err(Unfit::Long);
        }
        rows.resize(rows.len().max(row + 1), Vec::new());
        let cells = &mut rows[row];
        cells.resize(cells.len().max(column + 1), String::new());
        cells[column] = text;
    }
    drop(reader);
    for merged in book.merge_cells_by_sheet_name(name).map_err(|_| Unfit::Damaged)? {
        spread(&mut rows, merged);
    }
    Ok(rows)
}

fn text(value: &DataRef<'_>, shown: Shown) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number::typed(*number, shown),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is_so) => if *is_so { "có" } else { "không" }.to_owned(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{day}/{month}/{year}")
        }
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// One value merged over the years is meant for each of them; a title merged over the table is recognised by standing everywhere.
fn spread(rows: &mut Rows, merged: Dimensions) {
    let (first, last) = (merged.start.1 as usize, (merged.end.1 as usize).min(MOST.1 - 1));
    let Some(cells) = rows.get_mut(merged.start.0 as usize).filter(|_| merged.start.0 == merged.end.0) else { return };
    let Some(text) = cells.get(first).filter(|text| text.contains(|c: char| c.is_ascii_digit())).cloned() else { return };
    cells.resize(cells.len().max(last + 1), String::new());
    for cell in &mut cells[first..=last] {
        cell.clone_from(&text);
    }
}
