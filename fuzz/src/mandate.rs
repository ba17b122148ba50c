//! What a paper says about itself on the registration form: number and symbol, and whether it bears a secrecy mark.

use soket_core::mandate::kind::MandateKind;
use soket_core::mandate::number::{Number, System, doubt, key, spoken};
use soket_core::secrecy::{Grade, mark_in_file_name, mark_in_line, mark_in_number, mark_in_subject};
use soket_core::text::{fold, nfc};

/// A number, a subject, a line of a file, the name of a file: each may be anything.
pub fn holds(bytes: &[u8]) {
    let typed = super::typed(bytes);
    number_holds(&typed);
    marks_hold(&typed);
}

fn number_holds(typed: &str) {
    assert_eq!(key(&nfc(typed)), key(typed), "{typed:?}");
    let bare = fold(typed.trim());
    if !bare.starts_with("so") && !bare.starts_with(':') {
        assert_eq!(key(&format!(" Số: {typed} ")), key(typed), "{typed:?}");
    }
    let Some(number) = Number::parse(typed) else {
        assert!(doubt(typed, MandateKind::Plan, None).is_some(), "{typed:?}");
        return;
    };
    let Number { system, serial, code, issuer } = &number;
    assert!(*serial > 0 && !issuer.is_empty(), "{typed:?}");
    let written = match (system, code) {
        (System::Party, Some(code)) => format!("{serial:02}-{code}/{issuer}"),
        (System::Party, None) => panic!("a number of the Party names its kind: {typed:?}"),
        (System::Administrative, Some(code)) => format!("{serial:02}/{code}-{issuer}"),
        (System::Administrative, None) => format!("{serial:02}/{issuer}"),
    };
    assert_eq!(Number::parse(&written), Some(number.clone()), "{typed:?} written as {written:?}");
    assert_eq!(spoken(typed).len(), if code.is_some() { 4 } else { 0 }, "{typed:?}");
}

/// The same words say the same in either normal form, and nothing that stands before a stamp hides it.
fn marks_hold(typed: &str) {
    for look in [mark_in_line, mark_in_subject, mark_in_number, mark_in_file_name] {
        assert_eq!(look(&nfc(typed)), look(typed), "{typed:?}");
        if !typed.contains(['\n', '\r']) {
            assert!(look(&format!("{typed} (Mật)")).is_some(), "a stamp behind {typed:?}");
        }
    }
    for (stamp, grade) in [("(Mật)", Grade::Secret), ("[Tối mật]", Grade::TopSecret), ("( Tuyệt mật )", Grade::UtmostSecret)] {
        assert_eq!(mark_in_line(stamp), Some(grade));
        assert!(mark_in_line(&format!("{stamp} {typed}")).is_some(), "{stamp} before {typed:?}");
    }
}
