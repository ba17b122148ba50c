//! The records of a review: what was good, what fell short and why, what is to be done; linked to targets, units and tasks.

use crate::app::App;
use crate::db::Write;
use crate::error::{Error, Result};
use crate::store;
use crate::store::review::Review;
use crate::store::review::record::Record;
use crate::store::task::Task;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{self, Choice, choices, or_none};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::{Form, Query};
use serde::Deserialize;
use soket_core::mandate::Mandate;
use soket_core::period::day::{coming_day, past_day, short_date};
use soket_core::refusal::Sentence;
use soket_core::review::{RecordKind, ReviewStep};
use soket_core::target::Target;
use soket_core::target::draft::Fault;
use soket_core::text;
use soket_core::unit::Unit;
use soket_core::viewer::{Action, Viewer};

/// What the form for a record sends; the last three fields make the task that remedies a limit.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct RecordForm {
    kind: String,
    body: String,
    unit: String,
    mandate: String,
    happened_on: String,
    meetings: String,
    participants: String,
    targets: Vec<i64>,
    causes: Vec<i64>,
    task: String,
    lead: String,
    due_on: String,
    /// The words of the record when its form was opened.
    was: String,
}

#[derive(Template)]
#[template(path = "review/record.html")]
struct RecordPage<'a> {
    page: &'a Page,
    review: &'a Review,
    /// The record that is changed; none while one is added.
    changed: Option<i64>,
    form: &'a RecordForm,
    offers: &'a Offers,
    faults: Vec<Fault>,
}

struct Offers {
    units: Vec<(String, String)>,
    /// The units for which the person may set a task.
    leads: Vec<(String, String)>,
    mandates: Vec<Mandate>,
    targets: Vec<Target>,
    causes: Vec<Record>,
}

impl RecordPage<'_> {
    fn fault(&self, name: &str) -> String {
        field::faults(self.page, &self.faults, name)
    }

    fn kinds(&self) -> Vec<Choice> {
        choices(RecordKind::ALL.map(|kind| (kind.as_str(), kind.name_vi())), &self.form.kind)
    }

    fn units(&self) -> Vec<Choice> {
        or_none(self.offers.units.iter().cloned(), &self.form.unit)
    }

    fn leads(&self) -> Vec<Choice> {
        or_none(self.offers.leads.iter().cloned(), &self.form.lead)
    }

    fn mandates(&self) -> Vec<Choice> {
        or_none(self.offers.mandates.iter().map(|mandate| (mandate.slug.clone(), mandate.citation())), &self.form.mandate)
    }

    fn targets(&self) -> Vec<Choice> {
        let choice = |target: &Target| Choice {
            value: target.id.to_string(),
            name: format!("{}. {}", target.code, target.name),
            chosen: self.form.targets.contains(&target.id.0),
        };
        self.offers.targets.iter().map(choice).collect()
    }

    fn causes(&self) -> Vec<Choice> {
        let others = self.offers.causes.iter().filter(|cause| Some(cause.id) != self.changed);
        let choice = |cause: &Record| Choice {
            value: cause.id.to_string(),
            name: format!("{}: {}", self.page.t(cause.kind.name_vi()), cause.body),
            chosen: self.form.causes.contains(&cause.id),
        };
        others.map(choice).collect()
    }
}

async fn offers(app: &App, viewer: &Viewer, review: &Review) -> Result<Offers> {
    let ids = store::review::mandates(&app.db, review.id).await?;
    let mut mandates = store::mandate::all(&app.db).await?;
    mandates.retain(|mandate| ids.contains(&mandate.id));
    let standing = viewer.tree.all().iter().filter(|unit| unit.stands_on(review.cut_off));
    let named = |unit: &Unit| (unit.code.clone(), unit.named_on(review.cut_off).full.clone());
    let is_cause = |record: &Record| matches!(record.kind, RecordKind::ObjectiveCause | RecordKind::SubjectiveCause);
    Ok(Offers {
        units: standing.clone().filter(|unit| viewer.sees(unit.id)).map(named).collect(),
        leads: standing.filter(|unit| viewer.can(Action::SetTasks, unit.id)).map(named).collect(),
        targets: store::target::of(&app.db, &ids).await?.into_iter().map(|kept| kept.target).collect(),
        mandates,
        causes: store::review::record::all(&app.db, review.id).await?.into_iter().filter(is_cause).collect(),
    })
}

