//! Targets taken in from a table, pasted or as a file: understood row by row first, written only when the person says so.

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::secrecy::{self, Meant};
use crate::store::target::import::{Ground, Order, Rows, Written};
use crate::table;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, choices};
use askama::Template;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::id::UnitId;
use soket_core::mandate::Mandate;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::secrecy::mark_in_file_name;
use soket_core::target::goal::Direction;
use soket_core::target::import::{self, Proposal, Table};
use soket_core::target::rule::{TimeRule, UnitRule};
use soket_core::text;
use soket_core::viewer::{Action, Viewer};

/// What the form sends; a file takes the place of pasted rows.
#[derive(Default)]
struct ImportForm {
    mandate: String,
    unit: String,
    reporters: String,
    rows: String,
    /// Why contradictions are kept.
    reason: String,
    /// Empty to look, `clean` or `all` to write.
    write: String,
    file: Option<(String, Vec<u8>)>,
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
    proposal: Proposal,
    rules: [&'static str; 3],
    goals: String,
}

impl Seen {
    fn of(proposal: &Proposal) -> Self {
        let draft = &proposal.draft;
        let rules = [
            Direction::parse(&draft.direction).map_or("", Direction::name_vi),
            TimeRule::parse(&draft.time_rule).map_or("", TimeRule::name_vi),
            UnitRule::parse(&draft.unit_rule).map_or("", UnitRule::name_vi),
        ];
        Self { rules, goals: draft.goals.replace('\n', "; "), proposal: proposal.clone() }
    }
}

impl ImportPage<'_> {
    fn clean(&self) -> usize {
        self.seen.iter().filter(|row| row.proposal.is_clean()).count()
    }

