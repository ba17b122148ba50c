//! How a paper begins and ends: the names of the body and its superior on a day, place, symbol, who signs, who receives.

use crate::store::unit::Letterhead;
use jiff::civil::Date;
use soket_core::refusal::Refusal;
use soket_core::unit::{Line, Unit, UnitKind, stands_alone};
use soket_paper::document::Document;
use soket_paper::profile::{PROFILES, Profile, Regime};

/// Puts the dated names of a body into a paper. What is not known is a visible gap, with which a paper is not issued.
pub fn put(document: &mut Document, letterhead: Letterhead) {
    let or_gap = |known: Option<String>, gap: &str| known.unwrap_or_else(|| gap.to_owned());
    let header = &mut document.header;
    let stands_alone = letterhead.superior.is_none() && stands_alone(&letterhead.body);
    let superior = letterhead.superior.map(|name| organization(letterhead.kind, name));
    header.superior = (!stands_alone).then(|| or_gap(superior, "(CHƯA RÕ CẤP TRÊN)"));
    header.issuer = letterhead.body;
    header.issuer_code = or_gap(letterhead.issuer_code, "(chưa rõ ký hiệu)");
    header.place = or_gap(letterhead.place, "(chưa rõ nơi)");
    let (office, name) =
        letterhead.signer.map_or(("(CHƯA RÕ NGƯỜI KÝ)".to_owned(), None), |(office, name)| (office.to_uppercase(), Some(name)));
    document.signature.on_behalf_of = letterhead.kind.signs_for().map(str::to_owned);
    (document.signature.office, document.signature.name) = (office, name);
    let superior = letterhead.superior_name.map(|name| format!("Thường trực {}", committee(letterhead.kind, name)));
    document.recipients = superior.into_iter().chain(letterhead.recipients).collect();
    // The last line says where the paper is kept (formats.md 1.4, 2.2), also where nobody typed in who receives it.
    if !document.recipients.last().is_some_and(|last| last.starts_with("Lưu")) {
        document.recipients.push(kept_by(letterhead.kind).to_owned());
    }
}

/// The line above a Party body names the organization there, not its committee (formats.md 1.5): the name under which the
/// committee itself issues papers begins otherwise.
fn organization(kind: UnitKind, above: String) -> String {
    let rest = ["ĐẢNG UỶ ", "ĐẢNG ỦY "].iter().find_map(|committee| above.strip_prefix(committee));
    match rest {
        Some(rest) if kind.writes_as_party() => format!("ĐẢNG BỘ {rest}"),
        _ => above,
    }
}

/// Above a cell stands a party organization, whose standing members are those of its committee.
fn committee(kind: UnitKind, above: String) -> String {
    match above.strip_prefix("Đảng bộ ") {
        Some(rest) if kind == UnitKind::Cell => format!("Đảng uỷ {rest}"),
        _ => above,
    }
}

fn kept_by(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Cell => "Lưu Chi bộ",
        UnitKind::PartyOrganization => "Lưu Đảng uỷ",
        _ => "Lưu: VT",
    }
}

/// Only a committee has standing members (Thường trực) to whom papers go; an office above is written to by its name.
pub fn name_superior_plainly(document: &mut Document) {
    if document.profile.profile().regime == Regime::Party {
        return;
    }
    for recipient in &mut document.recipients {
        if let Some(name) = recipient.strip_prefix("Thường trực ") {
            *recipient = name.to_owned();
        }
    }
}

/// Whether everything that a paper must bear is known (formats.md 1.2, 2.2): a body that stands under nobody needs no superior.
///
/// # Errors
/// A refusal that names the first gap, and where on the unit's page it is filled.
pub fn is_whole(letterhead: &Letterhead) -> Result<(), Refusal> {
    let refusal = if letterhead.superior.is_none() && !stands_alone(&letterhead.body) {
        Refusal::conflict(
            "Chưa ghi cấp trên của %{unit} vào ngày hôm nay, nên chưa ban hành được.",
            "Ở trang đơn vị %{unit}, mở “Chuyển về trực thuộc đơn vị khác”, chọn hệ thống “%{line}” và cấp trên. Trong danh sách chưa có cấp trên ấy thì lập ở trang Đơn vị, loại “Cấp trên”.",
        )
        .with("line", line(letterhead.kind).name_vi())
    } else if letterhead.place.is_none() {
        Refusal::conflict(
            "Chưa ghi địa danh trên văn bản của %{unit} vào ngày hôm nay, nên chưa ban hành được.",
            "Ở trang đơn vị %{unit}, mở “Địa danh, ký hiệu, nơi nhận”, ghi địa danh rồi ban hành lại.",
        )
    } else if letterhead.issuer_code.as_deref().is_none_or(str::is_empty) {
        Refusal::conflict(
            "Chưa ghi ký hiệu của %{unit}, nên chưa ban hành được.",
            "Ở trang đơn vị %{unit}, mở “Địa danh, ký hiệu, nơi nhận”, ghi ký hiệu rồi ban hành lại.",
        )
    } else if letterhead.signer.is_none() {
        Refusal::conflict(
            "Chưa rõ ai ký văn bản của %{unit} vào ngày hôm nay, nên chưa ban hành được.",
            "Ở trang đơn vị %{unit}, mở “Cử người giữ chức vụ”, ghi người ký rồi ban hành lại.",
        )
    } else {
        return Ok(());
    };
    Err(refusal.with("unit", &letterhead.body))
}

fn line(kind: UnitKind) -> Line {
    if kind.writes_as_party() { Line::Party } else { Line::Administrative }
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
