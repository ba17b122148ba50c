//! The recorder of one hall: takes what waits, decides it in order, writes it in one go, answers, and shows how things stand.

use super::{Ask, Done, Earnest, Wish};
use crate::app::{Clock, local_date};
use crate::db::{Db, Dialect, Write};
use crate::error::{Error, Result};
use crate::store;
use crate::store::conference::log::{self, Sent};
use crate::store::conference::prepared::{Prepared, View};
use jiff::Timestamp;
use soket_core::conference::ConferenceState;
use soket_core::conference::deed::{Actor, Deed, Line};
use soket_core::conference::hall::Hall;
use soket_core::id::ConferenceId;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::Instant;

/// How many asks are taken together: one statement writes them all.
const TOGETHER: usize = log::LINES_AT_ONCE;
/// How often a round is decided anew because other processes wrote into the log meanwhile.
const TRIES: usize = 20;
/// How often the view is shown at most; what is drawn of it keeps a slower pace of its own.
const PACE: Duration = Duration::from_millis(10);

pub(super) struct Recorder {
    db: Db,
    clock: Clock,
    id: ConferenceId,
    earnest: Earnest,
    prepared: Arc<Prepared>,
    hall: Arc<Hall>,
    /// The numbers of the lines that were sent under a nonce.
    nonces: HashMap<String, u64>,
    /// The lines of a rehearsal, which stand nowhere else.
    told: Vec<Line>,
}

/// How often the log is looked at for what another process wrote, while somebody watches.
const LOOK: Duration = Duration::from_secs(1);

/// What is decided together: how the hall will stand once the disk has it.
struct Round {
    hall: Arc<Hall>,
    now: Timestamp,
    lines: Vec<Sent>,
    nonces: HashMap<String, u64>,
}

impl Round {
    /// Lets something that was decided happen; gives the number of its line.
    fn append(&mut self, by: Actor, deed: Deed, nonce: Option<String>) -> u64 {
        let number = self.hall.lines + 1;
        let line = Line { number, at: self.hall.moment(self.now), by, deed };
        Arc::make_mut(&mut self.hall).read(&line);
        if let Some(nonce) = &nonce {
            self.nonces.insert(nonce.clone(), number);
        }
        self.lines.push(Sent { line, nonce });
        number
    }
}

/// A wish, and who waits to hear that it is on the disk.
type Asked = (Wish, oneshot::Sender<Result<Done>>);

impl Recorder {
    /// Reads a hall from its log.
    pub(super) async fn open(db: Db, clock: Clock, id: ConferenceId, earnest: Earnest) -> Result<Self> {
        let prepared = Prepared::read(&db, id).await?;
        let prepared = Arc::new(if earnest == Earnest::Rehearsal { prepared.rehearsed() } else { prepared });
        let (hall, nonces, told) = (Arc::default(), HashMap::new(), Vec::new());
        let mut recorder = Self { db, clock, id, earnest, prepared, hall, nonces, told };
        if earnest == Earnest::Real {
            recorder.catch_up().await?;
        }
        Ok(recorder)
    }

    /// How things stand.
    pub(super) fn view(&self) -> View {
        View { prepared: self.prepared.clone(), hall: self.hall.clone() }
    }

    /// Answers until nobody can ask any more, or it is told to stop.
    pub(super) async fn run(mut self, mut asked: mpsc::Receiver<Ask>, shown: watch::Sender<View>) {
        let mut asks = Vec::with_capacity(TOGETHER);
        let mut show_at = Instant::now();
        let mut look_at = Instant::now() + LOOK;
        loop {
            let is_stale = self.differs(&shown.borrow());
            tokio::select! {
                count = asked.recv_many(&mut asks, TOGETHER) => {
                    if count == 0 || asks.iter().any(|ask| matches!(ask, Ask::Stop)) {
                        return;
                    }
                    self.answer(&mut asks).await;
                }
                () = tokio::time::sleep_until(show_at), if is_stale => {}
                // What another process wrote reaches the screens of this one. The hall's own receiver looks at nothing.
                () = tokio::time::sleep_until(look_at), if shown.receiver_count() > 1 => {
                    look_at = Instant::now() + LOOK;
                    if let Err(why) = self.catch_up().await {
                        tracing::error!("the log of a hall could not be read: {why:#}");
                    }
                }
            }
            if Instant::now() >= show_at && self.differs(&shown.borrow()) {
                shown.send_replace(self.view());
                show_at = Instant::now() + PACE;
            }
        }
    }

    fn differs(&self, shown: &View) -> bool {
        !Arc::ptr_eq(&shown.hall, &self.hall) || !Arc::ptr_eq(&shown.prepared, &self.prepared)
    }

