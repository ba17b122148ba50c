//! Backup and restore: the whole house in one file, taken back into an empty one, with the same papers and the next id free.

use crate::house::House;
use axum::http::StatusCode;
use soket::db::backup;

async fn papers(house: &House) -> Vec<Vec<u8>> {
    let hoa = house.person("hoa").await;
    let mut papers = Vec::new();
    for (slug, format) in [("giua-nhiem-ky-2020-2025", "json"), ("6-thang-dau-nam-2023", "html"), ("nam-2022", "pdf"), ("nam-2022", "docx")]
    {
        let answer = hoa.get(&format!("/so-ket/{slug}/tai/{format}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{slug} {format}");
        papers.push(answer.bytes);
    }
    papers
}

#[tokio::test]
async fn a_restored_house_prints_the_same_and_goes_on() {
    let house = House::open().await;
    let before = papers(&house).await;
    let file = tempfile::NamedTempFile::new().unwrap();
    let made = backup::write(&house.app.db, &house.app.dir, file.path()).await.unwrap();
    assert!(made.rows["figure"] > 100 && made.files == 6, "{made:?}");
    let other = House::empty().await;
    let restored = backup::restore(&other.app.db, &other.app.dir, file.path()).await.unwrap();
    assert_eq!(restored, made);
    let other = other.reopen().await;
    assert!(papers(&other).await == before, "the same papers");
    let again = backup::write(&other.app.db, &other.app.dir, file.path()).await.unwrap();
    for table in ["figure", "target", "review", "review_record", "printed", "post"] {
        assert_eq!(again.rows.get(table), made.rows.get(table), "{table}");
    }
    let quang = other.person("quang").await;
    let closed = quang.post("/so-ket/6-thang-dau-nam-2023/chot", &[]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
}

#[tokio::test]
async fn a_restore_refuses_what_would_lose_something() {
    let house = House::open().await;
    let file = tempfile::NamedTempFile::new().unwrap();
    backup::write(&house.app.db, &house.app.dir, file.path()).await.unwrap();
    let over_data = backup::restore(&house.app.db, &house.app.dir, file.path()).await.unwrap_err();
    assert!(over_data.to_string().contains("đã có dữ liệu"), "{over_data}");
    let bytes = std::fs::read(file.path()).unwrap();
    let empty = House::empty().await;
    for damaged in [&b""[..], &bytes[..bytes.len() / 2], b"not a backup"] {
        std::fs::write(file.path(), damaged).unwrap();
        assert!(backup::restore(&empty.app.db, &empty.app.dir, file.path()).await.is_err());
    }
    std::fs::write(file.path(), &bytes).unwrap();
    backup::restore(&empty.app.db, &empty.app.dir, file.path()).await.expect("the refused tries left nothing behind");
}

#[tokio::test]
async fn the_admin_takes_a_backup_with_a_button_and_nobody_else_does() {
    let house = House::open().await;
    let admin = house.person("admin").await;
    assert!(admin.get("/quan-tri").await.body.contains("Tải bản sao lưu"));
    let taken = admin.post("/quan-tri/sao-luu", &[]).await;
    assert_eq!((taken.status, &taken.bytes[..2]), (StatusCode::OK, &b"PK"[..]));
    for login in ["hoa", "quang", "lan"] {
        let person = house.person(login).await;
        assert_eq!(person.post("/quan-tri/sao-luu", &[]).await.status, StatusCode::FORBIDDEN, "{login}");
        assert_eq!(person.get("/quan-tri").await.status, StatusCode::FORBIDDEN, "{login}");
    }
}
