//! Indicators on the screen: what is counted, by whom, and the form that adds one and asks units for it.

use crate::error::{Error, Result};
use crate::store;
use crate::store::indicator::Asked;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{self, Choice, choices};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use serde::Deserialize;
use soket_core::figure::{Indicator, IndicatorKind, LevelScale, OverTime, OverUnits};
use soket_core::id::{IndicatorId, UnitId};
use soket_core::refusal::Sentence;
use soket_core::target::draft::Fault;
use soket_core::target::rule::Calendar;
use soket_core::text;
use soket_core::unit::{Line, Unit};
use soket_core::viewer::{Action, Viewer};

/// What the form sends; reporters are codes of units.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct IndicatorForm {
    code: String,
    name: String,
    scale: String,
    kind: String,
    levels: String,
    decimals: String,
    over_units: String,
    over_time: String,
    calendar: String,
    line: String,
    unit: String,
    reporters: Vec<String>,
}

#[derive(Template)]
#[template(path = "indicator/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    rows: Vec<Row>,
    form: &'a IndicatorForm,
    /// The units for which the person may define; who defines nowhere sees no form.
    units: Vec<(String, String)>,
    /// The units that can be asked.
    askable: Vec<(String, String)>,
    faults: Vec<Fault>,
}

struct Row {
    name: String,
    code: String,
    scale: String,
    reporters: String,
}

impl ListPage<'_> {
    fn fault(&self, field: &str) -> String {
        field::faults(self.page, &self.faults, field)
    }

    fn kinds(&self) -> Vec<Choice> {
        let kinds = [
            ("count", "đếm (số nguyên)"),
            ("rate", "số đo, tỷ lệ đã công bố"),
            ("money", "tiền"),
            ("level", "mức, hạng"),
            ("yes_no", "có hoặc không"),
        ];
        choices(kinds, &self.form.kind)
    }

    fn over_units(&self) -> Vec<Choice> {
        let rules = [("", "theo loại"), ("sum", "cộng các đơn vị"), ("owner_only", "lấy số của đơn vị phụ trách")];
        choices(rules, &self.form.over_units)
    }

    fn over_time(&self) -> Vec<Choice> {
        choices([("sum", "phát sinh trong kỳ (cộng dồn)"), ("last", "có tại một ngày (lấy số mới nhất)")], &self.form.over_time)
    }

    fn calendars(&self) -> Vec<Choice> {
        choices([Calendar::Year, Calendar::SchoolYear].map(|one| (one.as_str(), one.name_vi())), &self.form.calendar)
    }

    fn lines(&self) -> Vec<Choice> {
        choices(Line::ALL.map(|line| (line.as_str(), line.name_vi())), &self.form.line)
    }

    fn reporters(&self) -> Vec<Choice> {
        let choice = |(code, name): &(String, String)| Choice {
            value: code.clone(),
            name: name.clone(),
            chosen: self.form.reporters.contains(code),
        };
        self.askable.iter().map(choice).collect()
    }

    /// Whether something is wrong with a field that is seldom needed and therefore folded away.
    fn is_detail_faulty(&self) -> bool {
        self.faults.iter().any(|fault| ["code", "decimals", "over_units", "calendar", "line", "unit"].contains(&fault.field))
    }

    fn keepers(&self) -> Vec<Choice> {
        choices(self.units.iter().cloned(), &self.form.unit)
    }
}

/// Everything counted, and the form for one more; the units directly below the keeper are asked unless somebody says otherwise.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { app, viewer, page }: Caller) -> Result<Response> {
    let asked = store::indicator::all(&app.db).await?;
    let keeper = viewer.tree.all().iter().find(|unit| viewer.can(Action::DefineTargets, unit.id));
    let line = keeper.map_or(Line::Party, |unit| unit.kind.usual_line());
    let below = keeper.into_iter().flat_map(|unit| viewer.tree.children(unit.id, line, viewer.today));
    let mut reporters: Vec<String> = below.map(|unit| unit.code.clone()).collect();
    if reporters.is_empty() {
        reporters.extend(keeper.map(|unit| unit.code.clone()));
    }
    let (decimals, line) = ("0".to_owned(), line.as_str().to_owned());
    let form = IndicatorForm { decimals, line, reporters, ..IndicatorForm::default() };
    page.show(&list_page(&page, &viewer, &asked, (&form, Vec::new())))
}

fn list_page<'a>(page: &'a Page, viewer: &Viewer, asked: &[Asked], form: (&'a IndicatorForm, Vec<Fault>)) -> ListPage<'a> {
    let short = |id: &UnitId| viewer.tree.get(*id).map_or("", |unit| unit.named_on(viewer.today).short.as_str());
    let row = |asked: &Asked| Row {
        name: asked.indicator.name.clone(),
        code: asked.indicator.code.clone(),
        scale: asked.indicator.scale.clone(),
        reporters: asked.reporters.iter().map(short).collect::<Vec<_>>().join(", "),
    };
    let seen = asked.iter().filter(|asked| asked.is_seen_by(viewer));
    let named = |unit: &Unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone());
    let units = viewer.tree.all().iter().filter(|unit| viewer.can(Action::DefineTargets, unit.id)).map(named).collect();
    let askable = viewer.tree.all().iter().filter(|unit| viewer.sees(unit.id) && unit.stands_on(viewer.today)).map(named).collect();
    ListPage { page, rows: seen.map(row).collect(), form: form.0, units, askable, faults: form.1 }
}

