//! The papers of a campaign: read, taken away, numbered.

use crate::app::App;
use crate::error::{Error, Result};
use crate::report::commendation::Dossier;
use crate::report::commendation::issue as numbering;
use crate::report::commendation::paper::body::sections;
use crate::report::commendation::paper::{Filled, Order, document, submission_needs_chair};
use crate::report::print::Format;
use crate::report::wording::Written;
use crate::store;
use crate::store::attachment::bytes;
use crate::store::commendation::campaign::Campaign;
use crate::store::paper::Issued;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Fields, Typed, tidied};
use crate::web::wording::{self, Place};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::commendation::paper::CampaignPaper;
use soket_core::period::day::short_date;
use soket_core::refusal::Sentence;
use soket_core::viewer::{Action, Viewer};
use soket_paper::document::Document;
use soket_paper::{docx, html, pdf};

/// What stands behind the name of the list to have it by names.
const BY_NAME: &str = "-theo-ten";

#[derive(Template)]
#[template(path = "commendation/paper.html")]
struct PaperPage<'a> {
    page: &'a Page,
    campaign: &'a Campaign,
    paper: CampaignPaper,
    /// The name in addresses: the paper, and for the list its order.
    name: &'a str,
    drawn: String,
    issued: Option<Issued>,
    sections: Vec<Written>,
    can_write: bool,
    can_issue: bool,
    /// What has to be typed before it is numbered.
    asks: Asks,
    typed: &'a Typed,
}

/// What nobody recorded before a paper is numbered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Nothing,
    Chair,
    Meeting,
}

impl PaperPage<'_> {
    fn day(issued: &Issued) -> String {
        short_date(issued.issued_on)
    }

    fn address(&self) -> String {
        place(&self.campaign.slug, self.paper).address
    }

    fn is_list(&self) -> bool {
        self.paper == CampaignPaper::List
    }

    fn asks_meeting(&self) -> bool {
        self.asks == Asks::Meeting
    }

    fn asks_chair(&self) -> bool {
        self.asks != Asks::Nothing
    }

    fn fault(&self) -> String {
        self.typed.says(self.page, "issue", "issue")
    }
}

/// A paper as it stands.
///
/// # Errors
/// Not found when the person does not see the campaign or this paper of it, or there is no such paper.
pub async fn page(Caller { app, viewer, page }: Caller, Path((slug, name)): Path<(String, String)>) -> Result<Response> {
    let campaign = store::commendation::campaign::find(&app.db, &viewer, &slug).await?;
    show(&app, (&viewer, &page), (campaign, &name), &Typed::default()).await
}

async fn show(app: &App, (viewer, page): (&Viewer, &Page), (campaign, name): (Campaign, &str), typed: &Typed) -> Result<Response> {
    let (paper, order) = wanted(name).ok_or(Error::NotFound)?;
    let issued = readable(app, viewer, (&campaign, paper)).await?;
    let can_issue = issued.is_none() && paper.is_numbered() && viewer.can(issues(paper), campaign.call.unit);
    let can_write = issued.is_none() && !paper.sections().is_empty() && viewer.can(Action::RunCampaigns, campaign.call.unit);
    let dossier = Dossier::gather(app, campaign).await?;
    let sections = sections(&dossier, paper);
    let asks = match paper {
        CampaignPaper::Minutes => Asks::Meeting,
        CampaignPaper::Submission if submission_needs_chair(&dossier) => Asks::Chair,
        _ => Asks::Nothing,
    };
    let drawn = html::write(&document(app, &dossier, (paper, order)).await?, &|code| format!("/so/{code}"));
    page.show(&PaperPage { page, campaign: &dossier.campaign, paper, name, drawn, issued, sections, can_write, can_issue, asks, typed })
}

/// The paper and the order of a name in addresses.
fn wanted(name: &str) -> Option<(CampaignPaper, Order)> {
    match name.strip_suffix(BY_NAME).and_then(CampaignPaper::parse) {
        Some(CampaignPaper::List) => Some((CampaignPaper::List, Order::Name)),
        Some(_) => None,
        None => CampaignPaper::parse(name).map(|paper| (paper, Order::Body)),
    }
}

/// Who numbers a paper: the decision is the leader's.
fn issues(paper: CampaignPaper) -> Action {
    if paper == CampaignPaper::Decision { Action::DecideAwards } else { Action::RunCampaigns }
}

/// The paper as it was numbered, if it was. Units that are called read the call and what was decided; who voted how, and what is
/// still a draft, is for the body that commends.
async fn readable(app: &App, viewer: &Viewer, (campaign, paper): (&Campaign, CampaignPaper)) -> Result<Option<Issued>> {
    let issued = store::commendation::paper::issued(&app.db, campaign.id, paper.as_str()).await?;
    let is_public = match paper {
        CampaignPaper::Call => true,
        CampaignPaper::Decision => issued.is_some(),
        CampaignPaper::Minutes | CampaignPaper::List | CampaignPaper::Submission => false,
    };
    if is_public || viewer.sees(campaign.call.unit) { Ok(issued) } else { Err(Error::NotFound) }
}

