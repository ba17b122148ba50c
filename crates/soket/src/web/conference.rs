//! Conferences on the desk: preparing, running, the record. Those in the hall have pages of their own (`web::hall`).

pub mod agenda;
pub mod calling;
pub mod coverage;
pub mod deed;
pub mod delegate;
pub mod desk;
pub mod door;
pub mod list;
pub mod log;
pub mod matrix;
mod order;
pub mod paper;
pub mod people;
pub mod print;
pub mod reading;
pub mod run;
pub mod show;
pub mod sure;

use crate::app::App;
use crate::error::{Error, Result};
use crate::job::hall::{Earnest, Live};
use crate::store;
use crate::store::conference::Conference;
use crate::store::conference::prepared::REHEARSAL;
use soket_core::refusal::Refusal;
use soket_core::viewer::{Action, Viewer};
use std::sync::Arc;

/// A conference with its hall, as an address names it; `.tap` behind the slug is its rehearsal.
pub struct Room {
    /// What was prepared.
    pub conference: Conference,
    /// What happens.
    pub live: Arc<Live>,
    /// Whether it counts.
    pub earnest: Earnest,
    /// The slug as the address has it.
    pub slug: String,
}

/// The room that an address names.
///
/// # Errors
/// Not found when there is none or the person does not see it.
pub async fn room(app: &App, viewer: &Viewer, slug: &str) -> Result<Room> {
    let (conference, earnest) = named(app, slug).await?;
    if !viewer.sees(conference.unit) {
        return Err(Error::NotFound);
    }
    if earnest == Earnest::Rehearsal {
        viewer.may(Action::RunConferences, conference.unit)?;
    }
    let live = app.hall(conference.id, earnest).await?;
    Ok(Room { conference, live, earnest, slug: slug.to_owned() })
}

/// The room, for somebody who runs what happens in it.
///
/// # Errors
/// As [`room`]; a refusal when the person may not run the conference.
pub async fn room_to_run(app: &App, viewer: &Viewer, slug: &str) -> Result<Room> {
    let room = room(app, viewer, slug).await?;
    viewer.may(Action::RunConferences, room.conference.unit)?;
    Ok(room)
}

/// The room, for somebody who prepares the conference.
///
/// # Errors
/// As [`room`]; a refusal for a rehearsal, or when the person may not prepare the conference.
pub async fn room_to_prepare(app: &App, viewer: &Viewer, slug: &str) -> Result<Room> {
    let room = earnest(room(app, viewer, slug).await?)?;
    viewer.may(Action::PrepareConferences, room.conference.unit)?;
    Ok(room)
}

/// What is prepared belongs to the conference itself; a rehearsal changes nothing of it.
///
/// # Errors
/// A refusal for a rehearsal.
pub fn earnest(room: Room) -> std::result::Result<Room, Refusal> {
    match room.earnest {
        Earnest::Real => Ok(room),
        Earnest::Rehearsal => {
            Err(Refusal::conflict("Đang diễn tập nên không sửa phần chuẩn bị.", "Thôi diễn tập, rồi sửa ở trang hội nghị."))
        }
    }
}

/// The room for those who come without an account: a rehearsal is there for them once somebody rehearses.
///
/// # Errors
/// Not found when there is none.
pub async fn open_room(app: &App, slug: &str) -> Result<Room> {
    let (conference, earnest) = named(app, slug).await?;
    let live = match earnest {
        Earnest::Real => app.hall(conference.id, earnest).await?,
        Earnest::Rehearsal => app.halls.held(conference.id, earnest).ok_or(Error::NotFound)?,
    };
    Ok(Room { conference, live, earnest, slug: slug.to_owned() })
}

async fn named(app: &App, slug: &str) -> Result<(Conference, Earnest)> {
    let (plain, earnest) = match slug.strip_suffix(REHEARSAL) {
        Some(plain) => (plain, Earnest::Rehearsal),
        None => (slug, Earnest::Real),
    };
    Ok((store::conference::by_slug(&app.db, plain).await?, earnest))
}
