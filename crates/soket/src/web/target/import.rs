//! Targets taken in from a table, pasted or as a file: understood row by row first, written only when the person says so.

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::attachment::bytes::Incoming;
use crate::store::secrecy::{self, Meant};
use crate::store::target::import::{Intake, Order, Rows, Written};
use crate::table;
use crate::web::attachment::arrived;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, choices, or_none};
use askama::Template;
use axum::Form;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use soket_core::id::UnitId;
use soket_core::mandate::Mandate;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::secrecy::{Grade, mark_in_file_name};
use soket_core::target::goal::Direction;
use soket_core::target::import::{Suggestion, Table};
use soket_core::target::rule::{TimeRule, UnitRule};
use soket_core::text;
use soket_core::unit::Unit;
use soket_core::viewer::{Action, Viewer};

/// What the form sends.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct ImportForm {
    mandate: String,
    unit: String,
    reporters: String,
    rows: String,
    /// Why contradictions are kept.
    reason: String,
    /// Empty to look, `clean` or `all` to write.
    write: String,
}

#[derive(Template)]
#[template(path = "target/import.html")]
struct ImportPage<'a> {
    page: &'a Page,
    form: &'a ImportForm,
    mandates: Vec<Choice>,
    units: Vec<Choice>,
    refusal: Option<Refusal>,
    done: Option<Sentence>,
    seen: Vec<Seen>,
}

/// One row as it was understood.
struct Seen {
    suggestion: Suggestion,
    rules: [&'static str; 3],
    goals: String,
}

impl Seen {
    fn of(suggestion: &Suggestion) -> Self {
        let draft = &suggestion.draft;
        let rules = [
            Direction::parse(&draft.direction).map_or("", Direction::name_vi),
            TimeRule::parse(&draft.time_rule).map_or("", TimeRule::name_vi),
            UnitRule::parse(&draft.unit_rule).map_or("", UnitRule::name_vi),
        ];
        Self { rules, goals: draft.goals.replace('\n', "; "), suggestion: suggestion.clone() }
    }
}

impl ImportPage<'_> {
    fn clean(&self) -> usize {
        self.seen.iter().filter(|row| row.suggestion.is_clean()).count()
    }

    fn contradicting(&self) -> usize {
        self.seen.iter().filter(|row| row.suggestion.faults.is_empty() && !row.suggestion.warnings.is_empty()).count()
    }
}

/// The empty form.
///
/// # Errors
/// A refusal when the person may define targets nowhere.
pub async fn form(Caller { app, viewer, page }: Caller) -> Result<Response> {
    viewer.may_somewhere(Action::DefineTargets)?;
    page.show(&blank(&app, &viewer, (&page, &ImportForm::default())).await?)
}

/// Shows how pasted rows are understood, or writes them.
///
/// # Errors
/// A refusal when the person may not define targets for the unit.
pub async fn take(Caller { app, viewer, page }: Caller, Form(form): Form<ImportForm>) -> Result<Response> {
    let unit = owner(&viewer, &form)?;
    viewer.may(Action::DefineTargets, unit.id)?;
    let Some(mandate) = mandate(&app, &viewer, &form).await? else {
        return again(&app, &viewer, (&page, &form), no_mandate()).await;
    };
    let rows = match table::pasted(&text::nfc(&form.rows)) {
        Ok(rows) => rows,
        Err(unfit) => return again(&app, &viewer, (&page, &form), unfit.into()).await,
    };
    if let Some(grade) = table::mark(&rows) {
        let refusal = secret(&app, &viewer, &mandate, grade).await?;
        return again(&app, &viewer, (&page, &ImportForm { rows: String::new(), ..form }), refusal).await;
    }
    answer(&app, &viewer, (&page, form), (unit, &mandate, rows)).await
}

