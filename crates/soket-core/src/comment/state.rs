//! Where a comment stands: nobody sees it before a named person has let it through.

use crate::refusal::Refusal;

/// Where a comment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommentState {
    /// Waits for a moderator.
    Held,
    /// Readers see it.
    Shown,
    /// A moderator did not let it through.
    Refused,
    /// Readers saw it until a moderator took it down.
    TakenDown,
    /// Its writer took it back; its words are gone.
    Withdrawn,
}

/// What can be done with a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommentStep {
    /// Its writer changes it.
    Edit,
    /// Its writer takes it back.
    Withdraw,
    /// A moderator lets readers see it.
    Approve,
    /// A moderator does not let it through, with a reason.
    Refuse,
    /// A moderator takes it down, with a reason.
    TakeDown,
    /// A moderator looks at it again.
    Reconsider,
}

impl CommentStep {
    /// All steps.
    pub const ALL: [CommentStep; 6] = [
        CommentStep::Edit,
        CommentStep::Withdraw,
        CommentStep::Approve,
        CommentStep::Refuse,
        CommentStep::TakeDown,
        CommentStep::Reconsider,
    ];

    /// The text form that buttons send.
    pub fn as_str(self) -> &'static str {
        match self {
            CommentStep::Edit => "edit",
            CommentStep::Withdraw => "withdraw",
            CommentStep::Approve => "approve",
            CommentStep::Refuse => "refuse",
            CommentStep::TakeDown => "take_down",
            CommentStep::Reconsider => "reconsider",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == text)
    }

    /// Whether it is the moderator's to take, and not the writer's.
    pub fn is_of_moderator(self) -> bool {
        !matches!(self, CommentStep::Edit | CommentStep::Withdraw)
    }
}

impl CommentState {
    /// All states, in the order in which the moderator's page shows them.
    pub const ALL: [CommentState; 5] =
        [CommentState::Held, CommentState::Shown, CommentState::Refused, CommentState::TakenDown, CommentState::Withdrawn];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            CommentState::Held => "held",
            CommentState::Shown => "shown",
            CommentState::Refused => "refused",
            CommentState::TakenDown => "taken_down",
            CommentState::Withdrawn => "withdrawn",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            CommentState::Held => "chờ duyệt",
            CommentState::Shown => "đã hiển thị",
            CommentState::Refused => "không được duyệt",
            CommentState::TakenDown => "đã gỡ",
            CommentState::Withdrawn => "người viết đã rút",
        }
    }

    /// Where a step leads: the whole state machine, drawn in `docs/states.md`.
    ///
    /// # Errors
    /// A refusal that says what to do instead.
    pub fn after(self, step: CommentStep) -> Result<CommentState, Refusal> {
        use CommentState::{Held, Refused, Shown, TakenDown, Withdrawn};
        match (self, step) {
            // What was changed is another text: somebody has to look at it again.
            (Held | Shown, CommentStep::Edit) | (Refused | TakenDown, CommentStep::Reconsider) => Ok(Held),
            (Held | Shown | Refused | TakenDown, CommentStep::Withdraw) => Ok(Withdrawn),
            (Held, CommentStep::Approve) => Ok(Shown),
            (Held, CommentStep::Refuse) => Ok(Refused),
            (Shown, CommentStep::TakeDown) => Ok(TakenDown),
            (state, step) => Err(state.refused(step)),
        }
    }

    fn refused(self, step: CommentStep) -> Refusal {
        use CommentState::{Held, Refused, Shown, TakenDown, Withdrawn};
        match (self, step) {
            (Withdrawn, _) => Refusal::conflict("Bình luận này đã được người viết rút.", "Không cần làm gì thêm."),
            (Refused | TakenDown, CommentStep::Edit) => {
                Refusal::conflict("Bình luận này không được hiển thị nên không sửa được.", "Xem lý do, rồi viết bình luận mới.")
            }
            (Shown, CommentStep::Approve | CommentStep::Refuse) => {
                Refusal::conflict("Bình luận này đã có người duyệt cho hiển thị.", "Nếu không nên để, dùng “Gỡ” và nêu lý do.")
            }
            (Refused | TakenDown, CommentStep::Approve) => {
                Refusal::conflict("Bình luận này đã có quyết định không hiển thị.", "Bấm “Xem xét lại” trước, rồi duyệt.")
            }
            (Held, CommentStep::TakeDown) => Refusal::conflict("Bình luận này chưa hiển thị.", "Chọn “Không duyệt” và nêu lý do."),
            _ => Refusal::conflict("Bình luận này đã có người xử lý.", "Tải lại trang để xem kết quả."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_state_and_step_is_decided() {
        use CommentState::{Held, Refused, Shown, TakenDown, Withdrawn};
        use CommentStep as Step;
        let steps = [
            (Step::Edit, [Some(Held), Some(Held), None, None, None]),
            (Step::Withdraw, [Some(Withdrawn), Some(Withdrawn), Some(Withdrawn), Some(Withdrawn), None]),
            (Step::Approve, [Some(Shown), None, None, None, None]),
            (Step::Refuse, [Some(Refused), None, None, None, None]),
            (Step::TakeDown, [None, Some(TakenDown), None, None, None]),
            (Step::Reconsider, [None, None, Some(Held), Some(Held), None]),
        ];
        for (step, after) in steps {
            for (state, expected) in CommentState::ALL.into_iter().zip(after) {
                assert_eq!(state.after(step).ok(), expected, "{state:?} {step:?}");
            }
        }
        for state in CommentState::ALL {
            assert_eq!(CommentState::parse(state.as_str()), Some(state));
        }
        for step in CommentStep::ALL {
            assert_eq!(CommentStep::parse(step.as_str()), Some(step));
        }
    }
}
