//! The tables of a conference's papers: programme, schedule, tasks.

use super::{Sources, words};
use soket_core::period::day::short_date;
use soket_paper::document::{Align, Block, Column, Row, Table};

/// The programme with its times (formats.md 3.E).
pub fn programme(sources: &Sources) -> Block {
    let view = &sources.view;
    let times = view.times();
    let columns = vec![
        Column::new("STT", 2, Align::Centre),
        Column::new("Thời gian", 4, Align::Centre),
        Column::new("Nội dung", 11, Align::Left),
        Column::new("Người thực hiện", 8, Align::Left),
        Column::new("Ghi chú", 4, Align::Left),
    ];
    let rows = view.items.iter().enumerate().map(|(at, item)| {
        let time = format!("{}-{}", crate::app::time_words(times[at]), crate::app::time_words(times[at + 1]));
        Row::plain([(at + 1).to_string(), time, item.title.clone(), item.presenter.clone(), item.remark.clone()])
    });
    Block::Table(Table { caption: "Nội dung chương trình".to_owned(), columns, rows: rows.collect(), landscape: false })
}

/// Work before the conference; each line of the text is `việc | chủ trì | phối hợp | hạn | sản phẩm` (formats.md 3.D).
pub fn schedule(text: &str) -> Option<Block> {
    let columns = vec![
        Column::new("TT", 2, Align::Centre),
        Column::new("Việc", 10, Align::Left),
        Column::new("Chủ trì", 5, Align::Left),
        Column::new("Phối hợp", 5, Align::Left),
        Column::new("Hạn", 4, Align::Centre),
        Column::new("Sản phẩm", 5, Align::Left),
    ];
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let cells = |(at, line): (usize, &str)| {
        let mut parts = line.split('|').map(|part| part.trim().to_owned());
        let mut cells = vec![(at + 1).to_string()];
        cells.extend((0..5).map(|_| parts.next().unwrap_or_default()));
        Row::plain(cells)
    };
    let rows: Vec<Row> = lines.enumerate().map(cells).collect();
    let table = Table { caption: "Tiến độ chuẩn bị".to_owned(), columns, rows, landscape: false };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

/// The tasks that the conference set, with who leads and until when.
pub fn tasks(sources: &Sources) -> Option<Block> {
    let columns = vec![
        Column::new("TT", 2, Align::Centre),
        Column::new("Việc", 13, Align::Left),
        Column::new("Đơn vị chủ trì", 8, Align::Left),
        Column::new("Hạn", 4, Align::Centre),
    ];
    let lead = |unit| sources.tree.get(unit).map(|unit| unit.named_on(sources.today).full.clone()).unwrap_or_default();
    let rows = sources.tasks.iter().enumerate();
    let rows: Vec<Row> = rows
        .map(|(at, task)| Row::plain([(at + 1).to_string(), words::ended(&task.title), lead(task.lead), short_date(task.due_on)]))
        .collect();
    let table = Table { caption: "Các việc được giao tại hội nghị".to_owned(), columns, rows, landscape: false };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}
