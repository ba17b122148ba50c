//! A campaign (đợt khen thưởng): from the call to the decision, and which steps lead on.

use crate::refusal::Refusal;

/// Where a campaign stands. What the clock causes (a deadline, the end of the public list) is no state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CampaignState {
    /// The office writes the call.
    Preparing,
    /// Units nominate.
    Open,
    /// Nominations are closed; the body that considers them meets.
    Considering,
    /// What was agreed hangs out before the decision, and objections are taken.
    Listed,
    /// The decision is numbered and signed.
    Decided,
    /// Called off.
    Cancelled,
}

/// What can be done with a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CampaignStep {
    /// Change the call: criteria, quota, deadlines.
    Correct,
    /// Send the call to the units.
    Open,
    /// Nominate, or change what a unit nominated.
    Nominate,
    /// Close the nominations.
    CloseNominations,
    /// Let units nominate again.
    Reopen,
    /// Type what the meeting counted.
    Count,
    /// Hang the list out.
    List,
    /// Take an objection down, or answer it.
    Object,
    /// Go back from the list to the meeting.
    Reconsider,
    /// Number and sign the decision.
    Decide,
    /// Call it off.
    Cancel,
}

impl CampaignState {
    /// All states, in the order in which they are passed.
    pub const ALL: [CampaignState; 6] = [
        CampaignState::Preparing,
        CampaignState::Open,
        CampaignState::Considering,
        CampaignState::Listed,
        CampaignState::Decided,
        CampaignState::Cancelled,
    ];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            CampaignState::Preparing => "preparing",
            CampaignState::Open => "open",
            CampaignState::Considering => "considering",
            CampaignState::Listed => "listed",
            CampaignState::Decided => "decided",
            CampaignState::Cancelled => "cancelled",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            CampaignState::Preparing => "đang soạn",
            CampaignState::Open => "đang nhận đề nghị",
            CampaignState::Considering => "đang xét",
            CampaignState::Listed => "đang công khai",
            CampaignState::Decided => "đã quyết định",
            CampaignState::Cancelled => "đã huỷ",
        }
    }

    /// Where a step leads: the whole state machine, drawn in `docs/states.md`.
    ///
    /// # Errors
    /// A refusal that says what to do instead.
    pub fn after(self, step: CampaignStep) -> Result<CampaignState, Refusal> {
        use CampaignState::{Cancelled, Considering, Decided, Listed, Open, Preparing};
        match (self, step) {
            (Preparing, CampaignStep::Correct) => Ok(Preparing),
            (Open, CampaignStep::Correct | CampaignStep::Nominate) => Ok(Open),
            (Preparing, CampaignStep::Open) | (Considering, CampaignStep::Reopen) => Ok(Open),
            (Open, CampaignStep::CloseNominations) | (Considering, CampaignStep::Count) | (Listed, CampaignStep::Reconsider) => {
                Ok(Considering)
            }
            (Considering, CampaignStep::List) | (Listed, CampaignStep::Object) => Ok(Listed),
            (Listed, CampaignStep::Decide) => Ok(Decided),
            (Preparing | Open | Considering | Listed, CampaignStep::Cancel) => Ok(Cancelled),
            (Decided, _) => Err(Refusal::conflict(
                "Đợt khen thưởng này đã có quyết định.",
                "Muốn sửa hoặc thu hồi, làm ở trang quyết định bằng một quyết định mới; bản cũ vẫn giữ.",
            )),
            (Cancelled, _) => Err(Refusal::conflict("Đợt khen thưởng này đã huỷ.", "Cần thì mở một đợt mới.")),
            (_, CampaignStep::Nominate) => Err(Refusal::conflict(
                "Đợt khen thưởng này không ở bước nhận đề nghị.",
                "Liên hệ văn phòng nếu cần bổ sung; văn phòng mở lại được bước nhận đề nghị.",
            )),
            (_, CampaignStep::Decide) => Err(Refusal::conflict(
                "Danh sách chưa được công khai nên chưa ra quyết định được.",
                "Xét, công khai danh sách rồi quyết định.",
            )),
            (_, CampaignStep::Count | CampaignStep::List) => {
                Err(Refusal::conflict("Đợt khen thưởng này không ở bước xét.", "Chốt nhận đề nghị trước, hoặc đưa danh sách về xét lại."))
            }
            (_, CampaignStep::Correct) => Err(Refusal::conflict(
                "Đã chốt nhận đề nghị nên không sửa tiêu chuẩn, số lượng được nữa.",
                "Muốn sửa, mở lại bước nhận đề nghị.",
            )),
            (_, CampaignStep::Object | CampaignStep::Reconsider) => {
                Err(Refusal::conflict("Danh sách chưa được công khai.", "Công khai danh sách trước."))
            }
            (_, CampaignStep::Open | CampaignStep::CloseNominations | CampaignStep::Reopen) => {
                Err(Refusal::conflict("Đợt khen thưởng không ở bước làm được việc này.", "Tải lại trang để xem đang ở bước nào."))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_state_and_step_is_decided() {
        use CampaignState::{Cancelled, Considering, Decided, Listed, Open, Preparing};
        use CampaignStep as Step;
        let steps = [
            (Step::Correct, [Some(Preparing), Some(Open), None, None, None, None]),
            (Step::Open, [Some(Open), None, None, None, None, None]),
            (Step::Nominate, [None, Some(Open), None, None, None, None]),
            (Step::CloseNominations, [None, Some(Considering), None, None, None, None]),
            (Step::Reopen, [None, None, Some(Open), None, None, None]),
            (Step::Count, [None, None, Some(Considering), None, None, None]),
            (Step::List, [None, None, Some(Listed), None, None, None]),
            (Step::Object, [None, None, None, Some(Listed), None, None]),
            (Step::Reconsider, [None, None, None, Some(Considering), None, None]),
            (Step::Decide, [None, None, None, Some(Decided), None, None]),
            (Step::Cancel, [Some(Cancelled), Some(Cancelled), Some(Cancelled), Some(Cancelled), None, None]),
        ];
        for (step, after) in steps {
            for (state, expected) in CampaignState::ALL.into_iter().zip(after) {
                assert_eq!(state.after(step).ok(), expected, "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn text_forms_read_back() {
        for state in CampaignState::ALL {
            assert_eq!(CampaignState::parse(state.as_str()), Some(state));
        }
    }
}
