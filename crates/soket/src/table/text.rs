//! Tables as text: CSV as programs save it, and rows pasted from Excel.

use super::{MOST, Rows, Unfit};

/// The text of a CSV file: UTF-8 with or without its mark, or UTF-16 with one ("Unicode Text" of Excel).
///
/// # Errors
/// When it is in another encoding.
pub fn decode(bytes: &[u8]) -> Result<String, Unfit> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    };
    text.filter(|text| !text.contains('\0')).ok_or(Unfit::Encoding)
}

/// Reads rows: the separator is one that parts most lines, quotes hold separators and line breaks.
///
/// A tab is never part of a cell, a comma often is (`10,3`): so tabs win, then semicolons, then commas.
///
/// # Errors
/// When there are too many rows.
pub fn read(text: &str) -> Result<Rows, Unfit> {
    let mut rows = split(text, '\t');
    for separator in [';', ','] {
        if is_parted(&rows) {
            break;
        }
        rows = split(text, separator);
    }
    if rows.len() > MOST.0 { Err(Unfit::Long) } else { Ok(rows) }
}

/// Whether there are as many separators as half the lines that are not blank.
fn is_parted(rows: &[Vec<String>]) -> bool {
    let lines = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).count();
    let separators: usize = rows.iter().map(|row| row.len() - 1).sum();
    separators > 0 && 2 * separators >= lines
}

fn split(text: &str, separator: char) -> Rows {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(row) = rows.last_mut() else { break };
        let width = row.len();
        let Some(cell) = row.last_mut() else { break };
        match letter {
            // A quote inside a quoted cell is written twice.
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ if letter == separator && !quoted => {
                // What stands beyond the last column that is read falls away.
                if width < MOST.1 { row.push(String::new()) } else { cell.clear() }
            }
            _ => cell.push(letter),
        }
    }
    if rows.last().is_some_and(|row| row.iter().all(String::is_empty)) {
        rows.pop();
    }
    rows
}
