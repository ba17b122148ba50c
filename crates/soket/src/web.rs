//! Every address of soket on one page, grouped by who uses it; verbs are nouns of the address.

pub mod account;
pub mod admin;
pub mod article;
pub mod asset;
pub mod attachment;
pub mod chrome;
pub mod commendation;
pub mod comment;
pub mod conference;
pub mod desk;
pub mod door;
pub mod field;
pub mod figure;
pub mod find;
pub mod hall;
pub mod indicator;
pub mod limit;
pub mod link;
pub mod mandate;
pub mod observe;
pub mod person;
pub mod public;
pub mod review;
pub mod setup;
pub mod sign_in;
pub mod target;
pub mod task;
pub mod unit;
pub mod wording;

use crate::app::App;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{MethodRouter, get, post};
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;

/// The largest request taken, bytes: a scan of a paper with its photos.
const LARGEST_REQUEST: usize = 32 * 1024 * 1024;

/// The addresses with their handlers, and the list of those that can be read with GET to their end.
#[derive(Default)]
pub struct Addresses {
    router: Router<Arc<App>>,
    /// Every address that answers GET, for the tests that visit them all.
    pub readable: Vec<&'static str>,
}

impl Addresses {
    fn read(mut self, path: &'static str, handler: MethodRouter<Arc<App>>) -> Self {
        self.readable.push(path);
        self.router = self.router.route(path, handler);
        self
    }

    /// Answers GET with events that never end, so nobody waits for the whole of it.
    fn stream(mut self, path: &'static str, handler: MethodRouter<Arc<App>>) -> Self {
        self.router = self.router.route(path, handler);
        self
    }

    fn write(mut self, path: &'static str, handler: MethodRouter<Arc<App>>) -> Self {
        self.router = self.router.route(path, handler);
        self
    }
}

