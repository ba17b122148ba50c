//! Writing a section: saved while one types, never over somebody else's newer text.

use crate::error::{Error, Result};
use crate::report::review::{Composed, compose, section_blocks};
use crate::store;
use crate::store::review::Review;
use crate::store::review::section::{Saved, Text};
use crate::web::chrome::{self, Caller, Page};
use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use serde::Deserialize;
use soket_core::refusal::Sentence;
use soket_core::review::{ReviewStep, Section};
use soket_core::text;
use soket_core::viewer::Action;
use soket_paper::html;
use soket_paper::profile::{Profile, ProfileId};

#[derive(Template)]
#[template(path = "review/section.html")]
struct SectionPage<'a> {
    page: &'a Page,
    review: &'a Review,
    section: &'a str,
    heading: String,
    body: String,
    revision: i64,
    preview: String,
    others: Vec<String>,
    theirs: Option<Text>,
}

impl<'a> SectionPage<'a> {
    fn of(page: &'a Page, composed: &'a Composed, section: &'a Section, (body, revision): (String, i64)) -> Result<Self> {
        let (review, preview) = (&composed.facts.review, preview(composed, section.key)?);
        let heading = section.heading(&review.period);
        Ok(Self { page, review, section: section.key, heading, body, revision, preview, others: Vec::new(), theirs: None })
    }

    fn at_work(name: &str) -> Sentence {
        Sentence::plain("%{name} cũng đang mở mục này. Thống nhất với nhau trước khi sửa, để không ai phải gõ lại.").with("name", name)
    }

    fn overtaken(theirs: &Text) -> Sentence {
        Sentence::plain("%{name} đã lưu một bản khác trong lúc bạn sửa. Bản của bạn vẫn nằm trong ô bên dưới; chép phần cần giữ rồi bấm Lưu để ghi thay.")
            .with("name", &theirs.edited_by)
    }
}

/// What the editor sends.
#[derive(Deserialize)]
pub struct SectionForm {
    body: String,
    revision: i64,
}

/// The editor of a section.
///
/// # Errors
/// Not found when there is no such section; a refusal when the person may not write or the review is closed.
pub async fn edit(Caller { app, viewer, page }: Caller, Path((slug, key)): Path<(String, String)>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::ComposeReviews, review.unit)?;
    review.state.allow(ReviewStep::Edit)?;
    let section = section_of(&review, &key)?;
    store::review::section::sit_down(&app.db, &viewer, (review.id, &key)).await?;
    let others = store::review::section::others_at_work(&app.db, &viewer, (review.id, &key)).await?;
    let composed = compose(&app, review).await?;
    let shown = SectionPage::of(&page, &composed, section, text_of(&composed, &key))?;
    page.show(&SectionPage { others, ..shown })
}

fn section_of(review: &Review, key: &str) -> Result<&'static Section> {
    review.outline.sections().iter().find(|section| section.key == key).ok_or(Error::NotFound)
}

fn text_of(composed: &Composed, key: &str) -> (String, i64) {
    let found = composed.sections.iter().find(|(section, ..)| section.key == key);
    found.map(|(_, body, written)| (body.clone(), written.as_ref().map_or(0, |text| text.revision))).unwrap_or_default()
}

fn preview(composed: &Composed, key: &str) -> Result<String> {
    let review = &composed.facts.review;
    let profile: &Profile = ProfileId::parse(&review.profile).unwrap_or(ProfileId::PartyHd36).profile();
    let slug = &review.slug;
    Ok(html::fragment(&section_blocks(composed, key), profile, &|code| format!("/so/{code}?ho-so={slug}")))
}

/// Saves a section; a script gets the new revision and the preview, a form goes back to the dossier.
///
/// # Errors
/// A refusal when the person may not write or the review is closed.
pub async fn save(
    Caller { app, viewer, page }: Caller,
    Path((slug, key)): Path<(String, String)>,
    headers: HeaderMap,
    Form(form): Form<SectionForm>,
) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::ComposeReviews, review.unit)?;
    let section = section_of(&review, &key)?;
    let body = text::tidy(&form.body);
    let saved = store::review::section::save(&app.db, &viewer, &review, (&key, form.revision, &body)).await?;
    let by_script = chrome::is_script(&headers);
    match saved {
        Saved::Kept { .. } if !by_script => Ok(chrome::done(&format!("/so-ket/{slug}"), "da_luu")),
        Saved::Kept { revision } => {
            let composed = compose(&app, review).await?;
            Ok(Json(serde_json::json!({ "revision": revision, "preview": preview(&composed, &key)? })).into_response())
        }
        Saved::Overtaken { theirs } if by_script => {
            let says = page.say(&SectionPage::overtaken(&theirs));
            Ok((StatusCode::CONFLICT, Json(serde_json::json!({ "says": says, "next": "" }))).into_response())
        }
        Saved::Overtaken { theirs } => {
            let composed = compose(&app, review).await?;
            let shown = SectionPage::of(&page, &composed, section, (body, theirs.revision))?;
            let shown = SectionPage { theirs: Some(theirs), ..shown };
            Ok((StatusCode::CONFLICT, page.show(&shown)?).into_response())
        }
    }
}

/// Gives a section back to soket.
///
/// # Errors
/// A refusal when the person may not write or the review is closed.
pub async fn redraft(Caller { app, viewer, .. }: Caller, Path((slug, key)): Path<(String, String)>) -> Result<Response> {
    let review = store::review::find(&app.db, &viewer, &slug).await?;
    viewer.may(Action::ComposeReviews, review.unit)?;
    store::review::section::redraft(&app.db, &viewer, &review, &key).await?;
    Ok(chrome::done(&format!("/so-ket/{slug}/muc/{key}"), "da_soan_lai"))
}
