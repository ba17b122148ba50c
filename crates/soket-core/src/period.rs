//! Dates and periods as offices write them.

use jiff::civil::Date;

/// A short date: days 1-9 and months 1-2 padded (formats.md 4.3).
pub fn short_date(day: Date) -> String {
    let month = day.month();
    if month < 3 { format!("{:02}/{month:02}/{}", day.day(), day.year()) } else { format!("{:02}/{month}/{}", day.day(), day.year()) }
}
