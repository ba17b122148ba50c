//! A nomination: what the unit says, what is missing, what is warned of, and what proves it.

use super::show::seen;
use crate::error::{Error, Result};
use crate::report::commendation::Dossier;
use crate::report::commendation::warning::Warning;
use crate::store;
use crate::store::attachment::Attachment;
use crate::store::commendation::campaign::Campaign;
use crate::store::commendation::nomination::{Nomination, Said};
use crate::store::commendation::proof::Source;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, Fields, Typed, choices, or_none};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::attachment::size_vi;
use soket_core::commendation::RecipientKind;
use soket_core::commendation::campaign::{CampaignState, CampaignStep};
use soket_core::commendation::condition::{Condition, Grade};
use soket_core::commendation::double::Recipient;
use soket_core::commendation::nomination::{Consent, NominationStep, usual_length};
use soket_core::commendation::quota::Quota;
use soket_core::id::{NominationId, PersonId, UnitId};
use soket_core::period::day::short_date;
use soket_core::refusal::Sentence;
use soket_core::viewer::Action;
use std::collections::HashMap;

/// A condition with the field that answers it.
struct Question {
    field: String,
    says: String,
    options: Vec<Choice>,
    answer: String,
}

#[derive(Template)]
#[template(path = "commendation/nomination.html")]
struct NominationPage<'a> {
    page: &'a Page,
    dossier: &'a Dossier,
    nomination: &'a Nomination,
    warnings: Vec<Warning>,
    sources: Vec<Source>,
    files: Vec<Attachment>,
    typed: &'a Typed,
    can_change: bool,
    can_run: bool,
}

impl NominationPage<'_> {
    fn slug(&self) -> &str {
        &self.dossier.campaign.slug
    }

    fn size(size: &u64) -> String {
        size_vi(*size)
    }

    fn moment(moment: &str) -> String {
        crate::app::local(moment)
    }

    fn is(&self, state: &str) -> bool {
        self.nomination.state.as_str() == state
    }

    fn is_open(&self) -> bool {
        self.dossier.campaign.state == CampaignState::Open
    }

    fn missing(&self) -> Vec<(bool, String)> {
        self.dossier.missing(self.nomination).iter().map(|missing| (missing.blocks, self.page.say(&missing.says))).collect()
    }

    fn questions(&self) -> Vec<Question> {
        let question = |asked: &store::commendation::campaign::Asked| {
            let field = format!("condition-{}", asked.id);
            let kept = self.nomination.said.answers.get(&asked.id).map_or("", String::as_str);
            let answer = self.typed.at("nomination", &field, kept);
            let options = match asked.condition {
                Condition::GradeAtLeast(_) => or_none(Grade::ALL.map(|grade| (grade.as_str(), grade.name_vi())), &answer),
                Condition::Confirmed(_) => or_none([("yes", "Có"), ("no", "Không")], &answer),
                _ => Vec::new(),
            };
            Question { says: self.page.say(&asked.condition.question()), field, options, answer }
        };
        self.dossier.asked_of(self.nomination.said.kind()).map(question).collect()
    }

    fn votes(&self, at: usize) -> String {
        self.nomination.said.votes.map(|votes| [votes.0, votes.1][at].to_string()).unwrap_or_default()
    }

    fn consents(&self) -> Vec<Choice> {
        choices(Consent::ALL.map(|consent| (consent.as_str(), consent.name_vi())), self.nomination.said.consent.as_str())
    }

    fn length(&self) -> String {
        let usual = usual_length(self.nomination.said.kind());
        format!("{}-{}", usual.start(), usual.end())
    }

    fn source_address(source: &Source) -> String {
        match source.kind.as_str() {
            "figure" => format!("/so/{}", source.reference),
            "task" => format!("/viec/{}", source.reference),
            _ => format!("/hoi-nghi/{}", source.reference),
        }
    }

    fn upload_address(&self) -> String {
        format!("/khen-thuong/{}/de-nghi/{}/tep", self.slug(), self.nomination.id)
    }

    fn pass_address(&self) -> String {
        format!("/de-cu/{}", self.nomination.pass.code)
    }

    fn pass_ends_on(&self) -> String {
        short_date(self.dossier.pass(self.nomination).ends_on)
    }

    /// Why the pass opens nothing today; empty while it opens.
    fn pass_is_closed(&self) -> String {
        self.dossier.pass(self.nomination).opens(self.dossier.today).err().map(|no| self.page.say(&no.says)).unwrap_or_default()
    }

    fn pass_is_withdrawn(&self) -> bool {
        self.nomination.pass.withdrawn_on.is_some()
    }
}

