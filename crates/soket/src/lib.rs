//! Everything of soket that touches the world, in the order in which it uses itself: see ARCHITECTURE.md.

pub mod app;
pub mod cli;
pub mod db;
pub mod demo;
pub mod error;
pub mod inspection;
pub mod job;
pub mod language;
pub mod metrics;
pub mod photo;
pub mod report;
pub mod store;
pub mod table;
pub mod web;
