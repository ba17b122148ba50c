//! Targets, read as the form reads what the office types.

use super::Names;
use crate::db::Write;
use crate::demo::indicators::INDICATORS;
use crate::demo::targets::{self, DemoTarget};
use crate::store::target;
use crate::store::target::Kept;
use anyhow::{Context, Result, anyhow};
use soket_core::figure::Indicator;
use soket_core::id::UnitId;
use soket_core::period::Period;
use soket_core::target::Target;
use soket_core::target::draft::Known;
use soket_core::target::goal::{Adjustment, Goal};

/// Defines every target.
pub(super) async fn all(tx: &mut Write, names: &mut Names, indicators: &[Indicator]) -> Result<()> {
    let mut defined: Vec<Target> = Vec::new();
    for demo in targets::all() {
        let read = read(demo, names, (indicators, &defined)).with_context(|| format!("target {}", demo.code))?;
        let mut kept = Kept { target: read, unit: names.unit("dang-bo")? };
        kept.target.id = target::define(tx, None, &kept, "").await?;
        names.targets.insert(demo.code, kept.target.id);
        defined.push(kept.target);
    }
    Ok(())
}

fn read(demo: &DemoTarget, names: &Names, (indicators, targets): (&[Indicator], &[Target])) -> Result<Target> {
    let units: Vec<(String, UnitId)> = names.units.iter().map(|(code, id)| ((*code).to_owned(), *id)).collect();
    let known = Known {
        mandate: names.mandate(demo.mandate)?,
        owner: owner(demo, names)?,
        term: Period::term(demo.term.0.parse()?, demo.term.1.parse()?)?,
        indicators,
        targets,
        units: &units,
    };
    let target = demo.draft().read(known).map_err(|faults| anyhow!("{faults:?}"))?;
    let counted = target.kind.indicators();
    let levels = indicators.iter().find(|indicator| counted.first() == Some(&indicator.id)).and_then(|indicator| indicator.kind.levels());
    let adjusted = demo.adjusted.iter().map(|(from, document, goals)| {
        let goals = goals.lines().map(|line| Goal::read(line, target.direction, levels).map_err(|fault| anyhow!(fault.vi())));
        Ok(Adjustment { document: (*document).to_owned(), from: from.parse()?, goals: goals.collect::<Result<_>>()? })
    });
    Ok(Target { adjustments: adjusted.collect::<Result<_>>()?, ..target.clone() })
}

/// Who counts what the target is about answers for it.
fn owner(demo: &DemoTarget, names: &Names) -> Result<UnitId> {
    let counted = INDICATORS.iter().find(|indicator| indicator.code == demo.numerator);
    names.unit(counted.and_then(|indicator| indicator.reporters.first()).unwrap_or(&"dang-bo"))
}
