//! Text as rules compare it: one kind of blank, one normal form, or no marks at all.

use unicode_normalization::UnicodeNormalization as _;

/// In NFC, every run of blanks (fixed ones too) one blank, none at the ends.
pub fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split(char::is_whitespace).filter(|word| !word.is_empty()).collect();
    words.join(" ").nfc().collect()
}

/// As [`plain`], without marks and in lower case, `đ` as `d`: what does not change when somebody mistypes a mark.
pub fn fold(text: &str) -> String {
    let bare = plain(text).nfd().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter)).collect::<String>();
    bare.to_lowercase().replace('đ', "d")
}

/// Only the letters of [`fold`].
pub fn bare_letters(text: &str) -> String {
    fold(text).chars().filter(|letter| letter.is_alphabetic()).collect()
}

/// Whether a text is written in capitals; one without letters is not.
pub fn is_capitals(text: &str) -> bool {
    text.contains(char::is_alphabetic) && !text.contains(char::is_lowercase)
}
