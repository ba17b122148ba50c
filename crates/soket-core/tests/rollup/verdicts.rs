//! Verdicts over time: years at midterm, pace and forecast, adjustments, rules in words.

use jiff::civil::date;
use soket_core::quotient::Quotient;
use soket_core::rollup::forecast::Basis;
use soket_core::rollup::judge::Computed;
use soket_core::rollup::rule_vi;
use soket_core::target::goal::{Adjustment, Direction, Goal, When};
use soket_core::target::rule::{Calendar, TimeRule, UnitRule};
use soket_core::target::{Denominator, Shown, TargetKind};

use crate::world::{FLOW, STOCK, World, shown};

#[test]
fn midterm_judges_finished_years_and_calls_the_rest_progress() {
    let world = World::new(1).number_each_year(4).reports(1, FLOW, "2021", 4).reports(1, FLOW, "2022", 3).reports_to(
        1,
        "2023-H1",
        date(2023, 5, 15),
        2,
    );
    let progress = world.progress(date(2023, 5, 20));
    let states: Vec<Computed> = progress.years.iter().map(|year| year.state).collect();
    assert_eq!(states, [Computed::Met, Computed::NotMet, Computed::InProgress]);
    assert_eq!(progress.years_reached_vi().unwrap(), "1/2 năm đạt");
    assert_eq!(progress.state, Computed::NotMet);
}

#[test]
fn a_term_sum_is_forecast_at_its_pace() {
    // 1826/1095 of what was counted in three of five years, a leap year among them.
    for (total, state, value) in [
        (6, Computed::InProgress, "10,0055"),
        (4, Computed::Unlikely, "6,6703"),
        (10, Computed::Met, "16,6758"),
        (11, Computed::Exceeded, "18,3434"),
    ] {
        let progress =
            World::new(1).reports(1, FLOW, "2021", 0).reports(1, FLOW, "2022", 0).reports(1, FLOW, "2023", total).at_end_of(2023);
        let forecast = progress.forecast.unwrap();
        assert_eq!(progress.state, state, "{total}");
        assert_eq!(forecast.basis, Basis::Pace { elapsed: 1095, total: 1826 });
        assert_eq!(forecast.value.to_vi(4), value);
        assert_eq!(forecast.due_by_now, Quotient::new(10950, 1826));
    }
}

#[test]
fn a_sum_over_whole_years_is_held_against_whole_years() {
    let mut world = (2021..=2025).fold(World::new(1), |world, year| world.reports(1, FLOW, &year.to_string(), 90));
    let goals = (2021..=2025).map(|year: i16| Goal::low(When::Year(year.to_string().parse().unwrap()), Quotient::whole(90)));
    world.target.goals = goals.chain([Goal::low(When::Term, Quotient::whole(450))]).collect();
    world.target.term = "T2020-06-20_2025-06-19".parse().unwrap();
    let midterm = world.at_end_of(2022);
    assert_eq!(midterm.forecast.unwrap().basis, Basis::Pace { elapsed: 730, total: 1826 });
    assert_eq!((midterm.state, midterm.forecast.unwrap().reaches), (Computed::InProgress, Some(true)), "exactly on plan");
    let running = world.progress(date(2025, 6, 20));
    assert_eq!((running.to_date.is_over, running.state), (false, Computed::InProgress), "the last year still runs");
    assert_eq!((world.at_end_of(2025).to_date.is_over, world.at_end_of(2025).state), (true, Computed::Met));
}

/// Goals of 82, 83, 84, 84 and 85 for the years 2021 to 2025.
fn rising() -> World {
    let goals = [82, 83, 84, 84, 85];
    let mut world = World::new(1).reports(1, FLOW, "2021", 82).reports(1, FLOW, "2022", 83);
    let goal = |(year, goal): (i32, &i64)| Goal::low(When::Year(year.to_string().parse().unwrap()), Quotient::whole(*goal));
    world.target.goals = (2021..).zip(&goals).map(goal).collect();
    world
}

#[test]
fn the_value_to_date_is_held_against_the_goal_of_its_own_year() {
    for (rule, goal, percent) in [
        (TimeRule::EveryPeriod, Some(83), Some(100)),
        (TimeRule::Last, Some(83), Some(100)),
        (TimeRule::Sum, None, None),
        (TimeRule::Mean, None, None),
    ] {
        let mut world = rising();
        world.target.time_rule = rule;
        for cut_off in [date(2022, 12, 31), date(2023, 3, 1)] {
            let to_date = world.progress(cut_off).to_date;
            assert_eq!(to_date.goal.and_then(|goal| goal.low).map(|limit| limit.value), goal.map(Quotient::whole), "{rule:?} {cut_off}");
            assert_eq!(to_date.against.and_then(|against| against.percent), percent.map(Quotient::whole), "{rule:?} {cut_off}");
        }
    }
}

