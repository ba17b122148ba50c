//! A target as a form or a table states it, every field as text, and the target that it means.

mod read;

use self::read::Reader;
use super::goal::Direction;
use super::rule::{Calendar, TimeRule, UnitRule};
use super::{Denominator, Exemption, Shown, Target, TargetKind};
use crate::figure::Indicator;
use crate::id::{MandateId, TargetId, UnitId};
use crate::period::Period;
use crate::period::day::short_date;
use crate::refusal::Sentence;
use serde::{Deserialize, Serialize};

/// A target in text; the names of the fields are those of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Short stable code.
    pub code: String,
    /// Its place in the mandate.
    pub ordinal: String,
    /// As tables name it.
    pub name: String,
    /// As the mandate says it.
    pub clause: String,
    /// The group in which reports treat it.
    pub theme: String,
    /// Unit of measure.
    pub scale: String,
    /// number, ratio, yes_no, level or text.
    pub kind: String,
    /// The code of what is counted.
    pub numerator: String,
    /// The code of what a ratio is compared with.
    pub denominator: String,
    /// current, fixed_at, assigned_plan or share_of.
    pub denominator_mode: String,
    /// For `fixed_at`: the day; for `share_of`: the code of the other target.
    pub denominator_of: String,
    /// How a ratio is written.
    pub shown: String,
    /// at_least, at_most, equal, range or zero.
    pub direction: String,
    /// The values to reach, one a line (see [`Goal::read`]).
    pub goals: String,
    /// How far below still counts as reached, in the target's own scale.
    pub tolerance: String,
    /// How units make one value.
    pub unit_rule: String,
    /// How years make one value.
    pub time_rule: String,
    /// What a year is.
    pub calendar: String,
    /// Months after a year until its result is known.
    pub lag_months: String,
    /// Decimals printed.
    pub decimals: String,
    /// The code of the target of which it is a part.
    pub parent: String,
    /// Units that the mandate excepts, one a line: `cb-dien, 2021: mới thành lập`.
    pub exemptions: String,
}

impl Default for Draft {
    fn default() -> Self {
        let empty = String::new;
        Self {
            code: empty(),
            ordinal: "1".to_owned(),
            name: empty(),
            clause: empty(),
            theme: empty(),
            scale: empty(),
            kind: "number".to_owned(),
            numerator: empty(),
            denominator: empty(),
            denominator_mode: "current".to_owned(),
            denominator_of: empty(),
            shown: Shown::Percent.as_str().to_owned(),
            direction: Direction::AtLeast.as_str().to_owned(),
            goals: empty(),
            tolerance: "0".to_owned(),
            unit_rule: UnitRule::Sum.as_str().to_owned(),
            time_rule: TimeRule::Sum.as_str().to_owned(),
            calendar: Calendar::Year.as_str().to_owned(),
            lag_months: "0".to_owned(),
            decimals: "0".to_owned(),
            parent: empty(),
            exemptions: empty(),
        }
    }
}

/// What a draft refers to by code.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The mandate that sets the target.
    pub mandate: MandateId,
    /// The unit that owns it.
    pub owner: UnitId,
    /// The stretch for which it is set.
    pub term: Period,
    /// Everything counted.
    pub indicators: &'a [Indicator],
    /// The targets that exist.
    pub targets: &'a [Target],
    /// Every unit by its code.
    pub units: &'a [(String, UnitId)],
}

/// A field that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which field, by its name in [`Draft`].
    pub field: &'static str,
    /// What is wrong and how to write it.
    pub says: Sentence,
}

impl Draft {
    /// The target that the text means.
    ///
    /// # Errors
    /// Every field that cannot be understood, at once.
    pub fn read(&self, known: Known<'_>) -> Result<Target, Vec<Fault>> {
        let mut reader = Reader::new(self, known);
        let target = reader.target();
        match target {
            Some(target) if reader.faults.is_empty() => Ok(target),
            _ => Err(reader.faults),
        }
    }

