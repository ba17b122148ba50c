//! The value of one stretch of time over all units: the innermost step of the roll-up.

use jiff::civil::Date;

use super::progress::{Against, Blank, Contribution, Exempt, Fraction, Gap, Missing, Part, Standing, UnitsReached, Value};
use super::{Question, Reporter};
use crate::amount::SCALE;
use crate::figure::readings::{Found, Known, SHORTEST_PERIOD};
use crate::figure::{Entry, Indicator, OverTime, Reading};
use crate::id::UnitId;
use crate::period::Period;
use crate::period::day::days_between;
use crate::quotient::Quotient;
use crate::rollup::judge::Computed;
use crate::target::goal::{Better, Goal, Reach, When};
use crate::target::rule::UnitRule;
use crate::target::{Denominator, Shown, Target, TargetKind};

/// What the units together reported for one stretch.
pub(crate) struct Total {
    pub(crate) span: Period,
    pub(crate) value: Result<Value, Blank>,
    pub(crate) fraction: Option<Fraction>,
    pub(crate) units_reached: Option<UnitsReached>,
    pub(crate) gaps: Vec<Gap>,
    pub(crate) exempt: Vec<Exempt>,
    pub(crate) counted_to: Option<Date>,
    pub(crate) figures: Vec<Contribution>,
    pub(crate) made_of: Vec<Period>,
}

impl Total {
    /// A stretch without anything in it.
    pub(crate) fn blank(span: Period, blank: Blank) -> Total {
        Total {
            span,
            value: Err(blank),
            fraction: None,
            units_reached: None,
            gaps: Vec::new(),
            exempt: Vec::new(),
            counted_to: None,
            figures: Vec::new(),
            made_of: Vec::new(),
        }
    }

    /// A stretch that has not come.
    pub(crate) fn not_due(span: Period) -> Total {
        Total::blank(span, Blank::NotDue)
    }

    /// The same facts held against a goal; not judged yet.
    pub(crate) fn into_standing(self, when: When, goal: Option<Goal>, against: Option<Against>) -> Standing {
        Standing {
            when,
            span: self.span,
            is_over: false,
            value: self.value,
            fraction: self.fraction,
            goal,
            state: Computed::NotJudged,
            against,
            units_reached: self.units_reached,
            gaps: self.gaps,
            exempt: self.exempt,
            counted_to: self.counted_to,
            figures: self.figures,
            made_of: self.made_of,
        }
    }
}

/// The units that are asked: all reporters, or the owner alone.
pub(crate) fn reporters(target: &Target, units: &[Reporter]) -> Vec<Reporter> {
    match target.unit_rule {
        UnitRule::OwnerOnly => {
            let owner = units.iter().find(|reporter| reporter.unit == target.owner).copied();
            vec![owner.unwrap_or(Reporter { unit: target.owner, since: None, until: None })]
        }
        UnitRule::Manual => Vec::new(),
        _ => units.to_vec(),
    }
}

/// The value of a stretch over all units; figures are awaited up to the day `due`, if it has one.
pub(crate) fn total(question: &Question<'_>, span: Period, due: Option<Date>) -> Total {
    let target = question.target;
    if target.unit_rule == UnitRule::Manual || target.kind == TargetKind::Text {
        return Total::blank(span, Blank::Manual);
    }
    let Some(above) = target.kind.indicators().first().and_then(|id| question.indicator(*id)) else {
        return Total::blank(span, Blank::RuleUnfit);
    };
    let mut survey = Survey { question, span, due, total: Total::blank(span, Blank::NoFigures), pot: Pot::default(), used: Vec::new() };
    survey.total.figures.reserve(question.reporters.len());
    for reporter in &question.reporters {
        match target.exemption(reporter.unit, &span) {
            Some(reason) if survey.stands(reporter) => survey.exempt(reporter.unit, reason),
            Some(_) => {}
            None => survey.ask(reporter, above),
        }
    }
    survey.finish()
}

/// The units asked so far, and what they said.
struct Survey<'q, 'a> {
    question: &'q Question<'a>,
    span: Period,
    due: Option<Date>,
    total: Total,
    pot: Pot,
    used: Vec<&'a Reading>,
}

/// Sums in ten-thousandths; the worst unit beside them.
#[derive(Default)]
struct Pot {
    above: i128,
    below: i128,
    answers: usize,
    silent: usize,
    worst: Option<Value>,
    reached: usize,
    lagging: Vec<UnitId>,
    is_unfit: bool,
    is_too_large: bool,
}

/// What a unit said about one part of the value.
enum Said<'a> {
    /// It is not asked: it does not stand then.
    NotAsked,
    /// It is asked and said nothing.
    Nothing,
    /// It is exempt.
    Exempt(&'a str),
    /// A number in ten-thousandths.
    Amount(i128),
    /// A rank.
    Level(u32),
}

