//! The press of a campaign's certificates: items placed in millimetres, a printer's offset, and the sheets as one file or many.

use super::show::to_run;
use crate::error::{Error, Result};
use crate::report::commendation::certificate::records;
use crate::store;
use crate::store::commendation::campaign::Campaign;
use crate::store::commendation::template::Kept;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Fields, Typed};
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;
use soket_core::commendation::{Channel, RecipientKind};
use soket_core::refusal::{Refusal, Sentence};
use soket_paper::press::template::Template;
use soket_paper::press::words::Record;
use soket_paper::press::{Nudge, Press, nudge_sheet, part, parts, shipped};
use std::io::{Cursor, Write as _};

/// Which template is looked at: one that the house keeps, by its number, or the one that is shipped.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Chosen {
    mau: i64,
    /// Which part of many sheets, counted from one.
    phan: usize,
}

/// The fields that a template may place, each with what it is.
const FIELDS: [(&str, &str); 12] = [
    ("co_quan", "cơ quan khen"),
    ("nguoi_nhan", "người, tập thể được khen"),
    ("chuc_vu_don_vi", "chức vụ, đơn vị"),
    ("thanh_tich", "thành tích"),
    ("so_quyet_dinh", "số quyết định"),
    ("ngay_quyet_dinh", "ngày quyết định"),
    ("so_vao_so", "số vào sổ"),
    ("noi_ngay", "nơi, ngày ký"),
    ("thay_mat", "thay mặt ai"),
    ("chuc_danh", "chức danh người ký"),
    ("nguoi_ky", "người ký"),
    ("duong_dan", "mã dẫn tới trang xác nhận"),
];

/// What of an item a form changes.
const PLACES: [&str; 4] = ["x_mm", "y_mm", "width_mm", "height_mm"];
const LOOKS: [&str; 3] = ["largest", "smallest", "lines"];

#[derive(askama::Template)]
#[template(path = "commendation/press.html")]
struct PressPage<'a> {
    page: &'a Page,
    campaign: &'a Campaign,
    kept: Vec<Kept>,
    template: &'a Kept,
    items: Vec<ItemRow>,
    count: usize,
    typed: &'a Typed,
}

/// An item as the form shows it.
struct ItemRow {
    number: usize,
    says: String,
    places: Vec<(String, &'static str, String)>,
}

impl PressPage<'_> {
    /// The parts in which so many sheets are printed.
    fn parts(&self) -> std::ops::RangeInclusive<usize> {
        1..=parts(self.count)
    }

    fn is_in_parts(&self) -> bool {
        parts(self.count) > 1
    }

    fn fields(&self) -> [(&'static str, &'static str); 12] {
        FIELDS
    }

    fn mm(tenths: &i64) -> String {
        let sign = if *tenths < 0 { "-" } else { "" };
        format!("{sign}{},{}", tenths.abs() / 10, tenths.abs() % 10)
    }
}

/// The press.
///
/// # Errors
/// Not found when the person does not see the campaign; a refusal when he may not.
pub async fn page(caller: Caller, Path(slug): Path<String>, Query(chosen): Query<Chosen>) -> Result<Response> {
    let campaign = to_run(&caller, &slug).await?;
    let template = template(&caller, &campaign, chosen.mau).await?;
    show(&caller, (&campaign, &template), &Typed::default()).await
}

/// A template that the house keeps, or the shipped one of the campaign's channel.
async fn template(caller: &Caller, campaign: &Campaign, id: i64) -> Result<Kept> {
    if id > 0 {
        let kept = store::commendation::template::of(&caller.app.db, campaign.call.unit).await?;
        return kept.into_iter().find(|kept| kept.id == id).ok_or(Error::NotFound);
    }
    let at = if campaign.call.channel == Channel::Party { 0 } else { 1 };
    let data = shipped::TEXTS.get(at).copied().unwrap_or_default().to_owned();
    let name = Template::read(&data).map(|template| template.name).unwrap_or_default();
    let (unit, channel, recipient) = (campaign.call.unit, campaign.call.channel, RecipientKind::Individual);
    Ok(Kept { id: 0, unit, name, channel, recipient, data, nudge: (0, 0) })
}

