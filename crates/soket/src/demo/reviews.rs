//! The demonstration's reviews: outlines, texts in the clerk's words, and the records that the committee weighs.

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
pub const REVIEWS: &[DemoReview] = &[DemoReview {
    slug: "giua-nhiem-ky-2020-2025",
    outline: OutlineKind::MidTerm,
    title: "sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ Trường Trung cấp Gò Công lần thứ X, nhiệm kỳ 2020-2025",
    period: "2020-06-20_2023-04-30",
    cut_off: "2023-04-30",
    mandates: &["nq-dai-hoi-x"],
    former: None,
    texts: &[(
        "to-chuc",
        "Từ đầu nhiệm kỳ đến nay Đảng bộ kết nạp {=to-date:CT03}, bằng {=percent:CT03} mức đề ra; riêng năm 2022 kết nạp {=result:CT03:2022}.\n\nNăm 2022 có {=result:CT04:2022} đảng viên hoàn thành tốt nhiệm vụ trở lên trên tổng số {=total:dang-vien:2022}.",
    )],
    records: &[
        DemoRecord {
            key: "nguon",
            ..record(RecordKind::ObjectiveCause, "Nguồn phát triển đảng là học sinh phần lớn chưa đủ tuổi, thời gian học tại trường ngắn")
        },
        DemoRecord {
            key: "chu-dong",
            ..record(RecordKind::SubjectiveCause, "Một số chi bộ chưa chủ động phát hiện, bồi dưỡng quần chúng ưu tú")
        },
        DemoRecord {
            targets: &["CT01"],
            ..record(RecordKind::Strength, "Công tác tuyển sinh vượt chỉ tiêu giao, góp phần giữ quy mô đào tạo ổn định")
        },
        DemoRecord {
            targets: &["CT03"],
            unit: Some("cb-dien"),
            causes: &["nguon", "chu-dong"],
            remedy: Some(("Lập danh sách quần chúng ưu tú và phân công đảng viên giúp đỡ", "cb-dien", "2023-09-30", None)),
            ..record(RecordKind::Limit, "Phát triển đảng viên chưa đồng đều giữa các chi bộ")
        },
        record(RecordKind::Lesson, "Giao chỉ tiêu phải kèm người chịu trách nhiệm và thời hạn, kiểm tra hằng quý"),
        DemoRecord {
            targets: &["CT03"],
            ..record(
                RecordKind::Measure,
                "Mỗi chi bộ mỗi quý rà soát nguồn phát triển đảng, cử ít nhất 02 quần chúng dự lớp bồi dưỡng nhận thức về Đảng",
            )
        },
        record(RecordKind::Proposal, "Đề nghị Thị uỷ mở lớp bồi dưỡng nhận thức về Đảng riêng cho khối trường học vào dịp hè"),
    ],
}];

/// Every verdict.
pub const VERDICTS: &[DemoVerdict] = &[DemoVerdict {
    review: "giua-nhiem-ky-2020-2025",
    target: "CT03",
    word: "đang trong lộ trình",
    reason: "số kết nạp hai năm đầu thấp do dịch bệnh, nguồn năm 2023-2024 đã được bồi dưỡng đủ",
}];
