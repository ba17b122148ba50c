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
    /// Sections in the clerk's words, each headed `# ` and the name of the section; figures by what they are.
    pub texts: &'static str,
    /// What was weighed.
    pub records: &'static [DemoRecord],
}

impl DemoReview {
    /// The sections that somebody wrote: name and Markdown.
    pub fn sections(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let parts = self.texts.strip_prefix("# ").unwrap_or_default().split("\n# ");
        parts.filter_map(|part| part.split_once('\n')).map(|(section, body)| (section, body.trim()))
    }
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

/// A cause from outside that other records name.
const fn objective(key: &'static str, body: &'static str) -> DemoRecord {
    DemoRecord { key, ..record(RecordKind::ObjectiveCause, body) }
}

/// A cause from inside that other records name.
const fn subjective(key: &'static str, body: &'static str) -> DemoRecord {
    DemoRecord { key, ..record(RecordKind::SubjectiveCause, body) }
}

/// What was held under a mandate: day, meetings, participants.
const fn activity(body: &'static str, mandate: &'static str, (day, meetings, participants): (&'static str, i64, i64)) -> DemoRecord {
    DemoRecord {
        mandate: Some(mandate),
        happened_on: Some(day),
        meetings: Some(meetings),
        participants: Some(participants),
        ..record(RecordKind::Activity, body)
    }
}

/// Every review, earlier ones first.
pub const REVIEWS: &[DemoReview] = &[year_2022::REVIEW, mid_term::REVIEW, half_year::REVIEW, thematic::REVIEW];

/// The address at which the first record of a review is changed: records are numbered as they are loaded.
pub fn first_record_of(slug: &str) -> String {
    let before: usize = REVIEWS.iter().take_while(|review| review.slug != slug).map(|review| review.records.len()).sum();
    format!("/so-ket/{slug}/ghi-nhan/{}/sua", before + 1)
}

/// The review that is closed and issued already, and its day.
pub const ISSUED: &str = "nam-2022";
/// When it was issued.
pub const ISSUED_ON: &str = "2023-01-06";

const fn verdict(review: &'static str, target: &'static str, word: &'static str, reason: &'static str) -> DemoVerdict {
    DemoVerdict { review, target, word, reason }
}

/// Every verdict.
pub const VERDICTS: &[DemoVerdict] = &[
    verdict(
        "giua-nhiem-ky-2020-2025",
        "CT03",
        "đang trong lộ trình",
        "số kết nạp cao hơn nhịp độ bình quân nhưng nguồn của Chi bộ Khoa Cơ bản và Chi bộ Khoa Điện - Điện tử còn mỏng",
    ),
    verdict("giua-nhiem-ky-2020-2025", "CT07", "chưa đạt", "vi phạm ở mức khiển trách; cấp uỷ đã kiểm điểm, rút kinh nghiệm toàn Đảng bộ"),
    verdict(
        "giua-nhiem-ky-2020-2025",
        "CT10",
        "đang trong lộ trình",
        "phần thiếu của năm 2022 đã được bù trong quý I/2023, hiện đúng mức của năm 2023",
    ),
    verdict("6-thang-dau-nam-2023", "CT10", "đang trong lộ trình", "đã đạt mức của năm 2023, còn giữ đến cuối năm mới kết luận đạt"),
    verdict(
        "hai-nam-ket-luan-01",
        "KL04",
        "đạt",
        "hai năm qua 100% cấp uỷ viên và người đứng đầu tự kiểm điểm trước chi bộ, mỗi người giải quyết được ít nhất một việc tồn đọng",
    ),
];
