//! What one running soket holds: the database, its data folder, today's date, and what is kept in memory: the tree of units and the readings.

use crate::db::Db;
use crate::error::Result;
use crate::job::hall::{Earnest, Halls, Live};
use crate::metrics::Metrics;
use crate::store;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use soket_core::figure::Reading;
use soket_core::id::ConferenceId;
use soket_core::period::day::short_date;
use soket_core::refusal::Refusal;
use soket_core::unit::Tree;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use tokio::sync::{Notify, watch};

/// The running application; cheap to pass around as `Arc<App>`.
#[derive(Debug)]
pub struct App {
    /// The database.
    pub db: Db,
    /// The folder with files and secrets.
    pub dir: PathBuf,
    /// Who may still try to sign in.
    pub gate: crate::web::sign_in::Gate,
    /// Who may still try codes of cards and rooms.
    pub misses: crate::web::hall::guess::Misses,
    /// What is counted about requests, papers and tries to sign in.
    pub metrics: Metrics,
    /// What a program outside this machine sends to read those counts; nothing when only this machine may.
    pub metrics_token: Option<String>,
    /// The conferences that this process has open.
    pub halls: Halls,
    /// The program that reads uploaded files in a process of its own: this one.
    pub program: PathBuf,
    /// Told when something was put into the queue.
    pub queue: Notify,
    clock: Clock,
    stop: watch::Sender<bool>,
    tree: Kept<i64, Tree>,
    readings: Kept<(i64, i64), Vec<Reading>>,
}

/// What time it is.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's time.
    Real,
    /// The day of a demonstration, at the machine's time of day.
    Stopped(Date),
    /// A demonstration that is played at once: whoever plays it says what time it is (microseconds since 1970).
    Told(Arc<AtomicI64>),
    /// A demonstration that is played before one's eyes.
    Running {
        /// What the clock said.
        from: Timestamp,
        /// When it said so.
        since: Instant,
        /// How many times as fast as the real one it runs.
        speed: u32,
    },
}

impl Clock {
    /// The moment that it is now, as precisely as it is written down: what is read back is the same moment.
    pub fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        let now = match self {
            Clock::Real => now,
            Clock::Stopped(day) => moment(*day, now.to_zoned(zone()).time()),
            Clock::Told(at) => Timestamp::from_microsecond(at.load(Ordering::Relaxed)).unwrap_or_default(),
            Clock::Running { from, since, speed } => *from + SignedDuration::try_from(since.elapsed() * *speed).unwrap_or_default(),
        };
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }

    /// A clock that is told.
    pub fn told(at: Timestamp) -> Self {
        Clock::Told(Arc::new(AtomicI64::new(at.as_microsecond())))
    }

    /// Tells a clock that is told what time it is; any other clock knows better.
    pub fn tell(&self, at: Timestamp) {
        if let Clock::Told(held) = self {
            held.store(at.as_microsecond(), Ordering::Relaxed);
        }
    }

    /// How many times as fast as the real one it runs.
    pub fn speed(&self) -> u32 {
        match self {
            Clock::Real | Clock::Stopped(_) | Clock::Told(_) => 1,
            Clock::Running { speed, .. } => *speed,
        }
    }
}

/// Something read from the database and kept in memory until its version moves.
#[derive(Debug)]
struct Kept<V, T>(Mutex<Option<(V, Arc<T>)>>);

impl<V: PartialEq, T> Kept<V, T> {
    fn at(&self, version: &V) -> Option<Arc<T>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|(of, _)| of == version).map(|(_, what)| what.clone())
    }

    fn keep(&self, version: V, what: T) -> Arc<T> {
        let what = Arc::new(what);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((version, what.clone()));
        what
    }
}

impl<V, T> Default for Kept<V, T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl App {
    /// Opens a data folder; `database` replaces only the SQLite in it.
    ///
    /// # Errors
    /// When the folder cannot be written or the database does not answer.
    pub async fn open(dir: &Path, database: Option<&str>) -> anyhow::Result<Self> {
        std::fs::create_dir_all(dir).map_err(|why| {
            Refusal::conflict("Không tạo được thư mục dữ liệu %{folder}: %{why}.", "Chọn thư mục ghi được với --data.")
                .with("folder", dir.display())
                .with("why", why)
        })?;
        let db = match database {
            Some(url) => Db::open(url).await?,
            None => Db::open_file(&dir.join("soket.db")).await?,
        };
        Self::over(db, dir).await
    }

