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
async fn guessing_is_slowed_down_by_name_and_by_address() {
    let house = House::open().await;
    let guess = async |address: u8, login: &str| {
        let mut stranger = house.stranger();
        stranger.address = [10, 0, 0, address];
        stranger.post("/dang-nhap", &[("login", login), ("password", "sai")]).await.status
    };
    for number in 0..10 {
        assert_eq!(guess(number, "quang").await, StatusCode::UNPROCESSABLE_ENTITY, "one name from everywhere");
        assert_eq!(guess(99, &format!("ten-{number}")).await, StatusCode::UNPROCESSABLE_ENTITY, "every name from one address");
    }
    assert_eq!(guess(10, "quang").await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(guess(99, "ten-10").await, StatusCode::TOO_MANY_REQUESTS);
    // The address that was refused left no try of that name behind.
    for number in 0..10 {
        guess(99, "lan").await;
        assert_eq!(guess(20 + number, "lan").await, StatusCode::UNPROCESSABLE_ENTITY, "try {number}");
    }
}

#[tokio::test]
async fn a_name_or_form_that_no_account_has_costs_nothing() {
    let house = House::open().await;
    let (stranger, long) = (house.stranger(), "x".repeat(101));
    for _ in 0..20 {
        let refused = stranger.post("/dang-nhap", &[("login", &long), ("password", "sai")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "not one of the tries that are counted");
        assert!(refused.body.contains("không đúng"), "{}", refused.body);
    }
    let swollen = "x".repeat(17 * 1024);
    let refused = stranger.post("/dang-nhap", &[("login", "hoa"), ("password", &swollen)]).await;
    assert!(refused.body.contains("Nội dung gửi lên quá lớn"), "{}", refused.body);
    house.person("hoa").await;
    let admin = house.person("admin").await;
    let new = [("login", long.as_str()), ("person", "Người Mới"), ("role", "reader"), ("unit", "dang-bo"), ("line", "party")];
    let refused = admin.post("/tai-khoan", &new).await;
    assert!(refused.body.contains("tối đa 100 ký tự"), "{}", refused.body);
}

#[tokio::test]
async fn the_page_that_one_came_from_is_of_this_site() {
    let house = House::open().await;
    for (referer, back) in [
        ("http://soket.test/don-vi?x=1", "/don-vi?x=1"),
        ("http://soket.test//evil.test/", "/"),
        ("http://soket.test/%5c/evil.test", "/%5c/evil.test"),
    ] {
        let request = |address| Request::post(address).header(header::REFERER, referer).body(Body::empty()).unwrap();
        assert_eq!(house.stranger().send(request("/ngon-ngu/en")).await.location, back, "{referer}");
        let lost = house.stranger().send(request("/khong-co")).await;
        assert!(!lost.body.contains("href=\"//"), "{}", lost.body);
    }
    for back in ["/\t/evil.test", "/\\evil.test", "//evil.test", "https://evil.test"] {
        let fields = [("login", "hoa"), ("password", soket::demo::PASSWORD), ("ve", back)];
        assert_eq!(house.stranger().post("/dang-nhap", &fields).await.location, "/", "{back:?}");
    }
}

#[tokio::test]
async fn another_site_cannot_write() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    for (name, value) in [("origin", "http://evil.test"), ("sec-fetch-site", "cross-site")] {
        let request = Request::post("/dang-xuat").header(name, value).body(Body::empty()).unwrap();
        assert_eq!(hoa.send(request).await.status, StatusCode::FORBIDDEN, "{name}: {value}");
    }
    assert_eq!(hoa.get("/viec").await.status, StatusCode::OK);
}

#[tokio::test]
async fn signing_out_ends_the_session_for_good() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    assert_eq!(hoa.post("/dang-xuat", &[]).await.location, "/dang-nhap");
    assert_eq!(hoa.get("/viec").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let house = House::open().await;
    let request = Request::get("/dang-nhap").header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
    let answer = house.stranger().send(request).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(!answer.body.contains("style=") && !answer.body.contains("<script>"), "the CSP allows neither");
}
