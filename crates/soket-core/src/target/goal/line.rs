//! A goal as one line that a person types: `năm 2021: 60`, `hằng năm: từ 90 trở lên`, `nhiệm kỳ: 400-450`.

use super::{Direction, Goal, Limit, When};
use crate::figure::LevelScale;
use crate::period::day::{parse_day, short_date};
use crate::period::{Period, PeriodKind};
use crate::quotient::Quotient;
use crate::refusal::Sentence;
use crate::text::fold;

impl Goal {
    /// Reads a line. A value without a word takes its side from the direction of the target.
    ///
    /// # Errors
    /// A sentence with an example when the time or the value cannot be understood, or the value says the contrary of the
    /// direction.
    pub fn read(line: &str, direction: Direction, levels: Option<&LevelScale>) -> Result<Goal, Sentence> {
        // The first colon: a value such as 20:1 and the name of a step may hold another.
        let (when, value) = line.split_once(':').ok_or_else(|| {
            Sentence::plain("“%{line}” thiếu dấu hai chấm. Viết mốc, dấu hai chấm rồi giá trị, ví dụ “năm 2021: 60”.").with("line", line)
        })?;
        let when = read_when(when.trim())?;
        let (low, high) = read_value(value.trim(), direction, levels)?;
        match (direction, low, high) {
            (Direction::AtLeast, None, _) | (Direction::AtMost, _, None) => Err(Sentence::plain(
                "“%{value}” nói ngược với chiều của chỉ tiêu là “%{direction}”. Đổi chiều, hoặc viết lại mức phải đạt.",
            )
            .with("value", value.trim())
            .with("direction", direction.name_vi())),
            (Direction::Range, None, _) | (Direction::Range, _, None) => {
                Err(Sentence::plain("“%{value}” mới là một mức. Khoảng cần hai mức, ví dụ “từ 400 đến 450”.").with("value", value.trim()))
            }
            _ => Ok(Goal { when, low, high }),
        }
    }

    /// The line that reads back as this goal.
    pub fn line(&self, levels: Option<&LevelScale>) -> String {
        let value = |limit: Limit| match (levels, u32::try_from(limit.value.numerator())) {
            (Some(levels @ LevelScale::Steps(_)), Ok(rank)) => levels.name_vi(rank),
            _ => limit.value.to_typed(),
        };
        let dashed = |low: Limit| low.value >= Quotient::ZERO && !matches!(levels, Some(LevelScale::Steps(_)));
        let says = match (self.low, self.high) {
            (None, None) => "0".to_owned(),
            (Some(low), Some(high)) if dashed(low) => format!("{}-{}", value(low), value(high)),
            (Some(low), Some(high)) => format!("từ {} đến {}", value(low), value(high)),
            (Some(low), None) if low.strict => format!("trên {}", value(low)),
            (Some(low), None) => value(low),
            (None, Some(high)) if high.strict => format!("dưới {}", value(high)),
            (None, Some(high)) => format!("không quá {}", value(high)),
        };
        format!("{}: {says}", when_line(self.when))
    }
}

fn when_line(when: When) -> String {
    match when {
        When::EachYear => "hằng năm".to_owned(),
        When::Year(period) => period.name_vi(),
        When::Term => "nhiệm kỳ".to_owned(),
        When::Milestone(day) => format!("đến {}", short_date(day)),
    }
}

fn read_when(text: &str) -> Result<When, Sentence> {
    let folded = fold(text);
    let folded = folded.trim();
    if ["hang nam", "moi nam", "nam"].contains(&folded) {
        return Ok(When::EachYear);
    }
    if ["nhiem ky", "ca nhiem ky"].contains(&folded) {
        return Ok(When::Term);
    }
    if let Some(day) = folded.strip_prefix("den ngay ").or_else(|| folded.strip_prefix("den ")) {
        return parse_day(day).map(When::Milestone).map_err(|fault| fault.says());
    }
    let year = folded.trim_start_matches("nam hoc ").trim_start_matches("nam ").trim();
    let is_year = |period: &Period| matches!(period.kind(), PeriodKind::Year | PeriodKind::SchoolYear) && period.first().year() >= 1000;
    let period = year.parse::<Period>().ok().filter(is_year);
    period.map(When::Year).ok_or_else(|| {
        Sentence::plain(
            "“%{text}” không phải là mốc của một chỉ tiêu. Viết “hằng năm”, “năm 2021”, “năm học 2021-2022”, “nhiệm kỳ” hoặc “đến 31/12/2023”.",
        )
        .with("text", text)
    })
}

type Sides = (Option<Limit>, Option<Limit>);

