//! What is cut, folded or pinned up: cards to be worn, name plates for a table, a sheet on the wall with a QR code.

use crate::error::PaperError;
use crate::fit::{Step, alike, fitted};
use crate::pdf::Pdf;
use crate::qr::Qr;
use crate::typeset::{self, Template};
use serde_json::{Value, json};

/// A card of 85.6 by 54 mm, ten to a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// At the top: what it admits to.
    pub heading: String,
    /// As what: `ĐẠI BIỂU`.
    pub kind: String,
    /// Whom.
    pub name: String,
    /// Office and unit.
    pub office: String,
    /// Where its bearer sits, as printed: `Ghế A12`; empty where seats are free.
    pub seat: String,
    /// What can be typed where no QR code can be read; printed in groups.
    pub code: String,
    /// What the QR code says.
    pub link: String,
}

/// A name plate: a page to be folded across, which stands on a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plate {
    /// Whose place it is.
    pub name: String,
    /// Below the name; may be empty.
    pub office: String,
}

/// A page on the wall with a large QR code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What it is for.
    pub title: String,
    /// What the QR code says.
    pub link: String,
    /// The same to be typed; may be empty.
    pub address: String,
    /// What to do, up to three short lines.
    pub lines: Vec<String>,
}

/// Rooms in points, and the sizes tried in them.
const CARD: f32 = 214.0;
const BESIDE_QR: f32 = 146.0;
const HEADING: &[Step] = &[(10.0, 1), (9.0, 2), (8.0, 2), (7.0, 2), (6.5, 3)];
const KIND: &[Step] = &[(10.0, 1), (9.0, 1), (8.0, 1)];
const NAME: &[Step] = &[(22.0, 1), (20.0, 1), (18.0, 1), (16.0, 1), (14.0, 2), (13.0, 2), (12.0, 2), (11.0, 2), (10.0, 2), (9.0, 2)];
const OFFICE: &[Step] = &[(11.0, 2), (10.0, 3), (9.0, 3), (8.0, 4), (7.0, 5)];
const SEAT: &[Step] = &[(13.0, 1), (11.0, 1), (9.0, 2)];
const PLATE: f32 = 720.0;
const PLATE_NAME: &[Step] = &[
    (132.0, 1),
    (112.0, 1),
    (96.0, 1),
    (88.0, 1),
    (80.0, 1),
    (72.0, 1),
    (64.0, 1),
    (58.0, 2),
    (52.0, 2),
    (46.0, 2),
    (40.0, 2),
    (34.0, 2),
    (28.0, 2),
];
const PLATE_OFFICE: &[Step] = &[(32.0, 1), (28.0, 1), (26.0, 2), (22.0, 2), (18.0, 3)];
const SHEET: f32 = 478.0;
const SHEET_TITLE: &[Step] = &[(44.0, 1), (38.0, 1), (34.0, 2), (30.0, 2), (26.0, 3), (22.0, 4)];
const SHEET_ADDRESS: &[Step] = &[(30.0, 1), (26.0, 1), (22.0, 1), (18.0, 1), (14.0, 1)];
const SHEET_LINE: &[Step] = &[(22.0, 1), (20.0, 1), (18.0, 2), (16.0, 2), (14.0, 3)];

/// Sets cards, ten to a page, with marks for cutting.
///
/// # Errors
/// When there is no card, or a link is too long for a QR code.
pub fn cards(cards: &[Card]) -> Result<Pdf, PaperError> {
    let first = cards.first().ok_or(PaperError::Empty)?;
    let drawn = cards.iter().map(card).collect::<Result<Vec<_>, _>>()?;
    set(&first.heading, &json!({ "title": said(&first.heading), "cards": drawn }))
}

/// Sets name plates, one to a page, each name twice: one for either side of the table.
///
/// # Errors
/// When there is no plate.
pub fn plates(plates: &[Plate]) -> Result<Pdf, PaperError> {
    let first = plates.first().ok_or(PaperError::Empty)?;
    let plate = |plate: &Plate| {
        json!({
            "name": fitted(&plate.name, PLATE, PLATE_NAME),
            "office": fitted(&plate.office, PLATE, PLATE_OFFICE),
        })
    };
    set(&first.name, &json!({ "title": said(&first.name), "plates": plates.iter().map(plate).collect::<Vec<_>>() }))
}

/// Sets a sheet for the wall.
///
/// # Errors
/// When the link is too long for a QR code.
pub fn sheet(sheet: &Sheet) -> Result<Pdf, PaperError> {
    let drawn = json!({
        "title": fitted(&sheet.title, SHEET, SHEET_TITLE),
        "qr": Qr::of(&sheet.link)?.drawing(),
        "alt": said(&sheet.title),
        "address": fitted(&sheet.address, SHEET, SHEET_ADDRESS),
        "lines": alike(&sheet.lines, SHEET, SHEET_LINE),
    });
    set(&sheet.title, &json!({ "title": said(&sheet.title), "sheet": drawn }))
}

/// What a reader is told, which must not be nothing.
fn said(words: &str) -> &str {
    if words.trim().is_empty() { "…" } else { words }
}

fn set(title: &str, data: &Value) -> Result<Pdf, PaperError> {
    typeset::set(Template::Card, data, title.to_owned())
}

fn card(card: &Card) -> Result<Value, PaperError> {
    Ok(json!({
        "heading": fitted(&card.heading, CARD, HEADING),
        "kind": fitted(&card.kind, CARD, KIND),
        "name": fitted(&card.name, CARD, NAME),
        "office": fitted(&card.office, BESIDE_QR, OFFICE),
        "seat": fitted(&card.seat, BESIDE_QR, SEAT),
        "code": grouped(&card.code),
        "qr": Qr::of(&card.link)?.drawing(),
        "alt": said(&card.code),
    }))
}

/// A code in groups of four letters, or of three where only those come out even: nobody copies eight letters at a glance.
fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let comes_out_even = |size: usize| letters.len().is_multiple_of(size);
    let size = if comes_out_even(3) && !comes_out_even(4) { 3 } else { 4 };
    let groups: Vec<String> = letters.chunks(size).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn codes_are_read_in_groups() {
        for (code, expected) in
            [("", ""), ("K7F3", "K7F3"), ("K7F39Q", "K7F 39Q"), ("K7F39QWE", "K7F3 9QWE"), ("K7F39QWEXYZ", "K7F3 9QWE XYZ")]
        {
            assert_eq!(super::grouped(code), expected);
        }
    }
}
