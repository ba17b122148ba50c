//! How a paper begins and ends: the names of the body and its superior on a day, place, symbol, who signs, who receives.

use crate::store::unit::Letterhead;
use jiff::civil::Date;
use soket_core::refusal::Refusal;
use soket_core::unit::{Unit, UnitKind};
use soket_paper::document::Document;
use soket_paper::profile::{PROFILES, Profile, Regime};

/// Puts the dated names of a body into a paper. What is not known is a visible gap, with which a paper is not issued.
pub fn put(document: &mut Document, letterhead: Letterhead) {
    let or_gap = |known: Option<String>, gap: &str| known.unwrap_or_else(|| gap.to_owned());
    let header = &mut document.header;
    header.superior = Some(or_gap(letterhead.superior, "(CHƯA RÕ CẤP TRÊN)"));
    header.issuer = letterhead.body;
    header.issuer_code = or_gap(letterhead.issuer_code, "(chưa rõ ký hiệu)");
    header.place = or_gap(letterhead.place, "(chưa rõ nơi)");
    let (office, name) =
        letterhead.signer.map_or(("(CHƯA RÕ NGƯỜI KÝ)".to_owned(), None), |(office, name)| (office.to_uppercase(), Some(name)));
    document.signature.on_behalf_of = letterhead.kind.signs_for().map(str::to_owned);
    (document.signature.office, document.signature.name) = (office, name);
    let superior = letterhead.superior_name.map(|name| format!("Thường trực {name}"));
    document.recipients = superior.into_iter().chain(letterhead.recipients).collect();
}

/// Whether everything that a paper must bear is known.
pub fn is_complete(letterhead: &Letterhead) -> bool {
    letterhead.superior.is_some() && letterhead.place.is_some() && letterhead.signer.is_some() && letterhead.issuer_code.is_some()
}

/// The formats that a body's paper can follow when its figures end on one day and it is dated on another.
pub fn formats(unit: &Unit, days: [Date; 2]) -> impl Iterator<Item = &'static Profile> {
    let regime = regime(unit.kind);
    PROFILES.iter().filter(move |profile| profile.regime == regime && days.iter().any(|day| profile.valid_on(*day)))
}

/// The usual format of a body's papers dated on a day.
pub fn usual_format(unit: &Unit, day: Date) -> Option<&'static Profile> {
    Profile::usual(regime(unit.kind), day)
}

fn regime(kind: UnitKind) -> Regime {
    if kind.writes_as_party() { Regime::Party } else { Regime::Administrative }
}

/// A Party body's paper can never print as an administrative one, nor the reverse (formats.md 0).
///
/// # Errors
/// A refusal when the format is of the other regime.
pub fn regime_fits(profile: &Profile, letterhead: &Letterhead) -> Result<(), Refusal> {
    if profile.regime == regime(letterhead.kind) {
        return Ok(());
    }
    let refusal = Refusal::conflict(
        "Thể thức %{profile} không dùng được cho cơ quan này: văn bản của Đảng và văn bản hành chính không in lẫn nhau.",
        "Chọn thể thức khác cho hồ sơ.",
    );
    Err(refusal.with("profile", profile.code))
}
