//! A list of people taken in, pasted or as a file: understood row by row first, written only when the person says so.

use super::{Room, room, room_to_prepare};
use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::conference::delegate::Said;
use crate::store::conference::prepared::View;
use crate::store::person::Person;
use crate::table;
use crate::web::attachment::arrived;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, Fields, choices};
use askama::Template;
use axum::Form;
use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::conference::ConferenceStep;
use soket_core::conference::deed::Actor;
use soket_core::conference::delegate::{DelegateClass, Duty, Honorific};
use soket_core::conference::people::twin::{Twin, Where, twins};
use soket_core::conference::people::{Listed, Read, Skipped, read, skipped};
use soket_core::refusal::{Refusal, Sentence};
use soket_core::text;
use soket_core::trail::Verb;
use soket_core::unit::Tree;
use soket_core::viewer::Action;

#[derive(Template)]
#[template(path = "conference/people.html")]
struct PeoplePage<'a> {
    page: &'a Page,
    view: &'a View,
    rows: &'a str,
    classes: Vec<Choice>,
    seen: Vec<Seen>,
    /// The rows that name nobody.
    left: Vec<Skipped>,
    refusal: Option<Refusal>,
}

/// A row as it was understood.
struct Seen {
    row: usize,
    person: std::result::Result<Listed, Sentence>,
    notes: Vec<Sentence>,
    /// Whom it may repeat, in words; whether that is certain.
    twin: Option<(String, &'static str)>,
    is_kept: bool,
}

impl Seen {
    /// Whether the row is written.
    fn is_taken(&self) -> bool {
        self.person.is_ok() && (self.twin.is_none() || self.is_kept)
    }
}

impl PeoplePage<'_> {
    fn taken(&self) -> usize {
        self.seen.iter().filter(|seen| seen.is_taken()).count()
    }

    /// Why rows are not written, each reason with how many: those that name nobody, doubles, and those not understood.
    fn skipped(&self) -> Vec<(&'static str, usize)> {
        let doubles = self.seen.iter().filter(|seen| seen.person.is_ok() && !seen.is_taken()).count();
        let named = |why: Skipped| (why.name_vi(), self.left.iter().filter(|left| **left == why).count());
        let known = [Skipped::Title, Skipped::Head, Skipped::Heading, Skipped::Empty].map(named);
        let rest = [("trùng người đã có, chưa xác nhận", doubles), ("chưa hiểu", self.faulty())];
        known.into_iter().chain(rest).filter(|(_, count)| *count > 0).collect()
    }

    fn skipped_count(&self) -> usize {
        self.skipped().iter().map(|(_, count)| count).sum()
    }

    fn faulty(&self) -> usize {
        self.seen.iter().filter(|seen| seen.person.is_err()).count()
    }
}

/// The empty box.
///
/// # Errors
/// Not found when the person does not see the conference; a refusal when he may not prepare it.
pub async fn form(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let room = room(&caller.app, &caller.viewer, &slug).await?;
    caller.viewer.may(Action::PrepareConferences, room.conference.unit)?;
    let view = room.live.look().await?;
    caller.page.show(&people_page(&caller.page, &view, ("", DelegateClass::Voting), None))
}

fn people_page<'a>(page: &'a Page, view: &'a View, (rows, class): (&'a str, DelegateClass), refusal: Option<Refusal>) -> PeoplePage<'a> {
    let classes = choices(DelegateClass::ALL.map(|class| (class.as_str(), class.name_vi())), class.as_str());
    PeoplePage { page, view, rows, classes, seen: Vec::new(), left: Vec::new(), refusal }
}

/// Shows how rows are understood, or writes them.
///
/// # Errors
/// As [`form`].
pub async fn take(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let Caller { app, viewer, page } = &caller;
    let Room { conference, live, .. } = room_to_prepare(app, viewer, &slug).await?;
    let view = live.look().await?;
    view.hall.state.allow(ConferenceStep::Prepare)?;
    let class = fields.get("class").and_then(|class| DelegateClass::parse(class)).unwrap_or(DelegateClass::Voting);
    let typed = fields.get("rows").map(|rows| text::nfc(rows)).unwrap_or_default();
    let (seen, left) = match table::pasted(&typed) {
        Ok(rows) => (understood(&rows, class, (&view, &fields)), skipped(&rows, class)),
        Err(unfit) => {
            let shown = people_page(page, &view, (&typed, class), Some(unfit.into()));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response());
        }
    };
    let shown = PeoplePage { seen, left, ..people_page(page, &view, (&typed, class), None) };
    if fields.get("write").is_none_or(String::is_empty) || shown.taken() == 0 {
        return page.show(&shown);
    }
    let people = store::person::all(&app.db).await?;
    let mut tx = app.db.write().await?;
    for seen in shown.seen.into_iter().filter(Seen::is_taken) {
        let Ok(listed) = seen.person else { continue };
        store::conference::delegate::add(&mut tx, conference.id, &said(listed, &people, &viewer.tree)).await?;
    }
    store::conference::changed(&mut tx, Some(viewer.account), (Verb::Invite, ""), &conference).await?;
    tx.commit().await?;
    live.refresh(Actor::Account(viewer.account)).await?;
    Ok(chrome::done(&format!("/hoi-nghi/{slug}/dai-bieu"), "da_luu"))
}

