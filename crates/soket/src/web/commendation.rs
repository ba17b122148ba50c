//! Commendation on the screen.

pub mod paper;
