//! The number that a paper would get: the next one of its unit's series, which the Party counts by term, the administration by year.

use crate::app::App;
use crate::error::Result;
use crate::store;
use crate::store::review::issue::Numbering;
use crate::store::unit::Letterhead;
use soket_core::id::UnitId;

/// The series of a unit's papers of one type today, and its next number (formats.md 1.6 and 2.2).
///
/// # Errors
/// When the database does not answer, or a committee has no term today.
pub async fn next(app: &App, (unit, head): (UnitId, &Letterhead), kind: &'static str) -> Result<(Numbering, i64)> {
    let today = app.today();
    let series = match head.kind.writes_as_party() {
        true => store::term::series(&app.db, unit, today).await?,
        false => today.year().to_string(),
    };
    let numbering = Numbering { series, kind, issued_on: today };
    let serial = store::review::issue::next_serial(&app.db, unit, &numbering).await?;
    Ok((numbering, serial))
}
