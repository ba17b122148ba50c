//! What a form of the run screen wants to happen: its fields read into one deed, or a sentence about what is missing.

use crate::web::field::Fields;
use soket_core::conference::deed::Deed;
use soket_core::conference::floor::{LONGEST_SPEECH, TurnKind};
use soket_core::conference::note::NoteKind;
use soket_core::conference::screen::Slide;
use soket_core::conference::vote::form::{Choice, VoteBase, VoteForm};
use soket_core::conference::vote::{Question, Tally};
use soket_core::id::{AgendaItemId, AwardId, DelegateId, TaskId};
use soket_core::refusal::Refusal;
use soket_core::text;

/// Reads a form. `OpenDoors` is not among them: it needs what was prepared.
///
/// # Errors
/// A refusal that names what is missing or cannot be read.
pub fn read(fields: &Fields) -> Result<Deed, Refusal> {
    let form = Form(fields);
    Ok(match form.word("deed") {
        "begin" => Deed::Begin,
        "end" => Deed::End { is_read: !form.word("read").is_empty() },
        "resume" => Deed::Resume,
        "pause" => Deed::Pause,
        "proceed" => Deed::Proceed,
        "begin_item" => Deed::BeginItem { item: form.item()? },
        "end_item" => Deed::EndItem { item: form.item()? },
        "skip_item" => Deed::SkipItem { item: form.item()? },
        "ask" => Deed::Ask { delegate: form.delegate("delegate")?, turn: TurnKind::parse(form.word("turn")).unwrap_or(TurnKind::Speech) },
        "withdraw" => Deed::Withdraw { turn: form.line("turn")? },
        "place" => Deed::Place { turn: form.line("turn")?, at: form.word("at").parse().map_err(|_| stale())? },
        "give" => Deed::Give { turn: form.line("turn")?, minutes: form.minutes()? },
        "end_turn" => Deed::EndTurn { turn: form.line("turn")? },
        "gist" => Deed::Gist { turn: form.line("turn")?, text: form.text("text") },
        // Who is called next, the list says: it is filled in where the list is known.
        "hand_over" => Deed::HandOver { award: form.award()?, next: None },
        "take_back" => Deed::TakeBack { award: form.award()? },
        "show" => Deed::Show { slide: Slide::parse(form.word("slide")).ok_or_else(stale)? },
        word => return form.noted(word),
    })
}

struct Form<'a>(&'a Fields);

impl Form<'_> {
    fn noted(&self, deed: &str) -> Result<Deed, Refusal> {
        Ok(match deed {
            "note" => Deed::Note {
                kind: NoteKind::parse(self.word("kind")).ok_or_else(stale)?,
                text: self.text("text"),
                delegate: self.word("delegate").parse().ok().map(DelegateId),
            },
            "mend" => Deed::Mend { note: self.line("note")?, text: self.text("text") },
            "strike" => Deed::Strike { note: self.line("note")? },
            // The task itself is read beside this; the write gives it its identity.
            "set_task" => Deed::SetTask { note: self.line("note")?, task: TaskId(0) },
            word => return self.voted(word),
        })
    }

    fn voted(&self, deed: &str) -> Result<Deed, Refusal> {
        let vote = || self.line("vote");
        Ok(match deed {
            "open_vote" => Deed::OpenVote { question: self.question()? },
            "cast" => Deed::Cast { vote: vote()?, delegate: self.delegate("delegate")?, choice: self.choice()? },
            "close_vote" => Deed::CloseVote { vote: vote()? },
            "count" => Deed::Count { vote: vote()?, tally: self.tally()?, teller: self.delegate("teller")? },
            "confirm" => Deed::Confirm { vote: vote()?, tally: self.tally()?, teller: self.delegate("teller")? },
            "correct_vote" => {
                let (tally, teller) = (self.tally()?, self.delegate("teller")?);
                Deed::CorrectVote { vote: vote()?, tally, teller, reason: self.text("reason") }
            }
            "cancel_vote" => Deed::CancelVote { vote: vote()?, reason: self.text("reason") },
            _ => return Err(stale()),
        })
    }

    fn word(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |value| value.trim())
    }

    fn text(&self, name: &str) -> String {
        text::tidy(self.word(name))
    }

    fn line(&self, name: &str) -> Result<u64, Refusal> {
        self.word(name).parse().map_err(|_| stale())
    }

    fn item(&self) -> Result<AgendaItemId, Refusal> {
        self.word("item").parse().map(AgendaItemId).map_err(|_| stale())
    }

    fn award(&self) -> Result<AwardId, Refusal> {
        self.word("award").parse().map(AwardId).map_err(|_| stale())
    }

    fn delegate(&self, name: &str) -> Result<DelegateId, Refusal> {
        let none = || Refusal::unfit("Chưa chọn đại biểu.", "Chọn tên trong danh sách rồi lưu lại.");
        self.word(name).parse().map(DelegateId).map_err(|_| none())
    }

    fn choice(&self) -> Result<Choice, Refusal> {
        Choice::parse(self.word("choice")).ok_or_else(|| Refusal::unfit("Chưa chọn ý kiến.", "Chọn một trong ba ý kiến."))
    }

    fn minutes(&self) -> Result<u32, Refusal> {
        let minutes = self.word("minutes").parse().ok().filter(|minutes| (1..=LONGEST_SPEECH).contains(minutes));
        minutes.ok_or_else(|| {
            let refusal = Refusal::unfit("Số phút phát biểu phải là số nguyên từ 1 đến %{most}.", "Ghi lại số phút.");
            refusal.with("most", LONGEST_SPEECH)
        })
    }

    fn question(&self) -> Result<Question, Refusal> {
        let form = VoteForm::parse(self.word("form")).ok_or_else(stale)?;
        let base = VoteBase::parse(self.word("base")).ok_or_else(stale)?;
        Ok(Question { subject: self.text("subject"), form, base })
    }

    /// Three whole numbers; an empty one is no count, since nought is typed as 0.
    fn tally(&self) -> Result<Tally, Refusal> {
        let count = |choice: Choice| {
            let typed = self.word(choice.as_str());
            typed.parse().map_err(|_| {
                let refusal = Refusal::unfit(
                    "Ô “%{choice}” phải là số nguyên không âm, đang là “%{typed}”.",
                    "Ghi lại cả ba số; không ai thì ghi 0.",
                );
                refusal.with("choice", choice.name_vi()).with("typed", typed)
            })
        };
        Ok(Tally { agree: count(Choice::For)?, against: count(Choice::Against)?, other: count(Choice::Other)? })
    }
}

fn stale() -> Refusal {
    Refusal::unfit("Biểu mẫu này không đọc được.", "Tải lại màn hình điều hành rồi làm lại.")
}
