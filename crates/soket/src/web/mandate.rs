//! Mandates on the screen: the register, one mandate with its relations and what cites it, and the form that registers one.

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::attachment::Attachment;
use crate::store::citing::Citing;
use crate::store::secrecy::{self, Meant};
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{self, Choice, choices};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::Deserialize;
use soket_core::attachment::size_vi;
use soket_core::id::{MandateId, UnitId};
use soket_core::mandate::kind::MandateKind;
use soket_core::mandate::{self, Force, Mandate, Relation};
use soket_core::period::day::{past_day, short_date};
use soket_core::refusal::Sentence;
use soket_core::secrecy::{mark_in_number, mark_in_subject};
use soket_core::target::draft::Fault;
use soket_core::text;
use soket_core::viewer::{Action, Viewer};

#[derive(Template)]
#[template(path = "mandate/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    mandates: Vec<Mandate>,
    wanted: &'a str,
    can_register: bool,
}

/// What the register is narrowed to.
#[derive(Deserialize, Default)]
pub struct Wanted {
    #[serde(default, rename = "loc")]
    words: String,
}

/// The register, newest first; `?loc=` narrows it by words, with or without marks.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { app, viewer, page }: Caller, Query(wanted): Query<Wanted>) -> Result<Response> {
    let words = text::fold(wanted.words.trim());
    let says = |mandate: &Mandate| text::fold(&format!("{} {}", mandate.citation(), mandate.subject));
    let seen = store::mandate::seen(&app.db, &viewer).await?.into_iter();
    let mandates = seen.filter(|mandate| words.split_whitespace().all(|word| says(mandate).contains(word))).collect();
    page.show(&ListPage { page: &page, mandates, wanted: &wanted.words, can_register: viewer.can_somewhere(Action::RegisterMandates) })
}

#[derive(Template)]
#[template(path = "mandate/show.html")]
struct MandatePage<'a> {
    page: &'a Page,
    mandate: &'a Mandate,
    force: Sentence,
    doubt: Option<Sentence>,
    states: Vec<(Relation, Mandate)>,
    stated: Vec<(Relation, Mandate)>,
    citing: Vec<Citing>,
    files: Vec<Attachment>,
    others: Vec<Mandate>,
    can_register: bool,
    can_define: bool,
}

impl MandatePage<'_> {
    fn upload(&self) -> String {
        format!("/van-ban/{}/tep", self.mandate.slug)
    }

    fn relations() -> [Relation; 4] {
        Relation::ALL
    }

    fn day(day: &Date) -> String {
        short_date(*day)
    }

    fn size(bytes: &u64) -> String {
        size_vi(*bytes)
    }

    fn moment(moment: &str) -> String {
        crate::app::local(moment)
    }
}

/// One mandate.
///
/// # Errors
/// Not found when the person does not see it.
pub async fn show(Caller { app, viewer, page }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let mandate = store::mandate::find(&app.db, &viewer, &slug).await?;
    let (mut states, mut stated) = store::mandate::relations(&app.db, mandate.id).await?;
    states.retain(|(_, other)| viewer.sees(other.unit));
    stated.retain(|(_, other)| viewer.sees(other.unit));
    let replaced = store::mandate::replacements(&app.db).await?.remove(&mandate.id).unwrap_or_default();
    let mut citing = store::citing::all(&app.db, mandate.id).await?;
    citing.retain(|record| viewer.sees(record.unit));
    let can_register = viewer.can(Action::RegisterMandates, mandate.unit);
    // Only an earlier paper can be built on.
    let mut others = store::mandate::seen(&app.db, &viewer).await?;
    others.retain(|other| other.id != mandate.id && other.issued_on <= mandate.issued_on);
    page.show(&MandatePage {
        page: &page,
        force: force(mandate.force_on(viewer.today, replaced)),
        doubt: mandate.doubt(&viewer.tree),
        states,
        stated,
        citing,
        files: store::attachment::of(&app.db, ("mandate", mandate.id.0)).await?,
        others,
        can_register,
        can_define: viewer.can(Action::DefineTargets, mandate.unit),
        mandate: &mandate,
    })
}

fn force(force: Force) -> Sentence {
    match force {
        Force::NotYet => Sentence::plain("chưa đến ngày ban hành"),
        Force::InForce => Sentence::plain("đang có hiệu lực"),
        Force::ReplacedSince(day) => Sentence::plain("bị thay thế từ ngày %{day}").with("day", short_date(day)),
    }
}

