//! The value to date: how the years make one.

use super::Question;
use super::progress::{Blank, Fraction, Standing, Value};
use super::span::Total;
use crate::figure::OverTime;
use crate::quotient::Quotient;
use crate::target::goal::Better;
use crate::target::rule::TimeRule;
use crate::target::{Denominator, TargetKind};

/// The value of the term so far, from the years that have begun.
pub(crate) fn to_date(question: &Question<'_>, years: &[Standing]) -> Total {
    let term = question.target.term;
    if years.is_empty() {
        return Total::not_due(term);
    }
    match question.target.time_rule {
        TimeRule::Manual => Total::blank(term, Blank::Manual),
        TimeRule::Last | TimeRule::EveryPeriod => latest(question, years),
        TimeRule::Max => best(question, years),
        TimeRule::Sum => joined(question, &years.iter().collect::<Vec<_>>(), sum),
        TimeRule::Mean => joined(question, &finished(years), mean),
        TimeRule::WeightedMean => joined(question, &finished(years), weighted_mean),
    }
}

/// What a rule makes of the years: the value, and for ratios what was divided.
type Joined = Result<(Value, Option<Fraction>), Blank>;

/// The latest year without gaps; if none is whole, the latest with a value at all.
fn latest(question: &Question<'_>, years: &[Standing]) -> Total {
    let known = || years.iter().rev().filter(|year| year.value.is_ok());
    let chosen = known().find(|year| year.is_complete()).or_else(|| known().next());
    chosen.or(years.last()).map_or_else(|| Total::not_due(question.target.term), |year| of_one(question, year))
}

fn best(question: &Question<'_>, years: &[Standing]) -> Total {
    let known = years.iter().filter_map(|year| Some((year.value.ok()?.as_number(), year)));
    let best = match question.better {
        Better::Higher => known.max_by_key(|(value, _)| *value),
        Better::Lower => known.min_by_key(|(value, _)| *value),
    };
    best.map_or_else(|| latest(question, years), |(_, year)| of_one(question, year))
}

fn of_one(question: &Question<'_>, year: &Standing) -> Total {
    Total {
        value: year.value,
        fraction: year.fraction,
        units_reached: year.units_reached.clone(),
        gaps: year.gaps.clone(),
        exempt: year.exempt.clone(),
        counted_to: year.counted_to,
        made_of: vec![year.span],
        ..Total::not_due(question.target.term)
    }
}

/// A year that is still running would bend a mean; only before the first one ends it stands in.
fn finished(years: &[Standing]) -> Vec<&Standing> {
    let over: Vec<&Standing> = years.iter().filter(|year| year.is_over).collect();
    if over.is_empty() { years.iter().collect() } else { over }
}

fn joined(question: &Question<'_>, years: &[&Standing], rule: fn(&Question<'_>, &[&Standing]) -> Joined) -> Total {
    let known: Vec<&Standing> = years.iter().copied().filter(|year| year.value.is_ok() || year.fraction.is_some()).collect();
    let broken = years.iter().find_map(|year| year.value.err().filter(|blank| matches!(blank, Blank::TooLarge | Blank::RuleUnfit)));
    let silent = || years.iter().find_map(|year| year.value.err()).unwrap_or(Blank::NoFigures);
    let outcome = match broken {
        Some(blank) => Err(blank),
        None if known.is_empty() => Err(silent()),
        None => rule(question, &known),
    };
    Total {
        value: outcome.map(|(value, _)| value),
        fraction: outcome.ok().and_then(|(_, fraction)| fraction),
        gaps: years.iter().flat_map(|year| year.gaps.iter().copied()).collect(),
        exempt: years.iter().flat_map(|year| year.exempt.iter().cloned()).collect(),
        counted_to: years.iter().filter_map(|year| year.counted_to).max(),
        made_of: known.iter().map(|year| year.span).collect(),
        ..Total::not_due(question.target.term)
    }
}

fn sum(question: &Question<'_>, years: &[&Standing]) -> Joined {
    let TargetKind::Ratio { denominator, .. } = question.target.kind else {
        return total_of(years).map(|number| (Value::Number(number), None));
    };
    let stands = question.indicator(denominator.indicator()).is_some_and(|indicator| indicator.over_time == OverTime::Last);
    if stands || matches!(denominator, Denominator::FixedAt(..)) {
        // What stands (members) is not added over the years: the latest base holds for all that happened.
        let base = years.iter().rev().find_map(|year| year.fraction).ok_or(Blank::NoFigures)?;
        return divided(question, add(years, |fraction| fraction.numerator)?, base.denominator);
    }
    weighted_mean(question, years)
}

/// All numerators over all denominators.
fn weighted_mean(question: &Question<'_>, years: &[&Standing]) -> Joined {
    if !matches!(question.target.kind, TargetKind::Ratio { .. }) {
        return Err(Blank::RuleUnfit);
    }
    let numerator = add(years, |fraction| fraction.numerator)?;
    divided(question, numerator, add(years, |fraction| fraction.denominator)?)
}

fn mean(_: &Question<'_>, years: &[&Standing]) -> Joined {
    let with_value: Vec<&Standing> = years.iter().copied().filter(|year| year.value.is_ok()).collect();
    let count = i64::try_from(with_value.len()).map_err(|_| Blank::TooLarge)?;
    let mean = total_of(&with_value)?.checked_div(Quotient::whole(count)).ok_or(Blank::NoFigures)?;
    Ok((Value::Number(mean), None))
}

/// Grades cannot be added, whatever their rank.
fn total_of(years: &[&Standing]) -> Result<Quotient, Blank> {
    years.iter().filter_map(|year| year.value.ok()).try_fold(Quotient::ZERO, |total, value| {
        let number = value.number().ok_or(Blank::RuleUnfit)?;
        total.checked_add(number).ok_or(Blank::TooLarge)
    })
}

fn add(years: &[&Standing], part: fn(Fraction) -> Quotient) -> Result<Quotient, Blank> {
    let mut parts = years.iter().filter_map(|year| year.fraction).map(part);
    parts.try_fold(Quotient::ZERO, |total, number| total.checked_add(number).ok_or(Blank::TooLarge))
}

fn divided(question: &Question<'_>, numerator: Quotient, denominator: Quotient) -> Joined {
    let TargetKind::Ratio { shown, .. } = question.target.kind else { return Err(Blank::RuleUnfit) };
    if denominator == Quotient::ZERO {
        return Err(Blank::ZeroDenominator);
    }
    let share = numerator.checked_mul(Quotient::whole(shown.factor())).and_then(|number| number.checked_div(denominator));
    let value = Value::Number(share.ok_or(Blank::TooLarge)?);
    Ok((value, Some(Fraction { numerator, denominator })))
}
