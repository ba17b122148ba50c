//! Signing in and out: a password checked in constant effort, a session in the database, few tries per account and address.

use crate::app::App;
use crate::error::Result;
use crate::store::account;
use crate::web::chrome::{self, Page};
use crate::web::setup;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use askama::Template;
use axum::Form;
use axum::extract::{ConnectInfo, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use serde::Deserialize;
use soket_core::text;
use soket_core::viewer::Viewer;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// The cookie that holds the session token.
pub const SESSION: &str = "phien";

/// The longest name that an account can have.
const LONGEST_LOGIN: usize = 100;
/// Whether an account can have this name.
pub fn is_login(login: &str) -> bool {
    !login.is_empty() && !login.contains(char::is_whitespace) && login.chars().count() <= LONGEST_LOGIN
}

/// The longest form that signs in: two short fields and an address to go back to.
pub const LONGEST_FORM: usize = 16 * 1024;

/// Counts tries to sign in, per address and per account name: ten at once, then one every six seconds.
#[derive(Debug)]
pub struct Gate {
    limiter: DefaultKeyedRateLimiter<String>,
    tries: AtomicU32,
}

impl Default for Gate {
    fn default() -> Self {
        const TEN: NonZeroU32 = NonZeroU32::new(10).unwrap();
        Self { limiter: RateLimiter::keyed(Quota::per_minute(TEN)), tries: AtomicU32::new(0) }
    }
}

impl Gate {
    /// The address is asked first: one that is refused leaves no names behind.
    fn opens(&self, from: IpAddr, login: &str) -> bool {
        // Whoever tried long ago is forgotten now and then, so that the list does not grow for ever.
        if self.tries.fetch_add(1, Ordering::Relaxed) % 1000 == 999 {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&format!("i {}", house_of(from))).is_ok() && self.opens_for(login)
    }

    fn opens_for(&self, login: &str) -> bool {
        self.limiter.check_key(&format!("a {login}")).is_ok()
    }
}

/// The address by which tries are counted: one house gets a whole /64 of the newer kind.
pub fn house_of(from: IpAddr) -> IpAddr {
    match from.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
        older => older,
    }
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    page: Page,
    login: String,
    back: String,
    wrong: Option<&'static str>,
}

impl SignInPage {
    /// Whether somebody was on the way to another page.
    fn is_interrupted(&self) -> bool {
        self.wrong.is_none() && !matches!(self.back.as_str(), "" | "/")
    }
}

/// What the sign-in form sends.
#[derive(Deserialize)]
pub struct SignInForm {
    login: String,
    password: String,
    #[serde(default)]
    ve: String,
}

/// Where to go after signing in.
#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    ve: String,
}

/// The sign-in form.
///
/// # Errors
/// When the page cannot be drawn.
pub async fn form(State(app): State<Arc<App>>, Query(back): Query<Back>, request: Request) -> Result<Response> {
    if setup::is_due(&app).await? {
        return Ok(Redirect::to("/khoi-tao").into_response());
    }
    let page = Page::new(&app, &request.into_parts().0, None);
    page.show(&SignInPage { login: String::new(), back: back.ve, wrong: None, page: page.clone() })
}

/// Signs in.
///
/// # Errors
/// When the database does not answer.
pub async fn submit(
    State(app): State<Arc<App>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    parts: axum::http::request::Parts,
    Form(form): Form<SignInForm>,
) -> Result<Response> {
    let page = Page::new(&app, &parts, None);
    let login = text::tidy(&form.login).to_lowercase();
    if login.chars().count() > LONGEST_LOGIN {
        app.metrics.refused_sign_in("wrong");
        return again(page, form, StatusCode::UNPROCESSABLE_ENTITY, WRONG);
    }
    if !app.gate.opens(from.ip(), &login) {
        app.metrics.refused_sign_in("too_many");
        return again(page, form, StatusCode::TOO_MANY_REQUESTS, "Đã thử quá nhiều lần. Chờ một phút rồi thử lại.");
    }
    match check(&app, &login, form.password.clone()).await? {
        Some(account) => {
            let token = account::sign_in(&app.db, account.id).await?;
            let cookie = Cookie::build((SESSION, token)).path("/").same_site(SameSite::Lax).http_only(true).build();
            Ok((CookieJar::new().add(cookie), Redirect::to(&chrome::local(&form.ve))).into_response())
        }
        None => {
            app.metrics.refused_sign_in("wrong");
            again(page, form, StatusCode::UNPROCESSABLE_ENTITY, WRONG)
        }
    }
}

const WRONG: &str = "Tên đăng nhập hoặc mật khẩu không đúng. Gõ lại, hoặc nhờ quản trị cấp liên kết đặt lại mật khẩu.";

fn again(page: Page, form: SignInForm, status: StatusCode, wrong: &'static str) -> Result<Response> {
    let shown = page.show(&SignInPage { login: form.login, back: form.ve, wrong: Some(wrong), page: page.clone() })?;
    Ok((status, shown).into_response())
}

async fn check(app: &App, login: &str, password: String) -> Result<Option<account::Account>> {
    let found = account::by_login(&app.db, login).await?.filter(|account| !account.disabled && !account.password.is_empty());
    // An unknown name costs as much as a wrong password, so that nobody learns which names exist.
    let hash = found.as_ref().map_or_else(|| NOBODY.to_owned(), |account| account.password.clone());
    let fits = tokio::task::spawn_blocking(move || verify(&password, &hash)).await.map_err(anyhow::Error::from)?;
    Ok(found.filter(|_| fits))
}

/// Whether this is the password of the account that is signed in; tries are counted as those to sign in are.
///
/// # Errors
/// When the database does not answer.
pub async fn knows_password(app: &App, viewer: &Viewer, password: String) -> Result<bool> {
    let Some(account) = account::all(&app.db).await?.into_iter().find(|account| account.id == viewer.account) else { return Ok(false) };
    if !app.gate.opens_for(&account.login) {
        return Ok(false);
    }
    let fits = tokio::task::spawn_blocking(move || verify(&password, &account.password)).await;
    Ok(fits.map_err(anyhow::Error::from)?)
}

/// A hash that no password fits.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29rZXRzb2tldHNva2V0$Gx2oGkEz5S3vVbJ3XlKk9m1aYj0d4m0mQ0b7i4wS9l0";

fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// The Argon2id hash of a password; takes tens of milliseconds of one core.
///
/// # Errors
/// When the machine gives no random salt.
pub fn hash(password: &str) -> anyhow::Result<String> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    Ok(hash.map_err(|error| anyhow::anyhow!("argon2: {error}"))?.to_string())
}

/// Signs out.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_out(State(app): State<Arc<App>>, cookies: CookieJar) -> Result<Response> {
    if let Some(token) = cookies.get(SESSION) {
        account::sign_out(&app.db, token.value()).await?;
    }
    let gone = Cookie::build((SESSION, "")).path("/").removal().build();
    Ok((CookieJar::new().add(gone), Redirect::to("/dang-nhap")).into_response())
}