/// The page of a nomination.
///
/// # Errors
/// Not found when the person does not see it.
pub async fn page(caller: Caller, Path((slug, id)): Path<(String, i64)>) -> Result<Response> {
    let (dossier, nomination) = held(&caller, &slug, id).await?;
    show(&caller, (&dossier, &nomination), &Typed::default()).await
}

/// A campaign with one of its nominations.
///
/// # Errors
/// Not found when the person does not see it.
pub(super) async fn held(caller: &Caller, slug: &str, id: i64) -> Result<(Dossier, Nomination)> {
    let campaign = store::commendation::campaign::find(&caller.app.db, &caller.viewer, slug).await?;
    let dossier = Dossier::gather(&caller.app, campaign).await?;
    let nomination = seen(&caller.viewer, &dossier).into_iter().find(|nomination| nomination.id == NominationId(id)).cloned();
    Ok((dossier, nomination.ok_or(Error::NotFound)?))
}

/// Draws the page, with what was typed where something in it is wrong.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn show(caller: &Caller, (dossier, nomination): (&Dossier, &Nomination), typed: &Typed) -> Result<Response> {
    let Caller { app, viewer, page } = caller;
    let can_change = viewer.can(Action::Nominate, nomination.unit);
    let can_run = viewer.can(Action::RunCampaigns, dossier.campaign.call.unit);
    let sources = dossier.sources.get(&nomination.id).cloned().unwrap_or_default();
    let files = store::attachment::of(&app.db, ("nomination", nomination.id.0)).await?;
    let warnings = dossier.warnings(nomination);
    page.show(&NominationPage { page, dossier, nomination, warnings, sources, files, typed, can_change, can_run })
}

#[derive(Template)]
#[template(path = "commendation/nominate.html")]
struct NominatePage<'a> {
    page: &'a Page,
    dossier: &'a Dossier,
    units: Vec<Choice>,
    people: Vec<Choice>,
    collectives: Vec<Choice>,
    typed: &'a Typed,
}

/// The form that proposes somebody.
///
/// # Errors
/// Not found when the person does not see the campaign; a refusal when he may not nominate.
pub async fn form(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    caller.viewer.may_somewhere(Action::Nominate)?;
    show_form(&caller, &slug, &Typed::default()).await
}

async fn show_form(caller: &Caller, slug: &str, typed: &Typed) -> Result<Response> {
    let Caller { app, viewer, page } = caller;
    let campaign = store::commendation::campaign::find(&app.db, viewer, slug).await?;
    let dossier = Dossier::gather(app, campaign).await?;
    let name = |unit: UnitId| viewer.tree.get(unit).map(|unit| unit.named_on(viewer.today).full.clone()).unwrap_or_default();
    let may = viewer.tree.all().iter().filter(|unit| viewer.can(Action::Nominate, unit.id) && dossier.campaign.calls(unit.id, viewer));
    let units: Vec<(String, String)> = may.map(|unit| (unit.code.clone(), name(unit.id))).collect();
    let people = store::person::all(&app.db).await?.into_iter().filter(|person| viewer.sees(person.unit));
    let people: Vec<(String, String)> =
        people.map(|person| (format!("person-{}", person.id), format!("{}, {}", person.full_name, name(person.unit)))).collect();
    let standing = viewer.tree.all().iter().filter(|unit| viewer.sees(unit.id) && unit.id != dossier.campaign.call.unit);
    let collectives: Vec<(String, String)> = standing.map(|unit| (format!("unit-{}", unit.id), name(unit.id))).collect();
    let (units, people) = (choices(units, ""), choices(people, &typed.text("recipient")));
    let collectives = choices(collectives, &typed.text("recipient"));
    page.show(&NominatePage { page, dossier: &dossier, units, people, collectives, typed })
}

