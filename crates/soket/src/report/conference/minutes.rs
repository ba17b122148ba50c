//! The minutes, as the log tells them: who was there, what was done when, who said what, how it was voted (formats.md 3.G).

use super::before::{list, or_gap};
use super::{Sources, words};
use crate::store::conference::agenda::AgendaItem;
use crate::store::conference::delegate::Delegate;
use jiff::Timestamp;
use soket_core::conference::agenda::{Item, ItemState};
use soket_core::conference::delegate::{DelegateClass, Duty, Reply};
use soket_core::conference::floor::{Turn, TurnKind, TurnState};
use soket_core::conference::note::{Note, NoteKind};
use soket_core::conference::vote::form::VoteBase;
use soket_core::conference::vote::{Vote, VoteState};
use soket_core::id::AgendaItemId;
use soket_core::period::day::long_date;

/// A section of the minutes.
pub fn draft(sources: &Sources, section: &str) -> String {
    match section {
        "thoi-gian" => when_and_where(sources),
        "thanh-phan" => attendance(sources),
        "chu-tri" => duties(sources),
        "dien-bien" => course(sources),
        "ket-luan" => conclusion(sources),
        "ket-thuc" => end(sources),
        _ => String::new(),
    }
}

fn when_and_where(sources: &Sources) -> String {
    let (conference, hall) = (&sources.view.conference, &sources.view.hall);
    let begun = hall.sat.first().map_or_else(|| words::hour(conference.starts_at), words::hour_of);
    let place = or_gap(&conference.place, "chưa ghi địa điểm");
    format!("1. Thời gian bắt đầu: {begun}, {}.\n\n2. Địa điểm: {place}.", long_date(conference.held_on))
}

fn attendance(sources: &Sources) -> String {
    let hall = &sources.view.hall;
    let [voting, probationary, guests] = DelegateClass::ALL.map(|class| hall.roll.class(class));
    let (called, came) = (voting.called + probationary.called, voting.came + probationary.came);
    let mut lines = vec![
        format!(
            "- Tổng số triệu tập: {} đảng viên ({} chính thức, {} dự bị).",
            words::count(called),
            words::count(voting.called),
            words::count(probationary.called)
        ),
        format!(
            "- Có mặt: {}/{} ({} chính thức, {} dự bị).",
            words::count(came),
            words::count(called),
            words::count(voting.came),
            words::count(probationary.came)
        ),
    ];
    lines.extend(absent(sources));
    lines.extend(base(sources));
    lines.push(format!("- Khách mời có mặt: {}{}.", words::count(guests.came), named(sources)));
    lines.join("\n")
}

/// Those who never came: with a reason, or without one; each by name.
fn absent(sources: &Sources) -> Vec<String> {
    let hall = &sources.view.hall;
    let never_came = |delegate: &&Delegate| hall.roll.place(delegate.id).is_none_or(|place| place.stays.first().is_none());
    let of_house = sources.view.delegates.iter().filter(|delegate| delegate.said.class != DelegateClass::Guest).filter(never_came);
    let (excused, others): (Vec<&Delegate>, Vec<&Delegate>) =
        of_house.partition(|delegate| delegate.said.left_out.is_some() || delegate.reply == Reply::Declines);
    let reason = |delegate: &&Delegate| {
        let why = match (delegate.reply_note.is_empty(), delegate.said.left_out) {
            (false, _) => words::said(&delegate.reply_note),
            (true, Some(reason)) => reason.name_vi().to_owned(),
            (true, None) => "đã báo vắng".to_owned(),
        };
        format!("{} ({why})", words::noted(delegate))
    };
    let mut lines = Vec::new();
    if !excused.is_empty() {
        lines.push(format!(
            "- Vắng có lý do: {}: {}.",
            words::count(excused.len() as u64),
            excused.iter().map(reason).collect::<Vec<_>>().join("; ")
        ));
    }
    if !others.is_empty() {
        let names: Vec<String> = others.iter().map(|delegate| words::noted(delegate)).collect();
        lines.push(format!("- Vắng không lý do: {}: {}.", words::count(others.len() as u64), names.join("; ")));
    }
    lines
}