async fn show(caller: &Caller, (campaign, template): (&Campaign, &Kept), typed: &Typed) -> Result<Response> {
    let kept = store::commendation::template::of(&caller.app.db, campaign.call.unit).await?;
    let awards = store::commendation::award::of(&caller.app.db, campaign.id).await?;
    let count = records(&caller.app, &awards, "").await?.len();
    let data: Value = serde_json::from_str(&template.data).map_err(anyhow::Error::from)?;
    let items = data["items"].as_array().into_iter().flatten();
    let items = (1..).zip(items).map(|(number, item)| row(number, item, typed)).collect();
    caller.page.show(&PressPage { page: &caller.page, campaign, kept, template, items, count, typed })
}

fn row(number: usize, item: &Value, typed: &Typed) -> ItemRow {
    let what = &item["what"];
    let named = |field: &str| FIELDS.iter().find(|known| known.0 == field).map_or(field.to_owned(), |known| known.1.to_owned());
    let says = match (what["text"].as_str(), what["field"].as_str(), what["qr"].as_str()) {
        (Some(text), ..) => text.to_owned(),
        (_, Some(field), _) | (_, _, Some(field)) => named(field),
        _ => String::new(),
    };
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned).replace('.', ",");
    let place = |name: &'static str| (name, text(&item[name]));
    let look = |name: &'static str| (name, text(&item["look"][name]));
    let shown = PLACES.map(place).into_iter().chain(if what["qr"].is_null() { LOOKS.map(look).to_vec() } else { Vec::new() });
    let places = shown.map(|(name, value)| {
        let field = format!("item-{number}-{name}");
        let value = typed.at("place", &field, &value);
        (field, name, value)
    });
    ItemRow { number, says, places: places.collect() }
}

/// Keeps a template with its items placed anew, or one that was exported elsewhere: the form says which.
///
/// # Errors
/// As [`page`].
pub async fn keep(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let campaign = to_run(&caller, &slug).await?;
    // A template's text is not tidied: it is data.
    let import = fields.get("data").cloned().unwrap_or_default();
    let what = fields.get("what").cloned().unwrap_or_default();
    let mut typed = Typed::new(what.clone(), fields);
    let mut template = template(&caller, &campaign, typed.text("mau").parse().unwrap_or(0)).await?;
    let read = match what.as_str() {
        "place" => placed(&template.data, &mut typed),
        "import" => Some(import),
        _ => return Err(Error::NotFound),
    };
    let nudge = [tenths(&mut typed, "nudge_x"), tenths(&mut typed, "nudge_y")];
    let checked = read.map(|data| Template::read(&data).and_then(|template| Ok((template.to_text()?, template.name))));
    match (checked, nudge) {
        (Some(Ok((data, name))), [Some(right), Some(down)]) => {
            (template.data, template.nudge) = (data, (right, down));
            template.name = Some(typed.text("name")).filter(|name| !name.is_empty()).unwrap_or(name);
            if what == "import" {
                template.id = 0;
            }
            let mut tx = caller.app.db.write().await?;
            store::commendation::template::keep(&mut tx, caller.viewer.account, &template).await?;
            tx.commit().await?;
            Ok(chrome::done(&format!("/khen-thuong/{slug}/giay-khen"), "da_luu"))
        }
        (checked, _) => {
            if let Some(Err(why)) = checked {
                typed.fault("template", Sentence::plain("%{why}").with("why", why));
            }
            Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&caller, (&campaign, &template), &typed).await?).into_response())
        }
    }
}

/// A template's text with the places and sizes that were typed, written with a comma or a dot.
fn placed(data: &str, typed: &mut Typed) -> Option<String> {
    let mut data: Value = serde_json::from_str(data).ok()?;
    let count = data["items"].as_array().map_or(0, Vec::len);
    for at in 0..count {
        let typed_in = |name: &str| Some(typed.text(&format!("item-{}-{name}", at + 1)).replace(',', ".")).filter(|text| !text.is_empty());
        for name in PLACES {
            if let Some(text) = typed_in(name) {
                data["items"][at][name] = Value::String(text);
            }
        }
        for name in ["largest", "smallest"] {
            if let Some(text) = typed_in(name) {
                data["items"][at]["look"][name] = Value::String(text);
            }
        }
        if let Some(lines) = typed_in("lines") {
            data["items"][at]["look"]["lines"] = lines.parse::<u8>().map_or(Value::String(lines), Value::from);
        }
    }
    Some(data.to_string())
}

