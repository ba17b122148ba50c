//! From facts to papers: what a review says at its cut-off, the text soket drafts from it, and the document made of both.

pub mod article;
pub mod change;
pub mod commendation;
pub mod conference;
pub mod draft;
pub mod facts;
pub mod letterhead;
pub mod passport;
pub mod print;
pub mod prose;
pub mod review;
pub mod step;
pub mod value;