/// What the form of a mandate sends.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct MandateForm {
    kind: String,
    number: String,
    issuer: String,
    issued_on: String,
    subject: String,
    unit: String,
    /// Sent again to register a paper that looks as if it were registered already.
    again: String,
}

#[derive(Template)]
#[template(path = "mandate/form.html")]
struct FormPage<'a> {
    page: &'a Page,
    address: String,
    form: &'a MandateForm,
    units: Vec<Choice>,
    faults: Vec<Fault>,
    twin: Option<Mandate>,
}

impl FormPage<'_> {
    fn fault(&self, name: &str) -> String {
        field::faults(self.page, &self.faults, name)
    }

    fn kinds(&self) -> Vec<Choice> {
        choices(MandateKind::all().map(|kind| (kind.as_str(), kind.name_vi())), &self.form.kind)
    }
}

fn units(viewer: &Viewer, chosen: &str) -> Vec<Choice> {
    let may = viewer.tree.all().iter().filter(|unit| viewer.can(Action::RegisterMandates, unit.id));
    choices(may.map(|unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone())), chosen)
}

/// The empty form.
///
/// # Errors
/// A refusal when the person may register nowhere.
pub async fn blank(Caller { viewer, page, .. }: Caller) -> Result<Response> {
    viewer.may_somewhere(Action::RegisterMandates)?;
    let form = MandateForm { kind: "resolution".to_owned(), ..MandateForm::default() };
    let units = units(&viewer, "");
    page.show(&FormPage { page: &page, address: "/van-ban/moi".to_owned(), form: &form, units, faults: Vec::new(), twin: None })
}

/// Registers a mandate. A number or subject with a secrecy mark is refused, and nothing of it is kept but that it was.
///
/// # Errors
/// A refusal when the person may not register for the unit.
pub async fn add(Caller { app, viewer, page }: Caller, Form(form): Form<MandateForm>) -> Result<Response> {
    let unit = viewer.tree.by_code(&form.unit).filter(|unit| viewer.sees(unit.id)).ok_or(Error::NotFound)?.id;
    viewer.may(Action::RegisterMandates, unit)?;
    let show = |faults, twin| -> Result<Response> {
        let units = units(&viewer, &form.unit);
        let shown = FormPage { page: &page, address: "/van-ban/moi".to_owned(), form: &form, units, faults, twin };
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response())
    };
    let new = match read(&app, &viewer, &form, (MandateId(0), unit)).await? {
        Ok(new) => new,
        Err(faults) => return show(faults, None),
    };
    if form.again.is_empty()
        && let Some(twin) = store::mandate::twin(&app.db, &new).await?
    {
        return show(Vec::new(), Some(twin));
    }
    let mut tx = app.db.write().await?;
    let kept = store::mandate::register(&mut tx, Some(viewer.account), new).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/van-ban/{}", kept.slug), "da_luu"))
}

/// The mandate of a form, or every fault in it.
async fn read(app: &App, viewer: &Viewer, form: &MandateForm, of: (MandateId, UnitId)) -> Result<std::result::Result<Mandate, Vec<Fault>>> {
    let field = |text: &str| text::tidy(text);
    let (number, issuer, subject) = (field(&form.number), field(&form.issuer), field(&form.subject));
    let meant = Meant { record: ("mandate", of.0.0), unit: of.1 };
    let marks = [("number", "số ký hiệu", mark_in_number(&number)), ("subject", "trích yếu", mark_in_subject(&subject))];
    let mut faults = Vec::new();
    for (field, place, mark) in marks {
        if let Some(grade) = mark {
            let refusal = secrecy::refuse(&app.db, viewer.account, meant, (grade, place)).await?;
            faults.push(Fault { field, says: refusal.says });
        }
    }
    let kind = MandateKind::parse(&form.kind);
    if kind.is_none() {
        faults.push(Fault { field: "kind", says: Sentence::plain("Chưa chọn mục này. Chọn một mục trong danh sách.") });
    }
    for (field, text) in [("issuer", &issuer), ("subject", &subject)] {
        if text.is_empty() {
            faults.push(Fault { field, says: Sentence::plain("Ô này chưa có gì. Điền vào rồi lưu lại.") });
        }
    }
    let issued_on = past_day(&form.issued_on, viewer.today).map_err(|says| faults.push(Fault { field: "issued_on", says })).ok();
    let same = |name: &soket_core::unit::Unit| name.names.iter().any(|name| text::fold(&name.value.full) == text::fold(&issuer));
    let issuer_unit = viewer.tree.all().iter().find(|unit| same(unit)).map(|unit| unit.id);
    match (kind, issued_on) {
        (Some(kind), Some(issued_on)) if faults.is_empty() => {
            let slug = mandate::slug(kind, &number, issued_on.year(), &subject);
            Ok(Ok(Mandate { id: of.0, slug, kind, number, issuer, issuer_unit, issued_on, subject, unit: of.1 }))
        }
        _ => Ok(Err(faults)),
    }
}

