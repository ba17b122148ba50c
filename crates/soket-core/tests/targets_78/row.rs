//! One example as a line of short texts, and the target, indicators and readings that it stands for.

use jiff::civil::{Date, date};
use soket_core::amount::Amount;
use soket_core::figure::readings::Readings;
use soket_core::figure::{Entry, Indicator, IndicatorKind, LevelScale, OverTime, OverUnits, Reading};
use soket_core::id::{FigureId, IndicatorId, MandateId, TargetId, UnitId};
use soket_core::period::Period;
use soket_core::quotient::Quotient;
use soket_core::rollup::judge::Computed;
use soket_core::rollup::progress::Progress;
use soket_core::rollup::{Reporter, rollup};
use soket_core::target::goal::{Direction, Goal, Limit, When};
use soket_core::target::rule::{Calendar, TimeRule, UnitRule};
use soket_core::target::{Denominator, Shown, Target, TargetKind};
use soket_core::unit::Line;

use crate::wrong;

const NUMERATOR: IndicatorId = IndicatorId(1);
const DENOMINATOR: IndicatorId = IndicatorId(2);

/// One example.
pub struct Row {
    /// The row in domain.md 5.2; a row with sub-targets appears once for each.
    pub number: u8,
    /// What it is about.
    pub name: &'static str,
    /// `flow`, `stock`, `rate`, `steps`, `place` or `ratio`, then words: `plain`, `to_one`; `fixed`, `plan`,
    /// `share`; `adds` if what stands above the line happens in a year; `both-add` if also what stands below.
    pub kind: &'static str,
    /// `each_year >=90; term =450`: scope, sign and value; `0` for "none"; `40..45` for a range.
    pub goals: &'static str,
    /// Unit rule, time rule, then words: `five` for a term of five years, `school`, `lag`.
    pub rules: &'static str,
    /// What unit A (the owner) reported for three years: `-` nothing, `x` exempt, `9/10` both parts.
    pub a: &'static str,
    /// What unit B reported.
    pub b: &'static str,
    /// Value to date, state, and years reached of years judged.
    pub expect: &'static str,
    /// The wrong formula and its verdict.
    pub wrong: &'static str,
}

impl Row {
    pub fn check(&self) {
        let progress = self.progress();
        let mut words = self.expect.split_whitespace();
        let value = Quotient::parse(words.next().unwrap()).unwrap();
        let state = Computed::parse(words.next().unwrap()).unwrap();
        let label = format!("row {} {}", self.number, self.name);
        assert_eq!(progress.to_date.value.map(|value| value.as_number()), Ok(value), "{label}");
        assert_eq!(progress.state, state, "{label}: {:?}", progress.to_date);
        if let Some(years) = words.next() {
            let (reached, judged) = progress.years_reached();
            assert_eq!(format!("{reached}/{judged}"), years, "{label}");
        }
        assert!(progress.figures_to_date().count() > 0, "{label}: the value leads back to no figure");
    }

    pub fn check_wrong_formula(&self) {
        let (formula, state) = self.wrong.split_once(' ').unwrap();
        let expected = Computed::parse(state).unwrap();
        let label = format!("row {} {} by {formula}", self.number, self.name);
        assert_eq!(wrong::verdict(self, formula), expected, "{label}");
        assert_ne!(self.progress().state, expected, "{label} is not wrong here");
    }

    pub fn progress(&self) -> Progress {
        let (indicators, readings, target) = (self.indicators(), self.readings(), self.target());
        let units = [1, 2].map(|unit| Reporter { unit: UnitId(unit), since: None, until: None });
        let cut_off = self.years()[2].last();
        rollup(&target, &Readings::new(&indicators, &readings), &units, cut_off)
    }

    pub fn has(&self, word: &str) -> bool {
        [self.kind, self.rules].iter().any(|text| text.split_whitespace().any(|found| found == word))
    }

    pub fn target(&self) -> Target {
        let mut rules = self.rules.split_whitespace();
        Target {
            id: TargetId(i64::from(self.number)),
            mandate: MandateId(1),
            parent: None,
            ordinal: 1,
            code: format!("CT-{:02}", self.number),
            name: self.name.to_owned(),
            clause: String::new(),
            theme: String::new(),
            owner: UnitId(1),
            kind: self.target_kind(),
            scale: String::new(),
            decimals: 2,
            direction: self.direction(),
            goals: self.goals.split("; ").map(goal).collect(),
            tolerance: Quotient::ZERO,
            unit_rule: UnitRule::parse(rules.next().unwrap()).unwrap(),
            time_rule: TimeRule::parse(rules.next().unwrap()).unwrap(),
            calendar: if self.has("school") { Calendar::SchoolYear } else { Calendar::Year },
            term: self.term(),
            lag_months: if self.has("lag") { 12 } else { 0 },
            exemptions: Vec::new(),
            adjustments: Vec::new(),
        }
    }

