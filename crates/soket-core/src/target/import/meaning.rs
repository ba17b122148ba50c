//! What one row wants: what is measured, which side is good, and the value for each stretch.

use crate::figure::{Indicator, IndicatorKind, LevelScale};
use crate::quotient::Quotient;
use crate::refusal::Sentence;
use crate::target::goal::{Direction, Goal, Limit, When};

use super::measure;
use super::phrase::{self, Reading, Said, plain};
use super::stated::Stated;

/// What was understood of a row.
#[derive(Debug)]
pub struct Meaning {
    /// What is measured; nothing when the row is words that only a committee can judge.
    pub kind: Option<IndicatorKind>,
    /// Which side is good.
    pub direction: Direction,
    /// The values to reach.
    pub goals: Vec<Goal>,
    /// How many decimals are printed.
    pub decimals: u8,
    /// The unit of measure.
    pub scale: String,
    /// What cannot be understood.
    pub faults: Vec<Sentence>,
    /// What was decided without the row saying it.
    pub notes: Vec<Sentence>,
}

/// One place of the row where a value may stand: a cell, or the clause where there is none.
struct Place<'a> {
    when: When,
    head: &'a str,
    text: &'a str,
    reading: Reading,
}

impl Meaning {
    /// Reads a row.
    pub fn of(row: &Stated, known: &[Indicator]) -> Meaning {
        let places = places(row);
        let said: Vec<Said> = places
            .iter()
            .filter_map(|place| match &place.reading {
                Reading::Value(said) => Some(said.clone()),
                _ => None,
            })
            .collect();
        let mut meaning = match said.is_empty() {
            true => Meaning::of_words(&places, known),
            false if measure::is_place(row, &said) => Meaning::of_places(row, &places, &said),
            false => Meaning::of_numbers(row, &places, &said),
        };
        for place in &places {
            match &place.reading {
                Reading::Fault(says) => meaning.faults.push(says.clone()),
                Reading::Words if !said.is_empty() => meaning.faults.push(
                    Sentence::plain("Ô “%{text}” ở cột “%{column}” không có số nào. Ghi một số, hoặc để trống.")
                        .with("text", place.text)
                        .with("column", place.head),
                ),
                _ => {}
            }
        }
        meaning
    }

    fn empty(kind: Option<IndicatorKind>, direction: Direction) -> Meaning {
        Meaning { kind, direction, goals: Vec::new(), decimals: 0, scale: String::new(), faults: Vec::new(), notes: Vec::new() }
    }

