//! Periods of reporting: months to terms, each with a stable code and its official Vietnamese name.

mod code;
pub mod day;
mod name;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::refusal::Sentence;

/// What kind of stretch a [`Period`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PeriodKind {
    /// A calendar month.
    Month,
    /// Three calendar months (quý).
    Quarter,
    /// January to June or July to December (6 tháng đầu, cuối năm).
    HalfYear,
    /// January to September (9 tháng đầu năm), a date at which offices report cumulatively.
    NineMonths,
    /// A calendar year.
    Year,
    /// A school year, 1 September to 31 August.
    ///
    /// Teaching ends in June, but graduation and admission fill the summer; with September to June
    /// those days would belong to no year, so the summer is kept with the year that ends.
    SchoolYear,
    /// A term of a committee (nhiệm kỳ), between any two days.
    Term,
    /// Any other stretch of days.
    Custom,
}

/// A stretch of whole days for which figures are counted; ordered by first day, then last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    first: Date,
    last: Date,
    kind: PeriodKind,
}

/// Why a text or a pair of days is no period.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", self.says().vi())]
pub enum PeriodError {
    /// The code fits none of the known forms.
    UnknownCode(String),
    /// The last day is before the first.
    EndsBeforeItBegins,
}

impl PeriodError {
    /// What to tell the person.
    pub fn says(&self) -> Sentence {
        match self {
            PeriodError::UnknownCode(text) => Sentence::plain(
                "“%{text}” không phải là mã của một kỳ. Hãy viết như 2023, 2023-H1, 2023-Q2, 2023-05 hoặc 2022-2023 (năm học).",
            )
            .with("text", text),
            PeriodError::EndsBeforeItBegins => Sentence::plain("Ngày cuối kỳ đứng trước ngày đầu kỳ. Hãy đổi lại hai ngày."),
        }
    }
}

impl Period {
    /// The calendar year in which a day lies.
    pub fn year_of(day: Date) -> Period {
        Period { first: day.first_of_year(), last: day.last_of_year(), kind: PeriodKind::Year }
    }

    /// The school year in which a day lies: 1 September to 31 August.
    pub fn school_year_of(day: Date) -> Period {
        let january = if day.month() >= 9 { day.first_of_year() } else { january_before(day) };
        Period::months(january.saturating_add(8.months()), 12, PeriodKind::SchoolYear)
    }

    /// The half of a calendar year in which a day lies.
    pub fn half_year_of(day: Date) -> Period {
        Period::part_of_year(day, 6, PeriodKind::HalfYear)
    }

    /// The quarter in which a day lies.
    pub fn quarter_of(day: Date) -> Period {
        Period::part_of_year(day, 3, PeriodKind::Quarter)
    }

    /// The month in which a day lies.
    pub fn month_of(day: Date) -> Period {
        Period::part_of_year(day, 1, PeriodKind::Month)
    }

    /// January to September of the year in which a day lies.
    pub fn nine_months_of(day: Date) -> Period {
        Period::months(day.first_of_year(), 9, PeriodKind::NineMonths)
    }

    /// A term between two days, both included.
    ///
    /// # Errors
    /// The days in the wrong order.
    pub fn term(first: Date, last: Date) -> Result<Period, PeriodError> {
        Period::between(first, last, PeriodKind::Term)
    }

    /// Any other stretch between two days, both included.
    ///
    /// # Errors
    /// The days in the wrong order.
    pub fn custom(first: Date, last: Date) -> Result<Period, PeriodError> {
        Period::between(first, last, PeriodKind::Custom)
    }

    fn between(first: Date, last: Date, kind: PeriodKind) -> Result<Period, PeriodError> {
        if last < first {
            return Err(PeriodError::EndsBeforeItBegins);
        }
        Ok(Period { first, last, kind })
    }

    fn part_of_year(day: Date, months: i8, kind: PeriodKind) -> Period {
        let before = (day.month() - 1) / months * months;
        let first = day.first_of_year().saturating_add(i32::from(before).months());
        Period::months(first, i32::from(months), kind)
    }

    /// Whole months from the first day of one. The end of the last is asked of the calendar itself, since the day after it may
    /// lie beyond the last year that a date can hold.
    fn months(first: Date, months: i32, kind: PeriodKind) -> Period {
        Period { first, last: first.saturating_add((months - 1).months()).last_of_month(), kind }
    }

    /// What kind of stretch it is.
    pub const fn kind(&self) -> PeriodKind {
        self.kind
    }

    /// Its first day.
    pub const fn first(&self) -> Date {
        self.first
    }

    /// Its last day, included.
    pub const fn last(&self) -> Date {
        self.last
    }

