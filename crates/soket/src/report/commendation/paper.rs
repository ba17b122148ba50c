//! The papers of a campaign: drawn from its dossier, in the format of the body that commends.

pub mod body;
mod call;
mod decision;
mod list;
mod minutes;
mod submission;
pub mod words;

use super::Dossier;
use crate::app::App;
use crate::error::{Error, Result};
use crate::report::letterhead;
use crate::store;
use jiff::civil::Date;
use soket_core::commendation::paper::CampaignPaper;
use soket_paper::document::{Document, Form, Header, Signature};
use soket_paper::profile::Regime;

/// In which order a list stands; collectives come first in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As the body placed them.
    Body,
    /// By name as Vietnamese lists sort: given name first.
    Name,
}

/// What nobody recorded before a paper is numbered: whoever numbers it types it in. Until then a draft names the gap.
#[derive(Debug, Clone, Default)]
pub struct Filled {
    /// When the meeting began: `08 giờ 00`.
    pub begun: String,
    /// Where it met.
    pub place: String,
    /// Who chaired it.
    pub chair: String,
    /// Who wrote the minutes.
    pub secretary: String,
}

/// The number and the day that a paper gets.
#[derive(Debug, Clone, Copy)]
pub struct Numbered {
    /// In the series of the unit.
    pub serial: i64,
    /// The day.
    pub on: Date,
}

/// The paper as it stands: as it was numbered, or as it would be printed now.
///
/// # Errors
/// When the database does not answer.
pub async fn document(app: &App, dossier: &Dossier, (paper, order): (CampaignPaper, Order)) -> Result<Document> {
    if let Some(issued) = store::commendation::paper::issued(&app.db, dossier.campaign.id, paper.as_str()).await? {
        return Ok(serde_json::from_str(&issued.document).map_err(anyhow::Error::from)?);
    }
    draft(dossier, paper, order)
}

/// The paper as a draft.
///
/// # Errors
/// When the campaign names a format that does not exist.
pub fn draft(dossier: &Dossier, paper: CampaignPaper, order: Order) -> Result<Document> {
    lay_out(dossier, (paper, order), (&Filled::default(), None))
}

/// Whether the submission is signed by whoever chairs the council, whose name somebody has to type.
pub fn submission_needs_chair(dossier: &Dossier) -> bool {
    submission::is_signed_by_council(dossier)
}

/// The paper with its number and day.
///
/// # Errors
/// When the campaign names a format that does not exist.
pub fn numbered(dossier: &Dossier, paper: CampaignPaper, (filled, number): (&Filled, Numbered)) -> Result<Document> {
    lay_out(dossier, (paper, Order::Body), (filled, Some(number)))
}

fn lay_out(dossier: &Dossier, (paper, order): (CampaignPaper, Order), (filled, number): (&Filled, Option<Numbered>)) -> Result<Document> {
    let profile = dossier.profile().ok_or(Error::NotFound)?;
    let regime = profile.regime;
    let mut document = Document {
        profile: profile.id,
        form: Form::Issued,
        header: header(dossier, paper, number),
        bases: match (paper, regime) {
            (CampaignPaper::Call, _) => words::bases(dossier),
            (CampaignPaper::Decision, Regime::Party) => decision::bases(dossier),
            _ => Vec::new(),
        },
        body: body::lay_out(dossier, (paper, order), (profile, filled)),
        signature: Signature::default(),
        recipients: Vec::new(),
        annexes: Vec::new(),
    };
    letterhead::put(&mut document, dossier.letterhead.clone());
    letterhead::name_superior_plainly(&mut document);
    match paper {
        CampaignPaper::Call => {}
        CampaignPaper::Minutes => sign_as_record(&mut document, filled),
        CampaignPaper::List => lay_on_the_table(&mut document),
        CampaignPaper::Submission => submission::finish(&mut document, dossier, (order, filled)),
        CampaignPaper::Decision => decision::finish(&mut document, dossier),
    }
    Ok(document)
}

fn header(dossier: &Dossier, paper: CampaignPaper, number: Option<Numbered>) -> Header {
    let (type_word, type_code) = paper.kind();
    Header {
        type_word: type_word.to_owned(),
        type_code: type_code.to_owned(),
        serial: number.and_then(|number| u32::try_from(number.serial).ok()),
        date: number.map(|number| number.on),
        drafted_on: dossier.today,
        subject: subject(dossier, paper),
        draft_mark: dossier.draft_mark(number),
        ..Header::default()
    }
}

fn subject(dossier: &Dossier, paper: CampaignPaper) -> String {
    let title = words::campaign(dossier);
    let matter = title.trim_start_matches("đợt ");
    let agreed: Vec<_> = dossier.agreed().collect();
    let forms = words::forms(dossier, &agreed);
    match paper {
        CampaignPaper::Call => format!("tổ chức {title}"),
        CampaignPaper::Minutes => format!("họp xét {matter}"),
        CampaignPaper::List => format!("trích ngang {} đề nghị tặng {forms}", words::whom(&list::listed(dossier))),
        CampaignPaper::Submission => format!("về việc đề nghị tặng {forms} cho {}", words::whom(&agreed)),
        CampaignPaper::Decision => format!("về việc tặng {forms} cho {}", words::whom(&agreed)),
    }
}

/// Minutes are signed by whoever wrote them and whoever chaired (formats.md 3.G).
fn sign_as_record(document: &mut Document, filled: &Filled) {
    let [left, right] = document.profile.profile().record_signers;
    let signature = |office: &str, name: &str| Signature {
        on_behalf_of: None,
        office: office.to_owned(),
        name: Some(name.to_owned()).filter(|name| !name.is_empty()),
    };
    document.form = Form::Record { writer: signature(left, &filled.secretary) };
    document.signature = signature(right, &filled.chair);
    document.recipients.clear();
}

/// The list alone has neither number nor signature: it travels with a paper that has both.
fn lay_on_the_table(document: &mut Document) {
    document.form = Form::Handout;
    document.signature = Signature::default();
    document.recipients.clear();
}
