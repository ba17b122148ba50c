//! What happened at a conference, line by line: who, when, what; each time the quorum was reached or lost between them.

use super::room;
use crate::app;
use crate::error::Result;
use crate::report::conference::story;
use crate::store;
use crate::store::conference::prepared::View;
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use jiff::Timestamp;
use soket_core::conference::deed::{Actor, Line};
use soket_core::conference::quorum::Quorum;
use soket_core::id::AccountId;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "conference/log.html")]
struct LogPage<'a> {
    page: &'a Page,
    view: &'a View,
    lines: Vec<Told>,
}

/// A line in words.
struct Told {
    at: Timestamp,
    by: String,
    says: String,
}

impl Told {
    fn time(&self) -> String {
        app::time_of_day(self.at)
    }
}

/// The log.
///
/// # Errors
/// Not found when the person does not see the conference.
pub async fn page(Caller { app, viewer, page }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let room = room(&app, &viewer, &slug).await?;
    let view = room.live.look().await?;
    let accounts = store::account::all(&app.db).await?;
    let names: HashMap<AccountId, String> = accounts.into_iter().map(|account| (account.id, account.name)).collect();
    let by = |actor: Actor| match actor {
        Actor::Account(account) => names.get(&account).cloned().unwrap_or_default(),
        Actor::Delegate(delegate) => view.name(delegate).to_owned(),
    };
    let told = |line: &Line| Told { at: line.at, by: by(line.by), says: page.say(&story::words(&view, &line.deed)) };
    let mut lines: Vec<Told> = room.live.tell().await?.iter().map(told).collect();
    let counted = |(at, quorum): &(Timestamp, Quorum)| Told { at: *at, by: String::new(), says: page.say(&story::reached(*quorum)) };
    lines.extend(view.hall.quorums.iter().map(counted));
    lines.sort_by_key(|line| line.at);
    page.show(&LogPage { page: &page, view: &view, lines })
}
