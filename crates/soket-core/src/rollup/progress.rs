//! What a roll-up finds: values to date and by year, with goals, verdicts, gaps and the figures behind them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::a_year_before;
use super::forecast::Forecast;
use super::judge::Computed;
use crate::id::{FigureId, IndicatorId, TargetId, UnitId};
use crate::period::Period;
use crate::period::day::short_date;
use crate::quotient::Quotient;
use crate::target::goal::{Goal, Measure, Reach, When};

/// The progress of one target at a cut-off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The target.
    pub target: TargetId,
    /// The day up to which figures were taken.
    pub cut_off: Date,
    /// How the value was found, in words.
    pub rule: String,
    /// How values are held against goals.
    pub measure: Measure,
    /// The term so far; for a target judged year by year, its latest year.
    pub to_date: Standing,
    /// Each year that has begun, first to last.
    pub years: Vec<Standing>,
    /// Each step on the way, as the target lists them.
    pub milestones: Vec<Standing>,
    /// The machine's view of the whole; the committee's verdict is kept beside it.
    pub state: Computed,
    /// Where the value would end, with the basis; none where nothing can be said.
    pub forecast: Option<Forecast>,
    /// Each year of which it can be said, beside the year before.
    pub beside: Vec<Comparison>,
}

/// The value of one stretch, held against its goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The year, the term or the step.
    pub when: When,
    /// The days that it spans.
    pub span: Period,
    /// Whether its result can be final at the cut-off.
    pub is_over: bool,
    /// The value in the scale of the target, or why there is none.
    pub value: Result<Value, Blank>,
    /// For ratios: what stands above and below the line.
    pub fraction: Option<Fraction>,
    /// What was wanted.
    pub goal: Option<Goal>,
    /// How it stands.
    pub state: Computed,
    /// Distance from the goal; none for levels and yes/no.
    pub against: Option<Against>,
    /// For targets that every unit must reach: how many did, and which did not.
    pub units_reached: Option<UnitsReached>,
    /// What is missing, by unit; if any, the value is partial and must say so.
    pub gaps: Vec<Gap>,
    /// Units that do not take part, with the reason.
    pub exempt: Vec<Exempt>,
    /// The latest day counted in.
    pub counted_to: Option<Date>,
    /// The figures that the value was computed from.
    pub figures: Vec<Contribution>,
    /// The years whose figures also went into it.
    pub made_of: Vec<Period>,
}

/// A computed value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// In the scale of the target.
    Number(Quotient),
    /// A rank on the indicator's level scale.
    Level(u32),
}

/// Why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Blank {
    /// Nobody reported anything.
    NoFigures,
    /// All units are exempt.
    AllExempt,
    /// There was nothing to take a share of.
    ZeroDenominator,
    /// The stretch has not come.
    NotDue,
    /// The rule leaves it to the committee.
    Manual,
    /// The rule does not fit what is measured; the checker names it.
    RuleUnfit,
    /// The numbers leave the range of exact arithmetic.
    TooLarge,
}

/// A ratio before it is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fraction {
    /// What stands above the line.
    pub numerator: Quotient,
    /// What stands below.
    pub denominator: Quotient,
}

/// Distance of a value from its goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Against {
    /// Value over goal in hundredths; none for a goal of zero. For ceilings read `difference` instead.
    pub percent: Option<Quotient>,
    /// Value less goal, in the scale of the target.
    pub difference: Quotient,
}

/// How many units reached a goal that each must reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitsReached {
    /// Units that reached it.
    pub reached: usize,
    /// Units that had to, the missing ones included, the exempt ones not.
    pub of: usize,
    /// Those that had to and did not.
    pub lagging: Vec<UnitId>,
}

/// A figure that was expected and is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Whose figure.
    pub unit: UnitId,
    /// For which stretch.
    pub period: Period,
    /// Of what.
    pub indicator: IndicatorId,
    /// How much of it.
    pub missing: Missing,
}

/// What of an expected figure is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missing {
    /// All of it.
    All,
    /// A part that begins on this day.
    PartFrom(Date),
    /// What came after this day.
    After(Date),
}

/// A unit that does not take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exempt {
    /// The unit.
    pub unit: UnitId,
    /// For which stretch.
    pub period: Period,
    /// Why.
    pub reason: String,
}

/// One figure that went into a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// The line that was entered.
    pub figure: FigureId,
    /// Who reported it.
    pub unit: UnitId,
    /// For which period.
    pub period: Period,
    /// The last day counted in.
    pub counted_to: Date,
    /// Where it stands in the computation.
    pub part: Part,
}

/// Where a figure stands in a computation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// In the number, or above the line of a ratio.
    Numerator,
    /// Below the line of a ratio.
    Denominator,
}

/// The value of a year beside that of the year before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The year.
    pub year: Period,
    /// The value now.
    pub now: Quotient,
    /// The day to which it is counted.
    pub counted_now: Date,
    /// The value then.
    pub then: Quotient,
    /// Now less then, in the scale of the target.
    pub change: Quotient,
    /// The year before.
    pub period: Period,
    /// The day to which it was counted then.
    pub counted_to: Date,
    /// Every figure behind the two values.
    pub figures: Vec<Contribution>,
}

impl Progress {
    /// One year's standing.
    pub fn year(&self, year: &Period) -> Option<&Standing> {
        self.years.iter().find(|standing| standing.span == *year)
    }

    /// A year beside the year before, if that can be said.
    pub fn beside(&self, year: &Period) -> Option<&Comparison> {
        self.beside.iter().find(|beside| beside.year == *year)
    }

    /// The latest year beside the year before.
    pub fn latest_beside(&self) -> Option<&Comparison> {
        self.beside(&self.years.last()?.span)
    }

