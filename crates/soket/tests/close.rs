//! Closing a review: what is frozen is what was seen last, and can be printed.

use crate::house::{Answer, House, Person};
use axum::http::StatusCode;
use soket::store;

const SLUG: &str = "6-thang-dau-nam-2023";

async fn save(person: &Person<'_>, section: &str, revision: &str, body: &str) -> Answer {
    person.post(&format!("/so-ket/{SLUG}/muc/{section}"), &[("revision", revision), ("body", body)]).await
}

#[tokio::test]
async fn closing_never_freezes_a_text_that_somebody_changed_meanwhile() {
    let house = House::open().await;
    let db = &house.app.db;
    let review = store::review::by_slug(db, SLUG).await.unwrap();
    let quang = store::account::by_login(db, "quang").await.unwrap().unwrap().id;
    let seen = store::review::last_change(db, review.id).await.unwrap();
    assert_eq!(save(&house.person("hoa").await, "giai-phap", "0", "Viết đúng lúc chốt.").await.status, StatusCode::SEE_OTHER);
    let frozen = store::review::Frozen { seen, facts: "{}", document: "{}" };
    let refused = store::review::close(db, quang, &review, frozen).await.unwrap_err();
    assert_eq!(refused.status(), StatusCode::CONFLICT, "{refused}");
    assert_eq!(house.person("quang").await.post(&format!("/so-ket/{SLUG}/chot"), &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_text_with_a_figure_that_cannot_be_printed_is_not_closed() {
    let house = House::open().await;
    let (hoa, quang) = (house.person("hoa").await, house.person("quang").await);
    for (text, what) in [("Có {99 đảng viên|so:zzzz}.", "{99 đảng viên|so:zzzz}"), ("Có {hỏng|so:", "{hỏng|so:")] {
        let revision = store::review::section::texts(&house.app.db, store::review::by_slug(&house.app.db, SLUG).await.unwrap().id);
        let revision = revision.await.unwrap().into_iter().find(|text| text.section == "giai-phap").map_or(0, |text| text.revision);
        assert_eq!(save(&hoa, "giai-phap", &revision.to_string(), text).await.status, StatusCode::SEE_OTHER);
        let refused = quang.post(&format!("/so-ket/{SLUG}/chot"), &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{text}");
        assert!(refused.body.contains(&format!("không in được: {what}")), "{}", refused.body);
    }
}
