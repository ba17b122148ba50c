//! Contradictions of real resolutions, and the sentences by which they are named.

use soket_core::figure::IndicatorKind;
use soket_core::quotient::Quotient;
use soket_core::target::checker::{Context, check};
use soket_core::target::goal::{Direction, Goal, When};
use soket_core::target::rule::{TimeRule, UnitRule};
use soket_core::target::{Denominator, Shown, Target, TargetKind};

use crate::world::{FLOW, STOCK, World};

fn number(text: &str) -> Quotient {
    Quotient::parse(text).unwrap()
}

fn target(goals: Vec<Goal>, time_rule: TimeRule) -> Target {
    Target { goals, time_rule, ..World::new(1).target }
}

fn yearly(values: &[&str], term: &str) -> Vec<Goal> {
    let years = (2021..).zip(values).map(|(year, value): (i32, _)| Goal::low(When::Year(year.to_string().parse().unwrap()), number(value)));
    years.chain([Goal::low(When::Term, number(term))]).collect()
}

fn percent(goal: &str) -> Target {
    let kind = TargetKind::Ratio { numerator: FLOW, denominator: Denominator::Current(STOCK), shown: Shown::Percent };
    let goals = vec![Goal::low(When::Term, number(goal))];
    Target { kind, direction: Direction::Equal, unit_rule: UnitRule::RatioOfSums, ..target(goals, TimeRule::Last) }
}

/// The codes found, and every sentence of them in one.
fn found(target: &Target, context: Context<'_>) -> (Vec<&'static str>, String) {
    let warnings = check(target, context);
    let said = warnings.iter().map(|warning| format!("{} {}", warning.says.vi(), warning.next.vi())).collect::<Vec<_>>();
    assert!(!said.iter().any(|text| text.contains("%{")), "a gap was left open: {said:?}");
    (warnings.iter().map(|warning| warning.code.as_str()).collect(), said.join("\n"))
}

#[test]
fn a_sound_target_has_no_warning() {
    for sound in [
        World::new(1).target,
        target(yearly(&["300", "345", "375", "381", "381"], "1782"), TimeRule::Sum),
        target(yearly(&["10,3", "10,2", "10,4", "10,1", "10,0"], "10,2"), TimeRule::Mean),
        target(yearly(&["157", "165", "173", "181", "190"], "190"), TimeRule::Last),
        percent("50"),
    ] {
        assert_eq!(found(&sound, Context { denominator: Some(6), ..Context::default() }).0, Vec::<&str>::new(), "{:?}", sound.goals);
    }
}

#[test]
fn one_a_year_is_more_than_two_in_three_years() {
    let mut both = target(vec![Goal::low(When::EachYear, number("1")), Goal::low(When::Term, number("2"))], TimeRule::Sum);
    both.term = "T2021-01-01_2023-12-31".parse().unwrap();
    let (codes, said) = found(&both, Context::default());
    assert_eq!(codes, ["W01"]);
    assert!(said.contains("Mỗi năm 1 trong 3 năm là 3, nhiều hơn mức cả nhiệm kỳ là 2."), "{said}");
}

#[test]
fn a_term_value_that_fits_no_rule_is_named_with_the_nearest() {
    for (values, term, nearest) in [
        (["48,6", "48,8", "48,95", "49,05", "49,2"], "49,09", "năm cuối: 49,2"),
        (["23", "24", "25", "26", "27"], "26", "bình quân các năm: 25"),
    ] {
        let (codes, said) = found(&target(yearly(&values, term), TimeRule::Last), Context::default());
        assert_eq!(codes, ["W02"], "{said}");
        assert!(said.contains(nearest), "{said}");
    }
    let (codes, said) = found(&target(yearly(&["90", "90", "90", "90", "90"], "450"), TimeRule::Last), Context::default());
    assert_eq!(codes, ["W03"]);
    assert!(said.contains("tổng các năm"), "{said}");
}

#[test]
fn a_small_denominator_has_few_values() {
    for (goal, codes) in [("16,66", vec![]), ("16,67", vec![]), ("33,3", vec![]), ("17", vec!["W04"]), ("40", vec!["W04"])] {
        let context = Context { denominator: Some(6), ..Context::default() };
        assert_eq!(found(&percent(goal), context).0, codes, "{goal}");
    }
    let said = found(&percent("17"), Context { denominator: Some(6), ..Context::default() }).1;
    assert!(said.contains("16,67% (1/6) hoặc 33,33% (2/6)"), "{said}");
    assert_eq!(found(&percent("120"), Context::default()).0, ["W05"]);
}

