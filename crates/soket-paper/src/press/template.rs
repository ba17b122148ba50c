//! A template of the press: which words, placed where on which sheet, in which letters; kept and passed on as a text.

use super::fault::{ItemFault, TemplateError};
use super::measure::{Colour, Mm, Points};
use super::unread::Unread;
use super::{check, words};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::BTreeSet;

/// How many bytes the text of a template may have.
pub const MOST_BYTES: usize = 64 * 1024;

/// What is printed on a sheet, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Template {
    /// What people call it.
    pub name: String,
    /// The sheet that it is for.
    pub sheet: Sheet,
    /// The picture of the sheet as it lies in the printer's tray; its bytes are kept beside the template.
    pub background: Option<BackgroundFile>,
    /// Whether that picture is printed.
    pub prints_background: Printing,
    /// The words and codes.
    pub items: Vec<Item>,
}

/// A sheet of paper, lying as it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// From left to right.
    pub width_mm: Mm,
    /// From top to bottom.
    pub height_mm: Mm,
}

/// Where the picture of the sheet came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackgroundFile {
    /// The name of its file.
    pub name: String,
    /// Its kind.
    pub kind: PictureKind,
}

/// The kinds of pictures that the press takes: none of them can hold a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PictureKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// Whether the background is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Printing {
    /// The stock is printed already: the picture is shown to whoever places items, and is not printed again.
    #[default]
    ShownOnly,
    /// The paper is blank: the picture is printed with the words.
    Printed,
}

/// One thing on the sheet: what it says and the box in which it stands, measured from the upper left corner of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// What it says.
    pub what: Content,
    /// From the left edge of the sheet to the box.
    pub x_mm: Mm,
    /// From the upper edge of the sheet to the box.
    pub y_mm: Mm,
    /// How wide the box is.
    pub width_mm: Mm,
    /// How high the box is.
    pub height_mm: Mm,
    /// In which letters.
    #[serde(default)]
    pub look: Look,
}

/// What an item says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// The value of a field.
    Field(String),
    /// Fixed words, with gaps for fields: `Quyết định số {so_quyet_dinh}`; nothing is printed where every gap stays empty.
    Text(String),
    /// The value of a field as a QR code, as large a square as fits, from the upper left corner of the box.
    Qr(String),
}

/// In which letters words are set, and how they stand in their box.
///
/// They are set in one line at the largest size that fits, down to the smallest; then in two lines, again from the largest;
/// and so on to `lines`. Where nothing fits, they are set smaller still: words are never cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Look {
    /// The size that is tried first.
    pub largest: Points,
    /// The size that is tried last.
    pub smallest: Points,
    /// Into how many lines words may break.
    pub lines: u8,
    /// Bold letters.
    pub bold: bool,
    /// Slanted letters.
    pub italic: bool,
    /// Capitals, whatever was typed.
    pub uppercase: bool,
    /// The colour of the letters; a QR code is always black.
    pub colour: Colour,
    /// Where lines begin.
    pub align: Align,
    /// Where the lines stand between the upper and the lower edge of the box.
    pub stand: Stand,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            largest: Points::whole(14),
            smallest: Points::whole(12),
            lines: 1,
            bold: false,
            italic: false,
            uppercase: false,
            colour: Colour::default(),
            align: Align::default(),
            stand: Stand::default(),
        }
    }
}

/// Where lines begin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left edge of the box.
    Left,
    /// In the middle.
    #[default]
    Centre,
    /// So that they end at the right edge.
    Right,
}

/// Where lines stand in the height of their box.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// At its top.
    Top,
    /// In its middle.
    #[default]
    Middle,
    /// The last line stands on the lower edge of the box, as handwriting stands on a dotted line, whatever its size.
    OnEdge,
}

impl Template {
    /// Reads the text of a template.
    ///
    /// # Errors
    /// When it is no template, or one that cannot be printed; the error names the item.
    pub fn read(text: &str) -> Result<Self, TemplateError> {
        if text.len() > MOST_BYTES {
            return Err(TemplateError::TooLong);
        }
        let written: Written<'_> = serde_json::from_str(text).map_err(|error| TemplateError::Unreadable(Unread::of(&error)))?;
        let items = (1..).zip(&written.items).map(|(number, raw)| {
            let fault = |error: serde_json::Error| ItemFault::Unreadable(Unread::of(&error));
            serde_json::from_str::<Item>(raw.get()).map_err(|error| TemplateError::item(number, "?", fault(error)))
        });
        let items = items.take(check::MOST_ITEMS + 1).collect::<Result<Vec<_>, _>>()?;
        let Written { name, sheet, background, prints_background, .. } = written;
        Self { name, sheet, background, prints_background, items }.checked()
    }

    /// The template as a text, which reads back the same.
    ///
    /// # Errors
    /// When it cannot be printed.
    pub fn to_text(&self) -> Result<String, TemplateError> {
        let checked = self.clone().checked()?;
        let mut text = serde_json::to_string_pretty(&checked).map_err(|error| TemplateError::Unreadable(Unread::of(&error)))?;
        text.push('\n');
        if text.len() > MOST_BYTES { Err(TemplateError::TooLong) } else { Ok(text) }
    }

    /// The template in its normal form, once it is sure that it can be printed.
    ///
    /// # Errors
    /// When it cannot; the error names the item.
    pub fn checked(self) -> Result<Self, TemplateError> {
        check::checked(self)
    }

    /// The fields that a record must have, in the order of their names.
    pub fn fields(&self) -> BTreeSet<&str> {
        self.items.iter().flat_map(|item| item.what.fields()).collect()
    }
}

impl Content {
    /// The fields that it names.
    pub fn fields(&self) -> Vec<&str> {
        match self {
            Content::Field(name) | Content::Qr(name) => vec![name],
            Content::Text(text) => words::gaps(text),
        }
    }
}

/// A template as it stands in a file, its items not looked into yet, so that a fault in one can name it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<'text> {
    name: String,
    sheet: Sheet,
    #[serde(default)]
    background: Option<BackgroundFile>,
    #[serde(default)]
    prints_background: Printing,
    #[serde(borrow)]
    items: Vec<&'text RawValue>,
}