/// Reads a file into the box of rows and shows how it is understood; the file itself is not kept.
///
/// # Errors
/// A refusal when the person may not define targets for the unit.
pub async fn open_file(Caller { app, viewer, page }: Caller, parts: Multipart) -> Result<Response> {
    let (mut form, file) = receive(&app, parts).await?;
    let unit = owner(&viewer, &form)?;
    viewer.may(Action::DefineTargets, unit.id)?;
    let Some(mandate) = mandate(&app, &viewer, &form).await? else {
        return again(&app, &viewer, (&page, &form), no_mandate()).await;
    };
    let rows = match &file {
        Some((_, incoming)) => table::read_apart(&app.program, &incoming.path).await,
        None => Err(Refusal::unfit("Chưa chọn tệp nào.", "Bấm nút chọn tệp, chọn tệp .xlsx hoặc .csv, rồi bấm đọc tệp.").into()),
    };
    let rows = match rows {
        Ok(rows) => rows,
        Err(Error::Refused(refusal)) => return again(&app, &viewer, (&page, &form), refusal).await,
        Err(error) => return Err(error),
    };
    let name = file.map(|(name, _)| name).unwrap_or_default();
    if let Some(grade) = table::mark(&rows).or_else(|| mark_in_file_name(&name)) {
        let refusal = secret(&app, &viewer, &mandate, grade).await?;
        return again(&app, &viewer, (&page, &form), refusal).await;
    }
    (form.rows, form.write) = (table::as_text(&rows), String::new());
    answer(&app, &viewer, (&page, form), (unit, &mandate, rows)).await
}

/// The unit that will own the targets.
fn owner<'a>(viewer: &'a Viewer, form: &ImportForm) -> Result<&'a Unit> {
    viewer.tree.by_code(&form.unit).filter(|unit| viewer.sees(unit.id)).ok_or(Error::NotFound)
}

/// The mandate that sets them, if one was chosen that the person sees.
async fn mandate(app: &App, viewer: &Viewer, form: &ImportForm) -> Result<Option<Mandate>> {
    match store::mandate::find(&app.db, viewer, &form.mandate).await {
        Ok(mandate) => Ok(Some(mandate)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

fn no_mandate() -> Refusal {
    Refusal::unfit("Chưa chọn văn bản đề ra chỉ tiêu.", "Chọn trong danh sách, hoặc đăng ký văn bản trước.")
}

async fn blank<'a>(app: &App, viewer: &Viewer, (page, form): (&'a Page, &'a ImportForm)) -> Result<ImportPage<'a>> {
    let mandates = store::mandate::seen(&app.db, viewer).await?.into_iter();
    let units = viewer.tree.all().iter().filter(|unit| viewer.can(Action::DefineTargets, unit.id) && unit.stands_on(viewer.today));
    Ok(ImportPage {
        mandates: or_none(mandates.map(|mandate| (mandate.slug.clone(), mandate.citation())), &form.mandate),
        units: choices(units.map(|unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone())), &form.unit),
        page,
        form,
        refusal: None,
        done: None,
        seen: Vec::new(),
    })
}

async fn again(app: &App, viewer: &Viewer, of: (&Page, &ImportForm), refusal: Refusal) -> Result<Response> {
    let mut shown = blank(app, viewer, of).await?;
    shown.refusal = Some(refusal);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, of.0.show(&shown)?).into_response())
}

async fn secret(app: &App, viewer: &Viewer, mandate: &Mandate, grade: Grade) -> Result<Refusal> {
    let meant = Meant { record: ("mandate", mandate.id.0), unit: mandate.unit };
    secrecy::refuse(&app.db, viewer.account, meant, (grade, "bảng chỉ tiêu")).await
}

/// The same fields as the form, and the file under its own name.
async fn receive(app: &App, mut parts: Multipart) -> Result<(ImportForm, Option<(String, Incoming)>)> {
    let (mut form, mut file) = (ImportForm::default(), None);
    while let Some(mut part) = parts.next_field().await.map_err(torn)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "file" {
            let file_name = text::nfc(part.file_name().unwrap_or_default());
            let incoming = arrived(app, &mut part, torn).await?;
            file = Some((file_name, incoming)).filter(|(_, incoming)| incoming.size > 0);
            continue;
        }
        let sent = part.text().await.map_err(torn)?;
        match name.as_str() {
            "mandate" => form.mandate = sent,
            "unit" => form.unit = sent,
            "reporters" => form.reporters = sent,
            "rows" => form.rows = sent,
            _ => {}
        }
    }
    Ok((form, file))
}

