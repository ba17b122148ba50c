//! A number of an audience goes into the figures: which indicator, unit and period, held against what is kept already.

use super::{audience, coverage_page};
use crate::app::App;
use crate::error::{Error, Result};
use crate::report::conference::{Sources, attendance};
use crate::store;
use crate::store::conference::Conference;
use crate::store::conference::coverage::{Covered, Entered};
use crate::store::figure::NewFigure;
use crate::store::indicator::Asked;
use crate::store::secrecy::Meant;
use crate::web::chrome::{self, Caller};
use crate::web::conference::{Room, room_to_prepare};
use crate::web::field::{Choice, Fields, Typed, choices, or_none};
use crate::web::figure::change::{self, Change, within};
use crate::web::figure::{of_sheet, periods};
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::amount::Amount;
use soket_core::conference::coverage::{Audience, Head};
use soket_core::figure::{Entry, IndicatorKind};
use soket_core::period::Period;
use soket_core::period::day::short_date;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::target::rule::Calendar;
use soket_core::unit::Unit;
use soket_core::viewer::{Action, Viewer};

/// Where a number may go: what the sheets of the person's units ask for the day of the sitting.
pub struct Offer {
    /// What is counted in whole numbers.
    pub indicators: Vec<Choice>,
    /// The units for which the person enters figures.
    pub units: Vec<Choice>,
    /// The periods that hold the day of the sitting.
    pub periods: Vec<Choice>,
    /// Which of the two numbers.
    pub heads: Vec<Choice>,
}

impl Offer {
    /// Gathers it for the person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn gather(app: &App, viewer: &Viewer, conference: &Conference) -> Result<Self> {
        let mut asked = store::indicator::all(&app.db).await?;
        asked.retain(|asked| asked.indicator.kind == IndicatorKind::Count);
        let reports = |unit: &&Unit| asked.iter().any(|asked| asked.reporters.contains(&unit.id));
        let mine = viewer.tree.all().iter().filter(|unit| viewer.can(Action::EnterFigures, unit.id));
        let units: Vec<&Unit> = mine.filter(reports).collect();
        let home = viewer.tree.get(conference.unit).map_or("", |unit| unit.code.as_str());
        let is_mine = |asked: &&Asked| units.iter().any(|unit| asked.reporters.contains(&unit.id));
        let indicators = asked.iter().filter(is_mine).map(|asked| (asked.indicator.code.clone(), asked.indicator.name.clone()));
        let held = periods(viewer.today).into_iter().filter(|period| period.contains(conference.held_on));
        Ok(Self {
            indicators: or_none(indicators, ""),
            units: choices(units.iter().map(|unit| (unit.code.clone(), unit.named_on(conference.held_on).full.clone())), home),
            periods: choices(held.map(|period| (period.to_string(), period.name_vi())), ""),
            heads: choices(Head::ALL.map(|head| (head.as_str(), head.name_vi())), Head::Attended.as_str()),
        })
    }

    /// Whether the person may enter anything.
    pub fn is_any(&self) -> bool {
        !self.units.is_empty() && !self.periods.is_empty()
    }
}

/// The name of the form of an audience.
pub fn form(audience: Audience) -> String {
    format!("enter-{}", audience.as_str())
}

