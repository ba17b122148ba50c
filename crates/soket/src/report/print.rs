//! A review's paper in each format that leaves the house.

use crate::app::App;
use crate::error::Result;
use crate::report::review;
use crate::store;
use crate::store::review::Review;
use serde::Serialize;
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

/// The facts behind a paper, as they travel inside the PDF and as JSON.
#[derive(Debug, Serialize)]
struct FactSheet<'a> {
    review: &'a str,
    title: &'a str,
    cut_off: String,
    figures: Vec<FactLine>,
}

#[derive(Debug, Serialize)]
struct FactLine {
    code: String,
    printed: String,
}

/// The facts of a paper as JSON: every printed figure with its code.
///
/// # Errors
/// When they cannot be written.
pub fn facts(review: &Review, document: &Document) -> Result<String> {
    let line = |(code, printed): (&str, &str)| FactLine { code: code.to_owned(), printed: printed.to_owned() };
    let figures = document.figures().into_iter().map(line).collect();
    let sheet = FactSheet { review: &review.slug, title: &review.title, cut_off: review.cut_off.to_string(), figures };
    Ok(serde_json::to_string_pretty(&sheet).map_err(anyhow::Error::from)?)
}

/// Writes a document in a format. Setting a page takes tens of milliseconds of one core.
///
/// # Errors
/// When a writer fails.
pub fn write(review: &Review, document: &Document, format: Format) -> Result<Vec<u8>> {
    Ok(match format {
        Format::Docx => docx::write(document).map_err(anyhow::Error::from)?,
        Format::Pdf => as_pdf(review, document)?.bytes,
        Format::Html => page(document).into_bytes(),
        Format::Json => facts(review, document)?.into_bytes(),
    })
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

/// The paper of a review in a format, off the threads that answer requests.
///
/// # Errors
/// When the database does not answer, or a writer fails.
pub async fn print(app: &App, review: &Review, format: Format) -> Result<Vec<u8>> {
    if let Some(bytes) = store::review::issue::stored(app, review.id, format.as_str()).await? {
        return Ok(bytes);
    }
    let document = review::document(app, review).await?;
    let review = review.clone();
    let written = tokio::task::spawn_blocking(move || write(&review, &document, format)).await;
    written.map_err(anyhow::Error::from)?
}
