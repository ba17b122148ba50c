//! Two people at the same record: what one of them changed meanwhile is shown to the other before it is replaced.

use crate::house::House;
use crate::target::form;
use axum::http::StatusCode;
use soket::store;

const REVIEW: &str = "6-thang-dau-nam-2023";

#[tokio::test]
async fn nobody_overwrites_what_another_changed_meanwhile() {
    let house = House::open().await;
    let (hoa, thu) = (house.person("hoa").await, house.person("thu").await);
    assert_eq!(hoa.post("/chi-tieu/moi", &form(&[])).await.status, StatusCode::SEE_OTHER);
    let seen = |body: &str| body.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let opened = seen(&hoa.get("/chi-tieu/CT90/sua").await.body);
    let slip = [("reason", "sửa lỗi gõ"), ("goals", "hằng năm: 14"), ("seen", opened.as_str())];
    assert_eq!(thu.post("/chi-tieu/CT90/sua", &form(&slip)).await.status, StatusCode::SEE_OTHER);
    let late = [("reason", "sửa tên"), ("name", "Kiểm tra, giám sát"), ("seen", opened.as_str())];
    let refused = hoa.post("/chi-tieu/CT90/sua", &form(&late)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("nay là “hằng năm: 14”") && refused.body.contains("value=\"Kiểm tra, giám sát\""), "{}", refused.body);
    let now = seen(&refused.body);
    let again = [("reason", "sửa tên"), ("name", "Kiểm tra, giám sát"), ("goals", "hằng năm: 14"), ("seen", now.as_str())];
    assert_eq!(hoa.post("/chi-tieu/CT90/sua", &form(&again)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn of_adjustments_at_the_same_moment_none_is_lost_unsaid() {
    let house = House::open().await;
    let (hoa, thu) = (house.person("hoa").await, house.person("thu").await);
    assert_eq!(hoa.post("/chi-tieu/moi", &form(&[])).await.status, StatusCode::SEE_OTHER);
    let documents = ["Kết luận 12-KL/ĐU", "Kết luận 13-KL/ĐU"];
    let adjust = |document| [("document", document), ("from_on", "1/4/2023"), ("goals", "hằng năm: 10")];
    let (first, second) = (adjust(documents[0]), adjust(documents[1]));
    let answers = tokio::join!(hoa.post("/chi-tieu/CT90/dieu-chinh", &first), thu.post("/chi-tieu/CT90/dieu-chinh", &second));
    let shown = hoa.get("/chi-tieu/CT90").await.body;
    for (document, answer) in documents.into_iter().zip([answers.0, answers.1]) {
        let expected = if shown.contains(document) { StatusCode::SEE_OTHER } else { StatusCode::CONFLICT };
        assert_eq!(answer.status, expected, "{document}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_record_that_another_changed_meanwhile_is_not_overwritten_unsaid() {
    let house = House::open().await;
    let (hoa, thu) = (house.person("hoa").await, house.person("thu").await);
    let review = store::review::by_slug(&house.app.db, REVIEW).await.unwrap();
    let record = store::review::record::all(&house.app.db, review.id).await.unwrap().remove(0);
    let address = format!("/so-ket/{REVIEW}/ghi-nhan/{}/sua", record.id);
    let change = |body| [("kind", record.kind.as_str()), ("was", record.body.as_str()), ("body", body)];
    assert_eq!(thu.post(&address, &change("Câu của Thư")).await.status, StatusCode::SEE_OTHER);
    let late = hoa.post(&address, &change("Câu của Hoà")).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.body);
    assert!(late.body.contains("thành “Câu của Thư”") && late.body.contains(">Câu của Hoà</textarea>"), "{}", late.body);
    assert!(late.body.contains("name=\"was\" value=\"Câu của Thư\""), "the second try knows what it replaces: {}", late.body);
    let again = [("kind", record.kind.as_str()), ("was", "Câu của Thư"), ("body", "Câu của Hoà")];
    assert_eq!(hoa.post(&address, &again).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn every_constraint_says_what_somebody_was_first_with() {
    let house = House::open().await;
    for (sql, says) in [
        ("insert into term (unit_id, ordinal, from_on, to_on) select unit_id, ordinal, from_on, to_on from term limit 1", "nhiệm kỳ"),
        (
            "insert into account_role (account_id, role, unit_id, line) select account_id, role, unit_id, line from account_role limit 1",
            "vai trò",
        ),
        (
            "insert into paper_number (unit_id, series, kind, serial, taken_on) select unit_id, series, kind, serial, taken_on from paper_number limit 1",
            "Số này vừa được một văn bản khác lấy",
        ),
        (
            "insert into figure (indicator_id, unit_id, period, counted_to, entered_at)
             select indicator_id, unit_id, period, counted_to, entered_at from figure where replaces_id is null limit 1",
            "Số liệu này vừa được người khác nhập",
        ),
        ("insert into account (login, person_id) select login, person_id from account limit 1", "tên đăng nhập này đã có"),
    ] {
        let mut tx = house.app.db.write().await.unwrap();
        let refused = sqlx::query(sql).execute(&mut *tx).await.unwrap_err();
        let said = soket::error::Error::from(refused).to_string();
        assert!(said.contains(says), "{sql}: {said}");
    }
}
