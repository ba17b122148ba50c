//! The six questions asked of every address that writes: it works; bad input keeps what was typed; another unit's record is
//! not there; a reader sees no button and may not; a closed review refuses; the trail has its line.

mod rows;

use crate::house::{House, Person};
use axum::http::StatusCode;
use rows::{FILE, MARK, PICTURE, REVIEW, ROWS, Row};
use soket::{demo, store};
use std::collections::{BTreeMap, BTreeSet};

/// Who needs no role: signing in, the language, the first run and links have tests of their own in `sign_in` and `account`.
/// What the holder of a card does is tried in `conference`.
const ANYBODY: [&str; 12] = [
    "/de-cu/{pass}",
    "/dang-nhap",
    "/dang-xuat",
    "/ngon-ngu/{code}",
    "/khoi-tao",
    "/lien-ket/{token}",
    "/phong/{room}",
    "/the/{card}/giay/{slug}/da-doc",
    "/the/{card}/giay/{slug}/gop-y",
    "/the/{card}/co-lon",
    "/the/{card}/tra-loi",
    "/the/{card}/{deed}",
];
/// Who sends a file here gets it back as rows in a box, a sheet is only printed, and a rehearsal leaves nothing; nothing is written (see `import` and
/// `conference`).
const ONLY_READS: [&str; 4] =
    ["/chi-tieu/nhap/tep", "/hoi-nghi/{slug}/dai-bieu/nhap/tep", "/hoi-nghi/{slug}/thoi-tap", "/hoi-nghi/{slug}/wifi"];
/// What happens in a hall stands in the log of the conference, which says who did it.
const IN_THE_HALL: [&str; 2] = ["/hoi-nghi/{slug}/dieu-hanh", "/hoi-nghi/{slug}/cua"];

#[test]
fn every_address_that_writes_is_asked() {
    let routes = include_str!("../src/web.rs");
    let writes = routes.lines().filter(|line| line.contains("post("));
    let written: BTreeSet<&str> =
        writes.filter_map(|line| line.split('"').nth(1)).filter(|path| !ANYBODY.contains(path) && !ONLY_READS.contains(path)).collect();
    let asked: BTreeSet<&str> = ROWS.iter().map(|row| row.route).collect();
    assert_eq!(written, asked);
}

/// What stands for the gaps of addresses and fields in the demonstration.
async fn gaps(house: &House) -> BTreeMap<&'static str, String> {
    let db = &house.app.db;
    let review = store::review::by_slug(db, "giua-nhiem-ky-2020-2025").await.unwrap();
    let record = store::review::record::all(db, review.id).await.unwrap().last().unwrap().id;
    let texts = store::review::section::texts(db, review.id).await.unwrap();
    let unwritten = |section: &&soket_core::review::Section| {
        section.topic != soket_core::review::Topic::None && texts.iter().all(|text| text.section != section.key)
    };
    let section = review.outline.sections().iter().find(unwritten).unwrap().key;
    let target = store::target::all(db).await.unwrap().into_iter().find(|kept| kept.target.code == "CT05").unwrap().target.id;
    let counted = store::indicator::all(db).await.unwrap().into_iter().find(|asked| asked.indicator.code == "kiem-tra").unwrap();
    let tree = house.app.tree_now().await.unwrap();
    let home = tree.by_code("cb-co-khi").unwrap().id;
    let line = store::figure::of_unit(db, home).await.unwrap()[0].id;
    let task = store::task::open(db).await.unwrap()[0].id;
    let reported = store::task::reported(db).await.unwrap()[0].id;
    BTreeMap::from([
        ("{slug}", "giua-nhiem-ky-2020-2025".to_owned()),
        ("{record}", record.to_string()),
        ("{section}", section.to_owned()),
        ("{target}", target.to_string()),
        ("{kiem-tra}", counted.indicator.id.to_string()),
        ("{line}", line.to_string()),
        ("{task}", task.to_string()),
        ("{reported}", reported.to_string()),
        ("{held}", crate::conference_coverage::held(house).await),
        ("{login}", "minh".to_owned()),
        ("{unit}", "cb-co-khi".to_owned()),
        ("{period}", "2023".to_owned()),
        ("{paper}", "bien-ban".to_owned()),
        ("{item}", "14".to_owned()),
        ("{card}", demo::conference::code(1)),
    ])
}

