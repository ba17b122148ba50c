//! Units and people: everything about them is dated, so that a paper of 2023 keeps the superior of 2023.

use crate::house::House;
use axum::http::StatusCode;
use soket::store;

#[tokio::test]
async fn a_unit_is_founded_renamed_moved_and_ended_and_every_day_keeps_its_own_state() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let new = [
        ("name", "Chi bộ Khoa Du lịch"),
        ("short", "Du lịch"),
        ("kind", "cell"),
        ("line", "party"),
        ("parent", "dang-bo"),
        ("from_on", "1/3/2023"),
    ];
    let founded = hoa.post("/don-vi", &new).await;
    assert_eq!(founded.location, "/don-vi", "{}", founded.body);
    assert!(!hoa.get("/don-vi?ngay=28/2/2023").await.body.contains("Du lịch</a>"));
    assert!(hoa.get("/don-vi?ngay=1/3/2023").await.body.contains("Chi bộ Khoa Du lịch</a>"));
    let name =
        [("full", "Chi bộ Khoa Du lịch - Khách sạn"), ("short", "Du lịch"), ("header", ""), ("from_on", "1/5/2023"), ("document", "QĐ 5")];
    assert_eq!(hoa.post("/don-vi/cb-du-lich/ten", &name).await.status, StatusCode::SEE_OTHER);
    assert!(hoa.get("/don-vi/cb-du-lich").await.body.contains("CHI BỘ KHOA DU LỊCH - KHÁCH SẠN"), "the head of papers follows the name");
    let before = hoa.get("/don-vi?ngay=30/4/2023").await.body;
    assert!(before.contains(">Chi bộ Khoa Du lịch<"), "{before}");
    assert!(hoa.get("/don-vi?ngay=1/5/2023").await.body.contains("Khách sạn"));
    let ring = [("line", "party"), ("parent", "cb-du-lich"), ("from_on", "10/5/2023"), ("document", "")];
    let refused = hoa.post("/don-vi/dang-bo/cap-tren", &ring).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("đứng trên đơn vị kia") && refused.body.contains("value=\"10/5/2023\""), "{}", refused.body);
    let nobody = [("last_on", "15/5/2023"), ("kind", "merged"), ("document", "")];
    assert_eq!(hoa.post("/don-vi/cb-du-lich/ket-thuc", &nobody).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let merged = [("last_on", "15/5/2023"), ("kind", "merged"), ("successor", "cb-co-ban"), ("document", "QĐ 6")];
    assert_eq!(hoa.post("/don-vi/cb-du-lich/ket-thuc", &merged).await.status, StatusCode::SEE_OTHER);
    let shown = hoa.get("/don-vi/cb-du-lich").await.body;
    assert!(shown.contains("sáp nhập vào: Chi bộ Khoa Cơ bản"), "{shown}");
    assert!(!hoa.get("/don-vi").await.body.contains("cb-du-lich"), "today it no longer stands");
}

#[tokio::test]
async fn papers_of_2023_print_the_superior_of_2023() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let before = hoa.get("/so-ket/giua-nhiem-ky-2020-2025/tai/html").await.body;
    let superior = [
        ("name", "Thành uỷ Gò Công"),
        ("short", "Thành uỷ"),
        ("kind", "superior"),
        ("line", "party"),
        ("parent", ""),
        ("from_on", "1/5/2023"),
    ];
    assert_eq!(hoa.post("/don-vi", &superior).await.location, "/don-vi");
    let moved = [("line", "party"), ("parent", "ct-thanh-uy"), ("from_on", "1/5/2023"), ("document", "Quyết định thành lập")];
    assert_eq!(hoa.post("/don-vi/dang-bo/cap-tren", &moved).await.status, StatusCode::SEE_OTHER);
    assert!(hoa.get("/don-vi/dang-bo").await.body.contains("<dd>THÀNH UỶ GÒ CÔNG</dd>"), "papers of today print the new superior");
    let lan = house.person("lan").await;
    assert_eq!(lan.post("/don-vi/ct-thanh-uy/ten", &[("full", "x")]).await.status, StatusCode::NOT_FOUND, "a cell names no superior");
    let above = [("line", "party"), ("parent", "cb-co-ban"), ("from_on", "1/5/2023"), ("document", "")];
    assert_eq!(hoa.post("/don-vi/cb-dien/cap-tren", &above).await.status, StatusCode::SEE_OTHER);
    assert_eq!(hoa.get("/so-ket/giua-nhiem-ky-2020-2025/tai/html").await.body, before, "what came after the cut-off is not in it");
}

