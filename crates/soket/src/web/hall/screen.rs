//! The projector: a second browser without a login, which shows what the desk chose and nothing else.

use super::live::{self, Face};
use crate::app::App;
use crate::error::Result;
use crate::report;
use crate::store;
use crate::store::conference::calling::Called;
use crate::store::conference::prepared::View;
use crate::web::chrome::Page;
use crate::web::conference::desk::clock_words;
use crate::web::conference::open_room;
use askama::Template;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use jiff::Timestamp;
use soket_core::conference::ConferenceState;
use soket_core::conference::floor::Turn;
use soket_core::conference::quorum::Quorum;
use soket_core::conference::screen::Slide;
use soket_core::conference::vote::form::VoteForm;
use soket_core::conference::vote::{Outcome, Vote, VoteState};
use soket_core::id::ReviewId;
use soket_paper::document::{Block, Column, Inline, Row};
use soket_paper::html;
use std::sync::Arc;

/// What hangs on the wall.
#[derive(Template)]
#[template(path = "hall/_screen.html")]
struct Wall<'a> {
    view: &'a View,
    now: Timestamp,
    /// The table or chart of a review, where one is shown.
    drawn: String,
}

impl Wall<'_> {
    fn slide(&self) -> &'static str {
        match self.view.hall.slide {
            Slide::Welcome => "welcome",
            Slide::Item => "item",
            Slide::Targets(..) | Slide::Chart(_) => "drawn",
            Slide::Quorum => "quorum",
            Slide::Vote => "vote",
            Slide::Award(_) => "award",
            Slide::Blank => "blank",
        }
    }

    /// Whoever is called; the name of somebody who has not agreed to be named in public is only read out.
    fn called(&self) -> Option<(&Called, bool)> {
        let Slide::Award(award) = self.view.hall.slide else { return None };
        self.view.called(award).map(|called| (called, called.is_public))
    }

    fn is_gathering(&self) -> bool {
        self.view.hall.state == ConferenceState::Gathering
    }

    fn seconds_left(&self) -> i64 {
        self.view.seconds_left(self.now)
    }

    fn turn_left(&self, turn: &Turn) -> i64 {
        i64::from(turn.minutes) * 60 - turn.spoke.lasted(self.now).as_secs()
    }

    fn words(&self, seconds: i64) -> String {
        clock_words(seconds)
    }

    fn quorum(&self) -> Quorum {
        self.view.hall.quorum()
    }

    /// The vote that is open, or the last one with a result.
    fn vote(&self) -> Option<(&Vote, Option<Outcome>)> {
        let shown = |vote: &&Vote| vote.state != VoteState::Void;
        self.view.hall.open_vote().or_else(|| self.view.hall.votes().rev().find(shown)).map(|vote| (vote, vote.outcome()))
    }

    fn is_on_phones(&self, vote: &Vote) -> bool {
        vote.question.form == VoteForm::Phones
    }
}

/// The projector, for all walls.
struct ScreenFace;

impl Face for ScreenFace {
    fn audience(&self) -> &'static str {
        "screen"
    }

    async fn draw(&self, app: &App, view: &View, now: Timestamp) -> Result<String> {
        let drawn = match view.hall.slide {
            Slide::Targets(review, page) => drawing(app, review, |block| table(block, page)).await?,
            Slide::Chart(review) => drawing(app, review, |block| matches!(block, Block::Chart(_)).then(|| block.clone())).await?,
            _ => String::new(),
        };
        Ok(Wall { view, now, drawn }.render().map_err(anyhow::Error::from)?)
    }
}

/// How many targets a wall shows at a time, so that the last row of chairs can read them.
const AT_A_TIME: usize = 7;

/// One page of a table, without its single years and its last column: those are read on paper.
fn table(block: &Block, page: u32) -> Option<Block> {
    let Block::Table(table) = block else { return None };
    let pages = table.rows.len().div_ceil(AT_A_TIME).max(1);
    let page = usize::try_from(page).unwrap_or(usize::MAX).min(pages - 1);
    let mut shown = table.clone();
    shown.caption = format!("{} ({}/{pages})", table.caption, page + 1);
    let is_year = |column: &Column| column.name.bytes().all(|byte| byte.is_ascii_digit());
    let is_shown = |at: usize| at + 1 < table.columns.len() && !is_year(&table.columns[at]);
    let kept = |cells: &[Vec<Inline>]| cells.iter().enumerate().filter(|(at, _)| is_shown(*at)).map(|(_, cell)| cell.clone()).collect();
    shown.columns = table.columns.iter().enumerate().filter(|(at, _)| is_shown(*at)).map(|(_, column)| column.clone()).collect();
    let row = |row: &Row| match row {
        Row::Cells(cells) => Row::Cells(kept(cells)),
        Row::Group(name) => Row::Group(name.clone()),
    };
    shown.rows = table.rows.iter().skip(page * AT_A_TIME).take(AT_A_TIME).map(row).collect();
    Some(Block::Table(shown))
}

/// The first table or chart of a review's paper, as the paper prints it.
async fn drawing(app: &App, id: ReviewId, wanted: impl Fn(&Block) -> Option<Block>) -> Result<String> {
    let review = store::review::by_id(&app.db, id).await?;
    let document = report::review::document(app, &review).await?;
    let found = document.blocks().find_map(wanted);
    // A wall leads nowhere: its figures are the paper's, whose codes a reader follows on the desk.
    let plain = |_: &str| String::new();
    Ok(found.map(|block| html::fragment(&[block], document.profile.profile(), &plain).replace(" href=\"\"", "")).unwrap_or_default())
}

#[derive(Template)]
#[template(path = "hall/screen.html")]
struct ScreenPage<'a> {
    page: &'a Page,
    slug: &'a str,
    title: &'a str,
    pieces: String,
    speed: u32,
}

/// The projector's page.
///
/// # Errors
/// Not found when there is no such conference.
pub async fn page(State(app): State<Arc<App>>, Path(slug): Path<String>, request: Request) -> Result<Response> {
    let room = open_room(&app, &slug).await?;
    let view = room.live.look().await?;
    let pieces = ScreenFace.draw(&app, &view, app.clock().now()).await?;
    let page = Page::new(&app, &request.into_parts().0, None);
    page.show(&ScreenPage { page: &page, slug: &slug, title: &view.conference.title, pieces, speed: app.clock().speed() })
}

/// What hangs on the wall, as it changes.
///
/// # Errors
/// As [`page`].
pub async fn stream(State(app): State<Arc<App>>, Path(slug): Path<String>) -> Result<Response> {
    let room = open_room(&app, &slug).await?;
    live::stream(&app, &room.live, ScreenFace).await
}
