//! The demonstration's news: what the school wrote since 2022, and the article about the conference.

use super::account;
use crate::app::{self, App, Clock};
use crate::report::article::{self as desk, Letting, Personally};
use crate::report::facts::Facts;
use crate::report::prose::settle;
use crate::store;
use crate::store::article::step;
use anyhow::{Context, Result};
use jiff::civil::{Date, Time, date};
use soket_core::article::state::ArticleStep;
use soket_core::article::{self, Wording};
use soket_core::id::ArticleId;
use soket_core::viewer::Viewer;

/// Where readers find the article about the conference.
pub const CONFERENCE: &str = "hoi-nghi-so-ket-giua-nhiem-ky";

/// An article: day, title, rubric, tags, the review whose figures it prints, lead and body parted by a rule.
struct Told {
    day: Date,
    title: &'static str,
    rubric: &'static str,
    tags: &'static str,
    review: &'static str,
    text: &'static str,
}

const PARTY: &str = "Xây dựng Đảng";
const SCHOOL: &str = "Hoạt động nhà trường";

#[rustfmt::skip]
const EARLIER: &[Told] = &[
    Told { day: date(2022, 5, 19), title: "Trao giấy khen gương học tập và làm theo Bác", rubric: PARTY, tags: "Học tập và làm theo Bác, Khen thưởng", review: "", text: include_str!("articles/award.md") },
    Told { day: date(2023, 1, 11), title: "Đảng uỷ tổng kết công tác năm 2022", rubric: PARTY, tags: "Tổng kết", review: super::reviews::ISSUED, text: include_str!("articles/year.md") },
    Told { day: date(2023, 3, 31), title: "Sáu tổ tư vấn đến với học sinh lớp 9", rubric: SCHOOL, tags: "Tuyển sinh", review: "", text: include_str!("articles/counsel.md") },
    Told { day: date(2023, 5, 15), title: "Ngày hội hiến máu tình nguyện năm 2023", rubric: SCHOOL, tags: "Đoàn Thanh niên", review: "", text: include_str!("articles/blood.md") },
];

/// Waits on 20 May for the secretary.
const WAITING: Told = Told {
    day: date(2023, 5, 20),
    title: "Sắp diễn ra hội nghị sơ kết giữa nhiệm kỳ",
    rubric: PARTY,
    tags: "Hội nghị",
    review: "",
    text: include_str!("articles/coming.md"),
};

/// Still being written on 20 May.
const BEGUN: Told = Told {
    day: date(2023, 5, 20),
    title: "Trả giấy xác nhận cho học sinh trong một buổi",
    rubric: SCHOOL,
    tags: "",
    review: "",
    text: include_str!("articles/letter.md"),
};

const HELD: Told = Told {
    day: date(2023, 5, 27),
    title: "Hội nghị sơ kết giữa nhiệm kỳ 2020-2025, sơ kết 6 tháng đầu năm 2023 và 02 năm thực hiện Kết luận số 01-KL/TW",
    rubric: PARTY,
    tags: "Hội nghị, Sơ kết giữa nhiệm kỳ, Học tập và làm theo Bác, Khen thưởng",
    review: "giua-nhiem-ky-2020-2025",
    text: include_str!("articles/conference.md"),
};

/// Writes and publishes the school's earlier news, each on its day; one more waits to be published, one is being written.
pub(super) async fn build(app: &App) -> Result<()> {
    for told in EARLIER {
        let then = on(app, told.day).await?;
        let id = submitted(&then, told).await?;
        publish(&then, id).await?;
    }
    let then = on(app, WAITING.day).await?;
    submitted(&then, &WAITING).await?;
    begun(&then, &BEGUN).await?;
    Ok(())
}

/// Publishes the article about the conference, the day after it.
pub(super) async fn after(app: &App) -> Result<()> {
    let then = on(app, HELD.day).await?;
    let writer = viewer(&then, "hoa").await?;
    let id = begun(&then, &HELD).await?;
    let mut tx = then.db.write().await?;
    step::readdress(&mut tx, writer.account, &store::article::by_id(&app.db, id).await?, CONFERENCE).await?;
    tx.commit().await?;
    submit(&then, id).await?;
    publish(&then, id).await
}

/// The same house on a day, at its first hour.
async fn on(app: &App, day: Date) -> Result<App> {
    let mut then = App::over(app.db.clone(), &app.dir).await?;
    then.set_clock(Clock::told(app::moment(day, Time::midnight())));
    Ok(then)
}

async fn viewer(app: &App, login: &str) -> Result<Viewer> {
    let id = account(app, login).await?;
    let found = store::account::all(&app.db).await?.into_iter().find(|account| account.id == id);
    let found = found.with_context(|| format!("the demonstration has no {login}"))?;
    let hats = store::account::hats(&app.db, id).await?.into_iter().map(|(_, hat)| hat).collect();
    Ok(Viewer { account: id, person: found.person, name: found.name, hats, tree: app.tree_now().await?, today: app.today() })
}

async fn begun(app: &App, told: &Told) -> Result<ArticleId> {
    let text = match told.review {
        "" => told.text.to_owned(),
        review => settle(told.text, &Facts::gather(app, store::review::by_slug(&app.db, review).await?).await?),
    };
    let (lead, body) = text.split_once("\n---\n").context("an article of the demonstration has no body")?;
    let wording = Wording {
        title: told.title.to_owned(),
        lead: without_marks(lead.trim()),
        body: body.trim().to_owned(),
        rubric: told.rubric.to_owned(),
        tags: article::tags(told.tags),
        byline: "VP".to_owned(),
        dated_on: told.day,
    };
    let home = app.tree_now().await?.by_code("dang-bo").context("the demonstration has no committee")?.id;
    let mut tx = app.db.write().await?;
    let id = store::article::begin(&mut tx, account(app, "hoa").await?, home, &wording).await?;
    tx.commit().await?;
    Ok(id)
}

/// A lead is words without marks.
fn without_marks(lead: &str) -> String {
    lead.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

async fn submit(app: &App, id: ArticleId) -> Result<()> {
    let writer = viewer(app, "hoa").await?;
    let of = desk::find(app, &writer, id).await?;
    desk::may_go_on(app, &writer, (&of, Personally::Unasked)).await?;
    let mut tx = app.db.write().await?;
    step::take(&mut tx, writer.account, &of, (ArticleStep::Submit, "")).await?;
    tx.commit().await?;
    Ok(())
}

async fn submitted(app: &App, told: &Told) -> Result<ArticleId> {
    let id = begun(app, told).await?;
    submit(app, id).await?;
    Ok(id)
}

async fn publish(app: &App, id: ArticleId) -> Result<()> {
    let leader = viewer(app, "quang").await?;
    let of = desk::find(app, &leader, id).await?;
    Ok(desk::publish(app, &leader, &of, Letting { from: None, personal: Personally::Unasked }).await?)
}
