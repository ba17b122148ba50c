//! Which line of a file is what: the head, the type word and subject, the body, the signature, Nơi nhận (formats.md 1.2, 2.2).

pub mod foot;
pub mod head;
pub mod kind;

use super::file::{Line, PaperFile};
use super::symbol;
use super::words::{fold, is_capitals, plain};
use crate::profile::Regime;
use foot::{Foot, is_reporter};
use head::Head;
use kind::Kind;

/// How far from the top a type word may stand: heads are short.
const HEAD_LONGEST: usize = 80;

/// The components of a paper; what is not there was not found.
#[derive(Debug)]
pub struct Components<'a> {
    /// Who writes what when.
    pub head: Head,
    /// Type word, subject, addressees.
    pub kind: Kind<'a>,
    /// The lines of the body outside tables, without captions and blank lines.
    pub body: Vec<&'a Line>,
    /// Whether the body ends with a table, which no sentence closes.
    pub ends_in_table: bool,
    /// Those that name the bases: `Căn cứ ...` at its very beginning.
    pub bases: Vec<&'a Line>,
    /// Signature and recipients.
    pub foot: Foot,
    /// Whether somebody reports about himself: no body issues it, so it has no number, and the unit signs beside him.
    pub is_statement: bool,
}

impl<'a> Components<'a> {
    /// Looks for the components of a paper.
    pub fn find(file: &'a PaperFile, regime: Regime) -> Self {
        let lines: Vec<&Line> = file.lines.iter().filter(|line| !line.is_boxed).collect();
        let word = lines.iter().take(HEAD_LONGEST).position(|line| is_type_word(line));
        let head_end = word.unwrap_or_else(|| head::end(&lines));
        let head = Head::find(&lines[..head_end], regime);
        let (kind, body_start) = Kind::find(&lines, head_end, &head, regime);
        let is_statement = kind.word_is("BÁO CÁO") && lines[body_start..].iter().any(|line| is_reporter(line));
        let has_pair = is_statement || kind.word_is("BIÊN BẢN");
        let (foot, foot_start) = if has_pair { Foot::of_record(&lines, body_start) } else { Foot::find(&lines, body_start) };
        let inside = &lines[body_start..foot_start.max(body_start)];
        let ends_in_table = inside.iter().rfind(|line| !line.is_blank()).is_some_and(|line| line.cell.is_some());
        let body = body(inside);
        let bases = bases(&body);
        Self { head, kind, body, ends_in_table, bases, foot, is_statement }
    }

    /// Whether it is a record, which is signed by two and says in its text where and when.
    pub fn is_record(&self) -> bool {
        self.kind.word_is("BIÊN BẢN")
    }

    /// Whether two sign it side by side: a record, or a statement that the unit confirms.
    pub fn has_pair(&self) -> bool {
        self.is_record() || self.is_statement
    }

    /// Whether it is a programme that is laid on the table. One that is numbered, signed or sent is issued like any paper.
    pub fn is_handout(&self) -> bool {
        let is_issued = self.head.number.is_some() || self.foot.signed.line().is_some() || self.foot.recipients_head.is_some();
        self.kind.word_is("CHƯƠNG TRÌNH") && !is_issued
    }

    /// Whether it is an invitation.
    pub fn is_invitation(&self) -> bool {
        self.kind.word_is("GIẤY MỜI")
    }
}

fn is_type_word(line: &Line) -> bool {
    let text = line.start();
    is_capitals(&text) && symbol::type_word(&text).is_some()
}

/// The body without tables, blank lines, and the captions of tables and pictures.
fn body<'a>(lines: &[&'a Line]) -> Vec<&'a Line> {
    /// A caption, and perhaps the unit of measure below it.
    const CAPTIONS: usize = 3;
    let mut is_caption = vec![false; lines.len()];
    for (at, line) in lines.iter().enumerate() {
        let follows_text = at > 0 && lines[at - 1].cell.is_none() && !lines[at - 1].holds_picture;
        if (line.cell.is_some() || line.holds_picture) && follows_text {
            for above in (at.saturating_sub(CAPTIONS)..at).rev() {
                let is_text = lines[above].is_blank() || !stands_as_caption(lines[above]);
                if is_text {
                    break;
                }
                is_caption[above] = true;
            }
        }
    }
    let is_body = |(at, line): &(usize, &&Line)| !is_caption[*at] && line.cell.is_none() && !line.is_blank();
    lines.iter().enumerate().filter(is_body).map(|(_, line)| *line).collect()
}

fn stands_as_caption(line: &Line) -> bool {
    use super::stand::Align;
    matches!(line.stand.align, Align::Centre | Align::Right) && line.cell.is_none()
}

/// The lines at the top of the body that name bases. One that ends with a colon opens the report itself.
fn bases<'a>(body: &[&'a Line]) -> Vec<&'a Line> {
    let is_basis = |line: &&&Line| {
        let words = fold(plain(&line.start()).trim_start_matches(['-', ' ']));
        let names = words.starts_with("can cu ") || words.starts_with("theo de nghi ");
        names && !line.text().trim_end().ends_with(':')
    };
    body.iter().take_while(is_basis).copied().collect()
}

/// Whether all that is written in a line is bold.
pub fn is_bold(line: &Line) -> bool {
    line.written().next().is_some() && line.written().all(|run| run.letters.bold)
}
