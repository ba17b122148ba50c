//! Two years of Conclusion 01-KL/TW.

use super::{DemoRecord, DemoReview, activity, objective, record, subjective};
use soket_core::review::{OutlineKind, RecordKind};

/// 02 năm thực hiện Kết luận 01-KL/TW.
pub const REVIEW: DemoReview = DemoReview {
    slug: "hai-nam-ket-luan-01",
    outline: OutlineKind::Thematic,
    title: "sơ kết 02 năm thực hiện Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị về “Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh”",
    period: "2021-05-18_2023-05-18",
    cut_off: "2023-05-18",
    mandates: &["kl-01-kl-tw-2021", "kh-14-kh-du-2021"],
    former: None,
    texts: include_str!("thematic.md"),
    records: RECORDS,
};

const CONCLUSION: &str = "kl-01-kl-tw-2021";
const PLAN: &str = "kh-14-kh-du-2021";

const fn pledges(count: i64, body: &'static str) -> DemoRecord {
    DemoRecord { meetings: Some(count), ..record(RecordKind::Pledge, body) }
}

const fn example(unit: &'static str, body: &'static str) -> DemoRecord {
    DemoRecord { unit: Some(unit), ..record(RecordKind::Example, body) }
}

const RECORDS: &[DemoRecord] = &[
    activity("Hội nghị quán triệt Kết luận số 01-KL/TW cho toàn thể đảng viên, viên chức", CONCLUSION, ("2021-09-10", 1, 62)),
    activity("Sinh hoạt chuyên đề năm 2021 trực tuyến tại các chi bộ", PLAN, ("2021-10-15", 5, 57)),
    activity("Sinh hoạt chuyên đề năm 2022 tại các chi bộ", PLAN, ("2022-03-15", 5, 63)),
    activity("Toạ đàm nêu gương của nhà giáo trong dạy nghề", PLAN, ("2022-11-18", 2, 54)),
    activity("Sinh hoạt chuyên đề năm 2023 về nêu gương trong dạy nghề", PLAN, ("2023-03-15", 5, 66)),
    activity("Sinh hoạt dưới cờ kể chuyện về Bác của Đoàn Thanh niên", PLAN, ("2023-03-26", 8, 1_240)),
    pledges(43, "Năm 2021, đảng viên các chi bộ lập bản cam kết theo mẫu chung của Đảng uỷ sau hội nghị quán triệt"),
    pledges(46, "Năm 2022, bản cam kết được bổ sung phần việc làm theo ở vị trí công tác, nộp về Đảng uỷ trong quý I"),
    pledges(45, "Năm 2023, mỗi bản cam kết ghi rõ việc, thời hạn và người chứng kiến; chi bộ đọc lại vào kỳ sinh hoạt cuối quý"),
    example("cb-co-khi", "Tổ sửa chữa xe máy miễn phí cho học sinh khó khăn, mỗi tháng một buổi, vật tư do nhà giáo góp"),
    example("cb-co-ban", "Tủ sách dùng chung và giờ kèm thêm buổi tối cho học sinh yếu toán, tin học"),
    example("cb-hanh-chinh", "Một cửa trong buổi: giấy xác nhận cho học sinh được trả ngay trong buổi nhận"),
    example("cb-dao-tao", "Nhắc lịch học bằng tin nhắn cho phụ huynh của học sinh nghỉ quá hai buổi"),
    objective("hai-diem", "Học sinh học tại hai điểm trường cách xa nhau nên khó tổ chức hoạt động chung"),
    objective("gian-cach", "Năm đầu thực hiện rơi vào thời gian giãn cách, bản cam kết lập trực tuyến nên chi bộ ít dịp góp ý"),
    subjective("chung-chung", "Một số bản cam kết viết còn chung, chưa gắn với vị trí việc làm"),
    subjective("nguoi-viet", "Chưa giao người viết tin, bài về điển hình nên việc giới thiệu phụ thuộc vào sự tự giác"),
    subjective("nhac", "Chi bộ đăng ký mô hình nhưng không phân công người làm và thời hạn"),
    subjective("lam-truoc", "Cấp uỷ và người đứng đầu làm trước, giải quyết được việc khó nên tạo được sự đồng thuận"),
    objective("ung-ho", "Phụ huynh và doanh nghiệp ủng hộ vật tư, học bổng cho các mô hình của học sinh"),
    DemoRecord {
        targets: &["KL02"],
        ..record(RecordKind::Strength, "Việc học tập đi vào nền nếp, nội dung làm theo gắn với công việc hằng ngày của từng người")
    },
    DemoRecord {
        causes: &["ung-ho"],
        ..record(RecordKind::Strength, "Nhiều việc nhỏ, thiết thực được duy trì đều, học sinh và phụ huynh là người được hưởng trực tiếp")
    },
    DemoRecord {
        targets: &["KL04"],
        causes: &["lam-truoc"],
        ..record(RecordKind::Strength, "Cấp uỷ viên, người đứng đầu nhận việc khó, giải quyết dứt điểm những việc tồn đọng sau sáp nhập")
    },
    DemoRecord {
        targets: &["KL03"],
        unit: Some("cb-dien"),
        causes: &["hai-diem", "nhac"],
        remedy: Some(("Xây dựng một mô hình dùng chung thiết bị thực hành điện giữa hai điểm trường", "cb-dien", "2023-10-31", None)),
        ..record(RecordKind::Limit, "Năm 2022 còn một chi bộ không xây dựng được mô hình mới")
    },
    DemoRecord {
        targets: &["KL01"],
        unit: Some("cb-co-ban"),
        causes: &["gian-cach", "chung-chung"],
        remedy: Some(("Sửa lại các bản cam kết chưa ghi rõ việc và thời hạn", "cb-co-ban", "2023-06-30", None)),
        ..record(RecordKind::Limit, "Chất lượng bản cam kết chưa đều, có bản chép lại của năm trước")
    },
    DemoRecord {
        unit: Some("cb-hanh-chinh"),
        causes: &["hai-diem", "nguoi-viet"],
        remedy: Some(("Phân công người viết tin và lập chuyên mục điển hình trên trang thông tin", "cb-hanh-chinh", "2023-07-31", None)),
        ..record(RecordKind::Limit, "Việc giới thiệu điển hình trên trang thông tin của trường chưa thường xuyên")
    },
    record(RecordKind::Lesson, "Chọn việc nhỏ, làm đến nơi đến chốn thì dễ lan toả hơn phát động rộng"),
    record(RecordKind::Lesson, "Bản cam kết chỉ có tác dụng khi chi bộ đọc lại và hỏi đến từng việc"),
    record(RecordKind::Lesson, "Mô hình muốn bền phải có người phụ trách và nằm trong kế hoạch công tác của đơn vị"),
    DemoRecord {
        targets: &["KL03"],
        ..record(
            RecordKind::Measure,
            "Mỗi chi bộ mỗi năm xây dựng ít nhất 01 mô hình, giới thiệu trên trang thông tin của trường trong quý IV",
        )
    },
    DemoRecord {
        targets: &["KL01"],
        ..record(RecordKind::Measure, "Bí thư chi bộ góp ý từng bản cam kết trước khi nộp, bảo đảm ghi rõ việc, thời hạn và kết quả cần có")
    },
    DemoRecord {
        targets: &["KL02"],
        ..record(RecordKind::Measure, "Chuyên đề năm 2024 học theo nhóm vị trí việc làm, tài liệu gửi trước ít nhất một tuần")
    },
    DemoRecord {
        targets: &["KL04"],
        ..record(RecordKind::Measure, "Công khai việc khó mà từng cấp uỷ viên nhận và thời hạn giải quyết tại hội nghị viên chức hằng năm")
    },
    record(RecordKind::Measure, "Xét biểu dương tập thể, cá nhân tiêu biểu mỗi năm một lần, gắn với kết quả thực tế của mô hình"),
    record(RecordKind::Proposal, "Đề nghị cung cấp thêm tài liệu sinh hoạt chuyên đề dạng ngắn, phù hợp học sinh"),
    record(RecordKind::Proposal, "Đề nghị Thị uỷ tổ chức gặp mặt điển hình của các trường học trên địa bàn để trao đổi cách làm"),
];