fn understood(rows: &[Vec<String>], class: DelegateClass, (view, fields): (&View, &Fields)) -> Vec<Seen> {
    let read = read(rows, class);
    let known: Vec<(&str, &str)> = view.delegates.iter().map(|known| (known.said.name.as_str(), known.said.home.as_str())).collect();
    let listed: Vec<Listed> = read.iter().filter_map(|read| read.person.clone().ok()).collect();
    let mut twins = twins(&listed, &known).into_iter();
    let seen = |read: Read| {
        let twin = read.person.is_ok().then(|| twins.next()).flatten();
        let is_kept = fields.contains_key(&format!("keep-{}", read.row));
        let twin = twin.and_then(|twin| match twin {
            Twin::New => None,
            Twin::Same(other) => Some((name_of(other, &known, &listed), "trùng tên, cùng đơn vị")),
            Twin::Perhaps(other) => Some((name_of(other, &known, &listed), "có thể trùng")),
        });
        Seen { row: read.row, person: read.person, notes: read.notes, twin, is_kept }
    };
    read.into_iter().map(seen).collect()
}

fn name_of(at: Where, known: &[(&str, &str)], listed: &[Listed]) -> String {
    let words = |name: &str, home: &str| if home.is_empty() { name.to_owned() } else { format!("{name}, {home}") };
    match at {
        Where::Known(at) => known.get(at).map(|(name, home)| words(name, home)).unwrap_or_default(),
        Where::Above(at) => listed.get(at).map(|other| words(&other.name, &other.unit_words)).unwrap_or_default(),
    }
}

/// What the list says, with who it is in the register of the house where that is certain.
fn said(listed: Listed, people: &[Person], tree: &Tree) -> Said {
    let unit_is = |person: &&Person| {
        let unit = tree.get(person.unit);
        unit.is_some_and(|unit| unit.names.iter().any(|name| text::fold(&name.value.full) == text::fold(&listed.unit_words)))
    };
    let named: Vec<&Person> = people.iter().filter(|person| person.full_name == listed.name).collect();
    let person = named.iter().find(|person| unit_is(person)).or(named.first().filter(|_| named.len() == 1 && listed.unit_words.is_empty()));
    Said {
        person: person.map(|person| person.id).filter(|_| listed.class != DelegateClass::Guest),
        name: listed.name,
        // Members of the house are comrades unless the list says otherwise.
        honorific: listed.honorific.or((listed.class != DelegateClass::Guest).then_some(Honorific::Comrade)),
        office: listed.office,
        home: listed.unit_words,
        class: listed.class,
        duty: Duty::None,
        left_out: None,
        seat: listed.seat,
    }
}

/// Reads a file into the box of rows and shows how it is understood; the file itself is not kept.
///
/// # Errors
/// As [`form`].
pub async fn open_file(caller: Caller, Path(slug): Path<String>, parts: Multipart) -> Result<Response> {
    let Caller { app, viewer, page } = &caller;
    let Room { live, .. } = room_to_prepare(app, viewer, &slug).await?;
    let view = live.look().await?;
    match rows_of(app, parts).await {
        Ok(rows) => {
            let typed = table::as_text(&rows);
            let seen = understood(&rows, DelegateClass::Voting, (&view, &Fields::new()));
            let left = skipped(&rows, DelegateClass::Voting);
            page.show(&PeoplePage { seen, left, ..people_page(page, &view, (&typed, DelegateClass::Voting), None) })
        }
        Err(Error::Refused(refusal)) => {
            let shown = people_page(page, &view, ("", DelegateClass::Voting), Some(refusal));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response())
        }
        Err(error) => Err(error),
    }
}

async fn rows_of(app: &App, mut parts: Multipart) -> Result<table::Rows> {
    let unread = |_| Error::from(Refusal::unfit("Tệp gửi lên bị đứt giữa chừng.", "Chọn lại tệp rồi gửi lần nữa."));
    while let Some(mut part) = parts.next_field().await.map_err(unread)? {
        if part.name() != Some("file") {
            continue;
        }
        let incoming = arrived(app, &mut part, unread).await?;
        if incoming.size > 0 {
            return table::read_apart(&app.program, &incoming.path).await;
        }
    }
    Err(Refusal::unfit("Chưa chọn tệp nào.", "Bấm nút chọn tệp, chọn tệp .xlsx hoặc .csv, rồi bấm đọc tệp.").into())
}
