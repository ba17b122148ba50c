//! Tables of targets as offices keep them: the rule suggested for each row, and the contradictions named before it is kept.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod clauses;

use std::collections::BTreeMap;

use jiff::civil::date;
use soket_core::figure::Indicator;
use soket_core::id::{MandateId, UnitId};
use soket_core::period::Period;
use soket_core::target::draft::Known;
use soket_core::target::import::{self, Suggestion, Table};
use soket_core::unit::Line;

/// The table of domain.md 5.3 as far as its rows are known (49-60, the forest, the waste), filled up with rows of the same kind
/// until the rules stand in the proportion that it names.
const COMMUNE: &str = include_str!("commune.csv");

fn take(text: &str, separator: char, indicators: &[Indicator]) -> Table {
    let term = Period::term(date(2020, 6, 20), date(2025, 6, 19)).unwrap();
    let known = Known { mandate: MandateId(1), owner: UnitId(1), term, indicators, targets: &[], units: &[] };
    let rows: Vec<Vec<String>> = text.lines().map(|line| line.split(separator).map(str::to_owned).collect()).collect();
    import::read(&rows, known, Line::Party).unwrap()
}

fn read(text: &str, separator: char) -> Table {
    take(text, separator, &[])
}

/// What is suggested for a row: kind, side, how units and how years make one value.
fn rules(suggestion: &Suggestion) -> String {
    let draft = &suggestion.draft;
    format!("{} {} {} {}", draft.kind, draft.direction, draft.unit_rule, draft.time_rule)
}

#[test]
fn each_row_of_the_commune_gets_its_rule() {
    let table = read(COMMUNE, ';');
    let found: Vec<(&str, String)> = table.suggestions.iter().map(|row| (row.draft.name.as_str(), rules(row))).collect();
    let expected = [
        ("Tốc độ tăng giá trị sản phẩm", "number equal owner_only mean"),
        ("Thu ngân sách trên địa bàn", "number equal owner_only sum"),
        ("Tổng mức bán lẻ hàng hoá", "number equal owner_only sum"),
        ("Tốc độ tăng giá trị trồng trọt", "number equal owner_only mean"),
        ("Tốc độ tăng giá trị chăn nuôi", "number equal owner_only mean"),
        ("Tỷ trọng dịch vụ trong cơ cấu", "number equal owner_only mean"),
        ("Giải ngân vốn đầu tư so với kế hoạch giao", "number equal owner_only mean"),
        ("Bao phủ bảo hiểm y tế", "number equal owner_only every_period"),
        ("Giảm tỷ lệ hộ nghèo đa chiều", "number equal owner_only every_period"),
        ("Người tham gia bảo hiểm xã hội tự nguyện", "number equal sum last"),
        ("Lao động nông thôn được đào tạo nghề", "number equal sum sum"),
        ("Hộ dùng nước hợp vệ sinh", "number equal owner_only last"),
        ("nước máy", "number equal owner_only last"),
        ("Trường đạt chuẩn quốc gia", "number equal owner_only last"),
        ("Gia đình văn hoá", "number equal owner_only mean"),
        ("Lao động qua đào tạo có việc làm", "number equal owner_only mean"),
        ("Ấp văn hoá", "number at_least owner_only every_period"),
        ("Trẻ em trong độ tuổi đến trường", "number equal owner_only every_period"),
        ("Độ che phủ rừng", "number equal owner_only last"),
        ("Lượng rác thải được thu gom", "number equal owner_only mean"),
        ("Xếp loại quốc phòng, an ninh", "level equal owner_only every_period"),
        ("Giao quân so với chỉ tiêu được giao", "number equal owner_only every_period"),
        ("Không để xảy ra điểm nóng", "number zero sum every_period"),
        ("Kết nạp đảng viên so với đầu nhiệm kỳ", "number equal owner_only every_period"),
    ];
    for ((name, rules), (expected_name, expected_rules)) in found.iter().zip(expected) {
        assert_eq!((*name, rules.as_str()), (expected_name, expected_rules));
    }
    assert_eq!(found.len(), expected.len());
    assert!(table.suggestions.iter().all(|row| row.faults.is_empty()), "{:?}", table.suggestions);
}

