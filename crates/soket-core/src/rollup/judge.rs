//! The machine's verdict on a value: six words, found from the goal, the time and what is missing.

use serde::{Deserialize, Serialize};

use super::forecast::Forecast;
use super::progress::Standing;
use crate::quotient::Quotient;
use crate::target::Target;
use crate::target::goal::{Better, Direction, Measure, Reach, When};
use crate::target::rule::TimeRule;

/// How a target stands; the committee's verdict uses the same six words (domain.md 6.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Computed {
    /// vượt: better than the goal.
    Exceeded,
    /// đạt: reaches the goal.
    Met,
    /// chưa đạt: the time is over and the goal is not reached, or it can no longer be kept.
    NotMet,
    /// đang trong lộ trình: the time is not over.
    InProgress,
    /// khó đạt: the time is not over, and at this pace the goal is far off.
    Unlikely,
    /// không đánh giá: no basis.
    NotJudged,
}

impl Computed {
    /// All six, in the order in which tables explain them.
    pub const ALL: [Computed; 6] =
        [Computed::Exceeded, Computed::Met, Computed::NotMet, Computed::InProgress, Computed::Unlikely, Computed::NotJudged];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Computed::Exceeded => "exceeded",
            Computed::Met => "met",
            Computed::NotMet => "not_met",
            Computed::InProgress => "in_progress",
            Computed::Unlikely => "unlikely",
            Computed::NotJudged => "not_judged",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Computed> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// The word as papers print it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Computed::Exceeded => "vượt",
            Computed::Met => "đạt",
            Computed::NotMet => "chưa đạt",
            Computed::InProgress => "đang trong lộ trình",
            Computed::Unlikely => "khó đạt",
            Computed::NotJudged => "không đánh giá",
        }
    }

    /// Whether it counts among "đạt và vượt".
    pub fn is_reached(self) -> bool {
        matches!(self, Computed::Exceeded | Computed::Met)
    }
}

/// A value to be judged.
pub(crate) struct Case<'a> {
    /// The value with its goal and its gaps.
    pub(crate) standing: &'a Standing,
    /// Which side of the goal is good.
    pub(crate) measure: Measure,
    /// Whether the value can only grow with time.
    pub(crate) grows: bool,
    /// Whether what is missing could only add to the value.
    pub(crate) adds_units: bool,
    /// Whether one unit that fails decides for all.
    pub(crate) worst_decides: bool,
    /// Whether a goal that is reached before the end counts as reached.
    pub(crate) counts_early: bool,
}

/// The state of one stretch.
pub(crate) fn judge(case: &Case<'_>, forecast: Option<Forecast>) -> Computed {
    let Some(reach) = reach(case) else { return Computed::NotJudged };
    let reached = reach != Reach::Short;
    let ceiling = case.measure.better == Better::Lower;
    // What grows can reach a floor early, and break a ceiling early, also while something is missing that
    // could not undo it.
    let is_safe = case.standing.is_complete() || case.adds_units || (case.worst_decides && !reached);
    let is_early = case.grows && reached != ceiling && is_safe;
    let has_failed = case.worst_decides && !reached && case.standing.is_over;
    if is_early || has_failed || (case.standing.is_over && case.standing.is_complete()) {
        return final_state(reach);
    }
    if case.standing.is_over {
        return Computed::NotJudged;
    }
    match forecast {
        _ if reached && case.counts_early && case.standing.is_complete() => final_state(reach),
        Some(forecast) if forecast.is_far_off => Computed::Unlikely,
        _ => Computed::InProgress,
    }
}

fn reach(case: &Case<'_>) -> Option<Reach> {
    let value = case.standing.value.ok()?.as_number();
    case.standing.goal?.reach(value, case.measure)
}

fn final_state(reach: Reach) -> Computed {
    match reach {
        Reach::Exceeded => Computed::Exceeded,
        Reach::Met => Computed::Met,
        Reach::Short => Computed::NotMet,
    }
}

/// The state of the whole target: by its term goal if it has one and is not judged year by year; else by
/// the years and steps that are over, one miss being a miss; else by the stretch that is running.
pub(crate) fn overall(target: &Target, to_date: &Standing, years: &[Standing], milestones: &[Standing]) -> Computed {
    let stages: Vec<&Standing> = years.iter().chain(milestones).filter(|stage| stage.goal.is_some()).collect();
    let has_term_goal = target.goal(When::Term, to_date.counted_to.unwrap_or(target.term.last())).is_some();
    match target.time_rule {
        TimeRule::Manual => Computed::NotJudged,
        _ if has_term_goal && (target.time_rule != TimeRule::EveryPeriod || stages.is_empty()) => to_date.state,
        TimeRule::Last | TimeRule::Max => latest(&stages),
        _ => combined(&stages),
    }
}

/// The stage whose last day is the latest among those that are over and judged; steps and years stand side by side.
fn latest(stages: &[&Standing]) -> Computed {
    let day = |stage: &&&Standing| stage.last_day();
    let judged = stages.iter().filter(|stage| stage.is_over && stage.state != Computed::NotJudged).max_by_key(day);
    judged.or_else(|| stages.iter().max_by_key(day)).map_or(Computed::NotJudged, |stage| stage.state)
}

fn combined(stages: &[&Standing]) -> Computed {
    let over = || stages.iter().filter(|stage| stage.is_over).map(|stage| stage.state);
    if stages.iter().any(|stage| stage.state == Computed::NotMet) {
        Computed::NotMet
    } else if over().any(|state| state == Computed::NotJudged) {
        Computed::NotJudged
    } else if over().next().is_none() {
        stages.iter().map(|stage| stage.state).next().unwrap_or(Computed::NotJudged)
    } else if over().all(|state| state == Computed::Exceeded) {
        Computed::Exceeded
    } else {
        Computed::Met
    }
}

/// Whether a forecast value misses the goal by more than a fifth of it.
pub(crate) fn is_far_off(value: Quotient, case: &Case<'_>) -> bool {
    let Some(goal) = case.standing.goal else { return false };
    let Some(limit) = goal.decisive(case.measure.direction, case.measure.better) else { return false };
    let (share, misses): (_, fn(Quotient, Quotient) -> bool) = match case.measure.better {
        Better::Higher => (Quotient::new(4, 5), |value, bound| value < bound),
        Better::Lower => (Quotient::new(6, 5), |value, bound| value > bound),
    };
    let bound = share.and_then(|share| limit.checked_mul(share));
    case.measure.direction != Direction::Zero && bound.is_some_and(|bound| misses(value, bound))
}
