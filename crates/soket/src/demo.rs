//! A believable organisation of invented people and figures: `cargo demo`, the tests and the screenshots share it.

pub mod articles;
pub mod commendations;
mod comments;
pub mod conference;
mod figures;
mod indicators;
mod load;
mod mandates;
mod mark;
mod organisation;
mod people;
mod reviews;
mod targets;

use crate::app::{App, Clock};
use crate::language::Language;
use crate::store::attachment::NewAttachment;
use crate::store::review::Review;
use crate::store::secrecy::Meant;
use crate::store::setting;
use crate::{report, store};
use anyhow::{Context, Result};
use soket_core::attachment::FileKind;
use soket_core::conference::paper::ConferencePaper;
use soket_core::id::AccountId;
use soket_core::refusal::{Refusal, Sentence};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// The day at which the clock of a demonstration stands.
const TODAY: &str = "2023-05-20";
/// The day after the conference.
const AFTER: &str = "2023-05-27";
/// The password of every demonstration account.
pub const PASSWORD: &str = "soket-minh-hoa";

/// Whether an existing demonstration is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Open what is there, build it if nothing is.
    Reopen,
    /// Throw away what is there and build it again.
    Fresh,
}

impl Start {
    /// What the `--fresh` flag means.
    pub fn from_flag(fresh: bool) -> Self {
        if fresh { Start::Fresh } else { Start::Reopen }
    }
}

/// At which moment a demonstration is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scene {
    /// On 20 May 2023: the conference stands prepared.
    Before,
    /// On 27 May 2023: it was held, its papers are out.
    After,
    /// On the morning of 26 May 2023, which is played sixty times as fast as it went.
    Live,
}

/// How many times as fast a morning is played before one's eyes.
const SPEED: u32 = 60;

/// Opens the demonstration in a data folder, building it where it is not there yet.
///
/// # Errors
/// When the folder holds data that is not a demonstration, or cannot be written.
pub async fn open(dir: &Path, database: Option<&str>, (start, scene): (Start, Scene)) -> Result<App> {
    let app = opened(dir, database, start).await?;
    match scene {
        Scene::Before => Ok(app),
        Scene::After => {
            after(&app).await?;
            Ok(App::over(app.db.clone(), dir).await?)
        }
        Scene::Live => {
            let mut app = app;
            app.set_clock(Clock::Running { from: conference::play::begins(), since: Instant::now(), speed: SPEED });
            Ok(app)
        }
    }
}

/// Plays the morning of a demonstration whose clock runs; what goes wrong is said in the log.
pub async fn play_live(app: Arc<App>) {
    let played = async {
        let clerk = account(&app, "hoa").await?;
        Ok::<_, anyhow::Error>(conference::play::before_ones_eyes(&app, clerk).await?)
    };
    if let Err(why) = played.await {
        tracing::error!("the demonstration stopped: {why:#}");
    }
}

/// Holds the conference, and lets its papers go out the day after.
async fn after(app: &App) -> Result<()> {
    if store::conference::log::length(&app.db, conference::held(app).await?.id).await? > 0 {
        return Ok(());
    }
    let (clerk, secretary) = (account(app, "hoa").await?, account(app, "quang").await?);
    let mut then = App::over(app.db.clone(), &app.dir).await?;
    then.set_clock(conference::play::told_clock());
    conference::play::at_once(&then, clerk).await?;
    stand(app, AFTER).await?;
    let then = App::over(app.db.clone(), &app.dir).await?;
    for paper in [ConferencePaper::Minutes, ConferencePaper::Notice] {
        conference::issue(&then, secretary, paper).await?;
    }
    for slug in conference::HEARD {
        report::step::close(&then, secretary, &store::review::by_slug(&then.db, slug).await?).await?;
    }
    articles::after(app).await?;
    comments::after(app).await
}

async fn account(app: &App, login: &str) -> Result<AccountId> {
    let found = store::account::all(&app.db).await?.into_iter().find(|account| account.login == login);
    Ok(found.with_context(|| format!("the demonstration has no {login}"))?.id)
}

/// Stops the clock of a demonstration at a day.
async fn stand(app: &App, day: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    setting::set(&mut tx, "clock", day).await?;
    tx.commit().await?;
    Ok(())
}

async fn opened(dir: &Path, database: Option<&str>, start: Start) -> Result<App> {
    if start == Start::Fresh && dir.join("soket.db").exists() {
        let app = App::open(dir, database).await?;
        if app.stopped_clock().is_none() {
            return Err(real(dir).into());
        }
        app.db.close().await;
        for file in ["soket.db", "soket.db-wal", "soket.db-shm"] {
            let _ = std::fs::remove_file(dir.join(file));
        }
    }
    let app = App::open(dir, database).await?;
    if app.stopped_clock().is_none() {
        if !store::account::all(&app.db).await?.is_empty() {
            return Err(real(dir).into());
        }
        build(&app).await?;
        let db = app.db.clone();
        return App::over(db, dir).await;
    }
    Ok(app)
}

