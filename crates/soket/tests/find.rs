//! Finding for readers: forty questions typed the ways people type, the order of what is found, and what is never found.

use crate::house::House;
use axum::http::StatusCode;
use jiff::civil::{Date, date};
use soket::db::backup;
use soket::store::publication::copy::{self, Copy};
use soket_core::article::{Wording, slug};

/// Day, title, lead and body of what stands on the shelf beside the demonstration's news.
const SHELF: &[(Date, &str, &str, &str)] = &[
    (
        date(2021, 6, 2),
        "Quán triệt Kết luận số 01-KL/TW của Bộ Chính trị",
        "Hội trường đông đủ.",
        "Tiếp tục thực hiện Chỉ thị số 05-CT/TW.",
    ),
    (date(2021, 9, 10), "Học tập Chỉ thị 05 trong toàn trường", "Các tổ nêu việc làm.", "Thảo luận ba buổi."),
    (date(2022, 3, 8), "Nữ công tặng quà ngày 8 tháng 3", "Công đoàn tổ chức buổi gặp mặt.", "Chị em trao đổi về nuôi con khoẻ."),
    (date(2022, 4, 1), "Hoà giải ở cơ sở", "Tổ hoà giải họp định kỳ.", "Hàng xóm bớt xích mích, nuôi đàn bò chung."),
    (date(2022, 9, 5), "Khai giảng năm học mới", "Trường đón 320 học sinh.", "Thầy hiệu trưởng đánh trống. Đảng uỷ dự lễ."),
    (date(2022, 10, 20), "Đồng hành cùng học sinh nghèo", "Quỹ của Đoàn thanh niên trao 12 suất học bổng.", "Mỗi suất 500 nghìn đồng."),
    (date(2022, 11, 20), "Toạ đàm ngày Nhà giáo", "Giáo viên kể chuyện nghề.", "Nhân viên văn phòng hát mừng."),
    (date(2023, 2, 3), "Ban Thường vụ thăm người cao tuổi", "Đoàn thăm sáu gia đình.", "Quà tết gồm gạo và đường."),
    (date(2023, 2, 20), "Nghị quyết 08 về du lịch sinh thái", "Ban Chấp hành ban hành nghị quyết.", "Vườn cây, bến đò được chỉnh trang."),
    (date(2023, 3, 26), "Thanh niên trồng cây", "Hai trăm cây sao dọc con đường mới.", "Kế hoạch số 15-KH/ĐTN."),
    (date(2023, 4, 30), "Quyết định khen thưởng đợt một", "Uỷ ban nhân dân thị xã trao giấy khen.", "Quyết định số 7/QĐ-UBND."),
    (date(2023, 5, 2), "Đường vào trường đã thông", "Xe buýt dừng trước cổng.", "Đơn vị thi công trả mặt bằng sớm."),
];

/// What is typed, and the first words of the title that comes first; nothing where nothing is found.
const TABLE: &[(&str, &str)] = &[
    ("khai giảng", "Khai giảng"),
    ("khai giang", "Khai giảng"),
    ("KHAI GIẢNG NĂM HỌC", "Khai giảng"),
    ("  khai   giảng!!", "Khai giảng"),
    ("hoà giải", "Hoà giải"),
    ("hòa giải", "Hoà giải"),
    ("hoa giai", "Hoà giải"),
    ("ho\u{300}a gia\u{309}i", "Hoà giải"),
    ("đồng hành", "Đồng hành"),
    ("dong hanh", "Đồng hành"),
    ("ddoongf hanhf", "Đồng hành"),
    ("đường", "Đường vào"),
    ("dduwowngf", "Đường vào"),
    ("duong truong", "Đường vào"),
    ("toạ đàm", "Toạ đàm"),
    ("tọa đàm", "Toạ đàm"),
    ("toaj ddamf", "Toạ đàm"),
    ("KL 01", "Quán triệt"),
    ("kl01", "Quán triệt"),
    ("01-KL/TW", "Quán triệt"),
    ("kết luận 1", "Quán triệt"),
    ("Kết luận số 01 của Bộ Chính trị", "Quán triệt"),
    ("CT 05", "Học tập Chỉ thị 05"),
    ("chỉ thị 5", "Học tập Chỉ thị 05"),
    ("05-CT/TW", "Quán triệt"),
    ("ct05", "Học tập Chỉ thị 05"),
    ("NQ 08", "Nghị quyết 08"),
    ("nghi quyet 8", "Nghị quyết 08"),
    ("NQ BCH", "Nghị quyết 08"),
    ("BTV", "Ban Thường vụ"),
    ("QĐ 7", "Quyết định"),
    ("qd ubnd", "Quyết định"),
    ("15-KH", "Thanh niên"),
    ("ĐTN học bổng", "Đồng hành"),
    ("cđ 8/3", "Nữ công"),
    ("320 hs", "Khai giảng"),
    ("bến đò", "Nghị quyết 08"),
    ("\"khai giảng\" OR (NEAR *", ""),
    ("x' | 'khai' & !", ""),
    ("tàu vũ trụ", ""),
];

