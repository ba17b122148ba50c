//! PDF: the document as data for a typst template; archival (PDF/A-3a) and accessible (PDF/UA-1) in one file.

use crate::document::{Block, Document, Inline, Table};
use crate::error::PaperError;
use crate::font;
use crate::header;
use crate::typeset::{self, Template};
use crate::unbroken;
use serde::Serialize;

/// A produced PDF.
#[derive(Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// A text file carried inside the PDF.
#[derive(Debug, Clone, Serialize)]
pub struct Attachment {
    /// Its name: `so-lieu.json`.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// What it is, for the reader's list of attachments.
    pub description: String,
    /// Its content.
    pub text: String,
}

/// Sets a document as PDF with files attached. Equal input gives equal bytes.
///
/// # Errors
/// When the typesetter refuses the page.
pub fn write(document: &Document, attachments: &[Attachment]) -> Result<Pdf, PaperError> {
    set(std::slice::from_ref(document), attachments)
}

/// Sets documents as one PDF, each on pages of its own with numbers of its own: three hundred invitations to be printed at
/// once. The file is called after the first.
///
/// # Errors
/// When there is no document, or the typesetter refuses a page.
pub fn write_all(documents: &[Document]) -> Result<Pdf, PaperError> {
    set(documents, &[])
}

fn set(documents: &[Document], attachments: &[Attachment]) -> Result<Pdf, PaperError> {
    let first = documents.first().ok_or(PaperError::Empty)?;
    let header = &first.header;
    let date = header.date.unwrap_or(header.drafted_on);
    let data = serde_json::json!({
        "title": format!("{} {}", header.type_word, header.subject),
        "date": [date.year(), i16::from(date.month()), i16::from(date.day())],
        "papers": documents.iter().map(data).collect::<Vec<_>>(),
        "attachments": attachments,
    });
    let identity = format!("{} {} {}", first.profile.profile().number_line(header), header.issuer, header.subject);
    typeset::set(Template::Paper, &data, identity)
}

fn data(document: &Document) -> serde_json::Value {
    let (head, profile) = (&document.header, document.profile.profile());
    let (ruled, size) = profile.motto.map_or((profile.title, profile.title_size), |motto| (motto, profile.title_size + 1.0));
    serde_json::json!({
        // Looking for symbols takes a quarter of the time of a short paper, which mostly has none.
        "has_symbols": texts(document).any(unbroken::stands_in),
        "document": document.closed(),
        "profile": profile,
        "annex_words": (0..document.annexes.len()).map(|at| document.annex_word(at)).collect::<Vec<_>>(),
        "superior": head.superior.as_deref().map(|name| header::lines(name, profile)),
        "issuer": header::lines(&head.issuer, profile),
        "subject": profile.subject_line(&head.subject),
        "number_line": document.number_line(),
        "place_and_date": document.place_and_date(),
        "recipients": document.recipient_lines(),
        "rule": font::bold_width(ruled, size),
        "issuer_rule": header::issuer_rule(head, profile),
        "subject_room": header::subject_room(head, profile),
        "subject_rule": header::subject_rule(head, profile),
    })
}

/// What may name other papers: all but names of bodies and heads of tables.
fn texts(document: &Document) -> impl Iterator<Item = &str> {
    let titles = document.annexes.iter().map(|annex| annex.title.as_str());
    let above = std::iter::once(document.header.subject.as_str()).chain(document.bases.iter().map(String::as_str));
    let inlines = document.blocks().flat_map(Block::inlines).map(Inline::text);
    above.chain(titles).chain(document.blocks().filter_map(heading)).chain(inlines)
}

fn heading(block: &Block) -> Option<&str> {
    match block {
        Block::Part { name: words, .. } | Block::Heading { text: words, .. } | Block::Table(Table { caption: words, .. }) => Some(words),
        _ => None,
    }
}
