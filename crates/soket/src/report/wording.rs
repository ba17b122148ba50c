//! The sections of a paper with their words: as somebody wrote them, or as soket drafts them until then.

use crate::report::prose;
use crate::store::paper::Text;
use soket_core::paper::PaperSection;
use soket_paper::document::Block;

/// A section with its words, and whether somebody wrote them.
pub struct Written {
    /// Which section.
    pub section: PaperSection,
    /// Its words.
    pub body: String,
    /// The words as kept; none while the machine drafts them.
    pub kept: Option<Text>,
}

impl Written {
    /// A section with the words that were kept of it; what nobody wrote, or gave back by an empty text, is drafted.
    pub fn of(section: &PaperSection, texts: &[Text], draft: impl FnOnce() -> String) -> Self {
        let kept = texts.iter().find(|text| text.section == section.key).cloned();
        let body = match &kept {
            Some(text) if !text.body.trim().is_empty() => text.body.clone(),
            _ => draft(),
        };
        Self { section: *section, body, kept }
    }

    /// Whether these are somebody's own words.
    pub fn is_kept(&self) -> bool {
        self.kept.as_ref().is_some_and(|text| !text.body.trim().is_empty())
    }

    /// What the screens call the section: one without a heading is words alone.
    pub fn name_vi(&self) -> &'static str {
        if self.section.heading.is_empty() { "Lời văn" } else { self.section.heading }
    }

    /// The revision that a save starts from.
    pub fn revision(&self) -> i64 {
        self.kept.as_ref().map_or(0, |text| text.revision)
    }
}

/// Headings of one level, each behind the next Roman number; a section without a heading has none.
#[derive(Default)]
pub struct Headings(usize);

impl Headings {
    /// The heading of the next section.
    pub fn next(&mut self, section: &PaperSection) -> Option<Block> {
        const ROMAN: [&str; 8] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];
        if section.heading.is_empty() {
            return None;
        }
        let number = ROMAN.get(self.0).map_or_else(|| (self.0 + 1).to_string(), |number| (*number).to_owned());
        self.0 += 1;
        Some(Block::Heading { level: 1, number, text: section.heading.to_owned() })
    }
}

/// Words that hold no figures, as blocks.
pub fn plain(written: &Written) -> Vec<Block> {
    prose::plain_blocks(&written.body)
}
