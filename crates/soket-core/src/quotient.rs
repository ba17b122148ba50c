//! An exact fraction: every computed value and every bound of a target, so that 2/3 is two thirds.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::amount::{Amount, AmountError, Decimal, SCALE, group_thousands};

/// The largest numerator and denominator; ten times it still fits the integer behind.
const LIMIT: i128 = 10_i128.pow(37);

/// An exact fraction in lowest terms with a denominator above zero.
///
/// Each operation that could leave the range returns `None` instead of a wrong number; whoever
/// computes then names the value as not computable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quotient {
    numerator: i128,
    denominator: i128,
}

impl Quotient {
    /// Nothing; unlike "no figure", a known value.
    pub const ZERO: Quotient = Quotient { numerator: 0, denominator: 1 };
    /// One whole.
    pub const ONE: Quotient = Quotient { numerator: 1, denominator: 1 };

    /// The fraction of two whole numbers; `None` if the denominator is zero or the range is left.
    pub fn new(numerator: i128, denominator: i128) -> Option<Quotient> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let divisor = greatest_common_divisor(numerator.abs(), denominator.abs());
        let sign = denominator.signum();
        let (numerator, denominator) = (sign * (numerator / divisor), sign * (denominator / divisor));
        let fits = numerator.abs() <= LIMIT && denominator <= LIMIT;
        fits.then_some(Quotient { numerator, denominator })
    }

    /// A small whole number, such as a count of rows.
    pub const fn whole(number: i64) -> Quotient {
        Quotient { numerator: number as i128, denominator: 1 }
    }

    /// Reads a bound as a resolution writes it (`90`, `12,5`, `2/3`, `20:1`), and the stored form.
    ///
    /// # Errors
    /// As [`Amount::parse`], and a denominator of zero.
    pub fn parse(text: &str) -> Result<Quotient, AmountError> {
        let trimmed = text.trim();
        let too_large = || AmountError::TooLarge(trimmed.to_owned());
        let Some((above, below)) = trimmed.split_once(['/', ':']) else {
            return Quotient::of_decimal(trimmed);
        };
        let (above, below) = (Quotient::of_decimal(above)?, Quotient::of_decimal(below)?);
        if below == Quotient::ZERO {
            return Err(AmountError::ZeroDenominator(trimmed.to_owned()));
        }
        above.checked_div(below).ok_or_else(too_large)
    }

    fn of_decimal(text: &str) -> Result<Quotient, AmountError> {
        let too_large = || AmountError::TooLarge(text.trim().to_owned());
        let decimal = Decimal::parse(text)?;
        let denominator = 10_i128.checked_pow(decimal.places).ok_or_else(too_large)?;
        Quotient::new(decimal.digits, denominator).ok_or_else(too_large)
    }

    /// The numerator in lowest terms; it carries the sign.
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator in lowest terms, above zero.
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// Whether it is a whole number.
    pub const fn is_whole(self) -> bool {
        self.denominator == 1
    }

    /// The sum, or `None` beyond the range.
    pub fn checked_add(self, other: Quotient) -> Option<Quotient> {
        // Dividing by the common part first keeps sums of alike fractions inside the range.
        let shared = greatest_common_divisor(self.denominator, other.denominator);
        let (left, right) = (other.denominator / shared, self.denominator / shared);
        let numerator = (self.numerator.checked_mul(left)?).checked_add(other.numerator.checked_mul(right)?)?;
        Quotient::new(numerator, self.denominator.checked_mul(left)?)
    }

    /// The difference, or `None` beyond the range.
    pub fn checked_sub(self, other: Quotient) -> Option<Quotient> {
        self.checked_add(Quotient { numerator: -other.numerator, ..other })
    }

    /// The product, or `None` beyond the range.
    pub fn checked_mul(self, other: Quotient) -> Option<Quotient> {
        let first = Quotient::new(self.numerator, other.denominator)?;
        let second = Quotient::new(other.numerator, self.denominator)?;
        let numerator = first.numerator.checked_mul(second.numerator)?;
        Quotient::new(numerator, first.denominator.checked_mul(second.denominator)?)
    }

    /// The quotient; `None` beyond the range or when `other` is zero.
    pub fn checked_div(self, other: Quotient) -> Option<Quotient> {
        self.checked_mul(Quotient::new(other.denominator, other.numerator)?)
    }

    /// The value rounded to so many decimals, a half away from zero (2,345 to two is 2,35).
    pub fn rounded(self, decimals: u8) -> Quotient {
        let (whole, places) = self.digits(decimals);
        let text = whole.parse::<i128>().ok();
        let scale = 10_i128.checked_pow(u32::from(decimals));
        let digits = text.zip(scale).and_then(|(whole, scale)| {
            let part = places.parse::<i128>().unwrap_or(0);
            whole.checked_mul(scale)?.checked_add(part)
        });
        digits.zip(scale).and_then(|(digits, scale)| Quotient::new(self.numerator.signum() * digits, scale)).unwrap_or(self)
    }

    /// Whether a print with so many decimals shows the whole truth; if not, it says "làm tròn".
    pub fn is_exact_at(self, decimals: u8) -> bool {
        self.rounded(decimals) == self
    }

    /// Prints the Vietnamese way, rounded to at most so many decimals, no trailing zeros: `93,37`.
    pub fn to_vi(self, decimals: u8) -> String {
        let (whole, places) = self.digits(decimals);
        self.join(&whole, places.trim_end_matches('0'))
    }

    /// As a person types it, nothing rounded: `93,37`, and as a fraction where decimals would have to round: `2/3`.
    /// [`Quotient::parse`] reads it back.
    pub fn to_typed(self) -> String {
        let scaled = self.checked_mul(Quotient::whole(SCALE)).filter(|scaled| scaled.is_whole());
        let amount = scaled.and_then(|scaled| i64::try_from(scaled.numerator).ok()).map(Amount::from_scaled);
        amount.map_or_else(|| self.to_string(), |amount| amount.to_string())
    }

    fn join(self, whole: &str, places: &str) -> String {
        let all_zero = whole == "0" && places.chars().all(|digit| digit == '0');
        let sign = if self.numerator < 0 && !all_zero { "-" } else { "" };
        let comma = if places.is_empty() { "" } else { "," };
        format!("{sign}{}{comma}{places}", group_thousands(whole))
    }

    /// The digits of the rounded absolute value before and behind the comma, by long division.
    fn digits(self, decimals: u8) -> (String, String) {
        let magnitude = self.numerator.abs();
        let whole = magnitude / self.denominator;
        let mut rest = magnitude % self.denominator;
        let mut digits = Vec::with_capacity(usize::from(decimals));
        for _ in 0..decimals {
            rest *= 10;
            digits.push(rest / self.denominator);
            rest %= self.denominator;
        }
        let mut carry = i128::from(rest * 2 >= self.denominator);
        for digit in digits.iter_mut().rev() {
            *digit += carry;
            carry = i128::from(*digit == 10);
            *digit %= 10;
        }
        let places = digits.iter().map(ToString::to_string).collect();
        ((whole + carry).to_string(), places)
    }
}

