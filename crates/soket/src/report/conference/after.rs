//! What is written after a conference: the notice of its conclusions.

use super::before::{body_name, list, or_gap};
use super::{Sources, words};
use soket_core::conference::delegate::DelegateClass;
use soket_core::conference::floor::TurnState;
use soket_core::conference::note::{Note, NoteKind};
use soket_core::conference::vote::Vote;
use soket_core::conference::vote::form::VoteBase;
use soket_core::period::day::long_date;

/// A section of the notice (formats.md 3.I).
pub fn notice(sources: &Sources, section: &str) -> String {
    match section {
        "mo-dau" => lead(sources),
        "danh-gia" => weighed(sources),
        "dieu-chinh" => adjusted(sources),
        "phan-cong" if sources.tasks.is_empty() => "Hội nghị không giao việc mới ngoài nhiệm vụ đã nêu trong các báo cáo.".to_owned(),
        "phan-cong" => "Giao các đơn vị thực hiện:".to_owned(),
        "to-chuc" => "Các đơn vị căn cứ thông báo này tổ chức thực hiện, báo cáo kết quả đúng hạn; văn phòng theo dõi, tổng hợp, báo cáo cấp uỷ tại kỳ họp gần nhất.".to_owned(),
        _ => String::new(),
    }
}

/// A section of the resolution, where the conference passes one (formats.md 3.I).
pub fn resolution(sources: &Sources, section: &str) -> String {
    match section {
        "mo-dau" => format!(
            "{}, {} họp {}. Sau khi nghe các báo cáo và thảo luận, hội nghị quyết nghị:",
            soket_core::text::capitalised(&long_date(sources.view.conference.held_on)),
            body_name(sources),
            sources.name()
        ),
        "danh-gia" => weighed(sources),
        "nhiem-vu" => adjusted(sources),
        "to-chuc" => "Các đơn vị trực thuộc căn cứ nghị quyết này xây dựng kế hoạch thực hiện; văn phòng theo dõi, báo cáo kết quả tại kỳ họp gần nhất.".to_owned(),
        _ => String::new(),
    }
}

fn lead(sources: &Sources) -> String {
    let (conference, hall) = (&sources.view.conference, &sources.view.hall);
    let chair = sources.chair().map(words::chaired).unwrap_or_else(|| "(chưa ghi chủ trì)".to_owned());
    let [voting, probationary, guests] = DelegateClass::ALL.map(|class| hall.roll.class(class));
    let mut heard: Vec<String> = sources.heard.iter().map(|title| format!("Báo cáo {title}")).collect();
    heard.extend(hall.floor.turns.iter().any(|turn| turn.state == TurnState::Done).then(|| "ý kiến thảo luận".to_owned()));
    heard.extend(said(sources, NoteKind::Direction).next().map(|_| "phát biểu chỉ đạo của cấp trên".to_owned()));
    let reports = match heard.is_empty() {
        true => " Hội nghị kết luận như sau:".to_owned(),
        false => format!(" Sau khi nghe {}, hội nghị kết luận như sau:", list(&heard)),
    };
    let place = or_gap(&conference.place, "chưa ghi địa điểm");
    format!(
        "{}, tại {place}, {} tổ chức {}. {} chủ trì hội nghị. Dự hội nghị có {}/{} đảng viên và {} khách mời.{reports}",
        soket_core::text::capitalised(&long_date(conference.held_on)),
        body_name(sources),
        sources.name(),
        soket_core::text::capitalised(&chair),
        words::count(voting.came + probationary.came),
        words::count(voting.called + probationary.called),
        words::count(guests.came)
    )
}

/// What the chair concluded, one paragraph each.
pub fn concluded(sources: &Sources) -> String {
    lines(sources, NoteKind::Conclusion)
}

fn weighed(sources: &Sources) -> String {
    let votes: Vec<String> = sources.view.hall.votes().filter_map(passed).collect();
    let mut parts = vec![concluded(sources), lines(sources, NoteKind::Limit)];
    if !votes.is_empty() {
        parts.push(format!("Hội nghị biểu quyết {}.", list(&votes)));
    }
    let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    if text.is_empty() { "(Ghi đánh giá chung theo kết luận của chủ trì.)".to_owned() } else { text }
}

fn passed(vote: &Vote) -> Option<String> {
    // Chair and programme were agreed upon to begin with; a notice tells what was concluded.
    let outcome = vote.outcome().filter(|outcome| outcome.is_passed && vote.question.base == VoteBase::Members)?;
    let agree = outcome.tally.agree;
    Some(format!(
        "thông qua “{}” ({}/{} tán thành, đạt {})",
        words::said(&vote.question.subject),
        words::count(agree),
        words::count(outcome.of),
        outcome.percent(agree)
    ))
}

fn adjusted(sources: &Sources) -> String {
    let directions = lines(sources, NoteKind::Direction);
    match directions.is_empty() {
        true => "Tiếp tục thực hiện các chỉ tiêu, nhiệm vụ đã nêu trong các báo cáo.".to_owned(),
        false => format!("Tiếp thu ý kiến chỉ đạo của cấp trên:\n\n{directions}"),
    }
}

fn lines(sources: &Sources, kind: NoteKind) -> String {
    said(sources, kind).map(|note| format!("- {}", words::ended(&words::said(&note.text)))).collect::<Vec<_>>().join("\n")
}

fn said(sources: &Sources, kind: NoteKind) -> impl Iterator<Item = &Note> {
    sources.view.hall.notes.iter().filter(move |note| !note.is_struck && note.kind == kind)
}
