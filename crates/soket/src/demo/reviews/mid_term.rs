//! The mid-term review of the congress resolution.

use super::{DemoRecord, DemoReview, objective, record, subjective};
use soket_core::review::{OutlineKind, RecordKind};

/// Sơ kết giữa nhiệm kỳ 2020-2025.
pub const REVIEW: DemoReview = DemoReview {
    slug: "giua-nhiem-ky-2020-2025",
    outline: OutlineKind::MidTerm,
    title: "sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ Trường Trung cấp Gò Công lần thứ X, nhiệm kỳ 2020-2025",
    period: "2020-06-20_2023-04-30",
    cut_off: "2023-04-30",
    mandates: &["nq-dai-hoi-x", "kh-88-kh-thu-2023"],
    former: Some("nam-2022"),
    texts: include_str!("mid_term.md"),
    records: RECORDS,
};

const RECORDS: &[DemoRecord] = &[
    objective("nhu-cau", "Nhu cầu lao động có tay nghề của doanh nghiệp trong vùng tăng trở lại từ giữa năm 2022"),
    objective("nguon", "Nguồn phát triển đảng là học sinh phần lớn chưa đủ tuổi, thời gian học tại trường ngắn"),
    objective("dich", "Dịch bệnh kéo dài trong năm 2021 làm đứt quãng tuyển sinh, đào tạo ngắn hạn và thực tập tại doanh nghiệp"),
    objective("danh-gia", "Lịch đánh giá kỹ năng nghề quốc gia trong khu vực bị dời nhiều lần"),
    objective("di-xa", "Đảng viên làm tuyển sinh, dịch vụ thường xuyên đi công tác xa, chi bộ khó theo dõi hằng ngày"),
    objective("hai-noi", "Hai điểm trường cách xa nhau, sổ sách của một số đơn vị còn lưu ở cả hai nơi"),
    subjective("phan-cong", "Cấp uỷ phân công người phụ trách từng chỉ tiêu, nghe báo cáo hằng quý và điều chỉnh kịp thời"),
    subjective("chu-dong", "Một số chi bộ chưa chủ động phát hiện, bồi dưỡng quần chúng ưu tú"),
    subjective("theo-doi", "Việc theo dõi chỉ tiêu dồn vào cuối kỳ, chưa có lịch nhắc giữa các đơn vị"),
    subjective("giao-trinh", "Khoa giao việc biên soạn cho quá ít người, nhà giáo chưa được giảm giờ dạy tương ứng"),
    subjective("giao-duc", "Chi bộ nắm tình hình đảng viên chưa sát, nhắc nhở chậm khi có dấu hiệu vi phạm"),
    subjective("du-bao", "Khi xây dựng kế hoạch thu chưa tính hết tác động của việc ngừng các lớp ngắn hạn"),
    record(RecordKind::SubjectiveCause, "Bí thư, phó bí thư trực tiếp làm việc với khoa có chỉ tiêu chậm, không chờ đến kỳ họp"),
    record(RecordKind::Strength, "Đoàn kết nội bộ sau sáp nhập được củng cố, quy chế làm việc của Đảng uỷ được tuân thủ"),
    DemoRecord {
        targets: &["CT01"],
        causes: &["nhu-cau", "phan-cong"],
        ..record(RecordKind::Strength, "Tuyển sinh năm 2022 vượt chỉ tiêu giao, góp phần giữ quy mô đào tạo ổn định")
    },
    DemoRecord {
        targets: &["CT02", "CT11"],
        ..record(
            RecordKind::Strength,
            "Chất lượng đào tạo được giữ vững trong điều kiện giãn cách, tỷ lệ tốt nghiệp các năm đều trên mức nghị quyết",
        )
    },
    DemoRecord {
        targets: &["CT04", "CT05"],
        ..record(
            RecordKind::Strength,
            "Chất lượng đảng viên, chất lượng sinh hoạt chi bộ có chuyển biến; năm 2022 Đảng bộ được xếp loại cao nhất",
        )
    },
    DemoRecord {
        targets: &["CT14"],
        ..record(RecordKind::Strength, "Chi tiêu công khai, tiết kiệm; khoản tiết kiệm được dùng đúng cho thực hành và hỗ trợ học sinh")
    },
    DemoRecord {
        targets: &["CT01"],
        unit: Some("p-dao-tao"),
        causes: &["dich", "theo-doi"],
        remedy: Some(("Mở lại kênh tư vấn tuyển sinh tại tất cả trường trung học cơ sở trên địa bàn", "p-dao-tao", "2023-08-31", None)),
        ..record(RecordKind::Limit, "Tuyển sinh năm 2021 không đạt chỉ tiêu, kết quả giữa các năm chưa ổn định")
    },
    DemoRecord {
        targets: &["CT03", "CT16"],
        unit: Some("cb-dien"),
        causes: &["nguon", "chu-dong"],
        remedy: Some(("Lập danh sách quần chúng ưu tú và phân công đảng viên giúp đỡ", "cb-dien", "2023-09-30", None)),
        ..record(RecordKind::Limit, "Phát triển đảng viên chưa đồng đều giữa các chi bộ, tỷ lệ học sinh trong số kết nạp còn thấp")
    },
    DemoRecord {
        targets: &["CT10", "CT12"],
        unit: Some("k-dien"),
        causes: &["danh-gia", "giao-trinh"],
        remedy: Some(("Nghiệm thu giáo trình điều khiển lập trình và lập lịch biên soạn đến năm 2025", "k-dien", "2023-07-31", None)),
        ..record(RecordKind::Limit, "Chuẩn hoá nhà giáo và biên soạn giáo trình điện tử có thời điểm chậm so với lộ trình")
    },
    DemoRecord {
        targets: &["CT07"],
        unit: Some("cb-co-khi"),
        causes: &["di-xa", "giao-duc"],
        remedy: Some(("Kiểm điểm, rút kinh nghiệm và kiểm tra đảng viên chấp hành ở chi bộ", "cb-co-khi", "2023-06-30", None)),
        ..record(RecordKind::Limit, "Năm 2022 để xảy ra một trường hợp đảng viên bị khiển trách")
    },
    DemoRecord {
        unit: Some("cb-co-ban"),
        causes: &["hai-noi", "theo-doi"],
        remedy: Some(("Xây dựng lịch báo cáo số liệu hằng quý cho các đơn vị", "cb-hanh-chinh", "2023-07-15", None)),
        ..record(RecordKind::Limit, "Một số đơn vị gửi số liệu chậm, phải đối chiếu nhiều lần")
    },
    DemoRecord {
        targets: &["CT13"],
        unit: Some("p-hanh-chinh"),
        causes: &["dich", "du-bao"],
        remedy: Some(("Rà soát kế hoạch thu các năm 2023-2025, trình Đảng uỷ mức phấn đấu mới", "p-hanh-chinh", "2023-09-15", None)),
        ..record(RecordKind::Limit, "Thu sự nghiệp, dịch vụ đào tạo tăng chậm, khó đạt mức của cả nhiệm kỳ")
    },
    record(RecordKind::Lesson, "Giao chỉ tiêu phải kèm người chịu trách nhiệm và thời hạn, kiểm tra hằng quý thì mới kịp bù phần thiếu"),
    record(
        RecordKind::Lesson,
        "Gắn công tác phát triển đảng với phong trào thi đua của Đoàn Thanh niên và Công đoàn mới có nguồn bền vững",
    ),
    record(RecordKind::Lesson, "Việc liên quan hai điểm trường phải bàn chung từ đầu, có đầu mối thống nhất, tránh mỗi nơi làm một cách"),
    record(RecordKind::Lesson, "Số liệu được nhập một lần tại đơn vị nắm số thì báo cáo khớp nhau, bớt thời gian đối chiếu"),
    DemoRecord {
        targets: &["CT01"],
        ..record(
            RecordKind::Measure,
            "Tổ chức tư vấn hướng nghiệp tại từng trường trung học cơ sở trước tháng 6 hằng năm, giao chỉ tiêu tư vấn cho từng khoa",
        )
    },
    DemoRecord {
        targets: &["CT09"],
        ..record(
            RecordKind::Measure,
            "Ký thoả thuận tiếp nhận học sinh thực tập và tuyển dụng với ít nhất 10 doanh nghiệp, khảo sát việc làm hai đợt mỗi năm",
        )
    },
    DemoRecord {
        targets: &["CT10", "CT12"],
        ..record(
            RecordKind::Measure,
            "Giảm giờ dạy cho nhà giáo biên soạn giáo trình, mỗi khoa đăng ký tên giáo trình và tháng nghiệm thu ngay đầu năm học",
        )
    },
    DemoRecord {
        targets: &["CT13"],
        ..record(RecordKind::Measure, "Mở lớp ngắn hạn cho lao động nông thôn và bồi dưỡng nâng bậc thợ theo đơn đặt hàng của doanh nghiệp")
    },
    DemoRecord {
        targets: &["CT03", "CT15", "CT16"],
        ..record(
            RecordKind::Measure,
            "Mỗi chi bộ mỗi quý rà soát nguồn phát triển đảng, cử ít nhất 02 quần chúng dự lớp bồi dưỡng nhận thức về Đảng",
        )
    },
    DemoRecord {
        targets: &["CT07"],
        ..record(
            RecordKind::Measure,
            "Cấp uỷ viên phụ trách dự sinh hoạt chi bộ ít nhất mỗi quý một lần, nắm tình hình và nhắc nhở đảng viên từ sớm",
        )
    },
    DemoRecord {
        targets: &["CT08"],
        ..record(RecordKind::Measure, "Tổ chức hai đợt hiến máu mỗi năm, Công đoàn và Đoàn Thanh niên phối hợp vận động chung")
    },
    DemoRecord {
        targets: &["CT18"],
        ..record(RecordKind::Measure, "Chọn, bồi dưỡng nhà giáo dự hội giảng từ đầu năm học, hội giảng cấp trường tổ chức trong học kỳ I")
    },
    record(RecordKind::Proposal, "Đề nghị Thị uỷ mở lớp bồi dưỡng nhận thức về Đảng riêng cho khối trường học vào dịp hè"),
    record(RecordKind::Proposal, "Đề nghị Thị uỷ quan tâm chỉ đạo việc phân luồng học sinh sau trung học cơ sở trên địa bàn thị xã"),
    record(RecordKind::Proposal, "Đề nghị cơ quan quản lý giáo dục nghề nghiệp của tỉnh công bố sớm lịch đánh giá kỹ năng nghề trong năm"),
];
