//! Rules of the body: sizes, straight edges, bases, articles, the end (BD).

use super::look::{one_of, points};
use super::{Case, Fault, kind};
use crate::lint::file::Line;
use crate::lint::stand::Align;
use crate::lint::words::plain;

/// BD-01.
pub fn party_size(case: &Case<'_>) -> Vec<Fault> {
    one_size(case, &[28, 30])
}

/// BD-02.
pub fn admin_size(case: &Case<'_>) -> Vec<Fault> {
    one_size(case, &[26, 28])
}

fn one_size(case: &Case<'_>, allowed: &[i32]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut first: Option<i32> = None;
    for line in &case.parts.body {
        let mut sizes: Vec<i32> = line.written().map(|run| run.letters.size).collect();
        sizes.sort_unstable();
        sizes.dedup();
        for size in sizes {
            if !allowed.contains(&size) {
                let fault = Fault::new("Thân bài cỡ chữ %{found}, phải là %{wanted}.").at(line);
                faults.push(fault.with("found", points(size)).with("wanted", one_of(allowed)));
            } else if *first.get_or_insert(size) != size {
                let fault = Fault::new("Thân bài dùng hai cỡ chữ: chỗ này %{found}, trên kia %{first}.").at(line);
                faults.push(fault.with("found", points(size)).with("first", points(first.unwrap_or(size))));
            }
        }
    }
    faults
}

/// BD-03: headings aside.
pub fn justified(case: &Case<'_>) -> Vec<Fault> {
    let ragged = case.parts.body.iter().filter(|line| line.stand.align != Align::Both && !kind::is_heading(line) && has_words(line));
    ragged.map(|line| Fault::new("Đoạn văn phải canh đều hai bên.").at(line)).collect()
}

/// A line of asterisks or dots is no paragraph.
fn has_words(line: &Line) -> bool {
    line.text().contains(char::is_alphabetic)
}

/// BD-09: upright, a semicolon behind each, a comma or full stop behind the last.
pub fn party_bases(case: &Case<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, line) in case.parts.bases.iter().enumerate() {
        if line.written().any(|run| run.letters.slanted) {
            faults.push(Fault::new("Căn cứ trong văn bản của Đảng in đứng, không nghiêng.").at(line));
        }
        let is_last = at + 1 == case.parts.bases.len();
        if !plain(&line.text()).ends_with(if is_last { [',', '.'] } else { [';', ';'] }) {
            faults.push(Fault::new("Mỗi căn cứ kết thúc bằng dấu chấm phẩy, căn cứ cuối bằng dấu phẩy hoặc dấu chấm.").at(line));
        }
    }
    faults
}

/// BD-10: slanted, without a dash, a semicolon behind each, a full stop behind the last.
pub fn admin_bases(case: &Case<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, line) in case.parts.bases.iter().enumerate() {
        let (text, is_last) = (plain(&line.text()), at + 1 == case.parts.bases.len());
        if line.written().any(|run| !run.letters.slanted) {
            faults.push(Fault::new("Căn cứ trong văn bản hành chính in nghiêng.").at(line));
        }
        if text.starts_with('-') {
            faults.push(Fault::new("Căn cứ trong văn bản hành chính không có gạch đầu dòng.").at(line));
        }
        if !text.ends_with(if is_last { '.' } else { ';' }) {
            faults.push(Fault::new("Mỗi căn cứ kết thúc bằng dấu chấm phẩy, căn cứ cuối bằng dấu chấm.").at(line));
        }
    }
    faults
}

/// BD-11: articles count from one, their labels bold and closed by a point. A sentence that cites an article has no mark
/// behind the number, and is none.
pub fn articles(case: &Case<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut expected: u64 = 1;
    for line in &case.parts.body {
        let text = plain(&line.start());
        let Some(rest) = text.strip_prefix("Điều ") else { continue };
        let digits = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        let (Ok(number), Some(mark)) = (rest[..digits].parse::<u64>(), rest[digits..].chars().next()) else { continue };
        if !matches!(mark, '.' | ':') {
            continue;
        }
        if mark == ':' {
            faults.push(Fault::new("Sau số điều là dấu chấm, không phải dấu hai chấm.").at(line));
        }
        if number != expected {
            faults.push(Fault::new("Điều %{found} phải là Điều %{wanted}.").with("found", number).with("wanted", expected).at(line));
        }
        if line.written().next().is_some_and(|run| !run.letters.bold) {
            faults.push(Fault::new("Chữ “Điều” và số điều phải in đậm.").at(line));
        }
        expected = number.saturating_add(1);
    }
    faults
}

/// The sentence that ends the body; none where it ends with a table.
fn last<'a>(case: &Case<'a>) -> Option<&'a Line> {
    case.parts.body.last().copied().filter(|_| !case.parts.ends_in_table)
}

/// BD-15: a Party paper ends with a full stop and nothing else.
pub fn party_end(case: &Case<'_>) -> Vec<Fault> {
    let Some(last) = last(case) else { return Vec::new() };
    let text = plain(&last.text());
    if text.ends_with('.') && !text.ends_with("./.") {
        return Vec::new();
    }
    Fault::new("Câu cuối của văn bản Đảng kết thúc bằng dấu chấm, không dùng “./.”.").at(last).alone()
}

/// BD-16: an administrative paper ends with `./.`.
pub fn admin_end(case: &Case<'_>) -> Vec<Fault> {
    let Some(last) = last(case).filter(|line| !plain(&line.text()).ends_with("./.")) else { return Vec::new() };
    Fault::new("Câu cuối của văn bản hành chính kết thúc bằng “./.”.").at(last).alone()
}
