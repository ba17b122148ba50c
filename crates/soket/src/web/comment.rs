//! What a reader does: comments under an article, sees what became of it, changes or takes it back, reports what should not stand.

pub mod moderate;
pub mod rules;

use crate::error::{Error, Result};
use crate::store::article;
use crate::store::comment::post::{self, Sent};
use crate::store::comment::{self, Comment, Decision};
use crate::store::publication::{self, Found, Published};
use crate::web::field::{Fields, Typed};
use crate::web::public::Reader;
use crate::web::sign_in::house_of;
use askama::Template;
use axum::Form;
use axum::extract::{ConnectInfo, Path};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use soket_core::article::reason::Reason;
use soket_core::comment::Remark;
use soket_core::comment::state::{CommentState, CommentStep};
use soket_core::id::{ArticleId, CommentId};
use soket_core::refusal::Refusal;
use soket_core::trail::Verb;
use std::net::SocketAddr;

/// The field that no person sees; whoever fills it in is a machine.
const TRAP: &str = "trang_web";
/// The form under an article, and the form of a comment that waits.
const FORM: &str = "comment";
/// The longest form that is read, in bytes: three thousand letters of three bytes, each written as nine signs, and room to spare.
pub const LONGEST_FORM: usize = 64 * 1024;

#[derive(Template)]
#[template(path = "comment/again.html")]
struct AgainPage<'a> {
    reader: &'a Reader,
    slug: &'a str,
    title: &'a str,
    action: String,
    typed: &'a Typed,
}

/// Takes a comment; its writer is led to the page that says what becomes of it.
///
/// # Errors
/// Not found when no reader may see the article; a refusal when it takes no comments, or too many came from one place.
pub async fn post(
    reader: Reader,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(slug): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let published = found(&reader, &slug).await?;
    if !reader.may_comment(&published) {
        return Err(Refusal::conflict("Bài này không còn nhận bình luận.", "Cần góp ý, gửi về văn phòng theo địa chỉ ở cuối trang.").into());
    }
    let mut typed = Typed::new(FORM, fields);
    let Some(remark) = read(&mut typed) else {
        let action = address(&slug);
        let again = AgainPage { reader: &reader, slug: &slug, title: &published.listed.title, action, typed: &typed };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, reader.page.show(&again)?).into_response());
    };
    let article = article::by_id(&reader.app.db, ArticleId(published.subject)).await?;
    let from = house_of(from.ip()).to_string();
    let sent = Sent {
        article: article.id,
        unit: article.unit,
        remark: &remark,
        trapped: typed.text(TRAP).chars().count(),
        seconds: typed.text("seconds").parse().ok(),
        from: &from,
        at: reader.app.clock().now(),
    };
    let pass = post::post(&reader.app.db, &sent).await?;
    Ok(Redirect::to(&format!("/binh-luan/{pass}")).into_response())
}

/// Where the form of an article is sent.
pub fn address(slug: &str) -> String {
    format!("/tin/{slug}/binh-luan")
}

async fn found(reader: &Reader, slug: &str) -> Result<Box<Published>> {
    match publication::find(&reader.app.db, &reader.now, ("article", slug)).await? {
        Found::Here(published) => Ok(published),
        Found::Moved(_) | Found::Nothing => Err(Error::NotFound),
    }
}

fn read(typed: &mut Typed) -> Option<Remark> {
    match Remark::read(&typed.text("name"), &typed.text("email"), &typed.text("body")) {
        Ok(remark) => Some(remark),
        Err(faults) => {
            faults.into_iter().for_each(|(field, says)| typed.fault(field, says));
            None
        }
    }
}

#[derive(Template)]
#[template(path = "comment/status.html")]
struct StatusPage<'a> {
    reader: &'a Reader,
    comment: &'a Comment,
    decision: Option<&'a Decision>,
    typed: &'a Typed,
}

