//! The worked examples of the user's manual, computed again: each sentence must stand in `docs/vi/tinh-chi-tieu.md`.

use jiff::civil::date;
use soket_core::period::Period;
use soket_core::quotient::Quotient;
use soket_core::rollup::judge::Computed;
use soket_core::rollup::progress::Standing;
use soket_core::target::goal::{Goal, When};
use soket_core::target::rule::{TimeRule, UnitRule};
use soket_core::target::{Denominator, Shown, TargetKind};

use crate::world::{FLOW, STOCK, World};

const MANUAL: &str = include_str!("../../../../docs/vi/tinh-chi-tieu.md");

/// The result as a paper with one decimal prints it.
fn printed(standing: &Standing) -> String {
    standing.value.unwrap().as_number().to_vi(1)
}

fn stands(sentence: &str) {
    assert!(MANUAL.contains(sentence), "the manual does not say: {sentence}");
}

#[test]
fn units_are_put_together_as_the_manual_says() {
    let of = |rule, first: i64, second: i64| {
        let mut world = World::new(2).number_each_year(1).reports(1, FLOW, "2021", first).reports(2, FLOW, "2021", second);
        world.target.unit_rule = rule;
        world.at_end_of(2021)
    };
    let three = World::new(3).reports(1, FLOW, "2021", 2).reports(2, FLOW, "2021", 0).reports(3, FLOW, "2021", 3);
    stands(&format!("Ba chi bộ kết nạp 2, 0 và 3 đảng viên: {}.", printed(&three.at_end_of(2021).to_date)));
    let each = of(UnitRule::EveryUnit, 2, 0);
    assert_eq!(each.state, Computed::NotMet);
    stands(&format!("chi bộ A có 2, chi bộ B có 0: kết quả là {}, {}.", printed(&each.to_date), each.state.name_vi()));
    stands(&format!("Đơn vị phụ trách báo 7, đơn vị khác báo 4: {}.", printed(&of(UnitRule::OwnerOnly, 7, 4).to_date)));
    stands(&format!("Đơn vị A được 5, đơn vị B được 1: {}.", printed(&of(UnitRule::Worst, 5, 1).to_date)));
}

#[test]
fn a_share_of_all_is_no_mean_of_shares() {
    let world = World::new(2).percent_each_year(90).reports(1, FLOW, "2021", 9).reports(1, STOCK, "2021", 10);
    let world = world.reports(2, FLOW, "2021", 1).reports(2, STOCK, "2021", 2);
    let standing = world.at_end_of(2021).to_date;
    let fraction = standing.fraction.unwrap();
    let share = format!("{}/{}, tức {}%.", fraction.numerator, fraction.denominator, printed(&standing));
    stands(&format!("Chi bộ A có 9/10 đảng viên hoàn thành tốt, chi bộ B có 1/2: {share}"));
    stands(&format!("Bình quân là 70%, nhưng tỷ lệ chung là {share}"));
}

#[test]
fn years_are_put_together_as_the_manual_says() {
    let two = |rule, indicator, first: i64, second: i64| {
        let mut world = World::new(1).reports(1, indicator, "2021", first).reports(1, indicator, "2022", second);
        world.target.kind = TargetKind::Number(indicator);
        world.target.time_rule = rule;
        printed(&world.at_end_of(2022).to_date)
    };
    stands(&format!("Năm 2021 kết nạp 3, năm 2022 kết nạp 4: {}.", two(TimeRule::Sum, FLOW, 3, 4)));
    stands(&format!("Cuối năm 2021 có 20 đảng viên, cuối năm 2022 có 24: {}.", two(TimeRule::Last, STOCK, 20, 24)));
    stands(&format!("Năm 2021 được 6, năm 2022 được 7: {}.", two(TimeRule::Max, FLOW, 6, 7)));
    let shares = World::new(1).percent_each_year(50).reports(1, FLOW, "2021", 1).reports(1, STOCK, "2021", 10);
    let mut shares = shares.reports(1, FLOW, "2022", 30).reports(1, STOCK, "2022", 30);
    shares.target.time_rule = TimeRule::Mean;
    stands(&format!("Năm 2021 được 1/10 (10%), năm 2022 được 30/30 (100%): {}%.", printed(&shares.at_end_of(2022).to_date)));
    shares.target.time_rule = TimeRule::WeightedMean;
    let weighted = shares.at_end_of(2022).to_date;
    let fraction = weighted.fraction.unwrap();
    stands(&format!("Cùng hai năm ấy: {}/{}, tức {}%.", fraction.numerator, fraction.denominator, printed(&weighted)));
    let judged = World::new(1).number_each_year(4).reports(1, FLOW, "2021", 4).reports(1, FLOW, "2022", 3).at_end_of(2022);
    let years = judged.years_reached_vi().unwrap();
    stands(&format!("năm 2021 được 4, năm 2022 được 3: {years}, cả chỉ tiêu {}.", judged.state.name_vi()));
}

#[test]
fn denominators_are_chosen_as_the_manual_says() {
    let of = |above, below, denominator| {
        let mut world = World::new(1).percent_each_year(50).reports(1, FLOW, "2021", above).reports(1, STOCK, "2021", below);
        world = world.reports(1, STOCK, "2020", 100);
        world.target.kind = TargetKind::Ratio { numerator: FLOW, denominator, shown: Shown::Percent };
        printed(&world.at_end_of(2021).to_date)
    };
    stands(&format!("45 trên 50 đảng viên của năm 2021: {}%.", of(45, 50, Denominator::Current(STOCK))));
    stands(&format!("Tuyển 40 học sinh, được giao 80: {}%.", of(40, 80, Denominator::AssignedPlan(STOCK))));
    let fixed = of(6, 200, Denominator::FixedAt(STOCK, date(2020, 12, 31)));
    stands(&format!("6 đảng viên mới so với 100 đảng viên ngày 31/12/2020: {fixed}%, dù sau đó có 200 đảng viên."));
}

