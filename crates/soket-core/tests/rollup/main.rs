//! The roll-up through its front: laws that hold for all figures, gaps, cut-offs, verdicts and what the checker names.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod checker;
mod gaps;
mod laws;
mod manual;
mod print;
mod readings;
mod verdicts;
mod world;
