//! The papers of a conference: each section in the words of whoever wrote it, or drafted from what was prepared and what happened.

pub mod attendance;
pub mod calling;
pub mod issue;
pub mod matrix;
pub mod sheet;
pub mod story;

mod after;
mod before;
mod minutes;
mod table;
mod words;

use crate::app::App;
use crate::error::{Error, Result};
use crate::report::wording::{Headings, Written};
use crate::report::{letterhead, prose};
use crate::store;
use crate::store::conference::delegate::Delegate;
use crate::store::conference::prepared::View;
use crate::store::task::Task;
use crate::store::unit::Letterhead;
use jiff::civil::Date;
use soket_core::conference::delegate::Duty;
use soket_core::conference::paper::ConferencePaper;
use soket_core::paper::PaperTable;
use soket_core::unit::Tree;
use soket_paper::document::{Block, Document, Form, Header, Inline, Signature};
use soket_paper::profile::ProfileId;
use std::sync::Arc;

/// What the papers of a conference are made of.
pub struct Sources {
    /// What was prepared and what happened.
    pub view: View,
    /// The body that convenes it, as of its day.
    pub letterhead: Letterhead,
    /// The reports that it hears, by their subjects.
    pub heard: Vec<String>,
    /// The tasks that it set, by due day.
    pub tasks: Vec<Task>,
    /// The units, to name who leads a task.
    pub tree: Arc<Tree>,
    /// Today.
    pub today: Date,
    /// Whether it is a demonstration, whose papers say so.
    pub is_invented: bool,
}

impl Sources {
    /// Gathers what the papers of a conference are made of.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn gather(app: &App, view: View) -> Result<Self> {
        let tree = app.tree_now().await?;
        let letterhead = store::unit::letterhead(&app.db, &tree, view.conference.unit, view.conference.held_on).await?;
        let heard = store::review::by_ids(&app.db, &view.reviews).await?.into_iter().map(|review| review.title).collect();
        let tasks = store::task::of_conference(&app.db, view.conference.id).await?;
        let (today, is_invented) = (app.today(), app.stopped_clock().is_some());
        Ok(Self { view, letterhead, heard, tasks, tree, today, is_invented })
    }

    /// Who chairs: whoever signs for the body, where he is among those with that duty, else the first of them.
    pub fn chair(&self) -> Option<&Delegate> {
        let signer = self.letterhead.signer.as_ref().map(|(_, name)| name.as_str());
        let chairs = self.on_duty(Duty::Chair);
        let signing = chairs.iter().find(|chair| Some(chair.said.name.as_str()) == signer);
        signing.or(chairs.first()).copied()
    }

    /// Who writes the minutes.
    pub fn secretary(&self) -> Option<&Delegate> {
        self.on_duty(Duty::Secretary).first().copied()
    }

    /// Whoever has a duty at the conference: of those who were meant to, the ones who came, once anybody of them has.
    pub fn on_duty(&self, duty: Duty) -> Vec<&Delegate> {
        let meant: Vec<&Delegate> = self.view.with_duty(duty).collect();
        let has_come = |delegate: &&&Delegate| self.view.hall.roll.place(delegate.id).is_some_and(|place| place.stays.first().is_some());
        let came: Vec<&Delegate> = meant.iter().filter(has_come).copied().collect();
        if came.is_empty() { meant } else { came }
    }

    /// The name of the conference as it stands inside a sentence.
    pub fn name(&self) -> &str {
        &self.view.conference.title
    }
}

/// Each section of a paper with its words of now.
///
/// # Errors
/// When the database does not answer.
pub async fn sections(app: &App, sources: &Sources, paper: ConferencePaper) -> Result<Vec<Written>> {
    let texts = store::conference::paper::texts(&app.db, sources.view.conference.id, paper.as_str()).await?;
    let written = |section| Written::of(section, &texts, || draft(sources, paper, section.key));
    Ok(paper.sections().iter().map(written).collect())
}

fn draft(sources: &Sources, paper: ConferencePaper, section: &str) -> String {
    match paper {
        ConferencePaper::Plan => before::plan(sources, section),
        ConferencePaper::Programme => before::programme(sources),
        ConferencePaper::Invitation => before::invitation(sources, section),
        ConferencePaper::Minutes => minutes::draft(sources, section),
        ConferencePaper::Notice => after::notice(sources, section),
        ConferencePaper::Resolution => after::resolution(sources, section),
    }
}

/// The paper as it stands: as it was numbered, or as it would be printed now.
///
/// # Errors
/// When the database does not answer.
pub async fn document(app: &App, sources: &Sources, paper: ConferencePaper) -> Result<Document> {
    if let Some(issued) = store::conference::paper::issued(&app.db, sources.view.conference.id, paper.as_str()).await? {
        return Ok(serde_json::from_str(&issued.document).map_err(anyhow::Error::from)?);
    }
    let sections = sections(app, sources, paper).await?;
    lay_out(sources, paper, &sections)
}

