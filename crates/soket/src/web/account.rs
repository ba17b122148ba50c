//! Accounts: who signs in with which roles; invite and reset links are shown once, to be handed over by a person.

pub mod password;

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::account::Account;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{self, Choice, choices};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::target::draft::Fault;
use soket_core::text;
use soket_core::unit::Line;
use soket_core::viewer::{Action, Hat, Role, Viewer};

/// What the form of a new account, or of one more role, sends.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct AccountForm {
    login: String,
    person: String,
    role: String,
    unit: String,
    line: String,
}

#[derive(Template)]
#[template(path = "account/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    rows: Vec<Row>,
    form: &'a AccountForm,
    units: Vec<(String, String)>,
    faults: Vec<Fault>,
    /// A link that was just made: for whom, and the address.
    link: Option<(String, String)>,
}

struct Row {
    account: Account,
    hats: Vec<(i64, String)>,
}

impl ListPage<'_> {
    fn fault(&self, name: &str) -> String {
        field::faults(self.page, &self.faults, name)
    }

    fn roles(&self) -> Vec<Choice> {
        choices(Role::ALL.map(|role| (role.as_str(), role.name_vi())), &self.form.role)
    }

    fn lines(&self) -> Vec<Choice> {
        choices(Line::ALL.map(|line| (line.as_str(), line.name_vi())), &self.form.line)
    }

    fn units(&self) -> Vec<Choice> {
        choices(self.units.iter().cloned(), &self.form.unit)
    }
}

/// The accounts.
///
/// # Errors
/// A refusal for whoever is no admin.
pub async fn list(Caller { app, viewer, page }: Caller) -> Result<Response> {
    viewer.may_somewhere(Action::Administer)?;
    let form = AccountForm::default();
    page.show(&list_page(&app, &viewer, &page, &form).await?)
}

async fn list_page<'a>(app: &App, viewer: &Viewer, page: &'a Page, form: &'a AccountForm) -> Result<ListPage<'a>> {
    let mut rows = Vec::new();
    for account in store::account::all(&app.db).await? {
        let hats = store::account::hats(&app.db, account.id).await?;
        let said = |hat: &Hat| {
            let unit = viewer.tree.get(hat.unit).map_or("", |unit| unit.named_on(viewer.today).short.as_str());
            format!("{}: {unit} ({})", page.t(hat.role.name_vi()), page.t(hat.line.name_vi()))
        };
        rows.push(Row { hats: hats.iter().map(|(id, hat)| (*id, said(hat))).collect(), account });
    }
    let units = viewer.tree.all().iter().filter(|unit| unit.stands_on(viewer.today));
    let units = units.map(|unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone())).collect();
    Ok(ListPage { page, rows, form, units, faults: Vec::new(), link: None })
}

/// Opens an account and shows its invite link.
///
/// # Errors
/// A refusal for whoever is no admin.
pub async fn add(Caller { app, viewer, page }: Caller, Form(form): Form<AccountForm>) -> Result<Response> {
    viewer.may_somewhere(Action::Administer)?;
    let mut shown = list_page(&app, &viewer, &page, &form).await?;
    let (login, person) = (text::nfc(form.login.trim()).to_lowercase(), text::nfc(form.person.trim()));
    let mut faults = Vec::new();
    if login.is_empty() || login.contains(char::is_whitespace) {
        faults.push(Fault { field: "login", says: Sentence::plain("Ghi tên đăng nhập, không có dấu cách, ví dụ hoa.") });
    } else if store::account::by_login(&app.db, &login).await?.is_some() {
        faults.push(Fault { field: "login", says: Sentence::plain("Tên đăng nhập này đã có người dùng. Chọn tên khác.") });
    }
    if person.is_empty() {
        faults.push(Fault { field: "person", says: Sentence::plain("Ghi họ và tên của người dùng tài khoản.") });
    }
    let hat = hat(&form, &viewer);
    let Some(hat) = hat.filter(|_| faults.is_empty()) else {
        shown.faults = faults;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response());
    };
    let mut tx = app.db.write().await?;
    let person = store::person::named(&mut tx, &person, hat.1).await?;
    let account = store::account::open(&mut tx, &login, person).await?;
    store::account::give_role(&mut tx, account, hat).await?;
    let token = store::account::make_link(&mut tx, account).await?;
    tx.commit().await?;
    let fresh = AccountForm::default();
    let mut shown = list_page(&app, &viewer, &page, &fresh).await?;
    shown.link = Some((login, format!("/lien-ket/{token}")));
    page.show(&shown)
}

