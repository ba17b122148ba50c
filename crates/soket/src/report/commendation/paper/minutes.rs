//! The minutes of the meeting that considers: who was there, what was counted for each, and by which rule it follows.

use super::list::grouped;
use super::words::{self, bullet, paragraph};
use super::{Filled, words::or_gap};
use crate::report::commendation::Dossier;
use crate::store::commendation::nomination::Nomination;
use soket_core::commendation::RecipientKind;
use soket_core::commendation::nomination::Outcome;
use soket_core::period::day::long_date;
use soket_core::text::capitalised;
use soket_paper::document::{Align, Block, Column, Inline, Table};

/// What soket writes in a section of the minutes.
pub fn draft(dossier: &Dossier, key: &str, filled: &Filled) -> Vec<Block> {
    match key {
        "thoi-gian" => when_and_where(dossier, filled),
        "thanh-phan" => attendance(dossier, filled),
        "noi-dung" => considered(dossier),
        "ly-do" => reasoned(dossier),
        "ket-luan" => conclusion(dossier),
        _ => Vec::new(),
    }
}

fn when_and_where(dossier: &Dossier, filled: &Filled) -> Vec<Block> {
    let day = dossier.campaign.meeting.map_or_else(|| "(chưa ghi ngày họp)".to_owned(), |(day, _)| long_date(day));
    vec![
        paragraph(format!("1. Thời gian bắt đầu: {}, {day}.", or_gap(&filled.begun, "chưa ghi giờ"))),
        paragraph(format!("2. Địa điểm: {}.", or_gap(&filled.place, "chưa ghi địa điểm"))),
    ]
}

fn attendance(dossier: &Dossier, filled: &Filled) -> Vec<Block> {
    let body = or_gap(&dossier.campaign.call.body, "chưa ghi nơi xét").into_owned();
    let present = match dossier.campaign.meeting {
        Some((_, sitting)) => {
            let absent = sitting.members.saturating_sub(sitting.present);
            let absent = if absent > 0 { format!(", vắng {}", words::count(absent)) } else { String::new() };
            format!("có mặt {}/{} thành viên{absent}", words::count(sitting.present), words::count(sitting.members))
        }
        None => "(chưa ghi số thành viên và số có mặt)".to_owned(),
    };
    vec![
        bullet(format!("{body}: {present}.")),
        bullet(format!("Chủ trì: {}.", or_gap(&filled.chair, "chưa ghi người chủ trì"))),
        bullet(format!("Thư ký: {}.", or_gap(&filled.secretary, "chưa ghi thư ký"))),
    ]
}

fn considered(dossier: &Dossier) -> Vec<Block> {
    let call = &dossier.campaign.call;
    let [collectives, individuals] = RecipientKind::ALL.map(|kind| words::count(Dossier::count(dossier.considered(), kind)));
    let base = dossier.campaign.meeting.map(|(_, sitting)| call.threshold.of(sitting));
    let base =
        base.map_or_else(|| "(chưa có số để tính)".to_owned(), |of| format!("{} ({})", call.threshold.base.name_vi(), words::count(of)));
    let needed = dossier.campaign.meeting.map(|(_, sitting)| call.threshold.majority.needed(call.threshold.of(sitting)));
    let needed = needed.map(|needed| format!(", tức là từ {} phiếu trở lên", words::count(needed))).unwrap_or_default();
    vec![
        paragraph(format!("1. Xét {collectives} tập thể, {individuals} cá nhân được đề nghị trong {}.", words::campaign(dossier))),
        paragraph(format!("2. Nguyên tắc: đề nghị được thông qua khi {}{needed}; tỷ lệ tính trên {base}.", call.threshold.says().vi())),
        paragraph("3. Kết quả biểu quyết từng trường hợp:"),
    ]
}

fn reasoned(dossier: &Dossier) -> Vec<Block> {
    let mut blocks = reasons(dossier);
    if !blocks.is_empty() {
        blocks.insert(0, paragraph("4. Những điểm đã xem xét và lý do:"));
    }
    blocks
}

/// The table of what was counted for each.
pub fn counted(dossier: &Dossier) -> Block {
    let columns = vec![
        Column::new("TT", 2, Align::Centre),
        Column::new("Họ và tên / Tên tập thể", 8, Align::Left),
        Column::new("Chức vụ, đơn vị", 9, Align::Left),
        Column::new("Đồng ý", 4, Align::Centre),
        Column::new("Tỷ lệ", 4, Align::Centre),
        Column::new("Ý kiến khác", 4, Align::Centre),
        Column::new("Kết quả", 5, Align::Centre),
    ];
    let of = dossier.campaign.meeting.map(|(_, sitting)| dossier.campaign.call.threshold.of(sitting));
    let cells = |(at, nomination): (usize, &Nomination)| {
        let said = &nomination.said;
        let counted = nomination.counted.zip(of);
        let agree = counted.map_or_else(|| "–".to_owned(), |(counted, of)| format!("{}/{}", words::count(counted.agree), words::count(of)));
        let share = counted.map_or_else(|| "–".to_owned(), |(counted, of)| words::percent(counted.agree, of));
        let others = nomination.counted.map_or_else(|| "–".to_owned(), |counted| words::count(counted.others));
        let outcome = match nomination.outcome {
            Outcome::Open => "(chưa ghi)".to_owned(),
            outcome => capitalised(outcome.name_vi()),
        };
        let cells = [at.to_string(), said.name.clone(), said.office.clone(), agree, share, others, outcome];
        cells.map(|words| vec![Inline::Text(words)]).into()
    };
    let list: Vec<&Nomination> = dossier.considered().collect();
    let rows = grouped(&list, cells);
    Block::Table(Table { caption: "Kết quả biểu quyết".to_owned(), columns, rows, landscape: false })
}

/// What was written down about single cases: why the meeting decided so, and why it went on in spite of a warning.
fn reasons(dossier: &Dossier) -> Vec<Block> {
    let mut lines = Vec::new();
    for nomination in dossier.considered() {
        let name = &nomination.said.name;
        if !nomination.outcome_reason.trim().is_empty() {
            lines.push(bullet(format!("{name}: {}", words::ended(&nomination.outcome_reason))));
        }
        for warning in dossier.warnings(nomination).into_iter().filter(|warning| !warning.reason.is_empty()) {
            let says = words::ended(&warning.says.vi());
            lines.push(bullet(format!("{name}: {says} Lý do vẫn xét: {}", words::ended(&words::inside(&warning.reason)))));
        }
    }
    lines
}

fn conclusion(dossier: &Dossier) -> Vec<Block> {
    let agreed: Vec<&Nomination> = dossier.agreed().collect();
    let body = or_gap(&dossier.campaign.call.body, "chưa ghi nơi xét").into_owned();
    let open = dossier.considered().filter(|nomination| nomination.outcome == Outcome::Open).count() as u64;
    let mut blocks = vec![match agreed.is_empty() {
        true if open > 0 => paragraph("(Chưa ghi kết quả xét.)"),
        true => paragraph(format!("{body} không đồng ý đề nghị khen thưởng trường hợp nào.")),
        false => paragraph(format!("{body} đồng ý đề nghị tặng {} có tên nêu trên.", words::granted(dossier, &agreed))),
    }];
    if open > 0 && !agreed.is_empty() {
        blocks.push(paragraph(format!("(Còn {} trường hợp chưa ghi kết quả.)", words::count(open))));
    }
    blocks.push(paragraph("Biên bản này được lập để lưu hồ sơ và làm căn cứ trình khen thưởng."));
    blocks
}
