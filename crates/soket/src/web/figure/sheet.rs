//! The sheet of a unit in a period: what was typed stays, a mistake costs one cell, a change of a kept value needs a reason.

use super::change::{self, Change, day};
use super::of_sheet;
use crate::error::{Error, Result};
use crate::report::value::entry_vi;
use crate::store;
use crate::store::figure::{Line, NewFigure};
use crate::store::indicator::Asked;
use crate::web::chrome::{self, Caller, Page};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::Deserialize;
use soket_core::figure::typed;
use soket_core::period::Period;
use soket_core::period::day::{parse_day, short_date};
use soket_core::refusal::Sentence;
use soket_core::text;
use soket_core::unit::Unit;
use soket_core::viewer::Action;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "figure/sheet.html")]
struct SheetPage<'a> {
    page: &'a Page,
    unit: String,
    address: String,
    period: String,
    counted_to: String,
    day_fault: Option<Sentence>,
    cells: Vec<Cell>,
    can_enter: bool,
    saved: usize,
}

impl SheetPage<'_> {
    fn has_saved(&self) -> bool {
        self.saved > 0
    }

    fn is_faulty(&self) -> bool {
        self.day_fault.is_some() || self.cells.iter().any(|cell| cell.fault.is_some())
    }
}

/// One indicator on a sheet.
struct Cell {
    id: i64,
    name: String,
    scale: String,
    steps: Vec<String>,
    typed: String,
    reason: String,
    note: String,
    fault: Option<Sentence>,
    /// What holds now, with its day.
    kept: Option<String>,
    /// The day on which what holds can be changed, where that is another day than the one shown.
    kept_on: Option<String>,
    /// Whether something is kept for exactly this day, so that a change needs its reason.
    asks_reason: bool,
    /// The same period last year.
    last_year: String,
    /// The period just before, where that is another one.
    previous: Option<String>,
    /// Everything entered so far, oldest first, with the number of the line.
    history: Vec<(i64, String)>,
}

/// A sheet put together: what is asked, and what the unit entered.
struct Sheet<'a> {
    unit: &'a Unit,
    period: Period,
    asked: Vec<&'a Asked>,
    lines: Vec<Line>,
}

/// For which day the sheet is opened.
#[derive(Deserialize, Default)]
pub struct OnDay {
    #[serde(default, rename = "ngay")]
    day: String,
}

/// The sheet, counted to today, or to `?ngay=` to correct what was entered for another day.
///
/// # Errors
/// Not found when the person does not see the unit, or there is no such sheet.
pub async fn show(
    Caller { app, viewer, page }: Caller,
    Path((code, period)): Path<(String, String)>,
    Query(asked_day): Query<OnDay>,
) -> Result<Response> {
    let unit = viewer.tree.by_code(&code).filter(|unit| viewer.sees(unit.id)).ok_or(Error::NotFound)?;
    let asked = store::indicator::all(&app.db).await?;
    let sheet = sheet((unit, viewer.today), &period, &asked, store::figure::of_unit(&app.db, unit.id).await?)?;
    let counted_to = day(&asked_day.day, &sheet.period, viewer.today).unwrap_or(sheet.period.last().min(viewer.today));
    let cells = sheet.asked.iter().map(|asked| sheet.cell(asked, counted_to)).collect();
    let can_enter = viewer.can(Action::EnterFigures, unit.id);
    page.show(&sheet.page(&page, (short_date(counted_to), None), cells, can_enter))
}

fn sheet<'a>((unit, today): (&'a Unit, Date), period: &str, asked: &'a [Asked], lines: Vec<Line>) -> Result<Sheet<'a>> {
    let period: Period = period.parse().map_err(|_| Error::NotFound)?;
    let asked = of_sheet(asked, unit, &period);
    if asked.is_empty() || period.first() > today { Err(Error::NotFound) } else { Ok(Sheet { unit, period, asked, lines }) }
}

impl Cell {
    /// What was typed and could not be saved, over what is kept by now; a cell that was saved shows just that.
    fn over(self, now: Cell) -> Cell {
        let Cell { typed, reason, note, fault, .. } = self;
        if fault.is_none() { now } else { Cell { typed, reason, note, fault, ..now } }
    }
}

