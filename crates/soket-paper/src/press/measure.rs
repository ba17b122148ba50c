//! Lengths on a sheet, sizes of letters and colours, each exact and each written the way a person would type it.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A length on a sheet in hundredths of a millimetre: `12`, `12.5`, `12.25`; a comma is read too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Typed", into = "String")]
pub struct Mm(i32);

impl Mm {
    /// So many whole millimetres.
    pub const fn whole(millimetres: i32) -> Self {
        Self(millimetres * 100)
    }

    /// So many hundredths of a millimetre.
    pub const fn hundredths(hundredths: i32) -> Self {
        Self(hundredths)
    }

    /// As hundredths of a millimetre.
    pub const fn to_hundredths(self) -> i32 {
        self.0
    }

    /// As points, of which 72 are an inch.
    pub(crate) fn points(self) -> f64 {
        f64::from(self.0) * 72.0 / 2540.0
    }
}

impl fmt::Display for Mm {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_decimal(out, self.0, 2)
    }
}

impl FromStr for Mm {
    type Err = Unmeasured;

    fn from_str(typed: &str) -> Result<Self, Unmeasured> {
        decimal(typed, 2).map(Self).ok_or_else(|| Unmeasured::Length(typed.to_owned()))
    }
}

/// A size of letters in tenths of a point: `14`, `13.5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Typed", into = "String")]
pub struct Points(i32);

impl Points {
    /// So many whole points.
    pub const fn whole(points: i32) -> Self {
        Self(points * 10)
    }

    /// So many tenths of a point.
    pub const fn tenths(tenths: i32) -> Self {
        Self(tenths)
    }

    /// As tenths of a point.
    pub const fn to_tenths(self) -> i32 {
        self.0
    }
}

impl fmt::Display for Points {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_decimal(out, self.0, 1)
    }
}

impl FromStr for Points {
    type Err = Unmeasured;

    fn from_str(typed: &str) -> Result<Self, Unmeasured> {
        decimal(typed, 1).map(Self).ok_or_else(|| Unmeasured::Size(typed.to_owned()))
    }
}

/// A colour of letters, as on the web: `#c00000`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl FromStr for Colour {
    type Err = Unmeasured;

    fn from_str(typed: &str) -> Result<Self, Unmeasured> {
        let wrong = || Unmeasured::Colour(typed.to_owned());
        let digits = typed.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).ok_or_else(wrong)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self { red, green, blue })
    }
}

/// What is no measure; the words are for [`super::unread`], which makes a sentence of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unmeasured {
    /// No length on a sheet.
    #[error("length `{0}`")]
    Length(String),
    /// No size of letters.
    #[error("size `{0}`")]
    Size(String),
    /// No colour.
    #[error("colour `{0}`")]
    Colour(String),
}

/// A number as a file of JSON may hold it: exact digits in quotes, or a whole number.
#[derive(Deserialize)]
#[serde(untagged)]
enum Typed {
    Whole(i32),
    Text(String),
}

impl Typed {
    fn text(self) -> String {
        match self {
            Typed::Whole(number) => number.to_string(),
            Typed::Text(text) => text,
        }
    }
}

impl TryFrom<Typed> for Mm {
    type Error = Unmeasured;

    fn try_from(typed: Typed) -> Result<Self, Unmeasured> {
        typed.text().parse()
    }
}

impl TryFrom<Typed> for Points {
    type Error = Unmeasured;

    fn try_from(typed: Typed) -> Result<Self, Unmeasured> {
        typed.text().parse()
    }
}

impl TryFrom<String> for Colour {
    type Error = Unmeasured;

    fn try_from(typed: String) -> Result<Self, Unmeasured> {
        typed.parse()
    }
}

impl From<Mm> for String {
    fn from(length: Mm) -> Self {
        length.to_string()
    }
}

impl From<Points> for String {
    fn from(size: Points) -> Self {
        size.to_string()
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

/// Digits with at most so many places, as a whole number of the last place; not above a million.
fn decimal(typed: &str, places: u32) -> Option<i32> {
    let (sign, digits) = typed.trim().strip_prefix('-').map_or((1, typed.trim()), |digits| (-1, digits));
    let (whole, rest) = digits.split_once(['.', ',']).map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let rest_fits = rest.is_none_or(|rest| are_digits(rest) && rest.len() <= places as usize);
    if !are_digits(whole) || whole.len() > 6 || !rest_fits {
        return None;
    }
    let rest = rest.unwrap_or_default();
    let padded: i32 = format!("{rest:0<width$}", width = places as usize).parse().ok()?;
    Some(sign * (whole.parse::<i32>().ok()? * 10_i32.pow(places) + padded))
}

fn write_decimal(out: &mut fmt::Formatter<'_>, number: i32, places: u32) -> fmt::Result {
    let one = 10_u32.pow(places);
    let (whole, rest) = (number.unsigned_abs() / one, number.unsigned_abs() % one);
    let sign = if number < 0 { "-" } else { "" };
    let rest = format!("{rest:0width$}", width = places as usize);
    match rest.trim_end_matches('0') {
        "" => write!(out, "{sign}{whole}"),
        rest => write!(out, "{sign}{whole}.{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_exactly_and_written_back_the_shortest_way() {
        let check = |typed: &str, read: Option<i32>, written: &str| {
            assert_eq!(typed.parse::<Mm>().ok(), read.map(Mm::hundredths), "{typed}");
            assert!(read.is_none_or(|read| Mm::hundredths(read).to_string() == written), "{typed}");
        };
        check("12", Some(1_200), "12");
        check(" 12,5 ", Some(1_250), "12.5");
        check("-0.05", Some(-5), "-0.05");
        check("297.00", Some(29_700), "297");
        for wrong in ["", "-", "1.", ".5", "1.234", "1e3", "+1", "１", "12 5", "1234567", "--1"] {
            check(wrong, None, "");
        }
        assert_eq!(("13,5".parse(), "13.55".parse::<Points>().is_ok()), (Ok(Points::tenths(135)), false));
    }

    #[test]
    fn a_colour_is_six_digits() {
        assert_eq!("#C00010".parse(), Ok(Colour { red: 192, green: 0, blue: 16 }));
        for wrong in ["", "c00000", "#c0000", "#c000000", "#+12345", "red", "#đ0000"] {
            assert!(wrong.parse::<Colour>().is_err(), "{wrong}");
        }
    }
}