#[test]
fn of_years_and_steps_the_latest_day_decides() {
    let mut world = rising();
    world.target.time_rule = TimeRule::Last;
    world.target.goals.insert(0, Goal::low(When::Milestone(date(2021, 6, 30)), Quotient::whole(90)));
    let world = world.reports(1, FLOW, "2021-H1", 40);
    assert_eq!(world.at_end_of(2022).state, Computed::Met, "a step of 2021 says nothing about 2022");
}

#[test]
fn what_may_not_happen_in_the_term_stays_broken() {
    let mut world = World::new(1).reports(1, FLOW, "2021", 1).reports(1, FLOW, "2022", 0);
    (world.target.direction, world.target.goals) = (Direction::Zero, vec![Goal::zero(When::Term)]);
    assert_eq!(world.at_end_of(2022).state, Computed::NotMet);
}

#[test]
fn documents_that_adjust_hold_in_the_order_of_their_days() {
    let mut world = World::new(1);
    for (document, from, goal) in [("KL 12", date(2023, 6, 1), 12), ("KL 09", date(2022, 1, 15), 11)] {
        world.target.adjust(Adjustment { document: document.to_owned(), from, goals: vec![Goal::low(When::Term, Quotient::whole(goal))] });
    }
    for (day, document, goal) in
        [(date(2021, 12, 31), None, 10), (date(2022, 6, 1), Some("KL 09"), 11), (date(2024, 1, 1), Some("KL 12"), 12)]
    {
        let in_force = world.target.goal(When::Term, day).and_then(|goal| goal.low).map(|limit| limit.value);
        assert_eq!(in_force, Some(Quotient::whole(goal)), "{day}");
        let adjusted = world.target.adjusted(When::Term, day);
        assert_eq!(adjusted.map(|(change, _)| change.document.as_str()), document, "{day}");
        assert!(adjusted.is_none_or(|(_, original)| original.low.unwrap().value == Quotient::whole(10)), "{day}");
    }
}

#[test]
fn early_on_a_slow_pace_is_no_verdict() {
    let progress = World::new(1).reports(1, FLOW, "2021", 0).at_end_of(2021);
    assert_eq!(progress.state, Computed::InProgress);
}

#[test]
fn what_stands_is_forecast_by_its_trend() {
    let mut world = World::new(1).reports(1, STOCK, "2021", 20).reports(1, STOCK, "2023", 40);
    world.target.kind = TargetKind::Number(STOCK);
    world.target.time_rule = TimeRule::Last;
    world.target.goals = vec![Goal::low(When::Term, Quotient::whole(61))];
    let progress = world.at_end_of(2023);
    let forecast = progress.forecast.unwrap();
    assert!(matches!(forecast.basis, Basis::Trend { .. }));
    assert_eq!(forecast.value.to_vi(1), "60", "20 more in 730 days, 731 days to go");
    assert_eq!(progress.state, Computed::InProgress);
    world.target.goals = vec![Goal::low(When::Term, Quotient::whole(40))];
    assert_eq!(world.at_end_of(2023).state, Computed::Met, "reached before the end");
}

#[test]
fn an_adjustment_holds_from_its_day_and_leaves_finished_years_alone() {
    let mut world = World::new(1).number_each_year(10).reports(1, FLOW, "2021", 8).reports(1, FLOW, "2022", 8);
    let lowered = vec![Goal::low(When::EachYear, Quotient::whole(8))];
    world.target.adjustments.push(Adjustment {
        document: "Nghị quyết số 12-NQ/ĐU, ngày 01/6/2022".to_owned(),
        from: date(2022, 6, 1),
        goals: lowered,
    });
    let progress = world.at_end_of(2022);
    assert_eq!(progress.years.iter().map(|year| year.state).collect::<Vec<_>>(), [Computed::NotMet, Computed::Met]);
    let original = world.target.goal(When::EachYear, date(2022, 5, 31)).and_then(|goal| goal.low).map(|limit| limit.value);
    assert_eq!(original, Some(Quotient::whole(10)));
}

#[test]
fn distance_from_the_goal_is_exact() {
    let world = World::new(1).percent_each_year(90).reports(1, FLOW, "2021", 2).reports(1, STOCK, "2021", 3);
    let against = world.at_end_of(2021).years[0].against.unwrap();
    assert_eq!(against.percent, Quotient::new(2000, 27));
    assert_eq!(against.difference, Quotient::new(-70, 3).unwrap());
}

