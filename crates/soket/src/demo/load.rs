//! Brings the demonstration's indicators, figures, targets and reviews, written as tables, into the database.

use super::figures::FIGURES;
use super::indicators::{DemoIndicator, INDICATORS};
use super::reviews::{DemoRecord, DemoReview, REVIEWS, VERDICTS};
use super::targets::{DemoTarget, TARGETS};
use crate::db::Write;
use crate::store::figure::NewFigure;
use crate::store::indicator::Asked;
use crate::store::review::record::Record;
use crate::store::target::Kept;
use crate::store::task::Task;
use crate::store::{figure, indicator, review, target, task};
use anyhow::{Context, Result, bail};
use jiff::civil::Date;
use soket_core::amount::Amount;
use soket_core::figure::{Entry, Indicator, IndicatorKind, LevelScale, OverTime, OverUnits};
use soket_core::id::{AccountId, IndicatorId, MandateId, ReviewId, TargetId, TaskId, UnitId};
use soket_core::period::Period;
use soket_core::printed::Printed;
use soket_core::quotient::Quotient;
use soket_core::rollup::judge::Computed;
use soket_core::target::goal::{Adjustment, Direction, Goal, Limit, When};
use soket_core::target::rule::{Calendar, TimeRule, UnitRule};
use soket_core::target::{Denominator, Shown, Target, TargetKind};
use std::collections::HashMap;

/// What the tables refer to by name.
pub(super) struct Names {
    /// Units by code.
    pub units: HashMap<&'static str, UnitId>,
    /// Mandates by address.
    pub mandates: HashMap<&'static str, MandateId>,
    /// The secretary, who records verdicts, and the clerk, who writes.
    pub accounts: HashMap<&'static str, AccountId>,
    indicators: HashMap<&'static str, IndicatorId>,
    targets: HashMap<&'static str, TargetId>,
    reviews: HashMap<&'static str, ReviewId>,
}

impl Names {
    /// Names with nothing loaded yet.
    pub fn new(
        units: HashMap<&'static str, UnitId>,
        mandates: HashMap<&'static str, MandateId>,
        accounts: HashMap<&'static str, AccountId>,
    ) -> Self {
        Self { units, mandates, accounts, indicators: HashMap::new(), targets: HashMap::new(), reviews: HashMap::new() }
    }

    fn unit(&self, code: &str) -> Result<UnitId> {
        self.units.get(code).copied().with_context(|| format!("no unit {code}"))
    }

    fn indicator(&self, code: &str) -> Result<IndicatorId> {
        self.indicators.get(code).copied().with_context(|| format!("no indicator {code}"))
    }

    fn target(&self, code: &str) -> Result<TargetId> {
        self.targets.get(code).copied().with_context(|| format!("no target {code}"))
    }
}

/// The first day of the committee's term, and its last.
const TERM: (&str, &str) = ("2020-06-20", "2025-06-19");

/// Loads everything, in the order in which it refers to itself.
pub(super) async fn all(tx: &mut Write, mut names: Names) -> Result<()> {
    for demo in INDICATORS {
        let id = indicator::define(tx, None, &asked(demo, &names)?).await?;
        names.indicators.insert(demo.code, id);
    }
    figures(tx, &names).await?;
    for demo in TARGETS {
        let kept = Kept { target: defined(demo, &names)?, unit: names.unit("dang-bo")? };
        let id = target::define(tx, None, &kept).await?;
        names.targets.insert(demo.code, id);
    }
    for demo in REVIEWS {
        let id = opened(tx, demo, &names).await?;
        names.reviews.insert(demo.slug, id);
    }
    for demo in VERDICTS {
        let review = names.reviews.get(demo.review).copied().with_context(|| format!("no review {}", demo.review))?;
        let word =
            Computed::ALL.into_iter().find(|word| word.name_vi() == demo.word).with_context(|| format!("no verdict {}", demo.word))?;
        let by = names.accounts.get("quang").copied().context("no secretary")?;
        review::record_verdict(tx, by, review, (names.target(demo.target)?, word.as_str(), demo.reason)).await?;
    }
    Ok(())
}