fn real(dir: &Path) -> Refusal {
    Refusal::conflict("%{folder} giữ dữ liệu thật, không phải bản minh hoạ.", "Chọn thư mục khác với --data.").with("folder", dir.display())
}

/// Fills an empty database with the organisation; the papers of 2022 are issued on their day, those of 2023 stay drafts.
///
/// # Errors
/// When the database does not answer.
pub async fn build(app: &App) -> Result<()> {
    let mut tx = app.db.write().await?;
    let units = organisation::build(&mut tx).await?;
    let accounts = people::build(&mut tx, &units).await?;
    let home = units.get("dang-bo").copied().context("the demonstration has no committee")?;
    let mandates = mandates::build(&mut tx, home).await?;
    let account = |login: &str| accounts.get(login).copied().with_context(|| format!("the demonstration has no {login}"));
    let (secretary, clerk) = (account("quang")?, account("hoa")?);
    load::all(&mut tx, load::Names::new(units, mandates, accounts)).await?;
    setting::set(&mut tx, "clock", reviews::ISSUED_ON).await?;
    tx.commit().await?;
    let then = App::over(app.db.clone(), &app.dir).await?;
    write(&then, clerk).await?;
    issue(&then, secretary).await?;
    conference::build(&then, clerk, home).await?;
    for (day, paper) in [("2023-04-24", ConferencePaper::Plan), ("2023-05-16", ConferencePaper::Invitation)] {
        stand(app, day).await?;
        conference::issue(&App::over(app.db.clone(), &app.dir).await?, secretary, paper).await?;
    }
    commendations::build(app, (clerk, secretary), home).await?;
    stand(app, TODAY).await?;
    articles::build(app).await?;
    comments::build(app).await
}

