//! The conference (hội nghị): who is called to it and the cards they come with.

pub mod card;
pub mod delegate;
pub mod people;
