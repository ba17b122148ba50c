//! Figures on their sheets: kept when right, given back with a reason when wrong, corrected only with a reason.

use crate::house::{Answer, House};
use axum::http::StatusCode;
use soket::report::facts::Facts;
use soket::store;
use soket_core::printed::Printed;

/// The number of an indicator, as sheets name their boxes.
async fn indicator(house: &House, code: &str) -> i64 {
    let all = store::indicator::all(&house.app.db).await.unwrap();
    all.iter().find(|asked| asked.indicator.code == code).unwrap().indicator.id.0
}

/// Sends one box of the sheet of a unit for 2023.
async fn enter(house: &House, login: &str, unit: &str, day: &str, boxes: &[(&str, &str, &str)]) -> Answer {
    let mut fields = vec![("counted_to".to_owned(), day.to_owned())];
    for (code, text, reason) in boxes {
        let id = indicator(house, code).await;
        fields.push((format!("f-{id}"), (*text).to_owned()));
        fields.push((format!("r-{id}"), (*reason).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    house.person(login).await.post(&format!("/so-lieu/{unit}/2023"), &fields).await
}

/// What a sheet shows, with plain spaces.
async fn shown(house: &House) -> String {
    house.person("lan").await.get("/so-lieu/cb-co-khi/2023").await.body.replace('\u{a0}', " ")
}

#[tokio::test]
async fn a_saved_figure_is_on_the_sheet_with_its_day() {
    let house = House::open().await;
    let answer = enter(&house, "lan", "cb-co-khi", "20/5/2023", &[("kiem-tra", "3", "")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let sheet = shown(&house).await;
    assert!(sheet.contains("03 cuộc (20/5/2023)"), "{sheet}");
}

#[tokio::test]
async fn a_mistake_costs_one_box_and_keeps_what_was_typed() {
    let house = House::open().await;
    let boxes = [("kiem-tra", "ba cuộc", ""), ("ky-luat", "0", "")];
    let answer = enter(&house, "lan", "cb-co-khi", "20/5/2023", &boxes).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("value=\"ba cuộc\"") && answer.body.contains("“ba cuộc” không phải là một số"), "{}", answer.body);
    assert!(answer.body.contains("Số ô đã lưu: 1"), "the other box was saved: {}", answer.body);
    for (day, says) in [("31/12/2023", "chưa đến"), ("20/5/2022", "nằm ngoài"), ("hôm nay", "không phải là một ngày")] {
        let answer = enter(&house, "lan", "cb-co-khi", day, &[("kiem-tra", "3", "")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
        assert!(answer.body.contains(says) && answer.body.contains(day), "{day}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_correction_needs_a_reason_and_keeps_the_old_value() {
    let house = House::open().await;
    let silent = enter(&house, "lan", "cb-co-khi", "30/4/2023", &[("ket-nap", "2", "")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.body.contains("ghi lý do"), "{}", silent.body);
    let said = enter(&house, "lan", "cb-co-khi", "30/4/2023", &[("ket-nap", "2", "đếm sót một đồng chí")]).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    let sheet = shown(&house).await;
    assert!(sheet.contains("đếm sót một đồng chí"), "{sheet}");
    assert!(sheet.contains("01 đảng viên (30/4/2023)") && sheet.contains("02 đảng viên (30/4/2023)"), "{sheet}");
}

#[tokio::test]
async fn a_deletion_can_be_undone() {
    let house = House::open().await;
    let gone = enter(&house, "lan", "cb-co-khi", "30/4/2023", &[("ket-nap", "", "nhầm đơn vị")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    let sheet = shown(&house).await;
    assert!(sheet.contains("thu hồi: ") && sheet.contains("nhầm đơn vị"), "{sheet}");
    let back = enter(&house, "lan", "cb-co-khi", "30/4/2023", &[("ket-nap", "1", "")]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.body);
    assert!(shown(&house).await.contains("nhập lại sau khi thu hồi"));
}

#[tokio::test]
async fn another_day_typed_above_the_boxes_empties_nothing() {
    let house = House::open().await;
    // The sheet was drawn for 20/5/2023, where the box stands empty; on 15/5/2023 there is a figure.
    let id = indicator(&house, "ket-nap").await;
    let (checks, admitted) = (format!("f-{}", indicator(&house, "kiem-tra").await), format!("f-{id}"));
    let fields = [("counted_to", "15/5/2023"), ("shown_for", "20/5/2023"), (checks.as_str(), "3"), (admitted.as_str(), "")];
    let answer = house.person("lan").await.post("/so-lieu/cb-co-khi/2023", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert!(!shown(&house).await.contains("thu hồi: "));
    // On its own day an emptied box is a withdrawal, and asks why.
    let day = house.person("lan").await.get(&answer.location).await.body.replace('\u{a0}', " ");
    assert!(day.contains("name=\"shown_for\" value=\"15/5/2023\"") && day.contains(&format!("name=\"r-{id}\"")), "{day}");
    let fields = [("counted_to", "15/5/2023"), ("shown_for", "15/5/2023"), (admitted.as_str(), "")];
    let silent = house.person("lan").await.post("/so-lieu/cb-co-khi/2023", &fields).await;
    assert!(silent.body.contains("ghi lý do"), "{}", silent.body);
}

#[tokio::test]
async fn an_older_day_is_a_click_away_from_what_holds() {
    let house = House::open().await;
    let sheet = shown(&house).await;
    assert!(sheet.contains("02 đảng viên (18/5/2023) <a href=\"/so-lieu/cb-co-khi/2023?ngay=18/5/2023\">"), "{sheet}");
    let older = house.person("lan").await.get("/so-lieu/cb-co-khi/2023?ngay=18/5/2023").await.body;
    assert!(older.contains("value=\"18/5/2023\"") && older.contains("Lý do, nếu đổi số đã lưu"), "{older}");
    let reader = house.person("minh").await.get("/so-lieu/cb-co-khi/2023").await.body;
    assert!(!reader.contains("?ngay=18/5/2023"), "who does not enter is not asked to correct");
}

#[tokio::test]
async fn yes_and_no_are_chosen_and_read_as_words() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let counted = [
        ("code", "quy-che"),
        ("name", "có quy chế làm việc"),
        ("kind", "yes_no"),
        ("decimals", "0"),
        ("over_time", "last"),
        ("calendar", "year"),
        ("line", "party"),
        ("unit", "dang-bo"),
        ("reporters", "cb-co-khi"),
    ];
    assert_eq!(hoa.post("/chi-so", &counted).await.status, StatusCode::SEE_OTHER);
    for (typed, expected) in [("có", "Đang giữ: có (20/5/2023)"), ("không", "Đang giữ: không (20/5/2023)")] {
        let answer = enter(&house, "lan", "cb-co-khi", "20/5/2023", &[("quy-che", typed, "xem lại")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let sheet = shown(&house).await;
        assert!(sheet.contains(expected) && sheet.contains(&format!("<option selected>{typed}</option>")), "{sheet}");
    }
    let neither = enter(&house, "lan", "cb-co-khi", "20/5/2023", &[("quy-che", "chắc là có", "xem lại")]).await;
    assert!(neither.body.contains("Chọn “có” hoặc “không”"), "{}", neither.body);
}

#[tokio::test]
async fn zero_empty_and_exempt_are_three_things() {
    let house = House::open().await;
    for (typed, expected) in [("0", "Đang giữ: 0 cuộc"), ("miễn: chi bộ mới thành lập", "miễn: chi bộ mới thành lập")]
    {
        let answer = enter(&house, "lan", "cb-co-khi", "20/5/2023", &[("kiem-tra", typed, "ghi lại")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{typed}: {}", answer.body);
        let sheet = shown(&house).await;
        assert!(sheet.contains(expected), "{expected}: {sheet}");
    }
    let answer = enter(&house, "lan", "cb-co-khi", "20/5/2023", &[("kiem-tra", "miễn:", "")]).await;
    assert!(answer.body.contains("ghi lý do sau dấu hai chấm"), "{}", answer.body);
}

#[tokio::test]
async fn another_units_sheet_is_not_there_and_a_leader_does_not_type_for_the_clerk() {
    let house = House::open().await;
    assert_eq!(house.person("lan").await.get("/so-lieu/cb-dien/2023").await.status, StatusCode::NOT_FOUND);
    let answer = enter(&house, "lan", "cb-dien", "20/5/2023", &[("kiem-tra", "3", "")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(house.person("hoa").await.get("/so-lieu/khong-co/2023").await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.person("hoa").await.get("/so-lieu/cb-dien/2023-X9").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_new_reading_is_not_a_correction_and_each_review_takes_the_latest_before_its_cut_off() {
    let house = House::open().await;
    let mut said = Vec::new();
    for slug in ["giua-nhiem-ky-2020-2025", "6-thang-dau-nam-2023", "hai-nam-ket-luan-01"] {
        let review = store::review::by_slug(&house.app.db, slug).await.unwrap();
        let facts = Facts::gather(&house.app, review).await.unwrap();
        let admitted = facts.indicators.iter().find(|asked| asked.indicator.code == "ket-nap").unwrap().indicator.id;
        let total = Printed::Total { indicator: admitted, period: "2023".to_owned() };
        said.push(facts.value(&total).unwrap().text.replace('\u{a0}', " "));
    }
    // Cơ khí counted 1, 1 and 2; Đào tạo 1 and 1; Hành chính 0 and 1; Điện 0; Cơ bản nothing yet.
    assert_eq!(said, ["02 đảng viên", "03 đảng viên", "04 đảng viên"]);
}

/// Sends a pasted block.
async fn paste(house: &House, login: &str, rows: &str, more: &[(&str, &str)]) -> Answer {
    let mut answer = house.person(login).await.post("/so-lieu/dan", &[&[("rows", rows)], more].concat()).await;
    answer.body = answer.body.replace('\u{a0}', " ");
    answer
}

#[tokio::test]
async fn a_pasted_block_is_understood_first_and_written_when_said_so() {
    let house = House::open().await;
    let rows = "Đơn vị\tChỉ số\tNăm 2022\t2023\nChi bộ Khoa Cơ khí\tkiem-tra\t\t3\ncb-dien\tkiem-tra\t5\t2\nTổng cộng\t\t5\t5";
    let more = [("counted_to", ""), ("reason", "nhập lại theo sổ chi bộ")];
    let preview = paste(&house, "hoa", rows, &more).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.body);
    assert!(preview.body.contains(", cuộc kiểm tra, giám sát, năm 2023 (20/5/2023)"), "{}", preview.body);
    assert!(preview.body.contains("năm 2022 (31/12/2022)"), "{}", preview.body);
    assert!(!shown(&house).await.contains("03 cuộc (20/5/2023)"), "a preview writes nothing");
    let written = paste(&house, "hoa", rows, &[&more[..], &[("write", "1")]].concat()).await;
    assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.body);
    assert!(shown(&house).await.contains("03 cuộc (20/5/2023)"));
    let again = paste(&house, "hoa", rows, &[]).await;
    assert!(again.body.contains("sẽ ghi: 0 · chưa nhận: 0 · đã có: 3"), "{}", again.body);
}

#[tokio::test]
async fn what_a_block_cannot_write_is_named_cell_by_cell_and_the_rest_is_written() {
    let house = House::open().await;
    let rows = "Đơn vị;Chỉ số;Kỳ;Số;Tính đến ngày
cb-co-khi;kiem-tra;2023;ba;
cb-co-khi;kiem-tra;2023;3;19/5/2023
cb-co-khi;kiem-tra;2023;3;19/5/2023
cb-co-khi;ket-nap;2023;7;30/4/2023
Chi bộ Lạ;kiem-tra;2023;1;
cb-co-khi;kiem-tra;2022-2023;1;
cb-co-khi;kiem-tra;2024;1;
cb-co-khi;kiem-tra;2023;1;1/1/2022";
    let answer = paste(&house, "hoa", rows, &[("write", "1")]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    for says in [
        "“ba” không phải là một số",
        "đã có ở một ô phía trên",
        "Đang giữ 01 đảng viên cho ngày này. Muốn đổi, ghi lý do đính chính",
        "Không rõ “Chi bộ Lạ” là đơn vị nào",
        "ghi kỳ như “năm 2022”",
        "Ngày 01/01/2024 chưa đến",
        "nằm ngoài năm 2023",
        "Số ô đã lưu: 1",
        "Chi bộ Lạ;kiem-tra",
    ] {
        assert!(answer.body.contains(says), "{says}: {}", answer.body);
    }
    assert!(shown(&house).await.contains("03 cuộc (19/5/2023)"), "what was understood is written");
    let reasoned =
        paste(&house, "hoa", "Đơn vị;Chỉ số;Số;Tính đến ngày\ncb-co-khi;ket-nap;7;30/4/2023", &[("reason", "đếm sót"), ("write", "1")])
            .await;
    assert_eq!(reasoned.status, StatusCode::SEE_OTHER, "{}", reasoned.body);
    assert!(shown(&house).await.contains("đếm sót"));
}

#[tokio::test]
async fn a_block_holds_only_the_figures_of_units_that_one_enters_for() {
    let house = House::open().await;
    let foreign = paste(&house, "lan", "Đơn vị;Chỉ số;Số\ncb-dien;kiem-tra;3", &[("write", "1")]).await;
    assert!(foreign.body.contains("Không rõ “cb-dien” là đơn vị nào"), "{}", foreign.body);
    let own = paste(&house, "lan", "Chỉ số;Số\nkiem-tra;3", &[("write", "1")]).await;
    assert_eq!(own.status, StatusCode::SEE_OTHER, "{}", own.body);
    assert_eq!(paste(&house, "minh", "Chỉ số;Số\nkiem-tra;3", &[]).await.status, StatusCode::FORBIDDEN);
    let endless = "x;y\n".repeat(2500);
    let answer = paste(&house, "hoa", &endless, &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("2000 dòng") && answer.body.contains("x;y"), "{}", answer.body);
}

#[tokio::test]
async fn a_sheet_saved_in_part_shows_what_is_kept_by_now() {
    let house = House::open().await;
    let boxes = [("kiem-tra", "3", ""), ("ky-luat", "không có", "")];
    let answer = enter(&house, "lan", "cb-co-khi", "20/5/2023", &boxes).await;
    let (page, id) = (answer.body.replace('\u{a0}', " "), indicator(&house, "kiem-tra").await);
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Đang giữ: 03 cuộc (20/5/2023)"), "{page}");
    assert!(page.contains(&format!("name=\"r-{id}\"")), "a change of it would ask for its reason: {page}");
    assert!(page.contains("value=\"không có\""), "{page}");
}

#[tokio::test]
async fn a_year_that_has_not_begun_has_no_sheet() {
    let house = House::open().await;
    assert_eq!(house.person("lan").await.get("/so-lieu/cb-co-khi/2024").await.status, StatusCode::NOT_FOUND);
}
