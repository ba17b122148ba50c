//! From the rows of a table to suggested targets, in order: a part finds its whole, and nothing is counted twice.

use crate::figure::{Indicator, IndicatorKind, OverTime, OverUnits};
use crate::id::IndicatorId;
use crate::period::PeriodKind;
use crate::refusal::Sentence;
use crate::target::Target;
use crate::target::draft::{Draft, Known};
use crate::target::goal::{Direction, When};
use crate::target::rule::{Calendar, TimeRule, UnitRule};
use crate::text::{fold, slug};
use crate::unit::Line;

use super::meaning::Meaning;
use super::phrase::plain;
use super::stated::Stated;
use super::years::{self, Shown};
use super::{Suggestion, provisional};

/// The longest code of an indicator, in letters.
const LONGEST_CODE: usize = 32;

/// Proposes row after row, and knows what it suggested before.
pub struct Suggester<'a> {
    known: Known<'a>,
    line: Line,
    /// Everything counted, suggested indicators at the end.
    pub indicators: Vec<Indicator>,
    targets: Vec<Target>,
    /// The targets suggested so far; nothing for a row that was not understood.
    pub suggested: Vec<Option<Target>>,
    /// The code of the last row that is no part.
    whole: String,
    /// The number in the last code.
    number: u32,
    ordinal: u32,
}

impl<'a> Suggester<'a> {
    /// A suggester at the head of a table.
    pub fn new(known: Known<'a>, line: Line) -> Self {
        let numbers = known.targets.iter().filter_map(|target| target.code.strip_prefix("CT")?.parse().ok());
        let ordinals = known.targets.iter().filter(|target| target.mandate == known.mandate).map(|target| target.ordinal);
        Self {
            known,
            line,
            indicators: known.indicators.to_vec(),
            targets: known.targets.to_vec(),
            suggested: Vec::new(),
            whole: String::new(),
            number: numbers.max().unwrap_or(0),
            ordinal: ordinals.max().unwrap_or(0),
        }
    }

    /// The target that a row suggests.
    pub fn suggest(&mut self, row: &Stated) -> Suggestion {
        let mut meaning = Meaning::of(row, &self.indicators);
        self.number += 1;
        self.ordinal += 1;
        let mut draft = self.draft(row, &meaning);
        let counted = self.rules(row, &mut meaning, &mut draft);
        let (mut faults, notes) = (meaning.faults, meaning.notes);
        faults.extend(self.twin(row));
        if row.name.is_empty() {
            faults.push(Sentence::plain("Dòng này có giá trị nhưng không có tên chỉ tiêu. Ghi tên vào cột “Chỉ tiêu”."));
        }
        let mut indicator = counted.filter(|counted| self.indicators.iter().all(|known| known.code != counted.code));
        self.indicators.extend(indicator.clone());
        let target = self.read(&draft, &mut faults);
        if target.is_none() && indicator.take().is_some() {
            self.indicators.pop();
        }
        self.targets.extend(target.clone());
        self.suggested.push(target);
        if !row.is_part {
            self.whole = draft.code.clone();
        }
        Suggestion { row: row.row, draft, indicator, faults, warnings: Vec::new(), notes }
    }

    /// Chooses how years and units make one value, and gives what counts the row: an indicator that is known, or a new one.
    fn rules(&self, row: &Stated, meaning: &mut Meaning, draft: &mut Draft) -> Option<Indicator> {
        let kind = meaning.kind.clone()?;
        let shown = Shown { kind: &kind, direction: meaning.direction, goals: &meaning.goals, name: &row.name };
        let (time_rule, also) = years::rule(shown);
        let unit_rule = unit_rule(row, &kind);
        meaning.notes.extend(also);
        if unit_rule == UnitRule::EveryUnit {
            meaning.notes.push(Sentence::plain("Từng đơn vị đều phải đạt: cần chọn đủ các đơn vị báo số."));
        }
        (draft.time_rule, draft.unit_rule) = (time_rule.as_str().to_owned(), unit_rule.as_str().to_owned());
        let counted = self.counted(row, meaning, (&kind, time_rule, unit_rule));
        draft.numerator = counted.code.clone();
        Some(counted)
    }

    fn draft(&self, row: &Stated, meaning: &Meaning) -> Draft {
        let levels = meaning.kind.as_ref().and_then(IndicatorKind::levels);
        let kind = match &meaning.kind {
            None => "text",
            Some(IndicatorKind::Level(_)) => "level",
            Some(IndicatorKind::YesNo) => "yes_no",
            Some(_) => "number",
        };
        Draft {
            code: format!("CT{:02}", self.number),
            ordinal: self.ordinal.to_string(),
            name: row.name.clone(),
            clause: clause(row),
            theme: row.theme.clone(),
            scale: meaning.scale.clone(),
            kind: kind.to_owned(),
            direction: meaning.direction.as_str().to_owned(),
            goals: meaning.goals.iter().map(|goal| goal.line(levels)).collect::<Vec<_>>().join("\n"),
            unit_rule: UnitRule::Manual.as_str().to_owned(),
            time_rule: TimeRule::Manual.as_str().to_owned(),
            calendar: calendar(row, meaning).as_str().to_owned(),
            decimals: meaning.decimals.to_string(),
            parent: if row.is_part { self.whole.clone() } else { String::new() },
            ..Draft::default()
        }
    }

