//! Figures on the screen: which sheets there are, the sheet of a unit in a period, and the passport of a printed number.

pub mod block;
pub mod change;
pub mod line;
pub mod passport;
pub mod sheet;

use crate::error::Result;
use crate::store;
use crate::store::indicator::Asked;
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::response::Response;
use jiff::civil::Date;
use soket_core::figure::Reading;
use soket_core::period::Period;
use soket_core::target::rule::Calendar;
use soket_core::unit::{Tree, Unit};
use soket_core::viewer::{Action, Viewer};

#[derive(Template)]
#[template(path = "figure/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    rows: Vec<UnitRow>,
    can_define: bool,
    can_enter: bool,
}

/// A unit with its sheets.
struct UnitRow {
    name: String,
    sheets: Vec<SheetLink>,
}

/// A sheet with how much of it is filled.
pub struct SheetLink {
    /// Where it is.
    pub address: String,
    /// For which stretch.
    pub period: String,
    /// How many boxes hold something.
    pub filled: usize,
    /// How many boxes there are.
    pub asked: usize,
}

impl SheetLink {
    /// How it is coloured.
    pub fn tone(&self) -> &'static str {
        if self.filled == self.asked { "good" } else { "warn" }
    }
}

/// The sheets of all units that the person sees, newest period first.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { app, viewer, page }: Caller) -> Result<Response> {
    let asked = store::indicator::all(&app.db).await?;
    let readings = app.readings().await?;
    let rows = units(&viewer, &asked).map(|unit| row(unit, &asked, &readings, viewer.today)).collect();
    let can_enter = viewer.can_somewhere(Action::EnterFigures);
    page.show(&ListPage { page: &page, rows, can_define: viewer.can_somewhere(Action::DefineTargets), can_enter })
}

/// The units that report anything and that the person sees.
fn units<'a>(viewer: &'a Viewer, asked: &'a [Asked]) -> impl Iterator<Item = &'a Unit> {
    let tree: &Tree = &viewer.tree;
    let reports = |unit: &&Unit| asked.iter().any(|asked| asked.reporters.contains(&unit.id));
    tree.all().iter().filter(|unit| viewer.sees(unit.id)).filter(reports)
}

fn row(unit: &Unit, asked: &[Asked], readings: &[Reading], today: Date) -> UnitRow {
    let sheets = periods(today).into_iter().map(|period| link(unit, period, asked, readings)).filter(|sheet| sheet.asked > 0).collect();
    UnitRow { name: unit.named_on(today).full.clone(), sheets }
}

fn link(unit: &Unit, period: Period, asked: &[Asked], readings: &[Reading]) -> SheetLink {
    let asked = of_sheet(asked, unit, &period);
    let filled = asked.iter().filter(|asked| {
        readings.iter().any(|reading| reading.indicator == asked.indicator.id && reading.unit == unit.id && reading.period == period)
    });
    let (filled, asked) = (filled.count(), asked.len());
    SheetLink { address: format!("/so-lieu/{}/{}", unit.code, address(&period)), period: period.name_vi(), filled, asked }
}

/// The sheets of this year, by unit, of whoever enters figures.
pub fn sheets_now(viewer: &Viewer, asked: &[Asked], readings: &[Reading]) -> Vec<(String, SheetLink)> {
    let entered = units(viewer, asked).filter(|unit| viewer.can(Action::EnterFigures, unit.id));
    let years = [Period::year_of(viewer.today), Period::school_year_of(viewer.today)];
    let sheets = entered.flat_map(|unit| years.map(|year| (unit.named_on(viewer.today).full.clone(), link(unit, year, asked, readings))));
    sheets.filter(|(_, sheet)| sheet.asked > 0).collect()
}

/// What a unit is asked for a period.
pub fn of_sheet<'a>(asked: &'a [Asked], unit: &Unit, period: &Period) -> Vec<&'a Asked> {
    let school = *period == Period::school_year_of(period.first());
    let fits = |asked: &&Asked| asked.reporters.contains(&unit.id) && (asked.calendar == Calendar::SchoolYear) == school;
    asked.iter().filter(fits).collect()
}

/// The periods for which sheets are offered: this year and the three before it, and the school years in them.
pub fn periods(today: Date) -> Vec<Period> {
    let mut periods = Vec::new();
    let (mut year, mut school) = (Some(Period::year_of(today)), Some(Period::school_year_of(today)));
    for _ in 0..4 {
        periods.extend(year);
        periods.extend(school);
        (year, school) = (year.and_then(|year| year.previous()), school.and_then(|school| school.previous()));
    }
    periods
}

/// A period in an address.
pub fn address(period: &Period) -> String {
    period.to_string()
}
