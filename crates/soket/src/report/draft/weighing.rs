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
        let lead = facts.unit_name(task.lead);
        text.push_str(&format!(
            " Khắc phục: {} ({lead}, trước ngày {}).",
            continued(task.title.trim_end_matches('.')),
            short_date(task.due_on)
        ));
    }
    text
}

/// Causes outside the organisation.
pub fn objective_causes(facts: &Facts) -> String {
    bullets(facts, RecordKind::ObjectiveCause, "Chưa ghi nguyên nhân khách quan.")
}

/// Causes inside the organisation.
pub fn subjective_causes(facts: &Facts) -> String {
    bullets(facts, RecordKind::SubjectiveCause, "Chưa ghi nguyên nhân chủ quan.")
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
        Some(unit) if kind == RecordKind::Example => format!("- {} ({})", record.body.trim_end_matches('.'), facts.unit_name(unit)),
        _ => format!("- {}", stopped(&record.body)),
    });
    lines.collect::<Vec<_>>().join("\n")
}
