//! Figures that were measured several times, and how they are told: median, smallest, largest, count.

use std::fmt;
use std::time::Duration;

/// One thing measured several times.
#[derive(Debug, Default)]
pub struct Spread(Vec<f64>);

impl Spread {
    /// Adds a time, in milliseconds.
    pub fn time(&mut self, time: Duration) {
        self.0.push(time.as_secs_f64() * 1000.0);
    }

    /// Adds a figure of any measure.
    pub fn add(&mut self, figure: f64) {
        self.0.push(figure);
    }

    /// How many times the figures of another are those of this one, round by round.
    pub fn ratios(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(ours, theirs)| theirs / ours).collect())
    }

    fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sorted = self.sorted();
        let (Some(least), Some(most)) = (sorted.first(), sorted.last()) else { return to.write_str("nothing measured") };
        let middle = sorted.len() / 2;
        let median = if sorted.len().is_multiple_of(2) { (sorted[middle - 1] + sorted[middle]) / 2.0 } else { sorted[middle] };
        write!(to, "{median:.2} ({least:.2}-{most:.2}; n={})", sorted.len())
    }
}
