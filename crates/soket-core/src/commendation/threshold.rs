//! Whether a meeting agreed: so many votes of a base that the rule in force names.

use crate::conference::quorum::QuorumRule;
use crate::refusal::{Refusal, Sentence};

/// Of whom the share is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Base {
    /// Of all members of the body.
    Members,
    /// Of those who were there.
    Present,
}

impl Base {
    /// Both.
    pub const ALL: [Base; 2] = [Base::Members, Base::Present];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Base::Members => "members",
            Base::Present => "present",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|base| base.as_str() == text)
    }

    /// What screens and papers call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Base::Members => "tổng số thành viên",
            Base::Present => "số thành viên có mặt",
        }
    }
}

/// What it takes to agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Majority {
    /// More than half.
    MoreThanHalf,
    /// At least such a share, as two thirds or 70/100.
    AtLeast(QuorumRule),
}

impl Majority {
    /// Reads `1/2` as more than half, anything else as at least that share.
    pub fn parse(text: &str) -> Option<Self> {
        let rule = QuorumRule::parse(text)?;
        Some(if rule.parts * 2 == rule.of { Majority::MoreThanHalf } else { Majority::AtLeast(rule) })
    }

    /// How many votes it takes of so many.
    pub fn needed(self, of: u32) -> u32 {
        match self {
            Majority::MoreThanHalf => of / 2 + 1,
            Majority::AtLeast(rule) => rule.needed(of).max(1),
        }
    }
}

impl std::fmt::Display for Majority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Majority::MoreThanHalf => f.write_str("1/2"),
            Majority::AtLeast(rule) => rule.fmt(f),
        }
    }
}

/// The rule by which a body decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// Of whom.
    pub base: Base,
    /// How many.
    pub majority: Majority,
}

/// A meeting at which counts were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sitting {
    /// Members of the body.
    pub members: u32,
    /// Those of them who were there.
    pub present: u32,
}

impl Sitting {
    /// A meeting of a body.
    ///
    /// # Errors
    /// A refusal when nobody was there, or more than there are.
    pub fn new(members: u32, present: u32) -> Result<Self, Refusal> {
        if present == 0 || present > members {
            return Err(Refusal::unfit("Số có mặt phải từ 1 đến tổng số thành viên.", "Xem lại hai số: tổng số thành viên và số có mặt."));
        }
        Ok(Self { members, present })
    }
}

/// What was counted for one nomination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Votes for.
    pub agree: u32,
    /// Votes against and other opinions.
    pub others: u32,
}

impl Threshold {
    /// The number of votes of which the share is taken.
    pub fn of(self, sitting: Sitting) -> u32 {
        match self.base {
            Base::Members => sitting.members,
            Base::Present => sitting.present,
        }
    }

    /// Whether the meeting agreed.
    ///
    /// # Errors
    /// A refusal when more voted than were there.
    pub fn agrees(self, sitting: Sitting, counted: Counted) -> Result<bool, Refusal> {
        let hands = u64::from(counted.agree) + u64::from(counted.others);
        if hands > u64::from(sitting.present) {
            let refusal = Refusal::unfit("Đếm được %{hands} phiếu nhưng chỉ có %{present} người có mặt.", "Đếm lại rồi nhập lại.");
            return Err(refusal.with("hands", hands).with("present", sitting.present));
        }
        Ok(counted.agree >= self.majority.needed(self.of(sitting)))
    }

    /// The rule in words, as the minutes say it.
    pub fn says(self) -> Sentence {
        match self.majority {
            Majority::MoreThanHalf => Sentence::plain("quá nửa %{base} đồng ý").with("base", self.base.name_vi()),
            Majority::AtLeast(rule) => {
                Sentence::plain("ít nhất %{share} %{base} đồng ý").with("share", rule).with("base", self.base.name_vi())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_decides_at_the_border() {
        let rule = |base, majority: &str| Threshold { base, majority: Majority::parse(majority).unwrap() };
        for (base, majority, sitting, agree, expected) in [
            (Base::Present, "1/2", (13, 10), 5, false),
            (Base::Present, "1/2", (13, 10), 6, true),
            (Base::Members, "1/2", (13, 10), 6, false),
            (Base::Members, "1/2", (13, 10), 7, true),
            (Base::Members, "2/3", (13, 10), 8, false),
            (Base::Members, "2/3", (13, 10), 9, true),
            (Base::Present, "90/100", (10, 10), 9, true),
            (Base::Present, "90/100", (10, 10), 8, false),
            (Base::Present, "1/1", (3, 3), 3, true),
            (Base::Present, "1/1", (3, 3), 2, false),
        ] {
            let sitting = Sitting::new(sitting.0, sitting.1).unwrap();
            let counted = Counted { agree, others: 0 };
            assert_eq!(rule(base, majority).agrees(sitting, counted), Ok(expected), "{base:?} {majority} {sitting:?} {agree}");
        }
    }

    #[test]
    fn more_votes_than_people_are_refused() {
        let rule = Threshold { base: Base::Present, majority: Majority::MoreThanHalf };
        let sitting = Sitting::new(5, 4).unwrap();
        assert!(rule.agrees(sitting, Counted { agree: 3, others: 1 }).is_ok());
        assert!(rule.agrees(sitting, Counted { agree: 4, others: 1 }).is_err());
        assert!(rule.agrees(sitting, Counted { agree: u32::MAX, others: u32::MAX }).is_err());
        assert!(Sitting::new(4, 5).is_err() && Sitting::new(4, 0).is_err());
    }

    #[test]
    fn rules_read_back() {
        for text in ["1/2", "2/3", "90/100"] {
            assert_eq!(Majority::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Majority::parse("50/100"), Some(Majority::MoreThanHalf));
        assert_eq!(Majority::parse("3/2"), None);
    }
}
