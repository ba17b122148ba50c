//! A person's name: any number of syllables, hyphens and apostrophes, never a digit.

use super::word;
use crate::refusal::Sentence;
use crate::text::nfc;

/// The longest name that is taken.
const LONGEST: usize = 80;

/// Reads a name; one in capitals, or without any, gets the letters of a name, with a note.
///
/// # Errors
/// What is wrong with it.
pub fn read(typed: &str, notes: &mut Vec<Sentence>) -> Result<String, Sentence> {
    let name: String = typed.chars().map(|sign| if "’‘ʼ`´".contains(sign) { '\'' } else { sign }).collect();
    if let Some(says) = fault(&name) {
        return Err(says);
    }
    let cased = in_name_case(&name);
    match cased.chars().count() <= LONGEST {
        true if has_case_of_name(&name) => Ok(name),
        true => {
            notes.push(Sentence::plain("Viết lại họ tên “%{typed}” thành “%{name}”.").with("typed", typed).with("name", &cased));
            Ok(cased)
        }
        false => Err(too_long()),
    }
}

/// Whether words are more likely a name than an office or a unit, where no head says so.
pub fn is_likely(words: &str) -> bool {
    let starts_large = words.split_whitespace().all(|word| word.chars().next().is_some_and(char::is_uppercase));
    read(words, &mut Vec::new()).is_ok() && starts_large && word::class(words).is_none() && !word::is_unit(words)
}

fn fault(name: &str) -> Option<Sentence> {
    let strange = name.chars().find(|sign| !(sign.is_alphabetic() || is_mark(*sign) || " '-.".contains(*sign)));
    match strange {
        _ if name.chars().any(char::is_numeric) => {
            Some(Sentence::plain("Họ tên “%{name}” có chữ số: kiểm tra xem các cột có bị lệch không.").with("name", short(name)))
        }
        Some(sign) => Some(Sentence::plain("Họ tên “%{name}” có ký hiệu “%{sign}”.").with("name", short(name)).with("sign", sign)),
        None if !name.chars().any(char::is_alphabetic) => Some(Sentence::plain("Dòng này không có họ tên.")),
        None if name.chars().count() > LONGEST => Some(too_long()),
        None => None,
    }
}

/// A mark that has no letter of one piece: some ethnic names are written with it.
fn is_mark(sign: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&sign)
}

fn too_long() -> Sentence {
    Sentence::plain("Họ tên dài quá 80 ký tự.")
}

fn short(name: &str) -> String {
    name.chars().take(LONGEST).collect()
}

/// Whether it mixes small letters and capitals, as names do.
fn has_case_of_name(name: &str) -> bool {
    let letters = name.chars().filter(|sign| sign.is_alphabetic()).count();
    let has_large = name.chars().any(char::is_uppercase);
    has_large && (letters < 2 || name.chars().any(char::is_lowercase)) || in_name_case(name) == name
}

/// A capital at the start of each part, small letters behind it: `K'BRÊU` is `K'Brêu`.
fn in_name_case(name: &str) -> String {
    let mut starts = true;
    let mut cased = String::new();
    for sign in name.chars() {
        let (mut large, mut small) = (sign.to_uppercase(), sign.to_lowercase());
        // A letter that has no other one of its own stays: `ß` would become two.
        match if starts { (large.next(), large.next()) } else { (small.next(), small.next()) } {
            (Some(letter), None) => cased.push(letter),
            _ => cased.push(sign),
        }
        starts = " '-.".contains(sign);
    }
    nfc(&cased)
}
