//! Indicators, and the figures that the units entered for them.

use super::Names;
use crate::db::Write;
use crate::demo::figures::{CORRECTIONS, DemoCorrection, FIGURES};
use crate::demo::indicators::{DemoIndicator, INDICATORS};
use crate::demo::people::ACCOUNTS;
use crate::store::figure::NewFigure;
use crate::store::indicator::Asked;
use crate::store::{figure, indicator};
use anyhow::{Context, Result};
use jiff::civil::Date;
use soket_core::amount::Amount;
use soket_core::figure::{Entry, Indicator, IndicatorKind, LevelScale, OverTime, OverUnits};
use soket_core::id::{AccountId, FigureId, IndicatorId, UnitId};
use soket_core::period::Period;
use soket_core::target::rule::Calendar;

/// Defines every indicator.
pub(super) async fn indicators(tx: &mut Write, names: &mut Names) -> Result<Vec<Indicator>> {
    let mut defined = Vec::new();
    for demo in INDICATORS {
        let mut asked = asked(demo, names)?;
        asked.indicator.id = indicator::define(tx, None, &asked).await?;
        names.indicators.insert(demo.code, asked.indicator.id);
        defined.push(asked.indicator);
    }
    Ok(defined)
}

fn asked(demo: &DemoIndicator, names: &Names) -> Result<Asked> {
    let levels = demo.levels.and_then(LevelScale::parse);
    Ok(Asked {
        indicator: Indicator {
            id: IndicatorId(0),
            code: demo.code.to_owned(),
            name: demo.name.to_owned(),
            scale: demo.scale.to_owned(),
            decimals: demo.decimals,
            kind: IndicatorKind::parse(demo.kind, levels).with_context(|| format!("{} of kind {}", demo.code, demo.kind))?,
            over_units: OverUnits::parse(demo.over_units).context("over_units")?,
            over_time: OverTime::parse(demo.over_time).context("over_time")?,
            line: demo.line,
        },
        calendar: Calendar::parse(demo.calendar).context("calendar")?,
        unit: names.unit("dang-bo")?,
        reporters: demo.reporters.iter().map(|code| names.unit(code)).collect::<Result<_>>()?,
    })
}

/// Enters every figure by the clerk who knows it, then what was corrected.
pub(super) async fn figures(tx: &mut Write, names: &Names, indicators: &[Indicator]) -> Result<()> {
    for series in FIGURES {
        let indicator = indicators.iter().find(|indicator| indicator.code == series.indicator).context("a figure of nothing")?;
        let by = clerk(series.unit, names)?;
        for line in series.readings {
            let new = figure(line, indicator, names.unit(series.unit)?).with_context(|| format!("{} {line}", series.indicator))?;
            let id = figure::enter(tx, Some(by), &new).await?;
            for correction in CORRECTIONS.iter().filter(|it| (it.indicator, it.unit, it.wrong) == (series.indicator, series.unit, *line)) {
                correct(tx, by, (id, &new), (correction, indicator)).await?;
            }
        }
    }
    Ok(())
}

async fn correct(
    tx: &mut Write,
    by: AccountId,
    wrong: (FigureId, &NewFigure),
    (correction, indicator): (&DemoCorrection, &Indicator),
) -> Result<()> {
    let right = figure(correction.right, indicator, wrong.1.unit)?;
    let right = NewFigure { replaces: Some((wrong.0, correction.reason.to_owned())), ..right };
    figure::enter(tx, Some(by), &right).await?;
    Ok(())
}

/// The unit's own clerk; for a unit without one, the office.
fn clerk(unit: &str, names: &Names) -> Result<AccountId> {
    names.account(ACCOUNTS.iter().find(|account| account.is_clerk_of(unit)).map_or("hoa", |account| account.login))
}

/// Reads `2021 10`, `2023-04-30 11` or `2021-2022 310`.
fn figure(line: &str, indicator: &Indicator, unit: UnitId) -> Result<NewFigure> {
    let (when, value) = line.split_once(' ').context("a reading without a value")?;
    let (period, counted_to) = match when.parse::<Date>() {
        Ok(day) => (Period::year_of(day), day),
        Err(_) => when.parse::<Period>().map(|period| (period, period.last()))?,
    };
    let entry = Some(entry(value, indicator)?);
    Ok(NewFigure { indicator: indicator.id, unit, period, counted_to, entry, note: String::new(), replaces: None })
}

fn entry(value: &str, indicator: &Indicator) -> Result<Entry> {
    if let Some(reason) = value.strip_prefix("miễn: ") {
        return Ok(Entry::Exempt(reason.to_owned()));
    }
    Ok(match indicator.kind.levels() {
        Some(LevelScale::Steps(steps)) => {
            let at = steps.iter().position(|step| step == value).with_context(|| format!("no grade {value}"))?;
            Entry::Level(u32::try_from(at + 1)?)
        }
        Some(LevelScale::Place { .. }) => Entry::Level(value.parse()?),
        None => Entry::Value(Amount::parse(value)?),
    })
}
