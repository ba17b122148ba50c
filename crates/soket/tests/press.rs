//! The press on the screen: pictures behind certificates, items placed by a form, and runs over thousands of awards.

mod run;

use crate::house::{Answer, House, Person};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use soket::demo::commendations::SLUG;
use std::io::{Cursor, Read as _};

/// Two grey dots.
pub const PNG: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x02\x00\x00\x00\x01\x08\x00\x00\x00\x00\xd1I V\x00\x00\x00\x0bIDATx\xdach\xf8\x0f\x00\x02\x02\x01\x80\xfd\xf2\xfc\xf4\x00\x00\x00\x00IEND\xaeB`\x82";

/// An address of the press of the demonstration's campaign.
fn at(rest: &str) -> String {
    format!("/khen-thuong/{SLUG}{rest}")
}

/// The shipped template, kept as a copy: its address.
async fn kept(hoa: &Person<'_>) -> String {
    let made = hoa.post(&at("/giay-khen"), &[("what", "new"), ("from", "party"), ("new_name", "Mẫu thử")]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    made.location
}

fn id(address: &str) -> &str {
    address.split("mau=").nth(1).unwrap().split(['#', '&']).next().unwrap()
}

async fn send(hoa: &Person<'_>, (what, template): (&str, &str), file: (&str, &[u8])) -> Answer {
    hoa.upload_with(&at("/giay-khen/tep"), &[("what", what), ("mau", template)], file).await
}

async fn place(hoa: &Person<'_>, template: &str, fields: &[(&str, &str)]) -> Answer {
    hoa.post(&at("/giay-khen"), &[&[("what", "place"), ("mau", template)], fields].concat()).await
}

fn has_picture(made: &Answer) -> bool {
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    made.bytes.windows(6).any(|part| part == b"/Image")
}

#[tokio::test]
async fn a_picture_lies_behind_the_items_and_is_printed_only_where_the_template_says_so() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let shown = kept(&hoa).await;
    let template = id(&shown).to_owned();
    let sent = send(&hoa, ("background", &template), ("phôi.png", PNG)).await;
    assert_eq!(sent.location, shown, "{}", sent.body);
    let page = hoa.get(&shown).await.body;
    let picture = page.split("<image href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
    assert_eq!(hoa.get(&picture).await.bytes, PNG);
    let file = |name: &str| at(&format!("/giay-khen/{name}?mau={template}"));
    assert!(!has_picture(&hoa.get(&file("tat-ca.pdf")).await) && has_picture(&hoa.get(&file("xem-thu.pdf")).await));
    assert_eq!(place(&hoa, &template, &[("prints", "printed")]).await.status, StatusCode::SEE_OTHER);
    assert!(has_picture(&hoa.get(&file("tat-ca.pdf")).await));
    // A template goes to another office with its picture.
    let whole = hoa.get(&file("mau.zip")).await.bytes;
    let mut inside = Vec::new();
    zip::ZipArchive::new(Cursor::new(&whole)).unwrap().by_name("nen").unwrap().read_to_end(&mut inside).unwrap();
    assert_eq!(inside, PNG);
    let imported = send(&hoa, ("import", "0"), ("mau.zip", &whole)).await;
    assert!(hoa.get(&imported.location).await.body.contains("<image href="), "{}", imported.body);
    let text = hoa.get(&file("mau.json")).await.bytes;
    let imported = send(&hoa, ("import", "0"), ("mau.json", &text)).await;
    assert!(!hoa.get(&imported.location).await.body.contains("<image href="), "{}", imported.body);
    assert_eq!(hoa.post(&at("/giay-khen"), &[("what", "bare"), ("mau", &template)]).await.location, shown);
    assert!(!hoa.get(&shown).await.body.contains("<image href=") && !has_picture(&hoa.get(&file("tat-ca.pdf")).await));
    assert_eq!(hoa.get(&picture).await.status, StatusCode::NOT_FOUND);
    assert_eq!(hoa.post(&at("/giay-khen"), &[("what", "drop"), ("mau", &template)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(hoa.get(&shown).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_no_picture_is_refused_with_the_reason_in_both_languages() {
    let house = House::open().await;
    let mut hoa = house.person("hoa").await;
    let check = async |hoa: &Person<'_>, bytes: &[u8], says: &str| {
        let refused = send(hoa, ("background", "0"), ("phoi.png", bytes)).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains(says), "{says}: {}", refused.body);
    };
    let script = b"%PDF-1.7\n<< /S /JavaScript /JS (app.alert(1)) >>";
    check(&hoa, script, "không nhận PDF, SVG vì có thể chứa mã chạy").await;
    check(&hoa, b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", "không nhận PDF, SVG").await;
    check(&hoa, &PNG[..40], "Tệp ảnh bị hỏng").await;
    check(&hoa, b"", "Chưa chọn tệp nào").await;
    check(&hoa, &[PNG, &vec![0; 20 * 1024 * 1024]].concat(), "Ảnh nền lớn hơn 20 MB").await;
    let huge = Request::post(at("/giay-khen/tep")).header(header::CONTENT_LENGTH, 200 * 1024 * 1024);
    let huge = huge.header(header::CONTENT_TYPE, "multipart/form-data; boundary=b").body(Body::empty()).unwrap();
    let refused = hoa.send(huge).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("Nội dung gửi lên quá lớn"), "{}", refused.body);
    for (bytes, says) in
        [(&b"{\"x\": 1}"[..], "Tệp mẫu có tên lạ «x»"), (b"PK\x03\x04", "không phải là tệp mẫu"), (b"\xff", "không phải là tệp mẫu")]
    {
        let refused = send(&hoa, ("import", "0"), ("mau.json", bytes)).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains(says), "{says}: {}", refused.body);
    }
    hoa.cookie += "; ngon_ngu=en";
    check(&hoa, script, "PDF and SVG are refused because they can hold programs").await;
    let off = place(&hoa, "0", &[("item-2-x_mm", "200"), ("name", "Mẫu của trường")]).await;
    assert!(off.body.contains("Item 2 (co_quan): it lies off the sheet.") && off.body.contains("Mẫu của trường"), "{}", off.body);
}

#[tokio::test]
async fn items_of_every_kind_are_added_copied_moved_and_dropped_by_a_form() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let empty = [("what", "new"), ("from", "empty"), ("new_name", "Khổ A3"), ("width", "420"), ("height", "297")];
    let shown = hoa.post(&at("/giay-khen"), &empty).await.location;
    let template = id(&shown).to_owned();
    assert!(hoa.get(&shown).await.body.contains("viewBox=\"0 0 420 297\""));
    let added = place(&hoa, &template, &[("do", "add")]).await;
    assert!(added.location.ends_with("#muc-1"), "{}", added.location);
    let said = [
        ("item-1-kind", "text"),
        ("item-1-text", "Vào sổ số {so_vao_so}"),
        ("item-1-x_mm", "12,5"),
        ("item-1-style", "bold_italic"),
        ("item-1-letters", "capitals"),
        ("item-1-align", "right"),
        ("item-1-colour", "#c00000"),
        ("do", "copy-1"),
    ];
    assert!(place(&hoa, &template, &said).await.location.ends_with("#muc-2"));
    let code = [("item-2-kind", "qr"), ("item-2-field", "duong_dan"), ("item-2-width_mm", "30"), ("item-2-height_mm", "30"), ("do", "")];
    assert_eq!(place(&hoa, &template, &code).await.status, StatusCode::SEE_OTHER);
    let text = hoa.get(&at(&format!("/giay-khen/mau.json?mau={template}"))).await.body;
    for part in ["\"text\": \"Vào sổ số {so_vao_so}\"", "\"x_mm\": \"12.5\"", "\"qr\": \"duong_dan\"", "\"x_mm\": \"17.5\"", "\"right\""]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(text.contains("\"bold\": true,\n        \"italic\": true,\n        \"uppercase\": true"), "{text}");
    let page = hoa.get(&shown).await.body;
    assert!(page.contains("VÀO SỔ SỐ ") && page.contains("shape") | page.contains("scale("), "{page}");
    let wrong =
        place(&hoa, &template, &[("item-1-x_mm", "300"), ("item-1-text", "Chữ đã gõ"), ("item-1-kind", "text"), ("do", "drop-2")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("Mục thứ 1 (Chữ đã gõ): nằm ra ngoài tờ giấy"), "{}", wrong.body);
    assert!(
        wrong.body.contains("value=\"Chữ đã gõ\"") && wrong.body.contains("id=\"muc-2\""),
        "what was typed stays, and nothing is dropped"
    );
    assert_eq!(place(&hoa, &template, &[("do", "drop-2")]).await.status, StatusCode::SEE_OTHER);
    assert!(!hoa.get(&shown).await.body.contains("id=\"muc-2\""));
    let narrow = [("what", "new"), ("from", "empty"), ("new_name", "x"), ("width", "20"), ("height", "?")];
    let refused = hoa.post(&at("/giay-khen"), &narrow).await;
    assert!(refused.body.contains("mỗi cạnh phải từ 50 đến 1200 mm") && refused.body.contains("Ghi số mm, ví dụ 297"), "{}", refused.body);
    let made = hoa.get(&at(&format!("/giay-khen/xem-thu.pdf?mau={template}"))).await;
    assert!(made.bytes.starts_with(b"%PDF"), "{}", made.body);
}