#[test]
fn worst_best_and_weighted_rules() {
    let two_years =
        || World::new(2).reports(1, FLOW, "2021", 5).reports(2, FLOW, "2021", 1).reports(1, FLOW, "2022", 3).reports(2, FLOW, "2022", 4);
    let mut worst = two_years();
    worst.target.unit_rule = UnitRule::Worst;
    worst.target.time_rule = TimeRule::Last;
    assert_eq!(shown(&worst.at_end_of(2022).to_date), "3");
    let mut best = two_years();
    best.target.time_rule = TimeRule::Max;
    assert_eq!(shown(&best.at_end_of(2022).to_date), "7");
    let mut weighted = World::new(1)
        .percent_each_year(50)
        .reports(1, FLOW, "2021", 1)
        .reports(1, STOCK, "2021", 10)
        .reports(1, FLOW, "2022", 30)
        .reports(1, STOCK, "2022", 30);
    weighted.target.time_rule = TimeRule::WeightedMean;
    assert_eq!(shown(&weighted.at_end_of(2022).to_date), "77,5", "31 of 40, not the mean of 10 and 100");
    weighted.target.time_rule = TimeRule::Mean;
    assert_eq!(shown(&weighted.at_end_of(2022).to_date), "55");
}

#[test]
fn numbers_out_of_range_are_no_value() {
    let mut world = (2021..=2025).fold(World::new(1).percent_each_year(50), |world, year| {
        let code = year.to_string();
        world.reports(1, FLOW, &code, 900_000_000_000_001 - i64::from(year)).reports(
            1,
            STOCK,
            &code,
            900_000_000_000_000 + i64::from(year) * 2 + 1,
        )
    });
    world.target.time_rule = TimeRule::Mean;
    world.target.goals = vec![Goal::low(When::Term, Quotient::whole(50))];
    let progress = world.at_end_of(2025);
    assert_eq!(progress.to_date.value, Err(soket_core::rollup::progress::Blank::TooLarge));
    assert_eq!(progress.state, Computed::NotJudged);
}

#[test]
fn the_rule_is_said_in_words() {
    let mut target = World::new(1).target;
    assert_eq!(rule_vi(&target), "cộng các đơn vị, cộng các năm");
    target.unit_rule = UnitRule::RatioOfSums;
    target.time_rule = TimeRule::EveryPeriod;
    target.calendar = Calendar::SchoolYear;
    target.lag_months = 12;
    target.kind = TargetKind::Ratio { numerator: FLOW, denominator: Denominator::FixedAt(STOCK, date(2020, 6, 15)), shown: Shown::Percent };
    assert_eq!(
        rule_vi(&target),
        "tổng tử số các đơn vị chia cho tổng mẫu số, xét từng năm học, mẫu số cố định tại ngày 15/6/2020, xét sau 12 tháng"
    );
}

#[test]
fn the_six_words_are_read_back() {
    assert_eq!(Computed::ALL.map(|state| Computed::parse(state.as_str())), Computed::ALL.map(Some));
}

#[test]
fn a_word_names_the_year_on_which_it_rests() {
    let mut world = World::new(1).number_each_year(4).reports(1, FLOW, "2021", 3).reports(1, FLOW, "2022", 4);
    let word_rests_on = |world: &World| {
        let progress = world.progress(date(2023, 5, 20));
        (progress.decisive().name_vi(), progress.missed().iter().map(|stage| stage.name_vi()).collect::<Vec<_>>())
    };
    world = world.reports_to(1, "2023-H1", date(2023, 5, 15), 1);
    assert_eq!(word_rests_on(&world), ("năm 2021".to_owned(), vec!["năm 2021".to_owned()]), "not on the year that still runs");
    // Where the term decides, a missed year is no reason; a missed step is told all the same.
    world.target.time_rule = TimeRule::Sum;
    world.target.goals.push(Goal::low(When::Term, Quotient::whole(20)));
    world.target.goals.push(Goal::low(When::Milestone(date(2022, 12, 31)), Quotient::whole(8)));
    let (decisive, missed) = word_rests_on(&world);
    assert_eq!(missed, ["đến ngày 31/12/2022"]);
    assert_ne!(decisive, "đến ngày 31/12/2022");
}

#[test]
fn what_only_the_tolerance_saves_is_known_as_such() {
    for (reported, tolerance, forgiven) in [(4, 1, false), (3, 1, true), (2, 1, false), (3, 0, false)] {
        let mut world = World::new(1).number_each_year(4).reports(1, FLOW, "2021", reported);
        world.target.tolerance = Quotient::whole(tolerance);
        let progress = world.at_end_of(2021);
        assert_eq!(progress.is_forgiven(&progress.years[0]), forgiven, "{reported} of 4, tolerance {tolerance}");
    }
}
