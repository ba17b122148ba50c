//! Indicators: what is counted, and which units are asked for it.

use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::trail;
use anyhow::Context as _;
use soket_core::figure::{Indicator, IndicatorKind, LevelScale, OverTime, OverUnits};
use soket_core::id::{AccountId, IndicatorId, UnitId};
use soket_core::target::rule::Calendar;
use soket_core::trail::Verb;
use soket_core::unit::Line;
use soket_core::viewer::Viewer;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// An indicator with the units that report it.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What is counted.
    pub indicator: Indicator,
    /// Whether its periods are calendar or school years.
    pub calendar: Calendar,
    /// Who keeps it.
    pub unit: UnitId,
    /// Who is asked.
    pub reporters: Vec<UnitId>,
}

impl Asked {
    /// Whether the viewer sees it: its keeper, or somebody who is asked for it.
    pub fn is_seen_by(&self, viewer: &Viewer) -> bool {
        viewer.sees(self.unit) || self.reporters.iter().any(|unit| viewer.sees(*unit))
    }
}

/// All indicators in the order in which they were defined.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db) -> Result<Vec<Asked>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select indicator_id, unit_id from indicator_reporter order by unit_id").fetch_all(&mut *read).await?;
    let mut reporters: HashMap<IndicatorId, Vec<UnitId>> = HashMap::new();
    for row in &rows {
        reporters.entry(row.id("indicator_id")?).or_default().push(row.id("unit_id")?);
    }
    let rows = sqlx::query("select * from indicator order by id").fetch_all(&mut *read).await?;
    let asked = |row: &AnyRow| {
        let indicator = indicator(row)?;
        let reporters = reporters.remove(&indicator.id).unwrap_or_default();
        Ok(Asked { indicator, calendar: row.parsed("calendar", Calendar::parse)?, unit: row.id("unit_id")?, reporters })
    };
    rows.iter().map(asked).collect()
}

fn indicator(row: &AnyRow) -> Result<Indicator> {
    let levels = row.maybe_text("levels")?.and_then(|text| LevelScale::parse(&text));
    let kind = IndicatorKind::parse(&row.text("kind")?, levels).context("an indicator of unknown kind")?;
    Ok(Indicator {
        id: row.id("id")?,
        code: row.text("code")?,
        name: row.text("name")?,
        scale: row.text("scale")?,
        decimals: u8::try_from(row.number("decimals")?).map_err(anyhow::Error::from)?,
        kind,
        over_units: row.parsed("over_units", OverUnits::parse)?,
        over_time: row.parsed("over_time", OverTime::parse)?,
        line: row.parsed("line", Line::parse)?,
    })
}

/// Defines an indicator and asks units for it; its `id` is not looked at, the new one is given back.
///
/// # Errors
/// A refusal when the code is taken.
pub async fn define(tx: &mut Write, by: Option<AccountId>, new: &Asked) -> Result<IndicatorId> {
    let indicator = &new.indicator;
    let row = sqlx::query(
        "insert into indicator (code, name, scale, kind, levels, decimals, line, unit_id, over_units, over_time, calendar)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id",
    )
    .bind(&indicator.code)
    .bind(&indicator.name)
    .bind(&indicator.scale)
    .bind(indicator.kind.as_str())
    .bind(indicator.kind.levels().map(LevelScale::to_text))
    .bind(i64::from(indicator.decimals))
    .bind(indicator.line.as_str())
    .bind(new.unit.0)
    .bind(indicator.over_units.as_str())
    .bind(indicator.over_time.as_str())
    .bind(new.calendar.as_str())
    .fetch_one(&mut **tx)
    .await?;
    let id: IndicatorId = row.id("id")?;
    for unit in &new.reporters {
        let insert = sqlx::query("insert into indicator_reporter (indicator_id, unit_id) values ($1, $2)");
        insert.bind(id.0).bind(unit.0).execute(&mut **tx).await?;
    }
    let (subject, detail) = (("indicator", id.0), &indicator.name);
    trail::write(tx, trail::Entry { by, action: Verb::Define, subject, unit: Some(new.unit), detail }).await?;
    Ok(id)
}
