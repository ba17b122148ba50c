//! The dossier of a campaign: everything that its pages and papers say, gathered once, with what soket warns of.

pub mod achievement;
pub mod certificate;
pub mod issue;
pub mod paper;
pub mod pass;
pub mod warning;
pub mod workbook;

use crate::app::App;
use crate::error::Result;
use crate::store;
use crate::store::commendation::award::Award;
use crate::store::commendation::campaign::{Asked, Campaign};
use crate::store::commendation::meeting::Objection;
use crate::store::commendation::nomination::Nomination;
use crate::store::commendation::proof::Source;
use crate::store::paper::Text;
use crate::store::unit::Letterhead;
use jiff::civil::Date;
use paper::Numbered;
use soket_core::commendation::RecipientKind;
use soket_core::commendation::double::{Achievement, Recipient};
use soket_core::commendation::kind::AwardKind;
use soket_core::commendation::money::{self, BaseSalary};
use soket_core::commendation::nomination::{Consent, Gathered, Missing, NominationState, Outcome, missing};
use soket_core::id::{NominationId, PersonId, UnitId};
use soket_core::mandate::Mandate;
use soket_core::unit::Tree;
use soket_paper::profile::{Profile, ProfileId};
use std::collections::HashMap;
use std::sync::Arc;

/// Everything about a campaign.
pub struct Dossier {
    /// The campaign.
    pub campaign: Campaign,
    /// What the call asks of nominees.
    pub asked: Vec<Asked>,
    /// Who is nominated, collectives first, in the body's order.
    pub nominations: Vec<Nomination>,
    /// What somebody wrote of the campaign's papers in own words, by the paper's name.
    pub texts: HashMap<String, Vec<Text>>,
    /// What proves them.
    pub sources: HashMap<NominationId, Vec<Source>>,
    /// How many files are kept with nominations that have any, by the nomination's number.
    pub files: HashMap<i64, usize>,
    /// What people object.
    pub objections: Vec<Objection>,
    /// The awards that were decided.
    pub awards: Vec<Award>,
    /// The mandate that is its theme.
    pub mandate: Option<Mandate>,
    /// The body that commends, as of today.
    pub letterhead: Letterhead,
    /// The units.
    pub tree: Arc<Tree>,
    /// Today.
    pub today: Date,
    /// Whether it is a demonstration, whose papers say so.
    pub is_invented: bool,
    kinds: Vec<AwardKind>,
    salaries: Vec<BaseSalary>,
    reasons: HashMap<(NominationId, String), String>,
    known: Vec<(Award, Achievement)>,
    homes: HashMap<PersonId, UnitId>,
}

