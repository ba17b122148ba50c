//! The text that soket drafts from the facts, by rules alone: it stands until the clerk writes her own.

mod ahead;
mod aside;
mod outlook;
mod phrase;
mod results;
mod story;
mod weighing;

use crate::report::facts::Facts;
use crate::report::honour;
use soket_core::period::day::short_date;
use soket_core::printed::Printed;
use soket_core::review::{OutlineKind, Topic};
use soket_core::unit::{Line, UnitKind};

/// Drafts one section: Markdown in which figures are wanted by what they are.
pub fn section(topic: Topic, facts: &Facts) -> String {
    match topic {
        Topic::None => String::new(),
        Topic::Lead => lead(facts),
        Topic::Situation => situation(facts),
        Topic::Targets => results::summary(facts),
        Topic::Theme(theme) => results::theme(theme, facts),
        Topic::Office => "Nội dung do văn phòng bổ sung tại đây.".to_owned(),
        Topic::Activities => results::activities(facts),
        Topic::Pledges => results::pledges(facts),
        Topic::Examples => weighing::examples(facts),
        Topic::Strengths => weighing::strengths(facts),
        Topic::Limits => weighing::limits(facts),
        Topic::ObjectiveCauses => weighing::objective_causes(facts),
        Topic::SubjectiveCauses => weighing::subjective_causes(facts),
        Topic::Lessons => weighing::lessons(facts),
        Topic::FormerTasks => ahead::former_tasks(facts),
        Topic::Honours => honour::draft(facts),
        Topic::TargetsAhead => ahead::targets(facts),
        Topic::Measures => ahead::measures(facts),
        Topic::Organisation => ahead::organisation(facts),
        Topic::Proposals => weighing::proposals(facts),
    }
}

/// The place of a figure in a draft.
fn figure(printed: &Printed) -> String {
    format!("{{={}}}", printed.to_text())
}

fn lead(facts: &Facts) -> String {
    let mandates: Vec<String> = facts.mandates.iter().map(|mandate| format!("{} về {}", mandate.citation(), mandate.subject)).collect();
    let body = facts.unit_name(facts.review.unit);
    format!(
        "Thực hiện {}, {body} báo cáo kết quả {} như sau. Số liệu trong báo cáo tính đến ngày {}.",
        mandates.join("; "),
        facts.review.period.name_vi(),
        short_date(facts.review.cut_off)
    )
}

fn situation(facts: &Facts) -> String {
    let (review, tree) = (&facts.review, &facts.tree);
    let cells: Vec<&str> = tree
        .children(review.unit, Line::Party, review.cut_off)
        .filter(|unit| unit.kind == UnitKind::Cell)
        .map(|unit| unit.named_on(review.cut_off).full.as_str())
        .collect();
    let (name, count) = (facts.unit_name(review.unit), soket_core::amount::words::count_vi(cells.len() as i64));
    let mut paragraphs = match cells.as_slice() {
        // A cell has none below it.
        [] => vec![format!("Đặc điểm, tình hình của {name} do văn phòng bổ sung tại đây.")],
        cells => vec![format!("{name} có {count} chi bộ trực thuộc: {}.", cells.join(", "))],
    };
    if review.outline == OutlineKind::MidTerm {
        paragraphs.push("Thuận lợi, khó khăn của đơn vị trong nửa nhiệm kỳ do văn phòng bổ sung tại đây.".to_owned());
    }
    paragraphs.join("\n\n")
}

/// `Một là`, `Hai là` ...: how papers count off their points.
fn ordinal(at: usize) -> String {
    const WORDS: [&str; 10] = ["Một là", "Hai là", "Ba là", "Bốn là", "Năm là", "Sáu là", "Bảy là", "Tám là", "Chín là", "Mười là"];
    WORDS.get(at).map_or_else(|| format!("Điểm {}", at + 1), |word| (*word).to_owned())
}

/// How names of organisations begin that keep their capital inside a sentence; "đảng viên" does not.
const NAMES: [&str; 12] =
    ["Đảng bộ", "Đảng uỷ", "Đảng ủy", "Thị uỷ", "Thị ủy", "Tỉnh uỷ", "Tỉnh ủy", "Công đoàn", "Nhà nước", "Nhân dân", "Trung ương", "Bác "];

/// The first letter small, for a sentence that goes on; names keep theirs.
fn continued(text: &str) -> String {
    let mut letters = text.chars();
    let second = text.split(' ').nth(1).is_some_and(|next| next.starts_with(char::is_uppercase));
    let proper = second || NAMES.iter().any(|name| text.starts_with(name));
    match letters.next() {
        Some(first) if !proper => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// A sentence with exactly one full stop at its end.
fn stopped(text: &str) -> String {
    format!("{}.", text.trim_end().trim_end_matches(['.', ';', ',']))
}

#[cfg(test)]
mod tests {
    use super::continued;

    #[test]
    fn a_sentence_goes_on_in_small_letters_but_for_names() {
        for (alone, inside) in [
            ("Tuyển sinh đầu năm chậm", "tuyển sinh đầu năm chậm"),
            ("Đảng viên trẻ nhận kèm học sinh", "đảng viên trẻ nhận kèm học sinh"),
            ("Đảng uỷ chủ động giao việc", "Đảng uỷ chủ động giao việc"),
            ("Thị uỷ mở lớp sớm", "Thị uỷ mở lớp sớm"),
            ("Đoàn Thanh niên vận động", "Đoàn Thanh niên vận động"),
            ("Đoàn kết nội bộ được củng cố", "đoàn kết nội bộ được củng cố"),
            ("", ""),
        ] {
            assert_eq!(continued(alone), inside);
        }
    }
}
