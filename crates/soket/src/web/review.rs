//! Reviews on the screen: the list, the dossier with its sections, targets and records, and the steps to paper.

pub mod open;
pub mod paper;
pub mod record;
pub mod section;
pub mod step;

use crate::error::Result;
use crate::report::change::{self, Changes};
use crate::report::facts::{Facts, TargetFact};
use crate::report::letterhead;
use crate::report::print::Edition;
use crate::report::prose;
use crate::report::review::{Composed, compose};
use crate::store;
use crate::store::attachment::Attachment;
use crate::store::review::Review;
use crate::store::review::record::Record;
use crate::web::chrome::{Caller, Page};
use crate::web::field::{Choice, Typed, choices};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::attachment::size_vi;
use soket_core::period::day::short_date;
use soket_core::printed::Printed;
use soket_core::refusal::Sentence;
use soket_core::review::{Depth, RecordKind, ReviewState};
use soket_core::rollup::judge::Computed;
use soket_core::target::goal::When;
use soket_core::viewer::{Action, Viewer};
use soket_paper::profile::ProfileId;

#[derive(Template)]
#[template(path = "review/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    reviews: Vec<Review>,
    can_open: bool,
}

/// All reviews that the person sees.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { app, viewer, page }: Caller) -> Result<Response> {
    let reviews = store::review::all(&app.db, &viewer).await?;
    page.show(&ListPage { page: &page, reviews, can_open: viewer.can_somewhere(Action::ComposeReviews) })
}

#[derive(Template)]
#[template(path = "review/show.html")]
struct DossierPage<'a> {
    page: &'a Page,
    review: &'a Review,
    mandates: Vec<String>,
    sections: Vec<SectionRow>,
    targets: Vec<TargetRow>,
    records: Vec<(RecordKind, Vec<RecordRow<'a>>)>,
    gaps: Vec<String>,
    changes: Option<Changes>,
    files: Vec<store::review::issue::Kept>,
    signed: Vec<Attachment>,
    newer: Option<String>,
    formats: Vec<Choice>,
    can_compose: bool,
    can_file: bool,
    can_decide: bool,
    can_close: bool,
    can_issue: bool,
    can_reopen: bool,
    typed: &'a Typed,
}

/// A section as the dossier lists it.
struct SectionRow {
    key: &'static str,
    heading: String,
    depth: u8,
    /// When and by whom it was last written; none while soket drafts it.
    edited: Option<String>,
    /// Figures in it that moved since.
    moved: usize,
    /// Whether there is anything to write in it.
    writable: bool,
}

/// A target as the dossier lists it.
struct TargetRow {
    id: i64,
    code: String,
    name: String,
    value: String,
    computed: Computed,
    verdict: Option<(Computed, String)>,
    tone: &'static str,
    gaps: usize,
}

impl TargetRow {
    /// The word that the form for a verdict begins with: the committee's, else the machine's.
    fn word(&self) -> Computed {
        self.verdict.as_ref().map_or(self.computed, |(word, _)| *word)
    }

    /// The reason given so far.
    fn reason(&self) -> &str {
        self.verdict.as_ref().map_or("", |(_, reason)| reason)
    }
}

/// One review with all that is to be done on it.
///
/// # Errors
/// Not found when the person does not see it.
pub async fn show(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let review = store::review::find(&caller.app.db, &caller.viewer, &slug).await?;
    shown(&caller, review, &Typed::default()).await
}

/// The dossier with the form of a verdict as it was typed, and what is wrong with it.
///
/// # Errors
/// When the database does not answer.
pub async fn again(caller: &Caller, review: Review, typed: &Typed) -> Result<Response> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(caller, review, typed).await?).into_response())
}

async fn shown(Caller { app, viewer, page }: &Caller, review: Review, typed: &Typed) -> Result<Response> {
    let composed = compose(app, review).await?;
    let (facts, review) = (&composed.facts, &composed.facts.review);
    let draft = review.state == ReviewState::Draft;
    let changes = change::since_frozen(app, &composed).await?;
    let files = store::review::issue::files(&app.db, review.id).await?;
    let signed = store::attachment::of(&app.db, ("review", review.id.0)).await?;
    let newer = store::review::version::newer(&app.db, review.id).await?;
    page.show(&DossierPage {
        page,
        review,
        mandates: facts.mandates.iter().map(|mandate| mandate.citation()).collect(),
        sections: sections(&composed),
        targets: facts.targets.iter().map(|fact| target_row(&composed, fact)).collect(),
        records: by_kind(facts, page),
        gaps: gaps(&composed),
        formats: formats(viewer, review),
        can_file: review.state == ReviewState::Issued && viewer.can(Action::ComposeReviews, review.unit),
        can_compose: draft && viewer.can(Action::ComposeReviews, review.unit),
        can_decide: draft && viewer.can(Action::RecordVerdicts, review.unit),
        can_close: draft && viewer.can(Action::CloseReviews, review.unit),
        can_issue: review.state == ReviewState::Closed && newer.is_none() && viewer.can(Action::IssueReviews, review.unit),
        can_reopen: !draft && newer.is_none() && viewer.can(Action::IssueReviews, review.unit),
        changes,
        files,
        signed,
        newer,
        typed,
    })
}

