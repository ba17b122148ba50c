//! The catalogue of awards and base salaries, which the office keeps up to date by itself.

use crate::error::{Error, Result};
use crate::store;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Choice, Fields, Typed, choices};
use askama::Template;
use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::amount::Amount;
use soket_core::commendation::kind::{self, AwardKind, usual};
use soket_core::commendation::money::BaseSalary;
use soket_core::commendation::{Channel, RecipientKind};
use soket_core::id::UnitId;
use soket_core::period::day::short_date;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::text;
use soket_core::unit::UnitKind;
use soket_core::viewer::{Action, Viewer};

#[derive(Template)]
#[template(path = "commendation/catalogue.html")]
struct CataloguePage<'a> {
    page: &'a Page,
    kinds: Vec<AwardKind>,
    salaries: Vec<BaseSalary>,
    typed: &'a Typed,
    can_keep: bool,
}

impl CataloguePage<'_> {
    fn channels(&self) -> Vec<Choice> {
        choices(Channel::ALL.map(|channel| (channel.as_str(), channel.name_vi())), "")
    }

    fn recipients(&self) -> Vec<Choice> {
        choices(RecipientKind::ALL.map(|kind| (kind.as_str(), kind.name_vi())), "")
    }

    fn granters(kind: &AwardKind) -> String {
        kind.granters.iter().map(|unit| unit.name_vi()).collect::<Vec<_>>().join(", ")
    }

    fn day(day: &jiff::civil::Date) -> String {
        short_date(*day)
    }

    fn dong(number: &i64) -> String {
        Amount::whole(*number).unwrap_or_default().to_string()
    }

    fn unit_kinds(&self) -> impl Iterator<Item = UnitKind> {
        UnitKind::ALL.into_iter()
    }
}

/// The catalogue.
///
/// # Errors
/// When the database does not answer.
pub async fn page(caller: Caller) -> Result<Response> {
    caller.page.show(&catalogue_page(&caller, &Typed::default()).await?)
}

async fn catalogue_page<'a>(caller: &'a Caller, typed: &'a Typed) -> Result<CataloguePage<'a>> {
    let db = &caller.app.db;
    let (kinds, salaries) = (store::commendation::catalogue::kinds(db).await?, store::commendation::catalogue::salaries(db).await?);
    let can_keep = caller.viewer.can_at_the_top(Action::RunCampaigns);
    Ok(CataloguePage { page: &caller.page, kinds, salaries, typed, can_keep })
}

/// The unit at the head of the house, under whose name the catalogue is kept.
fn top(viewer: &Viewer) -> Result<UnitId> {
    viewer.tree.tops().map(|unit| unit.id).find(|unit| viewer.can(Action::RunCampaigns, *unit)).ok_or(Error::NotFound)
}

/// Adds a form of award, a base salary, or all that is shipped: the form says which.
///
/// # Errors
/// A refusal when the person may not.
pub async fn change(caller: Caller, Form(fields): Form<Fields>) -> Result<Response> {
    let Caller { app, viewer, .. } = &caller;
    viewer.may_at_the_top(Action::RunCampaigns)?;
    let by = (Some(viewer.account), top(viewer)?);
    let mut typed = Typed::new(text::tidy(fields.get("what").map_or("", String::as_str)), fields);
    let mut tx = app.db.write().await?;
    let is_read = match typed.text("what").as_str() {
        "usual" => {
            if !store::commendation::catalogue::kinds(&app.db).await?.is_empty() {
                return Err(
                    Refusal::conflict("Danh mục đã có nội dung.", "Sửa hoặc thêm từng dòng cho khớp văn bản đang có hiệu lực.").into()
                );
            }
            let (kinds, salaries) = usual();
            for kind in &kinds {
                store::commendation::catalogue::add_kind(&mut tx, by, kind).await?;
            }
            for salary in &salaries {
                store::commendation::catalogue::add_salary(&mut tx, by, salary).await?;
            }
            true
        }
        "kind" => match read_kind(&mut typed) {
            Some(kind) => {
                store::commendation::catalogue::add_kind(&mut tx, by, &kind).await?;
                true
            }
            None => false,
        },
        "salary" => match read_salary(&mut typed, &store::commendation::catalogue::salaries(&app.db).await?) {
            Some(salary) => {
                store::commendation::catalogue::add_salary(&mut tx, by, &salary).await?;
                true
            }
            None => false,
        },
        _ => return Err(Error::NotFound),
    };
    if is_read {
        tx.commit().await?;
        return Ok(chrome::done("/khen-thuong/danh-muc", "da_luu"));
    }
    drop(tx);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, caller.page.show(&catalogue_page(&caller, &typed).await?)?).into_response())
}

fn read_kind(typed: &mut Typed) -> Option<AwardKind> {
    let name = typed.wanted("name", "Ghi tên hình thức, ví dụ “Giấy khen”.");
    let channel = typed.one_of("channel", Channel::parse, "Chọn kênh khen.");
    let recipient = typed.one_of("recipient", RecipientKind::parse, "Chọn tập thể hay cá nhân.");
    let coefficient = Amount::parse(&typed.text("coefficient")).ok().filter(|coefficient| *coefficient >= Amount::ZERO);
    if coefficient.is_none() {
        typed.fault("coefficient", Sentence::plain("Ghi hệ số như 0,3; ghi 0 nếu không kèm tiền thưởng."));
    }
    let from_on = typed.day("from_on");
    let basis = typed.wanted("basis", "Ghi văn bản quy định, ví dụ “Quy định 29-QĐ/TW”.");
    let granters = UnitKind::ALL.into_iter().filter(|kind| !typed.text(&format!("granter-{}", kind.as_str())).is_empty()).collect();
    let (name, channel, recipient, from_on, basis) = (name?, channel?, recipient?, from_on?, basis?);
    let code = kind::code(channel, recipient, &name);
    Some(AwardKind { code, name, channel, recipient, coefficient: coefficient?, granters, from_on, to_on: None, basis })
}

fn read_salary(typed: &mut Typed, known: &[BaseSalary]) -> Option<BaseSalary> {
    let dong = whole(typed, "dong", "Ghi số đồng, ví dụ 1.490.000.");
    let rounded_to = whole(typed, "rounded_to", "Ghi số đồng làm tròn lên, ví dụ 10.000; ghi 1 nếu không làm tròn.");
    let from_on = typed.day("from_on");
    let basis = typed.wanted("basis", "Ghi văn bản quy định, ví dụ “Nghị định 38/2019/NĐ-CP”.");
    if from_on.is_some_and(|day| known.iter().any(|salary| salary.from_on == day)) {
        typed.fault("from_on", Sentence::plain("Đã có một mức lương cơ sở từ ngày này."));
        return None;
    }
    Some(BaseSalary { dong: dong?, rounded_to: rounded_to?, from_on: from_on?, basis: basis? })
}

fn whole(typed: &mut Typed, field: &'static str, says: &'static str) -> Option<i64> {
    const SCALE: i64 = soket_core::amount::SCALE;
    let read = |text: &str| Amount::parse(text).ok().map(Amount::scaled).filter(|scaled| *scaled > 0 && scaled % SCALE == 0);
    typed.one_of(field, read, says).map(|scaled| scaled / SCALE)
}
