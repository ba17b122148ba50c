//! Units on the screen: the tree as it stood on a day, one branch a line, and one unit with all that is dated about it.

pub mod change;
pub mod paste;

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::person::{Person, Post};
use crate::store::trail;
use crate::store::unit::{Letterhead, Succession};
use crate::web::chrome::{Caller, Page};
use crate::web::field::{Choice, Typed, choices, or_none};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::Deserialize;
use soket_core::id::UnitId;
use soket_core::period::day::{parse_day, short_date};
use soket_core::unit::{Dated, Line, Unit, UnitKind, UnitName};
use soket_core::viewer::{Action, Viewer};
use std::collections::HashSet;

#[derive(Template)]
#[template(path = "unit/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    day: String,
    branches: Vec<Branch>,
    can_keep: bool,
    offers: NewUnitOffers,
    typed: &'a Typed,
}

/// What the form of a new unit offers.
struct NewUnitOffers {
    kinds: Vec<Choice>,
    lines: Vec<Choice>,
    parents: Vec<Choice>,
    since: String,
}

/// One line of the tree with its units, parents before children: depth, name, kind, code.
struct Branch {
    name: &'static str,
    rows: Vec<(usize, String, &'static str, String)>,
}

/// Which day is asked for.
#[derive(Deserialize, Default)]
pub struct OnDay {
    #[serde(default, rename = "ngay")]
    day: String,
}

/// All units that the person knows, on a day: `?ngay=31/12/2022`, else today.
///
/// # Errors
/// When the page cannot be drawn.
pub async fn list(caller: Caller, Query(asked): Query<OnDay>) -> Result<Response> {
    let day = parse_day(&asked.day).unwrap_or(caller.viewer.today);
    list_on(&caller, day, &Typed::default()).await
}

/// The list with the form of a new unit as it was typed, and what is wrong with it.
///
/// # Errors
/// When the database does not answer.
pub async fn list_again(caller: &Caller, typed: &Typed) -> Result<Response> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, list_on(caller, caller.viewer.today, typed).await?).into_response())
}

async fn list_on(caller: &Caller, day: Date, typed: &Typed) -> Result<Response> {
    let viewer = &caller.viewer;
    let known = known(viewer);
    let mut branches: Vec<Branch> = Line::ALL.into_iter().map(|line| branch(viewer, &known, (line, day))).collect();
    branches.retain(|branch| !branch.rows.is_empty());
    let can_keep = viewer.can_somewhere(Action::KeepUnits);
    let (by_name, by_kind) = ([("", "theo tên đơn vị")], [("", "theo loại đơn vị")]);
    let offers = NewUnitOffers {
        kinds: choices(by_name.into_iter().chain(UnitKind::ALL.map(|kind| (kind.as_str(), kind.name_vi()))), ""),
        lines: choices(by_kind.into_iter().chain(Line::ALL.map(|line| (line.as_str(), line.name_vi()))), ""),
        parents: or_none(kept_units(viewer), uppermost(viewer).map_or("", |unit| unit.code.as_str())),
        since: short_date(usual_start(&caller.app, viewer).await?),
    };
    caller.page.show(&ListPage { page: &caller.page, day: short_date(day), branches, can_keep, offers, typed })
}

/// The units that a person sees or keeps, and those above them, whose names papers print.
fn known(viewer: &Viewer) -> HashSet<UnitId> {
    let own = |unit: &&Unit| viewer.sees(unit.id) || change::keeps(viewer, unit);
    let own: Vec<&Unit> = viewer.tree.all().iter().filter(own).collect();
    let mut known: HashSet<UnitId> = own.iter().map(|unit| unit.id).collect();
    for line in Line::ALL {
        let mut climbed = HashSet::new();
        for unit in &own {
            let mut above = unit.parent_on(line, viewer.today);
            while let Some(id) = above.filter(|id| climbed.insert(*id)) {
                above = viewer.tree.get(id).and_then(|unit| unit.parent_on(line, viewer.today));
            }
        }
        known.extend(climbed);
    }
    known
}

/// The uppermost unit that the person keeps.
fn uppermost(viewer: &Viewer) -> Option<&Unit> {
    viewer.tree.all().iter().find(|unit| viewer.can(Action::KeepUnits, unit.id))
}

/// Since when a new unit stands, unless somebody says otherwise: while nothing is counted yet, as long as the uppermost
/// one; afterwards from today, so that no earlier year waits for its figures.
async fn usual_start(app: &App, viewer: &Viewer) -> Result<Date> {
    let is_fresh = app.readings().await?.is_empty();
    Ok(uppermost(viewer).filter(|_| is_fresh).and_then(|unit| unit.names.first()).map_or(viewer.today, |name| name.from_on))
}

/// The units below which the person may place others: code and name.
fn kept_units(viewer: &Viewer) -> impl Iterator<Item = (String, String)> + '_ {
    let kept = viewer.tree.all().iter().filter(|unit| change::keeps(viewer, unit) && unit.stands_on(viewer.today));
    kept.map(|unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone()))
}

