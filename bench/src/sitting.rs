//! A sitting of any size, prepared and begun with the verbs that the program itself uses.

use anyhow::{Context, Result};
use jiff::civil::{Date, time};
use soket::app::App;
use soket::job::hall::{Earnest, Live, Wish};
use soket::report::letterhead;
use soket::store;
use soket::store::conference::Plan;
use soket::store::conference::agenda::AgendaItem;
use soket::store::conference::delegate::Said;
use soket_core::conference::ConferenceKind;
use soket_core::conference::agenda::AgendaKind;
use soket_core::conference::deed::{Actor, Deed};
use soket_core::conference::delegate::{DelegateClass, Duty, Honorific};
use soket_core::conference::floor::TurnKind;
use soket_core::conference::quorum::QuorumRule;
use soket_core::conference::vote::Question;
use soket_core::conference::vote::form::{VoteBase, VoteForm};
use soket_core::id::{AccountId, AgendaItemId, ConferenceId, DelegateId};
use std::sync::Arc;

/// The points of its programme.
pub const PROGRAMME: [AgendaKind; 12] = [
    AgendaKind::Gathering,
    AgendaKind::Salute,
    AgendaKind::Introduction,
    AgendaKind::Presidium,
    AgendaKind::Programme,
    AgendaKind::Opening,
    AgendaKind::Report,
    AgendaKind::Discussion,
    AgendaKind::Recess,
    AgendaKind::Conclusion,
    AgendaKind::Vote,
    AgendaKind::Closing,
];

/// A sitting with whoever runs it.
pub struct Sitting {
    /// Identity.
    pub id: ConferenceId,
    /// Its place in addresses.
    pub slug: String,
    /// Its hall.
    pub live: Arc<Live>,
    /// Who runs it.
    pub by: Actor,
    /// Everybody on the list by number, with the code of the card.
    pub people: Vec<(DelegateId, String, String)>,
}

impl Sitting {
    /// Convenes a sitting with so many voting delegates on the list.
    ///
    /// # Errors
    /// When the database does not answer, or the organisation is not set up.
    pub async fn convene(app: &App, login: &str, (day, delegates): (Date, usize)) -> Result<Self> {
        let account = store::account::by_login(&app.db, login).await?.context("nobody of that name")?;
        let tree = app.tree_now().await?;
        let (_, hat) = store::account::hats(&app.db, account.id).await?.first().copied().context("no role")?;
        let unit = tree.get(hat.unit).context("no unit")?;
        let profile = letterhead::usual_format(unit, day).context("no format")?.code.to_owned();
        let (title, place) = ("Hội nghị đo tốc độ".to_owned(), "Hội trường".to_owned());
        let (kind, starts_at, quorum) = (ConferenceKind::Talk, time(7, 30, 0, 0), QuorumRule::USUAL);
        let plan = Plan { kind, unit: unit.id, title, held_on: day, starts_at, place, quorum, profile, mandate: None, reviews: Vec::new() };
        let mut tx = app.db.write().await?;
        let (id, slug) = store::conference::convene(&mut tx, Some(account.id), &plan, "do-toc-do").await?;
        for kind in PROGRAMME {
            let (title, presenter, remark) = (kind.name_vi().to_owned(), "Chủ trì".to_owned(), String::new());
            let item = AgendaItem { id: AgendaItemId(0), kind, title, minutes: 20, presenter, review: None, campaign: None, remark };
            store::conference::agenda::add(&mut tx, id, &item).await?;
        }
        for number in 0..delegates {
            store::conference::delegate::add(&mut tx, id, &said(number)).await?;
        }
        tx.commit().await?;
        Self::open(app, account.id, (id, slug)).await
    }

    /// Opens a sitting that was convened before.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open(app: &App, by: AccountId, (id, slug): (ConferenceId, String)) -> Result<Self> {
        let delegates = store::conference::delegate::all(&app.db, id).await?;
        let mut people: Vec<_> = delegates.into_iter().map(|one| (one.id, one.said.name, one.card)).collect();
        people.sort_by_key(|(id, ..)| *id);
        Ok(Self { id, slug, live: app.hall(id, Earnest::Real).await?, by: Actor::Account(by), people })
    }

    /// Lets something happen; gives the number of its line.
    ///
    /// # Errors
    /// The refusal of the hall.
    pub async fn does(&self, deed: Deed) -> Result<u64> {
        Ok(self.live.does(Wish::once(self.by, deed)).await?.number)
    }

    /// Opens the doors, lets so many in, and begins.
    ///
    /// # Errors
    /// As [`Sitting::does`].
    pub async fn begin(&self, present: usize) -> Result<()> {
        self.does(self.live.look().await?.opening()).await?;
        let mut coming = Vec::with_capacity(present);
        for (delegate, ..) in &self.people[..present] {
            let (live, by, deed) = (self.live.clone(), self.by, Deed::Enter { delegate: *delegate, door: "Cửa 1".to_owned(), late: 0 });
            coming.push(tokio::spawn(async move { live.does(Wish::once(by, deed)).await }));
        }
        for one in coming {
            one.await??;
        }
        self.does(Deed::Begin).await?;
        Ok(())
    }

    /// Takes up the first point of a kind.
    ///
    /// # Errors
    /// As [`Sitting::does`].
    pub async fn take_up(&self, kind: AgendaKind) -> Result<u64> {
        let view = self.live.look().await?;
        let item = view.items.iter().find(|item| item.kind == kind).context("no such point")?.id;
        self.does(Deed::BeginItem { item }).await
    }

    /// Opens a vote on phones.
    ///
    /// # Errors
    /// As [`Sitting::does`].
    pub async fn open_vote(&self) -> Result<u64> {
        let question = Question { subject: "Thông qua kết luận".to_owned(), form: VoteForm::Phones, base: VoteBase::Present };
        self.does(Deed::OpenVote { question }).await
    }

    /// Lets somebody of the list ask for the floor.
    ///
    /// # Errors
    /// As [`Sitting::does`].
    pub async fn ask(&self, number: usize) -> Result<u64> {
        self.does(Deed::Ask { delegate: self.people[number].0, turn: TurnKind::Speech }).await
    }
}

fn said(number: usize) -> Said {
    let duty = match number {
        0 => Duty::Chair,
        1 => Duty::Secretary,
        _ => Duty::None,
    };
    Said {
        person: None,
        // A number of fixed length, so that no name begins another.
        name: format!("Nguyễn Thị Đại Biểu {number:05}"),
        honorific: Some(Honorific::Comrade),
        office: format!("Bí thư Chi bộ số {}", number % 90 + 1),
        home: format!("Chi bộ số {}", number % 90 + 1),
        class: DelegateClass::Voting,
        duty,
        left_out: None,
        seat: String::new(),
    }
}
