//! What runs beside requests.

pub mod hall;
pub mod print;
pub mod worker;
