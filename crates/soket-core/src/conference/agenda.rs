//! The programme: its points in the usual order, how long each is to take, and by how much the morning over-runs.

use crate::conference::spans::Spans;
use crate::id::AgendaItemId;
use crate::refusal::Refusal;
use jiff::Timestamp;
use jiff::civil::Time;
use serde::{Deserialize, Serialize};

/// What a point of the programme is: decides what the run screen offers and how the minutes tell it (domain.md 7.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AgendaKind {
    /// Ổn định, điểm danh.
    Gathering,
    /// Chào cờ.
    Salute,
    /// Tuyên bố lý do, giới thiệu đại biểu.
    Introduction,
    /// Thông qua chủ trì, thư ký.
    Presidium,
    /// Thông qua chương trình.
    Programme,
    /// Khai mạc.
    Opening,
    /// A report of a review.
    Report,
    /// Thảo luận, tham luận.
    Discussion,
    /// Giải lao.
    Recess,
    /// Phát biểu chỉ đạo của cấp trên.
    Direction,
    /// Tiếp thu, đáp từ.
    Response,
    /// Công bố quyết định, trao khen thưởng.
    Commendation,
    /// Kết luận của chủ trì.
    Conclusion,
    /// Biểu quyết.
    Vote,
    /// Bế mạc.
    Closing,
    /// Anything else.
    Other,
}

impl AgendaKind {
    /// All kinds, in the usual order of a programme.
    pub const ALL: [AgendaKind; 16] = [
        AgendaKind::Gathering,
        AgendaKind::Salute,
        AgendaKind::Introduction,
        AgendaKind::Presidium,
        AgendaKind::Programme,
        AgendaKind::Opening,
        AgendaKind::Report,
        AgendaKind::Discussion,
        AgendaKind::Recess,
        AgendaKind::Direction,
        AgendaKind::Response,
        AgendaKind::Commendation,
        AgendaKind::Conclusion,
        AgendaKind::Vote,
        AgendaKind::Closing,
        AgendaKind::Other,
    ];

    fn row(self) -> (&'static str, &'static str, u32) {
        match self {
            AgendaKind::Gathering => ("gathering", "Đón tiếp đại biểu, ổn định tổ chức", 30),
            AgendaKind::Salute => ("salute", "Chào cờ", 5),
            AgendaKind::Introduction => ("introduction", "Tuyên bố lý do, giới thiệu đại biểu", 5),
            AgendaKind::Presidium => ("presidium", "Giới thiệu chủ trì, thư ký hội nghị", 5),
            AgendaKind::Programme => ("programme", "Thông qua chương trình hội nghị", 5),
            AgendaKind::Opening => ("opening", "Phát biểu khai mạc", 5),
            AgendaKind::Report => ("report", "Trình bày báo cáo", 20),
            AgendaKind::Discussion => ("discussion", "Thảo luận, tham luận", 45),
            AgendaKind::Recess => ("recess", "Giải lao", 15),
            AgendaKind::Direction => ("direction", "Phát biểu chỉ đạo của cấp trên", 15),
            AgendaKind::Response => ("response", "Tiếp thu ý kiến chỉ đạo", 5),
            AgendaKind::Commendation => ("commendation", "Công bố quyết định và trao khen thưởng", 15),
            AgendaKind::Conclusion => ("conclusion", "Kết luận hội nghị", 15),
            AgendaKind::Vote => ("vote", "Biểu quyết thông qua các nội dung của hội nghị", 5),
            AgendaKind::Closing => ("closing", "Bế mạc hội nghị", 5),
            AgendaKind::Other => ("other", "Nội dung khác", 10),
        }
    }

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        self.row().0
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// What a programme usually calls it.
    pub fn name_vi(self) -> &'static str {
        self.row().1
    }

    /// How many minutes it usually takes.
    pub fn usual_minutes(self) -> u32 {
        self.row().2
    }
}

/// The usual programme of a conference that hears so many reports: kind by kind (domain.md 7.2; half a day is normal).
pub fn template(reports: usize) -> Vec<AgendaKind> {
    let usual = |kind: &AgendaKind| *kind != AgendaKind::Other;
    let times = |kind: AgendaKind| if kind == AgendaKind::Report { reports } else { 1 };
    AgendaKind::ALL.into_iter().filter(usual).flat_map(|kind| std::iter::repeat_n(kind, times(kind))).collect()
}

