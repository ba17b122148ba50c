//! What a scanner or a person types at the door: a code, a link with a code, or anything.

use soket_core::conference::card::CardCode;

/// What is read is written back in every form; the same bytes as a number have a code that reads back.
pub fn holds(bytes: &[u8]) {
    if let Some(code) = CardCode::parse(&super::typed(bytes)) {
        forms_hold(code);
    }
    let number = bytes.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    forms_hold(CardCode::from_number(number));
}

fn forms_hold(code: CardCode) {
    let (bare, grouped) = (code.as_text(), code.to_string());
    assert_eq!((bare.len(), grouped.replace('-', "")), (8, bare.clone()));
    for typed in [
        bare.to_uppercase(),
        grouped.replace('-', " "),
        format!(" {grouped}\r\n"),
        format!("http://192.168.1.5:8080/the/{bare}"),
        format!("/the/{grouped}/?tu=qr#a/b\n"),
        bare.clone(),
        grouped,
    ] {
        assert_eq!(CardCode::parse(&typed), Some(code), "{typed:?}");
    }
    for wrong in [format!("{bare}2"), bare[1..].to_owned(), format!("/the/{bare}/sua")] {
        assert_eq!(CardCode::parse(&wrong), None, "{wrong:?}");
    }
}
