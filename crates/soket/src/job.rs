//! What runs beside requests.

pub mod hall;
