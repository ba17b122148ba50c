//! Where an article stands, which steps lead on, and what the clock alone changes.

use crate::refusal::Refusal;

/// Where an article stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArticleState {
    /// Being written; readers see nothing.
    Draft,
    /// Waits for somebody else to publish it.
    Submitted,
    /// Copied for readers, who see it from its moment on.
    Scheduled,
    /// Readers see it, corrected or not.
    Published,
    /// Readers see what was published while a correction is written.
    Correcting,
    /// The correction waits for somebody else to publish it.
    Resubmitted,
    /// Taken back; readers see nothing any more.
    Withdrawn,
}

/// What can be done with an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArticleStep {
    /// Change its words.
    Write,
    /// Ask somebody else to publish it.
    Submit,
    /// Give it back to who writes, with a reason.
    SendBack,
    /// Let readers see it now.
    Publish,
    /// Let readers see it from a moment on.
    Schedule,
    /// Take the moment back.
    Unschedule,
    /// Begin a correction of what readers see.
    Correct,
    /// Give a correction up: what readers see holds.
    Drop,
    /// Take it away from readers, with a reason.
    Withdraw,
    /// Work again on what was taken back.
    Reopen,
}

impl ArticleStep {
    /// All steps.
    pub const ALL: [ArticleStep; 10] = [
        ArticleStep::Write,
        ArticleStep::Submit,
        ArticleStep::SendBack,
        ArticleStep::Publish,
        ArticleStep::Schedule,
        ArticleStep::Unschedule,
        ArticleStep::Correct,
        ArticleStep::Drop,
        ArticleStep::Withdraw,
        ArticleStep::Reopen,
    ];

    /// How a form names it.
    pub fn as_str(self) -> &'static str {
        match self {
            ArticleStep::Write => "write",
            ArticleStep::Submit => "submit",
            ArticleStep::SendBack => "send_back",
            ArticleStep::Publish => "publish",
            ArticleStep::Schedule => "schedule",
            ArticleStep::Unschedule => "unschedule",
            ArticleStep::Correct => "correct",
            ArticleStep::Drop => "drop",
            ArticleStep::Withdraw => "withdraw",
            ArticleStep::Reopen => "reopen",
        }
    }

    /// Reads the name in a form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == text)
    }
}

