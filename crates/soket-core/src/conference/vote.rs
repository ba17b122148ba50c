//! Open votes (biểu quyết): by raised hand, by card or on phones. No secret ballot and no election: only counts of a show of will.

pub mod form;

use crate::conference::vote::form::{Choice, VoteBase, VoteForm};
use crate::id::DelegateId;
use crate::quotient::Quotient;
use crate::refusal::Refusal;
use jiff::Timestamp;
use rpds::RedBlackTreeMapSync;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Three counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Tán thành.
    pub agree: u32,
    /// Không tán thành.
    pub against: u32,
    /// Ý kiến khác.
    pub other: u32,
}

impl Tally {
    /// All hands together.
    pub fn sum(self) -> u64 {
        u64::from(self.agree) + u64::from(self.against) + u64::from(self.other)
    }

    fn of(ballots: &RedBlackTreeMapSync<DelegateId, Choice>) -> Self {
        let count = |choice| u32::try_from(ballots.values().filter(|one| **one == choice).count()).unwrap_or(u32::MAX);
        Self { agree: count(Choice::For), against: count(Choice::Against), other: count(Choice::Other) }
    }
}

/// Where a vote stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VoteState {
    /// Hands are up.
    Open,
    /// One teller has counted.
    Counted,
    /// A second teller counted the same, or the phones were closed.
    Settled,
    /// Called off.
    Void,
}

/// What can be done with a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VoteStep {
    /// A delegate votes on the phone.
    Cast,
    /// The phones are closed and the machine counts.
    Close,
    /// A teller says the three counts.
    Count,
    /// A second teller says them again.
    Confirm,
    /// A settled count is put right, with a reason.
    Correct,
    /// It is called off.
    Cancel,
}

impl VoteState {
    /// All states.
    pub const ALL: [VoteState; 4] = [VoteState::Open, VoteState::Counted, VoteState::Settled, VoteState::Void];

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            VoteState::Open => "đang biểu quyết",
            VoteState::Counted => "chờ người thứ hai đếm lại",
            VoteState::Settled => "đã có kết quả",
            VoteState::Void => "đã huỷ",
        }
    }

    /// Whether a step can be taken from here in a form of vote: the whole state machine.
    ///
    /// # Errors
    /// A refusal that says what to do instead.
    pub fn allow(self, form: VoteForm, step: VoteStep) -> Result<(), Refusal> {
        use VoteState::{Counted, Open, Settled, Void};
        use VoteStep::{Cancel, Cast, Close, Confirm, Correct, Count};
        let phones = form == VoteForm::Phones;
        match (self, step) {
            (Open, Cast | Close) if phones => Ok(()),
            (Open | Counted, Count) | (Counted, Confirm) if !phones => Ok(()),
            (Settled, Correct) if !phones => Ok(()),
            (Open | Counted, Cancel) => Ok(()),
            (Void, _) => Err(Refusal::conflict("Lần biểu quyết này đã huỷ.", "Mở một lần biểu quyết mới.")),
            (Settled, Correct) => {
                Err(Refusal::conflict("Kết quả bấm trên điện thoại do máy đếm, không sửa tay được.", "Nếu có sai sót, biểu quyết lại."))
            }
            (Settled, _) => Err(Refusal::conflict("Lần biểu quyết này đã có kết quả.", "Nếu đếm sai, bấm “Sửa kết quả” và ghi lý do.")),
            (_, Cast | Close) => {
                Err(Refusal::conflict("Lần biểu quyết này không bấm trên điện thoại.", "Giơ tay hoặc giơ thẻ theo lời chủ trì."))
            }
            (_, Correct) => Err(Refusal::conflict("Lần biểu quyết này chưa có kết quả để sửa.", "Nhập lại số đếm.")),
            (Open, Confirm) => Err(Refusal::conflict("Chưa ai đếm lần đầu.", "Nhập ba số của người đếm thứ nhất trước.")),
            (_, Count | Confirm) => Err(Refusal::conflict("Lần biểu quyết này do máy đếm.", "Bấm “Kết thúc biểu quyết” để có kết quả.")),
        }
    }
}

