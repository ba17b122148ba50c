//! Run: items, speakers, notes, a task from a note; two who press at once; a restart in the middle; the log read again.

use super::{AT, SURE, begin, card, delegate, does, gather, hall, press, refuses};
use crate::house::House;
use axum::http::StatusCode;
use soket::demo;
use soket::store;
use soket::store::conference::log;
use soket_core::conference::ConferenceState;
use soket_core::conference::deed::Deed;
use soket_core::conference::hall::Hall;

#[tokio::test]
async fn items_follow_each_other_and_can_be_gone_back_to() {
    let house = House::open().await;
    let (quang, hoa) = (house.person("quang").await, house.person("hoa").await);
    refuses(&quang, "begin", &[], "chưa mở điểm danh").await;
    begin(&house, &hoa, 30).await;
    refuses(&quang, "begin", &[], "đã khai mạc rồi").await;
    let items: Vec<String> = hall(&house).await.items.iter().map(|item| item.id.to_string()).collect();
    does(&quang, "begin_item", &[("item", &items[0])]).await;
    refuses(&quang, "begin_item", &[("item", &items[0])], "đang tiến hành").await;
    does(&quang, "begin_item", &[("item", &items[1])]).await;
    does(&quang, "skip_item", &[("item", &items[2])]).await;
    refuses(&quang, "skip_item", &[("item", &items[1])], "").await;
    does(&quang, "begin_item", &[("item", &items[0])]).await;
    does(&quang, "pause", &[]).await;
    refuses(&hoa, "pause", &[], "đang tạm dừng").await;
    does(&hoa, "proceed", &[]).await;
    does(&quang, "end_item", &[("item", &items[0])]).await;
    for wrong in ["", "x", "-1", "99999", "99999999999999999999"] {
        refuses(&quang, "begin_item", &[("item", wrong)], "").await;
    }
    for deed in ["", "open", "set_clock", "Begin"] {
        refuses(&quang, deed, &[], "không đọc được").await;
    }
}

#[tokio::test]
async fn opening_too_early_and_closing_are_asked_about_first() {
    let house = House::open().await;
    let quang = house.person("quang").await;
    gather(&house, &quang, 28).await;
    let says = "Chưa đủ số lượng: có mặt 28/43, còn thiếu 1 người; hội nghị ghi ngày 26/5/2023, hôm nay là ngày 20/5/2023.";
    let page = async || quang.get(&format!("{AT}/dieu-hanh")).await.body;
    let shown = page().await;
    assert!(shown.contains(says) && shown.contains("Vẫn khai mạc"), "the page says why it asks: {}", shown.split("<main").nth(1).unwrap());
    let before = hall(&house).await.hall.lines;
    let asked = press(&quang, "begin", &[]).await;
    assert_eq!(asked.status, StatusCode::CONFLICT);
    assert!(asked.body.contains(says) && asked.body.contains("bấm “Vẫn khai mạc”"), "{}", asked.body);
    let missing = hall(&house).await.hall.roll.places().find(|(_, place)| place.is_counted() && !place.stays.is_running()).unwrap().0;
    super::passes(&quang, &missing.to_string(), "enter").await;
    refuses(&quang, "begin", &[], "Hội nghị ghi ngày 26/5/2023, hôm nay mới là ngày 20/5/2023.").await;
    assert_eq!(hall(&house).await.hall.lines, before + 1, "nothing but the door");
    does(&quang, "begin", &SURE).await;
    let ask = [("delegate", missing.to_string())];
    does(&quang, "ask", &[("delegate", &ask[0].1)]).await;
    let said = press(&quang, "end", &[]).await;
    assert_eq!(said.status, StatusCode::CONFLICT);
    assert!(said.body.contains("Chưa tiến hành") && said.body.contains("Còn 1 người chờ phát biểu:"), "{}", said.body);
    assert!(page().await.contains("Xác nhận bế mạc"));
    let minutes = async || quang.get(&format!("{AT}/giay/bien-ban")).await.body;
    for (fields, is_read) in [(&[SURE[0]][..], false), (&[SURE[0], ("read", "1")], true)] {
        does(&quang, "end", fields).await;
        let told = minutes().await;
        assert!(told.contains("Hội nghị kết thúc lúc"));
        assert_eq!(told.contains("Biên bản đã được đọc lại"), is_read, "minutes say so only where somebody did");
        does(&quang, "resume", &[]).await;
    }
}

