//! What a delegate's phone shows of the hall, drawn once for all phones: where the conference is, who speaks, what is voted.

use super::live::Face;
use crate::app::App;
use crate::error::Result;
use crate::store::conference::prepared::View;
use crate::web::conference::desk::clock_words;
use askama::Template;
use jiff::Timestamp;
use soket_core::conference::vote::form::{Choice, VoteForm};
use soket_core::conference::vote::{Outcome, Vote, VoteState};

/// Where the conference is and who speaks.
#[derive(Template)]
#[template(path = "hall/_phone_now.html")]
pub struct PhoneNow<'a> {
    /// The hall.
    pub view: &'a View,
    /// The moment for which its clocks are drawn.
    pub now: Timestamp,
}

impl PhoneNow<'_> {
    fn seconds_left(&self) -> i64 {
        self.view.seconds_left(self.now)
    }

    fn words(&self, seconds: i64) -> String {
        clock_words(seconds)
    }

    /// Who speaks, then who waits, as numbers: a phone whose owner is among them asks anew for its own part when they change.
    fn queue(&self) -> String {
        let floor = &self.view.hall.floor;
        let speaking = floor.speaking().map_or(0, |turn| turn.id);
        floor.waiting().fold(speaking.to_string(), |queue, turn| format!("{queue} {}", turn.id))
    }
}

/// What is voted, and the last result.
#[derive(Template)]
#[template(path = "hall/_phone_vote.html")]
pub struct PhoneVote<'a> {
    /// The hall.
    pub view: &'a View,
}

impl PhoneVote<'_> {
    /// The vote that is open on phones.
    fn open_vote(&self) -> Option<&Vote> {
        self.view.hall.open_vote().filter(|vote| vote.question.form == VoteForm::Phones)
    }

    /// A vote that is open by hand or card.
    fn hand_vote(&self) -> Option<&Vote> {
        self.view.hall.open_vote().filter(|vote| vote.question.form != VoteForm::Phones)
    }

    fn last_result(&self) -> Option<(&Vote, Outcome)> {
        let last = self.view.hall.votes().rev().find(|vote| vote.state == VoteState::Settled)?;
        Some((last, last.outcome()?))
    }

    fn choices(&self) -> [Choice; 3] {
        Choice::ALL
    }
}

/// All phones.
pub struct PhoneFace;

impl Face for PhoneFace {
    fn audience(&self) -> &'static str {
        "phone"
    }

    async fn draw(&self, _: &App, view: &View, now: Timestamp) -> Result<String> {
        let (vote, now) = (PhoneVote { view }.render(), PhoneNow { view, now }.render());
        Ok(vote.and_then(|vote| Ok(vote + &now?)).map_err(anyhow::Error::from)?)
    }
}