/// What is put to the vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// "Thông qua chương trình hội nghị".
    pub subject: String,
    /// How people show what they want.
    pub form: VoteForm,
    /// Of whom more than half must agree.
    pub base: VoteBase,
}

/// One count by one teller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The three counts.
    pub tally: Tally,
    /// Who counted; nobody where the machine did.
    pub teller: Option<DelegateId>,
    /// When.
    pub at: Timestamp,
    /// Why an earlier result was put right; empty for a count as such.
    pub reason: String,
}

/// A vote with everything that happened to it.
#[derive(Debug, Clone)]
pub struct Vote {
    /// The number of the log's line that opened it.
    pub id: u64,
    /// What is put to the vote.
    pub question: Question,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Those who were counted when it was opened.
    pub base: u32,
    /// Those who may vote in it: in the room when it was opened.
    pub entitled: Arc<BTreeSet<DelegateId>>,
    /// Who wants what, on phones.
    pub ballots: RedBlackTreeMapSync<DelegateId, Choice>,
    /// Where it stands.
    pub state: VoteState,
    /// Every count, first to last; earlier ones are kept.
    pub counts: Vec<Count>,
    /// Why it was called off.
    pub cancelled: String,
}

impl Vote {
    /// How many were in the room and might vote when it was opened.
    pub fn present(&self) -> u32 {
        u32::try_from(self.entitled.len()).unwrap_or(u32::MAX)
    }

    /// Checks a count against those in the room.
    ///
    /// # Errors
    /// A refusal when there are more hands than people.
    pub fn fits(&self, tally: Tally) -> Result<(), Refusal> {
        if tally.sum() <= u64::from(self.present()) {
            return Ok(());
        }
        let refusal = Refusal::unfit(
            "Đếm được %{hands} nhưng khi mở biểu quyết chỉ có %{present} người có quyền biểu quyết trong phòng.",
            "Đếm lại; nếu có người vào mà chưa điểm danh thì huỷ lần này, điểm danh rồi biểu quyết lại.",
        );
        Err(refusal.with("hands", tally.sum()).with("present", self.present()))
    }

    /// Checks the second count against the first.
    ///
    /// # Errors
    /// A refusal when the same person counted twice, or the counts differ.
    pub fn agrees(&self, tally: Tally, teller: DelegateId) -> Result<(), Refusal> {
        let Some(first) = self.counts.last() else {
            return self.state.allow(self.question.form, VoteStep::Confirm);
        };
        if first.teller == Some(teller) {
            return Err(Refusal::unfit("Người đếm thứ hai phải khác người đếm thứ nhất.", "Chọn người khác đếm lại."));
        }
        if first.tally != tally {
            return Err(Refusal::unfit("Hai lần đếm khác nhau, nên chưa có kết quả.", "Đếm lại rồi nhập lại số của cả hai người."));
        }
        Ok(())
    }

    /// Takes the machine's own count of the ballots.
    pub fn ballots_counted(&self) -> Tally {
        Tally::of(&self.ballots)
    }

    /// The result, once it is settled.
    pub fn outcome(&self) -> Option<Outcome> {
        let tally = self.counts.last().filter(|_| self.state == VoteState::Settled)?.tally;
        let of = match self.question.base {
            VoteBase::Members => self.base,
            VoteBase::Present => self.present(),
        };
        let silent = u32::try_from(u64::from(self.present()).saturating_sub(tally.sum())).unwrap_or(0);
        Some(Outcome { tally, silent, of, is_passed: u64::from(tally.agree) * 2 > u64::from(of) })
    }
}

/// The result of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The three counts.
    pub tally: Tally,
    /// Those in the room who showed nothing.
    pub silent: u32,
    /// The base of its percentages.
    pub of: u32,
    /// Whether more than half of the base agreed.
    pub is_passed: bool,
}

