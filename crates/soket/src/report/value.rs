//! What a printed figure says: its words, its bare number for tables, the rule that computed it, the lines behind it.

use crate::report::facts::{Facts, TargetFact};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use soket_core::amount::words::count_vi;
use soket_core::figure::readings::{Found, Known, Readings};
use soket_core::figure::{Entry, Indicator, IndicatorKind, LevelScale, OverUnits};
use soket_core::id::{FigureId, IndicatorId, UnitId};
use soket_core::period::Period;
use soket_core::printed::Printed;
use soket_core::quotient::Quotient;
use soket_core::review::RecordKind;
use soket_core::rollup::judge::Computed;
use soket_core::rollup::progress::{Gap, Standing, Value};
use soket_core::target::goal::{Direction, Goal, When};
use soket_core::target::{Shown, Target, TargetKind};

/// A printed figure and where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// As a sentence prints it: "12 đảng viên", "93,4%".
    pub text: String,
    /// As a table prints it, whose head names the unit of measure.
    pub cell: String,
    /// What it is, in words.
    pub what: String,
    /// How it was computed, in words.
    pub rule: String,
    /// The last day counted in.
    pub counted_to: Option<Date>,
    /// The lines that went into it.
    pub figures: Vec<FigureId>,
    /// What is missing, in words.
    pub gaps: Vec<String>,
}

/// Computes a printed figure from the facts of a review.
pub fn of(facts: &Facts, printed: &Printed) -> Option<Fact> {
    match printed {
        Printed::Reading { indicator, unit, period } => reading(facts, *indicator, *unit, period.parse().ok()?),
        Printed::Total { indicator, period } => total(facts, *indicator, period.parse().ok()?),
        Printed::Result { target, period } => {
            let (fact, period) = (facts.target(*target)?, period.parse().ok()?);
            standing(facts, fact, fact.progress.year(&period)?)
        }
        Printed::ToDate { target } => {
            let fact = facts.target(*target)?;
            let mut printed = standing(facts, fact, &fact.progress.to_date)?;
            printed.figures = fact.progress.figures_to_date().map(|line| line.figure).collect();
            Some(printed)
        }
        Printed::Asked { target, period } => asked(facts.target(*target)?, period.as_deref(), facts.review.cut_off),
        Printed::PercentOfAsked { target } => percent(facts, facts.target(*target)?),
        Printed::Change { target, .. } => change(facts, facts.target(*target)?),
        Printed::VerdictCount { verdict, .. } => Some(verdicts(facts, verdict)),
        Printed::RecordCount { of, .. } => records(facts, of),
    }
}

fn plain(text: String, what: String, rule: &str) -> Fact {
    Fact { cell: text.clone(), text, what, rule: rule.to_owned(), counted_to: None, figures: Vec::new(), gaps: Vec::new() }
}

/// A number with its unit of measure; counts below ten are padded (formats.md 4.3), signs stand close.
pub fn with_scale(number: Quotient, decimals: u8, scale: &str) -> String {
    match scale {
        "%" | "‰" => format!("{}{scale}", number.to_vi(decimals)),
        "" => number.to_vi(decimals),
        _ if number.is_whole() && scale != "hạng" => format!("{}\u{a0}{scale}", count_vi(number)),
        _ => format!("{}\u{a0}{scale}", number.to_vi(decimals)),
    }
}

/// A value of a target: in words, and bare.
fn worded(target: &Target, value: Value, levels: Option<&LevelScale>) -> (String, String) {
    match (target.kind, value) {
        (TargetKind::YesNo(_), Value::Number(number)) => {
            let word = if number == Quotient::ZERO { "không" } else { "có" };
            (word.to_owned(), word.to_owned())
        }
        (TargetKind::Ratio { shown, .. }, Value::Number(number)) if shown != Shown::Plain => {
            (shown.to_vi(number, target.decimals), number.to_vi(target.decimals))
        }
        (_, Value::Number(number)) => (with_scale(number, target.decimals, &target.scale), number.to_vi(target.decimals)),
        (_, Value::Level(rank)) => {
            let name = levels.map_or_else(|| rank.to_string(), |levels| levels.name_vi(rank));
            (name.clone(), name)
        }
    }
}

fn levels<'a>(facts: &'a Facts, target: &Target) -> Option<&'a LevelScale> {
    let first = *target.kind.indicators().first()?;
    indicator(facts, first)?.kind.levels()
}

fn indicator(facts: &Facts, id: IndicatorId) -> Option<&Indicator> {
    facts.indicators.iter().map(|asked| &asked.indicator).find(|indicator| indicator.id == id)
}

