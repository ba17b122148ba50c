//! Quorum: how many must be in the room, by the rule of the house, out of those whom Quy định 24-QĐ/TW counts.

use serde::{Deserialize, Serialize};

/// The house's rule: at least so many of so many. The shipped one is two thirds (domain.md 7.1: warn below it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuorumRule {
    /// At least so many parts.
    pub parts: u32,
    /// Of so many.
    pub of: u32,
}

impl QuorumRule {
    /// Two thirds.
    pub const USUAL: QuorumRule = QuorumRule { parts: 2, of: 3 };

    /// Reads `2/3`; a rule asks for more than nothing and no more than all.
    pub fn parse(text: &str) -> Option<Self> {
        let (parts, of) = text.trim().split_once('/')?;
        let (parts, of) = (parts.trim().parse().ok()?, of.trim().parse().ok()?);
        (0 < parts && parts <= of && of <= 100).then_some(Self { parts, of })
    }

    /// How many of a base must be there.
    pub fn needed(self, base: u32) -> u32 {
        let asked = (u64::from(base) * u64::from(self.parts)).div_ceil(u64::from(self.of));
        u32::try_from(asked).unwrap_or(u32::MAX)
    }
}

impl std::fmt::Display for QuorumRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.parts, self.of)
    }
}

/// The quorum at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quorum {
    /// Those who are counted.
    pub base: u32,
    /// Those of them in the room.
    pub present: u32,
    /// Those who must be in the room.
    pub needed: u32,
}

impl Quorum {
    /// Whether enough are in the room. Nobody counted is no conference.
    pub fn is_reached(self) -> bool {
        self.base > 0 && self.present >= self.needed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_thirds_are_rounded_up() {
        for (base, needed) in [(0, 0), (1, 1), (2, 2), (3, 2), (45, 30), (46, 31), (47, 32), (48, 32)] {
            assert_eq!(QuorumRule::USUAL.needed(base), needed, "{base}");
        }
    }

    #[test]
    fn rules_are_read_and_written() {
        for (typed, rule) in [
            ("2/3", Some((2, 3))),
            (" 1 / 2 ", Some((1, 2))),
            ("3/2", None),
            ("0/3", None),
            ("x/3", None),
            ("2", None),
            ("1/1", Some((1, 1))),
        ] {
            assert_eq!(QuorumRule::parse(typed), rule.map(|(parts, of)| QuorumRule { parts, of }), "{typed}");
        }
        assert_eq!(QuorumRule::USUAL.to_string(), "2/3");
    }
}
