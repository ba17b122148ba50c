//! The papers of the demonstration as a clerk takes them away: form without a fault, figures as recorded, no sentence twice.

use crate::house::{House, Person};
use axum::http::StatusCode;
use soket::report::print::FactSheet;
use soket_core::text::nfc;
use soket_paper::lint::file::{Line, PaperFile};
use soket_paper::lint::{self, Expectation};
use soket_paper::profile::ProfileId;
use std::collections::HashMap;

const REPORTS: [&str; 4] = ["giua-nhiem-ky-2020-2025", "6-thang-dau-nam-2023", "hai-nam-ket-luan-01", "nam-2022"];
/// The one that is issued; the others are drafts.
const ISSUED: &str = "nam-2022";

async fn taken(person: &Person<'_>, slug: &str, format: &str) -> Vec<u8> {
    let answer = person.get(&format!("/so-ket/{slug}/tai/{format}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{slug} as {format}");
    answer.bytes
}

#[tokio::test]
async fn every_report_keeps_the_form() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    for slug in REPORTS {
        let wanted = if slug == ISSUED { Expectation::issued } else { Expectation::draft };
        for edition in ["docx", "docx-khong-ma"] {
            let name = format!("{slug}.docx");
            let wanted = Expectation { issuer_code: Some("ĐU"), file_name: Some(&name), ..wanted(ProfileId::PartyHd36) };
            let found = lint::check(&taken(&hoa, slug, edition).await, &wanted).unwrap();
            // A wide table may lie across: that is the one warning that a paper of ours may keep.
            let faults: Vec<_> = found.iter().filter(|finding| finding.rule != "PG-01").collect();
            assert!(faults.is_empty(), "{slug} as {edition}: {faults:#?}");
        }
    }
}

#[tokio::test]
async fn figures_stand_in_the_file_as_they_are_recorded() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    for slug in REPORTS {
        let sheet: FactSheet = serde_json::from_slice(&taken(&hoa, slug, "json").await).unwrap();
        let recorded: Vec<(String, String)> = sheet.figures.into_iter().map(|line| (line.code, line.printed)).collect();
        assert!(recorded.len() > 12, "{slug} prints only {} figures", recorded.len());
        let file = PaperFile::read(&taken(&hoa, slug, "docx").await).unwrap();
        assert_eq!(file.figures, recorded, "{slug}");
        for format in ["html", "json"] {
            let text = String::from_utf8(taken(&hoa, slug, format).await).unwrap();
            assert_eq!(nfc(&text), text, "{slug} as {format}");
        }
    }
}

/// A line as it reads with other numbers.
fn without_numbers(line: &Line) -> String {
    let run = |run: &lint::file::Run| if run.figure.is_some() { "#".to_owned() } else { run.text.clone() };
    let text: String = line.runs.iter().map(run).collect();
    let digits = text.split(|letter: char| letter.is_ascii_digit() || letter == '#').filter(|words| !matches!(*words, "" | "," | "."));
    digits.collect::<Vec<_>>().join("#")
}

#[tokio::test]
async fn no_two_paragraphs_of_a_report_differ_only_in_their_numbers() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let mut twins = Vec::new();
    for slug in REPORTS {
        let file = PaperFile::read(&taken(&hoa, slug, "docx").await).unwrap();
        let mut seen: HashMap<String, String> = HashMap::new();
        for line in file.lines.iter().filter(|line| line.cell.is_none() && line.text().contains(char::is_alphabetic)) {
            if let Some(twin) = seen.insert(without_numbers(line), line.text()) {
                twins.push(format!("{slug}:\n    {twin}\n    {}", line.text()));
            }
        }
    }
    assert!(twins.is_empty(), "{}", twins.join("\n"));
}

