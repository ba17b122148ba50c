//! The report on the first half of 2023.

use super::{DemoRecord, DemoReview, record};
use soket_core::review::{OutlineKind, RecordKind};

/// 6 tháng đầu năm 2023.
pub const REVIEW: DemoReview = DemoReview {
    slug: "6-thang-dau-nam-2023",
    outline: OutlineKind::HalfYear,
    title: "kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2023, phương hướng, nhiệm vụ 6 tháng cuối năm 2023",
    period: "2023-H1",
    cut_off: "2023-05-15",
    mandates: &["nq-dai-hoi-x"],
    former: Some("nam-2022"),
    texts: &[
        (
            "tu-tuong",
            "Đảng uỷ tổ chức quán triệt các nghị quyết, kết luận mới ngay trong sinh hoạt thường kỳ; tình hình tư tưởng của đảng viên, viên chức ổn định, yên tâm công tác.",
        ),
        (
            "to-chuc",
            "Đến ngày 15/5/2023 toàn Đảng bộ có {=total:dang-vien:2023}. Từ đầu năm đã kết nạp {=result:CT03:2023}, {=change:CT03:2023} so với cùng kỳ năm trước.",
        ),
        (
            "chinh-tri",
            "Tuyển sinh từ đầu năm đạt {=reading:tuyen-sinh:p-dao-tao:2023} so với kế hoạch {=reading:giao-tuyen:p-dao-tao:2023} của cả năm; các đoàn tư vấn đã đến đủ các trường trung học cơ sở trên địa bàn thị xã.",
        ),
    ],
    records: &[
        record(RecordKind::ObjectiveCause, "Kỳ thi tốt nghiệp và tuyển sinh rơi vào quý III nên số liệu tuyển sinh nửa đầu năm còn thấp"),
        record(RecordKind::SubjectiveCause, "Việc phối hợp giữa khoa và phòng trong tư vấn tuyển sinh có lúc chưa nhịp nhàng"),
        record(RecordKind::Strength, "Hoàn thành đúng hạn việc ký cam kết học tập, làm theo của đảng viên trong quý I"),
        DemoRecord {
            unit: Some("cb-dao-tao"), ..record(RecordKind::Limit, "Tiến độ biên soạn giáo trình điện tử chậm so với kế hoạch")
        },
        record(RecordKind::Measure, "Chốt danh sách học sinh dự tuyển hằng tuần từ tháng 6, báo cáo Đảng uỷ vào sáng thứ Hai"),
        record(RecordKind::Proposal, "Đề nghị cấp trên sớm hướng dẫn việc đánh giá chất lượng 6 tháng đối với tổ chức đảng"),
    ],
};
