//! Cards, plates and sheets: ten to a page, one to a page, one page; equal bytes for equal words; the longest names on them.

use soket_paper::card::{self, Card, Plate, Sheet};
use soket_paper::error::PaperError;

const HEADING: &str =
    "HỘI NGHỊ SƠ KẾT GIỮA NHIỆM KỲ THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ TRƯỜNG TRUNG CẤP GÒ CÔNG LẦN THỨ X, NHIỆM KỲ 2020-2025";

/// Names from the shortest to eighty characters.
const NAMES: [&str; 6] = [
    "Lê Na",
    "Nguyễn Hữu Ngữ",
    "NGUYỄN THỊ NGỌC HƯỜNG",
    "Công Tằng Tôn Nữ Thị Hoàng Phương Thảo",
    "PHẠM NGUYỄN HOÀNG THỊ NGỌC BÍCH THUỶ PHƯƠNG QUỲNH NHƯ",
    "Nguyễn Phúc Công Huyền Tôn Nữ Thị Hoàng Thiên Kim Phượng Ngọc Uyển Nhi Thuỳ Dung",
];

fn cards(count: usize) -> Vec<Card> {
    let card = |at: usize| Card {
        heading: HEADING[..if at.is_multiple_of(2) { HEADING.len() } else { "HỘI NGHỊ SƠ KẾT GIỮA NHIỆM KỲ".len() }].into(),
        kind: if at.is_multiple_of(5) { "KHÁCH MỜI" } else { "ĐẠI BIỂU" }.into(),
        name: NAMES[at % NAMES.len()].into(),
        office: ["Bí thư Chi bộ Khoa Điện", "Phó Trưởng khoa, Chủ tịch Công đoàn bộ phận Khoa Điện - Điện tử và Công nghệ thông tin"]
            [at % 2]
            .into(),
        seat: if at.is_multiple_of(3) { String::new() } else { format!("Ghế A{}", at + 1) },
        code: format!("K7F3{at:04}"),
        link: format!("https://hoi-nghi.truong-gc.edu.vn/v/k7f3{at:04}"),
    };
    (0..count).map(card).collect()
}

#[test]
fn cards_stand_ten_to_a_page() {
    assert_eq!(NAMES[5].chars().count(), 80);
    for (count, pages) in [(1, 1), (10, 1), (11, 2), (36, 4)] {
        let once = card::cards(&cards(count)).unwrap();
        assert_eq!(once.pages, pages, "{count}");
        assert!(once.bytes == card::cards(&cards(count)).unwrap().bytes);
        crate::look(&format!("cards-{count}.pdf"), &once.bytes);
    }
    let worst = Card {
        heading: HEADING.into(),
        kind: "ĐẠI BIỂU KHÁCH MỜI".into(),
        name: NAMES[5].to_uppercase(),
        office: "Phó Trưởng khoa, Chủ tịch Công đoàn bộ phận Khoa Điện - Điện tử và Công nghệ thông tin ".repeat(2),
        seat: "Hội trường A, dãy giữa, ghế A12".into(),
        ..cards(2).remove(1)
    };
    let ordinary = Card { heading: "Họp".into(), name: "ỨNG NGUYỄN".into(), ..worst.clone() };
    let made = card::cards(&[worst.clone(), ordinary, Card { seat: String::new(), ..worst }, Card::default()]).unwrap();
    assert_eq!(made.pages, 1);
    crate::look("cards-worst.pdf", &made.bytes);
    assert!(matches!(card::cards(&[]), Err(PaperError::Empty)));
    let long = Card { link: "x".repeat(3_000), ..Card::default() };
    assert!(matches!(card::cards(&[long]), Err(PaperError::TooLongForQr(_))));
}

#[test]
fn plates_stand_one_to_a_page() {
    let plates = NAMES
        .map(|name| Plate { name: name.into(), office: "Bí thư Đảng uỷ, Hiệu trưởng Trường Trung cấp Gò Công".into() });
    let made = card::plates(&plates).unwrap();
    assert_eq!(made.pages, plates.len());
    crate::look("plates.pdf", &made.bytes);
    assert_eq!(card::plates(&[Plate::default()]).unwrap().pages, 1);
}

#[test]
fn a_sheet_is_one_page() {
    let sheets = [
        Sheet {
            title: "Mạng không dây của Hội nghị".into(),
            link: "WIFI:T:WPA;S:Hoi nghi;P:chao-mung-2026;;".into(),
            address: "Hoi nghi / chao-mung-2026".into(),
            lines: vec!["Mở máy ảnh, hướng vào mã, bấm vào dòng chữ hiện ra.".into(), "Không vào được: hỏi bàn thư ký.".into()],
        },
        Sheet {
            title: "Điểm danh Hội nghị sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ lần thứ X, nhiệm kỳ 2020-2025".into(),
            link: format!("https://hoi-nghi.truong-gc.edu.vn/diem-danh/{}", "k7f39qwe".repeat(8)),
            address: format!("https://hoi-nghi.truong-gc.edu.vn/diem-danh/{}", "k7f39qwe".repeat(4)),
            lines: vec![
                "Mở máy ảnh của điện thoại, hướng vào mã ở trên cho tới khi hiện dòng chữ, rồi bấm vào dòng chữ đó.".into();
                3
            ],
        },
        Sheet::default(),
    ];
    for (at, sheet) in sheets.iter().enumerate() {
        let made = card::sheet(sheet).unwrap();
        assert_eq!(made.pages, 1);
        crate::look(&format!("sheet-{at}.pdf"), &made.bytes);
    }
}