/// An address with its gaps filled; the same gap means another record under another noun.
fn filled(address: &str, gaps: &BTreeMap<&'static str, String>) -> String {
    let noun = address.split('/').nth(1).unwrap_or_default();
    let mut address = match noun {
        "don-vi" => address.replace("{code}", "cb-dien"),
        "chi-tieu" => address.replace("{code}", "CT90"),
        "van-ban" => address.replace("{slug}", "kl-01-kl-tw-2021"),
        "dong" => address.replace("{id}", "{line}"),
        "viec" if address.ends_with("/tra-lai") => address.replace("{id}", "{reported}"),
        "viec" => address.replace("{id}", "{task}"),
        "nguoi" => address.replace("{id}", "{person}"),
        "tep" => address.replace("{id}", "{file}"),
        // Coverage is counted at a sitting that was held.
        "hoi-nghi" if address.contains("/do-phu") => address.replace("{slug}", "{held}"),
        // What was decided is printed.
        "khen-thuong" if address.ends_with("/in-loat") => address.replace("{slug}", demo::commendations::SLUG),
        // Only the report of a collective is numbered: that of the demonstration's own campaign.
        "khen-thuong" if address.contains("/thanh-tich/") && !address.contains("/muc/") => {
            address.replace("{slug}", demo::commendations::SLUG).replace("{id}", "{collective}")
        }
        "khen-thuong" => {
            let section = if address.contains("/thanh-tich/") { "thanh-tich" } else { "thoi-gian" };
            address.replace("{slug}", "dot-thu").replace("{id}", "{nomination}").replace("{section}", section)
        }
        // The one that is being written.
        "tin-bai" => address.replace("{id}", "6"),
        "so-vang" => address.replace("{id}", "{award}"),
        "hoi-nghi" => address.replace("{slug}", demo::conference::SLUG).replace("{section}", "ket-luan"),
        _ => address.to_owned(),
    };
    for (gap, value) in gaps {
        address = address.replace(gap, value);
    }
    address
}

async fn send(person: &Person<'_>, address: &str, fields: &[(&str, &str)], gaps: &BTreeMap<&'static str, String>) -> crate::house::Answer {
    if fields == FILE {
        return person.upload_stated(address, (FILE[0].1, b"\x89PNG\r\n\x1a\n a picture")).await;
    }
    if fields == PICTURE {
        return person.upload_with(address, PICTURE, ("phoi.png", crate::press::PNG)).await;
    }
    let fields: Vec<(String, String)> = fields
        .iter()
        .map(|(name, value)| (filled(name, gaps), value.replace("{card}", &gaps["{card}"]).replace("{lan}", &gaps["{lan}"])))
        .collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    person.post(address, &fields).await
}

/// Records that a row before made: the newest person, post, file and role.
async fn made(house: &House, gaps: &mut BTreeMap<&'static str, String>) {
    let db = &house.app.db;
    let tree = house.app.tree_now().await.unwrap();
    let people = store::person::all(db).await.unwrap();
    gaps.insert("{person}", people.iter().map(|person| person.id.0).max().unwrap().to_string());
    if let Some(post) = store::person::posts(db, tree.by_code("cb-dien").unwrap().id).await.unwrap().last() {
        gaps.insert("{post}", post.id.to_string());
    }
    let mandate = store::mandate::all(db).await.unwrap().into_iter().find(|mandate| mandate.slug == "kl-01-kl-tw-2021").unwrap();
    if let Some(file) = store::attachment::of(db, ("mandate", mandate.id.0)).await.unwrap().last() {
        gaps.insert("{file}", file.id.to_string());
    }
    commended(house, gaps).await;
    let minh = store::account::by_login(db, "minh").await.unwrap().unwrap();
    gaps.insert("{hat}", store::account::hats(db, minh.id).await.unwrap().last().unwrap().0.to_string());
}

