//! Targets on the screen: the list by mandate, and one target with its years, figures and gaps as of today.

pub mod adjust;
pub mod define;
pub mod import;

use crate::app::App;
use crate::error::{Error, Result};
use crate::report::facts::{TargetFact, reporters, weigh};
use crate::store;
use crate::store::indicator::Asked;
use crate::store::target::Kept;
use crate::web::chrome::{Caller, Page};
use crate::web::field::Typed;
use crate::web::figure;
use crate::web::review::tone;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::figure::LevelScale;
use soket_core::period::Period;
use soket_core::period::day::short_date;
use soket_core::refusal::Sentence;
use soket_core::rollup::forecast::Forecast;
use soket_core::rollup::judge::Computed;
use soket_core::rollup::progress::{Comparison, Standing};
use soket_core::target::Target;
use soket_core::target::checker::{self, Context, Warning};
use soket_core::unit::Unit;
use soket_core::viewer::{Action, Viewer};

#[derive(Template)]
#[template(path = "target/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    groups: Vec<(String, Vec<Row>)>,
    can_define: bool,
}

/// A target as lists show it.
pub struct Row {
    /// Short stable code.
    pub code: String,
    /// As the mandate names it.
    pub name: String,
    /// The result on which the word rests: the one to date, or that of the year or step that was missed, with its name.
    pub value: String,
    /// What is asked.
    pub asked: String,
    /// What soket computes.
    pub computed: Computed,
    /// Colour of the word.
    pub tone: &'static str,
    /// How many figures are missing.
    pub gaps: usize,
    /// Why it is not reached, where it is not.
    pub why: Option<Sentence>,
}

/// Every target that a person sees, weighed as of today.
///
/// # Errors
/// When the database does not answer.
pub async fn weighed(app: &App, viewer: &Viewer) -> Result<(Vec<TargetFact>, Vec<Asked>)> {
    let asked = store::indicator::all(&app.db).await?;
    let readings = app.readings().await?;
    let kept = store::target::seen(&app.db, viewer).await?;
    Ok((weigh(kept, &asked, &readings, (&viewer.tree, viewer.today), Vec::new()), asked))
}

/// A target's level scale, from what it counts.
fn levels<'a>(target: &Target, asked: &'a [Asked]) -> Option<&'a LevelScale> {
    let first = target.kind.indicators().into_iter().next()?;
    asked.iter().find(|asked| asked.indicator.id == first)?.indicator.kind.levels()
}

/// A weighed target as lists show it.
pub fn row(fact: &TargetFact, asked: &[Asked]) -> Row {
    let (target, to_date, decisive) = (&fact.target, &fact.progress.to_date, fact.progress.decisive());
    let year = if decisive == to_date { String::new() } else { format!(" ({})", decisive.name_vi()) };
    Row {
        code: target.code.clone(),
        name: target.name.clone(),
        value: format!("{}{year}", value(target, decisive, asked)),
        asked: decisive.goal.map(|goal| target.goal_vi(&goal, levels(target, asked))).unwrap_or_default(),
        computed: fact.progress.state,
        tone: tone(fact.progress.state),
        gaps: to_date.gaps.len(),
        why: why(fact, asked),
    }
}

/// Why a target is red beside the result shown: the other years that missed it, the units that did, or where the present pace leads.
fn why(fact: &TargetFact, asked: &[Asked]) -> Option<Sentence> {
    let (target, progress) = (&fact.target, &fact.progress);
    if !matches!(progress.state, Computed::NotMet | Computed::Unlikely) {
        return None;
    }
    let missed = progress.missed().into_iter().filter(|stage| *stage != progress.decisive());
    let missed: Vec<String> = missed.map(|stage| format!("{} {}", stage.name_vi(), value(target, stage, asked))).collect();
    if !missed.is_empty() {
        return Some(Sentence::plain("Cũng chưa đạt: %{years}").with("years", missed.join("; ")));
    }
    if let Some(units) = progress.decisive().units_reached.as_ref().filter(|units| units.reached < units.of) {
        return Some(Sentence::plain("Mới %{reached}/%{of} đơn vị đạt").with("reached", units.reached).with("of", units.of));
    }
    let forecast = progress.forecast.as_ref().filter(|_| progress.state == Computed::Unlikely)?;
    let leads = target.value_vi(forecast.value, levels(target, asked));
    Some(Sentence::plain("Theo nhịp hiện nay, hết kỳ được %{value}").with("value", leads))
}

fn value(target: &Target, standing: &Standing, asked: &[Asked]) -> String {
    standing.value.map_or_else(|_| "–".to_owned(), |value| target.value_vi(value.as_number(), levels(target, asked)))
}

fn forecast_words(target: &Target, forecast: &Forecast, asked: &[Asked]) -> Sentence {
    let words = |value| target.value_vi(value, levels(target, asked));
    match forecast.due_by_now {
        Some(due) => Sentence::plain("%{value} (%{basis}); nếu đi đều thì đến nay phải có %{due}").with("due", words(due)),
        None => Sentence::plain("%{value} (%{basis})"),
    }
    .with("value", words(forecast.value))
    .with("basis", forecast.basis.sentence_vi())
}

fn pace_words(target: &Target, compared: &Comparison, asked: &[Asked]) -> Sentence {
    let words = |value| target.value_vi(value, levels(target, asked));
    Sentence::plain("%{now}, cùng kỳ %{then} (đến %{day})")
        .with("now", words(compared.now))
        .with("then", words(compared.then))
        .with("day", short_date(compared.counted_to))
}

