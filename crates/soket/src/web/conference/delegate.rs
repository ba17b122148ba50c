//! The list of delegates on the desk: one by one, with class, duty, reason and reply.

use super::{Room, room, room_to_prepare};
use crate::error::{Error, Result};
use crate::store;
use crate::store::conference::delegate::{Delegate, Said};
use crate::store::conference::prepared::View;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, Fields, Typed, choices, or_none};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use soket_core::conference::card::CardCode;
use soket_core::conference::deed::Actor;
use soket_core::conference::delegate::{DelegateClass, Duty, Honorific, LeftOut, Reply};
use soket_core::conference::{ConferenceState, ConferenceStep};
use soket_core::id::DelegateId;
use soket_core::refusal::Refusal;
use soket_core::text;
use soket_core::trail::Verb;
use soket_core::viewer::Action;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "conference/delegates.html")]
struct DelegatesPage<'a> {
    page: &'a Page,
    view: &'a View,
    typed: &'a Typed,
    can_prepare: bool,
    /// Why somebody is not counted or stays away is for those who run the conference.
    can_see_reasons: bool,
    /// What the list is searched for.
    sought: String,
}

/// What the list is asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Sought {
    tim: String,
}

/// Somebody on the list, with the name of the form that changes what it says.
struct Row<'a> {
    delegate: &'a Delegate,
    form: String,
}

fn form(delegate: &Delegate) -> String {
    format!("delegate-{}", delegate.id)
}

impl DelegatesPage<'_> {
    fn groups(&self) -> Vec<(DelegateClass, Vec<Row<'_>>)> {
        let row = |delegate| Row { delegate, form: form(delegate) };
        let sought = text::fold(&self.sought);
        // Whoever has just been typed about stays in sight.
        let is_sought = |delegate: &&Delegate| self.typed.is(&form(delegate)) || matches(delegate, &sought);
        let of = |class| {
            let of_class = self.view.delegates.iter().filter(move |delegate| delegate.said.class == class);
            of_class.filter(is_sought).map(row).collect::<Vec<_>>()
        };
        DelegateClass::ALL.into_iter().map(|class| (class, of(class))).filter(|(_, list)| !list.is_empty()).collect()
    }

    /// Seats that were given more than once, each with whom it was given to.
    fn seats_given_twice(&self) -> Vec<(String, String)> {
        let mut seats: BTreeMap<String, Vec<&Delegate>> = BTreeMap::new();
        for delegate in self.view.delegates.iter().filter(|delegate| !delegate.said.seat.is_empty()) {
            seats.entry(text::fold(&delegate.said.seat)).or_default().push(delegate);
        }
        let twice = seats.into_values().filter(|holders| holders.len() > 1);
        let names = |holders: &[&Delegate]| holders.iter().map(|one| one.said.name.as_str()).collect::<Vec<_>>().join(", ");
        twice.map(|holders| (holders[0].said.seat.clone(), names(&holders))).collect()
    }

    fn honorifics(&self, chosen: Option<Honorific>) -> Vec<Choice> {
        or_none(Honorific::ALL.map(|word| (word.as_str(), word.name_vi())), chosen.map_or("", Honorific::as_str))
    }

    fn classes(&self, chosen: DelegateClass) -> Vec<Choice> {
        choices(DelegateClass::ALL.map(|class| (class.as_str(), class.name_vi())), chosen.as_str())
    }

    fn duties(&self, chosen: Duty) -> Vec<Choice> {
        choices(Duty::ALL.map(|duty| (duty.as_str(), duty.name_vi())), chosen.as_str())
    }

    fn reasons(&self, chosen: Option<LeftOut>) -> Vec<Choice> {
        or_none(LeftOut::ALL.map(|reason| (reason.as_str(), reason.name_vi())), chosen.map_or("", LeftOut::as_str))
    }

    fn replies(&self, chosen: Reply) -> Vec<Choice> {
        choices(Reply::ALL.map(|reply| (reply.as_str(), reply.name_vi())), chosen.as_str())
    }

    fn is_chair_or_more(delegate: &Delegate) -> bool {
        delegate.said.duty != Duty::None
    }

    fn has_replied(delegate: &Delegate) -> bool {
        delegate.reply != Reply::Awaited
    }

    fn card(delegate: &Delegate) -> String {
        CardCode::parse(&delegate.card).map(|code| code.to_string()).unwrap_or_default()
    }

    fn voting(&self) -> DelegateClass {
        DelegateClass::Voting
    }

    fn none(&self) -> Duty {
        Duty::None
    }
}

/// The list.
///
/// # Errors
/// Not found when the person does not see the conference.
pub async fn page(caller: Caller, Path(slug): Path<String>, Query(sought): Query<Sought>) -> Result<Response> {
    let room = room(&caller.app, &caller.viewer, &slug).await?;
    let (view, typed) = (room.live.look().await?, Typed::default());
    caller.page.show(&DelegatesPage { sought: text::tidy(&sought.tim), ..delegates_page(&caller, &view, &typed) })
}

