//! The nouns and rules of soket, in the order in which they use each other.
//!
//! No async, no SQL, no HTTP, no file, no clock, no environment: `today` is always a parameter.

pub mod id;

pub mod amount;
pub mod quotient;

pub mod period;
pub mod text;

pub mod refusal;
pub mod unit;
pub mod viewer;

pub mod attachment;
pub mod secrecy;

pub mod mandate;

pub mod figure;
pub mod target;

pub mod rollup;

pub mod paper;
pub mod post;
pub mod printed;
pub mod prose;
pub mod review;
pub mod task;

pub mod conference;

pub mod commendation;

pub mod article;
pub mod comment;

pub mod job;

pub mod trail;