impl Ord for Quotient {
    /// Exact and without overflow: whole parts first, then the remainders turned upside down.
    fn cmp(&self, other: &Quotient) -> Ordering {
        let (mut left, mut right) = (*self, *other);
        loop {
            let (a, b) = (left.whole_part(), right.whole_part());
            if a != b {
                return a.cmp(&b);
            }
            let (rest_a, rest_b) = (left.remainder(), right.remainder());
            if rest_a == 0 || rest_b == 0 {
                return rest_a.cmp(&rest_b);
            }
            // a + r/d against b + s/e with a = b: r/d < s/e exactly when e/s < d/r.
            (left, right) = (
                Quotient { numerator: right.denominator, denominator: rest_b },
                Quotient { numerator: left.denominator, denominator: rest_a },
            );
        }
    }
}

impl Quotient {
    fn whole_part(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    fn remainder(self) -> i128 {
        self.numerator.rem_euclid(self.denominator)
    }
}

impl PartialOrd for Quotient {
    fn partial_cmp(&self, other: &Quotient) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Amount> for Quotient {
    fn from(amount: Amount) -> Quotient {
        let (scaled, scale) = (i128::from(amount.scaled()), i128::from(SCALE));
        let divisor = greatest_common_divisor(scaled.abs(), scale);
        Quotient { numerator: scaled / divisor, denominator: scale / divisor }
    }
}

impl From<i64> for Quotient {
    fn from(number: i64) -> Quotient {
        Quotient::whole(number)
    }
}

/// The stored form: `2/3`, `90`, `-25/2`. [`Quotient::parse`] reads it back.
impl fmt::Display for Quotient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            1 => write!(f, "{}", self.numerator),
            denominator => write!(f, "{}/{denominator}", self.numerator),
        }
    }
}

impl FromStr for Quotient {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Quotient, AmountError> {
        Quotient::parse(text)
    }
}

impl TryFrom<String> for Quotient {
    type Error = AmountError;

    fn try_from(text: String) -> Result<Quotient, AmountError> {
        Quotient::parse(&text)
    }
}

impl From<Quotient> for String {
    fn from(quotient: Quotient) -> String {
        quotient.to_string()
    }
}

