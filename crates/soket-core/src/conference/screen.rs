//! The projector: what hangs on the wall. It shows what the desk chose and nothing else.

use crate::id::{AwardId, ReviewId};
use serde::{Deserialize, Serialize};

/// What the projector shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "slide", content = "of", rename_all = "snake_case")]
pub enum Slide {
    /// Name, day and place; how to check in; how many are there.
    #[default]
    Welcome,
    /// The current point, with its clock and who speaks.
    Item,
    /// The targets of a review, with their verdicts: so many at a time, on the page of that number, counted from nought.
    Targets(ReviewId, u32),
    /// The same as bars.
    Chart(ReviewId),
    /// Those in the room and the quorum.
    Quorum,
    /// The vote that is open, or the last result.
    Vote,
    /// Whoever is called to be handed an award.
    Award(AwardId),
    /// Nothing: a quiet wall.
    Blank,
}

impl Slide {
    /// The word a form of the screen sends: `targets:12`.
    pub fn to_text(self) -> String {
        match self {
            Slide::Welcome => "welcome".to_owned(),
            Slide::Item => "item".to_owned(),
            Slide::Targets(review, page) => format!("targets:{review}:{page}"),
            Slide::Chart(review) => format!("chart:{review}"),
            Slide::Quorum => "quorum".to_owned(),
            Slide::Vote => "vote".to_owned(),
            Slide::Award(award) => format!("award:{award}"),
            Slide::Blank => "blank".to_owned(),
        }
    }

    /// Reads that word.
    pub fn parse(text: &str) -> Option<Self> {
        let review = |id: &str| id.parse().ok().map(ReviewId);
        Some(match text.split(':').collect::<Vec<_>>().as_slice() {
            ["targets", id, page] => Slide::Targets(review(id)?, page.parse().ok()?),
            ["chart", id] => Slide::Chart(review(id)?),
            ["award", id] => Slide::Award(id.parse().ok().map(AwardId)?),
            ["welcome"] => Slide::Welcome,
            ["item"] => Slide::Item,
            ["quorum"] => Slide::Quorum,
            ["vote"] => Slide::Vote,
            ["blank"] => Slide::Blank,
            _ => return None,
        })
    }

    /// What the run screen calls it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Slide::Welcome => "Chào mừng, điểm danh",
            Slide::Item => "Phần đang tiến hành",
            Slide::Targets(..) => "Bảng chỉ tiêu",
            Slide::Chart(_) => "Biểu đồ chỉ tiêu",
            Slide::Quorum => "Số đại biểu có mặt",
            Slide::Vote => "Biểu quyết",
            Slide::Award(_) => "Gọi tên được khen",
            Slide::Blank => "Màn hình trống",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slides_read_back() {
        let review = ReviewId(12);
        let award = Slide::Award(AwardId(7));
        for slide in
            [Slide::Welcome, Slide::Item, Slide::Targets(review, 2), Slide::Chart(review), Slide::Quorum, Slide::Vote, award, Slide::Blank]
        {
            assert_eq!(Slide::parse(&slide.to_text()), Some(slide));
        }
        assert_eq!((Slide::parse("targets:x:0"), Slide::parse("award:"), Slide::parse("item:3")), (None, None, None));
    }
}
