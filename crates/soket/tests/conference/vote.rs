//! Votes: by hand with two tellers, on phones with whoever may, recorded for whoever has no phone; corrected, called off.

use super::{SURE, begin, card, delegate, does, hall, passes, press, refuses};
use crate::house::{Answer, House, Person};
use axum::http::StatusCode;
use soket_core::conference::vote::Tally;

async fn open(person: &Person<'_>, house: &House, (form, base): (&str, &str)) -> String {
    does(person, "open_vote", &[("subject", "Thông qua chương trình"), ("form", form), ("base", base)]).await;
    hall(house).await.hall.votes().last().unwrap().id.to_string()
}

fn counts<'a>(vote: &'a str, [agree, against, other]: [&'a str; 3], teller: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("vote", vote), ("for", agree), ("against", against), ("other", other), ("teller", teller)]
}

#[tokio::test]
async fn hands_are_counted_by_two_who_say_the_same() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let ids = begin(&house, &hoa, 30).await;
    refuses(&hoa, "open_vote", &[("subject", " "), ("form", "hands"), ("base", "present")], "Chưa ghi nội dung biểu quyết").await;
    refuses(&hoa, "open_vote", &[("subject", "x"), ("form", "secret"), ("base", "present")], "không đọc được").await;
    let vote = open(&hoa, &house, ("hands", "members")).await;
    refuses(&hoa, "open_vote", &[("subject", "x"), ("form", "hands"), ("base", "present")], "Còn một lần biểu quyết").await;
    refuses(&hoa, "end", &[], "Còn một lần biểu quyết chưa có kết quả").await;
    refuses(&hoa, "confirm", &counts(&vote, ["30", "0", "0"], &ids[0]), "Chưa ai đếm lần đầu").await;
    for (typed, says) in [
        (["31", "0", "0"], "Đếm được 31 nhưng khi mở biểu quyết chỉ có 30"),
        (["28", "2", "1"], "Đếm được 31"),
        (["-1", "0", "0"], "phải là số nguyên không âm"),
        (["", "0", "0"], "phải là số nguyên không âm"),
        (["ba mươi", "0", "0"], "phải là số nguyên không âm"),
        (["2,5", "0", "0"], "phải là số nguyên không âm"),
        (["4294967296", "0", "0"], "phải là số nguyên không âm"),
        (["4294967295", "4294967295", "4294967295"], "Đếm được 12884901885"),
    ] {
        refuses(&hoa, "count", &counts(&vote, typed, &ids[0]), says).await;
    }
    refuses(&hoa, "count", &counts(&vote, ["30", "0", "0"], "99999"), "không có trong danh sách").await;
    refuses(&hoa, "count", &counts(&vote, ["30", "0", "0"], ""), "Chưa chọn đại biểu").await;
    refuses(&hoa, "count", &counts("99999", ["30", "0", "0"], &ids[0]), "Không có lần biểu quyết này").await;
    refuses(&hoa, "cast", &[("vote", &vote), ("delegate", &ids[0]), ("choice", "for")], "không bấm trên điện thoại").await;
    // Pasted with blanks and a tab.
    does(&hoa, "count", &counts(&vote, [" 29 ", "1\t", "0"], &ids[0])).await;
    refuses(&hoa, "confirm", &counts(&vote, ["29", "1", "0"], &ids[0]), "phải khác người đếm thứ nhất").await;
    refuses(&hoa, "confirm", &counts(&vote, ["28", "2", "0"], &ids[1]), "Hai lần đếm khác nhau").await;
    does(&hoa, "count", &counts(&vote, ["28", "1", "0"], &ids[1])).await;
    does(&hoa, "confirm", &counts(&vote, ["28", "1", "0"], &ids[0])).await;
    let outcome = |view: &soket::store::conference::prepared::View| view.hall.votes().next().unwrap().outcome().unwrap();
    let result = outcome(&hall(&house).await);
    assert_eq!((result.tally, result.silent, result.of, result.is_passed), (Tally { agree: 28, against: 1, other: 0 }, 1, 43, true));
    assert_eq!(result.percent(28), "65,12%");
    refuses(&hoa, "count", &counts(&vote, ["30", "0", "0"], &ids[0]), "đã có kết quả").await;
    let again = counts(&vote, ["20", "9", "1"], &ids[0]);
    refuses(&hoa, "correct_vote", &again, "Chưa ghi lý do").await;
    does(&hoa, "correct_vote", &[&again[..], &[("reason", "cộng nhầm bàn 3")]].concat()).await;
    let view = hall(&house).await;
    assert!(!outcome(&view).is_passed);
    assert_eq!(view.hall.votes().next().unwrap().counts.len(), 4, "every count is kept");
    let told = hoa.get(&format!("{}/dien-bien", super::AT)).await.body;
    assert!(told.contains("cộng nhầm bàn 3") && told.contains("28 tán thành"), "{told}");
    // The base stays as it was when the vote was opened.
    passes(&hoa, &ids[0], "leave").await;
    assert_eq!(outcome(&hall(&house).await).of, 43);
}

async fn cast(phone: &Person<'_>, card: &str, (vote, choice): (&str, &str)) -> Answer {
    phone.post(&format!("/the/{card}/bieu-quyet"), &[("vote", vote), ("choice", choice)]).await
}

