//! The pieces of the run screen: what chair and secretary see of a hall, drawn from its view.

use super::sure;
use crate::app::{self, App};
use crate::error::Result;
use crate::language::Language;
use crate::store::conference::agenda::AgendaItem;
use crate::store::conference::calling::Called;
use crate::store::conference::prepared::View;
use crate::web::hall::live::Face;
use askama::Template;
use jiff::Timestamp;
use soket_core::commendation::award::AwardState;
use soket_core::conference::ConferenceState;
use soket_core::conference::agenda::{Item, ItemState};
use soket_core::conference::delegate::{DelegateClass, Duty};
use soket_core::conference::floor::{Turn, TurnKind, TurnState};
use soket_core::conference::note::{Note, NoteKind};
use soket_core::conference::quorum::Quorum;
use soket_core::conference::screen::Slide;
use soket_core::conference::vote::form::{Choice, VoteBase, VoteForm};
use soket_core::conference::vote::{Outcome, Vote, VoteState};
use soket_core::unit::UnitKind;

/// How many minutes somebody usually speaks.
const USUAL_SPEECH: u32 = 10;
/// How many minutes a point of order takes.
const USUAL_ORDER: u32 = 2;

/// The pieces, ready to be drawn.
#[derive(Template)]
#[template(path = "conference/_desk.html")]
pub struct Desk<'a> {
    view: &'a View,
    language: Language,
    now: Timestamp,
    /// What can be shown on the wall: the word and the name of each.
    slides: Vec<(String, String)>,
    /// The units that can lead a task.
    leads: Vec<(String, String)>,
    /// Whether the forms beside the pieces are drawn too.
    is_whole: bool,
}

/// A point of the programme as the run screen lists it.
pub struct Row<'a> {
    item: &'a AgendaItem,
    times: String,
    state: &'static str,
    is_current: bool,
    is_waiting: bool,
}

/// A vote with its result.
pub struct Settled<'a> {
    vote: &'a Vote,
    outcome: Outcome,
}

