//! The administrator's page: what is running, and a backup by a button.

use crate::db::backup;
use crate::error::Result;
use crate::store::trail::{self, Entry};
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum_extra::body::AsyncReadBody;
use soket_core::trail::Verb;
use soket_core::viewer::Action;

#[derive(Template)]
#[template(path = "admin.html")]
struct AdminPage<'a> {
    page: &'a Page,
    version: &'static str,
    database: &'static str,
    folder: String,
    /// Whether the person keeps the whole house: then its trail is shown, and everything can be copied.
    is_top: bool,
    events: Vec<trail::Line>,
}

/// The page.
///
/// # Errors
/// A refusal for whoever is no admin.
pub async fn page(Caller { app, viewer, page }: Caller) -> Result<Response> {
    viewer.may_somewhere(Action::Administer)?;
    let database = match app.db.dialect() {
        crate::db::Dialect::Sqlite => "SQLite",
        crate::db::Dialect::Postgres => "PostgreSQL",
    };
    let is_top = viewer.can_at_the_top(Action::Administer);
    let events = if is_top { trail::newest(&app.db).await? } else { Vec::new() };
    let folder = app.dir.display().to_string();
    page.show(&AdminPage { page: &page, version: env!("CARGO_PKG_VERSION"), database, folder, is_top, events })
}

impl AdminPage<'_> {
    /// The first words of a detail; a whole definition may stand in it.
    fn short(detail: &str) -> String {
        let first = detail.lines().next().unwrap_or_default();
        if first.chars().count() > 120 { first.chars().take(120).collect::<String>() + "…" } else { first.to_owned() }
    }

    fn moment(moment: &str) -> String {
        crate::app::local(moment)
    }
}

/// A backup of everything, as one file to keep elsewhere; the trail says who took it.
///
/// # Errors
/// A refusal for whoever is no admin of the whole house.
pub async fn back_up(Caller { app, viewer, .. }: Caller) -> Result<Response> {
    viewer.may_at_the_top(Action::Administer)?;
    let mut tx = app.db.write().await?;
    trail::write(&mut tx, Entry { by: Some(viewer.account), action: Verb::Backup, subject: ("database", 0), unit: None, detail: "" })
        .await?;
    tx.commit().await?;
    let name = format!("soket-{}.zip", crate::app::now().replace([':', '.'], "-"));
    let file = app.dir.join(&name);
    backup::write(&app.db, &app.dir, &file).await?;
    let bytes = tokio::fs::File::open(&file).await.map_err(anyhow::Error::from)?;
    // The copy in the data folder is only the way to the browser: an open file outlives its name.
    tokio::fs::remove_file(&file).await.map_err(anyhow::Error::from)?;
    let headers = [(CONTENT_TYPE, "application/zip".to_owned()), (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))];
    Ok((headers, AsyncReadBody::new(bytes)).into_response())
}
