//! Which readings a report takes: by cut-off, by correction, and from periods of different lengths.

use jiff::civil::date;
use soket_core::quotient::Quotient;
use soket_core::rollup::progress::Comparison;
use soket_core::target::rule::TimeRule;
use soket_core::target::{Denominator, Shown, TargetKind};

use crate::world::{FLOW, STOCK, World, shown};

#[test]
fn each_report_takes_the_reading_of_its_day() {
    let world = World::new(1)
        .reports(1, FLOW, "2022", 5)
        .reports_to(1, "2023-H1", date(2023, 4, 30), 1)
        .reports_to(1, "2023-H1", date(2023, 5, 15), 3)
        .corrected(2)
        .reports_to(1, "2023-H1", date(2023, 6, 30), 4);
    for (cut_off, value) in [(date(2023, 4, 29), "5"), (date(2023, 4, 30), "6"), (date(2023, 5, 20), "7"), (date(2023, 6, 30), "9")] {
        let progress = world.progress(cut_off);
        assert_eq!(shown(&progress.to_date), value, "{cut_off}");
    }
    let figures: Vec<i64> = world.progress(date(2023, 5, 20)).figures_to_date().map(|figure| figure.figure.0).collect();
    assert_eq!(figures, [1, 4], "the correction is what leads back, not the line that it corrects");
}

#[test]
fn parts_of_a_year_are_not_counted_twice() {
    for (name, world, value, is_complete) in [
        (
            "year beside its halves",
            World::new(1).reports(1, FLOW, "2021", 9).reports(1, FLOW, "2021-H1", 4).reports(1, FLOW, "2021-H2", 5),
            "9",
            true,
        ),
        (
            "half beside its months",
            World::new(1).reports(1, FLOW, "2021-H1", 4).reports(1, FLOW, "2021-05", 1).reports(1, FLOW, "2021-H2", 5),
            "9",
            true,
        ),
        (
            "nine months, then a quarter",
            World::new(1).reports(1, FLOW, "2021-9M", 7).reports(1, FLOW, "2021-H1", 4).reports(1, FLOW, "2021-Q4", 2),
            "9",
            true,
        ),
        (
            "year read early, then a later half",
            World::new(1).reports_to(1, "2021", date(2021, 3, 31), 3).reports(1, FLOW, "2021-H1", 4),
            "4",
            false,
        ),
        (
            "a later month alone does not replace the year",
            World::new(1).reports_to(1, "2021", date(2021, 11, 30), 8).reports(1, FLOW, "2021-12", 1),
            "8",
            false,
        ),
    ] {
        let progress = world.at_end_of(2021);
        assert_eq!(shown(&progress.to_date), value, "{name}");
        assert_eq!(progress.to_date.is_complete(), is_complete, "{name}: {:?}", progress.to_date.gaps);
    }
}

#[test]
fn what_stands_is_taken_from_the_latest_day() {
    let mut world = World::new(2).reports(1, STOCK, "2021-H1", 30).reports(1, STOCK, "2021-H2", 32).reports(2, STOCK, "2021", 10);
    world.target.kind = TargetKind::Number(STOCK);
    world.target.time_rule = TimeRule::Last;
    assert_eq!(shown(&world.at_end_of(2021).to_date), "42");
}

#[test]
fn a_merged_unit_keeps_what_happened_and_leaves_what_stands() {
    let mut world = World::new(2)
        .reports(1, FLOW, "2021-H1", 3)
        .reports(2, FLOW, "2021-H2", 4)
        .reports(1, STOCK, "2021-H1", 30)
        .reports(2, STOCK, "2021-H2", 35);
    world.units[0].until = Some(date(2021, 6, 30));
    world.units[1].since = Some(date(2021, 7, 1));
    let progress = world.at_end_of(2021);
    assert_eq!((shown(&progress.to_date).as_str(), progress.to_date.gaps.len()), ("7", 0));
    let world = world.percent_each_year(20);
    let progress = world.at_end_of(2021);
    assert_eq!((shown(&progress.to_date).as_str(), progress.to_date.gaps.len()), ("20", 0), "7 admissions over the 35 members of the end");
}