    /// What is wrong when the mandate has a target of this name already, in the table or before it.
    fn twin(&self, row: &Stated) -> Option<Sentence> {
        let here = |target: &&Target| target.mandate == self.known.mandate && fold(&target.name) == fold(&row.name);
        let twin = self.targets.iter().filter(here).find(|target| target.theme == row.theme)?;
        let same = Sentence::plain("Trùng tên với chỉ tiêu %{code} của cùng văn bản. Đổi tên một trong hai, hoặc bỏ dòng này.");
        Some(same.with("code", &twin.code))
    }

    fn counted(&self, row: &Stated, meaning: &Meaning, (kind, time_rule, unit_rule): (&IndicatorKind, TimeRule, UnitRule)) -> Indicator {
        let same = |known: &&Indicator| {
            fold(&known.name) == fold(&row.name) && known.kind.as_str() == kind.as_str() && fold(&known.scale) == fold(&meaning.scale)
        };
        if let Some(known) = self.indicators.iter().find(same) {
            return known.clone();
        }
        let adds = match kind {
            IndicatorKind::Count => time_rule != TimeRule::Last,
            IndicatorKind::Money => true,
            IndicatorKind::Rate | IndicatorKind::Level(_) | IndicatorKind::YesNo => false,
        };
        Indicator {
            id: IndicatorId(provisional(self.indicators.len()).0),
            code: self.free_code(&row.name),
            name: row.name.clone(),
            scale: meaning.scale.clone(),
            decimals: meaning.decimals,
            kind: kind.clone(),
            over_units: if unit_rule == UnitRule::OwnerOnly { OverUnits::OwnerOnly } else { OverUnits::Sum },
            over_time: if adds { OverTime::Sum } else { OverTime::Last },
            line: self.line,
        }
    }

    /// The name as a code, cut between words, with a number behind it when the code is taken.
    fn free_code(&self, name: &str) -> String {
        let whole = slug(name);
        let mut code = String::new();
        for word in whole.split('-') {
            if !code.is_empty() && code.len() + 1 + word.len() > LONGEST_CODE {
                break;
            }
            code.push_str(if code.is_empty() { "" } else { "-" });
            code.push_str(word);
        }
        let is_taken = |code: &str| self.indicators.iter().any(|known| known.code == code);
        let numbered = (2..).map(|number| format!("{code}-{number}"));
        std::iter::once(code.clone()).chain(numbered).find(|code| !is_taken(code)).unwrap_or(code)
    }

    fn read(&self, draft: &Draft, faults: &mut Vec<Sentence>) -> Option<Target> {
        if !faults.is_empty() {
            return None;
        }
        let known = Known { indicators: &self.indicators, targets: &self.targets, ..self.known };
        match draft.read(known) {
            Ok(target) => Some(Target { id: provisional(self.suggested.len()), ..target }),
            Err(found) => {
                faults.extend(found.into_iter().map(|fault| fault.says));
                None
            }
        }
    }
}

/// The row as the table prints it, word for word: what a reader checks the suggestion against.
fn clause(row: &Stated) -> String {
    let scale = if row.scale.is_empty() { String::new() } else { format!(" ({})", row.scale) };
    let cells: Vec<String> = row.cells.iter().map(|cell| format!("{}: {}", cell.head, cell.text)).collect();
    if cells.is_empty() { format!("{}{scale}", row.name) } else { format!("{}{scale}: {}", row.name, cells.join("; ")) }
}

/// Counts of several units add up; what is published, weighed or graded is owned by one.
fn unit_rule(row: &Stated, kind: &IndicatorKind) -> UnitRule {
    let name = plain(&row.name);
    let units = ["chi bộ", "đơn vị", "trường", "ấp", "khu phố", "thôn", "xã", "phòng", "khoa", "tổ chức"];
    let is_each = units.iter().any(|unit| ["mỗi", "từng"].iter().any(|each| name.contains(&format!("{each} {unit}"))));
    match kind {
        IndicatorKind::Count if is_each => UnitRule::EveryUnit,
        IndicatorKind::Count => UnitRule::Sum,
        _ => UnitRule::OwnerOnly,
    }
}

fn calendar(row: &Stated, meaning: &Meaning) -> Calendar {
    let is_school_year = |when: When| matches!(when, When::Year(year) if year.kind() == PeriodKind::SchoolYear);
    let by_goals = meaning.direction != Direction::Zero && meaning.goals.iter().any(|goal| is_school_year(goal.when));
    if by_goals || plain(&row.name).contains("năm học") { Calendar::SchoolYear } else { Calendar::Year }
}
