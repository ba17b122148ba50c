//! The review of the year 2022: its tasks are what the reviews of 2023 open with.

use super::{DemoRecord, DemoReview, activity, objective, record, subjective};
use soket_core::review::{OutlineKind, RecordKind};

/// Kết quả năm 2022.
pub const REVIEW: DemoReview = DemoReview {
    slug: "nam-2022",
    outline: OutlineKind::Periodic,
    title: "kết quả thực hiện nhiệm vụ năm 2022, phương hướng, nhiệm vụ năm 2023",
    period: "2022",
    cut_off: "2022-12-31",
    mandates: &["nq-dai-hoi-x"],
    former: None,
    texts: include_str!("year_2022.md"),
    records: RECORDS,
};

const RECORDS: &[DemoRecord] = &[
    activity("Sinh hoạt chuyên đề năm 2022 tại các chi bộ", "kl-01-kl-tw-2021", ("2022-03-15", 5, 63)),
    activity("Toạ đàm nêu gương của nhà giáo trong dạy nghề", "kl-01-kl-tw-2021", ("2022-11-18", 2, 54)),
    objective("thoi-gian", "Học kỳ I năm học 2021-2022 kết thúc muộn do giãn cách, nhiều việc dồn sang cuối năm 2022"),
    objective("mo-cua", "Các trường trung học cơ sở dạy học trực tiếp trở lại, việc tư vấn hướng nghiệp thuận lợi hơn năm trước"),
    subjective("som", "Đảng uỷ chủ động giao việc cho từng khoa từ đầu năm, theo dõi hằng tháng"),
    subjective("kiem-nhiem", "Người làm hồ sơ, người phụ trách an toàn đều kiêm nhiệm, chi bộ chưa sắp xếp thời gian"),
    record(RecordKind::Strength, "Giữ vững nền nếp sinh hoạt chi bộ hằng tháng, các cuộc họp đều có nghị quyết và phân công cụ thể"),
    DemoRecord {
        targets: &["CT01"],
        causes: &["mo-cua", "som"],
        ..record(RecordKind::Strength, "Tuyển sinh phục hồi nhanh, vượt chỉ tiêu được giao sau một năm không đạt")
    },
    DemoRecord {
        targets: &["CT13"],
        ..record(RecordKind::Strength, "Thu sự nghiệp, dịch vụ đào tạo vượt kế hoạch năm, bảo đảm chi thu nhập tăng thêm cho viên chức")
    },
    DemoRecord {
        unit: Some("cb-dien"),
        causes: &["thoi-gian", "kiem-nhiem"],
        remedy: Some((
            "Hoàn chỉnh hồ sơ phát triển đảng viên của chi bộ",
            "cb-dien",
            "2023-03-31",
            Some(("2023-03-25", "Đủ hồ sơ của 02 quần chúng.")),
        )),
        ..record(RecordKind::Limit, "Hồ sơ phát triển đảng viên ở một số chi bộ còn chậm")
    },
    DemoRecord {
        unit: Some("cb-co-khi"),
        causes: &["kiem-nhiem"],
        remedy: Some(("Rà soát an toàn lao động ở các xưởng thực hành", "cb-co-khi", "2023-04-15", None)),
        ..record(RecordKind::Limit, "Công tác an toàn ở xưởng thực hành có lúc chưa được nhắc nhở thường xuyên")
    },
    DemoRecord {
        targets: &["CT10", "CT12"],
        unit: Some("k-dien"),
        causes: &["thoi-gian"],
        remedy: Some((
            "Cử đủ nhà giáo dự kỳ đánh giá kỹ năng nghề quý I",
            "k-dien",
            "2023-03-31",
            Some(("2023-03-18", "03 nhà giáo của ba khoa đạt.")),
        )),
        ..record(RecordKind::Limit, "Chuẩn hoá nhà giáo và biên soạn giáo trình điện tử chậm so với lộ trình của nghị quyết")
    },
    DemoRecord {
        targets: &["CT03", "CT06"],
        ..record(RecordKind::Measure, "Mỗi quý Đảng uỷ làm việc với một chi bộ về tiến độ chỉ tiêu của chi bộ đó")
    },
    DemoRecord {
        targets: &["CT12"],
        ..record(RecordKind::Measure, "Giao mỗi khoa ít nhất 01 giáo trình điện tử trong năm 2023, nghiệm thu trước tháng 10")
    },
    DemoRecord {
        targets: &["CT01"],
        ..record(RecordKind::Measure, "Bắt đầu tư vấn tuyển sinh từ tháng 3, mỗi khoa phụ trách một cụm trường trung học cơ sở")
    },
    record(RecordKind::Proposal, "Đề nghị Thị uỷ hướng dẫn sớm đề cương sơ kết giữa nhiệm kỳ để đơn vị chuẩn bị số liệu"),
];