#[test]
fn a_fixed_base_is_read_on_its_day() {
    let mut world = World::new(1)
        .percent_each_year(5)
        .reports(1, STOCK, "2019", 80)
        .reports(1, STOCK, "2020", 100)
        .reports(1, STOCK, "2021", 200)
        .reports(1, FLOW, "2021", 6);
    for (day, value) in [(date(2020, 12, 31), "6"), (date(2020, 6, 30), "7,5")] {
        world.target.kind = TargetKind::Ratio { numerator: FLOW, denominator: Denominator::FixedAt(STOCK, day), shown: Shown::Percent };
        assert_eq!(shown(&world.at_end_of(2021).to_date), value);
    }
}

#[test]
fn a_plan_assigned_ahead_counts_before_its_year_ends() {
    let mut world = World::new(1).percent_each_year(100).reports_to(1, "2021-H1", date(2021, 5, 15), 40).reports(1, STOCK, "2021", 80);
    world.target.kind = TargetKind::Ratio { numerator: FLOW, denominator: Denominator::AssignedPlan(STOCK), shown: Shown::Percent };
    assert_eq!(shown(&world.progress(date(2021, 5, 20)).to_date), "50");
}

#[test]
fn the_same_stretch_of_last_year_stands_beside() {
    let world = World::new(1).number_each_year(10).reports(1, FLOW, "2022-H1", 4).reports(1, FLOW, "2022-H2", 5).reports_to(
        1,
        "2023-H1",
        date(2023, 5, 15),
        6,
    );
    let beside = beside(&world).unwrap();
    assert_eq!((beside.now, beside.then, beside.change), (Quotient::whole(6), Quotient::whole(4), Quotient::whole(2)));
    assert_eq!((beside.counted_to, beside.is_same_part()), (date(2022, 6, 30), false), "the half-year of then is whole");
    let counted_then = world.reports_to(1, "2022-H1", date(2022, 5, 15), 3);
    let beside = self::beside(&counted_then).unwrap();
    assert_eq!((beside.then, beside.counted_to, beside.is_same_part()), (Quotient::whole(3), date(2022, 5, 15), true));
    let world = World::new(1).number_each_year(10).reports_to(1, "2022", date(2022, 5, 15), 3).reports(1, FLOW, "2022", 9).reports_to(
        1,
        "2023",
        date(2023, 5, 15),
        6,
    );
    let beside = self::beside(&world).unwrap();
    assert_eq!((beside.then, beside.counted_to), (Quotient::whole(3), date(2022, 5, 15)));
}

/// The year 2023, counted to the middle of May, beside the year before.
fn beside(world: &World) -> Option<Comparison> {
    world.progress(date(2023, 5, 20)).beside(&"2023".parse().unwrap()).cloned()
}

#[test]
fn each_year_stands_beside_the_one_before_where_nothing_is_missing() {
    let world = World::new(2).number_each_year(1).reports(1, FLOW, "2021", 4).reports(1, FLOW, "2022", 6).reports(2, FLOW, "2022", 2);
    assert!(world.at_end_of(2022).beside.is_empty(), "the second unit did not report in 2021");
    let progress = world.reports(2, FLOW, "2021", 1).reports(1, FLOW, "2023", 1).reports(2, FLOW, "2023", 1).at_end_of(2023);
    let changes: Vec<(String, String)> = progress.beside.iter().map(|beside| (beside.year.to_string(), beside.change.to_vi(0))).collect();
    assert_eq!(changes, [("2022".to_owned(), "3".to_owned()), ("2023".to_owned(), "-6".to_owned())]);
    assert!(progress.beside.iter().all(Comparison::is_same_part));
}

#[test]
fn a_first_year_mostly_before_the_term_is_left_out() {
    let mut world = World::new(1).reports(1, FLOW, "2019", 50).reports(1, FLOW, "2020", 2).reports(1, FLOW, "2021", 3);
    for (first, value) in [("2020-06-15", "5"), ("2020-08-15", "3")] {
        world.target.term = format!("T{first}_2025-06-14").parse().unwrap();
        assert_eq!(shown(&world.at_end_of(2021).to_date), value, "{first}");
    }
}
