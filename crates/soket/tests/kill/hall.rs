//! Killed in the rush of check-ins and ballots: every line that was acknowledged is in the log of the hall, and none is twice.

use crate::program::{self, Place, Program};
use crate::rush::{self, Fate, Sent as _};
use crate::{ONE_AT_A_TIME, readback};
use soket::demo::conference::{SLUG, code};
use soket::store::conference::{self, log};
use std::collections::BTreeMap;
use std::time::Duration;

/// How often the program is killed.
const ROUNDS: usize = 3;
/// The places on the list of those who vote on phones, all the time in the room.
const VOTERS: std::ops::RangeInclusive<u64> = 1..=9;
/// The places of those who come and go at the doors.
const AT_DOORS: std::ops::RangeInclusive<u64> = 12..=35;
/// How many send at the same time.
const WRITERS: usize = 6;
/// How often each of them does something in a round.
const TURNS: usize = 30;

/// One thing that a door or a phone sends, under a name of its own.
struct Sent {
    path: String,
    form: String,
    nonce: String,
}

#[test]
fn every_acknowledged_check_in_and_ballot_survives_a_kill() {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let place = runtime.block_on(Place::fresh());
    let mut soket = Program::start(&place);
    let hoa = soket.sign_in("hoa");
    let vote = open(&soket, &hoa);
    let mut inside = false;
    for round in 0..ROUNDS {
        let all = of_round(round, vote, &mut inside);
        let wanted = rand::random_range(all.len() / 10..all.len() * 9 / 10);
        let fates = rush::until_killed(&mut soket, &hoa, (&all, WRITERS), (wanted, Duration::ZERO));
        place.crash_database();
        soket = Program::start(&place);
        let kept = runtime.block_on(kept(&place));
        for (sent, fate) in all.iter().zip(&fates) {
            match (kept.get(&sent.nonce).copied().unwrap_or(0), fate) {
                (times, Fate::Acknowledged) => assert_eq!(times, 1, "acknowledged: {}", sent.nonce),
                (times, Fate::Unanswered) => assert!(times <= 1, "twice: {}", sent.nonce),
                (times, Fate::Unsent) => assert_eq!(times, 0, "never sent, and there: {}", sent.nonce),
            }
        }
        // Whoever did not hear an answer sends again, as the pages do: then all are there, each once.
        all.iter().for_each(|sent| assert_eq!(sent.send(&soket.address, &hoa), Fate::Acknowledged));
        let kept = runtime.block_on(self::kept(&place));
        assert!(all.iter().all(|sent| kept.get(&sent.nonce) == Some(&1)), "sent again, each counts once");
    }
}

/// Opens doors, conference and a vote on phones; gives the number of the vote.
fn open(soket: &Program, hoa: &str) -> u64 {
    let desk = format!("/hoi-nghi/{SLUG}/dieu-hanh");
    let press = |path: &str, form: &str| {
        let answer = program::post(&soket.address, path, hoa, form).unwrap();
        assert_eq!(answer.status, 303, "{form}: {}", answer.body);
    };
    press(&desk, "deed=open_doors");
    VOTERS.for_each(|voter| press(&format!("/hoi-nghi/{SLUG}/cua"), &format!("card={}", code(voter))));
    press(&desk, "deed=begin&sure=1");
    press(&desk, "deed=open_vote&subject=Mot&form=phones&base=present");
    // The doors, the voters, the beginning, the vote: a line each.
    3 + VOTERS.count() as u64
}

/// What is sent in a round: each writer has people of its own, who come and go or change their minds in turn.
fn of_round(round: usize, vote: u64, inside: &mut bool) -> Vec<Sent> {
    let mut all = Vec::new();
    for turn in 0..TURNS {
        let (step, choice) = if *inside { ("leave", "for") } else { ("enter", "against") };
        *inside = !*inside;
        for place in VOTERS.chain(AT_DOORS) {
            let (card, nonce) = (code(place), format!("{round}-{turn}-{place}"));
            let (path, form) = match VOTERS.contains(&place) {
                true => (format!("/the/{card}/bieu-quyet"), format!("vote={vote}&choice={choice}&nonce={nonce}")),
                false => (format!("/hoi-nghi/{SLUG}/cua"), format!("card={card}&step={step}&door=1&nonce={nonce}")),
            };
            all.push(Sent { path, form, nonce });
        }
    }
    all
}

impl rush::Sent for Sent {
    fn writer(&self) -> usize {
        self.nonce.rsplit('-').next().unwrap().parse::<usize>().unwrap() % WRITERS
    }

    fn request(&self) -> (String, String) {
        (self.path.clone(), self.form.clone())
    }
}

/// How often each name stands in the log, whose numbers follow each other without a gap.
async fn kept(place: &Place) -> BTreeMap<String, usize> {
    let db = readback::open(place).await;
    let conference = conference::by_slug(&db, SLUG).await.unwrap();
    let lines = log::behind(&db, conference.id, 0).await.unwrap();
    assert!(lines.iter().zip(1..).all(|(sent, number)| sent.line.number == number), "a gap in the log");
    let mut kept = BTreeMap::new();
    lines.into_iter().filter_map(|sent| sent.nonce).for_each(|nonce| *kept.entry(nonce).or_default() += 1);
    db.close().await;
    kept
}
