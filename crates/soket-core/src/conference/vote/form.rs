//! How a vote is taken: form, base, choices.

use serde::{Deserialize, Serialize};

/// How people show what they want.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteForm {
    /// Giơ tay.
    Hands,
    /// Giơ thẻ.
    Cards,
    /// Each on the own phone, openly; whoever has none is recorded by the secretary.
    Phones,
    /// Ballots counted elsewhere (commendation): only the counts are typed.
    Counted,
}

impl VoteForm {
    /// All forms, in the order in which they are offered.
    pub const ALL: [VoteForm; 4] = [VoteForm::Hands, VoteForm::Cards, VoteForm::Phones, VoteForm::Counted];

    /// The word a form of the screen sends.
    pub fn as_str(self) -> &'static str {
        match self {
            VoteForm::Hands => "hands",
            VoteForm::Cards => "cards",
            VoteForm::Phones => "phones",
            VoteForm::Counted => "counted",
        }
    }

    /// Reads that word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == text)
    }

    /// What screens and minutes call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            VoteForm::Hands => "giơ tay",
            VoteForm::Cards => "giơ thẻ",
            VoteForm::Phones => "bấm trên điện thoại, công khai",
            VoteForm::Counted => "bỏ phiếu, nhập kết quả kiểm phiếu",
        }
    }
}

/// Of whom more than half must agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteBase {
    /// Of all who are counted, present or not: resolutions and conclusions (Điều lệ Đảng, article 9).
    Members,
    /// Of those in the room: chair, secretary, programme.
    Present,
}

impl VoteBase {
    /// Both, in the order in which they are offered.
    pub const ALL: [VoteBase; 2] = [VoteBase::Present, VoteBase::Members];

    /// The word a form of the screen sends.
    pub fn as_str(self) -> &'static str {
        match self {
            VoteBase::Members => "members",
            VoteBase::Present => "present",
        }
    }

    /// Reads that word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|base| base.as_str() == text)
    }

    /// What screens and minutes call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            VoteBase::Members => "tổng số được tính",
            VoteBase::Present => "số có mặt",
        }
    }
}

/// What somebody wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Tán thành.
    For,
    /// Không tán thành.
    Against,
    /// Ý kiến khác.
    Other,
}

impl Choice {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Choice; 3] = [Choice::For, Choice::Against, Choice::Other];

    /// The word a form of the screen sends.
    pub fn as_str(self) -> &'static str {
        match self {
            Choice::For => "for",
            Choice::Against => "against",
            Choice::Other => "other",
        }
    }

    /// Reads that word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.as_str() == text)
    }

    /// What screens and minutes call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Choice::For => "Tán thành",
            Choice::Against => "Không tán thành",
            Choice::Other => "Ý kiến khác",
        }
    }
}
