//! A small world to roll up: indicators, readings, reporters and one target, built in the order of a story.

use jiff::civil::{Date, date};
use soket_core::amount::Amount;
use soket_core::figure::readings::Readings;
use soket_core::figure::{Entry, Indicator, IndicatorKind, OverTime, OverUnits, Reading};
use soket_core::id::{FigureId, IndicatorId, MandateId, TargetId, UnitId};
use soket_core::period::Period;
use soket_core::quotient::Quotient;
use soket_core::rollup::progress::{Progress, Standing};
use soket_core::rollup::{Reporter, rollup};
use soket_core::target::goal::{Direction, Goal, When};
use soket_core::target::rule::{Calendar, TimeRule, UnitRule};
use soket_core::target::{Denominator, Shown, Target, TargetKind};
use soket_core::unit::Line;

/// The indicator that counts what happens: admissions.
pub const FLOW: IndicatorId = IndicatorId(1);
/// The indicator that counts what stands: members.
pub const STOCK: IndicatorId = IndicatorId(2);

pub struct World {
    pub indicators: Vec<Indicator>,
    pub readings: Vec<Reading>,
    pub units: Vec<Reporter>,
    pub target: Target,
}

impl World {
    /// So many units, and a target "at least 10 in the term 2021-2025, adding units and years".
    pub fn new(units: i64) -> World {
        World {
            indicators: vec![indicator(FLOW, OverTime::Sum), indicator(STOCK, OverTime::Last)],
            readings: Vec::new(),
            units: (1..=units).map(|unit| Reporter { unit: UnitId(unit), since: None, until: None }).collect(),
            target: target(),
        }
    }

    /// Makes the target a percentage of the stock, judged each year.
    pub fn percent_each_year(mut self, goal: i64) -> World {
        self.target.kind = TargetKind::Ratio { numerator: FLOW, denominator: Denominator::Current(STOCK), shown: Shown::Percent };
        self.target.unit_rule = UnitRule::RatioOfSums;
        self.target.time_rule = TimeRule::EveryPeriod;
        self.target.goals = vec![Goal::low(When::EachYear, Quotient::whole(goal))];
        self
    }

    /// Makes the target a number wanted each year.
    pub fn number_each_year(mut self, goal: i64) -> World {
        self.target.time_rule = TimeRule::EveryPeriod;
        self.target.goals = vec![Goal::low(When::EachYear, Quotient::whole(goal))];
        self
    }

    /// A unit reports a number for a period, counted to its end.
    pub fn reports(mut self, unit: i64, indicator: IndicatorId, period: &str, value: i64) -> World {
        let last = period.parse::<Period>().unwrap().last();
        self.add(unit, indicator, (period, last), Entry::Value(Amount::whole(value).unwrap()));
        self
    }

    /// A unit reports a number for a period, counted to some day.
    pub fn reports_to(mut self, unit: i64, period: &str, counted_to: Date, value: i64) -> World {
        self.add(unit, FLOW, (period, counted_to), Entry::Value(Amount::whole(value).unwrap()));
        self
    }

    /// A unit says that it does not take part.
    pub fn exempts(mut self, unit: i64, period: &str) -> World {
        let last = period.parse::<Period>().unwrap().last();
        self.add(unit, FLOW, (period, last), Entry::Exempt("không còn nguồn".to_owned()));
        self
    }

    /// Corrects the line that was entered last.
    pub fn corrected(mut self, value: i64) -> World {
        let mut line = self.readings.last().unwrap().clone();
        line.corrects = Some(line.figure);
        line.figure = FigureId(line.figure.0 + 1);
        line.entry = Entry::Value(Amount::whole(value).unwrap());
        self.readings.push(line);
        self
    }

    fn add(&mut self, unit: i64, indicator: IndicatorId, (period, counted_to): (&str, Date), entry: Entry) {
        let figure = FigureId(i64::try_from(self.readings.len()).unwrap() + 1);
        let (unit, period) = (UnitId(unit), period.parse().unwrap());
        self.readings.push(Reading { figure, corrects: None, indicator, unit, period, counted_to, entry });
    }

    pub fn progress(&self, cut_off: Date) -> Progress {
        rollup(&self.target, &Readings::new(&self.indicators, &self.readings), &self.units, cut_off)
    }

    pub fn at_end_of(&self, year: i16) -> Progress {
        self.progress(date(year, 12, 31))
    }
}

/// The value of a standing as papers would print it, four decimals at most; `-` for none.
pub fn shown(standing: &Standing) -> String {
    standing.value.map_or_else(|_| "-".to_owned(), |value| value.as_number().to_vi(4))
}

fn indicator(id: IndicatorId, over_time: OverTime) -> Indicator {
    Indicator {
        id,
        code: format!("CS{id}"),
        name: "đảng viên".to_owned(),
        scale: "người".to_owned(),
        decimals: 0,
        kind: IndicatorKind::Count,
        over_units: OverUnits::Sum,
        over_time,
        line: Line::Party,
    }
}

fn target() -> Target {
    Target {
        id: TargetId(1),
        mandate: MandateId(1),
        parent: None,
        ordinal: 1,
        code: "CT-01".to_owned(),
        name: "Kết nạp đảng viên".to_owned(),
        clause: "Trong nhiệm kỳ kết nạp ít nhất 10 đảng viên".to_owned(),
        theme: "Xây dựng Đảng".to_owned(),
        owner: UnitId(1),
        kind: TargetKind::Number(FLOW),
        scale: "người".to_owned(),
        decimals: 0,
        direction: Direction::AtLeast,
        goals: vec![Goal::low(When::Term, Quotient::whole(10))],
        tolerance: Quotient::ZERO,
        unit_rule: UnitRule::Sum,
        time_rule: TimeRule::Sum,
        calendar: Calendar::Year,
        term: Period::term(date(2021, 1, 1), date(2025, 12, 31)).unwrap(),
        lag_months: 0,
        exemptions: Vec::new(),
        adjustments: Vec::new(),
    }
}
