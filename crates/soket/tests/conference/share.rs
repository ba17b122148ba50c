//! Two processes over one database: each sees what the other wrote, no number is taken twice, nothing acknowledged is lost.

use super::{AT, SURE, begin, does, gather, hall, passes, press};
use crate::house::{House, Person};
use axum::http::StatusCode;
use soket::demo;
use soket::store::conference::log;
use std::collections::BTreeSet;

/// The same person, known to the other process too.
fn at<'a>(house: &'a House, person: &Person<'_>) -> Person<'a> {
    let mut same = house.stranger();
    same.cookie = person.cookie.clone();
    same
}

#[tokio::test]
async fn what_one_process_wrote_the_other_knows() {
    let house = House::open().await;
    let beside = house.beside().await;
    let hoa = house.person("hoa").await;
    let there = at(&beside, &hoa);
    gather(&house, &hoa, 30).await;
    assert_eq!(hall(&beside).await.hall.quorum().present, 30);
    does(&there, "begin", &SURE).await;
    assert_eq!(press(&hoa, "begin", &[]).await.status, StatusCode::CONFLICT, "the other one did");
    // A list that was changed there is known here, and the other way round.
    there.post(&format!("{AT}/dai-bieu"), &[("what", "save"), ("name", "Người Đến Muộn"), ("class", "voting")]).await;
    let id = super::delegate(&house, "Người Đến Muộn").await;
    assert_eq!(passes(&hoa, &id, "enter").await.status, StatusCode::SEE_OTHER);
    assert_eq!(passes(&there, &id, "enter").await.status, StatusCode::CONFLICT);
    assert_eq!(format!("{:?}", hall(&house).await.hall), format!("{:?}", hall(&beside).await.hall));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_doors_of_two_processes_lose_nothing_and_count_nobody_twice() {
    let house = House::open().await;
    let beside = house.beside().await;
    let hoa = house.person("hoa").await;
    let there = at(&beside, &hoa);
    begin(&house, &hoa, 0).await;
    let before = hall(&house).await.hall.lines;
    let ids: Vec<String> = hall(&house).await.delegates.iter().map(|one| one.id.to_string()).collect();
    let rush = async |person: &Person<'_>| {
        let mut done = 0_u64;
        for id in &ids {
            let answer = passes(person, id, "enter").await;
            assert!([StatusCode::SEE_OTHER, StatusCode::CONFLICT].contains(&answer.status), "{}: {}", answer.status, answer.body);
            done += u64::from(answer.status == StatusCode::SEE_OTHER);
        }
        done
    };
    let (here, elsewhere) = tokio::join!(rush(&hoa), rush(&there));
    assert_eq!(here + elsewhere, u64::try_from(ids.len()).unwrap(), "each was let in once");
    let conference = demo::conference::held(&house.app).await.unwrap();
    let lines = log::behind(&house.app.db, conference.id, before).await.unwrap();
    let entered: BTreeSet<String> = lines.iter().map(|sent| format!("{:?}", sent.line.deed)).collect();
    assert_eq!((lines.len(), entered.len()), (ids.len(), ids.len()));
    assert_eq!(format!("{:?}", hall(&house).await.hall), format!("{:?}", hall(&beside).await.hall));
}
