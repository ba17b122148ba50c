//! Who comes to a conference, and in what capacity.

/// The capacity in which a delegate takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DelegateClass {
    /// Is called to the conference and votes.
    Voting,
    /// A probationary member: takes part, speaks, does not vote.
    Probationary,
    /// Is invited: a superior, a union, a partner.
    Guest,
}

impl DelegateClass {
    /// All classes, in the order in which they are counted.
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
            DelegateClass::Voting => "Đại biểu có quyền biểu quyết",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_forms_read_back() {
        for class in DelegateClass::ALL {
            assert_eq!(DelegateClass::parse(class.as_str()), Some(class));
        }
        for honorific in Honorific::ALL {
            assert_eq!(Honorific::parse(honorific.as_str()), Some(honorific));
        }
        assert_eq!((DelegateClass::parse("Voting"), Honorific::parse("")), (None, None));
    }
}