    /// An application over a database that is already open.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub async fn over(db: Db, dir: &Path) -> anyhow::Result<Self> {
        let stopped = store::setting::get(&db, "clock").await?.map(|day| day.parse()).transpose()?;
        let clock = stopped.map_or(Clock::Real, Clock::Stopped);
        let (gate, misses, halls) = (Default::default(), Default::default(), Halls::default());
        let (metrics, metrics_token) = (Metrics::default(), None);
        let (tree, readings, stop) = (Kept::default(), Kept::default(), watch::Sender::new(false));
        Ok(Self {
            db,
            dir: dir.to_owned(),
            gate,
            misses,
            metrics,
            metrics_token,
            halls,
            program: std::env::current_exe()?,
            queue: Notify::new(),
            clock,
            stop,
            tree,
            readings,
        })
    }

    /// Today in Viet Nam, or the day at which a demonstration folder's clock stands. Sessions, links and limits use real time.
    pub fn today(&self) -> Date {
        self.clock.now().to_zoned(zone()).date()
    }

    /// What time it is: for the log of a conference.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// What time it is, as the database keeps moments: what readers see, and since when, is compared with it.
    pub fn moment(&self) -> String {
        moment_text(self.clock.now())
    }

    /// Puts another clock in the place of a demonstration's.
    pub fn set_clock(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// The day at which the clock was stopped, if it was; every page says so.
    pub fn stopped_clock(&self) -> Option<Date> {
        (!matches!(self.clock, Clock::Real)).then(|| self.today())
    }

    /// Tells whatever never ends by itself that the server stops.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Changes when the server stops.
    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
    }

    /// The hall of a conference.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn hall(&self, id: ConferenceId, earnest: Earnest) -> Result<Arc<Live>> {
        self.halls.open((&self.db, &self.clock), id, earnest).await
    }

    /// The tree of units as it is now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tree_now(&self) -> Result<Arc<Tree>> {
        let version = store::setting::get(&self.db, store::unit::TREE_VERSION).await?;
        self.tree(version.and_then(|version| version.parse().ok()).unwrap_or(0)).await
    }

    /// The tree of units as of `version`, read again only when another version is asked for.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tree(&self, version: i64) -> Result<Arc<Tree>> {
        match self.tree.at(&version) {
            Some(tree) => Ok(tree),
            None => Ok(self.tree.keep(version, store::unit::tree(&self.db).await?)),
        }
    }

    /// Every reading that holds, read again only when a line was added.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn readings(&self) -> Result<Arc<Vec<Reading>>> {
        let version = store::figure::version(&self.db).await?;
        match self.readings.at(&version) {
            Some(readings) => Ok(readings),
            None => Ok(self.readings.keep(version, store::figure::readings(&self.db).await?)),
        }
    }
}

/// Asia/Ho_Chi_Minh: UTC+7 without summer time, so a fixed offset is the whole truth (formats.md 4.3).
fn zone() -> TimeZone {
    TimeZone::fixed(jiff::tz::offset(7))
}

/// A time of day as papers and screens write it: `07:05`.
pub fn time_words(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// The time of day of a moment, in Viet Nam.
pub fn local_time(at: Timestamp) -> Time {
    at.to_zoned(zone()).time()
}

/// The day of a moment, in Viet Nam.
pub fn local_date(at: Timestamp) -> Date {
    at.to_zoned(zone()).date()
}

/// The time of day as papers and screens write it.
pub fn time_of_day(at: Timestamp) -> String {
    time_words(local_time(at))
}

/// A time of a day in Viet Nam.
pub fn moment(day: Date, time: Time) -> Timestamp {
    // A fixed offset has no gaps, so every time of every day exists.
    day.to_datetime(time).to_zoned(zone()).map(|at| at.timestamp()).unwrap_or_default()
}

/// The moment of a change, as the database keeps it: UTC, to the microsecond, sortable as text.
pub fn now() -> String {
    from_now(SignedDuration::ZERO)
}

/// A moment as the database keeps it.
pub fn moment_text(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// The moment that is so long after now, or before it.
pub fn from_now(time: SignedDuration) -> String {
    moment_text(Timestamp::now() + time)
}

/// A moment as a person in Viet Nam reads it: `20/5/2023 21:05`.
pub fn local(moment: &str) -> String {
    let Ok(at) = moment.parse::<Timestamp>() else { return moment.to_owned() };
    let here = at.to_zoned(zone());
    format!("{} {:02}:{:02}", short_date(here.date()), here.hour(), here.minute())
}
