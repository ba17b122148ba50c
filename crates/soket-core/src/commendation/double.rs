//! Double reward: one achievement is commended once. Soket finds what looks alike; people judge (domain.md 8).

use crate::id::{MandateId, PersonId, UnitId};
use crate::text;
use jiff::civil::Date;

/// Who is or was commended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recipient {
    /// A collective.
    Unit(UnitId),
    /// A person.
    Person(PersonId),
}

/// For what: the achievement's window and theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Achievement {
    /// First day of the window.
    pub from_on: Date,
    /// Last day of the window.
    pub to_on: Date,
    /// The mandate that is the theme, where there is one.
    pub mandate: Option<MandateId>,
    /// The theme in words.
    pub theme: String,
}

impl Achievement {
    /// Whether two look like the same: windows that overlap by a day at least, and one theme, by its mandate or its words.
    pub fn resembles(&self, other: &Achievement) -> bool {
        let overlaps = self.from_on <= other.to_on && other.from_on <= self.to_on;
        let is_one_theme = match (self.mandate, other.mandate) {
            (Some(mine), Some(other)) => mine == other,
            _ => text::fold(&self.theme) == text::fold(&other.theme),
        };
        overlaps && is_one_theme
    }
}

/// Which of those that are known look like the same reward for the same recipient, in their order.
pub fn doubles<'a, T>(
    (recipient, achievement): (Recipient, &'a Achievement),
    known: impl IntoIterator<Item = (Recipient, &'a Achievement, T)>,
) -> Vec<T> {
    let same = |(of, one, _): &(Recipient, &Achievement, T)| *of == recipient && achievement.resembles(one);
    known.into_iter().filter(same).map(|(_, _, what)| what).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn achievement(from: &str, to: &str, mandate: Option<i64>, theme: &str) -> Achievement {
        let (from_on, to_on) = (from.parse().unwrap(), to.parse().unwrap());
        Achievement { from_on, to_on, mandate: mandate.map(MandateId), theme: theme.to_owned() }
    }

    #[test]
    fn one_theme_in_overlapping_windows_looks_like_one_achievement() {
        let this = achievement("2021-05-18", "2023-05-10", Some(7), "Học tập và làm theo Bác");
        for (other, alike) in [
            (achievement("2020-01-01", "2021-05-18", Some(7), ""), true),
            (achievement("2020-01-01", "2021-05-17", Some(7), ""), false),
            (achievement("2023-05-10", "2024-05-10", Some(7), ""), true),
            (achievement("2022-01-01", "2022-12-31", Some(8), "Học tập và làm theo Bác"), false),
            (achievement("2022-01-01", "2022-12-31", None, "học tập và làm theo bác"), true),
            (achievement("2022-01-01", "2022-12-31", None, "Phòng cháy, chữa cháy"), false),
        ] {
            assert_eq!(this.resembles(&other), alike, "{other:?}");
            assert_eq!(other.resembles(&this), alike, "{other:?}");
        }
    }

    #[test]
    fn only_the_same_recipient_counts() {
        let this = achievement("2021-05-18", "2023-05-10", Some(7), "");
        let known = [(Recipient::Person(PersonId(1)), 'a'), (Recipient::Unit(UnitId(1)), 'b'), (Recipient::Person(PersonId(2)), 'c')];
        let found = doubles((Recipient::Person(PersonId(1)), &this), known.iter().map(|(of, name)| (*of, &this, *name)));
        assert_eq!(found, ['a']);
    }
}