fn hat(form: &AccountForm, viewer: &Viewer) -> Option<(Role, soket_core::id::UnitId, Line)> {
    Some((Role::parse(&form.role)?, viewer.tree.by_code(&form.unit)?.id, Line::parse(&form.line)?))
}

async fn account_called(app: &App, login: &str) -> Result<Account> {
    store::account::by_login(&app.db, login).await?.ok_or(Error::NotFound)
}

/// Gives one more role.
///
/// # Errors
/// A refusal for whoever is no admin, or when the account holds the role there already.
pub async fn give(Caller { app, viewer, .. }: Caller, Path(login): Path<String>, Form(form): Form<AccountForm>) -> Result<Response> {
    viewer.may_somewhere(Action::Administer)?;
    let account = account_called(&app, &login).await?;
    let hat = hat(&form, &viewer).ok_or(Error::NotFound)?;
    let held = store::account::hats(&app.db, account.id).await?;
    if held.iter().any(|(_, held)| (held.role, held.unit, held.line) == hat) {
        return Err(Refusal::conflict("Tài khoản đã có vai trò này ở đơn vị này.", "Chọn vai trò hoặc đơn vị khác.").into());
    }
    let mut tx = app.db.write().await?;
    store::account::give_role(&mut tx, account.id, hat).await?;
    tx.commit().await?;
    Ok(chrome::done("/tai-khoan", "da_luu"))
}

/// Takes a role away; the last administrator keeps his.
///
/// # Errors
/// A refusal when nobody would be left to keep accounts.
pub async fn take(Caller { app, viewer, .. }: Caller, Path((login, hat)): Path<(String, i64)>) -> Result<Response> {
    viewer.may_somewhere(Action::Administer)?;
    let account = account_called(&app, &login).await?;
    store::account::take_role(&app.db, viewer.account, account.id, hat).await?;
    Ok(chrome::done("/tai-khoan", "da_bo"))
}

/// Makes a reset link and shows it once.
///
/// # Errors
/// A refusal for whoever is no admin.
pub async fn link(Caller { app, viewer, page }: Caller, Path(login): Path<String>) -> Result<Response> {
    viewer.may_somewhere(Action::Administer)?;
    let account = account_called(&app, &login).await?;
    let mut tx = app.db.write().await?;
    let token = store::account::make_link(&mut tx, account.id).await?;
    tx.commit().await?;
    let form = AccountForm::default();
    let mut shown = list_page(&app, &viewer, &page, &form).await?;
    shown.link = Some((login, format!("/lien-ket/{token}")));
    page.show(&shown)
}

/// Switches an account off or on; its sessions end.
///
/// # Errors
/// A refusal for one's own account.
pub async fn switch(Caller { app, viewer, .. }: Caller, Path(login): Path<String>) -> Result<Response> {
    viewer.may_somewhere(Action::Administer)?;
    let account = account_called(&app, &login).await?;
    if account.id == viewer.account {
        return Err(Refusal::conflict("Không thể khoá tài khoản đang dùng.", "Nhờ một quản trị khác làm việc này.").into());
    }
    store::account::switch(&app.db, viewer.account, &account).await?;
    Ok(chrome::done("/tai-khoan", "da_luu"))
}
