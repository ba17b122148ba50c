//! The papers of a conference on the desk: read, put into other words section by section, taken away, numbered.

use super::{Room, earnest, print, room, room_to_prepare};
use crate::error::{Error, Result};
use crate::report::conference::{self, Sources};
use crate::report::wording::Written;
use crate::store;
use crate::store::conference::Conference;
use crate::store::paper::Issued;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::Fields;
use crate::web::wording::{self, Place};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use soket_core::conference::paper::ConferencePaper;
use soket_core::period::day::short_date;
use soket_core::viewer::Action;
use soket_paper::html;

#[derive(Template)]
#[template(path = "conference/paper.html")]
struct PaperPage<'a> {
    page: &'a Page,
    conference: &'a Conference,
    paper: ConferencePaper,
    drawn: String,
    sections: Vec<Written>,
    issued: Option<Issued>,
    can_write: bool,
    can_issue: bool,
    /// Whether an address printed now would open for nobody else.
    is_local: bool,
}

impl PaperPage<'_> {
    fn address(&self) -> String {
        place(&self.conference.slug, self.paper).address
    }

    fn day(issued: &Issued) -> String {
        short_date(issued.issued_on)
    }

    fn is_minutes(&self) -> bool {
        self.paper == ConferencePaper::Minutes
    }

    fn is_invitation(&self) -> bool {
        self.paper == ConferencePaper::Invitation
    }
}

/// A paper as it stands.
///
/// # Errors
/// Not found when the person does not see the conference, or there is no such paper.
pub async fn page(
    Caller { app, viewer, page }: Caller,
    Path((slug, paper)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    let Room { conference, live, .. } = room(&app, &viewer, &slug).await?;
    let paper = ConferencePaper::parse(&paper).ok_or(Error::NotFound)?;
    let sources = Sources::gather(&app, live.look().await?).await?;
    let document = conference::document(&app, &sources, paper).await?;
    let issued = store::conference::paper::issued(&app.db, conference.id, paper.as_str()).await?;
    let sections = conference::sections(&app, &sources, paper).await?;
    let can_write = issued.is_none() && viewer.can(Action::PrepareConferences, conference.unit);
    let can_issue = issued.is_none() && paper.is_numbered() && viewer.can(Action::IssueMinutes, conference.unit);
    let drawn = html::write(&document, &|code| format!("/so/{code}"));
    let is_local = print::is_of_this_machine(&headers);
    page.show(&PaperPage { page: &page, conference: &conference, paper, drawn, sections, issued, can_write, can_issue, is_local })
}

fn place(slug: &str, paper: ConferencePaper) -> Place {
    Place { address: format!("/hoi-nghi/{slug}/giay/{}", paper.as_str()), name: paper.name_vi() }
}

/// The form of a section.
///
/// # Errors
/// As [`page`]; a refusal when the person may not write.
pub async fn edit(caller: Caller, Path((slug, paper, section)): Path<(String, String, String)>) -> Result<Response> {
    let Caller { app, viewer, page } = &caller;
    let Room { live, .. } = room_to_prepare(app, viewer, &slug).await?;
    let paper = ConferencePaper::parse(&paper).ok_or(Error::NotFound)?;
    let sources = Sources::gather(app, live.look().await?).await?;
    let written = wording::find(conference::sections(app, &sources, paper).await?, &section)?;
    wording::form(page, &place(&slug, paper), &written)
}

/// Keeps a section in somebody's own words; an empty box gives it back to the machine.
///
/// # Errors
/// As [`edit`]; a refusal when the paper is numbered.
pub async fn write(
    caller: Caller,
    Path((slug, paper, section)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let Caller { app, viewer, page } = &caller;
    let Room { conference, live, .. } = room_to_prepare(app, viewer, &slug).await?;
    let paper = ConferencePaper::parse(&paper).ok_or(Error::NotFound)?;
    let sources = Sources::gather(app, live.look().await?).await?;
    let written = wording::find(conference::sections(app, &sources, paper).await?, &section)?;
    let (text, typed) = wording::typed(&written, fields);
    let done = store::conference::paper::write(&app.db, viewer.account, (&conference, paper.as_str()), &text).await;
    wording::saved(page, (&place(&slug, paper), &written), typed, done)
}

/// Gives a paper its number and keeps its files.
///
/// # Errors
/// As [`page`]; a refusal when the person may not, or the paper cannot be numbered yet.
pub async fn issue(Caller { app, viewer, .. }: Caller, Path((slug, paper)): Path<(String, String)>) -> Result<Response> {
    let Room { conference, live, .. } = earnest(room(&app, &viewer, &slug).await?)?;
    viewer.may(Action::IssueMinutes, conference.unit)?;
    let paper = ConferencePaper::parse(&paper).ok_or(Error::NotFound)?;
    let mut sources = Sources::gather(&app, live.look().await?).await?;
    conference::issue::issue(&app, viewer.account, &mut sources, paper).await?;
    Ok(chrome::done(&format!("/hoi-nghi/{slug}/giay/{}", paper.as_str()), "da_ban_hanh"))
}
