//! What a paragraph on a target adds: the document that changed its goal, steps, exemptions, what is missing, the verdict.

use super::stopped;
use crate::report::facts::{Facts, TargetFact};
use crate::report::value::levels;
use soket_core::review::OutlineKind;
use soket_core::rollup::judge::Computed;
use soket_core::rollup::progress::{Blank, Standing};
use soket_core::target::TargetKind;
use soket_core::target::rule::UnitRule;

/// A goal that a document changed on the way.
pub fn adjusted(facts: &Facts, fact: &TargetFact) -> Option<String> {
    let (change, original) = fact.target.adjusted(fact.progress.to_date.goal?.when, facts.review.cut_off)?;
    let original = fact.target.goal_vi(original, levels(facts, &fact.target));
    Some(format!("Mức này theo {}; nghị quyết ban đầu đề ra {original}.", change.document))
}

/// Steps on the way whose day has come.
pub fn steps(facts: &Facts, fact: &TargetFact) -> Option<String> {
    let step = fact.progress.milestones.iter().filter(|step| step.is_over).max_by_key(|step| step.last_day())?;
    let goal = fact.target.goal_vi(&step.goal?, levels(facts, &fact.target));
    let word = match step.state {
        Computed::NotJudged => "chưa đủ số liệu để đánh giá",
        state if state.is_reached() => "đã đạt",
        _ => "chưa đạt",
    };
    Some(format!("Mốc {} ({goal}) {word}.", step.when.name_vi()))
}

/// Units that did not have to take part, with the reason.
pub fn exempted(facts: &Facts, fact: &TargetFact) -> Option<String> {
    let year = facts.year();
    let told = |standing: &&Standing| facts.review.outline != OutlineKind::Periodic || standing.span == year;
    let exempt = fact.progress.years.iter().filter(told).flat_map(|standing| &standing.exempt);
    let units: Vec<String> = exempt
        .map(|exempt| format!("{} được miễn {} ({})", facts.unit_name(exempt.unit), exempt.period.name_vi(), exempt.reason))
        .collect();
    (!units.is_empty()).then(|| format!("{}.", units.join("; ")))
}

/// Who has not reported what the value is made of.
pub fn missing(facts: &Facts, fact: &TargetFact) -> Option<String> {
    let mut units: Vec<&str> = fact.progress.to_date.gaps.iter().map(|gap| facts.unit_name(gap.unit)).collect();
    units.sort_unstable();
    units.dedup();
    let adds = matches!(fact.target.kind, TargetKind::Number(_)) && fact.target.unit_rule == UnitRule::Sum;
    let may = if adds { "tăng thêm" } else { "thay đổi" };
    (!units.is_empty()).then(|| format!("Số liệu của {} chưa đủ nên kết quả còn có thể {may}.", units.join(", ")))
}

/// What the committee concluded, where something was computed.
pub fn concluded(fact: &TargetFact) -> Option<String> {
    let verdict = fact.verdict.as_ref().filter(|_| fact.progress.to_date.value != Err(Blank::Manual))?;
    Some(format!("Cấp uỷ kết luận {}: {}", fact.word().name_vi(), stopped(&verdict.reason)))
}
