//! The same lines give the same hall, and what is counted is what a slow reader of the log counts.

use crate::room::{DESK, Room, card, tally};
use proptest::prelude::*;
use soket_core::conference::agenda::ItemState;
use soket_core::conference::deed::Deed;
use soket_core::conference::floor::{TurnKind, TurnState};
use soket_core::conference::hall::Hall;
use soket_core::conference::note::NoteKind;
use soket_core::conference::vote::form::{Choice, VoteBase, VoteForm};
use soket_core::id::{AgendaItemId, DelegateId};

/// A try at something: most of them are refused.
fn deed() -> impl Strategy<Value = Deed> {
    let who = (1..10_i64).prop_map(DelegateId);
    let line = 1..40_u64;
    let item = (1..4_i64).prop_map(AgendaItemId);
    let form = proptest::sample::select(vec![VoteForm::Hands, VoteForm::Phones]);
    let counts = (0..5_u32, 0..2_u32, 0..2_u32).prop_map(|(agree, against, other)| tally(agree, against, other));
    let question = |form| soket_core::conference::vote::Question { subject: "Thông qua".to_owned(), form, base: VoteBase::Members };
    let choice = proptest::sample::select(Choice::ALL.to_vec());
    prop_oneof![
        8 => (who.clone(), 0..90_u32).prop_map(|(delegate, late)| Deed::Enter { delegate, door: String::new(), late }),
        4 => (who.clone(), 0..90_u32).prop_map(|(delegate, late)| Deed::Leave { delegate, door: String::new(), late }),
        2 => Just(Deed::Begin),
        1 => any::<bool>().prop_map(|is_read| Deed::End { is_read }),
        1 => Just(Deed::Resume),
        3 => item.prop_map(|item| Deed::BeginItem { item }),
        1 => Just(Deed::Pause),
        1 => Just(Deed::Proceed),
        3 => who.clone().prop_map(|delegate| Deed::Ask { delegate, turn: TurnKind::Speech }),
        3 => line.clone().prop_map(|turn| Deed::Give { turn, minutes: 5 }),
        2 => form.prop_map(move |form| Deed::OpenVote { question: question(form) }),
        6 => (line.clone(), who.clone(), choice).prop_map(|(vote, delegate, choice)| Deed::Cast { vote, delegate, choice }),
        2 => line.clone().prop_map(|vote| Deed::CloseVote { vote }),
        3 => (line.clone(), counts.clone(), who.clone()).prop_map(|(vote, tally, teller)| Deed::Count { vote, tally, teller }),
        3 => (line, counts, who).prop_map(|(vote, tally, teller)| Deed::Confirm { vote, tally, teller }),
        1 => Just(Deed::Note { kind: NoteKind::Limit, text: "Chậm".to_owned(), delegate: None }),
    ]
}

proptest! {
    #[test]
    fn the_same_lines_give_the_same_hall(deeds in prop::collection::vec(deed(), 0..120)) {
        let mut room = Room::open();
        for one in deeds {
            let _ = match &one {
                Deed::Ask { delegate, .. } | Deed::Cast { delegate, .. } => room.tries(card(delegate.0), one),
                _ => room.tries(DESK, one),
            };
        }
        prop_assert_eq!(format!("{:?}", Hall::after(&room.log)), format!("{:?}", room.hall));
        // At most one of each is at the front at any time.
        prop_assert!(room.hall.items.iter().filter(|item| item.state == ItemState::Current).count() <= 1);
        prop_assert!(room.hall.floor.turns.iter().filter(|turn| turn.state == TurnState::Speaking).count() <= 1);
        for vote in room.hall.votes() {
            // The base of a vote is what the log counts up to its own line, whatever happened afterwards.
            let before = Hall::after(room.log.iter().filter(|line| line.number < vote.id));
            prop_assert_eq!(vote.base, before.quorum().base);
            prop_assert_eq!(vote.present(), before.quorum().present);
            prop_assert!(vote.ballots.keys().all(|delegate| vote.entitled.contains(delegate)));
            prop_assert!(vote.outcome().is_none_or(|outcome| outcome.tally.sum() <= u64::from(vote.present())));
        }
    }
}
