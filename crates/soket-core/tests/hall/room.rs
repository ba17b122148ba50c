//! A room in which things happen one after another, a minute apart, as the log would write them.

use jiff::{SignedDuration, Timestamp};
use soket_core::conference::agenda::Planned;
use soket_core::conference::deed::{Actor, Deed, Line};
use soket_core::conference::delegate::{DelegateClass, LeftOut};
use soket_core::conference::hall::Hall;
use soket_core::conference::quorum::QuorumRule;
use soket_core::conference::roll::Enrolment;
use soket_core::conference::vote::form::{VoteBase, VoteForm};
use soket_core::conference::vote::{Question, Tally};
use soket_core::id::{AccountId, AgendaItemId, DelegateId};
use soket_core::refusal::Refusal;

/// The chair's desk.
pub const DESK: Actor = Actor::Account(AccountId(1));

pub struct Room {
    pub hall: Hall,
    pub log: Vec<Line>,
}

impl Room {
    /// Six members (one of them exempt, one suspended), one on probation, one guest; three points of ten minutes.
    pub fn open() -> Self {
        let mut room = Self { hall: Hall::default(), log: Vec::new() };
        let enrolment = |delegate, class, left_out| Enrolment { delegate: DelegateId(delegate), class, left_out };
        let mut roll: Vec<Enrolment> = (1..=4).map(|delegate| enrolment(delegate, DelegateClass::Voting, None)).collect();
        roll.push(enrolment(5, DelegateClass::Voting, Some(LeftOut::Exempt)));
        roll.push(enrolment(6, DelegateClass::Voting, Some(LeftOut::Suspended)));
        roll.push(enrolment(7, DelegateClass::Probationary, None));
        roll.push(enrolment(8, DelegateClass::Guest, None));
        let items = (1..=3).map(|item| Planned { item: AgendaItemId(item), minutes: 10 }).collect();
        room.does(Deed::OpenDoors { roll, items, rule: QuorumRule::USUAL });
        room
    }

    /// The desk does something a minute later.
    pub fn does(&mut self, deed: Deed) -> u64 {
        self.tries(DESK, deed).unwrap()
    }

    /// Somebody tries something a minute later; gives the number of its line.
    pub fn tries(&mut self, by: Actor, deed: Deed) -> Result<u64, Refusal> {
        self.hall.check(by, &deed)?;
        let number = self.hall.lines + 1;
        let at = Timestamp::UNIX_EPOCH + SignedDuration::from_mins(i64::try_from(number).unwrap());
        let line = Line { number, at, by, deed };
        self.hall.read(&line);
        self.log.push(line);
        Ok(number)
    }

    pub fn enters(&mut self, delegates: impl IntoIterator<Item = i64>) {
        for delegate in delegates {
            self.does(Deed::Enter { delegate: DelegateId(delegate), door: "Cửa 1".to_owned(), late: 0 });
        }
    }

    pub fn leaves(&mut self, delegate: i64) {
        self.does(Deed::Leave { delegate: DelegateId(delegate), door: "Cửa 1".to_owned(), late: 0 });
    }

    pub fn opens_vote(&mut self, form: VoteForm, base: VoteBase) -> u64 {
        self.does(Deed::OpenVote { question: Question { subject: "Thông qua chương trình".to_owned(), form, base } })
    }
}

pub fn card(delegate: i64) -> Actor {
    Actor::Delegate(DelegateId(delegate))
}

pub fn tally(agree: u32, against: u32, other: u32) -> Tally {
    Tally { agree, against, other }
}
