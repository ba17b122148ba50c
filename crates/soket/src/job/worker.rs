//! The worker: takes what is due from the queue and does it, one thing after the other; another process may take the rest.

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::job::{CLAIM, Claimed};
use jiff::SignedDuration;
use soket_core::job::Job;
use std::sync::Arc;
use std::time::Duration;

/// How often the queue is looked at when nobody says that something was put there: another process may have.
const PAUSE: Duration = Duration::from_secs(5);
/// How often a job is tried before it is given up.
const MOST_TRIES: i64 = 5;

/// Works until the server stops.
pub async fn work(app: Arc<App>) {
    let mut stopping = app.stopping();
    while !*stopping.borrow() {
        let found = tokio::select! {
            found = next(&app) => found,
            _ = stopping.changed() => return,
        };
        match found {
            Ok(true) => continue,
            Ok(false) => {}
            Err(why) => tracing::error!("the queue: {why:?}"),
        }
        tokio::select! {
            () = app.queue.notified() => {}
            () = tokio::time::sleep(PAUSE) => {}
            _ = stopping.changed() => {}
        }
    }
}

/// Does what is due first; tells whether there was anything.
///
/// # Errors
/// When the database does not answer; the fault of a job itself is in the log, and the job is tried again.
pub async fn next(app: &App) -> Result<bool> {
    let Some(claimed) = store::job::claim(&app.db).await? else { return Ok(false) };
    match held(app, &claimed).await {
        Ok(()) => {}
        // What it was about is no more.
        Err(Error::NotFound) => give_up(app, claimed.job).await?,
        Err(why) => {
            tracing::error!(job = claimed.job.as_text(), tries = claimed.tries, "{why:?}");
            // A refusal stays one however often it is asked for.
            if claimed.tries >= MOST_TRIES || matches!(why, Error::Refused(_)) {
                give_up(app, claimed.job).await?;
            } else {
                store::job::give_back(&app.db, &claimed, SignedDuration::from_secs(claimed.tries * 10)).await?;
            }
        }
    }
    Ok(true)
}

/// Does a job, and says meanwhile that this process works at it.
async fn held(app: &App, claimed: &Claimed) -> Result<()> {
    let work = done(app, claimed.job);
    tokio::pin!(work);
    let mut beat = tokio::time::interval(CLAIM.unsigned_abs() / 3);
    loop {
        tokio::select! {
            ended = &mut work => return ended,
            _ = beat.tick() => store::job::hold(&app.db, claimed).await?,
        }
    }
}

async fn done(app: &App, job: Job) -> Result<()> {
    match job {
        Job::Print(run) => super::print::print(app, run).await,
    }
}

async fn give_up(app: &App, job: Job) -> Result<()> {
    let mut tx = app.db.write().await?;
    match job {
        Job::Print(run) => store::commendation::print_run::give_up(&mut tx, run).await?,
    }
    Ok(tx.commit().await?)
}
