//! Every figure that a paper prints has an address of its own: what it is, and the short code a person can type.

use crate::id::{IndicatorId, ReviewId, TargetId, UnitId};

/// What a printed figure is: enough to compute it again at any cut-off.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Printed {
    /// What one unit entered for one period.
    Reading { indicator: IndicatorId, unit: UnitId, period: String },
    /// An indicator added up over the units of an organisation, for one period.
    Total { indicator: IndicatorId, period: String },
    /// The result of a target in one period.
    Result { target: TargetId, period: String },
    /// The result of a target up to the cut-off.
    ToDate { target: TargetId },
    /// What the resolution asks of a target: the term value, or the value of one period.
    Asked { target: TargetId, period: Option<String> },
    /// The result to date as a share of what is asked.
    PercentOfAsked { target: TargetId },
    /// The difference of a period's result from the same period of the year before.
    Change { target: TargetId, period: String },
    /// How many targets of a review stand at a verdict ("met" counts met and exceeded together).
    VerdictCount { review: ReviewId, verdict: String },
    /// How many records of a kind a review holds: activities, participants, pledges, examples, limits ...
    RecordCount { review: ReviewId, of: String },
}

impl Printed {
    /// The text form kept in the database: fields parted by a colon, which no period code contains.
    pub fn to_text(&self) -> String {
        match self {
            Printed::Reading { indicator, unit, period } => format!("reading:{indicator}:{unit}:{period}"),
            Printed::Total { indicator, period } => format!("total:{indicator}:{period}"),
            Printed::Result { target, period } => format!("result:{target}:{period}"),
            Printed::ToDate { target } => format!("to_date:{target}"),
            Printed::Asked { target, period } => format!("asked:{target}:{}", period.as_deref().unwrap_or_default()),
            Printed::PercentOfAsked { target } => format!("percent:{target}"),
            Printed::Change { target, period } => format!("change:{target}:{period}"),
            Printed::VerdictCount { review, verdict } => format!("verdicts:{review}:{verdict}"),
            Printed::RecordCount { review, of } => format!("records:{review}:{of}"),
        }
    }

    /// The same figure of another review: what is counted over a review is counted there, all else stays what it is.
    pub fn in_review(&self, review: ReviewId) -> Self {
        match self {
            Printed::VerdictCount { verdict, .. } => Printed::VerdictCount { review, verdict: verdict.clone() },
            Printed::RecordCount { of, .. } => Printed::RecordCount { review, of: of.clone() },
            other => other.clone(),
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        let fields: Vec<&str> = text.split(':').collect();
        let number = |field: &str| field.parse::<i64>().ok();
        Some(match *fields.as_slice() {
            ["reading", indicator, unit, period] => {
                let (indicator, unit) = (IndicatorId(number(indicator)?), UnitId(number(unit)?));
                Printed::Reading { indicator, unit, period: word(period)? }
            }
            ["total", indicator, period] => Printed::Total { indicator: IndicatorId(number(indicator)?), period: word(period)? },
            ["result", target, period] => Printed::Result { target: TargetId(number(target)?), period: word(period)? },
            ["to_date", target] => Printed::ToDate { target: TargetId(number(target)?) },
            ["asked", target, ""] => Printed::Asked { target: TargetId(number(target)?), period: None },
            ["asked", target, period] => Printed::Asked { target: TargetId(number(target)?), period: Some(word(period)?) },
            ["percent", target] => Printed::PercentOfAsked { target: TargetId(number(target)?) },
            ["change", target, period] => Printed::Change { target: TargetId(number(target)?), period: word(period)? },
            ["verdicts", review, verdict] => Printed::VerdictCount { review: ReviewId(number(review)?), verdict: word(verdict)? },
            ["records", review, of] => Printed::RecordCount { review: ReviewId(number(review)?), of: word(of)? },
            _ => return None,
        })
    }
}

/// The code of a period, a verdict or a kind of record; anything else stands in a text for itself.
fn word(field: &str) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (!field.is_empty() && field.bytes().all(plain)).then(|| field.to_owned())
}

