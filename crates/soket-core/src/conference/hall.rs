//! The hall: how a conference stands after so many lines of its log. The same lines give the same hall, always.

mod check;
mod handing;

use crate::conference::ConferenceState;
use crate::conference::agenda::{Item, ItemState, Planned};
use crate::conference::deed::{Actor, Deed, Line};
use crate::conference::floor::{Floor, Turn, TurnState};
use crate::conference::note::Note;
use crate::conference::quorum::{Quorum, QuorumRule};
use crate::conference::roll::{DoorStep, Roll};
use crate::conference::screen::Slide;
use crate::conference::spans::Spans;
use crate::conference::vote::{Count, Tally, Vote, VoteState};
use crate::id::{AgendaItemId, AwardId, DelegateId};
use jiff::{SignedDuration, Timestamp};
use rpds::RedBlackTreeMapSync;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An award that was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handed {
    /// Which.
    pub award: AwardId,
    /// Under which point.
    pub item: Option<AgendaItemId>,
    /// When.
    pub at: Timestamp,
}

/// A conference as its log tells it. A copy shares with the original what is large in it (rolls, ballots), so that a ballot among
/// thousands copies neither.
#[derive(Debug, Clone)]
pub struct Hall {
    /// Where it stands.
    pub state: ConferenceState,
    /// How many lines of the log it has read.
    pub lines: u64,
    /// The moment of the last of them.
    pub at: Timestamp,
    /// Who was called and who is there.
    pub roll: Roll,
    /// By what rule enough are there.
    pub rule: QuorumRule,
    /// The points of the programme, in its order.
    pub items: Vec<Item>,
    /// Whether all clocks stand still.
    pub is_paused: bool,
    /// Who asked to speak, speaks, and spoke.
    pub floor: Floor,
    /// What the secretary wrote down.
    pub notes: Vec<Note>,
    votes: Vec<Arc<Vote>>,
    /// What the projector shows.
    pub slide: Slide,
    /// Whether the minutes were read again before it was closed.
    pub is_read: bool,
    /// From the opening to the closing.
    pub sat: Spans,
    /// Who was there when it was opened.
    pub at_opening: Option<Quorum>,
    /// Each time enough were there, or no longer enough.
    pub quorums: Vec<(Timestamp, Quorum)>,
    /// What was handed over, in that order.
    pub handed: Vec<Handed>,
    /// Under which point each turn at the microphone was taken.
    pub turns_at: BTreeMap<u64, AgendaItemId>,
    /// Under which point each vote was opened.
    pub votes_at: BTreeMap<u64, AgendaItemId>,
}

impl Default for Hall {
    fn default() -> Self {
        Self {
            state: ConferenceState::default(),
            lines: 0,
            at: Timestamp::UNIX_EPOCH,
            roll: Roll::default(),
            rule: QuorumRule::USUAL,
            items: Vec::new(),
            is_paused: false,
            floor: Floor::default(),
            notes: Vec::new(),
            votes: Vec::new(),
            slide: Slide::default(),
            is_read: false,
            sat: Spans::default(),
            at_opening: None,
            quorums: Vec::new(),
            handed: Vec::new(),
            turns_at: BTreeMap::new(),
            votes_at: BTreeMap::new(),
        }
    }
}

impl Hall {
    /// The hall after a whole log.
    pub fn after<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Self {
        let mut hall = Self::default();
        for line in lines {
            hall.read(line);
        }
        hall
    }

    /// The moment at which something that happens now is written down: a clock that was set back does not turn the log back.
    pub fn moment(&self, now: Timestamp) -> Timestamp {
        now.max(self.at)
    }

    /// Reads one more line; whoever wrote it asked [`Hall::check`] first.
    pub fn read(&mut self, line: &Line) {
        self.lines = line.number;
        self.at = self.moment(line.at);
        self.happen(line);
        let quorum = self.quorum();
        let was_reached = self.quorums.last().is_some_and(|(_, last)| last.is_reached());
        if self.state != ConferenceState::Ended && quorum.is_reached() != was_reached {
            self.quorums.push((self.at, quorum));
        }
    }