fn asked(demo: &DemoIndicator, names: &Names) -> Result<Asked> {
    let levels = demo.scale.split_once('|').is_some().then(|| LevelScale::Steps(demo.scale.split('|').map(str::to_owned).collect()));
    let places = demo.scale.strip_prefix("hạng/").and_then(|of| of.parse().ok()).map(|out_of| LevelScale::Place { out_of });
    let levels = levels.or(places);
    let scale = if levels.is_some() { "" } else { demo.scale };
    Ok(Asked {
        indicator: Indicator {
            id: IndicatorId(0),
            code: demo.code.to_owned(),
            name: demo.name.to_owned(),
            scale: scale.to_owned(),
            decimals: demo.decimals,
            kind: IndicatorKind::parse(demo.kind, levels).with_context(|| format!("indicator {} of kind {}", demo.code, demo.kind))?,
            over_units: if demo.over_units == "sum" { OverUnits::Sum } else { OverUnits::OwnerOnly },
            over_time: OverTime::parse(demo.over_time).context("over_time")?,
            line: demo.line,
        },
        calendar: if demo.school_year { Calendar::SchoolYear } else { Calendar::Year },
        unit: names.unit("dang-bo")?,
        reporters: demo.reporters.iter().map(|code| names.unit(code)).collect::<Result<_>>()?,
    })
}

async fn figures(tx: &mut Write, names: &Names) -> Result<()> {
    for demo in FIGURES {
        let period = period(demo.period)?;
        let levels = INDICATORS.iter().find(|indicator| indicator.code == demo.indicator).map(|indicator| indicator.scale);
        for (counted_to, value) in demo.readings {
            let new = NewFigure {
                indicator: names.indicator(demo.indicator)?,
                unit: names.unit(demo.unit)?,
                period,
                counted_to: counted_to.parse()?,
                entry: Some(entry(value, levels.unwrap_or_default()).with_context(|| format!("{} {} {value}", demo.indicator, demo.unit))?),
                note: String::new(),
                replaces: None,
            };
            figure::enter(tx, names.accounts.get("hoa").copied(), &new).await?;
        }
    }
    Ok(())
}

fn entry(value: &str, scale: &str) -> Result<Entry> {
    if let Some(reason) = value.strip_prefix("miễn: ") {
        return Ok(Entry::Exempt(reason.to_owned()));
    }
    if let Some(rank) = scale.split('|').position(|step| step == value) {
        return Ok(Entry::Level(u32::try_from(rank + 1)?));
    }
    let amount = Amount::parse(value)?;
    if scale.starts_with("hạng/") {
        return Ok(Entry::Level(u32::try_from(amount.scaled() / soket_core::amount::SCALE)?));
    }
    Ok(Entry::Value(amount))
}

/// `2021` is a calendar year, `NH2021-2022` a school year.
fn period(text: &str) -> Result<Period> {
    match text.strip_prefix("NH") {
        Some(years) => Ok(Period::school_year_of(format!("{}-10-01", &years[..4]).parse()?)),
        None => Ok(text.parse()?),
    }
}

fn defined(demo: &DemoTarget, names: &Names) -> Result<Target> {
    let term = Period::term(TERM.0.parse()?, TERM.1.parse()?)?;
    Ok(Target {
        id: TargetId(0),
        mandate: names.mandates.get(demo.mandate).copied().with_context(|| format!("no mandate {}", demo.mandate))?,
        parent: demo.parent.map(|code| names.target(code)).transpose()?,
        ordinal: u32::from(demo.ordinal),
        code: demo.code.to_owned(),
        name: demo.name.to_owned(),
        clause: demo.clause.to_owned(),
        theme: demo.theme.to_owned(),
        owner: INDICATORS
            .iter()
            .find(|indicator| indicator.code == demo.numerator)
            .and_then(|indicator| indicator.reporters.first())
            .map_or_else(|| names.unit("dang-bo"), |code| names.unit(code))?,
        co_owners: Vec::new(),
        kind: kind(demo, names)?,
        scale: demo.scale.to_owned(),
        decimals: demo.decimals,
        direction: direction(demo.direction)?,
        goals: demo.values.iter().map(|value| goal(demo, value)).collect::<Result<_>>()?,
        tolerance: Quotient::ZERO,
        unit_rule: UnitRule::parse(&demo.unit_rule.replace('-', "_")).with_context(|| format!("unit rule {}", demo.unit_rule))?,
        time_rule: TimeRule::parse(&demo.time_rule.replace('-', "_")).with_context(|| format!("time rule {}", demo.time_rule))?,
        calendar: match demo.calendar {
            "school-year" => Calendar::SchoolYear,
            "term" => Calendar::Term,
            _ => Calendar::Year,
        },
        term,
        lag_months: demo.lag_months,
        exemptions: Vec::new(),
        adjustments: demo
            .adjusted
            .iter()
            .map(|(from, document, values)| {
                let goals = values.iter().map(|value| goal(demo, value)).collect::<Result<_>>()?;
                Ok(Adjustment { document: (*document).to_owned(), from: from.parse()?, goals })
            })
            .collect::<Result<_>>()?,
    })
}

