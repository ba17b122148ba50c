//! What every page shares: who is signed in, the frame round the page, security headers, and the pages for errors.

use crate::app::App;
use crate::error::{Error, Result};
use crate::language::Language;
use crate::store;
use crate::web::observe::RequestId;
use crate::web::{asset, sign_in};
use askama::Template;
use axum::body::Body;
use axum::extract::{FromRequestParts, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use soket_core::period;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::viewer::{Action, Viewer};
use std::sync::Arc;

/// The person behind a request and the page they will get: what a handler of the desk's side asks for first.
pub struct Caller {
    /// The application.
    pub app: Arc<App>,
    /// Who is asking.
    pub viewer: Viewer,
    /// The frame of the answer.
    pub page: Page,
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self> {
        let viewer = viewer(app, &parts.headers).await?.ok_or(Error::NotSignedIn)?;
        let page = Page::new(app, parts, Some(&viewer));
        Ok(Self { app: app.clone(), viewer, page })
    }
}

async fn viewer(app: &App, headers: &HeaderMap) -> Result<Option<Viewer>> {
    let cookies = CookieJar::from_headers(headers);
    let Some(token) = cookies.get(sign_in::SESSION) else { return Ok(None) };
    let Some(who) = store::account::signed_in(&app.db, token.value()).await? else { return Ok(None) };
    if who.is_fading {
        store::account::stay(&app.db, token.value()).await?;
    }
    let tree = app.tree(who.tree_version).await?;
    let (account, person, name) = (who.account.id, who.account.person, who.account.name);
    Ok(Some(Viewer { account, person, name, hats: who.hats, tree, today: app.today() }))
}

/// The frame round every page: language, menu, who is signed in, the clock's notice.
#[derive(Debug, Clone)]
pub struct Page {
    /// Language of the screen.
    pub language: Language,
    /// Name of the person signed in.
    pub person: Option<String>,
    /// The address of this page, to mark the menu.
    pub path: String,
    /// Where this soket is reached, as whoever asks reached it.
    pub base: String,
    /// What has just been done, said once.
    pub notice: Option<&'static str>,
    /// The day at which a demonstration's clock stands.
    pub stopped_clock: Option<String>,
    menu: Vec<(&'static str, &'static str)>,
}

impl Page {
    /// The frame for a request.
    pub fn new(app: &App, parts: &Parts, viewer: Option<&Viewer>) -> Self {
        let cookies = CookieJar::from_headers(&parts.headers);
        let language = cookies.get(LANGUAGE).map_or_else(Language::default, |cookie| Language::of(cookie.value()));
        let notice = cookies.get(NOTICE).and_then(|cookie| notice(cookie.value()));
        Self {
            language,
            person: viewer.map(|viewer| viewer.name.clone()),
            path: parts.uri.path().to_owned(),
            base: base(&parts.headers),
            notice,
            stopped_clock: app.stopped_clock().map(period::day::short_date),
            menu: viewer.map(menu).unwrap_or_default(),
        }
    }

    /// A fixed sentence in the language of the page.
    pub fn t<'a>(&self, key: &'a str) -> &'a str {
        self.language.t(key)
    }

    /// A sentence with gaps in the language of the page.
    pub fn say(&self, sentence: &Sentence) -> String {
        self.language.say(sentence)
    }

    /// The menu: address, name, and whether this page stands under it.
    pub fn menu(&self) -> Vec<(&'static str, &str, bool)> {
        let here = |address: &str| address == under(&self.path);
        self.menu.iter().map(|(address, name)| (*address, self.t(name), here(address))).collect()
    }

    /// The address of a style sheet or script.
    pub fn asset(&self, name: &str) -> String {
        asset::address(name)
    }

    /// Draws a template as the answer; the notice has then been read.
    ///
    /// # Errors
    /// When the template itself fails.
    pub fn show(&self, template: &impl Template) -> Result<Response> {
        let html = template.render().map_err(anyhow::Error::from)?;
        let mut response = Html(html).into_response();
        if self.notice.is_some() {
            let gone = format!("{NOTICE}=; Path=/; Max-Age=0; SameSite=Lax");
            response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_str(&gone).map_err(anyhow::Error::from)?);
        }
        Ok(response)
    }
}

/// Under which entry of the menu a page stands.
fn under(path: &str) -> &str {
    let end = path.match_indices('/').nth(1).map_or(path.len(), |(end, _)| end);
    match &path[..end] {
        "/so" | "/dong" => "/so-lieu",
        "/chi-so" => "/chi-tieu",
        "/so-vang" => "/khen-thuong",
        "/nguoi" => "/don-vi",
        "/tai-khoan" => "/quan-tri",
        first => first,
    }
}

