//! Comments of readers: held until a named person lets them through, told to their writer, taken back, counted against floods.

use crate::house::{Answer, House, Person};
use axum::http::StatusCode;

const ARTICLE: &str = "/tin/chi-bo-sinh-hoat-chuyen-de";
const FORM: &str = "/tin/chi-bo-sinh-hoat-chuyen-de/binh-luan";

/// An article that takes comments; gives its address at the desk.
async fn published(house: &House) -> String {
    let (hoa, quang) = (house.person("hoa").await, house.person("quang").await);
    let words = [
        ("unit", "dang-bo"),
        ("title", "Chi bộ sinh hoạt chuyên đề"),
        ("lead", "Chi bộ họp."),
        ("body", "Một đoạn."),
        ("rubric", "Xây dựng Đảng"),
        ("tags", ""),
        ("byline", "VP"),
        ("dated_on", "19/5/2023"),
    ];
    let article = hoa.post("/tin-bai/moi", &words).await.location;
    for (person, step) in [(&hoa, "submit"), (&quang, "publish")] {
        let answer = person.post(&format!("{article}/buoc"), &[("step", step)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
    article
}

/// What Tám sends, with some fields changed.
async fn sends(reader: &Person<'_>, changes: &[(&str, &str)]) -> Answer {
    let usual = [("name", "Trần Văn Tám"), ("email", "tam@example.vn"), ("body", "Bài rất hay."), ("seconds", "40"), ("trang_web", "")];
    let mut fields: Vec<(&str, &str)> = usual.into_iter().filter(|(name, _)| !changes.iter().any(|(other, _)| other == name)).collect();
    fields.extend(changes);
    reader.post(FORM, &fields).await
}

/// The comments that the demonstration has already.
const THERE_BEFORE: i64 = 7;

/// The numbers of the comments on a shelf of the moderator, without those of the demonstration.
async fn on(moderator: &Person<'_>, shelf: &str) -> Vec<String> {
    let page = moderator.get(&format!("/kiem-duyet?ngan={shelf}")).await.body;
    let ids = page.split("name=\"id\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    ids.filter(|id| id.parse::<i64>().unwrap() > THERE_BEFORE).collect()
}

async fn judge(moderator: &Person<'_>, ids: &[String], fields: &[(&str, &str)]) -> Answer {
    let mut all: Vec<(&str, &str)> = ids.iter().map(|id| ("id", id.as_str())).collect();
    all.extend(fields);
    moderator.post("/kiem-duyet", &all).await
}

#[tokio::test]
async fn a_comment_waits_is_shown_changed_and_taken_back() {
    let house = House::open().await;
    published(&house).await;
    let (hoa, reader) = (house.person("hoa").await, house.stranger());
    let sent = sends(&reader, &[("body", "Bài rất hay.\n<script>alert(1)</script>")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let pass = sent.location;
    assert!(pass.starts_with("/binh-luan/"));
    assert!(reader.get(&pass).await.body.contains("chờ duyệt"));
    let desks = (hoa.get("/").await.body, house.person("lan").await.get("/").await.body);
    assert!(desks.0.contains("3 bình luận chờ duyệt") && !desks.1.contains("bình luận chờ duyệt"), "who moderates is told");
    assert!(!reader.get(ARTICLE).await.body.contains("Bài rất hay"), "nobody has let it through");
    assert_eq!(sends(&reader, &[("body", "Bài rất hay.\n<script>alert(1)</script>")]).await.location, pass, "sent twice it counts once");

    let waiting = on(&hoa, "cho").await;
    assert_eq!(waiting.len(), 1);
    assert_eq!(judge(&hoa, &waiting, &[("step", "approve"), ("ngan", "cho")]).await.status, StatusCode::SEE_OTHER);
    let read = reader.get(ARTICLE).await.body;
    assert!(read.contains("Trần Văn Tám") && read.contains("&#60;script&#62;alert(1)") && !read.contains("<script>alert"), "{read}");
    assert!(!read.contains("tam@example.vn"), "an e-mail address is shown to nobody");
    assert!(reader.get(&pass).await.body.contains("đã hiển thị"));

    // The organisation answers under its own name.
    let answer = hoa.post(&format!("/kiem-duyet/{}/tra-loi", waiting[0]), &[("name", "Văn phòng"), ("body", "Cảm ơn bạn.")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let read = reader.get(ARTICLE).await.body;
    assert!(read.contains("Cảm ơn bạn.") && read.contains("class=\"answer\""));

    // What was changed waits again, and its answer with it.
    let changed = [("name", "Tám"), ("email", "tam@example.vn"), ("body", "Bài khá hay."), ("step", "edit")];
    assert_eq!(reader.post(&pass, &changed).await.status, StatusCode::SEE_OTHER);
    let read = reader.get(ARTICLE).await.body;
    assert!(!read.contains("Bài rất hay") && !read.contains("Bài khá hay") && !read.contains("Cảm ơn bạn."));
    assert_eq!(reader.post(&pass, &[("step", "withdraw")]).await.status, StatusCode::SEE_OTHER);
    let left = reader.get(&pass).await.body;
    assert!(left.contains("người viết đã rút") && !left.contains("khá hay") && !left.contains("tam@example.vn"), "{left}");
    assert!(!hoa.get(&format!("/kiem-duyet/{}", waiting[0])).await.body.contains("tam@example.vn"));
    assert_ne!(sends(&reader, &[]).await.location, pass, "what was taken back can be written anew");
}

#[tokio::test]
async fn a_refusal_gives_a_reason_from_the_list_and_can_be_reconsidered() {
    let house = House::open().await;
    published(&house).await;
    let (hoa, reader) = (house.person("hoa").await, house.stranger());
    let pass = sends(&reader, &[]).await.location;
    let waiting = on(&hoa, "cho").await;
    for fields in [vec![("step", "refuse")], vec![("step", "refuse"), ("reason", "opinion")]] {
        let answer = judge(&hoa, &waiting, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("Chọn lý do") && answer.body.contains("checked"), "what was ticked stays");
    }
    assert_eq!(judge(&hoa, &[], &[("step", "approve")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let refuse = [("step", "refuse"), ("reason", "off_topic"), ("note", "Mời gửi ở mục Hỏi đáp.")];
    assert_eq!(judge(&hoa, &waiting, &refuse).await.status, StatusCode::SEE_OTHER);
    let told = reader.get(&pass).await.body;
    assert!(told.contains("Không liên quan đến nội dung bài") && told.contains("Mời gửi ở mục Hỏi đáp."), "{told}");
    assert!(!told.contains("Hoa"), "the writer is not told who decided");
    assert_eq!(judge(&hoa, &waiting, &[("step", "approve")]).await.status, StatusCode::CONFLICT);
    assert_eq!(
        reader.post(&pass, &[("name", "Tám"), ("email", "t@e.vn"), ("body", "X y"), ("step", "edit")]).await.status,
        StatusCode::CONFLICT
    );
    assert_eq!(judge(&hoa, &waiting, &[("step", "reconsider")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(on(&hoa, "cho").await, waiting);
}

#[tokio::test]
async fn what_looks_like_spam_says_why_and_follows_the_rules_of_the_house() {
    let house = House::open().await;
    published(&house).await;
    let (hoa, reader) = (house.person("hoa").await, house.stranger());
    for (changes, why) in [
        (vec![("body", "Mua ở a.com và b.net")], "nhiều đường dẫn"),
        (vec![("body", "Tôi là người"), ("trang_web", "http://x")], "điền vào ô mà người thường không thấy"),
        (vec![("body", "Rất nhanh"), ("seconds", "1")], "gửi nhanh hơn người gõ được"),
        (vec![("body", "Gọi 0912345678")], "có thể chứa thông tin cá nhân"),
    ] {
        assert_eq!(sends(&reader, &changes).await.status, StatusCode::SEE_OTHER);
        assert!(hoa.get("/kiem-duyet?ngan=nghi").await.body.contains(why), "{why}");
    }
    assert!(on(&hoa, "cho").await.is_empty());
    let mut other = house.stranger();
    other.address = [198, 51, 100, 7];
    assert_eq!(sends(&other, &[("body", "Cho vay nóng")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(on(&hoa, "cho").await.len(), 1, "another house is no flood");
    let rules = [("fastest", "4"), ("an_hour", "5"), ("links", "3"), ("open_days", "30"), ("kept_days", "90"), ("body", "vay nong\n\n!")];
    assert_eq!(hoa.post("/kiem-duyet/quy-tac", &rules).await.status, StatusCode::SEE_OTHER);
    let suspect = hoa.get("/kiem-duyet?ngan=nghi").await.body;
    assert!(suspect.contains("có từ trong danh sách của đơn vị") && !suspect.contains("nhiều đường dẫn"), "the backlog is looked at again");
    for bad in [("fastest", "-1"), ("an_hour", "0"), ("links", "x"), ("kept_days", "9999")] {
        let fields: Vec<(&str, &str)> = rules.iter().map(|field| if field.0 == bad.0 { bad } else { *field }).collect();
        let answer = hoa.post("/kiem-duyet/quy-tac", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad:?}");
        assert!(answer.body.contains("vay nong") && answer.body.contains("Ghi một số nguyên"));
    }
}

#[tokio::test]
async fn a_flood_from_one_house_is_refused_and_bad_fields_keep_the_words() {
    let house = House::open().await;
    published(&house).await;
    let (hoa, reader) = (house.person("hoa").await, house.stranger());
    let answer = sends(&reader, &[("email", "khong-phai"), ("body", "Lời tôi viết")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Email chưa đúng") && answer.body.contains("Lời tôi viết") && answer.body.contains("aria-invalid"));
    for number in 0..20 {
        assert_eq!(sends(&reader, &[("body", &format!("Bình luận {number}"))]).await.status, StatusCode::SEE_OTHER);
    }
    let refused = sends(&reader, &[("body", "Bình luận nữa")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("quá nhiều bình luận"), "{}", refused.body);
    let mut other = house.stranger();
    other.address = [198, 51, 100, 7];
    assert_eq!(sends(&other, &[("body", "Từ nhà khác")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(on(&hoa, "cho").await.len() + on(&hoa, "nghi").await.len(), 21);
}

#[tokio::test]
async fn readers_report_and_a_moderator_takes_down_or_leaves() {
    let house = House::open().await;
    let article = published(&house).await;
    let (hoa, quang, reader) = (house.person("hoa").await, house.person("quang").await, house.stranger());
    let pass = sends(&reader, &[]).await.location;
    let ids = on(&hoa, "cho").await;
    let report = format!("{FORM}/{}/bao", ids[0]);
    assert_eq!(reader.post(&report, &[("reason", "insult")]).await.status, StatusCode::NOT_FOUND, "nobody sees it yet");
    judge(&hoa, &ids, &[("step", "approve")]).await;
    assert_eq!(reader.get(&report).await.status, StatusCode::OK);
    assert_eq!(reader.post(&report, &[("words", "x")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for _ in 0..2 {
        assert_eq!(reader.post(&report, &[("reason", "insult"), ("words", "Nói xấu")]).await.status, StatusCode::OK);
    }
    assert_eq!(on(&hoa, "bao").await, ids);
    assert!(hoa.get("/kiem-duyet?ngan=bao").await.body.contains("Nói xấu"));
    assert_eq!(judge(&hoa, &ids, &[("step", "leave"), ("ngan", "bao")]).await.status, StatusCode::SEE_OTHER);
    assert!(on(&hoa, "bao").await.is_empty() && reader.get(ARTICLE).await.body.contains("Bài rất hay"));
    assert_eq!(judge(&hoa, &ids, &[("step", "take_down"), ("reason", "insult")]).await.status, StatusCode::SEE_OTHER);
    assert!(!reader.get(ARTICLE).await.body.contains("Bài rất hay"));
    assert!(reader.get(&pass).await.body.contains("đã gỡ"));

    // A withdrawn article takes its comments along, and they come back with it.
    judge(&hoa, &ids, &[("step", "reconsider")]).await;
    judge(&hoa, &ids, &[("step", "approve")]).await;
    for (person, fields) in [
        (&quang, vec![("step", "withdraw"), ("note", "Nhầm")]),
        (&hoa, vec![("step", "reopen")]),
        (&hoa, vec![("step", "submit")]),
        (&quang, vec![("step", "publish")]),
    ] {
        assert_eq!(person.post(&format!("{article}/buoc"), &fields).await.status, StatusCode::SEE_OTHER);
    }
    assert!(reader.get(ARTICLE).await.body.contains("Bài rất hay"));
}

#[tokio::test]
async fn who_does_not_moderate_sees_no_comment_that_waits() {
    let house = House::open().await;
    published(&house).await;
    sends(&house.stranger(), &[]).await;
    let lan = house.person("lan").await;
    for path in ["/kiem-duyet", "/kiem-duyet/1", "/kiem-duyet/quy-tac"] {
        let status = lan.get(path).await.status;
        assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&status), "{path}: {status}");
    }
    assert_eq!(lan.post("/kiem-duyet", &[("id", "1"), ("step", "approve")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(house.stranger().get("/binh-luan/0").await.status, StatusCode::NOT_FOUND);
}
