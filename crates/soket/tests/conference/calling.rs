//! Handing over: a point of the programme calls the awards of a campaign; the wall, the register and the minutes follow one press.

use super::{AT, begin, does, hall, refuses};
use crate::house::{House, Person};
use axum::http::StatusCode;
use soket::demo;
use soket::job::hall::Earnest;
use soket_core::conference::agenda::AgendaKind;

const WALL: &str = "/chieu/so-ket-26-5-2023";

/// The page of the list, and the awards on it as they are called.
async fn list(house: &House) -> (String, Vec<(String, String)>) {
    let view = hall(house).await;
    let item = view.items.iter().find(|item| item.kind == AgendaKind::Commendation).unwrap();
    let called = view.called_under(item.id).map(|called| (called.award.to_string(), called.name.clone())).collect();
    (format!("{AT}/goi-trao/{}", item.id), called)
}

/// The chair has taken up the point of awards.
async fn at_the_point(house: &House, person: &Person<'_>) {
    begin(house, person, 30).await;
    let item = hall(house).await.items.iter().find(|item| item.kind == AgendaKind::Commendation).unwrap().id.to_string();
    does(person, "begin_item", &[("item", &item)]).await;
}

async fn register(house: &House, award: &str) -> String {
    house.person("hoa").await.get(&format!("/so-vang/{award}")).await.body
}

#[tokio::test]
async fn one_press_hands_over_and_calls_the_next() {
    let house = House::open().await;
    let (quang, stranger) = (house.person("quang").await, house.stranger());
    let (_, called) = list(&house).await;
    assert_eq!(called.len(), 7, "two collectives, five persons");
    refuses(&quang, "hand_over", &[("award", &called[0].0)], "").await;
    at_the_point(&house, &quang).await;
    let wall = async || stranger.get(WALL).await.body;
    assert!(!wall().await.contains(&called[0].1), "nobody is called yet");
    does(&quang, "show", &[("slide", &format!("award:{}", called[0].0))]).await;
    let shown = wall().await;
    assert!(shown.contains(&called[0].1) && !shown.contains(&called[1].1), "{shown}");
    does(&quang, "hand_over", &[("award", &called[0].0)]).await;
    let shown = wall().await;
    assert!(shown.contains(&called[1].1) && !shown.contains(&format!("<h1>{}", called[0].1)), "{shown}");
    assert!(register(&house, &called[0].0).await.contains("Đã trao ngày"), "the register has it");
    refuses(&quang, "hand_over", &[("award", &called[0].0)], "đã ghi là trao rồi").await;
    does(&quang, "take_back", &[("award", &called[0].0)]).await;
    assert!(!register(&house, &called[0].0).await.contains("Đã trao ngày"), "and has it no more");
    refuses(&quang, "take_back", &[("award", &called[0].0)], "chưa ghi là trao").await;
    for (award, _) in &called[..6] {
        does(&quang, "hand_over", &[("award", award)]).await;
    }
    let minutes = quang.get(&format!("{AT}/giay/bien-ban")).await.body;
    let expected =
        ["Đã trao Giấy khen cho 02 tập thể:", "Đã trao Giấy khen cho 04 cá nhân:", "Chưa trao:", "Người trao: đồng chí Lê Minh Quang"];
    for words in expected {
        assert!(minutes.contains(words), "{words}: {minutes}");
    }
    does(&quang, "hand_over", &[("award", &called[6].0)]).await;
    let told = quang.get(&format!("{AT}/dien-bien")).await.body;
    assert!(told.contains(&format!("Đã trao: {}", called[6].1)) && told.contains("Bỏ ghi đã trao"), "{told}");
    let minutes = quang.get(&format!("{AT}/giay/bien-ban")).await.body;
    assert!(!minutes.contains("Chưa trao:") && minutes.contains("cho 05 cá nhân"), "{minutes}");
}

#[tokio::test]
async fn what_does_not_hold_or_is_of_elsewhere_is_not_called() {
    let house = House::open().await;
    let quang = house.person("quang").await;
    let (_, called) = list(&house).await;
    at_the_point(&house, &quang).await;
    // The award of the year before is of another campaign.
    for award in ["1", "99999", "x", ""] {
        refuses(&quang, "hand_over", &[("award", award)], "").await;
    }
    refuses(&quang, "show", &[("slide", "award:1")], "không có trong danh sách gọi trao").await;
    let revoke = [("symbol", "21-QĐ/ĐU"), ("on", "19/5/2023"), ("reason", "khen trùng")];
    let revoked = quang.post(&format!("/so-vang/{}/thu-hoi", called[2].0), &revoke).await;
    assert_eq!(revoked.status, StatusCode::SEE_OTHER);
    refuses(&quang, "hand_over", &[("award", &called[2].0)], "đã thu hồi").await;
    does(&quang, "hand_over", &[("award", &called[1].0)]).await;
    let shown = house.stranger().get(WALL).await.body;
    assert!(shown.contains(&called[3].1), "whoever was revoked is passed over: {shown}");
}

