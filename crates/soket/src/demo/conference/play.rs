//! The morning of 26 May 2023, played with the verbs that a real conference uses: minute by minute, all at once or before one's eyes.

use super::held;
use crate::app::{self, App, Clock};
use crate::error::{Error, Result};
use crate::job::hall::{Earnest, Live, Wish};
use crate::store::conference::prepared::View;
use crate::store::task::Task;
use jiff::SignedDuration;
use jiff::civil::{Date, date, time};
use soket_core::conference::deed::{Actor, Deed};
use soket_core::conference::delegate::{DelegateClass, Duty, LeftOut};
use soket_core::conference::floor::TurnKind;
use soket_core::conference::note::NoteKind;
use soket_core::conference::screen::Slide;
use soket_core::conference::vote::form::{VoteBase, VoteForm};
use soket_core::conference::vote::{Question, Tally};
use soket_core::id::{AccountId, DelegateId, TaskId};
use std::sync::Arc;
use std::time::Duration;

/// What happens; minutes count from seven o'clock.
enum Act {
    Doors,
    /// So many of those who come, in the order of the list.
    Come(usize),
    Begin,
    /// The point of that number, counted from nought.
    Item(usize),
    Screen(fn(&View) -> Slide),
    /// Who speaks, what it comes to; ends with [`Act::EndSpeech`].
    Speech(&'static str, u32, &'static str),
    EndSpeech,
    Note(NoteKind, &'static str, &'static str),
    /// The last note becomes a task: what, who leads, until when.
    Task(&'static str, &'static str, Date),
    Leave(&'static str),
    Return(&'static str),
    /// Subject, base, how many of those present agree otherwise (against, other).
    Vote(&'static str, VoteBase, u32, u32),
    /// The award of that number on the list, counted from nought, is handed over.
    HandOver(usize),
    End,
}

use Act::{Begin, Come, Doors, End, EndSpeech, HandOver, Item, Leave, Note, Return, Screen, Speech, Vote};

#[rustfmt::skip]
const MORNING: &[(u32, Act)] = &[
    (0, Doors), (5, Come(20)), (14, Come(40)), (24, Come(60)),
    (30, Begin), (30, Item(0)), (31, Item(1)), (36, Item(2)), (41, Item(3)),
    (43, Vote("Thống nhất chủ trì và thư ký hội nghị", VoteBase::Present, 0, 0)),
    (46, Item(4)), (48, Vote("Thông qua chương trình hội nghị", VoteBase::Present, 0, 0)),
    (50, Item(5)), (56, Item(6)), (58, Screen(|view| Slide::Targets(view.reviews[0], 0))), (70, Screen(|view| Slide::Chart(view.reviews[0]))),
    (77, Item(7)), (80, Screen(|view| Slide::Targets(view.reviews[1], 0))), (92, Item(8)),
    (108, Item(9)),
    (109, Speech("Phạm Văn Minh", 10, "Chi bộ Khoa Cơ khí kết nạp 02 đảng viên trẻ nhờ phân công đảng viên kèm cặp từ đầu năm học; đề nghị nhân rộng cách làm này")), (117, EndSpeech),
    (118, Speech("Đặng Quốc Khởi", 10, "Việc khảo sát việc làm sau tốt nghiệp còn chậm vì thiếu đầu mối; đề nghị giao một đơn vị chủ trì")),
    (122, Note(NoteKind::Limit, "Khảo sát việc làm sau tốt nghiệp chưa có đơn vị chủ trì, số liệu về chậm", "Đặng Quốc Khởi")), (127, EndSpeech),
    (128, Leave("Phùng Văn Lợi")),
    (129, Speech("Huỳnh Văn Sáu", 8, "Đảng viên lớn tuổi mong tài liệu gửi bằng bản giấy chữ lớn trước ngày họp")), (134, EndSpeech),
    (135, Note(NoteKind::Promise, "Văn phòng gửi tài liệu bản giấy chữ lớn cho đảng viên lớn tuổi trước mỗi hội nghị 03 ngày", "Trần Thị Mỹ Hoà")),
    (136, Act::Task("Gửi tài liệu bản giấy chữ lớn cho đảng viên lớn tuổi trước mỗi hội nghị 03 ngày", "p-hanh-chinh", date(2023, 6, 30))),
    (138, Speech("Tô Thị Thu Hiền", 8, "Số liệu tuyển sinh và việc làm đã nhập một lần, ba báo cáo dùng chung nên không còn lệch")), (144, EndSpeech),
    (150, Item(10)), (163, Return("Phùng Văn Lợi")), (165, Item(11)),
    (168, Note(NoteKind::Direction, "Tập trung tuyển sinh đạt chỉ tiêu năm học mới, gắn với nhu cầu của doanh nghiệp trên địa bàn", "Nguyễn Hữu Tường")),
    (172, Note(NoteKind::Direction, "Giao rõ một đơn vị chủ trì khảo sát việc làm, báo cáo Thị uỷ trước ngày 30/9/2023", "Nguyễn Hữu Tường")),
    (173, Act::Task("Chủ trì khảo sát việc làm sau tốt nghiệp khoá 2020-2022, báo cáo kết quả", "p-dao-tao", date(2023, 9, 30))),
    (176, Note(NoteKind::Direction, "Mỗi chi bộ chọn một việc cụ thể học tập và làm theo Bác, cuối năm có sản phẩm", "Nguyễn Hữu Tường")),
    (180, Item(12)), (185, Item(13)),
    (188, Screen(|view| Slide::Award(view.calling[0].award))), (190, HandOver(0)), (191, HandOver(1)), (192, HandOver(2)), (193, HandOver(3)),
    (194, HandOver(4)), (195, HandOver(5)), (196, HandOver(6)),
    (199, Item(14)),
    (203, Note(NoteKind::Conclusion, "Các báo cáo đánh giá đúng thực chất; giữ nguyên các chỉ tiêu của nghị quyết đại hội đến hết nhiệm kỳ", "Lê Minh Quang")),
    (206, Note(NoteKind::Conclusion, "Mỗi chỉ tiêu chưa đạt phải có đơn vị chủ trì, thời hạn và giải pháp trong quý III năm 2023", "Lê Minh Quang")),
    (207, Act::Task("Lập kế hoạch khắc phục từng chỉ tiêu chưa đạt, trình Đảng uỷ", "p-hanh-chinh", date(2023, 7, 15))),
    (212, Item(15)),
    (214, Vote("Thông qua ba báo cáo và kết luận hội nghị", VoteBase::Members, 0, 1)),
    (219, Item(16)), (223, End),
];

/// Whoever plays: the clerk at the desk.
struct Player<'a> {
    app: &'a App,
    live: Arc<Live>,
    by: Actor,
}

/// The moment so many minutes after seven.
fn at(minute: u32) -> jiff::Timestamp {
    app::moment(date(2023, 5, 26), time(7, 0, 0, 0)) + SignedDuration::from_mins(i64::from(minute))
}

/// Plays the whole morning at once; the application's clock must be one that is told ([`Clock::Told`]).
///
/// # Errors
/// When the hall refuses something: then the demonstration is wrong.
pub async fn at_once(app: &App, by: AccountId) -> Result<()> {
    let player = Player::enter(app, by).await?;
    for (minute, act) in MORNING {
        app.clock().tell(at(*minute));
        player.play(act).await?;
    }
    Ok(())
}

/// Plays the morning as the application's clock runs; what was played before is not played again.
///
/// # Errors
/// As [`at_once`].
pub async fn before_ones_eyes(app: &App, by: AccountId) -> Result<()> {
    let player = Player::enter(app, by).await?;
    for (minute, act) in MORNING {
        while app.clock().now() < at(*minute) {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        player.play(act).await?;
    }
    Ok(())
}

/// When the morning begins.
pub fn begins() -> jiff::Timestamp {
    at(0) - SignedDuration::from_mins(1)
}

/// A clock that the player sets.
pub fn told_clock() -> Clock {
    Clock::told(at(0))
}

impl<'a> Player<'a> {
    async fn enter(app: &'a App, by: AccountId) -> Result<Self> {
        let live = app.hall(held(app).await?.id, Earnest::Real).await?;
        Ok(Self { app, live, by: Actor::Account(by) })
    }

    async fn does(&self, deed: Deed) -> Result<u64> {
        Ok(self.live.does(Wish::once(self.by, deed)).await?.number)
    }

    async fn play(&self, act: &Act) -> Result<()> {
        let view = self.live.look().await?;
        let named = |name: &str| view.delegates.iter().find(|delegate| delegate.said.name == name).map(|delegate| delegate.id);
        let who = |name: &str| named(name).ok_or(Error::NotFound);
        match act {
            Doors => drop(self.does(view.opening()).await?),
            Come(most) => self.come(&view, *most).await?,
            Begin => drop(self.does(Deed::Begin).await?),
            End => drop(self.does(Deed::End { is_read: true }).await?),
            Item(at) => drop(self.does(Deed::BeginItem { item: view.items[*at].id }).await?),
            Screen(slide) => drop(self.does(Deed::Show { slide: slide(&view) }).await?),
            HandOver(at) => {
                let next = view.calling.get(at + 1).map(|called| called.award);
                self.does(Deed::HandOver { award: view.calling[*at].award, next }).await?;
            }
            Leave(name) => drop(self.does(Deed::Leave { delegate: who(name)?, door: "Cửa 1".to_owned(), late: 0 }).await?),
            Return(name) => drop(self.does(Deed::Enter { delegate: who(name)?, door: "Cửa 1".to_owned(), late: 0 }).await?),
            Speech(name, minutes, gist) => {
                let turn = self.does(Deed::Ask { delegate: who(name)?, turn: TurnKind::Speech }).await?;
                self.does(Deed::Give { turn, minutes: *minutes }).await?;
                self.does(Deed::Gist { turn, text: (*gist).to_owned() }).await?;
            }
            EndSpeech => {
                let turn = view.hall.floor.speaking().ok_or(Error::NotFound)?.id;
                self.does(Deed::EndTurn { turn }).await?;
            }
            Note(kind, text, name) => drop(self.does(Deed::Note { kind: *kind, text: (*text).to_owned(), delegate: named(name) }).await?),
            Act::Task(title, lead, due_on) => self.set_task(&view, (title, lead, *due_on)).await?,
            Vote(subject, base, against, other) => self.vote(&view, (subject, *base), (*against, *other)).await?,
        }
        Ok(())
    }

    /// Everybody but the one who is excused; each once.
    async fn come(&self, view: &View, most: usize) -> Result<()> {
        let comes = view.delegates.iter().filter(|delegate| delegate.said.left_out != Some(LeftOut::Excused));
        for delegate in comes.take(most) {
            if view.hall.roll.place(delegate.id).is_some_and(|place| place.stays.first().is_none()) {
                let door = if delegate.said.class == DelegateClass::Guest { "Cửa 2" } else { "Cửa 1" };
                self.does(Deed::Enter { delegate: delegate.id, door: door.to_owned(), late: 0 }).await?;
            }
        }
        Ok(())
    }

    async fn set_task(&self, view: &View, (title, lead, due_on): (&str, &str, Date)) -> Result<()> {
        let tree = self.app.tree_now().await?;
        let lead = tree.by_code(lead).ok_or(Error::NotFound)?.id;
        let note = view.hall.notes.last().ok_or(Error::NotFound)?;
        let origin = format!("{}: {}", note.kind.name_vi(), note.text);
        let task = Task { conference: Some(view.conference.id), origin, ..Task::new(title.to_owned(), lead, due_on) };
        let deed = Deed::SetTask { note: note.id, task: TaskId(0) };
        self.live.does(Wish { task: Some(task), ..Wish::once(self.by, deed) }).await?;
        Ok(())
    }

    /// Hands are counted by two tellers.
    async fn vote(&self, view: &View, (subject, base): (&str, VoteBase), (against, other): (u32, u32)) -> Result<()> {
        let question = Question { subject: subject.to_owned(), form: VoteForm::Hands, base };
        let vote = self.does(Deed::OpenVote { question }).await?;
        let present = view.hall.quorum().present;
        let tally = Tally { agree: present - against - other, against, other };
        let tellers: Vec<DelegateId> = view.with_duty(Duty::Teller).map(|delegate| delegate.id).collect();
        self.does(Deed::Count { vote, tally, teller: tellers[0] }).await?;
        self.does(Deed::Confirm { vote, tally, teller: tellers[1] }).await?;
        Ok(())
    }
}
