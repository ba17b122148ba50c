//! What changed between a frozen paper and the facts that came after it.

use crate::app::App;
use crate::error::Result;
use crate::report::print::{FactLine, FactSheet};
use crate::report::review::{Composed, compose, paper};
use crate::store;
use crate::store::review::Review;
use soket_core::review::ReviewState;
use std::collections::HashMap;

/// A figure that says something else than in the frozen paper.
#[derive(Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its code.
    pub code: String,
    /// What it is.
    pub what: String,
    /// What the frozen paper prints.
    pub before: String,
    /// What it says now, or in the newer version; empty when that does not print it.
    pub now: String,
}

/// What a review should know about the frozen paper behind it: a closed one about its own, a new version about the old one.
#[derive(Debug)]
pub struct Changes {
    /// The slug of the frozen review.
    pub frozen: String,
    /// Figures that moved, in the order of the frozen paper.
    pub moved: Vec<Moved>,
    /// Headings of sections whose words differ; only between two versions.
    pub rewritten: Vec<String>,
}

/// Compares a composed review with the frozen paper behind it; nothing when there is none.
///
/// # Errors
/// When the database does not answer.
pub async fn since_frozen(app: &App, composed: &Composed) -> Result<Option<Changes>> {
    let review = &composed.facts.review;
    let old = match (review.state, review.replaces) {
        (ReviewState::Draft, None) => return Ok(None),
        (ReviewState::Draft, Some(old)) => store::review::by_id(&app.db, old).await?,
        _ => review.clone(),
    };
    let (frozen, _) = store::review::frozen(&app.db, old.id).await?;
    let frozen: FactSheet = serde_json::from_str(&frozen).map_err(anyhow::Error::from)?;
    let document = paper(app, composed).await?;
    let now: HashMap<&str, &str> = document.figures().into_iter().collect();
    let moved = moved(&frozen.figures, &now, |code| composed.facts.by_code(code).map(|fact| fact.what).unwrap_or_default());
    let rewritten = if old.id == review.id { Vec::new() } else { rewritten(&compose(app, old.clone()).await?, composed) };
    Ok(Some(Changes { frozen: old.slug, moved, rewritten }))
}

fn moved(frozen: &[FactLine], now: &HashMap<&str, &str>, what: impl Fn(&str) -> String) -> Vec<Moved> {
    let mut moved: Vec<Moved> = Vec::new();
    for FactLine { code, printed } in frozen {
        let says = now.get(code.as_str()).copied().unwrap_or_default();
        if says != printed && !moved.iter().any(|known| known.code == *code) {
            moved.push(Moved { code: code.clone(), what: what(code), before: printed.clone(), now: says.to_owned() });
        }
    }
    moved
}

/// The headings of the sections that somebody wrote and whose words differ between two versions. Where soket drafted both,
/// only figures can differ, and those are listed by themselves.
fn rewritten(old: &Composed, new: &Composed) -> Vec<String> {
    let pairs = old.sections.iter().zip(&new.sections);
    let differs = pairs.filter(|((_, before, was), (_, after, is))| (was.is_some() || is.is_some()) && before != after);
    differs.map(|(_, (section, ..))| section.heading(&new.facts.review.period)).collect()
}

/// The paper of a closed review prints what was frozen: the words of one figure there.
///
/// # Errors
/// When the database does not answer.
pub async fn frozen_words(app: &App, review: &Review, code: &str) -> Result<Option<String>> {
    if review.closed_at.is_none() {
        return Ok(None);
    }
    let (frozen, _) = store::review::frozen(&app.db, review.id).await?;
    let frozen: FactSheet = serde_json::from_str(&frozen).map_err(anyhow::Error::from)?;
    Ok(frozen.figures.into_iter().find(|line| line.code == code).map(|line| line.printed))
}
