//! How units make one value, how years make one value, and what a year is.

use serde::{Deserialize, Serialize};

use crate::period::Period;

/// How the figures of several units make one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitRule {
    /// They add up.
    Sum,
    /// Sum of numerators over sum of denominators; never a mean of the units' percentages.
    RatioOfSums,
    /// Each unit must reach the goal by itself, except the exempt ones.
    EveryUnit,
    /// One unit owns the number.
    OwnerOnly,
    /// The worst unit stands for all.
    Worst,
    /// The committee says it; nothing is computed.
    Manual,
}

/// How the values of several years make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeRule {
    /// They add up.
    Sum,
    /// The latest holds.
    Last,
    /// Their mean, each year counting alike.
    Mean,
    /// For ratios: all numerators over all denominators of the years.
    WeightedMean,
    /// Each year is judged by itself.
    EveryPeriod,
    /// The best year holds.
    Max,
    /// The committee says it; nothing is computed.
    Manual,
}

/// What "each year" means for a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Calendar {
    /// 1 January to 31 December: the political year.
    Year,
    /// 1 September to 31 August.
    SchoolYear,
    /// The term as one piece (per election, per congress).
    Term,
}

impl UnitRule {
    /// All rules, in the order in which they are offered.
    pub const ALL: [UnitRule; 6] =
        [UnitRule::Sum, UnitRule::RatioOfSums, UnitRule::EveryUnit, UnitRule::OwnerOnly, UnitRule::Worst, UnitRule::Manual];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            UnitRule::Sum => "sum",
            UnitRule::RatioOfSums => "ratio_of_sums",
            UnitRule::EveryUnit => "every_unit",
            UnitRule::OwnerOnly => "owner_only",
            UnitRule::Worst => "worst",
            UnitRule::Manual => "manual",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<UnitRule> {
        Self::ALL.into_iter().find(|rule| rule.as_str() == text)
    }

    /// Whether one unit that fails makes the whole fail.
    pub fn worst_decides(self) -> bool {
        matches!(self, UnitRule::EveryUnit | UnitRule::Worst)
    }

    /// The rule in words, as the passport of a figure prints it.
    pub fn name_vi(self) -> &'static str {
        match self {
            UnitRule::Sum => "cộng các đơn vị",
            UnitRule::RatioOfSums => "tổng tử số các đơn vị chia cho tổng mẫu số",
            UnitRule::EveryUnit => "từng đơn vị đều phải đạt",
            UnitRule::OwnerOnly => "lấy số của đơn vị phụ trách",
            UnitRule::Worst => "lấy đơn vị có kết quả kém nhất",
            UnitRule::Manual => "không cộng các đơn vị, cấp uỷ kết luận",
        }
    }
}

impl TimeRule {
    /// All rules, in the order in which they are offered.
    pub const ALL: [TimeRule; 7] =
        [TimeRule::Sum, TimeRule::Last, TimeRule::Mean, TimeRule::WeightedMean, TimeRule::EveryPeriod, TimeRule::Max, TimeRule::Manual];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            TimeRule::Sum => "sum",
            TimeRule::Last => "last",
            TimeRule::Mean => "mean",
            TimeRule::WeightedMean => "weighted_mean",
            TimeRule::EveryPeriod => "every_period",
            TimeRule::Max => "max",
            TimeRule::Manual => "manual",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<TimeRule> {
        Self::ALL.into_iter().find(|rule| rule.as_str() == text)
    }

    /// The rule in words, as the passport of a figure prints it.
    pub fn name_vi(self) -> &'static str {
        match self {
            TimeRule::Sum => "cộng các năm",
            TimeRule::Last => "lấy số mới nhất",
            TimeRule::Mean => "bình quân các năm",
            TimeRule::WeightedMean => "bình quân gia quyền các năm",
            TimeRule::EveryPeriod => "xét từng năm",
            TimeRule::Max => "lấy năm có kết quả tốt nhất",
            TimeRule::Manual => "không cộng các năm, cấp uỷ kết luận",
        }
    }
}

impl Calendar {
    /// All calendars, in the order in which they are offered.
    pub const ALL: [Calendar; 3] = [Calendar::Year, Calendar::SchoolYear, Calendar::Term];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Calendar::Year => "year",
            Calendar::SchoolYear => "school_year",
            Calendar::Term => "term",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Calendar> {
        Self::ALL.into_iter().find(|calendar| calendar.as_str() == text)
    }

    /// The years of this calendar that a stretch touches.
    pub fn years_of(self, span: &Period) -> Vec<Period> {
        match self {
            Calendar::Year => span.years(),
            Calendar::SchoolYear => span.school_years(),
            Calendar::Term => vec![*span],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_forms_are_read_back() {
        assert_eq!(UnitRule::ALL.map(|rule| UnitRule::parse(rule.as_str())), UnitRule::ALL.map(Some));
        assert_eq!(TimeRule::ALL.map(|rule| TimeRule::parse(rule.as_str())), TimeRule::ALL.map(Some));
        assert_eq!(Calendar::ALL.map(|rule| Calendar::parse(rule.as_str())), Calendar::ALL.map(Some));
        assert_eq!(UnitRule::parse("average"), None);
    }
}
