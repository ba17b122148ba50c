//! Typed identities: a number from the database that cannot be mistaken for another noun's number.

use serde::{Deserialize, Serialize};

// The only macro of this crate: the same ten lines for every noun, with nothing to get wrong between them.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }
    )+};
}

ids! {
    /// A unit of the dated tree: party organization, cell, room, faculty, union, superior.
    UnitId,
    /// A person whose name appears on papers; with or without an account.
    PersonId,
    /// Someone who signs in.
    AccountId,
    /// A resolution, directive, conclusion, plan ... that was registered.
    MandateId,
    /// One counted thing.
    IndicatorId,
    /// A number, share, level or state that a mandate wants reached.
    TargetId,
    /// One line of the figures: what was entered, once.
    FigureId,
    /// A piece of work to finish.
    TaskId,
    /// A review dossier (hồ sơ sơ kết, tổng kết).
    ReviewId,
    /// A conference (hội nghị), or another sitting with attendance.
    ConferenceId,
    /// Someone called or invited to a conference.
    DelegateId,
    /// One point of a conference's programme.
    AgendaItemId,
    /// A campaign of commendation (đợt khen thưởng).
    CampaignId,
    /// A nomination in a campaign.
    NominationId,
    /// An award that was decided.
    AwardId,
    /// A run of the press over the awards of a campaign (loạt in).
    PrintRunId,
    /// An article (tin bài).
    ArticleId,
    /// A photo with its consents.
    PhotoId,
    /// What a reader sent in under an article.
    CommentId,
    /// A copy that readers see.
    PublicationId,
    /// A file kept with a mandate, a figure or a review.
    AttachmentId,
}
