//! Conferences on the desk: those that come, and those whose papers are due.

use crate::app::App;
use crate::error::Result;
use crate::job::hall::Earnest;
use crate::store;
use crate::store::conference::Conference;
use jiff::ToSpan as _;
use soket_core::conference::ConferenceState;
use soket_core::conference::paper::{ConferencePaper, minutes_due};
use soket_core::period::day::{days_between, short_date};
use soket_core::refusal::Sentence;
use soket_core::viewer::Viewer;

/// How long after its day a conference is looked at, days: later, what is missing is missing.
const LOOKED_AT: i64 = 30;

/// A conference with what the desk says of it.
pub struct Row {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// How it stands.
    pub says: Sentence,
    /// The colour of that.
    pub tone: &'static str,
}

/// What the desk says of conferences, by their day.
///
/// # Errors
/// When the database does not answer.
pub async fn rows(app: &App, viewer: &Viewer) -> Result<Vec<Row>> {
    let since = viewer.today.checked_sub(LOOKED_AT.days()).unwrap_or(viewer.today);
    let mut all = store::conference::all(&app.db, viewer).await?;
    all.retain(|conference| conference.held_on >= since);
    all.reverse();
    let mut rows = Vec::new();
    for conference in all {
        if let Some((says, tone)) = standing(app, viewer, &conference).await? {
            rows.push(Row { slug: conference.slug, title: conference.title, says, tone });
        }
    }
    Ok(rows)
}

async fn standing(app: &App, viewer: &Viewer, conference: &Conference) -> Result<Option<(Sentence, &'static str)>> {
    let view = app.hall(conference.id, Earnest::Real).await?.look().await?;
    Ok(match view.hall.state {
        ConferenceState::Preparing => {
            let says = Sentence::plain("%{day}, còn %{days} ngày").with("day", short_date(conference.held_on));
            Some((says.with("days", days_between(viewer.today, conference.held_on)), ""))
        }
        ConferenceState::Gathering | ConferenceState::Running => Some((Sentence::plain(view.hall.state.name_vi()), "good")),
        ConferenceState::Ended => due(app, viewer, conference).await?,
    })
}

/// Minutes and notice that are not out yet, with the day by which they are to be.
async fn due(app: &App, viewer: &Viewer, conference: &Conference) -> Result<Option<(Sentence, &'static str)>> {
    for paper in [ConferencePaper::Minutes, ConferencePaper::Notice] {
        if store::conference::paper::issued(&app.db, conference.id, paper.as_str()).await?.is_none() {
            let day = minutes_due(conference.held_on);
            let tone = if day < viewer.today { "bad" } else { "warn" };
            let says = Sentence::plain("%{paper} phải xong trước hết ngày %{day}").with("paper", paper.name_vi());
            return Ok(Some((says.with("day", short_date(day)), tone)));
        }
    }
    Ok(None)
}
