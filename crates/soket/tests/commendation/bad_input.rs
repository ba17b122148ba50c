//! Bad input to commendation: every case has a clear outcome, nothing is lost, what was typed stays.

use super::{account, on, opened};
use crate::house::{House, Person};
use axum::http::StatusCode;
use soket::app::App;
use soket::demo::commendations::SLUG;
use soket::report::commendation::Dossier;
use soket::report::commendation::achievement::Achievement;
use soket::store;
use soket::store::commendation::campaign::Campaign;
use soket_core::commendation::Channel;
use soket_paper::docx;

const AT: &str = "/khen-thuong/thu";

async fn open(house: &House) -> Campaign {
    let app = &on(house, "2023-05-20").await;
    opened(app, account(app, "hoa").await, ("dang-bo", Channel::Party)).await
}

/// Whom the demonstration knows as Lan.
async fn lan_herself(app: &App) -> String {
    format!("person-{}", store::account::by_login(&app.db, "lan").await.unwrap().unwrap().person)
}

/// Nominates somebody and gives the address of the nomination.
async fn nominate(by: &Person<'_>, unit: &str, recipient: &str) -> String {
    let done = by.post(&format!("{AT}/de-nghi"), &[("unit", unit), ("recipient", recipient)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    done.location.split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn every_name_is_kept_as_it_is_written() {
    let house = House::open().await;
    let campaign = open(&house).await;
    let lan = house.person("lan").await;
    let at = nominate(&lan, "cb-co-khi", &lan_herself(&house.app).await).await;
    let long = "Tôn Nữ Thị Hoàng Kim ".repeat(6);
    let long = long.trim().chars().take(120).collect::<String>();
    for (typed, kept) in [
        ("Sáu", "Sáu"),
        ("Công Tằng Tôn Nữ Thị Ngọc Bảo Quyên Anh", "Công Tằng Tôn Nữ Thị Ngọc Bảo Quyên Anh"),
        ("Nguye\u{302}\u{303}n Thi\u{323} \u{110}a\u{300}o", "Nguyễn Thị Đào"),
        ("NGUYỄN ĐỨC ĐẠT", "NGUYỄN ĐỨC ĐẠT"),
        ("Y'Bhăm Niê Kdăm", "Y'Bhăm Niê Kdăm"),
        ("H’Hen <Niê> & Ông \"Ba\"", "H’Hen <Niê> & Ông \"Ba\""),
        ("  Võ   Thị  Sen ", "Võ Thị Sen"),
        (long.as_str(), long.as_str()),
    ] {
        let done = lan.post(&at, &[("name", typed), ("office", ""), ("summary", "Giữ sổ sách đầy đủ.")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{typed}: {}", done.body);
        let dossier =
            Dossier::gather(&house.app, store::commendation::campaign::by_id(&house.app.db, campaign.id).await.unwrap()).await.unwrap();
        let nomination = &dossier.nominations[0];
        assert_eq!(nomination.said.name, kept, "{typed:?}");
        let told = Achievement::gather(&house.app, &dossier, nomination).await.unwrap();
        let drawn = told.lay_out(None);
        assert_eq!(drawn.signature.name.as_deref(), Some(kept));
        assert!(!docx::write(&drawn).unwrap().is_empty() && !soket_paper::pdf::write(&drawn, &[]).unwrap().bytes.is_empty(), "{typed}");
    }
    let empty = lan.post(&at, &[("name", "   "), ("summary", "Chữ đã gõ vẫn còn.")]).await;
    assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.body.contains("Chữ đã gõ vẫn còn."), "{}", empty.body);
    let endless = lan.post(&at, &[("name", &"a".repeat(1001)), ("summary", "x")]).await;
    assert!(endless.status == StatusCode::UNPROCESSABLE_ENTITY && endless.body.contains("dài quá"), "{}", endless.body);
}

#[tokio::test]
async fn a_person_of_two_units_and_a_collective_dissolved_since_are_warned_of() {
    let house = House::open().await;
    let campaign = open(&house).await;
    let hoa = house.person("hoa").await;
    let lan = lan_herself(&house.app).await;
    let home = nominate(&hoa, "cb-co-khi", &lan).await;
    let other = nominate(&hoa, "cb-dien", &lan).await;
    assert!(!hoa.get(&home).await.body.contains("Theo sổ, người này thuộc"));
    assert!(hoa.get(&other).await.body.contains("Theo sổ, người này thuộc Chi bộ Khoa Cơ khí"));
    for at in [&home, &other] {
        let whole = [("name", "Nguyễn Thị Ngọc Lan"), ("summary", "Giữ sổ sách đầy đủ."), ("votes_agree", "8"), ("votes_of", "9")];
        let asked = store::commendation::campaign::conditions(&house.app.db, campaign.id).await.unwrap();
        let field = format!("condition-{}", asked[0].id);
        let whole: Vec<(&str, &str)> = whole.into_iter().chain([(field.as_str(), "good")]).collect();
        assert_eq!(hoa.post(at, &whole).await.status, StatusCode::SEE_OTHER);
        assert_eq!(hoa.post(&format!("{at}/buoc"), &[("step", "submit")]).await.status, StatusCode::SEE_OTHER, "{at}");
    }
    assert!(hoa.get(&other).await.body.contains("Đã có một đề nghị khác cho chính người"));
    let cell = house.app.tree_now().await.unwrap().by_code("cb-dien").unwrap().id;
    let collective = nominate(&hoa, "cb-dien", &format!("unit-{cell}")).await;
    assert!(!hoa.get(&collective).await.body.contains("Tập thể này nay không còn"));
    let ended = [("kind", "dissolved"), ("successor", ""), ("last_on", "19/5/2023"), ("document", "QĐ 9")];
    let done = hoa.post("/don-vi/cb-dien/ket-thuc", &ended).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = hoa.get(&collective).await;
    assert!(page.status == StatusCode::OK && page.body.contains("Tập thể này nay không còn"), "{}", page.body);
    let report = hoa.get(&collective.replace("/de-nghi/", "/thanh-tich/")).await;
    assert_eq!(report.status, StatusCode::OK, "its report is still there: {}", report.body);
}

#[tokio::test]
async fn a_quota_of_nought_commends_nobody_and_says_so() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let call = |collective: &'static str, individual: &'static str, slug: &'static str| {
        [
            ("channel", "party"),
            ("unit", "dang-bo"),
            ("title", slug),
            ("theme", "phong trào thử"),
            ("window_from", "1/1/2023"),
            ("window_to", "10/5/2023"),
            ("nominate_by", "21/5/2023"),
            ("kind_individual", "party-individual-giay-khen"),
            ("kind_collective", "party-collective-giay-khen"),
            ("quota_individual", individual),
            ("quota_collective", collective),
            ("body", "Ban Chấp hành Đảng bộ"),
            ("base", "members"),
            ("majority", "1/2"),
            ("listed_days", "3"),
        ]
    };
    for (collective, individual, says) in [("0", "0", "không khen được ai"), ("-1", "1", "không đọc được"), ("150%", "1", "không đọc được")]
    {
        let refused = hoa.post("/khen-thuong/moi", &call(collective, individual, "Đợt số không")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{collective} {individual}");
        assert!(refused.body.contains(says) && refused.body.contains("Đợt số không"), "{says}: {}", refused.body);
    }
    assert_eq!(hoa.post("/khen-thuong/moi", &call("0", "2", "Đợt một nửa")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(hoa.post("/khen-thuong/dot-mot-nua/buoc", &[("step", "open")]).await.status, StatusCode::SEE_OTHER);
    let cell = house.app.tree_now().await.unwrap().by_code("cb-dien").unwrap().id;
    let recipient = format!("unit-{cell}");
    let refused = hoa.post("/khen-thuong/dot-mot-nua/de-nghi", &[("unit", "cb-dien"), ("recipient", &recipient)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("Đợt này không xét khen tập thể") && refused.body.contains(&format!("value=\"{recipient}\" selected")),
        "{}",
        refused.body
    );
}

#[tokio::test]
async fn the_day_of_the_decision_chooses_the_base_salary() {
    let house = House::open().await;
    super::listed(&house, ("dang-bo", Channel::Party)).await;
    let hoa = house.person("hoa").await;
    let page = format!("{AT}/giay/quyet-dinh");
    let money = async |says: &str| {
        let body = hoa.get(&page).await.body;
        assert!(body.contains(says), "{says}: {body}");
    };
    money("mỗi tập thể 900.000 đồng").await;
    let salary = |from_on: &'static str| {
        [("what", "salary"), ("dong", "2.000.000"), ("rounded_to", "10.000"), ("from_on", from_on), ("basis", "Nghị định thử nghiệm")]
    };
    assert_eq!(hoa.post("/khen-thuong/danh-muc", &salary("1/6/2023")).await.status, StatusCode::SEE_OTHER);
    money("mỗi tập thể 900.000 đồng").await;
    assert_eq!(hoa.post("/khen-thuong/danh-muc", &salary("20/5/2023")).await.status, StatusCode::SEE_OTHER);
    money("mỗi tập thể 1.200.000 đồng").await;
    money("Nghị định thử nghiệm về mức lương cơ sở").await;
}

#[tokio::test]
async fn what_is_too_large_or_off_the_sheet_is_refused_and_nothing_is_lost() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let at = format!("/khen-thuong/{SLUG}/giay-khen");
    let large = vec![0u8; 200 * 1024 * 1024];
    open(&house).await;
    let nomination = nominate(&hoa, "cb-co-khi", &lan_herself(&house.app).await).await;
    let refused = hoa.upload(&format!("{nomination}/tep"), ("nen.png", &large)).await;
    assert!(refused.status.is_client_error() && refused.body.contains("quá lớn"), "{} {}", refused.status, refused.body);
    drop(large);
    let before = hoa.get(&at).await.body;
    for (field, value) in [("item-1-x_mm", "9999"), ("item-1-x_mm", "-50"), ("item-2-y_mm", "chữ")] {
        let refused = hoa.post(&at, &[("what", "place"), ("name", "Mẫu thử lạ"), (field, value)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={value}: {}", refused.body);
        assert!(
            refused.body.contains("Mẫu thử lạ") && refused.body.contains(&format!("value=\"{value}\"")),
            "{field}={value}: {}",
            refused.body
        );
    }
    assert_eq!(hoa.get(&at).await.body, before, "the template is as it was");
    let pdf = hoa.get(&format!("{at}/tat-ca.pdf")).await;
    assert!(pdf.status == StatusCode::OK && pdf.bytes.starts_with(b"%PDF"));
}
