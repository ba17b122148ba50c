//! Everything that a review says at its cut-off: targets with their progress and verdicts, records, and each printed figure.

use crate::app::App;
use crate::error::Result;
use crate::report::value::{self, Fact};
use crate::store;
use crate::store::commendation::award::Award;
use crate::store::indicator::Asked;
use crate::store::review::record::Record;
use crate::store::review::{Review, Verdict};
use crate::store::target::Kept;
use crate::store::task::Task;
use crate::store::task::report::Report;
use jiff::civil::Date;
use soket_core::commendation::honour::LookBack;
use soket_core::figure::Reading;
use soket_core::figure::readings::Readings;
use soket_core::id::{MandateId, TargetId, TaskId, UnitId};
use soket_core::mandate::Mandate;
use soket_core::period::Period;
use soket_core::printed::Printed;
use soket_core::rollup::judge::Computed;
use soket_core::rollup::progress::Progress;
use soket_core::rollup::{Reporter, rollup};
use soket_core::target::Target;
use soket_core::target::rule::UnitRule;
use soket_core::task::TaskState;
use soket_core::unit::Tree;
use std::collections::HashMap;
use std::sync::Arc;

/// A target as a review sees it.
#[derive(Debug)]
pub struct TargetFact {
    /// What is asked.
    pub target: Target,
    /// Whose resolution it is.
    pub unit: UnitId,
    /// What soket computes.
    pub progress: Progress,
    /// What the committee concluded, if it did.
    pub verdict: Option<Verdict>,
}

impl TargetFact {
    /// The word that papers print: the committee's, else the machine's.
    pub fn word(&self) -> Computed {
        self.verdict.as_ref().and_then(|verdict| Computed::parse(&verdict.word)).unwrap_or(self.progress.state)
    }
}

/// What a review says, computed once.
#[derive(Debug)]
pub struct Facts {
    /// The dossier.
    pub review: Review,
    /// The units as they are known today.
    pub tree: Arc<Tree>,
    /// The mandates that it answers, oldest first.
    pub mandates: Vec<Mandate>,
    /// Their targets in order.
    pub targets: Vec<TargetFact>,
    /// Everything counted.
    pub indicators: Vec<Asked>,
    /// The records of the review.
    pub records: Vec<Record>,
    /// Tasks that this review sets.
    pub tasks: Vec<Task>,
    /// Tasks that the review before it set, and the conferences that heard it.
    pub former: Vec<Task>,
    /// Whom its body commended in its time.
    pub honours: Vec<Award>,
    /// The last report on each task up to the cut-off.
    pub reports: HashMap<TaskId, Report>,
    /// The readings that hold.
    pub readings: Arc<Vec<Reading>>,
    /// The codes given out so far.
    pub codes: HashMap<Printed, String>,
}

