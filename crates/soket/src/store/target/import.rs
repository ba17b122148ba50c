//! A table of targets taken in: read against what exists, and written as one transaction of indicators and targets.

use super::Kept;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::indicator::Asked;
use crate::store::{indicator, target, term};
use jiff::civil::Date;
use soket_core::figure::{Indicator, OverUnits};
use soket_core::id::{AccountId, MandateId, UnitId};
use soket_core::mandate::Mandate;
use soket_core::period::Period;
use soket_core::refusal::Refusal;
use soket_core::target::Target;
use soket_core::target::draft::Known;
use soket_core::target::import::{self, Suggestion, Table};
use soket_core::target::rule::Calendar;
use soket_core::unit::{Line, Tree, Unit};

/// What a table is read against: the mandate and the unit that its targets will hang on, and everything that exists.
#[derive(Debug)]
pub struct Intake {
    mandate: MandateId,
    owner: UnitId,
    line: Line,
    term: Period,
    indicators: Vec<Indicator>,
    targets: Vec<Target>,
    units: Vec<(String, UnitId)>,
}

/// Which rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Those without a contradiction.
    Clean,
    /// Also those with one, for a reason.
    Contradicting,
}

/// How a table is written.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// Who writes it; nobody for the command line.
    pub by: Option<AccountId>,
    /// Which rows.
    pub rows: Rows,
    /// The units asked for what several units count; the owner where nobody is named.
    pub reporters: &'a [UnitId],
    /// Why contradictions are kept.
    pub reason: &'a str,
}

/// A row that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its row in the file.
    pub row: usize,
    /// The code of its target.
    pub code: String,
}

impl Intake {
    /// Gathers what a table is read against; without a mandate it can only be looked at.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn gather(db: &Db, tree: &Tree, owner: &Unit, of: (Option<&Mandate>, Date)) -> Result<Self> {
        let (mandate, today) = of;
        let day = mandate.map_or(today, |mandate| mandate.issued_on);
        let days = match term::on(db, tree, owner.id, day).await? {
            Some(days) => Some(days),
            None => term::on(db, tree, owner.id, today).await?,
        };
        let term = days.and_then(|(first, last)| Period::term(first, last).ok()).unwrap_or_else(|| Period::year_of(day));
        Ok(Self {
            mandate: mandate.map_or(MandateId(0), |mandate| mandate.id),
            owner: owner.id,
            line: owner.kind.usual_line(),
            term,
            indicators: indicator::all(db).await?.into_iter().map(|asked| asked.indicator).collect(),
            targets: target::all(db).await?.into_iter().map(|kept| kept.target).collect(),
            units: tree.all().iter().map(|unit| (unit.code.clone(), unit.id)).collect(),
        })
    }

    /// Reads a table.
    ///
    /// # Errors
    /// As [`import::read`].
    pub fn read(&self, rows: &[Vec<String>]) -> std::result::Result<Table, Refusal> {
        import::read(rows, self.known(self.term), self.line)
    }

    fn known(&self, term: Period) -> Known<'_> {
        let Self { mandate, owner, indicators, targets, units, .. } = self;
        Known { mandate: *mandate, owner: *owner, term, indicators, targets, units }
    }

    /// Writes the rows of a table that the order names, with the indicators that they need; gives what was written. A part is
    /// left out with its whole.
    ///
    /// # Errors
    /// A refusal when somebody took a code meanwhile; then nothing is written.
    pub async fn write(mut self, tx: &mut Write, table: &Table, order: Order<'_>) -> Result<Vec<Written>> {
        let mut written = Vec::new();
        for suggestion in table.suggestions.iter().filter(|suggestion| order.takes(suggestion)) {
            let parent = &suggestion.draft.parent;
            if !parent.is_empty() && self.targets.iter().all(|target| target.code != *parent) {
                continue;
            }
            self.count(tx, (table, suggestion), order).await?;
            let target = suggestion.draft.read(self.known(table.term));
            let target = target.map_err(|faults| anyhow::anyhow!("a suggestion does not read back: {faults:?}"))?;
            let mut kept = Kept { target, unit: self.owner };
            kept.target.id = target::define(tx, order.by, &kept, &order.reason_for(suggestion)).await?;
            written.push(Written { row: suggestion.row, code: kept.target.code.clone() });
            self.targets.push(kept.target);
        }
        Ok(written)
    }

    /// Defines the indicator of a suggestion where it is not there yet; a row that was left out may have been the first to need it.
    async fn count(&mut self, tx: &mut Write, (table, suggestion): (&Table, &Suggestion), order: Order<'_>) -> Result<()> {
        let code = &suggestion.draft.numerator;
        if self.indicators.iter().any(|known| known.code == *code) {
            return Ok(());
        }
        let Some(new) = table.suggestions.iter().filter_map(|row| row.indicator.clone()).find(|new| new.code == *code) else {
            return Ok(());
        };
        let reporters = match new.over_units {
            OverUnits::Sum if !order.reporters.is_empty() => order.reporters.to_vec(),
            _ => vec![self.owner],
        };
        let calendar = Calendar::parse(&suggestion.draft.calendar).unwrap_or(Calendar::Year);
        let mut asked = Asked { indicator: new, calendar, unit: self.owner, reporters };
        asked.indicator.id = indicator::define(tx, order.by, &asked).await?;
        self.indicators.push(asked.indicator);
        Ok(())
    }
}

impl Order<'_> {
    fn takes(&self, suggestion: &Suggestion) -> bool {
        suggestion.faults.is_empty() && (suggestion.warnings.is_empty() || self.rows == Rows::Contradicting)
    }

    /// What the trail keeps: why, and which contradictions.
    fn reason_for(&self, suggestion: &Suggestion) -> String {
        let codes: Vec<&str> = suggestion.warnings.iter().map(|warning| warning.code.as_str()).collect();
        if codes.is_empty() { String::new() } else { format!("{} ({})", self.reason, codes.join(", ")) }
    }
}