fn torn(_: MultipartError) -> Error {
    Refusal::unfit("Tệp tải lên bị đứt giữa chừng hoặc quá lớn.", "Chép riêng bảng chỉ tiêu sang một tệp mới, hoặc dán bảng vào ô.").into()
}

/// Where a table will hang, and its rows.
type Taken<'a> = (&'a Unit, &'a Mandate, table::Rows);

/// The page with what was understood, or what became of writing it.
async fn answer(app: &App, viewer: &Viewer, (page, form): (&Page, ImportForm), (unit, mandate, rows): Taken<'_>) -> Result<Response> {
    let intake = Intake::gather(&app.db, &viewer.tree, unit, (Some(mandate), viewer.today)).await?;
    match intake.read(&rows) {
        Ok(table) if !form.write.is_empty() => write(app, viewer, (page, form), (intake, table, rows)).await,
        Ok(table) => {
            let mut shown = blank(app, viewer, (page, &form)).await?;
            shown.seen = table.suggestions.iter().map(Seen::of).collect();
            page.show(&shown)
        }
        Err(refusal) => again(app, viewer, (page, &form), refusal).await,
    }
}

/// Writes the rows asked for; what is left stays in the box.
async fn write(
    app: &App,
    viewer: &Viewer,
    (page, mut form): (&Page, ImportForm),
    (intake, table, rows): (Intake, Table, table::Rows),
) -> Result<Response> {
    let (which, reporters) = match order(viewer, &form) {
        Ok(order) => order,
        Err(refusal) => return again(app, viewer, (page, &form), refusal).await,
    };
    let reason = text::tidy(&form.reason);
    let mut tx = app.db.write().await?;
    let order = Order { by: Some(viewer.account), rows: which, reporters: &reporters, reason: &reason };
    let written = intake.write(&mut tx, &table, order).await?;
    tx.commit().await?;
    if written.len() == table.suggestions.len() {
        return Ok(chrome::done("/chi-tieu", "da_luu"));
    }
    form.rows = table::as_text(&without(rows, &written));
    let mut shown = blank(app, viewer, (page, &form)).await?;
    let count = written.len();
    shown.done = Some(Sentence::plain("Đã ghi %{count} chỉ tiêu; các dòng chưa ghi còn ở ô dưới.").with("count", count));
    let left = |suggestion: &&Suggestion| written.iter().all(|done| done.row != suggestion.row);
    shown.seen = table.suggestions.iter().filter(left).map(Seen::of).collect();
    page.show(&shown)
}

/// Which rows, and who will report; contradictions want a reason.
fn order(viewer: &Viewer, form: &ImportForm) -> std::result::Result<(Rows, Vec<UnitId>), Refusal> {
    let which = if form.write == "all" { Rows::Contradicting } else { Rows::Clean };
    if which == Rows::Contradicting && form.reason.trim().is_empty() {
        return Err(Refusal::unfit("Chưa ghi lý do giữ những dòng mâu thuẫn.", "Ghi lý do vào ô, rồi bấm lại."));
    }
    let codes = form.reporters.split(['\n', ',', ';']).map(str::trim).filter(|code| !code.is_empty());
    let unit = |code: &str| {
        let unit = viewer.tree.by_code(code).filter(|unit| viewer.sees(unit.id));
        let unknown = || Refusal::unfit("Không có đơn vị mang mã %{code}.", "Xem mã ở trang Đơn vị.").with("code", code);
        unit.map(|unit| unit.id).ok_or_else(unknown)
    };
    Ok((which, codes.map(unit).collect::<std::result::Result<_, _>>()?))
}

fn without(rows: table::Rows, written: &[Written]) -> table::Rows {
    let kept = rows.into_iter().enumerate().filter(|(at, _)| written.iter().all(|done| done.row != at + 1));
    kept.map(|(_, row)| row).collect()
}
