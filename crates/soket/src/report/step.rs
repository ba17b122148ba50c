//! Closing and issuing: a review's facts and text are frozen, then its paper gets number and date and its files are kept.

use crate::app::App;
use crate::error::Result;
use crate::report::print::{self, Edition};
use crate::report::review::Composed;
use crate::report::{letterhead, number, prose, review};
use crate::store;
use crate::store::review::issue::Paper;
use crate::store::review::{Frozen, Review};
use jiff::civil::Date;
use soket_core::id::AccountId;
use soket_core::refusal::Refusal;
use soket_core::review::ReviewStep;
use soket_paper::document::Document;
use soket_paper::profile::Profile;

/// What an issued paper of a demonstration still says.
const INVENTED: &str = "Số liệu minh hoạ";

/// Closes a review: facts and text are frozen as they are now.
///
/// # Errors
/// The refusal of the state machine, or when somebody changed the review meanwhile.
pub async fn close(app: &App, by: AccountId, review: &Review) -> Result<()> {
    review.state.allow(ReviewStep::Close)?;
    let seen = store::review::last_change(&app.db, review.id).await?;
    let composed = review::compose(app, review.clone()).await?;
    is_printable(&composed)?;
    let document = review::paper(app, &composed).await?;
    let facts = print::facts(review, &document)?;
    let document = serde_json::to_string(&document).map_err(anyhow::Error::from)?;
    store::review::close(&app.db, by, review, Frozen { seen, facts: &facts, document: &document }).await
}

/// A paper that is closed can no longer be mended: a text with a figure that cannot be printed is not closed.
fn is_printable(composed: &Composed) -> Result<()> {
    let facts = &composed.facts;
    for (section, text, _) in &composed.sections {
        if let Some(what) = prose::unprintable(text, facts) {
            let refusal = Refusal::conflict(
                "Mục “%{section}” có số không in được: %{what}.",
                "Mở mục ấy, sửa mã hoặc xoá phần trong ngoặc nhọn, rồi chốt lại.",
            );
            return Err(refusal.with("section", section.heading(&facts.review.period)).with("what", what).into());
        }
    }
    Ok(())
}

/// Issues a closed review: takes the next number of the issuer's series, dates it today, stores its files.
///
/// # Errors
/// The refusal of the state machine; a paper with a gap in its head is not issued.
pub async fn issue(app: &App, by: AccountId, review: &Review) -> Result<()> {
    review.state.allow(ReviewStep::Issue)?;
    let today = app.today();
    let tree = app.tree_now().await?;
    let letterhead = store::unit::letterhead(&app.db, &tree, review.unit, today).await?;
    letterhead::is_whole(&letterhead)?;
    let (numbering, serial) = number::next(app, (review.unit, &letterhead), "BC").await?;
    let mut document = review::document(app, review).await?;
    in_force(document.profile.profile(), today)?;
    // A paper bears the names, the place and the signer of its own date, not those of the day of its figures.
    letterhead::put(&mut document, letterhead);
    document.header.serial = u32::try_from(serial).ok();
    document.header.date = Some(today);
    // An issued paper is no draft any more; that the figures of a demonstration are invented stays said for ever.
    document.header.draft_mark = app.stopped_clock().map(|_| INVENTED.to_owned());
    let symbol = document.profile.profile().symbol(&document.header);
    let files = files(review, &document).await?;
    let frozen = serde_json::to_string(&document).map_err(anyhow::Error::from)?;
    let paper = Paper { numbering: &numbering, serial, symbol: &symbol, document: &frozen };
    store::review::issue::issue(app, by, review, paper, &files).await
}

/// A paper follows the format that is in force on its date (formats.md 5.6, RG-06).
fn in_force(profile: &Profile, today: Date) -> Result<()> {
    if profile.valid_on(today) {
        return Ok(());
    }
    let refusal = Refusal::conflict(
        "Thể thức %{profile} không có hiệu lực vào ngày ban hành.",
        "Mở bản mới, chọn thể thức đang có hiệu lực, rồi chốt và ban hành bản đó.",
    );
    Err(refusal.with("profile", profile.code).into())
}

async fn files(review: &Review, document: &Document) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for edition in Edition::ALL {
        let (review, document) = (review.clone(), document.clone());
        let bytes = tokio::task::spawn_blocking(move || print::write(&review, &document, edition)).await.map_err(anyhow::Error::from)??;
        files.push((edition.name(), bytes));
    }
    Ok(files)
}
