//! Tables as text: CSV as programs save it, and rows pasted from Excel.

use super::{MOST, Rows, too_long};
use soket_core::refusal::Refusal;

/// The text of a CSV file: UTF-8 with or without its mark, or UTF-16 with one ("Unicode Text" of Excel).
///
/// # Errors
/// A refusal for old encodings, which say the same byte for different letters.
pub fn decode(bytes: &[u8]) -> Result<String, Refusal> {
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
    text.filter(|text| !text.contains('\0')).ok_or_else(|| {
        Refusal::unfit(
            "Chữ trong tệp không phải UTF-8 (có thể là Windows-1258 hoặc TCVN3).",
            "Mở tệp bằng Excel, chọn Lưu thành “CSV UTF-8” hoặc .xlsx, rồi đọc lại.",
        )
    })
}

/// Reads rows: the separator is the one that stands on most lines, quotes hold separators and line breaks.
///
/// # Errors
/// A refusal when there are too many rows.
pub fn read(text: &str) -> Result<Rows, Refusal> {
    let rows = split(text, separator(text));
    if rows.len() > MOST.0 { Err(too_long()) } else { Ok(rows) }
}

/// A tab is never part of a cell, a comma often is (`10,3`): so tabs win, then semicolons, then commas.
fn separator(text: &str) -> char {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    let count = |separator: char| {
        let mut quoted = false;
        let outside = |letter: &char| {
            quoted ^= *letter == '"';
            !quoted && *letter == separator
        };
        text.chars().filter(outside).count()
    };
    let on_most = |separator: &char| count(*separator) > 0 && 2 * count(*separator) >= lines;
    ['\t', ';', ','].into_iter().find(on_most).unwrap_or('\t')
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
