//! A morning as it goes.

use crate::room::{Room, card, tally};
use soket_core::conference::ConferenceState;
use soket_core::conference::agenda::ItemState;
use soket_core::conference::deed::Deed;
use soket_core::conference::floor::{TurnKind, TurnState};
use soket_core::conference::note::NoteKind;
use soket_core::conference::screen::Slide;
use soket_core::conference::vote::form::{Choice, VoteBase, VoteForm};
use soket_core::id::{AgendaItemId, DelegateId};

#[test]
fn the_quorum_is_reached_lost_and_reached_again_and_each_time_is_kept() {
    let mut room = Room::open();
    room.enters([1, 2]);
    assert!(room.hall.quorums.is_empty());
    room.enters([3]);
    // The exempt member makes the base larger by coming: 4 of 5, where 4 are needed.
    room.enters([5, 8, 7]);
    let quorum = room.hall.quorum();
    assert_eq!((quorum.base, quorum.present, quorum.needed), (5, 4, 4));
    room.leaves(1);
    room.enters([4]);
    let told: Vec<_> = room.hall.quorums.iter().map(|(_, quorum)| (quorum.present, quorum.base, quorum.is_reached())).collect();
    assert_eq!(told, [(3, 4, true), (3, 5, false), (4, 5, true)]);
}

#[test]
fn points_speakers_and_pauses_take_the_time_that_they_really_took() {
    let mut room = Room::open();
    room.enters([1, 2, 3]);
    room.does(Deed::Begin);
    room.does(Deed::BeginItem { item: AgendaItemId(1) });
    let asked = room.tries(card(2), Deed::Ask { delegate: DelegateId(2), turn: TurnKind::Speech }).unwrap();
    room.does(Deed::Give { turn: asked, minutes: 5 });
    room.does(Deed::Pause);
    room.does(Deed::Note { kind: NoteKind::Opinion, text: "Đề nghị bổ sung số liệu".to_owned(), delegate: Some(DelegateId(2)) });
    room.does(Deed::Proceed);
    room.does(Deed::EndTurn { turn: asked });
    room.does(Deed::BeginItem { item: AgendaItemId(2) });
    let (hall, first) = (&room.hall, &room.hall.items[0]);
    assert_eq!((first.state, first.took.lasted(hall.at).as_mins()), (ItemState::Done, 5));
    let turn = hall.floor.turn(asked).unwrap();
    assert_eq!((turn.state, turn.spoke.lasted(hall.at).as_mins()), (TurnState::Done, 2));
    assert_eq!(hall.notes[0].item, Some(AgendaItemId(1)));
    assert_eq!((hall.next().unwrap().planned.item, hall.slide), (AgendaItemId(3), Slide::Item));
    assert_eq!(hall.items[1].seconds_left(hall.at + jiff::SignedDuration::from_mins(12)), -120);
}

#[test]
fn whoever_was_there_when_a_vote_opened_votes_in_it_and_nobody_else() {
    let mut room = Room::open();
    room.enters([1, 2, 3, 7, 8]);
    room.does(Deed::Begin);
    let vote = room.opens_vote(VoteForm::Phones, VoteBase::Members);
    room.enters([4]);
    room.leaves(3);
    let mut cast = |delegate: i64| room.tries(card(delegate), Deed::Cast { vote, delegate: DelegateId(delegate), choice: Choice::For });
    assert!(cast(1).is_ok());
    for (delegate, why) in [(3, "gone out"), (4, "came later"), (6, "suspended"), (7, "on probation"), (8, "a guest"), (9, "unknown")] {
        assert!(cast(delegate).is_err(), "{why}");
    }
    assert!(cast(2).is_ok());
    // A change of mind before the phones are closed counts once.
    room.tries(card(2), Deed::Cast { vote, delegate: DelegateId(2), choice: Choice::Other }).unwrap();
    room.does(Deed::CloseVote { vote });
    let outcome = room.hall.vote(vote).unwrap().outcome().unwrap();
    assert_eq!((outcome.tally, outcome.silent, outcome.of, outcome.is_passed), (tally(1, 0, 1), 1, 4, false));
}

#[test]
fn a_hand_vote_is_counted_twice_and_put_right_with_a_reason() {
    let mut room = Room::open();
    room.enters([1, 2, 3, 4, 7]);
    room.does(Deed::Begin);
    let vote = room.opens_vote(VoteForm::Hands, VoteBase::Present);
    let (first, second) = (DelegateId(1), DelegateId(7));
    assert!(room.tries(crate::room::DESK, Deed::Count { vote, tally: tally(5, 0, 0), teller: first }).is_err(), "more hands than people");
    room.does(Deed::Count { vote, tally: tally(3, 0, 0), teller: first });
    assert!(room.tries(crate::room::DESK, Deed::Confirm { vote, tally: tally(4, 0, 0), teller: second }).is_err(), "another count");
    room.does(Deed::Count { vote, tally: tally(4, 0, 0), teller: first });
    assert!(room.tries(crate::room::DESK, Deed::End { is_read: false }).is_err(), "a vote without a result");
    room.does(Deed::Confirm { vote, tally: tally(4, 0, 0), teller: second });
    room.does(Deed::CorrectVote { vote, tally: tally(3, 1, 0), teller: second, reason: "Cộng nhầm".to_owned() });
    let counted = room.hall.vote(vote).unwrap();
    assert_eq!((counted.counts.len(), counted.outcome().unwrap().tally), (4, tally(3, 1, 0)));
    room.does(Deed::End { is_read: false });
    assert_eq!(room.hall.state, ConferenceState::Ended);
    room.does(Deed::Resume);
    assert_eq!(room.hall.state, ConferenceState::Running);
}