#[test]
fn words_follow_the_pace_as_the_manual_says() {
    let at_midterm = |total: i64| {
        let world = World::new(1).reports(1, FLOW, "2021", 0).reports(1, FLOW, "2022", 0).reports(1, FLOW, "2023", total);
        let progress = world.at_end_of(2023);
        (progress.state.name_vi(), progress.forecast.unwrap().value)
    };
    stands(&format!("Được 11: {}. Được 10: {},", at_midterm(11).0, at_midterm(10).0));
    let (on_the_way, end) = at_midterm(6);
    stands(&format!("Được 6: theo đà này cuối nhiệm kỳ được khoảng {}; {on_the_way}.", end.to_vi(0)));
    let (unlikely, end) = at_midterm(4);
    stands(&format!("Được 4: theo đà này cuối nhiệm kỳ được khoảng {}, thấp hơn 8; {unlikely}.", end.to_vi(1)));
    let world = World::new(1).percent_each_year(90).reports_to(1, "2021-H1", date(2021, 6, 30), 10).reports(1, STOCK, "2021-H1", 10);
    assert_eq!(world.progress(date(2021, 6, 30)).state, Computed::InProgress, "a share waits for the end of its year");
}

#[test]
fn empty_is_not_zero() {
    let silent = |goal| World::new(2).number_each_year(goal).reports(1, FLOW, "2021", 5);
    let (low, high) = (silent(3).at_end_of(2021), silent(8).at_end_of(2021));
    assert_eq!((printed(&low.to_date), low.to_date.gaps.len()), ("5".to_owned(), 1));
    stands("Tổng in ra là 5 và ghi rõ còn thiếu đơn vị B.");
    stands(&format!("mức ít nhất 3: {},", low.state.name_vi()));
    let zero = silent(8).reports(2, FLOW, "2021", 0).at_end_of(2021);
    stands(&format!(
        "mức ít nhất 8: {}, vì B có thể làm thay đổi kết quả. Nếu B gõ 0 thì là {}.",
        high.state.name_vi(),
        zero.state.name_vi()
    ));
    let half = World::new(2).percent_each_year(50).reports(1, FLOW, "2021", 5).reports(1, STOCK, "2021", 10).reports(2, FLOW, "2021", 9);
    let half = half.at_end_of(2021).to_date;
    assert_eq!(half.gaps.len(), 1);
    stands(&format!("Kết quả là {}% của riêng A, ghi rõ còn thiếu B.", printed(&half)));
}

#[test]
fn small_and_rounded_shares_are_judged_exactly() {
    let share =
        |above, below| World::new(1).percent_each_year(90).reports(1, FLOW, "2021", above).reports(1, STOCK, "2021", below).at_end_of(2021);
    let steps: Vec<String> = (0..=3).map(|count| format!("{}%", printed(&share(count, 3).to_date))).collect();
    stands(&format!("chỉ có thể được {}, {}, {} hoặc {}", steps[0], steps[1], steps[2], steps[3]));
    assert_eq!([share(2, 3).state, share(3, 3).state], [Computed::NotMet, Computed::Exceeded]);
    let close = share(2249, 2500);
    let exact = close.to_date.value.unwrap().as_number().to_vi(4);
    stands(&format!(
        "2.249/2.500 là {exact}%, in với một số lẻ thành {}%. So với mức 90% vẫn là {}.",
        printed(&close.to_date),
        close.state.name_vi()
    ));
}

#[test]
fn readings_periods_and_mergers_are_counted_as_the_manual_says() {
    let twice = World::new(1).reports_to(1, "2023-H1", date(2023, 4, 30), 1).reports_to(1, "2023-H1", date(2023, 5, 15), 3);
    let on = |day| printed(&twice.progress(day).to_date);
    let (april, may) = (on(date(2023, 4, 30)), on(date(2023, 5, 20)));
    stands(&format!("Báo cáo chốt ngày 30/4 lấy {april}, báo cáo chốt ngày 20/5 lấy {may}."));
    let halves = World::new(1).reports(1, FLOW, "2021", 9).reports(1, FLOW, "2021-H1", 4).reports(1, FLOW, "2021-H2", 5);
    stands(&format!("6 tháng đầu báo 4 và 6 tháng cuối báo 5: cả năm là {}, không phải 18.", printed(&halves.at_end_of(2021).to_date)));
    let mut merged = World::new(2).reports(1, FLOW, "2021-H1", 3).reports(2, FLOW, "2021-H2", 4);
    merged.units[0].until = Some(date(2021, 6, 30));
    stands(&format!("chi bộ 2 sau đó kết nạp 4. Cả năm kết nạp {}.", printed(&merged.at_end_of(2021).to_date)));
}

#[test]
fn a_first_year_mostly_before_the_term_is_left_out_as_the_manual_says() {
    let mut target = World::new(1).target;
    target.goals = vec![Goal::low(When::Term, Quotient::whole(10))];
    for (first, spoken, counted) in [("2020-06-15", "15/6/2020: tính", true), ("2020-08-15", "15/8/2020: không tính", false)] {
        target.term = format!("T{first}_2025-06-14").parse().unwrap();
        assert_eq!(target.years().contains(&Period::year_of(date(2020, 1, 1))), counted);
        stands(&format!("Nhiệm kỳ từ {spoken} năm 2020."));
    }
}
