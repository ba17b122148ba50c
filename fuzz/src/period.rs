//! Days and periods as people type them and as addresses hold them.

use soket_core::period::Period;
use soket_core::period::day::{long_date, parse_day, short_date};
use soket_core::target::goal::When;

/// A day, the code of a period, and the stretch of a goal.
pub fn holds(bytes: &[u8]) {
    let typed = super::typed(bytes);
    match parse_day(&typed) {
        Ok(day) => {
            assert!((1000..=9999).contains(&day.year()), "{typed}");
            assert_eq!(parse_day(&short_date(day)), Ok(day), "{typed}");
            assert_eq!(parse_day(&day.to_string()), Ok(day), "{typed}");
            assert!(long_date(day).starts_with("ngày "));
        }
        Err(fault) => assert!(fault.to_string().contains("như 18/5/2021") || fault.to_string().contains("lịch"), "{fault}"),
    }
    if let Ok(period) = typed.parse::<Period>() {
        assert_eq!(period.to_string(), typed, "a period has one code");
        period_holds(period);
    }
    if let Ok(when) = typed.parse::<When>() {
        assert_eq!(when.to_string().parse(), Ok(when), "{typed}");
    }
}

fn period_holds(period: Period) {
    assert!(period.first() <= period.last() && period.days() >= 1, "{period}");
    assert!(period.covers(&period) && period.contains(period.first()) && period.contains(period.last()), "{period}");
    assert!(!period.name_vi().is_empty());
    let again = Period::of_days(period.first(), period.last()).expect("the days of a period are in order");
    assert_eq!((again.first(), again.last()), (period.first(), period.last()));
    for neighbour in [period.previous(), period.next()].into_iter().flatten() {
        assert!(!neighbour.overlaps(&period), "{neighbour} beside {period}");
        assert_eq!(neighbour.to_string().parse(), Ok(neighbour), "{neighbour}");
    }
    if let Some(earlier) = period.same_period_last_year() {
        assert!(earlier.first() < period.first(), "{earlier} a year before {period}");
    }
    for years in [period.years(), period.school_years()] {
        assert!(years.first().is_some_and(|year| year.first() <= period.first()), "{period}");
        assert!(years.last().is_some_and(|year| period.last() <= year.last()), "{period}");
    }
}
