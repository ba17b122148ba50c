//! What must hold of everything that reads bytes from outside: each property drives a fuzzer, and the tests of the workspace
//! replay it over the kept corpus (`crates/soket/tests/corpus.rs` includes this file by its path).

pub mod amount;
pub mod article;
pub mod backup;
pub mod card;
pub mod form;
pub mod mandate;
pub mod office;
pub mod paper;
pub mod pdf;
pub mod people;
pub mod period;
pub mod press_template;
pub mod prose;
pub mod table;
pub mod target;
pub mod text;

use std::borrow::Cow;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Panics when it does not hold for these bytes.
pub type Property = fn(&[u8]);

/// Every property by its name, which is also that of its fuzzer and of its corpus.
pub const ALL: &[(&str, Property)] = &[
    ("amount", amount::holds),
    ("article", article::holds),
    ("backup", backup::holds),
    ("card", card::holds),
    ("form", form::holds),
    ("mandate", mandate::holds),
    ("office", office::holds),
    ("paper", paper::holds),
    ("pdf", pdf::holds),
    ("people", people::holds),
    ("period", period::holds),
    ("press_template", press_template::holds),
    ("prose", prose::holds),
    ("table", table::holds),
    ("target", target::holds),
    ("text", text::holds),
];

/// Bytes as the text that reaches a parser: a form that is no UTF-8 is refused long before.
fn typed(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// A part of a Word file with one paragraph of these words.
fn paragraph(text: &str) -> String {
    let text = soket_paper::html::escape(text);
    format!("<w:document xmlns:w=\"urn:w\"><w:body><w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p></w:body></w:document>")
}

/// A zip file with these parts.
fn container(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(*name, stored).expect("a part");
        zip.write_all(text.as_bytes()).expect("a part");
    }
    zip.finish().expect("a container").into_inner()
}