impl Outcome {
    /// A count as a percentage of the base, with a decimal comma: `97,78%`.
    pub fn percent(self, count: u32) -> String {
        let share = Quotient::new(i128::from(count) * 100, i128::from(self.of.max(1)));
        share.map_or_else(String::new, |share| format!("{}%", share.to_vi(2)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vote(form: VoteForm, base: VoteBase, (members, present): (u32, i64)) -> Vote {
        Vote {
            id: 1,
            question: Question { subject: "Thông qua chương trình".to_owned(), form, base },
            opened_at: Timestamp::UNIX_EPOCH,
            base: members,
            entitled: Arc::new((0..present).map(DelegateId).collect()),
            ballots: RedBlackTreeMapSync::default(),
            state: VoteState::Open,
            counts: Vec::new(),
            cancelled: String::new(),
        }
    }

    fn tally(agree: u32, against: u32, other: u32) -> Tally {
        Tally { agree, against, other }
    }

    #[test]
    fn every_pair_of_state_and_step_is_decided_in_every_form() {
        use VoteState::{Counted, Open, Settled};
        use VoteStep::{Cancel, Cast, Close, Confirm, Correct, Count};
        let by_hand = [(Open, Count), (Open, Cancel), (Counted, Count), (Counted, Confirm), (Counted, Cancel), (Settled, Correct)];
        let on_phones = [(Open, Cast), (Open, Close), (Open, Cancel), (Counted, Cancel)];
        for form in VoteForm::ALL {
            let allowed: &[_] = if form == VoteForm::Phones { &on_phones } else { &by_hand };
            for state in VoteState::ALL {
                for step in [Cast, Close, Count, Confirm, Correct, Cancel] {
                    assert_eq!(state.allow(form, step).is_ok(), allowed.contains(&(state, step)), "{form:?} {state:?} {step:?}");
                }
            }
        }
    }

    #[test]
    fn counts_are_checked_against_those_in_the_room() {
        for (counts, present, fits) in [
            (tally(45, 0, 0), 45, true),
            (tally(46, 0, 0), 45, false),
            (tally(40, 3, 2), 45, true),
            (tally(40, 3, 3), 45, false),
            (tally(0, 0, 0), 0, true),
            (tally(u32::MAX, u32::MAX, u32::MAX), 45, false),
        ] {
            assert_eq!(vote(VoteForm::Hands, VoteBase::Present, (48, present)).fits(counts).is_ok(), fits, "{counts:?} of {present}");
        }
    }

    #[test]
    fn a_second_teller_must_be_another_one_and_count_the_same() {
        let mut counted = vote(VoteForm::Hands, VoteBase::Present, (48, 45));
        counted.counts.push(Count {
            tally: tally(44, 1, 0),
            teller: Some(DelegateId(1)),
            at: Timestamp::UNIX_EPOCH,
            reason: String::new(),
        });
        for (counts, teller, agrees) in [(tally(44, 1, 0), 2, true), (tally(44, 1, 0), 1, false), (tally(43, 1, 0), 2, false)] {
            assert_eq!(counted.agrees(counts, DelegateId(teller)).is_ok(), agrees, "{counts:?} {teller}");
        }
    }

    #[test]
    fn more_than_half_of_the_base_must_agree() {
        let check = |base, rooms, counts: Tally, passed: bool, percent: &str, silent: u32| {
            let mut vote = vote(VoteForm::Hands, base, rooms);
            vote.state = VoteState::Settled;
            vote.counts.push(Count { tally: counts, teller: None, at: Timestamp::UNIX_EPOCH, reason: String::new() });
            let outcome = vote.outcome().unwrap();
            assert_eq!(
                (outcome.is_passed, outcome.percent(counts.agree).as_str(), outcome.silent),
                (passed, percent, silent),
                "{counts:?}"
            );
        };
        check(VoteBase::Present, (48, 45), tally(45, 0, 0), true, "100%", 0);
        check(VoteBase::Members, (48, 45), tally(44, 1, 0), true, "91,67%", 0);
        check(VoteBase::Members, (48, 30), tally(24, 0, 6), false, "50%", 0);
        check(VoteBase::Members, (48, 30), tally(25, 0, 0), true, "52,08%", 5);
        check(VoteBase::Present, (48, 45), tally(22, 23, 0), false, "48,89%", 0);
        check(VoteBase::Present, (0, 0), tally(0, 0, 0), false, "0%", 0);
    }
}
