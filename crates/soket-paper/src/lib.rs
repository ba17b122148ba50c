//! One document in; official HTML, DOCX and PDF out, equal figure by figure; any DOCX in, its faults of form out. Knows typography, no noun of the office.

pub mod card;
pub mod document;
pub mod docx;
pub mod error;
mod fit;
pub mod font;
pub mod header;
pub mod html;
pub mod lint;
pub mod pdf;
pub mod press;
pub mod profile;
pub mod qr;
mod typeset;
mod unbroken;
