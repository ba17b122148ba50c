//! Many writers at once, until the program is killed under them; each tells what it knows about what it sent.

use crate::program::{self, Cut, Program};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// What the person at the browser knows about what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The program said that it is saved.
    Acknowledged,
    /// It was sent, and the answer never came: it may be there or not, but whole.
    Unanswered,
    /// The program was gone before it could be sent.
    Unsent,
}

/// One form, and where it goes.
pub trait Sent: Sync {
    /// Who sends it: what one writer sends stays in order.
    fn writer(&self) -> usize;

    /// The address and the body.
    fn request(&self) -> (String, String);

    /// Sends it and tells what is known about it afterwards.
    fn send(&self, address: &str, cookie: &str) -> Fate {
        let (path, form) = self.request();
        match program::post(address, &path, cookie, &form) {
            Ok(answer) => {
                assert_eq!(answer.status, 303, "{path} {form}: {}", answer.body);
                Fate::Acknowledged
            }
            Err(Cut::BeforeSending) => Fate::Unsent,
            Err(Cut::BeforeTheAnswer) => Fate::Unanswered,
        }
    }
}

/// Each of so many writers sends its share, one after the other; a while after so many answers the program is killed.
pub fn until_killed<S: Sent>(
    soket: &mut Program,
    cookie: &str,
    (all, writers): (&[S], usize),
    (wanted, after): (usize, Duration),
) -> Vec<Fate> {
    let (fates, answers, address) = (Mutex::new(vec![Fate::Unsent; all.len()]), AtomicUsize::new(0), soket.address.clone());
    thread::scope(|scope| {
        for writer in 0..writers {
            let (fates, answers, address) = (&fates, &answers, &address);
            scope.spawn(move || {
                for (at, sent) in all.iter().enumerate().filter(|(_, sent)| sent.writer() == writer) {
                    let fate = sent.send(address, cookie);
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
    let fates = fates.into_inner().unwrap();
    let count = |fate| fates.iter().filter(|found| **found == fate).count();
    println!("{} acknowledged, {} unanswered, {} never sent", count(Fate::Acknowledged), count(Fate::Unanswered), count(Fate::Unsent));
    assert!(count(Fate::Acknowledged) >= wanted && count(Fate::Acknowledged) < all.len(), "the kill came in the middle");
    fates
}