    /// The text of a target: reading it back gives the same target.
    pub fn of(target: &Target, known: Known<'_>) -> Draft {
        let Known { indicators, targets, units, .. } = known;
        let unit = |id| units.iter().find(|(_, unit)| *unit == id).map(|(code, _)| code.as_str()).unwrap_or_default();
        let exemption = |exemption: &Exemption| match exemption.period {
            Some(period) => format!("{}, {period}: {}", unit(exemption.unit), exemption.reason),
            None => format!("{}: {}", unit(exemption.unit), exemption.reason),
        };
        let code = |id| indicators.iter().find(|indicator| indicator.id == id).map(|indicator| indicator.code.clone()).unwrap_or_default();
        let target_code =
            |id: TargetId| targets.iter().find(|target| target.id == id).map(|target| target.code.clone()).unwrap_or_default();
        let mut draft = Draft {
            code: target.code.clone(),
            ordinal: target.ordinal.to_string(),
            name: target.name.clone(),
            clause: target.clause.clone(),
            theme: target.theme.clone(),
            scale: target.scale.clone(),
            kind: target.kind.as_str().to_owned(),
            direction: target.direction.as_str().to_owned(),
            tolerance: target.tolerance.to_typed(),
            unit_rule: target.unit_rule.as_str().to_owned(),
            time_rule: target.time_rule.as_str().to_owned(),
            calendar: target.calendar.as_str().to_owned(),
            lag_months: target.lag_months.to_string(),
            decimals: target.decimals.to_string(),
            parent: target.parent.map(target_code).unwrap_or_default(),
            exemptions: target.exemptions.iter().map(exemption).collect::<Vec<_>>().join("\n"),
            ..Draft::default()
        };
        let counted = target.kind.indicators();
        draft.numerator = counted.first().map(|id| code(*id)).unwrap_or_default();
        if let TargetKind::Ratio { denominator, shown, .. } = target.kind {
            draft.denominator = code(denominator.indicator());
            draft.denominator_mode = denominator.as_str().to_owned();
            draft.shown = shown.as_str().to_owned();
            draft.denominator_of = match denominator {
                Denominator::FixedAt(_, day) => short_date(day),
                Denominator::ShareOf(of, _) => target_code(of),
                Denominator::Current(_) | Denominator::AssignedPlan(_) => String::new(),
            };
        }
        let levels = match target.kind {
            TargetKind::Level(id) => indicators.iter().find(|indicator| indicator.id == id).and_then(|graded| graded.kind.levels()),
            _ => None,
        };
        draft.goals = target.goals.iter().map(|goal| goal.line(levels)).collect::<Vec<_>>().join("\n");
        draft
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{IndicatorKind, OverTime, OverUnits};
    use crate::id::IndicatorId;
    use crate::unit::Line;
    use jiff::civil::date;

    fn indicators() -> Vec<Indicator> {
        let indicator = |id, code: &str| Indicator {
            id: IndicatorId(id),
            code: code.to_owned(),
            name: code.to_owned(),
            scale: "đảng viên".to_owned(),
            decimals: 0,
            kind: IndicatorKind::Count,
            over_units: OverUnits::Sum,
            over_time: OverTime::Sum,
            line: Line::Party,
        };
        vec![indicator(1, "ket-nap"), indicator(2, "dang-vien")]
    }

    fn known(indicators: &[Indicator]) -> Known<'_> {
        let term = Period::term(date(2020, 6, 20), date(2025, 6, 19)).unwrap();
        Known { mandate: MandateId(1), owner: UnitId(1), term, indicators, targets: &[], units: &[] }
    }

    fn text(text: &str) -> String {
        text.to_owned()
    }

    #[test]
    fn a_draft_reads_as_its_target_and_the_target_writes_the_same_draft() {
        let indicators = indicators();
        for draft in [
            Draft {
                code: text("CT03"),
                name: text("Kết nạp đảng viên"),
                numerator: text("ket-nap"),
                goals: text("nhiệm kỳ: 20\nnăm 2021: 3"),
                ..Draft::default()
            },
            Draft {
                code: text("CT09"),
                name: text("Tỷ lệ tăng so với đầu nhiệm kỳ"),
                kind: text("ratio"),
                numerator: text("ket-nap"),
                denominator: text("dang-vien"),
                denominator_mode: text("fixed_at"),
                denominator_of: text("20/6/2020"),
                unit_rule: text("ratio_of_sums"),
                goals: text("nhiệm kỳ: 400-450"),
                direction: text("range"),
                tolerance: text("0,5"),
                ..Draft::default()
            },
        ] {
            let target = draft.read(known(&indicators)).unwrap();
            assert_eq!(Draft::of(&target, known(&indicators)), draft);
        }
    }

    #[test]
    fn every_field_that_is_wrong_is_named_at_once() {
        let indicators = indicators();
        let draft = Draft { goals: text("60"), tolerance: text("nửa"), lag_months: text("-1"), parent: text("CT99"), ..Draft::default() };
        let faults = draft.read(known(&indicators)).unwrap_err();
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["code", "name", "numerator", "goals", "tolerance", "lag_months", "parent"]);
    }
}
