//! The sections of a paper that an office may put into its own words: a name that stays, a heading, what stands behind the words.

/// A section of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperSection {
    /// Stable name in addresses and the database.
    pub key: &'static str,
    /// Its heading; empty for a section without one.
    pub heading: &'static str,
    /// What is laid out behind its words from the facts.
    pub table: Option<PaperTable>,
}

/// A table that stands behind a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperTable {
    /// The programme with its times.
    Programme,
    /// Work before the conference: its lines are typed, parted by `|`.
    Schedule,
    /// The tasks that the conference set.
    Tasks,
    /// What a meeting counted for each nominee.
    Counted,
}

/// A section of words alone.
pub const fn section(key: &'static str, heading: &'static str) -> PaperSection {
    PaperSection { key, heading, table: None }
}

/// A section with a table behind its words.
pub const fn with_table(key: &'static str, heading: &'static str, table: PaperTable) -> PaperSection {
    PaperSection { key, heading, table: Some(table) }
}
