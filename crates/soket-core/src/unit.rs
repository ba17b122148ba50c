//! Units and their dated tree: one parent per line at a date, names and superiors with from-to dates.

use crate::id::UnitId;
use crate::text::fold;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The three lines over the same people; an indicator and a role each name theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Line {
    /// Đảng.
    Party,
    /// Chính quyền.
    Administrative,
    /// Đoàn thể.
    Union,
}

impl Line {
    /// All lines, in the order in which they are shown.
    pub const ALL: [Line; 3] = [Line::Party, Line::Administrative, Line::Union];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Line::Party => "party",
            Line::Administrative => "administrative",
            Line::Union => "union",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|line| line.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Line::Party => "Đảng",
            Line::Administrative => "Chính quyền",
            Line::Union => "Đoàn thể",
        }
    }
}

/// What a unit is. Decides the header of its papers: a Party body never prints as an administrative one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum UnitKind {
    /// A party organization with a committee (đảng bộ, đảng uỷ).
    PartyOrganization,
    /// A cell (chi bộ).
    Cell,
    /// The school or another body with a head of its own (trường, cơ quan).
    Institution,
    /// A room or office (phòng).
    Room,
    /// A faculty or department (khoa).
    Faculty,
    /// A union or mass organisation (công đoàn, đoàn thanh niên).
    Union,
    /// A body above us that reads our reports.
    Superior,
}

impl UnitKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [UnitKind; 7] = [
        UnitKind::PartyOrganization,
        UnitKind::Cell,
        UnitKind::Institution,
        UnitKind::Room,
        UnitKind::Faculty,
        UnitKind::Union,
        UnitKind::Superior,
    ];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            UnitKind::PartyOrganization => "party_organization",
            UnitKind::Cell => "cell",
            UnitKind::Institution => "institution",
            UnitKind::Room => "room",
            UnitKind::Faculty => "faculty",
            UnitKind::Union => "union",
            UnitKind::Superior => "superior",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            UnitKind::PartyOrganization => "Đảng bộ",
            UnitKind::Cell => "Chi bộ",
            UnitKind::Institution => "Trường, cơ quan",
            UnitKind::Room => "Phòng",
            UnitKind::Faculty => "Khoa",
            UnitKind::Union => "Đoàn thể",
            UnitKind::Superior => "Cấp trên",
        }
    }

    /// Whether its papers carry the Party header (formats.md 0: the issuing body decides).
    pub fn writes_as_party(self) -> bool {
        matches!(self, UnitKind::PartyOrganization | UnitKind::Cell)
    }

    /// Whether it is a part of a house, whose address is its own.
    pub fn is_inside(self) -> bool {
        matches!(self, UnitKind::Cell | UnitKind::Room | UnitKind::Faculty | UnitKind::Union)
    }

    /// The line on which such a unit stands, unless somebody says otherwise.
    pub fn usual_line(self) -> Line {
        match self {
            UnitKind::PartyOrganization | UnitKind::Cell => Line::Party,
            UnitKind::Union => Line::Union,
            UnitKind::Institution | UnitKind::Room | UnitKind::Faculty | UnitKind::Superior => Line::Administrative,
        }
    }

    /// What a unit is, where its name begins with the word for it: "Chi bộ Khoa Cơ khí".
    pub fn of_name(name: &str) -> Option<UnitKind> {
        const WORDS: [(&str, UnitKind); 8] = [
            ("dang bo ", UnitKind::PartyOrganization),
            ("chi bo ", UnitKind::Cell),
            ("truong ", UnitKind::Institution),
            ("phong ", UnitKind::Room),
            ("van phong ", UnitKind::Room),
            ("khoa ", UnitKind::Faculty),
            ("cong doan ", UnitKind::Union),
            ("doan ", UnitKind::Union),
        ];
        let name = fold(name);
        WORDS.iter().find(|(word, _)| name.starts_with(word)).map(|(_, kind)| *kind)
    }

    /// Its code in the symbol of a paper, where the kind alone decides it (formats.md 1.6).
    pub fn usual_issuer_code(self) -> Option<&'static str> {
        match self {
            UnitKind::PartyOrganization => Some("ĐU"),
            UnitKind::Cell => Some("CB"),
            _ => None,
        }
    }

    /// The collective for which the head of such a body signs (T/M ...).
    pub fn signs_for(self) -> Option<&'static str> {
        match self {
            UnitKind::PartyOrganization => Some("ĐẢNG UỶ"),
            UnitKind::Cell => Some("CHI BỘ"),
            _ => None,
        }
    }
}

