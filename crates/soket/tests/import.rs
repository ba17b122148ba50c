//! A table of targets taken in on the screen: seen first, written when the person says so, what is left stays in the box.

use crate::house::{House, Person};
use axum::http::StatusCode;
use rust_xlsxwriter::Workbook;

const TABLE: &str = "TT;Chỉ tiêu;ĐVT;2021;2022;Cả nhiệm kỳ\n\
    1;Đoàn viên ưu tú được giới thiệu;đoàn viên;5;6;11\n\
    2;Độ che phủ cây xanh;%;40;42;44\n\
    3;Buổi sinh hoạt chuyên đề;buổi;nhiều;4;8\n";

const FIELDS: [(&str, &str); 3] = [("mandate", "nq-dai-hoi-x"), ("unit", "dang-bo"), ("reporters", "cb-dien, cb-co-khi")];

async fn send(person: &Person<'_>, rows: &str, more: &[(&str, &str)]) -> crate::house::Answer {
    let kept = FIELDS.iter().filter(|(name, _)| more.iter().all(|(changed, _)| changed != name));
    let fields: Vec<(&str, &str)> = kept.copied().chain([("rows", rows)]).chain(more.iter().copied()).collect();
    person.post("/chi-tieu/nhap", &fields).await
}

async fn count(house: &House) -> usize {
    soket::store::target::all(&house.app.db).await.unwrap().len()
}

#[tokio::test]
async fn a_pasted_table_is_seen_then_written_row_by_row() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    assert!(hoa.get("/chi-tieu").await.body.contains("href=\"/chi-tieu/nhap\""));
    let before = count(&house).await;
    let seen = send(&hoa, TABLE, &[]).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
    for words in ["W02", "gần nhất là năm cuối: 42", "Ô “nhiều” ở cột “2021” không có số nào", "cộng các năm", "CT19"]
    {
        assert!(seen.body.contains(words), "{words}: {}", seen.body);
    }
    assert_eq!(count(&house).await, before, "looking writes nothing");
    let written = send(&hoa, TABLE, &[("write", "clean")]).await;
    assert!(written.body.contains("Đã ghi 1 chỉ tiêu") && written.body.contains("Độ che phủ cây xanh"), "{}", written.body);
    let box_of = |page: &str| page.split("<textarea id=\"rows\"").nth(1).unwrap().split("</textarea>").next().unwrap().to_owned();
    assert!(!box_of(&written.body).contains("Đoàn viên ưu tú") && box_of(&written.body).contains("Độ che phủ"), "{}", written.body);
    assert_eq!(count(&house).await, before + 1);
    let target = hoa.get("/chi-tieu/CT19").await.body;
    assert!(target.contains("Đoàn viên ưu tú được giới thiệu (đoàn viên): 2021: 5; 2022: 6; Cả nhiệm kỳ: 11"), "{target}");
    let lan = house.person("lan").await;
    assert!(lan.get("/so-lieu/cb-co-khi/2023").await.body.contains("Đoàn viên ưu tú"), "the unit is asked");
}

#[tokio::test]
async fn a_contradiction_is_written_only_with_a_reason_and_a_table_only_once() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let rows = TABLE.replace("nhiều", "4");
    let silent = send(&hoa, &rows, &[("write", "all")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.body.contains("Chưa ghi lý do") && silent.body.contains("Độ che phủ cây xanh"), "{}", silent.body);
    let written = send(&hoa, &rows, &[("write", "all"), ("reason", "nghị quyết in như vậy")]).await;
    assert_eq!(written.location, "/chi-tieu", "{}", written.body);
    let trail = soket::store::trail::newest(&house.app.db).await.unwrap();
    assert!(trail.iter().any(|line| line.detail.contains("nghị quyết in như vậy (W02)")), "{trail:?}");
    let again = send(&hoa, &rows, &[]).await;
    assert!(again.body.contains("Trùng tên với chỉ tiêu CT19") && !again.body.contains("value=\"clean\""), "{}", again.body);
}

