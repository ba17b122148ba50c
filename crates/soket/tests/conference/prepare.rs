//! Prepared: a new conference, its programme point by point, its people pasted, sent as a file, changed, given new cards.

use super::{AT, SURE, delegate, does, gather, hall};
use crate::house::{Answer, House, Person};
use axum::http::StatusCode;
use soket::store;

const NEW: [(&str, &str); 6] = [
    ("unit", "dang-bo"),
    ("kind", "review"),
    ("title", "Hội nghị sơ kết quý I"),
    ("held_on", "1/6/2023"),
    ("starts_at", "7 giờ 30"),
    ("quorum", "2/3"),
];

#[tokio::test]
async fn a_conference_is_convened_with_the_usual_programme() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    for (field, wrong, says) in [
        ("title", "", "Ghi tên hội nghị"),
        ("held_on", "mai", "“mai” không phải"),
        ("starts_at", "25:00", "Ghi giờ như 7:30"),
        ("quorum", "ba phần tư", "Ghi tỷ lệ như 2/3"),
        ("kind", "party", "Chưa chọn loại hội nghị"),
    ] {
        let form: Vec<(&str, &str)> = NEW.iter().map(|(name, value)| (*name, if *name == field { wrong } else { *value })).collect();
        let refused = hoa.post("/hoi-nghi/moi", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(refused.body.contains(says), "{field}: {}", refused.body);
    }
    // A mandate that is not there is none; a unit that is not there is not found.
    let unknown = [&NEW[..], &[("mandate", "99999"), ("review-99999", "1")]].concat();
    let made = hoa.post("/hoi-nghi/moi", &unknown).await;
    assert_eq!(made.location, "/hoi-nghi/so-ket-01-6-2023", "{}", made.body);
    assert_eq!(hoa.post("/hoi-nghi/moi", &[("unit", "khong-co")]).await.status, StatusCode::NOT_FOUND);
    let again = hoa.post("/hoi-nghi/moi", &[&NEW[..], &[("review-1", "1")]].concat()).await;
    assert_ne!(again.location, made.location, "another one of the same day has another address");
    let page = hoa.get(&again.location).await.body;
    assert!(page.contains("Hội nghị sơ kết quý I") && page.contains("Chưa có đại biểu nào có quyền biểu quyết."), "{page}");
    assert!(hoa.get(&format!("{}/chuong-trinh", again.location)).await.body.contains("Phát biểu khai mạc"));
    assert!(hoa.get("/hoi-nghi").await.body.contains("Hội nghị sơ kết quý I"));
}

async fn titles(house: &House) -> Vec<String> {
    hall(house).await.items.iter().map(|item| item.title.clone()).collect()
}