impl Pot {
    /// A unit that is asked and says nothing has not reached anything.
    fn stay_silent(&mut self, unit: UnitId) {
        self.silent += 1;
        self.lagging.push(unit);
    }
}

impl<'a> Survey<'_, 'a> {
    fn ask(&mut self, reporter: &Reporter, above: &'a Indicator) {
        let before = self.total.figures.len();
        let numerator = self.answer(reporter, above, Part::Numerator);
        let TargetKind::Ratio { denominator, .. } = self.question.target.kind else {
            return match numerator {
                Said::Amount(scaled) => self.take(reporter.unit, scaled, None),
                Said::Level(rank) => self.take_level(reporter.unit, rank),
                Said::Exempt(reason) => self.exempt(reporter.unit, reason),
                Said::Nothing => self.pot.stay_silent(reporter.unit),
                Said::NotAsked => {}
            };
        };
        let denominator = self.below(reporter, denominator);
        match (numerator, denominator) {
            (Said::Exempt(reason), _) | (_, Said::Exempt(reason)) => self.exempt(reporter.unit, reason),
            (Said::Amount(above), Said::Amount(below)) => self.take(reporter.unit, above, Some(below)),
            (Said::Amount(above), Said::NotAsked) => self.take(reporter.unit, above, Some(0)),
            (Said::NotAsked, Said::Amount(below)) => self.take(reporter.unit, 0, Some(below)),
            (Said::Level(_), _) | (_, Said::Level(_)) => self.pot.is_unfit = true,
            // A numerator without its denominator, or the reverse, would bend the ratio: both are left out.
            (Said::Nothing, _) | (_, Said::Nothing) => {
                self.pot.stay_silent(reporter.unit);
                self.total.figures.truncate(before);
            }
            (Said::NotAsked, Said::NotAsked) => {}
        }
    }

    fn below(&mut self, reporter: &Reporter, denominator: Denominator) -> Said<'a> {
        let (unit, id) = (reporter.unit, denominator.indicator());
        let Some(indicator) = self.question.indicator(id) else { return Said::Nothing };
        let found = match denominator {
            Denominator::Current(_) | Denominator::ShareOf(..) => return self.answer(reporter, indicator, Part::Denominator),
            Denominator::FixedAt(_, day) => {
                if !stands_on(reporter, day) {
                    return Said::NotAsked;
                }
                self.question.readings.at(id, unit, day)
            }
            Denominator::AssignedPlan(_) => {
                if !self.stands(reporter) {
                    return Said::NotAsked;
                }
                self.question.readings.plan(id, unit, Known::at(self.span, self.question.cut_off))
            }
        };
        let Some(reading) = found else {
            self.gap(unit, indicator, Missing::All);
            return Said::Nothing;
        };
        self.total.figures.push(contribution(reading, Part::Denominator));
        match &reading.entry {
            Entry::Value(amount) => Said::Amount(i128::from(amount.scaled())),
            Entry::Level(rank) => Said::Level(*rank),
            Entry::Exempt(reason) => Said::Exempt(reason),
        }
    }

    /// What a unit reported within the span, with what is missing of it noted as a gap.
    fn answer(&mut self, reporter: &Reporter, indicator: &'a Indicator, part: Part) -> Said<'a> {
        let asked = match indicator.over_time {
            OverTime::Sum => self.stands(reporter),
            OverTime::Last => self.stands(reporter) && stands_on(reporter, self.span.last().min(self.question.cut_off)),
        };
        if !asked {
            return Said::NotAsked;
        }
        let expected_from = self.span.first().max(self.question.target.term.first().min(self.span.last()));
        let expected_from = reporter.since.map_or(expected_from, |since| since.max(expected_from));
        let known = Known { span: self.span, expected_from, cut_off: self.question.cut_off };
        self.used.clear();
        let found = self.question.readings.within(indicator, reporter.unit, known, &mut self.used);
        self.total.figures.extend(self.used.iter().map(|reading| contribution(reading, part)));
        match found {
            Found::Nothing => {
                self.gap(reporter.unit, indicator, Missing::All);
                Said::Nothing
            }
            Found::Exempt(reason) => Said::Exempt(reason),
            Found::Amount { scaled, counted_to, missing_from } => {
                self.note(reporter, indicator, counted_to, missing_from);
                Said::Amount(scaled)
            }
            Found::Level { rank, counted_to } => {
                self.note(reporter, indicator, counted_to, None);
                Said::Level(rank)
            }
        }
    }

    /// Notes the day of a reading, and a gap if it does not reach the day on which it is due.
    fn note(&mut self, reporter: &Reporter, indicator: &Indicator, counted_to: Date, missing_from: Option<Date>) {
        self.total.counted_to = self.total.counted_to.max(Some(counted_to));
        let due = self.due.map(|due| reporter.until.map_or(due, |until| until.min(due)));
        if let Some(day) = missing_from {
            self.gap(reporter.unit, indicator, Missing::PartFrom(day));
        } else if due.is_some_and(|due| days_between(counted_to, due) >= SHORTEST_PERIOD) {
            self.gap(reporter.unit, indicator, Missing::After(counted_to));
        }
    }

    fn take(&mut self, unit: UnitId, above: i128, below: Option<i128>) {
        self.pot.answers += 1;
        self.pot.above += above;
        self.pot.below += below.unwrap_or(0);
        if self.question.target.unit_rule.worst_decides() {
            match self.question.divide(above, below) {
                Ok(value) => self.weigh(unit, value),
                Err(Blank::TooLarge) => self.pot.is_too_large = true,
                // A unit with nothing to take a share of cannot fail.
                Err(_) => self.pot.answers -= 1,
            }
        }
    }

    fn take_level(&mut self, unit: UnitId, rank: u32) {
        self.pot.is_unfit |= self.pot.answers > 0 && !self.question.target.unit_rule.worst_decides();
        self.pot.answers += 1;
        self.weigh(unit, Value::Level(rank));
    }

    /// Keeps the worst unit, counts those that reach the goal by themselves and names the others.
    fn weigh(&mut self, unit: UnitId, value: Value) {
        let is_worse = |worst: Value| match self.question.better {
            Better::Higher => value.as_number() < worst.as_number(),
            Better::Lower => value.as_number() > worst.as_number(),
        };
        if self.pot.worst.is_none_or(is_worse) {
            self.pot.worst = Some(value);
        }
        let day = self.question.cut_off.min(self.span.last());
        let goal = self.question.target.goal(When::Year(self.span), day).or_else(|| self.question.target.goal(When::Term, day));
        let reach = goal.and_then(|goal| goal.reach(value.as_number(), self.question.measure()));
        match reach {
            Some(Reach::Met | Reach::Exceeded) => self.pot.reached += 1,
            _ => self.pot.lagging.push(unit),
        }
    }

    fn finish(mut self) -> Total {
        let (pot, target) = (&self.pot, self.question.target);
        if target.unit_rule == UnitRule::EveryUnit {
            self.total.units_reached =
                Some(UnitsReached { reached: pot.reached, of: pot.answers + pot.silent, lagging: pot.lagging.clone() });
        }
        let below = matches!(target.kind, TargetKind::Ratio { .. }).then_some(pot.below);
        self.total.value = match pot.worst {
            _ if pot.is_unfit => Err(Blank::RuleUnfit),
            _ if pot.is_too_large => Err(Blank::TooLarge),
            Some(worst) => Ok(worst),
            None if pot.answers == 0 && self.total.gaps.is_empty() && !self.total.exempt.is_empty() => Err(Blank::AllExempt),
            None if pot.answers == 0 => Err(Blank::NoFigures),
            None => self.question.divide(pot.above, below),
        };
        if let Some(below) = below.filter(|_| pot.answers > 0) {
            let parts = (Quotient::new(pot.above, i128::from(SCALE)), Quotient::new(below, i128::from(SCALE)));
            self.total.fraction = parts.0.zip(parts.1).map(|(numerator, denominator)| Fraction { numerator, denominator });
        }
        self.total
    }

    fn stands(&self, reporter: &Reporter) -> bool {
        reporter.since.is_none_or(|since| since <= self.span.last().min(self.question.cut_off))
            && reporter.until.is_none_or(|until| self.span.first() <= until)
    }

    fn exempt(&mut self, unit: UnitId, reason: &str) {
        self.total.exempt.push(Exempt { unit, period: self.span, reason: reason.to_owned() });
    }

    fn gap(&mut self, unit: UnitId, indicator: &Indicator, missing: Missing) {
        self.total.gaps.push(Gap { unit, period: self.span, indicator: indicator.id, missing });
    }
}

impl Question<'_> {
    /// A sum in ten-thousandths, or a ratio of two of them, in the scale of the target.
    pub(crate) fn divide(&self, above: i128, below: Option<i128>) -> Result<Value, Blank> {
        let factor = match self.target.kind {
            TargetKind::Ratio { shown, .. } => shown.factor(),
            _ => Shown::Plain.factor(),
        };
        if below == Some(0) {
            return Err(Blank::ZeroDenominator);
        }
        let lifted = above.checked_mul(i128::from(factor));
        let value = lifted.and_then(|above| Quotient::new(above, below.unwrap_or(i128::from(SCALE))));
        value.map(Value::Number).ok_or(Blank::TooLarge)
    }
}

fn stands_on(reporter: &Reporter, day: Date) -> bool {
    reporter.since.is_none_or(|since| since <= day) && reporter.until.is_none_or(|until| day <= until)
}

fn contribution(reading: &Reading, part: Part) -> Contribution {
    Contribution { figure: reading.figure, unit: reading.unit, period: reading.period, counted_to: reading.counted_to, part }
}
