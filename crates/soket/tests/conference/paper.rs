//! The papers of a conference that was held: form without a fault, and the same again from the log alone.

use super::{AT, card, hall};
use crate::house::House;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use soket::app::App;
use soket::report::conference::{Sources, document, invitations};
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
async fn codes_that_open_for_nobody_else_are_warned_of_and_invitations_say_where_a_card_opens() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let warns = "mã QR và địa chỉ in lúc này không máy nào khác mở được";
    for page in [AT.to_owned(), format!("{AT}/giay/giay-moi")] {
        assert!(!hoa.get(&page).await.body.contains(warns), "{page}");
        let here = Request::get(&page).header(header::HOST, "127.0.0.1:8080").body(Body::empty()).unwrap();
        let here = hoa.send(here).await.body;
        assert!(here.contains(warns) && here.contains("soket serve --hall"), "{page}");
    }
    let sources = Sources::gather(&house.app, hall(&house).await).await.unwrap();
    let invitation = document(&house.app, &sources, ConferencePaper::Invitation).await.unwrap();
    let quang = card(&house, "Lê Minh Quang").await;
    let to: Vec<_> = sources.view.delegates.iter().filter(|one| one.card == quang).collect();
    for (base, is_told) in [(Some("http://soket.test"), true), (None, false)] {
        let told = serde_json::to_string(&invitations(&invitation, &to, base)).unwrap();
        assert_eq!(told.contains(&format!("http://soket.test/the/{quang}")), is_told, "{told}");
        assert!(told.contains("Lê Minh Quang"));
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
