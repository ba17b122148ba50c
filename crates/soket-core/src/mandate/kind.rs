//! The kinds of mandates, with the codes that number and symbol write for them.

/// What a mandate is. The Party's kinds come from Quy định 399-QĐ/TW, the State's from Nghị định 30/2020/NĐ-CP Phụ lục III.
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
    /// Quy chế.
    Rules,
    /// Chương trình, chương trình hành động.
    Programme,
    /// Kế hoạch.
    Plan,
    /// Hướng dẫn.
    Guidance,
    /// Thông tri.
    Instruction,
    /// Thông báo.
    Notice,
    /// Đề án.
    Scheme,
    /// Công văn.
    Letter,
    /// Luật.
    Law,
    /// Nghị định.
    Decree,
    /// Thông tư.
    Circular,
    /// Anything else that gives an order.
    Other,
}

/// One kind: text form, name, and the codes with which its numbers may be written.
struct Row(MandateKind, &'static str, &'static str, &'static [&'static str]);

const ROWS: [Row; 17] = [
    Row(MandateKind::Resolution, "resolution", "Nghị quyết", &["NQ"]),
    Row(MandateKind::Directive, "directive", "Chỉ thị", &["CT"]),
    Row(MandateKind::Conclusion, "conclusion", "Kết luận", &["KL"]),
    Row(MandateKind::Decision, "decision", "Quyết định", &["QĐ"]),
    Row(MandateKind::Regulation, "regulation", "Quy định", &["QĐ", "QĐi", "QyĐ"]),
    Row(MandateKind::Rules, "rules", "Quy chế", &["QC"]),
    Row(MandateKind::Programme, "programme", "Chương trình", &["CTr"]),
    Row(MandateKind::Plan, "plan", "Kế hoạch", &["KH"]),
    Row(MandateKind::Guidance, "guidance", "Hướng dẫn", &["HD"]),
    Row(MandateKind::Instruction, "instruction", "Thông tri", &["TT"]),
    Row(MandateKind::Notice, "notice", "Thông báo", &["TB"]),
    Row(MandateKind::Scheme, "scheme", "Đề án", &["ĐA"]),
    Row(MandateKind::Letter, "letter", "Công văn", &["CV"]),
    Row(MandateKind::Law, "law", "Luật", &[]),
    Row(MandateKind::Decree, "decree", "Nghị định", &["NĐ"]),
    Row(MandateKind::Circular, "circular", "Thông tư", &["TT"]),
    Row(MandateKind::Other, "other", "Văn bản khác", &[]),
];

impl MandateKind {
    /// All kinds, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = MandateKind> {
        ROWS.iter().map(|row| row.0)
    }

    fn row(self) -> &'static Row {
        ROWS.iter().find(|row| row.0 == self).unwrap_or(&ROWS[ROWS.len() - 1])
    }

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        self.row().1
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        ROWS.iter().find(|row| row.1 == text).map(|row| row.0)
    }

    /// What papers and screens call it.
    pub fn name_vi(self) -> &'static str {
        self.row().2
    }

    /// The codes with which its numbers are written; none where the number carries no code of a kind.
    pub fn codes(self) -> &'static [&'static str] {
        self.row().3
    }

    /// How addresses begin: `kl`, `nq`; the name where there is no code.
    pub(super) fn slug(self) -> String {
        crate::text::slug(self.codes().first().copied().unwrap_or(self.name_vi()))
    }
}
