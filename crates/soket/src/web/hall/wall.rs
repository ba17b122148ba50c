//! The sheet on the wall: a phone that reads its code is in the room, and goes on to the delegate's own page.

use super::card::{CARD, ROOM};
use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::web::chrome::Page;
use crate::web::field::Fields;
use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use soket_core::conference::card::CardCode;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "hall/wall.html")]
struct WallPage<'a> {
    page: &'a Page,
    room: &'a str,
    title: &'a str,
    typed: &'a str,
    fault: &'static str,
}

/// What a phone sees that read the code on the wall.
///
/// # Errors
/// Not found when no wall bears that code.
pub async fn page(State(app): State<Arc<App>>, Path(room): Path<String>, parts: Parts) -> Result<Response> {
    let room = CardCode::parse(&room).ok_or(Error::NotFound)?.as_text();
    let conference = store::conference::by_room(&app.db, &room).await?;
    let here = CookieJar::new().add(Cookie::build((ROOM, room.clone())).path("/").same_site(SameSite::Lax).http_only(true).build());
    // A phone that knows its card goes on by itself; it still has to press.
    if let Some(card) = CookieJar::from_headers(&parts.headers).get(CARD)
        && store::conference::delegate::by_card(&app.db, card.value()).await.is_ok_and(|delegate| delegate.conference == conference.id)
    {
        return Ok((here, Redirect::to(&format!("/the/{}/", card.value()))).into_response());
    }
    let page = Page::new(&app, &parts, None);
    let shown = page.show(&WallPage { page: &page, room: &room, title: &conference.title, typed: "", fault: "" })?;
    Ok((here, shown).into_response())
}

/// Goes on to the page of the card whose code was typed.
///
/// # Errors
/// As [`page`].
pub async fn go_on(State(app): State<Arc<App>>, Path(room): Path<String>, parts: Parts, Form(fields): Form<Fields>) -> Result<Response> {
    let room = CardCode::parse(&room).ok_or(Error::NotFound)?.as_text();
    let conference = store::conference::by_room(&app.db, &room).await?;
    let typed = fields.get("card").map(String::as_str).unwrap_or_default();
    if let Some(code) = CardCode::parse(typed)
        && let Ok(delegate) = store::conference::delegate::by_card(&app.db, &code.as_text()).await
        && delegate.conference == conference.id
    {
        return Ok(Redirect::to(&format!("/the/{}/", delegate.card)).into_response());
    }
    let page = Page::new(&app, &parts, None);
    let fault = "Không có thẻ nào mang mã này ở hội nghị này. Xem lại 8 chữ trên thẻ, hoặc báo người đón ở cửa.";
    let shown = page.show(&WallPage { page: &page, room: &room, title: &conference.title, typed, fault })?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}
