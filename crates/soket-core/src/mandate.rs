//! Mandates (văn bản chỉ đạo): resolutions, directives, conclusions, plans; what they are, how they are cited, how long they hold.

pub mod kind;
pub mod number;

use crate::id::{MandateId, UnitId};
use crate::period::day;
use crate::refusal::{Refusal, Sentence};
use crate::text;
use crate::unit::{Tree, UnitKind};
use jiff::civil::Date;
use kind::MandateKind;
use number::{Number, System};

/// A registered mandate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// Identity.
    pub id: MandateId,
    /// Its place in addresses; made once from kind, number and year, and kept when these are corrected.
    pub slug: String,
    /// What sort of paper.
    pub kind: MandateKind,
    /// Number and symbol as the paper writes them: "01-KL/TW"; empty for a paper without one.
    pub number: String,
    /// Who issued it, as named then.
    pub issuer: String,
    /// The same, when it is a unit of the tree.
    pub issuer_unit: Option<UnitId>,
    /// Its date.
    pub issued_on: Date,
    /// Trích yếu.
    pub subject: String,
    /// The unit that registered and keeps it.
    pub unit: UnitId,
}

impl Mandate {
    /// The first mention in a paper (formats.md 1.7): kind, number, date, issuer. A Party paper sets its short date between
    /// commas, an administrative one writes it out.
    pub fn citation(&self) -> String {
        let number = if self.number.is_empty() { String::new() } else { format!(" số {}", self.number) };
        let date = match Number::parse(&self.number).map(|number| number.system) {
            Some(System::Administrative) => format!(" {}", day::long_date(self.issued_on)),
            Some(System::Party) | None => format!(", ngày {},", day::short_date(self.issued_on)),
        };
        format!("{}{number}{date} của {}", self.kind.name_vi(), self.issuer)
    }

    /// A later mention: kind and number.
    pub fn short(&self) -> String {
        if self.number.is_empty() { self.subject.clone() } else { format!("{} {}", self.kind.name_vi(), self.number) }
    }

    /// What looks wrong about the number, given what the issuer is; never a reason to refuse.
    pub fn doubt(&self, tree: &Tree) -> Option<Sentence> {
        if self.number.is_empty() {
            return None;
        }
        let issuer = self.issuer_unit.and_then(|id| tree.get(id));
        number::doubt(&self.number, self.kind, issuer.and_then(|unit| system_of(unit.kind)))
    }

    /// Whether it holds on a day, given the dates of the mandates that replace it: it ends on the date of the first.
    pub fn force_on(&self, on: Date, replaced_on: impl IntoIterator<Item = Date>) -> Force {
        match replaced_on.into_iter().min() {
            _ if on < self.issued_on => Force::NotYet,
            Some(end) if end <= on => Force::ReplacedSince(end),
            _ => Force::InForce,
        }
    }
}

/// The system whose grammar the numbers of such a unit follow; unknown for superiors, who may be either.
fn system_of(kind: UnitKind) -> Option<System> {
    match kind {
        UnitKind::PartyOrganization | UnitKind::Cell => Some(System::Party),
        UnitKind::Institution | UnitKind::Room | UnitKind::Faculty => Some(System::Administrative),
        UnitKind::Union | UnitKind::Superior => None,
    }
}

/// The address of a new mandate: kind, number and year (`kl-01-kl-tw-2021`), or the first words of the subject where the
/// paper has no number.
pub fn slug(kind: MandateKind, number: &str, year: i16, subject: &str) -> String {
    let name = text::slug(if number.is_empty() { subject } else { number });
    let name: Vec<&str> = name.split('-').take(9).collect();
    format!("{}-{}-{year}", kind.slug(), name.join("-"))
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

/// How one mandate stands to an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Tiếp tục thực hiện.
    Continues,
    /// Triển khai, cụ thể hoá.
    Implements,
    /// Sửa đổi, bổ sung.
    Amends,
    /// Thay thế.
    Replaces,
}

impl Relation {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Relation; 4] = [Relation::Continues, Relation::Implements, Relation::Amends, Relation::Replaces];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::Continues => "continues",
            Relation::Implements => "implements",
            Relation::Amends => "amends",
            Relation::Replaces => "replaces",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Read from the later mandate to the earlier one.
    pub fn name_vi(self) -> &'static str {
        match self {
            Relation::Continues => "Tiếp tục thực hiện",
            Relation::Implements => "Triển khai, cụ thể hoá",
            Relation::Amends => "Sửa đổi, bổ sung",
            Relation::Replaces => "Thay thế",
        }
    }

    /// Read from the earlier mandate to the later one.
    pub fn reverse_vi(self) -> &'static str {
        match self {
            Relation::Continues => "Được tiếp tục thực hiện bởi",
            Relation::Implements => "Được triển khai, cụ thể hoá bởi",
            Relation::Amends => "Được sửa đổi, bổ sung bởi",
            Relation::Replaces => "Bị thay thế bởi",
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
    if to.issued_on > from.issued_on {
        return Err(Refusal::unfit(
            "%{to} ban hành ngày %{to_day}, sau %{from} (ngày %{from_day}), nên không thể là căn cứ của văn bản này.",
            "Xem lại ngày của hai văn bản, hoặc mở %{to} và ghi quan hệ theo chiều ngược lại.",
        )
        .with("to", to.short())
        .with("to_day", day::short_date(to.issued_on))
        .with("from", from.short())
        .with("from_day", day::short_date(from.issued_on)));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