#[test]
fn what_reads_two_ways_is_asked() {
    let mut poverty = target(vec![Goal::range(When::EachYear, number("1"), number("1,5"))], TimeRule::EveryPeriod);
    poverty.direction = Direction::Range;
    for (clause, codes) in [
        ("Giảm tỷ lệ hộ nghèo hằng năm từ 1 - 1,5% trở lên", vec!["W07"]),
        ("Giảm tỷ lệ hộ nghèo hằng năm từ 1 - 1,5%", vec![]),
        ("Hằng năm 1 - 1,5 điểm % chi bộ hoàn thành tốt nhiệm vụ trở lên", vec![]),
        ("Giảm tỷ lệ hộ nghèo từ 1 - 1,5%", vec!["W06"]),
    ] {
        poverty.clause = clause.to_owned();
        assert_eq!(found(&poverty, Context::default()).0, codes, "{clause}");
    }
}

#[test]
fn an_unprinted_scope_is_asked() {
    let mut turnover = target(vec![Goal::low(When::Term, number("257,8"))], TimeRule::Sum);
    for (clause, codes) in [
        ("Tổng doanh thu đạt 257,8 tỷ đồng; lợi nhuận 15 tỷ đồng", vec!["W06"]),
        ("Tổng doanh thu cả nhiệm kỳ đạt 257,8 tỷ đồng", vec![]),
        ("Đến năm 2025 doanh thu đạt 257,8 tỷ đồng", vec![]),
        ("", vec![]),
    ] {
        turnover.clause = clause.to_owned();
        assert_eq!(found(&turnover, Context::default()).0, codes, "{clause}");
    }
}

#[test]
fn limits_parts_and_rules_are_checked() {
    let mut turned = target(vec![Goal::range(When::Term, number("45"), number("40"))], TimeRule::Sum);
    turned.direction = Direction::Range;
    turned.clause = "Kết nạp trong nhiệm kỳ 45 - 40 đảng viên".to_owned();
    assert_eq!(found(&turned, Context::default()).0, ["W08"]);

    let whole = World::new(1).target;
    let part = target(vec![Goal::low(When::Term, number("12"))], TimeRule::Sum);
    let (codes, said) = found(&whole, Context { parts: &[part], ..Context::default() });
    assert_eq!(codes, ["W09"]);
    assert!(said.contains("là 12, nhiều hơn cả chỉ tiêu chung là 10"), "{said}");

    let mut world = World::new(1);
    world.indicators[0].kind = IndicatorKind::Rate;
    assert_eq!(found(&world.target, Context { indicators: &world.indicators, ..Context::default() }).0, ["W10"]);
    let weighted = target(vec![Goal::low(When::Term, number("10"))], TimeRule::WeightedMean);
    assert_eq!(found(&weighted, Context::default()).0, ["W10"]);
    assert_eq!(found(&target(Vec::new(), TimeRule::Sum), Context::default()).0, ["W11"]);
}

#[test]
fn two_goals_for_one_stretch_and_a_zero_looked_at_in_one_year_are_named() {
    let mut doubled = yearly(&["90", "95"], "185");
    doubled.push(Goal::low(When::Term, number("185")));
    assert_eq!(found(&target(doubled.clone(), TimeRule::Sum), Context::default()).0, Vec::<&str>::new(), "the same twice says nothing new");
    doubled.push(Goal::low(When::Year("2021".parse().unwrap()), number("80")));
    let (codes, said) = found(&target(doubled, TimeRule::Manual), Context::default());
    assert!(codes.contains(&"W12") && said.contains("Có hai mức khác nhau cho năm 2021: ít nhất 90 và ít nhất 80."), "{codes:?} {said}");
    for (rule, codes) in [(TimeRule::Sum, vec![]), (TimeRule::Last, vec!["W10"]), (TimeRule::EveryPeriod, vec!["W10"])] {
        let zero = Target { direction: Direction::Zero, ..target(vec![Goal::zero(When::Term)], rule) };
        assert_eq!(found(&zero, Context::default()).0, codes, "{rule:?}");
    }
}