/// Proposes somebody.
///
/// # Errors
/// As [`form`]; the refusal of the state machine.
pub async fn nominate(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let Caller { app, viewer, .. } = &caller;
    let campaign = store::commendation::campaign::find(&app.db, viewer, &slug).await?;
    let mut typed = Typed::new("nominate", fields);
    let unit = viewer.tree.by_code(&typed.text("unit")).filter(|unit| viewer.sees(unit.id)).ok_or(Error::NotFound)?.id;
    viewer.may(Action::Nominate, unit)?;
    campaign.state.after(CampaignStep::Nominate)?;
    if !campaign.calls(unit, viewer) {
        return Err(Error::NotFound);
    }
    let said = proposed(&caller, &mut typed).await?.filter(|said| is_asked(&campaign, said.kind(), &mut typed));
    let Some(said) = said else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, show_form(&caller, &slug, &typed).await?).into_response());
    };
    let mut tx = app.db.write().await?;
    let id = store::commendation::nomination::nominate(&mut tx, Some(viewer.account), &campaign, (unit, &said)).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/khen-thuong/{slug}/de-nghi/{id}"), "da_luu"))
}

/// Whether the campaign commends such recipients at all: a quota of nought says no, as its plan does.
fn is_asked(campaign: &Campaign, kind: RecipientKind, typed: &mut Typed) -> bool {
    let is_asked = campaign.call.quota(kind) != Quota::Number(0);
    if !is_asked {
        let says = Sentence::plain("Đợt này không xét khen %{kind}: số lượng là 0. Chọn đối tượng khác, hoặc hỏi văn phòng.");
        typed.fault("recipient", says.with("kind", kind.name_vi()));
    }
    is_asked
}

/// Whom the form proposes, with name and office as the register has them.
async fn proposed(caller: &Caller, typed: &mut Typed) -> Result<Option<Said>> {
    let chosen = typed.text("recipient");
    let viewer = &caller.viewer;
    let number = |prefix: &str| chosen.strip_prefix(prefix).and_then(|id| id.parse().ok());
    let named = |unit: UnitId| viewer.tree.get(unit).map(|unit| unit.named_on(viewer.today).full.clone()).unwrap_or_default();
    let (recipient, name, office) = if let Some(person) = number("person-").map(PersonId) {
        let person = store::person::by_id(&caller.app.db, person).await?;
        if !viewer.sees(person.unit) {
            return Err(Error::NotFound);
        }
        let posts = store::person::posts_of(&caller.app.db, person.id).await?;
        let post = posts.iter().rev().find(|post| post.to_on.is_none()).map(|post| post.title.clone());
        let office = post.into_iter().chain([named(person.unit)]).collect::<Vec<_>>().join(", ");
        (Recipient::Person(person.id), person.full_name, office)
    } else if let Some(unit) = number("unit-").map(UnitId).filter(|unit| viewer.sees(*unit)) {
        (Recipient::Unit(unit), named(unit), String::new())
    } else {
        typed.fault("recipient", Sentence::plain("Chọn người hoặc tập thể được đề nghị."));
        return Ok(None);
    };
    Ok(Some(Said { recipient, name, office, summary: String::new(), votes: None, consent: Consent::Unasked, answers: HashMap::new() }))
}

/// Changes what the unit says of its nominee.
///
/// # Errors
/// Not found when the person does not see it; a refusal when he may not or a state machine says no.
pub async fn save(caller: Caller, Path((slug, id)): Path<(String, i64)>, Form(fields): Form<Fields>) -> Result<Response> {
    let (dossier, nomination) = to_change(&caller, &slug, id).await?;
    nomination.state.after(NominationStep::Correct)?;
    let mut typed = Typed::new("nomination", fields);
    let Some(said) = read(&dossier, &nomination, &mut typed) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&caller, (&dossier, &nomination), &typed).await?).into_response());
    };
    let mut tx = caller.app.db.write().await?;
    store::commendation::nomination::correct(&mut tx, caller.viewer.account, &dossier.campaign, (&nomination, &said)).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/khen-thuong/{slug}/de-nghi/{id}"), "da_luu"))
}

