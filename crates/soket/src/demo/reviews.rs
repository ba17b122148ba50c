//! The demonstration's reviews: outlines, texts in the clerk's words, and the records that the committee weighs.

mod half_year;
mod mid_term;
mod thematic;
mod year_2022;

use soket_core::review::{OutlineKind, RecordKind};

/// A task that remedies a limit: title, who leads, until when, and what came of it.
pub type Remedy = (&'static str, &'static str, &'static str, Option<(&'static str, &'static str)>);

/// A review as a row.
pub struct DemoReview {
    /// Its place in addresses.
    pub slug: &'static str,
    /// Which outline.
    pub outline: OutlineKind,
    /// Its subject.
    pub title: &'static str,
    /// What it looks back on.
    pub period: &'static str,
    /// Figures up to this day.
    pub cut_off: &'static str,
    /// The mandates that it answers.
    pub mandates: &'static [&'static str],
    /// The review before it.
    pub former: Option<&'static str>,
    /// Sections in the clerk's words.
    pub texts: &'static [(&'static str, &'static str)],
    /// What was weighed.
    pub records: &'static [DemoRecord],
}

/// A record of a review as a row.
pub struct DemoRecord {
    /// What it is.
    pub kind: RecordKind,
    /// In the committee's words.
    pub body: &'static str,
    /// The unit it concerns.
    pub unit: Option<&'static str>,
    /// The targets it speaks of.
    pub targets: &'static [&'static str],
    /// The mandate it was held under.
    pub mandate: Option<&'static str>,
    /// Its day.
    pub happened_on: Option<&'static str>,
    /// How many meetings or pledges.
    pub meetings: Option<i64>,
    /// How many participants.
    pub participants: Option<i64>,
    /// What other records call it.
    pub key: &'static str,
    /// The causes that explain it.
    pub causes: &'static [&'static str],
    /// The task that remedies it.
    pub remedy: Option<Remedy>,
}

/// A verdict of the committee as a row.
pub struct DemoVerdict {
    /// In which review.
    pub review: &'static str,
    /// On which target.
    pub target: &'static str,
    /// One of the six words.
    pub word: &'static str,
    /// Why.
    pub reason: &'static str,
}

const fn record(kind: RecordKind, body: &'static str) -> DemoRecord {
    DemoRecord {
        kind,
        body,
        unit: None,
        targets: &[],
        mandate: None,
        happened_on: None,
        meetings: None,
        participants: None,
        key: "",
        causes: &[],
        remedy: None,
    }
}

/// Every review, earlier ones first.
pub const REVIEWS: &[DemoReview] = &[year_2022::REVIEW, mid_term::REVIEW, half_year::REVIEW, thematic::REVIEW];

/// Every verdict.
pub const VERDICTS: &[DemoVerdict] = &[
    DemoVerdict {
        review: "giua-nhiem-ky-2020-2025",
        target: "CT03",
        word: "đang trong lộ trình",
        reason: "số kết nạp hai năm đầu thấp do dịch bệnh, nguồn năm 2023-2024 đã được bồi dưỡng đủ",
    },
    DemoVerdict {
        review: "giua-nhiem-ky-2020-2025",
        target: "CT07",
        word: "chưa đạt",
        reason: "có 01 đảng viên bị khiển trách năm 2022, cấp uỷ đã rút kinh nghiệm toàn Đảng bộ",
    },
];