#[tokio::test]
async fn a_card_asks_for_the_floor_and_the_chair_gives_it() {
    let house = House::open().await;
    let (quang, phone) = (house.person("quang").await, house.stranger());
    let ids = begin(&house, &quang, 30).await;
    let cards: Vec<String> = hall(&house).await.delegates.iter().take(3).map(|one| one.card.clone()).collect();
    for card in &cards[..2] {
        assert_eq!(phone.post(&format!("/the/{card}/phat-bieu"), &[]).await.status, StatusCode::SEE_OTHER);
    }
    let twice = phone.post(&format!("/the/{}/phat-bieu", cards[0]), &[]).await;
    assert!(twice.status == StatusCode::CONFLICT && twice.body.contains("đã đăng ký phát biểu"), "{}", twice.body);
    does(&quang, "ask", &[("delegate", &ids[5]), ("turn", "order")]).await;
    let waiting = async || hall(&house).await.hall.floor.waiting().map(|turn| turn.id.to_string()).collect::<Vec<_>>();
    let queue = waiting().await;
    assert_eq!(queue.len(), 3);
    assert!(phone.get(&format!("/the/{}/", cards[1])).await.body.contains("trước bạn còn 2 người"), "a point of order goes first");
    let theirs = phone.post(&format!("/the/{}/rut", cards[1]), &[("turn", &queue[1])]).await;
    assert_eq!(theirs.status, StatusCode::FORBIDDEN, "nobody withdraws for another");
    does(&quang, "place", &[("turn", &queue[2]), ("at", "0")]).await;
    assert_eq!(waiting().await[0], queue[2]);
    for minutes in ["0", "-1", "241", "", "mười"] {
        refuses(&quang, "give", &[("turn", &queue[2]), ("minutes", minutes)], "từ 1 đến 240").await;
    }
    does(&quang, "give", &[("turn", &queue[2]), ("minutes", "10")]).await;
    assert!(house.stranger().get("/chieu/so-ket-26-5-2023").await.status == StatusCode::OK);
    refuses(&quang, "withdraw", &[("turn", &queue[2])], "").await;
    does(&quang, "gist", &[("turn", &queue[2]), ("text", "Đề nghị mua máy mới")]).await;
    does(&quang, "end_turn", &[("turn", &queue[2])]).await;
    assert_eq!(phone.post(&format!("/the/{}/rut", cards[0]), &[("turn", &queue[1])]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(waiting().await, [queue[0].clone()]);
    let told = quang.get(&format!("{AT}/dien-bien")).await.body;
    assert!(told.contains("Đề nghị mua máy mới") && told.contains("rút đăng ký phát biểu"), "{told}");
    for (deed, turn) in [("give", "0"), ("withdraw", "x"), ("end_turn", "99999"), ("place", "1")] {
        refuses(&quang, deed, &[("turn", turn), ("minutes", "5"), ("at", "0")], "").await;
    }
    refuses(&quang, "ask", &[("delegate", "99999")], "không có trong danh sách").await;
}

#[tokio::test]
async fn a_note_is_kept_mended_struck_and_becomes_a_task_once() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let ids = begin(&house, &hoa, 30).await;
    refuses(&hoa, "note", &[("kind", "limit"), ("text", "  ")], "Chưa ghi nội dung").await;
    refuses(&hoa, "note", &[("kind", "gossip"), ("text", "x")], "không đọc được").await;
    does(&hoa, "note", &[("kind", "limit"), ("text", "Máy cũ hỏng nhiều"), ("delegate", &ids[3])]).await;
    let note = hall(&house).await.hall.notes[0].id.to_string();
    does(&hoa, "mend", &[("note", &note), ("text", "Máy cũ hỏng <b>nhiều</b>")]).await;
    assert!(hoa.get(&format!("{AT}/dieu-hanh")).await.body.contains("Máy cũ hỏng &#60;b&#62;nhiều&#60;/b&#62;"));
    let task = [
        ("note", note.as_str()),
        ("title", "Mua máy mới"),
        ("lead", "cb-co-khi"),
        ("due_on", "30/6/2023"),
        ("owner", "nguyen thi ngoc lan"),
    ];
    for (field, wrong, says) in [
        ("title", "", "Chưa ghi việc phải làm"),
        ("due_on", "hôm qua", ""),
        ("due_on", "1/1/2020", "đã qua"),
        ("lead", "x", ""),
        ("owner", "Không Ai Cả", "Sổ tên không có ai tên “Không Ai Cả”"),
    ] {
        let form: Vec<(&str, &str)> = task.iter().map(|(name, value)| (*name, if *name == field { wrong } else { *value })).collect();
        refuses(&hoa, "set_task", &form, says).await;
    }
    let count = async || store::task::all(&house.app.db).await.unwrap().len();
    let before = count().await;
    let twice = tokio::join!(press(&hoa, "set_task", &task), press(&hoa, "set_task", &task));
    let statuses = [twice.0.status, twice.1.status];
    assert!(statuses.contains(&StatusCode::SEE_OTHER) && statuses.contains(&StatusCode::CONFLICT), "{statuses:?}");
    assert_eq!(count().await, before + 1, "one task");
    let set = store::task::all(&house.app.db).await.unwrap().into_iter().find(|task| task.title == "Mua máy mới").unwrap();
    assert_eq!(set.owner_name, "Nguyễn Thị Ngọc Lan", "who answers for it is carried into the task");
    let lan = house.person("lan").await;
    assert!(lan.get("/viec?xem=cua-toi").await.body.contains("Mua máy mới"));
    assert!(lan.get("/viec").await.body.contains("Mua máy mới"), "who leads it sees it");
    does(&hoa, "strike", &[("note", &note)]).await;
    refuses(&hoa, "mend", &[("note", &note), ("text", "x")], "đã được gạch bỏ").await;
    // What the secretary wrote down can be mended after the end.
    does(&hoa, "note", &[("kind", "conclusion"), ("text", "Thống nhất")]).await;
    does(&hoa, "end", &SURE).await;
    let note = hall(&house).await.hall.notes[1].id.to_string();
    does(&hoa, "mend", &[("note", &note), ("text", "Thống nhất báo cáo")]).await;
}

#[tokio::test]
async fn a_note_becomes_a_task_with_owner_and_day_in_the_click_that_writes_it() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    begin(&house, &hoa, 30).await;
    let note = [("kind", "promise"), ("text", "Xong kho dụng cụ"), ("lead", "cb-co-khi"), ("due_on", "30/6/2023")];
    let shown = hoa.get(&format!("{AT}/dieu-hanh")).await.body;
    let line =
        shown.split("<option value=\"").find_map(|rest| rest.split('"').next().filter(|line| line.starts_with("Nguyễn Thị Ngọc Lan, ")));
    let line = line.expect("she is offered with her unit").to_owned();
    refuses(&hoa, "note", &[&note[..], &[("owner", "Lan")]].concat(), "Sổ tên không có ai tên “Lan”").await;
    refuses(&hoa, "note", &[&note[..3], &[("owner", line.as_str())]].concat(), "").await;
    assert!(hall(&house).await.hall.notes.is_empty(), "a note whose task was refused is not written");
    does(&hoa, "note", &[&note[..], &[("owner", line.as_str())]].concat()).await;
    let task = hall(&house).await.hall.notes[0].task.unwrap();
    let set = store::task::all(&house.app.db).await.unwrap().into_iter().find(|set| set.id == task).unwrap();
    assert_eq!((set.owner_name.as_str(), set.origin.as_str()), ("Nguyễn Thị Ngọc Lan", "Nhận việc: Xong kho dụng cụ"));
}