/// The form of a registered mandate.
///
/// # Errors
/// A refusal when the person may not register for its unit.
pub async fn edit(Caller { app, viewer, page }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let mandate = store::mandate::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::RegisterMandates, mandate.unit)?;
    let form = MandateForm {
        kind: mandate.kind.as_str().to_owned(),
        number: mandate.number,
        issuer: mandate.issuer,
        issued_on: short_date(mandate.issued_on),
        subject: mandate.subject,
        unit: viewer.tree.get(mandate.unit).map(|unit| unit.code.clone()).unwrap_or_default(),
        again: String::new(),
    };
    let units = units(&viewer, &form.unit);
    page.show(&FormPage { page: &page, address: format!("/van-ban/{slug}/sua"), form: &form, units, faults: Vec::new(), twin: None })
}

/// Corrects what is registered; the trail keeps what stood there.
///
/// # Errors
/// A refusal when the person may not register for its unit.
pub async fn correct(Caller { app, viewer, page }: Caller, Path(slug): Path<String>, Form(form): Form<MandateForm>) -> Result<Response> {
    let old = store::mandate::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::RegisterMandates, old.unit)?;
    match read(&app, &viewer, &form, (old.id, old.unit)).await? {
        Ok(new) => {
            let mut tx = app.db.write().await?;
            store::mandate::correct(&mut tx, Some(viewer.account), &old, &new).await?;
            tx.commit().await?;
            Ok(chrome::done(&format!("/van-ban/{slug}"), "da_luu"))
        }
        Err(faults) => {
            let units = units(&viewer, &form.unit);
            let shown = FormPage { page: &page, address: format!("/van-ban/{slug}/sua"), form: &form, units, faults, twin: None };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response())
        }
    }
}

/// What the form of a relation sends.
#[derive(Deserialize)]
pub struct RelationForm {
    relation: String,
    other: String,
}

/// States how a mandate builds on an earlier one.
///
/// # Errors
/// A refusal when the other one is younger or the same.
pub async fn relate(Caller { app, viewer, .. }: Caller, Path(slug): Path<String>, Form(form): Form<RelationForm>) -> Result<Response> {
    let (from, relation, to) = related(&app, &viewer, &slug, &form).await?;
    mandate::may_relate(&from, &to)?;
    let mut tx = app.db.write().await?;
    store::mandate::relate(&mut tx, Some(viewer.account), &from, (relation, &to)).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/van-ban/{slug}"), "da_luu"))
}

/// Takes a relation back.
///
/// # Errors
/// Not found when it was not stated.
pub async fn unrelate(Caller { app, viewer, .. }: Caller, Path(slug): Path<String>, Form(form): Form<RelationForm>) -> Result<Response> {
    let (from, relation, to) = related(&app, &viewer, &slug, &form).await?;
    let mut tx = app.db.write().await?;
    store::mandate::unrelate(&mut tx, Some(viewer.account), &from, (relation, &to)).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/van-ban/{slug}"), "da_bo"))
}

async fn related(app: &App, viewer: &Viewer, slug: &str, form: &RelationForm) -> Result<(Mandate, Relation, Mandate)> {
    let from = store::mandate::find(&app.db, viewer, slug).await?;
    viewer.may(Action::RegisterMandates, from.unit)?;
    let to = store::mandate::find(&app.db, viewer, &form.other).await?;
    Ok((from, Relation::parse(&form.relation).ok_or(Error::NotFound)?, to))
}
