//! What a hall does not let happen.

use crate::room::{DESK, Room, card};
use soket_core::conference::deed::{Actor, Deed};
use soket_core::conference::floor::TurnKind;
use soket_core::conference::note::NoteKind;
use soket_core::conference::quorum::QuorumRule;
use soket_core::conference::screen::Slide;
use soket_core::id::{AgendaItemId, DelegateId, TaskId};
use soket_core::refusal::RefusalKind;

#[test]
fn each_no_has_its_kind() {
    let mut room = Room::open();
    room.enters([1, 2, 3]);
    room.does(Deed::Begin);
    room.does(Deed::BeginItem { item: AgendaItemId(1) });
    let turn = room.tries(card(1), Deed::Ask { delegate: DelegateId(1), turn: TurnKind::Speech }).unwrap();
    let note = room.does(Deed::Note { kind: NoteKind::Promise, text: "Làm ngay".to_owned(), delegate: None });
    room.does(Deed::SetTask { note, task: TaskId(1) });
    let (conflict, unfit, not_allowed) = (RefusalKind::Conflict, RefusalKind::Unfit, RefusalKind::NotAllowed);
    let enter = |delegate| Deed::Enter { delegate: DelegateId(delegate), door: String::new(), late: 0 };
    let mut check = |by: Actor, deed: Deed, kind: RefusalKind| {
        let refusal = room.hall.check(by, &deed).expect_err(&format!("{by:?} {deed:?}"));
        assert_eq!(refusal.kind, kind, "{by:?} {deed:?}: {refusal}");
        assert!(room.tries(by, deed).is_err());
    };
    check(DESK, enter(1), conflict);
    check(DESK, enter(99), unfit);
    check(DESK, Deed::Leave { delegate: DelegateId(4), door: String::new(), late: 0 }, conflict);
    check(card(1), enter(4), not_allowed);
    check(card(1), Deed::Begin, not_allowed);
    check(card(8), Deed::Ask { delegate: DelegateId(8), turn: TurnKind::Speech }, conflict);
    check(card(1), Deed::Ask { delegate: DelegateId(1), turn: TurnKind::Speech }, conflict);
    check(card(2), Deed::Withdraw { turn }, not_allowed);
    check(card(2), Deed::Show { slide: Slide::Blank }, not_allowed);
    check(DESK, Deed::EndTurn { turn }, conflict);
    check(DESK, Deed::Give { turn: 99, minutes: 5 }, conflict);
    check(DESK, Deed::BeginItem { item: AgendaItemId(1) }, conflict);
    check(DESK, Deed::BeginItem { item: AgendaItemId(9) }, conflict);
    check(DESK, Deed::Proceed, conflict);
    check(DESK, Deed::Plan { items: Vec::new(), rule: QuorumRule::USUAL }, conflict);
    check(DESK, Deed::Note { kind: NoteKind::Limit, text: String::new(), delegate: None }, unfit);
    check(DESK, Deed::SetTask { note, task: TaskId(2) }, conflict);
    check(DESK, Deed::CloseVote { vote: 1 }, conflict);
    check(DESK, Deed::Begin, conflict);
    check(DESK, Deed::Resume, conflict);
}