    fn contradicting(&self) -> usize {
        self.seen.iter().filter(|row| row.proposal.faults.is_empty() && !row.proposal.warnings.is_empty()).count()
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

/// Shows how a table is understood, or writes it.
///
/// # Errors
/// A refusal when the person may not define targets for the unit.
pub async fn take(Caller { app, viewer, page }: Caller, form: Multipart) -> Result<Response> {
    let mut form = receive(form).await?;
    let unit = viewer.tree.by_code(&form.unit).filter(|unit| viewer.sees(unit.id)).ok_or(Error::NotFound)?;
    viewer.may(Action::DefineTargets, unit.id)?;
    let mandate = store::mandate::find(&app.db, &viewer, &form.mandate).await?;
    let taken = rows(&app, &viewer, (&mut form, &mandate)).await;
    let ground = Ground::gather(&app.db, &viewer.tree, unit, (Some(&mandate), viewer.today)).await?;
    let read = taken.and_then(|rows| Ok((ground.read(&rows)?, rows)));
    match read {
        Ok((table, rows)) if !form.write.is_empty() => write(&app, &viewer, (&page, form), (ground, table, rows)).await,
        Ok((table, _)) => {
            let mut shown = blank(&app, &viewer, (&page, &form)).await?;
            shown.seen = table.proposals.iter().map(Seen::of).collect();
            page.show(&shown)
        }
        Err(Error::Refused(refusal)) => again(&app, &viewer, (&page, &form), refusal).await,
        Err(error) => Err(error),
    }
}

async fn blank<'a>(app: &App, viewer: &Viewer, (page, form): (&'a Page, &'a ImportForm)) -> Result<ImportPage<'a>> {
    let mandates = store::mandate::all(&app.db).await?.into_iter().filter(|mandate| viewer.sees(mandate.unit));
    let units = viewer.tree.all().iter().filter(|unit| viewer.can(Action::DefineTargets, unit.id) && unit.stands_on(viewer.today));
    Ok(ImportPage {
        mandates: choices(mandates.map(|mandate| (mandate.slug.clone(), mandate.citation())), &form.mandate),
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

async fn receive(mut parts: Multipart) -> Result<ImportForm> {
    let mut form = ImportForm::default();
    while let Some(part) = parts.next_field().await.map_err(torn)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "file" {
            let file = text::nfc(part.file_name().unwrap_or_default());
            let bytes = part.bytes().await.map_err(torn)?;
            form.file = Some((file, bytes.to_vec())).filter(|(_, bytes)| !bytes.is_empty());
            continue;
        }
        let sent = text::nfc(&part.text().await.map_err(torn)?);
        match name.as_str() {
            "mandate" => form.mandate = sent,
            "unit" => form.unit = sent,
            "reporters" => form.reporters = sent,
            "rows" => form.rows = sent,
            "reason" => form.reason = sent.trim().to_owned(),
            "write" => form.write = sent,
            _ => {}
        }
    }
    Ok(form)
}

fn torn(_: MultipartError) -> Error {
    Refusal::unfit("Tệp tải lên bị đứt giữa chừng hoặc quá lớn.", "Chép riêng bảng chỉ tiêu sang một tệp mới, hoặc dán bảng vào ô.").into()
}

/// The rows of the file, or those that were pasted. What a file held stays in the box, so that writing needs no second upload.
async fn rows(app: &App, viewer: &Viewer, (form, mandate): (&mut ImportForm, &Mandate)) -> Result<table::Rows> {
    let name = form.file.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
    let rows = match form.file.take() {
        Some((_, bytes)) => {
            let sheets = tokio::task::spawn_blocking(move || table::read(bytes)).await.map_err(anyhow::Error::from)??;
            let right = sheets.iter().position(|sheet| import::has_head(&sheet.rows)).unwrap_or(0);
            sheets.into_iter().nth(right).map(|sheet| sheet.rows).unwrap_or_default()
        }
        None => table::pasted(&form.rows)?,
    };
    if let Some(grade) = table::mark(&rows).or_else(|| mark_in_file_name(&name)) {
        form.rows.clear();
        let meant = Meant { record: ("mandate", mandate.id.0), unit: mandate.unit };
        return Err(secrecy::refuse(&app.db, viewer.account, meant, (grade, "bảng chỉ tiêu")).await?.into());
    }
    form.rows = table::as_text(&rows);
    Ok(rows)
}

/// Writes the rows asked for; what is left stays in the box.
async fn write(
    app: &App,
    viewer: &Viewer,
    (page, mut form): (&Page, ImportForm),
    (ground, table, rows): (Ground, Table, table::Rows),
) -> Result<Response> {
    if form.write == "all" && form.reason.is_empty() {
        let why = Refusal::unfit("Chưa ghi lý do giữ những dòng mâu thuẫn.", "Ghi lý do vào ô, rồi bấm lại.");
        return again(app, viewer, (page, &form), why).await;
    }
    let reporters = match reporters(viewer, &form.reporters) {
        Ok(reporters) => reporters,
        Err(refusal) => return again(app, viewer, (page, &form), refusal).await,
    };
    let which = if form.write == "all" { Rows::Contradicting } else { Rows::Clean };
    let order = Order { by: Some(viewer.account), rows: which, reporters: &reporters, reason: &form.reason };
    let mut tx = app.db.write().await?;
    let written = ground.write(&mut tx, &table, order).await?;
    tx.commit().await?;
    if written.len() == table.proposals.len() {
        return Ok(chrome::done("/chi-tieu", "da_luu"));
    }
    form.rows = table::as_text(&without(rows, &written));
    let mut shown = blank(app, viewer, (page, &form)).await?;
    let count = written.len();
    shown.done = Some(Sentence::plain("Đã ghi %{count} chỉ tiêu; các dòng chưa ghi còn ở ô dưới.").with("count", count));
    let left = |proposal: &&Proposal| written.iter().all(|done| done.row != proposal.row);
    shown.seen = table.proposals.iter().filter(left).map(Seen::of).collect();
    page.show(&shown)
}

fn without(rows: table::Rows, written: &[Written]) -> table::Rows {
    let kept = rows.into_iter().enumerate().filter(|(at, _)| written.iter().all(|done| done.row != at + 1));
    kept.map(|(_, row)| row).collect()
}

/// Units by their codes, parted by commas or lines.
fn reporters(viewer: &Viewer, codes: &str) -> std::result::Result<Vec<UnitId>, Refusal> {
    let codes = codes.split(['\n', ',', ';']).map(str::trim).filter(|code| !code.is_empty());
    let unit = |code: &str| {
        let unit = viewer.tree.by_code(code).filter(|unit| viewer.sees(unit.id));
        unit.map(|unit| unit.id)
            .ok_or_else(|| Refusal::unfit("Không có đơn vị mang mã %{code}.", "Xem mã ở trang Đơn vị.").with("code", code))
    };
    codes.map(unit).collect()
}
