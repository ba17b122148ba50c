//! Doors: by card, link and finger, once each; late, out and in again; the quorum reached and lost; the code on the wall.

use super::{AT, SURE, begin, card, delegate, does, gather, hall, passes, press};
use crate::house::{Answer, House, Person};
use axum::http::StatusCode;
use soket::demo;
use soket_core::conference::roll::Presence;

async fn scan(person: &Person<'_>, fields: &[(&str, &str)]) -> Answer {
    person.post(&format!("{AT}/cua"), fields).await
}

async fn lines(house: &House) -> u64 {
    hall(house).await.hall.lines
}

#[tokio::test]
async fn a_person_comes_in_by_card_link_or_finger_and_counts_once() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let quang = card(&house, "Lê Minh Quang").await;
    let early = scan(&hoa, &[("card", &quang)]).await;
    assert!(early.status == StatusCode::CONFLICT && early.body.contains("chưa mở điểm danh"), "{}", early.body);
    gather(&house, &hoa, 0).await;
    let begun = lines(&house).await;
    for (name, typed) in [
        ("Lê Minh Quang", quang.to_uppercase()),
        ("Trần Thị Mỹ Hoà", format!("http://soket.test/the/{}/", card(&house, "Trần Thị Mỹ Hoà").await)),
        ("Ngô Thanh Tòng", card(&house, "Ngô Thanh Tòng").await.chars().flat_map(|sign| [sign, '-']).collect()),
    ] {
        let answer = scan(&hoa, &[("card", &typed), ("door", "Cửa 1")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name} by {typed}: {}", answer.body);
        // The same card at another door.
        let again = scan(&hoa, &[("card", &typed), ("door", "Cửa 2")]).await;
        assert!(again.status == StatusCode::CONFLICT && again.body.contains("không ai bị đếm hai lần"), "{}", again.body);
    }
    let finger = delegate(&house, "Nguyễn Hữu Tường").await;
    assert_eq!(passes(&hoa, &finger, "enter").await.status, StatusCode::SEE_OTHER);
    let view = hall(&house).await;
    assert_eq!((view.hall.lines, view.hall.quorum().present), (begun + 4, 3), "a guest is in and does not count");
    for (wrong, says) in [
        ("", "không phải mã thẻ"),
        ("xyz", "không phải mã thẻ"),
        ("'; drop table delegate; --", "không phải mã thẻ"),
        ("22222222", "không thuộc hội nghị này"),
        ("https://elsewhere.test/?card=1", "không phải mã thẻ"),
    ] {
        let refused = scan(&hoa, &[("card", wrong)]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains(says), "{wrong}: {}", refused.body);
    }
    assert_eq!(scan(&hoa, &[("delegate", "99999999999999999999")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(scan(&hoa, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_was_kept_without_a_network_is_replayed_and_counts_once() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    gather(&house, &hoa, 0).await;
    let (card, before) = (card(&house, "Lê Minh Quang").await, lines(&house).await);
    let sent = [("card", card.as_str()), ("nonce", "n-1")];
    for late in ["600", "603", "900"] {
        let again = [&sent[..], &[("late", late)]].concat();
        assert_eq!(
            hoa.post(&format!("{AT}/cua?cua=C%E1%BB%ADa%202"), &again).await.status,
            StatusCode::SEE_OTHER,
            "sent again it is done, not refused"
        );
    }
    let view = hall(&house).await;
    let id = view.holder(&card).unwrap().id;
    let came = view.hall.roll.place(id).unwrap().stays.first().unwrap();
    assert_eq!(view.hall.lines, before + 1);
    let late = view.hall.at.as_second() - came.as_second();
    assert!((599..=601).contains(&late), "he came {late} seconds before the log heard of it");
    // A clock that is wrong by years does not send anybody back further than half a day.
    let other = super::card(&house, "Ngô Thanh Tòng").await;
    for late in ["-5", "x", "99999999999999999999", "4294967295"] {
        let nonce = format!("n {late}");
        assert_eq!(scan(&hoa, &[("card", &other), ("nonce", &nonce), ("late", late)]).await.status, StatusCode::SEE_OTHER, "{late}");
        assert_eq!(scan(&hoa, &[("card", &other), ("step", "leave")]).await.status, StatusCode::SEE_OTHER, "{late}");
    }
    let at = hall(&house).await.hall.at.as_second();
    let view = hall(&house).await;
    let first = view.hall.roll.place(view.holder(&other).unwrap().id).unwrap().stays.first().unwrap();
    assert!(at - first.as_second() <= 12 * 60 * 60 + 60, "half a day at most");
    let told = hoa.get(&format!("{AT}/dien-bien")).await.body;
    assert!(told.contains("Lê Minh Quang vào (Cửa 2), gửi muộn 10 phút"), "{told}");
}

#[tokio::test]
async fn the_quorum_is_reached_and_lost_in_the_log() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let ids = gather(&house, &hoa, 28).await;
    let quorum = hall(&house).await.hall.quorum();
    assert_eq!((quorum.base, quorum.present, quorum.needed), (43, 28, 29), "45 members, one exempt, one excused");
    let told = async || hoa.get(&format!("{AT}/dien-bien")).await.body;
    assert!(!told().await.contains("Đủ số lượng"));
    // Sáu was exempt and comes: he counts from then on, in the room and in the base.
    let elder = delegate(&house, "Huỳnh Văn Sáu").await;
    passes(&hoa, &elder, "enter").await;
    let quorum = hall(&house).await.hall.quorum();
    assert_eq!((quorum.base, quorum.present, quorum.needed), (44, 29, 30));
    let next = delegate(&house, "Hà Thị Thanh Xuân").await;
    assert_eq!(passes(&hoa, &next, "enter").await.status, StatusCode::SEE_OTHER);
    assert!(told().await.contains("Đủ số lượng: 30/44 có mặt, cần 30"));
    passes(&hoa, &ids[0], "leave").await;
    assert!(told().await.contains("Không còn đủ số lượng: 29/44 có mặt, cần 30"));
    passes(&hoa, &ids[0], "enter").await;
    let view = hall(&house).await;
    assert_eq!(view.hall.quorums.iter().map(|(_, quorum)| quorum.is_reached()).collect::<Vec<_>>(), [true, false, true]);
    // Out twice, or out before in, is refused.
    passes(&hoa, &ids[0], "leave").await;
    assert_eq!(passes(&hoa, &ids[0], "leave").await.status, StatusCode::CONFLICT);
    let never = delegate(&house, "Nguyễn Tấn Đạt").await;
    assert_eq!(passes(&hoa, &never, "leave").await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn whoever_checks_himself_in_has_read_the_code_on_the_wall() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let mut phone = house.stranger();
    let (card, room) = (card(&house, "Phùng Văn Lợi").await, demo::conference::code(0));
    gather(&house, &hoa, 0).await;
    let here = format!("/the/{card}/co-mat");
    for wrong in ["", "22222222", &card] {
        let refused = phone.post(&here, &[("room", wrong)]).await;
        assert!(refused.status == StatusCode::CONFLICT && refused.body.contains("Chưa quét mã dán trong phòng họp"), "{}", refused.body);
    }
    let wall = phone.get(&format!("/phong/{room}")).await;
    assert!(wall.status == StatusCode::OK && wall.body.contains("Tự điểm danh"), "{}", wall.body);
    let wrong = phone.post(&format!("/phong/{room}"), &[("card", "22222222")]).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("22222222"), "{}", wrong.body);
    assert_eq!(phone.post(&format!("/phong/{room}"), &[("card", &card.to_uppercase())]).await.location, format!("/the/{card}/"));
    phone.cookie = wall.cookie.unwrap();
    assert_eq!(phone.post(&here, &[]).await.status, StatusCode::SEE_OTHER);
    let view = hall(&house).await;
    assert_eq!(view.hall.roll.place(view.holder(&card).unwrap().id).unwrap().presence(), Presence::In);
    assert!(phone.get(&format!("/the/{card}/")).await.body.contains("Đã điểm danh lúc"));
    assert_eq!(phone.post(&here, &[]).await.status, StatusCode::CONFLICT, "once");
    let typed = house.stranger();
    let other = super::card(&house, "Trương Hoàng Phúc").await;
    assert_eq!(typed.post(&format!("/the/{other}/co-mat"), &[("room", &room)]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_reply_to_the_invitation_is_kept_and_what_a_card_cannot_do_is_refused() {
    let house = House::open().await;
    let (hoa, phone) = (house.person("hoa").await, house.stranger());
    let card = card(&house, "Phùng Văn Lợi").await;
    let address = format!("/the/{card}/tra-loi");
    for wrong in [&[("reply", "awaited")][..], &[("reply", "?")], &[], &[("reply", "declines"), ("note", "  ")]] {
        assert_eq!(phone.post(&address, wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
    }
    assert_eq!(phone.post(&address, &[("reply", "declines"), ("note", "đi công tác")]).await.status, StatusCode::SEE_OTHER);
    assert!(hoa.get(&format!("{AT}/dai-bieu")).await.body.contains("đi công tác"));
    for (deed, status) in [("begin", 404), ("bieu-quyet", 422), ("rut", 404)] {
        assert_eq!(phone.post(&format!("/the/{card}/{deed}"), &[]).await.status.as_u16(), status, "{deed}");
    }
    let large = phone.post(&format!("/the/{card}/co-lon"), &[]).await;
    assert!(large.status == StatusCode::SEE_OTHER && large.cookie.unwrap().contains("co_lon=1"));
    begin(&house, &hoa, 3).await;
    let out = phone.post(&format!("/the/{card}/phat-bieu"), &[]).await;
    assert!(out.status == StatusCode::CONFLICT && out.body.contains("chưa điểm danh vào phòng"), "{}", out.body);
}

#[tokio::test]
async fn after_the_end_nobody_comes_in_until_it_resumes() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    begin(&house, &hoa, 2).await;
    does(&hoa, "end", &SURE).await;
    let late = delegate(&house, "Đào Thị Mỹ Duyên").await;
    assert_eq!(passes(&hoa, &late, "enter").await.status, StatusCode::CONFLICT);
    assert_eq!(press(&hoa, "pause", &[]).await.status, StatusCode::CONFLICT);
    does(&hoa, "resume", &[]).await;
    assert_eq!(passes(&hoa, &late, "enter").await.status, StatusCode::SEE_OTHER);
}
