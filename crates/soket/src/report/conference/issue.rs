//! A paper of a conference gets its number and date, and its files are kept as bytes.

use super::{Sources, document, put_head_and_foot};
use crate::app::App;
use crate::error::Result;
use crate::report::{letterhead, number};
use crate::store;
use soket_core::conference::ConferenceState;
use soket_core::conference::paper::ConferencePaper;
use soket_core::id::AccountId;
use soket_core::refusal::Refusal;

/// What an issued paper of a demonstration still says.
const INVENTED: &str = "Số liệu minh hoạ";

/// Numbers a paper, dates it today, and keeps its files.
///
/// # Errors
/// A refusal when it has no number, waits for the end of the conference, has a gap in its head or foot, or is numbered already.
pub async fn issue(app: &App, by: AccountId, sources: &mut Sources, paper: ConferencePaper) -> Result<()> {
    may_be_issued(sources, paper)?;
    let today = app.today();
    // A paper bears the names, the place and the signer of its own date.
    sources.letterhead = store::unit::letterhead(&app.db, &sources.tree, sources.view.conference.unit, today).await?;
    letterhead::is_whole(&sources.letterhead)?;
    let conference = &sources.view.conference;
    let (numbering, serial) = number::next(app, (conference.unit, &sources.letterhead), paper.kind().1).await?;
    let mut document = document(app, sources, paper).await?;
    put_head_and_foot(&mut document, sources, paper);
    document.header.serial = u32::try_from(serial).ok();
    document.header.date = Some(today);
    document.header.draft_mark = sources.is_invented.then(|| INVENTED.to_owned());
    let laid = number::laid(&document).await?;
    let new = laid.paper(paper.as_str(), conference.unit, (&numbering, serial));
    store::conference::paper::issue(app, by, conference, new, &laid.files).await
}

fn may_be_issued(sources: &Sources, paper: ConferencePaper) -> std::result::Result<(), Refusal> {
    if !paper.is_numbered() {
        return Err(Refusal::conflict("Chương trình là bản phát tại hội nghị, không lấy số.", "In hoặc tải chương trình để phát."));
    }
    if paper.comes_after() && sources.view.hall.state != ConferenceState::Ended {
        return Err(Refusal::conflict(
            "Hội nghị chưa bế mạc nên văn bản này chưa ban hành được.",
            "Bế mạc ở màn hình điều hành, rồi ban hành.",
        ));
    }
    if paper == ConferencePaper::Minutes && (sources.chair().is_none() || sources.secretary().is_none()) {
        return Err(Refusal::conflict(
            "Chưa ghi người chủ trì hoặc thư ký, nên biên bản chưa có người ký.",
            "Ghi nhiệm vụ ở danh sách đại biểu.",
        ));
    }
    Ok(())
}
