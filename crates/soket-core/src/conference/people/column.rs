//! The head of a list of people: which column holds the names, which the offices, the units and the rest.

use crate::text::fold;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Ordinals; nothing is read of them.
    Ordinal,
    /// Full names.
    Name,
    /// Family and middle names alone.
    FamilyName,
    /// Given names alone.
    GivenName,
    /// How people are addressed.
    Address,
    /// Offices.
    Office,
    /// Units.
    Unit,
    /// Capacities.
    Class,
    /// Seats.
    Seat,
    /// Remarks.
    Remark,
}

/// The columns of a list, by what their heads say.
#[derive(Debug)]
pub struct Columns(Vec<Option<Role>>);

impl Columns {
    /// Understands a row as a head: a column of names, and nearly always another one beside it.
    pub fn of_head(row: &[String]) -> Option<Self> {
        let roles: Vec<Option<Role>> = row.iter().map(|cell| role(cell)).collect();
        let has = |wanted: Role| roles.contains(&Some(wanted));
        let known = roles.iter().flatten().count();
        let stands_alone = row.iter().filter(|cell| !cell.is_empty()).count() == 1;
        let has_names = has(Role::Name) && (known > 1 || stands_alone) || has(Role::FamilyName) && has(Role::GivenName);
        has_names.then_some(Self(roles))
    }

    /// The words of the first filled cell of a role.
    pub fn words(&self, role: Role, cells: &[String]) -> String {
        let mut of_role = self.0.iter().zip(cells).filter(|(known, cell)| **known == Some(role) && !cell.is_empty());
        of_role.next().map(|(_, cell)| cell.clone()).unwrap_or_default()
    }
}

fn role(head: &str) -> Option<Role> {
    let folded = fold(head);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let text = words.join(" ");
    let is = |any: &[&str]| any.contains(&text.as_str());
    let begins = |any: &[&str]| any.iter().any(|start| text.starts_with(start));
    Some(match () {
        () if is(&["tt", "stt", "so tt", "so thu tu"]) => Role::Ordinal,
        () if is(&["loai", "tu cach", "doi tuong"]) || begins(&["thanh phan", "loai dai bieu", "tu cach dai bieu"]) => Role::Class,
        () if is(&["ghe", "so ghe", "ghe so", "vi tri ngoi", "cho ngoi", "ma ghe"]) => Role::Seat,
        () if begins(&["ghi chu"]) => Role::Remark,
        () if is(&["xung ho", "danh xung", "cach xung ho", "ong ba"]) => Role::Address,
        () if is(&["ho", "ho dem", "ho va dem", "ho lot", "ho va lot", "ho chu dem", "ho va chu dem", "ho va ten dem"]) => Role::FamilyName,
        () if is(&["ten"]) => Role::GivenName,
        () if is(&["dai bieu", "ten dai bieu", "nguoi du", "thanh vien"]) || begins(&["ho va ten", "ho ten", "ho, ten"]) => Role::Name,
        () if begins(&["chuc vu", "chuc danh"]) => Role::Office,
        () if is_unit_head(&words) => Role::Unit,
        () => return None,
    })
}

/// `Đơn vị`, `Chi bộ`, `Cơ quan, đơn vị công tác`: only words for units in general, so that `Chi bộ Điện` is no head.
fn is_unit_head(words: &[&str]) -> bool {
    const GENERAL: [&str; 20] = [
        "don", "vi", "chi", "bo", "co", "quan", "noi", "cong", "tac", "sinh", "hoat", "dang", "truc", "thuoc", "phong", "khoa", "to",
        "chuc", "ten", "hien",
    ];
    const PAIRS: [[&str; 2]; 5] = [["don", "vi"], ["chi", "bo"], ["co", "quan"], ["cong", "tac"], ["sinh", "hoat"]];
    let names_one = words.windows(2).any(|pair| PAIRS.iter().any(|known| known == pair));
    names_one && words.iter().all(|word| GENERAL.contains(word))
}
