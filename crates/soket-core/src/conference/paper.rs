//! The papers of a conference and their sections (formats.md 3.D to 3.I); headings are the preset, the words are the office's.

use crate::paper::{PaperSection, PaperTable, section, with_table};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// A paper of a conference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConferencePaper {
    /// Kế hoạch tổ chức hội nghị.
    Plan,
    /// Chương trình hội nghị.
    Programme,
    /// Giấy mời.
    Invitation,
    /// Biên bản.
    Minutes,
    /// Thông báo kết luận.
    Notice,
    /// Nghị quyết hội nghị, where the conference passes one.
    Resolution,
}

const PLAN: &[PaperSection] = &[
    section("mo-dau", ""),
    section("muc-dich", "Mục đích, yêu cầu"),
    section("noi-dung", "Nội dung"),
    section("thanh-phan", "Thành phần, thời gian, địa điểm"),
    with_table("tien-do", "Tiến độ", PaperTable::Schedule),
    section("khen-thuong", "Khen thưởng"),
    section("kinh-phi", "Kinh phí"),
    section("to-chuc", "Tổ chức thực hiện"),
];
const PROGRAMME: &[PaperSection] = &[with_table("mo-dau", "", PaperTable::Programme)];
const INVITATION: &[PaperSection] = &[section("loi-moi", ""), section("luu-y", "")];
const MINUTES: &[PaperSection] = &[
    section("thoi-gian", "Thời gian, địa điểm"),
    section("thanh-phan", "Thành phần"),
    section("chu-tri", "Chủ trì, thư ký"),
    section("dien-bien", "Nội dung, diễn biến"),
    section("ket-luan", "Kết luận"),
    section("ket-thuc", ""),
];
const NOTICE: &[PaperSection] = &[
    section("mo-dau", ""),
    section("danh-gia", "Đánh giá chung"),
    section("dieu-chinh", "Chỉ tiêu, nhiệm vụ điều chỉnh, bổ sung"),
    with_table("phan-cong", "Phân công thực hiện", PaperTable::Tasks),
    section("to-chuc", "Tổ chức thực hiện"),
];

const RESOLUTION: &[PaperSection] = &[
    section("mo-dau", ""),
    section("danh-gia", "Đánh giá kết quả"),
    with_table("nhiem-vu", "Nhiệm vụ, giải pháp", PaperTable::Tasks),
    section("to-chuc", "Tổ chức thực hiện"),
];

impl ConferencePaper {
    /// All papers, in the order in which they come up.
    pub const ALL: [ConferencePaper; 6] = [
        ConferencePaper::Plan,
        ConferencePaper::Programme,
        ConferencePaper::Invitation,
        ConferencePaper::Minutes,
        ConferencePaper::Notice,
        ConferencePaper::Resolution,
    ];

    /// The text form kept in the database and in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            ConferencePaper::Plan => "ke-hoach",
            ConferencePaper::Programme => "chuong-trinh",
            ConferencePaper::Invitation => "giay-moi",
            ConferencePaper::Minutes => "bien-ban",
            ConferencePaper::Notice => "thong-bao",
            ConferencePaper::Resolution => "nghi-quyet",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            ConferencePaper::Plan => "Kế hoạch",
            ConferencePaper::Programme => "Chương trình (bản phát)",
            ConferencePaper::Invitation => "Giấy mời",
            ConferencePaper::Minutes => "Biên bản",
            ConferencePaper::Notice => "Thông báo kết luận",
            ConferencePaper::Resolution => "Nghị quyết hội nghị",
        }
    }

    /// The word over it, in capitals, and its code in symbols (formats.md 1.1).
    pub fn kind(self) -> (&'static str, &'static str) {
        match self {
            ConferencePaper::Plan => ("KẾ HOẠCH", "KH"),
            ConferencePaper::Programme => ("CHƯƠNG TRÌNH", "CTr"),
            ConferencePaper::Invitation => ("GIẤY MỜI", "GM"),
            ConferencePaper::Minutes => ("BIÊN BẢN", "BB"),
            ConferencePaper::Notice => ("THÔNG BÁO", "TB"),
            ConferencePaper::Resolution => ("NGHỊ QUYẾT", "NQ"),
        }
    }

    /// What stands before the conference's name in its subject.
    pub fn subject_begins(self) -> &'static str {
        match self {
            ConferencePaper::Plan => "tổ chức ",
            ConferencePaper::Notice => "kết luận ",
            _ => "",
        }
    }

    /// Its sections, in order.
    pub fn sections(self) -> &'static [PaperSection] {
        match self {
            ConferencePaper::Plan => PLAN,
            ConferencePaper::Programme => PROGRAMME,
            ConferencePaper::Invitation => INVITATION,
            ConferencePaper::Minutes => MINUTES,
            ConferencePaper::Notice => NOTICE,
            ConferencePaper::Resolution => RESOLUTION,
        }
    }

    /// Whether it is given a number; a programme is laid on the table without one.
    pub fn is_numbered(self) -> bool {
        self != ConferencePaper::Programme
    }

    /// Whether it tells of what has happened, and so waits for the end.
    pub fn comes_after(self) -> bool {
        matches!(self, ConferencePaper::Minutes | ConferencePaper::Notice | ConferencePaper::Resolution)
    }
}

/// The last day on which minutes and conclusions are to be out: two days after the sitting (Hướng dẫn 42-HD/BTCTW of 28/10/2025 for
/// cells; before that day and for other sittings it is the house's own habit, domain.md 2).
pub fn minutes_due(held_on: Date) -> Date {
    const DAYS: i64 = 2;
    held_on.checked_add(DAYS.days()).unwrap_or(held_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn papers_read_back_and_name_each_section_once() {
        for paper in ConferencePaper::ALL {
            assert_eq!(ConferencePaper::parse(paper.as_str()), Some(paper));
            let keys: HashSet<_> = paper.sections().iter().map(|section| section.key).collect();
            assert_eq!(keys.len(), paper.sections().len(), "{paper:?}");
        }
    }
}
