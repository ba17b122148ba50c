//! Files kept with a record: taken in after a look for secrecy marks, handed out under their own name.

use crate::app::App;
use crate::error::{Error, Result};
use crate::inspection::{self, Finding};
use crate::store;
use crate::store::attachment::bytes::{self, Incoming};
use crate::store::attachment::{Attachment, NewAttachment};
use crate::store::secrecy::{self, Meant};
use crate::web::chrome::{self, Caller};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Multipart, Path};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use soket_core::attachment::{FileKind, file_name};
use soket_core::commendation::campaign::CampaignStep;
use soket_core::commendation::nomination::NominationStep;
use soket_core::id::{AttachmentId, FigureId, NominationId, ReviewId, TaskId};
use soket_core::refusal::Refusal;
use soket_core::review::ReviewState;
use soket_core::secrecy::mark_in_file_name;
use soket_core::text;
use soket_core::viewer::{Action, Viewer};

/// Adds a file to a mandate.
///
/// # Errors
/// A refusal for a file of another kind, one that bears a secrecy mark, or a scan without a statement that it bears none.
pub async fn add_to_mandate(Caller { app, viewer, .. }: Caller, Path(slug): Path<String>, form: Multipart) -> Result<Response> {
    let mandate = store::mandate::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::RegisterMandates, mandate.unit)?;
    let meant = Meant { record: ("mandate", mandate.id.0), unit: mandate.unit };
    receive(&app, &viewer, meant, form).await?;
    Ok(chrome::done(&format!("/van-ban/{slug}"), "da_luu"))
}

/// Adds a proof to a figure.
///
/// # Errors
/// As for a mandate.
pub async fn add_to_figure(Caller { app, viewer, .. }: Caller, Path(id): Path<i64>, form: Multipart) -> Result<Response> {
    let line = store::figure::by_id(&app.db, FigureId(id)).await?;
    if !viewer.sees(line.unit) {
        return Err(Error::NotFound);
    }
    viewer.may(Action::EnterFigures, line.unit)?;
    receive(&app, &viewer, Meant { record: ("figure", id), unit: line.unit }, form).await?;
    Ok(chrome::done(&format!("/dong/{id}"), "da_luu"))
}

/// Adds a proof to a task.
///
/// # Errors
/// As for a mandate.
pub async fn add_to_task(Caller { app, viewer, .. }: Caller, Path(id): Path<i64>, form: Multipart) -> Result<Response> {
    let task = store::task::find(&app.db, &viewer, TaskId(id)).await?;
    if !task.is_owned_by(&viewer) {
        viewer.may(Action::FinishTasks, task.lead)?;
    }
    receive(&app, &viewer, Meant { record: ("task", id), unit: task.lead }, form).await?;
    Ok(chrome::done(&format!("/viec/{id}"), "da_luu"))
}

/// Keeps a file that proves a nomination, while the unit may change it.
///
/// # Errors
/// As for a mandate; a refusal once the nomination was sent.
pub async fn add_to_nomination(
    Caller { app, viewer, .. }: Caller,
    Path((slug, id)): Path<(String, i64)>,
    form: Multipart,
) -> Result<Response> {
    let campaign = store::commendation::campaign::find(&app.db, &viewer, &slug).await?;
    let nomination = store::commendation::nomination::find(&app.db, campaign.id, NominationId(id)).await?;
    if !viewer.sees(nomination.unit) {
        return Err(Error::NotFound);
    }
    viewer.may(Action::Nominate, nomination.unit)?;
    campaign.state.after(CampaignStep::Nominate)?;
    nomination.state.after(NominationStep::Correct)?;
    receive(&app, &viewer, Meant { record: ("nomination", id), unit: nomination.unit }, form).await?;
    Ok(chrome::done(&format!("/khen-thuong/{slug}/de-nghi/{id}"), "da_luu"))
}

/// Files the signed copy of an issued review with it.
///
/// # Errors
/// As for a mandate; a refusal while the review is not issued, since nothing can have been signed.
pub async fn add_to_review(Caller { app, viewer, .. }: Caller, Path(slug): Path<String>, form: Multipart) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::ComposeReviews, review.unit)?;
    if review.state != ReviewState::Issued {
        return Err(Refusal::conflict("Hồ sơ chưa ban hành nên chưa có bản ký.", "Ban hành hồ sơ, in, ký, rồi tải bản ký lên.").into());
    }
    receive(&app, &viewer, Meant { record: ("review", review.id.0), unit: review.unit }, form).await?;
    Ok(chrome::done(&format!("/so-ket/{slug}#ban-ky"), "da_luu"))
}

/// The file in a form, as it arrives.
///
/// # Errors
/// When the disk does not take it; what `torn` says when the form breaks off.
pub async fn arrived(app: &App, field: &mut Field<'_>, torn: impl Fn(MultipartError) -> Error) -> Result<Incoming> {
    let mut incoming = Incoming::begin(&app.dir).await?;
    while let Some(chunk) = field.chunk().await.map_err(&torn)? {
        incoming.add(&chunk).await?;
    }
    incoming.flush().await?;
    Ok(incoming)
}

