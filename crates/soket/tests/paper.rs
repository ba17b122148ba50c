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
