//! Signing in: the right password opens, anything else explains itself, other sites and guessers stay outside.

use crate::house::House;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

#[tokio::test]
async fn a_stranger_is_led_to_the_door_and_back() {
    let house = House::open().await;
    let answer = house.stranger().get("/don-vi").await;
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/dang-nhap?ve=/don-vi"));
    let fields = [("login", "hoa"), ("password", soket::demo::PASSWORD), ("ve", "/don-vi")];
    assert_eq!(house.stranger().post("/dang-nhap", &fields).await.location, "/don-vi");
    let elsewhere = [("login", "hoa"), ("password", soket::demo::PASSWORD), ("ve", "//evil.test/")];
    assert_eq!(house.stranger().post("/dang-nhap", &elsewhere).await.location, "/");
}

#[tokio::test]
async fn a_wrong_password_keeps_the_login_and_says_what_to_do() {
    let house = House::open().await;
    for login in ["hoa", "khong-co-ai"] {
        let answer = house.stranger().post("/dang-nhap", &[("login", login), ("password", "sai")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(&format!("value=\"{login}\"")) && answer.body.contains("Gõ lại"), "{}", answer.body);
    }
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let house = House::open().await;
    let mut last = StatusCode::OK;
    for _ in 0..11 {
        last = house.stranger().post("/dang-nhap", &[("login", "quang"), ("password", "sai")]).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn another_site_cannot_write() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    for (name, value) in [("origin", "http://evil.test"), ("sec-fetch-site", "cross-site")] {
        let request = Request::post("/dang-xuat").header(name, value).body(Body::empty()).unwrap();
        assert_eq!(hoa.send(request).await.status, StatusCode::FORBIDDEN, "{name}: {value}");
    }
    assert_eq!(hoa.get("/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn signing_out_ends_the_session_for_good() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    assert_eq!(hoa.post("/dang-xuat", &[]).await.location, "/dang-nhap");
    assert_eq!(hoa.get("/").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let house = House::open().await;
    let request = Request::get("/dang-nhap").header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
    let answer = house.stranger().send(request).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(!answer.body.contains("style=") && !answer.body.contains("<script>"), "the CSP allows neither");
}
