//! What goes with an award in money: so many base salaries of the decision's day, rounded by the rule of that day.

use crate::amount::Amount;
use jiff::civil::Date;

/// The base salary (mức lương cơ sở) from a day on, and how sums are rounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseSalary {
    /// Đồng a month.
    pub dong: i64,
    /// Sums are rounded up to a multiple of so many đồng; 1 leaves them (domain.md 8: up to 10.000 đồng).
    pub rounded_to: i64,
    /// First day.
    pub from_on: Date,
    /// The document that says so.
    pub basis: String,
}

/// The base salary of a day: the latest that had begun.
pub fn in_force(known: &[BaseSalary], day: Date) -> Option<&BaseSalary> {
    known.iter().filter(|salary| salary.from_on <= day).max_by_key(|salary| salary.from_on)
}

/// The sum in đồng that goes with a coefficient; `None` beyond what can be counted.
pub fn sum(coefficient: Amount, salary: &BaseSalary) -> Option<i64> {
    const SCALE: i128 = crate::amount::SCALE as i128;
    let scaled = i128::from(coefficient.scaled()).checked_mul(i128::from(salary.dong))?;
    let step = i128::from(salary.rounded_to.max(1)).checked_mul(SCALE)?;
    let steps = scaled.div_euclid(step) + i128::from(scaled.rem_euclid(step) != 0);
    i64::try_from(steps.checked_mul(i128::from(salary.rounded_to.max(1)))?).ok()
}

/// All sums together; `None` beyond what can be counted.
pub fn total(sums: impl IntoIterator<Item = i64>) -> Option<i64> {
    sums.into_iter().try_fold(0_i64, i64::checked_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::words::{Reading, money_in_words};

    fn salary(dong: i64, rounded_to: i64, from_on: &str) -> BaseSalary {
        BaseSalary { dong, rounded_to, from_on: from_on.parse().unwrap(), basis: String::new() }
    }

    #[test]
    fn sums_are_rounded_up_to_ten_thousand() {
        for (coefficient, dong, expected) in [
            ("0,3", 2_340_000, 710_000),
            ("0,3", 1_490_000, 450_000),
            ("0,6", 1_490_000, 900_000),
            ("0,8", 1_490_000, 1_200_000),
            ("1,5", 1_490_000, 2_240_000),
            ("1", 1_490_000, 1_490_000),
            ("0", 1_490_000, 0),
        ] {
            assert_eq!(
                sum(Amount::parse(coefficient).unwrap(), &salary(dong, 10_000, "2019-07-01")),
                Some(expected),
                "{coefficient} x {dong}"
            );
        }
        assert_eq!(sum(Amount::parse("0,3").unwrap(), &salary(1_490_000, 1, "2019-07-01")), Some(447_000));
        assert_eq!(sum(Amount::from_scaled(i64::MAX), &salary(i64::MAX, 1, "2019-07-01")), None);
    }

    #[test]
    fn the_salary_of_the_decisions_day_counts() {
        let known =
            [salary(1_490_000, 10_000, "2019-07-01"), salary(2_340_000, 10_000, "2024-07-01"), salary(1_800_000, 10_000, "2023-07-01")];
        for (day, expected) in [
            ("2019-06-30", None),
            ("2019-07-01", Some(1_490_000)),
            ("2023-05-26", Some(1_490_000)),
            ("2023-06-30", Some(1_490_000)),
            ("2023-07-01", Some(1_800_000)),
            ("2025-01-01", Some(2_340_000)),
        ] {
            assert_eq!(in_force(&known, day.parse().unwrap()).map(|salary| salary.dong), expected, "{day}");
        }
    }

    #[test]
    fn sums_are_written_in_words() {
        for (dong, words) in [
            (450_000, "Bốn trăm năm mươi nghìn đồng"),
            (900_000, "Chín trăm nghìn đồng"),
            (4_050_000, "Bốn triệu không trăm năm mươi nghìn đồng"),
        ] {
            assert_eq!(money_in_words(dong, Reading::Northern), words);
        }
    }
}
