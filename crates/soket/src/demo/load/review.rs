//! Reviews with their texts, records, tasks and verdicts.

use super::Names;
use crate::db::Write;
use crate::demo::mark::{self, Ids};
use crate::demo::reviews::{DemoRecord, DemoReview, REVIEWS, VERDICTS};
use crate::store::review::record::Record;
use crate::store::task::Task;
use crate::store::{review, task};
use anyhow::{Context, Result};
use soket_core::id::{ReviewId, UnitId};
use soket_core::rollup::judge::Computed;
use soket_core::task::TaskState;
use std::collections::HashMap;

/// Opens every review, and records what the committee concluded.
pub(super) async fn all(tx: &mut Write, names: &mut Names) -> Result<()> {
    for demo in REVIEWS {
        let id = opened(tx, demo, names).await?;
        names.reviews.insert(demo.slug, id);
    }
    for demo in VERDICTS {
        let word = Computed::ALL.into_iter().find(|word| word.name_vi() == demo.word);
        let word = word.with_context(|| format!("no verdict {}", demo.word))?;
        let verdict = (names.target(demo.target)?, word.as_str(), demo.reason);
        review::record_verdict(tx, names.account("quang")?, names.review(demo.review)?, verdict).await?;
    }
    Ok(())
}

async fn opened(tx: &mut Write, demo: &DemoReview, names: &Names) -> Result<ReviewId> {
    let (unit, by) = (names.unit("dang-bo")?, names.account("hoa")?);
    let new = review::NewReview {
        slug: demo.slug.to_owned(),
        outline: demo.outline,
        title: demo.title.to_owned(),
        unit,
        period: demo.period.parse()?,
        cut_off: demo.cut_off.parse()?,
        profile: "PARTY-HD36".to_owned(),
        draft_mark: "Dự thảo - số liệu minh hoạ".to_owned(),
        former: demo.former.map(|slug| names.review(slug)).transpose()?,
        mandates: demo.mandates.iter().map(|slug| names.mandate(slug)).collect::<Result<_>>()?,
    };
    let (id, _) = review::open(tx, Some(by), &new).await?;
    for (section, body) in demo.sections() {
        review::section::begin(tx, by, (id, section), &translated(body, names)?).await?;
    }
    records(tx, demo, (id, unit), names).await?;
    Ok(id)
}

async fn records(tx: &mut Write, demo: &DemoReview, review: (ReviewId, UnitId), names: &Names) -> Result<()> {
    let mut keys: HashMap<&'static str, i64> = HashMap::new();
    // Causes first, so that strengths and limits can name them.
    let (explained, others): (Vec<&DemoRecord>, Vec<_>) = demo.records.iter().partition(|record| !record.causes.is_empty());
    for demo in others.into_iter().chain(explained) {
        let id = review::record::add(tx, None, review, &record(demo, names, &keys)?).await?;
        keys.insert(demo.key, id);
        if let Some((title, lead, due_on, finished)) = demo.remedy {
            let (finished_on, result) = finished.map_or((None, ""), |(day, result)| (Some(day), result));
            let set = Task::new(title.to_owned(), names.unit(lead)?, due_on.parse()?);
            let new = Task {
                review: Some(review.0),
                record: Some(id),
                state: if finished.is_some() { TaskState::Accepted } else { TaskState::Open },
                finished_on: finished_on.map(str::parse).transpose()?,
                result: result.to_owned(),
                ..set
            };
            task::set(tx, None, &new).await?;
        }
    }
    Ok(())
}

fn record(demo: &DemoRecord, names: &Names, keys: &HashMap<&'static str, i64>) -> Result<Record> {
    Ok(Record {
        id: 0,
        kind: demo.kind,
        body: demo.body.to_owned(),
        unit: demo.unit.map(|code| names.unit(code)).transpose()?,
        mandate: demo.mandate.map(|slug| names.mandate(slug)).transpose()?,
        happened_on: demo.happened_on.map(str::parse).transpose()?,
        meetings: demo.meetings,
        participants: demo.participants,
        targets: demo.targets.iter().map(|code| names.target(code)).collect::<Result<_>>()?,
        causes: demo.causes.iter().map(|key| keys.get(key).copied().with_context(|| format!("no cause {key}"))).collect::<Result<_>>()?,
    })
}

/// The text with ids in the place of names.
fn translated(body: &str, names: &Names) -> Result<String> {
    let ids = Ids { target: &|code| names.target(code), indicator: &|code| names.indicator(code), unit: &|code| names.unit(code) };
    mark::translated(body, &ids)
}
