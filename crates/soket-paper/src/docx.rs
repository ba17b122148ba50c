//! DOCX: our own WordprocessingML, every element of the official form under our hand (formats.md 6).

mod body;
mod chart;
mod head;
mod parts;
mod xml;

use crate::document::Document;
use crate::error::PaperError;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes a document as DOCX. Equal input gives equal bytes: the entries carry no time of their own.
///
/// # Errors
/// When the parts cannot be packed.
pub fn write(document: &Document) -> Result<Vec<u8>, PaperError> {
    write_all(std::slice::from_ref(document))
}

/// Writes documents as one DOCX, each in sections of its own whose pages are counted from one. The file is called after the
/// first; all must follow formats of one regime, whose letters it takes.
///
/// # Errors
/// When there is no document, or the parts cannot be packed.
pub fn write_all(documents: &[Document]) -> Result<Vec<u8>, PaperError> {
    let closed: Vec<_> = documents.iter().map(Document::closed).collect();
    let documents: Vec<&Document> = closed.iter().map(AsRef::as_ref).collect();
    let first = documents.first().ok_or(PaperError::Empty)?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    for (name, text) in parts::all(first, &documents[1..]) {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
