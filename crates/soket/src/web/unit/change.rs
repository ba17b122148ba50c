//! What can happen to a unit: founded, renamed, placed under another, merged, split, ended; its term, letterhead and posts.

use crate::error::{Error, Result};
use crate::store;
use crate::store::unit::{NewUnit, Succession};
use crate::web::chrome::{self, Caller};
use crate::web::field::{Fields, Typed};
use axum::Form;
use axum::extract::Path;
use axum::response::Response;
use soket_core::id::UnitId;
use soket_core::refusal::Sentence;
use soket_core::text;
use soket_core::trail::Verb;
use soket_core::unit::{Line, Unit, UnitKind, UnitName};
use soket_core::viewer::{Action, Viewer};

/// Whether a person keeps a unit: those that their roles cover; who keeps the top of the house also keeps the superiors
/// above it, since our papers print their names.
pub fn keeps(viewer: &Viewer, unit: &Unit) -> bool {
    viewer.can(Action::KeepUnits, unit.id) || unit.kind == UnitKind::Superior && viewer.can_at_the_top(Action::KeepUnits)
}

fn kept<'a>(viewer: &'a Viewer, code: &str) -> Result<&'a Unit> {
    let unit = viewer.tree.by_code(code).ok_or(Error::NotFound)?;
    if keeps(viewer, unit) {
        return Ok(unit);
    }
    if !viewer.sees(unit.id) {
        return Err(Error::NotFound);
    }
    viewer.may(Action::KeepUnits, unit.id)?;
    Ok(unit)
}

fn saved(code: &str) -> Result<Response> {
    Ok(chrome::done(&format!("/don-vi/{code}"), "da_luu"))
}

/// Founds a unit below one that the person keeps; a superior stands by itself.
///
/// # Errors
/// A refusal when the person keeps no units.
pub async fn found(caller: Caller, Form(fields): Form<Fields>) -> Result<Response> {
    caller.viewer.may_somewhere(Action::KeepUnits)?;
    let mut typed = Typed::new("lap", fields);
    let Some(new) = new_unit(&caller.viewer, &mut typed) else { return super::list_again(&caller, &typed).await };
    let mut tx = caller.app.db.write().await?;
    store::unit::found(&mut tx, Some(caller.viewer.account), &new).await?;
    tx.commit().await?;
    Ok(chrome::done("/don-vi", "da_luu"))
}

/// The unit that was typed. What it is follows from its name, its line from what it is, unless somebody says otherwise;
/// its code is made from its kind and its short name.
pub fn new_unit(viewer: &Viewer, typed: &mut Typed) -> Option<NewUnit> {
    let full = typed.wanted("name", "Đơn vị chưa có tên.");
    let named = full.as_deref().and_then(UnitKind::of_name).filter(|_| typed.text("kind").is_empty());
    let kind = named.or_else(|| typed.one_of("kind", UnitKind::parse, "Tên không nói rõ đơn vị thuộc loại nào. Chọn loại đơn vị."));
    let usual = kind.map(UnitKind::usual_line).filter(|_| typed.text("line").is_empty());
    let line = usual.or_else(|| typed.one_of("line", Line::parse, "Chưa chọn hệ thống của đơn vị."));
    let from_on = typed.day("from_on");
    let parent = viewer.tree.by_code(&typed.text("parent")).filter(|parent| keeps(viewer, parent)).map(|parent| parent.id);
    if parent.is_none() && (kind != Some(UnitKind::Superior) || !viewer.can_at_the_top(Action::KeepUnits)) {
        typed.fault("parent", Sentence::plain("Chọn đơn vị mà đơn vị mới trực thuộc."));
    }
    let (full, kind, line, from_on) = (full?, kind?, line?, from_on?);
    let name = named_as(kind, full, [typed.text("short"), String::new()]);
    let code = code_of(kind, &name.short);
    if viewer.tree.by_code(&code).is_some() {
        typed.fault("name", Sentence::plain("Đã có đơn vị mang tên này."));
    }
    let new = NewUnit { code, kind, name, parent: parent.map(|parent| (line, parent)), from_on, document: typed.text("document") };
    typed.first_fault().is_none().then_some(new)
}

/// The names of a unit: where short name and header are left empty, they follow from the full name. Tables leave out the
/// word for what the unit is, which their column says.
fn named_as(kind: UnitKind, full: String, [short, header]: [String; 2]) -> UnitName {
    let short = if short.is_empty() { full.strip_prefix(kind.name_vi()).map_or(full.as_str(), str::trim_start).to_owned() } else { short };
    let header = if header.is_empty() { store::unit::header_of(kind, &full) } else { header.to_uppercase() };
    UnitName { full, short, header }
}

