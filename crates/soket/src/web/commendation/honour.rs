//! The honour page (bảng vàng) for whoever is signed in: year by year, those who agreed to be named, of one unit or of all.

use crate::error::Result;
use crate::store;
use crate::store::commendation::award::Award;
use crate::web::chrome::{Caller, Page};
use crate::web::field::{Choice, or_none};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use soket_core::id::UnitId;
use std::collections::BTreeMap;

/// What is looked for: a year and the code of a unit, each or neither.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Sought {
    nam: String,
    don_vi: String,
}

/// An honour as the page shows it.
struct Row {
    award: Award,
    unit: String,
    /// Whether this person may open its line of the register.
    opens: bool,
}

/// A year with those who are named, and how many are not.
#[derive(Default)]
struct Year {
    named: Vec<Row>,
    unnamed: usize,
}

#[derive(Template)]
#[template(path = "commendation/honour.html")]
struct HonourPage<'a> {
    page: &'a Page,
    /// Newest first.
    years: Vec<(i64, Year)>,
    all_years: Vec<Choice>,
    units: Vec<Choice>,
}

/// The honour page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(Caller { app, viewer, page }: Caller, Query(sought): Query<Sought>) -> Result<Response> {
    let honours = store::commendation::award::honours(&app.db).await?;
    let name = |unit: UnitId| viewer.tree.get(unit).map(|unit| unit.named_on(viewer.today).full.clone()).unwrap_or_default();
    let code = |unit: UnitId| viewer.tree.get(unit).map(|unit| unit.code.clone()).unwrap_or_default();
    let mut all_years: Vec<String> = honours.iter().map(|(award, _)| award.register.0.to_string()).collect();
    let mut units: Vec<(String, String)> = honours.iter().map(|(_, unit)| (code(*unit), name(*unit))).collect();
    all_years.dedup();
    units.sort_by(|one, other| one.1.cmp(&other.1));
    units.dedup();
    let mut years: BTreeMap<i64, Year> = BTreeMap::new();
    for (award, unit) in honours {
        let is_sought = |wanted: &str, is: &str| wanted.is_empty() || wanted == is;
        if !is_sought(&sought.nam, &award.register.0.to_string()) || !is_sought(&sought.don_vi, &code(unit)) {
            continue;
        }
        let year = years.entry(award.register.0).or_default();
        match award.is_public {
            true => year.named.push(Row { unit: name(unit), opens: viewer.sees(award.unit), award }),
            false => year.unnamed += 1,
        }
    }
    let years = years.into_iter().rev().collect();
    let all_years = or_none(all_years.into_iter().map(|year| (year.clone(), year)), &sought.nam);
    page.show(&HonourPage { page: &page, years, all_years, units: or_none(units, &sought.don_vi) })
}