fn kind(demo: &DemoTarget, names: &Names) -> Result<TargetKind> {
    let first = names.indicator(demo.numerator)?;
    Ok(match demo.kind {
        "number" => TargetKind::Number(first),
        "boolean" => TargetKind::YesNo(first),
        "level" | "rank" => TargetKind::Level(first),
        "ratio" => TargetKind::Ratio {
            numerator: first,
            denominator: denominator(demo, names)?,
            shown: if demo.scale == "%" { Shown::Percent } else { Shown::Plain },
        },
        other => bail!("target {} of kind {other}", demo.code),
    })
}

fn denominator(demo: &DemoTarget, names: &Names) -> Result<Denominator> {
    let below = names.indicator(demo.denominator.context("a ratio without denominator")?)?;
    Ok(match demo.denominator_mode.split_once(':') {
        Some(("fixed", day)) => Denominator::FixedAt(below, day.parse()?),
        Some(("target", code)) => Denominator::ShareOf(names.target(code)?, below),
        _ if demo.denominator_mode == "assigned" => Denominator::AssignedPlan(below),
        _ => Denominator::Current(below),
    })
}

fn direction(word: &str) -> Result<Direction> {
    Direction::parse(&word.replace('-', "_").replace("none", "zero")).with_context(|| format!("direction {word}"))
}

fn goal(demo: &DemoTarget, value: &(&str, &str, &str)) -> Result<Goal> {
    let (when, low, high) = *value;
    let when = match when {
        "term" => When::Term,
        "each-year" => When::EachYear,
        day if day.len() == 10 => When::Milestone(day.parse()?),
        year if demo.calendar == "school-year" => {
            When::Year(Period::school_year_of(format!("{}-03-01", year.trim_start_matches("NH")[..4].parse::<i16>()?).parse::<Date>()?))
        }
        year => When::Year(year.parse()?),
    };
    let limit = |text: &str| -> Result<Option<Limit>> {
        if text.is_empty() {
            return Ok(None);
        }
        let step = INDICATORS
            .iter()
            .find(|indicator| indicator.code == demo.numerator)
            .and_then(|indicator| indicator.scale.split('|').position(|step| step == text));
        let value = step.map_or_else(|| Quotient::parse(text), |at| Ok(Quotient::whole(at as i64 + 1)))?;
        Ok(Some(Limit::at(value)))
    };
    let (low, high) = (limit(low)?, limit(high)?);
    // "Không quá" stands in the first column of the table like any other single value.
    if demo.direction == "at-most" && high.is_none() { Ok(Goal { when, low: None, high: low }) } else { Ok(Goal { when, low, high }) }
}

