//! The designer of certificates: a template's sheet with its items in millimetres, and the templates that the office keeps.

pub mod file;
mod form;
pub mod picture;
pub mod run;

use super::show::to_run;
use crate::error::{Error, Result};
use crate::report::commendation::certificate::{self, example, records, sentence};
use crate::store;
use crate::store::commendation::campaign::Campaign;
use crate::store::commendation::template::Kept;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, Fields, Typed, choices};
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use form::ItemRow;
use serde::Deserialize;
use soket_core::commendation::print::AT_ONCE;
use soket_core::commendation::{Channel, RecipientKind};
use soket_core::refusal::Sentence;
use soket_paper::press::fault::TemplateError;
use soket_paper::press::measure::Mm;
use soket_paper::press::template::{Printing, Sheet, Template};
use soket_paper::press::{Press, shipped};

/// Which template is looked at: one that the house keeps, by its number, or the one that is shipped.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Chosen {
    mau: i64,
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

const PRINTINGS: [(&str, &str); 2] = [("shown_only", "Phôi đã in sẵn: chỉ hiện trên màn hình"), ("printed", "Giấy trắng: in cả ảnh nền")];
const SHEETS: [(&str, &str); 3] =
    [("party", "Mẫu giấy khen của Đảng"), ("administration", "Mẫu giấy khen của chính quyền"), ("empty", "Tờ trống")];

#[derive(askama::Template)]
#[template(path = "commendation/press.html")]
struct PressPage<'a> {
    page: &'a Page,
    campaign: &'a Campaign,
    kept: Vec<Kept>,
    kept_as: &'a Kept,
    template: Template,
    items: Vec<ItemRow>,
    drawing: String,
    count: usize,
    typed: &'a Typed,
}

impl PressPage<'_> {
    fn is_many(&self) -> bool {
        self.count > AT_ONCE
    }

    fn fields(&self) -> [(&'static str, &'static str); 12] {
        FIELDS
    }

    fn printings(&self) -> Vec<Choice> {
        choices(PRINTINGS, PRINTINGS[usize::from(self.template.prints_background == Printing::Printed)].0)
    }

    fn sheets(&self) -> Vec<Choice> {
        choices(SHEETS, if self.campaign.call.channel == Channel::Party { "party" } else { "administration" })
    }

    fn tenths(tenths: &i64) -> String {
        let sign = if *tenths < 0 { "-" } else { "" };
        format!("{sign}{},{}", tenths.abs() / 10, tenths.abs() % 10)
    }

    fn mm(length: &Mm) -> String {
        length.to_string().replace('.', ",")
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
    new_kept(campaign, shipped::TEXTS.get(at).copied().unwrap_or_default().to_owned())
}

/// A template that is not kept yet.
fn new_kept(campaign: &Campaign, data: String) -> Result<Kept> {
    let name = Template::read(&data).map_err(|fault| certificate::unfit(fault.says()))?.name;
    let (unit, channel, recipient) = (campaign.call.unit, campaign.call.channel, RecipientKind::Individual);
    Ok(Kept { id: 0, unit, name, channel, recipient, data, nudge: (0, 0), background: None })
}

async fn show(caller: &Caller, (campaign, kept_as): (&Campaign, &Kept), typed: &Typed) -> Result<Response> {
    let db = &caller.app.db;
    let template = Template::read(&kept_as.data).map_err(|fault| certificate::unfit(fault.says()))?;
    let kept = store::commendation::template::of(db, campaign.call.unit).await?;
    let valid = store::commendation::award::valid(db, campaign.id).await?;
    let first = match valid.first() {
        Some(first) => store::commendation::award::between(db, campaign.id, (*first, *first)).await?,
        None => Vec::new(),
    };
    let first = records(&caller.app, &first, &caller.page.base).await?;
    let shown = example(&template, first.first());
    let picture = kept_as.background.as_ref().map(|sha256| picture::address(&campaign.slug, (kept_as.id, sha256)));
    // What cannot be drawn is told when it is printed; the fields stay there to mend it.
    let drawing = Press::new(template.clone()).ok().and_then(|press| press.drawing(&shown, picture.as_deref()).ok()).unwrap_or_default();
    let (items, count, page) = (form::rows(&kept_as.data), valid.len(), &caller.page);
    caller.page.show(&PressPage { page, campaign, kept, kept_as, template, items, drawing, count, typed })
}

/// The page again, with what was typed and what is wrong with it.
async fn again(caller: &Caller, of: (&Campaign, &Kept), typed: &Typed) -> Result<Response> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, show(caller, of, typed).await?).into_response())
}

