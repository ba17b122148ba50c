//! The place-and-date line: `Gò Công, ngày 06 tháng 02 năm 2023` (formats.md 1.7).

use super::words::plain;
use jiff::civil::Date;

/// What a place-and-date line says.
#[derive(Debug, PartialEq, Eq)]
pub enum PlaceAndDate {
    /// A day that the calendar knows, written as it should be.
    Full,
    /// A draft's: place and year, day and month left blank.
    Blank,
    /// A day that the calendar does not know: 31 June.
    NoSuchDay,
    /// Something else.
    Other,
}

impl PlaceAndDate {
    /// Reads a line.
    pub fn parse(line: &str) -> Self {
        let line = plain(line);
        let Some((place, rest)) = line.split_once(", ngày ") else { return Self::Other };
        if place.is_empty() {
            return Self::Other;
        }
        let Some((day, rest)) = split_at_word(rest, "tháng ") else { return Self::Other };
        let Some((month, year)) = split_at_word(rest, "năm ") else { return Self::Other };
        let is_year = year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit());
        if !is_year {
            return Self::Other;
        }
        if is_left_blank(day) && is_left_blank(month) {
            return Self::Blank;
        }
        match (padded(day, 10), padded(month, 3), year.parse()) {
            (Some(day), Some(month), Ok(year)) if Date::new(year, month, day).is_ok() => Self::Full,
            (Some(1..=31), Some(1..=12), Ok(_)) => Self::NoSuchDay,
            _ => Self::Other,
        }
    }
}

/// What stands before a word, and what behind it.
fn split_at_word<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let (before, behind) = text.split_once(word)?;
    Some((before.trim_end(), behind))
}

fn is_left_blank(text: &str) -> bool {
    text.chars().all(|letter| matches!(letter, '.' | '…' | '_' | ' '))
}

/// A number that is padded to two digits below a limit, and not from there on.
fn padded(digits: &str, below: i8) -> Option<i8> {
    let number: i8 = digits.parse().ok()?;
    let expected = if number < below { format!("{number:02}") } else { number.to_string() };
    (digits == expected).then_some(number)
}
