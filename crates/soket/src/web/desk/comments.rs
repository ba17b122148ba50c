//! Comments on the desk: how many wait for whoever moderates, those that readers reported first.

use crate::app::App;
use crate::error::Result;
use crate::store;
use soket_core::refusal::Sentence;
use soket_core::viewer::{Action, Viewer};

/// A line of the desk: where it leads, its colour, what it says.
pub struct Row {
    /// The shelf.
    pub address: &'static str,
    /// The colour.
    pub tone: &'static str,
    /// How many, and what with them.
    pub says: Sentence,
}

/// What waits for the person; nothing for whoever does not moderate.
pub(super) async fn waiting(app: &App, viewer: &Viewer) -> Result<Vec<Row>> {
    if !viewer.can_at_the_top(Action::ModerateComments) {
        return Ok(Vec::new());
    }
    let (waiting, suspect, reported) = store::comment::counts(&app.db).await?;
    let row = |count, address, tone, says| (count > 0).then(|| Row { address, tone, says: Sentence::plain(says).with("count", count) });
    let rows = [
        row(reported, "/kiem-duyet?ngan=bao", "bad", "%{count} bình luận bị báo, phải xử lý trong 24 giờ"),
        row(waiting, "/kiem-duyet?ngan=cho", "warn", "%{count} bình luận chờ duyệt"),
        row(suspect, "/kiem-duyet?ngan=nghi", "", "%{count} bình luận nghi rác"),
    ];
    Ok(rows.into_iter().flatten().collect())
}
