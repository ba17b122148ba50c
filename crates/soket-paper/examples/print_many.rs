//! Sets many invitations and cards in one file each and says how long it took: `print_many [HOW_MANY]`.

use jiff::civil::date;
use soket_paper::card::{self, Card};
use soket_paper::document::{Block, Document, Form, Header, Inline, Signature};
use soket_paper::profile::ProfileId;
use soket_paper::{docx, pdf};
use std::time::Instant;

fn main() {
    let many = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(300);
    let papers: Vec<Document> = (0..many).map(invitation).collect();
    let cards: Vec<Card> = (0..many).map(card).collect();
    for round in ["first", "warm"] {
        say(round, "invitations, PDF", || pdf::write_all(&papers).map(|made| (made.pages, made.bytes.len())));
        say(round, "invitations, DOCX", || docx::write_all(&papers).map(|bytes| (many, bytes.len())));
        say(round, "cards", || card::cards(&cards).map(|made| (made.pages, made.bytes.len())));
    }
}

fn say<E: std::fmt::Display>(round: &str, what: &str, make: impl FnOnce() -> Result<(usize, usize), E>) {
    let begun = Instant::now();
    match make() {
        Ok((pages, bytes)) => println!("{round} {what}: {pages} pages, {} KB, {:?}", bytes / 1024, begun.elapsed()),
        Err(error) => println!("{what}: {error}"),
    }
}

fn invitation(at: usize) -> Document {
    let paragraph = |words: String| Block::Paragraph(vec![Inline::Text(words)]);
    Document {
        profile: ProfileId::PartyHd05,
        form: Form::Issued,
        header: Header {
            superior: Some("ĐẢNG BỘ PHƯỜNG".into()),
            issuer: "ĐẢNG UỶ TRƯỜNG TRUNG CẤP".into(),
            serial: Some(5),
            type_code: "GM".into(),
            issuer_code: "ĐU".into(),
            place: "Gò Công".into(),
            date: Some(date(2026, 11, 24)),
            drafted_on: date(2026, 11, 24),
            type_word: "GIẤY MỜI".into(),
            subject: "dự Hội nghị sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ".into(),
            draft_mark: None,
        },
        bases: Vec::new(),
        body: vec![
            paragraph(format!("Đảng uỷ Trường Trung cấp trân trọng kính mời: Đồng chí Nguyễn Thị Ngọc Hường {at}, Bí thư Chi bộ.")),
            paragraph("Đến dự: Hội nghị sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ lần thứ X.".into()),
            paragraph("Thời gian: 7 giờ 30 phút, ngày 26/11/2026 (thứ Năm).".into()),
            paragraph("Địa điểm: Hội trường A, Trường Trung cấp.".into()),
            paragraph("Đề nghị đồng chí đến dự đúng thời gian, mang theo tài liệu đã gửi.".into()),
        ],
        signature: Signature {
            on_behalf_of: Some("ĐẢNG UỶ".into()), office: "BÍ THƯ".into(), name: Some("Nguyễn Hữu Ngữ".into())
        },
        recipients: vec!["Như trên".into(), "Lưu Văn phòng Đảng uỷ".into()],
        annexes: Vec::new(),
    }
}

fn card(at: usize) -> Card {
    Card {
        heading: "HỘI NGHỊ SƠ KẾT GIỮA NHIỆM KỲ THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ LẦN THỨ X".into(),
        kind: "ĐẠI BIỂU".into(),
        name: format!("Nguyễn Thị Ngọc Hường {at}"),
        office: "Bí thư Chi bộ Khoa Điện - Điện tử".into(),
        seat: format!("Ghế A{at}"),
        code: format!("K7F3{at:04}"),
        link: format!("https://hoi-nghi.truong-gc.edu.vn/v/k7f3{at:04}"),
    }
}
