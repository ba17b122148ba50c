//! What a typed figure changes about what is kept for its day: nothing, or a first reading, or a correction with its reason.

use crate::store::figure::Line;
use jiff::civil::Date;
use soket_core::figure::Entry;
use soket_core::id::{FigureId, IndicatorId};
use soket_core::period::Period;
use soket_core::period::day::{parse_day, short_date};
use soket_core::refusal::Sentence;
use std::collections::HashSet;

/// What becomes of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is kept already, or there was nothing and is nothing.
    Nothing,
    /// Nothing is kept for this day yet.
    First,
    /// It takes the place of a line, for a reason.
    Correction(FigureId, String),
    /// It would take the place of a line, but nobody said why.
    WantsReason,
}

/// The last line about exactly one day, which a change replaces; a withdrawn one can be taken up again.
pub fn last_about(lines: &[Line], (indicator, period, day): (IndicatorId, Period, Date)) -> Option<&Line> {
    unreplaced(lines).find(|line| line.indicator == indicator && line.period == period && line.counted_to == day)
}

/// The lines that no other line replaces.
pub fn unreplaced(lines: &[Line]) -> impl Iterator<Item = &Line> {
    let replaced: HashSet<FigureId> = lines.iter().filter_map(|line| line.replaces).collect();
    lines.iter().filter(move |line| !replaced.contains(&line.id))
}

/// Holds an entry, none where the box is empty, against the last line about its day.
pub fn against(held: Option<&Line>, entry: Option<&Entry>, reason: &str) -> Change {
    let Some(held) = held else { return if entry.is_none() { Change::Nothing } else { Change::First } };
    match (&held.entry, reason) {
        (kept, _) if kept.as_ref() == entry => Change::Nothing,
        (None, "") => Change::Correction(held.id, "nhập lại sau khi thu hồi".to_owned()),
        (Some(_), "") => Change::WantsReason,
        (_, reason) => Change::Correction(held.id, reason.to_owned()),
    }
}

/// The day to which figures of a period are counted.
///
/// # Errors
/// When it is no day, lies outside the period, or has not come yet.
pub fn day(typed: &str, period: &Period, today: Date) -> Result<Date, Sentence> {
    within(parse_day(typed).map_err(|fault| fault.says())?, period, today)
}

/// The day that is meant where none is typed: the end of the period, or today while it runs.
///
/// # Errors
/// When the period has not begun.
pub fn usual_day(period: &Period, today: Date) -> Result<Date, Sentence> {
    within(period.last().min(today.max(period.first())), period, today)
}

/// The same of a day that is known already.
///
/// # Errors
/// When it lies outside the period, or has not come yet.
pub fn within(day: Date, period: &Period, today: Date) -> Result<Date, Sentence> {
    if !period.contains(day) {
        let says = Sentence::plain("Ngày %{day} nằm ngoài %{period}. Chọn một ngày trong kỳ.");
        return Err(says.with("day", short_date(day)).with("period", period.name_vi()));
    }
    if day > today {
        return Err(Sentence::plain("Ngày %{day} chưa đến. Số liệu chỉ tính được đến hôm nay.").with("day", short_date(day)));
    }
    Ok(day)
}
