//! Units on the screen: the tree as it stood on a day, one branch a line, and one unit with all that is dated about it.

pub mod change;
pub mod paste;

use self::change::UnitForm;
use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::person::{Person, Post};
use crate::store::trail;
use crate::store::unit::Letterhead;
use crate::web::chrome::{Caller, Page};
use crate::web::field::{self, Choice, choices};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use jiff::civil::Date;
use serde::Deserialize;
use soket_core::period::day::{parse_day, short_date};
use soket_core::target::draft::Fault;
use soket_core::unit::{Dated, Line, Unit, UnitKind, UnitName};
use soket_core::viewer::{Action, Viewer};

#[derive(Template)]
#[template(path = "unit/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    day: String,
    branches: Vec<Branch>,
    can_keep: bool,
    form: UnitForm,
    parents: Vec<Choice>,
    faults: Vec<Fault>,
}

impl ListPage<'_> {
    fn fault(&self, name: &str) -> String {
        field::faults(self.page, &self.faults, name)
    }

    fn kinds(&self) -> Vec<Choice> {
        let by_name = [("", "theo tên đơn vị")];
        choices(by_name.into_iter().chain(UnitKind::ALL.map(|kind| (kind.as_str(), kind.name_vi()))), &self.form.kind)
    }

    fn lines(&self) -> Vec<Choice> {
        let by_kind = [("", "theo loại đơn vị")];
        choices(by_kind.into_iter().chain(Line::ALL.map(|line| (line.as_str(), line.name_vi()))), &self.form.line)
    }
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

/// All units that the person sees, on a day: `?ngay=31/12/2022`, else today.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { app, viewer, page }: Caller, Query(asked): Query<OnDay>) -> Result<Response> {
    let day = parse_day(&asked.day).unwrap_or(viewer.today);
    let form = UnitForm { from_on: short_date(usual_start(&app, &viewer).await?), ..UnitForm::default() };
    page.show(&list_page(&page, &viewer, day, (form, Vec::new())))
}

fn list_page<'a>(page: &'a Page, viewer: &Viewer, day: Date, form: (UnitForm, Vec<Fault>)) -> ListPage<'a> {
    let branches = Line::ALL.into_iter().map(|line| branch(viewer, line, day)).filter(|branch| !branch.rows.is_empty()).collect();
    let (can_keep, parents) = (viewer.can_somewhere(Action::KeepUnits), parents(viewer, &form.0.parent));
    ListPage { page, day: short_date(day), branches, can_keep, form: form.0, parents, faults: form.1 }
}

/// Since when a new unit stands, unless somebody says otherwise: while nothing is counted yet, as long as the uppermost
/// one; afterwards from today, so that no earlier year waits for its figures.
async fn usual_start(app: &App, viewer: &Viewer) -> Result<Date> {
    let top = viewer.tree.all().iter().find(|unit| viewer.can(Action::KeepUnits, unit.id));
    let is_fresh = store::figure::readings(&app.db).await?.is_empty();
    Ok(top.filter(|_| is_fresh).and_then(|unit| unit.names.first()).map_or(viewer.today, |name| name.from_on))
}

/// The units below which the person may place others.
fn parents(viewer: &Viewer, chosen: &str) -> Vec<Choice> {
    let may = viewer.tree.all().iter().filter(|unit| viewer.can(Action::KeepUnits, unit.id) && unit.stands_on(viewer.today));
    choices(may.map(|unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone())), chosen)
}

/// A line's units below each root, indented by depth; a unit that stands alone on every line shows on its usual one.
fn branch(viewer: &Viewer, line: Line, day: Date) -> Branch {
    let tree = &viewer.tree;
    let mut rows = Vec::new();
    let has_children = |unit: &Unit, line| tree.children(unit.id, line, day).next().is_some();
    let is_alone = |unit: &Unit| Line::ALL.iter().all(|line| unit.parent_on(*line, day).is_none() && !has_children(unit, *line));
    let is_home = |unit: &Unit| has_children(unit, line) || (unit.kind.usual_line() == line && is_alone(unit));
    let roots = tree.all().iter().filter(|unit| unit.stands_on(day) && unit.parent_on(line, day).is_none());
    for root in roots.filter(|root| is_home(root)) {
        walk(viewer, (line, day), (root, 0), &mut rows);
    }
    Branch { name: line.name_vi(), rows }
}

fn walk(viewer: &Viewer, on: (Line, Date), at: (&Unit, usize), rows: &mut Vec<(usize, String, &'static str, String)>) {
    let (unit, depth) = at;
    rows.push((depth.min(3), unit.named_on(on.1).full.clone(), unit.kind.name_vi(), unit.code.clone()));
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
    parents: Vec<(String, &'a Dated<(Line, soket_core::id::UnitId)>)>,
    successions: Vec<(String, String, String)>,
    letterhead: Letterhead,
    terms: Vec<store::term::Term>,
    posts: Vec<Post>,
    people: Vec<Person>,
    trail: Vec<trail::Line>,
    lines: Vec<Choice>,
    others: Vec<Choice>,
    can_keep: bool,
}

/// One unit.
///
/// # Errors
/// Not found when the person does not see it.
pub async fn show(Caller { app, viewer, page }: Caller, Path(code): Path<String>) -> Result<Response> {
    // Whoever sees a unit below sees the names of those above, since papers print them.
    let above =
        |unit: &Unit| {
            viewer.tree.all().iter().any(|below| {
                viewer.sees(below.id) && Line::ALL.iter().any(|line| viewer.tree.is_under(below.id, unit.id, *line, viewer.today))
            })
        };
    let unit = viewer
        .tree
        .by_code(&code)
        .filter(|unit| viewer.sees(unit.id) || viewer.can(Action::KeepUnits, unit.id) || above(unit))
        .ok_or(Error::NotFound)?;
    let name = |id| viewer.tree.get(id).map_or("", |unit: &Unit| unit.named_on(viewer.today).full.as_str());
    let can_keep = viewer.can(Action::KeepUnits, unit.id);
    let mut people = store::person::all(&app.db).await?;
    people.retain(|person| person.unit == unit.id);
    let successions = store::unit::successions(&app.db, unit.id).await?;
    let succession = |(kind, other, day): (String, soket_core::id::UnitId, Date)| (kind, name(other).to_owned(), short_date(day));
    page.show(&UnitPage {
        page: &page,
        unit,
        today: viewer.today,
        parents: unit.parents.iter().map(|parent| (name(parent.value.1).to_owned(), parent)).collect(),
        successions: successions.into_iter().map(succession).collect(),
        letterhead: store::unit::letterhead(&app.db, &viewer.tree, unit.id, viewer.today).await?,
        terms: store::term::of(&app.db, unit.id).await?,
        posts: store::person::posts(&app.db, unit.id).await?,
        people,
        trail: trail::of(&app.db, ("unit", unit.id.0)).await?,
        lines: choices(Line::ALL.map(|line| (line.as_str(), line.name_vi())), ""),
        others: parents(&viewer, "").into_iter().filter(|other| other.value != unit.code).collect(),
        can_keep,
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

    fn now(&self) -> String {
        short_date(self.today)
    }
}
