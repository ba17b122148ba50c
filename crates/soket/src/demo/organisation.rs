//! The demonstration's units, superiors, people, posts, terms and accounts.

use super::PASSWORD;
use crate::db::Write;
use crate::store::unit::NewUnit;
use crate::store::{account, person, term, unit};
use crate::web::sign_in;
use anyhow::{Context, Result};
use jiff::civil::{Date, date};
use soket_core::id::{AccountId, UnitId};
use soket_core::unit::{Line, UnitKind, UnitName};
use soket_core::viewer::Role;
use std::collections::HashMap;

/// Someone who signs in to the demonstration.
pub struct DemoAccount {
    /// What is typed.
    pub login: &'static str,
    /// The invented person.
    pub name: &'static str,
    /// What the person does here.
    pub what: &'static str,
    home: &'static str,
    roles: &'static [(Role, &'static str, Line)],
}

/// The personas of the house.
pub const ACCOUNTS: &[DemoAccount] = &[
    DemoAccount {
        login: "hoa",
        name: "Trần Thị Mỹ Hoà",
        what: "văn phòng đảng uỷ",
        home: "cb-hanh-chinh",
        roles: &[
            (Role::Clerk, "dang-bo", Line::Party),
            (Role::Clerk, "truong", Line::Administrative),
            (Role::Clerk, "truong", Line::Union),
        ],
    },
    DemoAccount {
        login: "quang",
        name: "Lê Minh Quang",
        what: "bí thư đảng uỷ",
        home: "cb-hanh-chinh",
        roles: &[
            (Role::Leader, "dang-bo", Line::Party),
            (Role::Leader, "truong", Line::Administrative),
            (Role::Leader, "truong", Line::Union),
        ],
    },
    DemoAccount {
        login: "lan",
        name: "Nguyễn Thị Ngọc Lan",
        what: "văn thư chi bộ Cơ khí",
        home: "cb-co-khi",
        roles: &[(Role::Clerk, "cb-co-khi", Line::Party)],
    },
    DemoAccount {
        login: "minh",
        name: "Phạm Văn Minh",
        what: "bí thư chi bộ Cơ khí",
        home: "cb-co-khi",
        roles: &[(Role::Leader, "cb-co-khi", Line::Party)],
    },
    DemoAccount {
        login: "admin",
        name: "Đỗ Hữu Phước",
        what: "quản trị",
        home: "cb-hanh-chinh",
        roles: &[(Role::Admin, "dang-bo", Line::Party), (Role::Admin, "truong", Line::Administrative)],
    },
];

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

/// Writes units, people, posts and accounts; gives units by code and accounts by login.
pub(super) async fn build(tx: &mut Write) -> Result<(HashMap<&'static str, UnitId>, HashMap<&'static str, AccountId>)> {
    // Hashing is slow on purpose, so all accounts of the demonstration share one hash.
    let password = sign_in::hash(PASSWORD)?;
    let units = found_units(tx).await?;
    let mut accounts = HashMap::new();
    let id = |code: &str| units.get(code).copied().context("unknown unit in the demonstration");
    for who in ACCOUNTS {
        let person = person::add(tx, who.name, id(who.home)?).await?;
        let account = account::open(tx, who.login, person).await?;
        account::set_password(tx, account, &password).await?;
        for (role, unit, line) in who.roles {
            account::give_role(tx, account, (*role, id(unit)?, *line)).await?;
        }
        accounts.insert(who.login, account);
        if who.login == "quang" {
            person::appoint(tx, person, (id("dang-bo")?, "Bí thư"), date(2020, 6, 20)).await?;
        }
    }
    unit::settle(tx, id("dang-bo")?, "Gò Công", FOUNDED).await?;
    term::open(tx, id("dang-bo")?, "X", (date(2020, 6, 20), date(2025, 6, 19))).await?;
    Ok((units, accounts))
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
