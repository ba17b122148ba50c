//! Units and people pasted as rows from Excel: understood row by row first, written only when the person says so.

use super::change::{keeps, new_unit};
use crate::app::App;
use crate::error::Result;
use crate::store;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::Typed;
use askama::Template;
use axum::Form;
use axum::response::Response;
use serde::Deserialize;
use soket_core::id::UnitId;
use soket_core::period::day::short_date;
use soket_core::refusal::Sentence;
use soket_core::text;
use soket_core::trail::Verb;
use soket_core::unit::{Line, UnitKind};
use soket_core::viewer::{Action, Viewer};

/// What was pasted, and whether the preview was accepted.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Pasted {
    rows: String,
    write: String,
}

#[derive(Template)]
#[template(path = "unit/paste.html")]
struct PastePage<'a> {
    page: &'a Page,
    address: &'static str,
    columns: &'static str,
    rows: &'a str,
    seen: Vec<Seen>,
}

/// One pasted row: its words, and what is wrong with it.
struct Seen {
    words: String,
    fault: Option<Sentence>,
}

impl PastePage<'_> {
    fn is_clean(&self) -> bool {
        !self.seen.is_empty() && self.seen.iter().all(|row| row.fault.is_none())
    }
}

const UNITS: &str = "Tên đầy đủ, tên ngắn, loại (Chi bộ, Phòng, Khoa, Đoàn thể…), mã đơn vị cấp trên, từ ngày";
const PEOPLE: &str = "Họ và tên, mã đơn vị, chức vụ (có thể trống)";

/// The empty box for units.
///
/// # Errors
/// A refusal when the person keeps no units.
pub async fn units_form(Caller { viewer, page, .. }: Caller) -> Result<Response> {
    viewer.may_somewhere(Action::KeepUnits)?;
    page.show(&PastePage { page: &page, address: "/don-vi/dan", columns: UNITS, rows: "", seen: Vec::new() })
}

/// Previews pasted units, or founds them.
///
/// # Errors
/// A refusal when the person keeps no units.
pub async fn units(Caller { app, viewer, page }: Caller, Form(form): Form<Pasted>) -> Result<Response> {
    viewer.may_somewhere(Action::KeepUnits)?;
    let rows = rows(&form.rows);
    let read: Vec<_> = rows.iter().map(|cells| unit(&viewer, cells)).collect();
    let shown = PastePage { page: &page, address: "/don-vi/dan", columns: UNITS, rows: &form.rows, seen: seen(&rows, &read) };
    if form.write.is_empty() || !shown.is_clean() {
        return page.show(&shown);
    }
    let mut tx = app.db.write().await?;
    for new in read.into_iter().flatten() {
        store::unit::found(&mut tx, Some(viewer.account), &new).await?;
    }
    tx.commit().await?;
    Ok(chrome::done("/don-vi", "da_luu"))
}

fn unit(viewer: &Viewer, cells: &[String]) -> std::result::Result<store::unit::NewUnit, Sentence> {
    let cell = |at: usize| cells.get(at).cloned().unwrap_or_default();
    let kind = UnitKind::ALL.into_iter().find(|kind| text::fold(kind.name_vi()) == text::fold(&cell(2)));
    let kind = kind.ok_or_else(|| Sentence::plain("Loại “%{kind}” chưa rõ.").with("kind", cell(2)))?;
    let parent = viewer.tree.by_code(&cell(3)).filter(|parent| keeps(viewer, parent));
    let parent = parent.ok_or_else(|| Sentence::plain("Không có đơn vị mang mã %{code}. Xem mã ở trang Đơn vị.").with("code", cell(3)))?;
    let line = match kind {
        _ if kind.writes_as_party() => Line::Party,
        UnitKind::Union => Line::Union,
        _ => Line::Administrative,
    };
    let from_on = if cell(4).is_empty() { short_date(viewer.today) } else { cell(4) };
    let fields = [
        ("name", cell(0)),
        ("short", cell(1)),
        ("kind", kind.as_str().to_owned()),
        ("line", line.as_str().to_owned()),
        ("parent", parent.code.clone()),
        ("from_on", from_on),
    ];
    let mut typed = Typed::new("lap", fields.map(|(name, value)| (name.to_owned(), value)).into());
    let new = new_unit(viewer, &mut typed);
    new.ok_or_else(|| typed.first_fault().cloned().unwrap_or_else(|| Sentence::plain("Dòng này chưa hiểu được.")))
}

/// The empty box for people.
///
/// # Errors
/// A refusal when the person keeps no units.
pub async fn people_form(Caller { viewer, page, .. }: Caller) -> Result<Response> {
    viewer.may_somewhere(Action::KeepUnits)?;
    page.show(&PastePage { page: &page, address: "/nguoi/dan", columns: PEOPLE, rows: "", seen: Vec::new() })
}

/// Previews pasted people, or adds them.
///
/// # Errors
/// A refusal when the person keeps no units.
pub async fn people(Caller { app, viewer, page }: Caller, Form(form): Form<Pasted>) -> Result<Response> {
    viewer.may_somewhere(Action::KeepUnits)?;
    let rows = rows(&form.rows);
    let read: Vec<_> = rows.iter().map(|cells| person(&viewer, cells)).collect();
    let shown = PastePage { page: &page, address: "/nguoi/dan", columns: PEOPLE, rows: &form.rows, seen: seen(&rows, &read) };
    if form.write.is_empty() || !shown.is_clean() {
        return page.show(&shown);
    }
    add(&app, &viewer, read.into_iter().flatten()).await?;
    Ok(chrome::done("/nguoi", "da_luu"))
}

/// A name, a unit, and a post that may be empty.
type Member = (String, UnitId, String);

fn person(viewer: &Viewer, cells: &[String]) -> std::result::Result<Member, Sentence> {
    let cell = |at: usize| cells.get(at).cloned().unwrap_or_default();
    let unit = viewer.tree.by_code(&cell(1)).filter(|unit| viewer.can(Action::KeepUnits, unit.id));
    let unit = unit.ok_or_else(|| Sentence::plain("Không có đơn vị mang mã %{code}. Xem mã ở trang Đơn vị.").with("code", cell(1)))?;
    if cell(0).is_empty() {
        return Err(Sentence::plain("Chưa ghi họ và tên."));
    }
    Ok((cell(0), unit.id, cell(2)))
}

async fn add(app: &App, viewer: &Viewer, members: impl Iterator<Item = Member>) -> Result<()> {
    let mut tx = app.db.write().await?;
    for (name, unit, title) in members {
        let person = store::person::named(&mut tx, &name, unit).await?;
        if !title.is_empty() {
            store::person::appoint(&mut tx, person, (unit, &title), viewer.today).await?;
        }
        store::unit::note(&mut tx, viewer.account, unit, (Verb::AddPerson, &name)).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Rows parted by tabs as Excel copies them, or by semicolons as people type them.
fn rows(pasted: &str) -> Vec<Vec<String>> {
    let lines = pasted.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| line.split(['\t', ';']).map(|cell| text::nfc(cell.trim().trim_matches('"'))).collect()).collect()
}

fn seen<T>(rows: &[Vec<String>], read: &[std::result::Result<T, Sentence>]) -> Vec<Seen> {
    let of = |(cells, read): (&Vec<String>, &std::result::Result<T, Sentence>)| Seen {
        words: cells.join(" · "),
        fault: read.as_ref().err().cloned(),
    };
    rows.iter().zip(read).map(of).collect()
}
