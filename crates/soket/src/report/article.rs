//! From the words of an article to what readers see: Markdown as HTML, figures as closed reviews print them, and the copy that is published.

pub mod html;
pub mod link;

use crate::app::{self, App};
use crate::db::Write;
use crate::error::{Error, Result};
use crate::report::facts::Facts;
use crate::report::print::FactSheet;
use crate::report::value::Fact;
use crate::store;
use crate::store::article::revision::{self, Revision};
use crate::store::article::{Article, step};
use crate::store::publication::copy::{Copy, Figure};
use crate::store::publication::{Passport, SITE};
use crate::store::secrecy::Meant;
use html::{Body, Figures};
use jiff::ToSpan as _;
use soket_core::article::personal::{Personal, personal};
use soket_core::article::state::ArticleStep;
use soket_core::article::{self, Wording, internal};
use soket_core::id::ArticleId;
use soket_core::period::day::short_date;
use soket_core::prose::{self, Piece};
use soket_core::refusal::Refusal;
use soket_core::review::ReviewState;
use soket_core::secrecy;
use soket_core::viewer::Viewer;
use std::collections::HashMap;

/// One article as it stands by now.
///
/// # Errors
/// Not found when the viewer does not see it.
pub async fn find(app: &App, viewer: &Viewer, id: ArticleId) -> Result<Article> {
    Ok(store::article::find(&app.db, viewer, id).await?.at(&app.moment()))
}

/// A figure that a closed review prints.
#[derive(Debug, Clone)]
pub struct Told {
    /// What readers may know of it.
    pub passport: Passport,
    /// Every form in which the review prints it: bare in a table, with its unit of measure in a sentence.
    pub forms: Vec<String>,
}

/// The figures of a body, by code, from the closed reviews that the viewer sees: the newest that prints a figure as it is written
/// speaks, else the newest that prints it at all.
///
/// # Errors
/// When the database does not answer.
pub async fn figures(app: &App, viewer: &Viewer, body: &str) -> Result<HashMap<String, Told>> {
    let wanted = marks(body);
    let mut found: HashMap<String, Told> = HashMap::new();
    if wanted.is_empty() {
        return Ok(found);
    }
    let closed = store::review::all(&app.db, viewer).await?.into_iter().filter(|review| review.state != ReviewState::Draft);
    for review in closed {
        let sheet: FactSheet = serde_json::from_str(&store::review::frozen(&app.db, review.id).await?.0).map_err(anyhow::Error::from)?;
        let prints = |written: &str, code: &str| sheet.forms(code).contains(&written);
        let better = |(written, code): &&(&str, &str)| match found.get(*code) {
            None => !sheet.forms(code).is_empty(),
            Some(told) => prints(written, code) && !told.forms.iter().any(|form| form == written),
        };
        let better: Vec<&str> = wanted.iter().filter(better).map(|(_, code)| *code).collect();
        if better.is_empty() {
            continue;
        }
        let facts = Facts::gather(app, review).await?;
        found.extend(better.into_iter().map(|code| (code.to_owned(), told(&facts, &sheet, code))));
    }
    Ok(found)
}

/// The figures of a body as they are first written, each with its code.
fn marks(body: &str) -> Vec<(&str, &str)> {
    let mut marks: Vec<(&str, &str)> = Vec::new();
    for piece in prose::pieces(body) {
        if let Piece::Figure { written, code } = piece
            && !marks.iter().any(|(_, known)| *known == code)
        {
            marks.push((written, code));
        }
    }
    marks
}

fn told(facts: &Facts, sheet: &FactSheet, code: &str) -> Told {
    let forms: Vec<String> = sheet.forms(code).into_iter().map(str::to_owned).collect();
    let fact = facts.by_code(code);
    let says = |tell: fn(&Fact) -> String| fact.as_ref().map(tell).unwrap_or_default();
    let passport = Passport {
        words: forms.first().cloned().unwrap_or_default(),
        what: says(|fact| fact.what.clone()),
        rule: says(|fact| fact.rule.clone()),
        counted_to: says(|fact| fact.counted_to.map(short_date).unwrap_or_default()),
        paper: facts.review.name(),
    };
    Told { passport, forms }
}

