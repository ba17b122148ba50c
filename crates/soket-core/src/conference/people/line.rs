//! One person written in a line: `1. Đ/c Nguyễn Văn A - Bí thư Chi bộ Cơ khí`.

use super::word;
use crate::conference::delegate::Honorific;

/// The parts of a line, not yet weighed.
#[derive(Debug, Default)]
pub struct Line {
    /// How the person is addressed.
    pub honorific: Option<Honorific>,
    /// Words of address that are not known.
    pub unknown_address: Option<String>,
    /// An academic title that stood before the name.
    pub title: Option<String>,
    /// The name as written.
    pub name: String,
    /// The office, where a column gives it.
    pub office: String,
    /// What stands behind the name.
    pub rest: Vec<String>,
}

impl Line {
    /// Takes a line apart; `address` is what another cell says about how to address the person.
    pub fn read(text: &str, address: &str) -> Self {
        let mut line = Line { honorific: word::honorific(address), ..Line::default() };
        if line.honorific.is_none() && !address.is_empty() {
            line.unknown_address = Some(address.to_owned());
        }
        let (mut name, behind) = part(word::without_ordinal(text));
        loop {
            let bare = word::without_ordinal(name.trim_matches(is_edge));
            let (found, rest) = word::leading_honorific(name);
            if bare != name {
                name = bare;
            } else if let Some(honorific) = found.filter(|_| line.honorific.is_none()) {
                (line.honorific, name) = (Some(honorific), rest);
            } else if let Some((title, rest)) = word::leading_title(name) {
                line.title = Some(line.title.map_or_else(|| title.to_owned(), |before| format!("{before} {title}")));
                name = rest;
            } else {
                break;
            }
        }
        line.name = name.to_owned();
        line.rest = pieces(behind);
        line
    }
}

fn is_edge(sign: char) -> bool {
    sign.is_whitespace() || "-–—,;:.".contains(sign)
}

/// The name and what stands behind it: behind a dash with blanks, a comma, a colon, a bracket.
fn part(text: &str) -> (&str, &str) {
    // `Đồng chí: Nguyễn Văn A` has its colon before the name.
    let start = word::leading_honorific(text).0.map_or(0, |_| text.len() - word::leading_honorific(text).1.len());
    let cuts = [" - ", " – ", " — ", ",", ";", ":", "("].into_iter().filter_map(|mark| text[start..].find(mark));
    match cuts.min() {
        Some(at) => text.split_at(start + at),
        None => (text, ""),
    }
}

fn pieces(behind: &str) -> Vec<String> {
    let marked = [" - ", " – ", " — "].into_iter().fold(behind.to_owned(), |text, dash| text.replace(dash, ";"));
    let pieces = marked.split([',', ';', '(', ')', ':']).map(|piece| piece.trim_matches(is_edge).to_owned());
    pieces.filter(|piece| !piece.is_empty()).collect()
}