    /// The stretch between two days, both included: the month, quarter, half-year or year that it is, else a custom one.
    ///
    /// # Errors
    /// When the last day is before the first.
    pub fn of_days(first: Date, last: Date) -> Result<Period, PeriodError> {
        let kinds =
            [Period::month_of, Period::quarter_of, Period::half_year_of, Period::nine_months_of, Period::year_of, Period::school_year_of];
        let whole = kinds.into_iter().map(|of| of(first)).find(|period| period.first == first && period.last == last);
        whole.map_or_else(|| Period::custom(first, last), Ok)
    }

    /// How many days it has, both ends included.
    pub fn days(&self) -> i64 {
        day::days_between(self.first, self.last) + 1
    }

    /// Whether a day lies in it.
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether every day of `part` lies in it; each period covers itself.
    pub fn covers(&self, part: &Period) -> bool {
        self.first <= part.first && part.last <= self.last
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: &Period) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The calendar years that it touches, first to last.
    pub fn years(&self) -> Vec<Period> {
        self.touched(Period::year_of)
    }

    /// The school years that it touches, first to last.
    pub fn school_years(&self) -> Vec<Period> {
        self.touched(Period::school_year_of)
    }

    fn touched(&self, year_of: fn(Date) -> Period) -> Vec<Period> {
        let mut years = vec![year_of(self.first)];
        while let Some(year) = years.last().filter(|year| year.last < self.last).copied() {
            years.push(year_of(year.last.saturating_add(1.day())));
        }
        years
    }

    /// The period of the same kind just before; nine months follow those of the year before, a
    /// custom stretch follows one of as many days. A term has none: its dates are not computed.
    pub fn previous(&self) -> Option<Period> {
        self.before().filter(Period::has_code)
    }

    fn before(&self) -> Option<Period> {
        let eve = self.first.checked_sub(1.day()).ok()?;
        match self.kind {
            PeriodKind::Month => Some(Period::month_of(eve)),
            PeriodKind::Quarter => Some(Period::quarter_of(eve)),
            PeriodKind::HalfYear => Some(Period::half_year_of(eve)),
            PeriodKind::NineMonths => Some(Period::nine_months_of(eve)),
            PeriodKind::Year => Some(Period::year_of(eve)),
            PeriodKind::SchoolYear => Some(Period::school_year_of(eve)),
            PeriodKind::Term => None,
            PeriodKind::Custom => {
                let first = eve.checked_sub((self.days() - 1).days()).ok()?;
                Some(Period { first, last: eve, kind: PeriodKind::Custom })
            }
        }
    }

    /// The period of the same kind just after; a term, nine months and a custom stretch have none.
    pub fn next(&self) -> Option<Period> {
        let morrow = self.last.checked_add(1.day()).ok()?;
        match self.kind {
            PeriodKind::Month => Some(Period::month_of(morrow)),
            PeriodKind::Quarter => Some(Period::quarter_of(morrow)),
            PeriodKind::HalfYear => Some(Period::half_year_of(morrow)),
            PeriodKind::Year => Some(Period::year_of(morrow)),
            PeriodKind::SchoolYear => Some(Period::school_year_of(morrow)),
            PeriodKind::NineMonths | PeriodKind::Term | PeriodKind::Custom => None,
        }
    }

    /// The same stretch one year earlier (cùng kỳ); a term has none.
    pub fn same_period_last_year(&self) -> Option<Period> {
        self.year_before().filter(Period::has_code)
    }

    fn year_before(&self) -> Option<Period> {
        let first = self.first.checked_sub(1.year()).ok()?;
        match self.kind {
            PeriodKind::Month => Some(Period::month_of(first)),
            PeriodKind::Quarter => Some(Period::quarter_of(first)),
            PeriodKind::HalfYear => Some(Period::half_year_of(first)),
            PeriodKind::NineMonths => Some(Period::nine_months_of(first)),
            PeriodKind::Year => Some(Period::year_of(first)),
            PeriodKind::SchoolYear => Some(Period::school_year_of(first)),
            PeriodKind::Term => None,
            PeriodKind::Custom => {
                let last = self.last.checked_sub(1.year()).ok()?;
                Some(Period { first, last, kind: PeriodKind::Custom })
            }
        }
    }

    /// Whether its code can be written: years before 0000 have none.
    fn has_code(&self) -> bool {
        self.first.year() >= 0
    }
}