#[tokio::test]
async fn the_programme_is_changed_point_by_point_and_stays_what_began() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let address = format!("{AT}/chuong-trinh");
    let change = async |fields: &[(&str, &str)]| -> Answer { hoa.post(&address, fields).await };
    let before = titles(&house).await;
    let id = async |title: &str| hall(&house).await.items.iter().find(|item| item.title == title).unwrap().id.to_string();
    let (first, second) = (id(&before[0]).await, id(&before[1]).await);
    assert_eq!(change(&[("what", "down"), ("item", &first)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(titles(&house).await[..2], [before[1].clone(), before[0].clone()]);
    change(&[("what", "up"), ("item", &first)]).await;
    assert_eq!(titles(&house).await, before);
    change(&[("what", "order"), ("order", &format!("{second},999,x,{second}"))]).await;
    let ordered = titles(&house).await;
    assert_eq!((ordered.len(), &ordered[0]), (before.len(), &before[1]), "each point stands once: {ordered:?}");
    for (minutes, status) in [("0", 422), ("-5", 422), ("1441", 422), ("10 phút", 422), ("", 422), ("15", 303)] {
        let form = [("what", "save"), ("kind", "other"), ("title", "Chiếu phim"), ("minutes", minutes), ("review", "99999")];
        let answer = change(&form).await;
        assert_eq!(answer.status.as_u16(), status, "{minutes}: {}", answer.body);
        assert!(status == 303 || answer.body.contains("Chiếu phim"), "what was typed stays");
    }
    let added = id("Chiếu phim").await;
    change(&[("what", "save"), ("item", &added), ("kind", "other"), ("title", "Phim tư liệu"), ("minutes", "20")]).await;
    assert!(titles(&house).await.contains(&"Phim tư liệu".to_owned()));
    assert_eq!(change(&[("what", "remove"), ("item", &added)]).await.status, StatusCode::SEE_OTHER);
    for (what, item) in [("remove", added.as_str()), ("save", "99999"), ("up", "99999"), ("burn", first.as_str())] {
        let form = [("what", what), ("item", item), ("kind", "other"), ("title", "x"), ("minutes", "5")];
        assert_eq!(change(&form).await.status, StatusCode::NOT_FOUND, "{what} {item}");
    }
    // Once a point was dealt with, it stays.
    gather(&house, &hoa, 1).await;
    does(&hoa, "begin", &SURE).await;
    does(&hoa, "begin_item", &[("item", &first)]).await;
    assert_eq!(change(&[("what", "remove"), ("item", &first)]).await.status, StatusCode::CONFLICT);
    assert_eq!(change(&[("what", "remove"), ("item", &second)]).await.status, StatusCode::SEE_OTHER);
    assert!(hall(&house).await.hall.items.iter().all(|item| item.planned.item.to_string() != second), "the hall knows");
}

async fn people(person: &Person<'_>, fields: &[(&str, &str)]) -> Answer {
    person.post(&format!("{AT}/dai-bieu/nhap"), fields).await
}

#[tokio::test]
async fn people_are_pasted_with_their_doubles_and_wrong_rows() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let before = hall(&house).await.delegates.len();
    // A composed and a decomposed name are one; so is one that stands on the list already.
    let rows = "Họ và tên\tChức vụ\tĐơn vị\nTrần  Văn   Tý\t\tChi bộ A\nTra\u{302}\u{300}n Va\u{306}n Ty\u{301}\t\tChi bộ A\n\t\t\nLê Minh Quang\tBí thư\tChi bộ Hành chính - Tổng hợp";
    let seen = people(&hoa, &[("rows", rows), ("class", "voting")]).await.body;
    assert!(seen.contains("trùng tên, cùng đơn vị") && seen.contains("Trần Văn Tý"), "{seen}");
    assert!(seen.contains("Không ghi 4 dòng: dòng tên cột (1), dòng không có tên ai (1), trùng người đã có, chưa xác nhận (2)."), "{seen}");
    assert_eq!(hall(&house).await.delegates.len(), before, "looking writes nothing");
    let written = people(&hoa, &[("rows", rows), ("class", "voting"), ("write", "1")]).await;
    assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.body);
    let view = hall(&house).await;
    assert_eq!(view.delegates.len(), before + 1, "doubles wait for a word");
    assert_eq!(view.delegates.iter().filter(|one| one.said.name == "Trần Văn Tý").count(), 1);
    let file = hoa.upload(&format!("{AT}/dai-bieu/nhap/tep"), ("khach.csv", "Họ và tên,Chức vụ\nHoàng Thị Ba,Khách\n".as_bytes())).await;
    assert!(file.status == StatusCode::OK && file.body.contains("Hoàng Thị Ba"), "{}", file.body);
    for (name, bytes) in [("ten.xlsx", b"PK\x03\x04 not a zip".as_slice()), ("a.csv", b""), ("b.exe", b"MZ\0\0")] {
        let refused = hoa.upload(&format!("{AT}/dai-bieu/nhap/tep"), (name, bytes)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", refused.body);
    }
    let nothing = people(&hoa, &[("rows", ""), ("write", "1")]).await;
    assert!(nothing.status.as_u16() < 500 && nothing.status != StatusCode::SEE_OTHER, "{}", nothing.status);
}

#[tokio::test]
async fn somebody_on_the_list_is_changed_gets_a_new_card_and_is_taken_off() {
    let house = House::open().await;
    let (hoa, stranger) = (house.person("hoa").await, house.stranger());
    let address = format!("{AT}/dai-bieu");
    let id = delegate(&house, "Đỗ Hữu Phước").await;
    let old = super::card(&house, "Đỗ Hữu Phước").await;
    let said =
        [("what", "save"), ("delegate", id.as_str()), ("name", "Đỗ Hữu Phước"), ("class", "voting"), ("duty", "teller"), ("seat", "B1")];
    assert_eq!(hoa.post(&address, &said).await.status, StatusCode::SEE_OTHER);
    assert!(hoa.get(&address).await.body.contains("B1"));
    let twice = [("what", "save"), ("name", "Khách Cùng Ghế"), ("class", "guest"), ("seat", "b1")];
    assert!(!hoa.get(&address).await.body.contains("xếp cho nhiều người"));
    hoa.post(&address, &twice).await;
    assert!(
        hoa.get(&address).await.body.contains("Ghế B1 xếp cho nhiều người: Đỗ Hữu Phước, Khách Cùng Ghế."),
        "a seat given twice is named"
    );
    for (sought, is_found) in [("do+huu", true), ("%C4%90%E1%BB%96+H%E1%BB%AEU", true), ("khong+ai+ca", false), ("", true)] {
        let found = hoa.get(&format!("{address}?tim={sought}")).await.body;
        assert_eq!(
            found.contains("<strong>đồng chí Đỗ Hữu Phước") || found.contains("Đỗ Hữu Phước</strong>"),
            is_found,
            "{sought}: {found}"
        );
        assert_eq!(found.contains("Không có ai khớp"), !is_found, "{sought}");
    }
    assert_eq!(stranger.get(&format!("/the/{old}/")).await.status, StatusCode::OK);
    hoa.post(&address, &[("what", "card"), ("delegate", &id)]).await;
    let new = super::card(&house, "Đỗ Hữu Phước").await;
    assert_eq!(stranger.get(&format!("/the/{old}/")).await.status, StatusCode::NOT_FOUND, "the old card opens nothing");
    assert_eq!(stranger.get(&format!("/the/{new}/")).await.status, StatusCode::OK);
    assert_eq!(hoa.post(&address, &[("what", "remove"), ("delegate", &id)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(stranger.get(&format!("/the/{new}/")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(hoa.post(&address, &said).await.status, StatusCode::NOT_FOUND, "nobody is put back by a form that was open");
    let other = delegate(&house, "Phùng Văn Lợi").await;
    gather(&house, &hoa, 0).await;
    assert_eq!(hoa.post(&address, &[("what", "remove"), ("delegate", &other)]).await.status, StatusCode::CONFLICT);
    // Whoever is added or excused while the doors are open is on the roll at once.
    let base = hall(&house).await.hall.quorum().base;
    hoa.post(&address, &[("what", "save"), ("name", "Người Đến Muộn"), ("class", "voting")]).await;
    assert_eq!(hall(&house).await.hall.quorum().base, base + 1);
    let excused = [("what", "save"), ("delegate", other.as_str()), ("name", "Phùng Văn Lợi"), ("class", "voting"), ("left_out", "excused")];
    hoa.post(&address, &excused).await;
    assert_eq!(hall(&house).await.hall.quorum().base, base);
}

#[tokio::test]
async fn the_name_of_whoever_asks_for_it_leaves_the_lists_of_conferences_too() {
    let house = House::open().await;
    let (hoa, stranger) = (house.person("hoa").await, house.stranger());
    let person = store::person::all(&house.app.db).await.unwrap().into_iter().find(|one| one.full_name == "Huỳnh Văn Sáu").unwrap();
    let card = super::card(&house, "Huỳnh Văn Sáu").await;
    let held = hoa.get(&format!("/nguoi/{}/du-lieu", person.id)).await.body;
    assert!(held.contains("\"conferences\":[{") && held.contains("2023-05-26") && held.contains("awaited"), "{held}");
    assert!(stranger.get(&format!("/the/{card}/")).await.body.contains("Huỳnh Văn Sáu"));
    let erased = hoa.post(&format!("/nguoi/{}/xoa", person.id), &[]).await;
    assert_eq!(erased.status, StatusCode::SEE_OTHER, "{}", erased.body);
    for page in [format!("{AT}/dai-bieu"), format!("{AT}/dieu-hanh"), format!("{AT}/cua"), format!("/the/{card}/")] {
        let body = hoa.get(&page).await.body;
        assert!(!body.contains("Văn Sáu"), "{page} still says the name: {body}");
    }
}