fn menu(viewer: &Viewer) -> Vec<(&'static str, &'static str)> {
    let all: [(Action, &str, &str); 12] = [
        (Action::Read, "/", "Bàn làm việc"),
        (Action::Read, "/van-ban", "Văn bản"),
        (Action::Read, "/so-lieu", "Số liệu"),
        (Action::Read, "/chi-tieu", "Chỉ tiêu"),
        (Action::Read, "/so-ket", "Sơ kết"),
        (Action::Read, "/hoi-nghi", "Hội nghị"),
        (Action::Read, "/khen-thuong", "Khen thưởng"),
        (Action::Read, "/tin-bai", "Tin bài"),
        (Action::ModerateComments, "/kiem-duyet", "Bình luận"),
        (Action::Read, "/viec", "Việc"),
        (Action::Read, "/don-vi", "Đơn vị"),
        (Action::Administer, "/quan-tri", "Quản trị"),
    ];
    let open = |entry: &&(Action, &str, &str)| viewer.can_somewhere(entry.0);
    all.iter().filter(open).map(|(_, address, name)| (*address, *name)).collect()
}

const LANGUAGE: &str = "ngon_ngu";
const NOTICE: &str = "thong_bao";

/// What a redirect may say on the next page; the cookie carries only the name.
const NOTICES: &[(&str, &str)] = &[
    ("da_luu", "Đã lưu."),
    ("da_bo", "Đã bỏ. Nhật ký còn giữ nội dung cũ."),
    ("da_soan_lai", "Mục này lại do máy soạn từ số liệu; nhật ký còn giữ lời văn cũ."),
    ("da_chot", "Đã chốt hồ sơ: số liệu và lời văn được giữ nguyên từ lúc này."),
    ("da_khoi_tao", "Đã lập cơ quan. Đăng nhập bằng tên và mật khẩu vừa đặt."),
    ("da_dat_mat_khau", "Đã đặt mật khẩu. Đăng nhập bằng mật khẩu mới."),
    ("da_mo_ho_so", "Đã mở hồ sơ; soket đã soạn sẵn từng mục từ số liệu."),
    ("da_mo_ban_moi", "Đã mở bản mới từ bản cũ; bản cũ giữ nguyên như đã ban hành."),
    ("da_ban_hanh", "Đã ban hành: số, ngày và các tệp được lưu giữ nguyên vẹn."),
];

fn notice(name: &str) -> Option<&'static str> {
    NOTICES.iter().find(|(known, _)| *known == name).map(|(_, sentence)| *sentence)
}

/// Sends the browser on after a write, with a notice for the next page.
pub fn done(to: &str, notice: &'static str) -> Response {
    let cookie = Cookie::build((NOTICE, notice)).path("/").same_site(SameSite::Lax).http_only(true).build();
    (CookieJar::new().add(cookie), Redirect::to(to)).into_response()
}

/// Where this soket is reached, as whoever asks reached it: what a code on paper and an address to be sent lead to.
pub fn base(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    format!("http://{host}")
}

