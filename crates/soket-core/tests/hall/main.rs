//! The hall by its log: a morning told line by line, what is refused, and the same lines giving the same hall.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop with a backtrace")]
#![allow(missing_docs, reason = "a test's name is its documentation")]

mod laws;
mod morning;
mod refusals;
mod room;
