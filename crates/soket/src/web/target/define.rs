//! Defining a target as the mandate states it: faults stand beside their field, contradictions are asked about once.

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::target::Kept;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{self, Choice, choices, or_none};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use soket_core::figure::{Indicator, IndicatorKind};
use soket_core::id::{MandateId, UnitId};
use soket_core::mandate::Mandate;
use soket_core::mandate::kind::MandateKind;
use soket_core::period::Period;
use soket_core::period::day::{parse_day, short_date};
use soket_core::refusal::Sentence;
use soket_core::review::theme;
use soket_core::target::checker::{self, Context, Warning};
use soket_core::target::draft::{Draft, Fault, Known};
use soket_core::target::goal::Direction;
use soket_core::target::rule::{Calendar, TimeRule, UnitRule};
use soket_core::target::{Shown, Target};
use soket_core::text;
use soket_core::unit::Unit;
use soket_core::viewer::{Action, Viewer};

/// What the form sends: the target's own fields, and what it hangs on.
#[derive(Deserialize)]
pub struct TargetForm {
    #[serde(flatten)]
    draft: Draft,
    #[serde(default)]
    mandate: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    from_on: String,
    #[serde(default)]
    to_on: String,
    /// Why a target is kept in spite of warnings.
    #[serde(default)]
    reason: String,
    /// The last change of the target when the form was opened; nothing for a new one.
    #[serde(default)]
    seen: Option<i64>,
}

#[derive(Template)]
#[template(path = "target/form.html")]
struct FormPage<'a> {
    page: &'a Page,
    /// Where it is sent.
    address: String,
    form: &'a TargetForm,
    offers: &'a Offers,
    faults: Vec<Fault>,
    warnings: Vec<Warning>,
}

/// What lists offer, and what codes mean: mandates, indicators and targets that the person sees.
struct Offers {
    mandates: Vec<Mandate>,
    /// Every unit by its code.
    units: Vec<(String, UnitId)>,
    /// Every unit by its names, as people write it in a line of exemptions.
    called: Vec<(String, UnitId)>,
    /// The units for which the person may define: code and name.
    names: Vec<(String, String)>,
    indicators: Vec<Indicator>,
    targets: Vec<Target>,
    /// The codes of all targets, whoever may see them: no other target gets one of these.
    taken: Vec<String>,
}

impl Offers {
    async fn gather(app: &App, viewer: &Viewer) -> Result<Self> {
        let units = viewer.tree.all().iter().filter(|unit| viewer.can(Action::DefineTargets, unit.id));
        let names = units.map(|unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone())).collect();
        let called = |unit: &Unit| {
            let name = unit.named_on(viewer.today);
            [&name.full, &name.short, &unit.code].map(|said| (said.clone(), unit.id))
        };
        let (mut seen, mut asked) = (store::target::all(&app.db).await?, store::indicator::all(&app.db).await?);
        let taken = seen.iter().map(|kept| kept.target.code.clone()).collect();
        seen.retain(|kept| viewer.sees(kept.unit));
        asked.retain(|asked| asked.is_seen_by(viewer));
        Ok(Self {
            mandates: store::mandate::seen(&app.db, viewer).await?,
            units: viewer.tree.all().iter().map(|unit| (unit.code.clone(), unit.id)).collect(),
            called: viewer.tree.all().iter().flat_map(called).collect(),
            names,
            indicators: asked.into_iter().map(|asked| asked.indicator).collect(),
            targets: seen.into_iter().map(|kept| kept.target).collect(),
            taken,
        })
    }

    fn unit(&self, code: &str) -> Option<UnitId> {
        self.units.iter().find(|(known, _)| known == code).map(|(_, id)| *id)
    }

    fn known(&self, mandate: MandateId, owner: UnitId, term: Period) -> Known<'_> {
        Known { mandate, owner, term, indicators: &self.indicators, targets: &self.targets, units: &self.called }
    }

    /// The next free code in the row CT01, CT02 ...
    fn next_code(&self) -> String {
        let numbers = self.taken.iter().filter_map(|code| code.strip_prefix("CT")?.parse::<u32>().ok());
        format!("CT{:02}", numbers.max().unwrap_or(0) + 1)
    }

    /// The mandate for which a target was defined last, since a resolution's targets are typed in one go; else the newest
    /// resolution, else the newest mandate.
    fn usual_mandate(&self) -> Option<&Mandate> {
        let last = self.targets.iter().max_by_key(|target| target.id).map(|target| target.mandate);
        let last = self.mandates.iter().find(|mandate| Some(mandate.id) == last);
        last.or_else(|| self.mandates.iter().find(|mandate| mandate.kind == MandateKind::Resolution)).or(self.mandates.first())
    }

    fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.code == code)
    }

    fn checked(&self, target: &Target) -> Vec<Warning> {
        let parts: Vec<Target> = self.targets.iter().filter(|part| part.parent == Some(target.id)).cloned().collect();
        checker::check(target, Context { indicators: &self.indicators, parts: &parts, denominator: None })
    }
}

