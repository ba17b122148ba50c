//! Writing an article: saved while one types, never over somebody else's newer words, with a preview and hints beside it.

use crate::app::App;
use crate::error::Result;
use crate::report;
use crate::report::print::FactSheet;
use crate::store;
use crate::store::article::revision::{self, Revision, Saved, Saving};
use crate::store::article::{self as kept, Article};
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, Fields, Typed, choices};
use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use soket_core::article::hint::{Hint, hints};
use soket_core::article::state::ArticleStep;
use soket_core::article::{self, Wording, pasted};
use soket_core::id::ArticleId;
use soket_core::period::day::short_date;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::review::ReviewState;
use soket_core::viewer::{Action, Viewer};

/// The name of the form in the page.
const FORM: &str = "bai";

#[derive(Template)]
#[template(path = "article/write.html")]
struct WritePage<'a> {
    page: &'a Page,
    address: String,
    /// What was there before somebody typed; empty for a new article.
    usual: Usual,
    typed: &'a Typed,
    units: Vec<Choice>,
    rubrics: Vec<String>,
    preview: String,
    hints: Vec<Hint>,
    /// Figures that closed reviews print: the paper, and each as it is written into the text.
    figures: Vec<(String, Vec<String>)>,
    theirs: Option<Box<Revision>>,
}

/// What the fields show first.
#[derive(Default)]
struct Usual {
    revision: i64,
    title: String,
    lead: String,
    body: String,
    rubric: String,
    tags: String,
    byline: String,
    dated_on: String,
}

impl Usual {
    fn of(revision: i64, wording: &Wording) -> Self {
        Self {
            revision,
            title: wording.title.clone(),
            lead: wording.lead.clone(),
            body: wording.body.clone(),
            rubric: wording.rubric.clone(),
            tags: wording.tags.join(", "),
            byline: wording.byline.clone(),
            dated_on: short_date(wording.dated_on),
        }
    }
}

impl WritePage<'_> {
    fn body(&self) -> String {
        self.typed.at(FORM, "body", &self.usual.body)
    }

    fn lead(&self) -> String {
        self.typed.at(FORM, "lead", &self.usual.lead)
    }

    fn revision(&self) -> String {
        self.theirs.as_ref().map_or(self.usual.revision, |theirs| theirs.number).to_string()
    }

    fn overtaken(theirs: &Revision) -> Sentence {
        Sentence::plain("%{name} đã lưu bản khác trong lúc bạn sửa. Chữ của bạn vẫn nằm trong các ô bên dưới; chép phần cần giữ rồi bấm Lưu để ghi thay.")
            .with("name", &theirs.by)
    }

    fn hint(hint: &Hint) -> Sentence {
        Sentence::plain("“%{found}”: %{better}").with("found", &hint.found).with("better", &hint.better)
    }
}

async fn shown(caller: &Caller, address: String, (usual, typed): (Usual, &Typed), theirs: Option<Box<Revision>>) -> Result<Response> {
    let Caller { app, viewer, page } = caller;
    let body = typed.at(FORM, "body", &usual.body);
    let preview = report::article::preview(app, viewer, &pasted::cleaned(&body)).await?.html;
    let words = [typed.at(FORM, "title", &usual.title), typed.at(FORM, "lead", &usual.lead), body].join("\n");
    page.show(&WritePage {
        page,
        units: units(viewer, typed),
        rubrics: kept::rubrics(&app.db).await?,
        preview,
        hints: hints(&words),
        figures: figures(app, viewer).await?,
        theirs,
        address,
        usual,
        typed,
    })
}

fn units(viewer: &Viewer, typed: &Typed) -> Vec<Choice> {
    let may = viewer.tree.all().iter().filter(|unit| viewer.can(Action::WriteArticles, unit.id));
    choices(may.map(|unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone())), &typed.text("unit"))
}

/// What closed reviews print, each figure once in the longest of its forms.
async fn figures(app: &App, viewer: &Viewer) -> Result<Vec<(String, Vec<String>)>> {
    let mut papers = Vec::new();
    for review in store::review::all(&app.db, viewer).await?.into_iter().filter(|review| review.state != ReviewState::Draft) {
        let sheet: FactSheet = serde_json::from_str(&store::review::frozen(&app.db, review.id).await?.0).map_err(anyhow::Error::from)?;
        papers.push((review.name(), sheet.marks()));
    }
    Ok(papers)
}

/// The empty form.
///
/// # Errors
/// A refusal when the person may write nowhere.
pub async fn blank(caller: Caller) -> Result<Response> {
    caller.viewer.may_somewhere(Action::WriteArticles)?;
    let usual = Usual { dated_on: short_date(caller.viewer.today), ..Usual::default() };
    shown(&caller, "/tin-bai/moi".to_owned(), (usual, &Typed::default()), None).await
}

