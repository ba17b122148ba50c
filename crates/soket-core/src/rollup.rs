//! From readings to the progress of a target: the one function that screen, papers and public page share.

pub mod forecast;
pub mod judge;
pub mod progress;
mod span;
mod term;

use std::borrow::Cow;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::figure::readings::{Known, Readings};
use crate::figure::{Indicator, LevelScale, OverTime, OverUnits};
use crate::id::{IndicatorId, UnitId};
use crate::period::Period;
use crate::period::day::short_date;
use crate::quotient::Quotient;
use crate::target::goal::{Better, Direction, Goal, Measure, When};
use crate::target::rule::{Calendar, TimeRule};
use crate::target::{Denominator, Target, TargetKind};
use crate::unit::Unit;

use judge::{Case, Computed};
use progress::{Blank, Comparison, Progress, Standing};
use span::Total;

/// A unit that reports, and for how long it stands; readings outside that time are not expected of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reporter {
    /// The unit.
    pub unit: UnitId,
    /// Its first day, if it began inside the term.
    pub since: Option<Date>,
    /// Its last day, if it was merged away or dissolved.
    pub until: Option<Date>,
}

impl Reporter {
    /// A unit that stands throughout.
    pub const fn always(unit: UnitId) -> Reporter {
        Reporter { unit, since: None, until: None }
    }

    /// A unit of the dated tree: it stands from its first name to the end of its last.
    pub fn of(unit: &Unit) -> Reporter {
        let since = unit.names.first().map(|name| name.from_on);
        Reporter { unit: unit.id, since, until: unit.names.last().and_then(|name| name.to_on) }
    }
}

/// Computes the progress of a target from what the units reported up to the cut-off.
///
/// `units` are those that report at any time of the term. What is missing is named, never taken as zero;
/// values are exact and verdicts are found on unrounded values.
pub fn rollup(target: &Target, readings: &Readings<'_>, units: &[Reporter], cut_off: Date) -> Progress {
    let question = Question::new(target, readings, units, cut_off);
    let years: Vec<Standing> = question.years().into_iter().map(|year| question.year(year)).collect();
    let milestones = question.milestones();
    let total = term::to_date(&question, &years);
    let mut to_date = question.term(total);
    let forecast = forecast::forecast(&question, &to_date, &years);
    to_date.state = question.term_state(&to_date, forecast.as_ref());
    let state = judge::overall(target, &to_date, &years, &milestones);
    if target.time_rule == TimeRule::EveryPeriod {
        to_date.state = state;
    }
    let beside = years.iter().filter_map(|year| question.beside(year, &years)).collect();
    let measure = question.measure();
    Progress { target: target.id, cut_off, rule: rule_vi(target), measure, to_date, years, milestones, state, forecast, beside }
}

/// Totals one indicator by itself over a stretch, for the sentences of a report that belong to no target
/// ("kết nạp 12 đảng viên"): the same arithmetic, gaps and figures, and no verdict.
///
/// An indicator that one unit owns is not added: pass that unit alone.
pub fn total(indicator: &Indicator, readings: &Readings<'_>, units: &[Reporter], known: Known) -> Standing {
    let Known { span, cut_off, .. } = known;
    let owner = units.first().map_or(UnitId(0), |reporter| reporter.unit);
    let target = Target::without_goal(indicator, owner, span);
    let question = Question { cut_off, ..Question::new(&target, readings, units, cut_off) };
    let is_over = question.is_over(&span);
    let total = match indicator.over_units {
        OverUnits::OwnerOnly if units.len() > 1 => Total::blank(span, Blank::RuleUnfit),
        _ => span::total(&question, span, is_over.then_some(span.last())),
    };
    Standing { is_over, ..total.into_standing(When::Term, None, None) }
}

/// The rule of a target as a sentence: "cộng các đơn vị, cộng các năm".
pub fn rule_vi(target: &Target) -> String {
    let mut sentence = format!("{}, {}", target.unit_rule.name_vi(), target.time_rule.name_vi());
    if target.calendar == Calendar::SchoolYear {
        sentence = sentence.replace("các năm", "các năm học").replace("từng năm", "từng năm học");
    }
    if let TargetKind::Ratio { denominator, .. } = target.kind {
        sentence.push_str(&match denominator {
            Denominator::Current(_) => ", mẫu số tính cùng kỳ".to_owned(),
            Denominator::FixedAt(_, day) => format!(", mẫu số cố định tại ngày {}", short_date(day)),
            Denominator::AssignedPlan(_) => ", mẫu số là số được giao".to_owned(),
            Denominator::ShareOf(..) => ", mẫu số là kết quả của chỉ tiêu chung".to_owned(),
        });
    }
    if target.lag_months > 0 {
        sentence.push_str(&format!(", xét sau {} tháng", target.lag_months));
    }
    sentence
}