/// The base of the votes with each name that is left out of it, and whether enough were there.
fn base(sources: &Sources) -> Vec<String> {
    let hall = &sources.view.hall;
    let quorum = hall.quorum();
    let came = u64::from(hall.roll.places().filter(|(_, place)| place.is_counted() && place.stays.first().is_some()).count() as u32);
    let left_out: Vec<String> =
        hall.roll.left_out().map(|(delegate, reason)| format!("{} ({})", sources.view.name(delegate), reason.name_vi())).collect();
    let mut says = format!(
        "- Số đảng viên chính thức được tính theo điểm 9.3 Quy định số 24-QĐ/TW: {}; có mặt {}, cần ít nhất {} ({}): {}.",
        words::count(quorum.base),
        words::count(came),
        words::count(quorum.needed),
        hall.rule,
        if came >= u64::from(quorum.needed) && quorum.base > 0 { "đủ số lượng" } else { "không đủ số lượng" }
    );
    if !left_out.is_empty() {
        says.push_str(&format!(" Không tính: {}.", left_out.join("; ")));
    }
    vec![says]
}

/// Guests who came, by name; the first ten are enough for a sentence.
fn named(sources: &Sources) -> String {
    const MOST: usize = 10;
    let came = |delegate: &&Delegate| sources.view.hall.roll.place(delegate.id).is_some_and(|place| place.stays.first().is_some());
    let guests = sources.view.delegates.iter().filter(|delegate| delegate.said.class == DelegateClass::Guest).filter(came);
    let names: Vec<String> = guests.take(MOST).map(words::noted_from).collect();
    if names.is_empty() { String::new() } else { format!(", gồm: {}", names.join("; ")) }
}

fn duties(sources: &Sources) -> String {
    let of = |duty| sources.on_duty(duty).into_iter().map(words::noted_from).collect::<Vec<_>>();
    let line = |name: &str, people: Vec<String>| {
        let people = list(&people);
        format!("- {name}: {}.", or_gap(&people, "chưa ghi"))
    };
    let mut lines = vec![line("Chủ trì", of(Duty::Chair)), line("Thư ký", of(Duty::Secretary))];
    let tellers = of(Duty::Teller);
    if !tellers.is_empty() {
        lines.push(line("Người kiểm đếm biểu quyết", tellers));
    }
    lines.join("\n")
}

fn course(sources: &Sources) -> String {
    let hall = &sources.view.hall;
    let mut points = Vec::new();
    let begun = |item: &&AgendaItem| hall.item(item.id).is_some_and(|run| run.took.first().is_some());
    for (number, item) in (1..).zip(sources.view.items.iter().filter(begun)) {
        let Some(run) = hall.item(item.id) else { continue };
        points.push(point(sources, (number, item), run));
    }
    let outside = told(sources, None);
    points.extend((!outside.is_empty()).then(|| outside.join("\n")));
    points.join("\n\n")
}

/// One point with what was said and voted under it.
fn point(sources: &Sources, (number, item): (u32, &AgendaItem), run: &Item) -> String {
    let from = run.took.first().map(words::hour_of).unwrap_or_default();
    let to = run.took.last().filter(|_| run.state != ItemState::Current).map(words::hour_of);
    let times = to.map_or_else(|| format!("từ {from}"), |to| format!("{from} - {to}"));
    let mut text = format!("**{number}. {} ({times})**", words::said(&item.title));
    if !item.presenter.is_empty() {
        text.push_str(&format!("\n\nNgười thực hiện: {}", words::ended(&words::said(&item.presenter))));
    }
    let told = told(sources, Some(item.id));
    if !told.is_empty() {
        text.push_str(&format!("\n\n{}", told.join("\n")));
    }
    text
}

