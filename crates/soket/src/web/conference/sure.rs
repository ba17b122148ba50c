//! What is asked once more before it happens: opening without the quorum or on another day, and closing.

use crate::app;
use crate::store::conference::prepared::{REHEARSAL, View};
use crate::web::field::{self, Fields};
use jiff::Timestamp;
use soket_core::conference::agenda::ItemState;
use soket_core::conference::deed::Deed;
use soket_core::period::day::short_date;
use soket_core::refusal::{Refusal, Sentence};

/// Names of what is left are told up to so many; the rest is a number.
const MOST: usize = 5;

/// Refuses what wants a second press and has not had it.
///
/// # Errors
/// The sentence that the page shows beside the second button.
pub fn is_sure(deed: &Deed, (view, now): (&View, Timestamp), fields: &Fields) -> Result<(), Refusal> {
    if !field::tidied(fields, "sure").is_empty() {
        return Ok(());
    }
    match deed {
        Deed::Begin => match before_opening(view, now) {
            None => Ok(()),
            Some(says) => Err(Refusal {
                says,
                ..Refusal::conflict("", "Chờ thêm đại biểu hoặc đúng ngày; nếu vẫn mở thì bấm “Khai mạc” lần nữa rồi bấm “Vẫn khai mạc”.")
            }),
        },
        Deed::End { .. } => Err(Refusal {
            says: before_closing(view),
            ..Refusal::conflict("", "Xem lại, rồi bấm “Bế mạc” lần nữa và bấm “Xác nhận bế mạc”.")
        }),
        _ => Ok(()),
    }
}

/// What speaks against opening now, if anything does. A rehearsal is always held on another day.
pub fn before_opening(view: &View, now: Timestamp) -> Option<Sentence> {
    let (quorum, today) = (view.hall.quorum(), app::local_date(now));
    let held_on = view.conference.held_on;
    let is_other_day = held_on != today && !view.conference.slug.ends_with(REHEARSAL);
    let key = match (quorum.is_reached(), is_other_day) {
        (true, false) => return None,
        (true, true) => "Hội nghị ghi ngày %{day}, hôm nay mới là ngày %{today}.",
        (false, false) => "Chưa đủ số lượng: có mặt %{present}/%{base}, còn thiếu %{missing} người.",
        (false, true) => {
            "Chưa đủ số lượng: có mặt %{present}/%{base}, còn thiếu %{missing} người; hội nghị ghi ngày %{day}, hôm nay là ngày %{today}."
        }
    };
    // A day that is over is no day that has not come.
    let key = if quorum.is_reached() && held_on < today { "Hội nghị ghi ngày %{day}, hôm nay đã là ngày %{today}." } else { key };
    let missing = quorum.needed.max(1).saturating_sub(quorum.present);
    let says = Sentence::plain(key).with("present", quorum.present).with("base", quorum.base).with("missing", missing);
    Some(says.with("day", short_date(held_on)).with("today", short_date(today)))
}

/// What is still unheard, for whoever is about to close.
pub fn before_closing(view: &View) -> Sentence {
    let waits = |item: &&soket_core::conference::agenda::Item| item.state == ItemState::Waiting;
    let items: Vec<&str> =
        view.hall.items.iter().filter(waits).filter_map(|item| view.item(item.planned.item)).map(|item| item.title.as_str()).collect();
    let people: Vec<&str> = view.hall.floor.waiting().map(|turn| view.name(turn.delegate)).collect();
    let key = match (items.is_empty(), people.is_empty()) {
        (true, true) => "Chương trình đã qua hết, không còn ai chờ phát biểu.",
        (false, true) => "Chưa tiến hành %{items} phần: %{titles}.",
        (true, false) => "Còn %{people} người chờ phát biểu: %{names}.",
        (false, false) => "Chưa tiến hành %{items} phần: %{titles}. Còn %{people} người chờ phát biểu: %{names}.",
    };
    let says = Sentence::plain(key).with("items", items.len()).with("titles", first(&items));
    says.with("people", people.len()).with("names", first(&people))
}

/// The first few names, and a sign that there are more.
fn first(names: &[&str]) -> String {
    let told = names.iter().take(MOST).copied().collect::<Vec<_>>().join("; ");
    if names.len() > MOST { format!("{told}; …") } else { told }
}