/// What a body shows for its figures.
fn forms(figures: &HashMap<String, Told>) -> HashMap<String, Vec<String>> {
    figures.iter().map(|(code, told)| (code.clone(), told.forms.clone())).collect()
}

/// A body as the desk shows it before it is published; figures lead to their passport at the desk.
///
/// # Errors
/// When the database does not answer.
pub async fn preview(app: &App, viewer: &Viewer, body: &str) -> Result<Body> {
    let forms = forms(&figures(app, viewer, body).await?);
    Ok(html::body(body, &Figures { forms: &forms, address: "/so/" }))
}

/// Everything in the words that is personal beyond name, office and unit.
pub fn personal_of(wording: &Wording) -> Vec<Personal> {
    wording.parts().iter().flat_map(|(_, words)| personal(words)).collect()
}

/// When readers begin to see an article, and what stays on its page if it was corrected.
#[derive(Debug, Clone)]
pub struct Letting {
    /// The moment; none for now.
    pub from: Option<String>,
    /// Whether the publisher has seen what is personal in it, and lets it stand.
    pub personal: Personally,
}

/// Whether personal data was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personally {
    /// Nobody has said anything about it.
    Unasked,
    /// Whoever submits or publishes says that it may stand.
    Allowed,
}

/// Whether an article can go on to readers: whole, no mark of secrecy or of a paper for few, figures from closed reviews, personal
/// data looked at. Gives the figures.
///
/// # Errors
/// A refusal that names what stands in the way; a mark of secrecy is logged.
async fn may_go_on(app: &App, viewer: &Viewer, (of, personal): (&Article, Personally)) -> Result<HashMap<String, Told>> {
    of.wording.is_whole()?;
    refuse_secret(app, viewer, of).await?;
    if let Some(mark) = of.wording.parts().iter().find_map(|(_, words)| internal::mark(words)) {
        return Err(Refusal::unfit(
            "Bài có dấu “%{mark}”, là tài liệu chưa được công khai.",
            "Chỉ đăng nội dung đã được phép công khai; bỏ phần trích từ tài liệu ấy.",
        )
        .with("mark", mark)
        .into());
    }
    let known = figures(app, viewer, &of.wording.body).await?;
    if let Some((_, code)) = marks(&of.wording.body).into_iter().find(|(_, code)| !known.contains_key(*code)) {
        return Err(Refusal::unfit(
            "Số liệu mã so:%{code} không có trong hồ sơ nào đã chốt, nên chưa công khai được.",
            "Chốt hồ sơ in số ấy trước, hoặc xem lại mã.",
        )
        .with("code", code)
        .into());
    }
    let found = personal_of(&of.wording);
    if personal == Personally::Unasked && !found.is_empty() {
        return Err(Refusal::unfit(
            "Bài có thông tin riêng tư: %{found}.",
            "Bỏ khỏi bài; nếu người ấy đã đồng ý hoặc là liên hệ công vụ, đánh dấu xác nhận rồi làm lại.",
        )
        .with("found", found.iter().map(|one| format!("{} (“{}”)", one.kind.name_vi(), one.found)).collect::<Vec<_>>().join("; "))
        .into());
    }
    Ok(known)
}

async fn refuse_secret(app: &App, viewer: &Viewer, of: &Article) -> Result<()> {
    let line = |words: &str| words.lines().find_map(|line| secrecy::mark_in_line(line.trim().trim_matches(['*', '_', '#', '>', ' '])));
    let Some((place, grade)) = of.wording.parts().iter().find_map(|(place, words)| Some((*place, line(words)?))) else { return Ok(()) };
    let meant = Meant { record: ("article", of.id.0), unit: of.unit };
    Err(store::secrecy::refuse(&app.db, viewer.account, meant, (grade, place)).await?.into())
}

