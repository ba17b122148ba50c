//! A delegate's own page, opened by the card: I am here, I want to speak, I vote; the programme and the papers below.

use super::live;
use super::phone::{PhoneFace, PhoneNow, PhoneVote};
use crate::app::{self, App};
use crate::error::{Error, Result};
use crate::job::hall::{Earnest, Live, Wish};
use crate::store;
use crate::store::conference::delegate::Delegate;
use crate::store::conference::prepared::View;
use crate::web::chrome::{self, Page};
use crate::web::conference::run::done;
use crate::web::field::{self, Fields};
use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use soket_core::conference::ConferenceState;
use soket_core::conference::card::CardCode;
use soket_core::conference::deed::{Actor, Deed};
use soket_core::conference::delegate::{DelegateClass, Reply};
use soket_core::conference::floor::TurnKind;
use soket_core::conference::roll::Presence;
use soket_core::conference::vote::form::Choice;
use soket_core::refusal::Refusal;
use std::sync::Arc;

/// The cookie by which the sheet on the wall knows whose phone it is.
pub const CARD: &str = "the";
/// The cookie that the sheet on the wall leaves: whoever has it is in the room.
pub const ROOM: &str = "phong";
/// The cookie of the large letters.
const LARGE: &str = "co_lon";

/// The holder of a card, with the hall that it opens.
pub struct Holder {
    /// What happens.
    pub live: Arc<Live>,
    /// How it stood a moment ago; whoever needs it to the press asks the hall.
    pub view: View,
    /// Whose card it is.
    pub delegate: Delegate,
    /// Whether it counts.
    pub earnest: Earnest,
}

impl Holder {
    /// Nothing that is sent with a card of a rehearsal is kept.
    ///
    /// # Errors
    /// A refusal for such a card.
    pub fn is_earnest(&self) -> std::result::Result<(), Refusal> {
        match self.earnest {
            Earnest::Real => Ok(()),
            Earnest::Rehearsal => Err(Refusal::conflict("Đang diễn tập nên không lưu gì.", "Gửi lại bằng thẻ thật của mình.")),
        }
    }
}

/// Whose card an address names. A rehearsal's cards are known to the rehearsal only.
///
/// # Errors
/// Not found when no card reads so.
pub async fn holder(app: &App, card: &str) -> Result<Holder> {
    let code = CardCode::parse(card).ok_or(Error::NotFound)?;
    let (live, delegate, earnest) = match app.halls.opened_by(&code) {
        Some(opened) => opened,
        None => {
            let delegate = store::conference::delegate::by_card(&app.db, &code.as_text()).await?;
            (app.hall(delegate.conference, Earnest::Real).await?, delegate, Earnest::Real)
        }
    };
    let view = live.now();
    Ok(Holder { live, view, delegate, earnest })
}

#[derive(Template)]
#[template(path = "hall/card.html")]
struct CardPage<'a> {
    page: &'a Page,
    view: &'a View,
    delegate: &'a Delegate,
    vote: PhoneVote<'a>,
    now: PhoneNow<'a>,
    speed: u32,
    is_large: bool,
    is_in_room: bool,
    papers: Vec<(String, String, bool)>,
}

