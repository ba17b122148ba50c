//! An award that was decided: whether it still holds, and what its certificate's check page says.

use crate::refusal::Refusal;

/// Whether an award holds. Nothing is deleted: a decision that corrects or revokes leaves the old one readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AwardState {
    /// It holds.
    Valid,
    /// A later decision put another in its place.
    Replaced,
    /// A later decision took it back.
    Revoked,
}

/// What can be done with an award.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AwardStep {
    /// Hand the certificate over.
    HandOver,
    /// Put a corrected one in its place, by a decision.
    Replace,
    /// Take it back, by a decision.
    Revoke,
}

impl AwardState {
    /// All states.
    pub const ALL: [AwardState; 3] = [AwardState::Valid, AwardState::Replaced, AwardState::Revoked];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            AwardState::Valid => "valid",
            AwardState::Replaced => "replaced",
            AwardState::Revoked => "revoked",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// What the screens and the check page call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            AwardState::Valid => "có giá trị",
            AwardState::Replaced => "đã được thay bằng bản khác",
            AwardState::Revoked => "đã thu hồi",
        }
    }

    /// Where a step leads: the whole state machine, drawn in `docs/states.md`.
    ///
    /// # Errors
    /// A refusal that says why not.
    pub fn after(self, step: AwardStep) -> Result<AwardState, Refusal> {
        match (self, step) {
            (AwardState::Valid, AwardStep::HandOver) => Ok(AwardState::Valid),
            (AwardState::Valid, AwardStep::Replace) => Ok(AwardState::Replaced),
            (AwardState::Valid, AwardStep::Revoke) => Ok(AwardState::Revoked),
            (AwardState::Replaced, _) => {
                Err(Refusal::conflict("Bản khen này đã được thay bằng bản khác.", "Làm việc với bản thay thế trong sổ khen thưởng."))
            }
            (AwardState::Revoked, _) => Err(Refusal::conflict("Bản khen này đã thu hồi.", "Xem quyết định thu hồi trong sổ khen thưởng.")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_state_and_step_is_decided() {
        use AwardState::{Replaced, Revoked, Valid};
        for (step, after) in [
            (AwardStep::HandOver, [Some(Valid), None, None]),
            (AwardStep::Replace, [Some(Replaced), None, None]),
            (AwardStep::Revoke, [Some(Revoked), None, None]),
        ] {
            for (state, expected) in AwardState::ALL.into_iter().zip(after) {
                assert_eq!(state.after(step).ok(), expected, "{state:?} {step:?}");
            }
        }
    }
}
