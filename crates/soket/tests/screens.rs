//! The six questions asked of every address that writes: it works; bad input keeps what was typed; another unit's record is
//! not there; a reader sees no button and may not; a closed review refuses; the trail has its line.

use crate::house::{House, Person};
use axum::http::StatusCode;
use soket::{demo, store};
use std::collections::{BTreeMap, BTreeSet};

/// What is typed into a field that is wrong on purpose, to be found again on the page.
const MARK: &str = "chữ đã gõ";

/// An address that writes.
struct Row {
    /// As `web.rs` writes it.
    route: &'static str,
    /// The page on which its form stands.
    screen: &'static str,
    /// Who may.
    who: &'static str,
    /// A form that is accepted.
    good: &'static [(&'static str, &'static str)],
    /// A form that is refused and shown again; empty where nothing is typed, or only a name that must not be empty, a password
    /// or a file.
    bad: &'static [(&'static str, &'static str)],
}

const fn row(
    route: &'static str,
    screen: &'static str,
    who: &'static str,
    good: &'static [(&'static str, &'static str)],
    bad: &'static [(&'static str, &'static str)],
) -> Row {
    Row { route, screen, who, good, bad }
}

const HALL: &str = "/hoi-nghi/{slug}";
const REVIEW: &str = "/so-ket/giua-nhiem-ky-2020-2025";
const FILE: &[(&str, &str)] = &[("file", "Minh chứng.png")];