/// The rows of table A1, each by the name of its target, with what the cells say.
async fn table_a1(person: &Person<'_>, slug: &str) -> HashMap<String, Vec<String>> {
    let html = String::from_utf8(taken(person, slug, "html").await).unwrap().replace('\u{a0}', " ");
    let table = html.split("<caption>Bảng A1").nth(1).and_then(|rest| rest.split("</table>").next()).expect("table A1");
    let cell = |cell: &str| {
        let (_, inside) = cell.split_once('>').unwrap();
        let words =
            inside.split("</td>").next().unwrap_or_default().split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        words.collect::<String>()
    };
    let row = |row: &str| row.split("<td").skip(1).map(cell).collect::<Vec<String>>();
    table.split("<tr>").skip(2).map(row).map(|cells| (cells[1].clone(), cells)).collect()
}

#[tokio::test]
async fn table_a1_says_on_what_each_word_rests_whatever_the_text_says() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let rows = table_a1(&hoa, "giua-nhiem-ky-2020-2025").await;
    for (target, to_date, word, note) in [
        ("Tuyển sinh so với chỉ tiêu được giao", ["–", "–"], "chưa đạt", "2/3 năm đạt; chưa đạt năm 2021 (96,4%)"),
        ("Học sinh tốt nghiệp", ["93,37%", "103,7"], "vượt", "2/2 năm đạt"),
        ("Nhà giáo đạt chuẩn kỹ năng nghề", ["90%", "100"], "đang trong lộ trình", "mức của năm 2023, của năm 2025 là 100%"),
        (
            "Nhà giáo đạt chuẩn kỹ năng nghề",
            ["90%", "100"],
            "đang trong lộ trình",
            "theo số liệu là “chưa đạt”, cấp uỷ kết luận “đang trong lộ trình”: phần thiếu của năm 2022 đã được bù",
        ),
        ("Kết nạp đảng viên trong nhiệm kỳ", ["13", "65"], "đang trong lộ trình", "cấp uỷ kết luận: số kết nạp cao hơn nhịp độ bình quân"),
        ("Học sinh vi phạm phải xử lý kỷ luật", ["–", "–"], "đạt", "năm 2022 đạt trong dung sai 0,2‰"),
        ("Biên soạn giáo trình điện tử", ["7", "46,7"], "đang trong lộ trình", "mốc đến ngày 31/12/2022 chưa đạt (7, mức đề ra ít nhất 8)"),
        ("Học sinh có việc làm sau tốt nghiệp 12 tháng", ["84,7%", "99,7"], "đang trong lộ trình", "bình quân đến hết năm học 2020-2021"),
    ] {
        let cells = &rows[target];
        let [.., value, percent, verdict, remark] = cells.as_slice() else { panic!("{cells:?}") };
        assert_eq!(([value.as_str(), percent.as_str()], verdict.as_str()), (to_date, word), "{target}");
        assert!(remark.contains(note), "{target}: {remark}");
    }
}

#[tokio::test]
async fn a_name_that_denies_is_not_heard_as_its_contrary() {
    let house = House::open().await;
    let html = String::from_utf8(taken(&house.person("hoa").await, "giua-nhiem-ky-2020-2025", "html").await).unwrap();
    assert!(
        html.contains("“Tuyển sinh so với chỉ tiêu được giao”; “Không có đảng viên bị kỷ luật”."),
        "the missed ones in quotation marks"
    );
    assert!(html.contains("“Biên soạn giáo trình điện tử” (chưa đạt mốc đến ngày 31/12/2022)"), "a missed step is told with the target");
}

#[tokio::test]
async fn the_wide_table_stands_behind_the_signature_and_goes_up_without_the_codes() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let lines = |bytes: Vec<u8>| PaperFile::read(&bytes).unwrap().lines.iter().map(Line::text).collect::<Vec<String>>();
    let whole = lines(taken(&hoa, "giua-nhiem-ky-2020-2025", "docx").await);
    let at = |words: &str| whole.iter().position(|line| line.starts_with(words)).unwrap_or_else(|| panic!("no {words}"));
    assert!(at("Nơi nhận") < at("PHỤ LỤC I") && at("Bảng A1") < at("Danh mục mã số liệu"), "{whole:?}");
    let short = lines(taken(&hoa, "giua-nhiem-ky-2020-2025", "docx-khong-ma").await);
    assert!(short.iter().any(|line| line.starts_with("Bảng A1")) && !short.iter().any(|line| line.starts_with("Danh mục mã")), "{short:?}");
}
