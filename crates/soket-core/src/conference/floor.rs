//! The floor: who asked to speak, who speaks, who is next; points of order go first.

use crate::conference::spans::Spans;
use crate::id::DelegateId;
use crate::refusal::Refusal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The longest time granted to a speaker, minutes.
pub const LONGEST_SPEECH: u32 = 240;

/// What somebody asks the floor for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TurnKind {
    /// To speak to the matter.
    Speech,
    /// To speak to the procedure: goes before all speeches.
    Order,
}

impl TurnKind {
    /// Both, in the order in which they are offered.
    pub const ALL: [TurnKind; 2] = [TurnKind::Speech, TurnKind::Order];

    /// The word a form of the screen sends.
    pub fn as_str(self) -> &'static str {
        match self {
            TurnKind::Speech => "speech",
            TurnKind::Order => "order",
        }
    }

    /// Reads that word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            TurnKind::Speech => "Xin phát biểu",
            TurnKind::Order => "Ý kiến về cách điều hành",
        }
    }
}

/// Where a turn stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TurnState {
    /// In the queue.
    Waiting,
    /// At the microphone.
    Speaking,
    /// Has spoken.
    Done,
    /// Took the request back.
    Withdrawn,
}

/// What can be done with a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TurnStep {
    /// Put it elsewhere in the queue.
    Place,
    /// Give the floor.
    Give,
    /// Take the floor back.
    End,
    /// Take the request back.
    Withdraw,
    /// Write down what was said.
    Write,
}

impl TurnState {
    /// All states.
    pub const ALL: [TurnState; 4] = [TurnState::Waiting, TurnState::Speaking, TurnState::Done, TurnState::Withdrawn];

    /// Whether a step can be taken from here: the whole state machine.
    ///
    /// # Errors
    /// A refusal that says what to do instead.
    pub fn allow(self, step: TurnStep) -> Result<(), Refusal> {
        use TurnState::{Done, Speaking, Waiting, Withdrawn};
        use TurnStep::{End, Give, Place, Withdraw, Write};
        match (self, step) {
            (Waiting, Place | Give | Withdraw) | (Speaking, End | Write) | (Done, Write) => Ok(()),
            (Waiting, End | Write) => Err(Refusal::conflict("Đại biểu này chưa phát biểu.", "Mời phát biểu trước.")),
            (Speaking, _) => Err(Refusal::conflict("Đại biểu này đang phát biểu.", "Bấm “Kết thúc phát biểu” khi nói xong.")),
            (Done, _) => Err(Refusal::conflict("Lượt phát biểu này đã xong.", "Đăng ký một lượt mới.")),
            (Withdrawn, _) => Err(Refusal::conflict("Lượt phát biểu này đã được rút lại.", "Đăng ký một lượt mới.")),
        }
    }
}

/// A turn at the microphone.
#[derive(Debug, Clone)]
pub struct Turn {
    /// The number of the log's line that asked for it.
    pub id: u64,
    /// Who.
    pub delegate: DelegateId,
    /// For what.
    pub kind: TurnKind,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// Where it stands.
    pub state: TurnState,
    /// When he spoke; pauses are not counted.
    pub spoke: Spans,
    /// Minutes granted.
    pub minutes: u32,
    /// What was said, in the secretary's words.
    pub gist: String,
}

/// The queue and all turns taken.
#[derive(Debug, Clone, Default)]
pub struct Floor {
    /// Every turn, in the order of asking.
    pub turns: Vec<Turn>,
    /// The numbers of those waiting, next first.
    queue: Vec<u64>,
}