/// In an order in which each can be done once; what closes a review stands last.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    row("/don-vi", "/don-vi", "hoa", &[("name", "Chi bộ Khoa Du lịch"), ("short", "Du lịch"), ("kind", "cell"), ("line", "party"), ("parent", "dang-bo"), ("from_on", "1/3/2023")], &[("name", MARK), ("kind", "cell"), ("line", "party"), ("from_on", "?")]),
    row("/don-vi/{code}/ten", "/don-vi/cb-dien", "hoa", &[("full", "Chi bộ Khoa Điện"), ("from_on", "1/5/2023")], &[("full", MARK), ("from_on", "?")]),
    row("/don-vi/{code}/cap-tren", "/don-vi/cb-dien", "hoa", &[("line", "party"), ("parent", "dang-bo"), ("from_on", "2/5/2023")], &[("line", "party"), ("parent", "dang-bo"), ("from_on", MARK)]),
    row("/don-vi/{code}/dau-van-ban", "/don-vi/cb-dien", "hoa", &[("place", "Gò Công"), ("issuer_code", "CB"), ("recipients", "Lưu chi bộ"), ("from_on", "1/5/2023")], &[("place", MARK), ("issuer_code", ""), ("from_on", "1/5/2023")]),
    row("/don-vi/{code}/nhiem-ky", "/don-vi/cb-dien", "hoa", &[("ordinal", "V"), ("from_on", "1/6/2022"), ("to_on", "31/5/2025")], &[("ordinal", MARK), ("from_on", "1/6/2022"), ("to_on", "1/1/2021")]),
    row("/don-vi/{code}/chuc-vu", "/don-vi/cb-dien", "hoa", &[("person", "Người Giữ Chức"), ("title", "Bí thư"), ("from_on", "1/5/2023")], &[("person", MARK), ("title", ""), ("from_on", "1/5/2023")]),
    row("/don-vi/{code}/chuc-vu/{post}/thoi", "/don-vi/cb-dien", "hoa", &[("last_on", "10/5/2023")], &[("last_on", MARK)]),
    row("/don-vi/{code}/ket-thuc", "/don-vi/cb-dien", "hoa", &[("kind", "merged"), ("successor", "cb-co-khi"), ("last_on", "31/12/2023")], &[("kind", "merged"), ("successor", ""), ("last_on", MARK)]),
    row("/don-vi/dan", "/don-vi/dan", "hoa", &[("rows", "Chi bộ Khoa May\tMay\tChi bộ\tdang-bo\t1/5/2023"), ("write", "1")], &[("rows", MARK), ("write", "1")]),
    row("/nguoi/dan", "/nguoi/dan", "hoa", &[("rows", "Người Được Dán\tcb-co-khi\t"), ("write", "1")], &[("rows", "chữ đã gõ\tđơn vị không có"), ("write", "1")]),
    row("/nguoi/{id}", "/nguoi/{id}", "hoa", &[("name", "Người Được Sửa Tên")], &[]),
    row("/nguoi/{id}/xoa", "/nguoi/{id}", "hoa", &[], &[]),
    row("/van-ban/moi", "/van-ban/moi", "hoa", &[("kind", "plan"), ("number", "77-KH/ĐU"), ("issuer", "Đảng uỷ Trường"), ("issued_on", "2/5/2023"), ("subject", "kiểm tra năm 2023"), ("unit", "dang-bo")], &[("kind", "plan"), ("number", "31"), ("issuer", MARK), ("issued_on", "?"), ("subject", ""), ("unit", "dang-bo")]),
    row("/van-ban/{slug}/sua", "/van-ban/kl-01-kl-tw-2021/sua", "hoa", &[("kind", "conclusion"), ("number", "01-KL/TW"), ("issuer", "Bộ Chính trị"), ("issued_on", "18/5/2021"), ("subject", "tiếp tục thực hiện Chỉ thị 05"), ("unit", "dang-bo")], &[("kind", "conclusion"), ("number", "01-KL/TW"), ("issuer", MARK), ("issued_on", "?"), ("subject", "x"), ("unit", "dang-bo")]),
    row("/van-ban/{slug}/bo-quan-he", "/van-ban/kl-01-kl-tw-2021", "hoa", &[("relation", "continues"), ("other", "ct-05-ct-tw-2016")], &[]),
    row("/van-ban/{slug}/quan-he", "/van-ban/kl-01-kl-tw-2021", "hoa", &[("relation", "continues"), ("other", "ct-05-ct-tw-2016")], &[]),
    row("/van-ban/{slug}/tep", "/van-ban/kl-01-kl-tw-2021", "hoa", FILE, &[]),
    row("/tep/{id}/bo", "/van-ban/kl-01-kl-tw-2021", "hoa", &[], &[]),
    row("/chi-so", "/chi-so", "hoa", &[("code", "may-moi"), ("name", "máy mới"), ("scale", "máy"), ("kind", "count"), ("decimals", "0"), ("over_units", "sum"), ("over_time", "sum"), ("calendar", "year"), ("line", "party"), ("unit", "dang-bo"), ("reporters", "cb-co-khi")], &[("code", ""), ("name", MARK), ("kind", "count"), ("decimals", "0"), ("over_units", "sum"), ("over_time", "sum"), ("calendar", "year"), ("line", "party"), ("unit", "dang-bo"), ("reporters", "khong-co")]),
    row("/chi-tieu/moi", "/chi-tieu/moi", "hoa", TARGET, TARGET_WRONG),
    row("/chi-tieu/{code}/sua", "/chi-tieu/CT90/sua", "hoa", TARGET, TARGET_WRONG),
    row("/chi-tieu/nhap", "/chi-tieu/nhap", "hoa", &[("mandate", "nq-dai-hoi-x"), ("unit", "dang-bo"), ("rows", "Chỉ tiêu;ĐVT;2023\nSáng kiến được công nhận;sáng kiến;5"), ("write", "clean")], &[("mandate", "nq-dai-hoi-x"), ("unit", "dang-bo"), ("rows", MARK)]),
    row("/chi-tieu/{code}/dieu-chinh", "/chi-tieu/CT90", "hoa", &[("document", "Kết luận 12-KL/ĐU"), ("from_on", "1/4/2023"), ("goals", "hằng năm: 10")], &[("document", "Kết luận 12-KL/ĐU"), ("from_on", "?"), ("goals", MARK)]),
    row("/so-lieu/{unit}/{period}", "/so-lieu/cb-co-khi/2023", "lan", &[("counted_to", "19/5/2023"), ("f-{kiem-tra}", "3")], &[("counted_to", "19/5/2023"), ("f-{kiem-tra}", MARK)]),
    row("/so-lieu/dan", "/so-lieu/dan", "lan", &[("rows", "Đơn vị\tChỉ số\tKỳ\tTính đến ngày\tSố\ncb-co-khi\tkiem-tra\t2023\t18/5/2023\t4"), ("write", "1")], &[("rows", MARK), ("write", "1")]),
    row("/dong/{id}/tep", "/dong/{id}", "lan", FILE, &[]),
    row("/viec", "/viec", "hoa", &[("title", "Rà soát hồ sơ"), ("lead", "cb-co-khi"), ("due_on", "30/6/2023")], &[("title", MARK), ("lead", "cb-co-khi"), ("due_on", "?")]),
    row("/viec/{id}/tep", "/viec/{id}", "hoa", FILE, &[]),
    row("/viec/{id}/tien-do", "/viec/{id}", "hoa", &[("body", "Đã làm một nửa."), ("happened_on", "18/5/2023"), ("percent", "50%")], &[("body", MARK), ("happened_on", "18/5/2023"), ("percent", "?")]),
    row("/viec/{id}/sua", "/viec/{id}/sua", "hoa", &[("title", "Việc được sửa lại"), ("lead", "cb-co-khi"), ("owner", ""), ("due_on", "30/6/2023")], &[("title", MARK), ("lead", "cb-co-khi"), ("owner", "x"), ("due_on", "?")]),
    row("/viec/{id}/xong", "/viec/{id}", "hoa", &[("result", "Đã xong."), ("finished_on", "18/5/2023")], &[("result", MARK), ("finished_on", "?")]),
    row("/viec/{id}/nghiem-thu", "/viec/{id}", "quang", &[], &[]),
    row("/viec/{id}/mo-lai", "/viec/{id}", "hoa", &[], &[]),
    row("/viec/{id}/rut", "/viec/{id}/sua", "hoa", &[("reason", "Không còn cần")], &[]),
    row("/viec/{id}/tra-lai", "/viec/{id}", "quang", &[("reason", "Thiếu danh sách")], &[]),
    row("/hoi-nghi/moi", "/hoi-nghi/moi", "hoa", &[("unit", "dang-bo"), ("kind", "study"), ("title", "Học tập Kết luận 01"), ("held_on", "2/6/2023"), ("starts_at", "7 giờ 30"), ("quorum", "2/3")], &[("unit", "dang-bo"), ("kind", "study"), ("title", MARK), ("held_on", "?"), ("starts_at", "7:30"), ("quorum", "2/3")]),
    row("/hoi-nghi/{slug}", HALL, "hoa", &[("kind", "review"), ("title", "Hội nghị sơ kết"), ("held_on", "26/5/2023"), ("starts_at", "7h00"), ("quorum", "2/3"), ("review-1", "1")], &[("kind", "review"), ("title", MARK), ("held_on", "?"), ("starts_at", "7:30"), ("quorum", "2/3")]),
    row("/hoi-nghi/{slug}/chuong-trinh", "/hoi-nghi/{slug}/chuong-trinh", "hoa", &[("what", "save"), ("kind", "other"), ("title", "Văn nghệ"), ("minutes", "10")], &[("what", "save"), ("kind", "other"), ("title", MARK), ("minutes", "?")]),
    row("/hoi-nghi/{slug}/dai-bieu", "/hoi-nghi/{slug}/dai-bieu", "hoa", &[("what", "save"), ("name", "Người Thêm Vào"), ("class", "guest")], &[("what", "save"), ("name", MARK), ("class", "?")]),
    row("/hoi-nghi/{slug}/dai-bieu/nhap", "/hoi-nghi/{slug}/dai-bieu/nhap", "hoa", &[("rows", "Người Được Dán Vào"), ("class", "guest"), ("write", "1")], &[("rows", MARK), ("class", "guest")]),
    row("/hoi-nghi/{slug}/gop-y", "/hoi-nghi/{slug}/gop-y", "hoa", &[("delegate", "1"), ("title", "Giữ chân người học"), ("minutes", "10")], &[("delegate", "1"), ("title", MARK), ("minutes", "?")]),
    row("/hoi-nghi/{slug}/dieu-hanh", "/hoi-nghi/{slug}/dieu-hanh", "quang", &[("deed", "open_doors")], &[]),
    row("/hoi-nghi/{slug}/cua", "/hoi-nghi/{slug}/cua", "hoa", &[("card", "{card}"), ("step", "enter")], &[]),
    row("/hoi-nghi/{slug}/dieu-hanh", "/hoi-nghi/{slug}/dieu-hanh", "quang", &[("deed", "begin"), ("sure", "1")], &[]),
    row("/hoi-nghi/{slug}/dieu-hanh", "/hoi-nghi/{slug}/dieu-hanh", "quang", &[("deed", "end"), ("sure", "1")], &[]),
    row("/hoi-nghi/{slug}/giay/{paper}/muc/{section}", "/hoi-nghi/{slug}/giay/{paper}", "hoa", &[("revision", "0"), ("body", "Hội nghị thống nhất.")], &[]),
    row("/hoi-nghi/{slug}/giay/{paper}/ban-hanh", "/hoi-nghi/{slug}/giay/{paper}", "quang", &[], &[]),
    row("/hoi-nghi/{slug}/do-phu", "/hoi-nghi/{slug}/do-phu", "hoa", &[("audience", "members"), ("called", "48"), ("attended", "45")], &[("audience", "members"), ("called", MARK), ("attended", "45")]),
    row("/hoi-nghi/{slug}/do-phu/so-lieu", "/hoi-nghi/{slug}/do-phu", "hoa", &[("audience", "members"), ("head", "attended"), ("indicator", "chuyen-de"), ("unit", "cb-co-khi"), ("period", "2023")], &[("audience", "members"), ("head", "attended"), ("indicator", "?"), ("unit", "cb-co-khi"), ("period", "2023"), ("reason", MARK)]),
    row("/so-ket/moi", "/so-ket/moi", "hoa", &[("unit", "dang-bo"), ("outline", "periodic"), ("title", "kết quả quý I năm 2023"), ("from_on", "1/1/2023"), ("to_on", "31/3/2023"), ("cut_off", "31/3/2023"), ("mandates", "nq-dai-hoi-x")], &[("unit", "dang-bo"), ("outline", "periodic"), ("title", MARK), ("from_on", "?")]),
    row("/so-ket/{slug}/ghi-nhan", "/so-ket/giua-nhiem-ky-2020-2025/ghi-nhan", "hoa", &[("kind", "lesson"), ("body", "Bài học mới")], &[("kind", "limit"), ("body", MARK), ("meetings", "?")]),
    row("/so-ket/{slug}/ghi-nhan/{record}/sua", "/so-ket/giua-nhiem-ky-2020-2025/ghi-nhan/{record}/sua", "hoa", &[("kind", "lesson"), ("body", "Bài học sửa lại")], &[("kind", "limit"), ("body", MARK), ("meetings", "?")]),
    row("/so-ket/{slug}/ghi-nhan/{record}/bo", REVIEW, "hoa", &[], &[]),
    row("/so-ket/{slug}/muc/{section}", "/so-ket/giua-nhiem-ky-2020-2025/muc/{section}", "hoa", &[("revision", "0"), ("body", "Lời văn mới.")], &[]),
    row("/so-ket/{slug}/muc/{section}/soan-lai", "/so-ket/giua-nhiem-ky-2020-2025/muc/{section}", "hoa", &[], &[]),
    row("/so-ket/{slug}/the-thuc", REVIEW, "hoa", &[("profile", "PARTY-HD36")], &[]),
    row("/so-ket/{slug}/ket-luan/{target}", REVIEW, "quang", &[("word", "met"), ("reason", "đủ minh chứng")], &[("word", "?"), ("reason", MARK)]),
    row("/so-ket/{slug}/chot", REVIEW, "quang", &[], &[]),
    row("/so-ket/{slug}/ban-hanh", REVIEW, "quang", &[], &[]),
    row("/so-ket/{slug}/tep", REVIEW, "hoa", FILE, &[]),
    row("/so-ket/{slug}/ban-moi", REVIEW, "quang", &[], &[]),
    row("/tai-khoan", "/tai-khoan", "admin", &[("login", "moi"), ("person", "Người Mới"), ("role", "reader"), ("unit", "dang-bo"), ("line", "party")], &[("login", "có dấu cách"), ("person", MARK), ("role", "reader"), ("unit", "dang-bo"), ("line", "party")]),
    row("/tai-khoan/{login}/vai-tro", "/tai-khoan", "admin", &[("role", "editor"), ("unit", "dang-bo"), ("line", "party")], &[]),
    row("/tai-khoan/{login}/vai-tro/{hat}/bo", "/tai-khoan", "admin", &[], &[]),
    row("/tai-khoan/{login}/lien-ket", "/tai-khoan", "admin", &[], &[]),
    row("/tai-khoan/{login}/khoa", "/tai-khoan", "admin", &[], &[]),
    row("/quan-tri/sao-luu", "/quan-tri", "admin", &[], &[]),
    row("/mat-khau", "/mat-khau", "thu", &[("old", soket::demo::PASSWORD), ("new", "mot cau that dai")], &[]),
];

