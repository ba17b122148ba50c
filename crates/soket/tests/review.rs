//! A review from draft to issued: written, judged, closed, issued, and never changed by what is corrected later.

use crate::house::{Answer, House, Person};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use soket::report::print::FactSheet;
use soket::store;

const SLUG: &str = "6-thang-dau-nam-2023";

async fn save(person: &Person<'_>, section: &str, revision: &str, body: &str) -> Answer {
    person.post(&format!("/so-ket/{SLUG}/muc/{section}"), &[("revision", revision), ("body", body)]).await
}

/// Saves as the script of the editor does.
async fn autosave(person: &Person<'_>, section: &str, revision: i64, body: &str) -> (StatusCode, serde_json::Value) {
    let request = Request::post(format!("/so-ket/{SLUG}/muc/{section}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json")
        .body(Body::from(format!("revision={revision}&body={body}")))
        .unwrap();
    let answer = person.send(request).await;
    (answer.status, serde_json::from_str(&answer.body).unwrap())
}

async fn taken(person: &Person<'_>, slug: &str, format: &str) -> Vec<u8> {
    let answer = person.get(&format!("/so-ket/{slug}/tai/{format}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{slug} as {format}");
    answer.bytes
}

async fn facts(person: &Person<'_>, slug: &str) -> Vec<(String, String)> {
    let sheet: FactSheet = serde_json::from_slice(&taken(person, slug, "json").await).unwrap();
    sheet.figures.into_iter().map(|line| (line.code, line.printed.replace('\u{a0}', " "))).collect()
}

/// Corrects what the cell Cơ khí counted up to a day of that year.
async fn correct(house: &House, code: &str, day: &str, value: &str) {
    let all = store::indicator::all(&house.app.db).await.unwrap();
    let id = all.iter().find(|asked| asked.indicator.code == code).unwrap().indicator.id;
    let (figure, reason) = (format!("f-{id}"), format!("r-{id}"));
    let fields = [("counted_to", day), (figure.as_str(), value), (reason.as_str(), "đếm sót một đồng chí")];
    let answer = house.person("lan").await.post(&format!("/so-lieu/cb-co-khi/{}", &day[day.len() - 4..]), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

/// A correction that the half-year review sees.
async fn correct_one_figure(house: &House) {
    correct(house, "ket-nap", "15/5/2023", "3").await;
}

async fn target(house: &House, code: &str) -> i64 {
    let all = store::target::all(&house.app.db).await.unwrap();
    all.iter().find(|kept| kept.target.code == code).unwrap().target.id.0
}

#[tokio::test]
async fn a_section_is_saved_while_typing_and_a_second_editor_overwrites_nothing() {
    let house = House::open().await;
    let (hoa, thu) = (house.person("hoa").await, house.person("thu").await);
    assert_eq!(hoa.get(&format!("/so-ket/{SLUG}/muc/giai-phap")).await.status, StatusCode::OK);
    let warned = thu.get(&format!("/so-ket/{SLUG}/muc/giai-phap")).await.body;
    assert!(warned.contains("Trần Thị Mỹ Hoà cũng đang mở mục này"), "{warned}");
    let (status, saved) = autosave(&hoa, "giai-phap", 0, "Ban%20%C4%91%E1%BA%A7u").await;
    assert_eq!(status, StatusCode::OK, "{saved}");
    let first = saved["revision"].as_i64().unwrap();
    let (status, saved) = autosave(&hoa, "giai-phap", first, "L%E1%BA%A7n%20hai").await;
    assert_eq!(status, StatusCode::OK, "{saved}");
    let second = saved["revision"].as_i64().unwrap();
    let behind = save(&thu, "giai-phap", &first.to_string(), "Bản của Thư").await;
    assert_eq!(behind.status, StatusCode::CONFLICT);
    assert!(behind.body.contains("Bản của Thư") && behind.body.contains("Trần Thị Mỹ Hoà"), "{}", behind.body);
    assert!(behind.body.contains("Lần hai"), "both texts are shown: {}", behind.body);
    let again = save(&thu, "giai-phap", &second.to_string(), "Bản của Thư").await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
}

#[tokio::test]
async fn figures_in_rewritten_text_stay_live_and_say_that_they_moved() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let slug = "hai-nam-ket-luan-01";
    let before = facts(&hoa, slug).await;
    let pledges = before.iter().find(|(_, printed)| printed == "45 đảng viên").expect("the pledges of 2023 stand in the text").0.clone();
    let body = format!("Năm 2023 có {{45 đảng viên|so:{pledges}}} ký cam kết.");
    let written = hoa.post(&format!("/so-ket/{slug}/muc/lam-theo"), &[("revision", "1"), ("body", &body)]).await;
    assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.body);
    correct(&house, "cam-ket", "28/2/2023", "11").await;
    let after = facts(&hoa, slug).await;
    let changed: Vec<_> = after.iter().filter(|line| !before.contains(line)).collect();
    assert!(after.iter().any(|(code, printed)| *code == pledges && printed == "46 đảng viên"), "{after:?}");
    // The count itself and the share of members who pledged, in text and table: nothing else moved.
    assert!(changed.iter().all(|(_, printed)| ["46 đảng viên", "92%", "92"].contains(&printed.as_str())), "{changed:?}");
    let dossier = hoa.get(&format!("/so-ket/{slug}")).await.body;
    assert!(dossier.contains("số đã đổi từ khi viết"), "{dossier}");
    // Sections that the demonstration brings are marked as if somebody had saved them.
    assert_eq!(hoa.get("/so-ket/giua-nhiem-ky-2020-2025").await.body.matches("số đã đổi từ khi viết").count(), 0);
    correct(&house, "ket-nap", "31/12/2022", "2").await;
    let dossier = hoa.get("/so-ket/giua-nhiem-ky-2020-2025").await.body;
    assert!(dossier.contains("số đã đổi từ khi viết"), "{dossier}");
    let paper = hoa.get(&format!("/so-ket/{slug}/xem")).await.body.replace('\u{a0}', " ");
    assert!(paper.contains("khi viết là 45 đảng viên, nay là 46 đảng viên"), "{paper}");
}

#[tokio::test]
async fn an_issued_review_keeps_its_bytes_its_number_and_its_figures() {
    let house = House::open().await;
    let quang = house.person("quang").await;
    assert_eq!(quang.post(&format!("/so-ket/{SLUG}/ban-hanh"), &[]).await.status, StatusCode::CONFLICT, "a draft is not issued");
    for step in ["chot", "ban-hanh"] {
        let answer = quang.post(&format!("/so-ket/{SLUG}/{step}"), &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{step}: {}", answer.body);
    }
    let dossier = quang.get(&format!("/so-ket/{SLUG}")).await.body;
    // The review of 2022 took number 1 of this term.
    assert!(dossier.contains("02-BC/ĐU"), "{dossier}");
    let mut before = Vec::new();
    for format in ["docx", "pdf", "html", "json"] {
        before.push(taken(&quang, SLUG, format).await);
    }
    correct_one_figure(&house).await;
    for (format, bytes) in ["docx", "pdf", "html", "json"].into_iter().zip(&before) {
        assert!(taken(&quang, SLUG, format).await == *bytes, "{format} changed after it was issued");
    }
    let dossier = quang.get(&format!("/so-ket/{SLUG}")).await.body;
    assert!(dossier.contains("Số liệu đã đổi từ khi chốt") && dossier.contains("<del>"), "{dossier}");
    let edited = save(&house.person("hoa").await, "giai-phap", "0", "Sửa lén").await;
    assert_eq!(edited.status, StatusCode::CONFLICT, "{}", edited.body);
}

#[tokio::test]
async fn the_paper_that_goes_up_leaves_the_codes_off_and_is_kept_as_issued() {
    let house = House::open().await;
    let quang = house.person("quang").await;
    let whole = taken(&quang, SLUG, "pdf").await;
    let short = taken(&quang, SLUG, "pdf-khong-ma").await;
    assert!(short.len() < whole.len(), "{} against {}", short.len(), whole.len());
    assert_eq!(quang.get(&format!("/so-ket/{SLUG}/tai/json-khong-ma")).await.status, StatusCode::NOT_FOUND);
    for step in ["chot", "ban-hanh"] {
        assert_eq!(quang.post(&format!("/so-ket/{SLUG}/{step}"), &[]).await.status, StatusCode::SEE_OTHER);
    }
    let issued = taken(&quang, SLUG, "docx-khong-ma").await;
    correct_one_figure(&house).await;
    assert!(taken(&quang, SLUG, "docx-khong-ma").await == issued, "kept, not written again");
    let length: serde_json::Value = serde_json::from_slice(&quang.get(&format!("/so-ket/{SLUG}/so-trang")).await.bytes).unwrap();
    assert!((5..=12).contains(&length["pages"].as_u64().unwrap()), "{length}");
}

#[tokio::test]
async fn an_issued_paper_bears_the_names_of_its_own_date() {
    let house = House::open().await;
    let (hoa, quang) = (house.person("hoa").await, house.person("quang").await);
    assert_eq!(quang.post(&format!("/so-ket/{SLUG}/chot"), &[]).await.status, StatusCode::SEE_OTHER);
    // After the day of the figures, before the paper is dated: another body stands above, another place is written.
    let superior = [
        ("name", "Thành uỷ Gò Công"),
        ("short", "Thành uỷ"),
        ("kind", "superior"),
        ("line", "party"),
        ("parent", ""),
        ("from_on", "17/5/2023"),
    ];
    assert_eq!(hoa.post("/don-vi", &superior).await.status, StatusCode::SEE_OTHER);
    let moved = [("line", "party"), ("parent", "ct-thanh-uy"), ("from_on", "17/5/2023"), ("document", "")];
    assert_eq!(hoa.post("/don-vi/dang-bo/cap-tren", &moved).await.status, StatusCode::SEE_OTHER);
    assert_eq!(quang.post(&format!("/so-ket/{SLUG}/ban-hanh"), &[]).await.status, StatusCode::SEE_OTHER);
    let paper = String::from_utf8(taken(&quang, SLUG, "html").await).unwrap();
    assert!(paper.contains("THÀNH UỶ GÒ CÔNG") && paper.contains("Thường trực Thành uỷ Gò Công"), "{paper}");
}

#[tokio::test]
async fn a_draft_follows_only_a_format_that_fits_body_and_day() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let address = format!("/so-ket/{SLUG}/the-thuc");
    for unfit in ["ADMIN-ND30", "PARTY-HD05", "PARTY-HD99"] {
        let refused = hoa.post(&address, &[("profile", unfit)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{unfit}: {}", refused.body);
    }
    assert_eq!(hoa.post(&address, &[("profile", "PARTY-HD36")]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_signed_copy_is_filed_with_an_issued_review_only() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let pdf = taken(&hoa, "nam-2022", "pdf").await;
    let early = hoa.upload(&format!("/so-ket/{SLUG}/tep"), ("ban-ky.pdf", &pdf)).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "{}", early.body);
    let filed = hoa.upload("/so-ket/nam-2022/tep", ("Bản ký năm 2022.pdf", &pdf)).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.body);
    assert!(hoa.get("/so-ket/nam-2022").await.body.contains("Bản ký năm 2022.pdf"));
    assert_eq!(house.person("lan").await.upload("/so-ket/nam-2022/tep", ("x.pdf", &pdf)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_record_is_changed_in_place_and_the_trail_keeps_the_old_words() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let slug = "giua-nhiem-ky-2020-2025";
    let review = store::review::by_slug(&house.app.db, slug).await.unwrap();
    let records = store::review::record::all(&house.app.db, review.id).await.unwrap();
    let limit = records.iter().find(|record| !record.causes.is_empty()).expect("a limit with a cause");
    let address = format!("/so-ket/{slug}/ghi-nhan/{}/sua", limit.id);
    let form = hoa.get(&address).await.body;
    assert!(form.contains(&limit.body) && form.contains("checked"), "{form}");
    let empty = hoa.post(&address, &[("kind", limit.kind.as_str()), ("body", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let changed = hoa.post(&address, &[("kind", limit.kind.as_str()), ("body", "Câu đã sửa lại"), ("unit", "cb-dien")]).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
    let now = store::review::record::all(&house.app.db, review.id).await.unwrap();
    let now = now.iter().find(|record| record.id == limit.id).unwrap();
    assert_eq!((now.body.as_str(), now.causes.len(), now.targets.len()), ("Câu đã sửa lại", 0, 0));
    let trail = store::trail::of(&house.app.db, ("review", review.id.0)).await.unwrap();
    assert!(trail.iter().any(|line| line.detail.contains(&limit.body)), "{trail:?}");
    assert_eq!(hoa.get(&format!("/so-ket/nam-2022/ghi-nhan/{}/sua", limit.id)).await.status, StatusCode::CONFLICT);
    let other = hoa.post(&format!("/so-ket/{SLUG}/ghi-nhan/{}/sua", limit.id), &[("kind", "limit"), ("body", "x")]).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_new_version_starts_from_the_old_one_and_says_what_changed() {
    let house = House::open().await;
    let quang = house.person("quang").await;
    for step in ["chot", "ban-hanh"] {
        assert_eq!(quang.post(&format!("/so-ket/{SLUG}/{step}"), &[]).await.status, StatusCode::SEE_OTHER);
    }
    let issued = quang.get(&format!("/so-ket/{SLUG}")).await.body;
    assert!(issued.contains("Chưa có gì khác") && !issued.contains("<del>"), "nothing moved yet, in whatever form it is printed: {issued}");
    correct_one_figure(&house).await;
    let hoa = house.person("hoa").await;
    assert_eq!(hoa.post(&format!("/so-ket/{SLUG}/ban-moi"), &[]).await.status, StatusCode::FORBIDDEN, "the secretary's to open");
    assert!(!hoa.get(&format!("/so-ket/{SLUG}")).await.body.contains("/ban-moi"), "no button that only refuses");
    let opened = quang.post(&format!("/so-ket/{SLUG}/ban-moi"), &[]).await;
    assert_eq!(opened.location, format!("/so-ket/{SLUG}-ban-2"), "{}", opened.body);
    let dossier = quang.get(&opened.location).await.body;
    assert!(dossier.contains("Khác với bản trước") && dossier.contains("<ins>"), "{dossier}");
    assert!(!dossier.contains("không còn in"), "what is counted over the review is counted in the new one: {dossier}");
    let again = quang.post(&format!("/so-ket/{SLUG}/ban-moi"), &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.body.contains("đã có bản mới hơn"), "{}", again.body);
    let next = format!("{SLUG}-ban-2");
    for step in ["chot", "ban-hanh"] {
        assert_eq!(quang.post(&format!("/so-ket/{next}/{step}"), &[]).await.status, StatusCode::SEE_OTHER);
    }
    assert!(quang.get(&format!("/so-ket/{next}")).await.body.contains("03-BC/ĐU"), "the next number, without a gap");
}

#[tokio::test]
async fn a_closed_review_that_a_newer_version_replaces_takes_no_number() {
    let house = House::open().await;
    let quang = house.person("quang").await;
    for step in ["chot", "ban-moi"] {
        assert_eq!(quang.post(&format!("/so-ket/{SLUG}/{step}"), &[]).await.status, StatusCode::SEE_OTHER);
    }
    assert!(!quang.get(&format!("/so-ket/{SLUG}")).await.body.contains("/ban-hanh"), "no button that only refuses");
    let refused = quang.post(&format!("/so-ket/{SLUG}/ban-hanh"), &[]).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.body.contains("đã có bản mới hơn"), "{}", refused.body);
    for step in ["chot", "ban-hanh"] {
        assert_eq!(quang.post(&format!("/so-ket/{SLUG}-ban-2/{step}"), &[]).await.status, StatusCode::SEE_OTHER);
    }
    assert!(quang.get(&format!("/so-ket/{SLUG}-ban-2")).await.body.contains("02-BC/ĐU"), "one review, one number");
}

#[tokio::test]
async fn a_verdict_stands_beside_the_computed_state_and_needs_a_reason() {
    let house = House::open().await;
    let quang = house.person("quang").await;
    let target = target(&house, "CT05").await;
    let address = format!("/so-ket/{SLUG}/ket-luan/{target}");
    let silent = quang.post(&address, &[("word", "unlikely"), ("reason", " ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = quang.post(&address, &[("word", "unlikely"), ("reason", "nguồn giới thiệu còn ít")]).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    let dossier = quang.get(&format!("/so-ket/{SLUG}")).await.body;
    assert!(dossier.contains("khó đạt – nguồn giới thiệu còn ít"), "{dossier}");
    assert_eq!(house.person("hoa").await.post(&address, &[("word", "met"), ("reason", "x")]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn another_cell_sees_no_review_and_the_clerk_cannot_issue() {
    let house = House::open().await;
    let lan = house.person("lan").await;
    assert_eq!(lan.get(&format!("/so-ket/{SLUG}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lan.post(&format!("/so-ket/{SLUG}/chot"), &[]).await.status, StatusCode::NOT_FOUND);
    let hoa = house.person("hoa").await;
    assert_eq!(hoa.post(&format!("/so-ket/{SLUG}/ban-hanh"), &[]).await.status, StatusCode::FORBIDDEN);
    assert!(!hoa.get(&format!("/so-ket/{SLUG}")).await.body.contains("/ban-hanh"), "no button that only refuses");
}

const NEW: [(&str, &str); 8] = [
    ("unit", "dang-bo"),
    ("outline", "periodic"),
    ("title", "kết quả thực hiện nhiệm vụ quý I năm 2023"),
    ("from_on", "1/1/2023"),
    ("to_on", "31/3/2023"),
    ("cut_off", "31/3/2023"),
    ("former", "nam-2022"),
    ("mandates", "nq-dai-hoi-x"),
];

#[tokio::test]
async fn a_new_review_is_drafted_from_the_facts_and_opens_with_the_former_tasks() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let opened = hoa.post("/so-ket/moi", &NEW).await;
    assert_eq!(opened.location, "/so-ket/ket-qua-thuc-hien-nhiem-vu-quy-i-nam-2023", "{}", opened.body);
    let paper = hoa.get(&format!("{}/xem", opened.location)).await.body.replace('\u{a0}', " ");
    assert!(paper.contains("KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ I NĂM 2023"), "{paper}");
    assert!(paper.contains("Hoàn chỉnh hồ sơ phát triển đảng viên"), "what became of the tasks of 2022: {paper}");
    let party_only = [NEW.as_slice(), &[("profile", "ADMIN-ND30")]].concat();
    let refused = hoa.post("/so-ket/moi", &party_only).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Thể thức này không dùng được") && refused.body.contains("quý I năm 2023"), "{}", refused.body);
    let nothing = hoa.post("/so-ket/moi", &[("unit", "dang-bo"), ("outline", "periodic"), ("from_on", "31/3/2023")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.body.contains("Chọn ít nhất một văn bản"), "{}", nothing.body);
}

#[tokio::test]
async fn a_limit_names_its_causes_targets_unit_and_remedy() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let target = target(&house, "CT01").await.to_string();
    let address = format!("/so-ket/{SLUG}/ghi-nhan");
    let cause = [("kind", "subjective_cause"), ("body", "Phân công tư vấn tuyển sinh chưa rõ người")];
    assert_eq!(hoa.post(&address, &cause).await.status, StatusCode::SEE_OTHER);
    let review = store::review::by_slug(&house.app.db, SLUG).await.unwrap();
    let records = store::review::record::all(&house.app.db, review.id).await.unwrap();
    let cause = records.iter().find(|record| record.body.starts_with("Phân công tư vấn")).unwrap().id.to_string();
    let limit = [
        ("kind", "limit"),
        ("body", "Tuyển sinh đầu năm chậm"),
        ("unit", "p-dao-tao"),
        ("targets", target.as_str()),
        ("causes", cause.as_str()),
        ("task", "Lập tổ tư vấn tuyển sinh"),
        ("lead", "p-dao-tao"),
    ];
    let undated = hoa.post(&address, &limit).await;
    assert_eq!(undated.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(undated.body.contains("Lập tổ tư vấn tuyển sinh"), "{}", undated.body);
    let dated = hoa.post(&address, &[limit.as_slice(), &[("due_on", "30/6/2023")]].concat()).await;
    assert_eq!(dated.status, StatusCode::SEE_OTHER, "{}", dated.body);
    let dossier = hoa.get(&format!("/so-ket/{SLUG}")).await.body;
    for said in ["Tuyển sinh đầu năm chậm", "CT01", "Phòng Đào tạo", "Phân công tư vấn", "khắc phục: Lập tổ tư vấn tuyển sinh"]
    {
        assert!(dossier.contains(said), "{said}: {dossier}");
    }
    let paper = hoa.get(&format!("/so-ket/{SLUG}/xem")).await.body;
    assert!(paper.contains("tuyển sinh đầu năm chậm. Nguyên nhân: phân công tư vấn"), "the draft weighs it: {paper}");
}

#[tokio::test]
async fn the_form_of_a_review_begins_with_the_half_year_of_today() {
    let house = House::open().await;
    let form = house.person("hoa").await.get("/so-ket/moi").await.body;
    for words in [
        "kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2023, phương hướng, nhiệm vụ 6 tháng cuối năm 2023",
        "value=\"nq-dai-hoi-x\" checked",
        "<option value=\"nam-2022\" selected",
    ] {
        assert!(form.contains(words), "{words}: {form}");
    }
    assert!(!form.contains("value=\"kh-31-2023\" checked"), "a plan without targets is left out");
}

#[tokio::test]
async fn a_section_drafted_again_and_written_anew_is_not_the_one_that_was_there_before() {
    let house = House::open().await;
    let (hoa, thu) = (house.person("hoa").await, house.person("thu").await);
    let (status, told) = autosave(&hoa, "giai-phap", 0, "Lời văn của Hoà.").await;
    assert_eq!(status, StatusCode::OK);
    let first = told["revision"].as_i64().unwrap();
    assert_eq!(thu.post(&format!("/so-ket/{SLUG}/muc/giai-phap/soan-lai"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(autosave(&thu, "giai-phap", 0, "Lời văn của Thư.").await.0, StatusCode::OK);
    let stale = save(&hoa, "giai-phap", &first.to_string(), "Lời văn của Hoà, sửa thêm.").await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.body);
    assert!(stale.body.contains("Lời văn của Thư.") && stale.body.contains("Lời văn của Hoà, sửa thêm."), "{}", stale.body);
}