#[tokio::test]
async fn of_two_buttons_that_exclude_each_other_one_happens_and_both_are_answered() {
    let house = House::open().await;
    let (quang, hoa) = (house.person("quang").await, house.person("hoa").await);
    does(&hoa, "open_doors", &[]).await;
    let vote = [("subject", "Thông qua chương trình"), ("form", "hands"), ("base", "present")];
    for (chair, secretary) in [(("begin", &SURE[..]), ("begin", &SURE[..])), (("end", &SURE), ("open_vote", &vote))] {
        let before = hall(&house).await.hall.lines;
        let pressed = tokio::join!(press(&quang, chair.0, chair.1), press(&hoa, secretary.0, secretary.1));
        let statuses = [pressed.0.status, pressed.1.status];
        assert_eq!(hall(&house).await.hall.lines, before + 1, "{chair:?} {statuses:?}");
        assert!(statuses.contains(&StatusCode::SEE_OTHER) && statuses.contains(&StatusCode::CONFLICT), "{chair:?} {statuses:?}");
    }
}

#[tokio::test]
async fn after_a_restart_the_hall_stands_as_before() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let ids = begin(&house, &hoa, 30).await;
    let item = hall(&house).await.items[5].id.to_string();
    does(&hoa, "begin_item", &[("item", &item)]).await;
    does(&hoa, "ask", &[("delegate", &ids[0])]).await;
    does(&hoa, "show", &[("slide", "quorum")]).await;
    does(&hoa, "open_vote", &[("subject", "Thông qua"), ("form", "phones"), ("base", "members")]).await;
    let vote = hall(&house).await.hall.votes().next().unwrap().id.to_string();
    does(&hoa, "cast", &[("vote", &vote), ("delegate", &ids[1]), ("choice", "for"), ("nonce", "once")]).await;
    let before = format!("{:?}", hall(&house).await.hall);
    let cookie = hoa.cookie.clone();
    drop(hoa);
    let house = house.reopen().await;
    assert_eq!(format!("{:?}", hall(&house).await.hall), before);
    let mut hoa = house.stranger();
    hoa.cookie = cookie;
    // What was sent before the restart and not heard of is sent again, and does not count again.
    does(&hoa, "cast", &[("vote", &vote), ("delegate", &ids[1]), ("choice", "against"), ("nonce", "once")]).await;
    assert_eq!(format!("{:?}", hall(&house).await.hall), before);
    does(&hoa, "close_vote", &[("vote", &vote)]).await;
}

