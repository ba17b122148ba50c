//! A conference (hội nghị): its states, and what can be done in each; below it who is there, who speaks, what is voted.

pub mod agenda;
pub mod card;
pub mod coverage;
pub mod delegate;
pub mod floor;
pub mod quorum;
pub mod roll;
pub mod spans;
pub mod vote;

pub mod deed;
pub mod hall;
pub mod note;
pub mod paper;
pub mod people;
pub mod screen;

use crate::refusal::Refusal;

/// What kind of sitting it is: all of them take attendance, only some hear reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConferenceKind {
    /// Hội nghị sơ kết, tổng kết: hears one or several reviews.
    Review,
    /// Học tập, quán triệt: a mandate is studied and made known.
    Study,
    /// Sinh hoạt chi bộ: a meeting of a cell.
    Cell,
    /// Sinh hoạt chuyên đề.
    Talk,
}

impl ConferenceKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [ConferenceKind; 4] = [ConferenceKind::Review, ConferenceKind::Study, ConferenceKind::Cell, ConferenceKind::Talk];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            ConferenceKind::Review => "review",
            ConferenceKind::Study => "study",
            ConferenceKind::Cell => "cell",
            ConferenceKind::Talk => "talk",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            ConferenceKind::Review => "Hội nghị sơ kết, tổng kết",
            ConferenceKind::Study => "Học tập, quán triệt",
            ConferenceKind::Cell => "Sinh hoạt chi bộ",
            ConferenceKind::Talk => "Sinh hoạt chuyên đề",
        }
    }
}

/// Where a conference stands. It follows from its log and is stored nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ConferenceState {
    /// Being prepared: programme, people, papers.
    #[default]
    Preparing,
    /// The doors are open and people check in.
    Gathering,
    /// Opened by the chair.
    Running,
    /// Closed by the chair.
    Ended,
}

/// What can be done with a conference as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConferenceStep {
    /// Change programme and day.
    Prepare,
    /// Change who is on the list and why somebody is not counted: a reason may become known afterwards.
    Enrol,
    /// Show something on the wall.
    Show,
    /// Begin to check people in.
    OpenDoors,
    /// Check somebody in or out.
    Attend,
    /// Declare it open.
    Begin,
    /// Run it: items, speakers, notes, votes, the screen.
    Run,
    /// Declare it closed.
    End,
    /// Take a closing back that was pressed too early.
    Resume,
    /// Mend what the secretary wrote down: gists, directions.
    Write,
}

impl ConferenceStep {
    /// All steps.
    pub const ALL: [ConferenceStep; 10] = [
        ConferenceStep::Prepare,
        ConferenceStep::Enrol,
        ConferenceStep::Show,
        ConferenceStep::OpenDoors,
        ConferenceStep::Attend,
        ConferenceStep::Begin,
        ConferenceStep::Run,
        ConferenceStep::End,
        ConferenceStep::Resume,
        ConferenceStep::Write,
    ];
}

impl ConferenceState {
    /// All states, in the order in which they are passed.
    pub const ALL: [ConferenceState; 4] =
        [ConferenceState::Preparing, ConferenceState::Gathering, ConferenceState::Running, ConferenceState::Ended];

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            ConferenceState::Preparing => "Đang chuẩn bị",
            ConferenceState::Gathering => "Đang đón đại biểu",
            ConferenceState::Running => "Đang họp",
            ConferenceState::Ended => "Đã bế mạc",
        }
    }

    /// Whether a step can be taken from here: the whole state machine.
    ///
    /// # Errors
    /// A refusal that says what to do instead.
    pub fn allow(self, step: ConferenceStep) -> Result<(), Refusal> {
        use ConferenceState::{Ended, Gathering, Preparing, Running};
        use ConferenceStep::{Attend, Begin, End, Enrol, OpenDoors, Prepare, Resume, Run, Show, Write};
        match (self, step) {
            (_, Enrol | Show)
            | (Preparing, Prepare | OpenDoors)
            | (Gathering, Prepare | Attend | Begin)
            | (Running, Prepare | Attend | Run | End | Write)
            | (Ended, Resume | Write) => Ok(()),
            (Preparing, Attend | Begin) => {
                Err(Refusal::conflict("Hội nghị chưa mở điểm danh.", "Bấm “Mở điểm danh” ở màn hình điều hành trước."))
            }
            (Preparing | Gathering, Run | End | Write) => {
                Err(Refusal::conflict("Hội nghị chưa khai mạc.", "Bấm “Khai mạc” ở màn hình điều hành trước."))
            }
            (Preparing | Gathering | Running, Resume) => Err(Refusal::conflict("Hội nghị chưa bế mạc.", "Cứ tiếp tục điều hành.")),
            (Gathering | Running, OpenDoors) => Err(Refusal::conflict("Điểm danh đã mở rồi.", "Mở trang cửa để điểm danh.")),
            (Running, Begin) => Err(Refusal::conflict("Hội nghị đã khai mạc rồi.", "Xem lại màn hình điều hành.")),
            (Ended, _) => Err(Refusal::conflict(
                "Hội nghị đã bế mạc.",
                "Nếu bấm bế mạc nhầm, bấm “Họp tiếp” ở màn hình điều hành; nếu không, xem biên bản.",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_state_and_step_is_decided() {
        use ConferenceState::{Ended, Gathering, Preparing, Running};
        use ConferenceStep::{Attend, Begin, End, OpenDoors, Prepare, Resume, Run, Write};
        let allowed = [
            (Preparing, Prepare),
            (Preparing, OpenDoors),
            (Gathering, Prepare),
            (Gathering, Attend),
            (Gathering, Begin),
            (Running, Prepare),
            (Running, Attend),
            (Running, Run),
            (Running, End),
            (Running, Write),
            (Ended, Resume),
            (Ended, Write),
        ];
        for state in ConferenceState::ALL {
            for step in ConferenceStep::ALL {
                let always = matches!(step, ConferenceStep::Enrol | ConferenceStep::Show);
                assert_eq!(state.allow(step).is_ok(), always || allowed.contains(&(state, step)), "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn kinds_read_back() {
        for kind in ConferenceKind::ALL {
            assert_eq!(ConferenceKind::parse(kind.as_str()), Some(kind));
        }
    }
}
