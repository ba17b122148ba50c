//! What readers of the demonstration say under its news: some of it shown, some of it waiting, one answered.

use super::{account, articles};
use crate::app::{self, App};
use crate::store;
use crate::store::comment::moderate::{self, Judgement};
use crate::store::comment::post::{self, Sent};
use crate::store::publication::{self, Found};
use anyhow::{Context, Result};
use jiff::civil::{Date, date, time};
use jiff::{Timestamp, ToSpan as _};
use soket_core::comment::Remark;
use soket_core::comment::state::CommentStep;
use soket_core::id::{ArticleId, CommentId};

/// An article with what was said under it: name, words, and whether a moderator let it through.
struct Talk {
    slug: &'static str,
    day: Date,
    said: &'static [(&'static str, &'static str, bool)],
}

/// The first of them is answered.
const EARLIER: &[Talk] = &[
    Talk {
        slug: "dang-uy-tong-ket-cong-tac-nam-2022",
        day: date(2023, 1, 12),
        said: &[
            ("Trần Thị Bích Thuỷ", "Cho tôi hỏi báo cáo đầy đủ có đăng ở đây không?", true),
            ("Nguyễn Văn Sáu", "Chúc mừng nhà trường. Mong năm tới tuyển sinh tốt hơn.", true),
            ("Y Bia Ê Ban", "Số liệu trình bày rõ, dễ đọc.", true),
        ],
    },
    Talk {
        slug: "sau-to-tu-van-den-voi-hoc-sinh-lop-9",
        day: date(2023, 4, 2),
        said: &[
            ("Lê Hoàng Anh", "Con tôi học lớp 9, nhà trường còn nhận đăng ký tư vấn không?", false),
            ("Phụ huynh", "Xem thêm ở hoc-nghe.com và tuyen-sinh.net nhé.", false),
            ("Võ Thị Nhàn", "Cảm ơn các thầy cô tổ tư vấn.", false),
        ],
    },
];

/// Who speaks under the article about the conference, how a comment begins, and of what it speaks: fifty that differ.
const NAMES: [&str; 10] = [
    "Nguyễn Thị Hạnh",
    "Phạm Quốc Toàn",
    "Lâm Thị Ngọc Ánh",
    "Đỗ Hữu Phước",
    "Trương Minh Trí",
    "Huỳnh Thị Kim Loan",
    "Bùi Văn Lượm",
    "Ngô Thanh Vân",
    "Đinh Thị Xuân",
    "Cao Văn Bảy",
];
const OPENINGS: [&str; 10] = [
    "Tôi đã đọc bài, thấy",
    "Là phụ huynh, tôi quan tâm",
    "Cựu học sinh xin góp ý về",
    "Mong nhà trường giữ vững",
    "Tôi muốn biết thêm",
    "Rất đáng ghi nhận",
    "Bài viết nói rõ",
    "Cần làm tốt hơn nữa",
    "Ở xã tôi, bà con hay hỏi",
    "Xin hoan nghênh",
];
const MATTERS: [&str; 5] = [
    "kết quả tuyển sinh nửa đầu nhiệm kỳ.",
    "việc gắn đào tạo với doanh nghiệp.",
    "các mô hình học tập và làm theo Bác.",
    "cách nêu hạn chế kèm nguyên nhân.",
    "phần nhiệm vụ đến hết năm 2025.",
];
/// How many of the fifty a moderator let through.
const LET_THROUGH: usize = 40;

/// What is said by 20 May.
pub(super) async fn build(app: &App) -> Result<()> {
    for talk in EARLIER {
        for (number, (name, body, is_let_through)) in talk.said.iter().enumerate() {
            let at = moment(talk.day, number);
            let id = said(app, talk.slug, (name, body), at).await?;
            if *is_let_through {
                approve(app, id, at + 3.hours()).await?;
            }
        }
    }
    let first = store::comment::by_id(&app.db, CommentId(1)).await?;
    let words = ("Văn phòng Đảng uỷ", "Cảm ơn chị. Báo cáo sẽ được đăng ở mục Báo cáo sau khi ban hành.");
    moderate::answer(&app.db, &first, words, (account(app, "hoa").await?, moment(date(2023, 1, 13), 0))).await?;
    Ok(())
}

/// What is said under the article about the conference.
pub(super) async fn after(app: &App) -> Result<()> {
    for number in 0..NAMES.len() * MATTERS.len() {
        let body = format!("{} {}", OPENINGS[number % OPENINGS.len()], MATTERS[number / OPENINGS.len()]);
        let at = moment(date(2023, 5, 27), number);
        let id = said(app, articles::CONFERENCE, (NAMES[(number * 3) % NAMES.len()], &body), at).await?;
        if number < LET_THROUGH {
            approve(app, id, at + 30.minutes()).await?;
        }
    }
    Ok(())
}

/// From seven in the morning on, every few minutes.
fn moment(day: Date, number: usize) -> Timestamp {
    app::moment(day, time(7, 0, 0, 0)) + (7 * i64::try_from(number).unwrap_or_default()).minutes()
}

async fn said(app: &App, slug: &str, (name, body): (&str, &str), at: Timestamp) -> Result<CommentId> {
    let now = app::moment_text(at);
    let Found::Here(published) = publication::find(&app.db, &now, ("article", slug)).await? else {
        anyhow::bail!("the demonstration has no article {slug}");
    };
    let article = store::article::by_id(&app.db, ArticleId(published.subject)).await?;
    let email = format!("{}@example.vn", soket_core::text::slug(name));
    let remark = Remark::read(name, &email, body).map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
    // Each of them sits at home.
    let from = format!("reader {name}");
    let sent = Sent { article: article.id, unit: article.unit, remark: &remark, trapped: 0, seconds: Some(45), from: &from, at };
    let pass = post::post(&app.db, &sent).await?;
    Ok(store::comment::by_pass(&app.db, &pass).await?.id)
}

async fn approve(app: &App, id: CommentId, at: Timestamp) -> Result<()> {
    let by = account(app, "hoa").await.context("the demonstration has no moderator")?;
    let judgement = Judgement { by, step: CommentStep::Approve, reason: None, note: "", at };
    Ok(moderate::judge(&app.db, &[id], &judgement).await?)
}
