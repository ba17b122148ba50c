//! Delegates (đại biểu): who was called or invited, in which of the three classes, and why somebody may be left out of the count.

use serde::{Deserialize, Serialize};

/// The three classes of people in the hall; only the first is counted and votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DelegateClass {
    /// Full members of the organisation, or of the committee that sits.
    Voting,
    /// Probationary members: they attend and speak, and do not vote.
    Probationary,
    /// Guests: superior, administration, unions, students' representatives.
    Guest,
}

impl DelegateClass {
    /// All classes, in the order in which lists show them.
    pub const ALL: [DelegateClass; 3] = [DelegateClass::Voting, DelegateClass::Probationary, DelegateClass::Guest];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            DelegateClass::Voting => "voting",
            DelegateClass::Probationary => "probationary",
            DelegateClass::Guest => "guest",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            DelegateClass::Voting => "Có quyền biểu quyết",
            DelegateClass::Probationary => "Đảng viên dự bị",
            DelegateClass::Guest => "Khách mời",
        }
    }
}

/// How a delegate is addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Honorific {
    /// đồng chí.
    Comrade,
    /// ông.
    Mr,
    /// bà.
    Mrs,
    /// thầy.
    MasterTeacher,
    /// cô.
    MistressTeacher,
}

impl Honorific {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Honorific; 5] =
        [Honorific::Comrade, Honorific::Mr, Honorific::Mrs, Honorific::MasterTeacher, Honorific::MistressTeacher];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Honorific::Comrade => "comrade",
            Honorific::Mr => "mr",
            Honorific::Mrs => "mrs",
            Honorific::MasterTeacher => "master_teacher",
            Honorific::MistressTeacher => "mistress_teacher",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|honorific| honorific.as_str() == text)
    }

    /// The word before a name, as papers and screens write it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Honorific::Comrade => "đồng chí",
            Honorific::Mr => "ông",
            Honorific::Mrs => "bà",
            Honorific::MasterTeacher => "thầy",
            Honorific::MistressTeacher => "cô",
        }
    }
}

/// Why a full member is not counted in the base of a members' conference: Quy định 24-QĐ/TW (2021), item 9.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// Temporarily active in another organisation.
    Elsewhere,
    /// Exempt from work and meetings; counted when coming and voting all the same.
    Exempt,
    /// Suspended from Party activity.
    Suspended,
    /// Held in custody.
    Detained,
    /// Away for the whole conference with a reason that the convener accepted; counted when coming all the same.
    Excused,
}

impl LeftOut {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [LeftOut; 5] = [LeftOut::Excused, LeftOut::Exempt, LeftOut::Elsewhere, LeftOut::Suspended, LeftOut::Detained];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            LeftOut::Elsewhere => "elsewhere",
            LeftOut::Exempt => "exempt",
            LeftOut::Suspended => "suspended",
            LeftOut::Detained => "detained",
            LeftOut::Excused => "excused",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }

    /// What screens and minutes call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            LeftOut::Elsewhere => "sinh hoạt tạm thời ở nơi khác",
            LeftOut::Exempt => "được miễn công tác và sinh hoạt",
            LeftOut::Suspended => "bị đình chỉ sinh hoạt",
            LeftOut::Detained => "bị tạm giữ, tạm giam",
            LeftOut::Excused => "vắng có lý do được người triệu tập đồng ý",
        }
    }

    /// Whether somebody with this reason is counted, and votes, once he comes.
    pub fn ends_by_coming(self) -> bool {
        matches!(self, LeftOut::Exempt | LeftOut::Excused)
    }
}

/// What somebody does at the conference beside sitting in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Duty {
    /// Chủ trì.
    Chair,
    /// Thư ký.
    Secretary,
    /// Người kiểm đếm biểu quyết.
    Teller,
    /// Nothing more.
    None,
}

impl Duty {
    /// All duties, in the order in which minutes name them.
    pub const ALL: [Duty; 4] = [Duty::Chair, Duty::Secretary, Duty::Teller, Duty::None];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Duty::Chair => "chair",
            Duty::Secretary => "secretary",
            Duty::Teller => "teller",
            Duty::None => "none",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|duty| duty.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Duty::Chair => "Chủ trì",
            Duty::Secretary => "Thư ký",
            Duty::Teller => "Người kiểm đếm",
            Duty::None => "Đại biểu",
        }
    }
}

/// What came back to an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reply {
    /// Nothing yet.
    Awaited,
    /// Comes.
    Comes,
    /// Excuses himself; the reason stands beside it.
    Declines,
    /// Sends somebody else, whose name stands beside it.
    Sends,
}

impl Reply {
    /// All replies, in the order in which they are offered.
    pub const ALL: [Reply; 4] = [Reply::Awaited, Reply::Comes, Reply::Declines, Reply::Sends];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Reply::Awaited => "awaited",
            Reply::Comes => "comes",
            Reply::Declines => "declines",
            Reply::Sends => "sends",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reply| reply.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Reply::Awaited => "Chưa trả lời",
            Reply::Comes => "Sẽ dự",
            Reply::Declines => "Xin vắng",
            Reply::Sends => "Cử người dự thay",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_form_reads_back() {
        assert!(DelegateClass::ALL.iter().all(|class| DelegateClass::parse(class.as_str()) == Some(*class)));
        assert!(LeftOut::ALL.iter().all(|reason| LeftOut::parse(reason.as_str()) == Some(*reason)));
        assert!(Honorific::ALL.iter().all(|word| Honorific::parse(word.as_str()) == Some(*word)));
        assert!(Duty::ALL.iter().all(|duty| Duty::parse(duty.as_str()) == Some(*duty)));
        assert!(Reply::ALL.iter().all(|reply| Reply::parse(reply.as_str()) == Some(*reply)));
    }
}