impl Sheet<'_> {
    /// The cells as they were sent, and what they would write.
    fn weigh(&self, day: Option<Date>, form: &HashMap<String, String>) -> (Vec<Cell>, Vec<NewFigure>) {
        let (mut cells, mut writes) = (Vec::new(), Vec::new());
        for asked in &self.asked {
            let (mut cell, said) = read(self, asked, day, form);
            match said {
                Said::Nothing => {}
                Said::Write(new) => writes.push(new),
                Said::Fault(fault) => cell.fault = Some(fault),
            }
            cells.push(cell);
        }
        (cells, writes)
    }

    fn page<'p>(&self, page: &'p Page, day: (String, Option<Sentence>), cells: Vec<Cell>, can_enter: bool) -> SheetPage<'p> {
        let saved = 0;
        SheetPage {
            page,
            unit: self.unit.named_on(self.period.last()).full.clone(),
            address: format!("/so-lieu/{}/{}", self.unit.code, super::address(&self.period)),
            period: self.period.name_vi(),
            counted_to: day.0,
            day_fault: day.1,
            cells,
            can_enter,
            saved,
        }
    }

    /// The lines of an indicator that hold: not replaced, not withdrawn.
    fn held(&self, asked: &Asked, period: &Period) -> Vec<&Line> {
        let of = |line: &&Line| line.indicator == asked.indicator.id && line.period == *period && line.entry.is_some();
        let mut held: Vec<&Line> = change::unreplaced(&self.lines).filter(of).collect();
        held.sort_by_key(|line| line.counted_to);
        held
    }

    /// The last line about exactly this day.
    fn at(&self, asked: &Asked, day: Date) -> Option<&Line> {
        change::last_about(&self.lines, (asked.indicator.id, self.period, day))
    }

    fn cell(&self, asked: &Asked, day: Date) -> Cell {
        let indicator = &asked.indicator;
        let said = |line: &Line| match &line.entry {
            Some(entry) => format!("{} ({})", entry_vi(indicator, entry), short_date(line.counted_to)),
            None => "thu hồi".to_owned(),
        };
        let latest = |period: Period| self.held(asked, &period).last().map(|line| said(line)).unwrap_or_else(|| "–".to_owned());
        let (last_year, previous) = (self.period.same_period_last_year(), self.period.previous());
        let (at, kept) = (self.at(asked, day), self.held(asked, &self.period).last().copied());
        let mine = self.lines.iter().filter(|line| line.indicator == indicator.id && line.period == self.period);
        let history = mine.map(|line| {
            let reason = if line.reason.is_empty() { String::new() } else { format!(" – {}", line.reason) };
            (line.id.0, format!("{}: {}, {}{reason}", said(line), line.by, crate::app::local(&line.entered_at)))
        });
        Cell {
            id: indicator.id.0,
            name: indicator.name.clone(),
            scale: indicator.scale.clone(),
            steps: typed::steps(indicator),
            typed: at.and_then(|line| line.entry.as_ref()).map(|entry| typed::write(indicator, entry)).unwrap_or_default(),
            reason: String::new(),
            note: String::new(),
            fault: None,
            kept: kept.map(said),
            kept_on: kept.map(|line| line.counted_to).filter(|kept| *kept != day).map(short_date),
            asks_reason: at.is_some_and(|line| line.entry.is_some()),
            previous: previous.filter(|previous| Some(*previous) != last_year).map(latest),
            last_year: last_year.map_or_else(|| "–".to_owned(), latest),
            history: history.collect(),
        }
    }
}

/// What one cell of the form says.
enum Said {
    /// As it was, or still empty.
    Nothing,
    /// Something to write.
    Write(NewFigure),
    /// A fault, in words for the person.
    Fault(Sentence),
}