    async fn answer(&mut self, asks: &mut Vec<Ask>) {
        // Wishes alone need no look at the log: whoever writes them down looks.
        let looks = asks.iter().any(|ask| !matches!(ask, Ask::Do(..)));
        let behind = if looks { self.catch_up().await.map_err(|why| format!("{why:#}")) } else { Ok(false) };
        let known = || behind.clone().map_err(|why| broken(&why));
        let mut asked = Vec::new();
        for ask in asks.drain(..) {
            match ask {
                Ask::Do(wish, reply) => asked.push((*wish, reply)),
                Ask::Refresh(by, reply) => drop(reply.send(self.refresh(by).await)),
                Ask::Look(reply) => drop(reply.send(known().map(|_| self.view()))),
                Ask::Tell(reply) => drop(reply.send(self.told().await)),
                Ask::Stop => {}
            }
        }
        self.decide(asked).await;
    }

    /// Lets happen what may happen, in the order of asking; nobody hears of it before the disk has it.
    async fn decide(&mut self, asked: Vec<Asked>) {
        if asked.is_empty() {
            return;
        }
        let (wishes, replies): (Vec<Wish>, Vec<_>) = asked.into_iter().unzip();
        match self.write_down(&wishes).await {
            Ok(outcomes) => replies.into_iter().zip(outcomes).for_each(|(reply, outcome)| drop(reply.send(outcome))),
            Err(why) => {
                let why = format!("{why:#}");
                tracing::error!(why, "the log of a hall could not be written");
                // The answer of the disk may be what was lost, not the write: whatever stands in the log has happened.
                let is_known = self.catch_up().await.is_ok();
                for (reply, wish) in replies.into_iter().zip(&wishes) {
                    let number = wish.nonce.as_ref().and_then(|nonce| self.nonces.get(nonce).copied()).filter(|_| is_known);
                    drop(reply.send(number.map(Done::again).ok_or_else(|| broken(&why))));
                }
            }
        }
    }

    /// Decides wishes and writes them in one go. A number of the log is taken once: when another process took it first, what it
    /// wrote is read and all is decided anew.
    async fn write_down(&mut self, wishes: &[Wish]) -> Result<Vec<Result<Done>>> {
        let mut is_fresh = self.earnest == Earnest::Rehearsal;
        for _ in 0..TRIES {
            // What writes more than lines, or reads what was prepared, keeps everybody else from the conference meanwhile.
            let mut tx = if wishes.iter().any(Wish::is_more_than_a_line) { self.hold().await? } else { None };
            if tx.is_some() {
                self.catch_up().await?;
                is_fresh = true;
            }
            let mut round = Round { hall: self.hall.clone(), now: self.clock.now(), lines: Vec::new(), nonces: HashMap::new() };
            let mut outcomes = Vec::with_capacity(wishes.len());
            for wish in wishes {
                outcomes.push(self.take(tx.as_mut(), wish, &mut round).await?);
            }
            // Nobody is refused because of what another process has changed meanwhile.
            if !is_fresh && outcomes.iter().any(Result::is_err) {
                is_fresh = true;
                if self.catch_up().await? {
                    continue;
                }
            }
            if self.keep(tx, &round.lines).await? {
                self.hall = round.hall;
                self.nonces.extend(round.nonces);
                return Ok(outcomes);
            }
            self.catch_up().await?;
        }
        Err(anyhow::anyhow!("other processes were first {TRIES} times in a row").into())
    }

    /// Decides one wish against everything that was decided before it.
    ///
    /// # Errors
    /// When its task cannot be written: then nothing of the round is.
    async fn take(&self, tx: Option<&mut Write>, wish: &Wish, round: &mut Round) -> Result<Result<Done>> {
        let Wish { by, deed, nonce, task } = wish;
        let by = *by;
        let sent_before = nonce.as_ref().and_then(|nonce| self.nonces.get(nonce).or_else(|| round.nonces.get(nonce)));
        if let Some(number) = sent_before {
            return Ok(Ok(Done::again(*number)));
        }
        // The roll is the list of this moment, not of the moment at which the page was drawn.
        let mut deed = if matches!(deed, Deed::OpenDoors { .. }) { self.prepared.opening() } else { deed.clone() };
        if let Err(no) = round.hall.check_at(round.now, by, &deed) {
            return Ok(Err(no.into()));
        }
        let mut tx = tx;
        if let Err(no) = self.enter_into_register(tx.as_deref_mut(), (by, &deed), round.now).await {
            // The register may know what the hall does not: that an award was revoked meanwhile.
            return if let Error::Refused(no) = no { Ok(Err(no.into())) } else { Err(no) };
        }
        let set = match (task, tx, by) {
            (Some(new), Some(tx), Actor::Account(account)) => Some(store::task::set(tx, Some(account), new).await?),
            _ => None,
        };
        let is_note = matches!(deed, Deed::Note { .. });
        if let (Deed::SetTask { task: id, .. }, Some(set)) = (&mut deed, set) {
            *id = set;
        }
        let number = round.append(by, deed, nonce.clone());
        if let Some(task) = set.filter(|_| is_note) {
            round.append(by, Deed::SetTask { note: number, task }, None);
        }
        Ok(Ok(Done { number, is_repeated: false }))
    }

