//! Numbers, citations, relations and force of mandates.

use super::kind::MandateKind;
use super::number::{Number, System, doubt, key, spoken};
use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn conclusion() -> Mandate {
    Mandate {
        id: MandateId(2),
        slug: String::new(),
        kind: MandateKind::Conclusion,
        number: "01-KL/TW".to_owned(),
        issuer: "Bộ Chính trị".to_owned(),
        issuer_unit: None,
        issued_on: date(2021, 5, 18),
        subject: "tiếp tục thực hiện Chỉ thị số 05-CT/TW".to_owned(),
        unit: UnitId(1),
    }
}

#[test]
fn numbers_of_both_systems_are_read() {
    use System::{Administrative, Party};
    for (written, expected) in [
        ("05-CT/TW", Some((Party, 5, Some("CT"), "TW"))),
        ("Số 05-CT/TW", Some((Party, 5, Some("CT"), "TW"))),
        ("số: 127 – QĐ / TW", Some((Party, 127, Some("QĐ"), "TW"))),
        ("01-NQ/ĐH", Some((Party, 1, Some("NQ"), "ĐH"))),
        ("12-CTr/ĐU", Some((Party, 12, Some("CTr"), "ĐU"))),
        ("03-HD/BTCTU-BDVTU", Some((Party, 3, Some("HD"), "BTCTU-BDVTU"))),
        ("15/QĐ-TTCGC", Some((Administrative, 15, Some("QĐ"), "TTCGC"))),
        ("05/TTCGC-HCTH", Some((Administrative, 5, None, "TTCGC-HCTH"))),
        ("30/2020/NĐ-CP", Some((Administrative, 30, Some("NĐ"), "CP"))),
        ("117/2025/QH15", Some((Administrative, 117, None, "QH15"))),
        ("5-CT/TW", None),
        ("005-CT/TW", None),
        ("05-XX/TW", None),
        ("05-CT", None),
        ("05/CT-tw", None),
        ("15/QĐ", None),
        ("Không số", None),
        ("", None),
        ("99999999999-CT/TW", None),
    ] {
        let read = Number::parse(written);
        let read = read.as_ref().map(|number| (number.system, number.serial, number.code.as_deref(), number.issuer.as_str()));
        assert_eq!(read, expected, "{written}");
    }
}

#[test]
fn numbers_are_compared_without_their_clothes() {
    for written in ["05-CT/TW", "Số 05-CT/TW", "5-ct/tw", "05 – CT/TW", "số: 05-ct/tw"] {
        assert_eq!(key(written), "5-ct/tw", "{written}");
    }
    assert_eq!(spoken("05-CT/TW"), ["ct05", "ct5", "05ct", "5ct"]);
    assert_eq!(spoken("Không số"), Vec::<String>::new());
}

#[test]
fn doubts_name_what_looks_wrong() {
    use MandateKind::{Conclusion, Directive, Law, Regulation};
    for (written, kind, system, part) in [
        ("05-CT/TW", Directive, None, None),
        ("05-CT/TW", Directive, Some(System::Party), None),
        ("05-CT/TW", Conclusion, None, Some("không phải của loại")),
        ("05-CT/TW", Directive, Some(System::Administrative), Some("mẫu của Đảng")),
        ("15/QĐ-TTCGC", Regulation, Some(System::Party), Some("mẫu hành chính")),
        ("66-QĐ/TW", Regulation, None, None),
        ("117/2025/QH15", Law, None, None),
        ("05CT", Directive, None, Some("không theo mẫu nào")),
    ] {
        let says = doubt(written, kind, system).map(|sentence| sentence.vi());
        assert_eq!(says.is_some(), part.is_some(), "{written}: {says:?}");
        assert!(says.unwrap_or_default().contains(part.unwrap_or_default()), "{written}");
    }
}

#[test]
fn citations_follow_the_system_of_the_number() {
    let conclusion = conclusion();
    assert_eq!(conclusion.short(), "Kết luận 01-KL/TW");
    assert_eq!(conclusion.citation(), "Kết luận số 01-KL/TW, ngày 18/5/2021, của Bộ Chính trị");
    let decree = Mandate {
        kind: MandateKind::Decree,
        number: "30/2020/NĐ-CP".to_owned(),
        issued_on: date(2020, 3, 5),
        issuer: "Chính phủ".to_owned(),
        ..conclusion.clone()
    };
    assert_eq!(decree.citation(), "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ");
    let speech = Mandate { kind: MandateKind::Other, number: String::new(), ..conclusion };
    assert_eq!(speech.citation(), "Văn bản khác, ngày 18/5/2021, của Bộ Chính trị");
    assert_eq!(speech.short(), speech.subject);
}

#[test]
fn addresses_come_from_what_a_mandate_is() {
    assert_eq!(slug(MandateKind::Conclusion, "01-KL/TW", 2021, "tiếp tục"), "kl-01-kl-tw-2021");
    assert_eq!(slug(MandateKind::Decree, "30/2020/NĐ-CP", 2020, ""), "nd-30-2020-nd-cp-2020");
    assert_eq!(slug(MandateKind::Resolution, "", 2020, "Đại hội Đảng bộ"), "nq-dai-hoi-dang-bo-2020");
}

#[test]
fn a_mandate_builds_only_on_earlier_ones() {
    let conclusion = conclusion();
    let directive = Mandate { id: MandateId(1), issued_on: date(2016, 5, 15), ..conclusion.clone() };
    assert_eq!(may_relate(&conclusion, &directive), Ok(()));
    assert!(may_relate(&directive, &conclusion).unwrap_err().says.vi().contains("18/5/2021"));
    assert!(may_relate(&directive, &directive).is_err());
}

#[test]
fn a_replaced_mandate_ends_on_the_day_of_the_first_replacement() {
    let (first, second) = (date(2026, 7, 13), date(2027, 1, 1));
    for (on, replaced, expected) in [
        (date(2021, 5, 17), vec![], Force::NotYet),
        (date(2021, 5, 18), vec![], Force::InForce),
        (date(2026, 7, 12), vec![second, first], Force::InForce),
        (date(2026, 7, 13), vec![second, first], Force::ReplacedSince(first)),
    ] {
        assert_eq!(conclusion().force_on(on, replaced), expected, "{on}");
    }
}

#[test]
fn kinds_and_relations_are_read_back() {
    for kind in MandateKind::all() {
        assert_eq!(MandateKind::parse(kind.as_str()), Some(kind));
    }
    for kind in Relation::ALL {
        assert_eq!(Relation::parse(kind.as_str()), Some(kind));
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = (Number::parse(&text), key(&text), spoken(&text), doubt(&text, MandateKind::Plan, None));
    }

    #[test]
    fn what_is_written_by_the_rule_is_read(serial in 1_u32..2000, code in "NQ|CT|KL|QĐ|KH|CTr", issuer in "TW|ĐU|TU|ĐH|CB") {
        let number = Number::parse(&format!("Số {serial:02}-{code}/{issuer}"));
        prop_assert_eq!(number, Some(Number { system: System::Party, serial, code: Some(code), issuer }));
    }
}
