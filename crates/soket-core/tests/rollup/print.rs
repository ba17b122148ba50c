//! How values and goals are printed, the same on every screen and paper.

use jiff::civil::date;
use soket_core::figure::LevelScale;
use soket_core::figure::readings::{Known, Readings};
use soket_core::period::Period;
use soket_core::quotient::Quotient;
use soket_core::rollup::{Reporter, total};
use soket_core::target::goal::{Direction, Goal, Limit, When};
use soket_core::target::{Denominator, Shown, Target, TargetKind};

use crate::world::{FLOW, STOCK, World, shown as value_of};

fn number(text: &str) -> Quotient {
    Quotient::parse(text).unwrap()
}

fn ratio(shown: Shown) -> TargetKind {
    TargetKind::Ratio { numerator: FLOW, denominator: Denominator::Current(STOCK), shown }
}

#[test]
fn goals_are_printed_as_mandates_write_them() {
    let term = When::Term;
    let beyond = Goal { when: term, low: Some(Limit::beyond(number("80"))), high: None };
    let below = Goal { when: term, low: None, high: Some(Limit::beyond(number("5"))) };
    for (kind, direction, goal, text) in [
        (ratio(Shown::Percent), Direction::AtLeast, Goal::low(term, number("90")), "ít nhất 90%"),
        (ratio(Shown::Percent), Direction::AtLeast, beyond, "trên 80%"),
        (ratio(Shown::Percent), Direction::Equal, Goal::low(term, number("16,66")), "16,66%"),
        (ratio(Shown::Percent), Direction::Range, Goal::range(term, number("5"), number("7,5")), "5-7,5%"),
        (ratio(Shown::PerMille), Direction::AtMost, below, "dưới 5‰"),
        (ratio(Shown::ToOne), Direction::AtMost, Goal::high(term, number("20:1")), "không quá 20:1"),
        (ratio(Shown::Plain), Direction::AtLeast, Goal::low(term, number("2/3")), "ít nhất 2/3"),
        (TargetKind::Number(FLOW), Direction::Range, Goal::range(term, number("40"), number("45")), "40-45"),
        (TargetKind::Number(FLOW), Direction::Zero, Goal::zero(term), "không để xảy ra"),
        (TargetKind::YesNo(FLOW), Direction::Equal, Goal::low(term, number("1")), "có"),
    ] {
        let target = Target { kind, direction, ..World::new(1).target };
        assert_eq!(target.goal_vi(&goal, None), text);
    }
}

#[test]
fn levels_are_printed_by_name() {
    let steps = LevelScale::parse("steps:Hoàn thành|Hoàn thành tốt|Xuất sắc").unwrap();
    let places = LevelScale::Place { out_of: 103 };
    let mut target = Target { kind: TargetKind::Level(FLOW), ..World::new(1).target };
    assert_eq!(target.goal_vi(&Goal::low(When::EachYear, number("2")), Some(&steps)), "Hoàn thành tốt trở lên");
    assert_eq!(target.value_vi(number("3"), Some(&steps)), "Xuất sắc");
    target.direction = Direction::Range;
    assert_eq!(target.goal_vi(&Goal::range(When::EachYear, number("1"), number("10")), Some(&places)), "hạng 1-10/103");
    assert_eq!(target.value_vi(number("7"), Some(&places)), "hạng 7/103");
    target.direction = Direction::AtMost;
    assert_eq!(target.goal_vi(&Goal::high(When::Term, number("7")), Some(&places)), "từ hạng 7/103 trở lên");
}

#[test]
fn values_are_rounded_only_in_print() {
    let target = Target { kind: ratio(Shown::Percent), decimals: 2, ..World::new(1).target };
    assert_eq!(target.value_vi(number("280/3"), None), "93,33%");
    let published = Target { scale: "%".to_owned(), decimals: 1, ..World::new(1).target };
    assert_eq!(published.value_vi(number("10,26"), None), "10,3%");
}

#[test]
fn scopes_have_words() {
    for (code, words) in
        [("each_year", "hằng năm"), ("year:2023", "năm 2023"), ("term", "cả nhiệm kỳ"), ("milestone:2023-03-31", "đến ngày 31/3/2023")]
    {
        assert_eq!(code.parse::<When>().unwrap().name_vi(), words);
    }
}

#[test]
fn an_indicator_is_totalled_without_a_target() {
    let world = World::new(3).reports(1, FLOW, "2023-Q1", 2).reports(1, FLOW, "2023-Q2", 3).reports_to(2, "2023-H1", date(2023, 5, 15), 4);
    let readings = Readings::new(&world.indicators, &world.readings);
    let half: Period = "2023-H1".parse().unwrap();
    for (cut_off, value, gaps) in [(date(2023, 5, 20), "6", vec![3]), (date(2023, 6, 30), "9", vec![2, 3])] {
        let standing = total(&world.indicators[0], &readings, &world.units, Known::at(half, cut_off));
        assert_eq!(value_of(&standing), value, "{cut_off}");
        assert_eq!(standing.gaps.iter().map(|gap| gap.unit.0).collect::<Vec<_>>(), gaps, "{cut_off}");
    }
    let mut owned = world.indicators[0].clone();
    owned.over_units = soket_core::figure::OverUnits::OwnerOnly;
    assert!(total(&owned, &readings, &world.units, Known::at(half, half.last())).value.is_err(), "a published rate is not added");
    let alone = [Reporter::always(world.units[0].unit)];
    assert_eq!(value_of(&total(&owned, &readings, &alone, Known::at(half, half.last()))), "5");
}
