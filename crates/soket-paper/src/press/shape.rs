//! Words as glyphs in a row: one for each letter, and marks without a letter of their own where the font puts them.

use crate::font::{self, Style};
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{BufferClusterLevel, Feature, UnicodeBuffer};

/// A glyph, and where it stands from the beginning of its line, in units of the face.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    /// Its number in the face.
    pub id: u16,
    /// The letter that it shows.
    pub letter: char,
    /// To the right.
    pub x: i32,
    /// Upwards.
    pub y: i32,
    /// How far the next glyph would stand by itself.
    pub advance: i32,
}

/// Words as glyphs.
#[derive(Debug, Clone, Default)]
pub(super) struct Shaped {
    /// The glyphs in their order.
    pub glyphs: Vec<Placed>,
    /// How wide they are together.
    pub width: i32,
}

/// Sets words in a row. Pairs of letters are not drawn together, as in office programs.
pub(super) fn shaped(style: Style, words: &str) -> Shaped {
    // Names of the highlands have letters such as `ơ̆`, whose mark must be put over its base.
    if words.chars().any(is_mark) { with_marks(style, words) } else { plain(style, words) }
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn plain(style: Style, words: &str) -> Shaped {
    let mut row = Shaped { glyphs: Vec::with_capacity(words.len()), width: 0 };
    for letter in words.chars() {
        let Some(glyph) = font::glyph(style, letter) else { continue };
        let advance = i32::from(glyph.advance);
        row.glyphs.push(Placed { id: glyph.id, letter, x: row.width, y: 0, advance });
        row.width += advance;
    }
    row
}

fn with_marks(style: Style, words: &str) -> Shaped {
    let Some(face) = rustybuzz::Face::from_slice(style.bytes(), 0) else { return plain(style, words) };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(words);
    buffer.set_cluster_level(BufferClusterLevel::Characters);
    let set = rustybuzz::shape(&face, &[Feature::new(Tag::from_bytes(b"kern"), 0, ..)], buffer);
    let mut row = Shaped::default();
    for (info, position) in set.glyph_infos().iter().zip(set.glyph_positions()) {
        let letter = words.get(info.cluster as usize..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        let id = u16::try_from(info.glyph_id).unwrap_or_default();
        let (x, y, advance) = (row.width + position.x_offset, position.y_offset, position.x_advance);
        row.glyphs.push(Placed { id, letter, x, y, advance });
        row.width += advance;
    }
    row
}
