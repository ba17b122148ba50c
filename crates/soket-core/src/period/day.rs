//! Days as offices write them and as people type them.

use jiff::civil::{Date, Time, Weekday};
use thiserror::Error;

use crate::refusal::Sentence;

/// Why a text is no day.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", self.says().vi())]
pub enum DayError {
    /// Not three numbers with `/`, `-` or `.` between them.
    NotADay(String),
    /// A year of two digits could be of either century.
    ShortYear(String),
    /// Three numbers, but no such day exists.
    NotInCalendar(String),
}

impl DayError {
    /// What to tell the person.
    pub fn says(&self) -> Sentence {
        match self {
            DayError::NotADay(text) => {
                Sentence::plain("“%{text}” không phải là một ngày. Hãy viết đủ ngày, tháng, năm như 18/5/2021.").with("text", text)
            }
            DayError::ShortYear(text) => {
                Sentence::plain("“%{text}” thiếu chữ số của năm. Hãy viết năm đủ bốn chữ số, như 18/5/2021.").with("text", text)
            }
            DayError::NotInCalendar(text) => Sentence::plain(
                "“%{text}” không có trong lịch. Hãy viết theo thứ tự ngày, tháng, năm và xem lại tháng đó có bao nhiêu ngày.",
            )
            .with("text", text),
        }
    }
}

/// The long form of a paper's date: `ngày 06 tháng 02 năm 2023` (formats.md 1.7).
pub fn long_date(day: Date) -> String {
    format!("ngày {:02} tháng {} năm {}", day.day(), padded_month(day.month()), day.year())
}

/// As a page for readers writes it: `Thứ Bảy, ngày 27 tháng 5 năm 2023`.
pub fn weekday_date(day: Date) -> String {
    let name = match day.weekday() {
        Weekday::Monday => "Thứ Hai",
        Weekday::Tuesday => "Thứ Ba",
        Weekday::Wednesday => "Thứ Tư",
        Weekday::Thursday => "Thứ Năm",
        Weekday::Friday => "Thứ Sáu",
        Weekday::Saturday => "Thứ Bảy",
        Weekday::Sunday => "Chủ nhật",
    };
    format!("{name}, {}", long_date(day))
}

/// The short form: `18/5/2021`, `06/02/2017`.
pub fn short_date(day: Date) -> String {
    format!("{:02}/{}/{}", day.day(), padded_month(day.month()), day.year())
}

/// Reads what people type: `18/5/2021`, `18-5-2021`, `18.5.2021`, and the ISO form `2021-05-18`.
///
/// # Errors
/// Refuses years of two digits and days that are not in the calendar.
pub fn parse_day(text: &str) -> Result<Date, DayError> {
    let trimmed = text.trim();
    let parts: Vec<&str> = trimmed.split(['/', '-', '.']).map(str::trim).collect();
    let all_digits = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let &[first, month, last] = parts.as_slice() else {
        return Err(DayError::NotADay(trimmed.to_owned()));
    };
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    if !all_digits || day.len() > 2 || month.len() > 2 || year.len() > 4 {
        return Err(DayError::NotADay(trimmed.to_owned()));
    }
    if year.len() < 4 || year.starts_with('0') {
        return Err(DayError::ShortYear(trimmed.to_owned()));
    }
    let numbers = (year.parse(), month.parse(), day.parse());
    let (Ok(year), Ok(month), Ok(day)) = numbers else {
        return Err(DayError::NotADay(trimmed.to_owned()));
    };
    Date::new(year, month, day).map_err(|_| DayError::NotInCalendar(trimmed.to_owned()))
}

/// A time of day as people type it: `7:30`, `07h30`, `7 giờ 30`; nothing for what is none.
pub fn time_of(text: &str) -> Option<Time> {
    let text = text.to_lowercase().replace("giờ", ":").replace(['h', 'g', '.'], ":");
    let mut parts = text.split(':').map(str::trim);
    let hour = parts.next().and_then(|hour| hour.parse().ok());
    let minute = parts.next().map_or(Some(0), |minute| if minute.is_empty() { Some(0) } else { minute.parse().ok() });
    hour.zip(minute).and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok())
}