/// Takes a file in for a record: looks at it before it is kept.
async fn receive(app: &App, viewer: &Viewer, meant: Meant, mut form: Multipart) -> Result<()> {
    let (mut file, mut stated) = (None, false);
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        match field.name() {
            Some("stated") => stated = !field.text().await.map_err(broken)?.is_empty(),
            Some("file") => {
                let name = file_name(field.file_name().unwrap_or_default());
                file = Some((name, arrived(app, &mut field, broken).await?));
            }
            _ => {}
        }
    }
    let (name, incoming) = file
        .filter(|(_, incoming)| incoming.size > 0)
        .ok_or_else(|| Refusal::unfit("Chưa chọn tệp nào.", "Bấm nút chọn tệp, chọn tệp PDF, Word, Excel hoặc ảnh, rồi tải lên."))?;
    let kind = FileKind::of(&name, &incoming.head)
        .ok_or_else(|| Refusal::unfit("Tệp này không phải PDF, Word, Excel hay ảnh.", "Lưu lại thành PDF hoặc DOCX rồi tải lên."))?;
    if let Some(grade) = mark_in_file_name(&name) {
        return Err(secrecy::refuse(&app.db, viewer.account, meant, (grade, "tên tệp")).await?.into());
    }
    match inspection::inspect(&app.program, &incoming.path, kind).await? {
        Finding::Clear => {}
        Finding::Marked(grade, place) => return Err(secrecy::refuse(&app.db, viewer.account, meant, (grade, &place)).await?.into()),
        Finding::Unread if stated => {}
        Finding::Unread => {
            return Err(Refusal::unfit(
                "Không đọc được chữ trong tệp này (bản quét, ảnh hoặc tệp khoá), nên chưa nhận.",
                "Đọc lại tệp; nếu không mang dấu mật, đánh dấu vào ô xác nhận rồi tải lên lần nữa.",
            )
            .into());
        }
    }
    let size = incoming.size;
    let sha256 = incoming.put(&app.dir).await?;
    let mut tx = app.db.write().await?;
    store::attachment::add(&mut tx, Some(viewer.account), meant, &NewAttachment { name, kind, size, sha256, stated }).await?;
    tx.commit().await?;
    Ok(())
}

fn broken(_: MultipartError) -> Error {
    Refusal::unfit("Tệp tải lên bị đứt giữa chừng hoặc quá lớn.", "Tải lên lần nữa; tệp trên 25 MB thì tách hoặc quét lại 200 dpi.").into()
}

/// Hands a file out.
///
/// # Errors
/// Not found when the person does not see its record.
pub async fn take(Caller { app, viewer, .. }: Caller, Path(id): Path<i64>) -> Result<Response> {
    let file = store::attachment::find(&app.db, &viewer, AttachmentId(id)).await?;
    let content = bytes::whole(&app.dir, &file.sha256).await?;
    let headers = [(CONTENT_TYPE, file.kind.media_type().to_owned()), (CONTENT_DISPOSITION, disposition(&file))];
    Ok((headers, content).into_response())
}

/// The name twice: in letters that every browser reads, and as it is (RFC 6266).
fn disposition(file: &Attachment) -> String {
    let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
    let encoded: String = file
        .name
        .bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
            },
        )
        .collect();
    format!("attachment; filename=\"{}.{}\"; filename*=UTF-8''{encoded}", text::slug(stem), file.kind.as_str())
}

/// Takes a file away from its record; the bytes stay for the trail.
///
/// # Errors
/// Not found when the person does not see its record; a refusal when the person may not change it.
pub async fn remove(Caller { app, viewer, .. }: Caller, Path(id): Path<i64>) -> Result<Response> {
    let file = store::attachment::find(&app.db, &viewer, AttachmentId(id)).await?;
    let (kind, action) = keeper(&file);
    viewer.may(action, file.unit)?;
    let mut tx = app.db.write().await?;
    store::attachment::remove(&mut tx, Some(viewer.account), Meant { record: (kind, file.owner), unit: file.unit }, &file).await?;
    tx.commit().await?;
    Ok(chrome::done(&home(&app, &file).await?, "da_bo"))
}

/// The noun whose record keeps a file, and what one must be allowed to do to change it.
fn keeper(file: &Attachment) -> (&'static str, Action) {
    match file.owner_kind.as_str() {
        "mandate" => ("mandate", Action::RegisterMandates),
        "task" => ("task", Action::FinishTasks),
        "review" => ("review", Action::ComposeReviews),
        _ => ("figure", Action::EnterFigures),
    }
}

/// The page of the record that keeps a file.
async fn home(app: &App, file: &Attachment) -> Result<String> {
    Ok(match file.owner_kind.as_str() {
        "mandate" => {
            let owner = store::mandate::all(&app.db).await?.into_iter().find(|mandate| mandate.id.0 == file.owner);
            owner.map_or_else(|| "/van-ban".to_owned(), |mandate| format!("/van-ban/{}", mandate.slug))
        }
        "task" => format!("/viec/{}", file.owner),
        "review" => format!("/so-ket/{}", store::review::by_id(&app.db, ReviewId(file.owner)).await?.slug),
        _ => format!("/dong/{}", file.owner),
    })
}
