//! What a printed figure says: its words, its bare number for tables, the rule that computed it, the lines behind it.

use crate::report::facts::{Facts, TargetFact};
use crate::report::honour;
use crate::store::indicator::Asked;
use crate::store::review::record::Record;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use soket_core::amount::words::count_vi;
use soket_core::figure::readings::{Known, Readings};
use soket_core::figure::{self, Entry, Indicator, IndicatorKind, LevelScale};
use soket_core::id::{FigureId, IndicatorId, UnitId};
use soket_core::period::Period;
use soket_core::period::day::short_date;
use soket_core::printed::Printed;
use soket_core::quotient::Quotient;
use soket_core::review::RecordKind;
use soket_core::rollup::judge::Computed;
use soket_core::rollup::progress::{Gap, Standing, Value};
use soket_core::rollup::{self, Reporter};
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
    /// What it rests on beside figures: the clause that asks, the targets or records that were counted.
    pub grounds: Vec<Ground>,
}

/// Something that a printed figure rests on and that has a page of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ground {
    /// What it says.
    pub says: String,
    /// Where it is shown.
    pub address: String,
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
        Printed::ToDate { target } => to_date(facts, facts.target(*target)?),
        Printed::Asked { target, period } => asked(facts, facts.target(*target)?, period.as_deref()),
        Printed::PercentOfAsked { target } => percent(facts, facts.target(*target)?),
        Printed::Change { target, period } => change(facts, facts.target(*target)?, period.parse().ok()?),
        Printed::VerdictCount { verdict, .. } => Some(verdicts(facts, verdict)),
        Printed::RecordCount { of, .. } => honour::fact(facts, of).or_else(|| records(facts, of)),
    }
}

fn plain(text: String, what: String, rule: &str) -> Fact {
    Fact {
        cell: text.clone(),
        text,
        what,
        rule: rule.to_owned(),
        counted_to: None,
        figures: Vec::new(),
        gaps: Vec::new(),
        grounds: Vec::new(),
    }
}

/// The target itself, and the words of the mandate that set it.
fn clause(target: &Target) -> Ground {
    let says = if target.clause.is_empty() { target.name.clone() } else { format!("{}: “{}”", target.name, target.clause) };
    Ground { says, address: format!("/chi-tieu/{}", target.code) }
}

/// The result to date, with every figure of the years it is made of.
fn to_date(facts: &Facts, fact: &TargetFact) -> Option<Fact> {
    let figures = fact.progress.figures_to_date().map(|line| line.figure).collect();
    Some(Fact { figures, ..standing(facts, fact, &fact.progress.to_date)? })
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

/// A value of a target: as a sentence prints it, with its unit of measure, and as a table prints it.
fn worded(target: &Target, value: Value, levels: Option<&LevelScale>) -> (String, String) {
    let cell = target.value_vi(value.as_number(), levels);
    let text = match (target.kind, value) {
        (TargetKind::Number(_), Value::Number(number)) => with_scale(number, target.decimals, &target.scale),
        _ => cell.clone(),
    };
    (text, cell)
}

/// The level scale of what a target counts.
pub fn levels<'a>(facts: &'a Facts, target: &Target) -> Option<&'a LevelScale> {
    let first = *target.kind.indicators().first()?;
    indicator(facts, first)?.kind.levels()
}

fn indicator(facts: &Facts, id: IndicatorId) -> Option<&Indicator> {
    asked_for(facts, id).map(|asked| &asked.indicator)
}

