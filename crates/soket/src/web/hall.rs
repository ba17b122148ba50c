//! Whoever is in the hall, without an account: the projector, the phones of delegates, the sheet on the wall.

pub mod card;
pub mod guess;
pub mod live;
pub mod paper;
pub mod phone;
pub mod screen;
pub mod wall;
