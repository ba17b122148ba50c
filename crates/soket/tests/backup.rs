//! Backup and restore: the whole house in one file, taken back into an empty one, with the same papers and the next id free.

use crate::house::House;
use axum::http::StatusCode;
use soket::db::backup;
use std::io::{Cursor, Read as _, Write as _};

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
    assert!(made.rows["figure"] > 100 && made.files == 14, "{made:?}");
    let other = House::empty().await;
    let restored = backup::restore(&other.app.db, &other.app.dir, file.path()).await.unwrap();
    assert_eq!(restored, made);
    let other = other.reopen().await;
    assert!(papers(&other).await == before, "the same papers");
    let again = backup::write(&other.app.db, &other.app.dir, file.path()).await.unwrap();
    for table in ["figure", "target", "review", "review_record", "printed", "post", "nomination", "award"] {
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

/// A backup with one part made anew.
fn altered(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let names: Vec<String> = from.file_names().map(|name| name.unwrap().into_owned()).collect();
    for name in names {
        let mut content = Vec::new();
        from.by_name(&name).unwrap().read_to_end(&mut content).unwrap();
        if name == part {
            content = change(String::from_utf8(content).unwrap()).into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[tokio::test]
async fn a_whole_zip_that_holds_less_than_it_says_restores_nothing() {
    let house = House::open().await;
    let file = tempfile::NamedTempFile::new().unwrap();
    backup::write(&house.app.db, &house.app.dir, file.path()).await.unwrap();
    let bytes = std::fs::read(file.path()).unwrap();
    let empty = House::empty().await;
    let without_last =
        |text: String| text.lines().rev().skip(1).map(|line| format!("{line}\n")).collect::<Vec<_>>().into_iter().rev().collect();
    let one_less = |text: String| text.replacen("\"files\": ", "\"files\": 9", 1);
    let broken = |text: String| text.replacen('{', "{{", 1);
    for (altered, says) in [
        (altered(&bytes, "tables/trail.jsonl", without_last), "Phần trail có"),
        (altered(&bytes, "manifest.json", one_less), "Phần files có"),
        (altered(&bytes, "tables/unit.jsonl", broken), "bảng unit"),
    ] {
        std::fs::write(file.path(), altered).unwrap();
        let refused = backup::restore(&empty.app.db, &empty.app.dir, file.path()).await.unwrap_err();
        assert!(refused.to_string().contains(says), "{says}: {refused}");
        assert!(!empty.app.dir.join("files").exists(), "{says}: files are left behind");
    }
    std::fs::write(file.path(), &bytes).unwrap();
    backup::restore(&empty.app.db, &empty.app.dir, file.path()).await.expect("the refused tries left nothing behind");
}

#[tokio::test]
async fn a_backup_that_fails_leaves_the_one_before_it() {
    let house = House::open().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("soket.zip");
    backup::write(&house.app.db, &house.app.dir, &file).await.unwrap();
    let good = std::fs::read(&file).unwrap();
    let lost = house.app.dir.join("files").join("khong-doc-duoc");
    std::fs::create_dir_all(lost.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink("khong-co", &lost).unwrap();
    backup::write(&house.app.db, &house.app.dir, &file).await.unwrap_err();
    assert_eq!(std::fs::read(&file).unwrap(), good);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half-written stays");
}

#[tokio::test]
async fn the_admin_takes_a_backup_with_a_button_and_nobody_else_does() {
    let house = House::open().await;
    let admin = house.person("admin").await;
    assert!(admin.get("/quan-tri").await.body.contains("Tải bản sao lưu"));
    let taken = admin.post("/quan-tri/sao-luu", &[]).await;
    assert_eq!((taken.status, &taken.bytes[..2]), (StatusCode::OK, &b"PK"[..]));
    let left = std::fs::read_dir(&house.app.dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(left.into_iter().all(|name| !name.contains(".zip")), "the copy does not stay in the data folder");
    for login in ["hoa", "quang", "lan"] {
        let person = house.person(login).await;
        assert_eq!(person.post("/quan-tri/sao-luu", &[]).await.status, StatusCode::FORBIDDEN, "{login}");
        assert_eq!(person.get("/quan-tri").await.status, StatusCode::FORBIDDEN, "{login}");
    }
}
