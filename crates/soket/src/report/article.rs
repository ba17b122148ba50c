//! From the words of an article to what readers see: Markdown as HTML, figures as closed reviews print them, and the copy that is published.

pub mod html;
pub mod link;

use crate::app::{self, App};
use crate::error::{Error, Result};
use crate::report::facts::Facts;
use crate::report::print::FactSheet;
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
    Ok(store::article::find(&app.db, viewer, id).await?.at(&now(app)))
}

/// The moment that public pages compare with.
pub fn now(app: &App) -> String {
    app::moment_text(app.clock().now())
}

/// The passports of the figures of a body, by code, from the closed reviews that the viewer sees; the newest that prints one speaks.
///
/// # Errors
/// When the database does not answer.
pub async fn passports(app: &App, viewer: &Viewer, body: &str) -> Result<HashMap<String, Passport>> {
    let mut wanted: Vec<&str> = codes(body);
    let mut found = HashMap::new();
    if wanted.is_empty() {
        return Ok(found);
    }
    let closed = store::review::all(&app.db, viewer).await?.into_iter().filter(|review| review.state != ReviewState::Draft);
    for review in closed {
        let sheet: FactSheet = serde_json::from_str(&store::review::frozen(&app.db, review.id).await?.0).map_err(anyhow::Error::from)?;
        if !sheet.figures.iter().any(|line| wanted.contains(&line.code.as_str())) {
            continue;
        }
        let facts = Facts::gather(app, review).await?;
        wanted.retain(|code| match passport(&facts, &sheet, code) {
            Some(passport) => {
                found.insert((*code).to_owned(), passport);
                false
            }
            None => true,
        });
    }
    Ok(found)
}

fn codes(body: &str) -> Vec<&str> {
    let mut codes: Vec<&str> = Vec::new();
    for piece in prose::pieces(body) {
        if let Piece::Figure { code, .. } = piece
            && !codes.contains(&code)
        {
            codes.push(code);
        }
    }
    codes
}

/// The longest form of a figure is the one with its unit of measure.
fn passport(facts: &Facts, sheet: &FactSheet, code: &str) -> Option<Passport> {
    let forms = sheet.figures.iter().filter(|line| line.code == code);
    let words = forms.map(|line| line.printed.as_str()).max_by_key(|words| words.chars().count())?;
    let fact = facts.by_code(code);
    let told = |tell: fn(&crate::report::value::Fact) -> String| fact.as_ref().map(tell).unwrap_or_default();
    Some(Passport {
        words: words.to_owned(),
        what: told(|fact| fact.what.clone()),
        rule: told(|fact| fact.rule.clone()),
        counted_to: told(|fact| fact.counted_to.map(soket_core::period::day::short_date).unwrap_or_default()),
        paper: facts.review.name(),
    })
}

/// A body as the desk shows it before it is published; figures lead to their passport at the desk.
///
/// # Errors
/// When the database does not answer.
pub async fn preview(app: &App, viewer: &Viewer, body: &str) -> Result<Body> {
    let words = passports(app, viewer, body).await?.into_iter().map(|(code, passport)| (code, passport.words)).collect();
    Ok(html::body(body, &Figures { words: &words, address: "/so/" }))
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
/// data looked at.
///
/// # Errors
/// A refusal that names what stands in the way; a mark of secrecy is logged.
pub async fn may_go_on(app: &App, viewer: &Viewer, (of, personal): (&Article, Personally)) -> Result<()> {
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
    let known = passports(app, viewer, &of.wording.body).await?;
    if let Some(code) = codes(&of.wording.body).into_iter().find(|code| !known.contains_key(*code)) {
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
    Ok(())
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
    may_go_on(app, viewer, (of, letting.personal)).await?;
    let copy = copy_of(app, viewer, of, letting.from).await?;
    let mut tx = app.db.write().await?;
    step::publish(&mut tx, viewer.account, of, (step, &copy)).await?;
    name_the_site(&mut tx, viewer).await?;
    tx.commit().await?;
    Ok(())
}

async fn copy_of(app: &App, viewer: &Viewer, of: &Article, from: Option<String>) -> Result<Copy> {
    let passports = passports(app, viewer, &of.wording.body).await?;
    let words = passports.iter().map(|(code, passport)| (code.clone(), passport.words.clone())).collect();
    let body = html::body(&of.wording.body, &Figures { words: &words, address: "/so-lieu/" });
    let figure = |code: String| passports.get(&code).cloned().map(|passport| Figure { code, passport });
    let open_days = store::comment::rules::now(&app.db).await?.open_days;
    let house_rule = app.today().checked_add(open_days.days()).ok();
    Ok(Copy {
        subject: ("article", of.id.0),
        unit: of.unit,
        slug: of.slug.clone(),
        wording: of.wording.clone(),
        html: body.html,
        visible_from: from.unwrap_or_else(|| at_once(app)),
        changed_at: now(app),
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
        None => now(app),
    }
}

/// The site is named after the unit at the head of the house, until somebody names it otherwise.
async fn name_the_site(tx: &mut crate::db::Write, viewer: &Viewer) -> Result<()> {
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