#[tokio::test]
async fn on_phones_votes_who_may_and_the_last_choice_counts() {
    let house = House::open().await;
    let (hoa, phone) = (house.person("hoa").await, house.stranger());
    let ids = begin(&house, &hoa, 30).await;
    for name in ["Nguyễn Hữu Tường", "Châu Minh Khang", "Huỳnh Văn Sáu"] {
        passes(&hoa, &delegate(&house, name).await, "enter").await;
    }
    let cards: Vec<String> = {
        let view = hall(&house).await;
        ids.iter().map(|id| view.delegates.iter().find(|one| one.id.to_string() == *id).unwrap().card.clone()).collect()
    };
    passes(&hoa, &ids[29], "leave").await;
    let vote = open(&hoa, &house, ("phones", "present")).await;
    for (name, says) in [("Nguyễn Hữu Tường", "Chỉ đại biểu có quyền biểu quyết"), ("Châu Minh Khang", "Chỉ đại biểu có quyền biểu quyết")]
    {
        let refused = cast(&phone, &card(&house, name).await, (&vote, "for")).await;
        assert!(refused.status == StatusCode::FORBIDDEN && refused.body.contains(says), "{name}: {}", refused.body);
    }
    let out = cast(&phone, &cards[29], (&vote, "for")).await;
    assert!(out.status == StatusCode::CONFLICT && out.body.contains("đã ra ngoài hoặc chưa điểm danh"), "{}", out.body);
    passes(&hoa, &ids[29], "enter").await;
    let late = cast(&phone, &cards[29], (&vote, "for")).await;
    assert!(late.status == StatusCode::CONFLICT && late.body.contains("mở trước khi bạn có mặt"), "{}", late.body);
    for (choice, status) in [("for", 303), ("against", 303), ("against", 303), ("maybe", 422), ("", 422)] {
        assert_eq!(cast(&phone, &cards[0], (&vote, choice)).await.status.as_u16(), status, "{choice}");
    }
    assert!(phone.get(&format!("/the/{}/", cards[0])).await.body.contains("Không tán thành</strong>"));
    for card in &cards[1..5] {
        assert_eq!(cast(&phone, card, (&vote, "for")).await.status, StatusCode::SEE_OTHER);
    }
    // Sáu has no phone: the secretary records what he says.
    let elder = delegate(&house, "Huỳnh Văn Sáu").await;
    does(&hoa, "cast", &[("vote", &vote), ("delegate", &elder), ("choice", "other")]).await;
    refuses(&hoa, "cast", &[("vote", &vote), ("delegate", &elder), ("choice", "")], "Chưa chọn ý kiến").await;
    refuses(&hoa, "count", &counts(&vote, ["5", "0", "0"], &ids[0]), "do máy đếm").await;
    for wrong in ["99999", "x", ""] {
        assert!(cast(&phone, &cards[1], (wrong, "for")).await.status.is_client_error(), "{wrong}");
    }
    does(&hoa, "close_vote", &[("vote", &vote)]).await;
    let result = hall(&house).await.hall.votes().next().unwrap().outcome().unwrap();
    assert_eq!((result.tally, result.of, result.silent), (Tally { agree: 4, against: 1, other: 1 }, 30, 24));
    assert_eq!(cast(&phone, &cards[6], (&vote, "for")).await.status, StatusCode::CONFLICT, "after the end");
    let fix = [&counts(&vote, ["5", "0", "0"], &ids[0])[..], &[("reason", "x")]].concat();
    refuses(&hoa, "correct_vote", &fix, "không sửa tay được").await;
}

#[tokio::test]
async fn ballots_of_all_at_once_are_each_counted_once() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let ids = begin(&house, &hoa, 43).await;
    let vote = open(&hoa, &house, ("phones", "present")).await;
    let view = hall(&house).await;
    let phone = house.stranger();
    let cards: Vec<&str> =
        ids.iter().map(|id| view.delegates.iter().find(|one| one.id.to_string() == *id).unwrap().card.as_str()).collect();
    let each = cards.iter().map(|card| async { (cast(&phone, card, (&vote, "against")).await, cast(&phone, card, (&vote, "for")).await) });
    for (first, second) in futures_of(each).await {
        assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    }
    let before = hall(&house).await.hall.lines;
    does(&hoa, "close_vote", &[("vote", &vote)]).await;
    assert_eq!(hall(&house).await.hall.lines, before + 1);
    assert_eq!(hall(&house).await.hall.votes().next().unwrap().outcome().unwrap().tally, Tally { agree: 43, against: 0, other: 0 });
}

/// All of them at the same time.
async fn futures_of<F: Future>(all: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut waiting: Vec<_> = all.map(Box::pin).collect();
    let mut done: Vec<Option<F::Output>> = waiting.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (one, slot) in waiting.iter_mut().zip(&mut done) {
            if slot.is_none()
                && let std::task::Poll::Ready(output) = one.as_mut().poll(context)
            {
                *slot = Some(output);
            }
        }
        if done.iter().all(Option::is_some) { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done.into_iter().map(Option::unwrap).collect()
}

#[tokio::test]
async fn a_vote_is_called_off_with_a_reason() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    begin(&house, &hoa, 30).await;
    let vote = open(&hoa, &house, ("cards", "present")).await;
    refuses(&hoa, "cancel_vote", &[("vote", &vote)], "Chưa ghi lý do").await;
    does(&hoa, "cancel_vote", &[("vote", &vote), ("reason", "hỏi lại nội dung")]).await;
    assert_eq!(press(&hoa, "cancel_vote", &[("vote", &vote), ("reason", "x")]).await.status, StatusCode::CONFLICT);
    does(&hoa, "end", &SURE).await;
}
