//! The page of a campaign: what the call says, who is nominated, what is warned of, and the next step.

use super::call::{CallForm, read};
use crate::error::{Error, Result};
use crate::report::commendation::Dossier;
use crate::store;
use crate::store::commendation::campaign::Campaign;
use crate::store::commendation::nomination::Nomination;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, Fields, Typed, choices};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use soket_core::commendation::RecipientKind;
use soket_core::commendation::campaign::{CampaignState, CampaignStep};
use soket_core::commendation::condition::{Condition, Grade};
use soket_core::commendation::paper::CampaignPaper;
use soket_core::period::day::short_date;
use soket_core::refusal::Sentence;
use soket_core::trail::Verb;
use soket_core::viewer::{Action, Viewer};

#[derive(Template)]
#[template(path = "commendation/show.html")]
struct ShowPage<'a> {
    page: &'a Page,
    dossier: &'a Dossier,
    unit: String,
    form: CallForm,
    typed: &'a Typed,
    seen: Vec<&'a Nomination>,
    sees_all: bool,
    can_run: bool,
    can_decide: bool,
    can_nominate: bool,
}

impl ShowPage<'_> {
    fn campaign(&self) -> &Campaign {
        &self.dossier.campaign
    }

    fn is(&self, state: &str) -> bool {
        self.campaign().state.as_str() == state
    }

    fn day(day: &Date) -> String {
        short_date(*day)
    }

    fn kinds(&self) -> [RecipientKind; 2] {
        RecipientKind::ALL
    }

    fn award(&self, kind: &RecipientKind) -> String {
        self.dossier.kind(*kind, self.campaign().call.nominate_by).map_or("–".to_owned(), |kind| kind.name.clone())
    }

    fn quota(&self, kind: &RecipientKind) -> String {
        self.campaign().call.quota(*kind).to_string()
    }

    fn counted(&self, kind: &RecipientKind) -> (u32, u32) {
        (Dossier::count(self.dossier.considered(), *kind), Dossier::count(self.dossier.agreed(), *kind))
    }

    /// What the catalogue warns of: forms that this unit does not grant, or that are not in force.
    fn doubts(&self) -> Vec<String> {
        let day = self.campaign().call.nominate_by;
        let unit = self.dossier.tree.get(self.campaign().call.unit);
        let doubt = |kind: RecipientKind| {
            let held = self.dossier.kind(kind, day);
            match (held, self.campaign().call.kind(kind).is_empty()) {
                (Some(held), _) => unit.and_then(|unit| held.granted_by(unit.kind)),
                (None, true) => None,
                (None, false) => Some(Sentence::plain("Hình thức khen của đợt không có trong danh mục vào hạn nhận đề nghị.")),
            }
        };
        RecipientKind::ALL.into_iter().filter_map(doubt).map(|says| self.page.say(&says)).collect()
    }

    fn asked(&self, kind: &RecipientKind) -> Vec<(i64, String)> {
        self.dossier.asked_of(*kind).map(|asked| (asked.id, self.page.say(&asked.condition.question()))).collect()
    }

    fn open_warnings(&self, nomination: &Nomination) -> usize {
        self.dossier.warnings(nomination).iter().filter(|warning| warning.reason.is_empty()).count()
    }

    /// The papers that the person reads: units that are called read the call and what was decided.
    fn papers(&self) -> Vec<CampaignPaper> {
        let is_theirs = |paper: &CampaignPaper| match paper {
            CampaignPaper::Call => true,
            CampaignPaper::Decision => self.sees_all || !self.dossier.awards.is_empty(),
            _ => self.sees_all,
        };
        CampaignPaper::ALL.into_iter().filter(is_theirs).collect()
    }

    fn condition_kinds(&self) -> Vec<Choice> {
        choices(Condition::KINDS, "")
    }

    fn recipients(&self) -> Vec<Choice> {
        choices(RecipientKind::ALL.map(|kind| (kind.as_str(), kind.name_vi())), RecipientKind::Individual.as_str())
    }

    fn grades(&self) -> [Grade; 4] {
        Grade::ALL
    }

    fn decides_from(&self) -> String {
        self.campaign().decides_from().map(short_date).unwrap_or_default()
    }

    fn nominees(&self) -> Vec<Choice> {
        let agreed = self.dossier.agreed().map(|nomination| (nomination.id.to_string(), nomination.said.name.clone()));
        crate::web::field::or_none(agreed, "")
    }
}