/// Adds an indicator and asks units for it.
///
/// # Errors
/// A refusal when the person may not define for the unit.
pub async fn add(Caller { app, viewer, page }: Caller, Form(form): Form<IndicatorForm>) -> Result<Response> {
    let unit = viewer.tree.by_code(&form.unit).filter(|unit| viewer.sees(unit.id)).ok_or(Error::NotFound)?.id;
    viewer.may(Action::DefineTargets, unit)?;
    let asked = store::indicator::all(&app.db).await?;
    let new = match read(&form, unit, &viewer, &asked) {
        Ok(new) => new,
        Err(faults) => {
            let shown = list_page(&page, &viewer, &asked, (&form, faults));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response());
        }
    };
    let mut tx = app.db.write().await?;
    store::indicator::define(&mut tx, Some(viewer.account), &new).await?;
    tx.commit().await?;
    Ok(chrome::done("/chi-so", "da_luu"))
}

fn read(form: &IndicatorForm, unit: UnitId, viewer: &Viewer, asked: &[Asked]) -> std::result::Result<Asked, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut fault = |field, says| faults.push(Fault { field, says });
    let (mut code, name) = (text::slug(&form.code), text::tidy(&form.name));
    let taken = |code: &str| asked.iter().any(|known| known.indicator.code == code);
    if code.is_empty() {
        code = free_code(&name, taken);
    } else if taken(&code) {
        fault("code", Sentence::plain("Mã này đã có chỉ số khác dùng. Chọn một mã khác."));
    }
    if name.is_empty() {
        fault("name", Sentence::plain("Ghi tên chỉ số, ví dụ đảng viên mới kết nạp."));
    }
    let levels = levels(&text::tidy(&form.levels));
    if let Some(step) = levels.as_ref().and_then(LevelScale::doubled) {
        fault("levels", Sentence::plain("Hai mức “%{step}” trùng tên. Mỗi mức cần một tên riêng.").with("step", step));
    }
    let kind = IndicatorKind::parse(&form.kind, levels);
    if kind.is_none() {
        fault("levels", Sentence::plain("Ghi các mức từ thấp đến cao, mỗi dòng một mức; hoặc “hạng/38” cho bảng xếp hạng 38 đơn vị."));
    }
    let decimals = form.decimals.trim().parse::<u8>().ok().filter(|decimals| *decimals <= 4);
    if decimals.is_none() {
        fault("decimals", Sentence::plain("Ghi một số nguyên từ 0 đến %{most}.").with("most", 4));
    }
    let named = form.reporters.iter().filter_map(|code| viewer.tree.by_code(code)).filter(|unit| viewer.sees(unit.id));
    let reporters: Vec<UnitId> = named.map(|unit| unit.id).collect();
    if reporters.is_empty() || reporters.len() != form.reporters.len() {
        fault("reporters", Sentence::plain("Đánh dấu ít nhất một đơn vị báo số này."));
    }
    let over_units = over_units(&form.over_units, kind.as_ref());
    let rules = (over_units, OverTime::parse(&form.over_time), Calendar::parse(&form.calendar), Line::parse(&form.line));
    match (kind, decimals, rules) {
        (Some(kind), Some(decimals), (Some(over_units), Some(over_time), Some(calendar), Some(line))) if faults.is_empty() => {
            let scale = text::tidy(&form.scale);
            let indicator = Indicator { id: IndicatorId(0), code, name, scale, decimals, kind, over_units, over_time, line };
            Ok(Asked { indicator, calendar, unit, reporters })
        }
        _ => Err(faults),
    }
}

/// How units make one number, as chosen or as the kind of number has it.
fn over_units(chosen: &str, kind: Option<&IndicatorKind>) -> Option<OverUnits> {
    match (chosen, kind) {
        ("", Some(IndicatorKind::Level(_) | IndicatorKind::Rate)) => Some(OverUnits::OwnerOnly),
        ("", _) => Some(OverUnits::Sum),
        (chosen, _) => OverUnits::parse(chosen),
    }
}

/// A code made from the first words of a name, with a number when another indicator has it.
fn free_code(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let words: Vec<String> = text::slug(name).split('-').take(5).map(str::to_owned).collect();
    let stem = words.join("-");
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.clone()).chain(numbered).find(|code| !taken(code)).unwrap_or(stem)
}

/// Steps one a line, or `hạng/38`.
fn levels(typed: &str) -> Option<LevelScale> {
    if let Some(out_of) = typed.strip_prefix("hạng/") {
        return out_of.trim().parse().ok().filter(|out_of| *out_of > 0).map(|out_of| LevelScale::Place { out_of });
    }
    let steps: Vec<String> = typed.lines().map(|step| step.trim().replace('|', "/")).filter(|step| !step.is_empty()).collect();
    (steps.len() > 1).then_some(LevelScale::Steps(steps))
}
