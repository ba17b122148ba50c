//! Rules of type word, subject and addressees (TT).

use super::look::Look;
use super::{Case, Fault, ruling};
use crate::lint::component::is_bold;
use crate::lint::file::Line;
use crate::lint::stand::Align;
use crate::lint::symbol;
use crate::lint::words::{fold, plain};

const PARTY_WORD: Look = Look::of("Tên loại văn bản", &[30, 32]).bold(true).capitals().centred();
const ADMIN_WORD: Look = Look::of("Tên loại văn bản", &[26, 28]).bold(true).capitals().centred();
const PARTY_SUBJECT: Look = Look::of("Trích yếu", &[28, 30]).bold(true).centred();
const ADMIN_SUBJECT: Look = Look::of("Trích yếu", &[26, 28]).bold(true).centred();
const LETTER_SUBJECT: Look = Look::of("Trích yếu công văn", &[24, 26]).slanted(false);
const ADDRESSEE: Look = Look::of("Kính gửi", &[26, 28]).slanted(false);

/// TT-01.
pub fn party_word(case: &Case<'_>) -> Vec<Fault> {
    word(case, &PARTY_WORD)
}

/// TT-02. What stands in a công văn instead has a rule of its own.
pub fn admin_word(case: &Case<'_>) -> Vec<Fault> {
    word(case, &ADMIN_WORD)
}

fn word(case: &Case<'_>, look: &Look) -> Vec<Fault> {
    let kind = &case.parts.kind;
    let Some(line) = kind.word else {
        let missing = || Fault::new("Thiếu tên loại văn bản (BÁO CÁO, KẾ HOẠCH, QUYẾT ĐỊNH, ...) ở giữa, trên trích yếu.").alone();
        return if kind.is_letter { Vec::new() } else { missing() };
    };
    let mut faults = look.faults(line);
    if symbol::type_word(&line.text()).is_none() {
        faults.push(Fault::new("“%{word}” không phải là tên loại văn bản.").with("word", plain(&line.text())).at(line));
    }
    faults
}

/// TT-03: what it is about begins small, unless with a name. A sitting has one: `Hội nghị sơ kết ...` (formats.md 3.D).
pub fn party_subject(case: &Case<'_>) -> Vec<Fault> {
    let mut faults = subject(case, &PARTY_SUBJECT);
    if let Some(line) = case.parts.kind.subject.first() {
        let text = plain(&line.text());
        let mut words = text.split(' ');
        let begins_large = words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
        let is_name = words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
        let is_sitting = ["Hội nghị ", "Đại hội "].iter().any(|sitting| text.starts_with(sitting));
        if begins_large && !is_name && !is_sitting {
            faults.push(Fault::new("Trích yếu bắt đầu bằng chữ thường, trừ tên riêng.").at(line));
        }
    }
    faults
}

/// TT-04: what it is about begins large, and has a rule below.
pub fn admin_subject(case: &Case<'_>) -> Vec<Fault> {
    let mut faults = subject(case, &ADMIN_SUBJECT);
    let kind = &case.parts.kind;
    let (Some(first), Some(last)) = (kind.subject.first(), kind.subject.last()) else { return faults };
    if plain(&first.text()).starts_with(char::is_lowercase) {
        faults.push(Fault::new("Trích yếu bắt đầu bằng chữ hoa.").at(first).mild());
    }
    let rule = ruling::length(case.file, last, kind.below.iter().copied());
    if !rule.is_some_and(|rule| ruling::is_third_to_half(rule, &ruling::widths(case.file, &kind.subject))) {
        faults.push(Fault::new("Dưới trích yếu phải có đường kẻ dài từ 1/3 đến 1/2 dòng chữ.").at(last));
    }
    faults
}

fn subject(case: &Case<'_>, look: &Look) -> Vec<Fault> {
    let kind = &case.parts.kind;
    match (kind.word, kind.subject.is_empty()) {
        (Some(word), true) => Fault::new("Thiếu trích yếu dưới tên loại văn bản.").at(word).alone(),
        _ => kind.subject.iter().flat_map(|line| look.faults(line)).collect(),
    }
}

