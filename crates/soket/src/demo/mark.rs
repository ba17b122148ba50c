//! Figures that the demonstration's texts want by name: `{=to-date:CT05}` becomes the mark that soket's own drafting writes.

use anyhow::{Context, Result, bail};
use soket_core::id::{IndicatorId, TargetId, UnitId};
use soket_core::printed::Printed;

/// Whose id a name stands for.
pub(super) struct Ids<'a> {
    /// Targets by code.
    pub target: &'a dyn Fn(&str) -> Result<TargetId>,
    /// Indicators by code.
    pub indicator: &'a dyn Fn(&str) -> Result<IndicatorId>,
    /// Units by code.
    pub unit: &'a dyn Fn(&str) -> Result<UnitId>,
}

/// The text with ids in the place of names.
pub(super) fn translated(body: &str, ids: &Ids<'_>) -> Result<String> {
    let mut text = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("{=") {
        let (mark, behind) = after.split_once('}').with_context(|| format!("an open mark: {after}"))?;
        text.push_str(before);
        text.push_str(&format!("{{={}}}", printed(mark, ids).with_context(|| format!("mark {mark}"))?.to_text()));
        rest = behind;
    }
    text.push_str(rest);
    Ok(text)
}

fn printed(mark: &str, ids: &Ids<'_>) -> Result<Printed> {
    let period = str::to_owned;
    Ok(match *mark.split(':').collect::<Vec<_>>().as_slice() {
        ["to-date", target] => Printed::ToDate { target: (ids.target)(target)? },
        ["result", target, at] => Printed::Result { target: (ids.target)(target)?, period: period(at) },
        ["percent", target] => Printed::PercentOfAsked { target: (ids.target)(target)? },
        ["asked", target] => Printed::Asked { target: (ids.target)(target)?, period: None },
        ["asked", target, at] => Printed::Asked { target: (ids.target)(target)?, period: Some(period(at)) },
        ["change", target, at] => Printed::Change { target: (ids.target)(target)?, period: period(at) },
        ["reading", indicator, unit, at] => {
            Printed::Reading { indicator: (ids.indicator)(indicator)?, unit: (ids.unit)(unit)?, period: period(at) }
        }
        ["total", indicator, at] => Printed::Total { indicator: (ids.indicator)(indicator)?, period: period(at) },
        _ => bail!("no such mark"),
    })
}
