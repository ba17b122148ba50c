//! Files that come to the press: the picture behind a certificate, and a template that was exported elsewhere.

use super::super::show::to_run;
use super::file::INSIDE;
use super::{again, new_kept, put, template};
use crate::error::{Error, Result};
use crate::report::commendation::certificate::sentence;
use crate::store::attachment::bytes;
use crate::store::commendation::campaign::Campaign;
use crate::store::commendation::template::Kept;
use crate::store::secrecy::{self, Meant};
use crate::web::chrome::Caller;
use crate::web::field::{Fields, Typed};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Multipart, Path};
use axum::response::Response;
use soket_core::attachment::file_name;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::secrecy::mark_in_file_name;
use soket_paper::press::background::{self, Background};
use soket_paper::press::fault::{PictureError, Said, TemplateError};
use soket_paper::press::template::{self as text, BackgroundFile, PictureKind, Template};
use std::io::{Cursor, Read as _};

/// Where a screen finds the picture behind a template; another picture has another address.
pub fn address(slug: &str, (template, sha256): (i64, &str)) -> String {
    format!("/khen-thuong/{slug}/giay-khen/nen?mau={template}&ban={}", sha256.get(..12).unwrap_or_default())
}

/// What was sent: which form, of which template, a file with its name.
#[derive(Default)]
struct Sent {
    fields: Fields,
    name: String,
    bytes: Vec<u8>,
}

/// Takes a file in: the form says what it is.
///
/// # Errors
/// Not found when the person does not see the campaign; a refusal when he may not.
pub async fn take(caller: Caller, Path(slug): Path<String>, form: Multipart) -> Result<Response> {
    let campaign = to_run(&caller, &slug).await?;
    let sent = receive(form).await?;
    let what = sent.fields.get("what").cloned().unwrap_or_default();
    let mut typed = Typed::new(what.clone(), sent.fields.clone());
    let kept = template(&caller, &campaign, typed.text("mau").parse().unwrap_or(0)).await?;
    let taken = match what.as_str() {
        _ if sent.bytes.is_empty() => Err(Sentence::plain("Chưa chọn tệp nào. Bấm nút chọn tệp rồi gửi lại.")),
        "background" => with_background(&caller, (&campaign, kept.clone()), sent).await?,
        "import" => imported(&caller, &campaign, sent).await?,
        _ => return Err(Error::NotFound),
    };
    match taken {
        Ok(kept) => put(&caller, &campaign, &kept).await,
        Err(says) => {
            typed.fault("file", says);
            again(&caller, (&campaign, &kept), &typed).await
        }
    }
}

/// Reads no more of a file than a picture may have.
async fn receive(mut form: Multipart) -> Result<Sent> {
    let mut sent = Sent::default();
    while let Some(mut field) = form.next_field().await.map_err(torn)? {
        match field.name().unwrap_or_default().to_owned().as_str() {
            "file" => {
                sent.name = file_name(field.file_name().unwrap_or_default());
                sent.bytes = short(&mut field).await?;
            }
            name => {
                sent.fields.insert(name.to_owned(), field.text().await.map_err(torn)?);
            }
        }
    }
    Ok(sent)
}

async fn short(field: &mut Field<'_>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(torn)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > background::MOST_BYTES + 128 * 1024 {
            return Err(too_large(PictureError::TooLarge.says()).into());
        }
    }
    Ok(bytes)
}

fn too_large(said: Said) -> Refusal {
    Refusal { says: sentence(said), ..Refusal::unfit("", "Bấm nút quay lại của trình duyệt rồi chọn tệp khác.") }
}

fn torn(_: MultipartError) -> Error {
    Refusal::unfit("Tệp tải lên bị đứt giữa chừng hoặc lớn hơn 20 MB.", "Giảm kích thước ảnh hoặc chọn tệp khác, rồi tải lên lần nữa.")
        .into()
}

/// A template with a picture, or what is wrong with that.
type Taken = std::result::Result<Kept, Sentence>;

async fn with_background(caller: &Caller, (campaign, kept): (&Campaign, Kept), sent: Sent) -> Result<Taken> {
    if let Some(grade) = mark_in_file_name(&sent.name) {
        let meant = Meant { record: ("campaign", campaign.id.0), unit: campaign.call.unit };
        return Err(secrecy::refuse(&caller.app.db, caller.viewer.account, meant, (grade, "tên tệp")).await?.into());
    }
    put_behind(caller, kept, (sent.name, sent.bytes)).await
}

/// Keeps the bytes of a picture, and says in the template's text that it has one.
async fn put_behind(caller: &Caller, kept: Kept, (name, picture): (String, Vec<u8>)) -> Result<Taken> {
    let read = tokio::task::spawn_blocking(move || (Background::read(&picture).map(|read| read.kind), picture));
    let (kind, picture) = read.await.map_err(anyhow::Error::from)?;
    let kind = match kind {
        Ok(kind) => kind,
        Err(fault) => return Ok(Err(sentence(fault.says()))),
    };
    let with = |read: Template| Template { background: Some(BackgroundFile { name, kind }), ..read }.to_text();
    match Template::read(&kept.data).and_then(with) {
        Ok(data) => Ok(Ok(Kept { data, background: Some(bytes::keep(&caller.app.dir, &picture).await?), ..kept })),
        Err(fault) => Ok(Err(sentence(fault.says()))),
    }
}

/// A template that was exported elsewhere, as a text alone or with its picture.
async fn imported(caller: &Caller, campaign: &Campaign, sent: Sent) -> Result<Taken> {
    let (data, picture) = match parts(sent.bytes) {
        Ok(parts) => parts,
        Err(fault) => return Ok(Err(sentence(fault.says()))),
    };
    let read = String::from_utf8(data).map_err(|_| TemplateError::NoText).and_then(|data| Template::read(&data));
    // A template may name a picture that did not come with it.
    let named = read.and_then(|read| Ok((read.background.as_ref().map(picture_name), Template { background: None, ..read }.to_text()?)));
    let (name, kept) = match named {
        Ok((name, data)) => (name, new_kept(campaign, data)?),
        Err(fault) => return Ok(Err(sentence(fault.says()))),
    };
    match picture {
        Some(picture) => put_behind(caller, kept, (name.unwrap_or_else(|| "nen".to_owned()), picture)).await,
        None => Ok(Ok(kept)),
    }
}

fn picture_name(file: &BackgroundFile) -> String {
    let ending = if file.kind == PictureKind::Png { "nen.png" } else { "nen.jpg" };
    if file.name.is_empty() { ending.to_owned() } else { file.name.clone() }
}

/// The text of a template and its picture, as they lie in a file; never more of them than each may have.
fn parts(bytes: Vec<u8>) -> std::result::Result<(Vec<u8>, Option<Vec<u8>>), TemplateError> {
    if !bytes.starts_with(b"PK") {
        return Ok((bytes, None));
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| TemplateError::NoText)?;
    let mut part = |name: &str, most: usize| {
        let mut found = Vec::new();
        let entry = zip.by_name(name).ok()?;
        entry.take(most as u64 + 1).read_to_end(&mut found).ok()?;
        Some(found)
    };
    let data = part(INSIDE[0], text::MOST_BYTES).ok_or(TemplateError::NoText)?;
    Ok((data, part(INSIDE[1], background::MOST_BYTES)))
}