const TARGET: &[(&str, &str)] = &[
    ("mandate", "nq-dai-hoi-x"),
    ("unit", "dang-bo"),
    ("code", "CT90"),
    ("ordinal", "90"),
    ("name", "Kiểm tra mỗi năm"),
    ("clause", "Mỗi năm 12 cuộc kiểm tra"),
    ("kind", "number"),
    ("numerator", "kiem-tra"),
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
    ("reason", "tách từ chỉ tiêu kiểm tra"),
];
const TARGET_WRONG: &[(&str, &str)] = &[("mandate", "nq-dai-hoi-x"), ("unit", "dang-bo"), ("name", MARK), ("goals", "?"), ("from_on", "?")];

/// Who needs no role: signing in, the language, the first run and links have tests of their own in `sign_in` and `account`.
/// What the holder of a card does is tried in `conference`.
const ANYBODY: [&str; 11] = [
    "/dang-nhap",
    "/dang-xuat",
    "/ngon-ngu/{code}",
    "/khoi-tao",
    "/lien-ket/{token}",
    "/phong/{room}",
    "/the/{card}/giay/{slug}/da-doc",
    "/the/{card}/giay/{slug}/gop-y",
    "/the/{card}/co-lon",
    "/the/{card}/tra-loi",
    "/the/{card}/{deed}",
];
/// Who sends a file here gets it back as rows in a box, a sheet is only printed, and a rehearsal leaves nothing; nothing is written (see `import` and
/// `conference`).
const ONLY_READS: [&str; 4] =
    ["/chi-tieu/nhap/tep", "/hoi-nghi/{slug}/dai-bieu/nhap/tep", "/hoi-nghi/{slug}/thoi-tap", "/hoi-nghi/{slug}/wifi"];
