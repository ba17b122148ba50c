//! The only SQL: one file per noun, reads first, then verbs; a verb is one transaction of row, trail line and jobs.

pub mod account;
pub mod person;
pub mod row;
pub mod setting;
pub mod trail;
pub mod unit;