fn read_value(text: &str, direction: Direction, levels: Option<&LevelScale>) -> Result<Sides, Sentence> {
    if direction == Direction::Zero {
        return Ok((None, None));
    }
    let number = |text: &str| number(text, levels);
    let bare = text.trim_end_matches("trở lên").trim_end_matches("trở xuống").trim_end();
    let side = if direction == Direction::AtMost || text.ends_with("trở xuống") { Side::High } else { Side::Low };
    // The name of a step may begin with a word that elsewhere names a side: "Vượt mức", "Trên chuẩn".
    let has_steps = matches!(levels, Some(LevelScale::Steps(_)));
    if has_steps && let Ok(step) = number(text).or_else(|_| number(bare)) {
        return Ok(side.of(step));
    }
    for (words, side) in [
        (["ít nhất", "tối thiểu", "≥", ">=", "từ"], Side::Low),
        (["không quá", "tối đa", "≤", "<=", "nhiều nhất"], Side::High),
        (["trên", "hơn", "vượt", ">", "cao hơn"], Side::Above),
        (["dưới", "ít hơn", "thấp hơn", "<", "kém hơn"], Side::Below),
    ] {
        if let Some((whole, rest)) = words.iter().find_map(|word| Some((text.strip_prefix(word)?, bare.strip_prefix(word)?))) {
            // It may also end with one: "Loại A trở lên".
            if has_steps && let Ok(step) = number(whole) {
                return Ok(side.of(step));
            }
            if has_steps && let Some(Ok(ends)) = whole.split_once(" đến ").map(|ends| range(ends, levels)) {
                return Ok(ends);
            }
            if side == Side::Low && rest.contains(" đến ") {
                return range(rest.split_once(" đến ").unwrap_or_default(), levels);
            }
            let turned = side == Side::Low && text.ends_with("trở xuống");
            return Ok(if turned { Side::High } else { side }.of(number(rest)?));
        }
    }
    if let Some(ends) = bare.split_once(['-', '–']).filter(|(low, _)| !has_steps && !low.trim().is_empty()) {
        return range(ends, levels);
    }
    Ok(side.of(number(bare)?))
}

fn range(ends: (&str, &str), levels: Option<&LevelScale>) -> Result<Sides, Sentence> {
    Ok((Some(Limit::at(number(ends.0, levels)?)), Some(Limit::at(number(ends.1, levels)?))))
}

/// On which side of a value the goal lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Low,
    High,
    Above,
    Below,
}

impl Side {
    fn of(self, value: Quotient) -> Sides {
        match self {
            Side::Low => (Some(Limit::at(value)), None),
            Side::High => (None, Some(Limit::at(value))),
            Side::Above => (Some(Limit::beyond(value)), None),
            Side::Below => (None, Some(Limit::beyond(value))),
        }
    }
}