/// What happens in a hall stands in the log of the conference, which says who did it.
const IN_THE_HALL: [&str; 2] = ["/hoi-nghi/{slug}/dieu-hanh", "/hoi-nghi/{slug}/cua"];

#[test]
fn every_address_that_writes_is_asked() {
    let routes = include_str!("../src/web.rs");
    let writes = routes.lines().filter(|line| line.contains("post("));
    let written: BTreeSet<&str> =
        writes.filter_map(|line| line.split('"').nth(1)).filter(|path| !ANYBODY.contains(path) && !ONLY_READS.contains(path)).collect();
    let asked: BTreeSet<&str> = ROWS.iter().map(|row| row.route).collect();
    assert_eq!(written, asked);
}

/// What stands for the gaps of addresses and fields in the demonstration.
async fn gaps(house: &House) -> BTreeMap<&'static str, String> {
    let db = &house.app.db;
    let review = store::review::by_slug(db, "giua-nhiem-ky-2020-2025").await.unwrap();
    let record = store::review::record::all(db, review.id).await.unwrap().last().unwrap().id;
    let texts = store::review::section::texts(db, review.id).await.unwrap();
    let unwritten = |section: &&soket_core::review::Section| {
        section.topic != soket_core::review::Topic::None && texts.iter().all(|text| text.section != section.key)
    };
    let section = review.outline.sections().iter().find(unwritten).unwrap().key;
    let target = store::target::all(db).await.unwrap().into_iter().find(|kept| kept.target.code == "CT05").unwrap().target.id;
    let counted = store::indicator::all(db).await.unwrap().into_iter().find(|asked| asked.indicator.code == "kiem-tra").unwrap();
    let tree = house.app.tree_now().await.unwrap();
    let home = tree.by_code("cb-co-khi").unwrap().id;
    let line = store::figure::of_unit(db, home).await.unwrap()[0].id;
    let task = store::task::open(db).await.unwrap()[0].id;
    let reported = store::task::reported(db).await.unwrap()[0].id;
    BTreeMap::from([
        ("{slug}", "giua-nhiem-ky-2020-2025".to_owned()),
        ("{record}", record.to_string()),
        ("{section}", section.to_owned()),
        ("{target}", target.to_string()),
        ("{kiem-tra}", counted.indicator.id.to_string()),
        ("{line}", line.to_string()),
        ("{task}", task.to_string()),
        ("{reported}", reported.to_string()),
        ("{held}", crate::conference_coverage::held(house).await),
        ("{login}", "minh".to_owned()),
        ("{unit}", "cb-co-khi".to_owned()),
        ("{period}", "2023".to_owned()),
        ("{paper}", "bien-ban".to_owned()),
        ("{card}", demo::conference::code(1)),
    ])
}

