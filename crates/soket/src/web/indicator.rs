//! Indicators on the screen: what is counted, by whom, and the form that adds one and asks units for it.

use crate::error::{Error, Result};
use crate::store;
use crate::store::indicator::Asked;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{self, Choice, choices};
use askama::Template;
use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use soket_core::figure::{Indicator, IndicatorKind, LevelScale, OverTime, OverUnits};
use soket_core::id::{IndicatorId, UnitId};
use soket_core::refusal::Sentence;
use soket_core::target::draft::Fault;
use soket_core::target::rule::Calendar;
use soket_core::text;
use soket_core::unit::Line;
use soket_core::viewer::{Action, Viewer};

/// What the form sends; reporters are codes of units, one a line.
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
    reporters: String,
}

#[derive(Template)]
#[template(path = "indicator/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    rows: Vec<Row>,
    form: &'a IndicatorForm,
    units: Vec<(String, String)>,
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
        choices([("sum", "cộng các đơn vị"), ("owner_only", "lấy số của đơn vị phụ trách")], &self.form.over_units)
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

    fn keepers(&self) -> Vec<Choice> {
        choices(self.units.iter().cloned(), &self.form.unit)
    }
}

/// Everything counted, and the form for one more.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { app, viewer, page }: Caller) -> Result<Response> {
    let asked = store::indicator::all(&app.db).await?;
    let form = IndicatorForm { decimals: "0".to_owned(), ..IndicatorForm::default() };
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
    let seen = asked.iter().filter(|asked| viewer.sees(asked.unit) || asked.reporters.iter().any(|unit| viewer.sees(*unit)));
    let units = viewer.tree.all().iter().filter(|unit| viewer.can(Action::DefineTargets, unit.id));
    let units = units.map(|unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone())).collect();
    ListPage { page, rows: seen.map(row).collect(), form: form.0, units, faults: form.1 }
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
    let (code, name) = (text::slug(&form.code), text::nfc(form.name.trim()));
    if code.is_empty() {
        fault("code", Sentence::plain("Ghi một mã ngắn bằng chữ và số, ví dụ ket-nap."));
    } else if asked.iter().any(|known| known.indicator.code == code) {
        fault("code", Sentence::plain("Mã này đã có chỉ số khác dùng. Chọn một mã khác."));
    }
    if name.is_empty() {
        fault("name", Sentence::plain("Ghi tên chỉ số, ví dụ đảng viên mới kết nạp."));
    }
    let levels = levels(&text::nfc(form.levels.trim()));
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
    let codes: Vec<&str> = form.reporters.split(['\n', ',', ';']).map(str::trim).filter(|code| !code.is_empty()).collect();
    let mut reporters = Vec::new();
    for code in &codes {
        match viewer.tree.by_code(code).filter(|unit| viewer.sees(unit.id)) {
            Some(unit) => reporters.push(unit.id),
            None => fault("reporters", Sentence::plain("Không có đơn vị mang mã %{code}. Xem mã ở trang Đơn vị.").with("code", code)),
        }
    }
    if codes.is_empty() {
        fault("reporters", Sentence::plain("Ghi mã các đơn vị báo số này, mỗi dòng một mã."));
    }
    let rules =
        (OverUnits::parse(&form.over_units), OverTime::parse(&form.over_time), Calendar::parse(&form.calendar), Line::parse(&form.line));
    match (kind, decimals, rules) {
        (Some(kind), Some(decimals), (Some(over_units), Some(over_time), Some(calendar), Some(line))) if faults.is_empty() => {
            let scale = text::nfc(form.scale.trim());
            let indicator = Indicator { id: IndicatorId(0), code, name, scale, decimals, kind, over_units, over_time, line };
            Ok(Asked { indicator, calendar, unit, reporters })
        }
        _ => Err(faults),
    }
}

/// Steps one a line, or `hạng/38`.
fn levels(typed: &str) -> Option<LevelScale> {
    if let Some(out_of) = typed.strip_prefix("hạng/") {
        return out_of.trim().parse().ok().filter(|out_of| *out_of > 0).map(|out_of| LevelScale::Place { out_of });
    }
    let steps: Vec<String> = typed.lines().map(|step| step.trim().replace('|', "/")).filter(|step| !step.is_empty()).collect();
    (steps.len() > 1).then_some(LevelScale::Steps(steps))
}