/// Keeps a template as it was placed, begins another one, takes its picture away, or lets it go: the form says which.
///
/// # Errors
/// As [`page`].
pub async fn keep(caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response> {
    let campaign = to_run(&caller, &slug).await?;
    let what = fields.get("what").cloned().unwrap_or_default();
    let mut typed = Typed::new(what.clone(), fields);
    let mut template = template(&caller, &campaign, typed.text("mau").parse().unwrap_or(0)).await?;
    match what.as_str() {
        "place" => place(&caller, (&campaign, template), typed).await,
        "new" => begin(&caller, &campaign, typed).await,
        "bare" => {
            let bare =
                Template::read(&template.data).map(|read| Template { background: None, prints_background: Printing::ShownOnly, ..read });
            template.data = bare.and_then(|bare| bare.to_text()).map_err(|fault| certificate::unfit(fault.says()))?;
            template.background = None;
            put(&caller, &campaign, &template).await
        }
        "drop" => drop_one(&caller, &campaign, &template).await,
        _ => {
            typed.fault("template", Sentence::plain("Chưa chọn việc cần làm."));
            again(&caller, (&campaign, &template), &typed).await
        }
    }
}

async fn put(caller: &Caller, campaign: &Campaign, template: &Kept) -> Result<Response> {
    put_at(caller, campaign, (template, None)).await
}

/// Keeps a template, and goes on at one of its items.
async fn put_at(caller: &Caller, campaign: &Campaign, (template, item): (&Kept, Option<usize>)) -> Result<Response> {
    let mut tx = caller.app.db.write().await?;
    let id = store::commendation::template::keep(&mut tx, caller.viewer.account, template).await?;
    tx.commit().await?;
    let at = item.map(|number| format!("#muc-{number}")).unwrap_or_default();
    Ok(chrome::done(&format!("/khen-thuong/{}/giay-khen?mau={id}{at}", campaign.slug), "da_luu"))
}

async fn drop_one(caller: &Caller, campaign: &Campaign, template: &Kept) -> Result<Response> {
    let mut tx = caller.app.db.write().await?;
    store::commendation::template::remove(&mut tx, caller.viewer.account, template).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/khen-thuong/{}/giay-khen", campaign.slug), "da_bo"))
}

/// Takes in what was typed of a template, and does what the button says.
async fn place(caller: &Caller, (campaign, mut kept): (&Campaign, Kept), mut typed: Typed) -> Result<Response> {
    let read = form::placed(&kept.data, &typed).unwrap_or_default();
    let nudge = [tenths(&mut typed, "nudge_x"), tenths(&mut typed, "nudge_y")];
    let done = Template::read(&read).and_then(|mut read| {
        let at = form::act(&mut read, &typed.text("do"));
        read.name = Some(typed.text("name")).filter(|name| !name.is_empty()).unwrap_or(read.name);
        Ok((read.to_text()?, read.name, at))
    });
    match (done, nudge) {
        (Ok((data, name, at)), [Some(right), Some(down)]) => {
            (kept.data, kept.name, kept.nudge) = (data, name, (right, down));
            put_at(caller, campaign, (&kept, at)).await
        }
        (done, _) => {
            if let Err(why) = done {
                typed.fault("template", sentence(why.says()));
            }
            again(caller, (campaign, &kept), &typed).await
        }
    }
}

/// Begins a template: from one that is shipped, or on an empty sheet of any size.
async fn begin(caller: &Caller, campaign: &Campaign, mut typed: Typed) -> Result<Response> {
    let text = match typed.text("from").as_str() {
        "party" => Ok(shipped::TEXTS[0].to_owned()),
        "administration" => Ok(shipped::TEXTS[1].to_owned()),
        _ => empty(&mut typed),
    };
    let name = typed.text("new_name");
    let named = text.and_then(|text| {
        let read = Template::read(&text)?;
        Template { name: if name.is_empty() { read.name.clone() } else { name }, ..read }.to_text()
    });
    match named {
        Ok(data) => put(caller, campaign, &new_kept(campaign, data)?).await,
        Err(why) => {
            typed.fault("width", sentence(why.says()));
            again(caller, (campaign, &template(caller, campaign, 0).await?), &typed).await
        }
    }
}

/// The text of a template without an item.
fn empty(typed: &mut Typed) -> std::result::Result<String, TemplateError> {
    let mut side = |field: &'static str| {
        let text = typed.text(field);
        text.parse::<Mm>().map_err(|_| typed.fault(field, Sentence::plain("Ghi số mm, ví dụ 297 hoặc 297,5."))).unwrap_or_default()
    };
    let sheet = Sheet { width_mm: side("width"), height_mm: side("height") };
    let name = "Mẫu trống".to_owned();
    Template { name, sheet, background: None, prints_background: Printing::ShownOnly, items: Vec::new() }.to_text()
}

/// Millimetres to a tenth, as a ruler reads them.
fn tenths(typed: &mut Typed, field: &'static str) -> Option<i64> {
    let text = typed.text(field);
    if text.is_empty() {
        return Some(0);
    }
    let read = text.parse::<Mm>().ok().map(Mm::to_hundredths).filter(|read| read % 10 == 0).map(|read| i64::from(read / 10));
    let read = read.filter(|tenths| (-300..=300).contains(tenths));
    if read.is_none() {
        typed.fault(field, Sentence::plain("Ghi số mm như 1,5 hoặc -0,8, không quá 30 mm."));
    }
    read
}
