//! A nomination (đề nghị khen): where it stands, what the nominee and the meeting say, and what is still missing before it can be sent.

use crate::commendation::RecipientKind;
use crate::refusal::{Refusal, Sentence};

/// Where a nomination stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NominationState {
    /// The unit writes it, or was asked to mend it.
    Draft,
    /// Sent to whoever considers it.
    Submitted,
    /// The nominee does not want it.
    Declined,
    /// The unit took it back.
    Withdrawn,
}

/// What can be done with a nomination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NominationStep {
    /// Change what it says.
    Correct,
    /// Send it.
    Submit,
    /// Ask the unit to mend it, with a reason.
    SendBack,
    /// The nominee says no.
    Decline,
    /// The unit takes it back.
    Withdraw,
}

impl NominationState {
    /// All states.
    pub const ALL: [NominationState; 4] =
        [NominationState::Draft, NominationState::Submitted, NominationState::Declined, NominationState::Withdrawn];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            NominationState::Draft => "draft",
            NominationState::Submitted => "submitted",
            NominationState::Declined => "declined",
            NominationState::Withdrawn => "withdrawn",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            NominationState::Draft => "đang soạn",
            NominationState::Submitted => "đã gửi",
            NominationState::Declined => "người được đề nghị từ chối",
            NominationState::Withdrawn => "đơn vị đã rút",
        }
    }

    /// Where a step leads: the whole state machine, drawn in `docs/states.md`.
    ///
    /// # Errors
    /// A refusal that says what to do instead.
    pub fn after(self, step: NominationStep) -> Result<NominationState, Refusal> {
        use NominationState::{Declined, Draft, Submitted, Withdrawn};
        match (self, step) {
            (Draft, NominationStep::Correct) | (Submitted, NominationStep::SendBack) => Ok(Draft),
            (Draft, NominationStep::Submit) => Ok(Submitted),
            (Draft | Submitted, NominationStep::Decline) => Ok(Declined),
            (Draft | Submitted, NominationStep::Withdraw) => Ok(Withdrawn),
            (Submitted, NominationStep::Correct | NominationStep::Submit) => {
                Err(Refusal::conflict("Đề nghị này đã gửi.", "Cần sửa thì nhờ văn phòng trả lại, hoặc rút về rồi đề nghị lại."))
            }
            (Draft, NominationStep::SendBack) => Err(Refusal::conflict("Đề nghị này chưa được gửi.", "Chờ đơn vị gửi.")),
            (Declined, _) => {
                Err(Refusal::conflict("Người được đề nghị đã từ chối.", "Không đưa vào xét; nếu người ấy đổi ý, lập đề nghị mới."))
            }
            (Withdrawn, _) => Err(Refusal::conflict("Đơn vị đã rút đề nghị này.", "Cần thì lập đề nghị mới.")),
        }
    }
}

/// What the nominee says about being named in public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// Not asked, or no answer yet.
    Unasked,
    /// Agrees.
    Given,
    /// Does not agree.
    Refused,
}

impl Consent {
    /// All answers.
    pub const ALL: [Consent; 3] = [Consent::Unasked, Consent::Given, Consent::Refused];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Consent::Unasked => "unasked",
            Consent::Given => "given",
            Consent::Refused => "refused",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|consent| consent.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Consent::Unasked => "chưa hỏi",
            Consent::Given => "đồng ý công khai",
            Consent::Refused => "không đồng ý công khai",
        }
    }

    /// Whether readers may be told the name: a person's once the person agreed, a collective's unless it refused, for that is
    /// nobody's personal data.
    pub fn lets_name(self, kind: RecipientKind) -> bool {
        match kind {
            RecipientKind::Individual => self == Consent::Given,
            RecipientKind::Collective => self != Consent::Refused,
        }
    }
}

/// What became of a nomination at the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Not counted yet.
    Open,
    /// The meeting agreed.
    Agreed,
    /// It did not.
    NotAgreed,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Outcome; 3] = [Outcome::Open, Outcome::Agreed, Outcome::NotAgreed];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Open => "open",
            Outcome::Agreed => "agreed",
            Outcome::NotAgreed => "not_agreed",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == text)
    }

    /// What screens and papers call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Outcome::Open => "chưa xét",
            Outcome::Agreed => "đồng ý",
            Outcome::NotAgreed => "không đồng ý",
        }
    }
}

/// How long a summary should be, in words: a guide, not a wall (domain.md 8: an individual one to two pages, a collective two to
/// four; the line on the list is a summary of it).
pub fn usual_length(kind: RecipientKind) -> std::ops::RangeInclusive<usize> {
    match kind {
        RecipientKind::Collective => 120..=900,
        RecipientKind::Individual => 60..=500,
    }
}

