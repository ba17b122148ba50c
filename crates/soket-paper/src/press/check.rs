//! Whether a template can be printed: sizes within reason, every item on the sheet, words that the font has.

use super::fault::{ItemFault, TemplateError};
use super::measure::{Mm, Points};
use super::template::{BackgroundFile, Content, Item, Look, Sheet, Template};
use super::words;
use crate::font;
use unicode_normalization::UnicodeNormalization as _;

/// How many items a template may have.
pub(super) const MOST_ITEMS: usize = 100;
const SHEET_MM: [Mm; 2] = [Mm::whole(50), Mm::whole(1_200)];
const SMALLEST_BOX: Mm = Mm::whole(1);
/// Below this a telephone does not read the code from a sheet.
const SMALLEST_QR: Mm = Mm::whole(12);
const LETTERS: [Points; 2] = [Points::whole(4), Points::whole(200)];
const MOST_LINES: u8 = 10;
const LONGEST_NAME: usize = 200;
const LONGEST_TEXT: usize = 1_000;

/// The template in its normal form, once it is sure that it can be printed.
pub(super) fn checked(mut template: Template) -> Result<Template, TemplateError> {
    template.name = name(&template.name, TemplateError::Name)?;
    if let Some(BackgroundFile { name: file, .. }) = &mut template.background {
        *file = name(file, TemplateError::BackgroundName)?;
    }
    check_sheet(template.sheet)?;
    if template.items.len() > MOST_ITEMS {
        return Err(TemplateError::TooManyItems);
    }
    for (number, item) in (1..).zip(&mut template.items) {
        check_item(item, template.sheet).map_err(|fault| TemplateError::item(number, called(item), fault))?;
    }
    Ok(template)
}

/// Whether printers take such a sheet.
pub(super) fn check_sheet(sheet: Sheet) -> Result<(), TemplateError> {
    let Sheet { width_mm, height_mm } = sheet;
    let fits = [width_mm, height_mm].iter().all(|side| (SHEET_MM[0]..=SHEET_MM[1]).contains(side));
    if fits { Ok(()) } else { Err(TemplateError::Sheet { width: width_mm, height: height_mm }) }
}

/// What tells an item from others for a person: its field, or its first words.
pub(super) fn called(item: &Item) -> String {
    let (Content::Field(says) | Content::Text(says) | Content::Qr(says)) = &item.what;
    says.chars().filter(|letter| !words::is_invisible(*letter)).take(30).collect()
}

fn name(typed: &str, fault: TemplateError) -> Result<String, TemplateError> {
    let name: String = typed.trim().nfc().collect();
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(words::is_invisible);
    if fits { Ok(name) } else { Err(fault) }
}

fn check_item(item: &mut Item, sheet: Sheet) -> Result<(), ItemFault> {
    check_box(item, sheet)?;
    check_look(item.look)?;
    match &mut item.what {
        Content::Field(name) => check_field(name),
        Content::Qr(_) if item.width_mm.min(item.height_mm) < SMALLEST_QR => Err(ItemFault::SmallQr),
        Content::Qr(name) => check_field(name),
        Content::Text(text) => {
            *text = text.nfc().collect();
            check_text(text)
        }
    }
}

fn check_box(item: &Item, sheet: Sheet) -> Result<(), ItemFault> {
    if item.width_mm < SMALLEST_BOX || item.height_mm < SMALLEST_BOX {
        return Err(ItemFault::SmallBox);
    }
    let end = |from: Mm, length: Mm| i64::from(from.to_hundredths()) + i64::from(length.to_hundredths());
    let begins_on = item.x_mm >= Mm::default() && item.y_mm >= Mm::default();
    let ends_on = end(item.x_mm, item.width_mm) <= i64::from(sheet.width_mm.to_hundredths())
        && end(item.y_mm, item.height_mm) <= i64::from(sheet.height_mm.to_hundredths());
    if begins_on && ends_on { Ok(()) } else { Err(ItemFault::OffSheet) }
}

fn check_look(look: Look) -> Result<(), ItemFault> {
    if look.smallest < LETTERS[0] || look.largest > LETTERS[1] || look.smallest > look.largest {
        return Err(ItemFault::Letters { largest: look.largest, smallest: look.smallest });
    }
    if (1..=MOST_LINES).contains(&look.lines) { Ok(()) } else { Err(ItemFault::Lines(look.lines)) }
}

fn check_field(name: &str) -> Result<(), ItemFault> {
    if words::is_field_name(name) { Ok(()) } else { Err(ItemFault::FieldName) }
}

fn check_text(text: &str) -> Result<(), ItemFault> {
    if text.trim().is_empty() || text.chars().count() > LONGEST_TEXT {
        return Err(ItemFault::Length);
    }
    if text.chars().any(words::is_invisible) {
        return Err(ItemFault::Invisible);
    }
    if let Some(letter) = text.chars().find(|letter| !font::has(*letter)) {
        return Err(ItemFault::NoLetter(letter));
    }
    if words::parts(text).is_some() { Ok(()) } else { Err(ItemFault::Gap) }
}