impl CardPage<'_> {
    fn presence(&self) -> Presence {
        self.view.hall.roll.place(self.delegate.id).map_or(Presence::Awaited, |place| place.presence())
    }

    fn is_in(&self) -> bool {
        self.presence() == Presence::In
    }

    /// When the person last came in or left.
    fn since(&self) -> String {
        let stays = self.view.hall.roll.place(self.delegate.id).map(|place| &place.stays);
        stays.and_then(|stays| stays.last()).map(app::time_of_day).unwrap_or_default()
    }

    fn waiting(&self) -> Option<u64> {
        self.view.hall.floor.waiting_of(self.delegate.id).map(|turn| turn.id)
    }

    fn is_speaking(&self) -> bool {
        self.view.hall.floor.speaking().is_some_and(|turn| turn.delegate == self.delegate.id)
    }

    /// How many speak before.
    fn ahead(&self) -> usize {
        self.view.hall.floor.waiting().take_while(|turn| turn.delegate != self.delegate.id).count()
    }

    /// What the person chose in the vote that is open.
    fn chosen(&self) -> Option<&'static str> {
        let ballot = self.view.hall.open_vote()?.ballots.get(&self.delegate.id)?;
        Some(ballot.name_vi())
    }

    fn votes(&self) -> bool {
        self.delegate.said.class == DelegateClass::Voting
    }

    fn programme(&self) -> Vec<(String, &str, &str)> {
        let times = self.view.times();
        let items = self.view.items.iter().enumerate();
        items.map(|(at, item)| (app::time_words(times[at]), item.title.as_str(), item.presenter.as_str())).collect()
    }

    fn replies(&self) -> [(&'static str, &'static str); 3] {
        [Reply::Comes, Reply::Declines, Reply::Sends].map(|reply| (reply.as_str(), reply.name_vi()))
    }

    fn is_reply(&self, reply: &str) -> bool {
        self.delegate.reply.as_str() == reply
    }
}

/// The address on a card, which goes on to the page of the card.
pub async fn open(Path(card): Path<String>) -> Redirect {
    Redirect::to(&format!("/the/{}/", card.trim()))
}

/// The page of a card.
///
/// # Errors
/// Not found when no card reads so.
pub async fn page(State(app): State<Arc<App>>, Path(card): Path<String>, parts: Parts) -> Result<Response> {
    let Holder { live, delegate, .. } = holder(&app, &card).await?;
    // Whoever has just pressed sees what became of it.
    let view = live.look().await?;
    let jar = CookieJar::from_headers(&parts.headers);
    let has = |name: &str, value: &str| jar.get(name).is_some_and(|cookie| cookie.value() == value);
    let page = Page::new(&app, &parts, None);
    let shown = CardPage {
        page: &page,
        view: &view,
        delegate: &delegate,
        vote: PhoneVote { view: &view },
        now: PhoneNow { view: &view, now: app.clock().now() },
        speed: app.clock().speed(),
        is_large: has(LARGE, "1"),
        is_in_room: has(ROOM, &view.conference.room),
        papers: papers(&app, &view, &delegate).await?,
    };
    let cookie = Cookie::build((CARD, delegate.card.clone())).path("/").same_site(SameSite::Lax).http_only(true).build();
    Ok((CookieJar::new().add(cookie), page.show(&shown)?).into_response())
}

/// The reports that are heard: address, name, whether the holder marked it as read.
async fn papers(app: &App, view: &View, delegate: &Delegate) -> Result<Vec<(String, String, bool)>> {
    let read = store::conference::reading::read_by(&app.db, delegate.id).await?;
    let heard = store::review::by_ids(&app.db, &view.reviews).await?;
    Ok(heard.iter().map(|review| (review.slug.clone(), review.name(), read.contains(&review.slug))).collect())
}

/// What all phones show, as it changes.
///
/// # Errors
/// As [`page`].
pub async fn stream(State(app): State<Arc<App>>, Path(card): Path<String>) -> Result<Response> {
    let holder = holder(&app, &card).await?;
    live::stream(&app, &holder.live, PhoneFace).await
}

