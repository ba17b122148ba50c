//! The papers of a conference that was held: form without a fault, and the same again from the log alone.

use super::{AT, hall};
use crate::house::House;
use axum::http::StatusCode;
use soket::app::App;
use soket::report::conference::{Sources, document};
use soket::store::conference::log;
use soket::store::conference::prepared::View;
use soket::{demo, store};
use soket_core::conference::hall::Hall;
use soket_core::conference::paper::ConferencePaper;
use soket_paper::lint::{self, Expectation};
use soket_paper::profile::ProfileId;
use std::sync::Arc;

/// A house in which the morning of 26 May was played.
async fn held() -> House {
    let house = House::open().await;
    let mut then = App::over(house.app.db.clone(), &house.app.dir).await.unwrap();
    then.set_clock(demo::conference::play::told_clock());
    let accounts = store::account::all(&house.app.db).await.unwrap();
    let clerk = accounts.into_iter().find(|account| account.login == "hoa").unwrap().id;
    demo::conference::play::at_once(&then, clerk).await.unwrap();
    house
}

#[tokio::test]
async fn every_paper_of_a_conference_keeps_the_form() {
    let house = held().await;
    let hoa = house.person("hoa").await;
    for paper in ConferencePaper::ALL {
        let answer = hoa.get(&format!("{AT}/tai/{}.docx", paper.as_str())).await;
        assert_eq!(answer.status, StatusCode::OK, "{paper:?}");
        // Plan and invitation went out before the day.
        let is_out = matches!(paper, ConferencePaper::Plan | ConferencePaper::Invitation);
        let wanted = if is_out { Expectation::issued } else { Expectation::draft };
        let found = lint::check(&answer.bytes, &Expectation { issuer_code: Some("ĐU"), ..wanted(ProfileId::PartyHd36) }).unwrap();
        assert!(found.is_empty(), "{paper:?}: {found:#?}");
    }
}

#[tokio::test]
async fn the_log_alone_writes_the_same_papers_again() {
    let house = held().await;
    let live = hall(&house).await;
    let lines: Vec<_> = log::behind(&house.app.db, live.conference.id, 0).await.unwrap().into_iter().map(|sent| sent.line).collect();
    let again = View { prepared: live.prepared.clone(), hall: Arc::new(Hall::after(&lines)) };
    let (told, retold) = (Sources::gather(&house.app, live).await.unwrap(), Sources::gather(&house.app, again).await.unwrap());
    for paper in [ConferencePaper::Minutes, ConferencePaper::Notice] {
        let written = document(&house.app, &told, paper).await.unwrap();
        assert_eq!(document(&house.app, &retold, paper).await.unwrap(), written, "{paper:?}");
        let text = serde_json::to_string(&written).unwrap();
        assert!(text.contains("47/48"), "{text}");
    }
}
