//! Tasks: set by a review or by itself, reported finished by who leads them, told by the next review.

use crate::house::House;
use axum::http::StatusCode;

#[tokio::test]
async fn a_task_is_set_reported_finished_and_told_by_the_next_review() {
    let house = House::open().await;
    let (hoa, lan) = (house.person("hoa").await, house.person("lan").await);
    let undated = hoa.post("/viec", &[("title", "Rà soát hồ sơ đảng viên"), ("lead", "cb-co-khi"), ("due_on", "mai")]).await;
    assert_eq!(undated.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(undated.body.contains("Rà soát hồ sơ đảng viên") && undated.body.contains("“mai” không phải"), "{}", undated.body);
    let set = hoa.post("/viec", &[("title", "Rà soát hồ sơ đảng viên"), ("lead", "cb-co-khi"), ("due_on", "30/6/2023")]).await;
    assert_eq!(set.location, "/viec", "{}", set.body);
    let list = lan.get("/viec").await.body;
    assert!(list.contains("Rà soát hồ sơ đảng viên"), "who leads it sees it: {list}");
    let address = format!("/viec/{}", list.split("Rà soát hồ sơ").next().unwrap().rsplit("/viec/").next().unwrap().trim_end_matches("\">"));
    let early = lan.post(&format!("{address}/xong"), &[("result", "Đủ 12 hồ sơ."), ("finished_on", "1/6/2023")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("chưa đến") && early.body.contains("Đủ 12 hồ sơ."), "{}", early.body);
    let done = lan.post(&format!("{address}/xong"), &[("result", "Đủ 12 hồ sơ."), ("finished_on", "18/5/2023")]).await;
    assert_eq!(done.location, address, "{}", done.body);
    let shown = hoa.get(&address).await.body;
    assert!(shown.contains("xong ngày 18/5/2023") && shown.contains("báo xong việc"), "{shown}");
    assert_eq!(hoa.post(&format!("{address}/mo-lai"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!hoa.get(&address).await.body.contains("xong ngày 18/5/2023"));
}

#[tokio::test]
async fn the_next_review_opens_with_what_became_of_the_last_ones_tasks() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let slug = "6-thang-dau-nam-2023";
    let before = hoa.get(&format!("/so-ket/{slug}/xem")).await.body;
    assert!(before.contains("Rà soát an toàn lao động") && before.contains("quá hạn từ ngày 15/4/2023"), "{before}");
    let report = [("result", "Đã rà soát 04 xưởng."), ("finished_on", "12/5/2023")];
    assert_eq!(hoa.post("/viec/2/xong", &report).await.status, StatusCode::SEE_OTHER);
    let after = hoa.get(&format!("/so-ket/{slug}/xem")).await.body;
    assert!(after.contains("xong ngày 12/5/2023. Đã rà soát 04 xưởng."), "{after}");
}

#[tokio::test]
async fn another_units_task_is_not_there() {
    let house = House::open().await;
    let lan = house.person("lan").await;
    // The first task of the demonstration is led by the cell Điện.
    assert_eq!(lan.get("/viec/1").await.status, StatusCode::NOT_FOUND);
    let report = [("result", "x"), ("finished_on", "12/5/2023")];
    assert_eq!(lan.post("/viec/1/xong", &report).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lan.post("/viec", &[("title", "x"), ("lead", "cb-dien"), ("due_on", "1/6/2023")]).await.status, StatusCode::NOT_FOUND);
    let admin = house.person("admin").await;
    assert_eq!(admin.get("/viec/2").await.status, StatusCode::NOT_FOUND, "an administrator reads no content");
}