/// The formats that a draft can follow.
fn formats(viewer: &Viewer, review: &Review) -> Vec<Choice> {
    let unit = viewer.tree.get(review.unit);
    let fits = unit.into_iter().flat_map(|unit| letterhead::formats(unit, [review.cut_off, viewer.today]));
    choices(fits.map(|profile| (profile.code, profile.name)), &review.profile)
}

fn sections(composed: &Composed) -> Vec<SectionRow> {
    let row = |(section, body, written): &(soket_core::review::Section, String, Option<store::review::section::Text>)| SectionRow {
        key: section.key,
        heading: section.heading(&composed.facts.review.period),
        depth: match section.depth {
            Depth::Lead | Depth::Part => 0,
            Depth::One => 1,
            Depth::Two => 2,
            Depth::Three => 3,
        },
        edited: written.as_ref().map(|text| format!("{}, {}", text.edited_by, crate::app::local(&text.edited_at))),
        moved: prose::moved(body, &composed.facts),
        writable: section.topic != soket_core::review::Topic::None,
    };
    composed.sections.iter().map(row).collect()
}

fn target_row(composed: &Composed, fact: &TargetFact) -> TargetRow {
    let (target, decisive) = (fact.target.id, fact.progress.decisive());
    let (printed, year) = match decisive.when {
        When::Year(_) => (Printed::Result { target, period: decisive.span.to_string() }, format!(" ({})", decisive.name_vi())),
        _ => (Printed::ToDate { target }, String::new()),
    };
    let value = composed.facts.value(&printed);
    TargetRow {
        id: fact.target.id.0,
        code: fact.target.code.clone(),
        name: fact.target.name.clone(),
        value: value.map_or_else(|| "–".to_owned(), |value| value.text + &year),
        computed: fact.progress.state,
        verdict: fact.verdict.as_ref().and_then(|verdict| Some((Computed::parse(&verdict.word)?, verdict.reason.clone()))),
        tone: tone(fact.word()),
        gaps: fact.progress.to_date.gaps.len(),
    }
}

/// The colour of a word; the word itself always stands beside it.
pub fn tone(word: Computed) -> &'static str {
    match word {
        Computed::Exceeded | Computed::Met => "good",
        Computed::NotMet => "bad",
        Computed::Unlikely => "warn",
        Computed::InProgress | Computed::NotJudged => "",
    }
}

/// A record as the dossier lists it.
struct RecordRow<'a> {
    record: &'a Record,
    /// What it hangs together with: unit, targets, causes, the task that remedies it.
    links: Vec<String>,
}

fn by_kind<'a>(facts: &'a Facts, page: &Page) -> Vec<(RecordKind, Vec<RecordRow<'a>>)> {
    let row = |record: &'a Record| RecordRow { record, links: links(facts, page, record) };
    let of = |kind: RecordKind| (kind, facts.records.iter().filter(|record| record.kind == kind).map(row).collect());
    RecordKind::ALL.into_iter().map(of).collect()
}

fn links(facts: &Facts, page: &Page, record: &Record) -> Vec<String> {
    let unit = record.unit.map(|unit| facts.unit_name(unit).to_owned());
    let day = record.happened_on.map(short_date);
    let targets = record.targets.iter().filter_map(|id| facts.target(*id)).map(|fact| fact.target.code.clone());
    let cause = |id: &i64| facts.records.iter().find(|cause| cause.id == *id).map(|cause| cause.body.clone());
    let tasks = facts.tasks.iter().filter(|task| task.record == Some(record.id)).map(|task| {
        let says = Sentence::plain("khắc phục: %{title}, %{lead}, hạn %{day}").with("title", &task.title);
        page.say(&says.with("lead", facts.unit_name(task.lead)).with("day", short_date(task.due_on)))
    });
    unit.into_iter().chain(day).chain(targets).chain(record.causes.iter().filter_map(cause)).chain(tasks).collect()
}

/// Which units' figures are still missing, each said once.
fn gaps(composed: &Composed) -> Vec<String> {
    let facts = &composed.facts;
    let mut gaps: Vec<String> =
        facts.targets.iter().flat_map(|fact| &fact.progress.to_date.gaps).map(|gap| crate::report::value::gap_vi(facts, gap)).collect();
    gaps.sort();
    gaps.dedup();
    gaps
}

impl DossierPage<'_> {
    /// The name of the form for a verdict on a target.
    fn verdict_form(target: impl std::fmt::Display) -> String {
        format!("ket-luan-{target}")
    }

    fn cut_off(&self) -> String {
        short_date(self.review.cut_off)
    }

    fn upload(&self) -> String {
        format!("/so-ket/{}/tep", self.review.slug)
    }

    fn moment(moment: &str) -> String {
        crate::app::local(moment)
    }

    /// What an issued file is, by its name in the register.
    fn edition(name: &str) -> &'static str {
        Edition::parse(name).map_or("", Edition::name_vi)
    }

    fn size(bytes: &u64) -> String {
        size_vi(*bytes)
    }

    /// The format as people call it.
    fn format(&self) -> &str {
        ProfileId::parse(&self.review.profile).map_or(self.review.profile.as_str(), |format| format.profile().name)
    }

    fn moved(count: usize) -> Sentence {
        Sentence::plain("%{count} số đã đổi từ khi viết").with("count", count)
    }

    fn words() -> [Computed; 6] {
        Computed::ALL
    }
}
