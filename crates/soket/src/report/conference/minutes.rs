//! The minutes, as the log tells them: who was there, what was done when, who said what, how it was voted (formats.md 3.G).

use super::before::{list, or_gap};
use super::{Sources, words};
use crate::app;
use crate::store::conference::agenda::AgendaItem;
use crate::store::conference::delegate::Delegate;
use jiff::Timestamp;
use soket_core::conference::agenda::Item;
use soket_core::conference::delegate::{DelegateClass, Duty, LeftOut, Reply};
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
    let day = hall.sat.first().map_or(conference.held_on, app::local_date);
    format!("1. Thời gian bắt đầu: {begun}, {}.\n\n2. Địa điểm: {place}.", long_date(day))
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

/// Why somebody of the house never came, as minutes group it (formats.md 3.G).
fn kind_of_absence(delegate: &Delegate) -> &'static str {
    match (delegate.said.left_out, delegate.reply) {
        (Some(LeftOut::Exempt), _) => "Được miễn công tác và sinh hoạt",
        (Some(LeftOut::Elsewhere | LeftOut::Suspended | LeftOut::Detained), _) => "Không dự theo quy định",
        (Some(LeftOut::Excused), _) | (None, Reply::Declines | Reply::Sends) => "Vắng có lý do",
        (None, Reply::Awaited | Reply::Comes) => "Vắng chưa rõ lý do",
    }
}

/// Those who never came, group by group, each by name and reason.
fn absent(sources: &Sources) -> Vec<String> {
    const KINDS: [&str; 4] = ["Được miễn công tác và sinh hoạt", "Không dự theo quy định", "Vắng có lý do", "Vắng chưa rõ lý do"];
    let hall = &sources.view.hall;
    let never_came = |delegate: &&Delegate| hall.roll.place(delegate.id).is_none_or(|place| place.stays.first().is_none());
    let of_house = || sources.view.delegates.iter().filter(|delegate| delegate.said.class != DelegateClass::Guest).filter(never_came);
    let group = |kind: &str| {
        let people: Vec<String> = of_house().filter(|delegate| kind_of_absence(delegate) == kind).map(absentee).collect();
        (!people.is_empty()).then(|| format!("- {kind}: {}: {}.", words::count(people.len() as u64), people.join("; ")))
    };
    KINDS.into_iter().filter_map(group).collect()
}

fn absentee(delegate: &Delegate) -> String {
    let why = match (delegate.reply_note.is_empty(), delegate.said.left_out, delegate.reply) {
        (false, _, Reply::Sends) => format!("cử {} dự thay", words::said(&delegate.reply_note)),
        (false, ..) => words::said(&delegate.reply_note),
        (true, Some(reason), _) => reason.name_vi().to_owned(),
        (true, None, Reply::Declines | Reply::Sends) => "đã báo vắng".to_owned(),
        (true, None, _) => return words::noted(delegate),
    };
    format!("{} ({why})", words::noted(delegate))
}

/// The base of the votes with each name that is left out of it, whether enough were there when it was opened, and each time that
/// changed.
fn base(sources: &Sources) -> Vec<String> {
    let hall = &sources.view.hall;
    let opened = hall.at_opening.unwrap_or_else(|| hall.quorum());
    let left_out: Vec<String> =
        hall.roll.left_out().map(|(delegate, reason)| format!("{} ({})", sources.view.name(delegate), reason.name_vi())).collect();
    let mut says = format!(
        "- Số đảng viên chính thức được tính theo điểm 9.3 Quy định số 24-QĐ/TW: {}. Khi khai mạc có mặt {}, cần ít nhất {} ({}): {}.",
        words::count(opened.base),
        words::count(opened.present),
        words::count(opened.needed),
        hall.rule,
        if opened.is_reached() { "đủ số lượng" } else { "không đủ số lượng" }
    );
    if !left_out.is_empty() {
        says.push_str(&format!(" Không tính: {}.", left_out.join("; ")));
    }
    let mut lines = vec![says];
    let since = hall.sat.first();
    let later = hall.quorums.iter().filter(|(at, _)| since.is_some_and(|since| *at > since));
    lines.extend(later.map(|(at, quorum)| {
        let word = if quorum.is_reached() { "đủ số lượng" } else { "không còn đủ số lượng" };
        format!("- Lúc {}: {word}, có mặt {}/{}.", words::hour_of(*at), words::count(quorum.present), words::count(quorum.base))
    }));
    lines
}

/// Guests who came, by name; the first ten are enough for a sentence.
fn named(sources: &Sources) -> String {
    const MOST: usize = 10;
    let came = |delegate: &&Delegate| sources.view.hall.roll.place(delegate.id).is_some_and(|place| place.stays.first().is_some());
    let guests = sources.view.delegates.iter().filter(|delegate| delegate.said.class == DelegateClass::Guest).filter(came);
    let names: Vec<String> = guests.take(MOST).map(words::noted_from).collect();
    if names.is_empty() { String::new() } else { format!(", trong đó có {}", names.join("; ")) }
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

/// When a point was dealt with; a pause that ends in the minute in which it began is none that minutes tell.
fn told_stretches(run: &Item) -> Vec<(Timestamp, Option<Timestamp>)> {
    let mut told: Vec<(Timestamp, Option<Timestamp>)> = Vec::new();
    for (from, to) in run.took.all() {
        match told.last_mut() {
            Some((_, until)) if until.is_some_and(|until| words::hour_of(until) == words::hour_of(*from)) => *until = *to,
            _ => told.push((*from, *to)),
        }
    }
    told
}

/// One point with what was said and voted under it.
fn point(sources: &Sources, (number, item): (u32, &AgendaItem), run: &Item) -> String {
    let stretch = |(from, to): &(Timestamp, Option<Timestamp>)| match to {
        Some(to) => format!("{} - {}", words::hour_of(*from), words::hour_of(*to)),
        None => format!("từ {}", words::hour_of(*from)),
    };
    let times = told_stretches(run).iter().map(stretch).collect::<Vec<_>>().join("; ");
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
    let is_voted = |vote: &&Vote| hall.votes_at.get(&vote.id).copied() == item;
    told.extend(hall.votes().filter(is_voted).map(|vote| (vote.opened_at, voted(vote))));
    told.sort_by_key(|(at, _)| *at);
    told.into_iter().map(|(_, line)| line).chain(super::calling::handed(sources, item)).collect()
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
    if vote.state == VoteState::Void {
        return format!("- Biểu quyết “{subject}”: đã huỷ, lý do: {}", words::ended(&words::said(&vote.cancelled)));
    }
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
    let day = match app::local_date(last) == app::local_date(first) {
        true => "cùng ngày".to_owned(),
        false => long_date(app::local_date(last)),
    };
    // Minutes say that they were read again only where somebody has said so.
    let read = if hall.is_read { " Biên bản đã được đọc lại, hội nghị nhất trí thông qua." } else { "" };
    format!("Hội nghị kết thúc lúc {} {day} (họp {}).{read}", words::hour_of(last), words::lasted(hall.sat.lasted(last)))
}
