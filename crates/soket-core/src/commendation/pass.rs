//! The pass of a nominee: until when it opens, and what whoever follows it reads once it no longer does.

use crate::period::day::short_date;
use crate::refusal::{Refusal, Sentence};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// How many days a pass opens after the last thing that the campaign waits for: long enough to answer, short enough for a link that
/// lies about in messages.
pub const DAYS_AFTER: i64 = 30;
/// The longest that an office may let a pass open, in days from the day on which it says so: a slip of the year is no wish.
pub const LONGEST: i64 = 731;

/// How a pass stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// The last day on which it opens.
    pub ends_on: Date,
    /// When it was taken back.
    pub withdrawn_on: Option<Date>,
}

impl Validity {
    /// Whether it opens on a day.
    ///
    /// # Errors
    /// A refusal that says since when it does not, and who gives another.
    pub fn opens(&self, today: Date) -> Result<(), Refusal> {
        if let Some(day) = self.withdrawn_on {
            return Err(withdrawn(day));
        }
        if today > self.ends_on {
            let says = Refusal::conflict(
                "Đường dẫn này đã hết hạn từ sau ngày %{day}.",
                "Muốn xem hoặc đổi ý kiến về công khai, nhờ đơn vị đề nghị hoặc văn phòng gửi đường dẫn mới.",
            );
            return Err(says.with("day", short_date(self.ends_on)));
        }
        Ok(())
    }
}

/// What somebody reads who follows a pass that was taken back on a day.
pub fn withdrawn(day: Date) -> Refusal {
    let says = Refusal::conflict(
        "Đường dẫn này đã được thu hồi ngày %{day}.",
        "Hỏi đơn vị đề nghị hoặc văn phòng; nếu cần, họ gửi đường dẫn mới.",
    );
    says.with("day", short_date(day))
}

/// The last day of a pass for which nobody has set one: some days after the last deadline, or after the decision if that is later.
pub fn usual_end(last_deadline: Date, decided_on: Option<Date>) -> Date {
    let last = decided_on.map_or(last_deadline, |day| day.max(last_deadline));
    last.checked_add(DAYS_AFTER.days()).unwrap_or(last)
}

/// The last day that an office wants.
///
/// # Errors
/// A sentence when the day has passed, or is so far away that it must be a slip.
pub fn check_end(wanted: Date, today: Date) -> Result<Date, Sentence> {
    if wanted < today {
        return Err(Sentence::plain("Ngày này đã qua; muốn đóng ngay thì bấm “Thu hồi đường dẫn”."));
    }
    let longest = today.checked_add(LONGEST.days()).unwrap_or(wanted);
    if wanted > longest {
        return Err(Sentence::plain("Ngày này xa quá hai năm; ghi lại năm."));
    }
    Ok(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_pass_opens_until_its_day_unless_it_was_taken_back() {
        let end = date(2023, 6, 17);
        for (withdrawn_on, today, opens) in [
            (None, date(2023, 5, 20), true),
            (None, end, true),
            (None, date(2023, 6, 18), false),
            (Some(date(2023, 5, 19)), date(2023, 5, 20), false),
            (Some(date(2023, 5, 20)), date(2023, 6, 18), false),
        ] {
            let answer = Validity { ends_on: end, withdrawn_on }.opens(today);
            assert_eq!(answer.is_ok(), opens, "{withdrawn_on:?} {today}");
            assert!(answer.err().is_none_or(|refusal| refusal.says.vi().contains("/2023")));
        }
    }

    #[test]
    fn the_usual_end_follows_whatever_comes_last() {
        for (deadline, decided, end) in [
            (date(2023, 5, 13), None, date(2023, 6, 12)),
            (date(2023, 5, 13), Some(date(2023, 5, 18)), date(2023, 6, 17)),
            (date(2023, 5, 13), Some(date(2023, 5, 12)), date(2023, 6, 12)),
            (Date::MAX, None, Date::MAX),
        ] {
            assert_eq!(usual_end(deadline, decided), end);
        }
    }

    #[test]
    fn an_end_is_today_or_later_and_no_slip_of_the_year() {
        let today = date(2023, 5, 20);
        for (wanted, is_taken) in [
            (date(2023, 5, 19), false),
            (today, true),
            (date(2023, 12, 31), true),
            (date(2025, 5, 20), true),
            (date(2025, 5, 21), false),
            (date(3023, 5, 20), false),
        ] {
            assert_eq!(check_end(wanted, today).is_ok(), is_taken, "{wanted}");
        }
    }
}
