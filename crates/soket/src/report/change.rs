//! What changed between a frozen paper and the facts that came after it.

use crate::app::App;
use crate::error::Result;
use crate::report::facts::Facts;
use crate::report::print::{FactLine, FactSheet};
use crate::report::review::{Composed, compose, paper};
use crate::report::value::Fact;
use crate::store;
use crate::store::review::Review;
use soket_core::review::ReviewState;
use std::collections::HashSet;

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
    let printed: HashSet<&str> = document.figures().into_iter().map(|(code, _)| code).collect();
    let moved = moved(&frozen.figures, &printed, &composed.facts);
    let rewritten = if old.id == review.id { Vec::new() } else { rewritten(&compose(app, old.clone()).await?, composed) };
    Ok(Some(Changes { frozen: old.slug, moved, rewritten }))
}

fn moved(frozen: &[FactLine], printed: &HashSet<&str>, facts: &Facts) -> Vec<Moved> {
    let mut moved: Vec<Moved> = Vec::new();
    let mut seen = HashSet::new();
    for line in frozen.iter().filter(|line| seen.insert(line.code.as_str())) {
        let code = in_this_version(facts, &line.code);
        let fact = facts.by_code(&code).filter(|_| printed.contains(code.as_str()));
        let before = forms(frozen, &line.code);
        match fact {
            Some(fact) if says(&before, &fact) => {}
            Some(fact) => moved.push(Moved { code, what: fact.what, before: fullest(&before), now: fact.text }),
            None => {
                let what = facts.by_code(&code).map(|fact| fact.what).unwrap_or_default();
                moved.push(Moved { code, what, before: fullest(&before), now: String::new() });
            }
        }
    }
    moved
}

/// The code of the same figure in the review at hand: what is counted over a review is counted anew in its next version.
fn in_this_version(facts: &Facts, code: &str) -> String {
    let printed = facts.codes.iter().find(|(_, known)| *known == code).map(|(printed, _)| printed.in_review(facts.review.id));
    printed.and_then(|printed| facts.codes.get(&printed).cloned()).unwrap_or_else(|| code.to_owned())
}

/// A figure may stand twice on a paper: bare in a table, with its unit of measure in a sentence.
fn forms<'a>(frozen: &'a [FactLine], code: &str) -> Vec<&'a str> {
    frozen.iter().filter(|line| line.code == code).map(|line| line.printed.as_str()).collect()
}

/// Whether a paper that prints these forms says what the figure says now.
fn says(forms: &[&str], fact: &Fact) -> bool {
    forms.iter().any(|form| *form == fact.text || *form == fact.cell)
}

fn fullest(forms: &[&str]) -> String {
    forms.iter().max_by_key(|form| form.chars().count()).map(|form| (*form).to_owned()).unwrap_or_default()
}

/// The headings of the sections that somebody wrote and whose words differ between two versions. Where soket drafted both,
/// only figures can differ, and those are listed by themselves.
fn rewritten(old: &Composed, new: &Composed) -> Vec<String> {
    let pairs = old.sections.iter().zip(&new.sections);
    let differs = pairs.filter(|((_, before, was), (_, after, is))| (was.is_some() || is.is_some()) && before != after);
    differs.map(|(_, (section, ..))| section.heading(&new.facts.review.period)).collect()
}

/// What the frozen paper of a review prints for a figure that says something else now; nothing while it says the same.
///
/// # Errors
/// When the database does not answer.
pub async fn frozen_words(app: &App, review: &Review, figure: (&str, &Fact)) -> Result<Option<String>> {
    if review.closed_at.is_none() {
        return Ok(None);
    }
    let (frozen, _) = store::review::frozen(&app.db, review.id).await?;
    let frozen: FactSheet = serde_json::from_str(&frozen).map_err(anyhow::Error::from)?;
    let forms = forms(&frozen.figures, figure.0);
    Ok((!forms.is_empty() && !says(&forms, figure.1)).then(|| fullest(&forms)))
}
