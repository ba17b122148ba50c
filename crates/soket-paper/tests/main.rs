//! The papers as a reader gets them: a sample with every hard case and those of a sitting, written in every format.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop with a backtrace")]
#![allow(missing_docs, reason = "a test's name is its documentation")]

mod card;
mod docx;
mod form;
mod html;
mod lint;
mod pdf;
mod press;
mod sample;
mod sitting;

/// Keeps a file for eyes where `SOKET_LOOK` names a folder.
fn look(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("SOKET_LOOK") {
        std::fs::write(format!("{folder}/{name}"), bytes).unwrap();
    }
}