/// All addresses.
#[rustfmt::skip]
pub fn addresses() -> Addresses {
    Addresses::default()
        // Anybody
        .read("/dang-nhap", get(sign_in::form).post(sign_in::submit).layer(DefaultBodyLimit::max(sign_in::LONGEST_FORM)))
        .write("/dang-xuat", post(sign_in::sign_out))
        .write("/ngon-ngu/{code}", post(chrome::choose_language))
        .read("/khoi-tao", get(setup::form).post(setup::create))
        .read("/lien-ket/{token}", get(link::form).post(link::choose))
        .read("/tinh/{name}", get(asset::serve))
        .read("/healthz", get(desk::health))
        .read("/metrics", get(observe::metrics))
        // Readers: copies of what was published; at the door, whoever is signed in finds the desk
        .read("/", get(door::home))
        .read("/tim", get(door::find))
        .read("/trang-tin", get(public::list::home))
        .read("/tin/{slug}", get(public::article::page))
        .write("/tin/{slug}/binh-luan", post(comment::post).layer(DefaultBodyLimit::max(comment::LONGEST_FORM)))
        .read("/tin/{slug}/binh-luan/{id}/bao", get(comment::report_form).post(comment::report))
        .read("/binh-luan/{pass}", get(comment::status).post(comment::change))
        .read("/chuyen-muc/{slug}", get(public::list::rubric))
        .read("/chu-de/{slug}", get(public::list::tag))
        .read("/luu-tru/{month}", get(public::list::month))
        .read("/so-lieu/{code}", get(public::figure::page))
        // Whoever is in the hall: the projector, the sheet on the wall, the holder of a card
        .read("/chieu/{slug}", get(hall::screen::page))
        .stream("/chieu/{slug}/song", get(hall::screen::stream))
        .read("/phong/{room}", get(hall::wall::page).post(hall::wall::go_on))
        .read("/the/{card}", get(hall::card::open))
        .read("/the/{card}/", get(hall::card::page))
        .stream("/the/{card}/song", get(hall::card::stream))
        .read("/the/{card}/giay/{slug}", get(hall::paper::page))
        .write("/the/{card}/giay/{slug}/da-doc", post(hall::paper::mark))
        .write("/the/{card}/giay/{slug}/gop-y", post(hall::paper::comment))
        .write("/the/{card}/co-lon", post(hall::card::enlarge))
        .write("/the/{card}/tra-loi", post(hall::card::reply))
        .write("/the/{card}/{deed}", post(hall::card::act))
        // A nominee's own page, and whoever checks a certificate
        .read("/de-cu/{pass}", get(commendation::nominee::closed).post(commendation::nominee::act))
        .read("/xac-nhan/{code}", get(commendation::register::check))
        // Whoever is signed in
        .read("/mat-khau", get(account::password::form).post(account::password::choose))
        .read("/van-ban", get(mandate::list))
        .read("/van-ban/{slug}", get(mandate::show))
        .read("/tep/{id}", get(attachment::take))
        .read("/dong/{id}", get(figure::line::show))
        .read("/don-vi", get(unit::list).post(unit::change::found))
        .read("/don-vi/{code}", get(unit::show))
        .read("/chi-tieu", get(target::list))
        .read("/chi-tieu/{code}", get(target::show))
        .read("/so-lieu", get(figure::list))
        .read("/so", get(figure::passport::find))
        .read("/so/{code}", get(figure::passport::show))
        .read("/viec", get(task::list).post(task::set))
        .read("/viec/{id}", get(task::show::show))
        .read("/so-ket", get(review::list))
        .read("/so-ket/{slug}", get(review::show))
        .read("/so-ket/{slug}/xem", get(review::paper::show))
        .read("/so-ket/{slug}/tai/{edition}", get(review::paper::take))
        .read("/so-ket/{slug}/so-trang", get(review::paper::length))
        .read("/hoi-nghi", get(conference::list::list))
        .read("/hoi-nghi/{slug}", get(conference::show::page).post(conference::show::correct))
        .read("/hoi-nghi/{slug}/chuong-trinh", get(conference::agenda::page).post(conference::agenda::change))
        .read("/hoi-nghi/{slug}/dai-bieu", get(conference::delegate::page).post(conference::delegate::change))
        .read("/hoi-nghi/{slug}/dien-bien", get(conference::log::page))
        .read("/hoi-nghi/{slug}/do-phu", get(conference::coverage::page).post(conference::coverage::save))
        .read("/hoi-nghi/{slug}/ma-tran", get(conference::matrix::page))
        .read("/hoi-nghi/{slug}/goi-trao/{item}", get(conference::calling::page).post(conference::calling::change))
        .read("/hoi-nghi/{slug}/gop-y", get(conference::reading::page).post(conference::reading::change))
        .read("/hoi-nghi/{slug}/giay/{paper}", get(conference::paper::page))
        .read("/hoi-nghi/{slug}/tai/{file}", get(conference::print::take))
        .read("/khen-thuong", get(commendation::list::list))
        .read("/khen-thuong/{slug}", get(commendation::show::page).post(commendation::show::correct))
        .read("/khen-thuong/{slug}/de-nghi/{id}", get(commendation::nomination::page).post(commendation::nomination::save))
        .read("/bang-vang", get(commendation::honour::page))
        .read("/so-vang", get(commendation::register::list))
        .read("/so-vang.xlsx", get(commendation::register::workbook))
        .read("/so-vang/{id}", get(commendation::register::page))
        .read("/khen-thuong/{slug}/thanh-tich/{id}", get(commendation::achievement::page))
        .read("/khen-thuong/{slug}/thanh-tich/{id}/tai/{file}", get(commendation::achievement::take))
        // Who nominates
        .read("/khen-thuong/{slug}/thanh-tich/{id}/muc/{section}", get(commendation::achievement::edit).post(commendation::achievement::write))
        .write("/khen-thuong/{slug}/thanh-tich/{id}/ban-hanh", post(commendation::achievement::issue))
        .read("/khen-thuong/{slug}/de-nghi", get(commendation::nomination::form).post(commendation::nomination::nominate))
        .write("/khen-thuong/{slug}/de-nghi/{id}/buoc", post(commendation::nomination::step))
        .write("/khen-thuong/{slug}/de-nghi/{id}/nguon", post(commendation::proof::cite))
        .write("/khen-thuong/{slug}/de-nghi/{id}/duong-dan", post(commendation::pass::change))
        .write("/khen-thuong/{slug}/de-nghi/{id}/tep", post(attachment::add_to_nomination))
        // Who carries campaigns through and decides
        .read("/khen-thuong/moi", get(commendation::list::blank).post(commendation::list::prepare))
        .read("/khen-thuong/danh-muc", get(commendation::catalogue::page).post(commendation::catalogue::change))
        .read("/khen-thuong/{slug}/giay-khen", get(commendation::press::page).post(commendation::press::keep))
        .read("/khen-thuong/{slug}/giay-khen/{file}", get(commendation::press::file::take))
        .write("/khen-thuong/{slug}/giay-khen/tep", post(commendation::press::picture::take))
        .read("/khen-thuong/{slug}/in-loat", get(commendation::press::run::page).post(commendation::press::run::act))
        .read("/khen-thuong/{slug}/hop", get(commendation::meeting::page).post(commendation::meeting::count))
        .write("/khen-thuong/{slug}/dieu-kien", post(commendation::show::ask))
        .write("/khen-thuong/{slug}/buoc", post(commendation::show::step))
        .write("/khen-thuong/{slug}/y-kien", post(commendation::show::object))
        .write("/khen-thuong/{slug}/de-nghi/{id}/ly-do", post(commendation::proof::give_reason))
        .write("/so-vang/{id}/trao", post(commendation::register::hand_over))
        .write("/so-vang/{id}/thay", post(commendation::register::replace))
        .write("/so-vang/{id}/thu-hoi", post(commendation::register::revoke))
        // Who prepares and runs conferences
        .read("/hoi-nghi/moi", get(conference::list::blank).post(conference::list::convene))
        .read("/hoi-nghi/{slug}/dai-bieu/nhap", get(conference::people::form).post(conference::people::take))
        .write("/hoi-nghi/{slug}/dai-bieu/nhap/tep", post(conference::people::open_file))
        .read("/hoi-nghi/{slug}/dieu-hanh", get(conference::run::page).post(conference::run::act))
        .stream("/hoi-nghi/{slug}/song", get(conference::run::stream))
        .read("/hoi-nghi/{slug}/cua", get(conference::door::page).post(conference::door::step))
        .stream("/hoi-nghi/{slug}/cua/song", get(conference::door::stream))
        .write("/hoi-nghi/{slug}/do-phu/so-lieu", post(conference::coverage::enter::enter))
        .write("/hoi-nghi/{slug}/wifi", post(conference::print::wifi))
        .write("/hoi-nghi/{slug}/thoi-tap", post(conference::show::end_rehearsal))
        .read("/hoi-nghi/{slug}/giay/{paper}/muc/{section}", get(conference::paper::edit).post(conference::paper::write))
        .write("/hoi-nghi/{slug}/giay/{paper}/ban-hanh", post(conference::paper::issue))
        // Commendation: its papers
        .read("/khen-thuong/{slug}/giay/{paper}", get(commendation::paper::page))
        .read("/khen-thuong/{slug}/tai/{file}", get(commendation::paper::take))
        .read("/khen-thuong/{slug}/giay/{paper}/muc/{section}", get(commendation::paper::edit).post(commendation::paper::write))
        .write("/khen-thuong/{slug}/giay/{paper}/ban-hanh", post(commendation::paper::issue))
        // Who writes articles, and who publishes what others wrote
        .read("/tin-bai", get(article::list))
        .read("/tin-bai/moi", get(article::write::blank).post(article::write::begin))
        .read("/tin-bai/{id}", get(article::show::page))
        .read("/tin-bai/{id}/sua", get(article::write::edit).post(article::write::save))
        .read("/tin-bai/{id}/ban/{number}", get(article::compare::page))
        .write("/tin-bai/{id}/buoc", post(article::step::take))
        .write("/tin-bai/{id}/dia-chi", post(article::step::readdress))
        // Who moderates comments
        .read("/kiem-duyet", get(comment::moderate::list).post(comment::moderate::judge))
        .read("/kiem-duyet/quy-tac", get(comment::rules::form).post(comment::rules::set))
        .read("/kiem-duyet/{id}", get(comment::moderate::show))
        .write("/kiem-duyet/{id}/tra-loi", post(comment::moderate::answer))
        // Who enters figures
        .read("/so-lieu/dan", get(figure::block::form).post(figure::block::take))
        .read("/so-lieu/{unit}/{period}", get(figure::sheet::show).post(figure::sheet::save))
        // Who keeps units and people
        .read("/don-vi/dan", get(unit::paste::units_form).post(unit::paste::units))
        .write("/don-vi/{code}/ten", post(unit::change::rename))
        .write("/don-vi/{code}/cap-tren", post(unit::change::place))
        .write("/don-vi/{code}/ket-thuc", post(unit::change::end))
        .write("/don-vi/{code}/dau-van-ban", post(unit::change::letterhead))
        .write("/don-vi/{code}/nhiem-ky", post(unit::change::open_term))
        .write("/don-vi/{code}/chuc-vu", post(unit::change::appoint))
        .write("/don-vi/{code}/chuc-vu/{post}/thoi", post(unit::change::resign))
        .read("/nguoi", get(person::list))
        .read("/nguoi/dan", get(unit::paste::people_form).post(unit::paste::people))
        .read("/nguoi/{id}", get(person::show).post(person::correct))
        .read("/nguoi/{id}/du-lieu", get(person::export))
        .write("/nguoi/{id}/xoa", post(person::erase))
        // Who registers mandates
        .read("/van-ban/moi", get(mandate::blank).post(mandate::add))
        .read("/van-ban/{slug}/sua", get(mandate::edit).post(mandate::correct))
        .write("/van-ban/{slug}/quan-he", post(mandate::relate))
        .write("/van-ban/{slug}/bo-quan-he", post(mandate::unrelate))
        .write("/van-ban/{slug}/tep", post(attachment::add_to_mandate))
        .write("/tep/{id}/bo", post(attachment::remove))
        // Who defines targets
        .read("/chi-so", get(indicator::list).post(indicator::add))
        .read("/chi-tieu/moi", get(target::define::blank).post(target::define::add))
        .read("/chi-tieu/nhap", get(target::import::form).post(target::import::take))
        .write("/chi-tieu/nhap/tep", post(target::import::open_file))
        .read("/chi-tieu/{code}/sua", get(target::define::edit).post(target::define::correct))
        .write("/chi-tieu/{code}/dieu-chinh", post(target::adjust::adjust))
        .write("/dong/{id}/tep", post(attachment::add_to_figure))
        // Who leads a task
        .write("/viec/{id}/tien-do", post(task::step::tell))
        .write("/viec/{id}/xong", post(task::step::finish))
        .write("/viec/{id}/mo-lai", post(task::step::reopen))
        .write("/viec/{id}/tep", post(attachment::add_to_task))
        // Who sets tasks
        .read("/viec/{id}/sua", get(task::correct::form).post(task::correct::save))
        .write("/viec/{id}/rut", post(task::correct::withdraw))
        .write("/viec/{id}/nghiem-thu", post(task::step::accept))
        .write("/viec/{id}/tra-lai", post(task::step::send_back))
        // Who composes reviews
        .read("/so-ket/moi", get(review::open::blank).post(review::open::open))
        .read("/so-ket/{slug}/muc/{section}", get(review::section::edit).post(review::section::save))
        .write("/so-ket/{slug}/muc/{section}/soan-lai", post(review::section::redraft))
        .read("/so-ket/{slug}/ghi-nhan", get(review::record::blank).post(review::record::add))
        .read("/so-ket/{slug}/ghi-nhan/{record}/sua", get(review::record::edit).post(review::record::change))
        .write("/so-ket/{slug}/ghi-nhan/{record}/bo", post(review::record::withdraw))
        .write("/so-ket/{slug}/the-thuc", post(review::step::choose_format))
        .write("/so-ket/{slug}/tep", post(attachment::add_to_review))
        .write("/so-ket/{slug}/chot", post(review::step::close))
        // The secretary
        .write("/so-ket/{slug}/ket-luan/{target}", post(review::step::decide))
        .write("/so-ket/{slug}/ban-hanh", post(review::step::issue))
        .write("/so-ket/{slug}/ban-moi", post(review::step::reopen))
        // The administrator
        .read("/quan-tri", get(admin::page))
        .read("/tai-khoan", get(account::list).post(account::add))
        .write("/tai-khoan/{login}/vai-tro", post(account::give))
        .write("/tai-khoan/{login}/vai-tro/{hat}/bo", post(account::take))
        .write("/tai-khoan/{login}/lien-ket", post(account::link))
        .write("/tai-khoan/{login}/khoa", post(account::switch))
        .write("/quan-tri/sao-luu", post(admin::back_up))
}

/// The whole application as one service: addresses in the frame that every answer gets.
pub fn service(app: Arc<App>) -> Router {
    framed(addresses().router.fallback(chrome::not_found), app)
}

/// Routes with what every answer gets: its number and log line, security headers, error pages, compression. Read upwards: the
/// last layer sees a request first.
pub fn framed(routes: Router<Arc<App>>, app: Arc<App>) -> Router {
    routes
        .layer(CatchPanicLayer::custom(chrome::panicked))
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn(limit::short_fields))
        .layer(middleware::from_fn_with_state(app.clone(), hall::guess::few))
        .layer(RequestBodyLimitLayer::new(LARGEST_REQUEST))
        .layer(middleware::from_fn(chrome::same_origin))
        .layer(middleware::from_fn_with_state(app.clone(), chrome::error_pages))
        .layer(middleware::from_fn(chrome::security_headers))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(app.clone(), observe::watch))
        .with_state(app)
}