/// Letters and digits that cannot be mistaken for each other on paper: no 0 o, 1 i l, u v. Their number is prime, so the
/// check letter catches every single wrong letter and every swap of two neighbours.
pub(crate) const ALPHABET: &[u8; 29] = b"23456789abcdefghjkmnpqrstwxyz";

/// The code of the `number`-th printed figure: at least three letters and a check letter.
pub fn code(number: u32) -> String {
    let mut digits = Vec::new();
    let mut rest = number;
    while rest > 0 || digits.len() < 3 {
        digits.push(rest % 29);
        rest /= 29;
    }
    digits.reverse();
    digits.push(check(&digits));
    digits.into_iter().map(|digit| char::from(ALPHABET[digit as usize])).collect()
}

/// The number behind a code as a person typed it; nothing when a letter is wrong or too many.
pub fn number(typed: &str) -> Option<u32> {
    let digit = |byte: u8| ALPHABET.iter().position(|&letter| letter == byte.to_ascii_lowercase());
    let digits: Vec<u32> = typed.trim().bytes().map(|byte| digit(byte).and_then(|d| u32::try_from(d).ok())).collect::<Option<_>>()?;
    let (&last, body) = digits.split_last()?;
    if body.len() < 3 || check(body) != last {
        return None;
    }
    let number = body.iter().try_fold(0_u32, |sum, &digit| sum.checked_mul(29)?.checked_add(digit))?;
    // The check letter does not weigh a nought in front, so a letter too many is seen only here.
    code(number).eq_ignore_ascii_case(typed.trim()).then_some(number)
}

/// Each place weighs differently, counted from the right, so that neighbours cannot be swapped unseen.
fn check(digits: &[u32]) -> u32 {
    digits.iter().rev().zip(2_u32..).fold(0, |sum, (digit, weight)| (sum + digit * (weight % 29)) % 29)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_kind_reads_back() {
        let (target, review) = (TargetId(7), ReviewId(3));
        for printed in [
            Printed::Reading { indicator: IndicatorId(1), unit: UnitId(2), period: "2023-H1".into() },
            Printed::Total { indicator: IndicatorId(1), period: "2023".into() },
            Printed::Result { target, period: "2022".into() },
            Printed::ToDate { target },
            Printed::Asked { target, period: None },
            Printed::Asked { target, period: Some("2021".into()) },
            Printed::PercentOfAsked { target },
            Printed::Change { target, period: "2023-H1".into() },
            Printed::VerdictCount { review, verdict: "met".into() },
            Printed::RecordCount { review, of: "activities".into() },
        ] {
            assert_eq!(Printed::parse(&printed.to_text()), Some(printed));
        }
        assert_eq!(Printed::parse("to_date:x"), None);
        assert_eq!(Printed::parse("what:1"), None);
        assert_eq!(Printed::parse("records:1:{cuộc"), None);
    }

    proptest! {
        #[test]
        fn codes_read_back(number in 0_u32..4_000_000) {
            prop_assert_eq!(super::number(&code(number)), Some(number));
            prop_assert_eq!(super::number(&code(number).to_uppercase()), Some(number));
        }

        #[test]
        fn one_wrong_letter_is_caught(number in 0_u32..700_000, place in 0_usize..4, letter in 0_usize..29) {
            let right = code(number);
            let mut wrong = right.clone().into_bytes();
            let place = place % wrong.len();
            wrong[place] = ALPHABET[letter];
            let wrong = String::from_utf8(wrong).unwrap_or_default();
            prop_assert!(wrong == right || super::number(&wrong) != Some(number));
            prop_assert!(wrong == right || super::number(&wrong).is_none());
        }

        #[test]
        fn a_figure_has_one_code(number in 0_u32..4_000_000) {
            prop_assert_eq!(super::number(&format!("2{}", code(number))), None);
        }

        #[test]
        fn two_swapped_neighbours_are_caught(number in 0_u32..700_000, place in 0_usize..3) {
            let right = code(number);
            let mut wrong = right.clone().into_bytes();
            wrong.swap(place, place + 1);
            let wrong = String::from_utf8(wrong).unwrap_or_default();
            prop_assert!(wrong == right || super::number(&wrong).is_none());
        }

        #[test]
        fn anything_typed_is_answered(typed in "\\PC*") {
            let _ = super::number(&typed);
        }
    }
}
