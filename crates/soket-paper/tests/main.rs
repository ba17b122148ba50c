//! The papers as a reader gets them: a sample with every hard case, written in every format.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop with a backtrace")]
#![allow(missing_docs, reason = "a test's name is its documentation")]

mod docx;
mod html;
mod lint;
mod pdf;
mod sample;
