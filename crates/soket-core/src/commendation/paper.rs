//! The papers of a campaign (formats.md 3.J), in the order in which they come up, and their sections; the words are the office's.

use super::RecipientKind;
use crate::id::NominationId;
use crate::paper::{PaperSection, PaperTable, section, with_table};

/// A paper of a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CampaignPaper {
    /// Kế hoạch: the call with criteria, quota and deadlines.
    Call,
    /// Biên bản họp xét.
    Minutes,
    /// Danh sách trích ngang.
    List,
    /// Tờ trình.
    Submission,
    /// Quyết định, with its list.
    Decision,
}

const CALL: &[PaperSection] = &[
    section("mo-dau", ""),
    section("muc-dich", "Mục đích, yêu cầu"),
    section("doi-tuong", "Đối tượng và thời gian tính thành tích"),
    section("tieu-chuan", "Tiêu chuẩn"),
    section("so-luong", "Hình thức và số lượng khen thưởng"),
    section("ho-so", "Hồ sơ đề nghị"),
    section("thoi-gian", "Thời gian thực hiện"),
    section("to-chuc", "Tổ chức thực hiện"),
];
const MINUTES: &[PaperSection] = &[
    section("thoi-gian", "Thời gian, địa điểm"),
    section("thanh-phan", "Thành phần"),
    with_table("noi-dung", "Nội dung", PaperTable::Counted),
    section("ly-do", ""),
    section("ket-luan", "Kết luận"),
];
const SUBMISSION: &[PaperSection] = &[
    section("mo-dau", ""),
    section("so-luong", "Số lượng và hình thức đề nghị"),
    section("quy-trinh", "Quy trình xét"),
    section("ho-so", "Hồ sơ kèm theo"),
    section("ket-thuc", ""),
];
const DECISION: &[PaperSection] = &[section("dieu-1", "Điều 1"), section("dieu-2", "Điều 2"), section("dieu-3", "Điều 3")];

const OF_A_PERSON: &[PaperSection] = &[
    section("so-luoc", "Sơ lược lý lịch"),
    section("thanh-tich", "Thành tích đạt được"),
    section("da-khen", "Các hình thức đã được khen thưởng"),
];
const OF_A_COLLECTIVE: &[PaperSection] = &[
    section("so-luoc", "Sơ lược đặc điểm, tình hình"),
    section("thanh-tich", "Thành tích đạt được"),
    section("da-khen", "Các hình thức đã được khen thưởng"),
];

/// The achievement report (báo cáo thành tích) of one nominee: a paper of the unit that nominates, not of the campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AchievementReport {
    /// Whose.
    pub nomination: NominationId,
    /// Whether it tells of a collective or of a person.
    pub recipient: RecipientKind,
}

impl AchievementReport {
    /// Under which name its words and its number are kept beside the campaign's papers.
    pub fn key(self) -> String {
        format!("bao-cao-thanh-tich-{}", self.nomination)
    }

    /// Its sections, in order: a person has a life, a collective has a situation.
    pub fn sections(self) -> &'static [PaperSection] {
        match self.recipient {
            RecipientKind::Individual => OF_A_PERSON,
            RecipientKind::Collective => OF_A_COLLECTIVE,
        }
    }

    /// Whether it is given a number: a collective reports as a body, in its own series; a person has no series.
    pub fn is_numbered(self) -> bool {
        self.recipient == RecipientKind::Collective
    }
}

impl CampaignPaper {
    /// All papers.
    pub const ALL: [CampaignPaper; 5] =
        [CampaignPaper::Call, CampaignPaper::Minutes, CampaignPaper::List, CampaignPaper::Submission, CampaignPaper::Decision];

    /// The text form kept in the database and in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            CampaignPaper::Call => "ke-hoach",
            CampaignPaper::Minutes => "bien-ban",
            CampaignPaper::List => "danh-sach",
            CampaignPaper::Submission => "to-trinh",
            CampaignPaper::Decision => "quyet-dinh",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            CampaignPaper::Call => "Kế hoạch",
            CampaignPaper::Minutes => "Biên bản họp xét",
            CampaignPaper::List => "Danh sách trích ngang",
            CampaignPaper::Submission => "Tờ trình",
            CampaignPaper::Decision => "Quyết định",
        }
    }

    /// The word over it, in capitals, and its code in symbols (formats.md 1.1).
    pub fn kind(self) -> (&'static str, &'static str) {
        match self {
            CampaignPaper::Call => ("KẾ HOẠCH", "KH"),
            CampaignPaper::Minutes => ("BIÊN BẢN", "BB"),
            CampaignPaper::List => ("DANH SÁCH", "DS"),
            CampaignPaper::Submission => ("TỜ TRÌNH", "TTr"),
            CampaignPaper::Decision => ("QUYẾT ĐỊNH", "QĐ"),
        }
    }

    /// Its sections, in order; the list is nothing but its table.
    pub fn sections(self) -> &'static [PaperSection] {
        match self {
            CampaignPaper::Call => CALL,
            CampaignPaper::Minutes => MINUTES,
            CampaignPaper::List => &[],
            CampaignPaper::Submission => SUBMISSION,
            CampaignPaper::Decision => DECISION,
        }
    }

    /// Whether it is given a number; the list travels with a numbered paper.
    pub fn is_numbered(self) -> bool {
        self != CampaignPaper::List
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn papers_read_back_and_name_each_section_once() {
        let is_once = |sections: &[PaperSection]| {
            let keys: HashSet<_> = sections.iter().map(|section| section.key).collect();
            keys.len() == sections.len()
        };
        for paper in CampaignPaper::ALL {
            assert_eq!(CampaignPaper::parse(paper.as_str()), Some(paper));
            assert!(is_once(paper.sections()), "{paper:?}");
        }
        for recipient in RecipientKind::ALL {
            let report = AchievementReport { nomination: NominationId(7), recipient };
            assert!(is_once(report.sections()) && report.key() == "bao-cao-thanh-tich-7");
            assert_eq!(report.is_numbered(), recipient == RecipientKind::Collective);
        }
    }
}
