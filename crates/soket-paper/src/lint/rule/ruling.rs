//! Rules below a component (formats.md RULE-1): a border, a drawn line, or a row of underscores, against the text above.

use crate::font;
use crate::lint::component::head::is_ruling;
use crate::lint::file::{Line, PaperFile};

/// How much of its size a superscript keeps in Word and LibreOffice.
const RAISED: f32 = 0.65;

/// The length in twips of the rule below a line, `below` being what follows it in its column; none where there is none.
pub fn length<'a>(file: &PaperFile, line: &Line, below: impl Iterator<Item = &'a Line>) -> Option<i32> {
    if let Some(length) = drawn(file, line) {
        return Some(length);
    }
    for next in below {
        if is_ruling(next) {
            return Some(typed(next));
        }
        // A line drawn by hand often hangs in the next paragraph.
        if let Some(length) = next.rules.first() {
            return Some(*length);
        }
        if !next.is_blank() {
            return None;
        }
        if next.stand.ruled {
            return drawn(file, next);
        }
    }
    None
}

/// A border leaves the width of its text between the indents.
fn drawn(file: &PaperFile, line: &Line) -> Option<i32> {
    let border = line.stand.ruled.then(|| room(file, line).saturating_sub(line.stand.left).saturating_sub(line.stand.right));
    line.rules.first().copied().or(border)
}

/// The room for text between the edges of a line's cell or page, twips.
fn room(file: &PaperFile, line: &Line) -> i32 {
    let page = || file.sections.get(line.section).map_or(0, |section| section.room());
    line.cell.map_or_else(page, |cell| cell.room)
}

fn typed(line: &Line) -> i32 {
    let width = |run: &crate::lint::file::Run| {
        let size = run.letters.size as f32 / 2.0 * if run.letters.raised { RAISED } else { 1.0 };
        font::bold_width(run.text.trim(), size)
    };
    (line.written().map(width).sum::<f32>() * 20.0).round() as i32
}

/// The widths in twips of the lines that the texts of a component fill on paper.
pub fn widths(file: &PaperFile, lines: &[&Line]) -> Vec<i32> {
    let of_line = |line: &&Line| {
        let size = line.written().next().map_or(0, |run| run.letters.size) as f32 / 2.0;
        let room = room(file, line).saturating_sub(line.stand.left).saturating_sub(line.stand.right);
        // A page of which nothing is known breaks no lines.
        let room = if room > 0 { room as f32 / 20.0 } else { f32::MAX };
        let widths = font::broken_widths(line.text().trim(), size, room);
        widths.into_iter().map(|width| (width * 20.0).round() as i32)
    };
    lines.iter().flat_map(of_line).collect()
}

/// Whether a rule is as long as the text, give or take a tenth.
pub fn is_as_long(rule: i32, text: &[i32]) -> bool {
    let longest = i64::from(text.iter().copied().max().unwrap_or(0));
    let rule = i64::from(rule);
    rule * 10 >= longest * 9 && rule * 10 <= longest * 11
}

/// Whether a rule is a third to a half of a line of the text; where a text fills several lines, any of them may be meant.
pub fn is_third_to_half(rule: i32, text: &[i32]) -> bool {
    // What is measured here and what a typist measured on screen differ by a few hundredths.
    let (rule, slack) = (f64::from(rule), 0.04);
    let shortest = f64::from(text.iter().copied().min().unwrap_or(0));
    let longest = f64::from(text.iter().copied().max().unwrap_or(0));
    rule >= shortest / 3.0 * (1.0 - slack) && rule <= longest / 2.0 * (1.0 + slack)
}
