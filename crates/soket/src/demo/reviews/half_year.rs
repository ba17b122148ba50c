//! The report on the first half of 2023.

use super::{DemoRecord, DemoReview, activity, objective, record, subjective};
use soket_core::review::{OutlineKind, RecordKind};

/// 6 tháng đầu năm 2023.
pub const REVIEW: DemoReview = DemoReview {
    slug: "6-thang-dau-nam-2023",
    outline: OutlineKind::Periodic,
    title: "kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2023, phương hướng, nhiệm vụ 6 tháng cuối năm 2023",
    period: "2023-H1",
    cut_off: "2023-05-15",
    mandates: &["nq-dai-hoi-x", "kh-27-kh-du-2023"],
    former: Some("nam-2022"),
    texts: include_str!("half_year.md"),
    records: RECORDS,
};

const CONCLUSION: &str = "kl-01-kl-tw-2021";

const RECORDS: &[DemoRecord] = &[
    activity("Sinh hoạt chuyên đề năm 2023 về nêu gương trong dạy nghề", CONCLUSION, ("2023-03-15", 5, 66)),
    activity("Sinh hoạt dưới cờ kể chuyện về Bác của Đoàn Thanh niên", CONCLUSION, ("2023-03-26", 8, 1_240)),
    activity("Toạ đàm “Một việc nhỏ làm tốt hơn” giữa các tổ nghiệp vụ", CONCLUSION, ("2023-04-21", 1, 46)),
    objective("mua-vu", "Kỳ thi tốt nghiệp và tuyển sinh rơi vào quý III nên số liệu tuyển sinh nửa đầu năm còn thấp"),
    objective("gia", "Giá vật tư thực hành tăng từ đầu năm, một số gói mua sắm phải lập lại dự toán"),
    objective("phan-mem", "Phần mềm mô phỏng dùng cho giáo trình phải chờ gói mua sắm chung của tỉnh"),
    objective("lop", "Thị uỷ mở lớp bồi dưỡng nhận thức về Đảng ngay trong tháng 3, sớm hơn mọi năm"),
    subjective("ra-soat", "Chi bộ rà soát nguồn từ quý IV/2022, phân công đảng viên giúp đỡ từng quần chúng"),
    subjective("phoi-hop", "Việc phối hợp giữa khoa và phòng trong tư vấn tuyển sinh có lúc chưa nhịp nhàng"),
    subjective("nghiem-thu", "Khoa chưa bố trí người phản biện giáo trình từ đầu, để dồn vào cuối học kỳ"),
    subjective("an-toan", "Chi bộ giao việc rà soát an toàn cho một tổ làm kiêm nhiệm, không theo dõi tiến độ"),
    DemoRecord {
        targets: &["CT03"],
        causes: &["lop", "ra-soat"],
        ..record(RecordKind::Strength, "Phát triển đảng viên khá hơn cùng kỳ, hồ sơ chuẩn bị kỹ, không phải bổ sung nhiều lần")
    },
    DemoRecord {
        targets: &["CT10"],
        ..record(RecordKind::Strength, "Nhà giáo đạt chuẩn kỹ năng nghề tăng nhanh sau kỳ đánh giá quý I, bù được phần chậm của năm trước")
    },
    record(RecordKind::Strength, "Hoàn thành đúng hạn việc ký cam kết học tập, làm theo của đảng viên trong quý I"),
    record(RecordKind::Strength, "Các báo cáo phục vụ sơ kết dùng chung một nguồn số liệu, thời gian tổng hợp rút còn một nửa"),
    DemoRecord {
        targets: &["CT12"],
        unit: Some("k-dien"),
        causes: &["phan-mem", "nghiem-thu"],
        remedy: Some(("Nghiệm thu giáo trình điều khiển lập trình, bổ sung người phản biện", "k-dien", "2023-06-30", None)),
        ..record(RecordKind::Limit, "Tiến độ biên soạn giáo trình điện tử chậm so với kế hoạch")
    },
    DemoRecord {
        targets: &["CT01"],
        unit: Some("p-dao-tao"),
        causes: &["mua-vu", "phoi-hop"],
        remedy: Some(("Thống nhất một lịch tư vấn tuyển sinh chung của phòng và ba khoa", "p-dao-tao", "2023-06-05", None)),
        ..record(RecordKind::Limit, "Danh sách học sinh có nguyện vọng học nghề tổng hợp chậm, còn trùng giữa các tổ tư vấn")
    },
    DemoRecord {
        unit: Some("cb-co-khi"),
        causes: &["gia", "an-toan"],
        remedy: Some(("Rà soát xong an toàn lao động của các xưởng, thay thiết bị che chắn hỏng", "cb-co-khi", "2023-05-31", None)),
        ..record(RecordKind::Limit, "Việc rà soát an toàn ở xưởng thực hành quá hạn, còn thiết bị che chắn chưa được thay")
    },
    DemoRecord {
        targets: &["CT01"],
        ..record(RecordKind::Measure, "Chốt danh sách học sinh dự tuyển hằng tuần từ tháng 6, báo cáo Đảng uỷ vào sáng thứ Hai")
    },
    DemoRecord {
        targets: &["CT02"],
        ..record(
            RecordKind::Measure,
            "Mở lớp ôn tập cho học sinh còn nợ mô đun trước kỳ thi tốt nghiệp đợt 2, giáo viên chủ nhiệm theo dõi từng em",
        )
    },
    DemoRecord {
        targets: &["CT03"],
        ..record(RecordKind::Measure, "Hoàn chỉnh hồ sơ của 09 quần chúng đã học lớp nhận thức về Đảng, ưu tiên đoàn viên và nhà giáo trẻ")
    },
    DemoRecord {
        targets: &["KH01"],
        ..record(RecordKind::Measure, "Tổ chức hội đồng nghiệm thu sáng kiến, thiết bị tự làm thành hai đợt, đợt đầu trong tháng 9")
    },
    DemoRecord {
        targets: &["CT13"],
        ..record(
            RecordKind::Measure,
            "Khai giảng các lớp ngắn hạn cho lao động nông thôn trong tháng 7, giao chỉ tiêu thu theo tháng cho bộ phận dịch vụ",
        )
    },
    DemoRecord {
        targets: &["CT06"],
        ..record(RecordKind::Measure, "Các chi bộ chưa kiểm tra, giám sát trong 6 tháng đầu năm phải thực hiện xong trước tháng 10")
    },
    record(RecordKind::Proposal, "Đề nghị cấp trên sớm hướng dẫn việc đánh giá chất lượng 6 tháng đối với tổ chức đảng"),
    record(
        RecordKind::Proposal,
        "Đề nghị Thị uỷ bố trí thêm một lớp đảng viên mới trong quý III để đảng viên kết nạp đầu năm được học kịp thời",
    ),
];