impl Facts {
    /// Gathers the facts of a review as they are now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn gather(app: &App, review: Review) -> Result<Self> {
        let db = &app.db;
        let ids = store::review::mandates(db, review.id).await?;
        let mut mandates = store::mandate::all(db).await?;
        mandates.retain(|mandate| ids.contains(&mandate.id));
        mandates.sort_by_key(|mandate| (mandate.issued_on, mandate.id));
        let indicators = store::indicator::all(db).await?;
        let readings = app.readings().await?;
        let tree = app.tree_now().await?;
        let verdicts = store::review::verdicts(db, review.id).await?;
        let targets = store::target::of(db, &ids).await?;
        let targets = weigh(targets, &indicators, &readings, (&tree, review.cut_off), verdicts);
        let records = store::review::record::all(db, review.id).await?;
        let mut tasks = store::task::of_review(db, review.id).await?;
        tasks.retain(|task| task.state != TaskState::Withdrawn);
        let former = match review.former {
            Some(former) => store::task::after(db, [former, store::review::version::latest(db, former).await?]).await?,
            None => Vec::new(),
        };
        let reports = store::task::report::last(db, review.cut_off).await?;
        let codes = store::printed::codes(db, &Default::default()).await?;
        let honours = honours(app, &review, &ids).await?;
        Ok(Self { review, tree, mandates, targets, indicators, records, tasks, former, honours, reports, readings, codes })
    }

    /// One target.
    pub fn target(&self, id: TargetId) -> Option<&TargetFact> {
        self.targets.iter().find(|fact| fact.target.id == id)
    }

    /// What a printed figure is now; nothing when there is no such figure.
    pub fn value(&self, printed: &Printed) -> Option<Fact> {
        value::of(self, printed)
    }

    /// What the figure behind a code is now.
    pub fn by_code(&self, code: &str) -> Option<Fact> {
        let (printed, _) = self.codes.iter().find(|(_, known)| *known == code)?;
        self.value(printed)
    }

    /// Whether the review may tell what a unit reported: its body answers for the unit or for whoever asks, or one of its
    /// targets adds the unit up. A code of another house's figure says nothing here.
    pub fn tells(&self, asked: &Asked, unit: UnitId) -> bool {
        let answers_for = |id| self.tree.answers_for(self.review.unit, id, self.review.cut_off);
        let counts = |fact: &TargetFact| fact.target.kind.indicators().contains(&asked.indicator.id);
        let adds_up = |fact: &TargetFact| counts(fact) && self.reporters(fact).iter().any(|reporter| reporter.unit == unit);
        answers_for(asked.unit) || answers_for(unit) || self.targets.iter().any(adds_up)
    }

    /// The units whose figures a target of the review waits for.
    pub fn reporters(&self, fact: &TargetFact) -> Vec<Reporter> {
        reporters((&fact.target, fact.unit), &self.indicators, (&self.tree, self.review.cut_off))
    }

    /// A unit's name on the day of the cut-off, as sentences write it.
    pub fn unit_name(&self, id: UnitId) -> &str {
        self.tree.get(id).map_or("", |unit| unit.named_on(self.review.cut_off).full.as_str())
    }

    /// A unit's name on the day of the cut-off, as tables write it.
    pub fn unit_short(&self, id: UnitId) -> &str {
        self.tree.get(id).map_or("", |unit| unit.named_on(self.review.cut_off).short.as_str())
    }

    /// The latest year of figures at the cut-off, by a target's calendar.
    pub fn year(&self) -> Period {
        Period::year_of(self.review.cut_off)
    }

    /// How many targets stand at each word; "đạt" and "vượt" are counted together where papers do.
    pub fn count(&self, words: &[Computed]) -> usize {
        self.targets.iter().filter(|fact| words.contains(&fact.word())).count()
    }
}

/// The awards of the register that hold and that the review tells of, collectives first, in the order of the register.
async fn honours(app: &App, review: &Review, mandates: &[MandateId]) -> Result<Vec<Award>> {
    let span = (review.period.first(), review.cut_off);
    let back = LookBack { unit: review.unit, outline: review.outline, mandates, span };
    let known = store::commendation::award::known(&app.db).await?.into_iter();
    let told = known.filter(|(award, achievement)| back.tells(award.unit, achievement.mandate, award.decided_on));
    let mut honours: Vec<Award> = told.map(|(award, _)| award).collect();
    honours.sort_by_key(|award| award.register);
    Ok(honours)
}

/// Rolls every target up; the readings are indexed once for all of them.
pub fn weigh(targets: Vec<Kept>, asked: &[Asked], readings: &[Reading], at: (&Tree, Date), verdicts: Vec<Verdict>) -> Vec<TargetFact> {
    let indicators: Vec<_> = asked.iter().map(|asked| asked.indicator.clone()).collect();
    let index = Readings::new(&indicators, readings);
    let mut verdicts: HashMap<TargetId, Verdict> = verdicts.into_iter().map(|verdict| (verdict.target, verdict)).collect();
    let weighed = targets.into_iter().map(|Kept { target, unit }| {
        let progress = rollup(&target, &index, &reporters((&target, unit), asked, at), at.1);
        TargetFact { verdict: verdicts.remove(&target.id), target, unit, progress }
    });
    weighed.collect()
}

/// The units whose figures a target waits for, each with its first and last day. Where a body above asks, whoever keeps the
/// target adds up its own part of what was asked: a cell's target is not reached by other cells.
pub fn reporters((target, keeper): (&Target, UnitId), asked: &[Asked], (tree, day): (&Tree, Date)) -> Vec<Reporter> {
    let is_asked_above = |asked: &Asked| asked.unit != keeper && tree.answers_for(asked.unit, keeper, day);
    let is_its = |asked: &Asked, unit: UnitId| !is_asked_above(asked) || tree.answers_for(keeper, unit, day);
    let mut units: Vec<UnitId> = match target.unit_rule {
        UnitRule::OwnerOnly => vec![target.owner],
        _ => {
            let wanted = target.kind.indicators();
            let first = asked.iter().filter(|asked| wanted.first() == Some(&asked.indicator.id));
            first.flat_map(|asked| asked.reporters.iter().copied().filter(|unit| is_its(asked, *unit))).collect()
        }
    };
    units.dedup();
    units.into_iter().filter_map(|id| tree.get(id)).map(Reporter::of).collect()
}
