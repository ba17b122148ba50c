//! A block of figures pasted from Excel, of several units and periods at once: understood cell by cell first, written only when
//! the person says so.

use super::change::{self, Change, day, usual_day};
use crate::app::App;
use crate::error::Result;
use crate::report::value::entry_vi;
use crate::store;
use crate::store::figure::{Line, NewFigure};
use crate::store::indicator::Asked;
use crate::table;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, choices};
use askama::Template;
use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::Deserialize;
use soket_core::figure::block::{self, Cell, Known, Place};
use soket_core::figure::{Entry, typed};
use soket_core::id::{IndicatorId, UnitId};
use soket_core::period::Period;
use soket_core::period::day::short_date;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::target::rule::Calendar;
use soket_core::text;
use soket_core::unit::Unit;
use soket_core::viewer::{Action, Viewer};
use std::collections::{HashMap, HashSet};

/// How many figures are taken at once.
const MOST: usize = 5000;

/// What was pasted, what holds where the block does not say, and whether the preview was accepted.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct BlockForm {
    period: String,
    counted_to: String,
    reason: String,
    rows: String,
    write: String,
}

#[derive(Template)]
#[template(path = "figure/block.html")]
struct BlockPage<'a> {
    page: &'a Page,
    form: &'a BlockForm,
    periods: Vec<Choice>,
    refusal: Option<Refusal>,
    written: usize,
    seen: Vec<Seen>,
}

impl BlockPage<'_> {
    fn has_written(&self) -> bool {
        self.written > 0
    }

    fn news(&self) -> usize {
        self.seen.iter().filter(|cell| matches!(cell.state, State::Writes(_))).count()
    }

    fn faults(&self) -> usize {
        self.seen.iter().filter(|cell| cell.is_faulty()).count()
    }
}

/// One cell of the block as it was understood.
struct Seen {
    row: usize,
    /// Unit, indicator, period and day, as far as they are known.
    place: String,
    value: String,
    state: State,
}

impl Seen {
    fn is_faulty(&self) -> bool {
        matches!(self.state, State::Fault(_))
    }
}

/// What would become of a cell.
enum State {
    /// It is kept already.
    Kept,
    /// It would be written: over what is kept, where something is.
    Writes(Option<String>),
    /// Why it cannot be written.
    Fault(Sentence),
}

/// What a block is held against.
struct Ground<'a> {
    viewer: &'a Viewer,
    asked: &'a [Asked],
    lines: &'a HashMap<UnitId, Vec<Line>>,
    form: &'a BlockForm,
}

/// The empty box.
///
/// # Errors
/// A refusal when the person enters figures nowhere.
pub async fn form(Caller { viewer, page, .. }: Caller) -> Result<Response> {
    viewer.may_somewhere(Action::EnterFigures)?;
    page.show(&blank(&viewer, &page, &BlockForm::default()))
}

/// Shows how a pasted block is understood, or writes what is.
///
/// # Errors
/// A refusal when the person enters figures nowhere.
pub async fn take(caller: Caller, Form(form): Form<BlockForm>) -> Result<Response> {
    caller.viewer.may_somewhere(Action::EnterFigures)?;
    match answer(&caller, &form).await {
        Err(error) => {
            let shown = BlockPage { refusal: Some(error.refused()?), ..blank(&caller.viewer, &caller.page, &form) };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, caller.page.show(&shown)?).into_response())
        }
        answered => answered,
    }
}

async fn answer(Caller { app, viewer, page }: &Caller, form: &BlockForm) -> Result<Response> {
    let asked = store::indicator::all(&app.db).await?;
    let mut shown = blank(viewer, page, form);
    let mut understood = understand(app, viewer, &asked, form).await?;
    if !form.write.is_empty() {
        let is_whole = !understood.iter().any(|(seen, _)| seen.is_faulty());
        let news: Vec<NewFigure> = understood.into_iter().filter_map(|(_, new)| new).collect();
        store::figure::enter_all(&app.db, viewer.account, &news).await?;
        shown.written = news.len();
        if is_whole {
            return Ok(chrome::done("/so-lieu", "da_luu"));
        }
        understood = understand(app, viewer, &asked, form).await?;
    }
    shown.seen = understood.into_iter().map(|(seen, _)| seen).collect();
    // What needs a hand comes first.
    shown.seen.sort_by_key(|cell| !cell.is_faulty());
    page.show(&shown)
}

fn blank<'a>(viewer: &Viewer, page: &'a Page, form: &'a BlockForm) -> BlockPage<'a> {
    let periods = super::periods(viewer.today).into_iter().map(|period| (period.to_string(), period.name_vi()));
    BlockPage { page, form, periods: choices(periods, &form.period), refusal: None, written: 0, seen: Vec::new() }
}

/// Each cell with what it would write.
type Understood = Vec<(Seen, Option<NewFigure>)>;

