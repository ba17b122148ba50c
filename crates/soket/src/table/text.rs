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

/// Reads rows; quotes hold separators and line breaks.
///
/// Cells hold commas often (`10,3`), semicolons seldom and tabs hardly ever: tabs part them where there are as many as
/// semicolons, semicolons where there is one on about every other line, commas where nothing else does.
///
/// # Errors
/// When there are too many rows.
pub fn read(text: &str) -> Result<Rows, Unfit> {
    let by_tabs = split(text, '\t');
    let by_semicolons = split(text, ';');
    let lines = by_semicolons.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).count();
    let rows = match (separators(&by_tabs), separators(&by_semicolons)) {
        (tabs @ 1.., semicolons) if tabs >= semicolons => by_tabs,
        (_, semicolons @ 1..) if 2 * semicolons >= lines => by_semicolons,
        (1.., _) => by_tabs,
        _ => split(text, ','),
    };
    if rows.len() > MOST.0 { Err(Unfit::Long) } else { Ok(rows) }
}

fn separators(rows: &[Vec<String>]) -> usize {
    rows.iter().map(|row| row.len() - 1).sum()
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
    if rows.last().is_some_and(|row| row.iter().all(|cell| cell.trim().is_empty())) {
        rows.pop();
    }
    rows
}
