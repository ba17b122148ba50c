//! The matrix of a conference: every cell says what the paper prints, and leads to its passport.

use crate::house::House;
use axum::http::StatusCode;
use soket::demo;
use soket::report::print::FactSheet;
use std::collections::{BTreeMap, BTreeSet};

const HEARD: [&str; 3] = ["giua-nhiem-ky-2020-2025", "6-thang-dau-nam-2023", "hai-nam-ket-luan-01"];

fn address() -> String {
    format!("/hoi-nghi/{}/ma-tran", demo::conference::SLUG)
}

/// The cells of the page: report and code with what is printed.
fn cells(body: &str) -> BTreeMap<(String, String), String> {
    let cell = |link: &str| {
        let (address, rest) = link.split_once("\">")?;
        let (code, slug) = address.split_once("?ho-so=")?;
        Some(((slug.to_owned(), code.to_owned()), rest.split("<br>").next()?.to_owned()))
    };
    body.split("<td class=\"num\"><a href=\"/so/").skip(1).filter_map(cell).collect()
}

#[tokio::test]
async fn every_cell_is_what_the_paper_prints_and_nothing_printed_is_missing() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let page = hoa.get(&address()).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let cells = cells(&page.body);
    let mut printed = BTreeSet::new();
    for slug in HEARD {
        let sheet: FactSheet = serde_json::from_slice(&hoa.get(&format!("/so-ket/{slug}/tai/json")).await.bytes).unwrap();
        for line in &sheet.figures {
            let cell = cells.get(&(slug.to_owned(), line.code.clone())).unwrap_or_else(|| panic!("{slug} so:{} has no cell", line.code));
            let forms: Vec<&str> =
                sheet.figures.iter().filter(|other| other.code == line.code).map(|other| other.printed.as_str()).collect();
            assert!(forms.contains(&cell.as_str()), "{slug} so:{}: {cell} is not among {forms:?}", line.code);
            printed.insert((slug.to_owned(), line.code.clone()));
        }
    }
    assert_eq!(printed, cells.into_keys().collect::<BTreeSet<_>>());
    assert!(printed.len() > 100, "{} cells", printed.len());
}

#[tokio::test]
async fn figures_of_most_reports_come_first_and_differences_are_named() {
    let house = House::open().await;
    let page = house.person("hoa").await.get(&address()).await.body;
    let shared = page.split("Số liệu dùng chung theo mã").nth(1).unwrap().split("Số đếm riêng của từng báo cáo").next().unwrap();
    let uses: Vec<usize> = shared.split("<th scope=\"row\">").skip(1).map(|row| row.matches("href=\"/so/").count()).collect();
    assert!(uses.is_sorted_by(|a, b| a >= b) && uses[0] > 1, "{uses:?}");
    for row in page.split("<th scope=\"row\">").skip(1).filter(|row| row.contains("Khác ngày chốt")) {
        let printed: BTreeSet<String> = cells(&format!("<td class=\"num\">{row}")).into_values().collect();
        assert!(printed.len() > 1, "{row}");
    }
    let conference = house.person("hoa").await.get(&format!("/hoi-nghi/{}", demo::conference::SLUG)).await.body;
    assert!(conference.contains(&address()), "{conference}");
}

#[tokio::test]
async fn a_cell_that_does_not_see_the_conference_does_not_see_its_matrix() {
    let house = House::open().await;
    assert_eq!(house.person("lan").await.get(&address()).await.status, StatusCode::NOT_FOUND);
}
