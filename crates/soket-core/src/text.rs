//! Vietnamese text: one normal form, finding with or without marks, addresses; below it sorting and tone marks.

pub mod collation;
pub mod tone;

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// The normal form in which everything is kept, compared and printed (formats.md 4.1).
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// What a person typed, as it is kept: in normal form, without blanks around it, without characters that nobody sees and no paper
/// prints - control characters other than tab and line break, and those that turn the direction of writing.
pub fn tidy(text: &str) -> String {
    let is_seen = |c: &char| {
        matches!(c, '\t' | '\n')
            || !c.is_control()
                && !matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    nfc(&text.chars().filter(is_seen).collect::<String>()).trim().to_owned()
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

/// Where `needle` occurs in `text` when marks and case are ignored: byte ranges of `text`, in order,
/// without overlap, so that a page can mark the hits in what was written.
pub fn find_folded(text: &str, needle: &str) -> Vec<Range<usize>> {
    let letters = folded_letters(text);
    let wanted: Vec<char> = needle.chars().flat_map(fold_char).collect();
    let mut hits = Vec::new();
    let mut at = 0;
    while !wanted.is_empty() && at + wanted.len() <= letters.len() {
        let window = &letters[at..at + wanted.len()];
        if window.iter().map(|letter| letter.0).eq(wanted.iter().copied()) {
            let whole = window.iter().map(|letter| &letter.1);
            let start = whole.clone().map(|range| range.start).min().unwrap_or_default();
            hits.push(start..whole.map(|range| range.end).max().unwrap_or_default());
            at += wanted.len();
        } else {
            at += 1;
        }
    }
    hits
}

/// Each folded letter with the bytes that it came from; loose marks belong to the letter before.
fn folded_letters(text: &str) -> Vec<(char, Range<usize>)> {
    let mut letters: Vec<(char, Range<usize>)> = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        let bytes = start..start + c.len_utf8();
        let before = letters.len();
        letters.extend(fold_char(c).map(|folded| (folded, bytes.clone())));
        if letters.len() == before
            && let Some(last) = letters.last_mut()
        {
            last.1.end = bytes.end;
        }
    }
    letters
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
    use proptest::prelude::*;

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

    #[test]
    fn hits_are_marked_in_the_text_as_written() {
        for (text, needle, hits) in [
            ("Đảng uỷ và đảng viên", "dang", vec!["Đảng", "đảng"]),
            ("Đảng uỷ", "ủy", vec!["uỷ"]),
            ("05\u{a0}chi bộ", "05 chi", vec!["05\u{a0}chi"]),
            ("hoa hoa", "", vec![]),
            ("aaaa", "aa", vec!["aa", "aa"]),
            ("tổ", "tổng", vec![]),
            ("to\u{302}\u{309}ng", "to", vec!["to\u{302}\u{309}"]),
        ] {
            let found: Vec<&str> = find_folded(text, needle).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, hits, "{text} / {needle}");
        }
    }

    proptest! {
        #[test]
        fn every_hit_folds_to_the_needle(text in "[aăâđÒỦuỷo \u{300}\u{302}]{0,20}", needle in "[audo]{1,2}") {
            let hits = find_folded(&text, &needle);
            for hit in &hits {
                prop_assert_eq!(fold(&text[hit.clone()]), needle.clone());
            }
            prop_assert_eq!(hits.is_empty(), !fold(&text).contains(&needle));
        }
    }
}
