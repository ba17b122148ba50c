//! Two years of Conclusion 01-KL/TW.

use super::{DemoRecord, DemoReview, record};
use soket_core::review::{OutlineKind, RecordKind};

const fn activity(body: &'static str, happened_on: &'static str, meetings: i64, participants: i64) -> DemoRecord {
    DemoRecord {
        happened_on: Some(happened_on),
        meetings: Some(meetings),
        participants: Some(participants),
        mandate: Some("kl-01-kl-tw-2021"),
        ..record(RecordKind::Activity, body)
    }
}

/// 02 năm thực hiện Kết luận 01-KL/TW.
pub const REVIEW: DemoReview = DemoReview {
    slug: "hai-nam-ket-luan-01",
    outline: OutlineKind::Thematic,
    title: "sơ kết 02 năm thực hiện Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị về “Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh”",
    period: "2021-05-18_2023-05-18",
    cut_off: "2023-05-18",
    mandates: &["kl-01-kl-tw-2021"],
    former: None,
    texts: &[(
        "lam-theo",
        "Năm 2022 tỷ lệ đảng viên ký cam kết là {=result:KL01:2022}; năm 2023 đã có {=total:cam-ket:2023} ký cam kết trên tổng số {=total:dang-vien:2023}. Nội dung cam kết gắn với việc giảng dạy, phục vụ học sinh và tiết kiệm vật tư thực hành.\n\nCùng thời gian này công tác phát triển đảng có chuyển biến, riêng từ đầu năm 2023 kết nạp {=total:ket-nap:2023}.",
    )],
    records: &[
        activity("Hội nghị quán triệt Kết luận số 01-KL/TW cho toàn thể đảng viên, viên chức", "2021-09-10", 1, 118),
        activity("Sinh hoạt chuyên đề năm 2022 tại các chi bộ", "2022-03-15", 5, 214),
        activity("Toạ đàm nêu gương của nhà giáo trong dạy nghề", "2022-11-18", 2, 96),
        activity("Sinh hoạt dưới cờ kể chuyện về Bác của Đoàn Thanh niên", "2023-03-26", 8, 1_240),
        DemoRecord {
            meetings: Some(43),
            ..record(RecordKind::Pledge, "Đảng viên các chi bộ lập bản cam kết năm 2022, nộp về Đảng uỷ trong quý I")
        },
        DemoRecord {
            meetings: Some(45),
            ..record(RecordKind::Pledge, "Đảng viên các chi bộ lập bản cam kết năm 2023, có ghi rõ việc làm theo và thời hạn")
        },
        DemoRecord {
            unit: Some("cb-co-khi"), ..record(RecordKind::Example, "Tổ sửa chữa xe máy miễn phí cho học sinh khó khăn")
        },
        DemoRecord { unit: Some("cb-co-ban"), ..record(RecordKind::Example, "Tủ sách dùng chung và giờ kèm thêm buổi tối") },
        record(RecordKind::ObjectiveCause, "Học sinh học tại hai điểm trường cách xa nhau nên khó tổ chức hoạt động chung"),
        record(RecordKind::SubjectiveCause, "Một số bản cam kết viết còn chung, chưa gắn với vị trí việc làm"),
        record(RecordKind::Strength, "Việc học tập đi vào nền nếp, nội dung làm theo gắn với công việc hằng ngày của từng người"),
        DemoRecord {
            unit: Some("cb-hanh-chinh"),
            ..record(RecordKind::Limit, "Việc giới thiệu điển hình trên trang thông tin của trường chưa thường xuyên")
        },
        record(RecordKind::Lesson, "Chọn việc nhỏ, làm đến nơi đến chốn thì dễ lan toả hơn phát động rộng"),
        record(
            RecordKind::Measure,
            "Mỗi chi bộ mỗi năm xây dựng ít nhất 01 mô hình, giới thiệu trên trang thông tin của trường trong quý IV",
        ),
        record(RecordKind::Proposal, "Đề nghị cung cấp thêm tài liệu sinh hoạt chuyên đề dạng ngắn, phù hợp học sinh"),
    ],
};
