//! What can happen to a unit: founded, renamed, placed under another, merged, split, ended; its term, letterhead and posts.

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::unit::{NewUnit, Succession};
use crate::web::chrome::{self, Caller};
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::Deserialize;
use soket_core::id::UnitId;
use soket_core::period::day::parse_day;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::target::draft::Fault;
use soket_core::text;
use soket_core::trail::Verb;
use soket_core::unit::{Line, Unit, UnitKind, UnitName};
use soket_core::viewer::{Action, Viewer};

/// What the next step is, whatever was wrong.
const AGAIN: &str = "Quay lại trang trước: những gì đã gõ vẫn còn. Sửa rồi lưu lại.";

fn unfit(says: Sentence) -> Error {
    Refusal { says, ..Refusal::unfit("", AGAIN) }.into()
}

fn wanted(text: &str, says: &'static str) -> Result<String> {
    let text = text::nfc(text.trim());
    if text.is_empty() { Err(unfit(Sentence::plain(says))) } else { Ok(text) }
}

fn day(typed: &str) -> Result<Date> {
    parse_day(typed).map_err(|fault| unfit(fault.says()))
}

fn kept<'a>(viewer: &'a Viewer, code: &str) -> Result<&'a Unit> {
    // An administrator keeps units without reading what they report.
    let known = |unit: &&Unit| viewer.sees(unit.id) || viewer.can(Action::KeepUnits, unit.id);
    let unit = viewer.tree.by_code(code).filter(known).ok_or(Error::NotFound)?;
    viewer.may(Action::KeepUnits, unit.id)?;
    Ok(unit)
}

/// What the form of a new unit sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct UnitForm {
    /// Its full name.
    pub name: String,
    /// As tables name it; empty takes the full name without the word for what it is.
    pub short: String,
    /// What it is; empty reads it from the name.
    pub kind: String,
    /// On which line it stands; empty takes the usual one of its kind.
    pub line: String,
    /// The code of the unit above it.
    pub parent: String,
    /// Since when.
    pub from_on: String,
    /// The document that founded it.
    pub document: String,
}

/// Founds a unit below one that the person keeps; what cannot be understood is said beside its field.
///
/// # Errors
/// A refusal when the person may not keep the unit above.
pub async fn found(Caller { app, viewer, page }: Caller, Form(form): Form<UnitForm>) -> Result<Response> {
    let parent = kept(&viewer, &form.parent)?.id;
    let new = match new_unit(&viewer, &form, parent) {
        Ok(new) => new,
        Err(fault) => {
            let shown = super::list_page(&page, &viewer, viewer.today, (form, vec![fault]));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response());
        }
    };
    let mut tx = app.db.write().await?;
    store::unit::found(&mut tx, Some(viewer.account), &new).await?;
    tx.commit().await?;
    Ok(chrome::done("/don-vi", "da_luu"))
}

/// The unit of a form; its code is made from its name.
///
/// # Errors
/// The first field that cannot be understood.
pub fn new_unit(viewer: &Viewer, form: &UnitForm, parent: UnitId) -> std::result::Result<NewUnit, Fault> {
    let fault = |field, says| Fault { field, says };
    let full = text::nfc(form.name.trim());
    if full.is_empty() {
        return Err(fault("name", Sentence::plain("Đơn vị chưa có tên.")));
    }
    let chosen = if form.kind.is_empty() { UnitKind::of_name(&full) } else { UnitKind::parse(&form.kind) };
    let kind = chosen.ok_or_else(|| fault("kind", Sentence::plain("Tên không nói rõ đơn vị thuộc loại nào. Chọn loại đơn vị.")))?;
    let line = if form.line.is_empty() { Some(kind.usual_line()) } else { Line::parse(&form.line) };
    let line = line.ok_or_else(|| fault("line", Sentence::plain("Chưa chọn hệ thống của đơn vị.")))?;
    let from_on = parse_day(&form.from_on).map_err(|wrong| fault("from_on", wrong.says()))?;
    let short = text::nfc(form.short.trim());
    let short = if short.is_empty() { short_of(kind, &full) } else { short };
    let initials: String = text::slug(kind.name_vi()).split('-').filter_map(|word| word.chars().next()).collect();
    let code = format!("{initials}-{}", text::slug(&short));
    if viewer.tree.by_code(&code).is_some() {
        return Err(fault("name", Sentence::plain("Đã có đơn vị mang tên này.")));
    }
    let header = store::unit::header_of(kind, &full);
    let name = UnitName { full, short, header };
    Ok(NewUnit { code, kind, name, parent: Some((line, parent)), from_on, document: text::nfc(form.document.trim()) })
}

