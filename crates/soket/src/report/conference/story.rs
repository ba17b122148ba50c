//! What happened at a conference, each line of its log in words: for the desk, and as an annex of the minutes.

use crate::app;
use crate::store::conference::prepared::View;
use jiff::Timestamp;
use soket_core::conference::deed::{Deed, Line};
use soket_core::conference::quorum::Quorum;
use soket_core::conference::screen::Slide;
use soket_core::conference::vote::Tally;
use soket_core::id::{AgendaItemId, AwardId};
use soket_core::refusal::Sentence;
use soket_paper::document::{Align, Annex, Block, Column, Row, Table};

/// The whole log as an annex: who was in, what was dealt with, shown, said and voted over time.
pub fn annex(view: &View, lines: &[Line]) -> Annex {
    let row = |(at, says): &(Timestamp, Sentence)| Row::plain([app::time_of_day(*at), says.vi()]);
    let mut told: Vec<(Timestamp, Sentence)> = lines.iter().map(|line| (line.at, words(view, &line.deed))).collect();
    told.extend(view.hall.quorums.iter().map(|(at, quorum)| (*at, reached(*quorum))));
    told.sort_by_key(|(at, _)| *at);
    let table = Table {
        caption: "Diễn biến theo thời gian".to_owned(),
        columns: vec![Column::new("Lúc", 2, Align::Centre), Column::new("Diễn biến", 14, Align::Left)],
        rows: told.iter().map(row).collect(),
        landscape: false,
    };
    Annex { title: "Diễn biến hội nghị".to_owned(), body: vec![Block::Table(table)] }
}

/// That enough were there, or no longer enough.
pub fn reached(quorum: Quorum) -> Sentence {
    let sentence = match quorum.is_reached() {
        true => Sentence::plain("Đủ số lượng: %{present}/%{base} có mặt, cần %{needed}"),
        false => Sentence::plain("Không còn đủ số lượng: %{present}/%{base} có mặt, cần %{needed}"),
    };
    sentence.with("present", quorum.present).with("base", quorum.base).with("needed", quorum.needed)
}

/// What happened, as minutes would say it.
pub fn words(view: &View, deed: &Deed) -> Sentence {
    let item = |id: &AgendaItemId| view.item(*id).map_or("–", |item| item.title.as_str());
    match deed {
        Deed::OpenDoors { roll, .. } => Sentence::plain("Mở điểm danh, %{count} người trong danh sách").with("count", roll.len()),
        Deed::Enrol { enrolment } => Sentence::plain("Danh sách: %{name}, %{class}")
            .with("name", view.name(enrolment.delegate))
            .with("class", enrolment.class.name_vi()),
        Deed::Plan { items, rule } => {
            let sentence = Sentence::plain("Chương trình còn %{count} phần; phải có mặt ít nhất %{rule}");
            sentence.with("count", items.len()).with("rule", rule)
        }
        Deed::Begin => Sentence::plain("Khai mạc"),
        Deed::End { .. } => Sentence::plain("Bế mạc"),
        Deed::Resume => Sentence::plain("Họp tiếp"),
        Deed::Enter { delegate, door, late } => at_door(entered(), view.name(*delegate), (door, *late)),
        Deed::Leave { delegate, door, late } => at_door(left(), view.name(*delegate), (door, *late)),
        Deed::BeginItem { item: id } => Sentence::plain("Bắt đầu: %{item}").with("item", item(id)),
        Deed::EndItem { item: id } => Sentence::plain("Xong: %{item}").with("item", item(id)),
        Deed::SkipItem { item: id } => Sentence::plain("Bỏ qua: %{item}").with("item", item(id)),
        Deed::Pause => Sentence::plain("Tạm dừng"),
        Deed::Proceed => Sentence::plain("Tiếp tục"),
        Deed::HandOver { award, .. } => Sentence::plain("Đã trao: %{name}").with("name", of_award(view, *award)),
        Deed::TakeBack { award } => Sentence::plain("Bỏ ghi đã trao: %{name}").with("name", of_award(view, *award)),
        Deed::Show { slide: Slide::Award(award) } => Sentence::plain("Gọi tên: %{name}").with("name", of_award(view, *award)),
        Deed::Show { slide } => Sentence::plain("Màn chiếu: %{slide}").with("slide", slide.name_vi()),
        deed => spoken(view, deed),
    }
}

fn of_award(view: &View, award: AwardId) -> &str {
    view.called(award).map_or("–", |called| called.name.as_str())
}

