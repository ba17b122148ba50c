//! Type word, subject and addressees: what stands between the head and the body.

use super::head::{self, Head};
use crate::lint::file::Line;
use crate::lint::stand::Align;
use crate::lint::symbol::{self, Symbol};
use crate::lint::words::fold;
use crate::profile::Regime;

/// The longest subject, in paragraphs.
const SUBJECT_LONGEST: usize = 8;

/// What kind of paper it is, and what about.
#[derive(Debug, Default)]
pub struct Kind<'a> {
    /// Whether it is a công văn, which has neither type word nor subject below the head.
    pub is_letter: bool,
    /// `BÁO CÁO`.
    pub word: Option<&'a Line>,
    /// Trích yếu.
    pub subject: Vec<&'a Line>,
    /// What follows the subject up to the next text: blank lines, and a row of hyphens.
    pub below: Vec<&'a Line>,
    /// `Kính gửi: ...`, one line each.
    pub addressees: Vec<&'a Line>,
}

impl<'a> Kind<'a> {
    /// Looks for the components from a line on; also gives the line at which the body begins.
    pub fn find(lines: &[&'a Line], start: usize, head: &Head, regime: Regime) -> (Self, usize) {
        let mut at = start;
        let mut kind = Kind { is_letter: is_letter(head, regime), ..Kind::default() };
        let next = lines[at..].iter().position(|line| !line.is_blank()).map(|ahead| at + ahead);
        if let Some(next) = next.filter(|next| super::is_type_word(lines[*next]) || (!kind.is_letter && is_centred(lines[*next]))) {
            (kind.word, kind.is_letter, at) = (Some(lines[next]), false, next + 1);
            kind.subject(lines, &mut at);
        }
        kind.addressees(lines, &mut at);
        (kind, at)
    }

    /// Whether the type word is this one.
    pub fn word_is(&self, word: &str) -> bool {
        self.word.and_then(|line| symbol::type_word(&line.text())) == Some(word)
    }

    /// The paragraph below the type word, and those that go on in the same bold centred letters.
    fn subject(&mut self, lines: &[&'a Line], at: &mut usize) {
        while let Some(line) = lines.get(*at).filter(|_| self.subject.len() < SUBJECT_LONGEST) {
            let is_ruling = head::is_ruling(line);
            let goes_on = self.subject.is_empty() || (is_centred(line) && super::is_bold(line) && !is_part(line));
            match () {
                () if line.is_blank() && self.subject.is_empty() => {}
                () if line.is_blank() || is_ruling || !goes_on => break,
                () => self.subject.push(line),
            }
            *at += 1;
        }
        while let Some(line) = lines.get(*at).filter(|line| line.is_blank() || head::is_ruling(line)) {
            self.below.push(line);
            *at += 1;
        }
    }

    fn addressees(&mut self, lines: &[&'a Line], at: &mut usize) {
        let Some(first) = lines[*at..].iter().position(|line| !line.is_blank()).map(|ahead| *at + ahead) else { return };
        let opening = fold(&lines[first].start());
        if !["kinh gui", "kinh trinh"].iter().any(|word| opening.starts_with(word)) {
            return;
        }
        let more = lines[first + 1..].iter().take_while(|line| line.start().trim_start().starts_with('-'));
        self.addressees = std::iter::once(&lines[first]).chain(more).copied().collect();
        *at = first + self.addressees.len();
    }
}

/// A công văn says so in its symbol: `CV`, or no type at all.
fn is_letter(head: &Head, regime: Regime) -> bool {
    let symbol = head.number.and_then(|at| Symbol::parse(&head.line(at).start(), regime));
    symbol.is_some_and(|symbol| symbol.code == if regime == Regime::Party { "CV" } else { "" })
}

fn is_centred(line: &Line) -> bool {
    line.stand.align == Align::Centre
}

/// `Phần thứ nhất`, `Chương I`: no subject goes on with these.
fn is_part(line: &Line) -> bool {
    let text = fold(&line.start());
    text.starts_with("phan thu ") || text.starts_with("chuong ")
}
