//! The papers of a conference on a delegate's phone: read beforehand, marked as read, commented on.

use super::card::{Holder, holder};
use crate::app::{self, App};
use crate::error::{Error, Result};
use crate::report;
use crate::store;
use crate::store::conference::reading::{self, Comment, Fate};
use crate::store::review::Review;
use crate::web::chrome::{self, Page};
use crate::web::field::{self, Fields};
use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::response::Response;
use soket_core::period::day::short_date;
use soket_core::refusal::{Refusal, Sentence};
use soket_paper::html;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "hall/paper.html")]
struct PaperPage<'a> {
    page: &'a Page,
    card: &'a str,
    review: &'a Review,
    drawn: String,
    is_read: bool,
    mine: Vec<Comment>,
}

impl PaperPage<'_> {
    /// Which version it is: a reader who comes later may read another one.
    fn stamp(&self) -> String {
        let now = app::local(&app::now());
        let stamp = Sentence::plain("%{state}, số liệu đến ngày %{day}, đọc lúc %{now}");
        stamp.with("state", self.review.state.name_vi()).with("day", short_date(self.review.cut_off)).with("now", now).vi()
    }
}

/// A report, as it stands.
///
/// # Errors
/// Not found when no card reads so, or the conference does not hear that report.
pub async fn page(State(app): State<Arc<App>>, Path((card, slug)): Path<(String, String)>, parts: Parts) -> Result<Response> {
    let holder = holder(&app, &card).await?;
    let review = heard(&app, &holder, &slug).await?;
    let mut document = report::review::document(&app, &review).await?;
    // The annex of codes leads to the desk, which a card does not open.
    document.annexes.pop();
    let drawn = html::write(&document, &|_| String::new()).replace(" href=\"\"", "");
    let is_read = reading::read_by(&app.db, holder.delegate.id).await?.contains(&slug);
    let comments = reading::comments(&app.db, holder.view.conference.id).await?;
    let mine = comments.into_iter().filter(|comment| comment.review == review.id && comment.delegate == holder.delegate.id).collect();
    let page = Page::new(&app, &parts, None);
    page.show(&PaperPage { page: &page, card: &holder.delegate.card, review: &review, drawn, is_read, mine })
}

async fn heard(app: &App, holder: &Holder, slug: &str) -> Result<Review> {
    let review = store::review::by_slug(&app.db, slug).await?;
    if holder.view.reviews.contains(&review.id) { Ok(review) } else { Err(Error::NotFound) }
}

/// Marks a report as read.
///
/// # Errors
/// As [`page`].
pub async fn mark(State(app): State<Arc<App>>, Path((card, slug)): Path<(String, String)>) -> Result<Response> {
    let holder = holder(&app, &card).await?;
    heard(&app, &holder, &slug).await?;
    holder.is_earnest()?;
    let mut tx = app.db.write().await?;
    reading::mark(&mut tx, &holder.view.conference, (holder.delegate.id, &slug)).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/the/{}/giay/{slug}", holder.delegate.card), "da_luu"))
}

/// Says something about a draft.
///
/// # Errors
/// As [`page`]; a refusal when nothing was said, or the report is no draft any more.
pub async fn comment(
    State(app): State<Arc<App>>,
    Path((card, slug)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let holder = holder(&app, &card).await?;
    let review = heard(&app, &holder, &slug).await?;
    holder.is_earnest()?;
    if review.closed_at.is_some() {
        return Err(Refusal::conflict("Báo cáo đã chốt nên không nhận góp ý nữa.", "Phát biểu tại hội nghị, hoặc báo văn phòng.").into());
    }
    let typed = |name: &str| field::tidied(&fields, name);
    let body = typed("body");
    if body.is_empty() {
        return Err(Refusal::unfit("Chưa ghi nội dung góp ý.", "Ghi vào ô góp ý rồi gửi lại.").into());
    }
    let (sent_at, reason) = (String::new(), String::new());
    let new =
        Comment { id: 0, review: review.id, delegate: holder.delegate.id, place: typed("place"), body, sent_at, fate: Fate::Open, reason };
    let mut tx = app.db.write().await?;
    reading::say(&mut tx, &holder.view.conference, &new).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/the/{}/giay/{slug}", holder.delegate.card), "da_luu"))
}
