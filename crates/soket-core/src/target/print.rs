//! Values and goals of a target as every screen and paper prints them.

use super::goal::{Direction, Goal, Limit, When};
use super::{Target, TargetKind};
use crate::figure::LevelScale;
use crate::period::day::short_date;
use crate::quotient::Quotient;

impl Target {
    /// A value in the scale of the target: `93,37%`, `20:1`, `42`, `Hoàn thành tốt`, `hạng 7/103`, `có`.
    ///
    /// It is rounded to the target's decimals; [`Quotient::is_exact_at`] says whether to add "làm tròn".
    pub fn value_vi(&self, value: Quotient, levels: Option<&LevelScale>) -> String {
        self.written(value, self.decimals, levels)
    }

    /// A goal as tables print it: `ít nhất 90%`, `trên 80%`, `không quá 20:1`, `40-45`, `Tốt trở lên`.
    ///
    /// Goals are printed as the mandate wrote them, never rounded: a fraction stays one (`2/3`).
    pub fn goal_vi(&self, goal: &Goal, levels: Option<&LevelScale>) -> String {
        let either = goal.low.or(goal.high);
        let printed = match (self.direction, goal.low, goal.high) {
            (Direction::Zero, ..) => return "không để xảy ra".to_owned(),
            _ if matches!(self.kind, TargetKind::YesNo(_)) => either.map(|limit| self.exact(limit.value, levels)),
            (Direction::Range, Some(low), Some(high)) => Some(self.range_vi(low, high, levels)),
            (Direction::AtMost, low, high) if matches!(levels, Some(LevelScale::Place { .. })) => {
                high.or(low).map(|limit| self.place_vi(limit, levels))
            }
            (Direction::AtMost, low, high) => high.or(low).map(|limit| self.limit_vi(limit, ["không quá", "dưới"], levels)),
            (Direction::AtLeast, ..) if matches!(levels, Some(LevelScale::Steps(_))) => {
                either.map(|limit| format!("{} trở lên", self.exact(limit.value, levels)))
            }
            (Direction::AtLeast, ..) => either.map(|limit| self.limit_vi(limit, ["ít nhất", "trên"], levels)),
            (Direction::Equal | Direction::Range, ..) => either.map(|limit| self.exact(limit.value, levels)),
        };
        printed.unwrap_or_else(|| "chưa có mức".to_owned())
    }

    /// How far short still counts, as papers print it; none where nothing is forgiven.
    pub fn tolerance_vi(&self) -> Option<String> {
        (self.tolerance != Quotient::ZERO).then(|| self.exact(self.tolerance, None))
    }

    /// The best place has the lowest number.
    fn place_vi(&self, limit: Limit, levels: Option<&LevelScale>) -> String {
        let place = self.exact(limit.value, levels);
        if limit.strict { format!("trên {place}") } else { format!("từ {place} trở lên") }
    }

    fn limit_vi(&self, limit: Limit, [reached, passed]: [&str; 2], levels: Option<&LevelScale>) -> String {
        format!("{} {}", if limit.strict { passed } else { reached }, self.exact(limit.value, levels))
    }

    fn range_vi(&self, low: Limit, high: Limit, levels: Option<&LevelScale>) -> String {
        match levels {
            Some(LevelScale::Place { out_of }) => format!("hạng {}-{}/{out_of}", rank(low.value), rank(high.value)),
            Some(LevelScale::Steps(_)) => format!("từ {} đến {}", self.exact(low.value, levels), self.exact(high.value, levels)),
            None => {
                let high = self.exact(high.value, None);
                let low = self.exact(low.value, None);
                format!("{}-{high}", low.trim_end_matches(['%', '‰']))
            }
        }
    }

    /// A value with as many decimals as it has; what no decimal shows stays a fraction.
    fn exact(&self, value: Quotient, levels: Option<&LevelScale>) -> String {
        match (0..=4).find(|decimals| value.is_exact_at(*decimals)) {
            Some(decimals) => self.written(value, decimals, levels),
            None => value.to_string(),
        }
    }

    fn written(&self, value: Quotient, decimals: u8, levels: Option<&LevelScale>) -> String {
        match (self.kind, levels) {
            (TargetKind::Ratio { shown, .. }, _) => shown.to_vi(value, decimals),
            (TargetKind::Level(_), Some(levels)) => levels.name_vi(rank(value)),
            (TargetKind::YesNo(_), _) if value == Quotient::ZERO => "không".to_owned(),
            (TargetKind::YesNo(_), _) => "có".to_owned(),
            _ if self.scale == "%" => format!("{}%", value.to_vi(decimals)),
            _ => value.to_vi(decimals),
        }
    }
}

impl When {
    /// The stretch of a goal in words: `hằng năm`, `năm 2023`, `cả nhiệm kỳ`, `đến ngày 31/3/2023`.
    pub fn name_vi(&self) -> String {
        match self {
            When::EachYear => "hằng năm".to_owned(),
            When::Year(period) => period.name_vi(),
            When::Term => "cả nhiệm kỳ".to_owned(),
            When::Milestone(day) => format!("đến ngày {}", short_date(*day)),
        }
    }
}

/// Ranks are kept as whole numbers; anything else is no rank and prints as 0.
fn rank(value: Quotient) -> u32 {
    if value.is_whole() { u32::try_from(value.numerator()).unwrap_or(0) } else { 0 }
}
