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

static BOLD: LazyLock<Option<Face<'static>>> = LazyLock::new(|| {
    let faces = FACES.iter().filter_map(|bytes| Face::parse(bytes, 0).ok());
    faces.into_iter().find(|face| face.is_bold() && !face.is_italic())
});

/// Whether every face of the font has a letter: a paper with another one cannot be set.
pub fn has(letter: char) -> bool {
    static PARSED: LazyLock<Vec<Face<'static>>> = LazyLock::new(|| FACES.iter().filter_map(|bytes| Face::parse(bytes, 0).ok()).collect());
    PARSED.iter().all(|face| face.glyph_index(letter).is_some())
}

/// The text with a mark for each letter that the font lacks, such as a picture sign from a telephone.
pub fn settable(text: &str) -> String {
    let letter = |letter: char| if letter.is_ascii() || has(letter) { letter } else { '?' };
    text.chars().map(letter).collect()
}

/// The width of bold words at a size, in points; a letter that the font lacks counts half an em.
pub fn bold_width(words: &str, size: f32) -> f32 {
    let Some(face) = BOLD.as_ref() else { return 0.0 };
    let em = f32::from(face.units_per_em());
    let letter = |letter: char| face.glyph_index(letter).and_then(|glyph| face.glyph_hor_advance(glyph)).map_or(em / 2.0, f32::from);
    words.chars().map(letter).sum::<f32>() / em * size
}

/// The lines into which bold words break where there is room for so many points: full lines first, as office programs
/// break them.
pub fn broken(words: &str, size: f32, room: f32) -> Vec<String> {
    let blank = bold_width(" ", size);
    let (mut lines, mut width): (Vec<String>, f32) = (Vec::new(), 0.0);
    for word in words.split_whitespace() {
        let more = bold_width(word, size);
        match lines.last_mut().filter(|_| width + blank + more <= room) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
                width += blank + more;
            }
            None => {
                lines.push(word.to_owned());
                width = more;
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