/// Which door, and how much later the log heard of it when the network there was down.
fn at_door([at_once, later]: [Sentence; 2], name: &str, (door, late): (&str, u32)) -> Sentence {
    let door = if door.is_empty() { String::new() } else { format!(" ({door})") };
    let sentence = if late > 60 { later } else { at_once };
    sentence.with("name", name).with("door", door).with("minutes", late / 60)
}

fn entered() -> [Sentence; 2] {
    [Sentence::plain("%{name} vào%{door}"), Sentence::plain("%{name} vào%{door}, gửi muộn %{minutes} phút")]
}

fn left() -> [Sentence; 2] {
    [Sentence::plain("%{name} ra%{door}"), Sentence::plain("%{name} ra%{door}, gửi muộn %{minutes} phút")]
}

fn spoken(view: &View, deed: &Deed) -> Sentence {
    let of_turn = |id: &u64| view.hall.floor.turn(*id).map_or("–", |turn| view.name(turn.delegate));
    let of = |sentence: Sentence, turn: &u64| sentence.with("name", of_turn(turn));
    match deed {
        Deed::Ask { delegate, turn } => Sentence::plain("%{name}: %{turn}").with("name", view.name(*delegate)).with("turn", turn.name_vi()),
        Deed::Withdraw { turn } => of(Sentence::plain("%{name} rút đăng ký phát biểu"), turn),
        Deed::Place { turn, at } => of(Sentence::plain("%{name} được xếp thứ %{place}"), turn).with("place", at.saturating_add(1)),
        Deed::Give { turn, minutes } => of(Sentence::plain("Mời %{name} phát biểu, %{minutes} phút"), turn).with("minutes", minutes),
        Deed::EndTurn { turn } => of(Sentence::plain("%{name} phát biểu xong"), turn),
        Deed::Gist { turn, text } => of(Sentence::plain("Ý chính của %{name}: %{text}"), turn).with("text", text),
        Deed::Note { kind, text, .. } => Sentence::plain("%{kind}: %{text}").with("kind", kind.name_vi()).with("text", text),
        Deed::Mend { text, .. } => Sentence::plain("Sửa ghi chép: %{text}").with("text", text),
        Deed::Strike { .. } => Sentence::plain("Gạch bỏ một ghi chép"),
        Deed::SetTask { task, .. } => Sentence::plain("Giao việc số %{task}").with("task", task),
        deed => voted(view, deed),
    }
}

fn voted(view: &View, deed: &Deed) -> Sentence {
    let subject = |id: &u64| view.hall.vote(*id).map_or("–", |vote| vote.question.subject.as_str());
    let on = |sentence: Sentence, vote: &u64| sentence.with("subject", subject(vote));
    match deed {
        Deed::OpenVote { question } => {
            Sentence::plain("Mở biểu quyết (%{form}): %{subject}").with("form", question.form.name_vi()).with("subject", &question.subject)
        }
        Deed::Cast { vote, delegate, choice } => {
            on(Sentence::plain("%{name}: %{choice} (%{subject})").with("name", view.name(*delegate)).with("choice", choice.name_vi()), vote)
        }
        Deed::CloseVote { vote } => on(Sentence::plain("Kết thúc biểu quyết: %{subject}"), vote),
        Deed::Count { vote, tally, teller } => {
            let sentence =
                Sentence::plain("%{name} đếm: %{agree} tán thành, %{against} không tán thành, %{other} ý kiến khác (%{subject})");
            on(counts(sentence, *tally).with("name", view.name(*teller)), vote)
        }
        Deed::Confirm { vote, tally, teller } => {
            let sentence =
                Sentence::plain("%{name} đếm lại: %{agree} tán thành, %{against} không tán thành, %{other} ý kiến khác (%{subject})");
            on(counts(sentence, *tally).with("name", view.name(*teller)), vote)
        }
        Deed::CorrectVote { tally, reason, .. } => {
            let sentence =
                Sentence::plain("Sửa kết quả: %{agree} tán thành, %{against} không tán thành, %{other} ý kiến khác. Lý do: %{reason}");
            counts(sentence, *tally).with("reason", reason)
        }
        Deed::CancelVote { vote, reason } => {
            on(Sentence::plain("Huỷ biểu quyết %{subject}. Lý do: %{reason}").with("reason", reason), vote)
        }
        _ => Sentence::plain(""),
    }
}

fn counts(sentence: Sentence, tally: Tally) -> Sentence {
    sentence.with("agree", tally.agree).with("against", tally.against).with("other", tally.other)
}
