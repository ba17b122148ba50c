//! The roll: who was called, who is in the room, and the base that follows from both at any moment.

use crate::conference::delegate::{DelegateClass, LeftOut};
use crate::conference::quorum::{Quorum, QuorumRule};
use crate::conference::spans::Spans;
use crate::id::DelegateId;
use crate::refusal::Refusal;
use jiff::Timestamp;
use rpds::RedBlackTreeMapSync;
use serde::{Deserialize, Serialize};

/// How somebody stands on the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// Who.
    pub delegate: DelegateId,
    /// In which class.
    pub class: DelegateClass,
    /// Why not counted, if so.
    pub left_out: Option<LeftOut>,
}

/// Whether somebody is in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Not come yet.
    Awaited,
    /// In the room.
    In,
    /// Was there and left.
    Out,
}

/// What can happen at a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DoorStep {
    /// Somebody comes in.
    Enter,
    /// Somebody leaves.
    Leave,
}

impl Presence {
    /// Whether a step can be taken from here: the whole state machine.
    ///
    /// # Errors
    /// A refusal that says how it stands; nobody is counted twice.
    pub fn allow(self, step: DoorStep) -> Result<(), Refusal> {
        match (self, step) {
            (Presence::Awaited | Presence::Out, DoorStep::Enter) | (Presence::In, DoorStep::Leave) => Ok(()),
            (Presence::In, DoorStep::Enter) => Err(Refusal::conflict(
                "Đại biểu này đã được điểm danh và đang ở trong phòng.",
                "Không cần điểm danh lại; không ai bị đếm hai lần.",
            )),
            (Presence::Awaited, DoorStep::Leave) => {
                Err(Refusal::conflict("Đại biểu này chưa được điểm danh vào.", "Điểm danh vào trước, hoặc xem lại đã bấm đúng người chưa."))
            }
            (Presence::Out, DoorStep::Leave) => Err(Refusal::conflict("Đại biểu này đã ra ngoài rồi.", "Bấm “Vào” khi đại biểu trở lại.")),
        }
    }
}

/// One person's place on the roll.
#[derive(Debug, Clone)]
pub struct Place {
    /// How the person stands on it.
    pub enrolment: Enrolment,
    /// When in the room.
    pub stays: Spans,
}

impl Place {
    /// Whether the person is in the room.
    pub fn presence(&self) -> Presence {
        match (self.stays.is_running(), self.stays.first()) {
            (true, _) => Presence::In,
            (false, Some(_)) => Presence::Out,
            (false, None) => Presence::Awaited,
        }
    }

    /// Whether the person belongs to the base (Quy định 24-QĐ/TW, item 9.3).
    pub fn is_counted(&self) -> bool {
        let has_come = self.stays.first().is_some();
        let counts = |reason: LeftOut| reason.ends_by_coming() && has_come;
        self.enrolment.class == DelegateClass::Voting && self.enrolment.left_out.is_none_or(counts)
    }

    /// Whether the person may vote now.
    pub fn votes(&self) -> bool {
        self.is_counted() && self.stays.is_running()
    }
}

/// How many of one class there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClassCount {
    /// On the roll.
    pub called: u32,
    /// In the room.
    pub present: u32,
    /// In the room at some time.
    pub came: u32,
}

/// Everybody who was called or invited. The counts are kept up with every step, so that asking costs nothing.
#[derive(Debug, Clone, Default)]
pub struct Roll {
    places: RedBlackTreeMapSync<DelegateId, Place>,
    base: u32,
    voters: u32,
    classes: [ClassCount; 3],
}

impl Roll {
    /// Puts somebody on the roll, or changes how the person stands on it.
    pub fn enrol(&mut self, enrolment: Enrolment) {
        let stays = self.places.get(&enrolment.delegate).map(|place| place.stays.clone());
        self.put(Place { enrolment, stays: stays.unwrap_or_default() });
    }

    /// Lets somebody in or out at a moment; whoever is not on the roll changes nothing.
    pub fn step(&mut self, delegate: DelegateId, step: DoorStep, at: Timestamp) {
        let Some(mut place) = self.places.get(&delegate).cloned() else { return };
        match step {
            DoorStep::Enter => place.stays.begin(at),
            DoorStep::Leave => place.stays.end(at),
        }
        self.put(place);
    }

    fn put(&mut self, place: Place) {
        let delegate = place.enrolment.delegate;
        if let Some(before) = self.places.get(&delegate).cloned() {
            self.count(&before, u32::wrapping_sub);
        }
        self.count(&place, u32::wrapping_add);
        self.places.insert_mut(delegate, place);
    }

    fn count(&mut self, place: &Place, turn: fn(u32, u32) -> u32) {
        let class = &mut self.classes[place.enrolment.class as usize];
        class.called = turn(class.called, 1);
        class.present = turn(class.present, u32::from(place.stays.is_running()));
        class.came = turn(class.came, u32::from(place.stays.first().is_some()));
        self.base = turn(self.base, u32::from(place.is_counted()));
        self.voters = turn(self.voters, u32::from(place.votes()));
    }

    /// One person's place.
    pub fn place(&self, delegate: DelegateId) -> Option<&Place> {
        self.places.get(&delegate)
    }