/// An address with its gaps filled; the same gap means another record under another noun.
fn filled(address: &str, gaps: &BTreeMap<&'static str, String>) -> String {
    let noun = address.split('/').nth(1).unwrap_or_default();
    let mut address = match noun {
        "don-vi" => address.replace("{code}", "cb-dien"),
        "chi-tieu" => address.replace("{code}", "CT90"),
        "van-ban" => address.replace("{slug}", "kl-01-kl-tw-2021"),
        "dong" => address.replace("{id}", "{line}"),
        "viec" if address.ends_with("/tra-lai") => address.replace("{id}", "{reported}"),
        "viec" => address.replace("{id}", "{task}"),
        "nguoi" => address.replace("{id}", "{person}"),
        "tep" => address.replace("{id}", "{file}"),
        // Coverage is counted at a sitting that was held.
        "hoi-nghi" if address.contains("/do-phu") => address.replace("{slug}", "{held}"),
        "hoi-nghi" => address.replace("{slug}", demo::conference::SLUG).replace("{section}", "ket-luan"),
        _ => address.to_owned(),
    };
    for (gap, value) in gaps {
        address = address.replace(gap, value);
    }
    address
}

async fn send(person: &Person<'_>, address: &str, fields: &[(&str, &str)], gaps: &BTreeMap<&'static str, String>) -> crate::house::Answer {
    if fields == FILE {
        return person.upload_stated(address, (FILE[0].1, b"\x89PNG\r\n\x1a\n a picture")).await;
    }
    let fields: Vec<(String, String)> =
        fields.iter().map(|(name, value)| (filled(name, gaps), value.replace("{card}", &gaps["{card}"]))).collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    person.post(address, &fields).await
}

