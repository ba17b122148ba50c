//! The names of periods: as papers write them, and as people do.

use super::{Period, PeriodError, PeriodKind, day};
use crate::text::fold;
use jiff::ToSpan as _;
use jiff::civil::Date;

impl Period {
    /// Its official name: `6 tháng đầu năm 2023`, `quý II năm 2023`, `nhiệm kỳ 2020-2025`.
    pub fn name_vi(&self) -> String {
        let (year, month) = (self.first.year(), self.first.month());
        match self.kind {
            PeriodKind::Month => format!("tháng {} năm {year}", day::padded_month(month)),
            PeriodKind::Quarter => {
                let roman = ["I", "II", "III", "IV"][usize::from(month.unsigned_abs() - 1) / 3 % 4];
                format!("quý {roman} năm {year}")
            }
            PeriodKind::HalfYear if month == 1 => format!("6 tháng đầu năm {year}"),
            PeriodKind::HalfYear => format!("6 tháng cuối năm {year}"),
            PeriodKind::NineMonths => format!("9 tháng đầu năm {year}"),
            PeriodKind::Year => format!("năm {year}"),
            PeriodKind::SchoolYear => format!("năm học {year}-{}", self.last.year()),
            PeriodKind::Term => format!("nhiệm kỳ {year}-{}", self.last.year()),
            PeriodKind::Custom => format!("từ {} đến {}", day::long_date(self.first), day::long_date(self.last)),
        }
    }

    /// The period that a person names: by its code, or by its official name with or without marks: `2023`, `Năm 2023`,
    /// `Quý II/2023`, `tháng 5 năm 2023`, `năm học 2022-2023`.
    ///
    /// # Errors
    /// When no period without dates in its name is called so.
    pub fn named(text: &str) -> Result<Period, PeriodError> {
        let words = name_words(text);
        let year = words.iter().filter(|word| word.len() == 4).find_map(|word| word.parse().ok());
        let january = year.and_then(|year| Date::new(year, 1, 1).ok());
        let of_year = |january: Date| {
            let months = (0..12).filter_map(move |month| january.checked_add(month.months()).ok());
            let whole = [Period::year_of, Period::nine_months_of].map(|of| of(january));
            let school = january.checked_add(8.months()).ok().map(Period::school_year_of);
            let parts = months.flat_map(|day| [Period::half_year_of, Period::quarter_of, Period::month_of].map(|of| of(day)));
            whole.into_iter().chain(school).chain(parts)
        };
        let found = january.into_iter().flat_map(of_year).find(|period| name_words(&period.name_vi()) == words);
        found.map_or_else(|| text.trim().parse(), Ok)
    }
}

/// The words of a period's name that tell it from others: `Quý II/2023` and `quý II năm 2023` have the same.
fn name_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).map(|word| word.trim_start_matches('0'));
    words.filter(|word| !word.is_empty() && !["nam", "hoc"].contains(word)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_name_periods_as_they_speak() {
        for (text, code) in [
            ("2023", "2023"),
            ("NĂM 2023", "2023"),
            ("6 tháng đầu năm 2023", "2023-H1"),
            ("06 thang cuoi nam 2023", "2023-H2"),
            ("Quý II/2023", "2023-Q2"),
            ("tháng 5/2023", "2023-05"),
            ("Tháng 12 năm 2023", "2023-12"),
            ("9 tháng đầu năm 2023", "2023-9M"),
            ("Năm học 2022-2023", "2022-2023"),
            ("2022 - 2023", "2022-2023"),
            (" 2023-Q2 ", "2023-Q2"),
        ] {
            assert_eq!(Period::named(text).map(|period| period.to_string()).as_deref(), Ok(code), "{text}");
        }
        for text in ["", "Cơ khí", "năm", "quý V năm 2023", "tháng 13/2023", "năm 20233"] {
            assert!(Period::named(text).is_err(), "{text}");
        }
    }
}