/// Gives every printed figure its code, and keeps each section as the clerk would have saved it: values with their codes.
async fn write(app: &App, clerk: AccountId) -> Result<()> {
    for review in reviews::REVIEWS {
        let composed = report::review::compose(app, store::review::by_slug(&app.db, review.slug).await?).await?;
        let mut tx = app.db.write().await?;
        for (section, body, _) in composed.sections.iter().filter(|(.., written)| written.is_some()) {
            store::review::section::begin(&mut tx, clerk, (composed.facts.review.id, section.key), body).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Closes and issues the review of 2022.
async fn issue(app: &App, secretary: AccountId) -> Result<()> {
    let slug = reviews::ISSUED;
    report::step::close(app, secretary, &store::review::by_slug(&app.db, slug).await?).await?;
    let review = store::review::by_slug(&app.db, slug).await?;
    report::step::issue(app, secretary, &review).await?;
    prove(app, secretary, &review).await
}

/// The issued report of 2022 is the proof of how the committee was graded for that year.
async fn prove(app: &App, by: AccountId, review: &Review) -> Result<()> {
    let files = store::review::issue::files(&app.db, review.id).await?;
    let pdf = files.iter().find(|file| file.edition == "pdf").context("the review of 2022 has no PDF")?;
    let readings = app.readings().await?;
    let graded = store::indicator::all(&app.db).await?.into_iter().find(|asked| asked.indicator.code == "xep-loai");
    let graded = graded.context("nothing grades the committee")?.indicator.id;
    let line = readings.iter().filter(|reading| reading.indicator == graded).max_by_key(|reading| reading.counted_to);
    let line = line.context("the committee was never graded")?;
    let proof = NewAttachment {
        name: "Báo cáo kết quả năm 2022.pdf".to_owned(),
        kind: FileKind::Pdf,
        size: pdf.size.unsigned_abs(),
        sha256: pdf.sha256.clone(),
        stated: false,
    };
    let mut tx = app.db.write().await?;
    store::attachment::add(&mut tx, Some(by), Meant { record: ("figure", line.figure.0), unit: line.unit }, &proof).await?;
    tx.commit().await?;
    Ok(())
}

/// The accounts, as printed at the start.
pub fn logins(language: Language) -> String {
    let accounts = people::ACCOUNTS.iter().map(|account| format!("  {:<6} {PASSWORD}   {}, {}", account.login, account.name, account.what));
    let heading = Sentence::plain("Đăng nhập (mọi số liệu là minh hoạ, người là hư cấu):");
    format!("{}\n{}", language.say(&heading), accounts.collect::<Vec<_>>().join("\n"))
}

/// An example in the demonstration for an address of `web.rs`, and who looks at it: `-` for nobody signed in, `Founder` for
/// whoever opens a soket without accounts, `Guest` for whoever holds a link that the admin has just made, `Link` for whoever holds one that
/// stands on a page: the page and how the link begins, `Commenter` for whoever has just commented there.
pub fn example(path: &str) -> Option<(String, &'static str)> {
    if let Some(example) = in_the_hall(path) {
        return Some((example, "-"));
    }
    if let Some(example) = of_commendation(path) {
        return Some(example);
    }
    let (example, persona) = match path {
        "/dang-nhap" | "/healthz" | "/metrics" => (path, "-"),
        "/khoi-tao" => (path, "Founder"),
        "/lien-ket/{token}" => (path, "Guest"),
        "/quan-tri" | "/tai-khoan" => (path, "Admin"),
        "/tinh/{name}" => return Some((crate::web::asset::address("soket.css"), "-")),
        "/so-ket/{slug}/ghi-nhan/{record}/sua" => return Some((reviews::first_record_of("giua-nhiem-ky-2020-2025"), "Hoa")),
        "/don-vi/{code}" => ("/don-vi/dang-bo", "Hoa"),
        "/nguoi/{id}" => ("/nguoi/1", "Hoa"),
        "/nguoi/{id}/du-lieu" => ("/nguoi/1/du-lieu", "Hoa"),
        "/tep/{id}" => ("/tep/1", "Hoa"),
        "/dong/{id}" => ("/dong/1", "Hoa"),
        "/tim" => ("/tim?q=ket luan 01", "Hoa"),
        "/trang-tin" => (path, "-"),
        "/tin/{slug}" => ("/tin/dang-uy-tong-ket-cong-tac-nam-2022", "-"),
        "/chuyen-muc/{slug}" => ("/chuyen-muc/xay-dung-dang", "-"),
        "/chu-de/{slug}" => ("/chu-de/khen-thuong", "-"),
        "/luu-tru/{month}" => ("/luu-tru/2023-05", "-"),
        "/so-lieu/{code}" => ("/tin/dang-uy-tong-ket-cong-tac-nam-2022 /so-lieu/", "Link"),
        "/tin/{slug}/binh-luan/{id}/bao" => ("/tin/dang-uy-tong-ket-cong-tac-nam-2022/binh-luan/1/bao", "-"),
        "/binh-luan/{pass}" => ("/tin/ngay-hoi-hien-mau-tinh-nguyen-nam-2023", "Commenter"),
        "/kiem-duyet" => ("/kiem-duyet?ngan=nghi", "Hoa"),
        "/kiem-duyet/quy-tac" => (path, "Hoa"),
        "/kiem-duyet/{id}" => ("/kiem-duyet/1", "Hoa"),
        "/tin-bai/{id}" => ("/tin-bai/5", "Quang"),
        "/tin-bai/{id}/sua" => ("/tin-bai/6/sua", "Hoa"),
        "/tin-bai/{id}/ban/{number}" => ("/tin-bai/2/ban/1", "Hoa"),
        "/van-ban/{slug}" => ("/van-ban/kl-01-kl-tw-2021", "Hoa"),
        "/van-ban/{slug}/sua" => ("/van-ban/kl-01-kl-tw-2021/sua", "Hoa"),
        "/chi-tieu/{code}" => ("/chi-tieu/CT03", "Quang"),
        "/chi-tieu/{code}/sua" => ("/chi-tieu/CT03/sua", "Hoa"),
        "/so-lieu/{unit}/{period}" => ("/so-lieu/cb-co-khi/2023", "Lan"),
        "/so" => ("/so?ma=2234", "Hoa"),
        "/so/{code}" => ("/so/2234", "Hoa"),
        "/viec/{id}" => ("/viec/16", "Hoa"),
        "/viec/{id}/sua" => ("/viec/16/sua", "Hoa"),
        "/so-ket/{slug}" => ("/so-ket/giua-nhiem-ky-2020-2025", "Quang"),
        "/so-ket/{slug}/xem" => ("/so-ket/giua-nhiem-ky-2020-2025/xem", "Hoa"),
        "/so-ket/{slug}/tai/{edition}" => ("/so-ket/giua-nhiem-ky-2020-2025/tai/pdf", "Hoa"),
        "/so-ket/{slug}/so-trang" => ("/so-ket/giua-nhiem-ky-2020-2025/so-trang", "Hoa"),
        "/so-ket/{slug}/ghi-nhan" => ("/so-ket/giua-nhiem-ky-2020-2025/ghi-nhan?loai=limit", "Hoa"),
        "/hoi-nghi/{slug}/do-phu" => ("/hoi-nghi/so-ket-26-5-2023/do-phu", "Hoa"),
        "/hoi-nghi/{slug}/goi-trao/{item}" => ("/hoi-nghi/so-ket-26-5-2023/goi-trao/14", "Hoa"),
        "/hoi-nghi/{slug}/gop-y" => ("/hoi-nghi/so-ket-26-5-2023/gop-y", "Hoa"),
        "/hoi-nghi/{slug}/ma-tran" => ("/hoi-nghi/so-ket-26-5-2023/ma-tran", "Hoa"),
        "/so-ket/{slug}/muc/{section}" => ("/so-ket/giua-nhiem-ky-2020-2025/muc/to-chuc", "Hoa"),
        "/hoi-nghi/{slug}" => ("/hoi-nghi/so-ket-26-5-2023", "Hoa"),
        "/hoi-nghi/{slug}/chuong-trinh" => ("/hoi-nghi/so-ket-26-5-2023/chuong-trinh", "Hoa"),
        "/hoi-nghi/{slug}/dai-bieu" => ("/hoi-nghi/so-ket-26-5-2023/dai-bieu", "Hoa"),
        "/hoi-nghi/{slug}/dai-bieu/nhap" => ("/hoi-nghi/so-ket-26-5-2023/dai-bieu/nhap", "Hoa"),
        "/hoi-nghi/{slug}/dien-bien" => ("/hoi-nghi/so-ket-26-5-2023/dien-bien", "Hoa"),
        "/hoi-nghi/{slug}/giay/{paper}" => ("/hoi-nghi/so-ket-26-5-2023/giay/giay-moi", "Hoa"),
        "/hoi-nghi/{slug}/giay/{paper}/muc/{section}" => ("/hoi-nghi/so-ket-26-5-2023/giay/giay-moi/muc/loi-moi", "Hoa"),
        "/hoi-nghi/{slug}/tai/{file}" => ("/hoi-nghi/so-ket-26-5-2023/tai/the-dai-bieu.pdf", "Hoa"),
        "/hoi-nghi/{slug}/dieu-hanh" => ("/hoi-nghi/so-ket-26-5-2023/dieu-hanh", "Quang"),
        "/hoi-nghi/{slug}/cua" => ("/hoi-nghi/so-ket-26-5-2023/cua", "Hoa"),
        "/hoi-nghi" | "/hoi-nghi/moi" => (path, "Hoa"),
        "/" | "/mat-khau" | "/don-vi/dan" | "/nguoi" | "/nguoi/dan" | "/so-lieu/dan" | "/van-ban" | "/van-ban/moi" | "/don-vi"
        | "/chi-so" | "/chi-tieu/moi" | "/chi-tieu/nhap" | "/so-ket/moi" | "/so-lieu" | "/chi-tieu" | "/so-ket" | "/viec" | "/tin-bai"
        | "/tin-bai/moi" => (path, "Hoa"),
        _ => return None,
    };
    Some((example.to_owned(), persona))
}

/// What is looked at of commendation.
fn of_commendation(path: &str) -> Option<(String, &'static str)> {
    let filled = match path {
        "/de-cu/{pass}" => return Some((format!("/khen-thuong/{}/de-nghi/2 /de-cu/", commendations::SLUG), "Link")),
        "/xac-nhan/{code}" => return Some(("/so-vang/1 /xac-nhan/".to_owned(), "Link")),
        "/so-vang/{id}" => "/so-vang/1".to_owned(),
        "/khen-thuong/{slug}/giay-khen/{file}" => path.replace("{file}", "tat-ca.pdf"),
        "/khen-thuong/{slug}/tai/{file}" => path.replace("{file}", "quyet-dinh.pdf"),
        "/khen-thuong/{slug}/thanh-tich/{id}/muc/{section}" => {
            let of = path.replace("{slug}", commendations::OPEN).replace("{id}", &commendations::OPEN_NOMINATION.to_string());
            of.replace("{section}", "thanh-tich")
        }
        "/khen-thuong/{slug}/thanh-tich/{id}/tai/{file}" => path.replace("{id}", "2").replace("{file}", "bao-cao-thanh-tich.pdf"),
        _ => path.replace("{id}", "2").replace("{paper}", "bien-ban").replace("{section}", "thoi-gian"),
    };
    let is_of = ["/khen-thuong", "/so-vang", "/bang-vang"].iter().any(|begin| path.starts_with(begin));
    is_of.then(|| (filled.replace("{slug}", commendations::SLUG), "Hoa"))
}

/// What is looked at without an account: the projector, the wall, the card of the first on the list.
fn in_the_hall(path: &str) -> Option<String> {
    match path.split('/').nth(1)? {
        "chieu" => Some(path.replace("{slug}", conference::SLUG)),
        "phong" => Some(path.replace("{room}", &conference::code(0))),
        // What a card opens to be read is the first report that is heard.
        "the" => Some(path.replace("{card}", &conference::code(1)).replace("{slug}", conference::HEARD[0])),
        _ => None,
    }
}
