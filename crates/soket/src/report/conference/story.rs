//! What happened at a conference, each line of its log in words: for the desk, and as an annex of the minutes.

use crate::app;
use crate::store::conference::prepared::View;
use soket_core::conference::deed::{Deed, Line};
use soket_core::conference::vote::Tally;
use soket_core::id::AgendaItemId;
use soket_paper::document::{Align, Annex, Block, Column, Inline, Row, Table};

/// The whole log as an annex: who was in, what was dealt with, shown, said and voted over time.
pub fn annex(view: &View, lines: &[Line]) -> Annex {
    let column = |name: &str, share, align| Column { name: name.to_owned(), share, align };
    let cell = |words: String| vec![Inline::Text(words)];
    let row = |line: &Line| Row::Cells(vec![cell(app::time_of_day(line.at)), cell(words(view, &line.deed))]);
    let table = Table {
        caption: "Diễn biến theo thời gian".to_owned(),
        columns: vec![column("Lúc", 2, Align::Centre), column("Diễn biến", 14, Align::Left)],
        rows: lines.iter().map(row).collect(),
        landscape: false,
    };
    Annex { title: "Diễn biến hội nghị".to_owned(), body: vec![Block::Table(table)] }
}

/// What happened, as minutes would say it.
pub fn words(view: &View, deed: &Deed) -> String {
    let item = |id: &AgendaItemId| view.item(*id).map_or("–", |item| item.title.as_str());
    match deed {
        Deed::OpenDoors { roll, .. } => format!("Mở điểm danh, {} người trong danh sách", roll.len()),
        Deed::Enrol { enrolment } => format!("Danh sách: {}, {}", view.name(enrolment.delegate), enrolment.class.name_vi()),
        Deed::Plan { items, rule } => format!("Chương trình còn {} phần; phải có mặt ít nhất {rule}", items.len()),
        Deed::Begin => "Khai mạc".to_owned(),
        Deed::End => "Bế mạc".to_owned(),
        Deed::Resume => "Họp tiếp".to_owned(),
        Deed::Enter { delegate, door, late } => format!("{} vào{}", view.name(*delegate), at_door(door, *late)),
        Deed::Leave { delegate, door, late } => format!("{} ra{}", view.name(*delegate), at_door(door, *late)),
        Deed::BeginItem { item: id } => format!("Bắt đầu: {}", item(id)),
        Deed::EndItem { item: id } => format!("Xong: {}", item(id)),
        Deed::SkipItem { item: id } => format!("Bỏ qua: {}", item(id)),
        Deed::Pause => "Tạm dừng".to_owned(),
        Deed::Proceed => "Tiếp tục".to_owned(),
        Deed::Show { slide } => format!("Màn chiếu: {}", slide.name_vi()),
        deed => spoken(view, deed),
    }
}

fn at_door(door: &str, late: u32) -> String {
    let door = if door.is_empty() { String::new() } else { format!(" ({door})") };
    if late > 60 { format!("{door}, gửi muộn {} phút", late / 60) } else { door }
}

fn spoken(view: &View, deed: &Deed) -> String {
    let of_turn = |id: &u64| view.hall.floor.turn(*id).map_or("–", |turn| view.name(turn.delegate));
    match deed {
        Deed::Ask { delegate, turn } => format!("{}: {}", view.name(*delegate), turn.name_vi()),
        Deed::Withdraw { turn } => format!("{} rút đăng ký phát biểu", of_turn(turn)),
        Deed::Place { turn, at } => format!("{} được xếp thứ {}", of_turn(turn), at + 1),
        Deed::Give { turn, minutes } => format!("Mời {} phát biểu, {minutes} phút", of_turn(turn)),
        Deed::EndTurn { turn } => format!("{} phát biểu xong", of_turn(turn)),
        Deed::Gist { turn, text } => format!("Ý chính của {}: {text}", of_turn(turn)),
        Deed::Note { kind, text, .. } => format!("{}: {text}", kind.name_vi()),
        Deed::Mend { text, .. } => format!("Sửa ghi chép: {text}"),
        Deed::Strike { .. } => "Gạch bỏ một ghi chép".to_owned(),
        Deed::SetTask { task, .. } => format!("Giao việc số {task}"),
        deed => voted(view, deed),
    }
}

fn voted(view: &View, deed: &Deed) -> String {
    let subject = |id: &u64| view.hall.vote(*id).map_or("–", |vote| vote.question.subject.as_str());
    let counts = |tally: &Tally| format!("{} tán thành, {} không tán thành, {} ý kiến khác", tally.agree, tally.against, tally.other);
    match deed {
        Deed::OpenVote { question } => format!("Mở biểu quyết ({}): {}", question.form.name_vi(), question.subject),
        Deed::Cast { vote, delegate, choice } => format!("{}: {} ({})", view.name(*delegate), choice.name_vi(), subject(vote)),
        Deed::CloseVote { vote } => format!("Kết thúc biểu quyết: {}", subject(vote)),
        Deed::Count { vote, tally, teller } => format!("{} đếm: {} ({})", view.name(*teller), counts(tally), subject(vote)),
        Deed::Confirm { vote, tally, teller } => format!("{} đếm lại: {} ({})", view.name(*teller), counts(tally), subject(vote)),
        Deed::CorrectVote { tally, reason, .. } => format!("Sửa kết quả: {}. Lý do: {reason}", counts(tally)),
        Deed::CancelVote { vote, reason } => format!("Huỷ biểu quyết {}. Lý do: {reason}", subject(vote)),
        _ => String::new(),
    }
}