/// The nominations that a person sees: all for whoever sees the unit that commends, else those of the own units.
pub fn seen<'a>(viewer: &Viewer, dossier: &'a Dossier) -> Vec<&'a Nomination> {
    let sees_all = viewer.sees(dossier.campaign.call.unit);
    dossier.nominations.iter().filter(|nomination| sees_all || viewer.sees(nomination.unit)).collect()
}

/// The page of a campaign.
///
/// # Errors
/// Not found when the person does not see it.
pub async fn page(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    show(&caller, &slug, &Typed::default()).await
}

async fn show(caller: &Caller, slug: &str, typed: &Typed) -> Result<Response> {
    let Caller { app, viewer, page } = caller;
    let campaign = store::commendation::campaign::find(&app.db, viewer, slug).await?;
    let form = CallForm::of(app, &campaign).await?;
    let unit = viewer.tree.get(campaign.call.unit).map(|unit| unit.named_on(viewer.today).full.clone()).unwrap_or_default();
    let (sees_all, can_run) = (viewer.sees(campaign.call.unit), viewer.can(Action::RunCampaigns, campaign.call.unit));
    let can_decide = viewer.can(Action::DecideAwards, campaign.call.unit);
    let can_nominate = campaign.state == CampaignState::Open && viewer.can_somewhere(Action::Nominate);
    let dossier = Dossier::gather(app, campaign).await?;
    let seen = seen(viewer, &dossier);
    page.show(&ShowPage { page, dossier: &dossier, unit, form, typed, seen, sees_all, can_run, can_decide, can_nominate })
}

async fn refused(caller: &Caller, slug: &str, typed: &Typed) -> Result<Response> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, show(caller, slug, typed).await?).into_response())
}

/// A campaign that the person carries through.
///
/// # Errors
/// Not found when the person does not see it; a refusal when he may not.
pub async fn to_run(caller: &Caller, slug: &str) -> Result<Campaign> {
    let campaign = store::commendation::campaign::find(&caller.app.db, &caller.viewer, slug).await?;
    caller.viewer.may(Action::RunCampaigns, campaign.call.unit)?;
    Ok(campaign)
}

/// Changes what the call says.
///
/// # Errors
/// As [`to_run`]; the refusal of the state machine.
pub async fn correct(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let campaign = to_run(&caller, &slug).await?;
    campaign.state.after(CampaignStep::Correct)?;
    let mut typed = Typed::new("call", fields);
    let unit = caller.viewer.tree.get(campaign.call.unit).ok_or(Error::NotFound)?.clone();
    let Some(call) = read(&caller.app, (&unit, campaign.call.channel), &mut typed).await? else {
        return refused(&caller, &slug, &typed).await;
    };
    let mut tx = caller.app.db.write().await?;
    store::commendation::campaign::correct(&mut tx, caller.viewer.account, campaign.id, &call).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/khen-thuong/{slug}"), "da_luu"))
}

/// Adds a condition to the call, or takes one out: the form says which.
///
/// # Errors
/// As [`correct`].
pub async fn ask(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let campaign = to_run(&caller, &slug).await?;
    campaign.state.after(CampaignStep::Correct)?;
    let mut typed = Typed::new("condition", fields);
    let by = caller.viewer.account;
    let mut tx = caller.app.db.write().await?;
    if let Ok(condition) = typed.text("remove").parse() {
        store::commendation::campaign::unask(&mut tx, by, &campaign, condition).await?;
    } else {
        let recipient = typed.one_of("recipient", RecipientKind::parse, "Chọn tập thể hay cá nhân.");
        let (kind, grade, years) = (typed.text("kind"), typed.text("grade"), typed.text("years"));
        let value = if kind == "grade" { grade } else { years };
        let condition = Condition::parse(&kind, &value, &typed.text("words"));
        let (Some(recipient), Some(condition)) = (recipient, condition) else {
            drop(tx);
            let says = "Chưa đủ để máy kiểm tra: ghi số năm (0 đến 120), và với ngày hoặc điều kiện xác nhận thì ghi rõ là gì.";
            typed.fault("words", Sentence::plain(says));
            return refused(&caller, &slug, &typed).await;
        };
        store::commendation::campaign::ask(&mut tx, by, &campaign, (recipient, &condition)).await?;
    }
    tx.commit().await?;
    Ok(chrome::done(&format!("/khen-thuong/{slug}"), "da_luu"))
}

