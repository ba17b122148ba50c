//! A review dossier (hồ sơ sơ kết): its states, its outline, and the records that the committee weighs.

pub mod subject;
pub mod theme;

mod outline;

use crate::period::Period;
use crate::refusal::Refusal;

/// The outline a review's report follows; formats.md 3.A to 3.C hold the shipped ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutlineKind {
    /// Sơ kết giữa nhiệm kỳ.
    MidTerm,
    /// A half-year or a year (6 tháng, năm).
    Periodic,
    /// Sơ kết chuyên đề: some years of carrying out a directive.
    Thematic,
}

impl OutlineKind {
    /// All outlines, in the order in which they are offered.
    pub const ALL: [OutlineKind; 3] = [OutlineKind::MidTerm, OutlineKind::Periodic, OutlineKind::Thematic];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            OutlineKind::MidTerm => "mid_term",
            OutlineKind::Periodic => "periodic",
            OutlineKind::Thematic => "thematic",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            OutlineKind::MidTerm => "Sơ kết giữa nhiệm kỳ",
            OutlineKind::Periodic => "Báo cáo định kỳ (6 tháng, năm)",
            OutlineKind::Thematic => "Sơ kết chuyên đề",
        }
    }

    /// Its sections, in order.
    pub fn sections(self) -> &'static [Section] {
        match self {
            OutlineKind::MidTerm => outline::MID_TERM,
            OutlineKind::Periodic => outline::PERIODIC,
            OutlineKind::Thematic => outline::THEMATIC,
        }
    }
}

/// How deep a heading stands: decides number and type on paper (formats.md 1.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// No heading: the opening sentences.
    Lead,
    /// `Phần thứ nhất`.
    Part,
    /// `I-`.
    One,
    /// `1.`.
    Two,
    /// `a)`.
    Three,
}

/// What soket drafts in a section from the recorded facts, until the clerk writes it in her own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// A heading alone.
    None,
    /// Basis and period covered.
    Lead,
    /// Organisation, units, members.
    Situation,
    /// The sentence "x/y chỉ tiêu đạt và vượt", table A1, the chart.
    Targets,
    /// A paragraph for each target of one theme.
    Theme(&'static str),
    /// What no fact tells: the office writes it.
    Office,
    /// Activities under the mandates: meetings, participants.
    Activities,
    /// Pledges counted.
    Pledges,
    /// Models and examples.
    Examples,
    /// Strengths.
    Strengths,
    /// Limits.
    Limits,
    /// Objective causes.
    ObjectiveCauses,
    /// Subjective causes.
    SubjectiveCauses,
    /// Lessons.
    Lessons,
    /// What became of the tasks of the last review; left out where it set none.
    FormerTasks,
    /// Who was commended; left out where nobody was.
    Honours,
    /// Targets not yet reached, adjusted or added.
    TargetsAhead,
    /// Measures and tasks for the time left.
    Measures,
    /// Who carries it out and reports.
    Organisation,
    /// Proposals to the superior.
    Proposals,
}

impl Topic {
    /// Whether its section is left out where soket has nothing to tell and nobody has written it.
    pub fn may_be_left_out(self) -> bool {
        matches!(self, Topic::FormerTasks | Topic::Honours)
    }
}

/// One section of an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// Stable name in addresses and the database.
    pub key: &'static str,
    /// How deep its heading stands.
    pub depth: Depth,
    /// Its heading, with `%{period}` and `%{next}` where it names what is looked back on and what comes after.
    heading: &'static str,
    /// What soket drafts in it.
    pub topic: Topic,
}

impl Section {
    /// Its heading in a review of a period; capitals are the profile's business.
    pub fn heading(&self, period: &Period) -> String {
        let next = period.next().map_or_else(|| "thời gian tới".to_owned(), |next| next.name_vi());
        self.heading.replace("%{period}", &period.name_vi()).replace("%{next}", &next)
    }
}

const fn section(key: &'static str, depth: Depth, heading: &'static str, topic: Topic) -> Section {
    Section { key, depth, heading, topic }
}

/// Where a review stands. What the clock causes is not a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReviewState {
    /// Being written; figures are live.
    Draft,
    /// Facts and text are frozen, with an as-of time.
    Closed,
    /// Numbered, dated, signed; its files are kept as bytes.
    Issued,
}

/// What can be done to a review as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReviewStep {
    /// Change text, records, verdicts.
    Edit,
    /// Freeze facts and text.
    Close,
    /// Take a number and store the files.
    Issue,
    /// Begin a new version from it.
    Reopen,
}