/// Everything that one roll-up asks from.
pub(crate) struct Question<'a> {
    target: &'a Target,
    readings: &'a Readings<'a>,
    reporters: Vec<Reporter>,
    cut_off: Date,
    better: Better,
    /// From the first day of its years to the last: what the term's value is counted over.
    whole: Period,
}

impl<'a> Question<'a> {
    fn new(target: &'a Target, readings: &'a Readings<'a>, units: &[Reporter], cut_off: Date) -> Question<'a> {
        let scale = target.kind.indicators().first().and_then(|id| readings.indicator(*id)).and_then(|indicator| indicator.kind.levels());
        let places = matches!(scale, Some(LevelScale::Place { .. }));
        let lower = places || matches!(target.direction, Direction::AtMost | Direction::Zero);
        let better = if lower { Better::Lower } else { Better::Higher };
        let whole = whole(target);
        let end = months_after(whole.last().max(target.term.last()), target.lag_months);
        let reporters = span::reporters(target, units);
        Question { target, readings, reporters, cut_off: cut_off.min(end), better, whole }
    }

    fn on(&self, day: Date) -> Question<'a> {
        Question { reporters: self.reporters.clone(), cut_off: day, ..*self }
    }

    fn indicator(&self, id: IndicatorId) -> Option<&'a Indicator> {
        self.readings.indicator(id)
    }

    fn measure(&self) -> Measure {
        Measure { direction: self.target.direction, better: self.better, tolerance: self.target.tolerance }
    }

    /// The years that have begun.
    fn years(&self) -> Vec<Period> {
        self.target.years().into_iter().filter(|year| year.first() <= self.cut_off).collect()
    }

    /// Whether the result of a stretch can be final.
    fn is_over(&self, span: &Period) -> bool {
        self.cut_off >= months_after(span.last(), self.target.lag_months)
    }

    fn year(&self, year: Period) -> Standing {
        let is_over = self.is_over(&year);
        let total = span::total(self, year, is_over.then_some(year.last()));
        let goal = self.target.goal(When::Year(year), self.cut_off.min(year.last())).copied();
        let mut standing = self.standing(When::Year(year), total, goal);
        standing.is_over = is_over;
        standing.state = judge::judge(&self.case(&standing), forecast::in_year(self, &standing));
        standing
    }

    fn term(&self, total: Total) -> Standing {
        let goal = self.goal_to_date(&total);
        let mut standing = self.standing(When::Term, total, goal);
        standing.is_over = self.cut_off >= months_after(self.whole.last().max(self.target.term.last()), self.target.lag_months);
        standing
    }

    /// What the value to date is held against: the goal of the term or that of the year whose value it is. What was joined
    /// from several years is held against no goal of one year.
    fn goal_to_date(&self, total: &Total) -> Option<Goal> {
        let of_term = || self.target.goal(When::Term, self.cut_off);
        let first = || self.target.years().first().copied();
        let of_year = || {
            let year = total.made_of.last().copied().or_else(first)?;
            self.target.goal(When::Year(year), self.cut_off.min(year.last()))
        };
        let goal = match self.target.time_rule {
            TimeRule::Sum | TimeRule::Mean | TimeRule::WeightedMean => of_term(),
            TimeRule::EveryPeriod => of_year().or_else(of_term),
            TimeRule::Last | TimeRule::Max | TimeRule::Manual => of_term().or_else(of_year),
        };
        goal.copied()
    }

    fn term_state(&self, to_date: &Standing, forecast: Option<&forecast::Forecast>) -> Computed {
        let by_term = Case { grows: self.grows() && self.target.time_rule == TimeRule::Sum, ..self.case(to_date) };
        let counts_early = matches!(self.target.time_rule, TimeRule::Last | TimeRule::Max);
        judge::judge(&Case { counts_early, ..by_term }, forecast.copied())
    }

    fn milestones(&self) -> Vec<Standing> {
        let steps = self.target.goals.iter().filter_map(|goal| match goal.when {
            When::Milestone(day) => Some(day),
            _ => None,
        });
        steps.map(|day| self.milestone(day)).collect()
    }

    fn milestone(&self, day: Date) -> Standing {
        let when = When::Milestone(day);
        let goal = self.target.goal(when, self.cut_off).copied();
        if day > self.cut_off {
            return Standing { state: Computed::InProgress, ..self.standing(when, Total::not_due(self.target.term), goal) };
        }
        let then = self.on(day);
        let total = match self.target.time_rule {
            TimeRule::EveryPeriod | TimeRule::Last => then.years().last().map(|year| span::total(&then, *year, Some(day.min(year.last())))),
            _ => None,
        };
        let years = || then.years().into_iter().map(|year| then.year(year)).collect::<Vec<_>>();
        let mut standing = self.standing(when, total.unwrap_or_else(|| term::to_date(&then, &years())), goal);
        standing.is_over = true;
        standing.state = judge::judge(&self.case(&standing), None);
        standing
    }

    fn standing(&self, when: When, total: Total, goal: Option<Goal>) -> Standing {
        let number = total.value.ok().map(|value| value.as_number());
        let against =
            number.zip(goal).and_then(|(value, goal)| progress::against(value, goal.decisive(self.target.direction, self.better)?));
        let against = against.filter(|_| !matches!(self.target.kind, TargetKind::Level(_) | TargetKind::YesNo(_)));
        total.into_standing(when, goal, against)
    }

    fn case<'s>(&self, standing: &'s Standing) -> Case<'s> {
        let worst_decides = self.target.unit_rule.worst_decides();
        let adds_units = matches!(self.target.kind, TargetKind::Number(_)) && !worst_decides;
        Case { standing, measure: self.measure(), grows: self.grows(), adds_units, worst_decides, counts_early: false }
    }

    /// Whether the value can only grow while time passes: what has been reached stays reached, and a
    /// ceiling that was passed stays passed.
    fn grows(&self) -> bool {
        let adds = |id: IndicatorId| self.indicator(id).is_some_and(|indicator| indicator.over_time == OverTime::Sum);
        match self.target.kind {
            TargetKind::Number(id) => adds(id),
            TargetKind::Ratio { numerator, denominator: Denominator::FixedAt(..) | Denominator::AssignedPlan(_), .. } => adds(numerator),
            _ => false,
        }
    }

    /// The value of a year beside that of the year before, of which nothing may be missing: what was counted by the same day,
    /// else the whole of the same part of that year.
    fn beside(&self, year: &Standing, years: &[Standing]) -> Option<Comparison> {
        let before = year.span.same_period_last_year()?;
        let counted_now = year.counted_to?;
        let earlier = years.iter().find(|earlier| year.is_over && earlier.span == before && earlier.is_over);
        let then = match earlier {
            Some(earlier) => Cow::Borrowed(earlier),
            None if year.is_over => Cow::Owned(self.known_on(months_after(before.last(), self.target.lag_months), before)),
            None => Cow::Owned(self.same_part(year, before)?),
        };
        let (now, value_then) = (year.value.ok()?.number()?, then.value.ok().filter(|_| then.is_complete())?.number()?);
        let change: Quotient = now.checked_sub(value_then)?;
        let figures = year.figures.iter().chain(&then.figures).copied().collect();
        let counted_to = then.counted_to?;
        Some(Comparison { year: year.span, now, counted_now, then: value_then, change, period: before, counted_to, figures })
    }

    fn same_part(&self, year: &Standing, before: Period) -> Option<Standing> {
        let day = a_year_before(year.counted_to?)?;
        let by_day = Some(self.known_on(day, before)).filter(|then| then.is_complete() && then.counted_to == Some(day));
        by_day.or_else(|| {
            let latest = year.figures.iter().map(|figure| figure.period).max_by_key(Period::last)?;
            let part = latest.same_period_last_year().filter(|_| latest.days() < year.span.days())?;
            Some(self.known_on(part.last(), before))
        })
    }

    /// A year before as it was known on a day.
    fn known_on(&self, day: Date, year: Period) -> Standing {
        self.standing(When::Year(year), span::total(&self.on(day), year, None), None)
    }
}

/// From the first day of a target's years to the last.
fn whole(target: &Target) -> Period {
    let years = target.years();
    let ends = years.first().zip(years.last());
    ends.and_then(|(first, last)| Period::custom(first.first(), last.last()).ok()).unwrap_or(target.term)
}

/// The same day one year earlier; the end of a month stays one.
pub(crate) fn a_year_before(day: Date) -> Option<Date> {
    let earlier = day.checked_sub(1.year()).ok()?;
    Some(if day.last_of_month() == day { earlier.last_of_month() } else { earlier })
}

fn months_after(day: Date, months: u8) -> Date {
    let month_end = day.last_of_month() == day;
    let later = day.saturating_add(i32::from(months).months());
    // A year that ends on the last day of a month is awaited until the last day of a month.
    if month_end { later.last_of_month() } else { later }
}