    /// What is handed over in the hall stands in the register of honours in the same write as its line; a rehearsal writes nowhere.
    async fn enter_into_register(&self, tx: Option<&mut Write>, (by, deed): (Actor, &Deed), now: Timestamp) -> Result<()> {
        let (Some(tx), Actor::Account(account)) = (tx, by) else { return Ok(()) };
        match deed {
            Deed::HandOver { award, .. } => {
                let receives = self.prepared.called(*award).map_or("", |called| called.receives.as_str());
                let held = store::commendation::award::within(tx, *award).await?;
                store::commendation::award::hand_over(tx, Some(account), &held, (local_date(now), receives)).await
            }
            Deed::TakeBack { award } => {
                let held = store::commendation::award::within(tx, *award).await?;
                store::commendation::award::take_back(tx, account, &held).await
            }
            _ => Ok(()),
        }
    }

    /// Begins to write and keeps other processes from this log until it is done; a rehearsal writes nowhere.
    async fn hold(&self) -> Result<Option<Write>> {
        if self.earnest == Earnest::Rehearsal {
            return Ok(None);
        }
        let mut tx = self.db.write().await?;
        // SQLite lets one write at a time begin; PostgreSQL is asked to.
        if self.db.dialect() == Dialect::Postgres {
            log::hold(&mut tx, self.id).await?;
        }
        Ok(Some(tx))
    }

    /// Writes lines; gives whether they stand there now, and not another's under their numbers.
    async fn keep(&mut self, tx: Option<Write>, lines: &[Sent]) -> Result<bool> {
        match tx {
            // Where all was refused, nothing is written.
            _ if lines.is_empty() => Ok(true),
            Some(mut tx) => {
                let is_first = log::add(&mut tx, self.id, lines).await?;
                if is_first {
                    tx.commit().await?;
                }
                Ok(is_first)
            }
            None if self.earnest == Earnest::Rehearsal => {
                self.told.extend(lines.iter().map(|sent| sent.line.clone()));
                Ok(true)
            }
            None => log::add(&mut *self.db.statement().await?, self.id, lines).await,
        }
    }

    /// Takes in what another process wrote or prepared; gives whether there was anything.
    async fn catch_up(&mut self) -> Result<bool> {
        if self.earnest == Earnest::Rehearsal {
            return Ok(false);
        }
        let (version, length) = log::standing(&self.db, self.id).await?;
        let is_prepared_anew = version != self.prepared.conference.version;
        if is_prepared_anew {
            self.prepared = Arc::new(Prepared::read(&self.db, self.id).await?);
        }
        if length == self.hall.lines {
            return Ok(is_prepared_anew);
        }
        for sent in log::behind(&self.db, self.id, self.hall.lines).await? {
            Arc::make_mut(&mut self.hall).read(&sent.line);
            self.nonces.extend(sent.nonce.map(|nonce| (nonce, sent.line.number)));
        }
        Ok(true)
    }

    /// Brings what was changed in the preparation into a hall whose doors are open.
    async fn refresh(&mut self, by: Actor) -> Result<()> {
        self.catch_up().await?;
        if self.hall.state == ConferenceState::Preparing {
            return Ok(());
        }
        let mut answers = Vec::new();
        let mut wishes = Vec::new();
        for deed in self.prepared.news(&self.hall) {
            let (reply, answer) = oneshot::channel();
            wishes.push((Wish::once(by, deed), reply));
            answers.push(answer);
        }
        self.decide(wishes).await;
        for answer in answers {
            answer.await.map_err(super::gone)??;
        }
        Ok(())
    }

    async fn told(&self) -> Result<Vec<Line>> {
        match self.earnest {
            Earnest::Rehearsal => Ok(self.told.clone()),
            Earnest::Real => Ok(log::behind(&self.db, self.id, 0).await?.into_iter().map(|sent| sent.line).collect()),
        }
    }
}

fn broken(why: &str) -> Error {
    Error::Broken(anyhow::anyhow!("a hall could not be written down: {why}"))
}
