//! Conferences: prepared, checked in, run, voted; seen by a stranger; rehearsed; attacked; read again after a restart.

mod calling;
mod door;
mod paper;
mod prepare;
mod run;
mod share;
mod vote;
mod wall;

use crate::house::{Answer, House, Person};
use axum::http::StatusCode;
use soket::demo;
use soket::job::hall::Earnest;
use soket::store::conference::prepared::View;
use soket_core::conference::delegate::DelegateClass;

/// The conference of the demonstration.
const AT: &str = "/hoi-nghi/so-ket-26-5-2023";

/// The second press: the demonstration's day is not that of its conference, and a closing is always asked about.
const SURE: [(&str, &str); 1] = [("sure", "1")];

/// How its hall stands.
async fn hall(house: &House) -> View {
    let conference = demo::conference::held(&house.app).await.unwrap();
    house.app.hall(conference.id, Earnest::Real).await.unwrap().look().await.unwrap()
}

/// The number of whoever bears a name.
async fn delegate(house: &House, name: &str) -> String {
    let view = hall(house).await;
    view.delegates.iter().find(|delegate| delegate.said.name == name).unwrap_or_else(|| panic!("no {name}")).id.to_string()
}

/// The card of whoever bears a name.
async fn card(house: &House, name: &str) -> String {
    let view = hall(house).await;
    view.delegates.iter().find(|delegate| delegate.said.name == name).unwrap().card.clone()
}

/// A button of the run screen.
async fn press(person: &Person<'_>, deed: &str, fields: &[(&str, &str)]) -> Answer {
    person.post(&format!("{AT}/dieu-hanh"), &[&[("deed", deed)], fields].concat()).await
}

/// A button that works.
async fn does(person: &Person<'_>, deed: &str, fields: &[(&str, &str)]) {
    let answer = press(person, deed, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{deed} {fields:?}: {}", answer.body);
}

/// A button that says no, with a sentence.
async fn refuses(person: &Person<'_>, deed: &str, fields: &[(&str, &str)], says: &str) {
    let answer = press(person, deed, fields).await;
    assert!(answer.status.is_client_error() && answer.body.contains(says), "{deed} {fields:?}: {} {}", answer.status, answer.body);
}

/// Somebody is let in or out by a finger on the list.
async fn passes(person: &Person<'_>, delegate: &str, step: &str) -> Answer {
    person.post(&format!("{AT}/cua"), &[("delegate", delegate), ("step", step), ("door", "Cửa 1")]).await
}

/// The doors are open and so many of those who vote are in; their numbers.
async fn gather(house: &House, person: &Person<'_>, count: usize) -> Vec<String> {
    does(person, "open_doors", &[]).await;
    let view = hall(house).await;
    let counted = view.delegates.iter().filter(|one| one.said.class == DelegateClass::Voting && one.said.left_out.is_none());
    let ids: Vec<String> = counted.take(count).map(|one| one.id.to_string()).collect();
    for id in &ids {
        assert_eq!(passes(person, id, "enter").await.status, StatusCode::SEE_OTHER);
    }
    ids
}

/// The same, and the chair has opened the conference.
async fn begin(house: &House, person: &Person<'_>, count: usize) -> Vec<String> {
    let ids = gather(house, person, count).await;
    does(person, "begin", &SURE).await;
    ids
}
