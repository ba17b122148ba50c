//! Where a value would end if things go on as they do; a plain extrapolation that says its basis.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Question;
use super::judge::is_far_off;
use super::progress::Standing;
use crate::period::Period;
use crate::period::day::{days_between, short_date};
use crate::quotient::Quotient;
use crate::target::TargetKind;
use crate::target::goal::Reach;
use crate::target::rule::TimeRule;

/// A value extrapolated to the end of its stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forecast {
    /// The value at the end, in the scale of the target.
    pub value: Quotient,
    /// What an even pace towards the goal would have wanted by now; only for what adds up over time.
    pub due_by_now: Option<Quotient>,
    /// How it was found.
    pub basis: Basis,
    /// Whether at least half of the time has passed and the goal would be missed by more than a fifth.
    pub is_far_off: bool,
    /// Whether it reaches the goal, if there is one.
    pub reaches: Option<bool>,
}

/// How a forecast was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// The pace so far goes on evenly.
    Pace {
        /// Days counted in so far.
        elapsed: i64,
        /// Days of the whole stretch.
        total: i64,
    },
    /// The line through the first and the latest year goes on.
    Trend {
        /// The first year with a complete value.
        from: Period,
        /// The latest one.
        to: Period,
    },
    /// The present value stays.
    Held {
        /// The day to which it is counted.
        counted_to: Date,
    },
}

impl Basis {
    /// The basis as the end of a sentence.
    pub fn sentence_vi(&self) -> String {
        match self {
            Basis::Pace { elapsed, total } => format!("nếu giữ tốc độ của {elapsed}/{total} ngày đã qua"),
            Basis::Trend { from, to } => format!("nếu giữ xu hướng từ {} đến {}", from.name_vi(), to.name_vi()),
            Basis::Held { counted_to } => format!("nếu giữ nguyên mức tính đến ngày {}", short_date(*counted_to)),
        }
    }
}

/// The forecast of a term that is not over.
pub(crate) fn forecast(question: &Question<'_>, to_date: &Standing, years: &[Standing]) -> Option<Forecast> {
    if to_date.is_over {
        return None;
    }
    let span = question.whole;
    match question.target.time_rule {
        TimeRule::Sum if question.grows() => at_pace(question, to_date, span),
        TimeRule::Last => by_trend(question, to_date, years).or_else(|| held(question, to_date, span)),
        TimeRule::EveryPeriod => in_year(question, years.last()?),
        TimeRule::Mean | TimeRule::WeightedMean | TimeRule::Max | TimeRule::Sum => held(question, to_date, span),
        TimeRule::Manual => None,
    }
}

/// The forecast of a year that is not over.
pub(crate) fn in_year(question: &Question<'_>, year: &Standing) -> Option<Forecast> {
    match (year.is_over, question.grows()) {
        (true, _) => None,
        (_, true) => at_pace(question, year, year.span),
        _ => held(question, year, year.span),
    }
}

fn at_pace(question: &Question<'_>, standing: &Standing, span: Period) -> Option<Forecast> {
    let value = number(question, standing)?;
    let (elapsed, total) = (elapsed(standing, span)?, span.days());
    let value = value.checked_mul(Quotient::new(i128::from(total), i128::from(elapsed))?)?;
    let limit = standing.goal.and_then(|goal| goal.decisive(question.target.direction, question.better));
    let share = Quotient::new(i128::from(elapsed), i128::from(total))?;
    let due_by_now = limit.and_then(|limit| limit.checked_mul(share));
    Some(Forecast { due_by_now, ..project(question, standing, span, (value, Basis::Pace { elapsed, total }))? })
}

fn by_trend(question: &Question<'_>, standing: &Standing, years: &[Standing]) -> Option<Forecast> {
    let known: Vec<&Standing> = years.iter().filter(|year| year.is_complete() && year.value.is_ok()).collect();
    let (first, last) = (known.first()?, known.last()?);
    let (from, to) = (first.counted_to?, last.counted_to?);
    let (apart, left) = (days_between(from, to), days_between(to, question.whole.last()));
    if apart <= 0 || left <= 0 {
        return None;
    }
    let (start, end) = (number(question, first)?, number(question, last)?);
    let slope = end.checked_sub(start)?.checked_mul(Quotient::new(i128::from(left), i128::from(apart))?)?;
    // A count or a share does not fall below nothing, however steep the line.
    let value = end.checked_add(slope)?.max(Quotient::ZERO.min(end));
    project(question, standing, question.whole, (value, Basis::Trend { from: first.span, to: last.span }))
}

fn held(question: &Question<'_>, standing: &Standing, span: Period) -> Option<Forecast> {
    let basis = Basis::Held { counted_to: standing.counted_to? };
    project(question, standing, span, (number(question, standing)?, basis))
}

fn project(question: &Question<'_>, standing: &Standing, span: Period, (value, basis): (Quotient, Basis)) -> Option<Forecast> {
    let is_late = elapsed(standing, span)? * 2 >= span.days();
    let is_far_off = is_late && is_far_off(value, &question.case(standing));
    let reach = standing.goal.and_then(|goal| goal.reach(value, question.measure()));
    let reaches = reach.map(|reach| reach != Reach::Short);
    Some(Forecast { value, due_by_now: None, basis, is_far_off, reaches })
}

/// Days of the span that are counted in, at least one.
fn elapsed(standing: &Standing, span: Period) -> Option<i64> {
    let counted_to = standing.counted_to?.min(span.last());
    Some((days_between(span.first(), counted_to) + 1).max(1))
}

/// Grades and yes/no go on by decision, not by pace.
fn number(question: &Question<'_>, standing: &Standing) -> Option<Quotient> {
    match question.target.kind {
        TargetKind::Number(_) | TargetKind::Ratio { .. } => standing.value.ok()?.number(),
        TargetKind::YesNo(_) | TargetKind::Level(_) | TargetKind::Text => None,
    }
}