    /// All places.
    pub fn places(&self) -> impl Iterator<Item = (DelegateId, &Place)> {
        self.places.iter().map(|(delegate, place)| (*delegate, place))
    }

    /// How many of a class there are.
    pub fn class(&self, class: DelegateClass) -> ClassCount {
        self.classes[class as usize]
    }

    /// The classes, each with how many there are.
    pub fn classes(&self) -> [(DelegateClass, ClassCount); 3] {
        DelegateClass::ALL.map(|class| (class, self.class(class)))
    }

    /// The quorum now, by a rule.
    pub fn quorum(&self, rule: QuorumRule) -> Quorum {
        Quorum { base: self.base, present: self.voters, needed: rule.needed(self.base) }
    }

    /// Who is left out of the base now, with the reason of each.
    pub fn left_out(&self) -> impl Iterator<Item = (DelegateId, LeftOut)> {
        let out = |(delegate, place): (DelegateId, &Place)| Some((delegate, place.enrolment.left_out?)).filter(|_| !place.is_counted());
        self.places().filter(|(_, place)| place.enrolment.class == DelegateClass::Voting).filter_map(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_pair_of_presence_and_step_is_decided() {
        for (presence, step, allowed) in [
            (Presence::Awaited, DoorStep::Enter, true),
            (Presence::Awaited, DoorStep::Leave, false),
            (Presence::In, DoorStep::Enter, false),
            (Presence::In, DoorStep::Leave, true),
            (Presence::Out, DoorStep::Enter, true),
            (Presence::Out, DoorStep::Leave, false),
        ] {
            assert_eq!(presence.allow(step).is_ok(), allowed, "{presence:?} {step:?}");
        }
    }

    /// One thing that happens to one of nine people.
    #[derive(Debug, Clone)]
    enum Happens {
        Enrols(i64, DelegateClass, Option<LeftOut>),
        Steps(i64, DoorStep),
    }

    fn happens() -> impl Strategy<Value = Happens> {
        let who = 0..9_i64;
        let class = proptest::sample::select(DelegateClass::ALL.to_vec());
        let reason = proptest::option::of(proptest::sample::select(LeftOut::ALL.to_vec()));
        let step = proptest::sample::select(vec![DoorStep::Enter, DoorStep::Leave]);
        prop_oneof![
            1 => (who.clone(), class, reason).prop_map(|(who, class, reason)| Happens::Enrols(who, class, reason)),
            4 => (who, step).prop_map(|(who, step)| Happens::Steps(who, step)),
        ]
    }

    /// The slow reference: reads the whole story again for one person.
    fn told(story: &[Happens], who: i64) -> Option<(DelegateClass, Option<LeftOut>, bool, bool)> {
        let mut standing = None;
        for one in story {
            match (one, &mut standing) {
                (Happens::Enrols(of, class, reason), None) if *of == who => standing = Some((*class, *reason, false, false)),
                (Happens::Enrols(of, class, reason), Some(known)) if *of == who => (known.0, known.1) = (*class, *reason),
                (Happens::Steps(of, DoorStep::Enter), Some(known)) if *of == who => (known.2, known.3) = (true, true),
                (Happens::Steps(of, DoorStep::Leave), Some(known)) if *of == who => known.2 = false,
                _ => {}
            }
        }
        standing
    }

    proptest! {
        #[test]
        fn counts_equal_a_slow_reference(story in prop::collection::vec(happens(), 0..80)) {
            let mut roll = Roll::default();
            for (second, one) in (0_i64..).zip(&story) {
                match one {
                    Happens::Enrols(who, class, left_out) => roll.enrol(Enrolment { delegate: DelegateId(*who), class: *class, left_out: *left_out }),
                    Happens::Steps(who, step) => roll.step(DelegateId(*who), *step, Timestamp::from_second(second).unwrap()),
                }
            }
            let known: Vec<_> = (0..9).filter_map(|who| told(&story, who)).collect();
            let counted = |(class, reason, _, came): &&(DelegateClass, Option<LeftOut>, bool, bool)| {
                *class == DelegateClass::Voting
                    && match reason {
                        None => true,
                        Some(LeftOut::Exempt | LeftOut::Excused) => *came,
                        Some(LeftOut::Elsewhere | LeftOut::Suspended | LeftOut::Detained) => false,
                    }
            };
            let base = known.iter().filter(counted).count() as u32;
            let present = known.iter().filter(counted).filter(|one| one.2).count() as u32;
            let quorum = roll.quorum(QuorumRule::USUAL);
            prop_assert_eq!((quorum.base, quorum.present), (base, present));
            prop_assert_eq!(quorum.needed, (base * 2).div_ceil(3));
            for class in DelegateClass::ALL {
                let of: Vec<_> = known.iter().filter(|one| one.0 == class).collect();
                let count = ClassCount {
                    called: of.len() as u32,
                    present: of.iter().filter(|one| one.2).count() as u32,
                    came: of.iter().filter(|one| one.3).count() as u32,
                };
                prop_assert_eq!(roll.class(class), count);
            }
            let voting = known.iter().filter(|one| one.0 == DelegateClass::Voting).count() as u32;
            prop_assert_eq!(roll.left_out().count() as u32, voting - base);
        }
    }
}
