//! The achievement report of a nominee: whose words, which figures, which form, and who may number it.

use super::paper::{dossier, errors, keep, school};
use super::{account, listed, on, unit};
use crate::house::{House, Person};
use axum::http::StatusCode;
use jiff::civil::date;
use soket::app::App;
use soket::report::commendation::achievement::{self, Achievement};
use soket::report::commendation::issue::issue_report;
use soket::report::commendation::paper::Numbered;
use soket::store;
use soket::store::commendation::campaign::Campaign;
use soket_core::commendation::Channel;
use soket_core::id::CampaignId;
use soket_paper::docx;
use soket_paper::lint::Expectation;
use soket_paper::profile::ProfileId;

const AT: &str = "/khen-thuong/thu";

/// Where the nomination of somebody is.
async fn address(app: &App, campaign: &Campaign, name: &str) -> String {
    let all = store::commendation::nomination::of(&app.db, campaign.id).await.unwrap();
    let found = all.iter().find(|nomination| nomination.said.name == name).unwrap_or_else(|| panic!("{name}"));
    format!("{AT}/thanh-tich/{}", found.id)
}

/// Units that nominate have a place and somebody who signs.
async fn settle(app: &App, code: &str, post: &str) {
    let home = unit(app, code).await;
    let since = date(2021, 1, 1);
    let mut tx = app.db.write().await.unwrap();
    store::unit::settle(&mut tx, home, "Gò Công", since).await.unwrap();
    let head = store::person::named(&mut tx, "Phạm Văn Minh", home).await.unwrap();
    store::person::appoint(&mut tx, head, (home, post), since).await.unwrap();
    tx.commit().await.unwrap();
}