impl StatusPage<'_> {
    fn can(&self, step: CommentStep) -> bool {
        self.comment.state.after(step).is_ok()
    }

    fn can_edit(&self) -> bool {
        self.can(CommentStep::Edit)
    }

    fn can_withdraw(&self) -> bool {
        self.can(CommentStep::Withdraw)
    }

    fn is_held(&self) -> bool {
        self.comment.state == CommentState::Held
    }

    fn is_shown(&self) -> bool {
        self.comment.state == CommentState::Shown
    }
}

/// What became of a comment, for its writer alone.
///
/// # Errors
/// Not found when the pass opens nothing.
pub async fn status(reader: Reader, Path(pass): Path<String>) -> Result<Response> {
    let comment = own(&reader, &pass).await?;
    shown(&reader, &comment, &Typed::default()).await
}

/// The organisation's answers have no pass that was given to anybody.
async fn own(reader: &Reader, pass: &str) -> Result<Comment> {
    let comment = comment::by_pass(&reader.app.db, pass).await?;
    if comment.is_answer { Err(Error::NotFound) } else { Ok(comment) }
}

async fn shown(reader: &Reader, comment: &Comment, typed: &Typed) -> Result<Response> {
    let decisions = comment::decisions(&reader.app.db, comment.id).await?;
    let decision = decisions.first().filter(|decision| matches!(decision.step, Verb::RefuseComment | Verb::TakeDownComment));
    let mut response = reader.page.show(&StatusPage { reader, comment, decision, typed })?;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    Ok(response)
}

/// Its writer changes a comment or takes it back.
///
/// # Errors
/// As [`status`]; a refusal when it was decided that readers do not see it.
pub async fn change(reader: Reader, Path(pass): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let comment = own(&reader, &pass).await?;
    let (db, at) = (&reader.app.db, reader.app.clock().now());
    let mut typed = Typed::new(FORM, fields);
    if CommentStep::parse(&typed.text("step")) == Some(CommentStep::Withdraw) {
        post::withdraw(db, &pass, at).await?;
        return Ok(Redirect::to(&format!("/binh-luan/{pass}")).into_response());
    }
    let Some(remark) = read(&mut typed) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&reader, &comment, &typed).await?).into_response());
    };
    post::edit(db, &pass, &remark, at).await?;
    Ok(Redirect::to(&format!("/binh-luan/{pass}")).into_response())
}

#[derive(Template)]
#[template(path = "comment/report.html")]
struct ReportPage<'a> {
    reader: &'a Reader,
    slug: &'a str,
    name: &'a str,
    body: &'a str,
    id: i64,
    typed: &'a Typed,
    is_done: bool,
}

impl ReportPage<'_> {
    fn reasons() -> [Reason; 5] {
        Reason::ALL
    }
}

/// The form on which a reader says why a comment should not stand.
///
/// # Errors
/// Not found when readers do not see the article or the comment.
pub async fn report_form(reader: Reader, Path((slug, id)): Path<(String, i64)>) -> Result<Response> {
    report_page(&reader, (&slug, id), &Typed::default()).await
}

async fn report_page(reader: &Reader, (slug, id): (&str, i64), typed: &Typed) -> Result<Response> {
    let published = found(reader, slug).await?;
    let comments = publication::comment::of(&reader.app.db, published.id).await?;
    let one = comments.iter().find(|comment| comment.id == CommentId(id)).ok_or(Error::NotFound)?;
    let is_done = typed.is("done");
    reader.page.show(&ReportPage { reader, slug, name: &one.name, body: &one.body, id, typed, is_done })
}

/// Notes what a reader says of a comment.
///
/// # Errors
/// As [`report_form`].
pub async fn report(
    reader: Reader,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path((slug, id)): Path<(String, i64)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    found(&reader, &slug).await?;
    let mut typed = Typed::new("report", fields);
    let Some(reason) = typed.one_of("reason", Reason::parse, "Chọn lý do.") else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, report_page(&reader, (&slug, id), &typed).await?).into_response());
    };
    let words: String = typed.text("words").chars().take(500).collect();
    let (from, at) = (house_of(from.ip()).to_string(), reader.app.clock().now());
    post::report(&reader.app.db, CommentId(id), (reason, &words), (&from, at)).await?;
    report_page(&reader, (&slug, id), &Typed::new("done", Fields::new())).await
}
