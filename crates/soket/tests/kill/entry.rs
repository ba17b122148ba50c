//! The entries of the test: one form a unit and day, with several figures that must stand or fall together.

use crate::rush::Sent;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use soket_core::amount::Amount;
use soket_core::period::day::short_date;

/// The units whose sheets are filled, by their codes in the demonstration; each has a writer of its own.
pub const UNITS: [&str; 5] = ["cb-hanh-chinh", "cb-dao-tao", "cb-co-khi", "cb-dien", "cb-co-ban"];

/// The indicators of a form, by their codes.
pub const INDICATORS: [&str; 4] = ["ket-nap", "cam-ket", "kiem-tra", "ky-luat"];

/// The period of the sheets; the demonstration has no figure in its first months.
pub const YEAR: &str = "2021";

/// A thousand figures a round: five units, four figures a form, fifty days.
const DAYS: i32 = 50;

/// One form as a clerk sends it.
#[derive(Debug)]
pub struct Entry {
    /// Whose sheet.
    pub unit: &'static str,
    /// The day counted to; no other form of the unit has it.
    pub day: Date,
    /// The number of each indicator and what is entered for it.
    pub boxes: Vec<(i64, i64)>,
}

/// The entries of a round, with other days than those of every other round.
pub fn of_round(round: u32, indicators: &[i64]) -> Vec<Entry> {
    let first = i32::try_from(round).unwrap() * DAYS;
    let of_day = |number: i32| {
        let day = date(2021, 1, 1).saturating_add(number.days());
        let boxes: Vec<(i64, i64)> = indicators.iter().zip(1..).map(|(id, place)| (*id, i64::from(number) * 10 + place)).collect();
        UNITS.map(|unit| Entry { unit, day, boxes: boxes.clone() })
    };
    (first..first + DAYS).flat_map(of_day).collect()
}

impl Sent for Entry {
    fn writer(&self) -> usize {
        UNITS.iter().position(|unit| *unit == self.unit).unwrap()
    }

    fn request(&self) -> (String, String) {
        let boxes: String = self.boxes.iter().map(|(id, value)| format!("&f-{id}={value}")).collect();
        (format!("/so-lieu/{}/{YEAR}", self.unit), format!("counted_to={}{boxes}", self.day))
    }
}

impl Entry {
    /// The day as a sheet shows it.
    pub fn short_day(&self) -> String {
        format!("({})", short_date(self.day))
    }

    /// The value entered for an indicator.
    pub fn value(&self, indicator: i64) -> Option<Amount> {
        self.boxes.iter().find(|(id, _)| *id == indicator).and_then(|(_, value)| Amount::whole(*value))
    }
}
