//! The head of a paper: a table of two columns, or lines that tabs part into two.

use crate::lint::file::Line;
use crate::lint::words::{bare_letters, fold, plain};
use crate::profile::Regime;

/// The first line of a Party paper, without marks and blanks.
const PARTY_TITLE: &str = "dangcongsanvietnam";
/// The first line of an administrative paper, likewise.
const NATIONAL_TITLE: &str = "conghoaxahoichunghiavietnam";
const MOTTO: &str = "doclaptudohanhphuc";

/// Words with which names of Party bodies begin: where one begins a line, the name of another body has ended.
pub const PARTY_BODIES: [&str; 14] = [
    "dang uy",
    "chi bo",
    "uy ban kiem tra",
    "van phong",
    "dai hoi",
    "doan chu tich",
    "ban ",
    "bo chinh tri",
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "thi uy",
    "quan uy",
    "trung uong",
];
/// The same for administrative bodies.
const ADMIN_BODIES: [&str; 18] = [
    "truong ",
    "so ",
    "ubnd",
    "uy ban",
    "hoi dong",
    "bo ",
    "cong ty",
    "ban ",
    "van phong",
    "phong ",
    "trung tam",
    "khoa ",
    "cuc ",
    "chi cuc",
    "tong cuc",
    "vien ",
    "hoc vien",
    "dai hoc",
];

/// The half of the head in which a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Who writes, and the number.
    Left,
    /// The title, place and date.
    Right,
}

/// The head; components are numbers of [`Head::lines`].
#[derive(Debug, Default)]
pub struct Head {
    /// Its lines with their halves, blank ones too: a blank line may carry a rule.
    pub lines: Vec<(Side, Line)>,
    /// `ĐẢNG CỘNG SẢN VIỆT NAM` or `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, as the regime wants.
    pub title: Option<usize>,
    /// The title of the other regime.
    pub other_title: Option<usize>,
    /// `Độc lập - Tự do - Hạnh phúc`.
    pub motto: Option<usize>,
    /// The body above.
    pub superior: Vec<usize>,
    /// The issuing body.
    pub issuer: Vec<usize>,
    /// `*`.
    pub star: Option<usize>,
    /// `Số 05-BC/ĐU`.
    pub number: Option<usize>,
    /// Below the number: the subject of a công văn, marks of urgency.
    pub below_number: Vec<usize>,
    /// `Gò Công, ngày 06 tháng 02 năm 2023`.
    pub place_and_date: Option<usize>,
}

/// Where the head ends when no type word tells: behind the last table with a part of a head in it.
pub fn end(lines: &[&Line]) -> usize {
    let is_part = |line: &Line| is_title(line) || is_number(line) || is_place_and_date(line);
    let last = lines.iter().take(super::HEAD_LONGEST).rposition(|line| is_part(line));
    let Some(last) = last else { return 0 };
    let table = lines[last].cell.map(|cell| cell.table);
    let inside = |line: &&Line| table.is_some() && line.cell.map(|cell| cell.table) == table;
    lines.iter().rposition(inside).map_or(last, |row| row.max(last)) + 1
}

/// What tells a component from other lines.
type Sign = fn(&Line) -> bool;

impl Head {
    /// Looks for the components among the lines above the type word.
    pub fn find(lines: &[&Line], regime: Regime) -> Self {
        let mut head = Self { lines: lines.iter().flat_map(|line| sides(line)).collect(), ..Self::default() };
        let find = |head: &Self, is: Sign| head.lines.iter().position(|(_, line)| is(line));
        let (own, other): (Sign, Sign) = match regime {
            Regime::Party => (is_party_title, is_national_title),
            Regime::Administrative => (is_national_title, is_party_title),
        };
        head.title = find(&head, own);
        head.other_title = find(&head, other);
        head.motto = find(&head, |line| bare_letters(&line.start()) == MOTTO);
        head.number = find(&head, is_number);
        head.place_and_date = find(&head, is_place_and_date);
        head.star = find(&head, |line| !line.is_blank() && plain(&line.start()).chars().all(|letter| matches!(letter, '*' | ' ')));
        let names = head.names();
        let split = split(&head, &names, regime);
        head.superior = names[..split].to_vec();
        head.issuer = names[split..].to_vec();
        let below = head.number.map_or(head.lines.len(), |number| number + 1);
        head.below_number = (below..head.lines.len()).filter(|at| head.is_text(*at, Side::Left)).collect();
        head
    }

