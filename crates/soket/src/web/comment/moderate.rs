//! The moderator's desk: what waits, what looks like spam, what was reported; decided one by one or many at once.

use crate::error::{Error, Result};
use crate::store::comment::moderate::{self, Judgement};
use crate::store::comment::{self, Comment, Decision, Reported, Shelf};
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Fields, Typed};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use serde::Deserialize;
use soket_core::article::reason::Reason;
use soket_core::comment::hold::Hold;
use soket_core::comment::state::{CommentState, CommentStep};
use soket_core::id::CommentId;
use soket_core::refusal::Refusal;
use soket_core::viewer::Action;

/// The shelves of the desk: word of the address, what it holds, name.
const SHELVES: [(&str, Shelf, &str); 7] = [
    ("cho", Shelf::Waiting, "Chờ duyệt"),
    ("nghi", Shelf::Suspect, "Nghi rác"),
    ("bao", Shelf::Reported, "Bị báo"),
    ("hien", Shelf::In(CommentState::Shown), "Đang hiện"),
    ("khong-duyet", Shelf::In(CommentState::Refused), "Không duyệt"),
    ("da-go", Shelf::In(CommentState::TakenDown), "Đã gỡ"),
    ("da-rut", Shelf::In(CommentState::Withdrawn), "Người viết rút"),
];

/// Which shelf and which page of it.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    ngan: String,
    #[serde(default)]
    trang: i64,
}

/// What a moderator sends: the comments that are ticked, the step, the reason.
#[derive(Deserialize, Debug, Default)]
pub struct Judged {
    #[serde(default)]
    id: Vec<i64>,
    #[serde(default)]
    step: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    ngan: String,
}

/// A comment of the list, and what speaks against it.
struct Row {
    comment: Comment,
    holds: Vec<Hold>,
    reports: Vec<Reported>,
}

#[derive(Template)]
#[template(path = "comment/moderate.html")]
struct ListPage<'a> {
    page: &'a Page,
    shelf: (&'static str, Shelf, &'static str),
    rows: Vec<Row>,
    counts: (i64, i64, i64),
    number: i64,
    has_more: bool,
    judged: &'a Judged,
    fault: Option<String>,
}

impl ListPage<'_> {
    fn shelves(&self) -> impl Iterator<Item = (&'static str, &'static str, Option<i64>)> {
        let (waiting, suspect, reported) = self.counts;
        SHELVES.iter().map(move |(word, shelf, name)| {
            let count = match shelf {
                Shelf::Waiting => Some(waiting),
                Shelf::Suspect => Some(suspect),
                Shelf::Reported => Some(reported),
                Shelf::In(_) => None,
            };
            (*word, *name, count)
        })
    }

    fn reasons() -> [Reason; 5] {
        Reason::ALL
    }

    fn moment(text: &str) -> String {
        crate::app::local(text)
    }

    fn is_ticked(&self, row: &Row) -> bool {
        self.judged.id.contains(&row.comment.id.0)
    }

    /// The steps that this shelf allows: value and name.
    fn steps(&self) -> &'static [(&'static str, &'static str)] {
        match self.shelf.1 {
            Shelf::Waiting | Shelf::Suspect => &[("approve", "Duyệt"), ("refuse", "Không duyệt")],
            Shelf::Reported => &[("take_down", "Gỡ"), ("leave", "Giữ lại")],
            Shelf::In(CommentState::Shown) => &[("take_down", "Gỡ")],
            Shelf::In(CommentState::Refused | CommentState::TakenDown) => &[("reconsider", "Xem xét lại")],
            Shelf::In(_) => &[],
        }
    }

    fn wants_reason(&self) -> bool {
        self.steps().iter().any(|(step, _)| matches!(*step, "refuse" | "take_down"))
    }
}

/// A shelf of comments.
///
/// # Errors
/// A refusal when the person does not moderate.
pub async fn list(caller: Caller, Query(asked): Query<Asked>) -> Result<Response> {
    may(&caller)?;
    shelf(&caller, &asked, (&Judged::default(), None)).await
}

fn may(Caller { viewer, .. }: &Caller) -> Result<()> {
    Ok(viewer.may_at_the_top(Action::ModerateComments)?)
}

async fn shelf(Caller { app, page, .. }: &Caller, asked: &Asked, (judged, fault): (&Judged, Option<String>)) -> Result<Response> {
    let shelf = SHELVES.into_iter().find(|(word, ..)| *word == asked.ngan).unwrap_or(SHELVES[0]);
    let number = asked.trang.clamp(0, 10_000);
    let (comments, has_more) = comment::on(&app.db, shelf.1, number).await?;
    let mut holds = comment::holds(&app.db, &comments).await?;
    let mut reports = comment::reports(&app.db, &comments).await?;
    let row = |comment: Comment| {
        let (holds, reports) = (holds.remove(&comment.id).unwrap_or_default(), reports.remove(&comment.id).unwrap_or_default());
        Row { comment, holds, reports }
    };
    let rows = comments.into_iter().map(row).collect();
    let counts = comment::counts(&app.db).await?;
    page.show(&ListPage { page, shelf, rows, counts, number, has_more, judged, fault })
}

