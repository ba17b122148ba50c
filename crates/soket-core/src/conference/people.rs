//! The list of people of a conference, as an office keeps it: each row of a table or of pasted text becomes a delegate or a
//! sentence that says what to mend.

pub mod twin;

mod column;
mod line;
mod name;
mod word;

use crate::conference::delegate::{DelegateClass, Honorific};
use crate::refusal::Sentence;
use crate::text;
use column::{Columns, Role};
use line::Line;

/// The longest office or name of a unit that is taken.
const LONGEST: usize = 200;
/// The longest seat.
const LONGEST_SEAT: usize = 20;
/// How many rows a title may take before the head begins.
const TITLE: usize = 20;

/// A person as a list names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Full name, in normal form.
    pub name: String,
    /// How they are addressed; none when the list does not say.
    pub honorific: Option<Honorific>,
    /// Office as written; empty when the list does not say.
    pub office: String,
    /// Unit in the list's own words; empty when the list does not say.
    pub unit_words: String,
    /// Capacity.
    pub class: DelegateClass,
    /// Seat; empty when the list does not say.
    pub seat: String,
}

/// What was made of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Its place in the list, counted from one.
    pub row: usize,
    /// The person, or why there is none.
    pub person: Result<Listed, Sentence>,
    /// What was read otherwise than written, and what was not understood.
    pub notes: Vec<Sentence>,
}

/// Reads a list. Rows above the first head, heads, headings of groups and empty rows are not people and left out; `default` is the
/// capacity of whoever the list gives none.
pub fn read(rows: &[Vec<String>], default: DelegateClass) -> Vec<Read> {
    walk(rows, default).0
}

/// Why a row of a list names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skipped {
    /// It stands above the first head.
    Title,
    /// It names the columns.
    Head,
    /// It names the group below it.
    Heading,
    /// It has no name in it.
    Empty,
}

impl Skipped {
    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Skipped::Title => "tiêu đề phía trên bảng",
            Skipped::Head => "dòng tên cột",
            Skipped::Heading => "dòng tên nhóm",
            Skipped::Empty => "dòng không có tên ai",
        }
    }
}

/// The rows that [`read`] leaves out, and why.
pub fn skipped(rows: &[Vec<String>], default: DelegateClass) -> Vec<Skipped> {
    walk(rows, default).1
}

fn walk(rows: &[Vec<String>], default: DelegateClass) -> (Vec<Read>, Vec<Skipped>) {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| plain(cell)).collect()).collect();
    let first = rows.iter().take(TITLE).position(|row| Columns::of_head(row).is_some()).unwrap_or(0);
    let mut group = Group { columns: None, class: default, unit: String::new() };
    let (mut list, mut left) = (Vec::new(), vec![Skipped::Title; first]);
    for (at, row) in rows.iter().enumerate().skip(first) {
        if let Some(columns) = Columns::of_head(row) {
            group.columns = Some(columns);
            left.push(Skipped::Head);
        } else if is_without_people(row) {
            left.push(Skipped::Empty);
        } else if group.takes_heading(row, default) {
            left.push(Skipped::Heading);
        } else {
            list.push(group.person(at + 1, row));
        }
    }
    (list, left)
}

/// What holds for the rows below a head or a heading.
struct Group {
    columns: Option<Columns>,
    class: DelegateClass,
    unit: String,
}

impl Group {
    /// `II. Chi bộ Cơ khí`, `Khách mời`: words alone in their row that name a capacity or a unit for the rows below.
    fn takes_heading(&mut self, row: &[String], default: DelegateClass) -> bool {
        let mut cells = row.iter().filter(|cell| !cell.is_empty() && !word::is_ordinal(cell));
        let (Some(cell), None) = (cells.next(), cells.next()) else { return false };
        let heading = word::without_ordinal(cell);
        let line = Line::read(heading, "");
        // `Bà Lê Thị Sáu, khách mời` is a person.
        let class = word::class(heading).filter(|_| line.honorific.is_none() && line.rest.is_empty());
        match (class, word::is_unit(heading)) {
            (_, true) => (self.unit, self.class) = (heading.trim_end_matches([':', ' ']).to_owned(), default),
            (Some(class), false) => (self.unit, self.class) = (String::new(), class),
            (None, false) => return false,
        }
        true
    }

    fn person(&self, row: usize, cells: &[String]) -> Read {
        let mut notes = Vec::new();
        let said = match &self.columns {
            Some(columns) => said_in_columns(columns, cells),
            None => said_in_words(cells),
        };
        let person = said.and_then(|said| self.listed(said, &mut notes));
        Read { row, person, notes }
    }

