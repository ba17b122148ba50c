//! All readings of a report, indexed once, and what one unit reported for one stretch of time.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use jiff::civil::Date;

use super::{Entry, Indicator, OverTime, Reading};
use crate::id::{FigureId, IndicatorId, UnitId};
use crate::period::day::days_between;
use crate::period::{Period, PeriodKind};

/// The shortest month: a hole of fewer days cannot be a missing report, since no period is that short.
pub const SHORTEST_PERIOD: i64 = 28;

/// The readings of a report with their indicators: built once, borrowed by every roll-up.
pub struct Readings<'a> {
    indicators: HashMap<IndicatorId, &'a Indicator>,
    sorted: Vec<&'a Reading>,
    groups: HashMap<(IndicatorId, UnitId), Range<usize>>,
}

/// What one unit reported about one indicator for one stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'a> {
    /// No reading up to the cut-off: empty, which is not zero.
    Nothing,
    /// The unit does not take part; the reason as given.
    Exempt(&'a str),
    /// A number, in ten-thousandths.
    Amount {
        /// Wide enough for the sum of all readings.
        scaled: i128,
        /// The last day counted in.
        counted_to: Date,
        /// The first day of a part before that day which was not reported.
        missing_from: Option<Date>,
    },
    /// A rank on the indicator's scale.
    Level {
        /// The rank.
        rank: u32,
        /// The day of the statement.
        counted_to: Date,
    },
}

impl<'a> Readings<'a> {
    /// Indexes the readings. Lines that were corrected are left out here, once and for all.
    pub fn new(indicators: &'a [Indicator], readings: &'a [Reading]) -> Readings<'a> {
        let corrected: HashSet<FigureId> = readings.iter().filter_map(|reading| reading.corrects).collect();
        let holds = |reading: &&Reading| corrected.is_empty() || !corrected.contains(&reading.figure);
        let mut sorted: Vec<&Reading> = readings.iter().filter(holds).collect();
        sorted.sort_by_key(|reading| (reading.indicator, reading.unit, reading.period, reading.counted_to, reading.figure));
        let mut groups = HashMap::with_capacity(readings.len() / 4);
        let mut start = 0;
        for group in sorted.chunk_by(|a, b| (a.indicator, a.unit) == (b.indicator, b.unit)) {
            groups.insert((group[0].indicator, group[0].unit), start..start + group.len());
            start += group.len();
        }
        Readings { indicators: indicators.iter().map(|indicator| (indicator.id, indicator)).collect(), sorted, groups }
    }

    /// One indicator.
    pub fn indicator(&self, id: IndicatorId) -> Option<&'a Indicator> {
        self.indicators.get(&id).copied()
    }

    /// The readings of a unit about an indicator, by period, then by the day they are counted to.
    pub fn of(&self, indicator: IndicatorId, unit: UnitId) -> &[&'a Reading] {
        let group = self.groups.get(&(indicator, unit)).cloned().unwrap_or_default();
        &self.sorted[group]
    }

    /// What a unit reported about an indicator within a stretch, as known at a cut-off; `used` is filled
    /// with the readings that it was taken from.
    ///
    /// Things that happen (admissions) are added over parts that do not overlap, those reaching the
    /// latest day first; one reading of the whole stretch is taken instead unless the parts reach a
    /// later day without a hole. Things that stand (members) are taken from the latest day.
    pub fn within(&self, indicator: &Indicator, unit: UnitId, known: Known, used: &mut Vec<&'a Reading>) -> Found<'a> {
        used.clear();
        self.collect_effective(indicator.id, unit, known, used);
        if indicator.over_time == OverTime::Last {
            // Of two readings for the same day the one of the longer period says more.
            let latest = used.iter().copied().max_by_key(|reading| (reading.counted_to, Reverse(reading.period.first())));
            used.clear();
            used.extend(latest);
            return add(used, None);
        }
        if !are_disjoint(used) {
            *used = parts_or_whole(std::mem::take(used), known);
        }
        add(used, first_missing(used, known.expected_from))
    }

    /// The standing of an indicator at a day, from whatever period the latest reading up to it is of.
    pub fn at(&self, indicator: IndicatorId, unit: UnitId, day: Date) -> Option<&'a Reading> {
        let before = self.of(indicator, unit).iter().filter(|reading| reading.counted_to <= day);
        before.max_by_key(|reading| (reading.counted_to, reading.figure)).copied()
    }

    /// What was assigned to a unit for a stretch. A plan is known before its period ends, so if none is
    /// dated up to the cut-off, the first one dated after it holds.
    pub fn plan(&self, indicator: IndicatorId, unit: UnitId, known: Known) -> Option<&'a Reading> {
        let of_stretch = || self.of(indicator, unit).iter().filter(|reading| same_days(&reading.period, &known.span)).copied();
        let in_time = of_stretch().filter(|reading| reading.counted_to <= known.cut_off);
        in_time.max_by_key(|reading| (reading.counted_to, reading.figure)).or_else(|| of_stretch().min_by_key(|reading| reading.counted_to))
    }

    /// Appends the reading that holds at the cut-off for each period inside the span, by first day.
    fn collect_effective(&self, indicator: IndicatorId, unit: UnitId, known: Known, found: &mut Vec<&'a Reading>) {
        for reading in self.of(indicator, unit) {
            if reading.counted_to > known.cut_off || !belongs(&reading.period, &known.span) {
                continue;
            }
            // Readings come sorted, so a later one of the same period takes the place of the earlier.
            match found.last_mut() {
                Some(last) if last.period == reading.period => *last = reading,
                _ => found.push(reading),
            }
        }
    }
}