/// Decides about all comments that are ticked: all of them or none.
///
/// # Errors
/// As [`list`]; a refusal when one of them does not stand where the step begins.
pub async fn judge(caller: Caller, Form(judged): Form<Judged>) -> Result<Response> {
    may(&caller)?;
    let ids: Vec<CommentId> = judged.id.iter().copied().map(CommentId).collect();
    let at = caller.app.clock().now();
    let by = caller.viewer.account;
    let reason = Reason::parse(&judged.reason);
    let step = CommentStep::parse(&judged.step).filter(|step| step.is_of_moderator());
    let fault = match (ids.is_empty(), step, reason) {
        (true, ..) => Some("Đánh dấu bình luận cần xử lý trước."),
        (_, Some(CommentStep::Refuse | CommentStep::TakeDown), None) => Some("Chọn lý do để người viết biết."),
        _ => None,
    };
    if let Some(fault) = fault {
        let asked = Asked { ngan: judged.ngan.clone(), trang: 0 };
        let says = caller.page.t(fault).to_owned();
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, shelf(&caller, &asked, (&judged, Some(says))).await?).into_response());
    }
    match step {
        Some(step) => {
            let note: String = soket_core::text::tidy(&judged.note).chars().take(500).collect();
            moderate::judge(&caller.app.db, &ids, &Judgement { by, step, reason, note: &note, at }).await?;
        }
        None if judged.step == "leave" => moderate::leave(&caller.app.db, &ids, (by, at)).await?,
        None => return Err(Refusal::unfit("Không rõ muốn làm gì với bình luận.", "Tải lại trang rồi bấm lại.").into()),
    }
    Ok(chrome::done(&format!("/kiem-duyet?ngan={}", judged.ngan), "da_luu"))
}

#[derive(Template)]
#[template(path = "comment/show.html")]
struct ShowPage<'a> {
    page: &'a Page,
    comment: &'a Comment,
    holds: Vec<Hold>,
    decisions: Vec<Decision>,
    house: String,
    typed: &'a Typed,
}

impl ShowPage<'_> {
    fn can_answer(&self) -> bool {
        self.comment.state == CommentState::Shown && !self.comment.is_answer
    }

    fn moment(text: &str) -> String {
        crate::app::local(text)
    }
}

/// One comment with everything that is known of it.
///
/// # Errors
/// As [`list`]; not found when there is none.
pub async fn show(caller: Caller, Path(id): Path<i64>) -> Result<Response> {
    let comment = seen(&caller, id).await?;
    one(&caller, &comment, &Typed::default()).await
}

/// A comment under an article that the person sees, for whoever moderates.
async fn seen(caller: &Caller, id: i64) -> Result<Comment> {
    let comment = comment::by_id(&caller.app.db, CommentId(id)).await?;
    if !caller.viewer.sees(comment.unit) {
        return Err(Error::NotFound);
    }
    may(caller)?;
    Ok(comment)
}

async fn one(caller: &Caller, comment: &Comment, typed: &Typed) -> Result<Response> {
    let Caller { app, page, viewer } = caller;
    let holds = comment::holds(&app.db, std::slice::from_ref(comment)).await?.remove(&comment.id).unwrap_or_default();
    let decisions = comment::decisions(&app.db, comment.id).await?;
    let house = viewer.tree.get(comment.unit).map(|unit| unit.named_on(app.today()).full.clone()).unwrap_or_default();
    page.show(&ShowPage { page, comment, holds, decisions, house, typed })
}

/// Answers a comment in the name of the organisation.
///
/// # Errors
/// As [`show`]; a refusal when readers do not see the comment.
pub async fn answer(caller: Caller, Path(id): Path<i64>, Form(fields): Form<Fields>) -> Result<Response> {
    let comment = seen(&caller, id).await?;
    if comment.state != CommentState::Shown || comment.is_answer {
        return Err(Refusal::conflict("Chỉ trả lời bình luận đang hiện.", "Duyệt bình luận trước, rồi trả lời.").into());
    }
    let mut typed = Typed::new("answer", fields);
    let (name, body) = (typed.wanted("name", "Ghi tên đơn vị trả lời."), typed.wanted("body", "Viết lời trả lời."));
    let (Some(name), Some(body)) = (name, body) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, one(&caller, &comment, &typed).await?).into_response());
    };
    let at = caller.app.clock().now();
    moderate::answer(&caller.app.db, &comment, (&name, &body), (caller.viewer.account, at)).await?;
    Ok(chrome::done(&format!("/kiem-duyet/{id}"), "da_luu"))
}
