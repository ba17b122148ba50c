//! Commendation on the screen: the catalogue, campaigns from the call to the decision, the register of honours, and the two pages
//! for people without an account: a nominee's own, and the check of a certificate.

pub mod achievement;
pub mod call;
pub mod catalogue;
pub mod honour;
pub mod list;
pub mod meeting;
pub mod nomination;
pub mod nominee;
pub mod paper;
pub mod pass;
pub mod press;
pub mod proof;
pub mod register;
pub mod show;