/// Takes the campaign a step on.
///
/// # Errors
/// As [`to_run`]; the refusal of the state machine.
pub async fn step(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let campaign = to_run(&caller, &slug).await?;
    let typed = Typed::new("step", fields);
    let by = caller.viewer.account;
    let today = caller.app.today();
    let wanted = typed.text("step");
    if wanted == "list" {
        may_be_listed(&Dossier::gather(&caller.app, campaign.clone()).await?)?;
    }
    let campaign = &campaign;
    let mut tx = caller.app.db.write().await?;
    match wanted.as_str() {
        "open" => store::commendation::campaign::step(&mut tx, by, campaign, (CampaignStep::Open, Verb::Announce)).await?,
        "close" => {
            let step = (CampaignStep::CloseNominations, Verb::CloseNominations);
            store::commendation::campaign::step(&mut tx, by, campaign, step).await?;
        }
        "reopen" => store::commendation::campaign::step(&mut tx, by, campaign, (CampaignStep::Reopen, Verb::Announce)).await?,
        "reconsider" => store::commendation::campaign::step(&mut tx, by, campaign, (CampaignStep::Reconsider, Verb::Reopen)).await?,
        "cancel" => store::commendation::campaign::step(&mut tx, by, campaign, (CampaignStep::Cancel, Verb::Cancel)).await?,
        "list" => store::commendation::meeting::list(&mut tx, Some(by), campaign, today).await?,
        _ => return Err(Error::NotFound),
    }
    tx.commit().await?;
    Ok(chrome::done(&format!("/khen-thuong/{slug}"), "da_luu"))
}

/// A list hangs out once the meeting has counted, somebody was agreed on, and each warning has its reason.
fn may_be_listed(dossier: &Dossier) -> std::result::Result<(), soket_core::refusal::Refusal> {
    dossier.campaign.state.after(CampaignStep::List)?;
    if dossier.agreed().next().is_none() {
        return Err(soket_core::refusal::Refusal::conflict(
            "Chưa ai được cuộc họp xét đồng ý, nên chưa có danh sách để công khai.",
            "Nhập kết quả họp xét trước.",
        ));
    }
    dossier.is_answered()
}

/// Takes an objection to the list down, or answers one: the form says which.
///
/// # Errors
/// As [`to_run`]; the refusal of the state machine.
pub async fn object(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let campaign = to_run(&caller, &slug).await?;
    campaign.state.after(CampaignStep::Object)?;
    let mut typed = Typed::new("objection", fields);
    let by = caller.viewer.account;
    let Some(body) = typed.wanted("body", "Ghi nội dung ý kiến hoặc trả lời.") else {
        return refused(&caller, &slug, &typed).await;
    };
    let mut tx = caller.app.db.write().await?;
    if let Ok(objection) = typed.text("objection").parse() {
        store::commendation::meeting::answer(&mut tx, by, &campaign, (objection, &body)).await?;
    } else {
        let Some(received_on) = typed.day("received_on") else {
            drop(tx);
            return refused(&caller, &slug, &typed).await;
        };
        let all = store::commendation::nomination::of(&caller.app.db, campaign.id).await?;
        let nomination = all.iter().map(|nomination| nomination.id).find(|id| id.to_string() == typed.text("nomination"));
        let objection = store::commendation::meeting::Objection { id: 0, nomination, received_on, body, answer: String::new() };
        store::commendation::meeting::object(&mut tx, by, &campaign, &objection).await?;
    }
    tx.commit().await?;
    Ok(chrome::done(&format!("/khen-thuong/{slug}"), "da_luu"))
}
