//! How long the progress of 60 targets over 500 units and 12 months takes, figures in memory.

use crate::spread::Spread;
use anyhow::{Result, ensure};
use jiff::civil::date;
use soket_core::amount::Amount;
use soket_core::figure::readings::Readings;
use soket_core::figure::{Entry, Indicator, IndicatorKind, OverTime, OverUnits, Reading};
use soket_core::id::{FigureId, IndicatorId, MandateId, TargetId, UnitId};
use soket_core::period::Period;
use soket_core::quotient::Quotient;
use soket_core::rollup::{Reporter, rollup};
use soket_core::target::goal::{Direction, Goal, When};
use soket_core::target::rule::{Calendar, TimeRule, UnitRule};
use soket_core::target::{Denominator, Shown, Target, TargetKind};
use soket_core::unit::Line;
use std::time::Instant;

const TARGETS: i64 = 60;
const UNITS: i64 = 500;
const MONTHS: i8 = 12;
const ROUNDS: usize = 15;

/// Indexes the readings and rolls every target up, again and again.
///
/// # Errors
/// When a roll-up traces no figure: then nothing was measured.
pub fn measure() -> Result<()> {
    let indicators: Vec<Indicator> = (0..TARGETS).map(indicator).collect();
    let targets: Vec<Target> = (0..TARGETS).map(target).collect();
    let units: Vec<Reporter> = (0..UNITS).map(|unit| Reporter { unit: UnitId(unit), since: None, until: None }).collect();
    let readings = readings();
    let (mut indexing, mut whole) = (Spread::default(), Spread::default());
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        let index = Readings::new(&indicators, &readings);
        indexing.time(begun.elapsed());
        let progress: Vec<_> = targets.iter().map(|target| rollup(target, &index, &units, date(2023, 12, 31))).collect();
        whole.time(begun.elapsed());
        let figures: usize = progress.iter().map(|progress| progress.figures_to_date().count()).sum();
        ensure!(figures > 0, "no roll-up read a figure");
    }
    println!("{} readings, {TARGETS} targets\n  index ms {indexing}\n  index and all roll-ups ms {whole}", readings.len());
    Ok(())
}

/// As the database hands them out: by indicator, unit and period.
fn readings() -> Vec<Reading> {
    let mut readings = Vec::new();
    for indicator in 0..TARGETS {
        for unit in 0..UNITS {
            for month in 1..=MONTHS {
                let period = Period::month_of(date(2023, month, 1));
                let figure = FigureId(i64::try_from(readings.len()).unwrap_or_default());
                let entry = Entry::Value(Amount::from_scaled(10_000 * (unit % 7 + i64::from(month))));
                let (indicator, unit) = (IndicatorId(indicator), UnitId(unit));
                readings.push(Reading { figure, corrects: None, indicator, unit, period, counted_to: period.last(), entry });
            }
        }
    }
    readings
}

fn indicator(id: i64) -> Indicator {
    Indicator {
        id: IndicatorId(id),
        code: id.to_string(),
        name: String::new(),
        scale: "người".to_owned(),
        decimals: 0,
        kind: IndicatorKind::Count,
        over_units: OverUnits::Sum,
        over_time: if id % 2 == 0 { OverTime::Sum } else { OverTime::Last },
        line: Line::Party,
    }
}

/// Every third target is a ratio, which reads two indicators.
fn target(id: i64) -> Target {
    let denominator = Denominator::Current(IndicatorId((id + 1) % TARGETS));
    let ratio = TargetKind::Ratio { numerator: IndicatorId(id), denominator, shown: Shown::Percent };
    let (kind, unit_rule) = if id % 3 == 0 { (ratio, UnitRule::RatioOfSums) } else { (TargetKind::Number(IndicatorId(id)), UnitRule::Sum) };
    Target {
        id: TargetId(id),
        mandate: MandateId(1),
        parent: None,
        ordinal: 1,
        code: id.to_string(),
        name: String::new(),
        clause: String::new(),
        theme: String::new(),
        owner: UnitId(0),
        kind,
        scale: String::new(),
        decimals: 2,
        direction: Direction::AtLeast,
        goals: vec![Goal::low(When::EachYear, Quotient::whole(90))],
        tolerance: Quotient::ZERO,
        unit_rule,
        time_rule: TimeRule::EveryPeriod,
        calendar: Calendar::Year,
        term: Period::year_of(date(2023, 1, 1)),
        lag_months: 0,
        exemptions: Vec::new(),
        adjustments: Vec::new(),
    }
}
