//! What is missing is named and bars only those verdicts that it could change.

use jiff::civil::date;
use soket_core::id::UnitId;
use soket_core::rollup::judge::Computed;
use soket_core::rollup::progress::{Blank, Gap, UnitsReached};
use soket_core::target::Exemption;
use soket_core::target::goal::{Direction, Goal, When};
use soket_core::target::rule::UnitRule;

use crate::world::{FLOW, STOCK, World, shown};

fn sentences(gaps: &[Gap]) -> Vec<String> {
    gaps.iter().map(|gap| format!("{}: {}", gap.unit, gap.sentence_vi())).collect()
}

#[test]
fn gaps_say_who_and_what() {
    let world = World::new(4).number_each_year(1).reports(1, FLOW, "2021", 1).reports(2, FLOW, "2021-H2", 1).reports(3, FLOW, "2021-H1", 1);
    assert_eq!(
        sentences(&world.at_end_of(2021).years[0].gaps),
        ["2: thiếu số liệu năm 2021 từ ngày 01/01/2021", "3: số liệu năm 2021 mới tính đến ngày 30/6/2021", "4: chưa có số liệu năm 2021",]
    );
    let running = world.progress(date(2021, 7, 15));
    assert_eq!(sentences(&running.years[0].gaps), ["1", "2", "4"].map(|unit| format!("{unit}: chưa có số liệu năm 2021")));
}

#[test]
fn a_gap_bars_only_what_it_could_change() {
    use Computed::{Exceeded, Met, NotJudged, NotMet};
    let mut ceiling = World::new(2).number_each_year(3).reports(1, FLOW, "2021", 5);
    ceiling.target.direction = Direction::AtMost;
    let mut low_ceiling = World::new(2).number_each_year(3).reports(1, FLOW, "2021", 2);
    low_ceiling.target.direction = Direction::AtMost;
    let mut each_fails = World::new(2).number_each_year(3).reports(1, FLOW, "2021", 2);
    each_fails.target.unit_rule = UnitRule::EveryUnit;
    let mut each_holds = World::new(2).number_each_year(3).reports(1, FLOW, "2021", 4);
    each_holds.target.unit_rule = UnitRule::EveryUnit;
    for (name, world, state) in [
        ("a floor is passed already", World::new(2).number_each_year(3).reports(1, FLOW, "2021", 5), Exceeded),
        ("a floor is reached already", World::new(2).number_each_year(3).reports(1, FLOW, "2021", 3), Met),
        ("a floor may yet be reached", World::new(2).number_each_year(3).reports(1, FLOW, "2021", 2), NotJudged),
        ("a ceiling is broken already", ceiling, NotMet),
        ("a ceiling may yet be broken", low_ceiling, NotJudged),
        ("one of all has failed", each_fails, NotMet),
        ("one of all may yet fail", each_holds, NotJudged),
        (
            "a ratio may go either way",
            World::new(2).percent_each_year(3).reports(1, FLOW, "2021", 5).reports(1, STOCK, "2021", 9),
            NotJudged,
        ),
        ("nothing at all", World::new(2).number_each_year(3), NotJudged),
    ] {
        assert_eq!(world.at_end_of(2021).state, state, "{name}");
    }
}

#[test]
fn half_a_ratio_is_left_out_of_it() {
    let world = World::new(2).percent_each_year(50).reports(1, FLOW, "2021", 5).reports(1, STOCK, "2021", 10).reports(2, FLOW, "2021", 9);
    let progress = world.at_end_of(2021);
    assert_eq!(shown(&progress.to_date), "50");
    assert_eq!(sentences(&progress.to_date.gaps), ["2: chưa có số liệu năm 2021"]);
    assert!(progress.figures_to_date().all(|figure| figure.unit == UnitId(1)));
}

#[test]
fn a_unit_lags_only_where_it_had_something_to_reach() {
    let mut world = World::new(5).number_each_year(2).reports(1, FLOW, "2021", 2).reports(2, FLOW, "2021", 1).exempts(5, "2021");
    world.target.unit_rule = UnitRule::EveryUnit;
    (world.units[2].until, world.units[3].since) = (Some(date(2020, 6, 30)), Some(date(2022, 1, 1)));
    let reached = |world: &World| world.at_end_of(2021).years[0].units_reached.clone();
    let lags = |unit| Some(UnitsReached { reached: 1, of: 2, lagging: vec![UnitId(unit)] });
    assert_eq!(reached(&world), lags(2), "merged before, founded after, exempt: none of them lags");
    let mut shares = World::new(3).percent_each_year(50).reports(1, FLOW, "2021", 1).reports(1, STOCK, "2021", 2);
    shares = shares.reports(2, FLOW, "2021", 0).reports(2, STOCK, "2021", 0);
    shares.target.unit_rule = UnitRule::EveryUnit;
    assert_eq!(reached(&shares), lags(3), "the one with nothing to take a share of does not lag, the silent one does");
}

#[test]
fn the_exempt_are_named_and_not_missed() {
    let mut world = World::new(3).number_each_year(2).reports(1, FLOW, "2021", 2).exempts(2, "2021");
    world.target.unit_rule = UnitRule::EveryUnit;
    world
        .target
        .exemptions
        .push(Exemption { unit: UnitId(3), period: Some("2021".parse().unwrap()), reason: "mới thành lập".to_owned() });
    let progress = world.at_end_of(2021);
    let year = &progress.years[0];
    assert_eq!(
        year.exempt.iter().map(|exempt| (exempt.unit.0, exempt.reason.as_str())).collect::<Vec<_>>(),
        [(2, "không còn nguồn"), (3, "mới thành lập")]
    );
    assert_eq!(year.units_reached, Some(UnitsReached { reached: 1, of: 1, lagging: Vec::new() }));
    assert_eq!((progress.state, year.gaps.len()), (Computed::Met, 0));
    let next_year = world.at_end_of(2022);
    assert_eq!(next_year.years[1].gaps.len(), 3, "the exemptions were for one year");
}

#[test]
fn no_value_has_a_reason() {
    let zero_base = World::new(1).percent_each_year(50).reports(1, FLOW, "2021", 0).reports(1, STOCK, "2021", 0);
    let mut by_hand = World::new(1).reports(1, FLOW, "2021", 1);
    by_hand.target.unit_rule = UnitRule::Manual;
    for (world, blank) in [
        (World::new(1).number_each_year(1), Blank::NoFigures),
        (World::new(1).number_each_year(1).exempts(1, "2021"), Blank::AllExempt),
        (zero_base, Blank::ZeroDenominator),
        (by_hand, Blank::Manual),
    ] {
        let progress = world.at_end_of(2021);
        assert_eq!((progress.to_date.value, progress.state), (Err(blank), Computed::NotJudged));
    }
    let before = World::new(1).at_end_of(2020);
    assert_eq!(before.to_date.value, Err(Blank::NotDue));
}

#[test]
fn zero_is_kept_as_a_value_for_zero_targets() {
    let mut world = World::new(2).reports(1, FLOW, "2021", 0).reports(2, FLOW, "2021", 0);
    world.target.direction = Direction::Zero;
    world.target.goals = vec![Goal::zero(When::EachYear)];
    assert_eq!(world.at_end_of(2021).state, Computed::Met);
    assert_eq!(world.progress(date(2021, 12, 30)).state, Computed::NotJudged, "nothing is counted up to that day");
    let broken = world.reports_to(1, "2022-Q1", date(2022, 3, 31), 1);
    assert_eq!(broken.progress(date(2022, 4, 1)).state, Computed::NotMet, "it cannot be undone");
}
