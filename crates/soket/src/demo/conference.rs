//! The demonstration's conference of 26 May 2023: programme, 48 invented members, 9 guests; three reviews are heard.

mod people;
pub mod play;

use crate::app::App;
use crate::job::hall::Earnest;
use crate::report;
use crate::report::conference::Sources;
use crate::store;
use crate::store::conference::agenda::AgendaItem;
use crate::store::conference::delegate::Said;
use crate::store::conference::{Conference, Plan};
use anyhow::Result;
use jiff::civil::{date, time};
use people::{DemoDelegate, GUESTS, MEMBERS};
use soket_core::conference::ConferenceKind;
use soket_core::conference::agenda::AgendaKind;
use soket_core::conference::card::CardCode;
use soket_core::conference::delegate::DelegateClass;
use soket_core::conference::paper::ConferencePaper;
use soket_core::conference::quorum::QuorumRule;
use soket_core::id::{AccountId, AgendaItemId, CampaignId, ConferenceId, ReviewId, UnitId};
use std::collections::HashMap;

/// Its place in addresses.
pub const SLUG: &str = "so-ket-26-5-2023";
/// What it hears, in order.
pub(super) const HEARD: [&str; 3] = ["giua-nhiem-ky-2020-2025", "6-thang-dau-nam-2023", "hai-nam-ket-luan-01"];

/// A point of its programme: kind, title, minutes, who does it; the number of the report that it is about.
struct Point(AgendaKind, &'static str, u32, &'static str, Option<usize>);

/// Numbers that follow each other become codes that do not: it shares no factor with the number of codes.
const SPREAD: u64 = 74_207_281_031;

/// The code on the wall for 0, and on the card of whoever has that place on the list: the same in every demonstration, as the
/// passwords are.
pub fn code(place: u64) -> String {
    CardCode::from_number((place + 1) * SPREAD).as_text()
}

const QUANG: &str = "đồng chí Lê Minh Quang, Bí thư Đảng uỷ";
const THUY: &str = "đồng chí Cao Thị Bích Thuỷ, Phó Bí thư Đảng uỷ";
const HOA: &str = "đồng chí Trần Thị Mỹ Hoà, Đảng uỷ viên";

#[rustfmt::skip]
const PROGRAMME: &[Point] = &[
    Point(AgendaKind::Gathering, "Đón tiếp đại biểu, điểm danh", 30, "Văn phòng Đảng uỷ", None),
    Point(AgendaKind::Salute, "Chào cờ", 5, "Đoàn Thanh niên", None),
    Point(AgendaKind::Introduction, "Tuyên bố lý do, giới thiệu đại biểu", 5, HOA, None),
    Point(AgendaKind::Presidium, "Giới thiệu chủ trì, thư ký hội nghị", 5, HOA, None),
    Point(AgendaKind::Programme, "Thông qua chương trình hội nghị", 5, HOA, None),
    Point(AgendaKind::Opening, "Phát biểu khai mạc", 5, QUANG, None),
    Point(AgendaKind::Report, "Báo cáo sơ kết giữa nhiệm kỳ 2020-2025", 20, THUY, Some(0)),
    Point(AgendaKind::Report, "Báo cáo 6 tháng đầu năm 2023", 15, THUY, Some(1)),
    Point(AgendaKind::Report, "Báo cáo 02 năm thực hiện Kết luận số 01-KL/TW", 15, HOA, Some(2)),
    Point(AgendaKind::Discussion, "Thảo luận, tham luận", 45, "Chủ trì điều hành", None),
    Point(AgendaKind::Recess, "Giải lao", 15, "Công đoàn cơ sở", None),
    Point(AgendaKind::Direction, "Phát biểu chỉ đạo của lãnh đạo Thị uỷ", 15, "đồng chí Nguyễn Hữu Tường, Phó Bí thư Thị uỷ", None),
    Point(AgendaKind::Response, "Tiếp thu ý kiến chỉ đạo", 5, QUANG, None),
    Point(AgendaKind::Commendation, "Công bố quyết định và trao khen thưởng", 15, HOA, None),
    Point(AgendaKind::Conclusion, "Kết luận hội nghị", 15, QUANG, None),
    Point(AgendaKind::Vote, "Biểu quyết thông qua các báo cáo và kết luận hội nghị", 5, QUANG, None),
    Point(AgendaKind::Closing, "Bế mạc hội nghị, chào cờ", 5, QUANG, None),
];

