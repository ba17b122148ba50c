//! Stretches of time: when somebody was in the room, how long an item or a speaker really took, pauses left out.

use jiff::{SignedDuration, Timestamp};

/// Stretches of time in order; the last may still be running.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spans(Vec<(Timestamp, Option<Timestamp>)>);

impl Spans {
    /// Begins a stretch; nothing happens while one is running.
    pub fn begin(&mut self, at: Timestamp) {
        if !self.is_running() {
            // A clock that was set back shall not make two stretches overlap.
            self.0.push((self.last().map_or(at, |last| last.max(at)), None));
        }
    }

    /// Ends the running stretch, if one is running.
    pub fn end(&mut self, at: Timestamp) {
        if let Some((from, to @ None)) = self.0.last_mut() {
            *to = Some(at.max(*from));
        }
    }

    /// Whether a stretch is running.
    pub fn is_running(&self) -> bool {
        matches!(self.0.last(), Some((_, None)))
    }

    /// When the first began.
    pub fn first(&self) -> Option<Timestamp> {
        self.0.first().map(|(from, _)| *from)
    }

    /// The last moment that is known: the end of the last stretch, or its beginning while it runs.
    pub fn last(&self) -> Option<Timestamp> {
        self.0.last().map(|(from, to)| to.unwrap_or(*from))
    }

    /// All stretches together, up to a moment.
    pub fn lasted(&self, now: Timestamp) -> SignedDuration {
        self.0.iter().map(|(from, to)| to.unwrap_or(now.max(*from)).duration_since(*from)).fold(SignedDuration::ZERO, |sum, one| sum + one)
    }

    /// Each stretch: from when, until when.
    pub fn all(&self) -> &[(Timestamp, Option<Timestamp>)] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn stretches_add_up_and_never_overlap() {
        // Each step: begin (true) or end at a second; then the sum at second 100.
        let check = |steps: &[(bool, i64)], expected: i64| {
            let mut spans = Spans::default();
            for (begins, second) in steps {
                if *begins { spans.begin(at(*second)) } else { spans.end(at(*second)) }
            }
            assert_eq!(spans.lasted(at(100)).as_secs(), expected, "{steps:?}");
        };
        check(&[], 0);
        check(&[(false, 5)], 0);
        check(&[(true, 10)], 90);
        check(&[(true, 10), (true, 50), (false, 60)], 50);
        check(&[(true, 10), (false, 20), (true, 30), (false, 45)], 25);
        check(&[(true, 10), (false, 5)], 0);
        check(&[(true, 10), (false, 20), (true, 15), (false, 18)], 10);
        check(&[(true, 200)], 0);
    }
}