#[test]
fn the_rules_stand_in_the_proportion_that_the_real_table_has() {
    let table = read(COMMUNE, ';');
    let mut counts = BTreeMap::new();
    for row in &table.suggestions {
        let (kind, has_term) = (row.draft.kind.as_str(), row.draft.goals.contains("nhiệm kỳ"));
        let rule = match (kind, row.warnings.is_empty()) {
            (_, false) => "none of these",
            ("level", _) => "grade",
            _ if !has_term => "no term value",
            _ => row.draft.time_rule.as_str(),
        };
        *counts.entry(rule).or_insert(0) += 1;
    }
    let expected = [("every_period", 3), ("grade", 1), ("last", 4), ("mean", 7), ("no term value", 4), ("none of these", 2), ("sum", 3)];
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn the_two_contradictions_are_named_with_what_comes_nearest() {
    let table = read(COMMUNE, ';');
    let warned: Vec<String> = table
        .suggestions
        .iter()
        .flat_map(|row| row.warnings.iter().map(|warning| format!("{} {} {}", row.row, warning.code.as_str(), warning.says.vi())))
        .collect();
    assert_eq!(
        warned,
        [
            "25 W02 Mức cả nhiệm kỳ 49,09 không bằng tổng, bình quân hay năm cuối của các năm; gần nhất là năm cuối: 49,2.",
            "26 W02 Mức cả nhiệm kỳ 26 không bằng tổng, bình quân hay năm cuối của các năm; gần nhất là bình quân các năm: 25.",
        ]
    );
}

#[test]
fn the_row_is_quoted_and_its_part_finds_its_whole() {
    let table = read(COMMUNE, ';');
    let row = |name: &str| table.suggestions.iter().find(|row| row.draft.name == name).unwrap();
    let budget = row("Thu ngân sách trên địa bàn");
    assert_eq!(
        budget.draft.clause,
        "Thu ngân sách trên địa bàn (triệu đồng): Năm 2021: 800; Năm 2022: 850; Năm 2023: 900; Năm 2024: 950; Năm 2025: 1.000; Cả nhiệm kỳ: 4 500"
    );
    assert_eq!(budget.draft.goals, "năm 2021: 800\nnăm 2022: 850\nnăm 2023: 900\nnăm 2024: 950\nnăm 2025: 1.000\nnhiệm kỳ: 4.500");
    let (whole, part) = (row("Hộ dùng nước hợp vệ sinh"), row("nước máy"));
    assert_eq!(part.draft.parent, whole.draft.code);
    assert!(part.notes.iter().any(|note| note.vi().contains("khớp cả năm cuối lẫn bình quân các năm")), "{:?}", part.notes);
    let themes: Vec<&str> = [budget, whole, row("Kết nạp đảng viên so với đầu nhiệm kỳ")].map(|row| row.draft.theme.as_str()).into();
    assert_eq!(themes, ["chinh-tri", "chinh-tri", "to-chuc"]);
    let defence = row("Xếp loại quốc phòng, an ninh");
    assert_eq!(defence.draft.goals.lines().next(), Some("năm 2021: Vững mạnh"));
    assert_eq!(table.term, Period::term(date(2020, 6, 20), date(2025, 6, 19)).unwrap());
}

#[test]
fn what_may_not_happen_in_the_term_is_added_over_its_years() {
    for (text, rule) in [
        ("Chỉ tiêu|ĐVT|Cả nhiệm kỳ\nKhông để xảy ra điểm nóng|vụ|0", "number zero sum sum"),
        ("Chỉ tiêu|ĐVT|2021|2022|Cả nhiệm kỳ\nKhông để xảy ra điểm nóng|vụ|0|0|0", "number zero sum every_period"),
    ] {
        let table = read(text, '|');
        assert_eq!((rules(&table.suggestions[0]).as_str(), table.suggestions[0].is_clean()), (rule, true), "{text}");
    }
}

#[test]
fn two_columns_that_state_different_goals_of_one_year_are_named() {
    let table = read("Chỉ tiêu|ĐVT|Nghị quyết năm 2021|Kế hoạch năm 2021|2022\nGia đình văn hoá|%|90|92|95", '|');
    let warned: Vec<&str> = table.suggestions[0].warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(warned, ["W12"]);
}

#[test]
fn years_outside_the_term_make_a_term_of_their_own() {
    let table = read("Chỉ tiêu|ĐVT|2026|2027\nHồ sơ giải quyết đúng hạn|%|95|96", '|');
    assert_eq!(table.term, Period::term(date(2026, 1, 1), date(2027, 12, 31)).unwrap());
}
