//! The papers of a sitting under a profile: plan, programme, invitation, minutes and notice; and what somebody reports of himself.

use jiff::civil::date;
use soket_paper::document::{Align, Block, Column, Document, Form, Header, Inline, Row, Signature, Table};
use soket_paper::profile::ProfileId;

pub const ALL: [ProfileId; 3] = [ProfileId::PartyHd36, ProfileId::PartyHd05, ProfileId::AdminNd30];

const NAME: &str = "Hội nghị sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ lần thứ X";

/// One of each kind.
pub fn papers(profile: ProfileId) -> [Document; 6] {
    [plan(profile), programme(profile), invitation(profile), minutes(profile), notice(profile), statement(profile)]
}

pub fn plan(profile: ProfileId) -> Document {
    let heading = |number: &str, text: &str| Block::Heading { level: 1, number: number.into(), text: text.into() };
    let body = vec![
        heading("I", "Mục đích, yêu cầu"),
        paragraph("Đánh giá kết quả thực hiện nghị quyết nửa đầu nhiệm kỳ; bổ sung nhiệm vụ đến cuối nhiệm kỳ."),
        heading("II", "Tổ chức thực hiện"),
        paragraph("Các chi bộ trực thuộc căn cứ kế hoạch này triển khai thực hiện."),
    ];
    Document { body, ..issued(profile, "KẾ HOẠCH", "KH", &format!("tổ chức {NAME}")) }
}

pub fn programme(profile: ProfileId) -> Document {
    let column = |name: &str, share, align| Column { name: name.into(), share, align };
    let items = [
        ("7h30", "Đón tiếp đại biểu, ổn định tổ chức, văn nghệ chào mừng", "Ban Tổ chức", ""),
        ("8h00", "Chào cờ, tuyên bố lý do, giới thiệu đại biểu", "Đ/c Nguyễn Thị Tuyết Nhung, Phó Bí thư Đảng uỷ", "Quốc ca"),
        ("8h15", "Báo cáo sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ", "Đ/c Nguyễn Hữu Ngữ, Bí thư Đảng uỷ", "Có tài liệu"),
        ("9h00", "Thảo luận, tham luận của các chi bộ", "Chủ trì Hội nghị", "05 tham luận"),
        ("10h45", "Kết luận, bế mạc Hội nghị", "Chủ trì Hội nghị", ""),
    ];
    let row = |(at, (time, what, who, note)): (usize, (&str, &str, &str, &str))| {
        Row::Cells([&(at + 1).to_string(), time, what, who, note].map(|words| vec![Inline::Text(words.into())]).into())
    };
    let table = Table {
        caption: "Chương trình làm việc".into(),
        columns: vec![
            column("STT", 2, Align::Centre),
            column("Thời gian", 3, Align::Centre),
            column("Nội dung", 10, Align::Left),
            column("Người thực hiện", 6, Align::Left),
            column("Ghi chú", 4, Align::Left),
        ],
        rows: items.into_iter().enumerate().map(row).collect(),
        landscape: false,
    };
    let body = vec![paragraph("Thời gian: 7 giờ 30 phút, ngày 26/5/2023; địa điểm: Hội trường A."), Block::Table(table)];
    Document { form: Form::Handout, body, ..issued(profile, "CHƯƠNG TRÌNH", "CTr", NAME) }
}

pub fn invitation(profile: ProfileId) -> Document {
    let body = vec![
        paragraph("Đảng uỷ Trường Trung cấp Gò Công trân trọng kính mời: Đồng chí Nguyễn Thị Ngọc Hường, Bí thư Chi bộ Khoa Điện."),
        paragraph(&format!("Đến dự {NAME}.")),
        paragraph("Thời gian: 7 giờ 30 phút, ngày 26/5/2023 (thứ Sáu)."),
        paragraph("Địa điểm: Hội trường A, Trường Trung cấp Gò Công."),
        paragraph("Đề nghị đồng chí đến dự đúng thời gian và mang theo tài liệu đã gửi."),
    ];
    Document { body, ..issued(profile, "GIẤY MỜI", "GM", &format!("dự {NAME}")) }
}

/// Of a Party body without Nơi nhận, of an administrative one with it.
pub fn minutes(profile: ProfileId) -> Document {
    let party = is_party(profile);
    let sign = |office: &str, name: &str| Signature { office: office.into(), name: Some(name.into()), ..Signature::default() };
    let [left, right] = profile.profile().record_signers;
    let body = vec![
        paragraph("Hôm nay, vào lúc 7 giờ 30 phút, ngày 26/5/2023, tại Hội trường A, Đảng uỷ tổ chức Hội nghị."),
        paragraph("Tổng số đảng viên: 47; có mặt: 45; vắng có lý do: 2. Đồng ý: 45/45 (đạt 100%)."),
        paragraph("Hội nghị kết thúc vào lúc 11 giờ cùng ngày. Biên bản được đọc lại cho mọi người cùng nghe và nhất trí."),
    ];
    let document = issued(profile, "BIÊN BẢN", "BB", NAME);
    Document {
        form: Form::Record { writer: sign(left, "Nguyễn Thị Ngọc Hường") },
        body,
        signature: sign(right, "Nguyễn Hữu Ngữ"),
        recipients: if party { Vec::new() } else { document.recipients },
        ..document
    }
}

pub fn notice(profile: ProfileId) -> Document {
    let body = vec![
        paragraph("Ngày 26/5/2023, Hội nghị đã thảo luận và thống nhất kết luận như sau:"),
        Block::Heading { level: 2, number: "1".into(), text: "Đánh giá chung".into() },
        paragraph("Các chỉ tiêu cơ bản đạt và vượt tiến độ."),
    ];
    Document { body, ..issued(profile, "THÔNG BÁO", "TB", &format!("kết luận {NAME}")) }
}

/// Somebody reports about himself, and his unit confirms it: no number.
pub fn statement(profile: ProfileId) -> Document {
    let document = issued(profile, "BÁO CÁO", "BC", "thành tích đề nghị tặng Giấy khen");
    let body = vec![paragraph("Họ và tên: Nguyễn Thị Ngọc Hường."), paragraph("Giúp 14 học viên khó khăn không bỏ học.")];
    let reporter =
        Signature { office: "NGƯỜI BÁO CÁO".into(), name: Some("Nguyễn Thị Ngọc Hường".into()), ..Signature::default() };
    let form = Form::Statement { confirmed: document.signature.clone() };
    Document { form, body, signature: reporter, recipients: Vec::new(), ..document }
}

fn issued(profile: ProfileId, type_word: &str, type_code: &str, subject: &str) -> Document {
    let model = crate::sample::report(profile);
    let header = Header {
        serial: Some(2),
        date: Some(date(2023, 5, 26)),
        type_word: type_word.into(),
        type_code: type_code.into(),
        subject: subject.into(),
        draft_mark: None,
        ..model.header
    };
    Document { header, bases: Vec::new(), body: Vec::new(), annexes: Vec::new(), ..model }
}

fn is_party(profile: ProfileId) -> bool {
    profile != ProfileId::AdminNd30
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(words.into())])
}
