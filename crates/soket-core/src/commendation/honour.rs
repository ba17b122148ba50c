//! Which honours a review tells of: those that its body granted in its time, and of a theme those under its mandates.

use crate::id::{MandateId, UnitId};
use crate::review::OutlineKind;
use jiff::civil::Date;

/// What a review looks back on.
#[derive(Debug, Clone, Copy)]
pub struct LookBack<'a> {
    /// The body that reports.
    pub unit: UnitId,
    /// By which outline.
    pub outline: OutlineKind,
    /// What it answers.
    pub mandates: &'a [MandateId],
    /// The first day of its period, and the day of its figures.
    pub span: (Date, Date),
}

impl LookBack<'_> {
    /// Whether it tells of an honour: granted by whom, under which mandate, decided when.
    pub fn tells(&self, by: UnitId, mandate: Option<MandateId>, decided_on: Date) -> bool {
        let is_of_theme = self.outline != OutlineKind::Thematic || mandate.is_some_and(|mandate| self.mandates.contains(&mandate));
        by == self.unit && is_of_theme && self.span.0 <= decided_on && decided_on <= self.span.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_review_tells_of_its_own_honours_in_its_time() {
        const HOME: UnitId = UnitId(1);
        let (theme, other) = (Some(MandateId(7)), Some(MandateId(8)));
        for (outline, by, mandate, day, is_told) in [
            (OutlineKind::Thematic, HOME, theme, date(2022, 5, 18), true),
            (OutlineKind::Thematic, HOME, other, date(2022, 5, 18), false),
            (OutlineKind::Thematic, HOME, None, date(2022, 5, 18), false),
            (OutlineKind::MidTerm, HOME, other, date(2022, 5, 18), true),
            (OutlineKind::Periodic, HOME, None, date(2022, 5, 18), true),
            (OutlineKind::Periodic, UnitId(2), None, date(2022, 5, 18), false),
            (OutlineKind::MidTerm, HOME, theme, date(2021, 5, 17), false),
            (OutlineKind::MidTerm, HOME, theme, date(2021, 5, 18), true),
            (OutlineKind::MidTerm, HOME, theme, date(2023, 5, 15), true),
            (OutlineKind::MidTerm, HOME, theme, date(2023, 5, 16), false),
        ] {
            let back = LookBack { unit: HOME, outline, mandates: &[MandateId(7)], span: (date(2021, 5, 18), date(2023, 5, 15)) };
            assert_eq!(back.tells(by, mandate, day), is_told, "{outline:?} {by:?} {mandate:?} {day}");
        }
    }
}