fn asked_for(facts: &Facts, id: IndicatorId) -> Option<&Asked> {
    facts.indicators.iter().find(|asked| asked.indicator.id == id)
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
        grounds: vec![clause(&fact.target)],
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

fn asked(facts: &Facts, fact: &TargetFact, period: Option<&str>) -> Option<Fact> {
    let target = &fact.target;
    let goal = match period {
        Some(period) => goal_of(facts, fact, &period.parse().ok()?),
        None => fact.progress.to_date.goal,
    }?;
    let cell = target.goal_vi(&goal, levels(facts, target));
    let named =
        matches!(target.kind, TargetKind::Number(_)) && target.direction != Direction::Zero && !matches!(target.scale.as_str(), "" | "%");
    let text = if named { format!("{}\u{a0}{}", padded(&cell), target.scale) } else { cell.clone() };
    let rule = "ghi trong nghị quyết, tính cả điều chỉnh đến ngày chốt";
    let grounds = vec![clause(target)];
    Some(Fact { cell, grounds, ..plain(text, format!("{} (mức đề ra, {})", target.name, goal.when.name_vi()), rule) })
}

/// The goal that a year is held against; of a year that has not begun, the one in force now.
fn goal_of(facts: &Facts, fact: &TargetFact, year: &Period) -> Option<Goal> {
    let begun = fact.progress.year(year).map(|standing| standing.goal);
    begun.unwrap_or_else(|| fact.target.goal(When::Year(*year), facts.review.cut_off).copied())
}

/// Counts below ten as sentences write them: "ít nhất 1" becomes "ít nhất 01" (formats.md 4.3).
fn padded(goal: &str) -> String {
    let pad = |word: &str| if matches!(word.as_bytes(), [b'1'..=b'9']) { format!("0{word}") } else { word.to_owned() };
    goal.split(' ').map(pad).collect::<Vec<_>>().join(" ")
}

/// Of a ceiling no share is told: half of what is allowed is not half of the work.
fn percent(facts: &Facts, fact: &TargetFact) -> Option<Fact> {
    if fact.target.direction == Direction::AtMost {
        return None;
    }
    let share = fact.progress.to_date.against?.percent?;
    let base = to_date(facts, fact)?;
    let text = format!("{}%", share.to_vi(1));
    let what = format!("{}: so với mức đề ra", fact.target.name);
    Some(Fact { cell: share.to_vi(1), text, what, rule: format!("{}; chia cho mức đề ra", base.rule), ..base })
}

fn change(facts: &Facts, fact: &TargetFact, year: Period) -> Option<Fact> {
    let beside = fact.progress.beside(&year)?;
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
    let base = standing(facts, fact, fact.progress.year(&year)?)?;
    let days = [beside.counted_now, beside.counted_to].map(short_date);
    let rule = format!("{} đến ngày {} so với {} đến ngày {}", beside.now.to_vi(2), days[0], beside.then.to_vi(2), days[1]);
    let figures = beside.figures.iter().map(|line| line.figure).collect();
    Some(Fact { cell: text.clone(), text, what: format!("{}: so với năm trước", fact.target.name), rule, figures, ..base })
}

fn verdicts(facts: &Facts, verdict: &str) -> Fact {
    let words: Vec<Computed> = match Computed::parse(verdict) {
        Some(Computed::Met) => vec![Computed::Met, Computed::Exceeded],
        Some(word) => vec![word],
        None => Vec::new(),
    };
    let (some, all) = (facts.count(&words), facts.targets.len());
    // All of them: the denominator counts those of another word too.
    let grounds = facts.targets.iter().map(|fact| Ground {
        says: format!("{}. {}: {}", fact.target.code, fact.target.name, fact.word().name_vi()),
        address: format!("/chi-tieu/{}", fact.target.code),
    });
    let grounds = grounds.collect();
    let names: Vec<&str> = words.iter().map(|word| word.name_vi()).collect();
    let what = format!("số chỉ tiêu {}", names.join(" và "));
    let text = format!("{}/{}\u{a0}chỉ tiêu", count_vi(some as i64), count_vi(all as i64));
    Fact { grounds, ..plain(text, what, "đếm theo kết luận của cấp uỷ; nơi chưa kết luận, theo đánh giá của máy") }
}

/// What a record adds to a count; nothing when it does not say.
type Part = fn(&Record) -> Option<i64>;

fn records(facts: &Facts, of: &str) -> Option<Fact> {
    let (kind, pick, scale): (RecordKind, Part, &str) = match of {
        "meetings" => (RecordKind::Activity, |record| record.meetings, "cuộc"),
        "participants" => (RecordKind::Activity, |record| record.participants, "lượt người"),
        "pledges" => (RecordKind::Pledge, |record| record.meetings, "bản cam kết"),
        other => (RecordKind::parse(other)?, |_| Some(1), "mục"),
    };
    let counted: Vec<&Record> = facts.records.iter().filter(|record| record.kind == kind && pick(record).is_some()).collect();
    // Where nothing says a number there is none; it is not zero.
    let number = counted.iter().filter_map(|record| pick(record)).reduce(|sum, part| sum + part)?;
    let address = format!("/so-ket/{}#ghi-nhan", facts.review.slug);
    let ground = |record: &&Record| {
        let part = pick(record).map(|part| with_scale(Quotient::whole(part), 0, scale)).unwrap_or_default();
        Ground { says: format!("{}: {part}", record.body), address: address.clone() }
    };
    let grounds = counted.iter().map(ground).collect();
    let text = with_scale(Quotient::whole(number), 0, scale);
    Some(Fact { grounds, ..plain(text, format!("số {scale} đã ghi trong hồ sơ"), "cộng các bản ghi của hồ sơ") })
}

fn reading(facts: &Facts, id: IndicatorId, unit: UnitId, period: Period) -> Option<Fact> {
    let asked = asked_for(facts, id).filter(|asked| facts.tells(asked, unit))?;
    let what = format!("{} của {}, {}", asked.indicator.name, facts.unit_name(unit), period.name_vi());
    counted(facts, id, &[unit], (period, what))
}

fn total(facts: &Facts, id: IndicatorId, period: Period) -> Option<Fact> {
    let asked = asked_for(facts, id).filter(|asked| asked.reporters.iter().all(|unit| facts.tells(asked, *unit)))?;
    counted(facts, id, &asked.reporters, (period, format!("{}, {}", asked.indicator.name, period.name_vi())))
}

fn counted(facts: &Facts, id: IndicatorId, units: &[UnitId], what: (Period, String)) -> Option<Fact> {
    let counted = indicator(facts, id)?;
    let indicators = [counted.clone()];
    let reporters: Vec<Reporter> = units.iter().filter_map(|unit| facts.tree.get(*unit)).map(Reporter::of).collect();
    let known = Known::at(what.0, facts.review.cut_off);
    let total = rollup::total(counted, &Readings::new(&indicators, &facts.readings), &reporters, known);
    let (text, cell) = match (&counted.kind, total.value.ok()?) {
        (IndicatorKind::Level(levels), Value::Level(rank)) => (levels.name_vi(rank), levels.name_vi(rank)),
        (_, value) => {
            let number = value.as_number();
            (with_scale(number, counted.decimals, &counted.scale), number.to_vi(counted.decimals))
        }
    };
    Some(Fact {
        text,
        cell,
        what: what.1,
        rule: if units.len() > 1 { "cộng các đơn vị" } else { "số của đơn vị nhập" }.to_owned(),
        counted_to: total.counted_to,
        figures: total.figures.iter().map(|line| line.figure).collect(),
        gaps: total.gaps.iter().map(|gap| gap_vi(facts, gap)).collect(),
        grounds: Vec::new(),
    })
}

/// What was entered, as a person reads it.
pub fn entry_vi(indicator: &Indicator, entry: &Entry) -> String {
    match entry {
        Entry::Value(amount) if indicator.kind == IndicatorKind::YesNo => figure::yes_no_vi(*amount).to_owned(),
        Entry::Value(amount) => with_scale(Quotient::from(*amount), indicator.decimals, &indicator.scale),
        Entry::Level(rank) => indicator.kind.levels().map_or_else(|| rank.to_string(), |levels| levels.name_vi(*rank)),
        Entry::Exempt(reason) => format!("miễn: {reason}"),
    }
}
