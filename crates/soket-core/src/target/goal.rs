//! The values that a target wants reached, for which stretch, and how a value stands against them.

mod line;

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::period::Period;
use crate::quotient::Quotient;

/// Which side of a goal is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// "ít nhất", "từ ... trở lên", with a strict limit "trên".
    AtLeast,
    /// "không quá", with a strict limit "dưới".
    AtMost,
    /// A bare number; judged as "at least", since nobody is blamed for more (domain.md 5.1).
    Equal,
    /// "từ ... đến ..."; better than the range counts as exceeding it.
    Range,
    /// Nothing of the kind may happen ("không để xảy ra").
    Zero,
}

/// For which stretch a goal is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// Every year of the term ("hằng năm").
    EachYear,
    /// One year, by the target's calendar.
    Year(Period),
    /// Once for the whole term, or at its end.
    Term,
    /// A step on the way, judged on its day.
    Milestone(Date),
}

/// One end of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// In the scale of the target (90 for 90%); for levels the rank.
    pub value: Quotient,
    /// Whether the value itself is not enough ("trên 80%").
    pub strict: bool,
}

/// A value to reach. A single number stands in `low`; [`Direction::AtMost`] uses `high`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// The stretch.
    pub when: When,
    /// From this value on.
    pub low: Option<Limit>,
    /// Up to this value.
    pub high: Option<Limit>,
}

/// A document that changed goals from a day on (điều chỉnh chỉ tiêu); goals it does not name stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// Number, symbol and date of the document, as papers cite it.
    pub document: String,
    /// The day from which the new goals hold.
    pub from: Date,
    /// The new goals.
    pub goals: Vec<Goal>,
}

/// How a value stands against a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Better than the goal.
    Exceeded,
    /// As the goal wants, or short by no more than the tolerance.
    Met,
    /// Not there.
    Short,
}

/// Whether more is better, or less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better: places in a league table, losses, ceilings.
    Lower,
}

impl Limit {
    /// A limit that is reached by its own value.
    pub const fn at(value: Quotient) -> Limit {
        Limit { value, strict: false }
    }

    /// A limit that must be passed.
    pub const fn beyond(value: Quotient) -> Limit {
        Limit { value, strict: true }
    }
}

impl Goal {
    /// At least this value, or exactly this value.
    pub const fn low(when: When, value: Quotient) -> Goal {
        Goal { when, low: Some(Limit::at(value)), high: None }
    }

    /// At most this value.
    pub const fn high(when: When, value: Quotient) -> Goal {
        Goal { when, low: None, high: Some(Limit::at(value)) }
    }

    /// From one value to another.
    pub const fn range(when: When, low: Quotient, high: Quotient) -> Goal {
        Goal { when, low: Some(Limit::at(low)), high: Some(Limit::at(high)) }
    }

    /// Nothing of the kind, for [`Direction::Zero`].
    pub const fn zero(when: When) -> Goal {
        Goal { when, low: None, high: None }
    }

    /// The year it is set for, if it is set for one.
    pub fn year(&self) -> Option<Period> {
        match self.when {
            When::Year(period) => Some(period),
            _ => None,
        }
    }

    /// How a value stands against this goal; `None` when the goal lacks the limit that the direction needs.
    pub fn reach(&self, value: Quotient, measure: Measure) -> Option<Reach> {
        let Measure { direction, better, tolerance } = measure;
        match (direction, better) {
            (Direction::Zero, _) => Some(if value == Quotient::ZERO { Reach::Met } else { Reach::Short }),
            (Direction::AtMost, _) => below(value, self.high.or(self.low)?, tolerance),
            (Direction::Equal, Better::Lower) => below(value, self.low.or(self.high)?, tolerance),
            (Direction::AtLeast | Direction::Equal, _) => above(value, self.low.or(self.high)?, tolerance),
            (Direction::Range, _) => self.within(value, measure),
        }
    }

    /// Reached from the worse end on, exceeded beyond the better end.
    fn within(&self, value: Quotient, measure: Measure) -> Option<Reach> {
        let Measure { better, tolerance, .. } = measure;
        let (worse_end, better_end) = match better {
            Better::Higher => (above(value, self.low?, tolerance)?, above(value, self.high?, Quotient::ZERO)?),
            Better::Lower => (below(value, self.high?, tolerance)?, below(value, self.low?, Quotient::ZERO)?),
        };
        match (worse_end, better_end) {
            (Reach::Short, _) => Some(Reach::Short),
            (_, Reach::Exceeded) => Some(Reach::Exceeded),
            _ => Some(Reach::Met),
        }
    }

    /// The limit that decides whether the goal is reached at all.
    pub fn decisive(&self, direction: Direction, better: Better) -> Option<Quotient> {
        let limit = match (direction, better) {
            (Direction::Zero, _) => return Some(Quotient::ZERO),
            (Direction::AtMost, _) | (Direction::Range, Better::Lower) => self.high.or(self.low),
            _ => self.low.or(self.high),
        };
        limit.map(|limit| limit.value)
    }
}

/// What is needed to hold a value against a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Which side of the goal is good.
    pub direction: Direction,
    /// Whether more is better.
    pub better: Better,
    /// How far short still counts.
    pub tolerance: Quotient,
}

fn above(value: Quotient, limit: Limit, tolerance: Quotient) -> Option<Reach> {
    against(value.checked_sub(limit.value)?, limit.strict, tolerance)
}

