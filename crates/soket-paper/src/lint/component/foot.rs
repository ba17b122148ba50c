//! The foot of a paper: Nơi nhận at the left, the signature at the right; of a record, two signatures side by side.

use crate::lint::file::{Cell, Line};
use crate::lint::words::{fold, is_capitals, plain};

/// How many lines a foot without a table may have.
const LONGEST: usize = 40;

/// The abbreviations of an authority, with either mark or none.
const AUTHORITIES: [&str; 11] = ["T/M", "K/T", "T/L", "T/UQ", "TM", "KT", "TL", "TUQ", "Q.", "Q/", "T/Q"];

/// With what the words begin under which a record is signed.
const ROLES: [&str; 4] = ["nguoi ghi", "thu ky", "chu tri", "chu toa"];

/// With what the words begin under which somebody signs a report about himself.
const REPORTER: &str = "nguoi bao cao";

/// A signature.
#[derive(Debug, Default)]
pub struct Signed {
    /// `T/M ĐẢNG UỶ`.
    pub authority: Option<Line>,
    /// `BÍ THƯ`.
    pub office: Option<Line>,
    /// The full name.
    pub name: Option<Line>,
}

/// Signatures and recipients.
#[derive(Debug, Default)]
pub struct Foot {
    /// `Nơi nhận:`.
    pub recipients_head: Option<Line>,
    /// The lines below it, down to the one that says where the paper is kept.
    pub recipients: Vec<Line>,
    /// Who signs, at the right.
    pub signed: Signed,
    /// Who wrote a record, or confirms a statement, and signs at the left; nobody on other papers.
    pub writer: Signed,
}

impl Foot {
    /// Looks for the components from a line on; also gives the line at which the body ends.
    pub fn find(lines: &[&Line], from: usize) -> (Self, usize) {
        let recipients = lines[from..].iter().position(|line| is_recipients_head(line)).map(|ahead| from + ahead);
        let authority = lines[from..].iter().rposition(|line| authority(&line.start()).is_some()).map(|ahead| from + ahead);
        let Some(start) = recipients.or(authority) else { return (Self::default(), lines.len()) };
        let (left, right) = match lines[start].cell {
            Some(cell) => of_table(lines, cell, recipients.is_some()),
            None => of_lines(&lines[start..]),
        };
        let mut foot = Self::default();
        foot.list(left);
        foot.signed = Signed::find(&right);
        // The table of the foot begins with whichever half stands at the left.
        let table = lines[start].cell.map(|cell| cell.table);
        let first = lines.iter().position(|line| table.is_some() && line.cell.map(|cell| cell.table) == table);
        (foot, first.unwrap_or(start).min(authority.filter(|at| *at >= from).unwrap_or(start)).max(from))
    }

    fn list(&mut self, lines: Vec<Line>) {
        let mut lines = lines.into_iter().filter(|line| !line.is_blank()).skip_while(|line| !is_recipients_head(line));
        self.recipients_head = lines.next();
        self.recipients = lines.collect();
        // Below the line that keeps the paper stand the typist's letters.
        let kept = self.recipients.iter().rposition(|line| fold(&line.start()).trim_start_matches(['-', ' ']).starts_with("luu"));
        self.recipients.truncate(kept.map_or(self.recipients.len(), |kept| kept + 1));
    }

    /// Looks for the components of a paper that two sign; Nơi nhận stands below the signatures, if anywhere.
    pub fn of_record(lines: &[&Line], from: usize) -> (Self, usize) {
        let is_signed = |line: &&Line| is_role(line) || authority(&line.start()).is_some();
        let Some(pair) = lines[from..].iter().rposition(is_signed).map(|ahead| from + ahead) else { return Self::find(lines, from) };
        let recipients = lines[from..].iter().position(|line| is_recipients_head(line)).map(|ahead| from + ahead);
        let (left, right) = match lines[pair].cell {
            Some(cell) => {
                let inside = lines[from..].iter().filter(|line| line.cell.is_some_and(|other| other.table == cell.table));
                inside.map(|line| (*line).clone()).partition(|line| line.cell.is_some_and(|cell| cell.column == 0))
            }
            None => of_lines(&lines[pair..]),
        };
        let mut foot = Self { signed: Signed::find(&right), ..Self::default() };
        let above: Vec<Line> = left.iter().take_while(|line| !is_recipients_head(line)).cloned().collect();
        foot.writer = Signed::find(&above);
        match recipients.filter(|at| lines[*at].cell.is_none()) {
            Some(at) => foot.list(of_lines(&lines[at..]).0),
            None => foot.list(left),
        }
        let table = lines[pair].cell.map(|cell| cell.table);
        let first = lines.iter().position(|line| table.is_some() && line.cell.map(|cell| cell.table) == table).unwrap_or(pair);
        (foot, first.min(recipients.unwrap_or(first)).max(from))
    }
}

