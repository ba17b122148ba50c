//! The desk (bàn làm việc): one look tells what to do next.

mod articles;
mod comments;
mod conferences;
mod first_steps;

use self::first_steps::Step;
use crate::app::App;
use crate::error::Result;
use crate::store;
use crate::store::article::Article;
use crate::store::review::Review;
use crate::store::task::Task;
use crate::web::chrome::{Caller, Page};
use crate::web::figure::{self, SheetLink};
use crate::web::{target, task};
use askama::Template;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use soket_core::period::day::short_date;
use soket_core::review::ReviewState;
use soket_core::rollup::judge::Computed;
use soket_core::viewer::Action;
use std::collections::BTreeSet;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "desk.html")]
struct DeskPage<'a> {
    page: &'a Page,
    steps: Vec<Step>,
    reviews: Vec<Review>,
    red: Vec<target::Row>,
    missing: Vec<(String, String)>,
    tasks: Vec<task::Row>,
    /// Reported done by somebody else, for the person to look at.
    reported: Vec<task::Row>,
    /// Whether the person sees any target; who sees none is shown what she enters instead.
    has_targets: bool,
    sheets: Vec<(String, SheetLink)>,
    conferences: Vec<conferences::Row>,
    articles: Vec<Article>,
    comments: Vec<comments::Row>,
}

/// The desk of the person signed in.
///
/// # Errors
/// When the database does not answer.
pub async fn page(Caller { app, viewer, page }: Caller) -> Result<Response> {
    // Whoever only administers has no desk: content is not theirs to see.
    if !viewer.can_somewhere(Action::Read) {
        return Ok(Redirect::to("/quan-tri").into_response());
    }
    let mut reviews = store::review::all(&app.db, &viewer).await?;
    let steps = if reviews.is_empty() { first_steps::left(&app, &viewer).await? } else { Vec::new() };
    reviews.retain(|review| review.state != ReviewState::Issued);
    let (facts, asked) = target::weighed(&app, &viewer).await?;
    let late = |fact: &&crate::report::facts::TargetFact| matches!(fact.progress.state, Computed::NotMet | Computed::Unlikely);
    let red = facts.iter().filter(late).map(|fact| target::row(fact, &asked)).collect();
    let gaps: BTreeSet<_> = facts.iter().flat_map(|fact| &fact.progress.to_date.gaps).map(|gap| (gap.unit, gap.period)).collect();
    let missing = gaps.into_iter().filter_map(|(unit, period)| {
        let unit = viewer.tree.get(unit)?;
        Some((format!("{}, {}", unit.named_on(viewer.today).full, period.name_vi()), format!("/so-lieu/{}/{period}", unit.code)))
    });
    let missing = missing.collect();
    let rows = |tasks: Vec<Task>| tasks.into_iter().map(|task| task::Row::of(task, &viewer)).collect::<Vec<_>>();
    let (mut tasks, mut reported) = (store::task::open(&app.db).await?, store::task::reported(&app.db).await?);
    tasks.retain(|task| task.is_seen_by(&viewer));
    reported.retain(|task| task.may_be_accepted_by(&viewer));
    let (tasks, reported) = (rows(tasks), rows(reported));
    let has_targets = !facts.is_empty();
    let sheets = if has_targets { Vec::new() } else { figure::sheets_now(&viewer, &asked, &app.readings().await?) };
    let (conferences, articles) = (conferences::rows(&app, &viewer).await?, articles::waiting(&app, &viewer).await?);
    let comments = comments::waiting(&app, &viewer).await?;
    page.show(&DeskPage {
        page: &page,
        steps,
        reviews,
        red,
        missing,
        tasks,
        reported,
        has_targets,
        sheets,
        conferences,
        articles,
        comments,
    })
}

impl DeskPage<'_> {
    fn day(day: &jiff::civil::Date) -> String {
        short_date(*day)
    }
}

/// Whether the database answers, and which version this is.
///
/// # Errors
/// When the database does not answer.
pub async fn health(State(app): State<Arc<App>>) -> Result<Json<serde_json::Value>> {
    store::setting::get(&app.db, "clock").await?;
    Ok(Json(serde_json::json!({ "database": "ok", "version": env!("CARGO_PKG_VERSION") })))
}
