//! Commendation (khen thưởng): what may be granted by whom, what it is worth, and the checks before it is decided.

pub mod award;
pub mod campaign;
pub mod condition;
pub mod double;
pub mod honour;
pub mod kind;
pub mod money;
pub mod nomination;
pub mod paper;
pub mod pass;
pub mod print;
pub mod quota;
pub mod statistics;
pub mod threshold;

/// In whose name is commended: header, signer, number series and forms of award follow from it (domain.md 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// Khen của Đảng: Quy định 232-QĐ/TW of 20/01/2025, item 28, and what was in force before it.
    Party,
    /// Khen của chính quyền: Luật Thi đua, khen thưởng.
    Administration,
}

impl Channel {
    /// Both, in the order in which they are offered.
    pub const ALL: [Channel; 2] = [Channel::Party, Channel::Administration];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Channel::Party => "party",
            Channel::Administration => "administration",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Channel::Party => "Khen của Đảng",
            Channel::Administration => "Khen của chính quyền",
        }
    }
}

/// Who can be commended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecipientKind {
    /// Tập thể.
    Collective,
    /// Cá nhân.
    Individual,
}

impl RecipientKind {
    /// Both; collectives stand first on every list.
    pub const ALL: [RecipientKind; 2] = [RecipientKind::Collective, RecipientKind::Individual];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            RecipientKind::Collective => "collective",
            RecipientKind::Individual => "individual",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// What screens and papers call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            RecipientKind::Collective => "tập thể",
            RecipientKind::Individual => "cá nhân",
        }
    }
}
