//! How yearly values make one: the rule that the term value itself shows, or the one that such figures usually follow.

use crate::figure::IndicatorKind;
use crate::quotient::Quotient;
use crate::refusal::Sentence;
use crate::target::checker::{YearsRule, fits, nearest, of_years};
use crate::target::goal::{Direction, Goal, When};
use crate::target::rule::TimeRule;

use super::phrase::plain;

/// What the time rule of a row is found from.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// What is measured.
    pub kind: &'a IndicatorKind,
    /// Which side is good.
    pub direction: Direction,
    /// The values to reach.
    pub goals: &'a [Goal],
    /// The row's own words.
    pub name: &'a str,
}

/// The rule, and a note where the values fit a second one as well.
pub fn rule(shown: Shown<'_>) -> (TimeRule, Option<Sentence>) {
    let years: Vec<Quotient> = shown.goals.iter().filter(|goal| goal.year().is_some()).filter_map(value).collect();
    let of_term = shown.goals.iter().find(|goal| goal.when == When::Term);
    let term = of_term.and_then(value);
    let is_of_term_alone = of_term.is_some() && shown.goals.len() == 1;
    let is_level = matches!(shown.kind, IndicatorKind::Level(_) | IndicatorKind::YesNo);
    match (years.len(), term) {
        // What may not happen in the whole term has happened once it did in any of its years.
        _ if shown.direction == Direction::Zero => (if is_of_term_alone { TimeRule::Sum } else { TimeRule::EveryPeriod }, None),
        _ if is_level => (if years.is_empty() && term.is_some() { TimeRule::Last } else { TimeRule::EveryPeriod }, None),
        (0, Some(_)) if is_of_term_alone => (of_term_alone(shown), None),
        (2.., Some(term)) => of_years_and_term(shown, &years, term),
        (_, Some(_)) => (if adds(shown.kind) { TimeRule::Sum } else { TimeRule::Last }, None),
        (_, None) => (TimeRule::EveryPeriod, None),
    }
}

fn value(goal: &Goal) -> Option<Quotient> {
    goal.low.or(goal.high).map(|limit| limit.value)
}

fn adds(kind: &IndicatorKind) -> bool {
    matches!(kind, IndicatorKind::Count | IndicatorKind::Money)
}

/// A value for the whole term and none for its years: what happens adds up, what stands is looked at in the end.
fn of_term_alone(shown: Shown<'_>) -> TimeRule {
    let name = plain(shown.name);
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match () {
        () if has(&["bình quân"]) => TimeRule::Mean,
        () if has(&["đến năm", "đến cuối", "đến hết"]) || !adds(shown.kind) => TimeRule::Last,
        () => TimeRule::Sum,
    }
}

/// The term value tells: every year the same, the sum, the mean or the last year. Where it fits none, the nearest is suggested
/// and the checker names the contradiction.
fn of_years_and_term(shown: Shown<'_>, years: &[Quotient], term: Quotient) -> (TimeRule, Option<Sentence>) {
    if years.iter().all(|year| *year == term) {
        return (TimeRule::EveryPeriod, None);
    }
    let Some(rules) = of_years(years) else { return (TimeRule::EveryPeriod, None) };
    let mut fitting: Vec<&YearsRule> = rules.iter().filter(|rule| fits(term, rule.found)).collect();
    // What fits to the last digit goes before what fits when rounded; then growth is a mean, and what stands is the last.
    let grows = ["tăng", "tốc độ", "bình quân"].iter().any(|word| plain(shown.name).contains(word));
    fitting.sort_by_key(|rule| (rule.found != term, rule.rule == TimeRule::Mean && !grows));
    match fitting[..] {
        [] => (nearest(term, &rules).map_or(TimeRule::Manual, |rule| rule.rule), None),
        [one] => (one.rule, None),
        [one, other, ..] => {
            let both = Sentence::plain("Mức cả nhiệm kỳ khớp cả %{rule} lẫn %{other}; đề nghị lấy %{rule}.");
            (one.rule, Some(both.with("rule", one.name_vi()).with("other", other.name_vi())))
        }
    }
}