/// Begins an article.
///
/// # Errors
/// A refusal when the person may not write for the unit.
pub async fn begin(caller: Caller, headers: HeaderMap, Form(fields): Form<Fields>) -> Result<Response> {
    let mut typed = Typed::new(FORM, fields);
    let unit = caller.viewer.tree.by_code(&typed.text("unit")).map(|unit| unit.id);
    let unit = unit.filter(|unit| caller.viewer.sees(*unit)).ok_or(crate::error::Error::NotFound)?;
    caller.viewer.may(Action::WriteArticles, unit)?;
    let Some(wording) = wording(&mut typed, None) else {
        let page = shown(&caller, "/tin-bai/moi".to_owned(), (Usual::default(), &typed), None).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let mut tx = caller.app.db.write().await?;
    let id = kept::begin(&mut tx, caller.viewer.account, unit, &wording).await?;
    tx.commit().await?;
    // The script goes on saving under the address that the article has now.
    if chrome::is_script(&headers) {
        let address = format!("/tin-bai/{id}/sua");
        return Ok(Json(serde_json::json!({ "revision": 1, "address": address })).into_response());
    }
    Ok(chrome::done(&format!("/tin-bai/{id}"), "da_luu"))
}

/// What was typed; a script may save before there is a title, under the day that is proposed.
fn wording(typed: &mut Typed, before: Option<&Wording>) -> Option<Wording> {
    let title = typed.wanted("title", "Ghi tiêu đề; có thể sửa lại sau.");
    let dated_on = typed.day("dated_on");
    let line = |typed: &Typed, field: &str| typed.text(field).split_whitespace().collect::<Vec<_>>().join(" ");
    let wording = Wording {
        title: title.map(|_| line(typed, "title"))?,
        lead: pasted::cleaned(&typed.text("lead")),
        body: pasted::cleaned(&typed.text("body")),
        rubric: line(typed, "rubric"),
        tags: article::tags(&typed.text("tags")),
        byline: line(typed, "byline"),
        dated_on: dated_on.or(before.map(|before| before.dated_on))?,
    };
    typed.first_fault().is_none().then_some(wording)
}

/// An article that the person may write now.
async fn writable(caller: &Caller, id: i64) -> Result<Article> {
    let article = report::article::find(&caller.app, &caller.viewer, ArticleId(id)).await?;
    caller.viewer.may(Action::WriteArticles, article.unit)?;
    article.state.after(ArticleStep::Write)?;
    Ok(article)
}

/// The form of an article.
///
/// # Errors
/// A refusal when the person may not write it, or it waits for somebody else.
pub async fn edit(caller: Caller, Path(id): Path<i64>) -> Result<Response> {
    let article = writable(&caller, id).await?;
    let usual = Usual::of(article.revision, &article.wording);
    shown(&caller, format!("/tin-bai/{id}/sua"), (usual, &Typed::default()), None).await
}

/// Saves an article; a script gets the revision, the preview and the hints.
///
/// # Errors
/// As [`edit`].
pub async fn save(caller: Caller, Path(id): Path<i64>, headers: HeaderMap, Form(fields): Form<Fields>) -> Result<Response> {
    let article = writable(&caller, id).await?;
    let by_script = chrome::is_script(&headers);
    let mut typed = Typed::new(FORM, fields);
    let opened_at = typed.text("revision").parse().unwrap_or(0);
    let Some(wording) = wording(&mut typed, Some(&article.wording)) else {
        return faulty(&caller, (id, &article), &typed, by_script).await;
    };
    let how = if by_script && typed.text("pressed").is_empty() { Saving::Automatic } else { Saving::Pressed };
    match revision::save(&caller.app.db, caller.viewer.account, (&article, opened_at), (&wording, how)).await? {
        Saved::Kept { revision } if by_script => answer(&caller, revision, &wording).await,
        Saved::Kept { .. } => Ok(chrome::done(&format!("/tin-bai/{id}"), "da_luu")),
        Saved::Overtaken { theirs } if by_script => {
            let says = caller.page.say(&WritePage::overtaken(&theirs));
            Ok((StatusCode::CONFLICT, Json(serde_json::json!({ "says": says, "next": "" }))).into_response())
        }
        Saved::Overtaken { theirs } => {
            let usual = Usual::of(theirs.number, &theirs.wording);
            let page = shown(&caller, format!("/tin-bai/{id}/sua"), (usual, &typed), Some(theirs)).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
    }
}

async fn faulty(caller: &Caller, (id, article): (i64, &Article), typed: &Typed, by_script: bool) -> Result<Response> {
    if by_script {
        return Err(Refusal::unfit("Bài chưa có tiêu đề, hoặc ngày ghi chưa đúng.", "Xem lại hai ô ấy; chữ đã gõ vẫn còn.").into());
    }
    let usual = Usual::of(article.revision, &article.wording);
    let page = shown(caller, format!("/tin-bai/{id}/sua"), (usual, typed), None).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn answer(caller: &Caller, revision: i64, wording: &Wording) -> Result<Response> {
    let preview = report::article::preview(&caller.app, &caller.viewer, &wording.body).await?.html;
    let words = [wording.title.as_str(), &wording.lead, &wording.body].join("\n");
    let mut said: Vec<String> = wording.long_title().iter().map(|long| caller.page.say(long)).collect();
    said.extend(hints(&words).iter().map(|hint| caller.page.say(&WritePage::hint(hint))));
    Ok(Json(serde_json::json!({ "revision": revision, "preview": preview, "hints": said })).into_response())
}