impl FormPage<'_> {
    fn fault(&self, field: &str) -> String {
        field::faults(self.page, &self.faults, field)
    }

    fn mandates(&self) -> Vec<Choice> {
        choices(self.offers.mandates.iter().map(|mandate| (mandate.slug.clone(), mandate.citation())), &self.form.mandate)
    }

    fn units(&self) -> Vec<Choice> {
        choices(self.offers.names.iter().cloned(), &self.form.unit)
    }

    fn themes(&self) -> Vec<Choice> {
        or_none(theme::all(), &self.form.draft.theme)
    }

    fn parents(&self) -> Vec<Choice> {
        let targets = self.offers.targets.iter().filter(|target| target.code != self.form.draft.code);
        let named = targets.map(|target| (target.code.clone(), format!("{}. {}", target.code, target.name)));
        or_none(named, &self.form.draft.parent)
    }

    /// Whether something is wrong with one of these fields, which are folded away while nothing is.
    fn is_faulty(&self, fields: &[&str]) -> bool {
        self.faults.iter().any(|fault| fields.contains(&fault.field))
    }

    fn indicators(&self, chosen: &str) -> Vec<Choice> {
        or_none(self.offers.indicators.iter().map(|indicator| (indicator.code.clone(), indicator.name.clone())), chosen)
    }

    fn kinds(&self) -> Vec<Choice> {
        let kinds = [
            ("number", "số lượng"),
            ("ratio", "tỷ lệ giữa hai chỉ số"),
            ("yes_no", "có hoặc không"),
            ("level", "mức, hạng"),
            ("text", "chỉ bằng lời"),
        ];
        choices(kinds, &self.form.draft.kind)
    }

    fn denominator_modes(&self) -> Vec<Choice> {
        let modes = [
            ("current", "mẫu số của chính kỳ đó"),
            ("assigned_plan", "kế hoạch được giao cho kỳ đó"),
            ("fixed_at", "mẫu số cố định vào một ngày"),
            ("share_of", "phần của một chỉ tiêu khác"),
        ];
        choices(modes, &self.form.draft.denominator_mode)
    }

    fn shown(&self) -> Vec<Choice> {
        choices(Shown::ALL.map(|one| (one.as_str(), one.name_vi())), &self.form.draft.shown)
    }

    fn directions(&self) -> Vec<Choice> {
        choices(Direction::ALL.map(|one| (one.as_str(), one.name_vi())), &self.form.draft.direction)
    }

    fn unit_rules(&self) -> Vec<Choice> {
        let usual = [("", "theo loại chỉ tiêu")];
        choices(usual.into_iter().chain(UnitRule::ALL.map(|one| (one.as_str(), one.name_vi()))), &self.form.draft.unit_rule)
    }

    fn time_rules(&self) -> Vec<Choice> {
        let usual = [("", "theo loại chỉ tiêu và mốc của mức")];
        choices(usual.into_iter().chain(TimeRule::ALL.map(|one| (one.as_str(), one.name_vi()))), &self.form.draft.time_rule)
    }

    fn calendars(&self) -> Vec<Choice> {
        choices(Calendar::ALL.map(|one| (one.as_str(), one.name_vi())), &self.form.draft.calendar)
    }
}

/// What a link to the form knows already.
#[derive(Deserialize, Default)]
pub struct Begun {
    #[serde(default, rename = "van-ban")]
    mandate: String,
    #[serde(default, rename = "chi-so")]
    indicator: String,
}