fn below(value: Quotient, limit: Limit, tolerance: Quotient) -> Option<Reach> {
    against(limit.value.checked_sub(value)?, limit.strict, tolerance)
}

/// A strict limit is reached by being better than it, so it cannot also be exceeded.
fn against(ahead_by: Quotient, strict: bool, tolerance: Quotient) -> Option<Reach> {
    let short_by = Quotient::ZERO.checked_sub(ahead_by)?;
    if ahead_by > Quotient::ZERO {
        return Some(if strict { Reach::Met } else { Reach::Exceeded });
    }
    let reached = if strict && tolerance == Quotient::ZERO { false } else { short_by <= tolerance };
    Some(if reached { Reach::Met } else { Reach::Short })
}

impl Direction {
    /// All directions, in the order in which they are offered.
    pub const ALL: [Direction; 5] = [Direction::AtLeast, Direction::AtMost, Direction::Equal, Direction::Range, Direction::Zero];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::AtLeast => "at_least",
            Direction::AtMost => "at_most",
            Direction::Equal => "equal",
            Direction::Range => "range",
            Direction::Zero => "zero",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Direction> {
        Self::ALL.into_iter().find(|direction| direction.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Direction::AtLeast => "ít nhất",
            Direction::AtMost => "không quá",
            Direction::Equal => "bằng",
            Direction::Range => "trong khoảng",
            Direction::Zero => "không để xảy ra",
        }
    }
}

/// The text form kept in the database: `each_year`, `year:2023`, `term`, `milestone:2023-03-31`.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::EachYear => f.write_str("each_year"),
            When::Year(period) => write!(f, "year:{period}"),
            When::Term => f.write_str("term"),
            When::Milestone(day) => write!(f, "milestone:{day}"),
        }
    }
}

/// The text names no stretch for which a goal can be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” không phải là mốc của một chỉ tiêu. Hãy chọn hằng năm, một năm, cả nhiệm kỳ hoặc một ngày.")]
pub struct WhenError(String);

impl FromStr for When {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<When, WhenError> {
        let unknown = || WhenError(text.to_owned());
        match text.split_once(':') {
            None if text == "each_year" => Ok(When::EachYear),
            None if text == "term" => Ok(When::Term),
            Some(("year", code)) => code.parse().map(When::Year).map_err(|_| unknown()),
            Some(("milestone", day)) => day.parse().map(When::Milestone).map_err(|_| unknown()),
            _ => Err(unknown()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotient(text: &str) -> Quotient {
        Quotient::parse(text).unwrap()
    }

    fn check(direction: Direction, better: Better, goal: Goal, table: &[(&str, Reach)]) {
        for &(value, expected) in table {
            let measure = Measure { direction, better, tolerance: Quotient::ZERO };
            assert_eq!(goal.reach(quotient(value), measure), Some(expected), "{direction:?} {better:?} {value}");
        }
    }

    #[test]
    fn values_are_held_against_goals() {
        use Reach::{Exceeded, Met, Short};
        let term = When::Term;
        let low = Goal::low(term, quotient("90"));
        check(Direction::AtLeast, Better::Higher, low, &[("89,9999", Short), ("90", Met), ("271/3", Exceeded)]);
        check(Direction::Equal, Better::Higher, low, &[("89", Short), ("90", Met), ("91", Exceeded)]);
        check(Direction::Equal, Better::Lower, low, &[("89", Exceeded), ("90", Met), ("91", Short)]);
        check(Direction::AtMost, Better::Lower, Goal::high(term, quotient("5")), &[("4", Exceeded), ("5", Met), ("5,01", Short)]);
        let range = Goal::range(term, quotient("40"), quotient("45"));
        check(Direction::Range, Better::Higher, range, &[("39", Short), ("40", Met), ("45", Met), ("46", Exceeded)]);
        let places = Goal::range(term, quotient("1"), quotient("10"));
        check(Direction::Range, Better::Lower, places, &[("1", Met), ("10", Met), ("11", Short)]);
        check(Direction::Zero, Better::Lower, Goal::zero(term), &[("0", Met), ("1", Short)]);
        let strict = Goal { when: term, low: Some(Limit::beyond(quotient("80"))), high: None };
        check(Direction::AtLeast, Better::Higher, strict, &[("80", Short), ("80,0001", Met), ("95", Met)]);
    }

    #[test]
    fn the_tolerance_forgives_a_little() {
        let goal = Goal::low(When::Term, quotient("50"));
        for (value, reach) in [("49,4", Reach::Short), ("49,5", Reach::Met), ("50", Reach::Met), ("50,1", Reach::Exceeded)] {
            let measure = Measure { direction: Direction::AtLeast, better: Better::Higher, tolerance: quotient("0,5") };
            assert_eq!(goal.reach(quotient(value), measure), Some(reach), "{value}");
        }
    }

    #[test]
    fn text_forms_are_read_back() {
        for text in ["each_year", "year:2023", "year:2022-2023", "term", "milestone:2023-03-31"] {
            assert_eq!(text.parse::<When>().map(|when| when.to_string()), Ok(text.to_owned()));
        }
        assert!("year".parse::<When>().is_err() && "milestone:31".parse::<When>().is_err());
        assert_eq!(Direction::ALL.map(|one| Direction::parse(one.as_str())), Direction::ALL.map(Some));
    }
}
