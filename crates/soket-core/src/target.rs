//! A target (chỉ tiêu): what a mandate wants reached, in the terms in which it says so.

pub mod checker;
pub mod draft;
pub mod goal;
pub mod import;
mod print;
pub mod rule;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::figure::{Indicator, IndicatorKind};
use crate::id::{IndicatorId, MandateId, TargetId, UnitId};
use crate::period::Period;
use crate::quotient::Quotient;

use goal::{Adjustment, Direction, Goal, When};
use rule::{Calendar, TimeRule, UnitRule};

/// One target of a mandate, with everything that its arithmetic and its print need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Identity.
    pub id: TargetId,
    /// The mandate that sets it.
    pub mandate: MandateId,
    /// The whole of which this is a part ("trong đó").
    pub parent: Option<TargetId>,
    /// Its place among its siblings, from 1.
    pub ordinal: u32,
    /// Short stable code: "CT-04".
    pub code: String,
    /// As tables name it.
    pub name: String,
    /// The sentence of the mandate, word for word.
    pub clause: String,
    /// The group under which reports treat it.
    pub theme: String,
    /// The unit that answers for it; with [`UnitRule::OwnerOnly`] also the one that reports.
    pub owner: UnitId,
    /// What is measured.
    pub kind: TargetKind,
    /// The unit of measure (đơn vị tính) as tables print it.
    pub scale: String,
    /// How many decimals are printed; verdicts are found on unrounded values.
    pub decimals: u8,
    /// Which side is good.
    pub direction: Direction,
    /// The values to reach: for each year, the term, or steps on the way, side by side.
    pub goals: Vec<Goal>,
    /// How far short of a goal still counts as reached, in the scale of the target; usually zero.
    pub tolerance: Quotient,
    /// How units make one value.
    pub unit_rule: UnitRule,
    /// How years make one value.
    pub time_rule: TimeRule,
    /// What a year is.
    pub calendar: Calendar,
    /// The stretch for which the target is set.
    pub term: Period,
    /// How many months after a year its result can be known (12 for jobs of graduates).
    pub lag_months: u8,
    /// Units that the mandate excepts, each with its reason.
    pub exemptions: Vec<Exemption>,
    /// Later documents that changed goals, oldest first; the original stays in `goals`.
    pub adjustments: Vec<Adjustment>,
}

/// What a target measures. Percentages are never stored: a ratio names what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TargetKind {
    /// A number that units report: a count, money, or a published rate.
    Number(IndicatorId),
    /// One counted thing over another.
    Ratio {
        /// What is counted above.
        numerator: IndicatorId,
        /// What it is compared with.
        denominator: Denominator,
        /// How the fraction is written.
        shown: Shown,
    },
    /// Done or not done.
    YesNo(IndicatorId),
    /// A grade, rating or rank; goals hold ranks of the indicator's level scale.
    Level(IndicatorId),
    /// Words only: nothing is computed, the committee concludes.
    Text,
}

/// What a ratio is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Denominator {
    /// The same stretch's count: a moving denominator ("trên tổng số").
    Current(IndicatorId),
    /// The count at one day, for all years ("so với đầu nhiệm kỳ").
    FixedAt(IndicatorId, Date),
    /// What was assigned for the stretch ("so với kế hoạch giao").
    AssignedPlan(IndicatorId),
    /// What another target counts ("trong đó").
    ShareOf(TargetId, IndicatorId),
}

/// How a fraction is written, and in which scale its goals are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    /// As a plain number or fraction: 2/3, 1 paper per head.
    Plain,
    /// In hundredths: 12,5%.
    Percent,
    /// In thousandths: 12,5‰.
    PerMille,
    /// So many to one: 20:1.
    ToOne,
}

/// A unit that need not reach the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemption {
    /// The unit.
    pub unit: UnitId,
    /// The year, or the whole term.
    pub period: Option<Period>,
    /// Why, as it is printed.
    pub reason: String,
}

impl Target {
    /// An indicator over a stretch as a target that wants nothing: what is totalled without being judged.
    pub(crate) fn without_goal(indicator: &Indicator, owner: UnitId, span: Period) -> Target {
        let kind = match indicator.kind {
            IndicatorKind::Level(_) => TargetKind::Level(indicator.id),
            IndicatorKind::YesNo => TargetKind::YesNo(indicator.id),
            IndicatorKind::Count | IndicatorKind::Rate | IndicatorKind::Money => TargetKind::Number(indicator.id),
        };
        Target {
            id: TargetId(0),
            mandate: MandateId(0),
            parent: None,
            ordinal: 0,
            code: indicator.code.clone(),
            name: indicator.name.clone(),
            clause: String::new(),
            theme: String::new(),
            owner,
            kind,
            scale: indicator.scale.clone(),
            decimals: indicator.decimals,
            direction: Direction::AtLeast,
            goals: Vec::new(),
            tolerance: Quotient::ZERO,
            unit_rule: UnitRule::Sum,
            time_rule: TimeRule::Last,
            calendar: Calendar::Term,
            term: span,
            lag_months: 0,
            exemptions: Vec::new(),
            adjustments: Vec::new(),
        }
    }