/// The form with all that is known already: `?van-ban=` names the mandate, `?chi-so=` what is counted.
///
/// # Errors
/// A refusal when the person may define targets nowhere.
pub async fn blank(Caller { app, viewer, page }: Caller, Query(begun): Query<Begun>) -> Result<Response> {
    let offers = Offers::gather(&app, &viewer).await?;
    viewer.may_somewhere(Action::DefineTargets)?;
    let (unit, id) = offers.names.first().and_then(|(unit, _)| Some((unit.clone(), offers.unit(unit)?))).ok_or(Error::NotFound)?;
    let term = store::term::on(&app.db, &viewer.tree, id, viewer.today).await?;
    let (from_on, to_on) = term.map(|(first, last)| (short_date(first), short_date(last))).unwrap_or_default();
    let usual = offers.usual_mandate().map(|mandate| mandate.slug.clone());
    let mandate = if begun.mandate.is_empty() { usual.unwrap_or_default() } else { begun.mandate };
    let form = TargetForm { draft: begin(&offers, &begun.indicator), mandate, unit, from_on, to_on, reason: String::new(), seen: None };
    let address = "/chi-tieu/moi".to_owned();
    page.show(&FormPage { page: &page, address, form: &form, offers: &offers, faults: Vec::new(), warnings: Vec::new() })
}

/// A draft with the next code, over an indicator where one is named; its rules are left to soket.
fn begin(offers: &Offers, indicator: &str) -> Draft {
    let left_to_us = String::new;
    let draft = Draft {
        code: offers.next_code(),
        ordinal: (offers.targets.len() + 1).to_string(),
        unit_rule: left_to_us(),
        time_rule: left_to_us(),
        ..Draft::default()
    };
    let Some(counted) = offers.indicator(indicator) else { return draft };
    let kind = match counted.kind {
        IndicatorKind::Level(_) => "level",
        IndicatorKind::YesNo => "yes_no",
        IndicatorKind::Count | IndicatorKind::Rate | IndicatorKind::Money => "number",
    };
    Draft {
        kind: kind.to_owned(),
        name: text::capitalised(&counted.name),
        numerator: counted.code.clone(),
        decimals: counted.decimals.to_string(),
        ..draft
    }
}

/// Keeps a new target.
///
/// # Errors
/// A refusal when the person may not define targets for the unit.
pub async fn add(Caller { app, viewer, page }: Caller, Form(form): Form<TargetForm>) -> Result<Response> {
    let offers = Offers::gather(&app, &viewer).await?;
    let form = tidied(form, &offers);
    let read = read(&form, &offers, &viewer)?;
    let show = |faults, warnings| -> Result<Response> {
        let address = "/chi-tieu/moi".to_owned();
        let shown = FormPage { page: &page, address, form: &form, offers: &offers, faults, warnings };
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response())
    };
    let kept = match read {
        Ok(kept) => kept,
        Err(faults) => return show(faults, Vec::new()),
    };
    if offers.taken.contains(&kept.target.code) {
        let says = Sentence::plain("Mã này đã có chỉ tiêu khác dùng. Chọn một mã khác.");
        return show(vec![Fault { field: "code", says }], Vec::new());
    }
    let warnings = offers.checked(&kept.target);
    if !warnings.is_empty() && form.reason.is_empty() {
        return show(Vec::new(), warnings);
    }
    let mut tx = app.db.write().await?;
    store::target::define(&mut tx, Some(viewer.account), &kept, &form.reason).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/chi-tieu/{}", kept.target.code), "da_luu"))
}

/// The form in the normal form of text; the unit of measure, where nobody wrote it, follows from what is counted.
fn tidied(mut form: TargetForm, offers: &Offers) -> TargetForm {
    let draft = &mut form.draft;
    for field in [&mut draft.code, &mut draft.name, &mut draft.clause, &mut draft.scale, &mut draft.theme, &mut form.reason] {
        *field = text::tidy(field);
    }
    draft.goals = text::tidy(&draft.goals);
    draft.exemptions = text::tidy(&draft.exemptions);
    if draft.scale.is_empty() {
        draft.scale = match (draft.kind.as_str(), Shown::parse(&draft.shown)) {
            ("ratio", Some(Shown::Percent)) => "%".to_owned(),
            ("ratio", Some(Shown::PerMille)) => "‰".to_owned(),
            ("number", _) => offers.indicator(&draft.numerator).map(|counted| counted.scale.clone()).unwrap_or_default(),
            _ => String::new(),
        };
    }
    form
}