/// The same for somebody who may change it, while the campaign takes nominations.
///
/// # Errors
/// As [`held`]; a refusal when he may not.
pub(super) async fn to_change(caller: &Caller, slug: &str, id: i64) -> Result<(Dossier, Nomination)> {
    let (dossier, nomination) = held(caller, slug, id).await?;
    caller.viewer.may(Action::Nominate, nomination.unit)?;
    dossier.campaign.state.after(CampaignStep::Nominate)?;
    Ok((dossier, nomination))
}

fn read(dossier: &Dossier, nomination: &Nomination, typed: &mut Typed) -> Option<Said> {
    let name = typed.wanted("name", "Ghi tên như sẽ in trên giấy khen.");
    // A second blank between two syllables would be printed.
    let name = name.map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
    let votes = votes(typed);
    let mut answers = HashMap::new();
    let mut is_read = true;
    for asked in dossier.asked_of(nomination.said.kind()) {
        let answer = typed.text(&format!("condition-{}", asked.id));
        if answer.is_empty() {
            continue;
        }
        if let Err(says) = asked.condition.check(&answer, dossier.campaign.call.nominate_by) {
            typed.fault("conditions", says);
            is_read = false;
        }
        answers.insert(asked.id, answer);
    }
    let consent = Consent::parse(&typed.text("consent")).unwrap_or(nomination.said.consent);
    let said = Said {
        recipient: nomination.said.recipient,
        name: name?,
        office: typed.text("office"),
        summary: typed.text("summary"),
        votes: votes.ok()?,
        consent,
        answers,
    };
    is_read.then_some(said)
}

/// The unit's votes: both numbers or none.
fn votes(typed: &mut Typed) -> std::result::Result<Option<(u32, u32)>, ()> {
    let (agree, of) = (typed.text("votes_agree"), typed.text("votes_of"));
    if agree.is_empty() && of.is_empty() {
        return Ok(None);
    }
    let numbers = agree.parse::<u32>().ok().zip(of.parse::<u32>().ok()).filter(|(agree, of)| agree <= of && *of > 0);
    if numbers.is_none() {
        typed.fault("votes_agree", Sentence::plain("Ghi hai số nguyên: số phiếu đồng ý không quá tổng số."));
    }
    numbers.map(Some).ok_or(())
}

/// Takes a step with a nomination: send, send back, withdraw.
///
/// # Errors
/// As [`save`].
pub async fn step(caller: Caller, Path((slug, id)): Path<(String, i64)>, Form(fields): Form<Fields>) -> Result<Response> {
    let (dossier, nomination) = held(&caller, &slug, id).await?;
    let mut typed = Typed::new("step", fields);
    let (step, answer) = match typed.text("step").as_str() {
        "submit" => (NominationStep::Submit, String::new()),
        "withdraw" => (NominationStep::Withdraw, String::new()),
        "send_back" => match typed.wanted("reason", "Ghi cần sửa gì để đơn vị biết.") {
            Some(reason) => (NominationStep::SendBack, reason),
            None => return Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&caller, (&dossier, &nomination), &typed).await?).into_response()),
        },
        _ => return Err(Error::NotFound),
    };
    match step {
        NominationStep::SendBack => caller.viewer.may(Action::RunCampaigns, dossier.campaign.call.unit)?,
        _ => caller.viewer.may(Action::Nominate, nomination.unit)?,
    }
    if step == NominationStep::Submit {
        nomination.state.after(step)?;
        if let Some(missing) = dossier.missing(&nomination).into_iter().find(|missing| missing.blocks) {
            typed.fault("step", missing.says);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&caller, (&dossier, &nomination), &typed).await?).into_response());
        }
    }
    let mut tx = caller.app.db.write().await?;
    let by = Some(caller.viewer.account);
    store::commendation::nomination::step(&mut tx, by, (&dossier.campaign, &nomination), (step, &answer)).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/khen-thuong/{slug}/de-nghi/{id}"), "da_luu"))
}
