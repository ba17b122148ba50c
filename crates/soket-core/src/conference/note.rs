//! What the secretary writes down while people speak: directions, opinions, promises; each can become a task.

use crate::id::{AgendaItemId, DelegateId, TaskId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Phát biểu chỉ đạo của cấp trên.
    Direction,
    /// Ý kiến góp vào báo cáo.
    Opinion,
    /// Hạn chế được nêu.
    Limit,
    /// Giải trình, trả lời.
    Answer,
    /// Lời hứa, nhận việc.
    Promise,
    /// Khen thưởng đã trao.
    Handover,
    /// Kết luận của chủ trì.
    Conclusion,
}

impl NoteKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [NoteKind; 7] = [
        NoteKind::Direction,
        NoteKind::Opinion,
        NoteKind::Limit,
        NoteKind::Answer,
        NoteKind::Promise,
        NoteKind::Handover,
        NoteKind::Conclusion,
    ];

    /// The word a form of the screen sends.
    pub fn as_str(self) -> &'static str {
        match self {
            NoteKind::Direction => "direction",
            NoteKind::Opinion => "opinion",
            NoteKind::Limit => "limit",
            NoteKind::Answer => "answer",
            NoteKind::Promise => "promise",
            NoteKind::Handover => "handover",
            NoteKind::Conclusion => "conclusion",
        }
    }

    /// Reads that word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// What screens and minutes call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            NoteKind::Direction => "Chỉ đạo của cấp trên",
            NoteKind::Opinion => "Ý kiến",
            NoteKind::Limit => "Hạn chế được nêu",
            NoteKind::Answer => "Giải trình",
            NoteKind::Promise => "Nhận việc",
            NoteKind::Handover => "Khen thưởng đã trao",
            NoteKind::Conclusion => "Kết luận của chủ trì",
        }
    }
}

/// A note with what became of it.
#[derive(Debug, Clone)]
pub struct Note {
    /// The number of the log's line that wrote it.
    pub id: u64,
    /// Under which point of the programme.
    pub item: Option<AgendaItemId>,
    /// What was said.
    pub kind: NoteKind,
    /// In the secretary's words.
    pub text: String,
    /// Who said it.
    pub delegate: Option<DelegateId>,
    /// When.
    pub at: Timestamp,
    /// The task that came of it.
    pub task: Option<TaskId>,
    /// Whether it was struck out; the log keeps it.
    pub is_struck: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_read_back() {
        assert!(NoteKind::ALL.iter().all(|kind| NoteKind::parse(kind.as_str()) == Some(*kind)));
    }
}
