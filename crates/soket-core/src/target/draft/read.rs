//! From text to target, field by field; every fault is found at once.

use super::{Draft, Fault, Known, usual};
use crate::figure::Indicator;
use crate::id::TargetId;
use crate::period::Period;
use crate::period::day::parse_day;
use crate::quotient::Quotient;
use crate::refusal::Sentence;
use crate::target::goal::{Direction, Goal};
use crate::target::rule::{Calendar, TimeRule, UnitRule};
use crate::target::{Denominator, Exemption, Shown, Target, TargetKind};

/// Reads the fields of a draft one by one and keeps what is wrong with each.
pub struct Reader<'a> {
    draft: &'a Draft,
    known: Known<'a>,
    /// What could not be understood so far.
    pub faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    /// A reader at the start of a draft.
    pub fn new(draft: &'a Draft, known: Known<'a>) -> Self {
        Self { draft, known, faults: Vec::new() }
    }

    /// The target, where everything it is made of could be understood.
    pub fn target(&mut self) -> Option<Target> {
        let draft = self.draft;
        self.wanted("code", &draft.code);
        self.wanted("name", &draft.name);
        let direction = self.word("direction", &draft.direction, Direction::parse);
        let kind = self.kind();
        let levels = match kind {
            Some(TargetKind::Level(id)) => self.known.indicators.iter().find(|known| known.id == id).and_then(|known| known.kind.levels()),
            _ => None,
        };
        let mut goals = Vec::new();
        for line in draft.goals.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match Goal::read(line, direction.unwrap_or(Direction::AtLeast), levels) {
                Ok(goal) => goals.push(goal),
                Err(says) => self.faults.push(Fault { field: "goals", says }),
            }
        }
        let tolerance = Quotient::parse(&draft.tolerance).map_err(|fault| self.fault("tolerance", fault.says())).ok();
        let (ordinal, decimals, lag_months) = (
            self.whole("ordinal", &draft.ordinal, 9999),
            self.whole("decimals", &draft.decimals, 4),
            self.whole("lag_months", &draft.lag_months, 60),
        );
        let (unit_rule, time_rule) = self.rules(kind, &goals);
        let calendar = self.word("calendar", &draft.calendar, Calendar::parse);
        let parent = self.target_called("parent", &draft.parent);
        let exemptions = self.exemptions();
        Some(Target {
            id: TargetId(0),
            mandate: self.known.mandate,
            parent,
            ordinal: ordinal?,
            code: draft.code.clone(),
            name: draft.name.clone(),
            clause: draft.clause.clone(),
            theme: draft.theme.clone(),
            owner: self.known.owner,
            kind: kind?,
            scale: draft.scale.clone(),
            decimals: u8::try_from(decimals?).ok()?,
            direction: direction?,
            goals,
            tolerance: tolerance?,
            unit_rule: unit_rule?,
            time_rule: time_rule?,
            calendar: calendar?,
            term: self.known.term,
            lag_months: u8::try_from(lag_months?).ok()?,
            exemptions,
            adjustments: Vec::new(),
        })
    }

    /// The rules chosen, or the usual ones where the choice is left to soket.
    fn rules(&mut self, kind: Option<TargetKind>, goals: &[Goal]) -> (Option<UnitRule>, Option<TimeRule>) {
        let first = kind.and_then(|kind| kind.indicators().first().copied());
        let counted = self.known.indicators.iter().find(|known| Some(known.id) == first);
        let unit_rule = match self.draft.unit_rule.as_str() {
            "" => kind.map(|kind| usual::unit_rule(kind, counted)),
            chosen => self.word("unit_rule", chosen, UnitRule::parse),
        };
        let time_rule = match self.draft.time_rule.as_str() {
            "" => kind.map(|kind| usual::time_rule(kind, counted, goals)),
            chosen => self.word("time_rule", chosen, TimeRule::parse),
        };
        (unit_rule, time_rule)
    }

    /// Lines such as `Chi bộ Khoa Điện: mới thành lập` or `Chi bộ Khoa Điện, 2021: mới thành lập`.
    fn exemptions(&mut self) -> Vec<Exemption> {
        let mut exemptions = Vec::new();
        for line in self.draft.exemptions.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match self.exemption(line) {
                Some(exemption) => exemptions.push(exemption),
                None => self.fault(
                    "exemptions",
                    Sentence::plain("“%{line}” chưa rõ đơn vị nào, vì sao. Viết tên đơn vị, dấu hai chấm rồi lý do, ví dụ “Chi bộ Khoa Điện, 2021: mới thành lập”.")
                        .with("line", line),
                ),
            }
        }
        exemptions
    }

    fn exemption(&self, line: &str) -> Option<Exemption> {
        let (who, reason) = line.split_once(':')?;
        let (code, period) = who.split_once(',').map_or((who, None), |(code, period)| (code, Some(period.trim())));
        let unit = self.known.units.iter().find(|(known, _)| known == code.trim())?.1;
        let period = period.map(|period| period.trim_start_matches("năm ").parse::<Period>()).transpose().ok()?;
        let reason = reason.trim().to_owned();
        (!reason.is_empty()).then_some(Exemption { unit, period, reason })
    }

    fn kind(&mut self) -> Option<TargetKind> {
        let draft = self.draft;
        if draft.kind == "text" {
            return Some(TargetKind::Text);
        }
        let first = self.indicator("numerator", &draft.numerator)?;
        match draft.kind.as_str() {
            "number" => Some(TargetKind::Number(first.id)),
            "yes_no" => Some(TargetKind::YesNo(first.id)),
            "level" if first.kind.levels().is_none() => {
                let says = Sentence::plain("Chỉ số này không có thang mức. Chọn chỉ số xếp mức, xếp hạng, hoặc đổi loại chỉ tiêu.");
                self.fault("numerator", says);
                None
            }
            "level" => Some(TargetKind::Level(first.id)),
            "ratio" => {
                let shown = self.word("shown", &draft.shown, Shown::parse);
                Some(TargetKind::Ratio { numerator: first.id, denominator: self.denominator()?, shown: shown? })
            }
            _ => self.word("kind", &draft.kind, |_| None),
        }
    }

    fn denominator(&mut self) -> Option<Denominator> {
        let draft = self.draft;
        let below = self.indicator("denominator", &draft.denominator)?.id;
        match draft.denominator_mode.as_str() {
            "current" => Some(Denominator::Current(below)),
            "assigned_plan" => Some(Denominator::AssignedPlan(below)),
            "fixed_at" => {
                let day = parse_day(&draft.denominator_of).map_err(|fault| self.fault("denominator_of", fault.says())).ok()?;
                Some(Denominator::FixedAt(below, day))
            }
            "share_of" => {
                self.wanted("denominator_of", &draft.denominator_of);
                Some(Denominator::ShareOf(self.target_called("denominator_of", &draft.denominator_of)?, below))
            }
            other => self.word("denominator_mode", other, |_| None),
        }
    }

    fn indicator(&mut self, field: &'static str, code: &str) -> Option<&'a Indicator> {
        let indicators: &'a [Indicator] = self.known.indicators;
        let found = indicators.iter().find(|indicator| indicator.code == code);
        if found.is_none() {
            self.fault(field, Sentence::plain("Chưa chọn chỉ số. Chọn trong danh sách, hoặc thêm chỉ số mới trước."));
        }
        found
    }

    fn target_called(&mut self, field: &'static str, code: &str) -> Option<TargetId> {
        let found = self.known.targets.iter().find(|target| target.code == code);
        if found.is_none() && !code.is_empty() {
            self.fault(
                field,
                Sentence::plain("Không có chỉ tiêu mang mã %{code}. Xem lại mã trong danh sách chỉ tiêu.").with("code", code),
            );
        }
        found.map(|target| target.id)
    }

    fn wanted(&mut self, field: &'static str, text: &str) {
        if text.trim().is_empty() {
            self.fault(field, Sentence::plain("Ô này chưa có gì. Điền vào rồi lưu lại."));
        }
    }

    fn whole(&mut self, field: &'static str, text: &str, most: u32) -> Option<u32> {
        let read = text.trim().parse().ok().filter(|number| *number <= most);
        if read.is_none() {
            self.fault(field, Sentence::plain("Ghi một số nguyên từ 0 đến %{most}.").with("most", most));
        }
        read
    }

    fn word<T>(&mut self, field: &'static str, text: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let read = parse(text);
        if read.is_none() {
            self.fault(field, Sentence::plain("Chưa chọn mục này. Chọn một mục trong danh sách."));
        }
        read
    }

    fn fault(&mut self, field: &'static str, says: Sentence) {
        self.faults.push(Fault { field, says });
    }
}
