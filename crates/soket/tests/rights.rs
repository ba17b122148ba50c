//! What belongs to another unit is neither offered, nor accepted, nor told.

use crate::house::{House, Person};
use axum::http::StatusCode;
use soket::store;
use soket_core::printed::Printed;
use std::collections::HashSet;

const OWN_REVIEW: &[(&str, &str)] = &[
    ("unit", "cb-co-khi"),
    ("outline", "periodic"),
    ("title", "kết quả công tác của chi bộ"),
    ("from_on", "1/1/2023"),
    ("to_on", "30/6/2023"),
    ("cut_off", "15/5/2023"),
];

/// A plan of the cell with a target over what the committee asks all cells, and the review of it.
async fn compose_own_review(lan: &Person<'_>) -> String {
    let plan = [
        ("kind", "plan"),
        ("number", "03-KH/CB"),
        ("issuer", "Chi bộ Khoa Cơ khí"),
        ("issued_on", "5/1/2023"),
        ("subject", "công tác năm 2023"),
        ("unit", "cb-co-khi"),
    ];
    let registered = lan.post("/van-ban/moi", &plan).await;
    assert_eq!(registered.status, StatusCode::SEE_OTHER, "{}", registered.body);
    let plan = registered.location.trim_start_matches("/van-ban/").to_owned();
    let target = crate::target::form(&[
        ("mandate", plan.as_str()),
        ("unit", "cb-co-khi"),
        ("code", "CB01"),
        ("ordinal", "1"),
        ("name", "Kiểm tra trong chi bộ"),
        ("clause", ""),
        ("goals", "nhiệm kỳ: 3"),
        ("from_on", "1/1/2023"),
        ("to_on", "31/12/2023"),
        ("time_rule", ""),
        ("reason", "theo kế hoạch của chi bộ"),
    ]);
    let defined = lan.post("/chi-tieu/moi", &target).await;
    assert_eq!(defined.location, "/chi-tieu/CB01", "{}", defined.body);
    let review = [OWN_REVIEW, &[("mandates", plan.as_str())]].concat();
    let opened = lan.post("/so-ket/moi", &review).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    opened.location
}