impl<'a> Desk<'a> {
    /// The pieces of a view at a moment.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of(app: &App, view: &'a View, language: Language, now: Timestamp) -> Result<Self> {
        Ok(Self { view, language, now, slides: slides(view), leads: leads(app).await?, is_whole: false })
    }

    /// The same with the forms that stay as they are while the pieces change.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn whole(app: &App, view: &'a View, language: Language, now: Timestamp) -> Result<Self> {
        Ok(Self { is_whole: true, ..Self::of(app, view, language, now).await? })
    }

    /// The pages before and after the one of a table that hangs on the wall.
    fn turns_of_page(&self) -> Vec<(String, &'static str)> {
        let Slide::Targets(review, page) = self.view.hall.slide else { return Vec::new() };
        let before = page.checked_sub(1).map(|page| (Slide::Targets(review, page).to_text(), "Trang trước của bảng"));
        before.into_iter().chain([(Slide::Targets(review, page + 1).to_text(), "Trang sau của bảng")]).collect()
    }

    fn t<'b>(&self, key: &'b str) -> &'b str {
        self.language.t(key)
    }

    fn slug(&self) -> &str {
        &self.view.conference.slug
    }

    fn is_preparing(&self) -> bool {
        self.view.hall.state == ConferenceState::Preparing
    }

    fn is_gathering(&self) -> bool {
        self.view.hall.state == ConferenceState::Gathering
    }

    fn is_running(&self) -> bool {
        self.view.hall.state == ConferenceState::Running
    }

    fn is_ended(&self) -> bool {
        self.view.hall.state == ConferenceState::Ended
    }

    /// What speaks against opening now.
    fn doubt(&self) -> Option<String> {
        sure::before_opening(self.view, self.now).map(|says| self.language.say(&says))
    }

    /// What is still unheard.
    fn unheard_of(&self) -> String {
        self.language.say(&sure::before_closing(self.view))
    }

    fn quorum(&self) -> Quorum {
        self.view.hall.quorum()
    }

    fn left_out(&self) -> Vec<(&str, &'static str)> {
        self.view.hall.roll.left_out().map(|(delegate, reason)| (self.view.name(delegate), reason.name_vi())).collect()
    }

    fn seconds_left(&self) -> i64 {
        self.view.seconds_left(self.now)
    }

    fn left_words(&self) -> String {
        self.clock_words(self.seconds_left())
    }

    fn clock_words(&self, seconds: i64) -> String {
        clock_words(seconds)
    }

    /// By how many minutes the morning is late: what over-ran so far.
    fn behind(&self) -> i64 {
        let over = |item: &Item| -item.seconds_left(self.now);
        let done = self.view.hall.items.iter().filter(|item| item.state == ItemState::Done).map(over).sum::<i64>();
        let current = self.view.hall.current().map_or(0, |item| over(item).max(0));
        (done + current) / 60
    }

    fn items(&self) -> Vec<Row<'_>> {
        let times = self.view.times();
        let row = |(at, item): (usize, &'a AgendaItem)| {
            let run = self.view.hall.item(item.id);
            let state = run.map_or(ItemState::Waiting, |run| run.state);
            let real = run.and_then(|run| run.took.first()).map(|first| format!(" ({})", app::time_of_day(first)));
            Row {
                item,
                times: format!("{}{}", app::time_words(times[at]), real.unwrap_or_default()),
                state: state.name_vi(),
                is_current: state == ItemState::Current,
                is_waiting: state == ItemState::Waiting,
            }
        };
        self.view.items.iter().enumerate().map(row).collect()
    }

    /// The awards that are called under the current point, each with whether it was handed over.
    fn calling(&self) -> Vec<(&'a Called, bool)> {
        let Some(item) = self.view.current() else { return Vec::new() };
        let is_handed = |called: &Called| called.handed_on.is_some() || self.view.hall.was_handed(called.award);
        let listed = self.view.called_under(item.id).filter(|called| called.state == AwardState::Valid || is_handed(called));
        listed.map(|called| (called, is_handed(called))).collect()
    }

    /// Whoever hangs on the wall, if somebody who waits does.
    fn called_now(&self) -> Option<&'a Called> {
        let Slide::Award(award) = self.view.hall.slide else { return None };
        self.view.called(award).filter(|called| called.waits() && !self.view.hall.was_handed(award))
    }

    /// The first who waits to be called.
    fn called_first(&self) -> Option<&'a Called> {
        self.calling().into_iter().find(|(called, is_handed)| !is_handed && called.waits()).map(|(called, _)| called)
    }

    fn handed_count(&self) -> usize {
        self.calling().iter().filter(|(_, is_handed)| *is_handed).count()
    }

    /// Whether it was handed over in this hall, where it can be put right.
    fn was_handed_here(&self, called: &Called) -> bool {
        self.view.hall.was_handed(called.award)
    }

    fn award_slide(&self, called: &Called) -> String {
        Slide::Award(called.award).to_text()
    }

    fn turn_left(&self, turn: &Turn) -> i64 {
        i64::from(turn.minutes) * 60 - turn.spoke.lasted(self.now).as_secs()
    }

    fn is_order(&self, turn: &Turn) -> bool {
        turn.kind == TurnKind::Order
    }

    fn usual_minutes(&self, turn: &Turn) -> u32 {
        if self.is_order(turn) { USUAL_ORDER } else { USUAL_SPEECH }
    }

    fn spoken(&self) -> Vec<&Turn> {
        self.view.hall.floor.turns.iter().rev().filter(|turn| turn.state == TurnState::Done).collect()
    }

    fn minutes_of(&self, turn: &Turn) -> String {
        clock_words(turn.spoke.lasted(self.now).as_secs())
    }

    fn time(&self, at: &Timestamp) -> String {
        app::time_of_day(*at)
    }

    fn is_on_phones(&self, vote: &Vote) -> bool {
        vote.question.form == VoteForm::Phones
    }

    fn is_counted(&self, vote: &Vote) -> bool {
        vote.state == VoteState::Counted
    }

    fn choices(&self) -> [Choice; 3] {
        Choice::ALL
    }

    /// Those who may vote and have not: the secretary records for whoever has no phone.
    fn unheard(&self, vote: &Vote) -> Vec<(i64, &str)> {
        let is_heard = |delegate: &&crate::store::conference::delegate::Delegate| !vote.ballots.contains_key(&delegate.id);
        let may = self.view.delegates.iter().filter(|delegate| vote.entitled.contains(&delegate.id)).filter(is_heard);
        may.map(|delegate| (delegate.id.0, delegate.said.name.as_str())).collect()
    }

    /// Tellers first, then everybody of the house.
    fn tellers(&self) -> Vec<(i64, &str)> {
        let of_house = |duty: bool| {
            let house = self.view.delegates.iter().filter(|delegate| delegate.said.class != DelegateClass::Guest);
            house.filter(move |delegate| (delegate.said.duty == Duty::Teller) == duty)
        };
        of_house(true).chain(of_house(false)).map(|delegate| (delegate.id.0, delegate.said.name.as_str())).collect()
    }

    /// Results, newest first.
    fn results(&self) -> Vec<Settled<'_>> {
        let result = |vote: &'a Vote| Some(Settled { vote, outcome: vote.outcome()? });
        self.view.hall.votes().rev().filter_map(result).collect()
    }

    /// What was written down, newest first.
    fn notes(&self) -> Vec<&Note> {
        self.view.hall.notes.iter().rev().filter(|note| !note.is_struck).collect()
    }

    /// Members of the house first, then guests.
    fn people(&self) -> Vec<(i64, &str)> {
        self.view.delegates.iter().map(|delegate| (delegate.id.0, delegate.said.name.as_str())).collect()
    }

    fn turns(&self) -> [TurnKind; 2] {
        TurnKind::ALL
    }

    fn kinds(&self) -> [NoteKind; 7] {
        NoteKind::ALL
    }

    fn forms(&self) -> [VoteForm; 4] {
        VoteForm::ALL
    }

    fn bases(&self) -> [VoteBase; 2] {
        VoteBase::ALL
    }

    fn has_voters(&self) -> bool {
        self.view.delegates.iter().any(|delegate| delegate.said.class == DelegateClass::Voting)
    }
}