/// A line's units below each root, indented by depth; a unit that stands alone on every line shows on its usual one.
fn branch(viewer: &Viewer, known: &HashSet<UnitId>, (line, day): (Line, Date)) -> Branch {
    let tree = &viewer.tree;
    let mut rows = Vec::new();
    let has_children = |unit: &Unit, line| tree.children(unit.id, line, day).next().is_some();
    let is_alone = |unit: &Unit| Line::ALL.iter().all(|line| unit.parent_on(*line, day).is_none() && !has_children(unit, *line));
    let is_home = |unit: &Unit| has_children(unit, line) || (unit.kind.usual_line() == line && is_alone(unit));
    let roots = tree.all().iter().filter(|unit| unit.stands_on(day) && unit.parent_on(line, day).is_none());
    for root in roots.filter(|root| is_home(root)) {
        walk(viewer, (line, day), (root, 0), &mut rows);
    }
    rows.retain(|(_, unit)| known.contains(&unit.id));
    let row = |(depth, unit): (usize, &Unit)| (depth, unit.named_on(day).full.clone(), unit.kind.name_vi(), unit.code.clone());
    let rows = rows.into_iter().map(row).collect();
    Branch { name: line.name_vi(), rows }
}

fn walk<'a>(viewer: &'a Viewer, on: (Line, Date), at: (&'a Unit, usize), rows: &mut Vec<(usize, &'a Unit)>) {
    let (unit, depth) = at;
    rows.push((depth.min(3), unit));
    for child in viewer.tree.children(unit.id, on.0, on.1) {
        walk(viewer, on, (child, depth + 1), rows);
    }
}

#[derive(Template)]
#[template(path = "unit/show.html")]
struct UnitPage<'a> {
    page: &'a Page,
    unit: &'a Unit,
    today: Date,
    now: String,
    parents: Vec<(String, &'a Dated<(Line, UnitId)>)>,
    successions: Vec<(String, String, String)>,
    letterhead: Letterhead,
    terms: Vec<store::term::Term>,
    posts: Vec<Post>,
    people: Vec<Person>,
    trail: Vec<trail::Line>,
    lines: Vec<Choice>,
    others: Vec<Choice>,
    can_keep: bool,
    typed: &'a Typed,
}

/// One unit.
///
/// # Errors
/// Not found when the person does not see it.
pub async fn show(caller: Caller, Path(code): Path<String>) -> Result<Response> {
    let viewer = &caller.viewer;
    let known = known(viewer);
    let unit = viewer.tree.by_code(&code).filter(|unit| known.contains(&unit.id)).ok_or(Error::NotFound)?;
    shown(&caller, unit, &Typed::default()).await
}

/// The page of a unit with one of its forms as it was typed, and what is wrong with it.
///
/// # Errors
/// When the database does not answer.
pub async fn again(caller: &Caller, unit: &Unit, typed: &Typed) -> Result<Response> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(caller, unit, typed).await?).into_response())
}

async fn shown(caller: &Caller, unit: &Unit, typed: &Typed) -> Result<Response> {
    let Caller { app, viewer, page } = caller;
    let name = |id| viewer.tree.get(id).map_or("", |unit: &Unit| unit.named_on(viewer.today).full.as_str());
    let mut people = store::person::all(&app.db).await?;
    people.retain(|person| person.unit == unit.id);
    let successions = store::unit::successions(&app.db, unit.id).await?;
    let succession = |(kind, other, day): (String, UnitId, Date)| (kind, name(other).to_owned(), short_date(day));
    page.show(&UnitPage {
        page,
        unit,
        today: viewer.today,
        now: short_date(viewer.today),
        parents: unit.parents.iter().map(|parent| (name(parent.value.1).to_owned(), parent)).collect(),
        successions: successions.into_iter().map(succession).collect(),
        letterhead: store::unit::letterhead(&app.db, &viewer.tree, unit.id, viewer.today).await?,
        terms: store::term::of(&app.db, unit.id).await?,
        posts: store::person::posts(&app.db, unit.id).await?,
        people,
        trail: trail::of_unit(&app.db, unit.id).await?,
        lines: choices(Line::ALL.map(|line| (line.as_str(), line.name_vi())), ""),
        others: or_none(kept_units(viewer).filter(|(code, _)| *code != unit.code), ""),
        can_keep: change::keeps(viewer, unit),
        typed,
    })
}

impl UnitPage<'_> {
    fn day(day: &Date) -> String {
        short_date(*day)
    }

    fn until(day: &Option<Date>) -> String {
        day.map(|day| format!(" – {}", short_date(day))).unwrap_or_default()
    }

    fn moment(moment: &str) -> String {
        crate::app::local(moment)
    }

    fn name(&self) -> &UnitName {
        self.unit.named_on(self.today)
    }

    /// The name of the form that ends a post.
    fn ending(post: &Post) -> String {
        format!("thoi-{}", post.id)
    }

    fn endings() -> Vec<Choice> {
        choices(Succession::ALL.map(|kind| (kind.as_str(), kind.name_vi())), "")
    }
}
