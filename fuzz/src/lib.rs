//! What must hold of everything that reads bytes from outside: each property drives a fuzzer, and the tests of the workspace
//! replay it over the kept corpus (`crates/soket/tests/corpus.rs` includes this file by its path).

pub mod amount;
pub mod backup;
pub mod mandate;
pub mod office;
pub mod paper;
pub mod pdf;
pub mod period;
pub mod prose;
pub mod target;
pub mod text;

use std::borrow::Cow;

/// Panics when it does not hold for these bytes.
pub type Property = fn(&[u8]);

/// Every property by its name, which is also that of its fuzzer and of its corpus.
pub const ALL: &[(&str, Property)] = &[
    ("amount", amount::holds),
    ("backup", backup::holds),
    ("mandate", mandate::holds),
    ("office", office::holds),
    ("paper", paper::holds),
    ("pdf", pdf::holds),
    ("period", period::holds),
    ("prose", prose::holds),
    ("target", target::holds),
    ("text", text::holds),
];

/// Bytes as the text that reaches a parser: a form that is no UTF-8 is refused long before.
fn typed(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