/// Lets the number go into the figures and leads to its line.
///
/// # Errors
/// Not found when the person sees neither the conference nor the unit; a refusal when the person may not.
pub async fn enter(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let Caller { app, viewer, .. } = &caller;
    let Room { conference, live, .. } = room_to_prepare(app, viewer, &slug).await?;
    let covered = covered(app, &conference, audience(&fields)?).await?;
    let code = fields.get("unit").map(String::as_str).unwrap_or_default();
    let unit = viewer.tree.by_code(code).filter(|unit| viewer.sees(unit.id)).ok_or(Error::NotFound)?;
    viewer.may(Action::EnterFigures, unit.id)?;
    let mut typed = Typed::new(form(covered.audience), fields);
    let view = live.look().await?;
    let Some(entered) = weigh(app, viewer, (&conference, covered, unit), &mut typed).await? else {
        let page = coverage_page(&caller, &view, &typed).await?.show()?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let line = match entered {
        // Its proof is with it since the first time.
        Entered::Kept(line, _) if covered.figure == Some(line) => line,
        entered => attendance::enter(app, viewer.account, (&Sources::gather(app, view).await?, covered), entered).await?,
    };
    Ok(chrome::done(&format!("/dong/{line}"), "da_luu"))
}

async fn covered(app: &App, conference: &Conference, audience: Audience) -> Result<Covered> {
    let known = store::conference::coverage::all(&app.db, conference.id).await?;
    let none = || Refusal::conflict("Chưa ghi số triệu tập và số dự của đối tượng này.", "Ghi hai số, lưu, rồi ghi vào số liệu.");
    Ok(known.into_iter().find(|covered| covered.audience == audience).ok_or_else(none)?)
}

/// Reads what was picked by the rules of the sheet; nothing when something is wrong, which then stands in `typed`.
async fn weigh(
    app: &App,
    viewer: &Viewer,
    (conference, covered, unit): (&Conference, Covered, &Unit),
    typed: &mut Typed,
) -> Result<Option<Entered>> {
    let asked = store::indicator::all(&app.db).await?;
    let Some((picked, period, head)) = picked(&asked, (viewer, conference, unit), typed) else { return Ok(None) };
    let entry = Amount::whole(i64::from(covered.coverage.count(head))).map(Entry::Value);
    let lines = store::figure::of_unit(&app.db, unit.id).await?;
    let held = change::last_about(&lines, (picked.indicator.id, period, conference.held_on));
    let replaces = match (change::against(held, entry.as_ref(), &typed.text("reason")), held) {
        (Change::Nothing, Some(held)) => return Ok(Some(Entered::Kept(held.id, Meant { record: ("figure", held.id.0), unit: unit.id }))),
        (Change::Correction(of, reason), _) => Some((of, reason)),
        (Change::WantsReason, _) => {
            typed.fault("reason", Sentence::plain("Số này đã được lưu. Muốn đổi hoặc xoá, ghi lý do vào ô bên cạnh rồi lưu lại."));
            return Ok(None);
        }
        (Change::First | Change::Nothing, _) => None,
    };
    let note = format!("{}: {}, {}", covered.audience.name_vi(), conference.title, short_date(conference.held_on));
    let (indicator, counted_to) = (picked.indicator.id, conference.held_on);
    Ok(Some(Entered::New(NewFigure { indicator, unit: unit.id, period, counted_to, entry, note, replaces })))
}

/// What is counted, for which stretch, and which of the two numbers.
type Picked<'a> = (&'a Asked, Period, Head);

fn picked<'a>(asked: &'a [Asked], (viewer, conference, unit): (&Viewer, &Conference, &Unit), typed: &mut Typed) -> Option<Picked<'a>> {
    let head = typed.one_of("head", Head::parse, "Chọn ghi số triệu tập hay số dự.");
    let period: Option<Period> = typed.one_of("period", |text| text.parse().ok(), "Chọn kỳ trong danh sách.");
    let counted = |asked: &&Asked| asked.indicator.kind == IndicatorKind::Count && asked.indicator.code == typed.text("indicator");
    let Some(picked) = asked.iter().find(counted) else {
        typed.fault("indicator", Sentence::plain("Chọn một chỉ số đếm bằng số nguyên trong danh sách."));
        return None;
    };
    if !picked.reporters.contains(&unit.id) {
        typed.fault("unit", Sentence::plain("Đơn vị này không được giao báo chỉ số này. Xem lại ở trang Chỉ số."));
        return None;
    }
    let (head, period) = (head?, period?);
    if of_sheet(asked, unit, &period).iter().all(|asked| asked.indicator.id != picked.indicator.id) {
        let year_of = if picked.calendar == Calendar::SchoolYear { Period::school_year_of } else { Period::year_of };
        let says = Sentence::plain("Chỉ số này không đếm theo kỳ như vậy: ghi kỳ như “%{example}”.");
        typed.fault("period", says.with("example", year_of(conference.held_on).name_vi()));
        return None;
    }
    within(conference.held_on, &period, viewer.today).map_err(|fault| typed.fault("period", fault)).ok()?;
    Some((picked, period, head))
}
