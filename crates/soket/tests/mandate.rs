//! Mandates: registered once, related in one direction, cited, found by a few words; papers with secrecy marks stay outside.

use crate::house::House;
use axum::http::StatusCode;
use soket::store;
use std::io::{Cursor, Write as _};

const FORM: [(&str, &str); 6] = [
    ("kind", "plan"),
    ("number", "12-KH/ĐU"),
    ("issuer", "Đảng bộ Trường Trung cấp Gò Công"),
    ("issued_on", "15/3/2023"),
    ("subject", "thực hiện Kết luận số 01-KL/TW năm 2023"),
    ("unit", "dang-bo"),
];

fn form<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FORM.into_iter().filter(|(name, _)| changed.iter().all(|(changed, _)| changed != name));
    kept.chain(changed.iter().copied()).collect()
}

/// A DOCX with one paragraph.
fn docx(words: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
    let body = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
    );
    for (name, text) in [("[Content_Types].xml", types), ("word/document.xml", body.as_str())] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn kept_files(house: &House) -> usize {
    let found = walk(&house.app.dir.join("files"));
    found.iter().filter(|path| !path.to_string_lossy().contains("incoming")).count()
}

fn walk(dir: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries: Vec<_> = std::fs::read_dir(dir).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
    entries.into_iter().flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[tokio::test]
async fn a_mandate_is_registered_related_and_cited() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let answer = hoa.post("/van-ban/moi", &form(&[])).await;
    assert_eq!(answer.location, "/van-ban/kh-12-kh-du-2023", "{}", answer.body);
    let again = hoa.post("/van-ban/moi", &form(&[])).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("hình như đã đăng ký"), "{}", again.body);
    let related = [("relation", "implements"), ("other", "kl-01-kl-tw-2021")];
    assert_eq!(hoa.post("/van-ban/kh-12-kh-du-2023/quan-he", &related).await.status, StatusCode::SEE_OTHER);
    let conclusion = hoa.get("/van-ban/kl-01-kl-tw-2021").await.body;
    for said in
        ["Tiếp tục thực hiện", "05-CT/TW", "Được triển khai, cụ thể hoá bởi", "12-KH/ĐU", "/so-ket/hai-nam-ket-luan-01", "/chi-tieu/KL01"]
    {
        assert!(conclusion.contains(said), "{said}: {conclusion}");
    }
    let backwards = [("relation", "continues"), ("other", "kh-12-kh-du-2023")];
    let refused = hoa.post("/van-ban/kl-01-kl-tw-2021/quan-he", &backwards).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("theo chiều ngược lại"), "{}", refused.body);
    assert_eq!(hoa.post("/van-ban/kh-12-kh-du-2023/bo-quan-he", &related).await.status, StatusCode::SEE_OTHER);
    let corrected = hoa.post("/van-ban/kh-12-kh-du-2023/sua", &form(&[("subject", "thực hiện Kết luận 01")])).await;
    assert_eq!(corrected.status, StatusCode::SEE_OTHER, "{}", corrected.body);
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_secrets_are_refused() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    for (changed, says) in [
        (("subject", ""), "Ô này chưa có gì"),
        (("issued_on", "31/2/2023"), "không có trong lịch"),
        (("number", "12-KH/ĐU (Mật)"), "Không nhận: có dấu “Mật” ở số ký hiệu"),
        (("subject", "TỐI MẬT: phương án bảo vệ"), "Không nhận: có dấu “Tối mật” ở trích yếu"),
    ] {
        let answer = hoa.post("/van-ban/moi", &form(&[changed])).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{changed:?}");
        assert!(answer.body.contains(says) && answer.body.contains("12-KH/ĐU"), "{changed:?}: {}", answer.body);
    }
    let lines = store::trail::newest(&house.app.db).await.unwrap();
    assert_eq!(lines.iter().filter(|line| line.action == soket_core::trail::Verb::RefuseSecret).count(), 2);
    assert!(lines.iter().all(|line| !line.detail.contains("phương án")), "the trail keeps nothing of the content");
    assert_eq!(house.person("quang").await.post("/van-ban/moi", &form(&[])).await.status, StatusCode::FORBIDDEN);
    assert_eq!(house.person("lan").await.get("/van-ban/kl-01-kl-tw-2021").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn files_are_looked_into_before_they_are_kept() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let slug = "kl-01-kl-tw-2021";
    let before = kept_files(&house);
    let scan = b"\x89PNG\r\n\x1a\n not really";
    for (name, bytes, stated, says) in [
        ("ket-luan.docx", docx("MẬT"), true, "có dấu “Mật”"),
        ("ket-luan-toi-mat.docx", docx("Kết luận"), true, "ở tên tệp"),
        ("ket-luan.exe", b"MZ\x90".to_vec(), true, "không phải PDF, Word, Excel hay ảnh"),
        ("ban-quet.png", scan.to_vec(), false, "đánh dấu vào ô xác nhận"),
        ("trong.docx", Vec::new(), false, "Chưa chọn tệp nào"),
    ] {
        let address = format!("/van-ban/{slug}/tep");
        let answer = if stated { hoa.upload_stated(&address, (name, &bytes)).await } else { hoa.upload(&address, (name, &bytes)).await };
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.body.contains(says), "{name}: {}", answer.body);
    }
    assert_eq!(kept_files(&house), before, "nothing that was refused is kept");
    let paper = docx("Kết luận về tiếp tục thực hiện Chỉ thị số 05-CT/TW");
    let taken = hoa.upload(&format!("/van-ban/{slug}/tep"), ("Kết luận 01.docx", &paper)).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
    assert_eq!(hoa.upload_stated(&format!("/van-ban/{slug}/tep"), ("Bản quét.png", scan)).await.status, StatusCode::SEE_OTHER);
    let page = hoa.get(&format!("/van-ban/{slug}")).await.body;
    assert!(page.contains("Kết luận 01.docx") && page.contains("đã xác nhận không mang dấu mật"), "{page}");
    let address = page.split("href=\"/tep/").nth(1).unwrap().split('"').next().unwrap();
    let taken = hoa.get(&format!("/tep/{address}")).await;
    assert_eq!(taken.bytes, paper);
    assert_eq!(house.person("lan").await.get(&format!("/tep/{address}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(hoa.post(&format!("/tep/{address}/bo"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(hoa.get(&format!("/tep/{address}")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn one_box_finds_every_noun_with_or_without_marks() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    for (typed, address) in [
        ("kết luận 01", "/van-ban/kl-01-kl-tw-2021"),
        ("ket luan 01-kl/tw", "/van-ban/kl-01-kl-tw-2021"),
        ("CT 05", "/van-ban/ct-05-ct-tw-2016"),
        ("ket nap dang vien", "/chi-tieu/CT03"),
        ("CT03", "/chi-tieu/CT03"),
        ("khoa co khi", "/don-vi/cb-co-khi"),
        ("nguyen thi ngoc lan", "/don-vi/cb-co-khi"),
        ("6 tháng đầu năm", "/so-ket/6-thang-dau-nam-2023"),
        ("an toan lao dong", "/viec/2"),
    ] {
        let found = hoa.get(&format!("/tim?q={}", typed.replace(' ', "+").replace('/', "%2F"))).await.body;
        assert!(found.contains(&format!("href=\"{address}\"")), "{typed} finds {address}: {found}");
    }
    let target = hoa.get("/tim?q=ct05").await.body;
    assert!(target.contains("Công tác tổ chức, cán bộ, phát triển đảng viên") && !target.contains("to-chuc"), "{target}");
    let code = hoa.get("/tim?q=so:2234").await;
    assert_eq!(code.location, "/so?ma=2234", "a code leads to where its number comes from");
    let nothing = hoa.get("/tim?q=xyzxyz").await.body;
    assert!(nothing.contains("Không tìm thấy gì"), "{nothing}");
    let lan = house.person("lan").await.get("/tim?q=ket+luan").await.body;
    assert!(!lan.contains("/van-ban/"), "a clerk of a cell finds what she sees: {lan}");
}