/// When each point is to begin, given the start and the minutes of each; the last one is when all is over.
pub fn timetable(start: Time, minutes: &[u32]) -> Vec<Time> {
    let mut at = start;
    let mut times = vec![at];
    for one in minutes {
        at = at.wrapping_add(jiff::SignedDuration::from_mins(i64::from(*one)));
        times.push(at);
    }
    times
}

/// A point as the log knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// Which.
    pub item: AgendaItemId,
    /// How long it is to take.
    pub minutes: u32,
}

/// Where a point stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ItemState {
    /// Not begun.
    Waiting,
    /// Being dealt with.
    Current,
    /// Dealt with.
    Done,
    /// Left out.
    Skipped,
}

/// What can be done with a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ItemStep {
    /// Begin it, or go back to it; whatever was being dealt with is done.
    Begin,
    /// End it without beginning another.
    End,
    /// Leave it out.
    Skip,
}

impl ItemState {
    /// All states.
    pub const ALL: [ItemState; 4] = [ItemState::Waiting, ItemState::Current, ItemState::Done, ItemState::Skipped];

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            ItemState::Waiting => "chưa đến",
            ItemState::Current => "đang tiến hành",
            ItemState::Done => "xong",
            ItemState::Skipped => "bỏ qua",
        }
    }

    /// Whether a step can be taken from here: the whole state machine.
    ///
    /// # Errors
    /// A refusal that says what to do instead.
    pub fn allow(self, step: ItemStep) -> Result<(), Refusal> {
        use ItemState::{Current, Done, Skipped, Waiting};
        match (self, step) {
            (Waiting | Done | Skipped, ItemStep::Begin) | (Current, ItemStep::End) | (Waiting, ItemStep::Skip) => Ok(()),
            (Current, ItemStep::Begin) => Err(Refusal::conflict("Phần này đang tiến hành.", "Xem lại màn hình điều hành.")),
            (Current | Done | Skipped, ItemStep::Skip) => {
                Err(Refusal::conflict("Phần này đã bắt đầu hoặc đã bỏ qua.", "Chuyển sang phần khác."))
            }
            (Waiting | Done | Skipped, ItemStep::End) => {
                Err(Refusal::conflict("Phần này không đang tiến hành.", "Xem lại màn hình điều hành."))
            }
        }
    }
}

/// A point while the conference runs.
#[derive(Debug, Clone)]
pub struct Item {
    /// As planned.
    pub planned: Planned,
    /// Where it stands.
    pub state: ItemState,
    /// When it was dealt with; pauses are not counted.
    pub took: Spans,
}

impl Item {
    /// Seconds left of the planned time at a moment; negative when it over-runs.
    pub fn seconds_left(&self, now: Timestamp) -> i64 {
        i64::from(self.planned.minutes) * 60 - self.took.lasted(now).as_secs()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    #[test]
    fn every_pair_of_state_and_step_is_decided() {
        use ItemState::{Current, Done, Skipped, Waiting};
        use ItemStep::{Begin, End, Skip};
        let allowed = [(Waiting, Begin), (Done, Begin), (Skipped, Begin), (Current, End), (Waiting, Skip)];
        for state in ItemState::ALL {
            for step in [Begin, End, Skip] {
                assert_eq!(state.allow(step).is_ok(), allowed.contains(&(state, step)), "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn the_usual_programme_is_half_a_day_with_three_reports() {
        let kinds = template(3);
        assert_eq!(kinds.iter().filter(|kind| **kind == AgendaKind::Report).count(), 3);
        let minutes: Vec<u32> = kinds.iter().map(|kind| kind.usual_minutes()).collect();
        let times = timetable(time(7, 0, 0, 0), &minutes);
        assert_eq!((times[0], times[1], *times.last().unwrap()), (time(7, 0, 0, 0), time(7, 30, 0, 0), time(10, 55, 0, 0)));
        let place = |kind| kinds.iter().position(|one| *one == kind).unwrap();
        assert!(place(AgendaKind::Direction) < place(AgendaKind::Commendation), "the superior speaks before the awards (formats.md 3.E)");
    }

    #[test]
    fn kinds_read_back() {
        assert!(AgendaKind::ALL.iter().all(|kind| AgendaKind::parse(kind.as_str()) == Some(*kind)));
    }
}
