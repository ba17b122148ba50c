//! The tests at the border: HTTP in, the whole application in process; one file a noun.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop with a backtrace")]
#![allow(missing_docs, reason = "a test's name is its documentation")]

mod backup;
mod corpus;
mod figure;
mod house;
mod mandate;
mod migration;
mod passport;
mod postgres;
mod review;
mod sign_in;
mod target;
mod tidy;
