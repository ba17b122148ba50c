//! Killed in the middle of a thousand entries, and of the rush into a hall: what was acknowledged is there after a restart, and nothing is there by halves.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop with a backtrace")]
#![allow(missing_docs, reason = "a test's name is its documentation")]

mod entry;
mod hall;
#[path = "../postgres.rs"]
mod postgres;
mod program;
mod readback;
mod rush;

use program::{Place, Program};
use rush::Fate;
use std::sync::Mutex;
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
        let fates = rush::until_killed(&mut soket, &hoa, (&entries, entry::UNITS.len()), (wanted, after));
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
