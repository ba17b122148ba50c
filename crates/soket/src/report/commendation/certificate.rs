//! What a certificate says of an award, and the press that prints it as the office's template wants.

use crate::app::App;
use crate::error::Result;
use crate::store;
use crate::store::attachment::bytes;
use crate::store::commendation::award::Award;
use crate::store::unit::Letterhead;
use soket_core::commendation::award::AwardState;
use soket_core::period::day::long_date;
use soket_core::refusal::{Refusal, Sentence};
use soket_paper::press::background::Background;
use soket_paper::press::fault::Said;
use soket_paper::press::template::Template;
use soket_paper::press::words::Record;
use soket_paper::press::{Nudge, Press};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The records of the awards that hold, in the order of the register; `base` is where this soket is reached, for the code that
/// leads to the check page. Each is signed as papers of its own decision's day were.
///
/// # Errors
/// When the database does not answer.
pub async fn records(app: &App, awards: &[Award], base: &str) -> Result<Vec<Record>> {
    let tree = app.tree_now().await?;
    // Thousands of awards of one decision have one letterhead.
    let mut heads: HashMap<_, Letterhead> = HashMap::new();
    let mut records = Vec::with_capacity(awards.len());
    for award in awards.iter().filter(|award| award.state == AwardState::Valid) {
        let head = match heads.entry((award.unit, award.decided_on)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(store::unit::letterhead(&app.db, &tree, award.unit, award.decided_on).await?),
        };
        records.push(record(award, head, base));
    }
    Ok(records)
}

fn record(award: &Award, head: &Letterhead, base: &str) -> Record {
    let (office, signer) = head.signer.clone().unwrap_or_default();
    let day = long_date(award.decided_on);
    let place = head.place.as_ref().map_or_else(|| day.clone(), |place| format!("{place}, {day}"));
    let behalf = head.kind.signs_for().map(|body| format!("T/M {body}")).unwrap_or_default();
    Record::new([
        ("co_quan", head.body.as_str()),
        ("nguoi_nhan", &award.name),
        ("chuc_vu_don_vi", &award.office),
        ("thanh_tich", &award.reason),
        ("so_quyet_dinh", &award.symbol),
        ("ngay_quyet_dinh", day.trim_start_matches("ngày ")),
        ("so_vao_so", &award.register_number()),
        ("noi_ngay", &place),
        ("thay_mat", &behalf),
        ("chuc_danh", &office.to_uppercase()),
        ("nguoi_ky", &signer),
        ("duong_dan", &format!("{base}/xac-nhan/{}", award.code)),
    ])
}

/// A template as it is kept: its text, what the printer is off by, the SHA-256 of the picture behind it.
pub type Sheet<'a> = (&'a str, (i64, i64), Option<&'a str>);

/// The press that prints a template, with the picture behind it at hand.
///
/// # Errors
/// A refusal when it cannot be printed.
pub async fn press(app: &App, (data, nudge, background): Sheet<'_>) -> Result<Press> {
    let template = Template::read(data).map_err(|fault| unfit(fault.says()))?;
    let press = Press::new(template).map_err(|fault| unfit(fault.says()))?.nudged(offset(nudge)?);
    let Some(sha256) = background else { return Ok(press) };
    let bytes = bytes::whole(&app.dir, sha256).await?;
    // A large picture takes a second to unpack and pack again.
    let read = tokio::task::spawn_blocking(move || Background::read(&bytes)).await.map_err(anyhow::Error::from)?;
    Ok(press.with_background(read.map_err(|fault| unfit(fault.says()))?))
}

/// What a printer is off by, as the press takes it.
///
/// # Errors
/// A refusal when it is further than printers are.
pub fn offset((right, down): (i64, i64)) -> std::result::Result<Nudge, Refusal> {
    let [right, down] = [right, down].map(|tenths| i32::try_from(tenths).unwrap_or(i32::MAX));
    Nudge::tenths(right, down).map_err(|fault| unfit(fault.says()))
}

/// What the press says, as a sentence that can be translated.
pub fn sentence(said: Said) -> Sentence {
    Sentence { key: said.key, with: said.with }
}

/// A refusal of the press.
pub fn unfit(said: Said) -> Refusal {
    Refusal { says: sentence(said), ..Refusal::unfit("", "Sửa mẫu hoặc sổ khen thưởng rồi in lại.") }
}

/// What stands in the place of a value while nothing is decided, so that a template can be looked at.
const EXAMPLE: [(&str, &str); 12] = [
    ("co_quan", "ĐẢNG UỶ TRƯỜNG TRUNG CẤP GÒ CÔNG"),
    ("nguoi_nhan", "Nguyễn Thị Ngọc Hường"),
    ("chuc_vu_don_vi", "Phó Bí thư Chi bộ Khoa Điện - Điện tử"),
    ("thanh_tich", "xuất sắc trong hai năm học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"),
    ("so_quyet_dinh", "25-QĐ/ĐU"),
    ("ngay_quyet_dinh", "19 tháng 5 năm 2023"),
    ("so_vao_so", "05/2023"),
    ("noi_ngay", "Gò Công, ngày 19 tháng 5 năm 2023"),
    ("thay_mat", "T/M ĐẢNG UỶ"),
    ("chuc_danh", "BÍ THƯ"),
    ("nguoi_ky", "Lê Minh Quang"),
    ("duong_dan", "http://localhost/xac-nhan/mau"),
];

/// A record with everything that a template asks for: of the award, and where it has no such field, an example of one.
pub fn example(template: &Template, award: Option<&Record>) -> Record {
    let known = |field: &str| EXAMPLE.iter().find(|(name, _)| *name == field).map(|(_, words)| *words);
    let value = |field: &str| award.and_then(|award| award.value(field)).or_else(|| known(field)).unwrap_or(field).to_owned();
    Record::new(template.fields().into_iter().map(|field| (field, value(field))))
}
