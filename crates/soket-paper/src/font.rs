//! Liberation Serif, whose letters are as wide as those of Times New Roman: for setting PDF and for measuring rules.

use std::sync::LazyLock;
use ttf_parser::Face;

/// The four faces, as taken from the build dependency.
pub static FACES: [&[u8]; 4] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/serif0.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/serif1.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/serif2.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/serif3.ttf")),
];

/// One of the four faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// Upright and light.
    Regular,
    /// Upright and bold.
    Bold,
    /// Slanted and light.
    Italic,
    /// Slanted and bold.
    BoldItalic,
}

impl Style {
    /// All four, each at its own number.
    pub const ALL: [Style; 4] = [Style::Regular, Style::Bold, Style::Italic, Style::BoldItalic];

    /// The face as a file.
    pub fn bytes(self) -> &'static [u8] {
        FACES[self.letters().file]
    }

    /// The face as it is read.
    pub fn face(self) -> Option<&'static Face<'static>> {
        self.letters().face.as_ref()
    }

    fn letters(self) -> &'static Letters {
        &LETTERS[self as usize]
    }

    fn is(self, face: &Face<'_>) -> bool {
        let (bold, italic) = (matches!(self, Style::Bold | Style::BoldItalic), matches!(self, Style::Italic | Style::BoldItalic));
        face.is_bold() == bold && face.is_italic() == italic
    }
}

/// The picture of a letter in one face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// How far the next letter stands, in units of the face.
    pub advance: u16,
}

/// A face with the glyphs of the letters in use looked up once, since measuring asks for each of them again and again.
struct Letters {
    face: Option<Face<'static>>,
    file: usize,
    known: Vec<Option<Glyph>>,
}

/// Latin with all its marks, punctuation, signs of money.
const KNOWN: u32 = 0x2200;

static LETTERS: LazyLock<[Letters; 4]> = LazyLock::new(|| {
    Style::ALL.map(|style| {
        let faces = FACES.iter().enumerate().filter_map(|(file, bytes)| Some((file, Face::parse(bytes, 0).ok()?)));
        let (file, face) = faces.into_iter().find(|(_, face)| style.is(face)).map_or((0, None), |(file, face)| (file, Some(face)));
        let known = (0..KNOWN).map(|code| looked_up(face.as_ref()?, char::from_u32(code)?)).collect();
        Letters { face, file, known }
    })
});

fn looked_up(face: &Face<'_>, letter: char) -> Option<Glyph> {
    let id = face.glyph_index(letter)?;
    Some(Glyph { id: id.0, advance: face.glyph_hor_advance(id)? })
}

/// The glyph of a letter, where the face has one.
pub fn glyph(style: Style, letter: char) -> Option<Glyph> {
    let letters = style.letters();
    match letters.known.get(letter as usize) {
        Some(known) => *known,
        None => looked_up(letters.face.as_ref()?, letter),
    }
}

/// Whether every face of the font has a letter: a paper with another one cannot be set.
pub fn has(letter: char) -> bool {
    Style::ALL.iter().all(|style| glyph(*style, letter).is_some())
}

/// The text with a mark for each letter that the font lacks, such as a picture sign from a telephone.
pub fn settable(text: &str) -> String {
    let letter = |letter: char| if letter.is_ascii() || has(letter) { letter } else { '?' };
    text.chars().map(letter).collect()
}

/// The width of words at a size, in points; a letter that the font lacks counts half an em.
pub fn width(style: Style, words: &str, size: f32) -> f32 {
    let Some(face) = style.face() else { return 0.0 };
    let em = face.units_per_em();
    let units: u32 = words.chars().map(|letter| u32::from(glyph(style, letter).map_or(em / 2, |glyph| glyph.advance))).sum();
    units as f32 / f32::from(em) * size
}

/// The width of bold words at a size, in points.
pub fn bold_width(words: &str, size: f32) -> f32 {
    width(Style::Bold, words, size)
}

/// The lines into which bold words break where there is room for so many points.
pub fn broken(words: &str, size: f32, room: f32) -> Vec<String> {
    broken_in(Style::Bold, words, size, room)
}

/// The lines into which words break where there is room for so many points: full lines first, as office programs break them.
pub fn broken_in(style: Style, words: &str, size: f32, room: f32) -> Vec<String> {
    let blank = width(style, " ", size);
    let (mut lines, mut filled): (Vec<String>, f32) = (Vec::new(), 0.0);
    for word in words.split_whitespace() {
        let more = width(style, word, size);
        match lines.last_mut().filter(|_| filled + blank + more <= room) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
                filled += blank + more;
            }
            None => {
                lines.push(word.to_owned());
                filled = more;
            }
        }
    }
    lines
}

/// The widths of those lines.
pub fn broken_widths(words: &str, size: f32, room: f32) -> Vec<f32> {
    broken(words, size, room).iter().map(|line| bold_width(line, size)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_font_lacks_leaves_a_mark_and_stops_no_paper() {
        assert_eq!(settable("Đ/c Lan 🎉 ế – “Đẩy mạnh”\u{a0}ạ"), "Đ/c Lan ? ế – “Đẩy mạnh”\u{a0}ạ");
    }

    #[test]
    fn the_title_is_as_wide_as_in_times() {
        // formats.md 1.4: 206.7 pt at 15 pt bold.
        assert!((bold_width("ĐẢNG CỘNG SẢN VIỆT NAM", 15.0) - 206.7).abs() < 0.2);
    }

    #[test]
    fn lines_break_between_words_where_the_room_ends() {
        let word = bold_width("BÁO", 14.0);
        let two = word * 2.0 + bold_width(" ", 14.0);
        let check = |room: f32, expected: &[f32]| {
            let found = broken_widths("BÁO BÁO BÁO", 14.0, room);
            assert!(found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 0.01), "{found:?}");
        };
        check(two + 1.0, &[two, word]);
        check(1.0, &[word, word, word]);
        assert!(broken_widths(" ", 14.0, 100.0).is_empty());
    }

    #[test]
    fn no_vietnamese_letter_is_missing() {
        let vowels = "aăâeêioôơuưy";
        let marks = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
        for bytes in FACES {
            let face = Face::parse(bytes, 0).unwrap();
            for vowel in vowels.chars() {
                for mark in marks {
                    let lower = unicode_normalization::UnicodeNormalization::nfc(format!("{vowel}{mark}").chars()).collect::<String>();
                    for letter in lower.chars().chain(lower.to_uppercase().chars()) {
                        assert!(face.glyph_index(letter).is_some(), "{letter}");
                    }
                }
            }
            assert!("đĐ₫–—“”…²³".chars().all(|letter| face.glyph_index(letter).is_some()));
        }
    }
}
