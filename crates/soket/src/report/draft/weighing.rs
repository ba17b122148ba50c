//! Drafts of what the committee weighs: strengths, limits with their causes and remedies, causes, lessons, proposals.

use super::{continued, ordinal, stopped};
use crate::report::facts::Facts;
use crate::store::review::record::Record;
use soket_core::period::day::short_date;
use soket_core::review::RecordKind;

fn of(facts: &Facts, kind: RecordKind) -> Vec<&Record> {
    facts.records.iter().filter(|record| record.kind == kind).collect()
}

fn listed(facts: &Facts, kind: RecordKind, none: &str) -> String {
    let records = of(facts, kind);
    if records.is_empty() {
        return none.to_owned();
    }
    let points = records.iter().enumerate().map(|(at, record)| format!("**{},** {}", ordinal(at), stopped(&continued(&record.body))));
    points.collect::<Vec<_>>().join("\n\n")
}

/// Strengths, counted off.
pub fn strengths(facts: &Facts) -> String {
    listed(facts, RecordKind::Strength, "Chưa ghi ưu điểm nào.")
}

/// Limits, each with its causes, the unit that answers for it, and the task that remedies it.
pub fn limits(facts: &Facts) -> String {
    let limits = of(facts, RecordKind::Limit);
    if limits.is_empty() {
        return "Chưa ghi hạn chế nào.".to_owned();
    }
    limits.iter().enumerate().map(|(at, record)| limit(facts, at, record)).collect::<Vec<_>>().join("\n\n")
}

fn limit(facts: &Facts, at: usize, record: &Record) -> String {
    let mut text = format!("**{},** {}", ordinal(at), stopped(&continued(&record.body)));
    let causes: Vec<String> = facts
        .records
        .iter()
        .filter(|cause| record.causes.contains(&cause.id))
        .map(|cause| continued(cause.body.trim_end_matches('.')))
        .collect();
    if !causes.is_empty() {
        text.push_str(&format!(" Nguyên nhân: {}.", causes.join("; ")));
    }
    if let Some(unit) = record.unit {
        text.push_str(&format!(" Trách nhiệm thuộc {}.", facts.unit_name(unit)));
    }
    for task in facts.tasks.iter().filter(|task| task.record == Some(record.id)) {
        // Who answers for the limit need not be named twice.
        let lead = if record.unit == Some(task.lead) { String::new() } else { format!("{}, ", facts.unit_name(task.lead)) };
        let title = continued(task.title.trim_end_matches('.'));
        text.push_str(&format!(" Khắc phục: {title} ({lead}trước ngày {}).", short_date(task.due_on)));
    }
    text
}

/// Causes outside the organisation.
pub fn objective_causes(facts: &Facts) -> String {
    causes(facts, RecordKind::ObjectiveCause, "khách quan")
}

/// Causes inside the organisation.
pub fn subjective_causes(facts: &Facts) -> String {
    causes(facts, RecordKind::SubjectiveCause, "chủ quan")
}

/// The causes of what went well and of the whole; those of a limit stand with it, so they are not said again.
fn causes(facts: &Facts, kind: RecordKind, word: &str) -> String {
    let of_limits: Vec<i64> = of(facts, RecordKind::Limit).iter().flat_map(|limit| limit.causes.iter().copied()).collect();
    let of_strengths: Vec<i64> = of(facts, RecordKind::Strength).iter().flat_map(|strength| strength.causes.iter().copied()).collect();
    let (told, others): (Vec<&Record>, Vec<_>) = of(facts, kind).into_iter().partition(|cause| of_limits.contains(&cause.id));
    let lines: Vec<String> = others
        .iter()
        .map(|cause| match of_strengths.contains(&cause.id) {
            true => format!("- Của ưu điểm: {}", stopped(&continued(&cause.body))),
            false => format!("- {}", stopped(&cause.body)),
        })
        .collect();
    match (told.as_slice(), lines.as_slice()) {
        ([], []) => format!("Chưa ghi nguyên nhân {word}."),
        (_, []) => format!("Các nguyên nhân {word} đã nêu cùng từng hạn chế."),
        _ => lines.join("\n"),
    }
}

/// Models and examples, by name.
pub fn examples(facts: &Facts) -> String {
    bullets(facts, RecordKind::Example, "Chưa ghi mô hình, điển hình nào.")
}

/// Lessons, counted off.
pub fn lessons(facts: &Facts) -> String {
    listed(facts, RecordKind::Lesson, "Chưa ghi bài học kinh nghiệm nào.")
}

/// Proposals to the superior.
pub fn proposals(facts: &Facts) -> String {
    bullets(facts, RecordKind::Proposal, "Không có kiến nghị.")
}

fn bullets(facts: &Facts, kind: RecordKind, none: &str) -> String {
    let records = of(facts, kind);
    if records.is_empty() {
        return none.to_owned();
    }
    let lines = records.iter().map(|record| match record.unit {
        Some(unit) if kind == RecordKind::Example => format!("- {} ({}).", record.body.trim_end_matches('.'), facts.unit_name(unit)),
        _ => format!("- {}", stopped(&record.body)),
    });
    lines.collect::<Vec<_>>().join("\n")
}