impl ReviewState {
    /// All states, in the order in which they are passed.
    pub const ALL: [ReviewState; 3] = [ReviewState::Draft, ReviewState::Closed, ReviewState::Issued];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            ReviewState::Draft => "draft",
            ReviewState::Closed => "closed",
            ReviewState::Issued => "issued",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            ReviewState::Draft => "Dự thảo",
            ReviewState::Closed => "Đã chốt",
            ReviewState::Issued => "Đã ban hành",
        }
    }

    /// Whether a step can be taken from here: the whole state machine.
    ///
    /// # Errors
    /// A refusal that says what to do instead.
    pub fn allow(self, step: ReviewStep) -> Result<(), Refusal> {
        use ReviewState::{Closed, Draft, Issued};
        match (self, step) {
            (Draft, ReviewStep::Edit | ReviewStep::Close) | (Closed, ReviewStep::Issue) | (Closed | Issued, ReviewStep::Reopen) => Ok(()),
            (Draft, ReviewStep::Issue) => {
                Err(Refusal::conflict("Hồ sơ còn là dự thảo, chưa ban hành được.", "Chốt hồ sơ trước, rồi ban hành."))
            }
            (Draft, ReviewStep::Reopen) => Err(Refusal::conflict("Hồ sơ đang là dự thảo.", "Sửa trực tiếp, không cần mở bản mới.")),
            (Closed | Issued, ReviewStep::Edit) => Err(Refusal::conflict(
                "Hồ sơ đã chốt: số liệu và lời văn được giữ nguyên.",
                "Muốn sửa, nhờ bí thư mở một bản mới từ hồ sơ này.",
            )),
            (Closed | Issued, ReviewStep::Close) => {
                Err(Refusal::conflict("Hồ sơ đã được chốt rồi.", "Mở bản đã chốt để xem hoặc ban hành."))
            }
            (Issued, ReviewStep::Issue) => Err(Refusal::conflict("Hồ sơ đã ban hành.", "Tải bản đã ban hành; muốn sửa thì mở bản mới.")),
        }
    }
}

/// The records of a review beside its prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordKind {
    /// Ưu điểm.
    Strength,
    /// Hạn chế.
    Limit,
    /// Nguyên nhân khách quan.
    ObjectiveCause,
    /// Nguyên nhân chủ quan.
    SubjectiveCause,
    /// Bài học.
    Lesson,
    /// Giải pháp, nhiệm vụ for the time left.
    Measure,
    /// Hoạt động: held under a mandate, counted in meetings and participants.
    Activity,
    /// Cam kết: counted, never graded.
    Pledge,
    /// Mô hình, điển hình.
    Example,
    /// Kiến nghị.
    Proposal,
}

impl RecordKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [RecordKind; 10] = [
        RecordKind::Strength,
        RecordKind::Limit,
        RecordKind::ObjectiveCause,
        RecordKind::SubjectiveCause,
        RecordKind::Lesson,
        RecordKind::Measure,
        RecordKind::Activity,
        RecordKind::Pledge,
        RecordKind::Example,
        RecordKind::Proposal,
    ];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            RecordKind::Strength => "strength",
            RecordKind::Limit => "limit",
            RecordKind::ObjectiveCause => "objective_cause",
            RecordKind::SubjectiveCause => "subjective_cause",
            RecordKind::Lesson => "lesson",
            RecordKind::Measure => "measure",
            RecordKind::Activity => "activity",
            RecordKind::Pledge => "pledge",
            RecordKind::Example => "example",
            RecordKind::Proposal => "proposal",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            RecordKind::Strength => "Ưu điểm",
            RecordKind::Limit => "Hạn chế",
            RecordKind::ObjectiveCause => "Nguyên nhân khách quan",
            RecordKind::SubjectiveCause => "Nguyên nhân chủ quan",
            RecordKind::Lesson => "Bài học kinh nghiệm",
            RecordKind::Measure => "Giải pháp",
            RecordKind::Activity => "Hoạt động",
            RecordKind::Pledge => "Cam kết",
            RecordKind::Example => "Mô hình, điển hình",
            RecordKind::Proposal => "Kiến nghị",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_pair_of_state_and_step_is_decided() {
        use ReviewState::{Closed, Draft, Issued};
        use ReviewStep::{Close, Edit, Issue, Reopen};
        let allowed = [(Draft, Edit), (Draft, Close), (Closed, Issue), (Closed, Reopen), (Issued, Reopen)];
        for state in ReviewState::ALL {
            for step in [Edit, Close, Issue, Reopen] {
                assert_eq!(state.allow(step).is_ok(), allowed.contains(&(state, step)), "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn no_heading_is_counted_that_stands_alone() {
        for outline in OutlineKind::ALL {
            let sections = outline.sections();
            for (at, section) in sections.iter().enumerate().filter(|(_, section)| section.depth >= Depth::Two) {
                let same = |other: &&Section| other.depth >= section.depth;
                let before = sections[..at].iter().rev().take_while(same).any(|other| other.depth == section.depth);
                let behind = sections[at + 1..].iter().take_while(same).any(|other| other.depth == section.depth);
                assert!(before || behind, "{outline:?} {}", section.key);
            }
        }
    }

    #[test]
    fn section_keys_are_unique_and_headings_step_down_one_at_a_time() {
        for outline in OutlineKind::ALL {
            let keys: HashSet<_> = outline.sections().iter().map(|section| section.key).collect();
            assert_eq!(keys.len(), outline.sections().len(), "{outline:?}");
            for pair in outline.sections().windows(2) {
                let down = pair[1].depth as u8 as i16 - pair[0].depth as u8 as i16;
                assert!(down <= 1 || pair[0].depth == Depth::Lead, "{outline:?} {}", pair[1].key);
            }
        }
    }
}
