//! The demonstration's people, all invented: who signs in, who holds a post, and one old member without an account.

use super::PASSWORD;
use crate::db::Write;
use crate::store::{account, person};
use crate::web::sign_in;
use anyhow::{Context, Result};
use soket_core::id::{AccountId, UnitId};
use soket_core::unit::Line;
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

impl DemoAccount {
    /// Whether the person enters figures of this very unit.
    pub fn is_clerk_of(&self, unit: &str) -> bool {
        self.roles.iter().any(|(role, of, _)| *role == Role::Clerk && *of == unit)
    }
}

const fn who(login: &'static str, [name, what, home]: [&'static str; 3], roles: &'static [(Role, &'static str, Line)]) -> DemoAccount {
    DemoAccount { login, name, what, home, roles }
}

/// The personas of the house, and the clerk of the training office.
#[rustfmt::skip]
pub const ACCOUNTS: &[DemoAccount] = &[
    who("hoa", ["Trần Thị Mỹ Hoà", "văn phòng đảng uỷ", "cb-hanh-chinh"], &[
        (Role::Clerk, "dang-bo", Line::Party),
        (Role::Clerk, "truong", Line::Administrative),
        (Role::Clerk, "truong", Line::Union),
        (Role::Editor, "dang-bo", Line::Party),
    ]),
    who("thu", ["Huỳnh Thị Minh Thư", "văn thư, giúp việc Đảng uỷ", "cb-hanh-chinh"], &[(Role::Clerk, "dang-bo", Line::Party)]),
    who("quang", ["Lê Minh Quang", "bí thư đảng uỷ", "cb-hanh-chinh"], &[
        (Role::Leader, "dang-bo", Line::Party),
        (Role::Leader, "truong", Line::Administrative),
        (Role::Leader, "truong", Line::Union),
    ]),
    who("lan", ["Nguyễn Thị Ngọc Lan", "văn thư chi bộ Cơ khí", "cb-co-khi"], &[(Role::Clerk, "cb-co-khi", Line::Party)]),
    who("minh", ["Phạm Văn Minh", "bí thư chi bộ Cơ khí", "cb-co-khi"], &[(Role::Leader, "cb-co-khi", Line::Party)]),
    who("hien", ["Tô Thị Thu Hiền", "giáo vụ phòng Đào tạo", "cb-dao-tao"], &[(Role::Clerk, "p-dao-tao", Line::Administrative)]),
    who("admin", ["Đỗ Hữu Phước", "quản trị", "cb-hanh-chinh"], &[
        (Role::Admin, "dang-bo", Line::Party),
        (Role::Admin, "truong", Line::Administrative),
    ]),
];

/// A post that somebody holds or held.
struct DemoPost {
    name: &'static str,
    home: &'static str,
    unit: &'static str,
    title: &'static str,
    from_on: &'static str,
    to_on: Option<&'static str>,
}

const fn post([name, home, unit, title]: [&'static str; 4], from_on: &'static str, to_on: Option<&'static str>) -> DemoPost {
    DemoPost { name, home, unit, title, from_on, to_on }
}

const CONGRESS: &str = "2020-06-20";

/// The secretary stands before the others of the committee: papers are signed by the first who holds a post on their day.
#[rustfmt::skip]
const POSTS: &[DemoPost] = &[
    post(["Phan Văn Trọng", "cb-hanh-chinh", "dang-bo", "Bí thư"], "2019-02-22", Some("2020-06-19")),
    post(["Lê Minh Quang", "cb-hanh-chinh", "dang-bo", "Bí thư"], CONGRESS, None),
    post(["Cao Thị Bích Thuỷ", "cb-dao-tao", "dang-bo", "Phó Bí thư"], CONGRESS, None),
    post(["Phạm Văn Minh", "cb-co-khi", "dang-bo", "Uỷ viên"], CONGRESS, None),
    post(["Trần Thị Mỹ Hoà", "cb-hanh-chinh", "dang-bo", "Uỷ viên"], CONGRESS, None),
    post(["Ngô Thanh Tòng", "cb-hanh-chinh", "dang-bo", "Uỷ viên"], CONGRESS, None),
    post(["Võ Thị Cẩm Tiên", "cb-dao-tao", "dang-bo", "Uỷ viên"], CONGRESS, None),
    post(["Đặng Quốc Khởi", "cb-dien", "dang-bo", "Uỷ viên"], CONGRESS, None),
    post(["Mai Chí Hiếu", "cb-co-ban", "dang-bo", "Uỷ viên"], CONGRESS, None),
    post(["Lâm Thị Ngọc Sương", "cb-co-ban", "dang-bo", "Uỷ viên"], CONGRESS, None),
    post(["Ngô Thanh Tòng", "cb-hanh-chinh", "cb-hanh-chinh", "Bí thư"], "2020-05-15", None),
    post(["Võ Thị Cẩm Tiên", "cb-dao-tao", "cb-dao-tao", "Bí thư"], "2020-05-15", None),
    post(["Phạm Văn Minh", "cb-co-khi", "cb-co-khi", "Bí thư"], "2020-05-15", None),
    post(["Lý Văn Thạnh", "cb-dien", "cb-dien", "Bí thư"], "2020-05-15", Some("2022-08-31")),
    post(["Đặng Quốc Khởi", "cb-dien", "cb-dien", "Bí thư"], "2022-09-01", None),
    post(["Mai Chí Hiếu", "cb-co-ban", "cb-co-ban", "Bí thư"], "2020-05-15", None),
];

/// Members whose names are known without a post: Sáu comes to the meetings on foot and signs in nowhere.
const OTHERS: &[(&str, &str)] = &[("Huỳnh Văn Sáu", "cb-co-ban")];

/// Writes people, posts and accounts; gives accounts by login.
pub(super) async fn build(tx: &mut Write, units: &HashMap<&'static str, UnitId>) -> Result<HashMap<&'static str, AccountId>> {
    // Hashing is slow on purpose, so all accounts of the demonstration share one hash.
    let password = sign_in::hash(PASSWORD)?;
    let id = |code: &str| units.get(code).copied().with_context(|| format!("no unit {code}"));
    let mut accounts = HashMap::new();
    for who in ACCOUNTS {
        let person = person::add(tx, who.name, id(who.home)?).await?;
        let account = account::open(tx, None, (who.login, person)).await?;
        account::set_password(tx, None, account, &password).await?;
        for (role, unit, line) in who.roles {
            account::give_role(tx, None, account, (*role, id(unit)?, *line)).await?;
        }
        accounts.insert(who.login, account);
    }
    for demo in POSTS {
        let (person, unit) = (person::named(tx, demo.name, id(demo.home)?).await?, id(demo.unit)?);
        let post = person::appoint(tx, person, (unit, demo.title), demo.from_on.parse()?).await?;
        if let Some(last) = demo.to_on {
            person::resign(tx, unit, (post, last.parse()?)).await?;
        }
    }
    for (name, home) in OTHERS {
        person::add(tx, name, id(home)?).await?;
    }
    Ok(accounts)
}
