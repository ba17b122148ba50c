//! Accounts: who signs in with which roles; invite and reset links are shown once, to be handed over by a person.

pub mod password;

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::account::Account;
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{self, Choice, choices, or_none};
use crate::web::sign_in;
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use soket_core::id::UnitId;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::target::draft::Fault;
use soket_core::text;
use soket_core::unit::{Line, Unit, UnitKind};
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
    link: Option<Invitation>,
}

struct Row {
    account: Account,
    /// Its roles, and whether the person may take them away.
    hats: Vec<(i64, String, bool)>,
    /// Whether all of it stands where the person administers.
    is_ours: bool,
}

/// A link to be handed over: where the reader opens it, and the path behind that.
struct Invitation {
    login: String,
    here: String,
    path: String,
}

impl ListPage<'_> {
    fn fault(&self, name: &str) -> String {
        field::faults(self.page, &self.faults, name)
    }

    fn roles(&self) -> Vec<Choice> {
        or_none(Role::ALL.map(|role| (role.as_str(), role.name_vi())), &self.form.role)
    }

    fn lines(&self) -> Vec<Choice> {
        choices(Line::ALL.map(|line| (line.as_str(), line.name_vi())), &self.form.line)
    }

    fn units(&self) -> Vec<Choice> {
        or_none(self.units.iter().cloned(), &self.form.unit)
    }
}

/// The accounts that have a role where the person administers.
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
        let places = places(app, &account).await?;
        if !places.iter().any(|unit| viewer.can(Action::Administer, *unit)) {
            continue;
        }
        let hats = store::account::hats(&app.db, account.id).await?;
        let said = |hat: &Hat| {
            let unit = viewer.tree.get(hat.unit).map_or("", |unit| unit.named_on(viewer.today).short.as_str());
            format!("{}: {unit} ({})", page.t(hat.role.name_vi()), page.t(hat.line.name_vi()))
        };
        let hats = hats.iter().map(|(id, hat)| (*id, said(hat), viewer.can(Action::Administer, hat.unit))).collect();
        rows.push(Row { hats, account, is_ours: places.iter().all(|unit| viewer.can(Action::Administer, *unit)) });
    }
    let ours = |unit: &&Unit| unit.kind != UnitKind::Superior && unit.stands_on(viewer.today) && viewer.can(Action::Administer, unit.id);
    let units = viewer.tree.all().iter().filter(ours);
    let units = units.map(|unit| (unit.code.clone(), unit.named_on(viewer.today).full.clone())).collect();
    Ok(ListPage { page, rows, form, units, faults: Vec::new(), link: None })
}

/// Opens an account and shows its invite link.
///
/// # Errors
/// A refusal for whoever is no admin of the unit.
pub async fn add(Caller { app, viewer, page }: Caller, headers: HeaderMap, Form(form): Form<AccountForm>) -> Result<Response> {
    viewer.may_somewhere(Action::Administer)?;
    let hat = hat(&form, &viewer);
    if let Some((_, unit, _)) = hat {
        viewer.may(Action::Administer, unit)?;
    }
    let mut shown = list_page(&app, &viewer, &page, &form).await?;
    let (login, person) = (text::tidy(&form.login).to_lowercase(), text::tidy(&form.person));
    let mut faults = Vec::new();
    if !sign_in::is_login(&login) {
        faults.push(Fault {
            field: "login", says: Sentence::plain("Ghi tên đăng nhập, không có dấu cách, tối đa 100 ký tự, ví dụ hoa.")
        });
    } else if store::account::by_login(&app.db, &login).await?.is_some() {
        faults.push(Fault { field: "login", says: Sentence::plain("Tên đăng nhập này đã có người dùng. Chọn tên khác.") });
    }
    if person.is_empty() {
        faults.push(Fault { field: "person", says: Sentence::plain("Ghi họ và tên của người dùng tài khoản.") });
    }
    if Role::parse(&form.role).is_none() {
        faults.push(Fault { field: "role", says: Sentence::plain("Chọn vai trò: người này được làm gì.") });
    }
    if hat.is_none() && faults.is_empty() {
        faults.push(Fault { field: "unit", says: Sentence::plain("Chọn đơn vị: vai trò có từ đơn vị ấy trở xuống.") });
    }
    let Some(hat) = hat.filter(|_| faults.is_empty()) else {
        shown.faults = faults;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&shown)?).into_response());
    };
    let (mut tx, by) = (app.db.write().await?, Some(viewer.account));
    let person = store::person::named(&mut tx, &person, hat.1).await?;
    let account = store::account::open(&mut tx, by, (&login, person)).await?;
    store::account::give_role(&mut tx, by, account, hat).await?;
    let token = store::account::make_link(&mut tx, by, account).await?;
    tx.commit().await?;
    let fresh = AccountForm::default();
    let mut shown = list_page(&app, &viewer, &page, &fresh).await?;
    shown.link = Some(Invitation { login, here: here(&headers), path: format!("/lien-ket/{token}") });
    page.show(&shown)
}

