//! A goal as one line that a person types: `năm 2021: 60`, `hằng năm: từ 90 trở lên`, `nhiệm kỳ: 400-450`.

use super::{Direction, Goal, Limit, When};
use crate::figure::LevelScale;
use crate::period::Period;
use crate::period::day::{parse_day, short_date};
use crate::quotient::Quotient;
use crate::refusal::Sentence;
use crate::text::fold;

impl Goal {
    /// Reads a line. A value without a word takes its side from the direction of the target.
    ///
    /// # Errors
    /// A sentence with an example when the time or the value cannot be understood.
    pub fn read(line: &str, direction: Direction, levels: Option<&LevelScale>) -> Result<Goal, Sentence> {
        let (when, value) = line.rsplit_once(':').ok_or_else(|| {
            Sentence::plain("“%{line}” thiếu dấu hai chấm. Viết mốc, dấu hai chấm rồi giá trị, ví dụ “năm 2021: 60”.").with("line", line)
        })?;
        let when = read_when(when.trim())?;
        let (low, high) = read_value(value.trim(), direction, levels)?;
        Ok(Goal { when, low, high })
    }

    /// The line that reads back as this goal.
    pub fn line(&self, levels: Option<&LevelScale>) -> String {
        let value = |limit: Limit| match levels {
            Some(levels) => u32::try_from(limit.value.numerator()).map_or_else(|_| limit.value.to_vi(4), |rank| level_word(levels, rank)),
            None => limit.value.to_vi(4),
        };
        let says = match (self.low, self.high) {
            (None, None) => "0".to_owned(),
            (Some(low), Some(high)) => format!("{}-{}", value(low), value(high)),
            (Some(low), None) if low.strict => format!("trên {}", value(low)),
            (Some(low), None) => value(low),
            (None, Some(high)) if high.strict => format!("dưới {}", value(high)),
            (None, Some(high)) => format!("không quá {}", value(high)),
        };
        format!("{}: {says}", when_line(self.when))
    }
}

/// A place in a league table is typed as its bare number, a step by its name.
fn level_word(levels: &LevelScale, rank: u32) -> String {
    match levels {
        LevelScale::Steps(_) => levels.name_vi(rank),
        LevelScale::Place { .. } => rank.to_string(),
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
    let period = year.parse::<Period>().ok().filter(|period| [period.years().len(), period.school_years().len()].contains(&1));
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
    for (words, side) in [
        (["ít nhất", "tối thiểu", "≥", ">=", "từ"], Side::Low),
        (["không quá", "tối đa", "≤", "<=", "nhiều nhất"], Side::High),
        (["trên", "hơn", "vượt", ">", "cao hơn"], Side::Above),
        (["dưới", "ít hơn", "thấp hơn", "<", "kém hơn"], Side::Below),
    ] {
        if let Some(rest) = words.iter().find_map(|word| bare.strip_prefix(word)) {
            if side == Side::Low && rest.contains(" đến ") {
                return range(rest.split_once(" đến ").unwrap_or_default(), levels);
            }
            return Ok(side.of(number(rest)?));
        }
    }
    if let Some(ends) = bare.split_once(['-', '–']).filter(|(low, _)| levels.is_none() && !low.trim().is_empty()) {
        return range(ends, levels);
    }
    let side = if direction == Direction::AtMost { Side::High } else { Side::Low };
    let side = if text.ends_with("trở xuống") { Side::High } else { side };
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
    let text = text.trim().trim_end_matches(['%', '‰']).trim_end();
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
    Quotient::parse(text).map_err(|fault| fault.says())
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
            ("hằng năm: có", AtLeast, "hằng năm: 1"),
        ] {
            let goal = Goal::read(line, direction, None).unwrap();
            assert_eq!(goal.line(None), canonical, "{line}");
            assert_eq!(Goal::read(&goal.line(None), direction, None), Ok(goal), "{line}");
        }
    }

    #[test]
    fn levels_are_read_by_name_and_places_by_number() {
        let steps = LevelScale::Steps(["Hoàn thành", "Hoàn thành tốt"].map(str::to_owned).into());
        let goal = Goal::read("hằng năm: hoàn thành tốt trở lên", Direction::AtLeast, Some(&steps)).unwrap();
        assert_eq!((goal.low, goal.line(Some(&steps)).as_str()), (Some(Limit::at(Quotient::whole(2))), "hằng năm: Hoàn thành tốt"));
        let places = LevelScale::Place { out_of: 38 };
        let goal = Goal::read("hằng năm: 1-10", Direction::Range, None).unwrap();
        assert_eq!(goal.line(Some(&places)), "hằng năm: 1-10");
    }

    #[test]
    fn what_cannot_be_understood_says_how_to_write_it() {
        for (line, says) in [
            ("60", "thiếu dấu hai chấm"),
            ("lúc nào đó: 60", "không phải là mốc"),
            ("năm 2021: nhiều", "không phải là một số"),
            ("đến 31/2/2023: 5", "không có trong lịch"),
        ] {
            let fault = Goal::read(line, Direction::AtLeast, None).unwrap_err().vi();
            assert!(fault.contains(says), "{line}: {fault}");
        }
        let steps = LevelScale::Steps(vec!["Tốt".to_owned()]);
        assert!(Goal::read("hằng năm: Khá", Direction::AtLeast, Some(&steps)).unwrap_err().vi().contains("thang mức: Tốt"));
    }
}
