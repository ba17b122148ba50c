//! The mid-term review of the congress resolution.

use super::{DemoRecord, DemoReview, record};
use soket_core::review::{OutlineKind, RecordKind};

/// Sơ kết giữa nhiệm kỳ 2020-2025.
pub const REVIEW: DemoReview = DemoReview {
    slug: "giua-nhiem-ky-2020-2025",
    outline: OutlineKind::MidTerm,
    title: "sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ Trường Trung cấp Gò Công lần thứ X, nhiệm kỳ 2020-2025",
    period: "2020-06-20_2023-04-30",
    cut_off: "2023-04-30",
    mandates: &["nq-dai-hoi-x"],
    former: Some("nam-2022"),
    texts: &[
        (
            "tinh-hinh",
            "Đảng bộ Trường Trung cấp Gò Công có 05 chi bộ trực thuộc với {=total:dang-vien:2023} tính đến ngày chốt số liệu. Nhà trường được sáp nhập từ hai trường trong năm 2019, quy mô đào tạo ổn định, đội ngũ nhà giáo cơ bản đủ về số lượng.\n\nThuận lợi: sự quan tâm của Thị uỷ và chính quyền địa phương; nhu cầu lao động có tay nghề của doanh nghiệp trong vùng tăng; cơ sở vật chất hai điểm trường được đầu tư bổ sung.\n\nKhó khăn: dịch bệnh năm 2021 làm gián đoạn đào tạo thực hành; nguồn tuyển sinh trung học cơ sở phân tán; một bộ phận học sinh bỏ học sớm để đi làm.",
        ),
        (
            "chinh-tri",
            "Đảng uỷ xác định tuyển sinh và chất lượng đào tạo là nhiệm vụ chính trị hàng đầu, phân công từng đồng chí cấp uỷ phụ trách địa bàn và khoa.\n\nNăm 2022 nhà trường tuyển mới {=reading:tuyen-sinh:p-dao-tao:2022}, bằng {=result:CT01:2022} chỉ tiêu được giao; năm 2021 do dịch bệnh chỉ đạt {=result:CT01:2021}. Bốn tháng đầu năm 2023 tuyển được {=reading:tuyen-sinh:p-dao-tao:2023}, mùa tuyển sinh chính bắt đầu từ tháng 6.\n\nTỷ lệ tốt nghiệp năm học 2021-2022 là {=result:CT02:NH2021-2022}, có {=reading:tot-nghiep:p-dao-tao:NH2021-2022} được công nhận tốt nghiệp. Nhà trường ký kết với các doanh nghiệp trong vùng để đưa học sinh thực tập có hưởng lương từ học kỳ cuối.",
        ),
        (
            "tu-tuong",
            "Các nghị quyết, kết luận của Trung ương, của Tỉnh uỷ và Thị uỷ được quán triệt trong sinh hoạt chi bộ, cùng với chuyên đề hằng năm về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh. Tình hình tư tưởng của đảng viên, viên chức sau sáp nhập ổn định; những băn khoăn về bố trí việc làm giữa hai điểm trường được Đảng uỷ nghe và giải quyết ngay trong năm 2020.",
        ),
        (
            "to-chuc",
            "Từ đầu nhiệm kỳ đến nay Đảng bộ kết nạp {=to-date:CT03}, bằng {=percent:CT03} mức đề ra; riêng năm 2022 kết nạp {=result:CT03:2022}.\n\nNăm 2022 có {=result:CT04:2022} đảng viên hoàn thành tốt nhiệm vụ trở lên trên tổng số {=total:dang-vien:2022}. Đảng bộ được xếp loại {=result:CT05:2022} năm 2022, năm 2021 xếp loại {=result:CT05:2021}.\n\nCông tác cán bộ được thực hiện đúng quy trình, dân chủ; quy hoạch nhiệm kỳ sau được rà soát, bổ sung hằng năm.",
        ),
        (
            "tham-nhung",
            "Nhà trường công khai thu chi, việc mua sắm vật tư thực hành và kết quả tuyển sinh; người có nghĩa vụ kê khai tài sản, thu nhập đều kê khai đúng hạn. Từ đầu nhiệm kỳ không có đơn thư phản ánh tham nhũng, lãng phí.",
        ),
    ],
    records: &[
        DemoRecord {
            key: "nguon",
            ..record(RecordKind::ObjectiveCause, "Nguồn phát triển đảng là học sinh phần lớn chưa đủ tuổi, thời gian học tại trường ngắn")
        },
        DemoRecord {
            key: "dich",
            ..record(RecordKind::ObjectiveCause, "Dịch bệnh kéo dài trong năm 2021 làm đứt quãng tuyển sinh và thực tập tại doanh nghiệp")
        },
        DemoRecord {
            key: "chu-dong",
            ..record(RecordKind::SubjectiveCause, "Một số chi bộ chưa chủ động phát hiện, bồi dưỡng quần chúng ưu tú")
        },
        DemoRecord {
            key: "theo-doi",
            ..record(RecordKind::SubjectiveCause, "Việc theo dõi chỉ tiêu dồn vào cuối kỳ, chưa có lịch nhắc giữa các đơn vị")
        },
        DemoRecord {
            targets: &["CT01"],
            ..record(RecordKind::Strength, "Tuyển sinh năm 2022 vượt chỉ tiêu giao, góp phần giữ quy mô đào tạo ổn định")
        },
        DemoRecord {
            targets: &["CT04"],
            ..record(
                RecordKind::Strength,
                "Chất lượng đảng viên được giữ vững, tỷ lệ hoàn thành tốt nhiệm vụ trở lên các năm đều trên mức nghị quyết",
            )
        },
        record(RecordKind::Strength, "Đoàn kết nội bộ sau sáp nhập được củng cố, quy chế làm việc của Đảng uỷ được tuân thủ"),
        DemoRecord {
            targets: &["CT03"],
            unit: Some("cb-dien"),
            causes: &["nguon", "chu-dong"],
            remedy: Some(("Lập danh sách quần chúng ưu tú và phân công đảng viên giúp đỡ", "cb-dien", "2023-09-30", None)),
            ..record(RecordKind::Limit, "Phát triển đảng viên chưa đồng đều giữa các chi bộ")
        },
        DemoRecord {
            key: "bao-cao-cham",
            unit: Some("cb-co-ban"),
            causes: &["theo-doi"],
            remedy: Some(("Xây dựng lịch báo cáo số liệu hằng quý cho các đơn vị", "cb-hanh-chinh", "2023-07-15", None)),
            ..record(RecordKind::Limit, "Một số đơn vị gửi số liệu chậm, phải đối chiếu nhiều lần")
        },
        record(RecordKind::Lesson, "Giao chỉ tiêu phải kèm người chịu trách nhiệm và thời hạn, kiểm tra hằng quý"),
        record(
            RecordKind::Lesson,
            "Gắn công tác phát triển đảng với phong trào thi đua của Đoàn Thanh niên và Công đoàn mới có nguồn bền vững",
        ),
        DemoRecord {
            targets: &["CT03"],
            ..record(
                RecordKind::Measure,
                "Mỗi chi bộ mỗi quý rà soát nguồn phát triển đảng, cử ít nhất 02 quần chúng dự lớp bồi dưỡng nhận thức về Đảng",
            )
        },
        DemoRecord {
            targets: &["CT01"],
            ..record(
                RecordKind::Measure,
                "Tổ chức tư vấn hướng nghiệp tại từng trường trung học cơ sở trước tháng 6 hằng năm, giao chỉ tiêu tư vấn cho từng khoa",
            )
        },
        record(RecordKind::Proposal, "Đề nghị Thị uỷ mở lớp bồi dưỡng nhận thức về Đảng riêng cho khối trường học vào dịp hè"),
    ],
};
