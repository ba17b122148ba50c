//! `soket user`: from the command line to the first sign-in; and a backup that another folder takes back.

use super::{call, demonstration};
use crate::house::House;
use axum::http::StatusCode;

#[test]
fn a_person_added_on_the_command_line_chooses_a_password_and_signs_in() {
    let data = demonstration();
    let add = ["user", "add", "Binh", "--name", "Võ Thanh Bình", "--unit", "cb-dien", "--role", "clerk"];
    let added = call(&add, data.path());
    assert_eq!(added.code, 0, "{}", added.err);
    let first = added.out.trim().to_owned();
    assert!(first.starts_with("/lien-ket/") && first.lines().count() == 1, "{first}");
    let listed = call(&["user", "list"], data.path()).out;
    assert!(listed.contains("binh\tVõ Thanh Bình\tchưa đặt mật khẩu\tVăn thư, văn phòng: cb-dien (Đảng)"), "{listed}");
    let english = call(&["user", "list", "--lang", "en"], data.path()).out;
    assert!(english.contains("binh\tVõ Thanh Bình\tno password yet\tOffice clerk"), "{english}");
    let reset = call(&["user", "reset", "binh", "--address", "http://soket.truong.vn:8080/"], data.path());
    let second = reset.out.trim().strip_prefix("http://soket.truong.vn:8080").unwrap().to_owned();
    assert_ne!(first, second);
    let json: serde_json::Value = serde_json::from_str(&call(&["user", "list", "--json"], data.path()).out).unwrap();
    let binh = json.as_array().unwrap().iter().find(|account| account["login"] == "binh").unwrap().clone();
    assert_eq!((&binh["has_password"], &binh["roles"][0]["unit"]), (&false.into(), &"cb-dien".into()));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let house = House::at(data).await;
        let stranger = house.stranger();
        assert_eq!(stranger.post(&second, &[("password", "cau dai de nho")]).await.location, "/dang-nhap");
        assert_eq!(stranger.get(&first).await.status, StatusCode::CONFLICT, "choosing a password uses up every link");
        let signed_in = stranger.post("/dang-nhap", &[("login", "binh"), ("password", "cau dai de nho")]).await;
        let mut binh = house.stranger();
        binh.cookie = signed_in.cookie.unwrap();
        assert_eq!(binh.get("/so-lieu/cb-dien/2023").await.status, StatusCode::OK);
    });
}

#[test]
fn a_line_is_chosen_by_the_kind_of_unit_or_by_name() {
    let data = demonstration();
    for (login, unit, more, line) in
        [("a", "truong", &[][..], "Chính quyền"), ("b", "dang-bo", &[], "Đảng"), ("c", "truong", &["--line", "union"], "Đoàn thể")]
    {
        let words = ["user", "add", login, "--name", "Người Thử", "--unit", unit, "--role", "reader"];
        assert_eq!(call(&[&words[..], more].concat(), data.path()).code, 0);
        let listed = call(&["user", "list"], data.path()).out;
        assert!(listed.lines().any(|row| row.starts_with(login) && row.ends_with(&format!("Xem: {unit} ({line})"))), "{listed}");
    }
    let nameless = call(&["user", "add", "hai chu", "--name", " ", "--unit", "truong", "--role", "reader"], data.path());
    assert!(nameless.code == 1 && nameless.err.contains("có dấu cách"), "{}", nameless.err);
}

#[test]
fn a_backup_is_taken_back_into_an_empty_folder_only() {
    let data = demonstration();
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("soket.zip");
    let file = file.to_str().unwrap();
    let written = call(&["backup", file], data.path());
    assert!(written.code == 0 && written.out.contains("dòng"), "{} {}", written.out, written.err);
    let over = call(&["restore", file], data.path());
    assert!(over.code == 1 && over.err.contains("đã có dữ liệu"), "{}", over.err);
    let other = place.path().join("khac");
    let restored = call(&["restore", file, "--lang", "en"], &other);
    assert!(restored.code == 0 && restored.out.starts_with("Restored the backup of"), "{} {}", restored.out, restored.err);
    assert_eq!(call(&["user", "list"], &other).out, call(&["user", "list"], data.path()).out);
}
