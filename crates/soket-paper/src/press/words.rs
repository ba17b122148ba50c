//! The words of the press: names of fields, gaps in fixed words, and values cleaned of what no sheet can show.

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

/// How many letters the name of a field may have.
const LONGEST_NAME: usize = 40;

/// The values of one sheet by the names of their fields: normal form, spaces single, nothing invisible.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record(BTreeMap<String, String>);

impl Record {
    /// Takes values in.
    pub fn new<N: Into<String>, V: AsRef<str>>(values: impl IntoIterator<Item = (N, V)>) -> Self {
        Self(values.into_iter().map(|(name, value)| (name.into(), clean(value.as_ref()))).collect())
    }

    /// The value of a field; an empty value prints nothing.
    pub fn value(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str)
    }
}

/// A stretch of fixed words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part<'text> {
    /// As they stand.
    Words(&'text str),
    /// The value of a field.
    Gap(&'text str),
}

/// Fixed words taken apart at their gaps; nothing where a brace is not that of a gap.
pub(super) fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some((words, behind)) = rest.split_once('{') {
        let (name, behind) = behind.split_once('}')?;
        if !is_field_name(name) || words.contains('}') {
            return None;
        }
        parts.extend([Part::Words(words), Part::Gap(name)]);
        rest = behind;
    }
    if rest.contains('}') {
        return None;
    }
    parts.push(Part::Words(rest));
    Some(parts)
}

/// The fields named in fixed words.
pub(super) fn gaps(text: &str) -> Vec<&str> {
    let gap = |part| match part {
        Part::Gap(name) => Some(name),
        Part::Words(_) => None,
    };
    parts(text).unwrap_or_default().into_iter().filter_map(gap).collect()
}

/// Whether this names a field: small Latin letters, digits and `_`.
pub(super) fn is_field_name(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=LONGEST_NAME).contains(&name.len()) && name.bytes().all(allowed)
}

/// Whether a letter has no place in words: control characters, and those that only steer other letters.
pub(super) fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Words in normal form with single spaces; a break of lines is a space, other invisible letters are left out.
pub(super) fn clean(text: &str) -> String {
    let seen = text.nfc().map(|letter| if letter.is_whitespace() && letter != '\u{a0}' { ' ' } else { letter });
    let seen: String = seen.filter(|letter| !is_invisible(*letter)).collect();
    seen.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_names_in_braces() {
        let check = |text: &str, expected: Option<&[&str]>| {
            assert_eq!(parts(text).is_some(), expected.is_some(), "{text}");
            assert_eq!(gaps(text), expected.unwrap_or_default(), "{text}");
        };
        check("", Some(&[]));
        check("Quyết định số {so}, ngày {ngay}", Some(&["so", "ngay"]));
        check("{so}{so}", Some(&["so", "so"]));
        for wrong in ["{", "}", "{}", "{Số}", "{a b}", "a}b{so}", "{so}}", "{{so}}"] {
            check(wrong, None);
        }
    }

    #[test]
    fn values_are_cleaned() {
        assert_eq!(clean(" Nguye\u{302}\u{303}n\n Thị\u{200b}\tLan\u{a0}Anh "), "Nguyễn Thị Lan\u{a0}Anh");
    }
}
