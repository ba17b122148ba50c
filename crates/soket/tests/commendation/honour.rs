//! Honours after they were given: in the report of a review, with the way back to the register, and frozen with it.

use crate::house::House;
use axum::http::StatusCode;

const AT: &str = "/so-ket/hai-nam-ket-luan-01";

#[tokio::test]
async fn a_review_counts_and_names_whom_it_honoured_and_leads_back_to_the_register() {
    let house = House::open().await;
    let quang = house.person("quang").await;
    let paper = quang.get(&format!("{AT}/xem")).await.body;
    let told = paper.split("Trong kỳ đã khen thưởng").nth(1).unwrap_or_else(|| panic!("no honours in {paper}"));
    let codes: Vec<&str> = told.split("/so/").skip(1).take(2).map(|rest| rest.split(['"', '?']).next().unwrap()).collect();
    assert!(paper.contains("Danh sách được khen thưởng") && paper.contains("Cá nhân: 05 (06 lượt)"), "{paper}");
    // One person was honoured twice: two lines of the register, one person.
    for (code, text, links) in [(codes[0], "02\u{a0}tập thể", 2), (codes[1], "05\u{a0}cá nhân", 6)] {
        let passport = quang.get(&format!("/so/{code}?ho-so=hai-nam-ket-luan-01")).await.body;
        assert!(passport.contains(text) && passport.contains("còn giá trị trong sổ vàng"), "{passport}");
        assert_eq!(passport.matches("href=\"/so-vang/").count(), links, "{passport}");
    }
    assert_eq!(quang.post(&format!("{AT}/chot"), &[]).await.status, StatusCode::SEE_OTHER);
    let revoke = [("symbol", "21-QĐ/ĐU"), ("on", "19/5/2023"), ("reason", "khen trùng")];
    assert_eq!(quang.post("/so-vang/1/thu-hoi", &revoke).await.status, StatusCode::SEE_OTHER);
    let frozen = quang.get(&format!("{AT}/xem")).await.body;
    assert!(frozen.contains("Danh sách được khen thưởng") && frozen.contains("Võ Thị Cẩm Tiên"), "a closed report does not change");
}

#[tokio::test]
async fn a_review_of_a_body_that_honoured_nobody_says_nothing_of_it() {
    let house = House::open().await;
    let quang = house.person("quang").await;
    let paper = quang.get("/so-ket/nam-2022/xem").await.body;
    assert!(!paper.contains("Công tác khen thưởng"), "{paper}");
}

#[tokio::test]
async fn the_honour_page_names_who_agreed_and_nobody_else() {
    let house = House::open().await;
    let (lan, hoa) = (house.person("lan").await, house.person("hoa").await);
    assert!(house.stranger().get("/bang-vang").await.status.is_redirection(), "whoever is not signed in sees the public pages only");
    let page = lan.get("/bang-vang").await.body;
    for name in ["Năm 2023", "Năm 2022", "Phạm Văn Minh", "Chi bộ Đào tạo"] {
        assert!(page.contains(name), "{name}: {page}");
    }
    assert!(!page.contains("href=\"/so-vang/"), "a cell does not see the committee's register: {page}");
    assert!(hoa.get("/bang-vang").await.body.contains("href=\"/so-vang/"));
    let (year, unit) = (lan.get("/bang-vang?nam=2022").await.body, lan.get("/bang-vang?don_vi=cb-dien").await.body);
    assert!(year.contains("Võ Thị Cẩm Tiên") && !year.contains("Phạm Văn Minh"), "{year}");
    assert!(unit.contains("Đặng Quốc Khởi") && !unit.contains("Phạm Văn Minh"), "{unit}");
    for odd in ["nam=x", "nam=1990", "don_vi=khong-co", "nam=%27"] {
        let answer = lan.get(&format!("/bang-vang?{odd}")).await;
        assert!(answer.status == StatusCode::OK && answer.body.contains("Không có bản khen nào."), "{odd}: {}", answer.body);
    }
    let quang = house.person("quang").await;
    let revoke = [("symbol", "21-QĐ/ĐU"), ("on", "19/5/2023"), ("reason", "khen trùng")];
    assert_eq!(quang.post("/so-vang/1/thu-hoi", &revoke).await.status, StatusCode::SEE_OTHER);
    assert!(!lan.get("/bang-vang").await.body.contains("Năm 2022"), "what was revoked honours nobody");
    let nominations = soket::store::commendation::nomination::of(&house.app.db, soket_core::id::CampaignId(2)).await.unwrap();
    let minh = nominations.iter().find(|one| one.said.name == "Phạm Văn Minh").unwrap();
    let refuse = [("what", "consent"), ("consent", "refused")];
    let refused = house.stranger().post(&format!("/de-cu/{}", minh.pass.code), &refuse).await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER);
    let page = lan.get("/bang-vang").await.body;
    assert!(!page.contains("Phạm Văn Minh") && page.contains("Không nêu tên theo ý kiến của người được khen: 1"), "{page}");
}
