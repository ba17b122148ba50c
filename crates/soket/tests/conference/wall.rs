//! What others see: a stranger at the projector, a reader, another unit, whoever guesses codes, whoever rehearses; long names;
//! English.

use super::{AT, begin, card, delegate, does, hall, press, refuses};
use crate::house::House;
use axum::http::StatusCode;
use soket::demo;
use soket::job::hall::Earnest;
use sqlx::Row as _;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

const WALL: &str = "/chieu/so-ket-26-5-2023";

#[tokio::test]
async fn a_stranger_at_the_projector_sees_what_hangs_on_the_wall_and_no_more() {
    let house = House::open().await;
    let (hoa, stranger) = (house.person("hoa").await, house.stranger());
    let ids = begin(&house, &hoa, 30).await;
    does(&hoa, "note", &[("kind", "limit"), ("text", "Ghi chép kín")]).await;
    does(&hoa, "ask", &[("delegate", &ids[4])]).await;
    let item = hall(&house).await.items[6].id.to_string();
    for (deed, field, value, sees) in [
        ("show", "slide", "welcome", "Có mặt"),
        ("show", "slide", "quorum", "đủ số lượng"),
        ("begin_item", "item", item.as_str(), "Báo cáo sơ kết giữa nhiệm kỳ"),
        ("show", "slide", "targets:2:1", "<table"),
        ("show", "slide", "blank", "blank"),
    ] {
        does(&hoa, deed, &[(field, value)]).await;
        let page = stranger.get(WALL).await;
        assert_eq!(page.status, StatusCode::OK, "{value}");
        assert!(page.body.contains(sees), "{value}: {}", page.body);
        let view = hall(&house).await;
        assert!(!page.body.contains("Ghi chép kín") && !page.body.contains("/hoi-nghi/") && !page.body.contains("href=\"/so/"), "{value}");
        assert!(view.delegates.iter().all(|one| !page.body.contains(&one.card)), "{value} shows a card");
        assert!(!page.body.contains(&view.conference.room), "{value} shows the code of the room");
    }
    assert!(!stranger.get(WALL).await.body.contains("<h1>"), "a blank wall is blank");
    // The wall follows within a blink.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let event = stranger.first_event(&format!("{WALL}/song")).await;
    assert!(event.contains("class=\"wall blank\""), "{event}");
    // A review that the conference does not hear is not hung up, nor what is no slide.
    let other = soket::store::review::by_slug(&house.app.db, "nam-2022").await.unwrap().id;
    refuses(&hoa, "show", &[("slide", &format!("targets:{other}:1"))], "không nghe báo cáo ấy").await;
    for slide in ["", "targets:", "targets:x", "chart:99999", "notes"] {
        assert!(press(&hoa, "show", &[("slide", slide)]).await.status.is_client_error(), "{slide}");
    }
    assert_eq!(stranger.get("/chieu/khong-co").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn another_unit_sees_no_conference_and_a_reader_no_button_and_no_card() {
    let house = House::open().await;
    let outsider = house.newcomer("nguoi-la", "cb-co-ban", &[("clerk", "party"), ("leader", "party")]).await;
    let reader = house.newcomer("doc-gia", "dang-bo", &[("reader", "party")]).await;
    let cards: Vec<String> = hall(&house).await.delegates.iter().map(|one| one.card.clone()).collect();
    for page in
        ["", "/chuong-trinh", "/dai-bieu", "/dien-bien", "/dieu-hanh", "/cua", "/song", "/cua/song", "/dai-bieu/nhap", "/giay/bien-ban"]
    {
        for address in [format!("{AT}{page}"), format!("{AT}.tap{page}")] {
            assert_eq!(outsider.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
        if page.ends_with("song") {
            assert_eq!(reader.get(&format!("{AT}{page}")).await.status, StatusCode::FORBIDDEN, "{page}");
            continue;
        }
        let seen = reader.get(&format!("{AT}{page}")).await;
        let is_for_some = ["/dieu-hanh", "/cua", "/dai-bieu/nhap"].contains(&page);
        assert_eq!(seen.status, if is_for_some { StatusCode::FORBIDDEN } else { StatusCode::OK }, "{page}");
        let main = seen.body.split("<main").nth(1).unwrap_or_default().split("</main>").next().unwrap_or_default();
        assert!(is_for_some || !main.contains("method=\"post\""), "{page} offers a reader a form: {main}");
        assert!(cards.iter().all(|card| !seen.body.contains(card)), "{page} shows a reader a card");
    }
    for file in ["the-dai-bieu.pdf", "to-dan-phong-hop.pdf", "giay-moi-tung-nguoi.pdf"] {
        assert_eq!(reader.get(&format!("{AT}/tai/{file}")).await.status, StatusCode::FORBIDDEN, "{file} bears codes");
    }
    assert!(outsider.get("/hoi-nghi").await.body.contains("Chưa có hội nghị nào"));
}

/// How many rows each table has.
async fn rows(house: &House) -> BTreeMap<&'static str, i64> {
    const TABLES: [&str; 10] = [
        "conference",
        "conference_review",
        "delegate",
        "agenda_item",
        "conference_line",
        "conference_text",
        "conference_paper",
        "task",
        "trail",
        "speech",
    ];
    let mut counts = BTreeMap::new();
    for table in TABLES {
        let mut read = house.app.db.read().await.unwrap();
        let sql = sqlx::AssertSqlSafe(format!("select count(*) as count from {table}"));
        counts.insert(table, sqlx::query(sql).fetch_one(&mut *read).await.unwrap().try_get("count").unwrap());
    }
    counts
}

#[tokio::test]
async fn a_rehearsal_leaves_nothing() {
    let house = House::open().await;
    let (hoa, stranger) = (house.person("hoa").await, house.stranger());
    assert_eq!(stranger.get(&format!("{WALL}.tap")).await.status, StatusCode::NOT_FOUND, "a stranger starts none");
    let before = rows(&house).await;
    let real = card(&house, "Lê Minh Quang").await;
    let page = hoa.get(&format!("{AT}.tap/dieu-hanh")).await.body;
    assert!(page.contains(&format!("method=\"post\" action=\"{AT}.tap/thoi-tap\"")) && !page.contains("Lê Minh Quang</option>"), "{page}");
    let run = async |deed: &str, fields: &[(&str, &str)]| {
        hoa.post(&format!("{AT}.tap/dieu-hanh"), &[&[("deed", deed)], fields].concat()).await.status
    };
    let conference = demo::conference::held(&house.app).await.unwrap();
    let view = house.app.hall(conference.id, Earnest::Rehearsal).await.unwrap().look().await.unwrap();
    let (card, id) = (view.delegates[0].card.clone(), view.delegates[0].id.to_string());
    assert!(view.delegates.iter().all(|one| one.said.name.starts_with("Đại biểu tập")));
    for (deed, fields) in [("open_doors", vec![]), ("begin", vec![("sure", "1")]), ("note", vec![("kind", "limit"), ("text", "thử")])] {
        assert_eq!(run(deed, &fields).await, StatusCode::SEE_OTHER, "{deed}");
    }
    assert_eq!(hoa.post(&format!("{AT}.tap/cua"), &[("card", &card)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(stranger.get(&format!("/the/{card}/")).await.status, StatusCode::OK);
    assert_eq!(stranger.get(&format!("{WALL}.tap")).await.status, StatusCode::OK);
    let reply = stranger.post(&format!("/the/{card}/tra-loi"), &[("reply", "declines"), ("note", "thử")]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "{}", reply.body);
    let note = [("note", "3"), ("title", "việc thử"), ("lead", "cb-co-khi"), ("due_on", "30/6/2023")];
    assert_eq!(run("set_task", &note).await, StatusCode::CONFLICT);
    for (page, fields) in [
        ("/chuong-trinh", vec![("what", "save"), ("kind", "other"), ("title", "x"), ("minutes", "5")]),
        ("/dai-bieu", vec![("what", "remove"), ("delegate", id.as_str())]),
        ("/dai-bieu/nhap", vec![("rows", "Trần Văn Thử"), ("write", "1")]),
        ("", vec![("title", "x")]),
        ("/giay/bien-ban/ban-hanh", vec![]),
        ("/giay/giay-moi/muc/loi-moi", vec![("body", "x")]),
    ] {
        assert_eq!(hoa.post(&format!("{AT}.tap{page}"), &fields).await.status, StatusCode::CONFLICT, "{page}");
    }
    assert!(hoa.get(&format!("{AT}.tap/dien-bien")).await.body.contains("Khai mạc"));
    assert_eq!(hoa.post(&format!("{AT}.tap/thoi-tap"), &[]).await.location, AT);
    assert_eq!(stranger.get(&format!("/the/{card}/")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.get(&format!("/the/{real}/")).await.status, StatusCode::OK);
    assert_eq!(rows(&house).await, before);
    assert_eq!(hall(&house).await.hall.lines, 0);
}

#[tokio::test]
async fn a_name_of_eighty_letters_stands_on_every_page() {
    let house = House::open().await;
    let (hoa, stranger) = (house.person("hoa").await, house.stranger());
    let name = format!("Công Tằng Tôn Nữ <i> {}", "Ngọc ".repeat(12).trim_end());
    assert!(name.chars().count() >= 80, "{}", name.chars().count());
    let said = [("what", "save"), ("name", name.as_str()), ("class", "voting"), ("duty", "chair"), ("office", name.as_str())];
    assert_eq!(hoa.post(&format!("{AT}/dai-bieu"), &said).await.status, StatusCode::SEE_OTHER);
    begin(&house, &hoa, 1).await;
    let (id, card) = (delegate(&house, &name).await, card(&house, &name).await);
    super::passes(&hoa, &id, "enter").await;
    does(&hoa, "ask", &[("delegate", &id)]).await;
    let turn = hall(&house).await.hall.floor.waiting().next().unwrap().id.to_string();
    let item = hall(&house).await.items[9].id.to_string();
    does(&hoa, "begin_item", &[("item", &item)]).await;
    does(&hoa, "give", &[("turn", &turn), ("minutes", "5")]).await;
    let shown = name.replace('<', "&#60;").replace('>', "&#62;");
    for page in ["/dai-bieu", "/cua", "/dieu-hanh", "/dien-bien", "/giay/bien-ban"] {
        let answer = hoa.get(&format!("{AT}{page}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        assert!(page.starts_with("/giay") || answer.body.contains(&shown), "{page}");
        assert!(!answer.body.contains("<i> Ngọc"), "{page} lets a name write HTML");
    }
    for page in [WALL.to_owned(), format!("/the/{card}/")] {
        let body = stranger.get(&page).await.body;
        assert!(body.contains(&shown) && !body.contains("<i> Ngọc"), "{page}: {body}");
    }
}

#[tokio::test]
async fn the_desk_in_english_leaves_no_vietnamese_of_ours() {
    let house = House::open().await;
    let mut hoa = house.person("hoa").await;
    let ids = begin(&house, &hoa, 30).await;
    does(&hoa, "note", &[("kind", "limit"), ("text", "N.")]).await;
    does(&hoa, "ask", &[("delegate", &ids[4]), ("turn", "order")]).await;
    does(&hoa, "open_vote", &[("subject", "V."), ("form", "hands"), ("base", "members")]).await;
    hoa.cookie.push_str("; ngon_ngu=en");
    let english: BTreeMap<String, String> = serde_json::from_str(include_str!("../../locales/en.json")).unwrap();
    let view = hall(&house).await;
    // Titles of points and offices of people are what somebody wrote.
    let written: BTreeSet<&str> =
        view.items.iter().map(|item| item.title.as_str()).chain(view.delegates.iter().map(|one| one.said.office.as_str())).collect();
    let ours = |text: &str| english.get(text).is_some_and(|english| english != text) && !written.contains(text) && !text.is_ascii();
    for page in ["", "/chuong-trinh", "/dai-bieu", "/dai-bieu/nhap", "/dieu-hanh", "/cua", "/dien-bien"] {
        let body = hoa.get(&format!("{AT}{page}")).await.body;
        let main = body.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
        let left: BTreeSet<&str> = main.split(['<', '>']).map(str::trim).filter(|text| ours(text)).collect();
        assert!(left.is_empty(), "{page} in English still says {left:?}");
    }
    let told = hoa.get(&format!("{AT}/dien-bien")).await.body;
    assert!(told.contains("A vote was opened (by raised hand): V.") && told.contains("Check-in was opened"), "{told}");
    let refused = press(&hoa, "begin", &[]).await;
    assert!(refused.body.contains("The conference is open already."), "{}", refused.body);
}

#[tokio::test]
async fn nobody_tries_codes_by_the_hundred() {
    let house = House::open().await;
    let (mut guesser, mut other) = (house.stranger(), house.stranger());
    guesser.address = [10, 0, 0, 7];
    other.address = [10, 0, 0, 8];
    let good = format!("/the/{}/", card(&house, "Lê Minh Quang").await);
    let room = format!("/phong/{}", demo::conference::code(0));
    for wrong in 0..60 {
        assert_eq!(guesser.get(&format!("/the/2222{:04}/", 2222 + wrong % 7)).await.status, StatusCode::NOT_FOUND);
        assert_eq!(guesser.get(&good).await.status, StatusCode::OK, "who knows a card is not held up");
    }
    for _ in 0..40 {
        guesser.post(&room, &[("card", "22222222")]).await;
    }
    for address in [good.as_str(), room.as_str(), "/the/22222222/", "/phong/22222222"] {
        let refused = guesser.get(address).await;
        assert!(
            refused.status == StatusCode::CONFLICT && refused.body.contains("quá nhiều mã không đúng"),
            "{address}: {}",
            refused.status
        );
        assert_ne!(other.get(address).await.status, StatusCode::CONFLICT, "{address} from elsewhere");
    }
    assert_eq!(guesser.get(WALL).await.status, StatusCode::OK, "the projector has no code");
}