impl Signed {
    /// Authority and office stand together; the name stands apart, below room for the signature.
    fn find(lines: &[Line]) -> Self {
        let is_blank = |line: &Line| line.is_blank() || line.start().trim_start().starts_with('(');
        let mut signed = Self::default();
        let Some(begin) = lines.iter().position(|line| !is_blank(line)) else { return signed };
        let upper = lines[begin..].iter().take_while(|line| !is_blank(line)).count();
        let mut upper = lines[begin..begin + upper].to_vec();
        signed.name = lines[begin + upper.len()..].iter().rfind(|line| !is_blank(line)).cloned();
        if signed.name.is_none() {
            signed.name = upper.pop_if(|last| !is_capitals(&last.start()));
        }
        if upper.first().is_some_and(|first| authority(&first.start()).is_some()) {
            signed.authority = Some(upper.remove(0));
        }
        signed.office = upper.pop();
        signed
    }

    /// Its first line; none where nobody signs.
    pub fn line(&self) -> Option<&Line> {
        self.authority.as_ref().or(self.office.as_ref()).or(self.name.as_ref())
    }
}

/// The abbreviation with which a line in capitals names an authority.
pub fn authority(text: &str) -> Option<&'static str> {
    let text = plain(text);
    let begins = |abbreviation: &&&str| {
        let rest = text.strip_prefix(**abbreviation);
        rest.is_some_and(|rest| abbreviation.ends_with(['.', '/']) || rest.starts_with(['.', ' ', '/']))
    };
    AUTHORITIES.iter().find(begins).copied().filter(|_| is_capitals(&text))
}

fn is_recipients_head(line: &Line) -> bool {
    let text = fold(&line.start());
    text == "noi nhan" || text.starts_with("noi nhan:")
}

fn is_role(line: &Line) -> bool {
    let text = fold(&line.start());
    is_capitals(&line.start()) && ROLES.iter().chain([&REPORTER]).any(|role| text.starts_with(role))
}

/// Whether somebody signs here for himself: `NGƯỜI BÁO CÁO`.
pub fn is_reporter(line: &Line) -> bool {
    is_capitals(&line.start()) && fold(&line.start()).starts_with(REPORTER)
}

/// The halves of a foot that is a table: the cells of Nơi nhận, and all others.
fn of_table(lines: &[&Line], at: Cell, has_recipients: bool) -> (Vec<Line>, Vec<Line>) {
    let inside = lines.iter().filter(|line| line.cell.is_some_and(|cell| cell.table == at.table));
    let is_own = |cell: Cell| if at.columns > 1 { cell.column == at.column } else { cell.row == at.row };
    let (own, others): (Vec<&Line>, Vec<&Line>) = inside.partition(|line| line.cell.is_some_and(is_own));
    let [own, others] = [own, others].map(|lines| lines.into_iter().cloned().collect());
    if has_recipients { (own, others) } else { (others, own) }
}

/// The halves of a foot that tabs part, or that is typed one half below the other.
fn of_lines(lines: &[&Line]) -> (Vec<Line>, Vec<Line>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    // Annexes follow, mostly with tables.
    let is_foot = |line: &&&Line| line.cell.is_none() && !fold(&line.start()).starts_with("phu luc");
    for line in lines.iter().take(LONGEST).take_while(is_foot) {
        match line.halves() {
            Some([one, other]) => {
                left.push(one);
                right.push(other);
            }
            None if is_recipients_head(line) || line.start().trim_start().starts_with('-') => left.push((*line).clone()),
            None => right.push((*line).clone()),
        }
    }
    (left, right)
}