/// `cb-co-khi` for a cell named Cơ khí: the first letters of the kind's name, then the name.
fn code_of(kind: UnitKind, short: &str) -> String {
    let letters: String = text::slug(kind.name_vi()).split('-').filter_map(|word| word.chars().next()).collect();
    format!("{letters}-{}", text::slug(short))
}

/// Renames a unit from a day on; papers of earlier days keep the old name.
///
/// # Errors
/// Not found when the person does not see it; a refusal when the person may not keep it. The same for all below.
pub async fn rename(caller: Caller, Path(code): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let unit = kept(&caller.viewer, &code)?;
    let mut typed = Typed::new("ten", fields);
    let (Some(full), Some(since)) = (typed.wanted("full", "Đơn vị chưa có tên."), typed.day("from_on")) else {
        return super::again(&caller, unit, &typed).await;
    };
    let name = named_as(unit.kind, full, [typed.text("short"), typed.text("header")]);
    let mut tx = caller.app.db.write().await?;
    store::unit::rename(&mut tx, unit.id, &name, (since, &typed.text("document"))).await?;
    store::unit::note(&mut tx, caller.viewer.account, unit.id, (Verb::Rename, &format!("{} ({since})", name.full))).await?;
    tx.commit().await?;
    saved(&code)
}

/// Places a unit under another from a day on.
///
/// # Errors
/// As for a new name.
pub async fn place(caller: Caller, Path(code): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let unit = kept(&caller.viewer, &code)?;
    let mut typed = Typed::new("cap-tren", fields);
    let (line, since) = (typed.one_of("line", Line::parse, "Chưa chọn hệ thống của đơn vị."), typed.day("from_on"));
    let parent = caller.viewer.tree.by_code(&typed.text("parent")).filter(|parent| keeps(&caller.viewer, parent));
    match (parent, line, since) {
        (None, ..) => typed.fault("parent", Sentence::plain("Chọn đơn vị mà đơn vị này trực thuộc.")),
        (Some(parent), Some(line), Some(since)) if caller.viewer.tree.would_ring(unit.id, parent.id, line, since) => {
            typed.fault("parent", Sentence::plain("Đơn vị này đứng trên đơn vị kia, nên không thể trực thuộc nó."));
        }
        _ => {}
    }
    let (Some(parent), Some(line), Some(since), None) = (parent, line, since, typed.first_fault()) else {
        return super::again(&caller, unit, &typed).await;
    };
    let mut tx = caller.app.db.write().await?;
    store::unit::place_under(&mut tx, unit.id, (line, parent.id), (since, &typed.text("document"))).await?;
    store::unit::note(&mut tx, caller.viewer.account, unit.id, (Verb::Place, &format!("{} ({since})", parent.code))).await?;
    tx.commit().await?;
    saved(&code)
}

/// Ends a unit on a day: merged into another, split, or dissolved. Its figures stay where they were counted.
///
/// # Errors
/// As for a new name.
pub async fn end(caller: Caller, Path(code): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let unit = kept(&caller.viewer, &code)?;
    let mut typed = Typed::new("ket-thuc", fields);
    let (kind, last) = (typed.one_of("kind", Succession::parse, "Chưa chọn vì sao đơn vị kết thúc."), typed.day("last_on"));
    let successor =
        caller.viewer.tree.by_code(&typed.text("successor")).filter(|other| keeps(&caller.viewer, other) && other.id != unit.id);
    if successor.is_none() && kind != Some(Succession::Dissolved) {
        typed.fault("successor", Sentence::plain("Chưa chọn đơn vị tiếp nhận."));
    }
    let (Some(kind), Some(last), None) = (kind, last, typed.first_fault()) else {
        return super::again(&caller, unit, &typed).await;
    };
    let mut tx = caller.app.db.write().await?;
    store::unit::dissolve(&mut tx, unit.id, last).await?;
    if let Some(successor) = successor {
        store::unit::succeed(&mut tx, (unit.id, successor.id), kind, (last, &typed.text("document"))).await?;
    }
    store::unit::note(&mut tx, caller.viewer.account, unit.id, (Verb::End, &format!("{} {last}", kind.name_vi()))).await?;
    tx.commit().await?;
    saved(&code)
}

