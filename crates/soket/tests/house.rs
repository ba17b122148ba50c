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
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tower::ServiceExt as _;

/// One soket with the demonstration in it; gone when dropped.
pub struct House {
    pub app: Arc<App>,
    service: Router,
    dir: Arc<TempDir>,
}

/// What a small office fills in on its first day.
pub const SETUP: [(&str, &str); 13] = [
    ("kind", "party_organization"),
    ("name", "Đảng bộ Trường Thử nghiệm"),
    ("superior", "Huyện uỷ Thử nghiệm"),
    ("superior_header", "ĐẢNG BỘ HUYỆN THỬ NGHIỆM"),
    ("place", "Thử nghiệm"),
    ("issuer_code", ""),
    ("ordinal", "V"),
    ("from_on", "1/1/2025"),
    ("to_on", "31/12/2099"),
    ("person", "Trần Thị Thử"),
    ("office", "Bí thư"),
    ("login", "thu"),
    ("password", "mot cau de nho"),
];

/// Where the tests' server says it is.
const HOST: &str = "soket.test";

impl House {
    /// A house with the demonstration, over SQLite or over a database of its own on the PostgreSQL of `SOKET_TEST_DATABASE`.
    pub async fn open() -> Self {
        let built = DEMONSTRATION.get_or_init(Demonstration::build).await;
        let dir = tempfile::tempdir().unwrap();
        for (path, content) in &built.files {
            let file = dir.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, content).unwrap();
        }
        let db = match &built.database {
            Some(url) => Db::open(&copy_of(url).await).await.unwrap(),
            None => Db::open_file(&dir.path().join("soket.db")).await.unwrap(),
        };
        Self::over(Arc::new(dir), db).await
    }

    /// A house in which nothing has been entered yet.
    pub async fn empty() -> Self {
        let (dir, db) = ground().await;
        Self::over(Arc::new(dir), db).await
    }

    /// The house whose data another program wrote into a folder.
    pub async fn at(dir: TempDir) -> Self {
        let db = Db::open_file(&dir.path().join("soket.db")).await.unwrap();
        Self::over(Arc::new(dir), db).await
    }

    /// The same house opened again, as after a restart.
    pub async fn reopen(self) -> Self {
        let db = self.app.db.clone();
        Self::over(self.dir, db).await
    }

    /// Another process over the same data.
    pub async fn beside(&self) -> Self {
        Self::over(self.dir.clone(), self.app.db.clone()).await
    }

    async fn over(dir: Arc<TempDir>, db: Db) -> Self {
        let mut app = App::over(db, dir.path()).await.unwrap();
        app.program = env!("CARGO_BIN_EXE_soket").into();
        let app = Arc::new(app);
        Self { service: web::service(app.clone()), app, dir }
    }

    /// Somebody who has not signed in.
    pub fn stranger(&self) -> Person<'_> {
        Person { house: self, cookie: String::new(), address: [127, 0, 0, 1] }
    }

    /// Whoever sets an empty house up, signed in.
    pub async fn founder(&self) -> Person<'_> {
        let mut founder = self.stranger();
        assert_eq!(founder.post("/khoi-tao", &SETUP).await.status, StatusCode::SEE_OTHER);
        let signed_in = founder.post("/dang-nhap", &[("login", "thu"), ("password", "mot cau de nho")]).await;
        founder.cookie = signed_in.cookie.unwrap();
        founder
    }

    /// A persona of the demonstration, signed in.
    pub async fn person(&self, login: &str) -> Person<'_> {
        let mut person = self.stranger();
        let answer = person.post("/dang-nhap", &[("login", login), ("password", demo::PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login} signs in: {}", answer.body);
        person.cookie = answer.cookie.unwrap();
        person
    }

    /// Somebody new with these roles in one unit, each on its line, signed in.
    pub async fn newcomer(&self, login: &str, unit: &str, roles: &[(&str, &str)]) -> Person<'_> {
        let admin = self.person("admin").await;
        let first = [("login", login), ("person", "Người Thử"), ("role", roles[0].0), ("unit", unit), ("line", roles[0].1)];
        let made = admin.post("/tai-khoan", &first).await.body;
        for (role, line) in &roles[1..] {
            let more = [("role", *role), ("unit", unit), ("line", *line)];
            assert_eq!(admin.post(&format!("/tai-khoan/{login}/vai-tro"), &more).await.status, StatusCode::SEE_OTHER);
        }
        let link = format!("/lien-ket/{}", made.split("href=\"/lien-ket/").nth(1).unwrap().split('"').next().unwrap());
        let mut person = self.stranger();
        assert_eq!(person.post(&link, &[("password", "mot cau dai")]).await.status, StatusCode::SEE_OTHER);
        person.cookie = person.post("/dang-nhap", &[("login", login), ("password", "mot cau dai")]).await.cookie.unwrap();
        person
    }
}