/// Millimetres to a tenth, as a ruler reads them.
fn tenths(typed: &mut Typed, field: &'static str) -> Option<i64> {
    let text = typed.text(field);
    if text.is_empty() {
        return Some(0);
    }
    let tenth = soket_core::amount::SCALE / 10;
    let read = soket_core::amount::Amount::parse(&text).ok().map(soket_core::amount::Amount::scaled);
    let read = read.filter(|scaled| scaled % tenth == 0).map(|scaled| scaled / tenth).filter(|tenths| (-300..=300).contains(tenths));
    if read.is_none() {
        typed.fault(field, Sentence::plain("Ghi số mm như 1,5 hoặc -0,8, không quá 30 mm."));
    }
    read
}

/// A file of the press: all sheets, one to look at, the sheet that measures a printer, one file a sheet, the template itself.
///
/// # Errors
/// As [`page`]; a refusal when there is nothing to print yet.
pub async fn take(caller: Caller, Path((slug, file)): Path<(String, String)>, Query(chosen): Query<Chosen>) -> Result<Response> {
    let campaign = to_run(&caller, &slug).await?;
    let template = template(&caller, &campaign, chosen.mau).await?;
    if file == "mau.json" {
        return Ok(chrome::attached(&file, "application/json", template.data.into_bytes()));
    }
    let awards = store::commendation::award::of(&caller.app.db, campaign.id).await?;
    let all = records(&caller.app, &awards, &caller.page.base).await?;
    let kind = if file.ends_with(".zip") { "application/zip" } else { "application/pdf" };
    let (name, title) = (file.clone(), campaign.call.title.clone());
    let drawn = tokio::task::spawn_blocking(move || drawn(&name, &template, (&title, &all, chosen.phan)));
    Ok(chrome::attached(&file, kind, drawn.await.map_err(anyhow::Error::from)??))
}

fn drawn(file: &str, template: &Kept, (title, all, part_number): (&str, &[Record], usize)) -> Result<Vec<u8>> {
    let unfit = |why: &dyn std::fmt::Display| Refusal::unfit("%{why}", "Sửa mẫu hoặc sổ khen thưởng rồi in lại.").with("why", why);
    let number = |tenths: i64| i32::try_from(tenths).unwrap_or(0);
    let nudge = Nudge::tenths(number(template.nudge.0), number(template.nudge.1)).map_err(|why| unfit(&why))?;
    let read = Template::read(&template.data).map_err(|why| unfit(&why))?;
    let sheet = read.sheet;
    let press = Press::new(read).map_err(|why| unfit(&why))?.nudged(nudge);
    let some = if all.is_empty() { Err(nothing()) } else { Ok(part(all, part_number.saturating_sub(1))) };
    Ok(match file {
        "can-chinh.pdf" => nudge_sheet(sheet, nudge).map_err(|why| unfit(&why))?.bytes,
        "xem-thu.pdf" => press.for_preview().batch(title, &some?[..1]).map_err(|why| unfit(&why))?.bytes,
        "tat-ca.pdf" => press.batch(title, some?).map_err(|why| unfit(&why))?.bytes,
        "tung-to.zip" => packed(&press, title, some?)?,
        _ => return Err(Error::NotFound),
    })
}

fn nothing() -> Refusal {
    Refusal::conflict("Chưa có bản khen nào còn giá trị để in.", "Ra quyết định trước, rồi in giấy khen.")
}

/// One file a sheet, named by the place in the list.
fn packed(press: &Press, title: &str, records: &[Record]) -> Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let (mut number, mut fault) = (0, None);
    let mut take = |sheet: soket_paper::pdf::Pdf| {
        number += 1;
        let begun = zip.start_file(format!("giay-khen-{number:04}.pdf"), zip::write::SimpleFileOptions::default());
        match begun.map_err(anyhow::Error::from).and_then(|()| Ok(zip.write_all(&sheet.bytes)?)) {
            Ok(()) => std::ops::ControlFlow::Continue(()),
            Err(why) => {
                fault = Some(why);
                std::ops::ControlFlow::Break(())
            }
        }
    };
    let done = press.separate(title, records, &mut take);
    fault.map_or(Ok(()), Err)?;
    done.map_err(anyhow::Error::from)?;
    Ok(zip.finish().map_err(anyhow::Error::from)?.into_inner())
}