/// Prepares the conference, as Hoà had it ready on the evening of 20 May.
pub(super) async fn build(app: &App, clerk: AccountId, home: UnitId) -> Result<ConferenceId> {
    let mut reviews = Vec::new();
    for slug in HEARD {
        reviews.push(store::review::by_slug(&app.db, slug).await?.id);
    }
    let mut tx = app.db.write().await?;
    let (id, _) = store::conference::convene(&mut tx, Some(clerk), &plan(home, &reviews), SLUG).await?;
    for Point(kind, title, minutes, presenter, report) in PROGRAMME {
        let review = report.and_then(|at| reviews.get(at).copied());
        let (title, presenter) = ((*title).to_owned(), (*presenter).to_owned());
        let (kind, minutes, remark) = (*kind, *minutes, String::new());
        let item = AgendaItem { id: AgendaItemId(0), kind, title, minutes, presenter, review, campaign: None, remark };
        store::conference::agenda::add(&mut tx, id, &item).await?;
    }
    tx.commit().await?;
    people(app, id).await?;
    Ok(id)
}

/// The awards of a campaign are handed over under its point of the programme, by the secretary.
pub(super) async fn hand_over(app: &App, clerk: AccountId, campaign: CampaignId) -> Result<()> {
    let conference = held(app).await?;
    let items = store::conference::agenda::all(&app.db, conference.id).await?;
    let Some(item) = items.into_iter().find(|item| item.kind == AgendaKind::Commendation) else { return Ok(()) };
    let mut tx = app.db.write().await?;
    let linked = AgendaItem { campaign: Some(campaign), ..item };
    store::conference::agenda::save(&mut tx, clerk, &conference, &linked).await?;
    tx.commit().await?;
    let mut list = store::conference::calling::all(&app.db, conference.id).await?;
    list.iter_mut().for_each(|called| QUANG.clone_into(&mut called.handed_by));
    let mut tx = app.db.write().await?;
    store::conference::calling::arrange(&mut tx, Some(clerk), &conference, &list).await?;
    tx.commit().await?;
    Ok(())
}

fn plan(home: UnitId, reviews: &[ReviewId]) -> Plan {
    Plan {
        kind: ConferenceKind::Review,
        unit: home,
        title: "Hội nghị sơ kết giữa nhiệm kỳ 2020-2025, sơ kết 6 tháng đầu năm 2023 và 02 năm thực hiện Kết luận số 01-KL/TW".to_owned(),
        held_on: date(2023, 5, 26),
        starts_at: time(7, 0, 0, 0),
        place: "Hội trường Trường Trung cấp Gò Công".to_owned(),
        quorum: QuorumRule::USUAL,
        profile: "PARTY-HD36".to_owned(),
        mandate: None,
        reviews: reviews.to_vec(),
    }
}

async fn people(app: &App, id: ConferenceId) -> Result<()> {
    let known: HashMap<String, _> = store::person::all(&app.db).await?.into_iter().map(|person| (person.full_name, person.id)).collect();
    let mut tx = app.db.write().await?;
    store::conference::hang(&mut tx, id, &code(0)).await?;
    for (at, demo) in (1..).zip(MEMBERS.iter().chain(GUESTS)) {
        let DemoDelegate { name, honorific, office, home, class, duty, left_out } = *demo;
        let said = Said {
            person: known.get(name).copied().filter(|_| class != DelegateClass::Guest),
            name: name.to_owned(),
            honorific,
            office: office.to_owned(),
            home: home.to_owned(),
            class,
            duty,
            left_out,
            seat: if class == DelegateClass::Guest { format!("K{:02}", at - MEMBERS.len()) } else { format!("A{at:02}") },
        };
        let delegate = store::conference::delegate::add(&mut tx, id, &said).await?;
        store::conference::delegate::hand(&mut tx, delegate, &code(u64::try_from(at)?)).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Gives a paper of the conference its number, as the secretary did that day.
pub(super) async fn issue(app: &App, secretary: AccountId, paper: ConferencePaper) -> Result<()> {
    let view = app.hall(held(app).await?.id, Earnest::Real).await?.look().await?;
    let mut sources = Sources::gather(app, view).await?;
    Ok(report::conference::issue::issue(app, secretary, &mut sources, paper).await?)
}

/// The conference of the demonstration.
///
/// # Errors
/// Not found when the folder holds none.
pub async fn held(app: &App) -> crate::error::Result<Conference> {
    store::conference::by_slug(&app.db, SLUG).await
}
