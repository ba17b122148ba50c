//! One entered figure at `/dong/{id}`: what was entered by whom, its corrections, its note and its proofs.

use crate::error::{Error, Result};
use crate::report::value::entry_vi;
use crate::store;
use crate::store::attachment::Attachment;
use crate::store::figure::Line;
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use soket_core::attachment::size_vi;
use soket_core::figure::Indicator;
use soket_core::id::FigureId;
use soket_core::period::day::short_date;
use soket_core::viewer::Action;

#[derive(Template)]
#[template(path = "figure/line.html")]
struct LinePage<'a> {
    page: &'a Page,
    id: i64,
    indicator: &'a Indicator,
    unit: &'a str,
    sheet: String,
    period: String,
    history: Vec<(Line, String)>,
    files: Vec<Attachment>,
    can_enter: bool,
}

/// The page of a line; a line that was corrected shows what became of it.
///
/// # Errors
/// Not found when there is none or the person does not see its unit.
pub async fn show(Caller { app, viewer, page }: Caller, Path(id): Path<i64>) -> Result<Response> {
    let history = store::figure::history(&app.db, FigureId(id)).await?;
    let line = history.iter().find(|line| line.id.0 == id).filter(|line| viewer.sees(line.unit)).ok_or(Error::NotFound)?.clone();
    let asked = store::indicator::all(&app.db).await?;
    let indicator = &asked.iter().find(|asked| asked.indicator.id == line.indicator).ok_or(Error::NotFound)?.indicator;
    let unit = viewer.tree.get(line.unit).ok_or(Error::NotFound)?;
    let withdrawn = page.t("thu hồi").to_owned();
    let said = |line: &Line| line.entry.as_ref().map_or_else(|| withdrawn.clone(), |entry| entry_vi(indicator, entry));
    let history: Vec<(Line, String)> = history.iter().map(|line| (line.clone(), said(line))).collect();
    page.show(&LinePage {
        page: &page,
        id,
        indicator,
        unit: &unit.named_on(line.period.last()).full,
        sheet: format!("/so-lieu/{}/{}", unit.code, super::address(&line.period)),
        period: line.period.name_vi(),
        history,
        files: store::attachment::of(&app.db, ("figure", id)).await?,
        can_enter: viewer.can(Action::EnterFigures, line.unit),
    })
}

impl LinePage<'_> {
    fn upload(&self) -> String {
        format!("/dong/{}/tep", self.id)
    }

    fn day(day: &jiff::civil::Date) -> String {
        short_date(*day)
    }

    fn moment(moment: &str) -> String {
        crate::app::local(moment)
    }

    fn size(bytes: &u64) -> String {
        size_vi(*bytes)
    }
}