/// Publishes an article, a correction, or schedules it: whoever wrote any of it does not.
///
/// # Errors
/// A refusal that names what stands in the way.
pub async fn publish(app: &App, viewer: &Viewer, of: &Article, letting: Letting) -> Result<()> {
    let step = if letting.from.is_some() { ArticleStep::Schedule } else { ArticleStep::Publish };
    of.state.after(step)?;
    // What was approved and only waited for its moment was looked at by then.
    article::may_publish(viewer.account, &revision::writers(&app.db, of).await?)?;
    let known = may_go_on(app, viewer, (of, letting.personal)).await?;
    let copy = copy_of(app, of, (&known, letting.from)).await?;
    let mut tx = app.db.write().await?;
    step::publish(&mut tx, viewer.account, of, (step, &copy)).await?;
    vouch(&mut tx, viewer, (of, letting.personal), step).await?;
    name_the_site(&mut tx, viewer).await?;
    tx.commit().await?;
    Ok(())
}

/// Submits an article, with what its page will say if it is a correction.
///
/// # Errors
/// A refusal that names what stands in the way.
pub async fn submit(app: &App, viewer: &Viewer, (of, personal): (&Article, Personally), note: &str) -> Result<()> {
    may_go_on(app, viewer, (of, personal)).await?;
    let mut tx = app.db.write().await?;
    step::take(&mut tx, viewer.account, of, (ArticleStep::Submit, note)).await?;
    vouch(&mut tx, viewer, (of, personal), ArticleStep::Submit).await?;
    tx.commit().await?;
    Ok(())
}

/// Who let personal data stand is in the trail; what it says is not.
async fn vouch(tx: &mut Write, viewer: &Viewer, (of, personal): (&Article, Personally), step: ArticleStep) -> Result<()> {
    let mut kinds: Vec<&str> = personal_of(&of.wording).iter().map(|found| found.kind.name_vi()).collect();
    kinds.dedup();
    if personal == Personally::Unasked || kinds.is_empty() {
        return Ok(());
    }
    let detail = format!("xác nhận được phép công khai: {}", kinds.join(", "));
    step::vouch(tx, viewer.account, of, (step, &detail)).await
}

async fn copy_of(app: &App, of: &Article, (known, from): (&HashMap<String, Told>, Option<String>)) -> Result<Copy> {
    let body = html::body(&of.wording.body, &Figures { forms: &forms(known), address: "/so-lieu/" });
    let figure = |code: String| known.get(&code).map(|told| Figure { passport: told.passport.clone(), code });
    let open_days = store::comment::rules::now(&app.db).await?.open_days;
    let house_rule = app.today().checked_add(open_days.days()).ok();
    Ok(Copy {
        subject: ("article", of.id.0),
        unit: of.unit,
        slug: of.slug.clone(),
        wording: of.wording.clone(),
        html: body.html,
        visible_from: from.unwrap_or_else(|| at_once(app)),
        changed_at: app.moment(),
        correction: if of.state.is_seen() { of.note.clone() } else { String::new() },
        today: app.today(),
        comments: (of.takes_comments, of.comments_to.or(house_rule)),
        figures: body.figures.into_iter().filter_map(figure).collect(),
    })
}

/// A demonstration's clock stands at a day but its hours go round, so what it publishes is seen from the first hour of that day.
fn at_once(app: &App) -> String {
    match app.stopped_clock() {
        Some(day) => app::moment_text(app::moment(day, jiff::civil::Time::midnight())),
        None => app.moment(),
    }
}

/// The site is named after the unit at the head of the house, until somebody names it otherwise.
async fn name_the_site(tx: &mut Write, viewer: &Viewer) -> Result<()> {
    let top = viewer.tree.tops().find(|unit| viewer.sees(unit.id));
    let Some(name) = top.map(|unit| unit.named_on(viewer.today).full.clone()) else { return Ok(()) };
    store::setting::set_once(tx, SITE, &name).await
}

/// The revision that readers see.
///
/// # Errors
/// Not found when they see none.
pub async fn seen_by_readers(app: &App, of: &Article) -> Result<Revision> {
    let all = revision::all(&app.db, of.id).await?;
    all.into_iter().find(|revision| Some(revision.number) == of.published_revision).ok_or(Error::NotFound)
}