    /// The years over which it is judged and added, first to last.
    ///
    /// If goals name years, those from the first to the last named; else the years of the term by the
    /// target's calendar. A first year is left out when less than half of it lies in the term, since
    /// what was reported for it belongs mostly to the term before.
    pub fn years(&self) -> Vec<Period> {
        let mut years = match self.calendar {
            Calendar::Term => return vec![self.term],
            Calendar::Year => self.term.years(),
            Calendar::SchoolYear => self.term.school_years(),
        };
        let named = || self.goals.iter().filter_map(Goal::year);
        if let (Some(first), Some(last)) = (named().min(), named().max()) {
            years = Period::custom(first.first(), last.last()).map_or(years, |span| self.calendar.years_of(&span));
        } else if years.first().is_some_and(|year| self.is_mostly_before(year)) && years.len() > 1 {
            years.remove(0);
        }
        years
    }

    fn is_mostly_before(&self, year: &Period) -> bool {
        let before = crate::period::day::days_between(year.first(), self.term.first());
        before * 2 > year.days()
    }

    /// The goal in force for a scope on a day: the latest adjustment up to that day, else the original.
    /// A year without a goal of its own takes the one for every year.
    pub fn goal(&self, when: When, day: Date) -> Option<&Goal> {
        let adjusted = self.adjustments.iter().rev().filter(|adjustment| adjustment.from <= day);
        let mut layers = adjusted.map(|adjustment| &adjustment.goals).chain([&self.goals]);
        let exact = layers.clone().find_map(|goals| goals.iter().find(|goal| goal.when == when));
        exact.or_else(|| match when {
            When::Year(_) => layers.find_map(|goals| goals.iter().find(|goal| goal.when == When::EachYear)),
            _ => None,
        })
    }

    /// Changes goals by a later document; documents come in the order of their days, whenever they are entered.
    pub fn adjust(&mut self, adjustment: Adjustment) {
        self.adjustments.push(adjustment);
        self.adjustments.sort_by_key(|adjustment| adjustment.from);
    }

    /// The document that set the goal in force for a stretch on a day, with the goal that the mandate itself set.
    pub fn adjusted(&self, when: When, day: Date) -> Option<(&Adjustment, &Goal)> {
        let in_force = self.adjustments.iter().rev().filter(|adjustment| adjustment.from <= day);
        let mut changing = in_force.filter(|adjustment| adjustment.goals.iter().any(|goal| goal.when == when));
        Some((changing.next()?, self.goal(when, Date::MIN)?))
    }

    /// Why a unit is excepted in a year, if it is.
    pub fn exemption(&self, unit: UnitId, year: &Period) -> Option<&str> {
        let covers = |exemption: &&Exemption| exemption.unit == unit && exemption.period.is_none_or(|period| period.overlaps(year));
        self.exemptions.iter().find(covers).map(|exemption| exemption.reason.as_str())
    }
}

impl TargetKind {
    /// The text form kept in the database; the indicators are kept beside it.
    pub fn as_str(&self) -> &'static str {
        match self {
            TargetKind::Number(_) => "number",
            TargetKind::Ratio { .. } => "ratio",
            TargetKind::YesNo(_) => "yes_no",
            TargetKind::Level(_) => "level",
            TargetKind::Text => "text",
        }
    }

    /// Every indicator it reads, numerator first.
    pub fn indicators(&self) -> Vec<IndicatorId> {
        match *self {
            TargetKind::Number(indicator) | TargetKind::YesNo(indicator) | TargetKind::Level(indicator) => vec![indicator],
            TargetKind::Ratio { numerator, denominator, .. } => vec![numerator, denominator.indicator()],
            TargetKind::Text => Vec::new(),
        }
    }
}

impl Denominator {
    /// The text form of the mode kept in the database.
    pub fn as_str(&self) -> &'static str {
        match self {
            Denominator::Current(_) => "current",
            Denominator::FixedAt(..) => "fixed_at",
            Denominator::AssignedPlan(_) => "assigned_plan",
            Denominator::ShareOf(..) => "share_of",
        }
    }

    /// What is counted below the line.
    pub fn indicator(&self) -> IndicatorId {
        match *self {
            Denominator::Current(indicator)
            | Denominator::FixedAt(indicator, _)
            | Denominator::AssignedPlan(indicator)
            | Denominator::ShareOf(_, indicator) => indicator,
        }
    }
}

impl Shown {
    /// All ways, in the order in which they are offered.
    pub const ALL: [Shown; 4] = [Shown::Percent, Shown::PerMille, Shown::ToOne, Shown::Plain];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Shown::Plain => "plain",
            Shown::Percent => "percent",
            Shown::PerMille => "per_mille",
            Shown::ToOne => "to_one",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Shown> {
        Self::ALL.into_iter().find(|shown| shown.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Shown::Plain => "số thường",
            Shown::Percent => "phần trăm",
            Shown::PerMille => "phần nghìn",
            Shown::ToOne => "mấy trên một",
        }
    }

    /// By how much a bare fraction is multiplied before it is compared and printed.
    pub fn factor(self) -> i64 {
        match self {
            Shown::Plain | Shown::ToOne => 1,
            Shown::Percent => 100,
            Shown::PerMille => 1000,
        }
    }

    /// A value in this scale with its sign: `93,37%`, `20:1`.
    pub fn to_vi(self, value: Quotient, decimals: u8) -> String {
        let number = value.to_vi(decimals);
        match self {
            Shown::Plain => number,
            Shown::Percent => format!("{number}%"),
            Shown::PerMille => format!("{number}‰"),
            Shown::ToOne => format!("{number}:1"),
        }
    }
}
