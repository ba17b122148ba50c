//! Vietnamese text: one normal form, finding with or without marks, addresses; below it sorting and tone marks.

pub mod collation;
pub mod tone;

use unicode_normalization::UnicodeNormalization as _;

/// The normal form in which everything is kept, compared and printed (formats.md 4.1).
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// What a person typed, as it is kept: in normal form, without blanks around it, without characters that nobody sees and no paper
/// prints - control characters other than tab and line break, and those that turn the direction of writing.
pub fn tidy(text: &str) -> String {
    nfc(&seen(text)).trim().to_owned()
}

/// The text without characters that nobody sees and no paper prints.
pub fn seen(text: &str) -> String {
    let is_seen = |c: &char| {
        matches!(c, '\t' | '\n')
            || !c.is_control()
                && !matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().filter(is_seen).collect()
}

/// Letters without marks, in lower case, `đ` as `d`, fixed spaces as plain ones: what finding compares.
///
/// `hoà`, `hòa` and `HÒA` fold to the same `hoa`.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(fold_char).collect()
}

/// The part of an address made from a name: `Chi bộ Đào tạo` becomes `chi-bo-dao-tao`.
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// The same words with a large first letter: how a screen heads what a paper begins small.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn fold_char(c: char) -> impl Iterator<Item = char> {
    let bare = std::iter::once(c).nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    bare.flat_map(char::to_lowercase).map(|c| match c {
        'đ' => 'd',
        '\u{a0}' | '\u{202f}' => ' ',
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_kept_without_what_nobody_sees() {
        for (typed, kept) in [
            ("  Chi bộ \u{7}Một\r\nhai\t ", "Chi bộ Một\nhai"),
            ("to\u{302}\u{309}", "tổ"),
            ("KH \u{202e}01\u{202c}", "KH 01"),
            ("\u{feff}a\u{200b}b", "ab"),
            ("\u{0}", ""),
        ] {
            assert_eq!(tidy(typed), kept, "{typed:?}");
        }
    }

    #[test]
    fn a_heading_begins_large() {
        for (text, heading) in [("đảng bộ", "Đảng bộ"), ("6 tháng đầu năm", "6 tháng đầu năm"), ("", "")] {
            assert_eq!(capitalised(text), heading);
        }
    }

    #[test]
    fn folding_ignores_marks_case_and_normal_form() {
        for text in ["Hoà Đảng uỷ", "hòa đảng ủy", "HÒA ĐẢNG ỦY", "Hòa\u{a0}Đảng ủy"] {
            assert_eq!(fold(text), "hoa dang uy", "{text}");
            assert_eq!(fold(&text.nfd().collect::<String>()), "hoa dang uy", "{text}");
        }
    }

    #[test]
    fn slugs_are_plain() {
        for (text, expected) in
            [("Chi bộ Đào tạo - Tuyển sinh", "chi-bo-dao-tao-tuyen-sinh"), ("  6 tháng đầu năm 2023 ", "6-thang-dau-nam-2023"), ("!!!", "")]
        {
            assert_eq!(slug(text), expected);
        }
    }
}
