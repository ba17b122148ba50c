//! Row 78: a tax office's steps inside a year, 11% of the year's plan in January and 25% in the first quarter.

use jiff::civil::date;
use soket_core::amount::Amount;
use soket_core::figure::readings::Readings;
use soket_core::figure::{Entry, Indicator, IndicatorKind, OverTime, OverUnits, Reading};
use soket_core::id::{FigureId, IndicatorId, UnitId};
use soket_core::period::Period;
use soket_core::quotient::Quotient;
use soket_core::rollup::judge::Computed;
use soket_core::rollup::{Reporter, rollup};
use soket_core::target::Target;
use soket_core::unit::Line;

use crate::row::Row;

pub const NUMBER: u8 = 78;

const YEAR_PLAN: Row = Row {
    number: NUMBER,
    name: "thu so với dự toán năm, theo tháng và quý",
    kind: "ratio plan adds",
    goals: "milestone:2023-01-31 >=11; milestone:2023-03-31 >=25",
    rules: "ratio_of_sums every_period",
    a: "",
    b: "",
    expect: "",
    wrong: "",
};

fn reading(figure: i64, indicator: i64, (unit, code, value): (i64, &str, i64)) -> Reading {
    let period: Period = code.parse().unwrap();
    let entry = Entry::Value(Amount::whole(value).unwrap());
    let (figure, indicator, unit) = (FigureId(figure), IndicatorId(indicator), UnitId(unit));
    Reading { figure, corrects: None, indicator, unit, period, counted_to: period.last(), entry }
}

fn indicator(id: i64) -> Indicator {
    Indicator {
        id: IndicatorId(id),
        code: String::new(),
        name: String::new(),
        scale: "triệu đồng".to_owned(),
        decimals: 0,
        kind: IndicatorKind::Money,
        over_units: OverUnits::Sum,
        over_time: OverTime::Sum,
        line: Line::Administrative,
    }
}

#[test]
fn steps_are_judged_on_their_day() {
    let year = Period::year_of(date(2023, 1, 1));
    let steps = [(1, "2023-01", 6), (1, "2023-02", 5), (1, "2023-03", 4), (2, "2023-01", 4), (2, "2023-02", 3), (2, "2023-03", 5)];
    let collected = steps.into_iter().zip(1..).map(|(step, figure)| reading(figure, 1, step));
    let plans = [(1, "2023", 60), (2, "2023", 40)].into_iter().zip(10..).map(|(plan, figure)| reading(figure, 2, plan));
    let readings: Vec<Reading> = collected.chain(plans).collect();
    let indicators = [indicator(1), indicator(2)];
    let target = Target { term: year, ..YEAR_PLAN.target() };
    let units = [1, 2].map(|unit| Reporter { unit: UnitId(unit), since: None, until: None });
    for (cut_off, january, quarter, state) in [
        (date(2023, 2, 10), ("10", Computed::NotMet), (None, Computed::InProgress), Computed::NotMet),
        (date(2023, 3, 31), ("10", Computed::NotMet), (Some("27"), Computed::Exceeded), Computed::NotMet),
    ] {
        let progress = rollup(&target, &Readings::new(&indicators, &readings), &units, cut_off);
        let value = |at: usize| progress.milestones[at].value.ok().and_then(|value| value.number());
        assert_eq!(value(0), Some(Quotient::parse(january.0).unwrap()));
        assert_eq!(value(1), quarter.0.map(|text: &str| Quotient::parse(text).unwrap()));
        assert_eq!((progress.milestones[0].state, progress.milestones[1].state), (january.1, quarter.1));
        assert_eq!(progress.state, state);
    }
    // The usual slip takes the figure of March alone for that of the quarter: 9 of 100, not reached.
    let march: i64 = steps.into_iter().filter(|step| step.1 == "2023-03").map(|step| step.2).sum();
    let alone = Quotient::new(i128::from(march) * 100, 100);
    assert!(alone < Some(Quotient::whole(25)));
}
