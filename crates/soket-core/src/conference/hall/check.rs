//! Whether something may happen now: every no of the hall, with its sentence.

use super::{Hall, before};
use crate::conference::ConferenceState;
use crate::conference::agenda::ItemStep;
use crate::conference::deed::{Actor, Deed};
use crate::conference::delegate::DelegateClass;
use crate::conference::floor::{TurnKind, TurnStep};
use crate::conference::roll::{DoorStep, Place};
use crate::conference::vote::{Vote, VoteStep};
use crate::id::{AgendaItemId, DelegateId};
use crate::refusal::Refusal;
use jiff::Timestamp;

type Verdict = Result<(), Refusal>;

impl Hall {
    /// Whether somebody may do something as things stand.
    ///
    /// # Errors
    /// The refusal of the state machine that says no; nothing has happened then.
    pub fn check_at(&self, now: Timestamp, by: Actor, deed: &Deed) -> Verdict {
        if let (ConferenceState::Ended, Deed::Enter { delegate, late, .. } | Deed::Leave { delegate, late, .. }) = (self.state, deed)
            && self.sat.last().is_some_and(|end| before(self.moment(now), *late) <= end)
        {
            // A door whose network was down tells of what happened before the end.
            let step = if matches!(deed, Deed::Enter { .. }) { DoorStep::Enter } else { DoorStep::Leave };
            return by.may(deed).and(self.at_door(*delegate, step));
        }
        self.check(by, deed)
    }

    /// The same for what happens at the moment of the last line.
    ///
    /// # Errors
    /// As [`Hall::check_at`].
    pub fn check(&self, by: Actor, deed: &Deed) -> Verdict {
        by.may(deed)?;
        self.state.allow(deed.step())?;
        match deed {
            Deed::Enter { delegate, .. } => self.at_door(*delegate, DoorStep::Enter),
            Deed::Leave { delegate, .. } => self.at_door(*delegate, DoorStep::Leave),
            Deed::BeginItem { item } => self.on_item(*item, ItemStep::Begin),
            Deed::EndItem { item } => self.on_item(*item, ItemStep::End),
            Deed::SkipItem { item } => self.on_item(*item, ItemStep::Skip),
            Deed::Pause if self.is_paused => Err(Refusal::conflict("Hội nghị đang tạm dừng.", "Bấm “Tiếp tục” khi họp lại.")),
            Deed::Proceed if !self.is_paused => Err(Refusal::conflict("Hội nghị không tạm dừng.", "Cứ tiếp tục điều hành.")),
            Deed::End { .. } if self.open_vote().is_some() => {
                Err(Refusal::conflict("Còn một lần biểu quyết chưa có kết quả.", "Nhập kết quả hoặc huỷ lần biểu quyết ấy, rồi bế mạc."))
            }
            Deed::Plan { items, .. } => self.keeps_begun(items.iter().map(|planned| planned.item).collect()),
            deed => self.on_floor(by, deed),
        }
    }

    fn on_floor(&self, by: Actor, deed: &Deed) -> Verdict {
        match deed {
            Deed::Ask { delegate, turn } => self.may_ask(*delegate, *turn),
            Deed::Withdraw { turn } if !self.is_turn_of(*turn, by) => {
                Err(Refusal::not_allowed("Đây không phải lượt phát biểu của bạn.", "Chỉ rút được lượt của chính mình."))
            }
            Deed::Withdraw { turn } => self.on_turn(*turn, TurnStep::Withdraw),
            Deed::Place { turn, .. } => self.on_turn(*turn, TurnStep::Place),
            Deed::Give { turn, .. } => self.on_turn(*turn, TurnStep::Give).and(self.is_here(*turn)),
            Deed::EndTurn { turn } => self.on_turn(*turn, TurnStep::End),
            Deed::Gist { turn, .. } => self.on_turn(*turn, TurnStep::Write),
            Deed::Note { text, .. } | Deed::Mend { text, .. } if text.is_empty() => {
                Err(Refusal::unfit("Chưa ghi nội dung.", "Ghi một câu rồi lưu lại."))
            }
            Deed::Mend { note, .. } | Deed::Strike { note } => self.on_note(*note),
            Deed::SetTask { note, .. } => self.gives_a_task(*note),
            deed => self.on_vote(deed),
        }
    }

    fn on_vote(&self, deed: &Deed) -> Verdict {
        match deed {
            Deed::OpenVote { question } if question.subject.is_empty() => {
                Err(Refusal::unfit("Chưa ghi nội dung biểu quyết.", "Ghi việc cần biểu quyết, ví dụ “Thông qua chương trình hội nghị”."))
            }
            Deed::OpenVote { .. } => match self.open_vote() {
                None => Ok(()),
                Some(_) => Err(Refusal::conflict("Còn một lần biểu quyết chưa có kết quả.", "Nhập kết quả hoặc huỷ lần ấy trước.")),
            },
            Deed::Cast { vote, delegate, .. } => self.may_cast(self.steps(*vote, VoteStep::Cast)?, *delegate),
            Deed::CloseVote { vote } => self.steps(*vote, VoteStep::Close).map(drop),
            Deed::Count { vote, tally, teller } => self.is_teller(*teller).and(self.steps(*vote, VoteStep::Count)?.fits(*tally)),
            Deed::Confirm { vote, tally, teller } => {
                self.is_teller(*teller).and(self.steps(*vote, VoteStep::Confirm)?.agrees(*tally, *teller))
            }
            Deed::CorrectVote { reason, .. } | Deed::CancelVote { reason, .. } if reason.is_empty() => {
                Err(Refusal::unfit("Chưa ghi lý do.", "Ghi ngắn gọn vì sao; lý do được giữ trong diễn biến hội nghị."))
            }
            Deed::CorrectVote { vote, tally, teller, .. } => {
                self.is_teller(*teller).and(self.steps(*vote, VoteStep::Correct)?.fits(*tally))
            }
            Deed::CancelVote { vote, .. } => self.steps(*vote, VoteStep::Cancel).map(drop),
            deed => self.may_hand(deed),
        }
    }

