//! What can happen in a hall: one line of the log each. The log is all that is kept; everything else follows from it.

use crate::conference::ConferenceStep;
use crate::conference::agenda::Planned;
use crate::conference::floor::TurnKind;
use crate::conference::note::NoteKind;
use crate::conference::quorum::QuorumRule;
use crate::conference::roll::{DoorStep, Enrolment};
use crate::conference::screen::Slide;
use crate::conference::vote::form::Choice;
use crate::conference::vote::{Question, Tally};
use crate::id::{AccountId, AgendaItemId, AwardId, DelegateId, TaskId};
use crate::refusal::Refusal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Something that happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields are the nouns of the files beside this one")]
pub enum Deed {
    /// Check-in begins: roll, programme and rule as they were prepared.
    OpenDoors { roll: Vec<Enrolment>, items: Vec<Planned>, rule: QuorumRule },
    /// Somebody is added to the roll, or stands on it otherwise than before.
    Enrol { enrolment: Enrolment },
    /// The programme was changed.
    Plan { items: Vec<Planned>, rule: QuorumRule },
    /// The chair opens the conference.
    Begin,
    /// The chair closes it; whether the minutes were read again and agreed upon before.
    End {
        #[serde(default)]
        is_read: bool,
    },
    /// It was closed too early.
    Resume,
    /// Somebody comes in, at a door; `late` seconds passed before the log heard of it.
    Enter { delegate: DelegateId, door: String, late: u32 },
    /// Somebody leaves.
    Leave { delegate: DelegateId, door: String, late: u32 },
    /// The next point is taken up, or one is gone back to.
    BeginItem { item: AgendaItemId },
    /// The point is done.
    EndItem { item: AgendaItemId },
    /// The point is left out.
    SkipItem { item: AgendaItemId },
    /// All clocks stop.
    Pause,
    /// All clocks go on.
    Proceed,
    /// Somebody asks for the floor.
    Ask { delegate: DelegateId, turn: TurnKind },
    /// Somebody takes the request back.
    Withdraw { turn: u64 },
    /// The chair changes the order.
    Place { turn: u64, at: usize },
    /// The chair gives the floor.
    Give { turn: u64, minutes: u32 },
    /// The speaker has spoken.
    EndTurn { turn: u64 },
    /// What was said in a turn.
    Gist { turn: u64, text: String },
    /// Something worth keeping was said.
    Note { kind: NoteKind, text: String, delegate: Option<DelegateId> },
    /// A note is put right.
    Mend { note: u64, text: String },
    /// A note is struck out.
    Strike { note: u64 },
    /// A note became a task.
    SetTask { note: u64, task: TaskId },
    /// A vote is opened; who may vote and the base are frozen.
    OpenVote { question: Question },
    /// A delegate votes on the phone, or the secretary records it for whoever has none.
    Cast { vote: u64, delegate: DelegateId, choice: Choice },
    /// The phones are closed.
    CloseVote { vote: u64 },
    /// A teller counted.
    Count { vote: u64, tally: Tally, teller: DelegateId },
    /// A second teller counted the same.
    Confirm { vote: u64, tally: Tally, teller: DelegateId },
    /// A settled count was wrong.
    CorrectVote { vote: u64, tally: Tally, teller: DelegateId, reason: String },
    /// A vote is called off.
    CancelVote { vote: u64, reason: String },
    /// An award was handed over; whoever is called next hangs on the wall.
    HandOver { award: AwardId, next: Option<AwardId> },
    /// It was pressed too early: the award is not handed over.
    TakeBack { award: AwardId },
    /// The projector shows something else.
    Show { slide: Slide },
}

impl Deed {
    /// Which step of the conference it belongs to.
    pub fn step(&self) -> ConferenceStep {
        match self {
            Deed::OpenDoors { .. } => ConferenceStep::OpenDoors,
            Deed::Plan { .. } => ConferenceStep::Prepare,
            Deed::Enrol { .. } => ConferenceStep::Enrol,
            Deed::Show { .. } => ConferenceStep::Show,
            Deed::Begin => ConferenceStep::Begin,
            Deed::End { .. } => ConferenceStep::End,
            Deed::Resume => ConferenceStep::Resume,
            Deed::Enter { .. } | Deed::Leave { .. } => ConferenceStep::Attend,
            Deed::Gist { .. }
            | Deed::Note { .. }
            | Deed::Mend { .. }
            | Deed::Strike { .. }
            | Deed::SetTask { .. }
            | Deed::TakeBack { .. }
            | Deed::CorrectVote { .. } => ConferenceStep::Write,
            _ => ConferenceStep::Run,
        }
    }

    /// What somebody does at a door.
    pub fn at_door(delegate: DelegateId, step: DoorStep, door: &str, late: u32) -> Self {
        let door = door.to_owned();
        match step {
            DoorStep::Enter => Deed::Enter { delegate, door, late },
            DoorStep::Leave => Deed::Leave { delegate, door, late },
        }
    }
}

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// Somebody signed in who may run the conference.
    Account(AccountId),
    /// A delegate, by the own card.
    Delegate(DelegateId),
}

impl Actor {
    /// Whether this person may do this at all: a delegate acts for himself only, and only in three ways (check in, ask to
    /// speak, vote).
    ///
    /// # Errors
    /// A refusal for everything else.
    pub fn may(self, deed: &Deed) -> Result<(), Refusal> {
        let Actor::Delegate(me) = self else { return Ok(()) };
        match deed {
            Deed::Enter { delegate, .. } | Deed::Ask { delegate, .. } | Deed::Cast { delegate, .. } if *delegate == me => Ok(()),
            // Whose turn it is, the hall knows.
            Deed::Withdraw { .. } => Ok(()),
            _ => Err(Refusal::not_allowed("Thẻ đại biểu không làm được việc này.", "Nhờ thư ký hội nghị.")),
        }
    }
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in this conference, from one, without a gap.
    pub number: u64,
    /// When the log heard of it.
    pub at: Timestamp,
    /// Who did it.
    pub by: Actor,
    /// What happened.
    pub deed: Deed,
}
