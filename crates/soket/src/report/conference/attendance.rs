//! The sheet of attendance: who came, by class, with times; the proof of a figure that was counted at a sitting.

use super::{Sources, handout, words};
use crate::app::{self, App};
use crate::error::Result;
use crate::store;
use crate::store::attachment::{NewAttachment, bytes};
use crate::store::conference::coverage::{Covered, Entered};
use crate::store::conference::delegate::Delegate;
use jiff::Timestamp;
use soket_core::attachment::{FileKind, file_name};
use soket_core::conference::ConferenceState;
use soket_core::conference::coverage::Head;
use soket_core::conference::delegate::DelegateClass;
use soket_core::conference::roll::Place;
use soket_core::id::{AccountId, FigureId};
use soket_core::period::day::{long_date, short_date};
use soket_paper::document::{Align, Block, Column, Document, Inline, Row, Table};
use soket_paper::pdf;

/// Lets a number of an audience go into the figures, with the sheet as its proof; gives the line.
///
/// # Errors
/// As [`store::conference::coverage::enter`].
pub async fn enter(app: &App, by: AccountId, (sources, covered): (&Sources, Covered), entered: Entered) -> Result<FigureId> {
    let conference = &sources.view.conference;
    let document = document(sources, Some(covered))?;
    let written = tokio::task::spawn_blocking(move || pdf::write(&document, &[])).await.map_err(anyhow::Error::from)?;
    let content = written.map_err(anyhow::Error::from)?.bytes;
    let name = file_name(&format!("Danh sách dự ngày {}.pdf", short_date(conference.held_on).replace('/', "-")));
    let (size, sha256) = (content.len() as u64, bytes::keep(&app.dir, &content).await?);
    let proof = NewAttachment { name, kind: FileKind::Pdf, size, sha256, stated: false };
    store::conference::coverage::enter(app, by, (conference, covered.audience), (entered, proof)).await
}

/// The sheet as an official list without number, for one audience or as it is. For students it bears numbers only.
///
/// # Errors
/// When the conference names a format that does not exist.
pub fn document(sources: &Sources, covered: Option<Covered>) -> Result<Document> {
    handout(sources, format!("đại biểu dự {}", sources.name()), body(sources, covered))
}

fn body(sources: &Sources, covered: Option<Covered>) -> Vec<Block> {
    let conference = &sources.view.conference;
    let line = |text: String| Block::Paragraph(vec![Inline::Text(text)]);
    let mut blocks = vec![line(format!("Thời gian: {}, {}.", words::hour(conference.starts_at), long_date(conference.held_on)))];
    if !conference.place.is_empty() {
        blocks.push(line(format!("Địa điểm: {}.", conference.place)));
    }
    if let Some(covered) = covered {
        let (called, attended) = (covered.coverage.count(Head::Called), covered.coverage.count(Head::Attended));
        let share = covered.coverage.percent_vi().map(|share| format!(", đạt {share}")).unwrap_or_default();
        let (audience, called, attended) = (covered.audience.name_vi(), words::count(called), words::count(attended));
        blocks.push(line(format!("{audience}: triệu tập {called}, dự {attended}{share}.")));
    }
    let counted = |class: &DelegateClass| (*class, sources.view.hall.roll.class(*class));
    let counts = DelegateClass::ALL.iter().map(counted).filter(|(_, count)| count.called > 0);
    let counts: Vec<String> =
        counts.map(|(class, count)| format!("{}: {}/{}", class.name_vi(), words::count(count.came), words::count(count.called))).collect();
    if !counts.is_empty() {
        blocks.push(line(format!("Điểm danh tại cuộc họp, có mặt trên danh sách: {}.", counts.join("; "))));
    }
    if covered.is_none_or(|covered| covered.audience.is_named()) {
        blocks.extend(table(sources));
    }
    blocks
}

fn table(sources: &Sources) -> Option<Block> {
    let columns = vec![
        Column::new("STT", 2, Align::Centre),
        Column::new("Họ và tên", 8, Align::Left),
        Column::new("Chức vụ, đơn vị", 11, Align::Left),
        Column::new("Có mặt", 6, Align::Left),
    ];
    let hall = &sources.view.hall;
    let over = hall.sat.last().filter(|_| hall.state == ConferenceState::Ended);
    let (mut rows, mut number) = (Vec::new(), 0);
    for class in DelegateClass::ALL {
        let of_class = sources.view.delegates.iter().filter(|delegate| delegate.said.class == class);
        let came: Vec<(&Delegate, &Place)> = of_class.filter_map(|delegate| Some((delegate, came(sources, delegate)?))).collect();
        if came.is_empty() {
            continue;
        }
        rows.push(Row::Group(format!("{}: {}", class.name_vi(), words::count(came.len() as u64))));
        for (delegate, place) in came {
            number += 1;
            let cells = [number.to_string(), delegate.said.name.clone(), delegate.from(), times(place, over)];
            rows.push(Row::plain(cells));
        }
    }
    let caption = format!("Người có mặt ngày {}", short_date(sources.view.conference.held_on));
    (!rows.is_empty()).then_some(Block::Table(Table { caption, columns, rows, landscape: false }))
}

fn came<'a>(sources: &'a Sources, delegate: &Delegate) -> Option<&'a Place> {
    sources.view.hall.roll.place(delegate.id).filter(|place| place.stays.first().is_some())
}

/// Each stay: `7:05-9:40; từ 9:55`; whoever was there to the end stayed until it was over.
fn times(place: &Place, over: Option<Timestamp>) -> String {
    let stay = |(from, to): &(Timestamp, Option<Timestamp>)| match to.or(over) {
        Some(to) => format!("{}-{}", app::time_of_day(*from), app::time_of_day(to)),
        None => format!("từ {}", app::time_of_day(*from)),
    };
    place.stays.all().iter().map(stay).collect::<Vec<_>>().join("; ")
}