/// TT-05: five hyphens below the subject.
pub fn hyphens(case: &Case<'_>) -> Vec<Fault> {
    let kind = &case.parts.kind;
    let Some(last) = kind.subject.last() else { return Vec::new() };
    let Some(line) = kind.below.iter().find(|line| !line.is_blank()) else {
        let is_ruled = ruling::length(case.file, last, kind.below.iter().copied()).is_some();
        let missing = Fault::new("Dưới trích yếu phải có năm gạch nối (-----), canh giữa.").at(last);
        return if is_ruled { missing.mild().alone() } else { missing.alone() };
    };
    let text = plain(&line.text());
    let count = text.chars().filter(|letter| *letter == '-').count();
    let mut faults = Vec::new();
    if text != "-----" {
        let fault = Fault::new("Dưới trích yếu phải là năm gạch nối (-----).").at(line);
        let is_near = count == text.chars().count() && (3..=10).contains(&count);
        faults.push(if is_near { fault.mild() } else { fault });
    }
    if line.stand.align != Align::Centre {
        faults.push(Fault::new("Năm gạch nối dưới trích yếu phải canh giữa.").at(line));
    }
    faults
}

/// TT-07: a công văn says what it is about below its number.
pub fn letter_subject(case: &Case<'_>) -> Vec<Fault> {
    let head = &case.parts.head;
    if !case.parts.kind.is_letter {
        return Vec::new();
    }
    let Some(line) = head.below_number.first().map(|at| head.line(*at)) else {
        return Fault::new("Công văn phải có trích yếu “V/v ...” dưới số và ký hiệu.").alone();
    };
    let mut faults = LETTER_SUBJECT.faults(line);
    if !plain(&line.text()).starts_with("V/v ") {
        faults.push(Fault::new("Trích yếu công văn phải bắt đầu bằng “V/v ”.").at(line));
    }
    if line.stand.before.abs_diff(120) > 20 {
        faults.push(Fault::new("Trích yếu công văn cách dòng số và ký hiệu 6pt.").at(line));
    }
    faults
}

/// TT-09: who is addressed, and on which papers.
pub fn addressees(case: &Case<'_>) -> Vec<Fault> {
    let kind = &case.parts.kind;
    let Some(first) = kind.addressees.first() else { return Vec::new() };
    let mut faults: Vec<Fault> = kind.addressees.iter().flat_map(|line| ADDRESSEE.faults(line)).collect();
    let word = kind.word.and_then(|line| symbol::type_word(&line.text()));
    if !(kind.is_letter || matches!(word, Some("TỜ TRÌNH" | "BÁO CÁO" | "CÔNG VĂN"))) {
        faults.push(Fault::new("“Kính gửi” chỉ dùng trong công văn, tờ trình và báo cáo gửi cấp trên.").at(first));
    }
    if !plain(&first.text()).starts_with("Kính gửi:") {
        faults.push(Fault::new("Nơi nhận ở đầu văn bản mở bằng “Kính gửi:”.").at(first));
    }
    let list = &kind.addressees[1..];
    for (at, line) in list.iter().enumerate() {
        let (text, is_last) = (plain(&line.text()), at + 1 == list.len());
        if !text.starts_with("- ") || !text.ends_with(if is_last { '.' } else { ';' }) {
            faults.push(Fault::new("Mỗi nơi nhận một dòng, bắt đầu “- ”, cuối dòng có dấu chấm phẩy, dòng cuối dấu chấm.").at(line));
        }
    }
    if list.len() == 1 {
        faults.push(Fault::new("Chỉ một nơi nhận thì viết cùng dòng với “Kính gửi:”.").at(first));
    }
    faults
}

/// Whether a line of the body is a heading with its own number, in bold.
pub fn is_heading(line: &Line) -> bool {
    let text = fold(&line.start());
    let number = text.split([' ', '.', '-', ')']).next().unwrap_or_default();
    let is_numbered = !number.is_empty() && (number.chars().all(|letter| letter.is_ascii_digit() || "ivxlc".contains(letter)));
    is_bold(line) && (is_numbered || line.stand.align == Align::Centre)
}
