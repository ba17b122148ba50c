//! What was prepared for a conference and what has happened, as its recorder, its pages and its papers read it.

use super::agenda::AgendaItem;
use super::calling::{self, Called};
use super::delegate::Delegate;
use super::{Conference, agenda, delegate};
use crate::db::Db;
use crate::error::Result;
use jiff::Timestamp;
use jiff::civil::Time;
use soket_core::conference::agenda::timetable;
use soket_core::conference::card::CardCode;
use soket_core::conference::deed::Deed;
use soket_core::conference::delegate::Duty;
use soket_core::conference::hall::Hall;
use soket_core::id::{AgendaItemId, AwardId, ConferenceId, DelegateId, ReviewId};
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

/// A hall at one moment: what was prepared, and what has happened.
#[derive(Debug, Clone)]
pub struct View {
    /// What was prepared.
    pub prepared: Arc<Prepared>,
    /// What has happened.
    pub hall: Arc<Hall>,
}

impl View {
    /// The point of the programme that is being dealt with.
    pub fn current(&self) -> Option<&AgendaItem> {
        self.hall.current().and_then(|item| self.item(item.planned.item))
    }

    /// The point that comes next.
    pub fn next(&self) -> Option<&AgendaItem> {
        self.hall.next().and_then(|item| self.item(item.planned.item))
    }

    /// Seconds left of the point that is being dealt with; negative when it over-runs.
    pub fn seconds_left(&self, now: Timestamp) -> i64 {
        self.hall.current().map_or(0, |item| item.seconds_left(now))
    }
}

/// What is prepared is asked for more often than anything else.
impl Deref for View {
    type Target = Prepared;

    fn deref(&self) -> &Prepared {
        &self.prepared
    }
}

/// Conference, programme and people.
#[derive(Debug)]
pub struct Prepared {
    /// The conference as a whole.
    pub conference: Conference,
    /// The programme, in its order.
    pub items: Vec<AgendaItem>,
    /// Everybody called or invited, by class, then by given name.
    pub delegates: Vec<Delegate>,
    /// What is heard.
    pub reviews: Vec<ReviewId>,
    /// The awards that are handed over, point by point, in the order of calling.
    pub calling: Vec<Called>,
    places: HashMap<DelegateId, usize>,
    /// Who holds which card.
    cards: HashMap<String, usize>,
}

impl Prepared {
    /// Reads it from the database.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read(db: &Db, id: ConferenceId) -> Result<Self> {
        let conference = super::by_id(db, id).await?;
        let (items, delegates) = (agenda::all(db, id).await?, delegate::all(db, id).await?);
        let (reviews, calling) = (super::reviews(db, id).await?, calling::all(db, id).await?);
        let places = delegates.iter().enumerate().map(|(at, delegate)| (delegate.id, at)).collect();
        let cards = cards(&delegates);
        Ok(Self { conference, items, delegates, reviews, calling, places, cards })
    }

    /// The same with invented people, whose cards open nothing but the rehearsal.
    pub fn rehearsed(mut self) -> Self {
        self.conference.title = format!("(TẬP) {}", self.conference.title);
        self.conference.slug.push_str(REHEARSAL);
        for (at, delegate) in self.delegates.iter_mut().enumerate() {
            delegate.said.name = format!("Đại biểu tập {:02}", at + 1);
            delegate.said.person = None;
            (delegate.said.office, delegate.said.home, delegate.said.left_out) = (String::new(), String::new(), None);
            delegate.reply_note = String::new();
            delegate.card = CardCode::from_number(rand::random()).as_text();
        }
        self.cards = cards(&self.delegates);
        for (at, called) in self.calling.iter_mut().enumerate() {
            called.name = format!("Người được khen tập {:02}", at + 1);
            (called.office, called.receives, called.handed_on) = (String::new(), String::new(), None);
        }
        self
    }

    /// One of the awards that are handed over.
    pub fn called(&self, award: AwardId) -> Option<&Called> {
        self.calling.iter().find(|called| called.award == award)
    }

    /// The awards that are handed over under a point.
    pub fn called_under(&self, item: AgendaItemId) -> impl Iterator<Item = &Called> {
        self.calling.iter().filter(move |called| called.item == item)
    }

    /// One person of the list.
    pub fn delegate(&self, id: DelegateId) -> Option<&Delegate> {
        self.places.get(&id).and_then(|at| self.delegates.get(*at))
    }

    /// The holder of a card.
    pub fn holder(&self, card: &str) -> Option<&Delegate> {
        self.cards.get(card).and_then(|at| self.delegates.get(*at))
    }

    /// Somebody's name; of somebody who is no longer on the list, a dash.
    pub fn name(&self, id: DelegateId) -> &str {
        self.delegate(id).map_or("–", |delegate| delegate.said.name.as_str())
    }

    /// Those with a duty.
    pub fn with_duty(&self, duty: Duty) -> impl Iterator<Item = &Delegate> {
        self.delegates.iter().filter(move |delegate| delegate.said.duty == duty)
    }

    /// One point of the programme.
    pub fn item(&self, id: AgendaItemId) -> Option<&AgendaItem> {
        self.items.iter().find(|item| item.id == id)
    }

    /// When each point of the programme is to begin; the last one is when all is over.
    pub fn times(&self) -> Vec<Time> {
        let minutes: Vec<u32> = self.items.iter().map(|item| item.minutes).collect();
        timetable(self.conference.starts_at, &minutes)
    }

    /// What opens the doors.
    pub fn opening(&self) -> Deed {
        Deed::OpenDoors {
            roll: self.delegates.iter().map(Delegate::enrolment).collect(),
            items: self.items.iter().map(AgendaItem::planned).collect(),
            rule: self.conference.quorum,
        }
    }

    /// What a hall whose doors are open does not know yet of what was prepared.
    pub fn news(&self, hall: &Hall) -> Vec<Deed> {
        let known = |delegate: &&Delegate| hall.roll.place(delegate.id).is_some_and(|place| place.enrolment == delegate.enrolment());
        let unknown = self.delegates.iter().filter(|delegate| !known(delegate));
        let mut news: Vec<Deed> = unknown.map(|delegate| Deed::Enrol { enrolment: delegate.enrolment() }).collect();
        let items: Vec<_> = self.items.iter().map(AgendaItem::planned).collect();
        if hall.rule != self.conference.quorum || !hall.items.iter().map(|item| item.planned).eq(items.iter().copied()) {
            news.push(Deed::Plan { items, rule: self.conference.quorum });
        }
        news
    }
}

fn cards(delegates: &[Delegate]) -> HashMap<String, usize> {
    delegates.iter().enumerate().map(|(at, delegate)| (delegate.card.clone(), at)).collect()
}

/// Behind the address of a conference: its rehearsal.
pub const REHEARSAL: &str = ".tap";
