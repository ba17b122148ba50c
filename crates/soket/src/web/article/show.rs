//! One article at the desk: where it stands, how readers would see it, what stands in its way, and who wrote what.

use super::tone;
use crate::error::Result;
use crate::report;
use crate::store;
use crate::store::article::Article;
use crate::store::article::revision::{self, Revision};
use crate::store::trail;
use crate::web::chrome::{Caller, Page};
use crate::web::field::Typed;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::article;
use soket_core::article::personal::Personal;
use soket_core::article::state::{ArticleState, ArticleStep};
use soket_core::id::ArticleId;
use soket_core::period::day::{long_date, short_date};
use soket_core::refusal::Sentence;
use soket_core::viewer::Action;

#[derive(Template)]
#[template(path = "article/show.html")]
struct ShowPage<'a> {
    page: &'a Page,
    article: &'a Article,
    typed: &'a Typed,
    body: String,
    long_title: Option<Sentence>,
    personal: Vec<Personal>,
    revisions: Vec<Revision>,
    trail: Vec<trail::Line>,
    today: String,
    may: May,
    /// Whether the person wrote some of what waits, and so does not publish it.
    is_own: bool,
}

/// What the person may do now: rights and state together.
struct May {
    write: bool,
    submit: bool,
    send_back: bool,
    publish: bool,
    schedule: bool,
    unschedule: bool,
    correct: bool,
    drop: bool,
    withdraw: bool,
    reopen: bool,
    readdress: bool,
}

impl ShowPage<'_> {
    fn tone(&self) -> &'static str {
        tone(self.article.state)
    }

    fn day(&self) -> String {
        long_date(self.article.wording.dated_on)
    }

    fn comments(&self) -> Sentence {
        match (self.article.takes_comments, self.article.comments_to) {
            (false, _) => Sentence::plain("không nhận"),
            (true, None) => Sentence::plain("có nhận"),
            (true, Some(day)) => Sentence::plain("nhận đến hết ngày %{day}").with("day", short_date(day)),
        }
    }

    fn moment(moment: &str) -> String {
        crate::app::local(moment)
    }

    fn is_seen(&self, revision: &Revision) -> bool {
        self.article.published_revision == Some(revision.number)
    }

    fn is_correction(&self) -> bool {
        matches!(self.article.state, ArticleState::Correcting | ArticleState::Resubmitted)
    }

    fn asks_about_personal(&self) -> bool {
        !self.personal.is_empty() && (self.may.submit || self.may.publish || self.may.schedule)
    }
}

/// One article.
///
/// # Errors
/// Not found when the person does not see it.
pub async fn page(caller: Caller, Path(id): Path<i64>) -> Result<Response> {
    let article = report::article::find(&caller.app, &caller.viewer, ArticleId(id)).await?;
    show(&caller, &article, &Typed::default()).await
}

/// The same page with what was typed and what is wrong with it.
///
/// # Errors
/// When the database does not answer.
pub async fn again(caller: &Caller, article: &Article, typed: &Typed) -> Result<Response> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, show(caller, article, typed).await?).into_response())
}

async fn show(caller: &Caller, article: &Article, typed: &Typed) -> Result<Response> {
    let Caller { app, viewer, page } = caller;
    let writers = revision::writers(&app.db, article).await?;
    page.show(&ShowPage {
        page,
        typed,
        body: report::article::preview(app, viewer, &article.wording.body).await?.html,
        long_title: article.wording.long_title(),
        personal: report::article::personal_of(&article.wording),
        revisions: revision::all(&app.db, article.id).await?,
        trail: store::trail::of(&app.db, ("article", article.id.0)).await?,
        today: short_date(viewer.today),
        may: may(caller, article),
        is_own: article::may_publish(viewer.account, &writers).is_err(),
        article,
    })
}

fn may(Caller { viewer, .. }: &Caller, article: &Article) -> May {
    let (writes, publishes) = (viewer.can(Action::WriteArticles, article.unit), viewer.can(Action::PublishArticles, article.unit));
    let leads_on = |step: ArticleStep| article.state.after(step).is_ok();
    May {
        write: writes && leads_on(ArticleStep::Write),
        submit: writes && leads_on(ArticleStep::Submit),
        send_back: (writes || publishes) && leads_on(ArticleStep::SendBack),
        publish: publishes && leads_on(ArticleStep::Publish),
        schedule: publishes && leads_on(ArticleStep::Schedule),
        unschedule: publishes && leads_on(ArticleStep::Unschedule),
        correct: writes && leads_on(ArticleStep::Correct),
        drop: writes && leads_on(ArticleStep::Drop),
        withdraw: publishes && leads_on(ArticleStep::Withdraw),
        reopen: writes && leads_on(ArticleStep::Reopen),
        readdress: writes && article.state != ArticleState::Withdrawn,
    }
}
