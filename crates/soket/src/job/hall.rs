//! Halls at work: each open conference has one recorder, which decides what happens in order, writes it into the log, and only
//! then lets anybody hear of it.

mod recorder;

use crate::app::Clock;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::store::conference::delegate::Delegate;
use crate::store::conference::prepared::View;
use crate::store::task::Task;
use axum::body::Bytes;
use recorder::Recorder;
use soket_core::conference::card::CardCode;
use soket_core::conference::deed::{Actor, Deed, Line};
use soket_core::id::ConferenceId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{mpsc, oneshot, watch};

/// Something that somebody wants to happen.
#[derive(Debug)]
pub struct Wish {
    /// Who.
    pub by: Actor,
    /// What.
    pub deed: Deed,
    /// Under which name it was sent: sent again it happens once.
    pub nonce: Option<String>,
    /// For [`Deed::SetTask`], and for a [`Deed::Note`] that becomes one at once: the task, which gets its identity in the same
    /// write.
    pub task: Option<Task>,
}

impl Wish {
    /// A wish that is sent once.
    pub fn once(by: Actor, deed: Deed) -> Self {
        Self { by, deed, nonce: None, task: None }
    }

    /// Whether it writes more than a line of the log, or a line that is made of what was prepared.
    fn is_more_than_a_line(&self) -> bool {
        self.task.is_some() || matches!(self.deed, Deed::OpenDoors { .. } | Deed::HandOver { .. } | Deed::TakeBack { .. })
    }
}

/// What became of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// The number of its line.
    pub number: u64,
    /// Whether it had happened before, under the same nonce.
    pub is_repeated: bool,
}

impl Done {
    /// What had happened before.
    fn again(number: u64) -> Self {
        Self { number, is_repeated: true }
    }
}

/// What a recorder is asked.
enum Ask {
    /// To let something happen.
    Do(Box<Wish>, oneshot::Sender<Result<Done>>),
    /// To read again what was prepared, for somebody who changed it.
    Refresh(Actor, oneshot::Sender<Result<()>>),
    /// How things stand at this moment.
    Look(oneshot::Sender<Result<View>>),
    /// To end: a rehearsal is over.
    Stop,
    /// What happened so far; a rehearsal keeps it nowhere else.
    Tell(oneshot::Sender<Result<Vec<Line>>>),
}

/// An open hall, to be spoken to.
#[derive(Debug)]
pub struct Live {
    asks: mpsc::Sender<Ask>,
    view: watch::Receiver<View>,
    /// What the web layer draws of it once for many: by audience.
    pub faces: Mutex<HashMap<&'static str, watch::Receiver<Bytes>>>,
}

impl Live {
    /// Lets something happen; the answer comes when the disk has it.
    ///
    /// # Errors
    /// The refusal of the hall, or when the database does not answer: then nothing has happened.
    pub async fn does(&self, wish: Wish) -> Result<Done> {
        let (reply, answer) = oneshot::channel();
        self.ask(Ask::Do(Box::new(wish), reply)).await?;
        answer.await.map_err(gone)?
    }

    /// Reads again what was prepared; once the doors are open, what was changed goes into the log.
    ///
    /// # Errors
    /// As [`Live::does`].
    pub async fn refresh(&self, by: Actor) -> Result<()> {
        let (reply, answer) = oneshot::channel();
        self.ask(Ask::Refresh(by, reply)).await?;
        answer.await.map_err(gone)?
    }

    /// How things stand at this moment.
    ///
    /// # Errors
    /// When the database does not answer or the recorder has stopped.
    pub async fn look(&self) -> Result<View> {
        let (reply, answer) = oneshot::channel();
        self.ask(Ask::Look(reply)).await?;
        answer.await.map_err(gone)?
    }

    /// What happened so far, line by line.
    ///
    /// # Errors
    /// When the database does not answer or the recorder has stopped.
    pub async fn tell(&self) -> Result<Vec<Line>> {
        let (reply, answer) = oneshot::channel();
        self.ask(Ask::Tell(reply)).await?;
        answer.await.map_err(gone)?
    }

    /// How things stood when they were last shown: a hundredth of a second ago at most, without asking anybody.
    pub fn now(&self) -> View {
        self.view.borrow().clone()
    }

    /// The view as it changes: a few times a second at most, and never one that is older than the one before.
    pub fn watch(&self) -> watch::Receiver<View> {
        self.view.clone()
    }

    /// Whether anybody looks on.
    fn is_watched(&self) -> bool {
        !self.faces.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    async fn ask(&self, ask: Ask) -> Result<()> {
        self.asks.send(ask).await.map_err(gone)
    }
}

fn gone<E>(_: E) -> Error {
    Error::Broken(anyhow::anyhow!("the recorder of a hall has stopped"))
}

/// Whether a hall counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Earnest {
    /// The conference itself: every line is kept.
    Real,
    /// A rehearsal with invented people: nothing is kept.
    Rehearsal,
}

/// The halls that this process has open.
#[derive(Debug, Default)]
pub struct Halls(Mutex<HashMap<(ConferenceId, Earnest), Arc<Live>>>);

/// How many asks may wait for a recorder before askers wait to ask.
const QUEUE: usize = 4096;

impl Halls {
    /// The hall of a conference, opened from its log when this process has not opened it yet.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open(&self, (db, clock): (&Db, &Clock), id: ConferenceId, earnest: Earnest) -> Result<Arc<Live>> {
        if let Some(live) = self.held(id, earnest) {
            return Ok(live);
        }
        let recorder = Recorder::open(db.clone(), clock.clone(), id, earnest).await?;
        let (asks, asked) = mpsc::channel(QUEUE);
        let (shown, view) = watch::channel(recorder.view());
        let live = Arc::new(Live { asks, view, faces: Mutex::default() });
        // Two may have opened it at once: the first one stays, the other recorder ends with its channel.
        let mut open = self.lock();
        open.retain(|_, live| !live.asks.is_closed());
        let kept = open.entry((id, earnest)).or_insert_with(|| live.clone()).clone();
        drop(open);
        if Arc::ptr_eq(&kept, &live) {
            tokio::spawn(recorder.run(asked, shown));
        }
        Ok(kept)
    }

    /// Ends a rehearsal, and with it the streams of those who watch it; nothing of it is left.
    pub async fn forget(&self, id: ConferenceId) {
        let live = self.lock().remove(&(id, Earnest::Rehearsal));
        if let Some(live) = live {
            // A recorder that has stopped already needs no telling.
            let _ = live.ask(Ask::Stop).await;
        }
    }

    /// The open hall that a card opens, and its holder. A rehearsal's cards are known to the rehearsal only; a real
    /// hall is asked only while somebody watches it, for then it knows within a second what another process has changed.
    pub fn opened_by(&self, card: &CardCode) -> Option<(Arc<Live>, Delegate, Earnest)> {
        let card = card.as_text();
        let knows = |live: &Live, earnest| earnest == Earnest::Rehearsal || live.is_watched();
        let halls = self.lock();
        let mut opened = halls.iter().filter(|((_, earnest), live)| knows(live, *earnest));
        opened.find_map(|((_, earnest), live)| Some((live.clone(), live.now().holder(&card)?.clone(), *earnest)))
    }

    /// A hall that this process has open already.
    pub fn held(&self, id: ConferenceId, earnest: Earnest) -> Option<Arc<Live>> {
        self.lock().get(&(id, earnest)).filter(|live| !live.asks.is_closed()).cloned()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<(ConferenceId, Earnest), Arc<Live>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