#[tokio::test]
async fn the_wall_does_not_name_who_has_not_agreed() {
    let house = House::open().await;
    let (hoa, quang) = (house.person("hoa").await, house.person("quang").await);
    let (_, called) = list(&house).await;
    let (award, name) = &called[3];
    let campaign = format!("/khen-thuong/{}", demo::commendations::SLUG);
    let page = hoa.get(&campaign).await.body;
    let before = page.split(&format!(">{name}</a>")).next().unwrap();
    let nomination = before.rsplit("href=\"").next().unwrap().trim_end_matches('"');
    let shown = hoa.get(nomination).await.body;
    let pass = format!("/de-cu/{}", shown.split("/de-cu/").nth(1).unwrap().split('"').next().unwrap());
    at_the_point(&house, &quang).await;
    does(&quang, "show", &[("slide", &format!("award:{award}"))]).await;
    assert!(house.stranger().get(WALL).await.body.contains(name.as_str()));
    let refused = house.stranger().post(&pass, &[("what", "consent"), ("consent", "refused")]).await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER, "{}", refused.body);
    let wall = house.stranger().get(WALL).await.body;
    assert!(!wall.contains(name.as_str()) && wall.contains("Giấy khen"), "{wall}");
    assert!(quang.get(&format!("{AT}/dieu-hanh")).await.body.contains("không chiếu tên"));
}

#[tokio::test]
async fn the_office_arranges_who_is_called_when() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let (at, called) = list(&house).await;
    let order = async || list(&house).await.1.into_iter().map(|(award, _)| award).collect::<Vec<_>>();
    let change = async |fields: &[(&str, &str)]| hoa.post(&at, fields).await.status;
    assert_eq!(change(&[("what", "sideways")]).await, StatusCode::NOT_FOUND);
    let of_another_kind = [("what", "save"), ("title", "Chào cờ"), ("minutes", "5"), ("kind", "salute"), ("campaign", "2")];
    let refused = hoa.post(&format!("{AT}/chuong-trinh"), &of_another_kind).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("Chỉ phần trao khen thưởng"), "{}", refused.body);
    assert_eq!(change(&[("what", &format!("down:{}", called[0].0))]).await, StatusCode::SEE_OTHER);
    assert_eq!(order().await[..2], [called[1].0.clone(), called[0].0.clone()]);
    assert_eq!(change(&[("what", "order"), ("order", &format!("{},{},x,99999", called[6].0, called[0].0))]).await, StatusCode::SEE_OTHER);
    assert_eq!(order().await[..3], [called[6].0.clone(), called[0].0.clone(), called[1].0.clone()]);
    let (by, takes) = (format!("handed_by-{}", called[6].0), format!("receives-{}", called[6].0));
    let fields = [
        ("what", "save"),
        (by.as_str(), "đồng chí Cao Thị Bích Thuỷ"),
        (takes.as_str(), "bà Trần Thị Nhận Thay"),
        ("handed_by", "đồng chí Lê Minh Quang"),
    ];
    assert_eq!(change(&fields).await, StatusCode::SEE_OTHER);
    let page = hoa.get(&at).await.body;
    assert!(
        page.contains("Cao Thị Bích Thuỷ") && page.contains("Nhận Thay") && page.matches("đồng chí Lê Minh Quang").count() >= 6,
        "{page}"
    );
    at_the_point(&house, &hoa).await;
    does(&hoa, "hand_over", &[("award", &called[6].0)]).await;
    assert!(register(&house, &called[6].0).await.contains("bà Trần Thị Nhận Thay"), "who took it stands in the register");
    let printed = hoa.get(&format!("{AT}/tai/goi-trao.pdf")).await;
    assert!(printed.status == StatusCode::OK && printed.bytes.starts_with(b"%PDF"));
    for (path, status) in [("goi-trao/1", StatusCode::NOT_FOUND), ("goi-trao/99999", StatusCode::NOT_FOUND)] {
        assert_eq!(hoa.get(&format!("{AT}/{path}")).await.status, status, "{path}");
    }
}

#[tokio::test]
async fn a_rehearsal_hands_nothing_over() {
    let house = House::open().await;
    let quang = house.person("quang").await;
    let (_, called) = list(&house).await;
    let tap = format!("{AT}.tap");
    let press = async |deed: &str, fields: &[(&str, &str)]| {
        quang.post(&format!("{tap}/dieu-hanh"), &[&[("deed", deed), ("sure", "1")], fields].concat()).await
    };
    for (deed, fields) in [("open_doors", &[][..]), ("begin", &[]), ("hand_over", &[("award", called[0].0.as_str())])] {
        let answer = press(deed, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{deed}: {}", answer.body);
    }
    let conference = demo::conference::held(&house.app).await.unwrap();
    let rehearsed = house.app.hall(conference.id, Earnest::Rehearsal).await.unwrap().look().await.unwrap();
    assert!(rehearsed.calling.iter().all(|called| called.name.starts_with("Người được khen tập")));
    assert_eq!(rehearsed.hall.handed.len(), 1);
    assert!(!register(&house, &called[0].0).await.contains("Đã trao ngày"));
}