/// A stretch of time, and up to which day figures about it are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The stretch, usually a year.
    pub span: Period,
    /// The first day on which something can be expected: a term or a unit may begin inside the span.
    pub expected_from: Date,
    /// The day up to which figures are taken.
    pub cut_off: Date,
}

impl Known {
    /// The whole of a stretch, as known at a cut-off.
    pub fn at(span: Period, cut_off: Date) -> Known {
        Known { span, expected_from: span.first(), cut_off }
    }
}

fn same_days(a: &Period, b: &Period) -> bool {
    (a.first(), a.last()) == (b.first(), b.last())
}

/// Whether a reading's period counts for a span. A term or another free stretch seldom begins with a year,
/// so a period belongs to it that lies mostly inside; calendar spans take only what lies inside whole.
fn belongs(period: &Period, span: &Period) -> bool {
    if span.covers(period) {
        return true;
    }
    let inside = days_between(period.first().max(span.first()), period.last().min(span.last())) + 1;
    matches!(span.kind(), PeriodKind::Term | PeriodKind::Custom) && inside * 2 > period.days()
}

/// Whether no two share a day; sorted by first day, it is enough to look at neighbours.
fn are_disjoint(readings: &[&Reading]) -> bool {
    readings.windows(2).all(|pair| pair[0].period.last() < pair[1].period.first())
}

/// Chooses among readings that overlap; the result is sorted by first day.
fn parts_or_whole(mut candidates: Vec<&Reading>, known: Known) -> Vec<&Reading> {
    let longest = candidates.iter().copied().max_by_key(|reading| (reading.period.days(), reading.counted_to));
    let whole = longest.filter(|whole| candidates.iter().all(|reading| reading.period.overlaps(&whole.period)));
    candidates.retain(|reading| whole.is_none_or(|whole| whole.period != reading.period));
    candidates.sort_by_key(|reading| Reverse((reading.counted_to, reading.period.days())));
    let mut parts: Vec<&Reading> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        if parts.iter().all(|taken| !taken.period.overlaps(&candidate.period)) {
            parts.push(candidate);
        }
    }
    parts.sort_by_key(|part| part.period);
    let reach = parts.iter().map(|reading| reading.counted_to).max();
    match whole {
        Some(whole) if reach.is_none_or(|day| day <= whole.counted_to) || first_missing(&parts, known.expected_from).is_some() => {
            vec![whole]
        }
        _ => parts,
    }
}

/// The first of so many missing days between parts, sorted by first day, that a whole period must be missing.
fn first_missing(parts: &[&Reading], expected_from: Date) -> Option<Date> {
    let mut next = expected_from;
    for part in parts {
        let first = part.period.first();
        if first > next && days_between(next, first) >= SHORTEST_PERIOD {
            return Some(next);
        }
        next = next.max(part.counted_to.min(part.period.last()).tomorrow().unwrap_or(Date::MAX));
    }
    None
}

/// What the chosen readings say together.
fn add<'a>(chosen: &[&'a Reading], missing_from: Option<Date>) -> Found<'a> {
    let Some(counted_to) = chosen.iter().map(|reading| reading.counted_to).max() else { return Found::Nothing };
    let (mut scaled, mut exempt, mut has_value) = (0_i128, None, false);
    for reading in chosen {
        match &reading.entry {
            Entry::Value(amount) => {
                scaled += i128::from(amount.scaled());
                has_value = true;
            }
            Entry::Level(rank) => return Found::Level { rank: *rank, counted_to },
            Entry::Exempt(reason) => exempt = Some(reason),
        }
    }
    match exempt {
        Some(reason) if !has_value => Found::Exempt(reason),
        _ => Found::Amount { scaled, counted_to, missing_from },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::amount::Amount;
    use crate::figure::{IndicatorKind, OverUnits};
    use crate::unit::Line;

    fn line(figure: i64, corrects: Option<i64>, counted_to: Date) -> Reading {
        Reading {
            figure: FigureId(figure),
            corrects: corrects.map(FigureId),
            indicator: IndicatorId(1),
            unit: UnitId(1),
            period: Period::half_year_of(date(2023, 1, 1)),
            counted_to,
            entry: Entry::Value(Amount::ZERO),
        }
    }

    #[test]
    fn a_report_takes_the_latest_reading_of_its_day() {
        let indicators = [Indicator {
            id: IndicatorId(1),
            code: "x".to_owned(),
            name: "x".to_owned(),
            scale: String::new(),
            decimals: 0,
            kind: IndicatorKind::Count,
            over_units: OverUnits::Sum,
            over_time: OverTime::Sum,
            line: Line::Party,
        }];
        let (april, may, june) = (date(2023, 4, 30), date(2023, 5, 15), date(2023, 6, 30));
        let plain = vec![line(1, None, april), line(2, None, june)];
        let corrected = vec![line(1, None, april), line(2, Some(1), april), line(3, Some(2), april), line(4, None, june)];
        let moved = vec![line(1, None, april), line(2, Some(1), june)];
        let same_day = vec![line(7, None, april), line(9, None, april), line(8, None, april)];
        for (readings, cut_off, figure) in [
            (&plain, date(2023, 4, 29), None),
            (&plain, may, Some(1)),
            (&plain, june, Some(2)),
            (&corrected, may, Some(3)),
            (&corrected, june, Some(4)),
            (&moved, may, None),
            (&moved, june, Some(2)),
            (&same_day, may, Some(9)),
        ] {
            let known = Known::at(readings[0].period, cut_off);
            let mut used = Vec::new();
            Readings::new(&indicators, readings).within(&indicators[0], UnitId(1), known, &mut used);
            let found = used.first().map(|reading| reading.figure.0);
            assert_eq!(found, figure, "{readings:?} at {cut_off}");
        }
    }
}
