//! Lists as offices keep them, row by row.

use super::*;

fn table(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// A person in one line: `name; honorific; office; unit; class; seat`, or the sentence.
fn line(read: &Read) -> String {
    match &read.person {
        Ok(person) => {
            let honorific = person.honorific.map_or("", Honorific::as_str);
            let Listed { name, office, unit_words, class, seat, .. } = person;
            format!("{name}; {honorific}; {office}; {unit_words}; {}; {seat}", class.as_str())
        }
        Err(says) => says.vi(),
    }
}

fn check(text: &str, expected: &[&str]) {
    let read: Vec<String> = read(&table(text), DelegateClass::Voting).iter().map(line).collect();
    assert_eq!(read, expected, "{text}");
}

#[test]
fn a_table_is_read_by_its_head() {
    check(
        "DANH SÁCH ĐẠI BIỂU\n\nSTT|Họ và tên|Xưng hô|Chức vụ|Chi bộ|Thành phần|Số ghế|Ghi chú\n(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)\n\
         1|Nguyễn Văn An|Đ/c|Bí thư|Chi bộ Điện|Chính thức|A1|\n2|Trần  Thị\u{200b} Bé|Bà||Công đoàn|Khách mời||\n3||||||A3|\n4|||||||\n\
         5|Lê Văn Cơ||||dự bị||vắng\n6|Y Moan Ênuôl|||||12|Khách mời",
        &[
            "Nguyễn Văn An; comrade; Bí thư; Chi bộ Điện; voting; A1",
            "Trần Thị Bé; mrs; ; Công đoàn; guest; ",
            "Dòng này không có họ tên.",
            "Lê Văn Cơ; ; ; ; probationary; ",
            "Y Moan Ênuôl; ; ; ; guest; 12",
        ],
    );
    check(
        "TT|Họ đệm|Tên|Chức danh|Nơi công tác|Loại\n1|Nguyễn Văn|An|Trưởng phòng|Phòng Đào tạo|Đảng viên\n2|K'|Brêu|||Đại biểu mời",
        &["Nguyễn Văn An; ; Trưởng phòng; Phòng Đào tạo; voting; ", "K' Brêu; ; ; ; guest; "],
    );
    check(
        "Đại biểu|Đơn vị\nĐ/c Nguyễn Văn An - Bí thư|Chi bộ Điện\nThS. Lê Thị Hoa, Khoa Cơ khí|",
        &["Nguyễn Văn An; comrade; Bí thư; Chi bộ Điện; voting; ", "Lê Thị Hoa; ; ; Khoa Cơ khí; voting; "],
    );
    check("Họ tên\nNguyễn Văn An\nLê Hoa", &["Nguyễn Văn An; ; ; ; voting; ", "Lê Hoa; ; ; ; voting; "]);
}

#[test]
fn headings_speak_for_the_rows_below() {
    check(
        "TT|Họ và tên|Chức vụ\nI|ĐẠI BIỂU CẤP TRÊN|\n1|Phan Văn Trên|Phó Bí thư Huyện uỷ\nII|Chi bộ Cơ khí:|\n1|Nguyễn Văn An|Bí thư\nTT|Họ và tên|Đơn vị\n1|Lê Hoa|Chi bộ Điện",
        &[
            "Phan Văn Trên; ; Phó Bí thư Huyện uỷ; ; guest; ",
            "Nguyễn Văn An; ; Bí thư; Chi bộ Cơ khí; voting; ",
            "Lê Hoa; ; ; Chi bộ Điện; voting; ",
        ],
    );
    check("Khách mời\n- Ông Lê Văn Khách", &["Lê Văn Khách; mr; ; ; guest; "]);
}

#[test]
fn lines_without_a_head_are_read() {
    for (text, expected) in [
        ("1. Đ/c Nguyễn Văn A - Bí thư Chi bộ Cơ khí", "Nguyễn Văn A; comrade; Bí thư Chi bộ Cơ khí; Chi bộ Cơ khí; voting; "),
        ("2) Đồng chí: Trần Thị B, Phó Bí thư, Chi bộ Điện", "Trần Thị B; comrade; Phó Bí thư; Chi bộ Điện; voting; "),
        ("- Ông Ka Să Ha (Phòng Đào tạo)", "Ka Să Ha; mr; ; Phòng Đào tạo; voting; "),
        ("Ô. Lê Văn Năm – Trưởng khoa – Khoa Cơ khí", "Lê Văn Năm; mr; Trưởng khoa; Khoa Cơ khí; voting; "),
        ("B. Lê Thị Sáu; khách mời", "Lê Thị Sáu; mrs; ; ; guest; "),
        ("Thầy PGS.TS. Hồ Bảy", "Hồ Bảy; master_teacher; ; ; voting; "),
        ("cô giáo Bắc Bà", "Bắc Bà; mistress_teacher; ; ; voting; "),
        ("03 - Nguyễn Văn A", "Nguyễn Văn A; ; ; ; voting; "),
        ("IV. Nguyễn Văn A", "Nguyễn Văn A; ; ; ; voting; "),
        ("1|đ/c|Nguyễn Văn A|Chi bộ Điện|dự bị", "Nguyễn Văn A; comrade; ; Chi bộ Điện; probationary; "),
        ("7|Nguyễn Văn A|Bí thư|Phòng Tổ chức", "Nguyễn Văn A; ; Bí thư; Phòng Tổ chức; voting; "),
        ("Chi bộ Điện|Nguyễn Văn A|Bí thư", "Nguyễn Văn A; ; Bí thư; ; voting; "),
        ("Nguyễn Văn A|Đại biểu", "Nguyễn Văn A; ; ; ; voting; "),
        ("Ban Văn Lễ", "Ban Văn Lễ; ; ; ; voting; "),
        ("Đồng Chí Nghĩa", "Nghĩa; comrade; ; ; voting; "),
        ("Bắc", "Bắc; ; ; ; voting; "),
        ("Nguyễn Văn 4", "Họ tên “Nguyễn Văn 4” có chữ số: kiểm tra xem các cột có bị lệch không."),
        ("a@b.vn", "Họ tên “a@b.vn” có ký hiệu “@”."),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn names_of_every_kind_are_kept() {
    let long = format!("A{}", "b".repeat(79));
    for (typed, kept) in [
        ("An", "An"),
        ("K'Brêu", "K'Brêu"),
        ("H’Hen Niê", "H'Hen Niê"),
        ("Y-Moan Ê-nuôl", "Y-Moan Ê-nuôl"),
        ("Tôn Nữ Công Tằng Thị Ngọc Minh Châu", "Tôn Nữ Công Tằng Thị Ngọc Minh Châu"),
        ("NGUYỄN VĂN A", "Nguyễn Văn A"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("ĐẶNG-TRẦN ƯỚC", "Đặng-Trần Ước"),
        ("nguyễn văn a", "Nguyễn Văn A"),
        ("Nguye\u{302}\u{303}n Va\u{306}n A", "Nguyễn Văn A"),
        ("  Nguyễn \u{a0} Văn\u{200b}  A ", "Nguyễn Văn A"),
        (long.as_str(), long.as_str()),
    ] {
        let read = read(&[vec!["Họ và tên".to_owned()], vec![typed.to_owned()]], DelegateClass::Guest);
        assert_eq!(read[0].person.as_ref().map(|person| person.name.as_str()), Ok(kept), "{typed}");
        let is_recased = typed.to_uppercase() == typed && typed.len() > 2 || typed.to_lowercase() == typed;
        assert_eq!(read[0].notes.len(), usize::from(is_recased), "{typed}");
        assert_eq!(read[0].row, 2);
    }
    let refused = read(&[vec!["Họ và tên".to_owned()], vec![format!("{long}c")]], DelegateClass::Guest);
    assert_eq!(refused[0].person.as_ref().map_err(Sentence::vi), Err("Họ tên dài quá 80 ký tự.".to_owned()));
}

#[test]
fn what_is_not_understood_is_said() {
    let rows = table("Họ và tên|Xưng hô|Thành phần|Chức vụ\nThS. Lê Hoa|Ngài|Khác|\nAn|||");
    let notes: Vec<String> = read(&rows, DelegateClass::Guest)[0].notes.iter().map(Sentence::vi).collect();
    assert_eq!(
        notes,
        [
            "Không rõ thành phần “Khác”: dùng thành phần chọn chung.",
            "Bỏ học vị “ThS.” khỏi họ tên.",
            "Không rõ cách xưng hô “Ngài” nên bỏ qua.",
        ]
    );
    let rows = table(&format!("Họ và tên|Chức vụ\nLê Hoa|{}", "x".repeat(201)));
    assert!(read(&rows, DelegateClass::Guest)[0].person.is_err());
    assert_eq!(read(&[], DelegateClass::Guest), []);
}

#[test]
fn capacities_are_told_by_their_words() {
    use DelegateClass::{Guest, Probationary, Voting};
    for (words, class) in [
        ("Chính thức", Some(Voting)),
        ("đảng viên", Some(Voting)),
        ("ĐV chính thức", Some(Voting)),
        ("có quyền biểu quyết", Some(Voting)),
        ("Không biểu quyết", Some(Guest)),
        ("Đảng viên dự bị", Some(Probationary)),
        ("Khách mời", Some(Guest)),
        ("Đại biểu mời", Some(Guest)),
        ("Cấp trên", Some(Guest)),
        ("Lãnh đạo cấp trên", Some(Guest)),
        ("Đại diện Công đoàn", Some(Guest)),
        ("mới kết nạp", None),
        ("Bí thư", None),
        ("", None),
    ] {
        assert_eq!(word::class(words), class, "{words}");
    }
    for class in DelegateClass::ALL {
        assert_eq!(word::class(class.name_vi()), Some(class));
    }
}