/// A file: `bien-ban.docx`, `danh-sach-theo-ten.pdf`; the bytes that were kept once it is numbered.
///
/// # Errors
/// As [`page`]; not found when there is no such file.
pub async fn take(Caller { app, viewer, .. }: Caller, Path((slug, file)): Path<(String, String)>) -> Result<Response> {
    let campaign = store::commendation::campaign::find(&app.db, &viewer, &slug).await?;
    let (name, ending) = file.rsplit_once('.').ok_or(Error::NotFound)?;
    let format = Format::parse(ending).filter(|format| matches!(format, Format::Docx | Format::Pdf)).ok_or(Error::NotFound)?;
    let (paper, order) = wanted(name).ok_or(Error::NotFound)?;
    if let Some(issued) = readable(&app, &viewer, (&campaign, paper)).await?
        && let Some(kept) = store::commendation::paper::files(&app.db, issued.id).await?.into_iter().find(|kept| kept.edition == ending)
    {
        return Ok(chrome::attached(&file, format.media_type(), bytes::whole(&app.dir, &kept.sha256).await?));
    }
    let dossier = Dossier::gather(&app, campaign).await?;
    let written = written(document(&app, &dossier, (paper, order)).await?, format).await?;
    app.metrics.printed(format.as_str());
    Ok(chrome::attached(&file, format.media_type(), written))
}

/// A document as one file.
///
/// # Errors
/// When it cannot be written.
pub(super) async fn written(document: Document, format: Format) -> Result<Vec<u8>> {
    let written = tokio::task::spawn_blocking(move || -> anyhow::Result<Vec<u8>> {
        Ok(match format {
            Format::Docx => docx::write(&document)?,
            _ => pdf::write(&document, &[])?.bytes,
        })
    });
    Ok(written.await.map_err(anyhow::Error::from)??)
}

fn place(slug: &str, paper: CampaignPaper) -> Place {
    Place { address: format!("/khen-thuong/{slug}/giay/{}", paper.as_str()), name: paper.name_vi() }
}

/// A campaign whose papers the person may put into other words, with one section of one of them.
async fn to_write(caller: &Caller, (slug, name, key): (&str, &str, &str)) -> Result<(Campaign, CampaignPaper, Written)> {
    let campaign = store::commendation::campaign::find(&caller.app.db, &caller.viewer, slug).await?;
    let paper = CampaignPaper::parse(name).ok_or(Error::NotFound)?;
    caller.viewer.may(Action::RunCampaigns, campaign.call.unit)?;
    let dossier = Dossier::gather(&caller.app, campaign).await?;
    let written = wording::find(sections(&dossier, paper), key)?;
    Ok((dossier.campaign, paper, written))
}

/// The form of a section.
///
/// # Errors
/// As [`page`]; a refusal when the person may not write.
pub async fn edit(caller: Caller, Path((slug, name, section)): Path<(String, String, String)>) -> Result<Response> {
    let (_, paper, written) = to_write(&caller, (&slug, &name, &section)).await?;
    wording::form(&caller.page, &place(&slug, paper), &written)
}

/// Keeps a section in somebody's own words; an empty box gives it back to the machine.
///
/// # Errors
/// As [`edit`]; a refusal when the paper is numbered.
pub async fn write(
    caller: Caller,
    Path((slug, name, section)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let (campaign, paper, written) = to_write(&caller, (&slug, &name, &section)).await?;
    let (text, typed) = wording::typed(&written, fields);
    let kept_as = (campaign.id, campaign.call.unit, paper.as_str());
    let done = store::commendation::paper::write(&caller.app.db, caller.viewer.account, kept_as, &text).await;
    wording::saved(&caller.page, (&place(&slug, paper), &written), typed, done)
}

/// Gives a paper its number and keeps its files; a decision enters its awards.
///
/// # Errors
/// As [`page`]; a refusal when the person may not, or the paper cannot be numbered yet.
pub async fn issue(caller: Caller, Path((slug, name)): Path<(String, String)>, Form(fields): Form<Fields>) -> Result<Response> {
    let Caller { app, viewer, page } = &caller;
    let campaign = store::commendation::campaign::find(&app.db, viewer, &slug).await?;
    let paper = CampaignPaper::parse(&name).ok_or(Error::NotFound)?;
    viewer.may(issues(paper), campaign.call.unit)?;
    let dossier = Dossier::gather(app, campaign).await?;
    match numbering::issue(app, Some(viewer.account), &dossier, (paper, &filled(&fields))).await {
        Ok(()) => Ok(chrome::done(&format!("/khen-thuong/{slug}/giay/{name}"), "da_ban_hanh")),
        Err(Error::Refused(refusal)) => {
            let mut typed = Typed::new("issue", fields);
            typed.fault("issue", Sentence { key: refusal.says.key, with: refusal.says.with.clone() });
            typed.fault("issue", refusal.next);
            let shown = show(app, (viewer, page), (dossier.campaign, &name), &typed).await?;
            Ok((StatusCode::CONFLICT, shown).into_response())
        }
        Err(error) => Err(error),
    }
}

fn filled(fields: &Fields) -> Filled {
    let typed = |name| tidied(fields, name);
    Filled { begun: typed("begun"), place: typed("place"), chair: typed("chair"), secretary: typed("secretary") }
}