/// Whether a body writes under its own name alone, from the name in the head of its papers: provincial committees and the centre
/// (formats.md 1.5), and the bodies that the decree lists as having nobody above them in the head (2.2). A school, a
/// department, a committee below a province stand under somebody.
pub fn stands_alone(header: &str) -> bool {
    const HIGHEST: [&str; 10] = [
        "tinh uy",
        "thanh uy",
        "ban chap hanh trung uong",
        "bo chinh tri",
        "ban bi thu",
        "bo",
        "uy ban nhan dan",
        "hoi dong nhan dan",
        "van phong chinh phu",
        "van phong quoc hoi",
    ];
    /// These begin with the word for a ministry and are none.
    const PARTS: [&str; 3] = ["bo mon", "bo phan", "bo tu lenh"];
    let name = fold(header) + " ";
    let begins = |words: &&str| name.starts_with(&format!("{words} "));
    HIGHEST.iter().any(begins) && !PARTS.iter().any(begins)
}

/// A value that holds from one day to another, both included; open when `to_on` is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated<T> {
    /// What holds.
    pub value: T,
    /// First day.
    pub from_on: Date,
    /// Last day, or open.
    pub to_on: Option<Date>,
}

impl<T> Dated<T> {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from_on <= day && self.to_on.is_none_or(|last| day <= last)
    }
}

/// The names of a unit at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitName {
    /// As sentences write it: "Chi bộ Khoa Cơ khí".
    pub full: String,
    /// As tables write it: "Cơ khí".
    pub short: String,
    /// As the header of its papers writes it: "ĐẢNG UỶ TRƯỜNG TRUNG CẤP GÒ CÔNG".
    pub header: String,
}

/// A unit: never deleted; what changes about it is dated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Identity.
    pub id: UnitId,
    /// Short stable code in addresses: "cb-co-khi".
    pub code: String,
    /// What it is.
    pub kind: UnitKind,
    /// Its names over time, oldest first; never empty.
    pub names: Vec<Dated<UnitName>>,
    /// Its superiors over time, per line.
    pub parents: Vec<Dated<(Line, UnitId)>>,
}

impl Unit {
    /// Its names on a day; before its first name the first, since papers of that time may still be registered.
    pub fn named_on(&self, day: Date) -> &UnitName {
        let held = self.names.iter().rev().find(|name| name.from_on <= day);
        &held.unwrap_or(&self.names[0]).value
    }

    /// Its superior on one line on a day.
    pub fn parent_on(&self, line: Line, day: Date) -> Option<UnitId> {
        let on = |parent: &&Dated<(Line, UnitId)>| parent.value.0 == line && parent.holds_on(day);
        self.parents.iter().find(on).map(|parent| parent.value.1)
    }

    /// Its superior on a day or, when it stood nowhere any more, the last one before: a merged cell's records stay with
    /// those who answered for it.
    fn last_parent(&self, line: Line, day: Date) -> Option<UnitId> {
        let before = |parent: &&Dated<(Line, UnitId)>| parent.value.0 == line && parent.from_on <= day;
        self.parents.iter().filter(before).max_by_key(|parent| parent.from_on).map(|parent| parent.value.1)
    }

    /// Whether it exists on a day: one of its names holds.
    pub fn stands_on(&self, day: Date) -> bool {
        self.names.iter().any(|name| name.holds_on(day))
    }
}

/// All units with their history: asked for any day.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    units: Vec<Unit>,
    at: HashMap<UnitId, usize>,
}

impl Tree {
    /// A tree of these units, kept in the given order.
    pub fn new(units: Vec<Unit>) -> Self {
        let at = units.iter().enumerate().map(|(i, unit)| (unit.id, i)).collect();
        Self { units, at }
    }

    /// Every unit, past and present.
    pub fn all(&self) -> &[Unit] {
        &self.units
    }

