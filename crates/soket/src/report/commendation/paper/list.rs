//! The list that travels with a submission (danh sách trích ngang), and the list annexed to the decision.

use super::Order;
use super::words::{self, paragraph};
use crate::report::commendation::Dossier;
use crate::store::commendation::nomination::Nomination;
use soket_core::amount::words::{Reading, money_in_words};
use soket_core::commendation::RecipientKind;
use soket_core::text::{capitalised, collation};
use soket_paper::document::{Align, Block, Column, Inline, Row, Table};

/// Who stands on the list: those on whom the meeting agreed, or everybody who is considered while it has not met.
pub fn listed(dossier: &Dossier) -> Vec<&Nomination> {
    if dossier.campaign.meeting.is_some() { dossier.agreed().collect() } else { dossier.considered().collect() }
}

/// A list in an order; collectives stand first in both.
pub fn ordered(mut list: Vec<&Nomination>, order: Order) -> Vec<&Nomination> {
    if order == Order::Name {
        list.sort_by_cached_key(|nomination| {
            let said = &nomination.said;
            let key = match said.kind() {
                RecipientKind::Collective => collation::sort_key(&said.name),
                RecipientKind::Individual => collation::person_key(&said.name),
            };
            (said.kind(), key)
        });
    }
    list
}

/// The list with what each has achieved.
pub fn summary(dossier: &Dossier, order: Order) -> Block {
    let columns = vec![
        Column::new("TT", 2, Align::Centre),
        Column::new("Họ và tên / Tên tập thể", 6, Align::Left),
        Column::new("Chức vụ, đơn vị", 6, Align::Left),
        Column::new("Tóm tắt thành tích", 14, Align::Left),
        Column::new("Hình thức", 4, Align::Left),
        Column::new("Ghi chú", 5, Align::Left),
    ];
    let list = ordered(listed(dossier), order);
    let cells = |(at, nomination): (usize, &Nomination)| {
        let said = &nomination.said;
        let votes = said.votes.map_or_else(
            || "(chưa ghi kết quả bình xét)".to_owned(),
            |(agree, of)| format!("Đơn vị bình xét: {}/{} phiếu đồng ý", words::count(agree), words::count(of)),
        );
        let form = words::form(dossier, said.kind(), dossier.today);
        [at.to_string(), said.name.clone(), said.office.clone(), shortened(&said.summary), form, votes].map(text).into()
    };
    let rows = grouped(&list, cells);
    let caption = format!("{} đề nghị tặng {}", capitalised(&words::whom(&list)), words::forms(dossier, &list));
    Block::Table(Table { caption, columns, rows, landscape: false })
}

/// The list of a decision: what goes to each, and all the money in digits and words.
pub fn granted(dossier: &Dossier) -> Vec<Block> {
    let columns = vec![
        Column::new("TT", 2, Align::Centre),
        Column::new("Họ và tên / Tên tập thể", 9, Align::Left),
        Column::new("Chức vụ, đơn vị", 11, Align::Left),
        Column::new("Hình thức", 6, Align::Left),
        Column::new("Tiền thưởng (đồng)", 6, Align::Right),
    ];
    let list: Vec<&Nomination> = dossier.agreed().collect();
    let cells = |(at, nomination): (usize, &Nomination)| {
        let said = &nomination.said;
        let form = words::form(dossier, said.kind(), dossier.today);
        let sum = words::sum(dossier, said.kind(), dossier.today).map_or_else(|| "(chưa rõ)".to_owned(), words::dong);
        [at.to_string(), said.name.clone(), said.office.clone(), form, sum].map(text).into()
    };
    let mut rows = grouped(&list, cells);
    let total = words::total(dossier, &list);
    let sum = total.map_or_else(|| "(chưa rõ)".to_owned(), words::dong);
    rows.push(Row::Cells(["", "Tổng cộng", "", "", &sum].map(strong).into()));
    let caption = format!("{} được tặng {}", capitalised(&words::whom(&list)), words::forms(dossier, &list));
    let mut blocks = vec![Block::Table(Table { caption, columns, rows, landscape: false })];
    blocks.extend(
        total
            .filter(|total| *total > 0)
            .map(|total| paragraph(format!("Tổng số tiền thưởng bằng chữ: {}.", money_in_words(total, Reading::Northern)))),
    );
    blocks
}

fn text(words: String) -> Vec<Inline> {
    vec![Inline::Text(words)]
}

fn strong(words: &str) -> Vec<Inline> {
    vec![Inline::Strong(words.to_owned())]
}

/// The rows under a line for collectives and one for individuals, each counted from one.
pub fn grouped(list: &[&Nomination], cells: impl Fn((usize, &Nomination)) -> Vec<Vec<Inline>>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut number = 0;
    for kind in RecipientKind::ALL {
        let of = list.iter().filter(|nomination| nomination.said.kind() == kind);
        let of: Vec<&Nomination> = of.copied().collect();
        if of.is_empty() {
            continue;
        }
        number += 1;
        rows.push(Row::Group(format!("{}. {}", "I".repeat(number), capitalised(kind.name_vi()))));
        rows.extend((1..).zip(of).map(|row| Row::Cells(cells(row))));
    }
    rows
}

/// A summary as a row of the list has room for: whole sentences only, and it says where the rest stands.
fn shortened(summary: &str) -> String {
    const LONGEST: usize = 70;
    let line = summary.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.split(' ').count() <= LONGEST {
        return line;
    }
    let (mut kept, mut words) = (String::new(), 0);
    for sentence in line.split_inclusive(". ") {
        words += sentence.split_whitespace().count();
        if words > LONGEST && !kept.is_empty() {
            break;
        }
        kept.push_str(sentence);
    }
    if kept == line { line } else { format!("{} (đầy đủ trong báo cáo thành tích)", kept.trim_end()) }
}
