//! Invite and reset links: whoever holds one chooses a password, once.

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::account::Account;
use crate::web::chrome::{self, Page};
use crate::web::setup::password_fault;
use crate::web::sign_in;
use askama::Template;
use axum::Form;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use soket_core::refusal::Refusal;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "account/link.html")]
struct LinkPage {
    page: Page,
    token: String,
    login: String,
    fault: String,
}

/// The form of a link.
///
/// # Errors
/// A refusal when the link was used or has expired.
pub async fn form(State(app): State<Arc<App>>, Path(token): Path<String>, request: Request) -> Result<Response> {
    let account = held(&app, &token).await?;
    let page = Page::new(&app, &request.into_parts().0, None);
    page.show(&LinkPage { token, login: account.login, fault: String::new(), page: page.clone() })
}

/// Whose link it is.
async fn held(app: &App, token: &str) -> Result<Account> {
    store::account::by_link(&app.db, token).await.map_err(|error| match error {
        Error::NotFound => Refusal::conflict(
            "Liên kết này đã dùng, đã hết hạn, hoặc chép thiếu.",
            "Nhờ quản trị tạo liên kết mới; nếu đã đặt mật khẩu rồi thì đăng nhập.",
        )
        .into(),
        other => other,
    })
}

/// The new password.
#[derive(Deserialize)]
pub struct Chosen {
    password: String,
}

/// Sets the password; the link is used up.
///
/// # Errors
/// A refusal when the link was used or has expired.
pub async fn choose(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    parts: axum::http::request::Parts,
    Form(form): Form<Chosen>,
) -> Result<Response> {
    let account = held(&app, &token).await?;
    if let Some(says) = password_fault(&form.password) {
        let page = Page::new(&app, &parts, None);
        let shown = LinkPage { token, login: account.login, fault: page.say(&says), page: page.clone() };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response());
    }
    let hash = tokio::task::spawn_blocking(move || sign_in::hash(&form.password)).await.map_err(anyhow::Error::from)??;
    let mut tx = app.db.write().await?;
    store::account::set_password(&mut tx, Some(account.id), account.id, &hash).await?;
    tx.commit().await?;
    Ok(chrome::done("/dang-nhap", "da_dat_mat_khau"))
}
