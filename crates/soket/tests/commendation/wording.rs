//! The papers of a campaign in somebody's own words: kept section by section, given back, frozen by the number.

use super::listed;
use super::paper::school;
use crate::house::House;
use axum::http::StatusCode;
use soket_core::commendation::Channel;
use soket_core::commendation::paper::CampaignPaper;

const AT: &str = "/khen-thuong/thu";

#[tokio::test]
async fn every_section_of_every_paper_is_kept_shown_and_given_back() {
    for (home, channel) in [("dang-bo", Channel::Party), ("truong", Channel::Administration)] {
        let house = House::open().await;
        if channel == Channel::Administration {
            school(&house.app).await;
        }
        listed(&house, (home, channel)).await;
        let hoa = house.person("hoa").await;
        for paper in CampaignPaper::ALL {
            let page = format!("{AT}/giay/{}", paper.as_str());
            let before = hoa.get(&page).await.body;
            for section in paper.sections() {
                let at = format!("{page}/muc/{}", section.key);
                let form = hoa.get(&at).await;
                assert_eq!(form.status, StatusCode::OK, "{at}");
                let own = format!("Lời riêng của mục {}.", section.key);
                assert_eq!(hoa.post(&at, &[("revision", "0"), ("body", &own)]).await.status, StatusCode::SEE_OTHER, "{at}");
                let shown = hoa.get(&page).await.body;
                assert!(shown.contains(&own) && shown.contains("đã sửa tay"), "{at}: {shown}");
                assert_eq!(hoa.post(&at, &[("revision", "1"), ("body", "")]).await.status, StatusCode::SEE_OTHER, "{at}");
            }
            assert_eq!(hoa.get(&page).await.body, before, "{paper:?} is as it was");
        }
    }
}

#[tokio::test]
async fn words_stay_as_drafted_until_changed_and_are_frozen_by_the_number() {
    let house = House::open().await;
    listed(&house, ("dang-bo", Channel::Party)).await;
    let (hoa, lan) = (house.person("hoa").await, house.person("lan").await);
    let page = format!("{AT}/giay/ke-hoach");
    let at = format!("{page}/muc/muc-dich");
    assert_eq!(lan.get(&at).await.status, StatusCode::FORBIDDEN);
    assert_eq!(lan.post(&at, &[("revision", "0"), ("body", "x")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(hoa.get(&format!("{page}/muc/khong-co")).await.status, StatusCode::NOT_FOUND);
    let body = hoa.get(&at).await.body;
    let drafted = body.split("<textarea").nth(1).and_then(|rest| rest.split_once('>')).and_then(|(_, rest)| rest.split_once("</textarea>"));
    let drafted = drafted.unwrap().0.trim().to_owned();
    assert!(drafted.starts_with("1. Kịp thời"), "{drafted}");
    let before = hoa.get(&page).await.body;
    // What is saved as it was drafted reads as it was drafted.
    assert_eq!(hoa.post(&at, &[("revision", "0"), ("body", &drafted)]).await.status, StatusCode::SEE_OTHER);
    let after = hoa.get(&page).await.body.replace("đã sửa tay", "soket soạn");
    let paper = |page: &str| page.split("<article").nth(1).unwrap_or(page).to_owned();
    assert_eq!(paper(&after), paper(&before));
    let clash = hoa.post(&at, &[("revision", "0"), ("body", "Người thứ hai viết")]).await;
    assert!(clash.status == StatusCode::CONFLICT && clash.body.contains("Người thứ hai viết"), "{}", clash.body);
    assert_eq!(hoa.post(&format!("{page}/ban-hanh"), &[]).await.status, StatusCode::SEE_OTHER);
    let frozen = hoa.post(&at, &[("revision", "1"), ("body", "Sửa sau khi ban hành")]).await;
    assert!(frozen.status == StatusCode::CONFLICT && frozen.body.contains("đã ban hành nên không sửa được nữa"), "{}", frozen.body);
    assert!(!hoa.get(&page).await.body.contains("muc/muc-dich"));
}
