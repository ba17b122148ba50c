//! The files of the press: sheets to be printed at once, one to look at, the sheet that measures a printer, a part of a run, the
//! template itself with its picture.

use super::super::show::to_run;
use super::{Chosen, template};
use crate::error::{Error, Result};
use crate::job::print::each;
use crate::report::commendation::certificate::{self, example, records, unfit};
use crate::store;
use crate::store::attachment::bytes;
use crate::store::commendation::campaign::Campaign;
use crate::store::commendation::print_run;
use crate::store::commendation::template::Kept;
use crate::web::chrome::{self, Caller};
use axum::extract::{Path, Query};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use soket_core::commendation::print::AT_ONCE;
use soket_core::refusal::Refusal;
use soket_paper::press::template::{PictureKind, Template};
use soket_paper::press::words::Record;
use soket_paper::press::{Press, nudge_sheet};
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The template in a file that carries its picture too.
pub const WHOLE: &str = "mau.zip";
/// The names inside that file.
pub const INSIDE: [&str; 2] = ["mau.json", "nen"];

/// A file of the press.
///
/// # Errors
/// Not found when the person does not see the campaign or there is no such file; a refusal when there is nothing to print yet,
/// or too much to wait for.
pub async fn take(caller: Caller, Path((slug, file)): Path<(String, String)>, Query(chosen): Query<Chosen>) -> Result<Response> {
    let campaign = to_run(&caller, &slug).await?;
    if let Some(part) = file.strip_prefix("phan-") {
        return take_part(&caller, &campaign, part).await;
    }
    let template = template(&caller, &campaign, chosen.mau).await?;
    match file.as_str() {
        "mau.json" => Ok(chrome::attached(&file, "application/json", template.data.into_bytes())),
        WHOLE => Ok(chrome::attached(&file, "application/zip", whole(&caller, &template).await?)),
        "nen" => picture(&caller, &template).await,
        "can-chinh.pdf" => {
            let sheet = Template::read(&template.data).map_err(|fault| unfit(fault.says()))?.sheet;
            let made = nudge_sheet(sheet, certificate::offset(template.nudge)?).map_err(|fault| unfit(fault.says()))?;
            Ok(chrome::attached(&file, "application/pdf", made.bytes))
        }
        _ => print(&caller, (&campaign, &template), &file).await,
    }
}

/// A part of the campaign's run.
async fn take_part(caller: &Caller, campaign: &Campaign, part: &str) -> Result<Response> {
    let run = print_run::of(&caller.app.db, campaign.id).await?.ok_or(Error::NotFound)?;
    let number = part.strip_suffix(run.form.as_str()).and_then(|part| part.strip_suffix('.')).and_then(|number| number.parse().ok());
    let bytes = print_run::bytes(&caller.app.dir, &run, number.ok_or(Error::NotFound)?).await?;
    let kind = format!("application/{}", run.form.as_str());
    Ok(chrome::attached(&format!("giay-khen-phan-{part}"), &kind, bytes))
}

/// The picture behind a template, for the screen.
async fn picture(caller: &Caller, template: &Kept) -> Result<Response> {
    let sha256 = template.background.as_ref().ok_or(Error::NotFound)?;
    let read = Template::read(&template.data).map_err(|fault| unfit(fault.says()))?;
    let kind = match read.background.map(|file| file.kind) {
        Some(PictureKind::Jpeg) => "image/jpeg",
        _ => "image/png",
    };
    Ok(([(CONTENT_TYPE, kind)], bytes::whole(&caller.app.dir, sha256).await?).into_response())
}

async fn whole(caller: &Caller, template: &Kept) -> Result<Vec<u8>> {
    let picture = match &template.background {
        Some(sha256) => Some(bytes::whole(&caller.app.dir, sha256).await?),
        None => None,
    };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [Some(template.data.as_bytes()), picture.as_deref()];
    for (name, part) in INSIDE.into_iter().zip(parts) {
        if let Some(part) = part {
            zip.start_file(name, SimpleFileOptions::default()).map_err(anyhow::Error::from)?;
            zip.write_all(part).map_err(anyhow::Error::from)?;
        }
    }
    Ok(zip.finish().map_err(anyhow::Error::from)?.into_inner())
}

async fn print(caller: &Caller, (campaign, template): (&Campaign, &Kept), file: &str) -> Result<Response> {
    let awards = store::commendation::award::of(&caller.app.db, campaign.id).await?;
    let all = records(&caller.app, &awards, &caller.page.base).await?;
    let press = certificate::press(&caller.app, (&template.data, template.nudge, template.background.as_deref())).await?;
    let read = Template::read(&template.data).map_err(|fault| unfit(fault.says()))?;
    let records = if file == "xem-thu.pdf" { vec![example(&read, all.first())] } else { all };
    let (name, title) = (file.to_owned(), campaign.call.title.clone());
    let drawn = tokio::task::spawn_blocking(move || drawn(&name, press, (&title, &records)));
    let kind = if file.ends_with(".zip") { "application/zip" } else { "application/pdf" };
    Ok(chrome::attached(file, kind, drawn.await.map_err(anyhow::Error::from)??))
}

fn drawn(file: &str, press: Press, (title, records): (&str, &[Record])) -> Result<Vec<u8>> {
    is_some(records.len())?;
    if records.len() > AT_ONCE {
        let many = Refusal::conflict("Đợt này có %{count} tờ, quá nhiều để tải ngay.", "Bấm “In thành loạt”, rồi tải từng phần đã in.");
        return Err(many.with("count", records.len()).into());
    }
    match file {
        "xem-thu.pdf" => Ok(press.for_preview().batch(title, records).map_err(|fault| unfit(fault.says()))?.bytes),
        "tat-ca.pdf" => Ok(press.batch(title, records).map_err(|fault| unfit(fault.says()))?.bytes),
        "tung-to.zip" => {
            press.check(records).map_err(|fault| unfit(fault.says()))?;
            let mut packed = Cursor::new(Vec::new());
            each(&press, (title, records), &mut packed)?;
            Ok(packed.into_inner())
        }
        _ => Err(Error::NotFound),
    }
}

/// Whether there is anything to print.
///
/// # Errors
/// A refusal when there is not.
pub fn is_some(count: usize) -> std::result::Result<(), Refusal> {
    if count > 0 {
        return Ok(());
    }
    Err(Refusal::conflict("Chưa có bản khen nào còn giá trị để in.", "Ra quyết định trước, rồi in giấy khen."))
}
