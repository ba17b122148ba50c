//! What a certificate says of an award: the words that a template of the press places on its sheet.

use crate::app::App;
use crate::error::Result;
use crate::store;
use crate::store::commendation::award::Award;
use soket_core::commendation::award::AwardState;
use soket_core::period::day::long_date;
use soket_paper::press::words::Record;

/// The records of the awards that hold, in the order of the register; `base` is where this soket is reached, for the code that
/// leads to the check page. Each is signed as papers of its own decision's day were.
///
/// # Errors
/// When the database does not answer.
pub async fn records(app: &App, awards: &[Award], base: &str) -> Result<Vec<Record>> {
    let tree = app.tree_now().await?;
    let mut records = Vec::with_capacity(awards.len());
    for award in awards.iter().filter(|award| award.state == AwardState::Valid) {
        let head = store::unit::letterhead(&app.db, &tree, award.unit, award.decided_on).await?;
        let (office, signer) = head.signer.unwrap_or_default();
        let day = long_date(award.decided_on);
        let place = head.place.map(|place| format!("{place}, {day}")).unwrap_or_else(|| day.clone());
        let link = format!("{base}/xac-nhan/{}", award.code);
        let register = award.register_number();
        let behalf = head.kind.signs_for().map(|body| format!("T/M {body}")).unwrap_or_default();
        records.push(Record::new([
            ("co_quan", head.body.as_str()),
            ("nguoi_nhan", &award.name),
            ("chuc_vu_don_vi", &award.office),
            ("thanh_tich", &award.reason),
            ("so_quyet_dinh", &award.symbol),
            ("ngay_quyet_dinh", day.trim_start_matches("ngày ")),
            ("so_vao_so", &register),
            ("noi_ngay", &place),
            ("thay_mat", &behalf),
            ("chuc_danh", &office.to_uppercase()),
            ("nguoi_ky", &signer),
            ("duong_dan", &link),
        ]));
    }
    Ok(records)
}
