//! Mandates (văn bản chỉ đạo): resolutions, directives, conclusions, plans; what they are, how they are cited, how long they hold.

pub mod kind;
pub mod number;

use crate::id::{MandateId, UnitId};
use crate::period::day;
use crate::refusal::Refusal;
use crate::text;
use crate::unit::Tree;
use jiff::civil::Date;
use kind::MandateKind;
use number::System;

/// A registered mandate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// Identity in the database.
    pub id: MandateId,
    /// Identity in addresses; built once from kind, number and year, and kept when these are corrected.
    pub slug: String,
    /// The unit that registered and keeps it.
    pub unit: UnitId,
    /// What the paper says about itself.
    pub facts: Facts,
}

/// What a mandate's paper says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Nghị quyết, chỉ thị, ...
    pub kind: MandateKind,
    /// Number and symbol, as the paper writes it.
    pub number: String,
    /// The issuer, when it is a unit of the tree.
    pub issuer_unit: Option<UnitId>,
    /// The issuer in words; may be empty when a unit is named.
    pub issuer_name: String,
    /// The paper's date.
    pub issued_on: Date,
    /// Trích yếu.
    pub subject: String,
}

impl Facts {
    /// The issuer as it was called when it issued the paper.
    pub fn issuer(&self, tree: &Tree) -> String {
        let unit = || self.issuer_unit.and_then(|id| tree.get(id)).map(|unit| unit.named_on(self.issued_on).full.clone());
        if self.issuer_name.is_empty() { unit().unwrap_or_default() } else { self.issuer_name.clone() }
    }

    /// The short citation: `Kết luận 01-KL/TW`.
    pub fn cited_short(&self) -> String {
        format!("{} {}", self.kind.name_vi(), self.number)
    }

    /// The first, complete citation (formats.md 1.7): a Party paper has a comma before its short date, an administrative
    /// one writes the date out.
    pub fn cited_full(&self, tree: &Tree) -> String {
        let date = match number::Number::parse(&self.number).map(|number| number.system) {
            Some(System::Administrative) => format!(" {}", day::long_date(self.issued_on)),
            Some(System::Party) | None => format!(", ngày {},", day::short_date(self.issued_on)),
        };
        let issuer = self.issuer(tree);
        let of = if issuer.is_empty() { String::new() } else { format!(" của {issuer}") };
        let cited = format!("{} số {}{date}{of} {}", self.kind.name_vi(), self.number, self.subject);
        cited.trim_end().to_owned()
    }

    /// The address of a new mandate with these facts: `kl-01-kl-tw-2021`.
    pub fn slug(&self) -> String {
        format!("{}-{}-{}", self.kind.slug(), text::slug(&self.number), self.issued_on.year())
    }

    /// The system whose number grammar the issuer must follow; unknown for bodies outside the tree.
    pub fn system(&self, tree: &Tree) -> Option<System> {
        use crate::unit::UnitKind::{Faculty, Institution, Room};
        let kind = tree.get(self.issuer_unit?)?.kind;
        match kind {
            kind if kind.writes_as_party() => Some(System::Party),
            Institution | Room | Faculty => Some(System::Administrative),
            _ => None,
        }
    }
}

/// How one mandate stands to an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RelationKind {
    /// Tiếp tục thực hiện.
    Continues,
    /// Triển khai, cụ thể hoá.
    Implements,
    /// Sửa đổi, bổ sung.
    Amends,
    /// Thay thế.
    Replaces,
}

impl RelationKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [RelationKind; 4] = [RelationKind::Continues, RelationKind::Implements, RelationKind::Amends, RelationKind::Replaces];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            RelationKind::Continues => "continues",
            RelationKind::Implements => "implements",
            RelationKind::Amends => "amends",
            RelationKind::Replaces => "replaces",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Read from the later mandate to the earlier one.
    pub fn name_vi(self) -> &'static str {
        match self {
            RelationKind::Continues => "Tiếp tục thực hiện",
            RelationKind::Implements => "Triển khai, cụ thể hoá",
            RelationKind::Amends => "Sửa đổi, bổ sung",
            RelationKind::Replaces => "Thay thế",
        }
    }

    /// Read from the earlier mandate to the later one.
    pub fn reversed_vi(self) -> &'static str {
        match self {
            RelationKind::Continues => "Được tiếp tục thực hiện bởi",
            RelationKind::Implements => "Được triển khai, cụ thể hoá bởi",
            RelationKind::Amends => "Được sửa đổi, bổ sung bởi",
            RelationKind::Replaces => "Bị thay thế bởi",
        }
    }
}

/// Whether a mandate may point to another: a paper can only build on what was there before it (formats.md RG-03).
///
/// # Errors
/// A refusal when both are the same, or the other one is younger.
pub fn may_relate(from: &Mandate, to: &Mandate) -> Result<(), Refusal> {
    if from.id == to.id {
        return Err(Refusal::unfit("Một văn bản không thể có quan hệ với chính nó.", "Chọn văn bản khác."));
    }
    if to.facts.issued_on > from.facts.issued_on {
        return Err(Refusal::unfit(
            "%{to} ban hành ngày %{to_day}, sau %{from} (ngày %{from_day}), nên không thể là căn cứ của văn bản này.",
            "Xem lại ngày của hai văn bản, hoặc mở %{to} và ghi quan hệ theo chiều ngược lại.",
        )
        .with("to", to.facts.cited_short())
        .with("to_day", day::short_date(to.facts.issued_on))
        .with("from", from.facts.cited_short())
        .with("from_day", day::short_date(from.facts.issued_on)));
    }
    Ok(())
}

/// Whether a mandate holds on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// The day lies before its date.
    NotYet,
    /// It holds.
    InForce,
    /// Another one took its place on this day.
    ReplacedSince(Date),
}

impl Facts {
    /// Whether it holds on a day, given the dates of the mandates that replace it: it ends on the date of the first.
    pub fn force_on(&self, on: Date, replaced_on: impl IntoIterator<Item = Date>) -> Force {
        match replaced_on.into_iter().min() {
            _ if on < self.issued_on => Force::NotYet,
            Some(end) if end <= on => Force::ReplacedSince(end),
            _ => Force::InForce,
        }
    }
}

#[cfg(test)]
mod tests;