/// The first of January of the year before a day's year.
fn january_before(day: Date) -> Date {
    day.first_of_year().saturating_sub(1.year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn period(code: &str) -> Period {
        code.parse().unwrap()
    }

    #[test]
    fn codes_days_and_names() {
        for (code, first, last, name) in [
            ("2023", date(2023, 1, 1), date(2023, 12, 31), "năm 2023"),
            ("2023-H1", date(2023, 1, 1), date(2023, 6, 30), "6 tháng đầu năm 2023"),
            ("2023-H2", date(2023, 7, 1), date(2023, 12, 31), "6 tháng cuối năm 2023"),
            ("2023-Q2", date(2023, 4, 1), date(2023, 6, 30), "quý II năm 2023"),
            ("2023-02", date(2023, 2, 1), date(2023, 2, 28), "tháng 02 năm 2023"),
            ("2023-12", date(2023, 12, 1), date(2023, 12, 31), "tháng 12 năm 2023"),
            ("2023-9M", date(2023, 1, 1), date(2023, 9, 30), "9 tháng đầu năm 2023"),
            ("2022-2023", date(2022, 9, 1), date(2023, 8, 31), "năm học 2022-2023"),
            ("T2020-06-15_2025-06-14", date(2020, 6, 15), date(2025, 6, 14), "nhiệm kỳ 2020-2025"),
            ("2023-01-01_2023-05-15", date(2023, 1, 1), date(2023, 5, 15), "từ ngày 01 tháng 01 năm 2023 đến ngày 15 tháng 5 năm 2023"),
        ] {
            let read = period(code);
            assert_eq!((read.first(), read.last()), (first, last), "{code}");
            assert_eq!((read.to_string(), read.name_vi()), (code.to_owned(), name.to_owned()));
        }
    }

    #[test]
    fn odd_codes_are_refused() {
        for code in ["", "23", "02023", "2023-5", "2023-13", "2023-Q5", "2023-H3", "2022-2024", "T2023", "2023-05-01"] {
            assert!(matches!(code.parse::<Period>(), Err(PeriodError::UnknownCode(_))), "{code}");
        }
        for code in ["20230101_2023-05-15", "2023-01-01T00:00_2023-05-15"] {
            assert!(matches!(code.parse::<Period>(), Err(PeriodError::UnknownCode(_))), "a period has one code: {code}");
        }
        let turned = "2023-05-15_2023-01-01".parse::<Period>();
        assert_eq!(turned, Err(PeriodError::EndsBeforeItBegins));
    }

    #[test]
    fn the_period_before_and_a_year_before() {
        for (code, previous, last_year) in [
            ("2023", Some("2022"), Some("2022")),
            ("2023-H1", Some("2022-H2"), Some("2022-H1")),
            ("2023-Q1", Some("2022-Q4"), Some("2022-Q1")),
            ("2024-03", Some("2024-02"), Some("2023-03")),
            ("2023-9M", Some("2022-9M"), Some("2022-9M")),
            ("2022-2023", Some("2021-2022"), Some("2021-2022")),
            ("T2020-06-15_2025-06-14", None, None),
            ("2024-02-10_2024-02-29", Some("2024-01-21_2024-02-09"), Some("2023-02-10_2023-02-28")),
        ] {
            assert_eq!(period(code).previous(), previous.map(period), "{code}");
            assert_eq!(period(code).same_period_last_year(), last_year.map(period), "{code}");
        }
    }

    #[test]
    fn years_of_a_term() {
        let term = period("T2020-06-15_2023-06-14");
        let codes = |years: Vec<Period>| years.iter().map(Period::to_string).collect::<Vec<_>>();
        assert_eq!(codes(term.years()), ["2020", "2021", "2022", "2023"]);
        assert_eq!(codes(term.school_years()), ["2019-2020", "2020-2021", "2021-2022", "2022-2023"]);
        assert_eq!(term.days(), 1095);
        assert!(term.covers(&period("2021")) && !term.covers(&period("2020")));
        assert!(term.overlaps(&period("2020")) && !term.overlaps(&period("2024")));
    }

    #[test]
    fn the_calendar_has_a_first_and_a_last_year() {
        assert_eq!(period("9999-12").last(), date(9999, 12, 31));
        assert_eq!(period("9999").school_years().len(), 2);
        assert_eq!(period("9999-12").next(), None);
        assert_eq!(period("0000").previous(), None);
        assert_eq!(period("0000-0001").same_period_last_year(), None);
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (1900_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
    }

    proptest! {
        #[test]
        fn every_code_is_read_back_and_every_kind_tiles(day in any_day(), other in any_day()) {
            for of in [Period::year_of, Period::school_year_of, Period::half_year_of, Period::quarter_of, Period::month_of] {
                let period = of(day);
                prop_assert!(period.contains(day));
                prop_assert_eq!(period.to_string().parse(), Ok(period));
                let next = of(period.last().tomorrow().unwrap());
                prop_assert_eq!(next.previous(), Some(period));
                prop_assert_eq!(period.next(), Some(next));
                prop_assert_eq!(next.first(), period.last().tomorrow().unwrap());
            }
            let (first, last) = (day.min(other), day.max(other));
            for period in [Period::term(first, last).unwrap(), Period::custom(first, last).unwrap(), Period::nine_months_of(day)] {
                prop_assert_eq!(period.to_string().parse(), Ok(period));
            }
        }
    }
}
