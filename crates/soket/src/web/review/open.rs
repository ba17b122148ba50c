//! Opening a review: which mandates, which stretch, up to which day, by which outline and in which format.

use crate::app::App;
use crate::error::{Error, Result};
use crate::report::letterhead;
use crate::store;
use crate::store::review::{NewReview, Review};
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{self, Choice, choices, or_none};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use jiff::civil::Date;
use serde::Deserialize;
use soket_core::id::{MandateId, ReviewId};
use soket_core::mandate::Mandate;
use soket_core::period::Period;
use soket_core::period::day::{parse_day, short_date};
use soket_core::refusal::Sentence;
use soket_core::review::{OutlineKind, ReviewState, subject};
use soket_core::target::draft::Fault;
use soket_core::text;
use soket_core::unit::Unit;
use soket_core::viewer::{Action, Viewer};
use soket_paper::profile::{PROFILES, Profile};

/// What the form sends.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct ReviewForm {
    unit: String,
    outline: String,
    title: String,
    from_on: String,
    to_on: String,
    cut_off: String,
    profile: String,
    former: String,
    mandates: Vec<String>,
}

#[derive(Template)]
#[template(path = "review/open.html")]
struct OpenPage<'a> {
    page: &'a Page,
    form: &'a ReviewForm,
    offers: &'a Offers,
    faults: Vec<Fault>,
}

struct Offers {
    units: Vec<(String, String)>,
    mandates: Vec<Mandate>,
    reviews: Vec<Review>,
    today: Date,
}

impl OpenPage<'_> {
    fn fault(&self, name: &str) -> String {
        field::faults(self.page, &self.faults, name)
    }

    fn units(&self) -> Vec<Choice> {
        choices(self.offers.units.iter().cloned(), &self.form.unit)
    }

    fn outlines(&self) -> Vec<Choice> {
        choices(OutlineKind::ALL.map(|kind| (kind.as_str(), kind.name_vi())), &self.form.outline)
    }

    fn profiles(&self) -> Vec<Choice> {
        let usual = [("", "theo cơ quan và ngày ban hành")];
        choices(usual.into_iter().chain(PROFILES.iter().map(|profile| (profile.code, profile.name))), &self.form.profile)
    }

    fn formers(&self) -> Vec<Choice> {
        or_none(self.offers.reviews.iter().map(|review| (review.slug.clone(), review.name())), &self.form.former)
    }

    fn mandates(&self) -> Vec<Choice> {
        let choice = |mandate: &Mandate| Choice {
            value: mandate.slug.clone(),
            name: mandate.citation(),
            chosen: self.form.mandates.contains(&mandate.slug),
        };
        self.offers.mandates.iter().map(choice).collect()
    }
}

async fn offers(app: &App, viewer: &Viewer) -> Result<Offers> {
    let units = viewer.tree.all().iter().filter(|unit| viewer.can(Action::ComposeReviews, unit.id));
    Ok(Offers {
        units: units.map(|unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone())).collect(),
        mandates: store::mandate::seen(&app.db, viewer).await?,
        reviews: store::review::all(&app.db, viewer).await?,
        today: viewer.today,
    })
}

/// The form with what such a review usually has: the half-year of today, every mandate that sets targets, and the issued
/// report before it, whose tasks it tells of.
///
/// # Errors
/// A refusal when the person may compose nowhere.
pub async fn blank(Caller { app, viewer, page }: Caller) -> Result<Response> {
    viewer.may_somewhere(Action::ComposeReviews)?;
    let offers = offers(&app, &viewer).await?;
    let period = Period::half_year_of(viewer.today);
    let former = offers.reviews.iter().find(|review| review.outline == OutlineKind::Periodic && review.state == ReviewState::Issued);
    let targets = store::target::seen(&app.db, &viewer).await?;
    let sets_targets = |mandate: &&Mandate| targets.iter().any(|kept| kept.target.mandate == mandate.id);
    let form = ReviewForm {
        outline: OutlineKind::Periodic.as_str().to_owned(),
        title: subject::periodic(&period),
        from_on: short_date(period.first()),
        to_on: short_date(period.last()),
        cut_off: short_date(viewer.today),
        former: former.map(|review| review.slug.clone()).unwrap_or_default(),
        mandates: offers.mandates.iter().filter(sets_targets).map(|mandate| mandate.slug.clone()).collect(),
        ..ReviewForm::default()
    };
    page.show(&OpenPage { page: &page, form: &form, offers: &offers, faults: Vec::new() })
}

