//! The order of calling on the desk: moved by a button or by dragging, who hands over, who takes it for whom; and who is called next.

use super::order::{Way, dragged, moved};
use super::{room, room_to_prepare};
use crate::error::{Error, Result};
use crate::store;
use crate::store::conference::agenda::AgendaItem;
use crate::store::conference::calling::Called;
use crate::store::conference::prepared::View;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Fields, Typed};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::response::Response;
use soket_core::commendation::award::AwardState;
use soket_core::conference::deed::{Actor, Deed};
use soket_core::conference::screen::Slide;
use soket_core::conference::{ConferenceState, ConferenceStep};
use soket_core::id::{AgendaItemId, AwardId};
use soket_core::refusal::Refusal;
use soket_core::viewer::Action;

#[derive(Template)]
#[template(path = "conference/calling.html")]
struct CallingPage<'a> {
    page: &'a Page,
    view: &'a View,
    item: &'a AgendaItem,
    list: Vec<&'a Called>,
    can_prepare: bool,
}

impl CallingPage<'_> {
    fn is_handed(&self, called: &Called) -> bool {
        called.handed_on.is_some()
    }

    fn holds(&self, called: &Called) -> bool {
        called.state == AwardState::Valid
    }
}

/// The order of calling under a point.
///
/// # Errors
/// Not found when the person does not see the conference, or nothing is called under the point.
pub async fn page(caller: Caller, Path((slug, item)): Path<(String, i64)>) -> Result<Response> {
    let room = room(&caller.app, &caller.viewer, &slug).await?;
    let view = room.live.look().await?;
    let item = item_of(&view, item)?;
    let may = caller.viewer.can(Action::PrepareConferences, view.conference.unit);
    let can_prepare = may && view.hall.state != ConferenceState::Ended;
    let list = view.called_under(item.id).collect();
    caller.page.show(&CallingPage { page: &caller.page, view: &view, item, list, can_prepare })
}

fn item_of(view: &View, id: i64) -> Result<&AgendaItem> {
    view.item(AgendaItemId(id)).filter(|item| item.campaign.is_some()).ok_or(Error::NotFound)
}

/// Moves one, or keeps who hands over and who takes it for whom: the form says which.
///
/// # Errors
/// Not found when the person does not see the conference; a refusal when he may not, or it is over.
pub async fn change(caller: Caller, Path((slug, item)): Path<(String, i64)>, Form(fields): Form<Fields>) -> Result<Response> {
    let room = room_to_prepare(&caller.app, &caller.viewer, &slug).await?;
    let view = room.live.look().await?;
    let item = item_of(&view, item)?;
    view.hall.state.allow(ConferenceStep::Prepare)?;
    let typed = Typed::new("calling", fields);
    let mut list: Vec<Called> = view.called_under(item.id).cloned().collect();
    let what = typed.text("what");
    let (what, award) = what.split_once(':').unwrap_or((what.as_str(), ""));
    let award = || award.parse().map(AwardId).map_err(|_| Error::NotFound);
    // Whatever the press is for, what was typed beside it is kept.
    list.iter_mut().for_each(|called| read(called, &typed, &typed.text("handed_by")));
    let held: Vec<AwardId> = list.iter().map(|called| called.award).collect();
    match what {
        "up" => put(&mut list, &moved(held, &award()?, Way::Up)),
        "down" => put(&mut list, &moved(held, &award()?, Way::Down)),
        "order" => put(&mut list, &dragged(&typed.text("order"), &held)),
        "save" => {}
        _ => return Err(Error::NotFound),
    }
    let by = caller.viewer.account;
    let mut tx = caller.app.db.write().await?;
    store::conference::calling::arrange(&mut tx, Some(by), &room.conference, &list).await?;
    tx.commit().await?;
    room.live.refresh(Actor::Account(by)).await?;
    Ok(chrome::done(&format!("/hoi-nghi/{slug}/goi-trao/{}", item.id), "da_luu"))
}

/// Who hands over and who takes it, where the form says so; whoever is named for all stands where nobody is named.
fn read(called: &mut Called, typed: &Typed, usual: &str) {
    if let Some(handed_by) = typed.sent(&format!("handed_by-{}", called.award)) {
        called.handed_by = handed_by;
    }
    if let Some(receives) = typed.sent(&format!("receives-{}", called.award)) {
        called.receives = receives;
    }
    if called.handed_by.is_empty() {
        usual.clone_into(&mut called.handed_by);
    }
}

/// Puts the list into an order of its awards.
fn put(list: &mut [Called], order: &[AwardId]) {
    list.sort_by_key(|called| order.iter().position(|award| *award == called.award));
}

/// The deed with whoever is called after an award that is handed over.
///
/// # Errors
/// A refusal when the award is not on the list of this conference, or does not hold.
pub fn with_next(deed: Deed, view: &View) -> std::result::Result<Deed, Refusal> {
    let (Deed::HandOver { award, .. } | Deed::TakeBack { award } | Deed::Show { slide: Slide::Award(award) }) = &deed else {
        return Ok(deed);
    };
    let stale =
        || Refusal::unfit("Bản khen này không có trong danh sách gọi trao của hội nghị.", "Tải lại màn hình điều hành rồi làm lại.");
    let called = view.called(*award).ok_or_else(stale)?;
    match deed {
        Deed::HandOver { award, .. } => {
            called.state.after(soket_core::commendation::award::AwardStep::HandOver)?;
            let behind = view.called_under(called.item).skip_while(|one| one.award != award).skip(1);
            let before = view.called_under(called.item).take_while(|one| one.award != award);
            let waits = |one: &&Called| one.waits() && !view.hall.was_handed(one.award);
            Ok(Deed::HandOver { award, next: behind.chain(before).find(waits).map(|one| one.award) })
        }
        deed => Ok(deed),
    }
}