async fn opened(tx: &mut Write, demo: &DemoReview, names: &Names) -> Result<ReviewId> {
    let unit = names.unit("dang-bo")?;
    let new = review::NewReview {
        slug: demo.slug.to_owned(),
        outline: demo.outline,
        title: demo.title.to_owned(),
        unit,
        period: demo.period.parse()?,
        cut_off: demo.cut_off.parse()?,
        profile: "PARTY-HD36".to_owned(),
        draft_mark: "Dự thảo - số liệu minh hoạ".to_owned(),
        former: demo.former.and_then(|slug| names.reviews.get(slug).copied()),
        mandates: demo
            .mandates
            .iter()
            .map(|slug| names.mandates.get(slug).copied().with_context(|| format!("no mandate {slug}")))
            .collect::<Result<_>>()?,
    };
    let id = review::open(tx, names.accounts.get("hoa").copied(), &new).await?;
    for (section, body) in demo.texts {
        let by = names.accounts.get("hoa").copied().context("no clerk")?;
        review::section::begin(tx, by, (id, section), &translated(body, names)?).await?;
    }
    records(tx, demo, (id, unit), names).await?;
    Ok(id)
}

async fn records(tx: &mut Write, demo: &DemoReview, review: (ReviewId, UnitId), names: &Names) -> Result<()> {
    let mut keys: HashMap<&'static str, i64> = HashMap::new();
    // Causes first, so that strengths and limits can name them.
    let causes_first =
        demo.records.iter().filter(|record| record.causes.is_empty()).chain(demo.records.iter().filter(|record| !record.causes.is_empty()));
    for demo in causes_first {
        let new = record(demo, names, &keys)?;
        let id = review::record::add(tx, None, review, &new).await?;
        keys.insert(demo.key, id);
        if let Some((title, lead, due_on, finished)) = demo.remedy {
            let (finished_on, result) = finished.map_or((None, ""), |(day, result)| (Some(day), result));
            let new = Task {
                id: TaskId(0),
                review: Some(review.0),
                record: Some(id),
                title: title.to_owned(),
                lead: names.unit(lead)?,
                due_on: due_on.parse()?,
                finished_on: finished_on.map(str::parse).transpose()?,
                result: result.to_owned(),
            };
            task::set(tx, None, &new).await?;
        }
    }
    Ok(())
}

fn record(demo: &DemoRecord, names: &Names, keys: &HashMap<&'static str, i64>) -> Result<Record> {
    Ok(Record {
        id: 0,
        kind: demo.kind,
        body: demo.body.to_owned(),
        unit: demo.unit.map(|code| names.unit(code)).transpose()?,
        mandate: demo.mandate.and_then(|slug| names.mandates.get(slug).copied()),
        happened_on: demo.happened_on.map(str::parse).transpose()?,
        meetings: demo.meetings,
        participants: demo.participants,
        targets: demo.targets.iter().map(|code| names.target(code)).collect::<Result<_>>()?,
        causes: demo.causes.iter().map(|key| keys.get(key).copied().with_context(|| format!("no cause {key}"))).collect::<Result<_>>()?,
    })
}

/// Turns the names in `{=to-date:CT05}` into ids, as the drafting of soket itself writes them.
fn translated(body: &str, names: &Names) -> Result<String> {
    let mut text = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("{=") {
        let (mark, behind) = after.split_once('}').with_context(|| format!("an open mark: {after}"))?;
        text.push_str(before);
        text.push_str(&format!("{{={}}}", printed(mark, names).with_context(|| format!("mark {mark}"))?.to_text()));
        rest = behind;
    }
    text.push_str(rest);
    Ok(text)
}

fn printed(mark: &str, names: &Names) -> Result<Printed> {
    let code = |text: &str| period(text).map(|period| period.to_string());
    Ok(match *mark.split(':').collect::<Vec<_>>().as_slice() {
        ["to-date", target] => Printed::ToDate { target: names.target(target)? },
        ["result", target, at] => Printed::Result { target: names.target(target)?, period: code(at)? },
        ["percent", target] => Printed::PercentOfAsked { target: names.target(target)? },
        ["asked", target] => Printed::Asked { target: names.target(target)?, period: None },
        ["asked", target, at] => Printed::Asked { target: names.target(target)?, period: Some(code(at)?) },
        ["change", target, at] => Printed::Change { target: names.target(target)?, period: code(at)? },
        ["reading", indicator, unit, at] => {
            Printed::Reading { indicator: names.indicator(indicator)?, unit: names.unit(unit)?, period: code(at)? }
        }
        ["total", indicator, at] => Printed::Total { indicator: names.indicator(indicator)?, period: code(at)? },
        _ => bail!("no such mark"),
    })
}
