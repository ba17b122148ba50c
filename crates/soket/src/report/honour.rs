//! The honours that a review tells of: counted in a sentence, named in an annex, each with its place in the register.

use crate::report::facts::Facts;
use crate::report::value::{Fact, Ground};
use crate::store::commendation::award::Award;
use soket_core::amount::words::count_vi;
use soket_core::commendation::RecipientKind;
use soket_core::commendation::double::Recipient;
use soket_core::period::day::short_date;
use soket_core::printed::Printed;
use soket_paper::document::{Align, Annex, Block, Column, Row, Table};

/// What honours of a kind are counted under.
fn key(kind: RecipientKind) -> String {
    format!("honours_{}", kind.as_str())
}

fn of(facts: &Facts, kind: RecipientKind) -> Vec<&Award> {
    let is_of = |award: &&Award| match award.recipient {
        Recipient::Unit(_) => kind == RecipientKind::Collective,
        Recipient::Person(_) => kind == RecipientKind::Individual,
    };
    facts.honours.iter().filter(is_of).collect()
}

/// How many they are: somebody who was honoured twice is one person.
fn recipients(honoured: &[&Award]) -> i64 {
    let mut recipients: Vec<Recipient> = honoured.iter().map(|award| award.recipient).collect();
    recipients.sort_unstable();
    recipients.dedup();
    recipients.len() as i64
}

/// How many of a kind were honoured, with the lines of the register that were counted; nothing where there is none.
pub fn fact(facts: &Facts, counted: &str) -> Option<Fact> {
    let kind = RecipientKind::ALL.into_iter().find(|kind| key(*kind) == counted)?;
    let honoured = of(facts, kind);
    let number = Some(recipients(&honoured)).filter(|number| *number > 0)?;
    let ground = |award: &&Award| Ground {
        says: format!("{}: {}, số vào sổ {}", award.name, award.kind_name, award.register_number()),
        address: format!("/so-vang/{}", award.id),
    };
    let text = format!("{}\u{a0}{}", count_vi(number), kind.name_vi());
    Some(Fact {
        cell: number.to_string(),
        text,
        what: format!("số {} được khen thưởng trong kỳ", kind.name_vi()),
        rule: format!("đếm mỗi {} một lần theo các bản khen còn giá trị trong sổ vàng", kind.name_vi()),
        counted_to: Some(facts.review.cut_off),
        figures: Vec::new(),
        gaps: Vec::new(),
        grounds: honoured.iter().map(ground).collect(),
    })
}

/// The sentence of the section on honours; empty where there is none.
pub fn draft(facts: &Facts) -> String {
    let mark = |kind: RecipientKind| Printed::RecordCount { review: facts.review.id, of: key(kind) };
    let kinds = RecipientKind::ALL.into_iter().filter(|kind| !of(facts, *kind).is_empty());
    let counted: Vec<String> = kinds.map(|kind| format!("{{={}}}", mark(kind).to_text())).collect();
    if counted.is_empty() {
        return String::new();
    }
    let mut forms: Vec<&str> = facts.honours.iter().map(|award| award.kind_name.as_str()).collect();
    forms.sort_unstable();
    forms.dedup();
    format!(
        "Trong kỳ đã khen thưởng {} có thành tích tiêu biểu (hình thức: {}). Danh sách được ghi ở phụ lục kèm theo báo cáo này.",
        counted.join(" và "),
        forms.join(", ")
    )
}

/// The list of those who were honoured, as an annex.
pub fn annex(facts: &Facts) -> Option<Annex> {
    let columns = vec![
        Column::new("STT", 2, Align::Centre),
        Column::new("Tên tập thể, cá nhân", 8, Align::Left),
        Column::new("Chức vụ, đơn vị", 8, Align::Left),
        Column::new("Hình thức", 4, Align::Left),
        Column::new("Quyết định", 6, Align::Left),
        Column::new("Số vào sổ", 4, Align::Centre),
    ];
    let (mut rows, mut number) = (Vec::new(), 0);
    for kind in RecipientKind::ALL {
        let honoured = of(facts, kind);
        if honoured.is_empty() {
            continue;
        }
        rows.push(Row::Group(headed(kind, &honoured)));
        for award in honoured {
            number += 1;
            rows.push(row(number, award));
        }
    }
    let caption = "Tập thể, cá nhân được khen thưởng trong kỳ".to_owned();
    let table = Table { caption, columns, rows, landscape: false };
    (number > 0).then(|| Annex { title: "Danh sách được khen thưởng".to_owned(), body: vec![Block::Table(table)] })
}

/// "Cá nhân: 05 (06 lượt)": the number that the text says, and how many rows follow where that differs.
fn headed(kind: RecipientKind, honoured: &[&Award]) -> String {
    let (number, times) = (recipients(honoured), honoured.len() as i64);
    let times = if times == number { String::new() } else { format!(" ({} lượt)", count_vi(times)) };
    format!("{}: {}{times}", soket_core::text::capitalised(kind.name_vi()), count_vi(number))
}

fn row(number: usize, award: &Award) -> Row {
    let decision = format!("số {}, ngày {}", award.symbol, short_date(award.decided_on));
    let cells = [number.to_string(), award.name.clone(), award.office.clone(), award.kind_name.clone(), decision, award.register_number()];
    Row::plain(cells)
}