impl Dossier {
    /// Gathers everything about a campaign.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn gather(app: &App, campaign: Campaign) -> Result<Self> {
        let (db, id, today) = (&app.db, campaign.id, app.today());
        let tree = app.tree_now().await?;
        let nominations = store::commendation::nomination::of(db, id).await?;
        let homes = store::person::all(db).await?.into_iter().map(|person| (person.id, person.unit)).collect();
        Ok(Self {
            asked: store::commendation::campaign::conditions(db, id).await?,
            nominations,
            texts: store::commendation::paper::texts(db, id).await?,
            sources: store::commendation::proof::sources(db, id).await?,
            files: store::attachment::counts(db, "nomination").await?,
            objections: store::commendation::meeting::objections(db, id).await?,
            awards: store::commendation::award::of(db, id).await?,
            mandate: store::mandate::all(db).await?.into_iter().find(|mandate| Some(mandate.id) == campaign.call.mandate),
            letterhead: store::unit::letterhead(db, &tree, campaign.call.unit, today).await?,
            tree,
            today,
            is_invented: app.stopped_clock().is_some(),
            kinds: store::commendation::catalogue::kinds(db).await?,
            salaries: store::commendation::catalogue::salaries(db).await?,
            reasons: store::commendation::proof::reasons(db, id).await?,
            known: store::commendation::award::known(db).await?,
            homes,
            campaign,
        })
    }

    /// The form of award for a kind of recipient as the catalogue has it on a day.
    pub fn kind(&self, recipient: RecipientKind, day: Date) -> Option<&AwardKind> {
        let code = self.campaign.call.kind(recipient);
        self.kinds.iter().find(|kind| kind.code == code && kind.recipient == recipient && kind.holds_on(day))
    }

    /// The base salary of a day.
    pub fn salary(&self, day: Date) -> Option<&BaseSalary> {
        money::in_force(&self.salaries, day)
    }

    /// The money in đồng for one recipient when it is decided on a day; nothing where catalogue or salary is missing.
    pub fn dong(&self, recipient: RecipientKind, day: Date) -> Option<i64> {
        money::sum(self.kind(recipient, day)?.coefficient, self.salary(day)?)
    }

    /// Those who are considered: sent in, not declined, not taken back.
    pub fn considered(&self) -> impl Iterator<Item = &Nomination> {
        self.nominations.iter().filter(|nomination| nomination.state == NominationState::Submitted)
    }

    /// Those on whom the meeting agreed, in the body's order, collectives first.
    pub fn agreed(&self) -> impl Iterator<Item = &Nomination> {
        self.considered().filter(|nomination| nomination.outcome == Outcome::Agreed)
    }

    /// How many of a kind are on a list.
    pub fn count<'a>(nominations: impl Iterator<Item = &'a Nomination>, kind: RecipientKind) -> u32 {
        u32::try_from(nominations.filter(|nomination| nomination.said.kind() == kind).count()).unwrap_or(u32::MAX)
    }

    /// How many could be commended of a kind: those of whom a quota by share is taken.
    pub fn base(&self, kind: RecipientKind) -> u32 {
        let line = self.tree.get(self.campaign.call.unit).map(|unit| unit.kind.usual_line()).unwrap_or(soket_core::unit::Line::Party);
        let units = self.tree.subtree(self.campaign.call.unit, line, self.today);
        let count = match kind {
            RecipientKind::Collective => units.iter().filter(|unit| unit.id != self.campaign.call.unit).count(),
            RecipientKind::Individual => self.homes.values().filter(|home| units.iter().any(|unit| unit.id == **home)).count(),
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// What is missing before a nomination can be sent.
    pub fn missing(&self, nomination: &Nomination) -> Vec<Missing> {
        let said = &nomination.said;
        let cited = self.sources.get(&nomination.id).map_or(0, Vec::len) + self.files.get(&nomination.id.0).copied().unwrap_or(0);
        let unanswered = self.asked_of(said.kind()).filter(|asked| !said.answers.contains_key(&asked.id)).count();
        missing(&Gathered {
            kind: said.kind(),
            words: said.summary.split_whitespace().count(),
            proofs: cited,
            votes: said.votes,
            unanswered,
            has_consent: said.consent == Consent::Given,
        })
    }

    /// The format of papers dated today: the campaign's own, or what took its place meanwhile (formats.md 5.6, RG-06). What was
    /// numbered keeps the format that it was made under.
    pub fn profile(&self) -> Option<&'static Profile> {
        let own = ProfileId::parse(&self.campaign.call.profile)?.profile();
        if own.valid_on(self.today) { Some(own) } else { Profile::usual(own.regime, self.today) }
    }

    /// What stands in the place of a draft's mark (cell 11b): an issued paper of a demonstration still says what it is.
    pub fn draft_mark(&self, number: Option<Numbered>) -> Option<String> {
        let mark = match (number, self.is_invented) {
            (None, true) => "Dự thảo - số liệu minh hoạ",
            (None, false) => "Dự thảo",
            (Some(_), true) => "Số liệu minh hoạ",
            (Some(_), false) => return None,
        };
        Some(mark.to_owned())
    }

    /// What somebody wrote of a paper in own words.
    pub fn texts(&self, paper: &str) -> &[Text] {
        self.texts.get(paper).map_or(&[], Vec::as_slice)
    }

    /// What was granted to a recipient before, by any campaign that this house decided.
    pub fn honours(&self, recipient: Recipient) -> impl Iterator<Item = &Award> {
        let own = self.campaign.id;
        self.known.iter().map(|(award, _)| award).filter(move |award| award.recipient == recipient && award.campaign != own)
    }

    /// What is asked of a kind of recipient.
    pub fn asked_of(&self, kind: RecipientKind) -> impl Iterator<Item = &Asked> {
        self.asked.iter().filter(move |asked| asked.recipient == kind)
    }
}