    fn known(&self, delegate: DelegateId) -> Result<&Place, Refusal> {
        let unknown = || Refusal::unfit("Đại biểu này không có trong danh sách hội nghị.", "Thêm vào danh sách đại biểu trước.");
        self.roll.place(delegate).ok_or_else(unknown)
    }

    fn at_door(&self, delegate: DelegateId, step: DoorStep) -> Verdict {
        self.known(delegate)?.presence().allow(step)
    }

    fn on_item(&self, item: AgendaItemId, step: ItemStep) -> Verdict {
        let unknown = || Refusal::conflict("Phần này không còn trong chương trình.", "Tải lại màn hình điều hành.");
        self.item(item).ok_or_else(unknown)?.state.allow(step)
    }

    /// What was dealt with stays in the programme.
    fn keeps_begun(&self, kept: Vec<AgendaItemId>) -> Verdict {
        let is_gone = |item: &&crate::conference::agenda::Item| item.took.first().is_some() && !kept.contains(&item.planned.item);
        match self.items.iter().find(is_gone) {
            None => Ok(()),
            Some(_) => {
                Err(Refusal::conflict("Phần này đã tiến hành nên không bỏ khỏi chương trình được.", "Sửa tên hoặc thời lượng nếu cần."))
            }
        }
    }

    fn may_ask(&self, delegate: DelegateId, kind: TurnKind) -> Verdict {
        if !self.known(delegate)?.stays.is_running() {
            return Err(Refusal::conflict("Đại biểu chưa điểm danh vào phòng.", "Điểm danh trước, rồi đăng ký phát biểu."));
        }
        if self.floor.waits_for(delegate, kind) || self.floor.speaking().is_some_and(|turn| turn.delegate == delegate) {
            return Err(Refusal::conflict("Đại biểu đã đăng ký phát biểu.", "Chờ chủ trì mời; muốn thôi thì rút đăng ký."));
        }
        Ok(())
    }

    fn on_turn(&self, turn: u64, step: TurnStep) -> Verdict {
        let unknown = || Refusal::conflict("Không còn lượt phát biểu này.", "Tải lại màn hình điều hành.");
        self.floor.turn(turn).ok_or_else(unknown)?.state.allow(step)
    }

    fn is_here(&self, turn: u64) -> Verdict {
        let delegate = self.floor.turn(turn).map(|turn| turn.delegate);
        match delegate.and_then(|delegate| self.roll.place(delegate)).is_some_and(|place| place.stays.is_running()) {
            true => Ok(()),
            false => Err(Refusal::conflict(
                "Đại biểu này đã ra ngoài nên chưa mời phát biểu được.",
                "Mời người kế tiếp, hoặc chờ đại biểu trở lại.",
            )),
        }
    }

    fn on_note(&self, note: u64) -> Verdict {
        match self.note(note).filter(|note| !note.is_struck) {
            Some(_) => Ok(()),
            None => Err(Refusal::conflict("Ghi chép này đã được gạch bỏ.", "Ghi một dòng mới.")),
        }
    }

    fn gives_a_task(&self, note: u64) -> Verdict {
        self.on_note(note)?;
        match self.note(note).and_then(|note| note.task) {
            None => Ok(()),
            Some(_) => Err(Refusal::conflict("Ghi chép này đã được giao thành việc.", "Mở việc ấy ở mục Việc để sửa.")),
        }
    }

    fn steps(&self, vote: u64, step: VoteStep) -> Result<&Vote, Refusal> {
        let unknown = || Refusal::conflict("Không có lần biểu quyết này.", "Tải lại trang.");
        let vote = self.vote(vote).ok_or_else(unknown)?;
        vote.state.allow(vote.question.form, step)?;
        Ok(vote)
    }

    fn is_teller(&self, teller: DelegateId) -> Verdict {
        let place = self.known(teller)?;
        if place.enrolment.class == DelegateClass::Guest || !place.stays.is_running() {
            return Err(Refusal::unfit("Người kiểm đếm phải là người của hội nghị đang có mặt.", "Chọn người khác kiểm đếm."));
        }
        Ok(())
    }

    fn may_cast(&self, vote: &Vote, delegate: DelegateId) -> Verdict {
        let place = self.known(delegate)?;
        if place.enrolment.class != DelegateClass::Voting {
            return Err(Refusal::not_allowed(
                "Chỉ đại biểu có quyền biểu quyết mới biểu quyết.",
                "Khách mời và đảng viên dự bị chỉ dự và phát biểu.",
            ));
        }
        if !place.stays.is_running() {
            return Err(Refusal::conflict("Bạn đã ra ngoài hoặc chưa điểm danh, nên chưa biểu quyết được.", "Điểm danh vào phòng trước."));
        }
        if !vote.entitled.contains(&delegate) {
            return Err(Refusal::conflict("Lần biểu quyết này mở trước khi bạn có mặt, nên không tính bạn.", "Biểu quyết ở lần sau."));
        }
        Ok(())
    }
}
