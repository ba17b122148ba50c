//! People: by given name; a page about one person leaves a line in the trail, can be handed to that person, and can be emptied.

use crate::error::{Error, Result};
use crate::store;
use crate::store::account::Account;
use crate::store::person::{Person, Post};
use crate::store::trail;
use crate::web::chrome::{self, Caller, Page};
use askama::Template;
use axum::extract::Path;
use axum::http::header::CONTENT_DISPOSITION;
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use jiff::civil::Date;
use serde::Deserialize;
use soket_core::conference::delegate::Reply;
use soket_core::id::PersonId;
use soket_core::period::day::short_date;
use soket_core::refusal::Refusal;
use soket_core::text;
use soket_core::viewer::{Action, Hat, Viewer};

#[derive(Template)]
#[template(path = "person/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    people: Vec<(Person, String)>,
}

/// Everyone in the units that the person keeps.
///
/// # Errors
/// A refusal when the person keeps no units.
pub async fn list(Caller { app, viewer, page }: Caller) -> Result<Response> {
    viewer.may_somewhere(Action::KeepUnits)?;
    let kept = store::person::all(&app.db).await?.into_iter().filter(|person| viewer.can(Action::KeepUnits, person.unit));
    let people = kept.map(|person| (home(&viewer, &person), person)).map(|(home, person)| (person, home)).collect();
    page.show(&ListPage { page: &page, people })
}

fn home(viewer: &Viewer, person: &Person) -> String {
    viewer.tree.get(person.unit).map(|unit| unit.named_on(viewer.today).full.clone()).unwrap_or_default()
}

#[derive(Template)]
#[template(path = "person/show.html")]
struct PersonPage<'a> {
    page: &'a Page,
    person: &'a Person,
    home: String,
    posts: Vec<(Post, String)>,
    looks: Vec<trail::Line>,
}

impl PersonPage<'_> {
    fn day(day: &jiff::civil::Date) -> String {
        short_date(*day)
    }

    fn moment(moment: &str) -> String {
        crate::app::local(moment)
    }
}

async fn find(app: &crate::app::App, viewer: &Viewer, id: i64) -> Result<Person> {
    let person = store::person::by_id(&app.db, PersonId(id)).await?;
    if viewer.can(Action::KeepUnits, person.unit) { Ok(person) } else { Err(Error::NotFound) }
}

/// One person. Looking leaves a line in the trail.
///
/// # Errors
/// Not found when the person is of a unit that one does not keep.
pub async fn show(Caller { app, viewer, page }: Caller, Path(id): Path<i64>) -> Result<Response> {
    let person = find(&app, &viewer, id).await?;
    store::person::look(&app.db, viewer.account, &person).await?;
    let unit = |post: &Post| viewer.tree.get(post.unit).map(|unit| unit.named_on(post.from_on).full.clone()).unwrap_or_default();
    let posts = store::person::posts_of(&app.db, person.id).await?;
    let looks = trail::of(&app.db, ("person", id)).await?;
    let posts = posts.into_iter().map(|post| (unit(&post), post)).map(|(unit, post)| (post, unit)).collect();
    page.show(&PersonPage { page: &page, home: home(&viewer, &person), posts, looks, person: &person })
}