/// The form for a record; `?loai=` chooses its kind.
///
/// # Errors
/// A refusal when the person may not write or the review is closed.
pub async fn blank(Caller { app, viewer, page }: Caller, Path(slug): Path<String>, Query(asked): Query<Wanted>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::ComposeReviews, review.unit)?;
    review.state.allow(ReviewStep::Edit)?;
    let offers = offers(&app, &viewer, &review).await?;
    let form = RecordForm { kind: asked.kind, ..RecordForm::default() };
    page.show(&RecordPage { page: &page, review: &review, changed: None, form: &form, offers: &offers, faults: Vec::new() })
}

/// Which kind of record is asked for.
#[derive(Deserialize, Default)]
pub struct Wanted {
    #[serde(default, rename = "loai")]
    kind: String,
}

/// Adds a record, and the task that remedies it where one is named.
///
/// # Errors
/// A refusal when the person may not write or the review is closed.
pub async fn add(Caller { app, viewer, page }: Caller, Path(slug): Path<String>, Form(form): Form<RecordForm>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::ComposeReviews, review.unit)?;
    let offers = offers(&app, &viewer, &review).await?;
    let mut reader = Reader { form: &form, viewer: &viewer, offers: &offers, faults: Vec::new() };
    let (record, task) = (reader.record(), reader.task());
    let (Some(record), true) = (record, reader.faults.is_empty()) else {
        let shown = RecordPage { page: &page, review: &review, changed: None, form: &form, offers: &offers, faults: reader.faults };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response());
    };
    let mut tx = app.db.write().await?;
    let id = store::review::record::add(&mut tx, Some(viewer.account), (review.id, review.unit), &record).await?;
    remedy(&mut tx, &viewer, (&review, id), task).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/so-ket/{slug}#ghi-nhan"), "da_luu"))
}

/// Sets the task that remedies a record, where one was named.
async fn remedy(tx: &mut Write, viewer: &Viewer, of: (&Review, i64), task: Option<Task>) -> Result<()> {
    if let Some(task) = task {
        let task = Task { review: Some(of.0.id), record: Some(of.1), ..task };
        store::task::set(tx, Some(viewer.account), &task).await?;
    }
    Ok(())
}

async fn recorded(app: &App, review: &Review, id: i64) -> Result<Record> {
    let records = store::review::record::all(&app.db, review.id).await?;
    records.into_iter().find(|record| record.id == id).ok_or(Error::NotFound)
}

/// The form with a record in it.
///
/// # Errors
/// Not found when the review has no such record; a refusal when the person may not write or the review is closed.
pub async fn edit(Caller { app, viewer, page }: Caller, Path((slug, id)): Path<(String, i64)>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::ComposeReviews, review.unit)?;
    review.state.allow(ReviewStep::Edit)?;
    let record = recorded(&app, &review, id).await?;
    let offers = offers(&app, &viewer, &review).await?;
    let form = RecordForm::of(&record, &viewer, &offers);
    page.show(&RecordPage { page: &page, review: &review, changed: Some(id), form: &form, offers: &offers, faults: Vec::new() })
}

/// Changes a record; a task named beside it is set besides those it has.
///
/// # Errors
/// As for the form.
pub async fn change(
    Caller { app, viewer, page }: Caller,
    Path((slug, id)): Path<(String, i64)>,
    Form(mut form): Form<RecordForm>,
) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::ComposeReviews, review.unit)?;
    let before = recorded(&app, &review, id).await?;
    let offers = offers(&app, &viewer, &review).await?;
    let opened_on = text::tidy(&std::mem::replace(&mut form.was, before.body.clone()));
    let mut reader = Reader { form: &form, viewer: &viewer, offers: &offers, faults: Vec::new() };
    let (record, task) = (reader.record(), reader.task());
    if !opened_on.is_empty() && opened_on != before.body.replace("\r\n", "\n") {
        let says = Sentence::plain("Người khác vừa sửa ghi nhận này thành “%{now}”. Xem lại rồi lưu lần nữa.");
        reader.fault("body", says.with("now", &before.body));
    }
    let (Some(record), true) = (record, reader.faults.is_empty()) else {
        let shown = RecordPage { page: &page, review: &review, changed: Some(id), form: &form, offers: &offers, faults: reader.faults };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response());
    };
    let mut tx = app.db.write().await?;
    store::review::record::change(&mut tx, viewer.account, &review, (&before.body, &Record { id, ..record })).await?;
    remedy(&mut tx, &viewer, (&review, id), task).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/so-ket/{slug}#ghi-nhan"), "da_luu"))
}

