//! An exact decimal number as the office types it (`1.234,5`) and the database keeps it.

pub mod words;

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::refusal::Sentence;

/// How many parts of one an [`Amount`] can hold apart: ten thousand, that is four decimals.
pub const SCALE: i64 = 10_000;

/// A number that a person types, exact to four decimals, kept as a whole count of ten-thousandths.
///
/// It spans ±922.337.203.685.477,5807: the budget of a province in đồng fits. Computed values are
/// [`crate::quotient::Quotient`]s, since a third of something is no decimal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Amount(i64);

/// Why a text is no number; each sentence says how to write it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", self.says().vi())]
pub enum AmountError {
    /// Nothing was typed. Empty is not zero.
    Empty,
    /// Letters, two signs, a gap inside: no reading is possible.
    NotANumber(String),
    /// The English way, or dots that separate no thousands.
    ForeignStyle(String),
    /// `1,234` is one and a bit here, and more than a thousand on an English keyboard.
    Ambiguous {
        /// What was typed.
        text: String,
        /// The same digits as thousands.
        thousands: String,
    },
    /// More than four decimals.
    TooFine(String),
    /// Outside what an [`Amount`] holds.
    TooLarge(String),
    /// A fraction such as `2/0`.
    ZeroDenominator(String),
}

impl AmountError {
    /// What to tell the person.
    pub fn says(&self) -> Sentence {
        match self {
            AmountError::Empty => Sentence::plain("Chưa có số nào. Nếu kết quả bằng không, hãy gõ 0."),
            AmountError::NotANumber(text) => Sentence::plain("“%{text}” không phải là một số. Hãy viết như 1.234,5 (dấu chấm tách hàng nghìn, dấu phẩy trước phần thập phân).").with("text", text),
            AmountError::ForeignStyle(text) => Sentence::plain("“%{text}” viết không theo cách của tiếng Việt. Hãy dùng dấu phẩy trước phần thập phân và dấu chấm tách từng ba chữ số: 1.234,5.").with("text", text),
            AmountError::Ambiguous { text, thousands } => {
                Sentence::plain("“%{text}” có thể hiểu hai cách. Hãy viết %{thousands} nếu là hàng nghìn, hoặc %{text}0 nếu là số thập phân.").with("text", text).with("thousands", thousands)
            }
            AmountError::TooFine(text) => Sentence::plain("“%{text}” có quá bốn chữ số sau dấu phẩy. Hãy làm tròn đến bốn chữ số.").with("text", text),
            AmountError::TooLarge(text) => Sentence::plain("“%{text}” quá lớn. Hãy chọn đơn vị tính lớn hơn, ví dụ triệu đồng thay cho đồng.").with("text", text),
            AmountError::ZeroDenominator(text) => Sentence::plain("“%{text}” có mẫu số bằng 0. Hãy viết lại phân số, ví dụ 2/3.").with("text", text),
        }
    }
}

impl Amount {
    /// Zero, which is a value; a missing figure is no `Amount` at all.
    pub const ZERO: Amount = Amount(0);

    /// Reads a number written the Vietnamese way: `1.234,5`, `1234,5`, `-3`, ` 12 `.
    ///
    /// # Errors
    /// Refuses what can be read two ways (`1,234`) and the English way (`1,234.5`) instead of
    /// guessing, because a guess would be wrong by a factor of a thousand.
    pub fn parse(text: &str) -> Result<Amount, AmountError> {
        let trimmed = text.trim();
        let decimal = Decimal::parse(trimmed)?;
        if decimal.places > 4 {
            return Err(AmountError::TooFine(trimmed.to_owned()));
        }
        let lift = 10_i128.pow(4 - decimal.places);
        (decimal.digits.checked_mul(lift))
            .and_then(|scaled| i64::try_from(scaled).ok())
            .map(Amount)
            .ok_or_else(|| AmountError::TooLarge(trimmed.to_owned()))
    }

    /// As [`Amount::parse`], for a box whose scale is %: a trailing `%` is allowed and dropped.
    ///
    /// # Errors
    /// As [`Amount::parse`].
    pub fn parse_percent(text: &str) -> Result<Amount, AmountError> {
        let trimmed = text.trim();
        Amount::parse(trimmed.strip_suffix('%').unwrap_or(trimmed))
    }

    /// The whole count of ten-thousandths, as the database stores it.
    pub const fn scaled(self) -> i64 {
        self.0
    }

    /// The amount of which the database stored this count of ten-thousandths.
    pub const fn from_scaled(ten_thousandths: i64) -> Amount {
        Amount(ten_thousandths)
    }

    /// A whole number, if it is small enough to be held with four decimals.
    pub fn whole(number: i64) -> Option<Amount> {
        number.checked_mul(SCALE).map(Amount)
    }

    /// The sum, or `None` beyond the range.
    pub fn checked_add(self, other: Amount) -> Option<Amount> {
        self.0.checked_add(other.0).map(Amount)
    }

    /// The difference, or `None` beyond the range.
    pub fn checked_sub(self, other: Amount) -> Option<Amount> {
        self.0.checked_sub(other.0).map(Amount)
    }
}

/// Prints without trailing zeros (`1.234,5`) so that [`Amount::parse`] reads the same number back.
///
/// Only a number such as 1,234 keeps a fourth decimal (`1,2340`), since `1,234` reads two ways.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.0.unsigned_abs() / SCALE.unsigned_abs();
        let part = format!("{:04}", self.0.unsigned_abs() % SCALE.unsigned_abs());
        let decimals = part.trim_end_matches('0');
        let sign = if self.0 < 0 { "-" } else { "" };
        let whole_text = group_thousands(&whole.to_string());
        match decimals.len() {
            0 => write!(f, "{sign}{whole_text}"),
            3 if (1..1000).contains(&whole) => write!(f, "{sign}{whole_text},{part}"),
            _ => write!(f, "{sign}{whole_text},{decimals}"),
        }
    }
}

