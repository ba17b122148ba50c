//! Brings the demonstration's tables into the database, in the order in which they refer to each other.

mod figure;
mod review;
mod target;
mod task;

use crate::db::Write;
use anyhow::{Context, Result};
use soket_core::id::{AccountId, IndicatorId, MandateId, ReviewId, TargetId, UnitId};
use std::collections::HashMap;

/// What the tables refer to by name.
pub(super) struct Names {
    /// Units by code.
    pub units: HashMap<&'static str, UnitId>,
    /// Mandates by address.
    pub mandates: HashMap<&'static str, MandateId>,
    /// Accounts by login.
    pub accounts: HashMap<&'static str, AccountId>,
    indicators: HashMap<&'static str, IndicatorId>,
    targets: HashMap<&'static str, TargetId>,
    reviews: HashMap<&'static str, ReviewId>,
}

impl Names {
    /// Names with nothing loaded yet.
    pub fn new(
        units: HashMap<&'static str, UnitId>,
        mandates: HashMap<&'static str, MandateId>,
        accounts: HashMap<&'static str, AccountId>,
    ) -> Self {
        Self { units, mandates, accounts, indicators: HashMap::new(), targets: HashMap::new(), reviews: HashMap::new() }
    }

    fn unit(&self, code: &str) -> Result<UnitId> {
        self.units.get(code).copied().with_context(|| format!("no unit {code}"))
    }

    fn mandate(&self, slug: &str) -> Result<MandateId> {
        self.mandates.get(slug).copied().with_context(|| format!("no mandate {slug}"))
    }

    fn account(&self, login: &str) -> Result<AccountId> {
        self.accounts.get(login).copied().with_context(|| format!("no account {login}"))
    }

    fn indicator(&self, code: &str) -> Result<IndicatorId> {
        self.indicators.get(code).copied().with_context(|| format!("no indicator {code}"))
    }

    fn target(&self, code: &str) -> Result<TargetId> {
        self.targets.get(code).copied().with_context(|| format!("no target {code}"))
    }

    fn review(&self, slug: &str) -> Result<ReviewId> {
        self.reviews.get(slug).copied().with_context(|| format!("no review {slug}"))
    }
}

/// Loads everything.
pub(super) async fn all(tx: &mut Write, mut names: Names) -> Result<()> {
    let indicators = figure::indicators(tx, &mut names).await?;
    figure::figures(tx, &names, &indicators).await?;
    target::all(tx, &mut names, &indicators).await?;
    review::all(tx, &mut names).await?;
    task::all(tx, &names).await
}