/// The whole morning of the demonstration has every kind of line that the desk writes; the stored log gives the same hall.
#[tokio::test]
async fn the_stored_log_gives_the_same_hall_and_every_line_reads_back() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let ids = begin(&house, &hoa, 31).await;
    let (item, card) = (hall(&house).await.items[0].id.to_string(), card(&house, "Lê Minh Quang").await);
    super::passes(&hoa, &ids[30], "leave").await;
    for (deed, fields) in [
        ("begin_item", vec![("item", item.as_str())]),
        ("pause", vec![]),
        ("proceed", vec![]),
        ("note", vec![("kind", "direction"), ("text", "“Nói” \\ \u{1F600} 'x'")]),
        ("show", vec![("slide", "blank")]),
        ("open_vote", vec![("subject", "Một"), ("form", "hands"), ("base", "present")]),
    ] {
        does(&hoa, deed, &fields).await;
    }
    let vote = hall(&house).await.hall.votes().next().unwrap().id.to_string();
    let counted = [("vote", vote.as_str()), ("for", "30"), ("against", "0"), ("other", "0")];
    does(&hoa, "count", &[&counted[..], &[("teller", &ids[1])]].concat()).await;
    does(&hoa, "confirm", &[&counted[..], &[("teller", &ids[2])]].concat()).await;
    does(&hoa, "correct_vote", &[&counted[..], &[("teller", &ids[2]), ("reason", "đếm nhầm")]].concat()).await;
    assert_eq!(house.stranger().post(&format!("/the/{card}/phat-bieu"), &[]).await.status, StatusCode::SEE_OTHER);
    does(&hoa, "end", &SURE).await;
    does(&hoa, "resume", &[]).await;
    let conference = demo::conference::held(&house.app).await.unwrap();
    let sent = log::behind(&house.app.db, conference.id, 0).await.unwrap();
    let lines: Vec<_> = sent.into_iter().map(|sent| sent.line).collect();
    assert_eq!(format!("{:?}", Hall::after(&lines)), format!("{:?}", hall(&house).await.hall));
    assert!(lines.iter().zip(1..).all(|(line, number)| line.number == number), "no gap, nothing twice");
    for line in &lines {
        let text = serde_json::to_string(&line.deed).unwrap();
        assert_eq!(serde_json::from_str::<Deed>(&text).unwrap(), line.deed, "{text}");
    }
    assert_eq!(hall(&house).await.hall.state, ConferenceState::Running);
}

#[tokio::test]
async fn without_anybody_who_votes_the_doors_stay_shut() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let form =
        [("unit", "dang-bo"), ("kind", "talk"), ("title", "Chuyên đề"), ("held_on", "1/6/2023"), ("starts_at", "8"), ("quorum", "1/2")];
    let address = hoa.post("/hoi-nghi/moi", &form).await.location;
    let refused = hoa.post(&format!("{address}/dieu-hanh"), &[("deed", "open_doors")]).await;
    assert!(
        refused.status == StatusCode::CONFLICT && refused.body.contains("chưa có đại biểu nào có quyền biểu quyết"),
        "{}",
        refused.body
    );
    assert!(delegate(&house, "Lê Minh Quang").await.parse::<i64>().is_ok());
}