/// A file to be taken away under a name.
pub fn attached(file: &str, kind: &str, bytes: Vec<u8>) -> Response {
    let name = format!("attachment; filename=\"{file}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response()
}

/// Chooses the language of the screens and goes back to where the person was.
pub async fn choose_language(Path(code): Path<String>, headers: HeaderMap) -> Response {
    let code = Language::of(&code).code();
    let cookie = Cookie::build((LANGUAGE, code)).path("/").same_site(SameSite::Lax).permanent().build();
    (CookieJar::new().add(cookie), Redirect::to(&came_from(&headers))).into_response()
}

/// Only addresses of this site: one slash, then no second one; a browser reads `\` as a slash and skips tabs.
pub fn local(path: &str) -> String {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains(|letter: char| letter == '\\' || letter.is_control());
    if ours { path.to_owned() } else { "/".to_owned() }
}

/// The path of the page that held the form; only the path, so that nobody can be sent elsewhere.
fn came_from(headers: &HeaderMap) -> String {
    let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    let path = referer.and_then(|url| url.parse::<axum::http::Uri>().ok());
    path.map_or_else(|| "/".to_owned(), |uri| uri.path_and_query().map_or("/".to_owned(), |path| local(path.as_str())))
}

/// No such address.
pub async fn not_found() -> Error {
    Error::NotFound
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    page: &'a Page,
    title: String,
    next: String,
    reference: String,
    /// The page from which one came, where that is another one.
    back: String,
}

/// Whether a script of a page asks, which wants its answer as JSON.
pub fn is_script(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"))
}

/// Draws the page for an error, in the person's language; a script gets the same words as JSON.
pub async fn error_pages(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let wants_json = is_script(&parts.headers);
    let (kept, path) = (kept(&parts), parts.uri.path().to_owned());
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(error) = response.extensions().get::<Arc<Error>>().cloned().or_else(|| unread(&response)) else { return response };
    if matches!(*error, Error::NotSignedIn) && !wants_json {
        // Not every address that writes shows a page: one goes back to where the form stood.
        let back = if kept.method == Method::GET { path } else { came_from(&kept.headers) };
        let page = back.split('?').next().unwrap_or_default();
        return Redirect::to(&format!("/dang-nhap?ve={page}")).into_response();
    }
    let viewer = viewer(&app, &kept.headers).await.ok().flatten();
    let page = Page::new(&app, &kept, viewer.as_ref());
    let (title, next) = words(&error, page.language);
    let reference = reference(&error, kept.extensions.get());
    let back = came_from(&kept.headers);
    let back = if back == path { "/".to_owned() } else { back };
    if wants_json {
        let body = serde_json::json!({ "says": title, "next": next, "reference": reference });
        return (error.status(), axum::Json(body)).into_response();
    }
    match page.show(&ErrorPage { page: &page, title, next, reference, back }) {
        Ok(shown) => (error.status(), shown).into_response(),
        Err(_) => error.status().into_response(),
    }
}

/// What the layers below refused before a handler could: a form or address that cannot be read, or a handler that broke.
/// Their own answers are plain English; pages of handlers are HTML.
fn unread(response: &Response) -> Option<Arc<Error>> {
    let is_ours = |kind: &HeaderValue| kind.as_bytes().starts_with(b"text/html") || kind.as_bytes().starts_with(b"application/json");
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || response.headers().get(header::CONTENT_TYPE).is_some_and(is_ours) {
        return None;
    }
    Some(Arc::new(match status {
        _ if status.is_server_error() => Error::Broken(anyhow::anyhow!("a handler panicked")),
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Error::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => {
            Refusal::unfit("Nội dung gửi lên quá lớn.", "Chia nhỏ rồi gửi lại; một tệp dài tối đa 25 MB.").into()
        }
        _ => Refusal::unfit("Biểu mẫu hoặc địa chỉ này không đọc được.", "Quay lại trang trước, tải lại trang rồi gửi lần nữa.").into(),
    }))
}

/// The request line and headers, kept for drawing an error after the request was used up.
fn kept(parts: &Parts) -> Parts {
    let mut request = Request::new(());
    *request.uri_mut() = parts.uri.clone();
    *request.headers_mut() = parts.headers.clone();
    if let Some(id) = parts.extensions.get::<RequestId>() {
        request.extensions_mut().insert(id.clone());
    }
    request.into_parts().0
}

fn words(error: &Error, language: Language) -> (String, String) {
    let fixed = |title: &'static str, next: &'static str| (language.t(title).to_owned(), language.t(next).to_owned());
    match error {
        Error::Refused(refusal) => (language.say(&refusal.says), language.say(&refusal.next)),
        Error::NotFound => fixed("Không tìm thấy trang hoặc bản ghi này.", "Kiểm tra lại địa chỉ, hoặc quay về bàn làm việc."),
        Error::NotSignedIn => fixed("Bạn chưa đăng nhập.", "Đăng nhập rồi làm lại; những gì đã gõ vẫn còn trong trang."),
        Error::Broken(_) => fixed("Máy chủ gặp lỗi, việc vừa rồi chưa được ghi.", "Thử lại; nếu vẫn lỗi, báo quản trị kèm mã bên dưới."),
    }
}

/// The number of the request, which stands both on the page and in the log, for faults of ours.
fn reference(error: &Error, id: Option<&RequestId>) -> String {
    let Error::Broken(detail) = error else { return String::new() };
    let reference = id.map(|id| id.0.clone()).unwrap_or_default();
    tracing::error!(reference, "{detail:?}");
    reference
}

/// A handler that gave up in the middle is a fault like any other: the person gets a page with its number.
pub fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    Error::Broken(anyhow::anyhow!("a handler panicked: {}", said.unwrap_or("without words"))).into_response()
}

/// Refuses writes that another site asks for: a browser says on every write from where it comes (`Origin`; on HTTPS also
/// `Sec-Fetch-Site`). The session cookie is SameSite=Lax besides, so a foreign form carries no session either.
pub async fn same_origin(request: Request<Body>, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || from_here(request.headers()) {
        return next.run(request).await;
    }
    Error::from(Refusal::not_allowed("Yêu cầu đến từ một trang khác nên bị từ chối.", "Mở lại trang này và làm lại.")).into_response()
}

fn from_here(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    match (text(header::HeaderName::from_static("sec-fetch-site")), text(header::ORIGIN), text(header::HOST)) {
        (Some(site), _, _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        _ => false,
    }
}

/// Headers that keep a page from running or showing anything that is not ours.
pub async fn security_headers(request: Request<Body>, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (
            "content-security-policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}
