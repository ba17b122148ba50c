//! The steps of an article: submitted, sent back, published or scheduled by somebody else, corrected, withdrawn; and its address.

use super::show::again;
use crate::app;
use crate::error::Result;
use crate::report;
use crate::report::article::{Letting, Personally};
use crate::store::article::{Article, step};
use crate::web::chrome::{self, Caller};
use crate::web::field::{Fields, Typed};
use axum::Form;
use axum::extract::Path;
use axum::response::Response;
use soket_core::article;
use soket_core::article::state::{ArticleState, ArticleStep};
use soket_core::id::ArticleId;
use soket_core::period::day::time_of;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::viewer::Action;

/// Takes a step.
///
/// # Errors
/// Not found when the person does not see the article; a refusal when the person may not, the article stands elsewhere, or
/// something in it is in the way.
pub async fn take(caller: Caller, Path(id): Path<i64>, Form(fields): Form<Fields>) -> Result<Response> {
    let article = report::article::find(&caller.app, &caller.viewer, ArticleId(id)).await?;
    let wanted = fields.get("step").and_then(|step| ArticleStep::parse(step)).filter(|step| *step != ArticleStep::Write);
    let wanted = wanted.ok_or_else(|| Refusal::unfit("Không rõ muốn làm gì với bài này.", "Tải lại trang rồi bấm lại."))?;
    may(&caller, &article, wanted)?;
    article.state.after(wanted)?;
    let mut typed = Typed::new(wanted.as_str(), fields);
    let note = if needs_words(wanted, article.state) { words(&mut typed, wanted) } else { Some(String::new()) };
    let moment = if wanted == ArticleStep::Schedule { moment(&caller, &mut typed) } else { Some(String::new()) };
    let (Some(note), Some(moment)) = (note, moment) else { return again(&caller, &article, &typed).await };
    let personal = if typed.text("personal").is_empty() { Personally::Unasked } else { Personally::Allowed };
    match wanted {
        ArticleStep::Publish => report::article::publish(&caller.app, &caller.viewer, &article, Letting { from: None, personal }).await?,
        ArticleStep::Schedule => {
            report::article::publish(&caller.app, &caller.viewer, &article, Letting { from: Some(moment), personal }).await?;
        }
        ArticleStep::Submit => report::article::submit(&caller.app, &caller.viewer, (&article, personal), &note).await?,
        other => other_step(&caller, &article, (other, &note)).await?,
    }
    Ok(chrome::done(&format!("/tin-bai/{id}"), "da_luu"))
}

fn may(Caller { viewer, .. }: &Caller, article: &Article, step: ArticleStep) -> Result<()> {
    let action = match step {
        ArticleStep::Publish | ArticleStep::Schedule | ArticleStep::Unschedule | ArticleStep::Withdraw => Action::PublishArticles,
        ArticleStep::SendBack if viewer.can(Action::PublishArticles, article.unit) => Action::PublishArticles,
        _ => Action::WriteArticles,
    };
    Ok(viewer.may(action, article.unit)?)
}

/// Whether whoever takes the step says why: readers or writers will want to know.
fn needs_words(step: ArticleStep, state: ArticleState) -> bool {
    matches!(step, ArticleStep::SendBack | ArticleStep::Withdraw) || step == ArticleStep::Submit && state == ArticleState::Correcting
}

fn words(typed: &mut Typed, step: ArticleStep) -> Option<String> {
    match step {
        ArticleStep::SendBack => typed.wanted("note", "Ghi cần sửa gì, để người viết biết."),
        ArticleStep::Withdraw => typed.wanted("note", "Ghi lý do gỡ bài."),
        _ => typed.wanted("note", "Ghi đã sửa gì; lời này hiện trên bài."),
    }
}

/// When a scheduled article goes out: a moment that is still to come.
fn moment(caller: &Caller, typed: &mut Typed) -> Option<String> {
    let day = typed.day("day");
    let time = time_of(&typed.text("time"));
    if time.is_none() {
        typed.fault("time", Sentence::plain("Ghi giờ như 7:30 hoặc 7 giờ 30."));
    }
    let moment = app::moment_text(app::moment(day?, time?));
    if moment <= caller.app.moment() {
        typed.fault("day", Sentence::plain("Giờ này đã qua; muốn đăng luôn thì bấm “Đăng ngay”."));
        return None;
    }
    Some(moment)
}

async fn other_step(Caller { app, viewer, .. }: &Caller, article: &Article, (wanted, note): (ArticleStep, &str)) -> Result<()> {
    let seen = if wanted == ArticleStep::Drop { Some(report::article::seen_by_readers(app, article).await?) } else { None };
    let mut tx = app.db.write().await?;
    match (wanted, &seen) {
        (ArticleStep::Drop, Some(seen)) => step::drop_correction(&mut tx, viewer.account, article, &seen.wording).await?,
        (ArticleStep::Withdraw | ArticleStep::Unschedule, _) => {
            step::take_away(&mut tx, viewer.account, article, (wanted, note)).await?;
        }
        _ => {
            step::take(&mut tx, viewer.account, article, (wanted, note)).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Gives an article another address.
///
/// # Errors
/// As [`take`].
pub async fn readdress(caller: Caller, Path(id): Path<i64>, Form(fields): Form<Fields>) -> Result<Response> {
    let of = report::article::find(&caller.app, &caller.viewer, ArticleId(id)).await?;
    caller.viewer.may(Action::WriteArticles, of.unit)?;
    let mut typed = Typed::new("dia-chi", fields);
    let Some(wanted) = typed.wanted("slug", "Ghi địa chỉ, ví dụ hoi-nghi-so-ket.") else {
        return again(&caller, &of, &typed).await;
    };
    let wanted = article::slug(&wanted);
    if wanted != of.slug {
        let mut tx = caller.app.db.write().await?;
        step::readdress(&mut tx, caller.viewer.account, &of, &wanted).await?;
        tx.commit().await?;
    }
    Ok(chrome::done(&format!("/tin-bai/{id}"), "da_luu"))
}
