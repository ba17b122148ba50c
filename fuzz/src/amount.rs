//! Numbers as clerks type them: read exactly, printed so that they read back, refused with a proposal that is accepted.

use soket_core::amount::{Amount, AmountError};
use soket_core::quotient::Quotient;

/// What a box of a sheet and the goal of a target may hold.
pub fn holds(bytes: &[u8]) {
    let typed = super::typed(bytes);
    match Amount::parse(&typed) {
        Ok(amount) => amount_holds(&typed, amount),
        Err(fault) => refusal_holds(&typed, &fault),
    }
    if let Ok(percent) = Amount::parse_percent(&typed) {
        assert_eq!(Amount::parse_percent(&format!("{percent} %")), Ok(percent));
    }
    if let Ok(quotient) = Quotient::parse(&typed) {
        quotient_holds(quotient);
    }
}

fn amount_holds(typed: &str, amount: Amount) {
    // A second reading without a parser: the digits as they stand, lifted by the places that are missing behind the comma.
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let places = typed.split_once(',').map_or(0, |(_, behind)| digits(behind).len());
    let lifted = format!("{}{}", digits(typed), "0".repeat(4 - places));
    assert_eq!(lifted.parse::<i128>().unwrap(), i128::from(amount.scaled()).abs(), "{typed}");
    assert_eq!(typed.trim().starts_with(['-', '\u{2212}']) && amount != Amount::ZERO, amount < Amount::ZERO, "{typed}");
    assert_eq!(Amount::parse(&amount.to_string()), Ok(amount), "{amount}");
    assert_eq!(Amount::parse(&format!(" {typed}\u{a0}")), Ok(amount), "{typed}");
    let exact = Quotient::from(amount);
    assert_eq!(Quotient::parse(&amount.to_string()), Ok(exact), "{amount}");
    assert_eq!(Quotient::parse(&exact.to_typed()), Ok(exact), "{amount}");
}

/// Whoever follows the advice is understood, and the two ways to understand it differ.
fn refusal_holds(typed: &str, fault: &AmountError) {
    let says = fault.to_string();
    assert!(!says.contains("%{") || typed.contains("%{"), "a gap in {says}");
    if let AmountError::Ambiguous { text, thousands } = fault {
        let decimal = Amount::parse(&format!("{text}0")).expect("the decimal reading that was proposed");
        assert!(Amount::parse(thousands).expect("the thousands that were proposed") != decimal, "{text}");
    }
}

fn quotient_holds(quotient: Quotient) {
    assert!(quotient.denominator() > 0);
    assert_eq!(Quotient::parse(&quotient.to_string()), Ok(quotient), "the stored form of {quotient}");
    for decimals in 0..=4 {
        let rounded = quotient.rounded(decimals);
        assert_eq!(rounded.to_vi(decimals), quotient.to_vi(decimals), "{quotient} to {decimals}");
        assert!(quotient.is_exact_at(decimals) == (rounded == quotient), "{quotient} to {decimals}");
    }
}