/// The name for tables: without the word for what the unit is, which the column says.
fn short_of(kind: UnitKind, full: &str) -> String {
    full.strip_prefix(kind.name_vi()).map_or(full, str::trim_start).to_owned()
}

/// What the form of a new name sends.
#[derive(Deserialize)]
pub struct NameForm {
    full: String,
    short: String,
    header: String,
    from_on: String,
    document: String,
}

/// Renames a unit from a day on; papers of earlier days keep the old name.
///
/// # Errors
/// A refusal when something is missing.
pub async fn rename(Caller { app, viewer, .. }: Caller, Path(code): Path<String>, Form(form): Form<NameForm>) -> Result<Response> {
    let unit = kept(&viewer, &code)?;
    let full = wanted(&form.full, "Đơn vị chưa có tên.")?;
    let (short, header) = (text::nfc(form.short.trim()), text::nfc(form.header.trim()));
    let name = UnitName {
        short: if short.is_empty() { short_of(unit.kind, &full) } else { short },
        header: if header.is_empty() { store::unit::header_of(unit.kind, &full) } else { header.to_uppercase() },
        full,
    };
    let since = day(&form.from_on)?;
    let mut tx = app.db.write().await?;
    store::unit::rename(&mut tx, unit.id, &name, (since, form.document.trim())).await?;
    store::unit::note(&mut tx, viewer.account, unit.id, (Verb::Rename, &format!("{} ({since})", name.full))).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/don-vi/{code}"), "da_luu"))
}

/// What the form of a new superior sends.
#[derive(Deserialize)]
pub struct ParentForm {
    line: String,
    parent: String,
    from_on: String,
    document: String,
}

/// Places a unit under another from a day on.
///
/// # Errors
/// A refusal when the tree would close to a ring.
pub async fn place(Caller { app, viewer, .. }: Caller, Path(code): Path<String>, Form(form): Form<ParentForm>) -> Result<Response> {
    let (unit, parent) = (kept(&viewer, &code)?, kept(&viewer, &form.parent)?);
    let line = Line::parse(&form.line).ok_or_else(|| unfit(Sentence::plain("Chưa chọn hệ thống của đơn vị.")))?;
    let since = day(&form.from_on)?;
    if viewer.tree.would_ring(unit.id, parent.id, line, since) {
        return Err(unfit(Sentence::plain("Đơn vị này đứng trên đơn vị kia, nên không thể trực thuộc nó.")));
    }
    let mut tx = app.db.write().await?;
    store::unit::place_under(&mut tx, unit.id, (line, parent.id), (since, form.document.trim())).await?;
    store::unit::note(&mut tx, viewer.account, unit.id, (Verb::Place, &format!("{} ({since})", parent.code))).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/don-vi/{code}"), "da_luu"))
}

/// What the form of an end sends.
#[derive(Deserialize)]
pub struct EndForm {
    last_on: String,
    kind: String,
    #[serde(default)]
    successor: String,
    document: String,
}

/// Ends a unit on a day: merged into another, split, or dissolved. Its figures stay where they were counted.
///
/// # Errors
/// A refusal when a merger names no successor.
pub async fn end(Caller { app, viewer, .. }: Caller, Path(code): Path<String>, Form(form): Form<EndForm>) -> Result<Response> {
    let unit = kept(&viewer, &code)?;
    let last = day(&form.last_on)?;
    let kind = Succession::parse(&form.kind).ok_or_else(|| unfit(Sentence::plain("Chưa chọn vì sao đơn vị kết thúc.")))?;
    let successor = viewer.tree.by_code(&form.successor).filter(|other| viewer.sees(other.id)).map(|other| other.id);
    if successor.is_none() && kind != Succession::Dissolved {
        return Err(unfit(Sentence::plain("Chưa chọn đơn vị tiếp nhận.")));
    }
    let mut tx = app.db.write().await?;
    store::unit::dissolve(&mut tx, unit.id, last).await?;
    if let Some(successor) = successor {
        store::unit::succeed(&mut tx, (unit.id, successor), kind, (last, form.document.trim())).await?;
    }
    store::unit::note(&mut tx, viewer.account, unit.id, (Verb::End, &format!("{} {last}", kind.name_vi()))).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/don-vi/{code}"), "da_luu"))
}

/// What the form of the letterhead sends.
#[derive(Deserialize)]
pub struct LetterheadForm {
    place: String,
    issuer_code: String,
    recipients: String,
    from_on: String,
}