    fn target_kind(&self) -> TargetKind {
        let shown = match () {
            () if self.has("plain") => Shown::Plain,
            () if self.has("to_one") => Shown::ToOne,
            () => Shown::Percent,
        };
        let denominator = match () {
            () if self.has("fixed") => Denominator::FixedAt(DENOMINATOR, self.day_before()),
            () if self.has("plan") => Denominator::AssignedPlan(DENOMINATOR),
            () if self.has("share") => Denominator::ShareOf(TargetId(4), DENOMINATOR),
            () => Denominator::Current(DENOMINATOR),
        };
        match self.kind.split_whitespace().next().unwrap() {
            "ratio" => TargetKind::Ratio { numerator: NUMERATOR, denominator, shown },
            "steps" | "place" => TargetKind::Level(NUMERATOR),
            _ => TargetKind::Number(NUMERATOR),
        }
    }

    fn direction(&self) -> Direction {
        match self.goals {
            goals if goals.contains("..") => Direction::Range,
            goals if goals.contains("<=") => Direction::AtMost,
            goals if goals.contains('>') => Direction::AtLeast,
            goals if goals.contains('=') => Direction::Equal,
            _ => Direction::Zero,
        }
    }

    pub fn years(&self) -> Vec<Period> {
        if self.has("school") { self.term().school_years() } else { self.term().years() }
    }

    fn term(&self) -> Period {
        let (first, last) = match (self.has("school"), self.has("five")) {
            (true, _) => (date(2020, 9, 1), date(2023, 8, 31)),
            (_, true) => (date(2021, 1, 1), date(2025, 12, 31)),
            _ => (date(2021, 1, 1), date(2023, 12, 31)),
        };
        Period::term(first, last).unwrap()
    }

    fn day_before(&self) -> Date {
        self.term().first().yesterday().unwrap()
    }

    fn indicators(&self) -> Vec<Indicator> {
        let over_time = |adds| if adds { OverTime::Sum } else { OverTime::Last };
        let kind = match self.kind.split_whitespace().next().unwrap() {
            "rate" => IndicatorKind::Rate,
            "steps" => IndicatorKind::Level(LevelScale::parse("steps:Chưa xếp|Hoàn thành|Tốt|Xuất sắc").unwrap()),
            "place" => IndicatorKind::Level(LevelScale::Place { out_of: 103 }),
            _ => IndicatorKind::Count,
        };
        let above = over_time(self.has("flow") || self.has("adds") || self.has("both-add"));
        let below = over_time(self.has("both-add") || self.has("plan"));
        vec![indicator(NUMERATOR, kind, above), indicator(DENOMINATOR, IndicatorKind::Count, below)]
    }

    fn readings(&self) -> Vec<Reading> {
        let mut readings = Vec::new();
        for (unit, line) in [(1, self.a), (2, self.b)] {
            for (period, text) in self.years().into_iter().zip(line.split_whitespace()) {
                let (above, below) = text.split_once('/').unwrap_or((text, "-"));
                readings.extend(self.reading(NUMERATOR, unit, (period, period.last(), above)));
                readings.extend(self.reading(DENOMINATOR, unit, (period, period.last(), below)));
            }
            if let Some(base) = line.split("base ").nth(1) {
                let day = self.day_before();
                readings.extend(self.reading(DENOMINATOR, unit, (Period::year_of(day), day, base)));
            }
        }
        for (number, reading) in (1..).zip(&mut readings) {
            reading.figure = FigureId(number);
        }
        readings
    }

    fn reading(&self, indicator: IndicatorId, unit: i64, (period, counted_to, text): (Period, Date, &str)) -> Option<Reading> {
        let is_level = self.has("steps") || self.has("place");
        let entry = match text {
            "-" => return None,
            "x" => Entry::Exempt("không còn nguồn".to_owned()),
            rank if is_level => Entry::Level(rank.parse().unwrap()),
            number => Entry::Value(Amount::parse(number).unwrap()),
        };
        Some(Reading { figure: FigureId(0), corrects: None, indicator, unit: UnitId(unit), period, counted_to, entry })
    }
}

fn indicator(id: IndicatorId, kind: IndicatorKind, over_time: OverTime) -> Indicator {
    Indicator {
        id,
        code: id.to_string(),
        name: String::new(),
        scale: String::new(),
        decimals: 2,
        kind,
        over_units: OverUnits::Sum,
        over_time,
        line: Line::Party,
    }
}

fn goal(text: &str) -> Goal {
    let (when, value) = text.split_once(' ').unwrap();
    let when: When = when.parse().unwrap();
    let number = |text: &str| Quotient::parse(text).unwrap();
    if value == "0" {
        return Goal::zero(when);
    }
    if let Some((low, high)) = value.split_once("..") {
        return Goal::range(when, number(low), number(high));
    }
    let digits = value.trim_start_matches(['<', '>', '=']);
    match value.trim_end_matches(digits) {
        "<=" => Goal::high(when, number(digits)),
        ">" => Goal { when, low: Some(Limit::beyond(number(digits))), high: None },
        _ => Goal::low(when, number(digits)),
    }
}
