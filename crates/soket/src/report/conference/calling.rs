//! The awards of a conference on paper: the list by which names are called, and what the minutes say was handed over.

use super::{Sources, handout, words};
use crate::error::Result;
use crate::store::conference::calling::Called;
use soket_core::commendation::RecipientKind;
use soket_core::id::AgendaItemId;
use soket_core::period::day::long_date;
use soket_paper::document::{Align, Block, Column, Document, Inline, Row, Table};

/// The list by which names are called under a point, in its order; none where nothing is called.
///
/// # Errors
/// When the conference names a format that does not exist.
pub fn list(sources: &Sources) -> Result<Document> {
    let conference = &sources.view.conference;
    let when = format!("Thời gian: {}, {}.", words::hour(conference.starts_at), long_date(conference.held_on));
    let mut body = vec![Block::Paragraph(vec![Inline::Text(when)])];
    for item in sources.view.items.iter().filter(|item| item.campaign.is_some()) {
        let called: Vec<&Called> = sources.view.called_under(item.id).collect();
        body.push(Block::Table(table(&item.title, &called)));
    }
    handout(sources, format!("gọi trao khen thưởng tại {}", sources.name()), body)
}

fn table(title: &str, called: &[&Called]) -> Table {
    let columns = vec![
        Column::new("STT", 2, Align::Centre),
        Column::new("Tên tập thể, cá nhân", 8, Align::Left),
        Column::new("Chức vụ, đơn vị", 8, Align::Left),
        Column::new("Hình thức", 4, Align::Left),
        Column::new("Người trao", 6, Align::Left),
        Column::new("Nhận thay", 5, Align::Left),
    ];
    let row = |(number, called): (usize, &&Called)| {
        let Called { name, office, kind_name, handed_by, receives, .. } = called;
        let cells = [number.to_string(), name.clone(), office.clone(), kind_name.clone(), handed_by.clone(), receives.clone()];
        Row::plain(cells)
    };
    let holding = called.iter().filter(|called| called.state == soket_core::commendation::award::AwardState::Valid);
    let rows = (1..).zip(holding).map(row).collect();
    Table { caption: title.to_owned(), columns, rows, landscape: false }
}

/// What was handed over under a point, as minutes tell it: which, the log says; of whom and by whom, the register and the list.
pub fn handed(sources: &Sources, item: Option<AgendaItemId>) -> Vec<String> {
    let hall = &sources.view.hall;
    let of_item: Vec<&Called> =
        hall.handed.iter().filter(|handed| handed.item == item).filter_map(|handed| sources.view.called(handed.award)).collect();
    let mut lines: Vec<String> = RecipientKind::ALL.into_iter().filter_map(|kind| told(kind, &of_item)).collect();
    let missing: Vec<&str> = match (of_item.is_empty(), item) {
        (false, Some(item)) => {
            let left = sources.view.called_under(item).filter(|called| called.waits() && !hall.was_handed(called.award));
            left.map(|called| called.name.as_str()).collect()
        }
        _ => Vec::new(),
    };
    if !missing.is_empty() {
        lines.push(format!("- Chưa trao: {}.", words::said(&missing.join("; "))));
    }
    lines
}

/// "Đã trao Giấy khen cho 02 tập thể: ..."; who took one for whom stands behind the name.
fn told(kind: RecipientKind, handed: &[&Called]) -> Option<String> {
    let of_kind: Vec<&&Called> = handed.iter().filter(|called| called.kind == kind).collect();
    let first = of_kind.first()?;
    let named = |called: &&&Called| {
        let office = if called.office.is_empty() { String::new() } else { format!(" ({})", called.office) };
        let instead = if called.receives.is_empty() { String::new() } else { format!(", {} nhận thay", called.receives) };
        format!("{}{office}{instead}", called.name)
    };
    let names: Vec<String> = of_kind.iter().map(named).collect();
    let mut by: Vec<&str> = of_kind.iter().map(|called| called.handed_by.as_str()).filter(|by| !by.is_empty()).collect();
    by.dedup();
    let by = if by.is_empty() { String::new() } else { format!(" Người trao: {}.", words::said(&by.join("; "))) };
    let (count, names) = (words::count(of_kind.len() as u64), words::said(&names.join("; ")));
    Some(format!("- Đã trao {} cho {count} {}: {names}.{by}", first.kind_name, kind.name_vi()))
}