async fn understand(app: &App, viewer: &Viewer, asked: &[Asked], form: &BlockForm) -> Result<Understood> {
    let rows = table::pasted(&form.rows)?;
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| text::tidy(cell)).collect()).collect();
    let units: Vec<&Unit> = viewer.tree.all().iter().filter(|unit| viewer.can(Action::EnterFigures, unit.id)).collect();
    let reports = |asked: &&Asked| asked.reporters.iter().any(|id| units.iter().any(|unit| unit.id == *id));
    let indicators: Vec<_> = asked.iter().filter(reports).map(|asked| &asked.indicator).collect();
    let period = form.period.parse().unwrap_or(Period::year_of(viewer.today));
    let unit = if let [only] = units[..] { Some(only) } else { None };
    let cells = block::read(&rows, Known { units: &units, indicators: &indicators, unit, period })?;
    if cells.len() > MOST {
        return Err(Refusal::unfit("Bảng có hơn %{most} số.", "Chia bảng ra, dán từng phần.").with("most", MOST).into());
    }
    let mut lines = HashMap::new();
    for unit in cells.iter().filter_map(|cell| cell.place.as_ref().ok()).map(|place| place.unit.id).collect::<HashSet<_>>() {
        lines.insert(unit, store::figure::of_unit(&app.db, unit).await?);
    }
    let ground = Ground { viewer, asked, lines: &lines, form };
    let mut taken = HashSet::new();
    Ok(cells.into_iter().map(|cell| ground.weigh(cell, &mut taken)).collect())
}

/// A figure that stands in the block once: what it counts, whose, for which stretch, to which day.
type Taken = HashSet<(IndicatorId, UnitId, Period, Date)>;

impl Ground<'_> {
    fn weigh(&self, cell: Cell<'_>, taken: &mut Taken) -> (Seen, Option<NewFigure>) {
        let mut seen = Seen { row: cell.row, place: String::new(), value: cell.typed.clone(), state: State::Kept };
        let new = cell.place.and_then(|place| {
            seen.place = [&place.unit.named_on(place.period.last()).full, &place.indicator.name, &place.period.name_vi()]
                .map(String::as_str)
                .join(", ");
            let day = self.day(&place)?;
            seen.place = format!("{} ({})", seen.place, short_date(day));
            let entry = self.entry(&place, &cell.typed)?;
            seen.value = entry_vi(place.indicator, &entry);
            if !taken.insert((place.indicator.id, place.unit.id, place.period, day)) {
                return Err(Sentence::plain("Số này đã có ở một ô phía trên của bảng. Giữ một ô, xoá ô kia."));
            }
            self.change(&place, day, entry, &mut seen.state)
        });
        let new = new.unwrap_or_else(|fault| {
            seen.state = State::Fault(fault);
            None
        });
        (seen, new)
    }

    fn day(&self, place: &Place<'_>) -> std::result::Result<Date, Sentence> {
        match [&place.day, &self.form.counted_to].map(|typed| typed.trim()) {
            ["", ""] => usual_day(&place.period, self.viewer.today),
            ["", typed] | [typed, _] => day(typed, &place.period, self.viewer.today),
        }
    }

    fn entry(&self, place: &Place<'_>, typed: &str) -> std::result::Result<Entry, Sentence> {
        let asked = self.asked.iter().find(|asked| asked.indicator.id == place.indicator.id);
        if !asked.is_some_and(|asked| asked.reporters.contains(&place.unit.id)) {
            return Err(Sentence::plain("Đơn vị này không được giao báo chỉ số này. Xem lại ở trang Chỉ số."));
        }
        if super::of_sheet(self.asked, place.unit, &place.period).iter().all(|asked| asked.indicator.id != place.indicator.id) {
            let year_of =
                if asked.is_some_and(|asked| asked.calendar == Calendar::SchoolYear) { Period::school_year_of } else { Period::year_of };
            let says = Sentence::plain("Chỉ số này không đếm theo kỳ như vậy: ghi kỳ như “%{example}”.");
            return Err(says.with("example", year_of(place.period.first()).name_vi()));
        }
        typed::read(place.indicator, typed)?.ok_or_else(|| Sentence::plain("Ô này trống."))
    }

    fn change(
        &self,
        place: &Place<'_>,
        counted_to: Date,
        entry: Entry,
        state: &mut State,
    ) -> std::result::Result<Option<NewFigure>, Sentence> {
        let (indicator, unit, period) = (place.indicator.id, place.unit.id, place.period);
        let lines = self.lines.get(&unit).map_or(&[][..], Vec::as_slice);
        let held = change::last_about(lines, (indicator, period, counted_to));
        let was = held.and_then(|line| line.entry.as_ref()).map(|entry| entry_vi(place.indicator, entry));
        let replaces = match change::against(held, Some(&entry), &text::tidy(&self.form.reason)) {
            Change::Nothing => return Ok(None),
            Change::First => None,
            Change::Correction(of, reason) => Some((of, reason)),
            Change::WantsReason => {
                let says = Sentence::plain("Đang giữ %{kept} cho ngày này. Muốn đổi, ghi lý do đính chính ở ô dưới.");
                return Err(says.with("kept", was.unwrap_or_default()));
            }
        };
        *state = State::Writes(was);
        let note = place.note.clone();
        Ok(Some(NewFigure { indicator, unit, period, counted_to, entry: Some(entry), note, replaces }))
    }
}