/// Records that a row before made: the newest person, post, file and role.
async fn made(house: &House, gaps: &mut BTreeMap<&'static str, String>) {
    let db = &house.app.db;
    let tree = house.app.tree_now().await.unwrap();
    let people = store::person::all(db).await.unwrap();
    gaps.insert("{person}", people.iter().map(|person| person.id.0).max().unwrap().to_string());
    if let Some(post) = store::person::posts(db, tree.by_code("cb-dien").unwrap().id).await.unwrap().last() {
        gaps.insert("{post}", post.id.to_string());
    }
    let mandate = store::mandate::all(db).await.unwrap().into_iter().find(|mandate| mandate.slug == "kl-01-kl-tw-2021").unwrap();
    if let Some(file) = store::attachment::of(db, ("mandate", mandate.id.0)).await.unwrap().last() {
        gaps.insert("{file}", file.id.to_string());
    }
    let minh = store::account::by_login(db, "minh").await.unwrap().unwrap();
    gaps.insert("{hat}", store::account::hats(db, minh.id).await.unwrap().last().unwrap().0.to_string());
}

#[tokio::test]
async fn the_six_questions_at_every_address_that_writes() {
    let house = House::open().await;
    let mut gaps = gaps(&house).await;
    let reader = house.newcomer("doc-gia", "dang-bo", &[("reader", "party"), ("reader", "union")]).await;
    let outsider = house.newcomer("nguoi-la", "cb-co-ban", &[("clerk", "party"), ("leader", "party")]).await;
    let mut people = BTreeMap::new();
    for login in ["hoa", "lan", "quang", "admin", "thu"] {
        people.insert(login, house.person(login).await);
    }
    for row in ROWS {
        made(&house, &mut gaps).await;
        let (address, screen, person) = (filled(row.route, &gaps), filled(row.screen, &gaps), &people[row.who]);
        if row.route != "/mat-khau" {
            refuse_a_reader(&reader, (&address, &screen), row, &gaps).await;
            refuse_an_outsider(&outsider, &address, row, &gaps).await;
        }
        if !row.bad.is_empty() {
            let again = send(person, &address, row.bad, &gaps).await;
            let is_kept = again.status == StatusCode::UNPROCESSABLE_ENTITY || row.bad.iter().any(|(name, _)| *name == "rows");
            assert!(is_kept && again.body.contains(MARK), "{address} keeps what was typed: {} {}", again.status, again.body);
        }
        let before = store::trail::newest(&house.app.db).await.unwrap().remove(0).happened_at;
        let name = store::account::by_login(&house.app.db, row.who).await.unwrap().unwrap().name;
        let done = send(person, &address, row.good, &gaps).await;
        assert!([StatusCode::SEE_OTHER, StatusCode::OK].contains(&done.status), "{address} works: {} {}", done.status, done.body);
        if IN_THE_HALL.contains(&row.route) {
            let told = person.get(&filled("/hoi-nghi/{slug}/dien-bien", &gaps)).await.body;
            assert!(told.contains(&format!("<small>{name}</small>")), "{address} leaves no line in the log: {told}");
            continue;
        }
        let lines = store::trail::newest(&house.app.db).await.unwrap();
        let new: Vec<_> = lines.iter().take_while(|line| line.happened_at > before).collect();
        assert!(!new.is_empty(), "{address} leaves no line in the trail");
        assert!(new.iter().all(|line| line.by == name), "{address} was asked by {name}: {new:?}");
    }
}

