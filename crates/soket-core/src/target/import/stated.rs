//! The rows below the head, as the table states them: names without their numbering, groups, parts of a whole, cells of values.

use super::header::Header;
use super::phrase::{self, Reading};
use crate::target::goal::When;
use crate::text::{fold, nfc};

/// A row of the table that states a target.
#[derive(Debug, Clone)]
pub struct Stated {
    /// Its row in the file, from 1.
    pub row: usize,
    /// The name without numbering or bullet.
    pub name: String,
    /// The unit of measure as written.
    pub scale: String,
    /// The group under which it stands.
    pub theme: String,
    /// Whether it is a part of the row above ("trong đó").
    pub is_part: bool,
    /// The cells of values that are not empty.
    pub cells: Vec<Cell>,
}

/// A cell of a value column.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The stretch that its column names.
    pub when: Option<When>,
    /// The head of its column.
    pub head: String,
    /// What stands in it.
    pub text: String,
}

/// The headings passed on the way down.
#[derive(Default)]
struct Headings {
    theme: String,
    /// A heading that ends in a colon opens the names below it: `Huy động trẻ đến trường:`.
    opening: Option<String>,
    has_whole: bool,
}

/// The rows that state targets, in the order of the table.
pub fn rows(rows: &[Vec<String>], header: &Header) -> Vec<Stated> {
    let mut headings = Headings::default();
    let below = rows.iter().enumerate().skip(header.below);
    below.filter_map(|(at, cells)| headings.pass(at + 1, cells, header)).collect()
}

impl Headings {
    /// The row as a target, or nothing when it is empty or a heading.
    fn pass(&mut self, row: usize, cells: &[String], header: &Header) -> Option<Stated> {
        let cell = |at: usize| cells.get(at).map_or_else(String::new, |cell| tidy(cell));
        let (written, scale) = (cell(header.name), header.scale.map(cell).unwrap_or_default());
        let values = header.values.iter().map(|column| Cell { when: column.when, head: column.head.clone(), text: cell(column.at) });
        // A title merged over the whole table stands in every column.
        let is_value = |value: &Cell| value.text != written && phrase::value(&value.text) != Reading::Nothing;
        let cells: Vec<Cell> = values.filter(is_value).collect();
        if written.is_empty() && cells.is_empty() {
            return None;
        }
        let ordinal = header.ordinal.map(cell).unwrap_or_default();
        if is_heading(&written, &ordinal, (header, &cells, &scale)) {
            self.head(&written);
            return None;
        }
        let (bare, is_bullet) = without_bullet(&written);
        let is_part = is_bullet && self.has_whole;
        self.has_whole |= !is_part;
        if ordinal.chars().any(|c| c.is_ascii_digit()) && !is_bullet {
            self.opening = None;
        }
        let name = match &self.opening {
            Some(opening) => format!("{opening}: {bare}"),
            None => bare.to_owned(),
        };
        let theme = header.theme.map(cell).filter(|theme| !theme.is_empty()).map_or_else(|| self.theme.clone(), |theme| theme_of(&theme));
        Some(Stated { row, name, scale: if scale == written { String::new() } else { scale }, theme, is_part, cells })
    }

    fn head(&mut self, written: &str) {
        let name = without_bullet(without_number(written)).0;
        self.has_whole = false;
        self.opening = name.strip_suffix(':').map(|name| name.trim_end().to_owned());
        if self.opening.is_none() {
            self.theme = theme_of(name);
        }
    }
}

/// A row that states nothing to reach. Where the table has no column of values the clause itself says it, and only what is
/// numbered or written like a heading is one.
fn is_heading(written: &str, ordinal: &str, (header, cells, scale): (&Header, &[Cell], &str)) -> bool {
    let is_silent = matches!(phrase::clause(without_number(written)), Reading::Words);
    let has_scale = !scale.is_empty() && scale != written;
    let is_numbered_high = !ordinal.is_empty() && ordinal.chars().all(|c| c.is_ascii_uppercase() || ".)".contains(c));
    let is_shouted = written.chars().any(char::is_alphabetic) && written.to_uppercase() == written;
    match header.values.is_empty() {
        _ if !cells.is_empty() || has_scale || !is_silent => false,
        true => is_numbered_high || is_shouted || written.ends_with(':'),
        false => true,
    }
}

/// One normal form, runs of spaces and line breaks as one space.
pub fn tidy(text: &str) -> String {
    nfc(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name behind `I. `, `2) `, `a- `, and whether a bullet or "trong đó" stood before it.
fn without_bullet(written: &str) -> (&str, bool) {
    let bare = without_number(written);
    let bulleted = bare.trim_start_matches(['-', '–', '+', '•', '*', ' ']);
    for opening in ["Trong đó", "trong đó", "Tr.đó", "tr.đó"] {
        if let Some(rest) = bulleted.strip_prefix(opening) {
            let rest = rest.trim_start_matches([':', ',', ' ']);
            return (if rest.is_empty() { bulleted } else { rest }, true);
        }
    }
    (bulleted, bulleted.len() < bare.len())
}

fn without_number(written: &str) -> &str {
    let Some((number, rest)) = written.split_once(['.', ')', '-']) else { return written };
    let is_number = !number.is_empty() && (number.chars().all(|c| c.is_ascii_digit()) || number.chars().all(|c| "IVX".contains(c)));
    let is_letter = number.chars().count() == 1 && number.chars().all(char::is_alphabetic);
    if (is_number || is_letter) && rest.starts_with(' ') { rest.trim_start() } else { written }
}

/// The key of the outline's section for a group, where one is meant; else its own words (see `review::Topic::Theme`).
fn theme_of(heading: &str) -> String {
    const THEMES: [(&str, &[&str]); 7] = [
        ("kiem-tra", &["kiem tra", "giam sat"]),
        ("tham-nhung", &["tham nhung"]),
        ("lam-theo", &["lam theo"]),
        ("tu-tuong", &["tu tuong", "tuyen giao"]),
        ("dan-van", &["dan van", "doan the", "mat tran"]),
        ("to-chuc", &["xay dung dang", "to chuc", "dang vien", "can bo"]),
        ("chinh-tri", &["kinh te", "xa hoi", "van hoa", "moi truong", "quoc phong", "chinh tri", "chuyen mon", "dao tao"]),
    ];
    let folded = fold(heading);
    let known = THEMES.iter().find(|(_, words)| words.iter().any(|word| folded.contains(word)));
    known.map_or_else(|| heading.to_owned(), |(key, _)| (*key).to_owned())
}
