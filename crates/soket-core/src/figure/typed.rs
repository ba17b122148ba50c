//! How people type figures: a text becomes an entry, and a kept entry the text that a person would type again.

use super::{Entry, Indicator, IndicatorKind, LevelScale, YES_NO, yes_no_vi};
use crate::amount::{Amount, SCALE};
use crate::refusal::Sentence;
use crate::text::fold;

/// What a person types before the reason why a unit is exempt.
const EXEMPT: &str = "miễn:";

/// Reads what was typed for an indicator; nothing typed is no figure.
///
/// # Errors
/// What the person should type instead.
pub fn read(indicator: &Indicator, text: &str) -> Result<Option<Entry>, Sentence> {
    if text.is_empty() {
        return Ok(None);
    }
    if text.to_lowercase().starts_with(EXEMPT) {
        let reason = text.split_once(':').map_or("", |(_, reason)| reason.trim());
        return match reason {
            "" => Err(Sentence::plain("Miễn thì ghi lý do sau dấu hai chấm, ví dụ “miễn: chi bộ mới thành lập”.")),
            reason => Ok(Some(Entry::Exempt(reason.to_owned()))),
        };
    }
    match &indicator.kind {
        IndicatorKind::Level(levels) => level(levels, text).map(Some),
        IndicatorKind::YesNo => yes_no(text).map(Some),
        kind => {
            let amount = if indicator.scale == "%" { Amount::parse_percent(text) } else { Amount::parse(text) };
            let amount = amount.map_err(|fault| fault.says())?;
            if *kind == IndicatorKind::Count && (amount < Amount::ZERO || amount.scaled() % SCALE != 0) {
                return Err(Sentence::plain("“%{name}” đếm bằng số nguyên không âm, ví dụ 12.").with("name", &indicator.name));
            }
            Ok(Some(Entry::Value(amount)))
        }
    }
}

/// An entry as a person would type it again; [`read`] gives it back.
pub fn write(indicator: &Indicator, entry: &Entry) -> String {
    match entry {
        Entry::Value(amount) if indicator.kind == IndicatorKind::YesNo => yes_no_vi(*amount).to_owned(),
        Entry::Value(amount) => amount.to_string(),
        Entry::Level(rank) => match (&indicator.kind, (*rank as usize).checked_sub(1)) {
            (IndicatorKind::Level(LevelScale::Steps(steps)), Some(at)) => steps.get(at).cloned().unwrap_or_else(|| rank.to_string()),
            _ => rank.to_string(),
        },
        Entry::Exempt(reason) => format!("{EXEMPT} {reason}"),
    }
}

/// The words from which a cell is chosen; none where something is typed.
pub fn steps(indicator: &Indicator) -> Vec<String> {
    match &indicator.kind {
        IndicatorKind::Level(LevelScale::Steps(steps)) => steps.clone(),
        IndicatorKind::YesNo => YES_NO.map(str::to_owned).to_vec(),
        _ => Vec::new(),
    }
}

fn yes_no(text: &str) -> Result<Entry, Sentence> {
    let said = YES_NO.iter().zip(["0", "1"]).find(|(word, number)| fold(word) == fold(text) || *number == text);
    let amount = said.and_then(|(_, number)| Amount::parse(number).ok());
    amount.map(Entry::Value).ok_or_else(|| Sentence::plain("Chọn “có” hoặc “không”."))
}

fn level(levels: &LevelScale, text: &str) -> Result<Entry, Sentence> {
    if let LevelScale::Steps(steps) = levels {
        let found = steps.iter().position(|step| fold(step) == fold(text));
        return match found.and_then(|at| u32::try_from(at + 1).ok()) {
            Some(rank) => Ok(Entry::Level(rank)),
            None => Err(Sentence::plain("Chọn một trong các mức: %{steps}.").with("steps", steps.join(", "))),
        };
    }
    match text.parse() {
        Ok(rank) if levels.holds(rank) => Ok(Entry::Level(rank)),
        _ => Err(Sentence::plain("Ghi thứ hạng bằng một số nguyên có trong bảng xếp hạng.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{OverTime, OverUnits};
    use crate::id::IndicatorId;
    use crate::unit::Line;

    fn indicator(kind: IndicatorKind, scale: &str) -> Indicator {
        Indicator {
            id: IndicatorId(1),
            code: "SO".into(),
            name: "số".into(),
            scale: scale.into(),
            decimals: 0,
            kind,
            over_units: OverUnits::Sum,
            over_time: OverTime::Sum,
            line: Line::Party,
        }
    }

    #[test]
    fn what_is_typed_is_read_and_what_is_kept_is_typed_again() {
        let steps = IndicatorKind::Level(LevelScale::Steps(vec!["Yếu".into(), "Tốt".into()]));
        let place = IndicatorKind::Level(LevelScale::Place { out_of: 12 });
        for (kind, scale, text, again) in [
            (IndicatorKind::Count, "người", "1.234", Some("1.234")),
            (IndicatorKind::Count, "người", "1,5", None),
            (IndicatorKind::Count, "người", "-1", None),
            (IndicatorKind::Count, "người", "miễn: mới thành lập", Some("miễn: mới thành lập")),
            (IndicatorKind::Count, "người", "Miễn:  ", None),
            (IndicatorKind::Rate, "%", "93,5%", Some("93,5")),
            (IndicatorKind::YesNo, "", "Co", Some("có")),
            (IndicatorKind::YesNo, "", "0", Some("không")),
            (IndicatorKind::YesNo, "", "chưa", None),
            (steps.clone(), "", "tot", Some("Tốt")),
            (steps, "", "Khá", None),
            (place.clone(), "", "7", Some("7")),
            (place, "", "13", None),
        ] {
            let indicator = indicator(kind, scale);
            let entry = read(&indicator, text);
            assert_eq!(entry.as_ref().ok().map(|entry| write(&indicator, entry.as_ref().unwrap())).as_deref(), again, "{text}");
            if let (Ok(entry), Some(again)) = (entry, again) {
                assert_eq!(read(&indicator, again), Ok(entry), "{text}");
            }
        }
        assert_eq!(read(&indicator(IndicatorKind::Money, "đồng"), ""), Ok(None));
    }
}
