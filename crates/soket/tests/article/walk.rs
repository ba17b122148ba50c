//! An article from its first words to readers and back, each step by who may, and what readers see at each.

use crate::house::{House, Person};
use axum::http::StatusCode;

const FORM: &[(&str, &str)] = &[
    ("unit", "dang-bo"),
    ("title", "Chi bộ sinh hoạt chuyên đề"),
    ("lead", "Ngày 19 tháng 5 năm 2023, chi bộ họp."),
    ("body", "Một đoạn.\n\n•\tMột việc"),
    ("rubric", "Xây dựng Đảng"),
    ("tags", "Sinh hoạt, sinh hoạt"),
    ("byline", "VP"),
    ("dated_on", "19/5/2023"),
];
const PUBLIC: &str = "/tin/chi-bo-sinh-hoat-chuyen-de";

fn form<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&str, &str)> = FORM.iter().filter(|(name, _)| !changes.iter().any(|(other, _)| other == name)).copied().collect();
    fields.extend(changes);
    fields
}

async fn begun(hoa: &Person<'_>, changes: &[(&str, &str)]) -> String {
    let answer = hoa.post("/tin-bai/moi", &form(changes)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location
}

async fn step(person: &Person<'_>, article: &str, fields: &[(&str, &str)]) -> StatusCode {
    person.post(&format!("{article}/buoc"), fields).await.status
}

/// Nothing that readers may open tells of an article that is not public.
async fn is_nowhere(house: &House, says: &str) {
    let reader = house.stranger();
    for path in ["/", "/trang-tin", "/chuyen-muc/xay-dung-dang", "/luu-tru/2023-05"] {
        let answer = reader.get(path).await;
        assert!(answer.status == StatusCode::OK && !answer.body.contains(says), "{path} tells of {says}");
    }
    assert_eq!(reader.get(PUBLIC).await.status, StatusCode::NOT_FOUND);
    assert_eq!(reader.get("/chu-de/sinh-hoat").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn four_eyes_lead_from_draft_to_readers_and_back() {
    let house = House::open().await;
    let (hoa, quang, reader) = (house.person("hoa").await, house.person("quang").await, house.stranger());
    let article = begun(&hoa, &[]).await;
    is_nowhere(&house, "sinh hoạt chuyên đề").await;
    assert_eq!(step(&quang, &article, &[("step", "publish")]).await, StatusCode::CONFLICT, "nobody submitted it");
    assert_eq!(step(&hoa, &article, &[("step", "submit")]).await, StatusCode::SEE_OTHER);
    is_nowhere(&house, "sinh hoạt chuyên đề").await;
    assert_eq!(step(&hoa, &article, &[("step", "publish")]).await, StatusCode::FORBIDDEN);
    assert_eq!(step(&quang, &article, &[("step", "send_back"), ("note", "")]).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(step(&quang, &article, &[("step", "publish")]).await, StatusCode::SEE_OTHER);
    let read = reader.get(PUBLIC).await;
    assert_eq!(read.status, StatusCode::OK);
    for said in [
        "<h1>Chi bộ sinh hoạt chuyên đề</h1>",
        "<li>Một việc</li>",
        "Thứ Sáu, ngày 19 tháng 5 năm 2023",
        "/chu-de/sinh-hoat",
        "NewsArticle",
        "rel=\"canonical\"",
    ] {
        assert!(read.body.contains(said), "{said}: {}", read.body);
    }
    assert!(reader.get("/chu-de/sinh-hoat").await.body.contains("sinh hoạt chuyên đề"));
    // A correction is another revision, its note stays on the page.
    assert_eq!(hoa.get(&format!("{article}/sua")).await.status, StatusCode::CONFLICT);
    assert_eq!(step(&hoa, &article, &[("step", "correct")]).await, StatusCode::SEE_OTHER);
    let saved = hoa.post(&format!("{article}/sua"), &form(&[("revision", "1"), ("body", "Đoạn đã sửa.")])).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    assert!(reader.get(PUBLIC).await.body.contains("Một đoạn."), "readers see what was published");
    assert_eq!(step(&hoa, &article, &[("step", "submit")]).await, StatusCode::UNPROCESSABLE_ENTITY, "a correction says what it corrects");
    assert_eq!(step(&hoa, &article, &[("step", "submit"), ("note", "Sửa tên chi bộ.")]).await, StatusCode::SEE_OTHER);
    assert_eq!(step(&quang, &article, &[("step", "publish")]).await, StatusCode::SEE_OTHER);
    let read = reader.get(PUBLIC).await.body;
    assert!(read.contains("Đoạn đã sửa.") && read.contains("Sửa tên chi bộ.") && !read.contains("Một đoạn."), "{read}");
    let compared = hoa.get(&format!("{article}/ban/2")).await.body;
    assert!(compared.contains("<del>") && compared.contains("<ins>"), "{compared}");
    assert_eq!(step(&quang, &article, &[("step", "withdraw"), ("note", "Nhầm ngày")]).await, StatusCode::SEE_OTHER);
    is_nowhere(&house, "sinh hoạt chuyên đề").await;
    let page = hoa.get(&article).await.body;
    for verb in ["viết bài", "gửi duyệt bài", "duyệt đăng bài", "mở bản sửa của bài", "gỡ bài", "Nhầm ngày"] {
        assert!(page.contains(verb), "the trail has no {verb}");
    }
}

#[tokio::test]
async fn a_scheduled_article_appears_by_itself() {
    let mut house = House::open().await;
    let at = async |house: &House, article: &str, fields: &[(&str, &str)]| step(&house.person("quang").await, article, fields).await;
    let article = begun(&house.person("hoa").await, &[]).await;
    assert_eq!(step(&house.person("hoa").await, &article, &[("step", "submit")]).await, StatusCode::SEE_OTHER);
    let past = [("step", "schedule"), ("day", "19/5/2023"), ("time", "7:30")];
    assert_eq!(at(&house, &article, &past).await, StatusCode::UNPROCESSABLE_ENTITY);
    let to_come = [("step", "schedule"), ("day", "22/5/2023"), ("time", "7 giờ 30")];
    assert_eq!(at(&house, &article, &to_come).await, StatusCode::SEE_OTHER);
    is_nowhere(&house, "sinh hoạt chuyên đề").await;
    assert_eq!(at(&house, &article, &[("step", "unschedule")]).await, StatusCode::SEE_OTHER);
    assert_eq!(at(&house, &article, &to_come).await, StatusCode::SEE_OTHER);
    let mut tx = house.app.db.write().await.unwrap();
    soket::store::setting::set(&mut tx, "clock", "2023-05-23").await.unwrap();
    tx.commit().await.unwrap();
    house = house.reopen().await;
    assert_eq!(house.stranger().get(PUBLIC).await.status, StatusCode::OK, "its moment has come");
    let page = house.person("hoa").await.get(&article).await.body;
    assert!(page.contains("Viết bản sửa") && !page.contains("chờ đến giờ"), "{page}");
    assert_eq!(step(&house.person("hoa").await, &article, &[("step", "correct")]).await, StatusCode::SEE_OTHER);
    assert_eq!(step(&house.person("hoa").await, &article, &[("step", "drop")]).await, StatusCode::SEE_OTHER);
    assert_eq!(house.stranger().get(PUBLIC).await.status, StatusCode::OK);
}

#[tokio::test]
async fn whoever_wrote_does_not_publish_whatever_the_roles() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let both = house.newcomer("hai-vai", "dang-bo", &[("editor", "party"), ("leader", "party")]).await;
    let article = begun(&hoa, &[]).await;
    let saved = both.post(&format!("{article}/sua"), &form(&[("revision", "1"), ("body", "Chữ thêm.")])).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    assert_eq!(step(&hoa, &article, &[("step", "submit")]).await, StatusCode::SEE_OTHER);
    let refused = both.post(&format!("{article}/buoc"), &[("step", "publish")]).await;
    assert!(refused.status == StatusCode::FORBIDDEN && refused.body.contains("chính bạn viết"), "{}", refused.body);
    assert!(both.get(&article).await.body.contains("người khác duyệt đăng"));
    assert_eq!(step(&house.person("quang").await, &article, &[("step", "publish")]).await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_is_not_for_the_public_is_stopped() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    for (body, says) in [
        ("TÀI LIỆU HỘI NGHỊ\n\nchữ", "TÀI LIỆU HỘI NGHỊ"),
        ("MẬT\n\nchữ", "mật"),
        ("Có {5 đảng viên|so:zzzz}.", "so:zzzz"),
        ("Liên hệ 0912 345 678.", "số điện thoại"),
    ] {
        let article = begun(&hoa, &[("body", body)]).await;
        let refused = hoa.post(&format!("{article}/buoc"), &[("step", "submit")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert!(refused.body.contains(says), "{body}: {}", refused.body);
    }
    let article = begun(&hoa, &[("body", "Liên hệ 0912 345 678.")]).await;
    assert_eq!(step(&hoa, &article, &[("step", "submit"), ("personal", "1")]).await, StatusCode::SEE_OTHER);
    let quang = house.person("quang").await;
    assert_eq!(step(&quang, &article, &[("step", "publish")]).await, StatusCode::UNPROCESSABLE_ENTITY, "the publisher looks too");
    assert_eq!(step(&quang, &article, &[("step", "publish"), ("personal", "1")]).await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn nobodys_newer_words_are_overwritten() {
    let house = House::open().await;
    let (hoa, other) = (house.person("hoa").await, house.newcomer("bien-tap", "dang-bo", &[("editor", "party")]).await);
    let article = begun(&hoa, &[]).await;
    let address = format!("{article}/sua");
    assert_eq!(other.post(&address, &form(&[("revision", "1"), ("body", "Của người kia.")])).await.status, StatusCode::SEE_OTHER);
    let overtaken = hoa.post(&address, &form(&[("revision", "1"), ("body", "Của tôi.")])).await;
    assert_eq!(overtaken.status, StatusCode::CONFLICT);
    assert!(overtaken.body.contains("Của người kia.") && overtaken.body.contains("Của tôi."), "{}", overtaken.body);
    assert_eq!(hoa.post(&address, &form(&[("revision", "2"), ("body", "Của tôi.")])).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_former_address_leads_on_and_a_withdrawn_one_nowhere() {
    let house = House::open().await;
    let (hoa, quang, reader) = (house.person("hoa").await, house.person("quang").await, house.stranger());
    let article = begun(&hoa, &[]).await;
    assert_eq!(step(&hoa, &article, &[("step", "submit")]).await, StatusCode::SEE_OTHER);
    assert_eq!(step(&quang, &article, &[("step", "publish")]).await, StatusCode::SEE_OTHER);
    let moved = hoa.post(&format!("{article}/dia-chi"), &[("slug", "Chuyên đề tháng Năm")]).await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.body);
    let answer = reader.get(PUBLIC).await;
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::MOVED_PERMANENTLY, "/tin/chuyen-de-thang-nam"));
    assert_eq!(reader.get("/tin/chuyen-de-thang-nam").await.status, StatusCode::OK);
    assert_eq!(step(&quang, &article, &[("step", "withdraw"), ("note", "x")]).await, StatusCode::SEE_OTHER);
    for gone in [PUBLIC, "/tin/chuyen-de-thang-nam"] {
        assert_eq!(reader.get(gone).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
}

#[tokio::test]
async fn a_published_figure_has_a_passport_for_readers() {
    let house = House::open().await;
    let reader = house.stranger();
    let read = reader.get("/tin/dang-uy-tong-ket-cong-tac-nam-2022").await.body;
    let code = read.split("href=\"/so-lieu/").nth(1).unwrap().split('"').next().unwrap();
    let passport = reader.get(&format!("/so-lieu/{code}")).await;
    assert_eq!(passport.status, StatusCode::OK);
    assert!(passport.body.contains("Cách tính") && passport.body.contains("Đảng uỷ tổng kết"), "{}", passport.body);
    // A figure that no page prints is nobody's business, though the desk knows it.
    assert_eq!(house.person("hoa").await.get("/so/2234").await.status, StatusCode::OK);
    assert_eq!(reader.get("/so-lieu/2234").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_door_shows_news_to_readers_and_the_desk_to_staff() {
    let house = House::open().await;
    assert!(house.stranger().get("/").await.body.contains("Sáu tổ tư vấn"));
    let desk = house.person("hoa").await.get("/").await.body;
    assert!(desk.contains("Bàn làm việc") && !desk.contains("Sáu tổ tư vấn đến với"), "{desk}");
    let empty = House::empty().await;
    assert_eq!(empty.stranger().get("/").await.status, StatusCode::SEE_OTHER, "a house without news asks who one is");
    assert_eq!(empty.stranger().get("/trang-tin").await.status, StatusCode::OK);
}