/// Speeches, notes and votes under a point, in the order in which they happened.
fn told(sources: &Sources, item: Option<AgendaItemId>) -> Vec<String> {
    let hall = &sources.view.hall;
    let mut told: Vec<(Timestamp, String)> = Vec::new();
    for turn in hall.floor.turns.iter().filter(|turn| turn.state == TurnState::Done && hall.turns_at.get(&turn.id).copied() == item) {
        told.push((turn.spoke.first().unwrap_or(turn.asked_at), speech(sources, turn)));
    }
    let is_told = |note: &&Note| !note.is_struck && note.item == item && note.kind != NoteKind::Conclusion;
    told.extend(hall.notes.iter().filter(is_told).map(|note| (note.at, noted(sources, note))));
    let is_voted = |vote: &&Vote| vote.state != VoteState::Void && hall.votes_at.get(&vote.id).copied() == item;
    told.extend(hall.votes.iter().filter(is_voted).map(|vote| (vote.opened_at, voted(vote))));
    told.sort_by_key(|(at, _)| *at);
    told.into_iter().map(|(_, line)| line).collect()
}

fn speech(sources: &Sources, turn: &Turn) -> String {
    let who = sources.view.delegate(turn.delegate).map(words::noted_from).unwrap_or_else(|| "–".to_owned());
    let kind = if turn.kind == TurnKind::Order { "góp ý về cách điều hành" } else { "phát biểu" };
    let gist = words::ended(&words::said(&turn.gist));
    let lasted = words::lasted(turn.spoke.lasted(turn.spoke.last().unwrap_or(turn.asked_at)));
    if gist.is_empty() { format!("- {who} {kind} ({lasted}).") } else { format!("- {who} {kind} ({lasted}): {gist}") }
}

fn noted(sources: &Sources, note: &Note) -> String {
    let by = note.delegate.and_then(|id| sources.view.delegate(id)).map(|delegate| format!(" ({})", words::noted(delegate)));
    let said = words::said(&note.text);
    let text = match note.task {
        Some(_) => format!("{} (đã giao thành việc).", said.trim_end_matches(['.', ' '])),
        None => words::ended(&said),
    };
    format!("- {}{}: {text}", note.kind.name_vi(), by.unwrap_or_default())
}

fn voted(vote: &Vote) -> String {
    let subject = words::said(&vote.question.subject);
    let Some(outcome) = vote.outcome() else { return format!("- Biểu quyết “{subject}”: chưa có kết quả.") };
    let share = |count| format!("{}/{} ({})", words::count(count), words::count(outcome.of), outcome.percent(count));
    let base = match vote.question.base {
        VoteBase::Members => format!("tính trên {} đảng viên được tính", words::count(outcome.of)),
        VoteBase::Present => format!("tính trên {} người có quyền biểu quyết có mặt", words::count(outcome.of)),
    };
    let silent = if outcome.silent > 0 { format!(", không biểu quyết {}", words::count(outcome.silent)) } else { String::new() };
    let passed = if outcome.is_passed { "Thông qua" } else { "Không thông qua" };
    let corrected = vote
        .counts
        .iter()
        .filter(|count| !count.reason.is_empty())
        .map(|count| format!(" Đã sửa kết quả: {}", words::ended(&words::said(&count.reason))));
    format!(
        "- Biểu quyết “{subject}” ({}, {base}): tán thành {}, không tán thành {}, ý kiến khác {}{silent}. {passed}.{}",
        vote.question.form.name_vi(),
        share(outcome.tally.agree),
        share(outcome.tally.against),
        share(outcome.tally.other),
        corrected.collect::<String>()
    )
}

fn conclusion(sources: &Sources) -> String {
    let concluded = super::after::concluded(sources);
    if concluded.is_empty() { "(Thư ký ghi kết luận của chủ trì.)".to_owned() } else { concluded }
}

fn end(sources: &Sources) -> String {
    let hall = &sources.view.hall;
    let Some((first, last)) = hall.sat.first().zip(hall.sat.last()).filter(|_| !hall.sat.is_running()) else {
        return "Hội nghị chưa bế mạc.".to_owned();
    };
    format!(
        "Hội nghị kết thúc lúc {} cùng ngày (họp {}). Biên bản đã được đọc lại, hội nghị nhất trí thông qua.",
        words::hour_of(last),
        words::lasted(last.duration_since(first))
    )
}
