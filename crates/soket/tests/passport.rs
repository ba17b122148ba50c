//! Passports: every figure of every paper leads back to where it comes from.

use crate::house::House;
use axum::http::StatusCode;
use soket::report::print::FactSheet;

async fn figures(house: &House, slug: &str) -> FactSheet {
    let answer = house.person("hoa").await.get(&format!("/so-ket/{slug}/tai/json")).await;
    assert_eq!(answer.status, StatusCode::OK, "{slug}");
    serde_json::from_slice(&answer.bytes).unwrap()
}

#[tokio::test]
async fn the_passport_of_every_figure_of_every_report_opens_and_says_what_the_paper_says() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let mut opened = 0;
    for slug in ["giua-nhiem-ky-2020-2025", "6-thang-dau-nam-2023", "hai-nam-ket-luan-01", "nam-2022"] {
        let mut lines = figures(&house, slug).await.figures;
        assert!(lines.len() > 12, "{slug} prints only {} figures", lines.len());
        lines.sort_by(|a, b| (&a.code, &a.printed).cmp(&(&b.code, &b.printed)));
        lines.dedup_by(|a, b| (&a.code, &a.printed) == (&b.code, &b.printed));
        for line in lines {
            let passport = hoa.get(&format!("/so/{}?ho-so={slug}", line.code)).await;
            assert_eq!(passport.status, StatusCode::OK, "{slug} so:{}", line.code);
            // Table cells print the bare number, sentences pad it and add the unit of measure.
            let unpadded = passport.body.replace(" 0", " ").replace(">0", ">");
            let shown = passport.body.contains(&line.printed) || unpadded.contains(line.printed.trim_start_matches('0'));
            assert!(shown, "{slug} so:{} prints {} but its passport says {}", line.code, line.printed, passport.body);
            // Lines that a unit entered, or the clause, targets and records that were counted.
            let leads_back = passport.body.contains("href=\"/dong/") || passport.body.contains("Dựa vào");
            assert!(leads_back, "{slug} so:{} leads nowhere: {}", line.code, passport.body);
            opened += 1;
        }
    }
    assert!(opened > 150, "{opened} passports");
}

#[tokio::test]
async fn a_typed_code_leads_to_its_passport_and_a_wrong_letter_is_noticed() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let code = figures(&house, "6-thang-dau-nam-2023").await.figures[0].code.clone();
    for typed in [code.clone(), format!("so:{code}"), format!(" SO:{} ", code.to_uppercase())] {
        let encoded = typed.replace(' ', "%20").replace(':', "%3A");
        assert_eq!(hoa.get(&format!("/so?ma={encoded}")).await.location, format!("/so/{code}"), "{typed}");
    }
    let wrong = hoa.get("/so?ma=k7f4x9").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("gõ chưa đúng"), "{}", wrong.body);
    assert_eq!(house.person("lan").await.get(&format!("/so/{code}")).await.status, StatusCode::NOT_FOUND);
}