#[tokio::test]
async fn posts_terms_and_letterheads_are_kept_and_odd_ones_refused() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let post = [("person", "Lê Thị Mới"), ("title", "Phó Bí thư"), ("from_on", "1/5/2023")];
    assert_eq!(hoa.post("/don-vi/dang-bo/chuc-vu", &post).await.status, StatusCode::SEE_OTHER);
    let shown = hoa.get("/don-vi/dang-bo").await.body;
    assert!(shown.contains("Phó Bí thư: Lê Thị Mới"), "{shown}");
    let last = shown.rsplit("/chuc-vu/").next().unwrap().split('/').next().unwrap();
    assert_eq!(hoa.post(&format!("/don-vi/dang-bo/chuc-vu/{last}/thoi"), &[("last_on", "10/5/2023")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(hoa.post("/don-vi/dang-bo/chuc-vu/99999/thoi", &[("last_on", "10/5/2023")]).await.status, StatusCode::NOT_FOUND);
    let overlapping = [("ordinal", "XI"), ("from_on", "1/1/2025"), ("to_on", "1/1/2030")];
    let refused = hoa.post("/don-vi/dang-bo/nhiem-ky", &overlapping).await;
    assert!(refused.body.contains("trùng ngày với một nhiệm kỳ"), "{}", refused.body);
    let next = [("ordinal", "XI"), ("from_on", "20/6/2025"), ("to_on", "19/6/2030")];
    assert_eq!(hoa.post("/don-vi/dang-bo/nhiem-ky", &next).await.status, StatusCode::SEE_OTHER);
    let head = [("place", "Gò Công"), ("issuer_code", "ĐUTTC"), ("recipients", "Lưu VPĐU"), ("from_on", "1/5/2023")];
    assert_eq!(hoa.post("/don-vi/dang-bo/dau-van-ban", &head).await.status, StatusCode::SEE_OTHER);
    assert!(hoa.get("/don-vi/dang-bo").await.body.contains("ĐUTTC"));
}

#[tokio::test]
async fn pasted_rows_are_shown_before_they_are_written() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let rows = "Chi bộ Khoa May\tMay\tChi bộ\tdang-bo\t1/5/2023\nKhoa Lạ\tLạ\tTàu vũ trụ\tdang-bo\t";
    let preview = hoa.post("/don-vi/dan", &[("rows", rows), ("write", "1")]).await;
    assert!(preview.body.contains("Tàu vũ trụ” chưa rõ") && preview.body.contains("hiểu được"), "{}", preview.body);
    assert!(!hoa.get("/don-vi").await.body.contains("Chi bộ Khoa May"), "nothing is written while a row is not understood");
    let nowhere = hoa.post("/don-vi/dan", &[("rows", "Chi bộ Khoa May\t\t\tĐảng bộ Khác")]).await;
    assert!(nowhere.body.contains("tên hoặc mã là “Đảng bộ Khác”"), "{}", nowhere.body);
    let clean = rows.lines().next().unwrap();
    assert!(hoa.post("/don-vi/dan", &[("rows", clean)]).await.body.contains("Ghi vào sổ"));
    assert_eq!(hoa.post("/don-vi/dan", &[("rows", clean), ("write", "1")]).await.status, StatusCode::SEE_OTHER);
    assert!(hoa.get("/don-vi").await.body.contains("Chi bộ Khoa May"));
    let people = "Đỗ Thị Ánh\tChi bộ Khoa May\tBí thư\nNguyễn Văn Bảy\tcb-may\t";
    assert_eq!(hoa.post("/nguoi/dan", &[("rows", people), ("write", "1")]).await.status, StatusCode::SEE_OTHER);
    let list = hoa.get("/nguoi").await.body;
    let (anh, bay) = (list.find("Đỗ Thị Ánh").unwrap(), list.find("Nguyễn Văn Bảy").unwrap());
    assert!(anh < bay, "people sort by given name");
}

#[tokio::test]
async fn a_look_at_a_person_leaves_a_line_and_the_person_can_be_handed_over_and_erased() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    assert_eq!(hoa.post("/nguoi/dan", &[("rows", "Bùi Văn Xoá\tcb-dien\t"), ("write", "1")]).await.status, StatusCode::SEE_OTHER);
    let list = hoa.get("/nguoi").await.body;
    let id = list.split(">Bùi Văn Xoá<").next().unwrap().rsplit("/nguoi/").next().unwrap().trim_end_matches('"').to_owned();
    assert!(hoa.get(&format!("/nguoi/{id}")).await.body.contains("· xem<"));
    let held = hoa.get(&format!("/nguoi/{id}/du-lieu")).await.body;
    assert!(held.contains("Bùi Văn Xoá") && held.contains("Chi bộ Khoa Điện"), "{held}");
    for login in ["lan", "quang"] {
        let status = house.person(login).await.get(&format!("/nguoi/{id}")).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND, "{login} keeps no people");
    }
    // The person held a post, signed in and was called to account; all of it is the person's own to have.
    let admin = house.person("admin").await;
    let post = [("person", "Bùi Văn Xoá"), ("title", "Phó Bí thư"), ("from_on", "1/5/2023")];
    assert_eq!(hoa.post("/don-vi/cb-dien/chuc-vu", &post).await.status, StatusCode::SEE_OTHER);
    let account = [("login", "bui-van-xoa"), ("person", "Bùi Văn Xoá"), ("role", "reader"), ("unit", "cb-dien"), ("line", "party")];
    assert_eq!(admin.post("/tai-khoan", &account).await.status, StatusCode::OK);
    let held = hoa.get(&format!("/nguoi/{id}/du-lieu")).await.body;
    for kept in ["bui-van-xoa", "\"role\":\"reader\"", "Phó Bí thư", "add_person", "appoint", "open_account", "give_role"] {
        assert!(held.contains(kept), "{kept}: {held}");
    }
    let shown = hoa.get("/don-vi/cb-dien").await.body;
    assert!(shown.contains("Phó Bí thư: Bùi Văn Xoá</small>"), "the trail says who: {shown}");
    let of_post = shown.split("chuc-vu/").skip(1).filter(|rest| rest.contains("/thoi")).map(|rest| rest.split('/').next().unwrap());
    let of_post = of_post.last().unwrap();
    assert_eq!(
        hoa.post(&format!("/don-vi/cb-dien/chuc-vu/{of_post}/thoi"), &[("last_on", "10/5/2023")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(hoa.post(&format!("/nguoi/{id}/xoa"), &[]).await.status, StatusCode::CONFLICT, "the account still signs in");
    assert_eq!(admin.post("/tai-khoan/bui-van-xoa/khoa", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(hoa.post(&format!("/nguoi/{id}/xoa"), &[]).await.status, StatusCode::SEE_OTHER);
    for (person, page) in [(&hoa, "/nguoi"), (&hoa, "/don-vi/cb-dien"), (&admin, "/quan-tri"), (&admin, "/tai-khoan")] {
        let shown = person.get(page).await.body;
        assert!(!shown.contains("Bùi Văn Xoá") && !shown.contains("bui-van-xoa"), "{page} still names the erased: {shown}");
        assert!(shown.contains("(đã xoá theo yêu cầu)"), "{page} says that a name was erased: {shown}");
    }
    let secretary = hoa.get("/nguoi").await.body;
    let id = secretary.split(">Lê Minh Quang<").next().unwrap().rsplit("/nguoi/").next().unwrap().trim_end_matches('"').to_owned();
    assert_eq!(hoa.post(&format!("/nguoi/{id}/xoa"), &[]).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_name_is_enough_for_a_new_unit_and_what_is_wrong_stands_beside_its_field() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let unclear = [("name", "Ban Tuyên giáo"), ("parent", "dang-bo"), ("from_on", "hôm nào")];
    let refused = hoa.post("/don-vi", &unclear).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Chọn loại đơn vị") && refused.body.contains("value=\"Ban Tuyên giáo\""), "{}", refused.body);
    let named = [("name", "Chi bộ Khoa Thêu"), ("parent", "dang-bo"), ("from_on", "1/3/2023")];
    assert_eq!(hoa.post("/don-vi", &named).await.status, StatusCode::SEE_OTHER);
    assert!(hoa.get("/don-vi/cb-khoa-theu").await.body.contains("Chi bộ · <code>cb-khoa-theu</code>"));
    let again = hoa.post("/don-vi", &named).await;
    assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.body.contains("Đã có đơn vị mang tên này"), "{}", again.body);
}

#[tokio::test]
async fn a_unit_stands_only_on_the_lines_on_which_it_has_somebody() {
    let house = House::open().await;
    let list = house.person("hoa").await.get("/don-vi").await.body;
    let branches: Vec<&str> = list.split("<h2>").collect();
    let of = |name: &str| *branches.iter().find(|branch| branch.starts_with(name)).unwrap();
    assert!(of("Đảng<").contains("Thị uỷ Gò Công</a>"), "{list}");
    assert!(!of("Chính quyền<").contains("Thị uỷ Gò Công"), "a committee is no administrative body: {list}");
}

/// Places a unit under another one from a day on.
async fn place(house: &House, parent: &str, from_on: &str) {
    let fields = [("line", "party"), ("parent", parent), ("from_on", from_on), ("document", "")];
    let answer = house.person("hoa").await.post("/don-vi/cb-dien/cap-tren", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

/// The superiors of the cell on a day, by everything that is kept: never more than one.
async fn superior(house: &House, day: jiff::civil::Date) -> Option<String> {
    let tree = store::unit::tree(&house.app.db).await.unwrap();
    let unit = tree.by_code("cb-dien").unwrap();
    let of = |parent: &&soket_core::unit::Dated<(soket_core::unit::Line, soket_core::id::UnitId)>| {
        parent.value.0 == soket_core::unit::Line::Party
    };
    let held: Vec<_> = unit.parents.iter().filter(of).filter(|parent| parent.holds_on(day)).collect();
    assert!(held.len() < 2, "{day}: {held:?}");
    held.first().map(|parent| tree.get(parent.value.1).unwrap().code.clone())
}

#[tokio::test]
async fn on_every_day_a_unit_has_one_superior_on_a_line_whatever_is_entered_when() {
    use jiff::civil::date;
    let house = House::open().await;
    place(&house, "cb-co-khi", "1/5/2023").await;
    // Said again for the same day: the first was a mistake.
    place(&house, "cb-co-ban", "1/5/2023").await;
    // Learnt later: where it stood between.
    place(&house, "cb-dao-tao", "1/3/2023").await;
    for (day, code) in [
        (date(2023, 2, 28), "dang-bo"),
        (date(2023, 3, 1), "cb-dao-tao"),
        (date(2023, 4, 30), "cb-dao-tao"),
        (date(2023, 5, 1), "cb-co-ban"),
        (date(2023, 5, 20), "cb-co-ban"),
    ] {
        assert_eq!(superior(&house, day).await.as_deref(), Some(code), "{day}");
    }
}

#[tokio::test]
async fn the_head_of_a_body_signs_its_papers_whoever_was_entered_first() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    for (person, title, from_on) in [("Người Cấp Phó", "Phó Bí thư", "1/1/2023"), ("Người Đứng Đầu", "Bí thư", "1/2/2023")]
    {
        let post = [("person", person), ("title", title), ("from_on", from_on)];
        assert_eq!(hoa.post("/don-vi/cong-doan/chuc-vu", &post).await.status, StatusCode::SEE_OTHER);
    }
    let tree = house.app.tree_now().await.unwrap();
    let unit = tree.by_code("cong-doan").unwrap().id;
    let letterhead = store::unit::letterhead(&house.app.db, &tree, unit, house.app.today()).await.unwrap();
    assert_eq!(letterhead.signer.unwrap().1, "Người Đứng Đầu");
}
