//! A review's paper in each format that leaves the house.

use crate::app::App;
use crate::error::Result;
use crate::report::review;
use crate::store;
use crate::store::review::Review;
use serde::{Deserialize, Serialize};
use soket_core::prose;
use soket_paper::document::Document;
use soket_paper::pdf::{Attachment, Pdf};
use soket_paper::{docx, html, pdf};

/// What a paper is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For editing and for the e-office.
    Docx,
    /// For the archive.
    Pdf,
    /// For the screen.
    Html,
    /// The facts, for other programs.
    Json,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Format; 4] = [Format::Docx, Format::Pdf, Format::Html, Format::Json];

    /// The ending of the file, also its name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::Pdf => "pdf",
            Format::Html => "html",
            Format::Json => "json",
        }
    }

    /// The format with this ending.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == text)
    }

    /// The media type of the file.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Format::Pdf => "application/pdf",
            Format::Html => "text/html; charset=utf-8",
            Format::Json => "application/json",
        }
    }
}

/// Whether the annex of codes goes along with a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Codes {
    /// For the house: every figure can be looked up.
    Annexed,
    /// For the paper that goes up; the codes inside a DOCX stay.
    LeftOff,
}

/// A paper as one file: its format, and whether the annex of codes goes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edition {
    /// What it is written as.
    pub format: Format,
    /// Whether the annex of codes goes along.
    pub codes: Codes,
}

/// What the name of an edition without the annex of codes ends with.
const WITHOUT_CODES: &str = "-khong-ma";

impl Edition {
    /// Every format with its annex, and the two that go up without it: what is kept when a review is issued.
    pub const ALL: [Edition; 6] = [
        Edition { format: Format::Docx, codes: Codes::Annexed },
        Edition { format: Format::Pdf, codes: Codes::Annexed },
        Edition { format: Format::Html, codes: Codes::Annexed },
        Edition { format: Format::Json, codes: Codes::Annexed },
        Edition { format: Format::Docx, codes: Codes::LeftOff },
        Edition { format: Format::Pdf, codes: Codes::LeftOff },
    ];

    /// Its name in addresses and in the register of issued files: `pdf`, `pdf-khong-ma`.
    pub fn name(self) -> String {
        let ending = if self.codes == Codes::LeftOff { WITHOUT_CODES } else { "" };
        format!("{}{ending}", self.format.as_str())
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match (self.format, self.codes) {
            (Format::Docx, Codes::Annexed) => "Word (DOCX)",
            (Format::Pdf, Codes::Annexed) => "PDF",
            (Format::Html, _) => "Trang web (HTML)",
            (Format::Json, _) => "Số liệu (JSON)",
            (Format::Docx, Codes::LeftOff) => "Word (DOCX), không kèm phụ lục mã",
            (Format::Pdf, Codes::LeftOff) => "PDF, không kèm phụ lục mã",
        }
    }

    /// The edition with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.name() == name)
    }

    /// Its file name for a review.
    pub fn file_name(self, slug: &str) -> String {
        let ending = if self.codes == Codes::LeftOff { WITHOUT_CODES } else { "" };
        format!("{slug}{ending}.{}", self.format.as_str())
    }
}

/// The facts behind a paper, as they travel inside the PDF and as JSON.
#[derive(Debug, Serialize, Deserialize)]
pub struct FactSheet {
    /// The review's slug.
    pub review: String,
    /// Its subject.
    pub title: String,
    /// The day to which its figures are counted.
    pub cut_off: String,
    /// Every printed figure in reading order; one that stands twice is here twice.
    pub figures: Vec<FactLine>,
}

impl FactSheet {
    /// Every figure once, in the longest of its forms, as it is written into a text.
    pub fn marks(&self) -> Vec<String> {
        let mut marks: Vec<(&str, &str)> = Vec::new();
        for line in &self.figures {
            match marks.iter_mut().find(|(code, _)| *code == line.code) {
                Some(known) if known.1.chars().count() < line.printed.chars().count() => known.1 = &line.printed,
                Some(_) => {}
                None => marks.push((&line.code, &line.printed)),
            }
        }
        marks.into_iter().map(|(code, printed)| prose::write(printed, code)).collect()
    }
}