impl Floor {
    /// One turn.
    pub fn turn(&self, id: u64) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.id == id)
    }

    /// One turn, to be changed.
    pub fn turn_mut(&mut self, id: u64) -> Option<&mut Turn> {
        self.turns.iter_mut().find(|turn| turn.id == id)
    }

    /// Who speaks.
    pub fn speaking(&self) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.state == TurnState::Speaking)
    }

    /// Who waits, next first.
    pub fn waiting(&self) -> impl Iterator<Item = &Turn> {
        self.queue.iter().filter_map(|id| self.turn(*id))
    }

    /// The request of somebody who waits.
    pub fn waiting_of(&self, delegate: DelegateId) -> Option<&Turn> {
        self.waiting().find(|turn| turn.delegate == delegate)
    }

    /// The same of one kind: whoever waits to speak may still raise a point of order.
    pub fn waits_for(&self, delegate: DelegateId, kind: TurnKind) -> bool {
        self.waiting().any(|turn| turn.delegate == delegate && turn.kind == kind)
    }

    /// Puts a new turn into the queue: a point of order behind the other points of order, a speech at the end.
    pub fn ask(&mut self, turn: Turn) {
        let behind = |id: &&u64| self.turn(**id).is_some_and(|other| other.kind == TurnKind::Order);
        let at = match turn.kind {
            TurnKind::Order => self.queue.iter().take_while(behind).count(),
            TurnKind::Speech => self.queue.len(),
        };
        self.queue.insert(at, turn.id);
        self.turns.push(turn);
    }

    /// Puts a waiting turn at a place in the queue, counted from nought.
    pub fn place(&mut self, id: u64, at: usize) {
        if let Some(from) = self.queue.iter().position(|one| *one == id) {
            self.queue.remove(from);
            self.queue.insert(at.min(self.queue.len()), id);
        }
    }

    /// Gives the floor to a turn; whoever spoke has spoken.
    pub fn give(&mut self, id: u64, minutes: u32, at: Timestamp) {
        self.end(at);
        self.queue.retain(|one| *one != id);
        if let Some(turn) = self.turn_mut(id) {
            turn.state = TurnState::Speaking;
            turn.minutes = minutes;
            turn.spoke.begin(at);
        }
    }

    /// Takes the floor back from whoever speaks.
    pub fn end(&mut self, at: Timestamp) {
        if let Some(turn) = self.turns.iter_mut().find(|turn| turn.state == TurnState::Speaking) {
            turn.spoke.end(at);
            turn.state = TurnState::Done;
        }
    }

    /// Takes a request out of the queue.
    pub fn withdraw(&mut self, id: u64) {
        self.queue.retain(|one| *one != id);
        if let Some(turn) = self.turn_mut(id) {
            turn.state = TurnState::Withdrawn;
        }
    }

    /// Stops the speaker's clock, or lets it go on.
    pub fn pause(&mut self, at: Timestamp) {
        if let Some(turn) = self.turns.iter_mut().find(|turn| turn.state == TurnState::Speaking) {
            turn.spoke.end(at);
        }
    }

    /// Lets the speaker's clock go on.
    pub fn proceed(&mut self, at: Timestamp) {
        if let Some(turn) = self.turns.iter_mut().find(|turn| turn.state == TurnState::Speaking) {
            turn.spoke.begin(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_state_and_step_is_decided() {
        use TurnState::{Done, Speaking, Waiting};
        use TurnStep::{End, Give, Place, Withdraw, Write};
        let allowed = [(Waiting, Place), (Waiting, Give), (Waiting, Withdraw), (Speaking, End), (Speaking, Write), (Done, Write)];
        for state in TurnState::ALL {
            for step in [Place, Give, End, Withdraw, Write] {
                assert_eq!(state.allow(step).is_ok(), allowed.contains(&(state, step)), "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn points_of_order_go_first_and_the_chair_may_change_the_order() {
        let mut floor = Floor::default();
        for (id, kind) in [(1, TurnKind::Speech), (2, TurnKind::Speech), (3, TurnKind::Order), (4, TurnKind::Order), (5, TurnKind::Speech)]
        {
            let (asked_at, spoke) = (Timestamp::UNIX_EPOCH, Spans::default());
            let delegate = DelegateId(i64::try_from(id).unwrap());
            floor.ask(Turn { id, delegate, kind, asked_at, state: TurnState::Waiting, spoke, minutes: 0, gist: String::new() });
        }
        let order = |floor: &Floor| floor.waiting().map(|turn| turn.id).collect::<Vec<_>>();
        assert_eq!(order(&floor), [3, 4, 1, 2, 5]);
        floor.place(5, 0);
        floor.place(3, 99);
        assert_eq!(order(&floor), [5, 4, 1, 2, 3]);
        floor.give(1, 10, Timestamp::UNIX_EPOCH);
        floor.withdraw(4);
        assert_eq!(order(&floor), [5, 2, 3]);
        floor.give(2, 10, Timestamp::from_second(60).unwrap());
        assert_eq!((floor.turn(1).unwrap().state, floor.speaking().unwrap().id), (TurnState::Done, 2));
    }
}
