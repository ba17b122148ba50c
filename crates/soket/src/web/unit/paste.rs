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
use jiff::civil::Date;
use serde::Deserialize;
use soket_core::id::UnitId;
use soket_core::period::day::short_date;
use soket_core::refusal::Sentence;
use soket_core::text;
use soket_core::trail::Verb;
use soket_core::unit::{Unit, UnitKind};
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
    paste: &'static Paste,
    rows: &'a str,
    seen: Vec<Seen>,
}

/// What is pasted where: the address, the page above it, the columns in words, and an example.
struct Paste {
    address: &'static str,
    above: (&'static str, &'static str),
    columns: &'static str,
    example: &'static str,
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

const UNITS: Paste = Paste {
    address: "/don-vi/dan",
    above: ("/don-vi", "Đơn vị"),
    columns: "tên đầy đủ; sau đó, nếu có: tên ngắn, loại (Chi bộ, Phòng, Khoa, Đoàn thể…), trực thuộc đơn vị nào, từ ngày",
    example: "Chi bộ Khoa Cơ khí",
};
const PEOPLE: Paste = Paste {
    address: "/nguoi/dan",
    above: ("/nguoi", "Người và chức vụ"),
    columns: "họ và tên; sau đó, nếu có: đơn vị, chức vụ",
    example: "Nguyễn Văn Bảy; Chi bộ Khoa Cơ khí; Bí thư",
};

/// The empty box for units.
///
/// # Errors
/// A refusal when the person keeps no units.
pub async fn units_form(Caller { viewer, page, .. }: Caller) -> Result<Response> {
    viewer.may_somewhere(Action::KeepUnits)?;
    page.show(&PastePage { page: &page, paste: &UNITS, rows: "", seen: Vec::new() })
}

/// Previews pasted units, or founds them.
///
/// # Errors
/// A refusal when the person keeps no units.
pub async fn units(Caller { app, viewer, page }: Caller, Form(form): Form<Pasted>) -> Result<Response> {
    viewer.may_somewhere(Action::KeepUnits)?;
    let rows = rows(&form.rows);
    let since = super::usual_start(&app, &viewer).await?;
    let read: Vec<_> = rows.iter().map(|cells| unit(&viewer, cells, since)).collect();
    let shown = PastePage { page: &page, paste: &UNITS, rows: &form.rows, seen: seen(&rows, &read) };
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

fn unit(viewer: &Viewer, cells: &[String], since: Date) -> std::result::Result<store::unit::NewUnit, Sentence> {
    let cell = |at: usize| cells.get(at).cloned().unwrap_or_default();
    let named = UnitKind::ALL.into_iter().find(|kind| text::fold(kind.name_vi()) == text::fold(&cell(2)));
    if named.is_none() && !cell(2).is_empty() {
        return Err(Sentence::plain("Loại “%{kind}” chưa rõ.").with("kind", cell(2)));
    }
    let fields = [
        ("name", cell(0)),
        ("short", cell(1)),
        ("kind", named.map_or("", UnitKind::as_str).to_owned()),
        ("parent", kept_unit(viewer, &cell(3))?.code.clone()),
        ("from_on", if cell(4).is_empty() { short_date(since) } else { cell(4) }),
    ];
    let mut typed = Typed::new("lap", fields.map(|(name, value)| (name.to_owned(), value)).into());
    let new = new_unit(viewer, &mut typed);
    new.ok_or_else(|| typed.first_fault().cloned().unwrap_or_else(|| Sentence::plain("Dòng này chưa hiểu được.")))
}

/// A unit that the person keeps, by its name or its code; without either the uppermost one.
fn kept_unit<'a>(viewer: &'a Viewer, said: &str) -> std::result::Result<&'a Unit, Sentence> {
    let wanted = text::fold(said);
    let is_called = |unit: &Unit| {
        let name = unit.named_on(viewer.today);
        unit.code == said || [&name.full, &name.short].into_iter().any(|name| text::fold(name) == wanted)
    };
    let mut kept = viewer.tree.all().iter().filter(|unit| keeps(viewer, unit));
    let found = if said.is_empty() { super::uppermost(viewer) } else { kept.find(|unit| is_called(unit)) };
    found.ok_or_else(|| Sentence::plain("Không có đơn vị nào tên hoặc mã là “%{unit}”. Chép đúng tên ở trang Đơn vị.").with("unit", said))
}

/// The empty box for people.
///
/// # Errors
/// A refusal when the person keeps no units.
pub async fn people_form(Caller { viewer, page, .. }: Caller) -> Result<Response> {
    viewer.may_somewhere(Action::KeepUnits)?;
    page.show(&PastePage { page: &page, paste: &PEOPLE, rows: "", seen: Vec::new() })
}

/// Previews pasted people, or adds them.
///
/// # Errors
/// A refusal when the person keeps no units.
pub async fn people(Caller { app, viewer, page }: Caller, Form(form): Form<Pasted>) -> Result<Response> {
    viewer.may_somewhere(Action::KeepUnits)?;
    let rows = rows(&form.rows);
    let read: Vec<_> = rows.iter().map(|cells| person(&viewer, cells)).collect();
    let shown = PastePage { page: &page, paste: &PEOPLE, rows: &form.rows, seen: seen(&rows, &read) };
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
    let unit = kept_unit(viewer, &cell(1))?;
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
        store::person::note(&mut tx, viewer.account, (person, unit), (Verb::AddPerson, "")).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Rows parted by tabs as Excel copies them, or by semicolons as people type them.
fn rows(pasted: &str) -> Vec<Vec<String>> {
    let lines = pasted.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| line.split(['\t', ';']).map(|cell| text::tidy(cell.trim().trim_matches('"'))).collect()).collect()
}

fn seen<T>(rows: &[Vec<String>], read: &[std::result::Result<T, Sentence>]) -> Vec<Seen> {
    let of = |(cells, read): (&Vec<String>, &std::result::Result<T, Sentence>)| Seen {
        words: cells.join(" · "),
        fault: read.as_ref().err().cloned(),
    };
    rows.iter().zip(read).map(of).collect()
}
