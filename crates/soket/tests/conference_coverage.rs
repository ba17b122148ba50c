//! Coverage of a sitting: numbers by audience, the figure that comes of one, and the sheet of attendance as its proof.

use crate::house::{Answer, House, Person};
use axum::http::StatusCode;
use soket::job::hall::Earnest;
use soket::report::conference::{Sources, attendance};
use soket::store;
use soket::store::conference::coverage;
use soket_core::conference::coverage::Audience;

/// Who is called to the sitting; the third does not come.
const PEOPLE: &str = "Nguyễn Văn Đến\tđảng viên\tchính thức\nTrần Thị Tới\tđảng viên\tchính thức\nLê Văn Vắng\tđảng viên\tchính thức";
const GUEST: &str = "Phạm Thị Khách";

/// A sitting of study of the committee on the day before the demonstration's, not begun; gives its slug.
pub async fn held(house: &House) -> String {
    convened(&house.person("hoa").await, "19/5/2023").await
}

async fn convened(hoa: &Person<'_>, day: &str) -> String {
    let form = [
        ("unit", "dang-bo"),
        ("kind", "study"),
        ("title", "Học tập chuyên đề năm 2023"),
        ("held_on", day),
        ("starts_at", "7:30"),
        ("quorum", "1/2"),
    ];
    let made = hoa.post("/hoi-nghi/moi", &form).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    made.location.trim_start_matches("/hoi-nghi/").to_owned()
}

/// The same after two members and a guest came.
async fn attended(house: &House, hoa: &Person<'_>) -> String {
    let slug = convened(hoa, "19/5/2023").await;
    for (rows, class) in [(PEOPLE, "voting"), (GUEST, "guest")] {
        let taken = hoa.post(&format!("/hoi-nghi/{slug}/dai-bieu/nhap"), &[("rows", rows), ("class", class), ("write", "1")]).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
    }
    let opened = hoa.post(&format!("/hoi-nghi/{slug}/dieu-hanh"), &[("deed", "open_doors")]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    let conference = store::conference::by_slug(&house.app.db, &slug).await.unwrap();
    for delegate in store::conference::delegate::all(&house.app.db, conference.id).await.unwrap() {
        if delegate.said.name != "Lê Văn Vắng" {
            let id = delegate.id.to_string();
            assert_eq!(
                hoa.post(&format!("/hoi-nghi/{slug}/cua"), &[("delegate", &id), ("step", "enter")]).await.status,
                StatusCode::SEE_OTHER
            );
        }
    }
    slug
}

async fn save(person: &Person<'_>, slug: &str, audience: &str, numbers: (&str, &str)) -> Answer {
    person.post(&format!("/hoi-nghi/{slug}/do-phu"), &[("audience", audience), ("called", numbers.0), ("attended", numbers.1)]).await
}

/// Picks the theme of the year for a cell.
async fn enter(person: &Person<'_>, slug: &str, changed: &[(&str, &str)]) -> Answer {
    let usual = [
        ("audience", "members"),
        ("head", "attended"),
        ("indicator", "chuyen-de"),
        ("unit", "cb-co-khi"),
        ("period", "2023"),
        ("reason", ""),
    ];
    let value = |(name, usual)| (name, changed.iter().find(|(other, _)| *other == name).map_or(usual, |(_, value)| *value));
    let form: Vec<(&str, &str)> = usual.into_iter().map(value).collect();
    person.post(&format!("/hoi-nghi/{slug}/do-phu/so-lieu"), &form).await
}

#[tokio::test]
async fn the_roll_proposes_the_members_and_the_figure_has_the_sheet_as_its_proof() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let slug = attended(&house, &hoa).await;
    let page = hoa.get(&format!("/hoi-nghi/{slug}/do-phu")).await.body;
    assert!(page.contains("name=\"called\" value=\"3\"") && page.contains("name=\"attended\" value=\"2\""), "{page}");
    assert!(page.contains("lấy từ điểm danh, chưa lưu"), "{page}");
    assert_eq!(save(&hoa, &slug, "members", ("3", "2")).await.status, StatusCode::SEE_OTHER);
    let page = hoa.get(&format!("/hoi-nghi/{slug}/do-phu")).await.body;
    assert!(page.contains("2/3 (66,7%)") && !page.contains("chưa lưu"), "{page}");

    let entered = enter(&hoa, &slug, &[]).await;
    assert!(entered.location.starts_with("/dong/"), "{} {}", entered.status, entered.body);
    let line = hoa.get(&entered.location).await.body;
    for says in ["02\u{a0}đảng viên", "19/5/2023", "Đảng viên: Học tập chuyên đề năm 2023, 19/5/2023", "Danh sách dự ngày 19-5-2023.pdf"]
    {
        assert!(line.contains(says), "{says} is not in {line}");
    }
    let file = line.split("href=\"/tep/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(hoa.get(&format!("/tep/{file}")).await.bytes.starts_with(b"%PDF-"));
    assert!(hoa.get("/so-lieu/cb-co-khi/2023?ngay=19/5/2023").await.body.contains("value=\"2\""));
    let page = hoa.get(&format!("/hoi-nghi/{slug}/do-phu")).await.body;
    assert!(page.contains(&entered.location) && !page.contains("đã đổi sau khi ghi"), "{page}");

    // The same number again is the same line; another one is a correction, which says why.
    assert_eq!(enter(&hoa, &slug, &[]).await.location, entered.location);
    assert_eq!(hoa.get(&entered.location).await.body.matches("Danh sách dự ngày").count(), line.matches("Danh sách dự ngày").count());
    assert_eq!(save(&hoa, &slug, "members", ("4", "3")).await.status, StatusCode::SEE_OTHER);
    assert!(hoa.get(&format!("/hoi-nghi/{slug}/do-phu")).await.body.contains("đã đổi sau khi ghi"));
    let unsaid = enter(&hoa, &slug, &[]).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsaid.body.contains("Số này đã được lưu"), "{}", unsaid.body);
    let corrected = enter(&hoa, &slug, &[("reason", "một người học bù")]).await;
    assert_ne!(corrected.location, entered.location);
    let line = hoa.get(&corrected.location).await.body;
    assert!(line.contains("03\u{a0}đảng viên") && line.contains("một người học bù") && line.contains("Danh sách dự ngày"), "{line}");
}

