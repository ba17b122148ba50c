//! Changing one's own password: the old one first, then a new one; every other session of the account ends.

use crate::error::Result;
use crate::store;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field;
use crate::web::setup::password_fault;
use crate::web::sign_in;
use askama::Template;
use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use soket_core::refusal::Sentence;
use soket_core::target::draft::Fault;

/// What the form sends.
#[derive(Deserialize)]
pub struct PasswordForm {
    old: String,
    new: String,
}

#[derive(Template)]
#[template(path = "account/password.html")]
struct PasswordPage<'a> {
    page: &'a Page,
    faults: Vec<Fault>,
}

impl PasswordPage<'_> {
    fn fault(&self, name: &str) -> String {
        field::faults(self.page, &self.faults, name)
    }
}

/// The form.
///
/// # Errors
/// When the page cannot be drawn.
pub async fn form(Caller { page, .. }: Caller) -> Result<Response> {
    page.show(&PasswordPage { page: &page, faults: Vec::new() })
}

/// Changes the password and asks to sign in with the new one.
///
/// # Errors
/// When the database does not answer.
pub async fn choose(Caller { app, viewer, page }: Caller, Form(form): Form<PasswordForm>) -> Result<Response> {
    let mut faults = Vec::new();
    if let Some(says) = password_fault(&form.new) {
        faults.push(Fault { field: "new", says });
    }
    if !sign_in::knows_password(&app, &viewer, form.old).await? {
        faults.push(Fault {
            field: "old", says: Sentence::plain("Mật khẩu đang dùng chưa đúng. Gõ lại, hoặc nhờ quản trị cấp liên kết.")
        });
    }
    if !faults.is_empty() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&PasswordPage { page: &page, faults })?).into_response());
    }
    let hash = tokio::task::spawn_blocking(move || sign_in::hash(&form.new)).await.map_err(anyhow::Error::from)??;
    let mut tx = app.db.write().await?;
    store::account::set_password(&mut tx, Some(viewer.account), viewer.account, &hash).await?;
    tx.commit().await?;
    Ok(chrome::done("/dang-nhap", "da_dat_mat_khau"))
}