/// Everything held about a person, for that person.
///
/// # Errors
/// Not found when the person is of a unit that one does not keep.
pub async fn export(Caller { app, viewer, .. }: Caller, Path(id): Path<i64>) -> Result<Response> {
    let person = find(&app, &viewer, id).await?;
    store::person::look(&app.db, viewer.account, &person).await?;
    let posts: Vec<_> = store::person::posts_of(&app.db, person.id)
        .await?
        .iter()
        .map(|post| {
            let unit = viewer.tree.get(post.unit).map(|unit| unit.named_on(post.from_on).full.clone());
            serde_json::json!({ "title": post.title, "unit": unit, "from": post.from_on.to_string(), "to": post.to_on.map(|day| day.to_string()) })
        })
        .collect();
    let mut trail = trail::of(&app.db, ("person", id)).await?;
    let accounts = store::account::of_person(&app.db, person.id).await?;
    for (account, _) in &accounts {
        trail.extend(trail::of(&app.db, ("account", account.id.0)).await?);
    }
    let accounts: Vec<_> = accounts.iter().map(|account| account_of(&viewer, account)).collect();
    let line = |line: &trail::Line| {
        let action = line.action.as_str();
        serde_json::json!({ "at": line.happened_at, "by": line.by, "action": action, "detail": line.detail })
    };
    let trail: Vec<_> = trail.iter().map(line).collect();
    let tasks = store::task::owned_by(&app.db, person.id).await?;
    let tasks: Vec<&str> = tasks.iter().map(|task| task.title.as_str()).collect();
    let (name, unit) = (&person.full_name, home(&viewer, &person));
    let summons = store::person::summons(&app.db, person.id).await?;
    let called = |(title, day, reply): &(String, Date, Reply)| serde_json::json!({ "title": title, "held_on": day.to_string(), "reply": reply.as_str() });
    let conferences: Vec<_> = summons.iter().map(called).collect();
    let held = serde_json::json!({
        "full_name": name, "unit": unit, "posts": posts, "accounts": accounts, "tasks": tasks,
        "conferences": conferences, "trail": trail
    });
    Ok(([(CONTENT_DISPOSITION, "attachment; filename=\"nguoi.json\"")], Json(held)).into_response())
}

fn account_of(viewer: &Viewer, (account, hats): &(Account, Vec<(i64, Hat)>)) -> serde_json::Value {
    let role = |(_, hat): &(i64, Hat)| {
        let unit = viewer.tree.get(hat.unit).map(|unit| unit.named_on(viewer.today).full.clone());
        serde_json::json!({ "role": hat.role.as_str(), "unit": unit, "line": hat.line.as_str() })
    };
    let roles: Vec<_> = hats.iter().map(role).collect();
    serde_json::json!({ "login": account.login, "disabled": account.disabled, "roles": roles })
}

/// What the form of a person sends.
#[derive(Deserialize)]
pub struct NameForm {
    name: String,
}

/// Corrects a name.
///
/// # Errors
/// A refusal for an empty name.
pub async fn correct(Caller { app, viewer, .. }: Caller, Path(id): Path<i64>, Form(form): Form<NameForm>) -> Result<Response> {
    let person = find(&app, &viewer, id).await?;
    let name = text::tidy(&form.name);
    if name.is_empty() {
        return Err(Refusal::unfit("Chưa ghi họ và tên.", "Quay lại, ghi tên rồi lưu.").into());
    }
    store::person::rename(&app.db, viewer.account, &person, &name).await?;
    Ok(chrome::done(&format!("/nguoi/{id}"), "da_luu"))
}

/// Empties a person's record: name, login and password go; papers that were issued keep what they print, as the law on
/// archives wants.
///
/// # Errors
/// A refusal while the person has an account or holds a post.
pub async fn erase(Caller { app, viewer, .. }: Caller, Path(id): Path<i64>) -> Result<Response> {
    let person = find(&app, &viewer, id).await?;
    let holds = store::person::posts_of(&app.db, person.id).await?.iter().any(|post| post.to_on.is_none());
    let signs_in = store::account::of_person(&app.db, person.id).await?.iter().any(|(account, _)| !account.disabled);
    if holds || signs_in {
        return Err(Refusal::conflict(
            "Người này còn giữ chức vụ hoặc còn tài khoản, nên chưa xoá được.",
            "Ghi ngày thôi chức và khoá tài khoản trước.",
        )
        .into());
    }
    store::person::erase(&app.db, viewer.account, &person).await?;
    Ok(chrome::done("/nguoi", "da_bo"))
}