async fn refuse_a_reader(reader: &Person<'_>, at: (&str, &str), row: &Row, gaps: &BTreeMap<&'static str, String>) {
    let (address, screen) = at;
    let page = reader.get(screen).await;
    let offers = page.body.contains(&format!("method=\"post\" action=\"{address}\""));
    assert!(!offers, "{screen} offers a reader what only refuses: {address}");
    let refused = send(reader, address, row.good, gaps).await.status;
    assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&refused), "a reader at {address}: {refused}");
}

/// Someone with every role of another cell: records named in the address are not there, lists know no unit of that name.
async fn refuse_an_outsider(outsider: &Person<'_>, address: &str, row: &Row, gaps: &BTreeMap<&'static str, String>) {
    let status = send(outsider, address, row.good, gaps).await.status;
    let expected: &[StatusCode] = match row.who {
        "admin" => &[StatusCode::FORBIDDEN],
        _ if row.route.contains('{') => &[StatusCode::NOT_FOUND],
        // A pasted row, or a unit under a parent that one does not know, is told what is wrong with it.
        _ => &[StatusCode::NOT_FOUND, StatusCode::FORBIDDEN, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::OK],
    };
    assert!(expected.contains(&status), "another unit at {address}: {status}");
}

#[tokio::test]
async fn what_no_handler_can_read_is_answered_with_a_sentence_too() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let too_long = "x".repeat(40 * 1024 * 1024);
    for (address, fields, status, says) in [
        ("/nguoi/1", [("x", "1")], StatusCode::UNPROCESSABLE_ENTITY, "Biểu mẫu hoặc địa chỉ này không đọc được"),
        ("/viec/abc/xong", [("result", "x")], StatusCode::UNPROCESSABLE_ENTITY, "Biểu mẫu hoặc địa chỉ này không đọc được"),
        ("/tim", [("q", "x")], StatusCode::NOT_FOUND, "Không tìm thấy trang"),
        ("/viec", [("title", too_long.as_str())], StatusCode::UNPROCESSABLE_ENTITY, "Nội dung gửi lên quá lớn"),
    ] {
        let answer = hoa.post(address, &fields).await;
        assert_eq!(answer.status, status, "{address}: {}", answer.body);
        assert!(answer.body.contains(says) && answer.body.contains("Về bàn làm việc"), "{address}: {}", answer.body);
    }
    let foreign = axum::http::Request::post("/viec").header("origin", "http://elsewhere.test").body(axum::body::Body::empty()).unwrap();
    let answer = hoa.send(foreign).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.body.contains("đến từ một trang khác"), "{}", answer.body);
}