/// A figure as the paper prints it.
#[derive(Debug, Serialize, Deserialize)]
pub struct FactLine {
    /// Its code.
    pub code: String,
    /// Its words.
    pub printed: String,
}

/// The facts of a paper as JSON: every printed figure with its code.
///
/// # Errors
/// When they cannot be written.
pub fn facts(review: &Review, document: &Document) -> Result<String> {
    let line = |(code, printed): (&str, &str)| FactLine { code: code.to_owned(), printed: printed.to_owned() };
    let figures = document.figures().into_iter().map(line).collect();
    let (slug, title) = (review.slug.clone(), review.title.clone());
    let sheet = FactSheet { review: slug, title, cut_off: review.cut_off.to_string(), figures };
    Ok(serde_json::to_string_pretty(&sheet).map_err(anyhow::Error::from)?)
}

/// Writes an edition of a document. Setting a page takes tens of milliseconds of one core.
///
/// # Errors
/// When a writer fails.
pub fn write(review: &Review, document: &Document, edition: Edition) -> Result<Vec<u8>> {
    let shortened;
    let document = match edition.codes {
        Codes::Annexed => document,
        Codes::LeftOff => {
            shortened = without_codes(document.clone());
            &shortened
        }
    };
    Ok(match edition.format {
        Format::Docx => docx::write(document).map_err(anyhow::Error::from)?,
        Format::Pdf => as_pdf(review, document)?.bytes,
        Format::Html => page(document).into_bytes(),
        Format::Json => facts(review, document)?.into_bytes(),
    })
}

/// The paper without its last annex, which is that of the codes.
fn without_codes(mut document: Document) -> Document {
    document.annexes.pop();
    document
}

/// The PDF of a document, with its facts attached.
///
/// # Errors
/// When the page cannot be set.
pub fn as_pdf(review: &Review, document: &Document) -> Result<Pdf> {
    let attachment = Attachment {
        name: "so-lieu.json".to_owned(),
        media_type: "application/json".to_owned(),
        description: "Số liệu của báo cáo, mỗi số kèm mã dẫn nguồn".to_owned(),
        text: facts(review, document)?,
    };
    Ok(pdf::write(document, &[attachment]).map_err(anyhow::Error::from)?)
}

/// A page that stands by itself, for keeping as a file.
fn page(document: &Document) -> String {
    let header = &document.header;
    let title = html::escape(&format!("{} {}", header.type_word, header.subject));
    let paper = html::write(document, &|code| format!("#so-{code}"));
    format!(
        "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title}</title><style>{}</style></head><body>{paper}</body></html>\n",
        html::STYLE
    )
}

/// An edition of a review's paper, off the threads that answer requests.
///
/// # Errors
/// When the database does not answer, or a writer fails.
pub async fn print(app: &App, review: &Review, edition: Edition) -> Result<Vec<u8>> {
    let bytes = match store::review::issue::stored(app, review.id, &edition.name()).await? {
        Some(bytes) => bytes,
        None => {
            let document = review::document(app, review).await?;
            let review = review.clone();
            let written = tokio::task::spawn_blocking(move || write(&review, &document, edition)).await;
            written.map_err(anyhow::Error::from)??
        }
    };
    app.metrics.printed(edition.format.as_str());
    Ok(bytes)
}

/// How many pages the paper of a review has as it stands, without the annex of codes: what length norms speak of.
///
/// # Errors
/// When the database does not answer, or the page cannot be set.
pub async fn page_count(app: &App, review: &Review) -> Result<usize> {
    let document = without_codes(review::document(app, review).await?);
    let review = review.clone();
    let set = tokio::task::spawn_blocking(move || as_pdf(&review, &document)).await;
    Ok(set.map_err(anyhow::Error::from)??.pages)
}
