//! The link of a nominee: it opens until its day, is taken back with a press, and says so to whoever follows it afterwards.

use super::on;
use crate::house::{House, Person};
use axum::http::StatusCode;
use soket::demo::commendations::SLUG;
use soket::web;
use std::sync::Arc;

/// A nomination of the demonstration's campaign, which was decided on 18 May 2023.
fn at() -> String {
    format!("/khen-thuong/{SLUG}/de-nghi/2")
}

/// The address that the page shows to be sent.
async fn shown(person: &Person<'_>) -> Option<String> {
    let page = person.get(&at()).await.body;
    let link = page.split("href=\"/de-cu/").nth(1)?;
    Some(format!("/de-cu/{}", link.split('"').next()?))
}

async fn change(person: &Person<'_>, fields: &[(&str, &str)]) -> StatusCode {
    person.post(&format!("{}/duong-dan", at()), fields).await.status
}

#[tokio::test]
async fn a_pass_that_is_taken_back_says_so_and_opens_nothing() {
    let house = House::open().await;
    let (hoa, nominee) = (house.person("hoa").await, house.stranger());
    let pass = shown(&hoa).await.unwrap();
    let opened = nominee.post(&pass, &[("what", "open")]).await;
    assert!(opened.body.contains("Chi bộ Khoa Cơ khí") && opened.body.contains("17/6/2023"), "{}", opened.body);
    assert_eq!(change(&hoa, &[("what", "withdraw")]).await, StatusCode::SEE_OTHER);
    assert_eq!(change(&hoa, &[("what", "withdraw")]).await, StatusCode::CONFLICT, "once is enough");
    assert!(shown(&hoa).await.is_none(), "what opens nothing is not offered to be sent");
    for answer in [nominee.get(&pass).await, nominee.post(&pass, &[("what", "open")]).await] {
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.body.contains("đã được thu hồi ngày 20/5/2023") && answer.body.contains("gửi đường dẫn mới"), "{}", answer.body);
        assert!(!answer.body.contains("Chi bộ Khoa Cơ khí"), "no name behind it: {}", answer.body);
    }
    let consent = [("what", "consent"), ("consent", "refused")];
    assert_eq!(nominee.post(&pass, &consent).await.status, StatusCode::CONFLICT);
    assert_eq!(change(&hoa, &[("what", "renew")]).await, StatusCode::SEE_OTHER);
    let new = shown(&hoa).await.unwrap();
    assert_ne!(new, pass);
    assert_eq!(nominee.post(&new, &[("what", "open")]).await.status, StatusCode::OK);
    let old = nominee.get(&pass).await;
    assert!(old.status == StatusCode::CONFLICT && old.body.contains("thu hồi"), "the old one still says it: {}", old.body);
}

#[tokio::test]
async fn a_pass_ends_on_the_day_that_the_office_sets() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let pass = shown(&hoa).await.unwrap();
    for (typed, says) in [("19/5/2023", "đã qua"), ("20/5/3023", "xa quá hai năm"), ("mai", "")] {
        let answer = hoa.post(&format!("{}/duong-dan", at()), &[("what", "end"), ("ends_on", typed)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(says) && answer.body.contains(typed), "{}", answer.body);
    }
    assert_eq!(change(&hoa, &[("what", "end"), ("ends_on", "22/5/2023")]).await, StatusCode::SEE_OTHER);
    let told = store_lines(&house).await;
    assert!(told.contains("đặt hạn đường dẫn riêng"), "{told}");
    for (day, status) in [("2023-05-22", StatusCode::OK), ("2023-05-23", StatusCode::CONFLICT)] {
        let later = Arc::new(on(&house, day).await);
        let request = axum::http::Request::get(&pass).body(axum::body::Body::empty()).unwrap();
        let answer = tower::ServiceExt::oneshot(web::service(later), request).await.unwrap();
        assert_eq!(answer.status(), status, "on {day}");
    }
}

async fn store_lines(house: &House) -> String {
    let lines = soket::store::trail::newest(&house.app.db).await.unwrap();
    lines.iter().map(|line| line.action.name_vi()).collect::<Vec<_>>().join("; ")
}

#[tokio::test]
async fn only_the_unit_and_the_office_hold_a_nominees_pass() {
    let house = House::open().await;
    // The cell that proposed, another cell, and a reader of the whole house.
    let (own, other) = (house.person("lan").await, house.newcomer("cua-dien", "cb-dien", &[("clerk", "party")]).await);
    let reader = house.newcomer("doc-gia-khac", "dang-bo", &[("reader", "party")]).await;
    assert!(shown(&own).await.is_some());
    assert!(shown(&reader).await.is_none());
    assert_eq!(change(&reader, &[("what", "withdraw")]).await, StatusCode::FORBIDDEN);
    assert_eq!(change(&other, &[("what", "withdraw")]).await, StatusCode::NOT_FOUND);
    assert_eq!(change(&own, &[("what", "end"), ("ends_on", "1/7/2023")]).await, StatusCode::SEE_OTHER);
}
