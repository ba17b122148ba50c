//! The desk and the frame round every page: what comes first in an empty house, where a page stands in the menu.

use crate::house::House;
use axum::http::StatusCode;

/// The steps that a desk still asks for.
fn steps_left(desk: &str) -> usize {
    let Some(list) = desk.split("id=\"buoc-dau\"").nth(1) else { return 0 };
    let list = list.split("</ol>").next().unwrap_or_default();
    list.matches("<li>").count()
}

#[tokio::test]
async fn an_empty_house_says_what_comes_first_until_all_of_it_is_there() {
    let house = House::empty().await;
    let founder = house.founder().await;
    let desk = founder.get("/").await.body;
    assert_eq!(steps_left(&desk), 6, "{desk}");
    assert!(!desk.contains("Các đơn vị đã báo đủ số liệu"), "nothing is complete while nothing is asked: {desk}");
    let pasted = [("rows", "Chi bộ Một\nPhòng Hai"), ("write", "1")];
    assert_eq!(founder.post("/don-vi/dan", &pasted).await.status, StatusCode::SEE_OTHER);
    let units = founder.get("/don-vi").await.body;
    assert!(units.contains("Chi bộ Một</a>") && units.contains("Phòng Hai</a>"), "on whatever line a unit stands: {units}");
    let root = "dang-bo-truong-thu-nghiem";
    let mandate = [
        ("kind", "resolution"),
        ("number", "01-NQ/ĐH"),
        ("issuer", "Đại hội"),
        ("issued_on", "2/1/2025"),
        ("subject", "nhiệm vụ nhiệm kỳ"),
        ("unit", root),
    ];
    assert_eq!(founder.post("/van-ban/moi", &mandate).await.status, StatusCode::SEE_OTHER);
    let counted = [
        ("name", "buổi sinh hoạt"),
        ("kind", "count"),
        ("decimals", "0"),
        ("over_time", "sum"),
        ("calendar", "year"),
        ("line", "party"),
        ("unit", root),
        ("reporters", "cb-mot"),
    ];
    let answer = founder.post("/chi-so", &counted).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(steps_left(&founder.get("/").await.body), 3);
    for empty in ["/so-lieu", "/chi-tieu", "/so-ket", "/chi-tieu/moi", "/so-ket/moi"] {
        assert_eq!(founder.get(empty).await.status, StatusCode::OK, "{empty}");
    }
}

#[tokio::test]
async fn an_office_at_work_is_not_told_how_to_begin() {
    let house = House::open().await;
    for login in ["hoa", "quang", "lan"] {
        let desk = house.person(login).await.get("/").await.body;
        assert_eq!(steps_left(&desk), 0, "{login}");
        assert!(desk.contains("Hồ sơ đang làm"), "{login}: {desk}");
    }
}

#[tokio::test]
async fn who_only_administers_is_led_to_the_administration() {
    let house = House::open().await;
    assert_eq!(house.person("admin").await.get("/").await.location, "/quan-tri");
}

#[tokio::test]
async fn a_page_stands_under_its_entry_of_the_menu() {
    let house = House::open().await;
    for (login, address, entry) in [
        ("hoa", "/", "/"),
        ("hoa", "/chi-so", "/chi-tieu"),
        ("hoa", "/so/2234", "/so-lieu"),
        ("hoa", "/dong/1", "/so-lieu"),
        ("hoa", "/nguoi", "/don-vi"),
        ("hoa", "/so-ket/moi", "/so-ket"),
        ("admin", "/tai-khoan", "/quan-tri"),
    ] {
        let page = house.person(login).await.get(address).await.body;
        let marked: Vec<&str> = page.split("\" aria-current=\"page\"").collect();
        assert_eq!(marked.len(), 2, "{address} marks one entry");
        assert!(marked[0].ends_with(&format!("href=\"{entry}")), "{address} stands under {entry}");
    }
}

#[tokio::test]
async fn the_trail_speaks_vietnamese() {
    let house = House::open().await;
    let page = house.person("admin").await.get("/quan-tri").await.body;
    assert!(page.contains("đăng nhập · tài khoản"), "{page}");
    for raw in ["· account", "· review", "· target", "· figure", "· indicator", "· mandate", "· task", "· unit"] {
        assert!(!page.contains(raw), "{raw} is a word of the program");
    }
}

#[tokio::test]
async fn who_sees_no_target_is_shown_the_sheets_that_she_fills() {
    let house = House::open().await;
    let desk = house.person("lan").await.get("/").await.body;
    assert!(desk.contains("Biểu số liệu năm nay") && desk.contains("href=\"/so-lieu/cb-co-khi/2023\""), "{desk}");
    assert!(!desk.contains("đã báo đủ số liệu") && !desk.contains("Không có chỉ tiêu nào báo đỏ"), "{desk}");
    assert!(!house.person("hoa").await.get("/").await.body.contains("Biểu số liệu năm nay"));
}

#[tokio::test]
async fn a_red_target_shows_the_result_that_made_it_red() {
    let house = House::open().await;
    let quang = house.person("quang").await;
    let desk = quang.get("/").await.body;
    assert!(desk.contains("96,4% (năm 2021) / ít nhất 100%"), "not the year that still runs: {desk}");
    let dossier = quang.get("/so-ket/giua-nhiem-ky-2020-2025").await.body;
    assert!(dossier.contains("96,4% (năm 2021)"), "{dossier}");
    let target = quang.get("/chi-tieu/CT11").await.body;
    let discipline = quang.get("/chi-tieu/CT07").await.body;
    assert!(discipline.contains("href=\"/so-lieu/cb-co-khi/2022\">Cơ khí</a>"), "a year leads to the sheets behind it: {discipline}");
    assert!(target.contains("<dt>Dung sai</dt><dd>0,2‰</dd>") && target.contains("trong dung sai"), "{target}");
}
