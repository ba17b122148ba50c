//! The demonstration's units on their three lines, their letterheads, and the terms of the committee.

use crate::db::Write;
use crate::store::unit::NewUnit;
use crate::store::{term, unit};
use anyhow::{Context, Result};
use jiff::civil::{Date, date};
use soket_core::id::UnitId;
use soket_core::unit::{Line, UnitKind, UnitName};
use std::collections::HashMap;

/// The first and last day of the committee's term X.
pub const TERM: (&str, &str) = ("2020-06-20", "2025-06-19");

struct Founding {
    code: &'static str,
    kind: UnitKind,
    names: [&'static str; 3],
    parent: Option<(Line, &'static str)>,
}

const fn founding(code: &'static str, kind: UnitKind, names: [&'static str; 3], parent: Option<(Line, &'static str)>) -> Founding {
    Founding { code, kind, names, parent }
}

const UNITS: &[Founding] = &[
    founding("thi-uy", UnitKind::Superior, ["Thị uỷ Gò Công", "Thị uỷ", "ĐẢNG BỘ THỊ XÃ GÒ CÔNG"], None),
    founding(
        "dang-bo",
        UnitKind::PartyOrganization,
        ["Đảng bộ Trường Trung cấp Gò Công", "Đảng bộ Trường", "ĐẢNG UỶ TRƯỜNG TRUNG CẤP GÒ CÔNG"],
        Some((Line::Party, "thi-uy")),
    ),
    founding(
        "cb-hanh-chinh",
        UnitKind::Cell,
        ["Chi bộ Hành chính - Tổng hợp", "Hành chính", "CHI BỘ HÀNH CHÍNH - TỔNG HỢP"],
        Some((Line::Party, "dang-bo")),
    ),
    founding("cb-dao-tao", UnitKind::Cell, ["Chi bộ Đào tạo", "Đào tạo", "CHI BỘ ĐÀO TẠO"], Some((Line::Party, "dang-bo"))),
    founding("cb-co-khi", UnitKind::Cell, ["Chi bộ Khoa Cơ khí", "Cơ khí", "CHI BỘ KHOA CƠ KHÍ"], Some((Line::Party, "dang-bo"))),
    founding(
        "cb-dien",
        UnitKind::Cell,
        ["Chi bộ Khoa Điện - Điện tử", "Điện - Điện tử", "CHI BỘ KHOA ĐIỆN - ĐIỆN TỬ"],
        Some((Line::Party, "dang-bo")),
    ),
    founding("cb-co-ban", UnitKind::Cell, ["Chi bộ Khoa Cơ bản", "Cơ bản", "CHI BỘ KHOA CƠ BẢN"], Some((Line::Party, "dang-bo"))),
    founding("truong", UnitKind::Institution, ["Trường Trung cấp Gò Công", "Trường", "TRƯỜNG TRUNG CẤP GÒ CÔNG"], None),
    founding(
        "p-hanh-chinh",
        UnitKind::Room,
        ["Phòng Hành chính - Tổng hợp", "P. Hành chính", "PHÒNG HÀNH CHÍNH - TỔNG HỢP"],
        Some((Line::Administrative, "truong")),
    ),
    founding("p-dao-tao", UnitKind::Room, ["Phòng Đào tạo", "P. Đào tạo", "PHÒNG ĐÀO TẠO"], Some((Line::Administrative, "truong"))),
    founding("k-co-khi", UnitKind::Faculty, ["Khoa Cơ khí", "K. Cơ khí", "KHOA CƠ KHÍ"], Some((Line::Administrative, "truong"))),
    founding(
        "k-dien",
        UnitKind::Faculty,
        ["Khoa Điện - Điện tử", "K. Điện", "KHOA ĐIỆN - ĐIỆN TỬ"],
        Some((Line::Administrative, "truong")),
    ),
    founding("k-co-ban", UnitKind::Faculty, ["Khoa Cơ bản", "K. Cơ bản", "KHOA CƠ BẢN"], Some((Line::Administrative, "truong"))),
    founding(
        "cong-doan",
        UnitKind::Union,
        ["Công đoàn cơ sở Trường Trung cấp Gò Công", "Công đoàn", "CÔNG ĐOÀN CƠ SỞ"],
        Some((Line::Union, "truong")),
    ),
    founding(
        "doan-tn",
        UnitKind::Union,
        ["Đoàn Thanh niên Trường Trung cấp Gò Công", "Đoàn Thanh niên", "ĐOÀN THANH NIÊN"],
        Some((Line::Union, "truong")),
    ),
];

/// The day on which the merged school and its committee began (Quyết định 537/QĐ-UBND).
const FOUNDED: Date = date(2019, 2, 22);

/// Writes the units with their letterheads and the terms of the committee; gives units by code.
pub(super) async fn build(tx: &mut Write) -> Result<HashMap<&'static str, UnitId>> {
    let units = found_units(tx).await?;
    let id = |code: &str| units.get(code).copied().context("unknown unit in the demonstration");
    let (committee, school) = (id("dang-bo")?, id("truong")?);
    unit::settle(tx, committee, "Gò Công", FOUNDED).await?;
    let recipients = ["Các đồng chí Đảng uỷ viên", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng uỷ"];
    unit::set_letterhead(tx, committee, "ĐU", &recipients).await?;
    unit::set_letterhead(tx, school, "TTCGC", &["Các phòng, khoa", "Lưu: VT"]).await?;
    for (ordinal, (first, last)) in [("IX", ("2015-06-25", "2020-06-19")), ("X", TERM)] {
        term::open(tx, committee, ordinal, (first.parse()?, last.parse()?)).await?;
    }
    Ok(units)
}

async fn found_units(tx: &mut Write) -> Result<HashMap<&'static str, UnitId>> {
    let mut units: HashMap<&'static str, UnitId> = HashMap::new();
    for founding in UNITS {
        let [full, short, header] = founding.names.map(str::to_owned);
        let parent = founding.parent.and_then(|(line, code)| Some((line, *units.get(code)?)));
        let new = NewUnit {
            code: founding.code.to_owned(),
            kind: founding.kind,
            name: UnitName { full, short, header },
            parent,
            from_on: FOUNDED,
            document: "Quyết định 537/QĐ-UBND ngày 22/02/2019".to_owned(),
        };
        units.insert(founding.code, unit::found(tx, None, &new).await?);
    }
    Ok(units)
}
