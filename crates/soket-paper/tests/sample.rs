//! A paper with every hard case: parts, long table, landscape table, chart, figures, annex, capitals with two marks.

use jiff::civil::date;
use soket_paper::document::{Align, Annex, Bar, Block, Chart, Column, Document, Form, Header, Inline, Row, Signature, Table};
use soket_paper::profile::ProfileId;

/// A report of an invented committee under a profile.
pub fn report(profile: ProfileId) -> Document {
    let party = profile != ProfileId::AdminNd30;
    Document {
        profile,
        form: Form::Issued,
        header: Header {
            superior: Some(if party { "ĐẢNG BỘ THỊ XÃ GÒ CÔNG" } else { "UBND TỈNH TIỀN GIANG" }.into()),
            issuer: if party { "ĐẢNG UỶ TRƯỜNG TRUNG CẤP GÒ CÔNG" } else { "TRƯỜNG TRUNG CẤP GÒ CÔNG" }.into(),
            serial: Some(5),
            type_code: "BC".into(),
            issuer_code: if party { "ĐU" } else { "TTCGC" }.into(),
            place: "Gò Công".into(),
            date: Some(date(2023, 2, 6)),
            drafted_on: date(2023, 2, 1),
            type_word: "BÁO CÁO".into(),
            subject: "sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ Trường Trung cấp Gò Công lần thứ X, nhiệm kỳ 2020-2025"
                .into(),
            draft_mark: Some("Dự thảo - số liệu minh hoạ".into()),
        },
        bases: vec![
            "Căn cứ Kế hoạch số 12-KH/ThU, ngày 06/02/2023, về sơ kết giữa nhiệm kỳ".into(),
            "Căn cứ Nghị quyết Đại hội Đảng bộ lần thứ X".into(),
        ],
        body: body(),
        signature: Signature {
            on_behalf_of: party.then(|| "ĐẢNG UỶ".into()),
            office: if party { "BÍ THƯ" } else { "HIỆU TRƯỞNG" }.into(),
            name: Some("Nguyễn Hữu Ngữ".into()),
        },
        recipients: vec![
            "Thường trực Thị uỷ Gò Công".into(),
            "Các chi bộ trực thuộc".into(),
            if party { "Lưu Văn phòng Đảng uỷ" } else { "Lưu: VT, HCTH" }.into(),
        ],
        annexes: vec![Annex { title: "Danh mục mã số liệu".into(), body: vec![Block::Paragraph(vec![figure("k7f3", "93,37%")])] }],
    }
}

fn figure(code: &str, text: &str) -> Inline {
    Inline::Figure { code: code.into(), text: text.into(), note: None }
}

fn text(words: &str) -> Inline {
    Inline::Text(words.into())
}

fn body() -> Vec<Block> {
    let long = "Đảng uỷ đã quán triệt đầy đủ, kịp thời các nghị quyết; phần lớn đảng viên giữ vững lập trường, ý thức tổ chức kỷ luật, \
                tự giác học tập để đáp ứng yêu cầu chuyển đổi số trong đào tạo nghề ở địa phương, nhất là ở các khoa chuyên môn. ";
    vec![
        Block::Paragraph(vec![text("Thực hiện kế hoạch của cấp trên, Đảng uỷ báo cáo như sau:")]),
        Block::Part { label: "Phần thứ nhất".into(), name: "Kết quả nửa nhiệm kỳ thực hiện Nghị quyết".into() },
        Block::Heading { level: 1, number: "I".into(), text: "Đặc điểm tình hình".into() },
        Block::Paragraph(vec![text(&long.repeat(4)), text("Toàn Đảng bộ có "), figure("a2b4", "47 đảng viên"), text(".")]),
        Block::Heading { level: 2, number: "1".into(), text: "Thuận lợi".into() },
        Block::Bullet(vec![Inline::Strong("Một là, ".into()), text(&long.repeat(2))]),
        Block::Heading { level: 3, number: "a".into(), text: "Nguyên nhân khách quan".into() },
        Block::Paragraph(vec![Inline::Emphasis("Ghi chú: ".into()), text(&long.repeat(6))]),
        Block::Table(table(60, false)),
        Block::Chart(Chart {
            title: "Kết quả so với chỉ tiêu nghị quyết".into(),
            description: "Ba chỉ tiêu: CT01 đạt 107,5%, CT02 đạt 62%, CT03 đạt 100%.".into(),
            bars: [
                ("CT01 Kết nạp đảng viên", 1075, "107,5%"),
                ("CT02 Tuyển sinh", 620, "62%"),
                ("CT03 Việc làm sau tốt nghiệp", 1000, "100%"),
            ]
            .map(|(label, per_mille, value)| Bar { label: label.into(), per_mille, value: value.into() })
            .into(),
        }),
        Block::Part { label: "Phần thứ hai".into(), name: "Phương hướng, nhiệm vụ".into() },
        Block::Heading { level: 1, number: "I".into(), text: "Chỉ tiêu".into() },
        Block::Table(table(6, true)),
        Block::Paragraph(vec![text(&long.repeat(3)), text("Trên đây là báo cáo của Đảng uỷ.")]),
    ]
}

fn table(rows: usize, landscape: bool) -> Table {
    let column = |name: &str, share, align| Column { name: name.into(), share, align };
    let row = |at: usize| {
        Row::Cells(vec![
            vec![text(&format!("{}", at + 1))],
            vec![text("Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ trở lên hằng năm")],
            vec![text("%")],
            vec![text("90")],
            vec![figure("k7f3", "93,37%")],
            vec![text("Vượt")],
        ])
    };
    Table {
        caption: "Bảng 1. Kết quả thực hiện các chỉ tiêu".into(),
        columns: vec![
            column("TT", 1, Align::Centre),
            column("Chỉ tiêu", 7, Align::Left),
            column("ĐVT", 2, Align::Centre),
            column("Nghị quyết", 2, Align::Right),
            column("Kết quả", 2, Align::Right),
            column("Đánh giá", 2, Align::Centre),
        ],
        rows: std::iter::once(Row::Group("Xây dựng Đảng".into())).chain((0..rows).map(row)).collect(),
        landscape,
    }
}