/// The campaign that a row before prepared, its condition and its nomination; the newest award that holds.
async fn commended(house: &House, gaps: &mut BTreeMap<&'static str, String>) {
    let db = &house.app.db;
    let lan = store::account::by_login(db, "lan").await.unwrap().unwrap();
    gaps.insert("{lan}", lan.person.to_string());
    for id in 1..10 {
        let Ok(campaign) = store::commendation::campaign::by_id(db, soket_core::id::CampaignId(id)).await else { break };
        if let Some(award) = store::commendation::award::of(db, campaign.id).await.unwrap().iter().find(|award| award.end.is_none()) {
            gaps.insert("{award}", award.id.to_string());
        }
        if campaign.slug == demo::commendations::SLUG {
            let nominations = store::commendation::nomination::of(db, campaign.id).await.unwrap();
            let own = nominations.iter().find(|one| one.said.name.contains("Khoa Cơ khí")).unwrap();
            gaps.insert("{collective}", own.id.to_string());
        }
        if campaign.slug == "dot-thu" {
            let asked = store::commendation::campaign::conditions(db, campaign.id).await.unwrap();
            gaps.insert("{condition}", asked.first().map(|asked| asked.id.to_string()).unwrap_or_default());
            let nominations = store::commendation::nomination::of(db, campaign.id).await.unwrap();
            gaps.insert("{nomination}", nominations.first().map(|one| one.id.to_string()).unwrap_or_default());
        }
    }
}

#[tokio::test]
async fn the_six_questions_at_every_address_that_writes() {
    let house = House::open().await;
    let mut gaps = gaps(&house).await;
    let reader = house.newcomer("doc-gia", "dang-bo", &[("reader", "party"), ("reader", "union")]).await;
    let outsider = house.newcomer("nguoi-la", "cb-co-ban", &[("clerk", "party"), ("leader", "party")]).await;
    let mut people = BTreeMap::new();
    for login in ["hoa", "lan", "quang", "admin", "thu"] {
        people.insert(login, house.person(login).await);
    }
    for row in ROWS {
        made(&house, &mut gaps).await;
        let (address, screen, person) = (filled(row.route, &gaps), filled(row.screen, &gaps), &people[row.who]);
        if row.route != "/mat-khau" {
            refuse_a_reader(&reader, (&address, &screen), row, &gaps).await;
            refuse_an_outsider(&outsider, &address, row, &gaps).await;
        }
        if !row.bad.is_empty() {
            let again = send(person, &address, row.bad, &gaps).await;
            let is_kept = again.status == StatusCode::UNPROCESSABLE_ENTITY || row.bad.iter().any(|(name, _)| *name == "rows");
            assert!(is_kept && again.body.contains(MARK), "{address} keeps what was typed: {} {}", again.status, again.body);
        }
        let before = store::trail::newest(&house.app.db).await.unwrap().remove(0).happened_at;
        let name = store::account::by_login(&house.app.db, row.who).await.unwrap().unwrap().name;
        let done = send(person, &address, row.good, &gaps).await;
        assert!([StatusCode::SEE_OTHER, StatusCode::OK].contains(&done.status), "{address} works: {} {}", done.status, done.body);
        if IN_THE_HALL.contains(&row.route) {
            let told = person.get(&filled("/hoi-nghi/{slug}/dien-bien", &gaps)).await.body;
            assert!(told.contains(&format!("<small>{name}</small>")), "{address} leaves no line in the log: {told}");
            continue;
        }
        let lines = store::trail::newest(&house.app.db).await.unwrap();
        let new: Vec<_> = lines.iter().take_while(|line| line.happened_at > before).collect();
        assert!(!new.is_empty(), "{address} leaves no line in the trail");
        assert!(new.iter().all(|line| line.by == name), "{address} was asked by {name}: {new:?}");
    }
}

async fn refuse_a_reader(reader: &Person<'_>, at: (&str, &str), row: &Row, gaps: &BTreeMap<&'static str, String>) {
    let (address, screen) = at;
    let page = reader.get(screen).await;
    let offers = page.body.contains(&format!("method=\"post\" action=\"{address}\""));
    assert!(!offers, "{screen} offers a reader what only refuses: {address}");
    let refused = send(reader, address, row.good, gaps).await.status;
    assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&refused), "a reader at {address}: {refused}");
}

