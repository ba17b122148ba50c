//! The only SQL: one file per noun, reads first, then verbs; a verb is one transaction of row, trail line and jobs.

pub mod account;
pub mod article;
pub mod attachment;
pub mod citing;
pub mod commendation;
pub mod comment;
pub mod conference;
pub mod digest;
pub mod figure;
pub mod find;
pub mod indicator;
pub mod mandate;
pub mod person;
pub mod printed;
pub mod publication;
pub mod review;
pub mod row;
pub mod secrecy;
pub mod setting;
pub mod slug;
pub mod target;
pub mod task;
pub mod term;
pub mod trail;
pub mod unit;
