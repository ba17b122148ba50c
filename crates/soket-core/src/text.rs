//! Vietnamese text: one normal form, and a fold for finding without marks.

use unicode_normalization::UnicodeNormalization as _;

/// The normal form in which everything is kept (formats.md 4.1).
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Letters without marks, lower case, `đ` as `d`: what finding compares.
pub fn fold(text: &str) -> String {
    let bare = text.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    bare.flat_map(char::to_lowercase).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// The key by which people are sorted: given name, then the rest.
pub fn person_key(name: &str) -> String {
    let (rest, given) = name.rsplit_once(' ').unwrap_or(("", name));
    format!("{given} {rest}").to_lowercase()
}
