//! Awards handed over in a hall: each once, and the wall goes on to whoever is called next.

use super::{Hall, Handed};
use crate::conference::ConferenceState;
use crate::conference::deed::Deed;
use crate::conference::screen::Slide;
use crate::id::AwardId;
use crate::refusal::Refusal;

impl Hall {
    /// Takes in that an award was handed over, or that it was not.
    pub(super) fn hand(&mut self, deed: &Deed) {
        match deed {
            Deed::HandOver { award, next } => {
                let item = self.current().map(|item| item.planned.item);
                self.handed.push(Handed { award: *award, item, at: self.at });
                self.slide = next.map_or(Slide::Item, Slide::Award);
            }
            Deed::TakeBack { award } => {
                self.handed.retain(|handed| handed.award != *award);
                // What is put right after the end leaves the wall as it is.
                if self.state == ConferenceState::Running {
                    self.slide = Slide::Award(*award);
                }
            }
            _ => {}
        }
    }

    /// Whether an award was handed over here.
    pub fn was_handed(&self, award: AwardId) -> bool {
        self.handed.iter().any(|handed| handed.award == award)
    }

    /// Whether an award may be written down as handed over, or as not.
    pub(super) fn may_hand(&self, deed: &Deed) -> Result<(), Refusal> {
        match deed {
            Deed::HandOver { award, .. } if self.was_handed(*award) => {
                Err(Refusal::conflict("Bản khen này đã ghi là trao rồi.", "Gọi người tiếp theo trong danh sách."))
            }
            Deed::TakeBack { award } if !self.was_handed(*award) => {
                Err(Refusal::conflict("Bản khen này chưa ghi là trao.", "Xem lại danh sách gọi tên."))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conference::agenda::Planned;
    use crate::conference::deed::{Actor, Line};
    use crate::conference::quorum::QuorumRule;
    use crate::id::{AccountId, AgendaItemId};
    use jiff::Timestamp;

    const FIRST: AwardId = AwardId(1);
    const SECOND: AwardId = AwardId(2);

    fn after(deeds: &[Deed]) -> Hall {
        let by = Actor::Account(AccountId(1));
        let item = Planned { item: AgendaItemId(9), minutes: 15 };
        let opening = [
            Deed::OpenDoors { roll: Vec::new(), items: vec![item], rule: QuorumRule::USUAL },
            Deed::Begin,
            Deed::BeginItem { item: item.item },
        ];
        let mut hall = Hall::default();
        for (number, deed) in (1..).zip(opening.iter().chain(deeds)) {
            hall.check(by, deed).unwrap_or_else(|no| panic!("{deed:?}: {no}"));
            hall.read(&Line { number, at: Timestamp::UNIX_EPOCH, by, deed: deed.clone() });
        }
        hall
    }

    #[test]
    fn each_award_is_handed_over_once_and_the_wall_goes_on() {
        let first = Deed::HandOver { award: FIRST, next: Some(SECOND) };
        let second = Deed::HandOver { award: SECOND, next: None };
        let back = Deed::TakeBack { award: FIRST };
        for (deeds, handed, slide) in [
            (vec![], vec![], Slide::Item),
            (vec![first.clone()], vec![FIRST], Slide::Award(SECOND)),
            (vec![first.clone(), second.clone()], vec![FIRST, SECOND], Slide::Item),
            (vec![first.clone(), back.clone()], vec![], Slide::Award(FIRST)),
            (vec![first.clone(), back.clone(), first.clone()], vec![FIRST], Slide::Award(SECOND)),
        ] {
            let hall = after(&deeds);
            assert_eq!(hall.handed.iter().map(|one| one.award).collect::<Vec<_>>(), handed, "{deeds:?}");
            assert_eq!(hall.slide, slide, "{deeds:?}");
            assert!(hall.handed.iter().all(|one| one.item == Some(AgendaItemId(9))));
            let by = Actor::Account(AccountId(1));
            assert_eq!(hall.check(by, &first).is_ok(), !handed.contains(&FIRST), "{deeds:?}");
            assert_eq!(hall.check(by, &back).is_ok(), handed.contains(&FIRST), "{deeds:?}");
        }
    }
}
