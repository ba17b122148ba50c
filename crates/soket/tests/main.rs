//! The tests at the border: HTTP in, the whole application in process; one file a noun.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop with a backtrace")]
#![allow(missing_docs, reason = "a test's name is its documentation")]

mod account;
mod article;
mod backup;
mod cli;
mod close;
mod commendation;
mod comment;
mod conference;
mod conference_coverage;
mod conference_matrix;
mod corpus;
mod demo;
mod desk;
mod draft;
mod figure;
mod find;
mod house;
mod import;
mod mandate;
mod manual;
mod meanwhile;
mod migration;
mod observe;
mod paper;
mod passport;
mod photo;
mod postgres;
mod press;
mod review;
mod rights;
mod screens;
mod sign_in;
mod table;
mod target;
mod task;
mod tidy;
mod trace;
mod unit;