    /// One unit.
    pub fn get(&self, id: UnitId) -> Option<&Unit> {
        self.at.get(&id).map(|&i| &self.units[i])
    }

    /// The units at the head of the house: under nobody, or under a superior only.
    pub fn tops(&self) -> impl Iterator<Item = &Unit> {
        let is_superior = |id| self.get(id).is_some_and(|above| above.kind == UnitKind::Superior);
        let is_top = move |unit: &&Unit| unit.parents.iter().all(|parent| is_superior(parent.value.1));
        self.units.iter().filter(|unit| unit.kind != UnitKind::Superior).filter(is_top)
    }

    /// One unit by its code.
    pub fn by_code(&self, code: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.code == code)
    }

    /// The units directly below, on a line and a day.
    pub fn children(&self, id: UnitId, line: Line, day: Date) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(move |unit| unit.parent_on(line, day) == Some(id))
    }

    /// Whether `id` is `top` or stands below it on a line and a day. A ring in the data ends the climb.
    pub fn is_under(&self, id: UnitId, top: UnitId, line: Line, day: Date) -> bool {
        self.climbs_to(id, top, |unit| unit.parent_on(line, day))
    }

    /// Whether a role in `top` reaches `id`: as `is_under`, but dissolved units stay with their last superior.
    pub fn covers(&self, top: UnitId, id: UnitId, line: Line, day: Date) -> bool {
        self.climbs_to(id, top, |unit| unit.last_parent(line, day))
    }

    /// Whether a body's papers may tell of `id`: it is the body itself, or one below it on any line.
    pub fn answers_for(&self, top: UnitId, id: UnitId, day: Date) -> bool {
        Line::ALL.iter().any(|line| self.covers(top, id, *line, day))
    }

    fn climbs_to(&self, id: UnitId, top: UnitId, parent: impl Fn(&Unit) -> Option<UnitId>) -> bool {
        let mut at = Some(id);
        for _ in 0..=self.units.len() {
            match at {
                Some(here) if here == top => return true,
                Some(here) => at = self.get(here).and_then(&parent),
                None => return false,
            }
        }
        false
    }

    /// A unit and all below it, on a line and a day, parents before children.
    pub fn subtree(&self, top: UnitId, line: Line, day: Date) -> Vec<&Unit> {
        self.units.iter().filter(|unit| self.is_under(unit.id, top, line, day)).collect()
    }

    /// Whether giving `id` the superior `parent` from a day on would make a ring.
    pub fn would_ring(&self, id: UnitId, parent: UnitId, line: Line, day: Date) -> bool {
        self.is_under(parent, id, line, day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stands_under_nobody_writes_under_its_own_name_alone() {
        for (name, expected) in [
            ("TỈNH UỶ ĐỒNG THÁP", true),
            ("UỶ BAN NHÂN DÂN XÃ TÂN HOÀ", true),
            ("ỦY BAN NHÂN DÂN TỈNH", true),
            ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", true),
            ("BỘ MÔN TOÁN", false),
            ("TRƯỜNG TRUNG CẤP GÒ CÔNG", false),
            ("SỞ NỘI VỤ", false),
            ("ĐẢNG UỶ TRƯỜNG TRUNG CẤP GÒ CÔNG", false),
            ("CHI BỘ KHOA CƠ KHÍ", false),
            ("", false),
        ] {
            assert_eq!(stands_alone(name), expected, "{name}");
        }
    }

    #[test]
    fn a_name_tells_what_a_unit_is_and_its_kind_on_which_line_it_stands() {
        for (name, expected) in [
            ("Chi bộ Khoa Cơ khí", Some((UnitKind::Cell, Line::Party))),
            ("ĐẢNG BỘ xã Tân Hoà", Some((UnitKind::PartyOrganization, Line::Party))),
            ("Văn phòng Đảng uỷ", Some((UnitKind::Room, Line::Administrative))),
            ("Đoàn Thanh niên", Some((UnitKind::Union, Line::Union))),
            ("Khoa Điện", Some((UnitKind::Faculty, Line::Administrative))),
            ("Ban Tuyên giáo", None),
        ] {
            assert_eq!(UnitKind::of_name(name).map(|kind| (kind, kind.usual_line())), expected, "{name}");
        }
    }
}