impl ArticleState {
    /// All states, in the order in which they are passed.
    pub const ALL: [ArticleState; 7] = [
        ArticleState::Draft,
        ArticleState::Submitted,
        ArticleState::Scheduled,
        ArticleState::Published,
        ArticleState::Correcting,
        ArticleState::Resubmitted,
        ArticleState::Withdrawn,
    ];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            ArticleState::Draft => "draft",
            ArticleState::Submitted => "submitted",
            ArticleState::Scheduled => "scheduled",
            ArticleState::Published => "published",
            ArticleState::Correcting => "correcting",
            ArticleState::Resubmitted => "resubmitted",
            ArticleState::Withdrawn => "withdrawn",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            ArticleState::Draft => "đang soạn",
            ArticleState::Submitted => "chờ duyệt đăng",
            ArticleState::Scheduled => "đã duyệt, chờ đến giờ đăng",
            ArticleState::Published => "đã đăng",
            ArticleState::Correcting => "đã đăng, đang viết bản sửa",
            ArticleState::Resubmitted => "đã đăng, bản sửa chờ duyệt",
            ArticleState::Withdrawn => "đã gỡ",
        }
    }

    /// The state as of now: a scheduled article whose moment has come is published, and nobody had to do anything for it.
    pub fn at(self, goes_out_at: Option<&str>, now: &str) -> ArticleState {
        match (self, goes_out_at) {
            (ArticleState::Scheduled, Some(moment)) if moment <= now => ArticleState::Published,
            (state, _) => state,
        }
    }

    /// Whether readers see it, in some revision.
    pub fn is_seen(self) -> bool {
        matches!(self, ArticleState::Published | ArticleState::Correcting | ArticleState::Resubmitted)
    }

    /// Where a step leads: the whole state machine, drawn in `docs/states.md`.
    ///
    /// # Errors
    /// A refusal that says what to do instead.
    pub fn after(self, step: ArticleStep) -> Result<ArticleState, Refusal> {
        use ArticleState::{Correcting, Draft, Published, Resubmitted, Scheduled, Submitted, Withdrawn};
        match (self, step) {
            (Draft, ArticleStep::Write) | (Submitted, ArticleStep::SendBack) | (Withdrawn, ArticleStep::Reopen) => Ok(Draft),
            (Draft, ArticleStep::Submit) | (Scheduled, ArticleStep::Unschedule) => Ok(Submitted),
            (Submitted, ArticleStep::Schedule) => Ok(Scheduled),
            (Submitted | Scheduled | Resubmitted, ArticleStep::Publish) | (Correcting, ArticleStep::Drop) => Ok(Published),
            (Published, ArticleStep::Correct) | (Correcting, ArticleStep::Write) | (Resubmitted, ArticleStep::SendBack) => Ok(Correcting),
            (Correcting, ArticleStep::Submit) => Ok(Resubmitted),
            (Scheduled | Published | Correcting | Resubmitted, ArticleStep::Withdraw) => Ok(Withdrawn),
            (state, step) => Err(state.refused(step)),
        }
    }

    fn refused(self, step: ArticleStep) -> Refusal {
        use ArticleState::{Correcting, Draft, Published, Resubmitted, Scheduled, Submitted, Withdrawn};
        match (self, step) {
            (Withdrawn, _) => Refusal::conflict("Bài này đã gỡ.", "Muốn dùng lại, mở lại để sửa rồi gửi duyệt như bài mới."),
            (Submitted | Resubmitted, ArticleStep::Write) => {
                Refusal::conflict("Bài này đang chờ duyệt nên không sửa được.", "Muốn sửa, trả lại bài cho người viết trước.")
            }
            (Scheduled, ArticleStep::Write) => {
                Refusal::conflict("Bài này đã duyệt, đang chờ đến giờ đăng.", "Muốn sửa, huỷ hẹn giờ rồi trả lại bài cho người viết.")
            }
            (Published, ArticleStep::Write) => {
                Refusal::conflict("Bài này đã đăng nên không sửa thẳng được.", "Bấm “Viết bản sửa”; bản sửa phải có người khác duyệt.")
            }
            (Draft | Correcting, ArticleStep::Publish | ArticleStep::Schedule | ArticleStep::SendBack) => {
                Refusal::conflict("Bài này chưa gửi duyệt.", "Gửi duyệt trước, rồi người khác duyệt đăng.")
            }
            (Resubmitted, ArticleStep::Schedule) => {
                Refusal::conflict("Bản sửa của bài đã đăng thì không hẹn giờ.", "Duyệt đăng ngay, hoặc trả lại.")
            }
            (Draft | Submitted, ArticleStep::Withdraw | ArticleStep::Correct) => {
                Refusal::conflict("Bài này chưa đăng.", "Trả lại hoặc sửa bản đang soạn.")
            }
            _ => Refusal::conflict("Bài này không ở bước làm được việc ấy.", "Tải lại trang để xem bài đang ở bước nào."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_state_and_step_is_decided() {
        use ArticleState::{Correcting, Draft, Published, Resubmitted, Scheduled, Submitted, Withdrawn};
        use ArticleStep as Step;
        let steps = [
            (Step::Write, [Some(Draft), None, None, None, Some(Correcting), None, None]),
            (Step::Submit, [Some(Submitted), None, None, None, Some(Resubmitted), None, None]),
            (Step::SendBack, [None, Some(Draft), None, None, None, Some(Correcting), None]),
            (Step::Publish, [None, Some(Published), Some(Published), None, None, Some(Published), None]),
            (Step::Schedule, [None, Some(Scheduled), None, None, None, None, None]),
            (Step::Unschedule, [None, None, Some(Submitted), None, None, None, None]),
            (Step::Correct, [None, None, None, Some(Correcting), None, None, None]),
            (Step::Drop, [None, None, None, None, Some(Published), None, None]),
            (Step::Withdraw, [None, None, Some(Withdrawn), Some(Withdrawn), Some(Withdrawn), Some(Withdrawn), None]),
            (Step::Reopen, [None, None, None, None, None, None, Some(Draft)]),
        ];
        for (step, after) in steps {
            for (state, expected) in ArticleState::ALL.into_iter().zip(after) {
                assert_eq!(state.after(step).ok(), expected, "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn the_clock_lets_out_what_was_scheduled_and_nothing_else() {
        let (before, then, after) = ("2023-05-27T01:00:00.000000Z", "2023-05-27T02:00:00.000000Z", "2023-05-27T03:00:00.000000Z");
        for state in ArticleState::ALL {
            assert_eq!(ArticleState::parse(state.as_str()), Some(state));
            let came = if state == ArticleState::Scheduled { ArticleState::Published } else { state };
            assert_eq!(state.at(Some(then), before), state);
            assert_eq!((state.at(Some(then), then), state.at(Some(then), after)), (came, came));
            assert_eq!(state.at(None, after), state);
        }
    }
}