#[tokio::test]
async fn a_figure_that_says_the_same_already_gets_the_sheet_and_is_not_written_twice() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let slug = attended(&house, &hoa).await;
    let cell = format!("f-{}", indicator(&house).await);
    let typed = [("counted_to", "19/5/2023"), (cell.as_str(), "2")];
    assert_eq!(house.person("lan").await.post("/so-lieu/cb-co-khi/2023", &typed).await.status, StatusCode::SEE_OTHER);
    let before = store::figure::version(&house.app.db).await.unwrap();
    save(&hoa, &slug, "members", ("3", "2")).await;
    let entered = enter(&hoa, &slug, &[]).await;
    assert_eq!(store::figure::version(&house.app.db).await.unwrap(), before);
    assert!(hoa.get(&entered.location).await.body.contains("Danh sách dự ngày"), "{}", entered.body);
}

async fn indicator(house: &House) -> String {
    let all = store::indicator::all(&house.app.db).await.unwrap();
    all.into_iter().find(|asked| asked.indicator.code == "chuyen-de").unwrap().indicator.id.to_string()
}

#[tokio::test]
async fn numbers_that_cannot_be_are_refused_with_a_sentence_and_kept_in_their_boxes() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let slug = convened(&hoa, "19/5/2023").await;
    for (called, attended, says) in [
        ("48", "49", "nhiều hơn số triệu tập là 48"),
        ("", "4", "Chưa có số nào"),
        ("-3", "0", "số nguyên không âm"),
        ("4,5", "1", "số nguyên không âm"),
        ("1,200", "1", "hai cách"),
        ("2000000", "1", "quá nhiều"),
        ("bốn", "1", "không phải là một số"),
    ] {
        let answer = save(&hoa, &slug, "staff", (called, attended)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{called} {attended}");
        assert!(answer.body.contains(says), "{called} {attended}: {}", answer.body);
        assert!(answer.body.contains(&format!("name=\"called\" value=\"{called}\"")), "{called}: {}", answer.body);
    }
    assert_eq!(save(&hoa, &slug, "everybody", ("1", "1")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(save(&hoa, &slug, "staff", ("1.200", "1.199")).await.status, StatusCode::SEE_OTHER);
    assert!(hoa.get(&format!("/hoi-nghi/{slug}/do-phu")).await.body.contains("1199/1200 (99,9%)"));
}

#[tokio::test]
async fn the_rules_of_the_sheet_hold_here_too() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let slug = convened(&hoa, "19/5/2023").await;
    let none = enter(&hoa, &slug, &[]).await;
    assert_eq!(none.status, StatusCode::CONFLICT);
    assert!(none.body.contains("Chưa ghi số triệu tập"), "{}", none.body);
    save(&hoa, &slug, "members", ("3", "2")).await;
    for (changed, says) in [
        (("period", "2022"), "nằm ngoài"),
        (("period", "2022-2023"), "không đếm theo kỳ như vậy"),
        (("period", "mai"), "Chọn kỳ trong danh sách"),
        (("unit", "dang-bo"), "không được giao báo chỉ số này"),
        (("indicator", "xep-loai"), "Chọn một chỉ số đếm"),
        (("indicator", ""), "Chọn một chỉ số đếm"),
        (("head", "both"), "Chọn ghi số triệu tập hay số dự"),
    ] {
        let answer = enter(&hoa, &slug, &[changed]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{changed:?} {}", answer.body);
        assert!(answer.body.contains(says), "{changed:?}: {}", answer.body);
    }
    let tomorrow = convened(&hoa, "21/5/2023").await;
    save(&hoa, &tomorrow, "members", ("3", "2")).await;
    assert!(enter(&hoa, &tomorrow, &[]).await.body.contains("chưa đến"));
    // A rehearsal counts nobody.
    assert_eq!(save(&hoa, &format!("{slug}.tap"), "members", ("3", "2")).await.status, StatusCode::CONFLICT);
    assert_eq!(enter(&hoa, &format!("{slug}.tap"), &[]).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn another_unit_does_not_see_it_and_a_reader_sees_no_form() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let slug = attended(&house, &hoa).await;
    save(&hoa, &slug, "members", ("3", "2")).await;
    let lan = house.person("lan").await;
    assert_eq!(lan.get(&format!("/hoi-nghi/{slug}/do-phu")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(save(&lan, &slug, "members", ("3", "2")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(enter(&lan, &slug, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lan.get(&format!("/hoi-nghi/{slug}/tai/danh-sach-du.pdf")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(enter(&hoa, &slug, &[("unit", "khong-co")]).await.status, StatusCode::NOT_FOUND);
    let reader = house.newcomer("doc-gia", "dang-bo", &[("reader", "party")]).await;
    let page = reader.get(&format!("/hoi-nghi/{slug}/do-phu")).await;
    assert!(page.status == StatusCode::OK && page.body.contains("2/3 (66,7%)") && !page.body.contains("do-phu/so-lieu"), "{}", page.body);
    assert_eq!(save(&reader, &slug, "members", ("3", "2")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(enter(&reader, &slug, &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_sheet_names_who_came_and_of_students_it_names_nobody() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let slug = attended(&house, &hoa).await;
    for audience in Audience::ALL {
        assert_eq!(save(&hoa, &slug, audience.as_str(), ("300", "285")).await.status, StatusCode::SEE_OTHER);
    }
    let conference = store::conference::by_slug(&house.app.db, &slug).await.unwrap();
    let view = house.app.hall(conference.id, Earnest::Real).await.unwrap().look().await.unwrap();
    let sources = Sources::gather(&house.app, view).await.unwrap();
    for covered in coverage::all(&house.app.db, conference.id).await.unwrap() {
        let paper = serde_json::to_string(&attendance::document(&sources, Some(covered)).unwrap()).unwrap();
        assert!(paper.contains("triệu tập 300, dự 285, đạt 95%"), "{paper}");
        assert!(paper.contains("02/03") && paper.contains("Khách mời: 01/01"), "{paper}");
        for name in ["Nguyễn Văn Đến", "Trần Thị Tới", GUEST] {
            assert_eq!(paper.contains(name), covered.audience != Audience::Students, "{name}: {paper}");
        }
        assert!(!paper.contains("Lê Văn Vắng"), "{paper}");
    }
    let page = hoa.get(&format!("/hoi-nghi/{slug}/do-phu")).await.body;
    assert!(page.contains("Học sinh chỉ ghi số, không ghi tên."), "{page}");
    let list = hoa.get(&format!("/hoi-nghi/{slug}/tai/danh-sach-du.docx")).await;
    assert!(list.status == StatusCode::OK && list.bytes.starts_with(b"PK"));
}

#[tokio::test]
async fn a_row_written_by_mistake_is_taken_back_until_a_figure_came_of_it() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let slug = attended(&house, &hoa).await;
    let address = format!("/hoi-nghi/{slug}/do-phu");
    let gone = [("audience", "staff"), ("what", "remove")];
    assert_eq!(hoa.post(&address, &gone).await.status, StatusCode::NOT_FOUND, "what is not there");
    let kept = hoa.post(&address, &[("audience", "staff"), ("called", "12"), ("attended", "9")]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    assert!(hoa.get(&address).await.body.contains("9/12"));
    let lan = house.person("lan").await;
    assert!(lan.post(&address, &gone).await.status.is_client_error());
    assert_eq!(hoa.post(&address, &gone).await.status, StatusCode::SEE_OTHER);
    assert!(!hoa.get(&address).await.body.contains("9/12"));
    hoa.post(&address, &[("audience", "members"), ("called", "3"), ("attended", "2")]).await;
    let into = [("audience", "members"), ("head", "attended"), ("indicator", "chuyen-de"), ("unit", "cb-co-khi"), ("period", "2023")];
    let entered = hoa.post(&format!("{address}/so-lieu"), &into).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
    let refused = hoa.post(&address, &[("audience", "members"), ("what", "remove")]).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.body.contains("đã ghi vào số liệu"), "{}", refused.body);
}