fn number(text: &str, levels: Option<&LevelScale>) -> Result<Quotient, Sentence> {
    let text = text.trim();
    if let Some(LevelScale::Steps(steps)) = levels {
        let found = steps.iter().position(|step| fold(step) == fold(text));
        let rank = found.and_then(|at| i64::try_from(at + 1).ok()).map(Quotient::whole);
        return rank.ok_or_else(|| {
            Sentence::plain("“%{text}” không có trong thang mức: %{steps}.").with("text", text).with("steps", steps.join(", "))
        });
    }
    // "hằng năm: có" asks for a yes, which is kept as 1.
    if fold(text) == "co" {
        return Ok(Quotient::ONE);
    }
    let value = Quotient::parse(text.trim_end_matches(['%', '‰'])).map_err(|fault| fault.says())?;
    let is_place = |levels: &LevelScale| value.is_whole() && u32::try_from(value.numerator()).is_ok_and(|rank| levels.holds(rank));
    if levels.is_none_or(is_place) {
        Ok(value)
    } else {
        Err(Sentence::plain("Ghi thứ hạng bằng một số nguyên có trong bảng xếp hạng."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_people_write_them() {
        use Direction::{AtLeast, AtMost, Range, Zero};
        for (line, direction, canonical) in [
            ("hằng năm: 90", AtLeast, "hằng năm: 90"),
            ("mỗi năm: từ 90% trở lên", AtLeast, "hằng năm: 90"),
            ("2021: 60", AtLeast, "năm 2021: 60"),
            ("năm 2021: ít nhất 60,5", AtLeast, "năm 2021: 60,5"),
            ("năm học 2021-2022: 95", AtLeast, "năm học 2021-2022: 95"),
            ("nhiệm kỳ: 400-450", Range, "nhiệm kỳ: 400-450"),
            ("cả nhiệm kỳ: từ 400 đến 450", Range, "nhiệm kỳ: 400-450"),
            ("nhiệm kỳ: 5", AtMost, "nhiệm kỳ: không quá 5"),
            ("nhiệm kỳ: dưới 5", AtMost, "nhiệm kỳ: dưới 5"),
            ("nhiệm kỳ: trên 80%", AtLeast, "nhiệm kỳ: trên 80"),
            ("đến 31/3/2023: 12", AtLeast, "đến 31/3/2023: 12"),
            ("hằng năm: không", Zero, "hằng năm: 0"),
            ("nhiệm kỳ: 2/3", AtLeast, "nhiệm kỳ: 2/3"),
            ("hằng năm: 4,1250", AtLeast, "hằng năm: 4,1250"),
            ("nhiệm kỳ: 20:1", AtLeast, "nhiệm kỳ: 20"),
            ("hằng năm: từ 1,2340 trở xuống", AtMost, "hằng năm: không quá 1,2340"),
            ("hằng năm: từ -5 đến 3", Range, "hằng năm: từ -5 đến 3"),
            ("hằng năm: có", AtLeast, "hằng năm: 1"),
        ] {
            let goal = Goal::read(line, direction, None).unwrap();
            assert_eq!(goal.line(None), canonical, "{line}");
            assert_eq!(Goal::read(&goal.line(None), direction, None), Ok(goal), "{line}");
        }
    }

    #[test]
    fn a_step_may_be_named_like_a_side() {
        let steps = LevelScale::Steps(["Vượt mức", "Loại A", "Loại A trở lên"].map(str::to_owned).into());
        for (line, direction, rank) in [
            ("hằng năm: Loại A trở lên", Direction::AtLeast, 3),
            ("hằng năm: không quá Loại A trở lên", Direction::AtMost, 3),
            ("hằng năm: ít nhất Loại A", Direction::AtLeast, 2),
            ("hằng năm: Vượt mức", Direction::AtLeast, 1),
        ] {
            let goal = Goal::read(line, direction, Some(&steps)).unwrap();
            assert_eq!(goal.low.or(goal.high), Some(Limit::at(Quotient::whole(rank))), "{line}");
            assert_eq!(Goal::read(&goal.line(Some(&steps)), direction, Some(&steps)), Ok(goal), "{line}");
        }
    }

    #[test]
    fn levels_are_read_by_name_and_places_by_number() {
        let steps = LevelScale::Steps(["Hoàn thành", "Hoàn thành tốt"].map(str::to_owned).into());
        let goal = Goal::read("hằng năm: hoàn thành tốt trở lên", Direction::AtLeast, Some(&steps)).unwrap();
        assert_eq!((goal.low, goal.line(Some(&steps)).as_str()), (Some(Limit::at(Quotient::whole(2))), "hằng năm: Hoàn thành tốt"));
        let named = LevelScale::Steps(["Kém", "Loại A: đạt", "vượt mức"].map(str::to_owned).into());
        for line in ["hằng năm: Loại A: đạt", "hằng năm: vượt mức", "hằng năm: trên Kém"] {
            assert_eq!(Goal::read(line, Direction::AtLeast, Some(&named)).unwrap().line(Some(&named)), line);
        }
        let places = LevelScale::Place { out_of: 38 };
        let goal = Goal::read("hằng năm: từ 1 đến 10", Direction::Range, Some(&places)).unwrap();
        assert_eq!(goal.line(Some(&places)), "hằng năm: 1-10");
        assert_eq!(Goal::read("hằng năm: 1-10", Direction::Range, Some(&places)), Ok(goal));
        for line in ["hằng năm: không quá 39", "hằng năm: không quá 1/2"] {
            assert!(Goal::read(line, Direction::AtMost, Some(&places)).unwrap_err().vi().contains("bảng xếp hạng"), "{line}");
        }
    }

    #[test]
    fn what_cannot_be_understood_says_how_to_write_it() {
        for (line, says) in [
            ("60", "thiếu dấu hai chấm"),
            ("lúc nào đó: 60", "không phải là mốc"),
            ("năm 2021: nhiều", "không phải là một số"),
            ("đến 31/2/2023: 5", "không có trong lịch"),
            ("năm 2021-H1: 5", "không phải là mốc"),
            ("năm 2021: không quá 5", "nói ngược với chiều"),
        ] {
            let fault = Goal::read(line, Direction::AtLeast, None).unwrap_err().vi();
            assert!(fault.contains(says), "{line}: {fault}");
        }
        let steps = LevelScale::Steps(vec!["Tốt".to_owned()]);
        assert!(Goal::read("hằng năm: Khá", Direction::AtLeast, Some(&steps)).unwrap_err().vi().contains("thang mức: Tốt"));
    }
}
