//! First run: an empty soket asks once for the organisation and its first administrator, then this page is gone.

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::store::unit::NewUnit;
use crate::web::chrome::{self, Page};
use crate::web::field::{self, Choice, choices};
use crate::web::sign_in;
use askama::Template;
use axum::Form;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use soket_core::period::Period;
use soket_core::period::day::{parse_day, short_date};
use soket_core::refusal::Sentence;
use soket_core::target::draft::Fault;
use soket_core::text;
use soket_core::unit::{Line, UnitKind, UnitName};
use soket_core::viewer::Role;
use std::sync::Arc;

/// What the form sends.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct SetupForm {
    kind: String,
    name: String,
    superior: String,
    superior_header: String,
    place: String,
    issuer_code: String,
    ordinal: String,
    from_on: String,
    to_on: String,
    person: String,
    office: String,
    login: String,
    password: String,
}

#[derive(Template)]
#[template(path = "setup.html")]
struct SetupPage {
    page: Page,
    form: SetupForm,
    faults: Vec<Fault>,
}

impl SetupPage {
    fn fault(&self, name: &str) -> String {
        field::faults(&self.page, &self.faults, name)
    }

    fn kinds(&self) -> Vec<Choice> {
        choices(
            [UnitKind::PartyOrganization, UnitKind::Cell, UnitKind::Institution].map(|kind| (kind.as_str(), kind.name_vi())),
            &self.form.kind,
        )
    }
}

/// Whether nobody has an account yet.
///
/// # Errors
/// When the database does not answer.
pub async fn is_due(app: &App) -> Result<bool> {
    Ok(store::account::all(&app.db).await?.is_empty())
}

/// The form.
///
/// # Errors
/// Not found once there is an account.
pub async fn form(State(app): State<Arc<App>>, request: Request) -> Result<Response> {
    if !is_due(&app).await? {
        return Err(Error::NotFound);
    }
    let page = Page::new(&app, &request.into_parts().0, None);
    let form = SetupForm {
        ordinal: "I".to_owned(),
        from_on: short_date(app.today().first_of_year()),
        to_on: short_date(app.today().last_of_year()),
        ..SetupForm::default()
    };
    page.show(&SetupPage { form, faults: Vec::new(), page: page.clone() })
}

/// Creates the organisation and the first administrator, who in a small office is also clerk and leader.
///
/// # Errors
/// Not found once there is an account.
pub async fn create(State(app): State<Arc<App>>, parts: axum::http::request::Parts, Form(form): Form<SetupForm>) -> Result<Response> {
    if !is_due(&app).await? {
        return Err(Error::NotFound);
    }
    let page = Page::new(&app, &parts, None);
    match read(&form) {
        Ok(found) => {
            let password = form.password.clone();
            let hash = tokio::task::spawn_blocking(move || sign_in::hash(&password)).await.map_err(anyhow::Error::from)??;
            write(&app, &found, &hash).await?;
            Ok(chrome::done("/dang-nhap", "da_khoi_tao"))
        }
        Err(faults) => {
            let form = SetupForm { password: String::new(), ..form };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&SetupPage { form, faults, page: page.clone() })?).into_response())
        }
    }
}

/// What the form means.
struct Founding {
    kind: UnitKind,
    name: String,
    superior: String,
    /// As the head of a paper writes it, in capitals.
    superior_header: String,
    place: String,
    /// Its code in symbols; empty where its kind decides it.
    issuer_code: String,
    /// Which term it is: "XXII".
    ordinal: String,
    term: (jiff::civil::Date, jiff::civil::Date),
    person: String,
    office: String,
    login: String,
}

