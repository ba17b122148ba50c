//! The formulas that spreadsheets use and that give another verdict; worked out without the code under test.

use soket_core::quotient::Quotient;
use soket_core::rollup::judge::Computed;
use soket_core::target::goal::{Direction, Goal, When};

use crate::row::Row;

/// What one unit reported for one year: above and below the line.
type Cell = Option<(Quotient, Quotient)>;

/// The verdict of a wrong formula on the figures of a row.
pub fn verdict(row: &Row, formula: &str) -> Computed {
    let figures = Figures::of(row);
    let goal = figures.goal();
    match formula {
        "last_year" | "skip_missing" => against(goal, figures.year(2)),
        "mean_of_years" => against(goal, mean(&figures.years())),
        "add_years" => against(goal, sum(&figures.of_all_units())),
        "mean_of_units" => against(goal, mean(&figures.units(2))),
        "add_units" => against(goal, sum(&figures.units(2))),
        "as_if_over" => against(goal, sum(&figures.years())),
        "rounded" => against(goal, figures.year(2).rounded(1)),
        "rounded_goal" => against((goal.0, goal.1.map(|limit| limit.rounded(2)), goal.2), figures.year(2)),
        "at_least" => against((Direction::AtLeast, goal.1, None), figures.year(2)),
        "actual_over_target" => actual_over_target(goal.1, figures.year(2)),
        "not_strict" => {
            figures.years().into_iter().map(|year| against(goal, year)).find(|state| !state.is_reached()).unwrap_or(Computed::Met)
        }
        "empty_as_zero" => {
            figures.with_zeros().into_iter().map(|value| against(goal, value)).find(|state| !state.is_reached()).unwrap_or(Computed::Met)
        }
        other => panic!("no such wrong formula: {other}"),
    }
}

/// Direction, low and high end.
type Wanted = (Direction, Option<Quotient>, Option<Quotient>);

struct Figures<'r> {
    row: &'r Row,
    units: Vec<Vec<Cell>>,
}

impl Figures<'_> {
    fn of(row: &Row) -> Figures<'_> {
        let cell = |text: &str, base: Option<&str>| {
            let (above, below) = text.split_once('/').unwrap_or((text, base.unwrap_or("1")));
            Some((Quotient::parse(above).ok()?, Quotient::parse(below).ok()?))
        };
        let unit = |line: &str| {
            let (cells, base) = line.split_once("base ").map_or((line, None), |(cells, base)| (cells, Some(base)));
            cells.split_whitespace().map(|text| cell(text, base)).collect()
        };
        Figures { row, units: vec![unit(row.a), unit(row.b)] }
    }

    fn goal(&self) -> Wanted {
        let target = self.row.target();
        let goals = &target.goals;
        let goal: &Goal = goals.iter().find(|goal| goal.when == When::Term).unwrap_or(&goals[0]);
        (target.direction, goal.low.or(goal.high).map(|limit| limit.value), goal.high.map(|limit| limit.value))
    }

    fn factor(&self) -> Quotient {
        let is_percent = self.row.has("ratio") && !self.row.has("plain") && !self.row.has("to_one");
        Quotient::whole(if is_percent { 100 } else { 1 })
    }

    fn asked(&self) -> &[Vec<Cell>] {
        if self.row.has("owner_only") { &self.units[..1] } else { &self.units }
    }

    /// The value of one year as it should be, except that what is missing is left out without a word.
    fn year(&self, year: usize) -> Quotient {
        if self.row.has("every_unit") {
            return self.units(year).into_iter().min().unwrap();
        }
        let cells: Vec<(Quotient, Quotient)> = self.asked().iter().filter_map(|unit| unit[year]).collect();
        let above = sum(&cells.iter().map(|cell| cell.0).collect::<Vec<_>>());
        if !self.row.has("ratio") {
            return above;
        }
        let below = sum(&cells.iter().map(|cell| cell.1).collect::<Vec<_>>());
        above.checked_div(below).unwrap().checked_mul(self.factor()).unwrap()
    }

    fn years(&self) -> Vec<Quotient> {
        (0..3).map(|year| self.year(year)).collect()
    }

    /// Each unit's own value.
    fn units(&self, year: usize) -> Vec<Quotient> {
        let cells = self.asked().iter().filter_map(|unit| unit[year]);
        cells.map(|(above, below)| above.checked_div(below).unwrap().checked_mul(self.factor()).unwrap()).collect()
    }

    /// All that anybody wrote anywhere; for ratios the yearly ones.
    fn of_all_units(&self) -> Vec<Quotient> {
        if self.row.has("ratio") { self.years() } else { self.units.iter().flatten().flatten().map(|cell| cell.0).collect() }
    }

    /// Each cell as a value of its own, nothing reported taken as zero.
    fn with_zeros(&self) -> Vec<Quotient> {
        let cells = self.asked().iter().flatten();
        cells
            .map(|cell| cell.map_or(Quotient::ZERO, |(above, below)| above.checked_div(below).unwrap().checked_mul(self.factor()).unwrap()))
            .collect()
    }
}

fn sum(numbers: &[Quotient]) -> Quotient {
    numbers.iter().fold(Quotient::ZERO, |total, number| total.checked_add(*number).unwrap())
}

fn mean(numbers: &[Quotient]) -> Quotient {
    sum(numbers).checked_div(Quotient::whole(i64::try_from(numbers.len()).unwrap())).unwrap()
}

fn against((direction, low, high): Wanted, value: Quotient) -> Computed {
    let low = low.unwrap_or(Quotient::ZERO);
    let (reached, exceeded) = match (direction, high) {
        (Direction::Zero, _) => (value == low, false),
        (Direction::AtMost, _) => (value <= low, value < low),
        (Direction::Range, Some(high)) => (value >= low, value > high),
        _ => (value >= low, value > low),
    };
    match (reached, exceeded) {
        (_, true) => Computed::Exceeded,
        (true, _) => Computed::Met,
        _ => Computed::NotMet,
    }
}

/// "So với chỉ tiêu (%)": a hundred or more is taken as reached, whatever the direction.
fn actual_over_target(limit: Option<Quotient>, value: Quotient) -> Computed {
    match value.checked_div(limit.unwrap_or(Quotient::ZERO)) {
        Some(share) if share >= Quotient::ONE => Computed::Met,
        _ => Computed::NotMet,
    }
}