/// Whether name, office, unit or seat of somebody holds what is sought; marks and case do not matter.
fn matches(delegate: &Delegate, sought: &str) -> bool {
    let said = &delegate.said;
    [&said.name, &said.office, &said.home, &said.seat].iter().any(|text| text::fold(text).contains(sought))
}

fn delegates_page<'a>(caller: &'a Caller, view: &'a View, typed: &'a Typed) -> DelegatesPage<'a> {
    let can_prepare = caller.viewer.can(Action::PrepareConferences, view.conference.unit);
    let can_see_reasons = can_prepare || caller.viewer.can(Action::RunConferences, view.conference.unit);
    DelegatesPage { page: &caller.page, view, typed, can_prepare, can_see_reasons, sought: String::new() }
}

/// Adds somebody, changes what is said of somebody, takes somebody off, or gives a new card: the form says which.
///
/// # Errors
/// Not found when the person does not see the conference; a refusal when he may not, or the doors are open already.
pub async fn change(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let Caller { app, viewer, .. } = &caller;
    let Room { conference, live, .. } = room_to_prepare(app, viewer, &slug).await?;
    let view = live.look().await?;
    view.hall.state.allow(ConferenceStep::Enrol)?;
    let id = fields.get("delegate").and_then(|id| id.parse().ok()).map(DelegateId);
    // Who was taken off meanwhile is not there; a form without a number is of somebody new.
    let held = id.map(|id| view.delegate(id).cloned().ok_or(Error::NotFound)).transpose()?;
    let mut typed = Typed::new(held.as_ref().map_or("new".to_owned(), form), fields);
    let by = viewer.account;
    let mut tx = app.db.write().await?;
    match (typed.text("what").as_str(), held) {
        ("remove", Some(delegate)) => {
            is_not_open(&view)?;
            store::conference::delegate::remove(&mut tx, by, &conference, &delegate).await?;
        }
        ("card", Some(delegate)) => store::conference::delegate::renew_card(&mut tx, by, &conference, &delegate).await?,
        ("save", held) => {
            let Some(said) = read(&mut typed, held.as_ref()) else {
                drop(tx);
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, caller.page.show(&delegates_page(&caller, &view, &typed))?).into_response());
            };
            match held {
                Some(held) => {
                    let (reply, reply_note) = replied(&typed, &held);
                    let changed = Delegate { said, reply, reply_note, ..held };
                    store::conference::delegate::correct(&mut tx, by, &conference, &changed).await?;
                }
                None => {
                    store::conference::delegate::add(&mut tx, conference.id, &said).await?;
                    store::conference::changed(&mut tx, Some(by), (Verb::Invite, said.class.name_vi()), &conference).await?;
                }
            }
        }
        _ => return Err(Error::NotFound),
    }
    tx.commit().await?;
    live.refresh(Actor::Account(by)).await?;
    Ok(chrome::done(&format!("/hoi-nghi/{slug}/dai-bieu"), "da_luu"))
}

/// What the form says of the reply; where the form left it as it was drawn, an answer that came meanwhile stays.
fn replied(typed: &Typed, held: &Delegate) -> (Reply, String) {
    let (reply, note) = (typed.text("reply"), typed.text("reply_note"));
    if reply == typed.text("reply_was") && note == typed.text("note_was") {
        return (held.reply, held.reply_note.clone());
    }
    (Reply::parse(&reply).unwrap_or(held.reply), note)
}

/// Once the doors are open, the roll is what the quorum is counted on: a reason is noted instead of a name taken off.
fn is_not_open(view: &View) -> std::result::Result<(), Refusal> {
    match view.hall.state {
        ConferenceState::Preparing => Ok(()),
        _ => Err(Refusal::conflict(
            "Đã mở điểm danh nên không bỏ tên khỏi danh sách được.",
            "Ghi lý do không tính hoặc vắng mặt thay vì bỏ tên.",
        )),
    }
}

fn read(typed: &mut Typed, held: Option<&Delegate>) -> Option<Said> {
    let name = typed.wanted("name", "Ghi họ và tên.");
    let class = typed.one_of("class", DelegateClass::parse, "Chưa chọn thành phần.");
    let duty = Duty::parse(&typed.text("duty")).unwrap_or(Duty::None);
    Some(Said {
        person: held.and_then(|held| held.said.person),
        name: name?,
        honorific: Honorific::parse(&typed.text("honorific")),
        office: typed.text("office"),
        home: typed.text("home"),
        class: class?,
        duty,
        left_out: LeftOut::parse(&typed.text("left_out")),
        seat: typed.text("seat"),
    })
}
