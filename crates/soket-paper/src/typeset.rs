//! A template and its data in, a PDF out: the typesetter, whose world has no disk, no network and no clock.

use crate::error::PaperError;
use crate::font;
use crate::pdf::Pdf;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// What is set.
#[derive(Debug, Clone, Copy)]
pub enum Template {
    /// Papers, which are kept for good: archival and accessible.
    Paper,
    /// Cards and signs, which are printed and thrown away: accessible.
    Card,
}

impl Template {
    fn text(self) -> &'static str {
        match self {
            Template::Paper => include_str!("paper.typ"),
            Template::Card => include_str!("card.typ"),
        }
    }

    fn standards(self) -> &'static [PdfStandard] {
        match self {
            Template::Paper => &[PdfStandard::A_3a, PdfStandard::Ua_1],
            Template::Card => &[PdfStandard::Ua_1],
        }
    }
}

/// Sets a template with its data. Equal input gives equal bytes; the identity tells the file from others.
///
/// # Errors
/// When the typesetter refuses the page.
pub fn set(template: Template, data: &serde_json::Value, identity: String) -> Result<Pdf, PaperError> {
    // JSON writes every letter as itself, so what cannot be set is found in it whole.
    let world = Page::new(template, font::settable(&serde_json::to_string(data)?).into_bytes())?;
    let paged = typst::compile::<PagedDocument>(&world).output.map_err(|faults| typesetting(&faults))?;
    let standards = PdfStandards::new(template.standards()).map_err(|fault| PaperError::Typesetting(fault.message().to_string()))?;
    let options = PdfOptions { ident: Smart::Custom(identity), standards, ..PdfOptions::default() };
    let bytes = typst_pdf::pdf(&paged, &options).map_err(|faults| typesetting(&faults))?;
    let pages = paged.pages().len();
    // The typesetter remembers what it laid out; without this it would remember for ever.
    comemo::evict(2);
    Ok(Pdf { bytes, pages })
}

fn typesetting(faults: &[SourceDiagnostic]) -> PaperError {
    let messages: Vec<String> = faults.iter().map(|fault| fault.message.to_string()).collect();
    PaperError::Typesetting(messages.join("; "))
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
    fn new(template: Template, data: Vec<u8>) -> Result<Self, PaperError> {
        let template = Source::new(file("/page.typ")?, template.text().to_owned());
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
