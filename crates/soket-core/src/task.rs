//! A task (việc được giao): where it stands, which steps lead on, and why who closes it is not who did it.

use crate::id::AccountId;
use crate::refusal::Refusal;

/// Where a task stands. Overdue is not a state: the clock causes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskState {
    /// Being worked on.
    Open,
    /// Reported done by who leads it, with what came of it.
    Reported,
    /// Somebody else looked at the result and closed it.
    Accepted,
    /// Not to be done any more.
    Withdrawn,
}

/// What can be done to a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskStep {
    /// Say what was done so far and what stands in the way.
    Tell,
    /// Change what is to be done, by whom, until when.
    Correct,
    /// Take the task back from who was to do it.
    Withdraw,
    /// Report it done.
    Finish,
    /// Agree that it is done.
    Accept,
    /// Say what is still missing.
    SendBack,
    /// Work on it again.
    Reopen,
}

impl TaskState {
    /// All states, in the order in which they are passed.
    pub const ALL: [TaskState; 4] = [TaskState::Open, TaskState::Reported, TaskState::Accepted, TaskState::Withdrawn];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            TaskState::Open => "open",
            TaskState::Reported => "reported",
            TaskState::Accepted => "accepted",
            TaskState::Withdrawn => "withdrawn",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            TaskState::Open => "đang làm",
            TaskState::Reported => "chờ nghiệm thu",
            TaskState::Accepted => "đã nghiệm thu",
            TaskState::Withdrawn => "đã rút",
        }
    }

    /// Where a step leads: the whole state machine, drawn in `docs/states.md`.
    ///
    /// # Errors
    /// A refusal that says what to do instead.
    pub fn after(self, step: TaskStep) -> Result<TaskState, Refusal> {
        use TaskState::{Accepted, Open, Reported, Withdrawn};
        match (self, step) {
            (Open, TaskStep::Tell | TaskStep::Correct) => Ok(Open),
            (Open, TaskStep::Finish) => Ok(Reported),
            (Open, TaskStep::Withdraw) => Ok(Withdrawn),
            (Reported, TaskStep::Accept) => Ok(Accepted),
            (Reported, TaskStep::SendBack) | (Reported | Accepted, TaskStep::Reopen) => Ok(Open),
            (Open, TaskStep::Reopen) => Err(Refusal::conflict("Việc này đang làm, không cần mở lại.", "Ghi tiến độ, hoặc báo xong việc.")),
            (Open, TaskStep::Accept | TaskStep::SendBack) => {
                Err(Refusal::conflict("Việc này chưa được báo xong.", "Chờ đơn vị chủ trì báo xong, rồi nghiệm thu hoặc trả lại."))
            }
            (Reported, _) => Err(Refusal::conflict(
                "Việc này đã báo xong, đang chờ nghiệm thu.",
                "Muốn ghi thêm hoặc sửa, mở lại việc trước; còn không thì chờ nghiệm thu.",
            )),
            (Accepted, _) => Err(Refusal::conflict("Việc này đã nghiệm thu.", "Muốn làm tiếp, nhờ người giao việc mở lại.")),
            (Withdrawn, _) => Err(Refusal::conflict("Việc này đã rút.", "Cần làm thì giao một việc mới.")),
        }
    }

    /// Where a step leads that asks who reported the task done: who closes it or sends it back is not who did it, and only who
    /// reported it takes that report back without a reason.
    ///
    /// # Errors
    /// A refusal where the step does not lead on, or where it is for somebody else.
    pub fn judged(self, step: TaskStep, (by, reported_by): (AccountId, Option<AccountId>)) -> Result<TaskState, Refusal> {
        let next = self.after(step)?;
        let is_own = reported_by == Some(by);
        match step {
            TaskStep::Accept | TaskStep::SendBack if is_own => Err(Refusal::not_allowed(
                "Việc này do chính bạn báo xong, nên phải là người khác nghiệm thu.",
                "Nhờ lãnh đạo hoặc văn phòng của đơn vị, của cấp trên nghiệm thu; báo nhầm thì mở lại việc.",
            )),
            TaskStep::Reopen if self == TaskState::Reported && !is_own => Err(Refusal::not_allowed(
                "Việc này do người khác báo xong; chỉ người ấy rút lại được.",
                "Còn thiếu thì ghi còn thiếu gì, rồi trả lại.",
            )),
            _ => Ok(next),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TaskState::{Accepted, Open, Reported, Withdrawn};
    use TaskStep::{Accept, Correct, Finish, Reopen, SendBack, Tell, Withdraw};

    const STEPS: [TaskStep; 7] = [Tell, Correct, Withdraw, Finish, Accept, SendBack, Reopen];

    #[test]
    fn every_pair_of_state_and_step_is_decided() {
        let leads = [
            (Open, Tell, Open),
            (Open, Correct, Open),
            (Open, Withdraw, Withdrawn),
            (Open, Finish, Reported),
            (Reported, Accept, Accepted),
            (Reported, SendBack, Open),
            (Reported, Reopen, Open),
            (Accepted, Reopen, Open),
        ];
        for state in TaskState::ALL {
            for step in STEPS {
                let expected = leads.iter().find(|(from, by, _)| (*from, *by) == (state, step)).map(|(_, _, to)| *to);
                match state.after(step) {
                    Ok(next) => assert_eq!(Some(next), expected, "{state:?} {step:?}"),
                    Err(refusal) => {
                        assert_eq!(expected, None, "{state:?} {step:?}");
                        assert!(!refusal.says.vi().is_empty() && !refusal.next.vi().is_empty());
                    }
                }
            }
        }
    }

    #[test]
    fn who_closes_a_task_is_not_who_did_it() {
        let (lan, minh) = (AccountId(1), AccountId(2));
        for (state, step, by, reported_by, expected) in [
            (Reported, Accept, minh, Some(lan), Some(Accepted)),
            (Reported, SendBack, minh, Some(lan), Some(Open)),
            (Reported, Accept, lan, Some(lan), None),
            (Reported, SendBack, lan, Some(lan), None),
            (Reported, Accept, lan, None, Some(Accepted)),
            (Open, Accept, minh, None, None),
            (Accepted, SendBack, minh, Some(lan), None),
            (Reported, Reopen, lan, Some(lan), Some(Open)),
            (Reported, Reopen, minh, Some(lan), None),
            (Accepted, Reopen, minh, Some(lan), Some(Open)),
        ] {
            assert_eq!(state.judged(step, (by, reported_by)).ok(), expected, "{state:?} {step:?} {by:?}");
        }
    }

    #[test]
    fn text_forms_read_back() {
        for state in TaskState::ALL {
            assert_eq!(TaskState::parse(state.as_str()), Some(state));
        }
        assert_eq!(TaskState::parse("done"), None);
    }
}