fn read(form: &SetupForm) -> std::result::Result<Founding, Vec<Fault>> {
    let tidy = |text: &str| text::tidy(text);
    let mut faults = empty_fields(form);
    if let Some(says) = password_fault(&form.password) {
        faults.push(Fault { field: "password", says });
    }
    let mut day = |field, typed: &str| parse_day(typed).map_err(|fault| faults.push(Fault { field, says: fault.says() })).ok();
    let term = (day("from_on", &form.from_on), day("to_on", &form.to_on));
    if let (Some(first), Some(last)) = term
        && let Err(fault) = Period::term(first, last)
    {
        faults.push(Fault { field: "to_on", says: fault.says() });
    }
    let (superior, header) = (tidy(&form.superior), tidy(&form.superior_header));
    let header = if header.is_empty() { superior.to_uppercase() } else { header.to_uppercase() };
    match (UnitKind::parse(&form.kind), term) {
        (Some(kind), (Some(first), Some(last))) if faults.is_empty() => Ok(Founding {
            kind,
            name: tidy(&form.name),
            superior,
            superior_header: header,
            place: tidy(&form.place),
            issuer_code: tidy(&form.issuer_code),
            ordinal: tidy(&form.ordinal),
            term: (first, last),
            person: tidy(&form.person),
            office: tidy(&form.office),
            login: tidy(&form.login).to_lowercase(),
        }),
        _ => Err(faults),
    }
}

/// What a paper's head and a sign-in cannot do without.
fn empty_fields(form: &SetupForm) -> Vec<Fault> {
    let wanted = [
        ("name", &form.name),
        ("superior", &form.superior),
        ("place", &form.place),
        ("ordinal", &form.ordinal),
        ("person", &form.person),
        ("office", &form.office),
        ("login", &form.login),
    ];
    let empty = wanted.into_iter().filter(|(_, text)| text.trim().is_empty());
    let says = Sentence::plain("Ô này chưa có gì. Điền vào rồi lưu lại.");
    let mut faults: Vec<Fault> = empty.map(|(field, _)| Fault { field, says: says.clone() }).collect();
    let login = form.login.trim();
    if !login.is_empty() && !sign_in::is_login(login) {
        faults.push(Fault {
            field: "login", says: Sentence::plain("Ghi tên đăng nhập, không có dấu cách, tối đa 100 ký tự, ví dụ hoa.")
        });
    }
    let needs_code = UnitKind::parse(&form.kind).is_some_and(|kind| kind.usual_issuer_code().is_none());
    if needs_code && form.issuer_code.trim().is_empty() {
        let says = Sentence::plain("Ghi ký hiệu của cơ quan như trong số văn bản, ví dụ TTCGC ở “12/BC-TTCGC”.");
        faults.push(Fault { field: "issuer_code", says });
    }
    faults
}

/// What is wrong with a password that somebody chooses; length is what counts.
pub fn password_fault(password: &str) -> Option<Sentence> {
    let short = password.chars().count() < 10;
    short.then(|| Sentence::plain("Mật khẩu cần ít nhất 10 ký tự; một câu dễ nhớ là tốt nhất."))
}

async fn write(app: &App, found: &Founding, password_hash: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    let line = found.kind.usual_line();
    let since = found.term.0;
    let new = |code: &str, kind, names: (&str, String), parent| NewUnit {
        code: code.to_owned(),
        kind,
        name: UnitName { full: names.0.to_owned(), short: names.0.to_owned(), header: names.1 },
        parent,
        from_on: since,
        document: String::new(),
    };
    let above = new("cap-tren", UnitKind::Superior, (&found.superior, found.superior_header.clone()), None);
    let superior = Some((line, store::unit::found(&mut tx, None, &above).await?));
    let header = store::unit::header_of(found.kind, &found.name);
    let unit = store::unit::found(&mut tx, None, &new(&text::slug(&found.name), found.kind, (&found.name, header), superior)).await?;
    store::unit::settle(&mut tx, unit, &found.place, since).await?;
    if !found.issuer_code.is_empty() {
        store::unit::set_letterhead(&mut tx, unit, &found.issuer_code, &[]).await?;
    }
    store::term::open(&mut tx, unit, &found.ordinal, found.term).await?;
    let person = store::person::add(&mut tx, &found.person, unit).await?;
    store::person::appoint(&mut tx, person, (unit, &found.office), since).await?;
    let account = store::account::open(&mut tx, None, (&found.login, person)).await?;
    store::account::set_password(&mut tx, None, account, password_hash).await?;
    // Whoever sets a house up keeps all of it, whatever line the first units stand on.
    for (role, line) in [Role::Admin, Role::Clerk, Role::Leader].into_iter().flat_map(|role| Line::ALL.map(|line| (role, line))) {
        store::account::give_role(&mut tx, None, account, (role, unit, line)).await?;
    }
    tx.commit().await?;
    Ok(())
}
