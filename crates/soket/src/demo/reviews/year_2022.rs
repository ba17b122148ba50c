//! The review of the year 2022: its tasks are what the reviews of 2023 open with.

use super::{DemoRecord, DemoReview, record};
use soket_core::review::{OutlineKind, RecordKind};

/// Kết quả năm 2022.
pub const REVIEW: DemoReview = DemoReview {
    slug: "nam-2022",
    outline: OutlineKind::HalfYear,
    title: "kết quả thực hiện nhiệm vụ năm 2022, phương hướng, nhiệm vụ năm 2023",
    period: "2022",
    cut_off: "2022-12-31",
    mandates: &["nq-dai-hoi-x"],
    former: None,
    texts: &[],
    records: &[
        record(RecordKind::Strength, "Giữ vững nền nếp sinh hoạt chi bộ hằng tháng, các cuộc họp đều có nghị quyết và phân công cụ thể"),
        DemoRecord {
            key: "han-che-ho-so",
            unit: Some("cb-dien"),
            remedy: Some((
                "Hoàn chỉnh hồ sơ phát triển đảng viên của chi bộ",
                "cb-dien",
                "2023-03-31",
                Some(("2023-03-25", "Đủ hồ sơ của 02 quần chúng.")),
            )),
            ..record(RecordKind::Limit, "Hồ sơ phát triển đảng viên ở một số chi bộ còn chậm")
        },
        DemoRecord {
            key: "han-che-xuong",
            unit: Some("cb-co-khi"),
            remedy: Some(("Rà soát an toàn lao động ở các xưởng thực hành", "cb-co-khi", "2023-04-15", None)),
            ..record(RecordKind::Limit, "Công tác an toàn ở xưởng thực hành có lúc chưa được nhắc nhở thường xuyên")
        },
        record(RecordKind::Measure, "Mỗi quý Đảng uỷ làm việc với một chi bộ về tiến độ chỉ tiêu của chi bộ đó"),
    ],
};