fn standing(facts: &Facts, fact: &TargetFact, standing: &Standing) -> Option<Fact> {
    let (text, cell) = worded(&fact.target, standing.value.ok()?, levels(facts, &fact.target));
    Some(Fact {
        text,
        cell,
        what: format!("{} ({})", fact.target.name, span_vi(standing)),
        rule: rule(&fact.progress.rule, standing),
        counted_to: standing.counted_to,
        figures: standing.figures.iter().map(|line| line.figure).collect(),
        gaps: standing.gaps.iter().map(|gap| gap_vi(facts, gap)).collect(),
    })
}

fn span_vi(standing: &Standing) -> String {
    match standing.when {
        When::Term => "đến ngày chốt số liệu".to_owned(),
        _ => standing.span.name_vi(),
    }
}

fn rule(rule: &str, standing: &Standing) -> String {
    let Some(fraction) = standing.fraction else { return rule.to_owned() };
    format!("{rule}; {} chia cho {}", fraction.numerator.to_vi(2), fraction.denominator.to_vi(2))
}

/// What is missing, as a sentence that names the unit.
pub fn gap_vi(facts: &Facts, gap: &Gap) -> String {
    let what = indicator(facts, gap.indicator).map_or("", |indicator| indicator.name.as_str());
    format!("{}: {} ({what})", facts.unit_name(gap.unit), gap.sentence_vi())
}

fn asked(fact: &TargetFact, period: Option<&str>, day: Date) -> Option<Fact> {
    let target = &fact.target;
    let goal = match period {
        Some(period) => target.goal(When::Year(period.parse().ok()?), day),
        None => target.goal(When::Term, day).or_else(|| target.goal(When::EachYear, day)).or(target.goals.last()),
    }?;
    let cell = goal_vi(target, goal);
    let sign = match target.kind {
        TargetKind::Ratio { shown: Shown::Percent, .. } => "%",
        _ if target.scale == "%" => "%",
        _ => "",
    };
    let text = if sign.is_empty() && !target.scale.is_empty() && goal.low.or(goal.high).is_some() {
        format!("{cell}\u{a0}{}", target.scale)
    } else {
        format!("{cell}{sign}")
    };
    let mut printed = plain(text, format!("{} (mức đề ra)", target.name), "ghi trong nghị quyết, tính cả điều chỉnh đến ngày chốt");
    printed.cell = cell;
    Some(printed)
}

/// A goal as the column "Nghị quyết" prints it.
pub fn goal_vi(target: &Target, goal: &Goal) -> String {
    let number = |value: Quotient| value.to_vi(2);
    match (target.direction, goal.low, goal.high) {
        (Direction::Zero, _, _) => "0".to_owned(),
        (Direction::Range, Some(low), Some(high)) => format!("{}-{}", number(low.value), number(high.value)),
        (Direction::AtMost, low, high) => high.or(low).map_or(String::new(), |limit| format!("≤\u{a0}{}", number(limit.value))),
        (Direction::AtLeast, low, high) => low.or(high).map_or(String::new(), |limit| format!("≥\u{a0}{}", number(limit.value))),
        (_, low, high) => low.or(high).map_or(String::new(), |limit| number(limit.value)),
    }
}

fn percent(facts: &Facts, fact: &TargetFact) -> Option<Fact> {
    let share = fact.progress.to_date.against?.percent?;
    let base = standing(facts, fact, &fact.progress.to_date)?;
    let text = format!("{}%", share.to_vi(1));
    let what = format!("{}: so với mức đề ra", fact.target.name);
    Some(Fact { cell: share.to_vi(1), text, what, rule: format!("{}; chia cho mức đề ra", base.rule), ..base })
}

fn change(facts: &Facts, fact: &TargetFact) -> Option<Fact> {
    let beside = fact.progress.last_year.as_ref()?;
    let size = if beside.change < Quotient::ZERO { Quotient::ZERO.checked_sub(beside.change)? } else { beside.change };
    let points = matches!(fact.target.kind, TargetKind::Ratio { shown: Shown::Percent, .. }) || fact.target.scale == "%";
    let scale = if points { "điểm %" } else { fact.target.scale.as_str() };
    let size = if points {
        format!("{}\u{a0}{scale}", size.to_vi(fact.target.decimals.max(1)))
    } else {
        with_scale(size, fact.target.decimals, scale)
    };
    let text = match beside.change.cmp(&Quotient::ZERO) {
        std::cmp::Ordering::Greater => format!("tăng {size}"),
        std::cmp::Ordering::Less => format!("giảm {size}"),
        std::cmp::Ordering::Equal => "không thay đổi".to_owned(),
    };
    let base = standing(facts, fact, fact.progress.years.last()?)?;
    let rule = format!("{} so với {} của {}", beside.now.to_vi(2), beside.then.to_vi(2), beside.period.name_vi());
    Some(Fact { cell: text.clone(), text, what: format!("{}: so với cùng kỳ năm trước", fact.target.name), rule, ..base })
}