/// A house with the shelf in it.
async fn stocked() -> House {
    let house = House::open().await;
    for (number, (day, title, lead, body)) in SHELF.iter().enumerate() {
        put(&house, (1000 + i64::try_from(number).unwrap(), *day), [title, lead, body]).await;
    }
    house
}

async fn put(house: &House, (id, day): (i64, Date), words: [&str; 3]) {
    put_from(house, (id, day, "2020"), words).await;
}

async fn put_from(house: &House, (id, day, from): (i64, Date, &str), [title, lead, body]: [&str; 3]) {
    let unit = house.app.tree_now().await.unwrap().by_code("dang-bo").unwrap().id;
    let owned = str::to_owned;
    let wording = Wording {
        title: owned(title),
        lead: owned(lead),
        body: owned(body),
        rubric: owned("Tin"),
        tags: Vec::new(),
        byline: String::new(),
        dated_on: day,
    };
    let copy = Copy {
        subject: ("article", id),
        unit,
        slug: format!("{}-{id}", slug(title)),
        wording,
        html: format!("<p>{body}</p>"),
        visible_from: owned(from),
        changed_at: owned(from),
        correction: String::new(),
        today: day,
        comments: (false, None),
        figures: Vec::new(),
    };
    let mut tx = house.app.db.write().await.unwrap();
    copy::write(&mut tx, &copy).await.unwrap();
    tx.commit().await.unwrap();
}