/// Someone with every role of another cell: records named in the address are not there, lists know no unit of that name.
async fn refuse_an_outsider(outsider: &Person<'_>, address: &str, row: &Row, gaps: &BTreeMap<&'static str, String>) {
    let status = send(outsider, address, row.good, gaps).await.status;
    let expected: &[StatusCode] = match row.who {
        "admin" => &[StatusCode::FORBIDDEN],
        // A cell is called to nominate like any other: it sees the campaign, and nobody else's part in it.
        _ if row.route.starts_with("/khen-thuong/") => &[StatusCode::NOT_FOUND, StatusCode::FORBIDDEN],
        _ if row.route.contains('{') => &[StatusCode::NOT_FOUND],
        // A pasted row, or a unit under a parent that one does not know, is told what is wrong with it.
        _ => &[StatusCode::NOT_FOUND, StatusCode::FORBIDDEN, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::OK],
    };
    assert!(expected.contains(&status), "another unit at {address}: {status}");
}

#[tokio::test]
async fn what_no_handler_can_read_is_answered_with_a_sentence_too() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let too_long = "x".repeat(40 * 1024 * 1024);
    for (address, fields, status, says) in [
        ("/nguoi/1", [("x", "1")], StatusCode::UNPROCESSABLE_ENTITY, "Biểu mẫu hoặc địa chỉ này không đọc được"),
        ("/viec/abc/xong", [("result", "x")], StatusCode::UNPROCESSABLE_ENTITY, "Biểu mẫu hoặc địa chỉ này không đọc được"),
        ("/tim", [("q", "x")], StatusCode::NOT_FOUND, "Không tìm thấy trang"),
        ("/viec", [("title", too_long.as_str())], StatusCode::UNPROCESSABLE_ENTITY, "Nội dung gửi lên quá lớn"),
    ] {
        let answer = hoa.post(address, &fields).await;
        assert_eq!(answer.status, status, "{address}: {}", answer.body);
        assert!(answer.body.contains(says) && answer.body.contains("Về bàn làm việc"), "{address}: {}", answer.body);
    }
    let foreign = axum::http::Request::post("/viec").header("origin", "http://elsewhere.test").body(axum::body::Body::empty()).unwrap();
    let answer = hoa.send(foreign).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.body.contains("đến từ một trang khác"), "{}", answer.body);
}

#[tokio::test]
async fn a_closed_review_refuses_every_change_and_shows_no_button_for_it() {
    let house = House::open().await;
    let mut gaps = gaps(&house).await;
    made(&house, &mut gaps).await;
    let (hoa, quang) = (house.person("hoa").await, house.person("quang").await);
    assert_eq!(quang.post(&format!("{REVIEW}/chot"), &[]).await.status, StatusCode::SEE_OTHER);
    let changes = ROWS.iter().filter(|row| row.route.starts_with("/so-ket/{slug}") && !row.route.ends_with("/ban-hanh"));
    let mut asked = 0;
    for row in changes.filter(|row| !row.route.ends_with("/ban-moi") && !row.route.ends_with("/tep")) {
        let person = if row.who == "hoa" { &hoa } else { &quang };
        let address = filled(row.route, &gaps);
        let refused = send(person, &address, row.good, &gaps).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{address}: {}", refused.body);
        assert!(
            !person.get(REVIEW).await.body.contains(&format!("method=\"post\" action=\"{address}\"")),
            "a button that only refuses: {address}"
        );
        asked += 1;
    }
    assert!(asked >= 7, "only {asked} changes were tried");
}

#[tokio::test]
async fn what_is_too_long_for_a_field_is_refused_and_what_nobody_sees_is_left_out() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let long = "x".repeat(1001);
    let refused = hoa.post("/viec", &[("title", long.as_str()), ("lead", "cb-co-khi"), ("due_on", "30/6/2023")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("dài quá 1000 chữ"), "{}", refused.body);
    let hidden = [("title", "Rà \u{202e}soát\u{7} hồ sơ"), ("lead", "cb-co-khi"), ("due_on", "30/6/2023")];
    assert_eq!(hoa.post("/viec", &hidden).await.status, StatusCode::SEE_OTHER);
    assert!(hoa.get("/viec").await.body.contains("Rà soát hồ sơ"));
    let past = hoa.post("/viec", &[("title", "Việc cũ"), ("lead", "cb-co-khi"), ("due_on", "1/1/1900")]).await;
    assert!(past.body.contains("đã qua") && past.body.contains("Việc cũ"), "{}", past.body);
}