    fn happen(&mut self, line: &Line) {
        let at = self.at;
        match &line.deed {
            Deed::OpenDoors { roll, items, rule } => {
                self.state = ConferenceState::Gathering;
                roll.iter().for_each(|enrolment| self.roll.enrol(*enrolment));
                self.plan(items, *rule);
            }
            Deed::Enrol { enrolment } => self.roll.enrol(*enrolment),
            Deed::Plan { items, rule } => self.plan(items, *rule),
            Deed::Begin => {
                self.state = ConferenceState::Running;
                self.sat.begin(at);
                self.at_opening = Some(self.quorum());
            }
            Deed::End { is_read } => {
                self.is_read = *is_read;
                self.end();
            }
            Deed::Resume => {
                self.state = ConferenceState::Running;
                self.sat.begin(at);
            }
            Deed::Enter { delegate, late, .. } => self.roll.step(*delegate, DoorStep::Enter, before(at, *late)),
            Deed::Leave { delegate, late, .. } => self.roll.step(*delegate, DoorStep::Leave, before(at, *late)),
            Deed::BeginItem { item } => self.begin_item(*item),
            Deed::EndItem { .. } => self.end_item(),
            Deed::SkipItem { item } => {
                self.items.iter_mut().filter(|one| one.planned.item == *item).for_each(|one| one.state = ItemState::Skipped);
            }
            Deed::Pause => self.pause(),
            Deed::Proceed => self.proceed(),
            Deed::Show { slide } => self.slide = *slide,
            deed => self.speak(line, deed),
        }
    }

    fn speak(&mut self, line: &Line, deed: &Deed) {
        let at = self.at;
        match deed {
            Deed::Ask { delegate, turn } => self.floor.ask(Turn {
                id: line.number,
                delegate: *delegate,
                kind: *turn,
                asked_at: at,
                state: TurnState::Waiting,
                spoke: Spans::default(),
                minutes: 0,
                gist: String::new(),
            }),
            Deed::Withdraw { turn } => self.floor.withdraw(*turn),
            Deed::Place { turn, at } => self.floor.place(*turn, *at),
            Deed::Give { turn, minutes } => {
                self.proceed();
                self.floor.give(*turn, *minutes, at);
                if let Some(item) = self.current() {
                    self.turns_at.insert(*turn, item.planned.item);
                }
            }
            Deed::EndTurn { .. } => self.floor.end(at),
            Deed::Gist { turn, text } => {
                if let Some(turn) = self.floor.turn_mut(*turn) {
                    text.clone_into(&mut turn.gist);
                }
            }
            deed => self.write(line, deed),
        }
    }

    fn write(&mut self, line: &Line, deed: &Deed) {
        let note =
            |notes: &mut Vec<Note>, id: u64, change: &dyn Fn(&mut Note)| notes.iter_mut().filter(|note| note.id == id).for_each(change);
        match deed {
            Deed::Note { kind, text, delegate } => {
                let item = self.current().map(|item| item.planned.item);
                let (text, task, is_struck) = (text.clone(), None, false);
                self.notes.push(Note { id: line.number, item, kind: *kind, text, delegate: *delegate, at: self.at, task, is_struck });
            }
            Deed::Mend { note: id, text } => note(&mut self.notes, *id, &|note| text.clone_into(&mut note.text)),
            Deed::Strike { note: id } => note(&mut self.notes, *id, &|note| note.is_struck = true),
            Deed::SetTask { note: id, task } => note(&mut self.notes, *id, &|note| note.task = Some(*task)),
            deed => self.vote_on(line, deed),
        }
    }

    fn vote_on(&mut self, line: &Line, deed: &Deed) {
        let at = self.at;
        match deed {
            Deed::OpenVote { question } => {
                let entitled = Arc::new(self.roll.places().filter(|(_, place)| place.votes()).map(|(delegate, _)| delegate).collect());
                let (base, question) = (self.quorum().base, question.clone());
                let (ballots, counts, cancelled) = (RedBlackTreeMapSync::default(), Vec::new(), String::new());
                if let Some(item) = self.current() {
                    self.votes_at.insert(line.number, item.planned.item);
                }
                let state = VoteState::Open;
                let opened = Vote { id: line.number, question, opened_at: at, base, entitled, ballots, state, counts, cancelled };
                self.votes.push(Arc::new(opened));
                self.slide = Slide::Vote;
            }
            Deed::Cast { vote, delegate, choice } => self.change_vote(*vote, |vote| {
                vote.ballots.insert_mut(*delegate, *choice);
            }),
            Deed::CloseVote { vote } => self.change_vote(*vote, |vote| {
                vote.counts.push(Count { tally: vote.ballots_counted(), teller: None, at, reason: String::new() });
                vote.state = VoteState::Settled;
            }),
            Deed::Count { vote, tally, teller } => self.count(*vote, (*tally, *teller), VoteState::Counted, ""),
            Deed::Confirm { vote, tally, teller } => self.count(*vote, (*tally, *teller), VoteState::Settled, ""),
            Deed::CorrectVote { vote, tally, teller, reason } => self.count(*vote, (*tally, *teller), VoteState::Settled, reason),
            Deed::CancelVote { vote, reason } => {
                self.change_vote(*vote, |vote| {
                    reason.clone_into(&mut vote.cancelled);
                    vote.state = VoteState::Void;
                });
                // The wall would else show the result of the vote before.
                self.slide = Slide::Item;
            }
            deed => self.hand(deed),
        }
    }