/// Whole days from one day to a later one; negative if it is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// Months 1 and 2 carry a zero, so that nobody can turn them into 11 and 12 (formats.md 1.7).
pub(crate) fn padded_month(month: i8) -> String {
    if month < 3 { format!("{month:02}") } else { month.to_string() }
}

/// A day by which something is to be done: today or later.
///
/// # Errors
/// What to tell the person.
pub fn coming_day(text: &str, today: Date) -> Result<Date, Sentence> {
    let day = parse_day(text).map_err(|fault| fault.says())?;
    if day < today {
        return Err(Sentence::plain("Ngày %{day} đã qua. Ghi một ngày từ hôm nay trở đi.").with("day", short_date(day)));
    }
    Ok(day)
}

/// A day on which something happened: today or earlier.
///
/// # Errors
/// What to tell the person.
pub fn past_day(text: &str, today: Date) -> Result<Date, Sentence> {
    let day = parse_day(text).map_err(|fault| fault.says())?;
    if day > today {
        return Err(Sentence::plain("Ngày %{day} chưa đến. Ghi hôm nay hoặc một ngày trước đó.").with("day", short_date(day)));
    }
    Ok(day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn times_and_weekdays_are_read_and_written_as_people_do() {
        for (typed, expected) in [
            ("7:30", Some((7, 30))),
            ("07h30", Some((7, 30))),
            ("7 giờ 30", Some((7, 30))),
            ("7 giờ", Some((7, 0))),
            ("24:00", None),
            ("sáng", None),
            ("", None),
        ] {
            assert_eq!(time_of(typed).map(|time| (time.hour(), time.minute())), expected, "{typed}");
        }
        assert_eq!(weekday_date(date(2023, 5, 27)), "Thứ Bảy, ngày 27 tháng 5 năm 2023");
        assert_eq!(weekday_date(date(2023, 2, 5)), "Chủ nhật, ngày 05 tháng 02 năm 2023");
    }

    #[test]
    fn days_are_printed_as_papers_print_them() {
        for (day, long, short) in [
            (date(2023, 2, 6), "ngày 06 tháng 02 năm 2023", "06/02/2023"),
            (date(2021, 5, 18), "ngày 18 tháng 5 năm 2021", "18/5/2021"),
            (date(2024, 3, 9), "ngày 09 tháng 3 năm 2024", "09/3/2024"),
            (date(2024, 12, 10), "ngày 10 tháng 12 năm 2024", "10/12/2024"),
        ] {
            assert_eq!((long_date(day), short_date(day)), (long.to_owned(), short.to_owned()));
        }
    }

    #[test]
    fn what_people_type_is_read() {
        for text in ["18/5/2021", "18-5-2021", "18.5.2021", "2021-05-18", " 18/05/2021 ", "18 / 5 / 2021"] {
            assert_eq!(parse_day(text), Ok(date(2021, 5, 18)), "{text}");
        }
        for (text, part_of_sentence) in [
            ("", "không phải là một ngày"),
            ("18/5", "không phải là một ngày"),
            ("hôm qua", "không phải là một ngày"),
            ("2021/05/18/1", "không phải là một ngày"),
            ("+8/5/2021", "không phải là một ngày"),
            ("18/5/21", "bốn chữ số"),
            ("18/5/0021", "bốn chữ số"),
            ("5/18/2021", "không có trong lịch"),
            ("29/02/2023", "không có trong lịch"),
        ] {
            let sentence = parse_day(text).unwrap_err().to_string();
            assert!(sentence.contains(part_of_sentence), "{text}: {sentence}");
        }
    }

    #[test]
    fn days_between_counts_over_leap_years() {
        assert_eq!(days_between(date(2020, 6, 15), date(2025, 6, 14)), 1825);
        assert_eq!(days_between(date(2023, 1, 2), date(2023, 1, 1)), -1);
    }

    proptest! {
        #[test]
        fn the_short_form_is_read_back(year in 1900_i16..2100, month in 1_i8..=12, day in 1_i8..=28) {
            let day = date(year, month, day);
            prop_assert_eq!(parse_day(&short_date(day)), Ok(day));
            prop_assert_eq!(parse_day(&day.to_string()), Ok(day));
        }

        #[test]
        fn no_input_panics(text in "[-/.0-9 ]{0,14}") {
            let _ = parse_day(&text);
        }
    }
}
