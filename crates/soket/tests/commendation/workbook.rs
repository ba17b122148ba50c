//! What is reported upward: the register with its counts by unit and by form, each year with its sum.

use crate::house::House;
use axum::http::StatusCode;
use soket::table;

#[tokio::test]
async fn the_workbook_counts_what_holds_by_unit_and_by_form() {
    let house = House::open().await;
    let (hoa, quang) = (house.person("hoa").await, house.person("quang").await);
    let read = async || {
        let answer = hoa.get("/so-vang.xlsx").await;
        assert_eq!(answer.status, StatusCode::OK);
        table::read(answer.bytes.to_vec()).unwrap()
    };
    let sheets = read().await;
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Sổ vàng", "Theo đơn vị", "Theo hình thức"]);
    let sums = |sheets: &[table::Sheet], at: usize| -> Vec<Vec<String>> {
        sheets[at].rows.iter().filter(|row| row[0].starts_with("Cộng năm")).cloned().collect()
    };
    // 2 collectives and 5 individuals of the conference: 2 x 900.000 and 5 x 450.000.
    let whole = sums(&sheets, 1).into_iter().find(|row| row[0] == "Cộng năm 2023").unwrap();
    assert_eq!(whole[4..], ["2", "5", "7", "4050000"].map(str::to_owned), "{whole:?}");
    let by_form = sums(&sheets, 2).into_iter().find(|row| row[0] == "Cộng năm 2023").unwrap();
    assert_eq!(by_form[3..], whole[4..]);
    let cell = sheets[1].rows.iter().find(|row| row[2] == "Chi bộ Khoa Cơ khí" && row[0] == "2023").unwrap();
    assert_eq!(cell[1], "Đảng bộ Trường Trung cấp Gò Công");
    // What is revoked stays in the register and is counted no more.
    let rows = sheets[0].rows.len();
    let revoked = [("symbol", "21-QĐ/ĐU"), ("on", "19/5/2023"), ("reason", "khen trùng")];
    let list = hoa.get("/so-vang").await.body;
    let of_2023 = list.split("href=\"/so-vang/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert_eq!(quang.post(&format!("/so-vang/{of_2023}/thu-hoi"), &revoked).await.status, StatusCode::SEE_OTHER);
    let sheets = read().await;
    assert_eq!(sheets[0].rows.len(), rows);
    let after = sums(&sheets, 1).into_iter().find(|row| row[0] == "Cộng năm 2023").unwrap();
    assert_eq!(after[6], "6", "{after:?}");
}