/// What can be shown on the wall.
fn slides(view: &View) -> Vec<(String, String)> {
    let fixed = [Slide::Welcome, Slide::Item, Slide::Quorum, Slide::Vote, Slide::Blank];
    let fixed = fixed.map(|slide| (slide.to_text(), slide.name_vi().to_owned()));
    let heard = view.reviews.iter().enumerate().flat_map(|(at, id)| {
        [Slide::Targets(*id, 0), Slide::Chart(*id)].map(|slide| (slide.to_text(), format!("{} {}", slide.name_vi(), at + 1)))
    });
    fixed.into_iter().chain(heard).collect()
}

/// The units that can lead a task: those of the house.
async fn leads(app: &App) -> Result<Vec<(String, String)>> {
    let (tree, today) = (app.tree_now().await?, app.today());
    let of_house = tree.all().iter().filter(|unit| unit.stands_on(today) && unit.kind != UnitKind::Superior);
    Ok(of_house.map(|unit| (unit.code.clone(), unit.named_on(today).full.clone())).collect())
}

/// Minutes and seconds, with a sign once time has run out: `12:05`, `-1:30`.
pub fn clock_words(seconds: i64) -> String {
    let sign = if seconds < 0 { "-" } else { "" };
    format!("{sign}{}:{:02}", seconds.abs() / 60, seconds.abs() % 60)
}

/// The run screen for all who run a conference, in one language.
pub struct DeskFace(pub Language);

impl Face for DeskFace {
    fn audience(&self) -> &'static str {
        match self.0 {
            Language::Vietnamese => "desk",
            Language::English => "desk en",
        }
    }

    async fn draw(&self, app: &App, view: &View, now: Timestamp) -> Result<String> {
        let desk = Desk::of(app, view, self.0, now).await?;
        Ok(desk.render().map_err(anyhow::Error::from)?)
    }
}