impl RecordForm {
    /// A record as the form shows it.
    fn of(record: &Record, viewer: &Viewer, offers: &Offers) -> Self {
        let count = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        let mandate = offers.mandates.iter().find(|mandate| Some(mandate.id) == record.mandate);
        Self {
            kind: record.kind.as_str().to_owned(),
            body: record.body.clone(),
            unit: record.unit.and_then(|unit| viewer.tree.get(unit)).map(|unit| unit.code.clone()).unwrap_or_default(),
            mandate: mandate.map(|mandate| mandate.slug.clone()).unwrap_or_default(),
            happened_on: record.happened_on.map(short_date).unwrap_or_default(),
            meetings: count(record.meetings),
            participants: count(record.participants),
            targets: record.targets.iter().map(|target| target.0).collect(),
            causes: record.causes.clone(),
            was: record.body.clone(),
            ..Self::default()
        }
    }
}

struct Reader<'a> {
    form: &'a RecordForm,
    viewer: &'a Viewer,
    offers: &'a Offers,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn record(&mut self) -> Option<Record> {
        let form = self.form;
        let kind = RecordKind::parse(&form.kind);
        if kind.is_none() {
            self.fault("kind", Sentence::plain("Chưa chọn mục này. Chọn một mục trong danh sách."));
        }
        let body = text::tidy(&form.body);
        if body.is_empty() {
            self.fault("body", Sentence::plain("Ghi ít nhất một câu."));
        }
        let (meetings, participants) = (self.count("meetings", &form.meetings), self.count("participants", &form.participants));
        let happened_on = match form.happened_on.trim() {
            "" => None,
            typed => past_day(typed, self.viewer.today).map_err(|says| self.fault("happened_on", says)).ok(),
        };
        let known_targets = self.offers.targets.iter().map(|target| target.id);
        let known_causes = self.offers.causes.iter().map(|cause| cause.id);
        Some(Record {
            id: 0,
            kind: kind?,
            body,
            unit: self.viewer.tree.by_code(&form.unit).filter(|unit| self.viewer.sees(unit.id)).map(|unit| unit.id),
            mandate: self.offers.mandates.iter().find(|mandate| mandate.slug == form.mandate).map(|mandate| mandate.id),
            happened_on,
            meetings,
            participants,
            targets: known_targets.filter(|id| form.targets.contains(&id.0)).collect(),
            causes: known_causes.filter(|id| form.causes.contains(id)).collect(),
        })
    }

    /// The task, where its box says something; it needs a day, and someone who leads to whom the person may set tasks.
    fn task(&mut self) -> Option<Task> {
        let form = self.form;
        let title = text::tidy(&form.task);
        if title.is_empty() {
            return None;
        }
        let lead = self.viewer.tree.by_code(&form.lead).filter(|unit| self.viewer.can(Action::SetTasks, unit.id)).map(|unit| unit.id);
        if lead.is_none() {
            self.fault("lead", Sentence::plain("Chọn đơn vị chủ trì việc này."));
        }
        let due_on = coming_day(&form.due_on, self.viewer.today).map_err(|says| self.fault("due_on", says)).ok();
        Some(Task::new(title, lead?, due_on?))
    }

    fn count(&mut self, field: &'static str, typed: &str) -> Option<i64> {
        let typed = typed.trim().replace('.', "");
        let count = typed.parse::<i64>().ok().filter(|count| *count >= 0);
        if count.is_none() && !typed.is_empty() {
            self.fault(field, Sentence::plain("Số cuộc, số lượt là số nguyên không âm, ví dụ 12."));
        }
        count
    }

    fn fault(&mut self, field: &'static str, says: Sentence) {
        self.faults.push(Fault { field, says });
    }
}

/// Withdraws a record.
///
/// # Errors
/// Not found when the review has no such record; a refusal when it is closed.
pub async fn withdraw(Caller { app, viewer, .. }: Caller, Path((slug, id)): Path<(String, i64)>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::ComposeReviews, review.unit)?;
    store::review::record::withdraw(&app.db, viewer.account, &review, id).await?;
    Ok(chrome::done(&format!("/so-ket/{slug}#ghi-nhan"), "da_bo"))
}