    /// A line of the head.
    pub fn line(&self, at: usize) -> &Line {
        &self.lines[at].1
    }

    /// The text of a component of one or more lines.
    pub fn text(&self, lines: &[usize]) -> String {
        let texts: Vec<String> = lines.iter().map(|at| plain(&self.line(*at).start())).collect();
        texts.join(" ")
    }

    /// The lines below one, in its half.
    pub fn below(&self, at: usize) -> impl Iterator<Item = &Line> {
        let side = self.lines.get(at).map(|(side, _)| *side);
        self.lines.iter().skip(at + 1).filter(move |(of, _)| Some(*of) == side).map(|(_, line)| line)
    }

    fn is_text(&self, at: usize, side: Side) -> bool {
        let (of, line) = &self.lines[at];
        *of == side && !line.is_blank() && !is_ruling(line)
    }

    /// The lines at the left above star and number.
    fn names(&self) -> Vec<usize> {
        let ends = [self.star, self.number].into_iter().flatten().filter(|at| self.lines[*at].0 == Side::Left);
        let end = ends.min().unwrap_or(self.lines.len());
        (0..end).filter(|at| self.is_text(*at, Side::Left)).collect()
    }
}

/// Where, among the lines of names, that of the issuing body begins.
fn split(head: &Head, names: &[usize], regime: Regime) -> usize {
    let bodies: &[&str] = if regime == Regime::Party { &PARTY_BODIES } else { &ADMIN_BODIES };
    let begins = |at: &usize| {
        let text = fold(&head.line(*at).start()) + " ";
        bodies.iter().any(|body| text.starts_with(body))
    };
    let is_bold = |at: &usize| super::is_bold(head.line(*at));
    match names.iter().rposition(begins) {
        Some(at) if at > 0 || regime == Regime::Party => at,
        // A superior that begins so, with an issuer that does not: only the letters tell them apart.
        _ => names.iter().position(is_bold).unwrap_or_else(|| names.len().saturating_sub(1)),
    }
}

/// A line of the head with its half; a line that a tab parts is two.
fn sides(line: &Line) -> Vec<(Side, Line)> {
    match line.cell {
        Some(cell) if cell.columns > 1 => vec![(if cell.column == 0 { Side::Left } else { Side::Right }, line.clone())],
        _ => match line.halves() {
            Some([left, right]) => vec![(Side::Left, left), (Side::Right, right)],
            None => {
                let is_right = is_title(line) || is_place_and_date(line) || line.start().starts_with('\t');
                vec![(if is_right { Side::Right } else { Side::Left }, line.clone())]
            }
        },
    }
}

fn is_party_title(line: &Line) -> bool {
    bare_letters(&line.start()) == PARTY_TITLE
}

fn is_national_title(line: &Line) -> bool {
    bare_letters(&line.start()) == NATIONAL_TITLE
}

fn is_title(line: &Line) -> bool {
    is_party_title(line) || is_national_title(line)
}

/// `Số 05-BC/ĐU`, also mistyped or left blank. `SỞ ...` only looks alike without marks, and `Số liệu ...` opens a sentence.
fn is_number(line: &Line) -> bool {
    let text = fold(&line.start());
    let Some(rest) = text.strip_prefix("so") else { return false };
    let behind = rest.trim_start_matches([':', ' ', '.', '…', '_']);
    let symbol = behind.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let begins_well = symbol.starts_with(['-', '/']) || symbol.len() < behind.len();
    begins_well && rest.contains('/')
}

fn is_place_and_date(line: &Line) -> bool {
    let text = fold(&line.start());
    text.contains("ngay") && text.contains("thang") && text.contains("nam")
}

/// A row of underscores or dashes: a rule that somebody typed.
pub fn is_ruling(line: &Line) -> bool {
    let text = plain(&line.start());
    !text.is_empty() && text.chars().all(|letter| matches!(letter, '_' | '-' | '–' | '—' | '¯' | ' '))
}