/// A list of the day's as an official paper without number and signature.
///
/// # Errors
/// When the conference names a format that does not exist.
fn handout(sources: &Sources, subject: String, body: Vec<Block>) -> Result<Document> {
    let conference = &sources.view.conference;
    let profile = ProfileId::parse(&conference.profile).ok_or(Error::NotFound)?;
    let header = Header {
        type_word: "DANH SÁCH".to_owned(),
        drafted_on: sources.today,
        date: Some(conference.held_on),
        subject,
        draft_mark: sources.is_invented.then(|| "Số liệu minh hoạ".to_owned()),
        ..Header::default()
    };
    let (form, signature) = (Form::Handout, Signature::default());
    let (bases, recipients, annexes) = (Vec::new(), Vec::new(), Vec::new());
    let mut document = Document { profile, form, header, bases, body, signature, recipients, annexes };
    letterhead::put(&mut document, sources.letterhead.clone());
    document.signature = Signature::default();
    document.recipients.clear();
    Ok(document)
}

/// Lays a paper out.
///
/// # Errors
/// When the conference names a format that does not exist.
pub fn lay_out(sources: &Sources, paper: ConferencePaper, sections: &[Written]) -> Result<Document> {
    let conference = &sources.view.conference;
    let profile = ProfileId::parse(&conference.profile).ok_or(Error::NotFound)?;
    let (type_word, type_code) = paper.kind();
    let header = Header {
        type_word: type_word.to_owned(),
        type_code: type_code.to_owned(),
        drafted_on: sources.today,
        subject: format!("{}{}", paper.subject_begins(), sources.name()),
        draft_mark: Some(if sources.is_invented { "Dự thảo - số liệu minh hoạ" } else { "Dự thảo" }.to_owned()),
        ..Header::default()
    };
    let mut document = Document {
        profile,
        form: Form::Issued,
        header,
        bases: Vec::new(),
        body: body(sources, sections),
        signature: Signature::default(),
        recipients: Vec::new(),
        annexes: Vec::new(),
    };
    put_head_and_foot(&mut document, sources, paper);
    Ok(document)
}

/// Puts the dated names of the body into a paper, and closes it as its kind wants.
pub fn put_head_and_foot(document: &mut Document, sources: &Sources, paper: ConferencePaper) {
    letterhead::put(document, sources.letterhead.clone());
    match paper {
        ConferencePaper::Minutes => sign_as_record(document, sources),
        ConferencePaper::Programme => {
            document.form = Form::Handout;
            document.signature = Signature::default();
            document.recipients.clear();
        }
        ConferencePaper::Plan | ConferencePaper::Invitation | ConferencePaper::Notice | ConferencePaper::Resolution => {}
    }
}

/// Minutes are signed by whoever wrote them and whoever chaired (formats.md 3.G).
fn sign_as_record(document: &mut Document, sources: &Sources) {
    let [left, right] = document.profile.profile().record_signers;
    let signature = |office: &str, who: Option<&Delegate>| Signature {
        on_behalf_of: None,
        office: office.to_owned(),
        name: who.map(|delegate| delegate.said.name.clone()),
    };
    document.form = Form::Record { writer: signature(left, sources.secretary()) };
    document.signature = signature(right, sources.chair());
    document.recipients.clear();
}

fn body(sources: &Sources, sections: &[Written]) -> Vec<Block> {
    let (mut blocks, mut headings) = (Vec::new(), Headings::default());
    for written in sections {
        blocks.extend(headings.next(&written.section));
        match written.section.table {
            Some(PaperTable::Schedule) => blocks.extend(table::schedule(&written.body)),
            table => {
                blocks.extend(prose::plain_blocks(&written.body));
                blocks.extend(match table {
                    Some(PaperTable::Programme) => Some(table::programme(sources)),
                    Some(PaperTable::Tasks) => table::tasks(sources),
                    _ => None,
                });
            }
        }
    }
    blocks
}

/// One invitation for each guest, or the one of somebody: the words of the paper with the name put in, the code of the card, and
/// the address under which it opens, where
/// one is known that others reach.
pub fn invitations(document: &Document, to: &[&Delegate], base: Option<&str>) -> Vec<Document> {
    let addressed = |delegate: &&Delegate| {
        let mut document = document.clone();
        let invited = words::invited(delegate);
        let address = base.map(|base| format!(" (mở trên điện thoại: {})", sheet::address(delegate, base)));
        let card = words::card(delegate) + &address.unwrap_or_default();
        let put = |inline: &mut Inline| {
            if let Inline::Text(text) | Inline::Strong(text) | Inline::Emphasis(text) = inline {
                *text = text.replace(before::GUEST, &invited).replace(before::CARD, &card);
            }
        };
        for block in &mut document.body {
            if let Block::Paragraph(inlines) | Block::Bullet(inlines) = block {
                inlines.iter_mut().for_each(put);
            }
        }
        document
    };
    to.iter().map(addressed).collect()
}
