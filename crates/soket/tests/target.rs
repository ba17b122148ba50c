//! Targets: defined as the mandate states them, contradictions asked about once, adjusted by a document with the original kept.

use crate::house::House;
use axum::http::StatusCode;

const FIELDS: [(&str, &str); 21] = [
    ("mandate", "nq-dai-hoi-x"),
    ("unit", "dang-bo"),
    ("code", "CT90"),
    ("ordinal", "90"),
    ("name", "Kiểm tra mỗi năm"),
    ("clause", "Mỗi năm 01 cuộc kiểm tra"),
    ("kind", "number"),
    ("numerator", "kiem-tra"),
    ("denominator", ""),
    ("denominator_mode", "current"),
    ("shown", "percent"),
    ("scale", "cuộc"),
    ("decimals", "0"),
    ("direction", "at_least"),
    ("tolerance", "0"),
    ("goals", "hằng năm: 12"),
    ("from_on", "20/6/2020"),
    ("to_on", "19/6/2025"),
    ("unit_rule", "sum"),
    ("time_rule", "every_period"),
    ("calendar", "year"),
];

pub fn form<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FIELDS.into_iter().filter(|(name, _)| changed.iter().all(|(changed, _)| changed != name));
    kept.chain(changed.iter().copied()).collect()
}

#[tokio::test]
async fn a_defined_target_is_weighed_at_once() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let answer = hoa.post("/chi-tieu/moi", &form(&[])).await;
    assert_eq!(answer.location, "/chi-tieu/CT90", "{}", answer.body);
    let shown = hoa.get("/chi-tieu/CT90").await.body;
    assert!(shown.contains("“Mỗi năm 01 cuộc kiểm tra”") && shown.contains("năm 2022"), "{shown}");
    assert!(hoa.get("/chi-tieu").await.body.contains("CT90"));
}

#[tokio::test]
async fn every_fault_stands_beside_its_field_and_what_was_typed_stays() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    for (changed, says) in [
        (("name", ""), "Ô này chưa có gì"),
        (("goals", "60"), "thiếu dấu hai chấm"),
        (("goals", "năm 2021: nhiều"), "không phải là một số"),
        (("from_on", "hôm nào"), "không phải là một ngày"),
        (("to_on", "1/1/2020"), "Ngày cuối kỳ đứng trước ngày đầu kỳ"),
        (("numerator", ""), "Chưa chọn chỉ số"),
        (("kind", "level"), "không có thang mức"),
        (("mandate", "khong-co"), "Chưa chọn văn bản"),
        (("code", "CT03"), "Mã này đã có chỉ tiêu khác dùng"),
    ] {
        let answer = hoa.post("/chi-tieu/moi", &form(&[changed])).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{changed:?}");
        assert!(answer.body.contains(says) && answer.body.contains("aria-invalid"), "{changed:?}: {}", answer.body);
        let is_list = ["mandate"].contains(&changed.0);
        assert!(is_list || answer.body.contains(changed.1), "{changed:?} is still there");
    }
}

#[tokio::test]
async fn a_contradiction_is_asked_about_and_kept_with_its_reason() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let contradiction = ("goals", "hằng năm: 1\nnhiệm kỳ: 2");
    let asked = hoa.post("/chi-tieu/moi", &form(&[contradiction, ("time_rule", "sum")])).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.body.contains("W01") && asked.body.contains("name=\"reason\""), "{}", asked.body);
    let kept = hoa.post("/chi-tieu/moi", &form(&[contradiction, ("time_rule", "sum"), ("reason", "nghị quyết in như vậy")])).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
}

#[tokio::test]
async fn an_adjustment_keeps_the_original_in_sight_and_a_correction_needs_a_reason() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    assert_eq!(hoa.post("/chi-tieu/moi", &form(&[])).await.status, StatusCode::SEE_OTHER);
    let unclear = [("document", "Kết luận 10-KL/ĐU"), ("from_on", "1/1/2023"), ("goals", "hằng năm nhiều hơn")];
    assert_eq!(hoa.post("/chi-tieu/CT90/dieu-chinh", &unclear).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let clear = [("document", "Kết luận 10-KL/ĐU"), ("from_on", "1/1/2023"), ("goals", "hằng năm: 15")];
    assert_eq!(hoa.post("/chi-tieu/CT90/dieu-chinh", &clear).await.status, StatusCode::SEE_OTHER);
    let shown = hoa.get("/chi-tieu/CT90").await.body;
    assert!(shown.contains("Kết luận 10-KL/ĐU") && shown.contains("ít nhất 15") && shown.contains("ít nhất 12"), "{shown}");
    let silent = hoa.post("/chi-tieu/CT90/sua", &form(&[("goals", "hằng năm: 13")])).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.body.contains("Ghi vì sao sửa"), "{}", silent.body);
    let said = hoa.post("/chi-tieu/CT90/sua", &form(&[("goals", "hằng năm: 13"), ("reason", "gõ nhầm")])).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    let shown = hoa.get("/chi-tieu/CT90").await.body;
    assert!(shown.contains("ít nhất 13") && shown.contains("ít nhất 15"), "the adjustment stays: {shown}");
}