/// What a unit has gathered for a nomination, as far as it can be counted.
#[derive(Debug, Clone, Copy)]
pub struct Gathered {
    /// Whether a collective or an individual.
    pub kind: RecipientKind,
    /// Words of the summary.
    pub words: usize,
    /// Sources that the summary cites and files that prove it.
    pub proofs: usize,
    /// Votes for, and of how many, once the unit has voted.
    pub votes: Option<(u32, u32)>,
    /// Conditions of the call that nobody has answered.
    pub unanswered: usize,
    /// Whether the nominee agreed that name and reason are published; a collective need not be asked.
    pub has_consent: bool,
}

/// One point of the list of what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What.
    pub says: Sentence,
    /// Whether it keeps the nomination from being sent; else it only warns.
    pub blocks: bool,
}

/// What is missing before the nomination can be sent: what blocks stands first.
pub fn missing(gathered: &Gathered) -> Vec<Missing> {
    let blocks = |key| Missing { says: Sentence::plain(key), blocks: true };
    let warns = |says| Missing { says, blocks: false };
    let mut missing = Vec::new();
    if gathered.words == 0 {
        missing.push(blocks("Chưa viết tóm tắt thành tích."));
    }
    match gathered.votes {
        None => missing.push(blocks("Chưa ghi kết quả bình xét của đơn vị (số phiếu đồng ý trên tổng số).")),
        Some((agree, of)) if u64::from(agree) * 2 <= u64::from(of) => {
            missing.push(warns(Sentence::plain("Phiếu đồng ý của đơn vị không quá nửa.")));
        }
        Some(_) => {}
    }
    if gathered.unanswered > 0 {
        missing.push(blocks("Còn điều kiện của đợt chưa trả lời."));
    }
    let usual = usual_length(gathered.kind);
    if gathered.words > 0 && !usual.contains(&gathered.words) {
        let says = Sentence::plain("Tóm tắt có %{words} chữ; thường từ %{from} đến %{to} chữ.");
        missing.push(warns(says.with("words", gathered.words).with("from", usual.start()).with("to", usual.end())));
    }
    if gathered.proofs == 0 {
        missing.push(warns(Sentence::plain("Chưa dẫn số liệu, việc, hội nghị hoặc tệp nào làm minh chứng.")));
    }
    if !gathered.has_consent && gathered.kind == RecipientKind::Individual {
        missing.push(warns(Sentence::plain("Chưa có ý kiến của người được đề nghị về việc công khai tên và thành tích.")));
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_named_when_asked_and_a_collective_unless_it_refuses() {
        for (consent, person, collective) in
            [(Consent::Unasked, false, true), (Consent::Given, true, true), (Consent::Refused, false, false)]
        {
            assert_eq!(consent.lets_name(RecipientKind::Individual), person, "{consent:?}");
            assert_eq!(consent.lets_name(RecipientKind::Collective), collective, "{consent:?}");
        }
    }

    #[test]
    fn every_pair_of_state_and_step_is_decided() {
        use NominationState::{Declined, Draft, Submitted, Withdrawn};
        use NominationStep as Step;
        let steps = [
            (Step::Correct, [Some(Draft), None, None, None]),
            (Step::Submit, [Some(Submitted), None, None, None]),
            (Step::SendBack, [None, Some(Draft), None, None]),
            (Step::Decline, [Some(Declined), Some(Declined), None, None]),
            (Step::Withdraw, [Some(Withdrawn), Some(Withdrawn), None, None]),
        ];
        for (step, after) in steps {
            for (state, expected) in NominationState::ALL.into_iter().zip(after) {
                assert_eq!(state.after(step).ok(), expected, "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn answers_and_outcomes_read_back() {
        for consent in Consent::ALL {
            assert_eq!(Consent::parse(consent.as_str()), Some(consent));
        }
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::parse(outcome.as_str()), Some(outcome));
        }
        assert_eq!((Consent::parse("yes"), Outcome::parse("")), (None, None));
    }

    #[test]
    fn what_is_missing_is_named_and_what_blocks_is_told_apart() {
        let whole =
            Gathered { kind: RecipientKind::Individual, words: 100, proofs: 1, votes: Some((9, 10)), unanswered: 0, has_consent: true };
        let counted = |gathered: Gathered| {
            let missing = missing(&gathered);
            (missing.iter().filter(|one| one.blocks).count(), missing.iter().filter(|one| !one.blocks).count())
        };
        for (gathered, expected) in [
            (whole, (0, 0)),
            (Gathered { words: 0, ..whole }, (1, 0)),
            (Gathered { votes: None, ..whole }, (1, 0)),
            (Gathered { votes: Some((5, 10)), ..whole }, (0, 1)),
            (Gathered { votes: Some((6, 10)), ..whole }, (0, 0)),
            (Gathered { unanswered: 2, ..whole }, (1, 0)),
            (Gathered { words: 20, ..whole }, (0, 1)),
            (Gathered { proofs: 0, has_consent: false, ..whole }, (0, 2)),
            (Gathered { kind: RecipientKind::Collective, words: 200, has_consent: false, ..whole }, (0, 0)),
        ] {
            assert_eq!(counted(gathered), expected, "{gathered:?}");
        }
    }
}