#[tokio::test]
async fn a_closed_review_refuses_every_change_and_shows_no_button_for_it() {
    let house = House::open().await;
    let mut gaps = gaps(&house).await;
    made(&house, &mut gaps).await;
    let (hoa, quang) = (house.person("hoa").await, house.person("quang").await);
    assert_eq!(quang.post(&format!("{REVIEW}/chot"), &[]).await.status, StatusCode::SEE_OTHER);
    let changes = ROWS.iter().filter(|row| row.route.starts_with("/so-ket/{slug}") && !row.route.ends_with("/ban-hanh"));
    let mut asked = 0;
    for row in changes.filter(|row| !row.route.ends_with("/ban-moi") && !row.route.ends_with("/tep")) {
        let person = if row.who == "hoa" { &hoa } else { &quang };
        let address = filled(row.route, &gaps);
        let refused = send(person, &address, row.good, &gaps).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{address}: {}", refused.body);
        assert!(
            !person.get(REVIEW).await.body.contains(&format!("method=\"post\" action=\"{address}\"")),
            "a button that only refuses: {address}"
        );
        asked += 1;
    }
    assert!(asked >= 7, "only {asked} changes were tried");
}

#[tokio::test]
async fn what_is_too_long_for_a_field_is_refused_and_what_nobody_sees_is_left_out() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let long = "x".repeat(1001);
    let refused = hoa.post("/viec", &[("title", long.as_str()), ("lead", "cb-co-khi"), ("due_on", "30/6/2023")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("dài quá 1000 chữ"), "{}", refused.body);
    let hidden = [("title", "Rà \u{202e}soát\u{7} hồ sơ"), ("lead", "cb-co-khi"), ("due_on", "30/6/2023")];
    assert_eq!(hoa.post("/viec", &hidden).await.status, StatusCode::SEE_OTHER);
    assert!(hoa.get("/viec").await.body.contains("Rà soát hồ sơ"));
    let past = hoa.post("/viec", &[("title", "Việc cũ"), ("lead", "cb-co-khi"), ("due_on", "1/1/1900")]).await;
    assert!(past.body.contains("đã qua") && past.body.contains("Việc cũ"), "{}", past.body);
}
