//! Targets as a form or a table states them, field by field: what was understood is written back so that it reads the same.

use jiff::civil::date;
use serde_json::{Map, Value};
use soket_core::figure::{Indicator, IndicatorKind, LevelScale, OverTime, OverUnits};
use soket_core::id::{IndicatorId, MandateId, TargetId, UnitId};
use soket_core::period::Period;
use soket_core::target::Target;
use soket_core::target::draft::{Draft, Known};
use soket_core::target::goal::{Direction, Goal};
use soket_core::unit::Line;

/// Lines of `field=text`; a field that comes again gets another line. `levels=` is the scale of the graded indicator.
pub fn holds(bytes: &[u8]) {
    let typed = super::typed(bytes);
    let mut fields: Map<String, Value> = Map::new();
    for (name, text) in typed.lines().filter_map(|line| line.split_once('=')) {
        let joined = match fields.get(name).and_then(Value::as_str) {
            Some(above) => format!("{above}\n{text}"),
            None => text.to_owned(),
        };
        fields.insert(name.to_owned(), joined.into());
    }
    let levels = levels(fields.get("levels").and_then(Value::as_str).unwrap_or_default());
    let draft: Draft = serde_json::from_value(Value::Object(fields)).expect("a draft of texts");
    goals_hold(&draft.goals, levels.as_ref());
    let indicators = indicators(levels);
    let mut known = known(&indicators);
    let whole =
        target(Draft { numerator: "ket-nap".to_owned(), code: "CT01".to_owned(), name: "Kết nạp".to_owned(), ..Draft::default() }, known);
    let (targets, units) = ([whole], [("cb-dien".to_owned(), UnitId(2))]);
    (known.targets, known.units) = (&targets, &units);
    match draft.read(known) {
        Ok(target) => assert_eq!(Draft::of(&target, known).read(known).as_ref(), Ok(&target), "{draft:?}"),
        Err(faults) => assert!(!faults.is_empty() && faults.iter().all(|fault| !fault.says.vi().is_empty()), "{draft:?}"),
    }
}

fn target(draft: Draft, known: Known<'_>) -> Target {
    let target = draft.read(known).expect("a plain target");
    Target { id: TargetId(1), ..target }
}

/// A scale whose text form reads back and whose steps can be told apart, as the form for indicators makes sure.
fn levels(text: &str) -> Option<LevelScale> {
    let scale = LevelScale::parse(text)?;
    assert_eq!(LevelScale::parse(&scale.to_text()), Some(scale.clone()), "{text:?}");
    assert!(!scale.holds(0), "ranks count from one");
    let clean = |steps: &[String]| steps.iter().all(|step| !step.is_empty() && step.trim() == step);
    let sent = match &scale {
        LevelScale::Steps(steps) => clean(steps) && scale.doubled().is_none(),
        LevelScale::Place { .. } => true,
    };
    sent.then_some(scale)
}

fn goals_hold(lines: &str, levels: Option<&LevelScale>) {
    for (line, direction) in lines.lines().flat_map(|line| Direction::ALL.map(|direction| (line, direction))) {
        match Goal::read(line, direction, levels) {
            Ok(goal) => assert_eq!(Goal::read(&goal.line(levels), direction, levels), Ok(goal), "{line:?} as {:?}", goal.line(levels)),
            Err(fault) => assert!(!fault.vi().is_empty()),
        }
    }
}

fn indicators(levels: Option<LevelScale>) -> Vec<Indicator> {
    let indicator = |id, code: &str, kind| Indicator {
        id: IndicatorId(id),
        code: code.to_owned(),
        name: code.to_owned(),
        scale: "đảng viên".to_owned(),
        decimals: 0,
        kind,
        over_units: OverUnits::Sum,
        over_time: OverTime::Sum,
        line: Line::Party,
    };
    let graded = levels.unwrap_or(LevelScale::Place { out_of: 38 });
    vec![
        indicator(1, "ket-nap", IndicatorKind::Count),
        indicator(2, "dang-vien", IndicatorKind::Count),
        indicator(3, "xep-loai", IndicatorKind::Level(graded)),
    ]
}

fn known(indicators: &[Indicator]) -> Known<'_> {
    let term = Period::term(date(2020, 6, 20), date(2025, 6, 19)).expect("a term");
    Known { mandate: MandateId(1), owner: UnitId(1), term, indicators, targets: &[], units: &[] }
}
