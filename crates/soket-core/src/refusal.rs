//! Every way in which soket says no: a sentence for the person, a next step, and how grave it is.

/// A sentence for a person: the Vietnamese text is its own key for translation, `%{name}` marks what is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The Vietnamese sentence, with its `%{...}` gaps.
    pub key: &'static str,
    /// What fills the gaps.
    pub with: Vec<(&'static str, String)>,
}

impl Sentence {
    /// A sentence without gaps.
    pub fn plain(key: &'static str) -> Self {
        Self { key, with: Vec::new() }
    }

    /// Fills one gap.
    pub fn with(mut self, gap: &'static str, value: impl ToString) -> Self {
        self.with.push((gap, value.to_string()));
        self
    }

    /// The Vietnamese text, gaps filled.
    pub fn vi(&self) -> String {
        self.fill(self.key)
    }

    /// Fills the gaps of a translation of this sentence.
    pub fn fill(&self, translation: &str) -> String {
        self.with.iter().fold(translation.to_owned(), |text, (gap, value)| text.replace(&format!("%{{{gap}}}"), value))
    }
}

/// What kind of no it is: decides the HTTP status and the colour of the notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// The person may not do this.
    NotAllowed,
    /// The thing is in a state that does not allow it (closed, issued, changed by someone else).
    Conflict,
    /// What was sent cannot be understood or contradicts a rule.
    Unfit,
}

/// An expected no: never a failure of the program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .says.vi())]
pub struct Refusal {
    /// How grave.
    pub kind: RefusalKind,
    /// What is wrong.
    pub says: Sentence,
    /// What the person can do now.
    pub next: Sentence,
}

impl Refusal {
    /// The person's roles do not cover the action.
    pub fn not_allowed(says: &'static str, next: &'static str) -> Self {
        Self { kind: RefusalKind::NotAllowed, says: Sentence::plain(says), next: Sentence::plain(next) }
    }

    /// The state of the record forbids it.
    pub fn conflict(says: &'static str, next: &'static str) -> Self {
        Self { kind: RefusalKind::Conflict, says: Sentence::plain(says), next: Sentence::plain(next) }
    }

    /// What was sent breaks a rule.
    pub fn unfit(says: &'static str, next: &'static str) -> Self {
        Self { kind: RefusalKind::Unfit, says: Sentence::plain(says), next: Sentence::plain(next) }
    }

    /// Fills a gap in both sentences.
    pub fn with(mut self, gap: &'static str, value: impl ToString) -> Self {
        let value = value.to_string();
        self.says = self.says.with(gap, &value);
        self.next = self.next.with(gap, value);
        self
    }
}
