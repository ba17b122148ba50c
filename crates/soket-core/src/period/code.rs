//! The code of a period, as addresses and the database keep it.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Period, PeriodError, PeriodKind};

/// The stable code for storage and addresses: `2023`, `2023-H1`, `2023-Q2`, `2023-05`, `2023-9M`,
/// `2022-2023` (school year), `T2020-06-15_2025-06-14` (term), `2023-01-01_2023-05-15`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.kind {
            PeriodKind::Month => write!(f, "{year:04}-{month:02}"),
            PeriodKind::Quarter => write!(f, "{year:04}-Q{}", (month - 1) / 3 + 1),
            PeriodKind::HalfYear => write!(f, "{year:04}-H{}", (month - 1) / 6 + 1),
            PeriodKind::NineMonths => write!(f, "{year:04}-9M"),
            PeriodKind::Year => write!(f, "{year:04}"),
            PeriodKind::SchoolYear => write!(f, "{year:04}-{:04}", self.last.year()),
            PeriodKind::Term => write!(f, "T{}_{}", self.first, self.last),
            PeriodKind::Custom => write!(f, "{}_{}", self.first, self.last),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(code: &str) -> Result<Period, PeriodError> {
        let unknown = || PeriodError::UnknownCode(code.to_owned());
        let period = match code.split_once('_') {
            Some((first, last)) => {
                let term = first.strip_prefix('T');
                let first = term.unwrap_or(first).parse().map_err(|_| unknown())?;
                let last = last.parse().map_err(|_| unknown())?;
                Period::between(first, last, if term.is_some() { PeriodKind::Term } else { PeriodKind::Custom })?
            }
            None => {
                let (year, part) = code.split_once('-').unwrap_or((code, ""));
                part_of_code(year, part).ok_or_else(unknown)?
            }
        };
        // Printing back refuses odd spellings (`02023`, `2023-5`, `20230101_...`), so a period has one code only.
        if period.has_code() && period.to_string() == code { Ok(period) } else { Err(unknown()) }
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(code: String) -> Result<Period, PeriodError> {
        code.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> String {
        period.to_string()
    }
}

/// The period of a code without dates in it; the caller checks that it prints back the same.
fn part_of_code(year: &str, part: &str) -> Option<Period> {
    let january = Date::new(year.parse().ok()?, 1, 1).ok()?;
    let month_later = |months: i32| january.checked_add(months.months()).ok();
    match part {
        "" => Some(Period::year_of(january)),
        "9M" => Some(Period::nine_months_of(january)),
        "H1" => Some(Period::half_year_of(january)),
        "H2" => Some(Period::half_year_of(month_later(6)?)),
        "Q1" | "Q2" | "Q3" | "Q4" => {
            let quarter: i32 = part.get(1..)?.parse().ok()?;
            Some(Period::quarter_of(month_later((quarter - 1) * 3)?))
        }
        month if month.len() == 2 => {
            let day = Date::new(january.year(), month.parse().ok()?, 1).ok()?;
            Some(Period::month_of(day))
        }
        _ => Some(Period::school_year_of(month_later(8)?)),
    }
}
