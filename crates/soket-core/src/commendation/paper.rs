//! The papers of a campaign (formats.md 3.J), in the order in which they come up.

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

    /// Whether it is given a number; the list travels with a numbered paper.
    pub fn is_numbered(self) -> bool {
        self != CampaignPaper::List
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_read_back() {
        for paper in CampaignPaper::ALL {
            assert_eq!(CampaignPaper::parse(paper.as_str()), Some(paper));
        }
    }
}
