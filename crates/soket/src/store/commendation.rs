//! Commendation in the database: the catalogue, campaigns, what is nominated, what was decided, and the papers.

pub mod award;
pub mod campaign;
pub mod catalogue;
pub mod meeting;
pub mod nomination;
pub mod paper;
pub mod pass;
pub mod print_run;
pub mod proof;
pub mod template;
