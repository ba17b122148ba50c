//! The papers of a campaign: form without a fault in both channels, money and order right, a decision that waits for what it must.

use super::{account, listed, on, unit};
use crate::house::House;
use axum::http::StatusCode;
use jiff::civil::date;
use soket::app::App;
use soket::report::commendation::Dossier;
use soket::report::commendation::issue::issue;
use soket::report::commendation::paper::{Filled, Numbered, Order, draft, numbered};
use soket::store;
use soket::store::commendation::campaign::{Campaign, by_id};
use soket::store::commendation::meeting::Objection;
use soket::store::unit::NewUnit;
use soket_core::commendation::Channel;
use soket_core::commendation::paper::CampaignPaper;
use soket_core::id::CampaignId;
use soket_core::unit::{Line, UnitKind, UnitName};
use soket_paper::docx;
use soket_paper::lint::{self, Expectation, Severity};
use soket_paper::profile::ProfileId;

const AT: &str = "/khen-thuong/thu";

pub async fn dossier(app: &App, id: CampaignId) -> Dossier {
    Dossier::gather(app, by_id(&app.db, id).await.unwrap()).await.unwrap()
}

/// Somebody gives a reason for every warning.
async fn reason_everything(app: &App, campaign: &Campaign) {
    let clerk = account(app, "hoa").await;
    let dossier = dossier(app, campaign.id).await;
    let mut tx = app.db.write().await.unwrap();
    for nomination in dossier.agreed() {
        for warning in dossier.warnings(nomination) {
            let said = (warning.key.as_str(), "Đã xác minh, thành tích của thời gian này");
            store::commendation::proof::give_reason(&mut tx, clerk, (campaign, nomination.id), said).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
}

fn typed() -> Filled {
    let [begun, place, chair, secretary] = ["14 giờ 00", "Phòng họp Đảng uỷ", "Lê Minh Quang", "Trần Thị Mỹ Hoà"].map(str::to_owned);
    Filled { begun, place, chair, secretary }
}

/// The school has a body above it, a place and a head.
pub async fn school(app: &App) {
    let school = unit(app, "truong").await;
    let since = date(2021, 1, 1);
    let mut tx = app.db.write().await.unwrap();
    let name = UnitName {
        full: "Sở Lao động Thử nghiệm".to_owned(), short: "Sở".to_owned(), header: "SỞ LAO ĐỘNG THỬ NGHIỆM".to_owned()
    };
    let above =
        NewUnit { code: "so-thu".to_owned(), kind: UnitKind::Superior, name, parent: None, from_on: since, document: String::new() };
    let above = store::unit::found(&mut tx, None, &above).await.unwrap();
    store::unit::place_under(&mut tx, school, (Line::Administrative, above), (since, "")).await.unwrap();
    store::unit::settle(&mut tx, school, "Gò Công", since).await.unwrap();
    let head = store::person::named(&mut tx, "Trương Hữu Nghĩa", school).await.unwrap();
    store::person::appoint(&mut tx, head, (school, "Hiệu trưởng"), since).await.unwrap();
    tx.commit().await.unwrap();
}

/// Every finding that is an error. The list alone is no type of paper that the form knows: it is checked behind the submission.
pub fn errors(bytes: &[u8], wanted: &Expectation<'_>) -> Vec<String> {
    let found = lint::check(bytes, wanted).unwrap();
    found.iter().filter(|finding| finding.severity == Severity::Error).map(|finding| format!("{finding:?}")).collect()
}

/// Draws every paper as a draft and as numbered, looks for errors of form, and leaves the files where somebody wants to look.
async fn check_form(house: &House, (home, channel): (&str, Channel), (profile, code): (ProfileId, &str)) {
    let campaign = listed(house, (home, channel)).await;
    let app = &on(house, "2023-05-18").await;
    reason_everything(app, &campaign).await;
    for paper in [CampaignPaper::Call, CampaignPaper::Minutes, CampaignPaper::Submission, CampaignPaper::Decision] {
        let drawn = docx::write(&draft(&dossier(app, campaign.id).await, paper, Order::Body).unwrap()).unwrap();
        let found = errors(&drawn, &Expectation { issuer_code: Some(code), ..Expectation::draft(profile) });
        assert!(found.is_empty(), "{paper:?} as a draft: {found:#?}");
        issue(app, None, &dossier(app, campaign.id).await, (paper, &typed())).await.unwrap();
        let issued = store::commendation::paper::issued(&app.db, campaign.id, paper.as_str()).await.unwrap().unwrap();
        let document: soket_paper::document::Document = serde_json::from_str(&issued.document).unwrap();
        let found = errors(&docx::write(&document).unwrap(), &Expectation { issuer_code: Some(code), ..Expectation::issued(profile) });
        assert!(found.is_empty(), "{paper:?}: {found:#?}");
        assert!(!issued.document.contains("(chưa"), "a gap in {paper:?}: {}", issued.document);
        keep(paper.as_str(), &document);
    }
    keep("danh-sach", &draft(&dossier(app, campaign.id).await, CampaignPaper::List, Order::Name).unwrap());
}

/// Writes a paper where `SOKET_TEST_PAPERS` points, for eyes.
pub fn keep(name: &str, document: &soket_paper::document::Document) {
    let Some(dir) = std::env::var_os("SOKET_TEST_PAPERS") else { return };
    let file = std::path::Path::new(&dir).join(format!("{name}-{}", document.profile.profile().code));
    std::fs::write(file.with_extension("pdf"), soket_paper::pdf::write(document, &[]).unwrap().bytes).unwrap();
    std::fs::write(file.with_extension("docx"), docx::write(document).unwrap()).unwrap();
}

#[tokio::test]
async fn every_paper_of_the_party_keeps_the_form() {
    let house = House::open().await;
    check_form(&house, ("dang-bo", Channel::Party), (ProfileId::PartyHd36, "ĐU")).await;
}

#[tokio::test]
async fn every_paper_of_an_administration_keeps_the_form() {
    let house = House::open().await;
    school(&house.app).await;
    check_form(&house, ("truong", Channel::Administration), (ProfileId::AdminNd30, "TTCGC")).await;
}

/// The older format of the Party gives way to the newer one while a campaign runs: its papers of that day follow the newer.
#[tokio::test]
async fn every_paper_of_the_party_keeps_the_newer_form() {
    let house = House::open().await;
    let campaign = listed(&house, ("dang-bo", Channel::Party)).await;
    let app = &on(&house, "2026-06-15").await;
    let dossier = dossier(app, campaign.id).await;
    for paper in [CampaignPaper::Call, CampaignPaper::Minutes, CampaignPaper::Submission, CampaignPaper::Decision] {
        let drawn = draft(&dossier, paper, Order::Body).unwrap();
        assert_eq!(drawn.profile, ProfileId::PartyHd05, "{paper:?}");
        let found = errors(&docx::write(&drawn).unwrap(), &Expectation { issuer_code: Some("ĐU"), ..Expectation::draft(drawn.profile) });
        assert!(found.is_empty(), "{paper:?} as a draft: {found:#?}");
        let out = numbered(&dossier, paper, (&typed(), Numbered { serial: 3, on: dossier.today })).unwrap();
        let found = errors(&docx::write(&out).unwrap(), &Expectation { issuer_code: Some("ĐU"), ..Expectation::issued(out.profile) });
        assert!(found.is_empty(), "{paper:?}: {found:#?}");
        keep(paper.as_str(), &out);
    }
    keep("danh-sach", &draft(&dossier, CampaignPaper::List, Order::Name).unwrap());
}

#[tokio::test]
async fn money_words_and_law_are_those_of_the_day() {
    let house = House::open().await;
    let campaign = listed(&house, ("dang-bo", Channel::Party)).await;
    let text = async |day: &str| {
        let app = on(&house, day).await;
        serde_json::to_string(&draft(&dossier(&app, campaign.id).await, CampaignPaper::Decision, Order::Body).unwrap()).unwrap()
    };
    let may = text("2023-05-18").await;
    // A collective at 0,6 and two persons at 0,3 of 1.490.000, each rounded up to ten thousand.
    for words in [
        "900.000",
        "450.000",
        "1.800.000 đồng (một triệu tám trăm nghìn đồng)",
        "Một triệu tám trăm nghìn đồng",
        "38/2019",
        "Kết luận số 01-KL/TW, ngày 18/5/2021",
        "Giấy khen cho 01 tập thể và 02 cá nhân đã có thành tích trong học tập và làm theo tư tưởng",
        "giai đoạn 2021 - 2022",
    ] {
        assert!(may.contains(words), "{words}: {may}");
    }
    assert!(!may.contains("24/2023"), "{may}");
    let july = text("2023-07-18").await;
    assert!(july.contains("1.080.000") && july.contains("540.000") && july.contains("24/2023"), "{july}");
}

#[tokio::test]
async fn a_list_stands_in_the_bodys_order_or_by_name() {
    let house = House::open().await;
    let campaign = listed(&house, ("dang-bo", Channel::Party)).await;
    let app = on(&house, "2023-05-18").await;
    let dossier = dossier(&app, campaign.id).await;
    let names = |order| {
        let text = serde_json::to_string(&draft(&dossier, CampaignPaper::List, order).unwrap()).unwrap();
        ["Chi bộ Khoa Cơ khí\"", "Phạm Văn Minh", "Võ Thị Cẩm Tiên"].map(|name| text.find(name).unwrap_or_else(|| panic!("{name}: {text}")))
    };
    let [collective, first, second] = names(Order::Body);
    assert!(collective < first && first < second);
    let [collective, first, second] = names(Order::Name);
    assert!(collective < first && first < second, "Minh stands before Tiên");
    let minutes = serde_json::to_string(&draft(&dossier, CampaignPaper::Minutes, Order::Body).unwrap()).unwrap();
    for words in [
        "09/09",
        "100%",
        "08/09",
        "88,89%",
        "04/09",
        "quá nửa tổng số thành viên",
        "từ 05 phiếu",
        "chưa ghi người chủ trì",
        "thành tích chưa rõ",
    ] {
        assert!(minutes.contains(words), "{words}: {minutes}");
    }
}

#[tokio::test]
async fn a_decision_waits_for_reasons_days_and_answers() {
    let house = House::open().await;
    let campaign = listed(&house, ("dang-bo", Channel::Party)).await;
    let refused = async |day: &str, says: &str| {
        let app = on(&house, day).await;
        let done = issue(&app, None, &dossier(&app, campaign.id).await, (CampaignPaper::Decision, &Filled::default())).await;
        let why = format!("{:?}", done.expect_err(says));
        assert!(why.contains(says), "{says}: {why}");
    };
    refused("2023-05-18", "cảnh báo chưa ghi lý do").await;
    reason_everything(&house.app, &campaign).await;
    refused("2023-05-16", "chưa công khai đủ").await;
    let clerk = account(&house.app, "hoa").await;
    let objection =
        Objection {
            id: 0, nomination: None, received_on: date(2023, 5, 15), body: "Đề nghị xem lại".to_owned(), answer: String::new()
        };
    let mut tx = house.app.db.write().await.unwrap();
    store::commendation::meeting::object(&mut tx, clerk, &campaign, &objection).await.unwrap();
    tx.commit().await.unwrap();
    refused("2023-05-18", "chưa được trả lời").await;
    let open = store::commendation::meeting::objections(&house.app.db, campaign.id).await.unwrap().remove(0).id;
    let mut tx = house.app.db.write().await.unwrap();
    store::commendation::meeting::answer(&mut tx, clerk, &campaign, (open, "Đã xem lại, giữ danh sách")).await.unwrap();
    tx.commit().await.unwrap();
    let app = on(&house, "2023-05-18").await;
    let mut unknown = dossier(&app, campaign.id).await;
    unknown.campaign.call.kinds = ["khong-co", "khong-co"].map(str::to_owned);
    let done = issue(&app, None, &unknown, (CampaignPaper::Decision, &Filled::default())).await;
    assert!(format!("{done:?}").contains("Danh mục không có hình thức khen"), "{done:?}");
    assert!(store::commendation::award::of(&app.db, campaign.id).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_decision_enters_its_awards_and_is_read_as_it_was_kept() {
    let house = House::open().await;
    let campaign = listed(&house, ("dang-bo", Channel::Party)).await;
    reason_everything(&house.app, &campaign).await;
    let before = store::commendation::award::of(&house.app.db, campaign.id).await.unwrap();
    assert!(before.is_empty());
    let (hoa, quang, lan) = (house.person("hoa").await, house.person("quang").await, house.person("lan").await);
    let decide = format!("{AT}/giay/quyet-dinh/ban-hanh");
    assert_eq!(hoa.post(&decide, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(lan.get(&format!("{AT}/giay/quyet-dinh")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(quang.post(&decide, &[]).await.status, StatusCode::SEE_OTHER);
    let awards = store::commendation::award::of(&house.app.db, campaign.id).await.unwrap();
    let said: Vec<_> = awards.iter().map(|award| (award.name.as_str(), award.dong)).collect();
    assert_eq!(said, [("Chi bộ Khoa Cơ khí", 900_000), ("Phạm Văn Minh", 450_000), ("Võ Thị Cẩm Tiên", 450_000)]);
    let first = awards[0].register;
    assert!((0..).zip(&awards).all(|(at, award)| award.register == (2023, first.1 + at)));
    assert!(awards.iter().all(|award| award.symbol.ends_with("-QĐ/ĐU") && award.reason.starts_with("trong học tập")), "{awards:?}");
    let again = quang.post(&decide, &[]).await;
    assert!(again.status == StatusCode::CONFLICT && again.body.contains("đã ban hành rồi"), "{}", again.body);
    for kept in ["docx", "pdf"] {
        let [one, two] = [lan.get(&format!("{AT}/tai/quyet-dinh.{kept}")).await, hoa.get(&format!("{AT}/tai/quyet-dinh.{kept}")).await];
        assert!(one.status == StatusCode::OK && one.bytes == two.bytes, "{kept}");
    }
    assert!(lan.get(&format!("{AT}/giay/quyet-dinh")).await.body.contains(&awards[0].symbol));
}

#[tokio::test]
async fn minutes_are_numbered_when_nothing_is_missing() {
    let house = House::open().await;
    listed(&house, ("dang-bo", Channel::Party)).await;
    let hoa = house.person("hoa").await;
    let page = hoa.get(&format!("{AT}/giay/bien-ban")).await;
    assert!(page.status == StatusCode::OK && page.body.contains("name=\"secretary\""), "{}", page.body);
    let issue = format!("{AT}/giay/bien-ban/ban-hanh");
    let refused = hoa.post(&issue, &[("begun", "14 giờ 00"), ("chair", "Lê Minh Quang")]).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.body.contains("Biên bản còn thiếu"), "{}", refused.body);
    assert!(refused.body.contains("value=\"Lê Minh Quang\""), "what was typed stands there again: {}", refused.body);
    let whole = [("begun", "14 giờ 00"), ("place", "Phòng họp"), ("chair", "Lê Minh Quang"), ("secretary", "Trần Thị Mỹ Hoà")];
    assert_eq!(hoa.post(&issue, &whole).await.status, StatusCode::SEE_OTHER);
    let page = hoa.get(&format!("{AT}/giay/bien-ban")).await;
    assert!(page.body.contains("-BB/ĐU") && !page.body.contains("chưa ghi"), "{}", page.body);
    assert_eq!(hoa.post(&format!("{AT}/giay/danh-sach/ban-hanh"), &[]).await.status, StatusCode::CONFLICT);
    for (name, status) in [("danh-sach-theo-ten.pdf", 200), ("danh-sach.docx", 200), ("to-trinh-theo-ten.pdf", 404), ("bien-ban.html", 404)]
    {
        assert_eq!(hoa.get(&format!("{AT}/tai/{name}")).await.status.as_u16(), status, "{name}");
    }
    let lan = house.person("lan").await;
    assert_eq!(lan.get(&format!("{AT}/giay/bien-ban")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lan.get(&format!("{AT}/giay/ke-hoach")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_school_that_nobody_stands_above_is_told_where_to_say_who_does() {
    let house = House::open().await;
    let app = on(&house, "2023-05-18").await;
    let school = unit(&app, "truong").await;
    let mut tx = app.db.write().await.unwrap();
    store::unit::settle(&mut tx, school, "Gò Công", date(2021, 1, 1)).await.unwrap();
    let head = store::person::named(&mut tx, "Trương Hữu Nghĩa", school).await.unwrap();
    store::person::appoint(&mut tx, head, (school, "Hiệu trưởng"), date(2021, 1, 1)).await.unwrap();
    tx.commit().await.unwrap();
    listed(&house, ("truong", Channel::Administration)).await;
    let hoa = house.person("hoa").await;
    let issue = format!("{AT}/giay/ke-hoach/ban-hanh");
    let refused = hoa.post(&issue, &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    for words in
        ["class=\"notice bad\" role=\"alert\"", "Chưa ghi cấp trên của TRƯỜNG", "“Chuyển về trực thuộc đơn vị khác”", "“Chính quyền”"]
    {
        assert!(refused.body.contains(words), "{words}: {}", refused.body);
    }
    // What the sentence says can be done on the screens.
    let above = [
        ("name", "Sở Nội vụ Thử nghiệm"),
        ("short", "Sở Nội vụ"),
        ("kind", "superior"),
        ("line", "administrative"),
        ("from_on", "1/1/2021"),
    ];
    assert_eq!(hoa.post("/don-vi", &above).await.status, StatusCode::SEE_OTHER);
    let tree = house.app.tree_now().await.unwrap();
    let above = tree.all().iter().find(|unit| unit.named_on(date(2023, 5, 18)).full == "Sở Nội vụ Thử nghiệm").unwrap().code.clone();
    let placed = [("line", "administrative"), ("parent", above.as_str()), ("from_on", "1/1/2021")];
    assert_eq!(hoa.post("/don-vi/truong/cap-tren", &placed).await.status, StatusCode::SEE_OTHER);
    assert_eq!(hoa.post(&issue, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(hoa.get(&format!("{AT}/giay/ke-hoach")).await.body.contains("SỞ NỘI VỤ THỬ NGHIỆM"));
}
