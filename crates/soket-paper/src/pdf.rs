//! PDF: the document as data for a typst template; archival (PDF/A-3a) and accessible (PDF/UA-1) in one file.

use crate::document::Document;
use crate::error::PaperError;
use crate::font;
use crate::header;
use serde::Serialize;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The room for the subject on a page of the template, points: between the margins, less a centimetre at either side.
const SUBJECT_ROOM: f32 = 411.0;

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
    let world = Page::new(serde_json::to_vec(&data(document, attachments))?)?;
    let paged = typst::compile::<PagedDocument>(&world).output.map_err(|faults| typesetting(&faults))?;
    let standards =
        PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1]).map_err(|fault| PaperError::Typesetting(fault.message().to_string()))?;
    let options = PdfOptions { ident: Smart::Custom(identity(document)), standards, ..PdfOptions::default() };
    let bytes = typst_pdf::pdf(&paged, &options).map_err(|faults| typesetting(&faults))?;
    let pages = paged.pages().len();
    // The typesetter remembers what it laid out; without this it would remember for ever.
    comemo::evict(2);
    Ok(Pdf { bytes, pages })
}

fn identity(document: &Document) -> String {
    let header = &document.header;
    format!("{} {} {}", document.profile.profile().number_line(header), header.issuer, header.subject)
}

fn typesetting(faults: &[SourceDiagnostic]) -> PaperError {
    let messages: Vec<String> = faults.iter().map(|fault| fault.message.to_string()).collect();
    PaperError::Typesetting(messages.join("; "))
}

fn data(document: &Document, attachments: &[Attachment]) -> serde_json::Value {
    let (head, profile) = (&document.header, document.profile.profile());
    let date = head.date.unwrap_or(head.drafted_on);
    let (ruled, size) = profile.motto.map_or((profile.title, profile.title_size), |motto| (motto, profile.title_size + 1.0));
    serde_json::json!({
        "document": document.closed(),
        "profile": profile,
        "annex_words": (0..document.annexes.len()).map(|at| document.annex_word(at)).collect::<Vec<_>>(),
        "title": format!("{} {}", head.type_word, head.subject),
        "superior": head.superior.as_deref().map(|name| header::lines(name, profile)),
        "issuer": header::lines(&head.issuer, profile),
        "subject": profile.subject_line(&head.subject),
        "number_line": document.number_line(),
        "place_and_date": document.place_and_date(),
        "recipients": document.recipient_lines(),
        "rule": font::bold_width(ruled, size),
        "issuer_rule": header::issuer_rule(head, profile),
        "subject_rule": header::subject_rule(head, profile, SUBJECT_ROOM),
        "date": [date.year(), i16::from(date.month()), i16::from(date.day())],
        "attachments": attachments,
    })
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

static FONTS: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let fonts: Vec<Font> = font::FACES.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

/// The world in which the template lives: itself, its data, our font; no disk, no network, no clock.
struct Page {
    template: Source,
    data: (FileId, Bytes),
}

impl Page {
    fn new(data: Vec<u8>) -> Result<Self, PaperError> {
        let template = Source::new(file("/paper.typ")?, include_str!("paper.typ").to_owned());
        Ok(Self { template, data: (file("/data.json")?, Bytes::new(data)) })
    }
}

fn file(path: &str) -> Result<FileId, PaperError> {
    let path = VirtualPath::new(path).map_err(|fault| PaperError::Typesetting(format!("{fault:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Page {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.0
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.1.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