/// One of the things that a delegate does.
///
/// # Errors
/// As [`page`]; the refusal of the hall.
pub async fn act(
    State(app): State<Arc<App>>,
    Path((card, deed)): Path<(String, String)>,
    parts: Parts,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let holder = holder(&app, &card).await?;
    let typed = |name: &str| field::tidied(&fields, name);
    let me = holder.delegate.id;
    let deed = match deed.as_str() {
        "co-mat" => {
            is_in_room(&holder.view, &parts, &typed("room"))?;
            Deed::Enter { delegate: me, door: "Thẻ đại biểu".to_owned(), late: 0 }
        }
        "phat-bieu" => Deed::Ask { delegate: me, turn: TurnKind::parse(&typed("turn")).unwrap_or(TurnKind::Speech) },
        "rut" => Deed::Withdraw { turn: typed("turn").parse().map_err(|_| Error::NotFound)? },
        "bieu-quyet" => {
            let (vote, choice) = (typed("vote").parse().ok(), Choice::parse(&typed("choice")));
            let (Some(vote), Some(choice)) = (vote, choice) else { return Err(unread().into()) };
            Deed::Cast { vote, delegate: me, choice }
        }
        _ => return Err(Error::NotFound),
    };
    let nonce = field::nonce(&fields);
    holder.live.does(Wish { by: Actor::Delegate(me), deed, nonce, task: None }).await?;
    Ok(done(&parts.headers, &format!("/the/{}/", holder.delegate.card)))
}

fn unread() -> Refusal {
    Refusal::unfit("Chưa chọn ý kiến.", "Bấm một trong ba nút.")
}

/// Whoever checks himself in is in the room: he has read the code on its wall.
fn is_in_room(view: &View, parts: &Parts, typed: &str) -> Result<()> {
    let jar = CookieJar::from_headers(&parts.headers);
    let room = &view.conference.room;
    let typed = CardCode::parse(typed).map(|code| code.as_text());
    if typed.as_ref() == Some(room) || jar.get(ROOM).is_some_and(|cookie| cookie.value() == room) {
        return Ok(());
    }
    Err(Refusal::conflict(
        "Chưa quét mã dán trong phòng họp, nên chưa tự điểm danh được.",
        "Quét mã QR dán trong phòng hoặc gõ mã 8 chữ dưới mã ấy; cũng có thể đưa thẻ cho người đón ở cửa.",
    )
    .into())
}

/// Turns the large letters on or off.
///
/// # Errors
/// As [`page`].
pub async fn enlarge(State(app): State<Arc<App>>, Path(card): Path<String>, parts: Parts) -> Result<Response> {
    let holder = holder(&app, &card).await?;
    let is_large = CookieJar::from_headers(&parts.headers).get(LARGE).is_some_and(|cookie| cookie.value() == "1");
    let cookie = Cookie::build((LARGE, if is_large { "0" } else { "1" })).path("/").same_site(SameSite::Lax).permanent().build();
    let to = Redirect::to(&format!("/the/{}/", holder.delegate.card));
    Ok((CookieJar::new().add(cookie), to).into_response())
}

/// Answers an invitation.
///
/// # Errors
/// As [`page`]; a refusal when the answer cannot be read.
pub async fn reply(State(app): State<Arc<App>>, Path(card): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let mut holder = holder(&app, &card).await?;
    let typed = |name: &str| field::tidied(&fields, name);
    let reply = Reply::parse(&typed("reply")).filter(|reply| *reply != Reply::Awaited);
    let reply = reply.ok_or_else(|| Refusal::unfit("Chưa chọn trả lời.", "Chọn một trong ba ý rồi gửi lại."))?;
    if !matches!(holder.view.hall.state, ConferenceState::Preparing | ConferenceState::Gathering) {
        return Err(Refusal::conflict("Hội nghị đã khai mạc nên không nhận trả lời giấy mời nữa.", "Báo thư ký hội nghị nếu cần.").into());
    }
    let note = typed("note");
    if reply != Reply::Comes && note.is_empty() {
        return Err(Refusal::unfit("Chưa ghi lý do vắng hoặc tên người dự thay.", "Ghi vào ô bên dưới rồi gửi lại.").into());
    }
    holder.is_earnest()?;
    (holder.delegate.reply, holder.delegate.reply_note) = (reply, note);
    let mut tx = app.db.write().await?;
    store::conference::delegate::answer(&mut tx, &holder.view.conference, &holder.delegate).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/the/{}/", holder.delegate.card), "da_luu"))
}