/// The address at which the administrator sees soket, which a browser names with every form it sends.
fn here(headers: &HeaderMap) -> String {
    headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok()).unwrap_or_default().to_owned()
}

fn hat(form: &AccountForm, viewer: &Viewer) -> Option<(Role, UnitId, Line)> {
    Some((Role::parse(&form.role)?, viewer.tree.by_code(&form.unit)?.id, Line::parse(&form.line)?))
}

/// Where an account stands: the units of its roles, or of its person where it has none.
async fn places(app: &App, account: &Account) -> Result<Vec<UnitId>> {
    let mut places: Vec<UnitId> = store::account::hats(&app.db, account.id).await?.iter().map(|(_, hat)| hat.unit).collect();
    if places.is_empty() {
        places.push(store::person::by_id(&app.db, account.person).await?.unit);
    }
    Ok(places)
}

/// The account of this login, with where it stands; not there for whoever administers none of these units.
async fn account_called(app: &App, viewer: &Viewer, login: &str) -> Result<(Account, Vec<UnitId>)> {
    viewer.may_somewhere(Action::Administer)?;
    let account = store::account::by_login(&app.db, login).await?.ok_or(Error::NotFound)?;
    let places = places(app, &account).await?;
    if places.iter().any(|unit| viewer.can(Action::Administer, *unit)) { Ok((account, places)) } else { Err(Error::NotFound) }
}

/// The same for what touches every role of the account: its password, or whether it can sign in.
async fn whole_account(app: &App, viewer: &Viewer, login: &str) -> Result<Account> {
    let (account, places) = account_called(app, viewer, login).await?;
    places.iter().try_for_each(|unit| viewer.may(Action::Administer, *unit))?;
    Ok(account)
}

/// Gives one more role.
///
/// # Errors
/// A refusal for whoever is no admin of the unit, or when the account holds the role there already.
pub async fn give(Caller { app, viewer, .. }: Caller, Path(login): Path<String>, Form(form): Form<AccountForm>) -> Result<Response> {
    let (account, _) = account_called(&app, &viewer, &login).await?;
    let hat = hat(&form, &viewer).ok_or(Error::NotFound)?;
    viewer.may(Action::Administer, hat.1)?;
    let mut tx = app.db.write().await?;
    store::account::give_role(&mut tx, Some(viewer.account), account.id, hat).await?;
    tx.commit().await?;
    Ok(chrome::done("/tai-khoan", "da_luu"))
}

/// Takes a role away; the last administrator keeps his.
///
/// # Errors
/// A refusal for whoever is no admin of the unit, or when nobody would be left to keep accounts.
pub async fn take(Caller { app, viewer, .. }: Caller, Path((login, hat)): Path<(String, i64)>) -> Result<Response> {
    let (account, _) = account_called(&app, &viewer, &login).await?;
    let hats = store::account::hats(&app.db, account.id).await?;
    let (_, taken) = hats.iter().find(|(id, _)| *id == hat).ok_or(Error::NotFound)?;
    viewer.may(Action::Administer, taken.unit)?;
    store::account::take_role(&app.db, viewer.account, account.id, hat).await?;
    Ok(chrome::done("/tai-khoan", "da_bo"))
}

/// Makes a reset link and shows it once.
///
/// # Errors
/// A refusal for whoever is no admin of every unit in which the account has a role.
pub async fn link(Caller { app, viewer, page }: Caller, headers: HeaderMap, Path(login): Path<String>) -> Result<Response> {
    let account = whole_account(&app, &viewer, &login).await?;
    let mut tx = app.db.write().await?;
    let token = store::account::make_link(&mut tx, Some(viewer.account), account.id).await?;
    tx.commit().await?;
    let form = AccountForm::default();
    let mut shown = list_page(&app, &viewer, &page, &form).await?;
    shown.link = Some(Invitation { login, here: here(&headers), path: format!("/lien-ket/{token}") });
    page.show(&shown)
}

/// Switches an account off or on; its sessions end.
///
/// # Errors
/// A refusal for one's own account, or for whoever is no admin of every unit in which the account has a role.
pub async fn switch(Caller { app, viewer, .. }: Caller, Path(login): Path<String>) -> Result<Response> {
    let account = whole_account(&app, &viewer, &login).await?;
    if account.id == viewer.account {
        return Err(Refusal::conflict("Không thể khoá tài khoản đang dùng.", "Nhờ một quản trị khác làm việc này.").into());
    }
    store::account::switch(&app.db, viewer.account, &account).await?;
    Ok(chrome::done("/tai-khoan", "da_luu"))
}