/// Opens the review.
///
/// # Errors
/// Not found when the person does not see a mandate; a refusal when the person may not compose for the unit.
pub async fn open(Caller { app, viewer, page }: Caller, Form(form): Form<ReviewForm>) -> Result<Response> {
    let unit = viewer.tree.by_code(&form.unit).filter(|unit| viewer.sees(unit.id)).ok_or(Error::NotFound)?;
    viewer.may(Action::ComposeReviews, unit.id)?;
    let offers = offers(&app, &viewer).await?;
    let is_offered = |slug: &String| offers.mandates.iter().any(|mandate| mandate.slug == *slug);
    if !form.mandates.iter().all(is_offered) {
        return Err(Error::NotFound);
    }
    let new = match read(&form, unit, &offers) {
        Ok(new) => new,
        Err(faults) => {
            let shown = OpenPage { page: &page, form: &form, offers: &offers, faults };
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response());
        }
    };
    let mut tx = app.db.write().await?;
    let (_, slug) = store::review::open(&mut tx, Some(viewer.account), &new).await?;
    tx.commit().await?;
    Ok(chrome::done(&format!("/so-ket/{slug}"), "da_mo_ho_so"))
}

fn read(form: &ReviewForm, unit: &Unit, offers: &Offers) -> std::result::Result<NewReview, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut day = |field, typed: &str| parse_day(typed).map_err(|fault| faults.push(Fault { field, says: fault.says() })).ok();
    let (first, last, cut_off) = (day("from_on", &form.from_on), day("to_on", &form.to_on), day("cut_off", &form.cut_off));
    let period = match (first, last) {
        (Some(first), Some(last)) => {
            Period::of_days(first, last).map_err(|fault| faults.push(Fault { field: "to_on", says: fault.says() })).ok()
        }
        _ => None,
    };
    let outline = OutlineKind::parse(&form.outline);
    if outline.is_none() {
        faults.push(Fault { field: "outline", says: Sentence::plain("Chưa chọn mục này. Chọn một mục trong danh sách.") });
    }
    let title = text::tidy(&form.title);
    if title.is_empty() {
        let says = Sentence::plain("Ghi trích yếu của báo cáo, ví dụ “kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2023”.");
        faults.push(Fault { field: "title", says });
    }
    let mandates: Vec<MandateId> =
        offers.mandates.iter().filter(|mandate| form.mandates.contains(&mandate.slug)).map(|mandate| mandate.id).collect();
    if mandates.is_empty() {
        faults.push(Fault { field: "mandates", says: Sentence::plain("Chọn ít nhất một văn bản được sơ kết.") });
    }
    let profile = cut_off.and_then(|cut_off| profile(form, unit, [cut_off, offers.today]));
    if profile.is_none() && cut_off.is_some() {
        faults.push(Fault {
            field: "profile",
            says: Sentence::plain("Thể thức này không dùng được cho cơ quan và ngày đã chọn. Để trống để soket chọn."),
        });
    }
    let former: Option<ReviewId> = offers.reviews.iter().find(|review| review.slug == form.former).map(|review| review.id);
    match (period, outline, cut_off, profile) {
        (Some(period), Some(outline), Some(cut_off), Some(profile)) if faults.is_empty() => Ok(NewReview {
            slug: slug(&title),
            outline,
            title,
            unit: unit.id,
            period,
            cut_off,
            profile: profile.code.to_owned(),
            draft_mark: "Dự thảo".to_owned(),
            former,
            mandates,
        }),
        _ => Err(faults),
    }
}

/// The chosen format, or the usual one of the day on which the paper is dated, which is today or later.
fn profile(form: &ReviewForm, unit: &Unit, days: [Date; 2]) -> Option<&'static Profile> {
    match form.profile.as_str() {
        "" => letterhead::usual_format(unit, days[0].max(days[1])),
        code => letterhead::formats(unit, days).find(|profile| profile.code == code),
    }
}

/// The first words of a title as an address.
fn slug(title: &str) -> String {
    let words: Vec<String> = text::slug(title).split('-').take(12).map(str::to_owned).collect();
    words.join("-")
}