/// Saves what can be saved; cells with a fault come back with their text and the reason.
///
/// # Errors
/// Not found when the person does not see the unit; a refusal when the person may not enter.
pub async fn save(
    Caller { app, viewer, page }: Caller,
    Path((code, period)): Path<(String, String)>,
    Form(form): Form<HashMap<String, String>>,
) -> Result<Response> {
    let unit = viewer.tree.by_code(&code).filter(|unit| viewer.sees(unit.id)).ok_or(Error::NotFound)?;
    viewer.may(Action::EnterFigures, unit.id)?;
    let asked = store::indicator::all(&app.db).await?;
    let mut sheet = sheet((unit, viewer.today), &period, &asked, store::figure::of_unit(&app.db, unit.id).await?)?;
    let typed_day = form.get("counted_to").cloned().unwrap_or_default();
    let day = day(&typed_day, &sheet.period, viewer.today);
    let (mut cells, mut writes) = sheet.weigh(day.as_ref().ok().copied(), &form);
    if let Err(error) = store::figure::enter_all(&app.db, viewer.account, &writes).await {
        // Somebody was faster with one of them: that one asks for a reason now, the others are written.
        error.refused()?;
        sheet.lines = store::figure::of_unit(&app.db, unit.id).await?;
        (cells, writes) = sheet.weigh(day.as_ref().ok().copied(), &form);
        store::figure::enter_all(&app.db, viewer.account, &writes).await?;
    }
    let kept_for = match day {
        Ok(day) if cells.iter().all(|cell| cell.fault.is_none()) => {
            return Ok(chrome::done(&format!("/so-lieu/{code}/{period}?ngay={}", short_date(day)), "da_luu"));
        }
        Ok(day) => day,
        Err(fault) => return again(&page, sheet.page(&page, (typed_day, Some(fault)), cells, true)),
    };
    sheet.lines = store::figure::of_unit(&app.db, unit.id).await?;
    let cells = sheet.asked.iter().zip(cells).map(|(asked, typed)| typed.over(sheet.cell(asked, kept_for))).collect();
    let shown = SheetPage { saved: writes.len(), ..sheet.page(&page, (typed_day, None), cells, true) };
    again(&page, shown)
}

fn again(page: &Page, shown: SheetPage<'_>) -> Result<Response> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response())
}

/// Reads one cell: the person's text is kept in it whatever it says.
fn read(sheet: &Sheet<'_>, asked: &Asked, day: Option<Date>, form: &HashMap<String, String>) -> (Cell, Said) {
    let field = |name: &str| form.get(&format!("{name}-{}", asked.indicator.id)).map(|text| text::tidy(text));
    let mut cell = sheet.cell(asked, day.unwrap_or(sheet.period.last()));
    // A box that was not sent was not emptied.
    let Some(text) = field("f") else { return (cell, Said::Nothing) };
    // Nor was one that stood empty for another day: somebody typed a new day above it.
    let shown_for = form.get("shown_for").and_then(|typed| parse_day(typed).ok());
    if text.is_empty() && shown_for.is_some() && shown_for != day {
        return (cell, Said::Nothing);
    }
    let reason = field("r").unwrap_or_default();
    let note = field("n").unwrap_or_default();
    (cell.typed, cell.reason, cell.note) = (text.clone(), reason.clone(), note.clone());
    let Some(day) = day else { return (cell, Said::Nothing) };
    let entry = match typed::read(&asked.indicator, &text) {
        Ok(entry) => entry,
        Err(fault) => return (cell, Said::Fault(fault)),
    };
    let replaces = match change::against(sheet.at(asked, day), entry.as_ref(), &reason) {
        Change::Nothing => return (cell, Said::Nothing),
        Change::First => None,
        Change::Correction(of, reason) => Some((of, reason)),
        Change::WantsReason => {
            let says = Sentence::plain("Số này đã được lưu. Muốn đổi hoặc xoá, ghi lý do vào ô bên cạnh rồi lưu lại.");
            return (cell, Said::Fault(says));
        }
    };
    let new =
        NewFigure { indicator: asked.indicator.id, unit: sheet.unit.id, period: sheet.period, counted_to: day, entry, note, replaces };
    (cell, Said::Write(new))
}