fn verdicts(facts: &Facts, verdict: &str) -> Fact {
    let words: Vec<Computed> = match Computed::parse(verdict) {
        Some(Computed::Met) => vec![Computed::Met, Computed::Exceeded],
        Some(word) => vec![word],
        None => Vec::new(),
    };
    let (some, all) = (facts.count(&words), facts.targets.len());
    let names: Vec<&str> = words.iter().map(|word| word.name_vi()).collect();
    let what = format!("số chỉ tiêu {}", names.join(" và "));
    plain(
        format!("{}/{}\u{a0}chỉ tiêu", count_vi(some as i64), count_vi(all as i64)),
        what,
        "đếm theo kết luận của cấp uỷ; nơi chưa kết luận, theo đánh giá của máy",
    )
}

fn records(facts: &Facts, of: &str) -> Option<Fact> {
    let sum = |kind: RecordKind, pick: fn(&crate::store::review::record::Record) -> Option<i64>| {
        facts.records.iter().filter(|record| record.kind == kind).filter_map(pick).sum::<i64>()
    };
    let (number, scale) = match of {
        "meetings" => (sum(RecordKind::Activity, |record| record.meetings), "cuộc"),
        "participants" => (sum(RecordKind::Activity, |record| record.participants), "lượt người"),
        "pledges" => (sum(RecordKind::Pledge, |record| record.meetings), "bản cam kết"),
        other => {
            let kind = RecordKind::parse(other)?;
            (i64::try_from(facts.records.iter().filter(|record| record.kind == kind).count()).ok()?, "mục")
        }
    };
    Some(plain(with_scale(Quotient::whole(number), 0, scale), format!("số {scale} đã ghi trong hồ sơ"), "cộng các bản ghi của hồ sơ"))
}

fn reading(facts: &Facts, id: IndicatorId, unit: UnitId, period: Period) -> Option<Fact> {
    sum_of(facts, id, &[unit], period, format!("{} của {}, {}", indicator(facts, id)?.name, facts.unit_name(unit), period.name_vi()))
}

fn total(facts: &Facts, id: IndicatorId, period: Period) -> Option<Fact> {
    let asked = facts.indicators.iter().find(|asked| asked.indicator.id == id)?;
    if asked.indicator.over_units == OverUnits::OwnerOnly && asked.reporters.len() != 1 {
        return None;
    }
    sum_of(facts, id, &asked.reporters, period, format!("{}, {}", asked.indicator.name, period.name_vi()))
}

fn sum_of(facts: &Facts, id: IndicatorId, units: &[UnitId], period: Period, what: String) -> Option<Fact> {
    let counted = indicator(facts, id)?;
    let indicators = [counted.clone()];
    let index = Readings::new(&indicators, &facts.readings);
    let (mut used, mut scaled, mut level, mut gaps, mut counted_to) = (Vec::new(), None, None, Vec::new(), None);
    for unit in units {
        match index.within(counted, *unit, Known::at(period, facts.review.cut_off), &mut used) {
            Found::Amount { scaled: amount, counted_to: day, .. } => {
                scaled = Some(scaled.unwrap_or(0) + amount);
                counted_to = counted_to.max(Some(day));
            }
            Found::Level { rank, counted_to: day } => (level, counted_to) = (Some(rank), Some(day)),
            Found::Exempt(_) => {}
            Found::Nothing => gaps.push(format!("{}: chưa có số liệu {}", facts.unit_name(*unit), period.name_vi())),
        }
    }
    let figures = used.iter().map(|reading| reading.figure).collect();
    let (text, cell) = match (&counted.kind, scaled, level) {
        (IndicatorKind::Level(levels), _, Some(rank)) => (levels.name_vi(rank), levels.name_vi(rank)),
        (_, Some(scaled), _) => {
            let number = Quotient::new(scaled, i128::from(soket_core::amount::SCALE))?;
            (with_scale(number, counted.decimals, &counted.scale), number.to_vi(counted.decimals))
        }
        _ => return None,
    };
    let rule = if units.len() > 1 { "cộng các đơn vị" } else { "số của đơn vị nhập" };
    Some(Fact { text, cell, what, rule: rule.to_owned(), counted_to, figures, gaps })
}

/// What was entered, as a person reads it.
pub fn entry_vi(indicator: &Indicator, entry: &Entry) -> String {
    match entry {
        Entry::Value(amount) => with_scale(Quotient::from(*amount), indicator.decimals, &indicator.scale),
        Entry::Level(rank) => indicator.kind.levels().map_or_else(|| rank.to_string(), |levels| levels.name_vi(*rank)),
        Entry::Exempt(reason) => format!("miễn: {reason}"),
    }
}