    fn listed(&self, said: Said, notes: &mut Vec<Sentence>) -> Result<Listed, Sentence> {
        let class = self.class_of(&said, notes);
        let Said { line, unit, seat, .. } = said;
        let name = name::read(&line.name, notes)?;
        if let Some(title) = line.title {
            notes.push(Sentence::plain("Bỏ học vị “%{title}” khỏi họ tên.").with("title", title));
        }
        if let Some(address) = line.unknown_address {
            notes.push(Sentence::plain("Không rõ cách xưng hô “%{words}” nên bỏ qua.").with("words", address));
        }
        let unit_words = match unit {
            unit if !unit.is_empty() => unit,
            _ if self.unit.is_empty() => word::unit_in_office(&line.office).unwrap_or_default(),
            _ => self.unit.clone(),
        };
        let is_long = |words: &str| words.chars().count() > LONGEST;
        if is_long(&line.office) || is_long(&unit_words) || seat.chars().count() > LONGEST_SEAT {
            return Err(Sentence::plain("Chức vụ, đơn vị hoặc số ghế quá dài: kiểm tra xem các cột có bị lệch không."));
        }
        Ok(Listed { name, honorific: line.honorific, office: line.office, unit_words, class, seat })
    }

    /// By its own cell, or else by a remark, or else by the heading above or the caller's word.
    fn class_of(&self, said: &Said, notes: &mut Vec<Sentence>) -> DelegateClass {
        match word::class(&said.class).or_else(|| word::class(&said.remark)) {
            Some(class) => class,
            None => {
                if !said.class.is_empty() {
                    notes.push(Sentence::plain("Không rõ thành phần “%{words}”: dùng thành phần chọn chung.").with("words", &said.class));
                }
                self.class
            }
        }
    }
}

/// What a row says, cell by cell.
#[derive(Default)]
struct Said {
    line: Line,
    unit: String,
    class: String,
    seat: String,
    remark: String,
}

fn said_in_columns(columns: &Columns, cells: &[String]) -> Result<Said, Sentence> {
    let cell = |role: Role| columns.words(role, cells);
    let mut name = cell(Role::Name);
    if name.is_empty() {
        name = [cell(Role::FamilyName), cell(Role::GivenName)].join(" ").trim().to_owned();
    }
    let mut line = Line::read(&name, &cell(Role::Address));
    let mut unit = cell(Role::Unit);
    let mut class = cell(Role::Class);
    for words in std::mem::take(&mut line.rest) {
        take(words, (&mut line.office, &mut unit, &mut class));
    }
    let office = cell(Role::Office);
    if !office.is_empty() {
        line.office = office;
    }
    Ok(Said { line, unit, class, seat: cell(Role::Seat), remark: cell(Role::Remark) })
}

/// A row without a head: the first cell that looks like a name is the name, what comes behind it says the rest.
fn said_in_words(cells: &[String]) -> Result<Said, Sentence> {
    let mut cells = cells.iter().filter(|cell| !cell.is_empty() && !word::is_ordinal(cell)).peekable();
    let mut address = "";
    let first = cells.peek().map_or("", |cell| cell.as_str());
    if word::honorific(first).is_some() {
        address = first;
        cells.next();
    }
    let cells: Vec<&String> = cells.collect();
    let at = cells.iter().position(|cell| name::is_likely(&Line::read(cell, "").name)).unwrap_or(0);
    let mut said = Said { line: Line::read(cells.get(at).map_or("", |cell| cell.as_str()), address), ..Said::default() };
    let inside = std::mem::take(&mut said.line.rest);
    for words in inside.into_iter().chain(cells.into_iter().skip(at + 1).cloned()) {
        take(words, (&mut said.line.office, &mut said.unit, &mut said.class));
    }
    Ok(said)
}

/// Puts words where they belong by what they say: a capacity, a unit, or else the office.
fn take(words: String, (office, unit, class): (&mut String, &mut String, &mut String)) {
    if class.is_empty() && word::class(&words).is_some() && !word::is_unit(&words) {
        *class = words;
    } else if unit.is_empty() && (word::is_unit(&words) || !office.is_empty()) {
        *unit = words;
    } else if office.is_empty() {
        *office = words;
    } else {
        *unit = format!("{unit}, {words}");
    }
}

/// Nothing but an ordinal, or the numbers of the columns under a head: `(1) (2) (3)`, `A B 1 2`.
fn is_without_people(row: &[String]) -> bool {
    let is_mark = |cell: &str| cell.trim_matches(|sign: char| "()[]".contains(sign)).chars().count() <= 1;
    row.iter().all(|cell| cell.is_empty() || word::is_ordinal(cell) || is_mark(cell))
}

/// A cell in one line: normal form, single blanks.
fn plain(cell: &str) -> String {
    text::tidy(cell).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