    /// Whether a value would be enough if it stayed as it is; `None` where there is no value or no goal.
    pub fn is_enough(&self, standing: &Standing) -> Option<bool> {
        Some(standing.goal?.reach(standing.value.ok()?.as_number(), self.measure)? != Reach::Short)
    }

    /// Whether a value is enough only because the tolerance forgives what it is short by.
    pub fn is_forgiven(&self, standing: &Standing) -> bool {
        let exact = Measure { tolerance: Quotient::ZERO, ..self.measure };
        let strictly = standing.goal.zip(standing.value.ok()).and_then(|(goal, value)| goal.reach(value.as_number(), exact));
        strictly == Some(Reach::Short) && self.is_enough(standing) == Some(true)
    }

    /// The steps that were missed, and the years where they decide and not the goal of the term; first to last.
    pub fn missed(&self) -> Vec<&Standing> {
        let years = self.years.iter().filter(|_| !self.is_by_term());
        let mut missed: Vec<&Standing> = years.chain(&self.milestones).filter(|stage| stage.state == Computed::NotMet).collect();
        missed.sort_by_key(|stage| stage.last_day());
        missed
    }

    /// The stretch on which the word rests: of what was not reached year by year the latest miss, else the value to date.
    pub fn decisive(&self) -> &Standing {
        let by_stage = self.state == Computed::NotMet && !self.is_by_term();
        self.missed().pop().filter(|_| by_stage).unwrap_or(&self.to_date)
    }

    fn is_by_term(&self) -> bool {
        self.to_date.goal.is_some_and(|goal| goal.when == When::Term)
    }

    /// How many of the finished and judged years reached their goal: "2/3 năm đạt" is `(2, 3)`.
    pub fn years_reached(&self) -> (usize, usize) {
        let judged = self.years.iter().filter(|year| year.is_over && year.goal.is_some() && year.state != Computed::NotJudged);
        let reached = judged.clone().filter(|year| year.state.is_reached());
        (reached.count(), judged.count())
    }

    /// The yearly judgement as a phrase: `2/3 năm đạt`; none before a year is finished.
    pub fn years_reached_vi(&self) -> Option<String> {
        match self.years_reached() {
            (_, 0) => None,
            (reached, judged) => Some(format!("{reached}/{judged} năm đạt")),
        }
    }

    /// Every figure behind the value to date, also those of the years it was made of.
    pub fn figures_to_date(&self) -> impl Iterator<Item = &Contribution> {
        let years = self.years.iter().filter(|year| self.to_date.made_of.contains(&year.span));
        self.to_date.figures.iter().chain(years.flat_map(|year| &year.figures))
    }
}

impl Comparison {
    /// Whether both values are counted to the same day of their years (cùng kỳ).
    pub fn is_same_part(&self) -> bool {
        a_year_before(self.counted_now) == Some(self.counted_to)
    }
}

impl Standing {
    /// The day on which it is judged: its own for a step, else the last of its stretch.
    pub fn last_day(&self) -> Date {
        match self.when {
            When::Milestone(day) => day,
            _ => self.span.last(),
        }
    }

    /// Its name in sentences: `năm 2021`, `đến ngày 31/12/2022`.
    pub fn name_vi(&self) -> String {
        match self.when {
            When::Milestone(_) => self.when.name_vi(),
            _ => self.span.name_vi(),
        }
    }

    /// Whether every expected figure is there.
    pub fn is_complete(&self) -> bool {
        self.gaps.is_empty()
    }
}

impl Value {
    /// The number; none for a level.
    pub fn number(self) -> Option<Quotient> {
        match self {
            Value::Number(number) => Some(number),
            Value::Level(_) => None,
        }
    }

    /// The number, or the rank as one, for comparing with goals.
    pub fn as_number(self) -> Quotient {
        match self {
            Value::Number(number) => number,
            Value::Level(rank) => Quotient::whole(i64::from(rank)),
        }
    }
}

impl Blank {
    /// Why there is no value, with a next step, as a sentence.
    pub fn sentence_vi(self) -> &'static str {
        match self {
            Blank::NoFigures => "Chưa có số liệu. Hãy nhập số liệu hoặc nhắc đơn vị báo cáo.",
            Blank::AllExempt => "Các đơn vị đều được miễn trong kỳ này nên không đánh giá.",
            Blank::ZeroDenominator => "Mẫu số bằng 0 nên không tính được tỷ lệ. Hãy kiểm tra số liệu của mẫu số.",
            Blank::NotDue => "Chưa đến kỳ.",
            Blank::Manual => "Chỉ tiêu này do cấp uỷ kết luận. Hãy ghi kết luận kèm căn cứ.",
            Blank::RuleUnfit => "Cách cộng không hợp với loại chỉ tiêu. Hãy mở chỉ tiêu và xem lại cách cộng.",
            Blank::TooLarge => "Số quá lớn để tính chính xác. Hãy chọn đơn vị tính lớn hơn, ví dụ triệu đồng.",
        }
    }
}

impl Gap {
    /// What is missing, as the end of a sentence that begins with the unit's name.
    pub fn sentence_vi(&self) -> String {
        let period = self.period.name_vi();
        match self.missing {
            Missing::All => format!("chưa có số liệu {period}"),
            Missing::PartFrom(day) => format!("thiếu số liệu {period} từ ngày {}", short_date(day)),
            Missing::After(day) => format!("số liệu {period} mới tính đến ngày {}", short_date(day)),
        }
    }
}

/// How far a value is from the limit that decides.
pub(crate) fn against(value: Quotient, limit: Quotient) -> Option<Against> {
    let percent = value.checked_div(limit).and_then(|share| share.checked_mul(Quotient::whole(100)));
    Some(Against { percent, difference: value.checked_sub(limit)? })
}
