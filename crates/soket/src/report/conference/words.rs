//! How papers of a conference say things: counts, times, people.

use crate::app;
use crate::store::conference::delegate::Delegate;
use jiff::civil::Time;
use jiff::{SignedDuration, Timestamp};
use soket_core::conference::card::CardCode;

/// A count as papers write it: below ten with a nought before it (formats.md 4.3).
pub fn count(number: impl Into<u64>) -> String {
    match number.into() {
        0 => "0".to_owned(),
        number => format!("{number:02}"),
    }
}

/// A time as papers write it: `07 giờ 30`.
pub fn hour(time: Time) -> String {
    format!("{:02} giờ {:02}", time.hour(), time.minute())
}

/// The same of a moment.
pub fn hour_of(at: Timestamp) -> String {
    hour(app::local_time(at))
}

/// How long something took: `3 giờ 05 phút`, `08 phút`, `dưới 01 phút`.
pub fn lasted(time: SignedDuration) -> String {
    match (time.as_mins() / 60, time.as_mins() % 60) {
        (0, 0) => "dưới 01 phút".to_owned(),
        (0, minutes) => format!("{minutes:02} phút"),
        (hours, minutes) => format!("{hours:02} giờ {minutes:02} phút"),
    }
}

/// Somebody as minutes name him: `đ/c Nguyễn Văn A`; a guest with his own honorific.
pub fn noted(delegate: &Delegate) -> String {
    match delegate.said.honorific {
        Some(soket_core::conference::delegate::Honorific::Comrade) => format!("đ/c {}", delegate.said.name),
        _ => delegate.addressed(),
    }
}

/// The same with office and home.
pub fn noted_from(delegate: &Delegate) -> String {
    let from = delegate.from();
    if from.is_empty() { noted(delegate) } else { format!("{} ({from})", noted(delegate)) }
}

/// Somebody as an invitation addresses him.
pub fn invited(delegate: &Delegate) -> String {
    let from = delegate.from();
    let name = soket_core::text::capitalised(&delegate.addressed());
    if from.is_empty() { name } else { format!("{name}, {from}") }
}

/// The code of a card in groups.
pub fn card(delegate: &Delegate) -> String {
    CardCode::parse(&delegate.card).map(|code| code.to_string()).unwrap_or_default()
}

/// What somebody typed, as one line of a text whose signs mean nothing: no list begins in it, nothing turns bold.
pub fn said(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut kept = String::with_capacity(line.len());
    for letter in line.chars() {
        if matches!(letter, '*' | '_' | '\\' | '#' | '<' | '>' | '|' | '~') {
            kept.push('\\');
        }
        kept.push(letter);
    }
    kept
}

/// A sentence with its full stop.
pub fn ended(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', ';', ':']) { text.to_owned() } else { format!("{text}.") }
}

/// Whoever chaired, as a sentence of a notice names him.
pub fn chaired(delegate: &Delegate) -> String {
    let office = &delegate.said.office;
    if office.is_empty() { delegate.addressed() } else { format!("{}, {office}", delegate.addressed()) }
}