/// The titles that a reader finds, without marks.
async fn titles(house: &House, typed: &str) -> Vec<String> {
    let asked: String = typed.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let answer = house.stranger().get(&format!("/tim?q={asked}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{typed}: {}", answer.body);
    let lines = answer.body.split("<h2><a ").skip(1).map(|rest| rest.split_once('>').unwrap().1.split("</a>").next().unwrap());
    lines.map(|title| title.replace("<mark>", "").replace("</mark>", "")).collect()
}

#[tokio::test]
async fn forty_questions_typed_the_ways_people_type() {
    let house = stocked().await;
    let mut wrong = Vec::new();
    for (typed, first) in TABLE {
        let found = titles(&house, typed).await;
        let is_right = if first.is_empty() { found.is_empty() } else { found.first().is_some_and(|title| title.starts_with(first)) };
        if !is_right {
            wrong.push(format!("{typed}: wanted {first:?} first, found {found:?}"));
        }
    }
    assert_eq!(TABLE.len(), 40);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn titles_come_first_then_leads_then_bodies_and_the_newest_first_in_each() {
    let house = House::open().await;
    for (id, day, words) in [
        (1, date(2023, 1, 1), ["Một", "Hai", "Chuyện cá rô phi ở ao trường."]),
        (2, date(2021, 1, 1), ["Cá rô phi sinh sản", "Hai", "Ba"]),
        (3, date(2023, 2, 1), ["Nuôi cá trong ao", "Giống rô phi tốt.", "Ba"]),
        (4, date(2022, 1, 1), ["Ao cá rô phi", "Hai", "Ba"]),
        (5, date(2023, 3, 1), ["Rổ phị cà", "Hai", "Ba"]),
        (6, date(2023, 4, 1), ["Năm", "Hai", "Ao nuôi cá, giống rô lai, phi lợi nhuận."]),
        (7, date(1969, 12, 31), ["Cá rô phi ngày xưa", "Hai", "Ba"]),
        (8, date(2022, 1, 1), ["Cá rô phi cùng ngày", "Hai", "Ba"]),
    ] {
        put(&house, (1000 + id, day), words).await;
    }
    let found = titles(&house, "cá rô phi").await;
    let order =
        ["Rổ phị cà", "Cá rô phi cùng ngày", "Ao cá rô phi", "Cá rô phi sinh sản", "Cá rô phi ngày xưa", "Nuôi cá trong ao", "Năm", "Một"];
    assert_eq!(found, order);
    let page = house.stranger().get("/tim?q=ro+phi+tot").await.body;
    assert!(page.contains("Giống <mark>rô</mark> <mark>phi</mark> <mark>tốt</mark>."), "{page}");
    let page = house.stranger().get("/tim?q=loi+nhuan").await.body;
    assert!(page.contains("<mark>lợi</mark> <mark>nhuận</mark>.") && page.contains("value=\"loi nhuan\""), "{page}");
}

#[tokio::test]
async fn twenty_stand_on_a_page_and_every_one_on_some_page() {
    let house = House::open().await;
    for id in 0..45 {
        let words = [["Mưa", "x", "x"], ["x", "Mưa", "x"], ["x", "x", "Mưa"]][usize::try_from(id % 3).unwrap()];
        put(&house, (1000 + id, date(2023, 1, 1)), [&format!("{} {id}", words[0]), words[1], words[2]]).await;
    }
    let mut all = Vec::new();
    for (page, many) in [(0, 20), (1, 20), (2, 5)] {
        let body = house.stranger().get(&format!("/tim?q=m%C6%B0a&trang={page}")).await.body;
        let slugs: Vec<String> = body.split("href=\"/tin/").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
        assert_eq!(slugs.len(), many, "{body}");
        assert_eq!(body.contains("rel=\"next\""), page < 2);
        all.extend(slugs);
    }
    let places: Vec<i64> = all.iter().map(|slug| slug.rsplit('-').next().unwrap().parse::<i64>().unwrap() - 1000).collect();
    let order = (0..3).flat_map(|part| (0..45).rev().filter(move |id| id % 3 == part)).collect::<Vec<i64>>();
    assert_eq!(places, order);
    assert_eq!(house.stranger().get("/tim?q=m%C6%B0a&trang=3").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_readers_may_not_see_is_not_found_and_what_changed_is_found_anew() {
    let house = stocked().await;
    put_from(&house, (2000, date(2023, 5, 1), "2999"), ["Tin quyzx để dành", "x", "x"]).await;
    assert!(titles(&house, "quyzx để dành").await.is_empty());
    put(&house, (1004, date(2022, 9, 6)), ["Bế giảng năm học cũ", "Hè về.", "Chia tay."]).await;
    assert!(titles(&house, "khai giảng").await.is_empty());
    assert_eq!(titles(&house, "bế giảng").await, ["Bế giảng năm học cũ"]);
    let mut tx = house.app.db.write().await.unwrap();
    copy::take_away(&mut tx, ("article", 1004)).await.unwrap();
    tx.commit().await.unwrap();
    assert!(titles(&house, "bế giảng").await.is_empty());
}

#[tokio::test]
async fn a_backup_taken_back_is_found_in_too() {
    let house = stocked().await;
    let (file, other) = (tempfile::NamedTempFile::new().unwrap(), House::empty().await);
    backup::write(&house.app.db, &house.app.dir, file.path()).await.unwrap();
    backup::restore(&other.app.db, &other.app.dir, file.path()).await.unwrap();
    assert_eq!(titles(&other, "toạ đàm").await, ["Toạ đàm ngày Nhà giáo"]);
}

#[tokio::test]
async fn a_reader_is_told_what_to_do_and_whoever_is_signed_in_finds_at_the_desk() {
    let house = stocked().await;
    let reader = house.stranger();
    assert!(reader.get("/tim").await.body.contains("Gõ vài chữ có trong bài"));
    assert!(reader.get("/tim?q=%21%21").await.body.contains("Gõ vài chữ có trong bài"));
    assert!(reader.get("/tim?q=khongco").await.body.contains("Thử ít chữ hơn"));
    assert_eq!(reader.get("/tim?q=so%3Ak7f3").await.location, "/so-lieu/k7f3");
    let hostile = reader.get("/tim?q=%22%3E%3Cscript%3E").await.body;
    assert!(!hostile.contains("<script>"), "{hostile}");
    assert!(house.person("hoa").await.get("/tim?q=kl+01").await.body.contains("href=\"/van-ban/kl-01-kl-tw-2021\""));
    assert_eq!(House::empty().await.stranger().get("/tim?q=x").await.status, StatusCode::SEE_OTHER);
}