#[tokio::test]
async fn a_file_takes_the_place_of_pasted_rows() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0_u32..).zip(TABLE.lines()) {
        for (column, cell) in (0_u16..).zip(line.split(';')) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, cell).unwrap(),
            };
        }
    }
    let file = book.save_to_buffer().unwrap();
    let before = count(&house).await;
    let seen = hoa.upload_with("/chi-tieu/nhap/tep", &FIELDS, ("bang.xlsx", &file)).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
    assert!(seen.body.contains("W02") && seen.body.contains("Đoàn viên ưu tú được giới thiệu\tđoàn viên\t5"), "{}", seen.body);
    assert!(seen.body.contains("cb-dien, cb-co-khi"), "the other fields stay");
    assert_eq!(count(&house).await, before);
    for (file, says) in [
        (("bang.xlsx", &file[..file.len() / 2]), "tệp hỏng"),
        (("bang.csv", &b"Ch\xec\xd2 ti\xeau;2021"[..]), "Windows-1258"),
        (("bang.xls", &[0xd0, 0xcf, 0x11, 0xe0, 1, 2]), ".xls"),
        (("bang.csv", b""), "Chưa chọn tệp nào"),
        (("bang (Mật).csv", "Chỉ tiêu;2021\nMáy;1".as_bytes()), "dấu “Mật”"),
    ] {
        let refused = hoa.upload_with("/chi-tieu/nhap/tep", &FIELDS, file).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(refused.body.contains(says), "{says}: {}", refused.body);
    }
    let kept = std::fs::read_dir(house.app.dir.join("files/incoming")).unwrap().count();
    assert_eq!(kept, 0, "no uploaded table stays behind");
}

#[tokio::test]
async fn what_cannot_be_taken_in_says_why_and_keeps_the_text() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let nowhere = send(&hoa, TABLE, &[("mandate", "")]).await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nowhere.body.contains("Chưa chọn văn bản đề ra") && nowhere.body.contains("Đoàn viên ưu tú"), "{}", nowhere.body);
    let none = send(&hoa, "một dòng", &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("cột “Chỉ tiêu”") && none.body.contains("một dòng"), "{}", none.body);
    let secret = send(&hoa, "Chỉ tiêu;2021\nTỐI MẬT;1", &[]).await;
    assert_eq!(secret.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(secret.body.contains("Tối mật") && !secret.body.contains("TỐI MẬT;1"), "{}", secret.body);
    let trail = soket::store::trail::newest(&house.app.db).await.unwrap();
    assert!(trail.iter().any(|line| line.detail.contains("ở bảng chỉ tiêu")), "the refusal is logged");
    let unknown = send(&hoa, TABLE, &[("write", "clean"), ("reporters", "cb-khac")]).await;
    assert!(unknown.body.contains("Không có đơn vị mang mã cb-khac") && unknown.body.contains("Đoàn viên ưu tú"), "{}", unknown.body);
}

#[tokio::test]
async fn only_the_office_takes_tables_in() {
    let house = House::open().await;
    let quang = house.person("quang").await;
    assert_eq!(quang.get("/chi-tieu/nhap").await.status, StatusCode::FORBIDDEN);
    assert_eq!(send(&quang, TABLE, &[("write", "clean")]).await.status, StatusCode::FORBIDDEN);
    let lan = house.person("lan").await;
    assert_eq!(send(&lan, TABLE, &[("write", "clean")]).await.status, StatusCode::NOT_FOUND, "not her committee");
    for (person, status) in [(&quang, StatusCode::FORBIDDEN), (&lan, StatusCode::NOT_FOUND)] {
        let sent = person.upload_with("/chi-tieu/nhap/tep", &FIELDS, ("bang.csv", TABLE.as_bytes())).await;
        assert_eq!(sent.status, status);
    }
}