/// Puts a dot before every third digit from the right: `1234567` becomes `1.234.567`.
pub(crate) fn group_thousands(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// A decimal as written: `12,50` is 1250 with two places.
pub(crate) struct Decimal {
    /// All digits as one whole number, with the sign.
    pub(crate) digits: i128,
    /// How many of the digits stand behind the comma.
    pub(crate) places: u32,
}

impl Decimal {
    /// Reads the Vietnamese way, without limits other than those of the integer behind it.
    pub(crate) fn parse(text: &str) -> Result<Decimal, AmountError> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(AmountError::Empty);
        }
        let unsigned = trimmed.strip_prefix(['-', '\u{2212}']);
        let body = unsigned.unwrap_or(trimmed);
        let (whole, decimals) = split_at_comma(trimmed, body)?;
        let places = u32::try_from(decimals.len()).unwrap_or(u32::MAX);
        let too_large = || AmountError::TooLarge(trimmed.to_owned());
        let magnitude: i128 = format!("{whole}{decimals}").parse().map_err(|_| too_large())?;
        let digits = if unsigned.is_some() { -magnitude } else { magnitude };
        Ok(Decimal { digits, places })
    }
}

/// The digits before and behind the comma, with the dots of the thousands checked and taken out.
fn split_at_comma<'a>(text: &str, body: &'a str) -> Result<(String, &'a str), AmountError> {
    if !body.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
        || !body.starts_with(|c: char| c.is_ascii_digit())
        || !body.ends_with(|c: char| c.is_ascii_digit())
    {
        return Err(AmountError::NotANumber(text.to_owned()));
    }
    let (whole, decimals) = body.split_once(',').unwrap_or((body, ""));
    if decimals.contains(['.', ',']) || !dots_group_thousands(whole) {
        return Err(AmountError::ForeignStyle(text.to_owned()));
    }
    if decimals.len() == 3 && whole.len() <= 3 && !whole.starts_with('0') {
        let thousands = text.replace(',', ".");
        return Err(AmountError::Ambiguous { text: text.to_owned(), thousands });
    }
    Ok((whole.replace('.', ""), decimals))
}

/// Whether the dots, if any, stand before every third digit and nowhere else.
fn dots_group_thousands(whole: &str) -> bool {
    let mut groups = whole.split('.');
    let Some(first) = groups.next() else { return false };
    let mut rest = groups.peekable();
    rest.peek().is_none() || ((1..=3).contains(&first.len()) && !first.starts_with('0') && rest.all(|group| group.len() == 3))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_what_a_clerk_types() {
        for (text, scaled) in [
            ("0", 0),
            ("12", 120_000),
            (" 12,5\u{a0}", 125_000),
            ("1.234,5", 12_345_000),
            ("1234,5", 12_345_000),
            ("1.234", 12_340_000),
            ("0,125", 1_250),
            ("-3,25", -32_500),
            ("\u{2212}3", -30_000),
            ("1,2340", 12_340),
            ("1234,567", 12_345_670),
            ("922.337.203.685.477,5807", i64::MAX),
        ] {
            assert_eq!(Amount::parse(text), Ok(Amount(scaled)), "{text}");
        }
    }

    #[test]
    fn refuses_with_a_sentence_that_says_how_to_write_it() {
        for (text, part_of_sentence) in [
            ("", "gõ 0"),
            ("mười hai", "không phải là một số"),
            ("12%", "không phải là một số"),
            ("1 234", "không phải là một số"),
            ("5,", "không phải là một số"),
            ("1,234.5", "dấu phẩy trước phần thập phân"),
            ("1.5", "dấu phẩy trước phần thập phân"),
            ("12.34.567", "tách từng ba chữ số"),
            ("0.123", "tách từng ba chữ số"),
            ("1,234", "1.234 nếu là hàng nghìn, hoặc 1,2340"),
            ("1234,56789", "bốn chữ số"),
            ("922.337.203.685.477,5808", "quá lớn"),
            ("99999999999999999999999999999999999999999", "quá lớn"),
        ] {
            let sentence = Amount::parse(text).unwrap_err().to_string();
            assert!(sentence.contains(part_of_sentence), "{text}: {sentence}");
        }
    }

    #[test]
    fn a_percent_sign_is_dropped_where_the_scale_is_percent() {
        assert_eq!(Amount::parse_percent("93,37 %"), Ok(Amount(933_700)));
        assert_eq!(Amount::parse_percent("12,5%"), Ok(Amount(125_000)));
    }

    #[test]
    fn prints_the_vietnamese_way() {
        for (scaled, text) in
            [(0, "0"), (12_345_000, "1.234,5"), (-500, "-0,05"), (12_500_000_000, "1.250.000"), (12_340, "1,2340"), (1_250, "0,125")]
        {
            assert_eq!(Amount(scaled).to_string(), text);
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(scaled in any::<i64>()) {
            prop_assert_eq!(Amount::parse(&Amount(scaled).to_string()), Ok(Amount(scaled)));
        }

        #[test]
        fn no_input_panics(text in "[-0-9.,% a]{0,24}") {
            let _ = Amount::parse(&text);
        }
    }
}