#[tokio::test]
async fn a_cell_is_offered_only_its_own_mandates_and_targets() {
    let house = House::open().await;
    let lan = house.person("lan").await;
    for form in ["/so-ket/moi", "/chi-tieu/moi"] {
        let offered = lan.get(form).await;
        assert_eq!(offered.status, StatusCode::OK);
        assert!(!offered.body.contains("nq-dai-hoi-x") && !offered.body.contains("CT03"), "{form}: {}", offered.body);
    }
    let review = [OWN_REVIEW, &[("mandates", "nq-dai-hoi-x")]].concat();
    assert_eq!(lan.post("/so-ket/moi", &review).await.status, StatusCode::NOT_FOUND);
    // The code of a target that the cell does not see is taken all the same.
    let taken = [("mandate", ""), ("unit", "cb-co-khi"), ("code", "CT03"), ("name", "x")];
    assert_eq!(lan.post("/chi-tieu/moi", &taken).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_tree_lists_what_a_person_sees_and_what_stands_above_it() {
    let house = House::open().await;
    let lan = house.person("lan").await;
    let list = lan.get("/don-vi").await.body;
    let links = list.split("depth-").flat_map(|row| row.split("href=\"/don-vi/").nth(1)).map(|rest| rest.split('"').next().unwrap());
    let links: Vec<&str> = links.filter(|link| *link != "dan").collect();
    assert_eq!(links, ["thi-uy", "dang-bo", "cb-co-khi"], "{list}");
    for code in links {
        assert_eq!(lan.get(&format!("/don-vi/{code}")).await.status, StatusCode::OK, "{code}");
    }
}

#[tokio::test]
async fn a_target_begins_in_the_term_of_its_own_body() {
    let house = House::open().await;
    for (login, first) in [("lan", "20/6/2020"), ("hien", "")] {
        let form = house.person(login).await.get("/chi-tieu/moi").await.body;
        let from_on = form.split("name=\"from_on\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(from_on, first, "{login}: a room of the school stands under no committee");
    }
}

#[tokio::test]
async fn a_cells_review_tells_nothing_of_other_cells() {
    let house = House::open().await;
    let (lan, hoa) = (house.person("lan").await, house.person("hoa").await);
    let review = compose_own_review(&lan).await;
    let slug = review.trim_start_matches("/so-ket/");
    let tree = house.app.tree_now().await.unwrap();
    let unit = |code: &str| tree.by_code(code).unwrap().id;
    let asked = store::indicator::all(&house.app.db).await.unwrap();
    let indicator = asked.iter().find(|asked| asked.indicator.code == "kiem-tra").unwrap().indicator.id;
    let reading = |code| Printed::Reading { indicator, unit: unit(code), period: "2022".to_owned() };
    let total = Printed::Total { indicator, period: "2022".to_owned() };
    let (own, other) = (reading("cb-co-khi"), reading("cb-dien"));
    let codes = store::printed::codes(&house.app.db, &HashSet::from([own.clone(), other.clone(), total.clone()])).await.unwrap();
    for (printed, status) in [(&own, StatusCode::OK), (&other, StatusCode::NOT_FOUND), (&total, StatusCode::NOT_FOUND)] {
        let code = &codes[printed];
        assert_eq!(lan.get(&format!("/so/{code}?ho-so={slug}")).await.status, status, "{printed:?}");
        assert_eq!(hoa.get(&format!("/so/{code}?ho-so=6-thang-dau-nam-2023")).await.status, StatusCode::OK, "{printed:?}");
    }
    // The cell's target over what all cells report counts this cell: nobody else is added up or missing.
    let shown = lan.get("/chi-tieu/CB01").await.body;
    for cell in ["Chi bộ Đào tạo", "Chi bộ Khoa Điện", "Chi bộ Hành chính"] {
        assert!(!shown.contains(cell), "{cell}: {shown}");
    }
    let sheet = lan.get(&format!("/so-ket/{slug}/tai/json")).await.body;
    assert!(!sheet.contains("nq-dai-hoi-x") && !sheet.contains("Chi bộ Đào tạo"), "{sheet}");
}

#[tokio::test]
async fn who_sees_a_review_sees_its_figures_but_only_the_lines_of_units_that_he_sees() {
    let house = House::open().await;
    let (hoa, reader) = (house.person("hoa").await, house.newcomer("doc-gia", "dang-bo", &[("reader", "party")]).await);
    let targets = store::target::all(&house.app.db).await.unwrap();
    let asked = store::indicator::all(&house.app.db).await.unwrap();
    let books = asked.iter().find(|asked| asked.indicator.code == "giao-trinh").unwrap().indicator.id;
    let target = targets.iter().find(|kept| kept.target.kind.indicators().contains(&books)).unwrap().target.id;
    let printed = Printed::ToDate { target };
    let code = store::printed::codes(&house.app.db, &HashSet::from([printed.clone()])).await.unwrap()[&printed].clone();
    let address = format!("/so/{code}?ho-so=giua-nhiem-ky-2020-2025");
    let (full, read) = (hoa.get(&address).await, reader.get(&address).await);
    assert!(full.body.contains("Khoa Cơ khí") && full.body.contains("href=\"/dong/"), "{}", full.body);
    assert_eq!(read.status, StatusCode::OK, "{}", read.body);
    assert!(!read.body.contains("href=\"/dong/"), "lines of the faculties, which a reader of the Party line does not see: {}", read.body);
}

/// A cell and its neighbour name their reviews as soket suggests: neither sees the other's address.
#[tokio::test]
async fn two_units_may_name_their_reviews_alike() {
    let house = House::open().await;
    let (lan, hoa) = (house.person("lan").await, house.person("hoa").await);
    let committees = [("unit", "dang-bo"), ("mandates", "nq-dai-hoi-x")];
    let first = hoa.post("/so-ket/moi", &[&OWN_REVIEW[1..], &committees].concat()).await;
    assert_eq!(first.location, "/so-ket/ket-qua-cong-tac-cua-chi-bo", "{}", first.body);
    let second = compose_own_review(&lan).await;
    assert_eq!(second, "/so-ket/ket-qua-cong-tac-cua-chi-bo-2");
}

#[tokio::test]
async fn what_a_form_names_is_asked_for_rights_too() {
    let house = House::open().await;
    let quang = house.person("quang").await;
    let targets = store::target::all(&house.app.db).await.unwrap();
    let review = "/so-ket/hai-nam-ket-luan-01";
    let found = store::review::by_slug(&house.app.db, "hai-nam-ket-luan-01").await.unwrap();
    let mandates = store::review::mandates(&house.app.db, found.id).await.unwrap();
    let (own, other): (Vec<_>, Vec<_>) = targets.iter().map(|kept| &kept.target).partition(|target| mandates.contains(&target.mandate));
    let verdict = [("word", "met"), ("reason", "đủ minh chứng")];
    for (target, status) in [(own[0].id.0, StatusCode::SEE_OTHER), (other[0].id.0, StatusCode::NOT_FOUND), (999_999, StatusCode::NOT_FOUND)]
    {
        let answer = quang.post(&format!("{review}/ket-luan/{target}"), &verdict).await;
        assert_eq!(answer.status, status, "target {target}: {}", answer.body);
    }
    // Who composes for one body and only reads another sets no task for it.
    let composer = house.newcomer("soan", "cb-dien", &[("clerk", "party")]).await;
    let admin = house.person("admin").await;
    let reads = [("role", "reader"), ("unit", "dang-bo"), ("line", "party")];
    assert_eq!(admin.post("/tai-khoan/soan/vai-tro", &reads).await.status, StatusCode::SEE_OTHER);
    let form = [("unit", "cb-dien"), ("mandates", "nq-dai-hoi-x"), ("title", "kết quả của chi bộ Điện")];
    let opened = composer.post("/so-ket/moi", &[&OWN_REVIEW[1..2], &OWN_REVIEW[3..], &form].concat()).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    let task = [("kind", "limit"), ("body", "Họp muộn"), ("task", "Họp đúng ngày"), ("due_on", "30/6/2023")];
    for (lead, status) in [("cb-co-khi", StatusCode::UNPROCESSABLE_ENTITY), ("cb-dien", StatusCode::SEE_OTHER)] {
        let address = format!("{}/ghi-nhan", opened.location);
        let answer = composer.post(&address, &[task.as_slice(), &[("lead", lead)]].concat()).await;
        assert_eq!(answer.status, status, "{lead}: {}", answer.body);
    }
    let offered = composer.get(&format!("{}/ghi-nhan", opened.location)).await.body;
    let leads = offered.split("name=\"lead\"").nth(1).unwrap().split("</select>").next().unwrap();
    assert!(leads.contains("cb-dien") && !leads.contains("cb-co-khi"), "{leads}");
}

#[tokio::test]
async fn an_admin_of_a_cell_keeps_the_accounts_of_the_cell_and_no_others() {
    let house = House::open().await;
    let (admin, cell) = (house.person("admin").await, house.newcomer("qt-co-ban", "cb-co-ban", &[("admin", "party")]).await);
    let at_the_top = [("role", "clerk"), ("unit", "dang-bo"), ("line", "party")];
    let new = |login, role: &[(&'static str, &'static str)]| [&[("login", login), ("person", "Người Mới")], role].concat();
    assert_eq!(cell.post("/tai-khoan", &new("cua-sau", &at_the_top)).await.status, StatusCode::FORBIDDEN);
    for what in ["lien-ket", "khoa", "vai-tro/1/bo"] {
        assert_eq!(cell.post(&format!("/tai-khoan/admin/{what}"), &[]).await.status, StatusCode::NOT_FOUND, "{what}");
    }
    assert_eq!(cell.post("/tai-khoan/hoa/vai-tro", &at_the_top).await.status, StatusCode::NOT_FOUND);
    assert_eq!(cell.post("/quan-tri/sao-luu", &[]).await.status, StatusCode::FORBIDDEN);
    let page = cell.get("/quan-tri").await.body;
    assert!(!page.contains("/quan-tri/sao-luu") && !page.contains("Lê Minh Quang"), "{page}");
    // Its own accounts it keeps, until they have a role elsewhere.
    let own = [("role", "clerk"), ("unit", "cb-co-ban"), ("line", "party")];
    assert_eq!(cell.post("/tai-khoan", &new("cua-minh", &own)).await.status, StatusCode::OK);
    assert_eq!(cell.post("/tai-khoan/cua-minh/vai-tro", &at_the_top).await.status, StatusCode::FORBIDDEN);
    for (what, status) in [("lien-ket", StatusCode::OK), ("khoa", StatusCode::SEE_OTHER), ("khoa", StatusCode::SEE_OTHER)] {
        assert_eq!(cell.post(&format!("/tai-khoan/cua-minh/{what}"), &[]).await.status, status, "{what}");
    }
    assert_eq!(admin.post("/tai-khoan/cua-minh/vai-tro", &at_the_top).await.status, StatusCode::SEE_OTHER);
    let list = cell.get("/tai-khoan").await.body;
    for what in ["lien-ket", "khoa"] {
        assert_eq!(cell.post(&format!("/tai-khoan/cua-minh/{what}"), &[]).await.status, StatusCode::FORBIDDEN, "{what}");
        assert!(!list.contains(&format!("/tai-khoan/cua-minh/{what}")), "a button that only refuses: {list}");
    }
    let account = store::account::by_login(&house.app.db, "cua-minh").await.unwrap().unwrap();
    let hats = store::account::hats(&house.app.db, account.id).await.unwrap();
    let take = |hat: &(i64, soket_core::viewer::Hat)| format!("/tai-khoan/cua-minh/vai-tro/{}/bo", hat.0);
    assert!(list.contains(&take(&hats[0])) && !list.contains(&take(&hats[1])) && !list.contains("/tai-khoan/hoa/"), "{list}");
    assert_eq!(cell.post(&take(&hats[1]), &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(cell.post(&take(&hats[0]), &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_admin_who_cannot_sign_in_is_not_the_one_who_is_left() {
    let house = House::open().await;
    let admin = house.person("admin").await;
    let more = [("role", "admin"), ("unit", "dang-bo"), ("line", "party")];
    assert_eq!(admin.post("/tai-khoan/minh/vai-tro", &more).await.status, StatusCode::SEE_OTHER);
    assert_eq!(admin.post("/tai-khoan/minh/khoa", &[]).await.status, StatusCode::SEE_OTHER);
    let account = store::account::by_login(&house.app.db, "admin").await.unwrap().unwrap();
    let hats = store::account::hats(&house.app.db, account.id).await.unwrap();
    let take = async |hat: usize| admin.post(&format!("/tai-khoan/admin/vai-tro/{}/bo", hats[hat].0), &[]).await;
    assert_eq!(take(1).await.status, StatusCode::SEE_OTHER);
    let last = take(0).await;
    assert!(last.status == StatusCode::CONFLICT && last.body.contains("quản trị cuối cùng"), "{}", last.body);
}
