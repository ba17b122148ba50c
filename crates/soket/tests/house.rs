//! The house in which tests live: the demonstration organisation over a fresh database, and people who click through it.

use crate::postgres;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, Response, StatusCode, header};
use http_body_util::BodyExt as _;
use soket::app::App;
use soket::db::Db;
use soket::{demo, web};
use std::net::SocketAddr;
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt as _;

/// One soket with the demonstration in it; gone when dropped.
pub struct House {
    pub app: Arc<App>,
    service: Router,
    dir: TempDir,
}

/// Where the tests' server says it is.
const HOST: &str = "soket.test";

impl House {
    /// A house with the demonstration, over SQLite or over a database of its own on the PostgreSQL of `SOKET_TEST_DATABASE`.
    pub async fn open() -> Self {
        let (dir, db) = ground().await;
        demo::build(&App::over(db.clone(), dir.path()).await.unwrap()).await.unwrap();
        Self::over(dir, db).await
    }

    /// A house in which nothing has been entered yet.
    pub async fn empty() -> Self {
        let (dir, db) = ground().await;
        Self::over(dir, db).await
    }

    /// The same house opened again, as after a restart.
    pub async fn reopen(self) -> Self {
        let db = self.app.db.clone();
        Self::over(self.dir, db).await
    }

    async fn over(dir: TempDir, db: Db) -> Self {
        let mut app = App::over(db, dir.path()).await.unwrap();
        app.program = env!("CARGO_BIN_EXE_soket").into();
        let app = Arc::new(app);
        Self { service: web::service(app.clone()), app, dir }
    }

    /// Somebody who has not signed in.
    pub fn stranger(&self) -> Person<'_> {
        Person { house: self, cookie: String::new() }
    }

    /// A persona of the demonstration, signed in.
    pub async fn person(&self, login: &str) -> Person<'_> {
        let mut person = self.stranger();
        let answer = person.post("/dang-nhap", &[("login", login), ("password", demo::PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login} signs in: {}", answer.body);
        person.cookie = answer.cookie.unwrap();
        person
    }
}

/// Someone at a browser.
pub struct Person<'a> {
    house: &'a House,
    pub cookie: String,
}

/// What the browser got.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub cookie: Option<String>,
    pub bytes: Vec<u8>,
    pub body: String,
}

impl Person<'_> {
    /// Opens an address.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.join("&"))).unwrap()).await
    }

    /// Sends any request with the person's cookie and the origin that a browser states.
    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        let headers = request.headers_mut();
        headers.insert(header::HOST, HOST.parse().unwrap());
        headers.entry(header::ORIGIN).or_insert(format!("http://{HOST}").parse().unwrap());
        headers.insert(header::COOKIE, self.cookie.parse().unwrap());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 5000))));
        answer(self.house.service.clone().oneshot(request).await.unwrap()).await
    }
}

async fn answer(response: Response<Body>) -> Answer {
    let text = |name| response.headers().get(name).map(|value: &header::HeaderValue| value.to_str().unwrap().to_owned());
    let (location, cookie) = (text(header::LOCATION).unwrap_or_default(), text(header::SET_COOKIE));
    let cookie = cookie.map(|cookie| cookie.split(';').next().unwrap_or_default().to_owned());
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes().to_vec();
    let body = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status, location, cookie, bytes, body }
}

fn encode(text: &str) -> String {
    let byte = |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(byte).collect()
}

/// An empty folder and database.
async fn ground() -> (TempDir, Db) {
    let dir = tempfile::tempdir().unwrap();
    let db = match postgres::fresh().await {
        Some(url) => Db::open(&url).await.unwrap(),
        None => Db::open_file(&dir.path().join("soket.db")).await.unwrap(),
    };
    (dir, db)
}
