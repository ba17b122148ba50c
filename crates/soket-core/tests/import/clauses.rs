//! Tables without yearly columns, and rows that a person has to look at.

use soket_core::figure::IndicatorKind;

use super::{read, rules, take};

#[test]
fn clauses_alone_are_read_by_their_grammar() {
    for (clause, expected, goals) in [
        ("Hằng năm có từ 90% đảng viên hoàn thành tốt nhiệm vụ trở lên", "number at_least owner_only every_period", "hằng năm: 90"),
        ("Kết nạp từ 40 đến 45 đảng viên mỗi năm", "number range sum every_period", "hằng năm: 40-45"),
        ("Kết nạp ít nhất 20 đảng viên trong nhiệm kỳ", "number at_least sum sum", "nhiệm kỳ: 20"),
        ("Đến năm 2025 có 75% giảng viên là tiến sĩ", "number equal owner_only last", "nhiệm kỳ: 75"),
        ("Mỗi chi bộ mỗi năm tổ chức ít nhất 01 cuộc kiểm tra", "number at_least every_unit every_period", "hằng năm: 1"),
        ("Không để xảy ra điểm nóng hằng năm", "number zero sum every_period", "hằng năm: 0"),
        ("Tăng trưởng thương mại bình quân 10-12%/năm cả nhiệm kỳ", "number range owner_only mean", "nhiệm kỳ: 10-12"),
        ("Đảng bộ hằng năm hoàn thành tốt nhiệm vụ trở lên", "level at_least owner_only every_period", "hằng năm: Hoàn thành tốt nhiệm vụ"),
        ("Xếp hạng 1-10/103 hằng năm", "level range owner_only every_period", "hằng năm: 1-10"),
        ("Đảng bộ hằng năm xếp loại tốt trở lên", "level at_least owner_only every_period", "hằng năm: Tốt"),
        ("Hằng năm tổ chức tốt việc học tập nghị quyết", "text equal manual manual", ""),
        ("Số hộ nghèo hằng năm còn dưới 2%", "number at_most owner_only every_period", "hằng năm: dưới 2"),
    ] {
        let table = read(&format!("TT|Chỉ tiêu\n1|{clause}"), '|');
        let row = &table.suggestions[0];
        assert_eq!((rules(row).as_str(), row.draft.goals.as_str()), (expected, goals), "{clause}: {:?}", row.faults);
        assert_eq!(row.draft.clause, clause);
        assert!(row.is_clean(), "{clause}: {:?} {:?}", row.faults, row.warnings);
    }
}

#[test]
fn contradictions_and_questions_are_named_by_their_code() {
    for (row, code) in [
        ("Giảm tỷ lệ hộ nghèo hằng năm|điểm %|1-1,5 trở lên", "W07"),
        ("Tổng doanh thu|tỷ đồng|257,8", "W06"),
        ("Cuộc kiểm tra hằng năm|cuộc|5-3", "W08"),
    ] {
        let table = read(&format!("Chỉ tiêu|ĐVT|Nghị quyết\n{row}"), '|');
        let codes: Vec<&str> = table.suggestions[0].warnings.iter().map(|warning| warning.code.as_str()).collect();
        assert_eq!(codes, [code], "{row}: {:?}", table.suggestions[0]);
    }
    let part = read("Chỉ tiêu|ĐVT|2021|2022\nHộ dùng nước sạch|hộ|50|60\n- Trong đó: nước máy|hộ|55|58", '|');
    let codes: Vec<&str> = part.suggestions[0].warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(codes, ["W09"]);
}

#[test]
fn what_cannot_be_understood_says_so_and_the_other_rows_stay() {
    for (row, says) in [
        ("Hộ nghèo|hộ|10.3|9", "không theo cách của tiếng Việt"),
        ("Hộ nghèo|hộ|nhiều|9", "Ô “nhiều” ở cột “2021” không có số nào"),
        ("Hộ nghèo|hộ|ít nhất 3|không quá 5", "so sánh theo những chiều khác nhau"),
        ("Chỉ số cải cách|hạng|5|4", "Chưa rõ hạng trong bao nhiêu đơn vị"),
        ("|hộ|10|9", "không có tên chỉ tiêu"),
        ("Hộ khá|hộ|10|9", "Trùng tên với chỉ tiêu CT01"),
    ] {
        let table = read(&format!("Chỉ tiêu|ĐVT|2021|2022\nHộ khá|hộ|10|12\n{row}"), '|');
        let faults: Vec<String> = table.suggestions[1].faults.iter().map(|fault| fault.vi()).collect();
        assert!(faults.iter().any(|fault| fault.contains(says)), "{row}: {faults:?}");
        assert!(table.suggestions[1].indicator.is_none() && table.suggestions[0].is_clean(), "{row}");
    }
}

#[test]
fn notes_say_what_was_decided_without_the_table_saying_it() {
    for (row, kind, says) in [
        ("Hộ nghèo|hộ|50|40|30", "number at_most sum every_period", "giảm dần"),
        ("Phụ nữ trong cấp uỷ|%|15|15|15", "number equal owner_only every_period", "tách thành tử số và mẫu số"),
        ("Mỗi chi bộ kết nạp|đảng viên|1|1|1", "number equal every_unit every_period", "đủ các đơn vị"),
        ("Tổ chức lễ hội|||Trang trọng|", "text equal manual manual", "bằng lời"),
    ] {
        let table = read(&format!("Chỉ tiêu|ĐVT|2021|2022|2023\n{row}"), '|');
        let suggestion = &table.suggestions[0];
        let notes: Vec<String> = suggestion.notes.iter().map(|note| note.vi()).collect();
        assert_eq!(rules(suggestion), kind, "{row}");
        assert!(notes.iter().any(|note| note.contains(says)), "{row}: {notes:?}");
    }
}

#[test]
fn what_is_counted_already_is_not_counted_twice() {
    let text = "Chỉ tiêu|ĐVT|2021|2022|Nhiệm kỳ\nĐảng viên mới|đảng viên|3|4|7\nTổng thu|triệu đồng|5|6|11";
    let first = read(text, '|');
    let indicators: Vec<_> = first.suggestions.iter().filter_map(|row| row.indicator.clone()).collect();
    let counted: Vec<(&str, &IndicatorKind)> = indicators.iter().map(|known| (known.code.as_str(), &known.kind)).collect();
    assert_eq!(counted, [("dang-vien-moi", &IndicatorKind::Count), ("tong-thu", &IndicatorKind::Money)]);
    let again = take(text, '|', &indicators);
    assert!(again.suggestions.iter().all(|row| row.indicator.is_none()));
    assert_eq!(again.suggestions[0].draft.numerator, "dang-vien-moi");
    let other = "Chỉ tiêu|ĐVT|2021|2022\nĐảng viên mới|%|3|4";
    let other = take(other, '|', &indicators);
    assert_eq!(other.suggestions[0].draft.numerator, "dang-vien-moi-2", "the same name in another scale is another thing");
}
