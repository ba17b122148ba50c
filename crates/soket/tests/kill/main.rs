//! Killed in the middle of a thousand entries, and of the rush into a hall: what was acknowledged is there after a restart, and nothing is there by halves.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop with a backtrace")]
#![allow(missing_docs, reason = "a test's name is its documentation")]

mod entry;
mod hall;
#[path = "../postgres.rs"]
mod postgres;
mod program;
mod readback;

use entry::Entry;
use program::{Place, Program};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// How often the program is killed; each time it has taken another share of its thousand entries.
const ROUNDS: u32 = 3;

/// Each test makes the one database server fall, so none may run beside another.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

#[test]
fn every_acknowledged_entry_survives_a_kill() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let place = runtime.block_on(Place::fresh());
    let mut soket = Program::start(&place);
    let hoa = soket.sign_in("hoa");
    let boxes = runtime.block_on(readback::boxes(&place));
    for round in 0..ROUNDS {
        let entries = entry::of_round(round, &boxes);
        let wanted = rand::random_range(entries.len() / 10..entries.len() * 9 / 10);
        let after = Duration::from_micros(rand::random_range(0..5_000));
        println!("round {round}: killed {after:?} after {wanted} of {} answers", entries.len());
        let fates = enter_until_killed(&mut soket, &hoa, &entries, (wanted, after));
        let count = |fate| fates.iter().filter(|found| **found == fate).count();
        println!("{} acknowledged, {} unanswered, {} never sent", count(Fate::Acknowledged), count(Fate::Unanswered), count(Fate::Unsent));
        assert!(count(Fate::Acknowledged) >= wanted && count(Fate::Acknowledged) < entries.len(), "the kill came in the middle");
        place.crash_database();
        soket = Program::start(&place);
        for unit in entry::UNITS {
            let sheet = soket.get(&format!("/so-lieu/{unit}/{}", entry::YEAR), &hoa);
            assert_eq!(sheet.status, 200, "the session and the sheet are there again: {}", sheet.body);
            let mut known = entries.iter().zip(&fates).filter(|(entry, fate)| entry.unit == unit && **fate == Fate::Acknowledged);
            assert!(known.all(|(entry, _)| sheet.body.contains(&entry.short_day())), "an acknowledged day is not on the sheet of {unit}");
        }
        runtime.block_on(readback::check(&place, &entries, &fates));
    }
}

/// What the person at the browser knows about an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The program said that it is saved.
    Acknowledged,
    /// It was sent, and the answer never came: it may be there or not, but whole.
    Unanswered,
    /// The program was gone before it could be sent.
    Unsent,
}

/// One writer a unit enters its share, one entry after the other, until the program is killed under them.
fn enter_until_killed(soket: &mut Program, cookie: &str, entries: &[Entry], (wanted, after): (usize, Duration)) -> Vec<Fate> {
    let fates = Mutex::new(vec![Fate::Unsent; entries.len()]);
    let answers = AtomicUsize::new(0);
    let address = soket.address.clone();
    thread::scope(|scope| {
        for unit in entry::UNITS {
            let (fates, answers, address) = (&fates, &answers, &address);
            scope.spawn(move || {
                for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.unit == unit) {
                    let fate = entry.send(address, cookie);
                    fates.lock().unwrap()[at] = fate;
                    if fate != Fate::Acknowledged {
                        return;
                    }
                    answers.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        while answers.load(Ordering::Relaxed) < wanted {
            thread::sleep(Duration::from_micros(200));
        }
        thread::sleep(after);
        soket.kill();
    });
    fates.into_inner().unwrap()
}
