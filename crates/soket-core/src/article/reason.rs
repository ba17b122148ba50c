//! Why a comment is not shown: a closed list about law and order, never about an opinion as such.

/// Why a comment is refused or taken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Against the law.
    Law,
    /// Tells what is private of somebody.
    Privacy,
    /// Insults somebody.
    Insult,
    /// Advertises, or says the same again and again.
    Spam,
    /// Speaks of something else than the article.
    OffTopic,
}

impl Reason {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [Reason; 5] = [Reason::Law, Reason::Privacy, Reason::Insult, Reason::Spam, Reason::OffTopic];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Law => "law",
            Reason::Privacy => "privacy",
            Reason::Insult => "insult",
            Reason::Spam => "spam",
            Reason::OffTopic => "off_topic",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }

    /// What the commenter is told.
    pub fn name_vi(self) -> &'static str {
        match self {
            Reason::Law => "Có nội dung trái pháp luật",
            Reason::Privacy => "Nêu thông tin riêng tư của người khác",
            Reason::Insult => "Xúc phạm, bôi nhọ người khác",
            Reason::Spam => "Quảng cáo hoặc gửi lặp lại",
            Reason::OffTopic => "Không liên quan đến nội dung bài",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_forms_read_back() {
        for reason in Reason::ALL {
            assert_eq!(Reason::parse(reason.as_str()), Some(reason));
        }
    }
}
