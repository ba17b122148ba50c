//! Laws of the roll-up that hold whatever the figures are.

use proptest::prelude::*;
use soket_core::quotient::Quotient;
use soket_core::rollup::progress::Progress;

use crate::world::{FLOW, STOCK, World};

/// What each unit reported for 2021 above and below the line.
fn any_units() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((0_i64..500, 1_i64..500), 2..8)
}

fn percent(units: &[(i64, i64)]) -> World {
    let count = i64::try_from(units.len()).unwrap();
    let numbered = (1..).zip(units);
    numbered.fold(World::new(count).percent_each_year(50), |world, (unit, (above, below))| {
        world.reports(unit, FLOW, "2021", *above).reports(unit, STOCK, "2021", *below)
    })
}

fn counted(units: &[(i64, i64)]) -> World {
    let count = i64::try_from(units.len()).unwrap();
    (1..).zip(units).fold(World::new(count), |world, (unit, (value, _))| world.reports(unit, FLOW, "2021", *value))
}

fn value(progress: &Progress) -> Quotient {
    progress.to_date.value.unwrap().number().unwrap()
}

fn mean_of_ratios(units: &[(i64, i64)]) -> Quotient {
    let ratios = units.iter().map(|(above, below)| Quotient::new(i128::from(*above) * 100, i128::from(*below)).unwrap());
    let sum = ratios.fold(Quotient::ZERO, |sum, ratio| sum.checked_add(ratio).unwrap());
    sum.checked_div(Quotient::whole(i64::try_from(units.len()).unwrap())).unwrap()
}

proptest! {
    #[test]
    fn the_order_of_units_and_of_lines_does_not_matter(units in any_units()) {
        let straight = percent(&units);
        let mut turned = percent(&units);
        turned.units.reverse();
        turned.readings.reverse();
        let (straight, turned) = (straight.at_end_of(2021), turned.at_end_of(2021));
        prop_assert_eq!(value(&straight), value(&turned));
        prop_assert_eq!(straight.state, turned.state);
    }

    #[test]
    fn merging_units_keeps_totals(units in any_units()) {
        let merged = units.iter().fold((0, 0), |sum, unit| (sum.0 + unit.0, sum.1 + unit.1));
        prop_assert_eq!(value(&percent(&units).at_end_of(2021)), value(&percent(&[merged]).at_end_of(2021)));
        prop_assert_eq!(value(&counted(&units).at_end_of(2021)), value(&counted(&[merged]).at_end_of(2021)));
    }

    #[test]
    fn empty_is_not_zero(units in any_units()) {
        let whole = counted(&units);
        let mut silent = counted(&units);
        silent.readings.pop();
        let mut zero = counted(&units);
        zero.readings.pop();
        let last = i64::try_from(units.len()).unwrap();
        let zero = zero.reports(last, FLOW, "2021", 0).at_end_of(2021);
        let silent = silent.at_end_of(2021);
        prop_assert_eq!(value(&silent), value(&zero));
        prop_assert!(whole.at_end_of(2021).to_date.is_complete() && zero.to_date.is_complete());
        prop_assert_eq!(silent.to_date.gaps.iter().map(|gap| gap.unit.0).collect::<Vec<_>>(), vec![last]);
    }

    #[test]
    fn a_ratio_of_sums_lies_between_the_units_and_is_no_mean(units in any_units()) {
        let of_sums = value(&percent(&units).at_end_of(2021));
        let each = || units.iter().map(|(above, below)| Quotient::new(i128::from(*above) * 100, i128::from(*below)).unwrap());
        prop_assert!(each().min() <= Some(of_sums) && Some(of_sums) <= each().max());
        let (small, large) = ((0, 1), (100, 100));
        let two = [small, large];
        prop_assert_ne!(value(&percent(&two).at_end_of(2021)), mean_of_ratios(&two));
        if units.iter().all(|unit| unit.1 == units[0].1) {
            prop_assert_eq!(of_sums, mean_of_ratios(&units));
        }
    }

    #[test]
    fn months_quarters_and_years_make_the_same_total(months in prop::collection::vec(0_i64..100, 12)) {
        let by_month = (1..).zip(&months).fold(World::new(1), |world, (month, value)| world.reports(1, FLOW, &format!("2021-{month:02}"), *value));
        let by_quarter = (1..).zip(months.chunks(3)).fold(World::new(1), |world, (quarter, chunk)| {
            world.reports(1, FLOW, &format!("2021-Q{quarter}"), chunk.iter().sum())
        });
        let by_year = World::new(1).reports(1, FLOW, "2021", months.iter().sum());
        let all = [by_month, by_quarter, by_year].map(|world| value(&world.at_end_of(2021)));
        prop_assert!(all[0] == all[1] && all[1] == all[2]);
    }
}
