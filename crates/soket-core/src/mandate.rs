//! Mandates (văn bản chỉ đạo): resolutions, directives, conclusions, plans ..., and how they refer to each other.

use jiff::civil::Date;

use crate::id::{MandateId, UnitId};
use crate::period::day::short_date;
use crate::text;

/// What sort of paper it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MandateKind {
    /// Nghị quyết.
    Resolution,
    /// Chỉ thị.
    Directive,
    /// Kết luận.
    Conclusion,
    /// Quyết định.
    Decision,
    /// Quy định.
    Regulation,
    /// Chương trình.
    Programme,
    /// Kế hoạch.
    Plan,
    /// Hướng dẫn.
    Guidance,
    /// Công văn.
    Letter,
}

impl MandateKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [MandateKind; 9] = [
        MandateKind::Resolution,
        MandateKind::Directive,
        MandateKind::Conclusion,
        MandateKind::Decision,
        MandateKind::Regulation,
        MandateKind::Programme,
        MandateKind::Plan,
        MandateKind::Guidance,
        MandateKind::Letter,
    ];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            MandateKind::Resolution => "resolution",
            MandateKind::Directive => "directive",
            MandateKind::Conclusion => "conclusion",
            MandateKind::Decision => "decision",
            MandateKind::Regulation => "regulation",
            MandateKind::Programme => "programme",
            MandateKind::Plan => "plan",
            MandateKind::Guidance => "guidance",
            MandateKind::Letter => "letter",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// The word as papers print it.
    pub fn name_vi(self) -> &'static str {
        match self {
            MandateKind::Resolution => "Nghị quyết",
            MandateKind::Directive => "Chỉ thị",
            MandateKind::Conclusion => "Kết luận",
            MandateKind::Decision => "Quyết định",
            MandateKind::Regulation => "Quy định",
            MandateKind::Programme => "Chương trình",
            MandateKind::Plan => "Kế hoạch",
            MandateKind::Guidance => "Hướng dẫn",
            MandateKind::Letter => "Công văn",
        }
    }
}

/// How one mandate refers to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Tiếp tục thực hiện.
    Continues,
    /// Cụ thể hoá, triển khai.
    Implements,
    /// Sửa đổi, bổ sung.
    Amends,
    /// Thay thế.
    Replaces,
}

impl Relation {
    /// All relations, in the order in which they are offered.
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
        Self::ALL.into_iter().find(|relation| relation.as_str() == text)
    }

    /// As the later paper says it of the earlier.
    pub fn name_vi(self) -> &'static str {
        match self {
            Relation::Continues => "tiếp tục thực hiện",
            Relation::Implements => "triển khai",
            Relation::Amends => "sửa đổi, bổ sung",
            Relation::Replaces => "thay thế",
        }
    }

    /// As it is said of the earlier paper.
    pub fn reverse_vi(self) -> &'static str {
        match self {
            Relation::Continues => "được tiếp tục bởi",
            Relation::Implements => "được triển khai bởi",
            Relation::Amends => "được sửa đổi, bổ sung bởi",
            Relation::Replaces => "được thay thế bởi",
        }
    }
}

/// A registered mandate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// Identity.
    pub id: MandateId,
    /// Its place in addresses, made once from what it is.
    pub slug: String,
    /// What sort of paper.
    pub kind: MandateKind,
    /// Number and symbol as printed: "01-KL/TW"; empty for a paper without one.
    pub number: String,
    /// Who issued it, as named then.
    pub issuer: String,
    /// Its date.
    pub issued_on: Date,
    /// Trích yếu.
    pub subject: String,
    /// The unit that registered it.
    pub unit: UnitId,
}

impl Mandate {
    /// The first mention in a Party paper: kind, number, comma, date, issuer (formats.md 1.7).
    pub fn citation(&self) -> String {
        let number = if self.number.is_empty() { String::new() } else { format!(" số {}", self.number) };
        format!("{}{number}, ngày {} của {}", self.kind.name_vi(), short_date(self.issued_on), self.issuer)
    }

    /// A later mention: kind and number.
    pub fn short(&self) -> String {
        if self.number.is_empty() { self.subject.clone() } else { format!("{} {}", self.kind.name_vi(), self.number) }
    }
}

/// The address of a mandate: number, or subject where it has none, and year.
pub fn slug(kind: MandateKind, number: &str, year: i16, subject: &str) -> String {
    let name = if number.trim().is_empty() { format!("{} {}", kind.name_vi(), subject) } else { number.to_owned() };
    let name: String = text::slug(&name).split('-').take(9).collect::<Vec<_>>().join("-");
    format!("{name}-{year}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_come_from_what_a_mandate_is() {
        assert_eq!(slug(MandateKind::Conclusion, "01-KL/TW", 2021, "tiếp tục"), "01-kl-tw-2021");
        assert_eq!(slug(MandateKind::Resolution, " ", 2020, "Đại hội Đảng bộ"), "nghi-quyet-dai-hoi-dang-bo-2020");
    }

    #[test]
    fn text_forms_are_read_back() {
        assert!(MandateKind::ALL.into_iter().all(|kind| MandateKind::parse(kind.as_str()) == Some(kind)));
        assert!(Relation::ALL.into_iter().all(|relation| Relation::parse(relation.as_str()) == Some(relation)));
    }
}