/// All targets, by mandate.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { app, viewer, page }: Caller) -> Result<Response> {
    let (facts, asked) = weighed(&app, &viewer).await?;
    let mut groups: Vec<(String, Vec<Row>)> = Vec::new();
    for mandate in store::mandate::all(&app.db).await? {
        let of = facts.iter().filter(|fact| fact.target.mandate == mandate.id);
        let rows: Vec<Row> = of.map(|fact| row(fact, &asked)).collect();
        if !rows.is_empty() {
            groups.push((mandate.citation(), rows));
        }
    }
    page.show(&ListPage { page: &page, groups, can_define: viewer.can_somewhere(Action::DefineTargets) })
}

#[derive(Template)]
#[template(path = "target/show.html")]
struct TargetPage<'a> {
    page: &'a Page,
    target: &'a Target,
    row: Row,
    to_date: String,
    tolerance: Option<String>,
    rule: &'a str,
    forecast: Option<Sentence>,
    pace: Option<Sentence>,
    can_define: bool,
    goals: Vec<(String, String)>,
    adjusted: Vec<(String, String, String)>,
    years: Vec<YearRow>,
    gaps: Vec<String>,
    warnings: Vec<Warning>,
    typed: &'a Typed,
}

/// One year of a target.
struct YearRow {
    period: String,
    value: String,
    is_forgiven: bool,
    state: Computed,
    tone: &'static str,
    /// The sheets behind it that the person sees: unit and address.
    sheets: Vec<(String, String)>,
}

/// One target.
///
/// # Errors
/// Not found when the person does not see it.
pub async fn show(caller: Caller, Path(code): Path<String>) -> Result<Response> {
    let kept = store::target::find(&caller.app.db, &caller.viewer, &code).await?;
    shown(&caller, &kept, &Typed::default()).await
}

/// The page of a target with the form of an adjustment as it was typed, and what is wrong with it.
///
/// # Errors
/// When the database does not answer.
pub async fn again(caller: &Caller, kept: &Kept, typed: &Typed) -> Result<Response> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(caller, kept, typed).await?).into_response())
}

async fn shown(Caller { app, viewer, page }: &Caller, kept: &Kept, typed: &Typed) -> Result<Response> {
    let target = &kept.target;
    let (facts, asked) = weighed(app, viewer).await?;
    let fact = facts.iter().find(|fact| fact.target.id == target.id).ok_or(Error::NotFound)?;
    let scale = levels(target, &asked);
    let goal = |goal: &soket_core::target::goal::Goal| (goal.when.name_vi(), target.goal_vi(goal, scale));
    let adjusted = target.adjustments.iter().flat_map(|change| {
        change.goals.iter().map(|changed| (change.document.clone(), changed.when.name_vi(), target.goal_vi(changed, scale)))
    });
    let year = |standing: &Standing| YearRow {
        period: standing.span.name_vi(),
        value: value(target, standing, &asked),
        is_forgiven: fact.progress.is_forgiven(standing),
        state: standing.state,
        tone: tone(standing.state),
        sheets: sheets(viewer, (fact, &asked), &standing.span),
    };
    let unit = |id| viewer.tree.get(id).map_or("", |unit| unit.named_on(viewer.today).full.as_str());
    let indicators: Vec<_> = asked.iter().map(|asked| asked.indicator.clone()).collect();
    // A ratio misses its numerator and its denominator of the same unit; the reader wants the unit once.
    let mut gaps: Vec<String> = fact.progress.to_date.gaps.iter().map(|gap| format!("{}: {}", unit(gap.unit), gap.sentence_vi())).collect();
    gaps.dedup();
    let parts: Vec<Target> = facts.iter().map(|fact| fact.target.clone()).filter(|part| part.parent == Some(target.id)).collect();
    page.show(&TargetPage {
        page,
        row: row(fact, &asked),
        to_date: value(target, &fact.progress.to_date, &asked),
        tolerance: target.tolerance_vi(),
        rule: &fact.progress.rule,
        forecast: fact.progress.forecast.as_ref().map(|forecast| forecast_words(target, forecast, &asked)),
        pace: fact.progress.latest_beside().map(|compared| pace_words(target, compared, &asked)),
        can_define: viewer.can(Action::DefineTargets, kept.unit),
        goals: target.goals.iter().map(goal).collect(),
        adjusted: adjusted.collect(),
        years: fact.progress.years.iter().map(year).collect(),
        gaps,
        warnings: checker::check(target, Context { indicators: &indicators, parts: &parts, denominator: None }),
        target,
        typed,
    })
}

/// Where the figures of a year were entered.
fn sheets(viewer: &Viewer, (fact, asked): (&TargetFact, &[Asked]), year: &Period) -> Vec<(String, String)> {
    let reporters = reporters((&fact.target, fact.unit), asked, (&viewer.tree, viewer.today));
    let units = reporters.iter().filter_map(|reporter| viewer.tree.get(reporter.unit)).filter(|unit| viewer.sees(unit.id));
    let sheet = |unit: &Unit| (unit.named_on(year.last()).short.clone(), format!("/so-lieu/{}/{year}", unit.code));
    units.filter(|unit| !figure::of_sheet(asked, unit, year).is_empty()).map(sheet).collect()
}
