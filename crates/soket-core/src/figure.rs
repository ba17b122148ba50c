//! Indicators, and the figures that units report about them: one line per reading, never overwritten.

pub mod block;
pub mod readings;
pub mod typed;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::amount::Amount;
use crate::id::{FigureId, IndicatorId, UnitId};
use crate::period::Period;
use crate::text::fold;
use crate::unit::Line;

/// One counted thing (chỉ số), such as "đảng viên mới kết nạp": typed once, used by every target over it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Identity.
    pub id: IndicatorId,
    /// Short stable code: "KETNAP".
    pub code: String,
    /// What is counted, as a sentence names it: "đảng viên mới kết nạp".
    pub name: String,
    /// The unit of measure (đơn vị tính) as tables print it: "người", "%", "chi bộ".
    pub scale: String,
    /// How many decimals papers print, 0 to 4; more may be entered and are kept.
    pub decimals: u8,
    /// What sort of value a figure is.
    pub kind: IndicatorKind,
    /// How the figures of several units make one.
    pub over_units: OverUnits,
    /// How the figures of several periods make one.
    pub over_time: OverTime,
    /// The line of the tree whose units report it.
    pub line: Line,
}

/// What sort of value a figure of an indicator is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum IndicatorKind {
    /// Things or people counted.
    Count,
    /// A rate that is published as such, of scale %: owned by one unit, never rolled up over units.
    Rate,
    /// A sum of money, in the scale of the indicator (đồng, triệu đồng).
    Money,
    /// A step or a place on an ordered scale.
    Level(LevelScale),
    /// Yes is 1, no is 0.
    YesNo,
}

/// An ordered scale of grades, or a league table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LevelScale {
    /// Named steps, the lowest first; rank 1 is the lowest and a higher rank is better.
    Steps(Vec<String>),
    /// A place among so many; rank 1 is the best and a lower rank is better.
    Place {
        /// How many take part.
        out_of: u32,
    },
}

/// How the figures of several units make one when the indicator is totalled on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OverUnits {
    /// They add up.
    Sum,
    /// One unit owns the number; nothing is added.
    OwnerOnly,
}

/// How the figures of several periods make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OverTime {
    /// It happens in the course of a period (admissions): periods add up.
    Sum,
    /// It stands at a day (members): the latest day holds.
    Last,
}

/// What a unit reported: indicator by unit by period, with the day it is counted to.
///
/// A correction is another line that names the line it supersedes. A new reading of the same period
/// with a later `counted_to` is not a correction: both stay, and each report takes the one of its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The line that was entered; every printed number leads back to such lines.
    pub figure: FigureId,
    /// The line that this one corrects.
    pub corrects: Option<FigureId>,
    /// What is counted.
    pub indicator: IndicatorId,
    /// Who reported it.
    pub unit: UnitId,
    /// The stretch for which it counts.
    pub period: Period,
    /// The last day that is counted in; by default the last of the period.
    pub counted_to: Date,
    /// What was reported.
    pub entry: Entry,
}

/// What a unit reported. Zero is a value, exempt is a statement, and empty is no reading at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    /// A number; zero is one.
    Value(Amount),
    /// A rank on the indicator's [`LevelScale`].
    Level(u32),
    /// The unit does not take part in this period, with the reason.
    Exempt(String),
}

impl IndicatorKind {
    /// The text form kept in the database; the scale of a level is kept beside it.
    pub fn as_str(&self) -> &'static str {
        match self {
            IndicatorKind::Count => "count",
            IndicatorKind::Rate => "rate",
            IndicatorKind::Money => "money",
            IndicatorKind::Level(_) => "level",
            IndicatorKind::YesNo => "yes_no",
        }
    }

    /// Reads the text form; a level needs its scale.
    pub fn parse(text: &str, levels: Option<LevelScale>) -> Option<IndicatorKind> {
        match text {
            "count" => Some(IndicatorKind::Count),
            "rate" => Some(IndicatorKind::Rate),
            "money" => Some(IndicatorKind::Money),
            "level" => levels.map(IndicatorKind::Level),
            "yes_no" => Some(IndicatorKind::YesNo),
            _ => None,
        }
    }

    /// The scale of a level.
    pub fn levels(&self) -> Option<&LevelScale> {
        match self {
            IndicatorKind::Level(scale) => Some(scale),
            _ => None,
        }
    }
}