/// The target of a form, or every fault in it.
fn read(form: &TargetForm, offers: &Offers, viewer: &Viewer) -> Result<std::result::Result<Kept, Vec<Fault>>> {
    let unit = offers.unit(&form.unit).filter(|unit| viewer.sees(*unit)).ok_or(Error::NotFound)?;
    viewer.may(Action::DefineTargets, unit)?;
    let mut faults = Vec::new();
    let mut day = |field, typed: &str| parse_day(typed).map_err(|fault| faults.push(Fault { field, says: fault.says() })).ok();
    let days = (day("from_on", &form.from_on), day("to_on", &form.to_on));
    let term = match days {
        (Some(first), Some(last)) => {
            Period::term(first, last).map_err(|fault| faults.push(Fault { field: "to_on", says: fault.says() })).ok()
        }
        _ => None,
    };
    let mandate = offers.mandates.iter().find(|mandate| mandate.slug == form.mandate);
    if mandate.is_none() {
        let says = Sentence::plain("Chưa chọn văn bản đề ra chỉ tiêu. Chọn trong danh sách, hoặc đăng ký văn bản trước.");
        faults.push(Fault { field: "mandate", says });
    }
    // The draft is read even where the term is not understood, so that all faults are seen at once.
    let of = offers.known(mandate.map_or(MandateId(0), |mandate| mandate.id), unit, term.unwrap_or_else(|| Period::year_of(viewer.today)));
    match form.draft.read(of) {
        Ok(target) if faults.is_empty() => Ok(Ok(Kept { target, unit })),
        Ok(_) => Ok(Err(faults)),
        Err(more) => Ok(Err(faults.into_iter().chain(more).collect())),
    }
}

/// The form of a target that exists: to correct a slip. A change by a document is an adjustment.
///
/// # Errors
/// Not found when the person does not see it; a refusal when the person may not define targets.
pub async fn edit(Caller { app, viewer, page }: Caller, Path(code): Path<String>) -> Result<Response> {
    let (kept, seen) = store::target::as_of(&app.db, &viewer, &code).await?;
    viewer.may(Action::DefineTargets, kept.unit)?;
    let offers = Offers::gather(&app, &viewer).await?;
    let form = TargetForm { seen: Some(seen), ..form_of(&kept, &offers) };
    let address = format!("/chi-tieu/{code}/sua");
    page.show(&FormPage { page: &page, address, form: &form, offers: &offers, faults: Vec::new(), warnings: offers.checked(&kept.target) })
}

fn form_of(kept: &Kept, offers: &Offers) -> TargetForm {
    let target = &kept.target;
    let mandate = offers.mandates.iter().find(|mandate| mandate.id == target.mandate).map(|mandate| mandate.slug.clone());
    let unit = offers.units.iter().find(|(_, id)| *id == kept.unit).map(|(code, _)| code.clone());
    TargetForm {
        draft: Draft::of(target, offers.known(target.mandate, kept.unit, target.term)),
        mandate: mandate.unwrap_or_default(),
        unit: unit.unwrap_or_default(),
        from_on: short_date(target.term.first()),
        to_on: short_date(target.term.last()),
        reason: String::new(),
        seen: None,
    }
}

/// Keeps a corrected definition; what was adjusted by documents stays.
///
/// # Errors
/// A refusal without a reason; the form again when somebody changed the target since it was opened.
pub async fn correct(Caller { app, viewer, page }: Caller, Path(code): Path<String>, Form(form): Form<TargetForm>) -> Result<Response> {
    let (before, seen) = store::target::as_of(&app.db, &viewer, &code).await?;
    viewer.may(Action::DefineTargets, before.unit)?;
    let offers = Offers::gather(&app, &viewer).await?;
    let mut form = tidied(form, &offers);
    let stale = form.seen.replace(seen).is_some_and(|opened| opened != seen);
    let mut faults = match read(&form, &offers, &viewer)? {
        Ok(mut kept) if !form.reason.is_empty() && !stale => {
            (kept.target.id, kept.target.code) = (before.target.id, before.target.code);
            kept.target.adjustments = before.target.adjustments;
            store::target::redefine(&app.db, viewer.account, (&kept, seen), &form.reason).await?;
            return Ok(chrome::done(&format!("/chi-tieu/{code}"), "da_luu"));
        }
        Ok(_) => Vec::new(),
        Err(faults) => faults,
    };
    if form.reason.is_empty() {
        faults.push(Fault { field: "reason", says: Sentence::plain("Ghi vì sao sửa, để người sau hiểu.") });
    }
    if stale {
        let now = form_of(&before, &offers).draft.goals.replace('\n', "; ");
        let says = Sentence::plain("Người khác vừa sửa chỉ tiêu này; các mức nay là “%{goals}”. Xem lại rồi lưu lần nữa.");
        faults.push(Fault { field: "goals", says: says.with("goals", now) });
    }
    let address = format!("/chi-tieu/{code}/sua");
    let shown = FormPage { page: &page, address, form: &form, offers: &offers, faults, warnings: Vec::new() };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response())
}