/// Says what a unit's papers bear: place, code in symbols, recipients.
///
/// # Errors
/// As for a new name.
pub async fn letterhead(caller: Caller, Path(code): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let unit = kept(&caller.viewer, &code)?;
    let mut typed = Typed::new("dau-van-ban", fields);
    let place = typed.wanted("place", "Chưa ghi địa danh.");
    let issuer_code = typed.wanted("issuer_code", "Chưa ghi ký hiệu cơ quan, ví dụ ĐU.");
    let (Some(place), Some(issuer_code), Some(since)) = (place, issuer_code, typed.day("from_on")) else {
        return super::again(&caller, unit, &typed).await;
    };
    let recipients = typed.text("recipients");
    let recipients: Vec<&str> = recipients.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut tx = caller.app.db.write().await?;
    store::unit::settle(&mut tx, unit.id, &place, since).await?;
    store::unit::set_letterhead(&mut tx, unit.id, &issuer_code, &recipients).await?;
    store::unit::note(&mut tx, caller.viewer.account, unit.id, (Verb::Letterhead, &format!("{place}, {issuer_code}"))).await?;
    tx.commit().await?;
    saved(&code)
}

/// Opens a term.
///
/// # Errors
/// As for a new name.
pub async fn open_term(caller: Caller, Path(code): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let unit = kept(&caller.viewer, &code)?;
    let mut typed = Typed::new("nhiem-ky", fields);
    let ordinal = typed.wanted("ordinal", "Chưa ghi nhiệm kỳ thứ mấy, ví dụ X.");
    let days = typed.day("from_on").zip(typed.day("to_on"));
    if days.is_some_and(|(first, last)| first > last) {
        typed.fault("to_on", Sentence::plain("Ngày cuối kỳ đứng trước ngày đầu kỳ. Hãy đổi lại hai ngày."));
    }
    let known = store::term::of(&caller.app.db, unit.id).await?;
    if days.is_some_and(|(first, last)| known.iter().any(|term| term.first <= last && first <= term.last)) {
        typed.fault("from_on", Sentence::plain("Nhiệm kỳ này trùng ngày với một nhiệm kỳ đã có."));
    }
    let (Some(ordinal), Some(days), None) = (ordinal, days, typed.first_fault()) else {
        return super::again(&caller, unit, &typed).await;
    };
    let mut tx = caller.app.db.write().await?;
    store::term::open(&mut tx, unit.id, &ordinal, days).await?;
    store::unit::note(&mut tx, caller.viewer.account, unit.id, (Verb::OpenTerm, &ordinal)).await?;
    tx.commit().await?;
    saved(&code)
}

/// Gives a person a post; a name that is not known yet is added to the unit.
///
/// # Errors
/// As for a new name.
pub async fn appoint(caller: Caller, Path(code): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let unit = kept(&caller.viewer, &code)?;
    let mut typed = Typed::new("chuc-vu", fields);
    let name = typed.wanted("person", "Chưa ghi họ và tên.");
    let title = typed.wanted("title", "Chưa ghi chức vụ, ví dụ Bí thư.");
    let (Some(name), Some(title), Some(since)) = (name, title, typed.day("from_on")) else {
        return super::again(&caller, unit, &typed).await;
    };
    let mut tx = caller.app.db.write().await?;
    let person = store::person::named(&mut tx, &name, unit.id).await?;
    store::person::appoint(&mut tx, person, (unit.id, &title), since).await?;
    store::person::note(&mut tx, caller.viewer.account, (person, unit.id), (Verb::Appoint, &title)).await?;
    tx.commit().await?;
    saved(&code)
}

/// Ends a post on a day.
///
/// # Errors
/// As for a new name; not found when the unit has no such post.
pub async fn resign(caller: Caller, Path((code, post)): Path<(String, i64)>, Form(fields): Form<Fields>) -> Result<Response> {
    let unit: &Unit = kept(&caller.viewer, &code)?;
    let mut typed = Typed::new(format!("thoi-{post}"), fields);
    let Some(last) = typed.day("last_on") else { return super::again(&caller, unit, &typed).await };
    end_post(&caller, unit.id, (post, last)).await?;
    saved(&code)
}

async fn end_post(caller: &Caller, unit: UnitId, post: (i64, jiff::civil::Date)) -> Result<()> {
    let mut tx = caller.app.db.write().await?;
    let (person, title) = store::person::resign(&mut tx, unit, post).await?;
    store::person::note(&mut tx, caller.viewer.account, (person, unit), (Verb::Resign, &title)).await?;
    tx.commit().await?;
    Ok(())
}