/// The two answers of a yes-or-no indicator, no first, so that the place in the row is the number kept.
pub const YES_NO: [&str; 2] = ["không", "có"];

/// A kept answer as people say it; only zero is no.
pub fn yes_no_vi(amount: Amount) -> &'static str {
    YES_NO[usize::from(amount != Amount::ZERO)]
}

impl LevelScale {
    /// The text form kept in the database: `place:103` or `steps:Kém|Trung bình|Tốt`.
    pub fn to_text(&self) -> String {
        match self {
            LevelScale::Steps(steps) => format!("steps:{}", steps.join("|")),
            LevelScale::Place { out_of } => format!("place:{out_of}"),
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<LevelScale> {
        match text.split_once(':')? {
            ("steps", steps) if !steps.is_empty() => Some(LevelScale::Steps(steps.split('|').map(str::to_owned).collect())),
            ("place", out_of) => out_of.parse().ok().map(|out_of| LevelScale::Place { out_of }),
            _ => None,
        }
    }

    /// A step whose name reads like that of another: nobody could type which of the two is meant.
    pub fn doubled(&self) -> Option<&str> {
        let LevelScale::Steps(steps) = self else { return None };
        let folded: Vec<String> = steps.iter().map(|step| fold(step)).collect();
        steps.iter().enumerate().find(|(at, _)| folded[..*at].contains(&folded[*at])).map(|(_, step)| step.as_str())
    }

    /// Whether a rank exists on the scale.
    pub fn holds(&self, rank: u32) -> bool {
        match self {
            LevelScale::Steps(steps) => (1..=steps.len()).contains(&(rank as usize)),
            LevelScale::Place { out_of } => (1..=*out_of).contains(&rank),
        }
    }

    /// How a paper prints a rank: the name of the step, or `hạng 7/103`.
    pub fn name_vi(&self, rank: u32) -> String {
        match self {
            LevelScale::Steps(steps) => {
                let named = (rank as usize).checked_sub(1).and_then(|index| steps.get(index));
                named.cloned().unwrap_or_else(|| format!("mức {rank}"))
            }
            LevelScale::Place { out_of } => format!("hạng {rank}/{out_of}"),
        }
    }
}

impl OverUnits {
    /// Both, in the order in which they are offered.
    pub const ALL: [OverUnits; 2] = [OverUnits::Sum, OverUnits::OwnerOnly];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            OverUnits::Sum => "sum",
            OverUnits::OwnerOnly => "owner_only",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<OverUnits> {
        Self::ALL.into_iter().find(|rule| rule.as_str() == text)
    }
}

impl OverTime {
    /// Both, in the order in which they are offered.
    pub const ALL: [OverTime; 2] = [OverTime::Sum, OverTime::Last];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            OverTime::Sum => "sum",
            OverTime::Last => "last",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<OverTime> {
        Self::ALL.into_iter().find(|rule| rule.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_forms_are_read_back() {
        for scale in [LevelScale::Place { out_of: 103 }, LevelScale::Steps(vec!["Yếu".into(), "Tốt".into()])] {
            assert_eq!(LevelScale::parse(&scale.to_text()), Some(scale.clone()));
            assert_eq!(scale.doubled(), None);
            let kind = IndicatorKind::Level(scale.clone());
            assert_eq!(IndicatorKind::parse(kind.as_str(), Some(scale)), Some(kind));
        }
        assert_eq!(LevelScale::Steps(vec!["Yếu".into(), "Tốt".into(), "yếu".into()]).doubled(), Some("yếu"));
        for kind in [IndicatorKind::Count, IndicatorKind::Rate, IndicatorKind::Money, IndicatorKind::YesNo] {
            assert_eq!(IndicatorKind::parse(kind.as_str(), None), Some(kind));
        }
        assert_eq!(OverUnits::ALL.map(|rule| OverUnits::parse(rule.as_str())), OverUnits::ALL.map(Some));
        assert_eq!(OverTime::ALL.map(|rule| OverTime::parse(rule.as_str())), OverTime::ALL.map(Some));
    }

    #[test]
    fn ranks_have_names() {
        let steps = LevelScale::Steps(vec!["Hoàn thành".into(), "Hoàn thành tốt".into()]);
        assert_eq!(steps.name_vi(2), "Hoàn thành tốt");
        assert!(steps.holds(1) && !steps.holds(0) && !steps.holds(3));
        assert_eq!(LevelScale::Place { out_of: 103 }.name_vi(7), "hạng 7/103");
    }
}