/// Draws every report of a campaign and looks for errors of form: as a draft, and numbered where it is.
async fn check_form(app: &App, campaign: &Campaign, (profile, code): (ProfileId, &'static str)) {
    let by = account(app, "hoa").await;
    let dossier = dossier(app, campaign.id).await;
    for nomination in &dossier.nominations {
        let told = Achievement::gather(app, &dossier, nomination).await.unwrap();
        let is_numbered = told.report.is_numbered();
        let wanted = |stage: Expectation<'static>| Expectation { issuer_code: Some(code), ..stage };
        let drawn = told.lay_out(None);
        assert_eq!(drawn.profile, profile);
        let found = errors(&docx::write(&drawn).unwrap(), &wanted(Expectation::draft(profile)));
        assert!(found.is_empty(), "{}: {found:#?}", nomination.said.name);
        let done = issue_report(app, by, &told).await;
        assert_eq!(done.is_ok(), is_numbered, "{}: {done:?}", nomination.said.name);
        let out = achievement::document(app, &told).await.unwrap();
        assert_eq!(out.header.serial.is_some(), is_numbered);
        let stage = if is_numbered { Expectation::issued(profile) } else { Expectation::draft(profile) };
        let found = errors(&docx::write(&out).unwrap(), &wanted(stage));
        assert!(found.is_empty(), "{}: {found:#?}", nomination.said.name);
        keep(&format!("bao-cao-{}", soket_core::text::slug(&nomination.said.name)), &out);
    }
}

#[tokio::test]
async fn every_report_of_the_party_keeps_the_form() {
    let house = House::open().await;
    let campaign = listed(&house, ("dang-bo", Channel::Party)).await;
    let app = on(&house, "2023-05-18").await;
    for cell in ["cb-co-khi", "cb-dien", "cb-dao-tao", "cb-co-ban"] {
        settle(&app, cell, "Bí thư").await;
    }
    check_form(&app, &campaign, (ProfileId::PartyHd36, "CB")).await;
}

/// The code of a figure that some review prints.
async fn printed_code(hoa: &Person<'_>) -> String {
    let paper = hoa.get("/so-ket/6-thang-dau-nam-2023/xem").await.body;
    paper.split("href=\"/so/").nth(1).and_then(|rest| rest.split(['"', '?']).next()).unwrap().to_owned()
}

#[tokio::test]
async fn a_report_says_what_was_said_and_cited_and_a_figure_leads_back() {
    let house = House::open().await;
    let app = on(&house, "2023-05-18").await;
    let hoa = house.person("hoa").await;
    // The demonstration's second one is that of the conference.
    let campaign = store::commendation::campaign::by_id(&app.db, CampaignId(2)).await.unwrap();
    assert_eq!(campaign.slug, soket::demo::commendations::SLUG);
    let all = store::commendation::nomination::of(&app.db, campaign.id).await.unwrap();
    let of = format!("/khen-thuong/{}/thanh-tich/{}", campaign.slug, all[0].id);
    let code = printed_code(&hoa).await;
    let mut tx = app.db.write().await.unwrap();
    sqlx::query("insert into nomination_source (nomination_id, kind, reference, words) values ($1, $2, $3, $4)")
        .bind(all[0].id.0)
        .bind("figure")
        .bind(&code)
        .bind("Kết quả của đảng bộ")
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let page = hoa.get(&of).await;
    assert_eq!(page.status, StatusCode::OK);
    let first = all[0].said.summary.lines().next().unwrap().trim_end_matches('.');
    for words in [first, "Kết quả của đảng bộ: ", &format!("/so/{code}"), "Sơ lược đặc điểm, tình hình", "phiếu đồng ý"]
    {
        assert!(page.body.to_lowercase().contains(&words.to_lowercase()), "{words}: {}", page.body);
    }
    let file = hoa.get(&format!("{of}/tai/bao-cao-thanh-tich.docx")).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(errors(&file.bytes, &Expectation::draft(ProfileId::PartyHd36)).is_empty());
    assert_eq!(hoa.get(&format!("{of}/tai/bao-cao-thanh-tich.html")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_unit_words_and_numbers_the_report_of_its_own_collective() {
    let house = House::open().await;
    let campaign = listed(&house, ("dang-bo", Channel::Party)).await;
    let app = on(&house, "2023-05-18").await;
    let lan = house.person("lan").await;
    let (own, other) = (address(&app, &campaign, "Chi bộ Khoa Cơ khí").await, address(&app, &campaign, "Võ Thị Cẩm Tiên").await);
    assert_eq!(lan.get(&other).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.stranger().get(&own).await.status, StatusCode::SEE_OTHER);
    let section = format!("{own}/muc/thanh-tich");
    let form = lan.get(&section).await;
    assert!(form.status == StatusCode::OK && form.body.contains("học viên khó khăn"), "{}", form.body);
    assert_eq!(lan.post(&section, &[("revision", "0"), ("body", "Giữ vững danh hiệu tập thể lao động tiên tiến.")]).await.status, 303);
    let late = lan.post(&section, &[("revision", "0"), ("body", "Lời viết chậm hơn")]).await;
    assert!(late.status == StatusCode::CONFLICT && late.body.contains("Lời viết chậm hơn"), "{}", late.body);
    let page = lan.get(&own).await.body;
    assert!(page.contains("lao động tiên tiến") && page.contains("đã sửa tay"), "{page}");
    let refused = lan.post(&format!("{own}/ban-hanh"), &[]).await;
    if refused.status == StatusCode::CONFLICT {
        assert!(refused.body.contains("notice bad") && refused.body.contains("Ở trang đơn vị"), "{}", refused.body);
        settle(&app, "cb-co-khi", "Bí thư").await;
        assert_eq!(lan.post(&format!("{own}/ban-hanh"), &[]).await.status, StatusCode::SEE_OTHER);
    }
    let page = lan.get(&own).await.body;
    assert!(page.contains("-BC/CB") && page.contains("lao động tiên tiến") && !page.contains("muc/thanh-tich"), "{page}");
    let frozen = lan.post(&section, &[("revision", "1"), ("body", "Sửa sau khi ban hành")]).await;
    assert!(frozen.status == StatusCode::CONFLICT && frozen.body.contains("đã ban hành"), "{}", frozen.body);
    let [one, two] =
        [lan.get(&format!("{own}/tai/bao-cao-thanh-tich.pdf")).await, lan.get(&format!("{own}/tai/bao-cao-thanh-tich.pdf")).await];
    assert!(one.status == StatusCode::OK && one.bytes == two.bytes);
}

/// The papers of a faculty and of somebody whom it nominates, in a campaign of the school; cells write as the Party does whoever
/// commends.
#[tokio::test]
async fn every_report_of_an_administration_keeps_the_form() {
    let house = House::open().await;
    school(&house.app).await;
    let campaign = listed(&house, ("truong", Channel::Administration)).await;
    let app = on(&house, "2023-05-18").await;
    for cell in ["cb-co-khi", "cb-dien", "cb-dao-tao", "cb-co-ban"] {
        settle(&app, cell, "Bí thư").await;
    }
    check_form(&app, &campaign, (ProfileId::PartyHd36, "CB")).await;
    let faculty = unit(&app, "k-co-khi").await;
    settle(&app, "k-co-khi", "Trưởng khoa").await;
    let mut tx = app.db.write().await.unwrap();
    store::unit::set_letterhead(&mut tx, faculty, "KCK", &[]).await.unwrap();
    sqlx::query("update nomination set unit_id = $1 where campaign_id = $2")
        .bind(faculty.0)
        .bind(campaign.id.0)
        .execute(&mut *tx)
        .await
        .unwrap();
    sqlx::query(
        "update nomination set recipient_unit_id = $1, name = 'Khoa Cơ khí' where campaign_id = $2 and recipient_unit_id is not null",
    )
    .bind(faculty.0)
    .bind(campaign.id.0)
    .execute(&mut *tx)
    .await
    .unwrap();
    sqlx::query("delete from campaign_file").execute(&mut *tx).await.unwrap();
    sqlx::query("delete from campaign_paper where campaign_id = $1").bind(campaign.id.0).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    check_form(&app, &campaign, (ProfileId::AdminNd30, "KCK")).await;
}

/// The newer format of the Party, on a day on which it holds.
#[tokio::test]
async fn every_report_of_the_party_keeps_the_newer_form() {
    let house = House::open().await;
    let campaign = listed(&house, ("dang-bo", Channel::Party)).await;
    let app = on(&house, "2026-06-15").await;
    settle(&app, "cb-co-khi", "Bí thư").await;
    let dossier = dossier(&app, campaign.id).await;
    for nomination in
        dossier.nominations.iter().filter(|nomination| nomination.said.name.ends_with("Cơ khí") || nomination.said.name.ends_with("Minh"))
    {
        let told = Achievement::gather(&app, &dossier, nomination).await.unwrap();
        let out = told.lay_out(Some(Numbered { serial: 4, on: dossier.today }));
        assert_eq!(out.profile, ProfileId::PartyHd05);
        let found = errors(&docx::write(&out).unwrap(), &Expectation { issuer_code: Some("CB"), ..Expectation::issued(out.profile) });
        assert!(found.is_empty(), "{}: {found:#?}", nomination.said.name);
        keep(&format!("bao-cao-{}", soket_core::text::slug(&nomination.said.name)), &out);
    }
}