    /// A grade, a yes, or words that only a committee can judge.
    fn of_words(places: &[Place<'_>], known: &[Indicator]) -> Meaning {
        let words: Vec<&Place<'_>> = places.iter().filter(|place| place.reading == Reading::Words).collect();
        let grades: Option<Vec<(LevelScale, u32)>> = words.iter().map(|place| measure::grade(place.text, known)).collect();
        if let Some(grades) = grades.filter(|grades| grades.windows(2).all(|pair| pair[0].0 == pair[1].0))
            && let Some((scale, _)) = grades.first()
        {
            let upwards = words.iter().any(|place| plain(place.text).contains("trở lên"));
            let mut meaning =
                Meaning::empty(Some(IndicatorKind::Level(scale.clone())), if upwards { Direction::AtLeast } else { Direction::Equal });
            meaning.goals =
                words.iter().zip(&grades).map(|(place, (_, rank))| Goal::low(place.when, Quotient::whole(i64::from(*rank)))).collect();
            if let LevelScale::Steps(steps) = scale {
                meaning.notes.push(Sentence::plain("Xếp mức theo thang: %{steps}.").with("steps", steps.join(", ")));
            }
            return meaning;
        }
        if !words.is_empty() && words.iter().all(|place| measure::says_yes(place.text)) {
            let mut meaning = Meaning::empty(Some(IndicatorKind::YesNo), Direction::Equal);
            meaning.goals = words.iter().map(|place| Goal::low(place.when, Quotient::ONE)).collect();
            return meaning;
        }
        let mut meaning = Meaning::empty(None, Direction::Equal);
        meaning.notes.push(Sentence::plain("Không có số, mức hay “đạt”: ghi là chỉ tiêu bằng lời, cấp uỷ kết luận."));
        meaning
    }

    /// Places in a league table, of which the first is the best.
    fn of_places(row: &Stated, places: &[Place<'_>], said: &[Said]) -> Meaning {
        let out_of = said.iter().find_map(|said| said.out_of);
        let scale = LevelScale::Place { out_of: out_of.unwrap_or(0) };
        // "Từ hạng 10 trở lên" means the tenth place or a better one, which is a lower number.
        let direction = match direction(row, said) {
            Ok(Direction::AtLeast) => Direction::Equal,
            Ok(direction) => direction,
            Err(_) => Direction::Equal,
        };
        let mut meaning = Meaning::empty(Some(IndicatorKind::Level(scale)), direction);
        meaning.goals = goals(places, direction);
        if out_of.is_none() {
            meaning.faults.push(Sentence::plain("Chưa rõ hạng trong bao nhiêu đơn vị. Ghi như “hạng 7/103”."));
        }
        meaning
    }

    fn of_numbers(row: &Stated, places: &[Place<'_>], said: &[Said]) -> Meaning {
        let direction = direction(row, said);
        // What must not happen is counted case by case, whatever the column says.
        let kind = if direction == Ok(Direction::Zero) { IndicatorKind::Count } else { measure::of_numbers(row, said) };
        let mut meaning = Meaning::empty(Some(kind.clone()), *direction.as_ref().unwrap_or(&Direction::Equal));
        meaning.faults.extend(direction.err());
        meaning.scale = measure::scale(row, said);
        let printed = if kind == IndicatorKind::Rate && meaning.scale == "%" { 1 } else { 0 };
        meaning.decimals = said.iter().map(|said| said.decimals).max().unwrap_or(0).max(printed);
        if meaning.direction == Direction::Equal && falls(row, places) {
            meaning.direction = Direction::AtMost;
            meaning.notes.push(Sentence::plain("Các mức giảm dần qua các năm: hiểu là “không quá”."));
        }
        meaning.goals = goals(places, meaning.direction);
        if meaning.scale == "%" && measure::is_share(row) && meaning.direction != Direction::Zero {
            meaning.notes.push(Sentence::plain(
                "Tỷ lệ được ghi là một số % do đơn vị phụ trách báo; có thể tách thành tử số và mẫu số ở trang sửa chỉ tiêu.",
            ));
        }
        if row.cells.is_empty() && said.iter().any(|said| said.has_more) {
            meaning.notes.push(Sentence::plain("Câu có nhiều số; đã lấy số đứng sau từ so sánh, hoặc số đầu tiên."));
        }
        meaning
    }
}

fn places(row: &Stated) -> Vec<Place<'_>> {
    let scope = phrase::scope(&row.name);
    let when = |of: Option<When>| of.or(scope).unwrap_or(When::Term);
    if row.cells.is_empty() {
        return vec![Place { when: when(None), head: "", text: &row.name, reading: phrase::clause(&row.name) }];
    }
    let is_place = measure::is_place(row, &[]);
    let read = |text: &str| if is_place { phrase::value(&format!("hạng {text}")) } else { phrase::value(text) };
    row.cells.iter().map(|cell| Place { when: when(cell.when), head: &cell.head, text: &cell.text, reading: read(&cell.text) }).collect()
}

/// The side that the cells choose together, else the one that the name ends with.
fn direction(row: &Stated, said: &[Said]) -> Result<Direction, Sentence> {
    let zero = said.iter().all(|said| said.low.is_none_or(|low| low.value == Quotient::ZERO) && said.high.is_none());
    if zero && (phrase::says_none(&row.name) || said.iter().any(|said| said.direction == Direction::Zero)) {
        return Ok(Direction::Zero);
    }
    let mut chosen = said.iter().map(|said| said.direction).filter(|direction| *direction != Direction::Equal);
    let Some(first) = chosen.next() else {
        return Ok(phrase::side_at_end(&row.name).unwrap_or(Direction::Equal));
    };
    if chosen.all(|other| other == first) {
        return Ok(first);
    }
    Err(Sentence::plain("Các ô của dòng này so sánh theo những chiều khác nhau. Ghi cùng một chiều, hoặc tách thành hai dòng."))
}

fn goals(places: &[Place<'_>], direction: Direction) -> Vec<Goal> {
    let goal = |place: &Place<'_>| match &place.reading {
        Reading::Value(said) => Some(goal(place.when, said, direction)),
        _ => None,
    };
    places.iter().filter_map(goal).collect()
}

fn goal(when: When, said: &Said, direction: Direction) -> Goal {
    let either: Option<Limit> = said.low.or(said.high);
    match direction {
        Direction::Zero => Goal::zero(when),
        Direction::AtMost => Goal { when, low: None, high: either },
        Direction::Range => Goal { when, low: either, high: said.high.or(either) },
        Direction::AtLeast | Direction::Equal => Goal { when, low: either, high: None },
    }
}

/// Whether yearly values fall from year to year although nothing says that a cut is counted: less is better then.
fn falls(row: &Stated, places: &[Place<'_>]) -> bool {
    let values = places.iter().filter_map(|place| match (&place.when, &place.reading) {
        (When::Year(year), Reading::Value(said)) => Some((*year, said.low?.value)),
        _ => None,
    });
    let mut years: Vec<_> = values.collect();
    years.sort();
    years.len() > 2 && years.windows(2).all(|pair| pair[1].1 < pair[0].1) && !plain(&row.name).contains("giảm")
}