/// The demonstration, built once for all tests of this process and copied into each house.
struct Demonstration {
    /// What lies in its data folder: SQLite's file too, where that is the database.
    files: Vec<(PathBuf, Vec<u8>)>,
    /// The address of its database on PostgreSQL.
    database: Option<String>,
}

static DEMONSTRATION: OnceCell<Demonstration> = OnceCell::const_new();

impl Demonstration {
    async fn build() -> Self {
        let (dir, database) = (tempfile::tempdir().unwrap(), postgres::fresh().await);
        let db = match &database {
            Some(url) => Db::open(url).await.unwrap(),
            None => Db::open_file(&dir.path().join("soket.db")).await.unwrap(),
        };
        demo::build(&App::over(db.clone(), dir.path()).await.unwrap()).await.unwrap();
        // Closing folds SQLite's journal into its file.
        db.close().await;
        let mut files = Vec::new();
        gather(dir.path(), dir.path(), &mut files);
        Self { files, database }
    }
}

fn gather(root: &Path, folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, files);
        } else {
            files.push((path.strip_prefix(root).unwrap().to_owned(), std::fs::read(&path).unwrap()));
        }
    }
}

/// Someone at a browser.
pub struct Person<'a> {
    house: &'a House,
    pub cookie: String,
    /// From where.
    pub address: [u8; 4],
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

    /// Sends a file as the upload form does.
    pub async fn upload(&self, path: &str, file: (&str, &[u8])) -> Answer {
        self.send_parts(path, part("file", Some(file.0), file.1)).await
    }

    /// The same with the statement that the file bears no secrecy mark.
    pub async fn upload_stated(&self, path: &str, file: (&str, &[u8])) -> Answer {
        self.send_parts(path, [part("stated", None, b"1"), part("file", Some(file.0), file.1)].concat()).await
    }

    /// Sends a form with fields and, where its name is not empty, a file.
    pub async fn upload_with(&self, path: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Answer {
        let mut body: Vec<u8> = fields.iter().flat_map(|(name, value)| part(name, None, value.as_bytes())).collect();
        body.extend(part("file", Some(file.0), file.1));
        self.send_parts(path, body).await
    }

    /// The first event of a stream that never ends.
    pub async fn first_event(&self, path: &str) -> String {
        let mut request = Request::get(path).body(Body::empty()).unwrap();
        request.headers_mut().insert(header::COOKIE, self.cookie.parse().unwrap());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((self.address, 5000))));
        let response = self.house.service.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        let mut body = response.into_body();
        let frame = body.frame().await.unwrap().unwrap();
        String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap()
    }

    async fn send_parts(&self, path: &str, mut body: Vec<u8>) -> Answer {
        body.extend(b"--b--\r\n");
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends any request with the person's cookie and the origin that a browser states.
    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        let headers = request.headers_mut();
        headers.entry(header::HOST).or_insert(HOST.parse().unwrap());
        headers.entry(header::ORIGIN).or_insert(format!("http://{HOST}").parse().unwrap());
        headers.insert(header::COOKIE, self.cookie.parse().unwrap());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((self.address, 5000))));
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

/// One part of a multipart form whose boundary is `b`.
fn part(name: &str, file_name: Option<&str>, content: &[u8]) -> Vec<u8> {
    let file_name = file_name.map(|file_name| format!("; filename=\"{file_name}\"")).unwrap_or_default();
    let head = format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"{file_name}\r\n\r\n");
    [head.as_bytes(), content, b"\r\n"].concat()
}

fn encode(text: &str) -> String {
    let byte = |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(byte).collect()
}

/// The address of a new database with everything that another one holds, to which nobody is connected any more.
async fn copy_of(url: &str) -> String {
    let (server, from) = url.rsplit_once('/').unwrap();
    let name = format!("soket_{:016x}", rand::random::<u64>());
    let admin = Db::open_server(&format!("{server}/postgres")).await.unwrap();
    admin.copy_database(from, &name).await.unwrap();
    format!("{server}/{name}")
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