/// Says what a unit's papers bear: place, code in symbols, recipients.
///
/// # Errors
/// A refusal when something is missing.
pub async fn letterhead(
    Caller { app, viewer, .. }: Caller,
    Path(code): Path<String>,
    Form(form): Form<LetterheadForm>,
) -> Result<Response> {
    let unit = kept(&viewer, &code)?;
    let place = wanted(&form.place, "Chưa ghi địa danh.")?;
    let issuer_code = wanted(&form.issuer_code, "Chưa ghi ký hiệu cơ quan, ví dụ ĐU.")?;
    let recipients = text::nfc(&form.recipients);
    let recipients: Vec<&str> = recipients.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut tx = app.db.write().await?;
    store::unit::settle(&mut tx, unit.id, &place, day(&form.from_on)?).await?;
    store::unit::set_letterhead(&mut tx, unit.id, &issuer_code, &recipients).await?;
    store::unit::note(&mut tx, viewer.account, unit.id, (Verb::Letterhead, &format!("{place}, {issuer_code}"))).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/don-vi/{code}"), "da_luu"))
}

/// What the form of a term sends.
#[derive(Deserialize)]
pub struct TermForm {
    ordinal: String,
    from_on: String,
    to_on: String,
}

/// Opens a term.
///
/// # Errors
/// A refusal when its days are the wrong way round.
pub async fn open_term(Caller { app, viewer, .. }: Caller, Path(code): Path<String>, Form(form): Form<TermForm>) -> Result<Response> {
    let unit = kept(&viewer, &code)?;
    let ordinal = wanted(&form.ordinal, "Chưa ghi nhiệm kỳ thứ mấy, ví dụ X.")?;
    let days = (day(&form.from_on)?, day(&form.to_on)?);
    if days.0 > days.1 {
        return Err(unfit(Sentence::plain("Ngày cuối kỳ đứng trước ngày đầu kỳ. Hãy đổi lại hai ngày.")));
    }
    let known = store::term::of(&app.db, unit.id).await?;
    if known.iter().any(|term| term.first <= days.1 && days.0 <= term.last) {
        return Err(unfit(Sentence::plain("Nhiệm kỳ này trùng ngày với một nhiệm kỳ đã có.")));
    }
    let mut tx = app.db.write().await?;
    store::term::open(&mut tx, unit.id, &ordinal, days).await?;
    store::unit::note(&mut tx, viewer.account, unit.id, (Verb::OpenTerm, &ordinal)).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/don-vi/{code}"), "da_luu"))
}

/// What the form of a post sends.
#[derive(Deserialize)]
pub struct PostForm {
    person: String,
    title: String,
    from_on: String,
}

/// Gives a person a post; a name that is not known yet is added to the unit.
///
/// # Errors
/// A refusal when something is missing.
pub async fn appoint(Caller { app, viewer, .. }: Caller, Path(code): Path<String>, Form(form): Form<PostForm>) -> Result<Response> {
    let unit = kept(&viewer, &code)?;
    let name = wanted(&form.person, "Chưa ghi họ và tên.")?;
    let title = wanted(&form.title, "Chưa ghi chức vụ, ví dụ Bí thư.")?;
    let since = day(&form.from_on)?;
    let mut tx = app.db.write().await?;
    let person = store::person::named(&mut tx, &name, unit.id).await?;
    store::person::appoint(&mut tx, person, (unit.id, &title), since).await?;
    store::unit::note(&mut tx, viewer.account, unit.id, (Verb::Appoint, &format!("{title}: {name}"))).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/don-vi/{code}"), "da_luu"))
}

/// The last day of a post.
#[derive(Deserialize)]
pub struct LastDay {
    last_on: String,
}

/// Ends a post on a day.
///
/// # Errors
/// Not found when the unit has no such post.
pub async fn resign(
    Caller { app, viewer, .. }: Caller,
    Path((code, post)): Path<(String, i64)>,
    Form(form): Form<LastDay>,
) -> Result<Response> {
    let unit = kept(&viewer, &code)?;
    end_post(&app, &viewer, unit.id, (post, day(&form.last_on)?)).await?;
    Ok(chrome::done(&format!("/don-vi/{code}"), "da_luu"))
}

async fn end_post(app: &App, viewer: &Viewer, unit: UnitId, post: (i64, Date)) -> Result<()> {
    let mut tx = app.db.write().await?;
    let title = store::person::resign(&mut tx, unit, post).await?;
    store::unit::note(&mut tx, viewer.account, unit, (Verb::Resign, &title)).await?;
    tx.commit().await?;
    Ok(())
}