#[tokio::test]
async fn only_the_office_defines() {
    let house = House::open().await;
    let quang = house.person("quang").await;
    assert_eq!(quang.post("/chi-tieu/moi", &form(&[])).await.status, StatusCode::FORBIDDEN);
    assert!(!quang.get("/chi-tieu").await.body.contains("/chi-tieu/moi"), "no button that only refuses");
    let lan = house.person("lan").await;
    assert_eq!(lan.post("/chi-tieu/moi", &form(&[])).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lan.get("/chi-tieu/CT03").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_indicator_is_added_and_its_units_are_asked() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let good = [
        ("code", "tuyen-truyen"),
        ("name", "buổi tuyên truyền"),
        ("scale", "buổi"),
        ("kind", "count"),
        ("decimals", "0"),
        ("over_units", "sum"),
        ("over_time", "sum"),
        ("calendar", "year"),
        ("line", "party"),
        ("unit", "dang-bo"),
        ("reporters", "cb-co-khi"),
        ("reporters", "cb-dien"),
    ];
    for reporters in ["cb-khac", ""] {
        let wrong: Vec<(&str, &str)> =
            good.iter().map(|(name, value)| (*name, if *name == "reporters" { reporters } else { *value })).collect();
        let refused = hoa.post("/chi-so", &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Đánh dấu ít nhất một đơn vị") && refused.body.contains("buổi tuyên truyền"), "{}", refused.body);
    }
    assert_eq!(hoa.post("/chi-so", &good).await.status, StatusCode::SEE_OTHER);
    assert!(house.person("lan").await.get("/so-lieu/cb-co-khi/2023").await.body.contains("buổi tuyên truyền"));
    assert_eq!(hoa.post("/chi-so", &good).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the code is taken");
}

#[tokio::test]
async fn a_form_begins_with_what_is_known_and_leaves_the_rules_to_soket() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let list = hoa.get("/chi-so").await.body;
    assert!(list.contains("/chi-tieu/moi?chi-so=xep-loai"), "{list}");
    let begun = hoa.get("/chi-tieu/moi?chi-so=xep-loai&van-ban=nq-dai-hoi-x").await.body;
    for words in [
        "value=\"CT09\"",
        "value=\"Xếp loại Đảng bộ\"",
        "<option value=\"level\" selected",
        "<option value=\"xep-loai\" selected",
        "<option value=\"nq-dai-hoi-x\" selected",
        "<option value=\"to-chuc\">Công tác tổ chức",
    ] {
        assert!(begun.contains(words), "{words}: {begun}");
    }
    let left = [("unit_rule", ""), ("time_rule", ""), ("scale", "")];
    for (code, changed, rule) in [
        ("CT91", [("goals", "hằng năm: 12"), ("kind", "number"), ("denominator", "")], "cộng các đơn vị, xét từng năm"),
        ("CT92", [("goals", "nhiệm kỳ: 60"), ("kind", "number"), ("denominator", "")], "cộng các đơn vị, cộng các năm"),
        (
            "CT93",
            [("goals", "hằng năm: 50"), ("kind", "ratio"), ("denominator", "dang-vien")],
            "tổng tử số các đơn vị chia cho tổng mẫu số",
        ),
    ] {
        let changed: Vec<(&str, &str)> = changed.into_iter().chain(left).chain([("code", code)]).collect();
        let answer = hoa.post("/chi-tieu/moi", &form(&changed)).await;
        assert_eq!(answer.location, format!("/chi-tieu/{code}"), "{}", answer.body);
        assert!(hoa.get(&answer.location).await.body.contains(rule), "{code}: {rule}");
    }
    assert!(hoa.get("/chi-tieu/CT93/sua").await.body.contains("value=\"%\""), "a ratio is measured in percent");
    assert!(hoa.get("/chi-tieu/CT91/sua").await.body.contains("value=\"cuộc\""), "a number in what is counted");
}

#[tokio::test]
async fn an_exemption_names_its_unit_as_people_do() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let unknown = hoa.post("/chi-tieu/moi", &form(&[("exemptions", "Chi bộ Lạ, 2021: mới thành lập")])).await;
    assert!(unknown.body.contains("chưa rõ đơn vị nào"), "{}", unknown.body);
    let known = hoa.post("/chi-tieu/moi", &form(&[("exemptions", "Chi bộ Khoa Điện - Điện tử, 2021: mới thành lập")])).await;
    assert_eq!(known.status, StatusCode::SEE_OTHER, "{}", known.body);
    assert!(hoa.get("/chi-tieu/CT90/sua").await.body.contains("Chi bộ Khoa Điện - Điện tử, 2021: mới thành lập"));
}
