//! `soket targets import`: a commune's table as CSV and as XLSX, seen, written, and what is left out.

use super::{Said, call, demonstration};
use crate::house::House;
use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

/// The table that the rules are checked on (see `soket-core/tests/import`).
const COMMUNE: &str = include_str!("../../../soket-core/tests/import/commune.csv");
/// Its rows in which the term value fits no rule.
const CONTRADICTING: [u64; 2] = [25, 26];

struct Ground {
    data: TempDir,
    csv: String,
}

fn ground() -> Ground {
    let data = demonstration();
    let csv = data.path().join("bang.csv");
    std::fs::write(&csv, COMMUNE).unwrap();
    Ground { csv: csv.to_str().unwrap().to_owned(), data }
}

impl Ground {
    fn import(&self, file: &str, more: &[&str]) -> Said {
        call(&[&["targets", "import", file], more].concat(), self.data.path())
    }

    fn json(&self, file: &str, more: &[&str]) -> Value {
        let said = self.import(file, &[&["--json"], more].concat());
        serde_json::from_str(&said.out).unwrap_or_else(|why| panic!("{why}: {} {}", said.out, said.err))
    }

    async fn targets(self) -> Vec<String> {
        let house = House::at(self.data).await;
        let targets = soket::store::target::all(&house.app.db).await.unwrap();
        targets.into_iter().map(|kept| format!("{} {}", kept.target.code, kept.target.name)).collect()
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(future)
}

/// The same table as a workbook: numbers as numbers, a percent as a percent, one value merged over its years, a title merged over
/// everything, and a sheet of something else in front.
fn workbook(dir: &Path) -> String {
    let percent = Format::new().set_num_format("0.0%");
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Bìa").unwrap().write_string(0, 0, "Phụ lục").unwrap();
    let sheet = book.add_worksheet().set_name("Chỉ tiêu").unwrap();
    for (row, line) in (0_u32..).zip(COMMUNE.lines()) {
        let cells: Vec<&str> = line.split(';').collect();
        for (column, cell) in (0_u16..).zip(&cells).filter(|(_, cell)| !cell.is_empty()) {
            let number = cell.replace([' ', '.'], "").replace(',', ".").parse::<f64>();
            match number {
                Ok(number) if cells[1] == "Gia đình văn hoá" && column > 2 => {
                    sheet.write_number_with_format(row, column, number / 100.0, &percent).unwrap()
                }
                Ok(number) if column > 2 => sheet.write_number(row, column, number).unwrap(),
                _ => sheet.write_string(row, column, *cell).unwrap(),
            };
        }
        if cells[1] == "Trẻ em trong độ tuổi đến trường" {
            sheet.merge_range(row, 3, row, 7, "", &Format::new()).unwrap();
            sheet.write_number(row, 3, 99).unwrap();
        }
    }
    sheet.merge_range(0, 0, 0, 8, "CÁC CHỈ TIÊU CHỦ YẾU NHIỆM KỲ 2020-2025", &Format::new()).unwrap();
    let file = dir.join("bang.xlsx");
    book.save(&file).unwrap();
    file.to_str().unwrap().to_owned()
}

/// What decides how a row is judged; the quoted clause may write the same number in another way.
fn rules(table: &Value) -> Vec<String> {
    let rows = table["rows"].as_array().unwrap().iter();
    let fields = ["name", "scale", "kind", "direction", "goals", "unit_rule", "time_rule", "parent", "theme"];
    let rules = |row: &Value| {
        let target = fields.map(|field| row["target"][field].as_str().unwrap().to_owned()).join(" | ");
        let codes: Vec<&str> = row["warnings"].as_array().unwrap().iter().map(|warning| warning["code"].as_str().unwrap()).collect();
        format!("{target} | {codes:?} {}", row["faults"])
    };
    rows.map(rules).collect()
}

#[test]
fn a_workbook_is_understood_like_the_text_that_it_holds() {
    let ground = ground();
    let (csv, xlsx) = (ground.json(&ground.csv, &[]), ground.json(&workbook(ground.data.path()), &[]));
    assert_eq!(csv["rows"].as_array().unwrap().len(), 24);
    for (from_csv, from_xlsx) in rules(&csv).iter().zip(rules(&xlsx)) {
        assert_eq!(*from_csv, from_xlsx);
    }
    let defence = csv["rows"].as_array().unwrap().iter().find(|row| row["target"]["kind"] == "level").unwrap();
    assert_eq!(defence["new_indicator"]["levels"], "steps:Yếu|Trung bình|Khá|Vững mạnh|Vững mạnh toàn diện");
    assert_eq!((&defence["new_indicator"]["kind"], defence["new_indicator"].get("id")), (&"level".into(), None));
    let named = ground.json(&workbook(ground.data.path()), &["--sheet", "Chỉ tiêu"]);
    assert_eq!(rules(&named), rules(&csv));
    let wrong = ground.import(&workbook(ground.data.path()), &["--sheet", "Bảng 2"]);
    assert!(wrong.code == 1 && wrong.err.contains("Các trang hiện có: Bìa, Chỉ tiêu"), "{}", wrong.err);
}

#[test]
fn the_preview_names_rules_and_contradictions_and_writes_nothing() {
    let ground = ground();
    let seen = ground.import(&ground.csv, &[]);
    assert_eq!(seen.code, 0, "{}", seen.err);
    let lines: Vec<&str> = seen.out.lines().collect();
    let column = |name: &str| lines[0].chars().take_while(|_| true).collect::<String>().find(name).unwrap();
    assert!(column("Gộp các năm") < column("Gộp các đơn vị") && lines[0].starts_with("Dòng"), "{}", lines[0]);
    let starts = |line: &&&str, at: usize| line.chars().nth(at).is_some_and(|letter| letter != ' ');
    let name_at = lines[0][..column("Chỉ tiêu")].chars().count();
    assert!(lines[1..25].iter().all(|line| starts(&line, name_at)), "names stand under each other:\n{}", seen.out);
    for words in [
        "10,3 · 10,2 · 10,4 · 10,1 · 10; nhiệm kỳ 10,2",
        "bình quân các năm",
        "5 × 90; nhiệm kỳ 450",
        "Dòng 25: W02 Mức cả nhiệm kỳ 49,09 không bằng tổng, bình quân hay năm cuối của các năm; gần nhất là năm cuối: 49,2.",
        "Dòng 26: W02",
        "Chưa ghi gì: 22 dòng hiểu được, 2 dòng mâu thuẫn, 0 dòng chưa hiểu.",
    ] {
        assert!(seen.out.contains(words), "{words}:\n{}", seen.out);
    }
    let english = ground.import(&ground.csv, &["--lang", "en"]).out;
    assert!(english.contains("mean of the years") && english.contains("Nothing written: 22 rows understood"), "{english}");
    assert_eq!(block_on(ground.targets()).len(), 24, "the demonstration's own");
}

#[test]
fn clean_rows_are_written_at_once_and_the_others_are_named() {
    let ground = ground();
    let written = ground.import(&ground.csv, &["--yes", "--mandate", "nq-dai-hoi-x", "--reporters", "cb-dien,cb-co-khi"]);
    assert_eq!(written.code, 1, "something asked for was left out");
    assert!(written.out.contains("Đã ghi 22 chỉ tiêu: CT19, CT20"), "{}", written.out);
    assert!(written.err.contains("Đã ghi 22 dòng; chưa ghi các dòng 25, 26."), "{}", written.err);
    let again = ground.json(&ground.csv, &["--mandate", "nq-dai-hoi-x"]);
    let is_twin = |row: &&Value| row["faults"][0].as_str().is_some_and(|fault| fault.contains("Trùng tên"));
    assert_eq!(again["rows"].as_array().unwrap().iter().filter(is_twin).count(), 22);
    block_on(async {
        let house = House::at(ground.data).await;
        let hoa = house.person("hoa").await;
        let target = hoa.get("/chi-tieu/CT20").await.body;
        assert!(target.contains("Thu ngân sách trên địa bàn") && target.contains("năm 2025"), "{target}");
        let lan = house.person("lan").await;
        assert!(lan.get("/so-lieu/cb-co-khi/2023").await.body.contains("Lao động nông thôn được đào tạo nghề"), "the units are asked");
        assert!(!hoa.get("/so-lieu/dang-bo/2023").await.body.contains("Độ che phủ rừng"), "what was left out is not asked for");
        let edit = hoa.get("/chi-tieu/CT31/sua").await.body;
        assert!(edit.contains("nước máy") && edit.contains("value=\"CT30\""), "a part knows its whole: {edit}");
    });
}

#[test]
fn contradictions_are_written_when_accepted_with_their_reason_in_the_trail() {
    let ground = ground();
    let words = ["--yes", "--accept-warnings", "--reason", "nghị quyết in như vậy", "--mandate", "nq-dai-hoi-x", "--owner", "dang-bo"];
    let written = ground.json(&ground.csv, &words);
    let rows = written["rows"].as_array().unwrap();
    assert!(rows.iter().all(|row| row["written"] == true), "{written}");
    let warned: Vec<u64> =
        rows.iter().filter(|row| row["warnings"] != serde_json::json!([])).map(|row| row["row"].as_u64().unwrap()).collect();
    assert_eq!(warned, CONTRADICTING);
    block_on(async {
        let house = House::at(ground.data).await;
        let trail = soket::store::trail::newest(&house.app.db).await.unwrap();
        let kept = trail.iter().filter(|line| line.detail.ends_with("nghị quyết in như vậy (W02)")).count();
        assert_eq!(kept, CONTRADICTING.len());
    });
}

#[test]
fn a_part_is_left_out_with_its_whole_and_a_broken_row_costs_only_itself() {
    let ground = ground();
    let table = "Chỉ tiêu;ĐVT;2021;2022;Nhiệm kỳ\nHộ dùng nước sạch;hộ;50;60;77\n- Trong đó: nước máy;hộ;5;6;6\nHộ khá;hộ;nhiều;9;9\nHộ giỏi;hộ;5;6;11";
    std::fs::write(&ground.csv, table).unwrap();
    let written = ground.import(&ground.csv, &["--yes", "--mandate", "nq-dai-hoi-x"]);
    assert!(written.code == 1 && written.err.contains("Đã ghi 1 dòng; chưa ghi các dòng 2, 3, 4."), "{} {}", written.out, written.err);
    let targets = block_on(ground.targets());
    assert_eq!(targets.iter().filter(|target| target.contains("ộ giỏi") || target.contains("nước")).collect::<Vec<_>>(), ["CT22 Hộ giỏi"]);
}

#[test]
fn what_is_no_table_of_targets_is_refused() {
    let ground = ground();
    for (text, says) in [
        ("Họ tên;Tuổi\nA;5", "cột “Chỉ tiêu”"),
        ("TT;ChØ tiªu;§VT;2021", "TCVN3"),
        ("Chỉ tiêu;2021\n;", "không có dòng nào nêu chỉ tiêu"),
        ("Chỉ tiêu;2021\nMẬT;1", "dấu “Mật”"),
    ] {
        std::fs::write(&ground.csv, text).unwrap();
        let said = ground.import(&ground.csv, &[]);
        assert!(said.code == 1 && said.err.contains(says) && said.out.is_empty(), "{text}: {} {}", said.out, said.err);
    }
    std::fs::write(&ground.csv, COMMUNE).unwrap();
    for (words, says) in [
        (&["--mandate", "khong-co"][..], "Không có văn bản khong-co"),
        (&["--owner", "khong-co"], "Không có đơn vị mang mã khong-co"),
        (&["--reporters", "cb-dien,khong-co"], "Không có đơn vị mang mã khong-co"),
    ] {
        let said = ground.import(&ground.csv, words);
        assert!(said.code == 1 && said.err.contains(says), "{words:?}: {}", said.err);
    }
}
