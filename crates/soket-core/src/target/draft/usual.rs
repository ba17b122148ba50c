//! The rules that a target usually follows: chosen for whoever leaves the choice to soket, shown in words afterwards.

use crate::figure::{Indicator, IndicatorKind, OverTime, OverUnits};
use crate::target::TargetKind;
use crate::target::goal::{Goal, When};
use crate::target::rule::{TimeRule, UnitRule};

/// How units usually make one value for such a target over such an indicator.
pub fn unit_rule(kind: TargetKind, counted: Option<&Indicator>) -> UnitRule {
    let adds = counted.is_some_and(|indicator| indicator.over_units == OverUnits::Sum && indicator.kind != IndicatorKind::Rate);
    match kind {
        TargetKind::Text => UnitRule::Manual,
        TargetKind::Ratio { .. } => UnitRule::RatioOfSums,
        TargetKind::Number(_) if adds => UnitRule::Sum,
        TargetKind::YesNo(_) if adds => UnitRule::EveryUnit,
        TargetKind::Number(_) | TargetKind::YesNo(_) | TargetKind::Level(_) => UnitRule::OwnerOnly,
    }
}

/// How years usually make one value: goals for years alone are judged year by year; a goal for the term or for a day
/// takes what happened in the years together, or the latest of what stands at a day.
pub fn time_rule(kind: TargetKind, counted: Option<&Indicator>, goals: &[Goal]) -> TimeRule {
    let yearly = goals.iter().all(|goal| matches!(goal.when, When::EachYear | When::Year(_)));
    let happens = counted.is_some_and(|indicator| indicator.over_time == OverTime::Sum && indicator.kind != IndicatorKind::Rate);
    match kind {
        TargetKind::Text => TimeRule::Manual,
        _ if yearly => TimeRule::EveryPeriod,
        TargetKind::Number(_) if happens => TimeRule::Sum,
        TargetKind::Ratio { .. } if happens => TimeRule::WeightedMean,
        _ => TimeRule::Last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::LevelScale;
    use crate::id::IndicatorId;
    use crate::target::goal::Direction;
    use crate::target::{Denominator, Shown};
    use crate::unit::Line;

    fn counted(kind: IndicatorKind, over_time: OverTime) -> Indicator {
        Indicator {
            id: IndicatorId(1),
            code: "dem".to_owned(),
            name: "cái được đếm".to_owned(),
            scale: String::new(),
            decimals: 0,
            over_units: if matches!(kind, IndicatorKind::Level(_)) { OverUnits::OwnerOnly } else { OverUnits::Sum },
            kind,
            over_time,
            line: Line::Party,
        }
    }

    #[test]
    fn rules_follow_what_is_counted_and_for_when_the_goal_is_set() {
        let id = IndicatorId(1);
        let ratio = TargetKind::Ratio { numerator: id, denominator: Denominator::Current(id), shown: Shown::Percent };
        let steps = || IndicatorKind::Level(LevelScale::Steps(vec!["Hoàn thành".to_owned(), "Hoàn thành tốt".to_owned()]));
        for (kind, what, over_time, goals, expected) in [
            (TargetKind::Number(id), IndicatorKind::Count, OverTime::Sum, "hằng năm: 3", (UnitRule::Sum, TimeRule::EveryPeriod)),
            (TargetKind::Number(id), IndicatorKind::Count, OverTime::Sum, "nhiệm kỳ: 20", (UnitRule::Sum, TimeRule::Sum)),
            (TargetKind::Number(id), IndicatorKind::Count, OverTime::Sum, "đến 31/12/2026: 4", (UnitRule::Sum, TimeRule::Sum)),
            (TargetKind::Number(id), IndicatorKind::Count, OverTime::Last, "nhiệm kỳ: 20", (UnitRule::Sum, TimeRule::Last)),
            (TargetKind::Number(id), IndicatorKind::Rate, OverTime::Last, "năm 2025: 5", (UnitRule::OwnerOnly, TimeRule::EveryPeriod)),
            (ratio, IndicatorKind::Count, OverTime::Last, "hằng năm: 90", (UnitRule::RatioOfSums, TimeRule::EveryPeriod)),
            (ratio, IndicatorKind::Count, OverTime::Sum, "nhiệm kỳ: 90", (UnitRule::RatioOfSums, TimeRule::WeightedMean)),
            (ratio, IndicatorKind::Count, OverTime::Last, "nhiệm kỳ: 90", (UnitRule::RatioOfSums, TimeRule::Last)),
            (TargetKind::YesNo(id), IndicatorKind::YesNo, OverTime::Last, "hằng năm: 1", (UnitRule::EveryUnit, TimeRule::EveryPeriod)),
            (TargetKind::Level(id), steps(), OverTime::Last, "hằng năm: Hoàn thành", (UnitRule::OwnerOnly, TimeRule::EveryPeriod)),
            (TargetKind::Text, IndicatorKind::Count, OverTime::Sum, "", (UnitRule::Manual, TimeRule::Manual)),
        ] {
            let indicator = counted(what, over_time);
            let goals: Vec<Goal> =
                goals.lines().map(|line| Goal::read(line, Direction::AtLeast, indicator.kind.levels()).unwrap()).collect();
            let found = (unit_rule(kind, Some(&indicator)), time_rule(kind, Some(&indicator), &goals));
            assert_eq!(found, expected, "{kind:?} over {indicator:?}, {goals:?}");
        }
    }
}