/// Euclid's algorithm over numbers that are not negative; at least 1 unless both are zero.
fn greatest_common_divisor(mut a: i128, mut b: i128) -> i128 {
    // Most figures are small, and division of 64 bits is many times faster than of 128.
    while b != 0 {
        if let (Ok(mut x), Ok(mut y)) = (u64::try_from(a), u64::try_from(b)) {
            while y != 0 {
                (x, y) = (y, x % y);
            }
            return i128::from(x);
        }
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn quotient(text: &str) -> Quotient {
        Quotient::parse(text).unwrap()
    }

    #[test]
    fn reads_bounds_as_resolutions_write_them() {
        for (text, numerator, denominator) in [
            ("90", 90, 1),
            ("12,5", 25, 2),
            ("2/3", 2, 3),
            ("20:1", 20, 1),
            ("4,88", 122, 25),
            ("1.782", 1782, 1),
            ("-6/4", -3, 2),
            ("0,5/1,5", 1, 3),
        ] {
            assert_eq!(Quotient::new(numerator, denominator), Some(quotient(text)), "{text}");
        }
        assert!(matches!(Quotient::parse("2/0"), Err(AmountError::ZeroDenominator(_))));
        assert!(matches!(Quotient::parse(""), Err(AmountError::Empty)));
        assert!(matches!(Quotient::parse("/3"), Err(AmountError::Empty)));
        assert!(Quotient::new(1, 0).is_none());
    }

    #[test]
    fn prints_rounded_half_up_and_knows_when_it_rounded() {
        for (text, decimals, plain, exact) in [
            ("2/3", 2, "66,67", false),
            ("1/8", 2, "12,5", true),
            ("1/3", 0, "33", false),
            ("0,99995", 2, "100", false),
            ("12,345", 0, "1.235", false),
        ] {
            let percent = quotient(&text.replace("12,345", "12,3450")).checked_mul(Quotient::whole(100)).unwrap();
            assert_eq!(percent.to_vi(decimals), plain);
            assert_eq!(percent.is_exact_at(decimals), exact, "{text}");
        }
        assert_eq!(quotient("-1/400").to_vi(2), "0");
        assert_eq!(quotient("-5/2").to_vi(0), "-3");
        assert_eq!(quotient("-5/2").rounded(0), quotient("-3"));
    }

    #[test]
    fn comparison_is_exact_where_decimals_lie() {
        assert!(quotient("2/3") > quotient("0,6666"));
        assert!(quotient("2/3") < quotient("0,6667"));
        assert!(quotient("-1/2") < quotient("-1/3"));
        let huge = Quotient::new(LIMIT, LIMIT - 1).unwrap();
        assert!(huge > Quotient::ONE && huge < quotient("2"));
    }

    #[test]
    fn leaving_the_range_is_no_number_and_no_panic() {
        let huge = Quotient::new(LIMIT, 1).unwrap();
        assert_eq!(huge.checked_add(huge), None);
        assert_eq!(huge.checked_mul(huge), None);
        assert_eq!(huge.checked_div(Quotient::ZERO), None);
        assert_eq!(huge.checked_div(huge), Some(Quotient::ONE));
        assert_eq!(huge.checked_sub(huge), Some(Quotient::ZERO));
        assert_eq!(huge.rounded(4), huge);
    }

    fn any_quotient() -> impl Strategy<Value = Quotient> {
        (any::<i64>(), 1..=i64::MAX)
            .prop_filter_map("in range", |(numerator, denominator)| Quotient::new(i128::from(numerator), i128::from(denominator)))
    }

    proptest! {
        #[test]
        fn the_stored_form_is_read_back(value in any_quotient()) {
            prop_assert_eq!(Quotient::parse(&value.to_string()), Ok(value));
            prop_assert_eq!(Quotient::parse(&value.to_typed()), Ok(value));
        }

        #[test]
        fn order_agrees_with_the_difference(a in any_quotient(), b in any_quotient()) {
            if let Some(difference) = a.checked_sub(b) {
                prop_assert_eq!(a.cmp(&b), difference.numerator().cmp(&0));
            }
        }

        #[test]
        fn adding_and_taking_away_cancel(a in any_quotient(), b in any_quotient()) {
            if let Some(sum) = a.checked_add(b) {
                prop_assert_eq!(sum.checked_sub(b), Some(a));
            }
        }

        #[test]
        fn rounding_moves_by_at_most_half_a_unit(value in any_quotient(), decimals in 0_u8..6) {
            let moved = value.rounded(decimals).checked_sub(value).unwrap_or(Quotient::ZERO);
            let half = Quotient::new(1, 2 * 10_i128.pow(u32::from(decimals))).unwrap();
            prop_assert!(moved <= half && Quotient::ZERO.checked_sub(moved).unwrap() <= half);
        }

        #[test]
        fn an_amount_keeps_its_value(scaled in any::<i64>()) {
            let value = Quotient::from(Amount::from_scaled(scaled));
            prop_assert_eq!(Some(value), Quotient::new(i128::from(scaled), 10_000));
            prop_assert_eq!(Amount::parse(&value.to_typed()), Ok(Amount::from_scaled(scaled)));
        }
    }
}