    fn count(&mut self, vote: u64, (tally, teller): (Tally, DelegateId), state: VoteState, reason: &str) {
        let at = self.at;
        self.change_vote(vote, |vote| {
            vote.counts.push(Count { tally, teller: Some(teller), at, reason: reason.to_owned() });
            vote.state = state;
        });
    }

    fn change_vote(&mut self, id: u64, change: impl FnOnce(&mut Vote)) {
        if let Some(vote) = self.votes.iter_mut().find(|vote| vote.id == id) {
            change(Arc::make_mut(vote));
        }
    }

    fn plan(&mut self, items: &[Planned], rule: QuorumRule) {
        self.rule = rule;
        let known = std::mem::take(&mut self.items);
        let item = |planned: &Planned| match known.iter().find(|item| item.planned.item == planned.item) {
            Some(item) => Item { planned: *planned, ..item.clone() },
            None => Item { planned: *planned, state: ItemState::Waiting, took: Spans::default() },
        };
        self.items = items.iter().map(item).collect();
    }

    fn begin_item(&mut self, begun: AgendaItemId) {
        self.end_item();
        self.is_paused = false;
        let at = self.at;
        if let Some(item) = self.items.iter_mut().find(|item| item.planned.item == begun) {
            item.state = ItemState::Current;
            item.took.begin(at);
            self.slide = Slide::Item;
        }
    }

    fn end_item(&mut self) {
        let at = self.at;
        self.floor.end(at);
        if let Some(item) = self.items.iter_mut().find(|item| item.state == ItemState::Current) {
            item.state = ItemState::Done;
            item.took.end(at);
        }
    }

    fn end(&mut self) {
        self.end_item();
        self.is_paused = false;
        self.sat.end(self.at);
        self.state = ConferenceState::Ended;
        self.slide = Slide::Welcome;
    }

    fn pause(&mut self) {
        let at = self.at;
        self.is_paused = true;
        self.floor.pause(at);
        self.items.iter_mut().filter(|item| item.state == ItemState::Current).for_each(|item| item.took.end(at));
    }

    fn proceed(&mut self) {
        let at = self.at;
        if std::mem::take(&mut self.is_paused) {
            self.floor.proceed(at);
            self.items.iter_mut().filter(|item| item.state == ItemState::Current).for_each(|item| item.took.begin(at));
        }
    }

    /// The quorum now.
    pub fn quorum(&self) -> Quorum {
        self.roll.quorum(self.rule)
    }

    /// The point that is being dealt with.
    pub fn current(&self) -> Option<&Item> {
        self.items.iter().find(|item| item.state == ItemState::Current)
    }

    /// The point that comes next: the first behind the current one that waits.
    pub fn next(&self) -> Option<&Item> {
        let from = self.items.iter().position(|item| item.state == ItemState::Current).map_or(0, |at| at + 1);
        self.items[from..].iter().find(|item| item.state == ItemState::Waiting)
    }

    /// One point.
    pub fn item(&self, id: AgendaItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.planned.item == id)
    }

    /// All votes, in the order in which they were opened.
    pub fn votes(&self) -> impl DoubleEndedIterator<Item = &Vote> {
        self.votes.iter().map(Arc::as_ref)
    }

    /// One vote.
    pub fn vote(&self, id: u64) -> Option<&Vote> {
        self.votes().find(|vote| vote.id == id)
    }

    /// The vote that has no result yet.
    pub fn open_vote(&self) -> Option<&Vote> {
        self.votes().find(|vote| matches!(vote.state, VoteState::Open | VoteState::Counted))
    }

    /// One note.
    pub fn note(&self, id: u64) -> Option<&Note> {
        self.notes.iter().find(|note| note.id == id)
    }

    /// Who does what is written under whose name: a delegate's own waiting request.
    pub fn is_turn_of(&self, turn: u64, by: Actor) -> bool {
        match by {
            Actor::Account(_) => true,
            Actor::Delegate(me) => self.floor.turn(turn).is_some_and(|turn| turn.delegate == me),
        }
    }
}

/// So many seconds before a moment: when somebody passed a door whose network was down.
pub(super) fn before(at: Timestamp, late: u32) -> Timestamp {
    at.checked_sub(SignedDuration::from_secs(i64::from(late))).unwrap_or(at)
}
