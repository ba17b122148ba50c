//! Delegates in the database: who is called or invited, with card, seat and reply.

use super::{Conference, changed, code};
use crate::app;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use soket_core::conference::delegate::{DelegateClass, Duty, Honorific, LeftOut, Reply};
use soket_core::conference::roll::Enrolment;
use soket_core::id::{AccountId, ConferenceId, DelegateId, PersonId};
use soket_core::text;
use soket_core::trail::Verb;
use sqlx::Any;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;

/// Someone called or invited.
#[derive(Debug, Clone)]
pub struct Delegate {
    /// Identity.
    pub id: DelegateId,
    /// Where.
    pub conference: ConferenceId,
    /// What is printed about the person.
    pub said: Said,
    /// What came back to the invitation.
    pub reply: Reply,
    /// The reason of an absence, or who comes instead.
    pub reply_note: String,
    /// The code of the card.
    pub card: String,
}

/// What the list says about somebody.
#[derive(Debug, Clone)]
pub struct Said {
    /// Who it is in the register of the house; a guest is not in it.
    pub person: Option<PersonId>,
    /// Họ, đệm, tên.
    pub name: String,
    /// How the person is addressed, if that is known.
    pub honorific: Option<Honorific>,
    /// "Bí thư Chi bộ Khoa Cơ khí".
    pub office: String,
    /// Where from, in words.
    pub home: String,
    /// In which class.
    pub class: DelegateClass,
    /// What the person does at the conference.
    pub duty: Duty,
    /// Why not counted.
    pub left_out: Option<LeftOut>,
    /// Seat.
    pub seat: String,
}

impl Delegate {
    /// With honorific, as papers and minutes name people: "đồng chí Nguyễn Văn A".
    pub fn addressed(&self) -> String {
        let name = &self.said.name;
        self.said.honorific.map_or_else(|| name.clone(), |honorific| format!("{} {name}", honorific.name_vi()))
    }

    /// Office and where from, as a line under the name; what says the same twice says it once.
    pub fn from(&self) -> String {
        let (office, home) = (self.said.office.as_str(), self.said.home.as_str());
        if text::fold(office).contains(&text::fold(home)) {
            return office.to_owned();
        }
        [office, home].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// How the person stands on the roll.
    pub fn enrolment(&self) -> Enrolment {
        Enrolment { delegate: self.id, class: self.said.class, left_out: self.said.left_out }
    }
}

/// Everybody called or invited, by class, then by given name.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db, conference: ConferenceId) -> Result<Vec<Delegate>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from delegate where conference_id = $1 and removed_at is null").bind(conference.0);
    let mut all: Vec<Delegate> = rows.fetch_all(&mut *read).await?.iter().map(delegate).collect::<Result<_>>()?;
    all.sort_by_cached_key(|delegate| (delegate.said.class, text::collation::person_key(&delegate.said.name)));
    Ok(all)
}

/// Whose card this is.
///
/// # Errors
/// Not found when there is none, or its holder was taken off the list.
pub async fn by_card(db: &Db, card: &str) -> Result<Delegate> {
    let mut read = db.read().await?;
    delegate(&sqlx::query("select * from delegate where card = $1 and removed_at is null").bind(card).fetch_one(&mut *read).await?)
}

fn delegate(row: &AnyRow) -> Result<Delegate> {
    let said = Said {
        person: row.maybe_id("person_id")?,
        name: row.text("full_name")?,
        honorific: row.maybe_text("honorific")?.and_then(|word| Honorific::parse(&word)),
        office: row.text("office")?,
        home: row.text("home")?,
        class: row.parsed("class", DelegateClass::parse)?,
        duty: row.parsed("duty", Duty::parse)?,
        left_out: row.maybe_text("left_out")?.and_then(|reason| LeftOut::parse(&reason)),
        seat: row.text("seat")?,
    };
    Ok(Delegate {
        id: row.id("id")?,
        conference: row.id("conference_id")?,
        said,
        reply: row.parsed("reply", Reply::parse)?,
        reply_note: row.text("reply_note")?,
        card: row.text("card")?,
    })
}

/// Puts somebody on the list. The caller says [`changed`] once for all.
///
/// # Errors
/// When the database does not answer.
pub async fn add(tx: &mut Write, conference: ConferenceId, said: &Said) -> Result<DelegateId> {
    let insert = sqlx::query(
        "insert into delegate (conference_id, full_name, folded, honorific, office, home, class, duty, left_out, seat, person_id, reply,
         reply_note, card) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', $13) returning id",
    )
    .bind(conference.0);
    let insert = bind_said(insert, said).bind(said.person.map(|id| id.0)).bind(Reply::Awaited.as_str()).bind(code());
    Ok(insert.fetch_one(&mut **tx).await?.id("id")?)
}

/// What the list says about somebody, in the order of the columns from `full_name` to `seat`.
fn bind_said<'q>(query: Query<'q, Any, AnyArguments>, said: &'q Said) -> Query<'q, Any, AnyArguments> {
    query
        .bind(&said.name)
        .bind(text::fold(&said.name))
        .bind(said.honorific.map(Honorific::as_str))
        .bind(&said.office)
        .bind(&said.home)
        .bind(said.class.as_str())
        .bind(said.duty.as_str())
        .bind(said.left_out.map(LeftOut::as_str))
        .bind(&said.seat)
}

/// Corrects what the list says about somebody.
///
/// # Errors
/// When the database does not answer.
pub async fn correct(tx: &mut Write, by: AccountId, conference: &Conference, delegate: &Delegate) -> Result<()> {
    let said = &delegate.said;
    let update = sqlx::query(
        "update delegate set full_name = $2, folded = $3, honorific = $4, office = $5, home = $6, class = $7, duty = $8, left_out = $9,
         seat = $10, reply = $11, reply_note = $12 where id = $1",
    )
    .bind(delegate.id.0);
    let update = bind_said(update, said).bind(delegate.reply.as_str()).bind(&delegate.reply_note);
    update.execute(&mut **tx).await?;
    changed(tx, Some(by), (Verb::Invite, said.class.name_vi()), conference).await
}

/// Keeps what came back to an invitation, from the card itself.
///
/// # Errors
/// When the database does not answer.
pub async fn answer(tx: &mut Write, conference: &Conference, delegate: &Delegate) -> Result<()> {
    sqlx::query("update delegate set reply = $2, reply_note = $3 where id = $1")
        .bind(delegate.id.0)
        .bind(delegate.reply.as_str())
        .bind(&delegate.reply_note)
        .execute(&mut **tx)
        .await?;
    changed(tx, None, (Verb::Invite, delegate.reply.name_vi()), conference).await
}

/// Takes somebody off the list; the card opens nothing any more.
///
/// # Errors
/// When the database does not answer.
pub async fn remove(tx: &mut Write, by: AccountId, conference: &Conference, delegate: &Delegate) -> Result<()> {
    sqlx::query("update delegate set removed_at = $2 where id = $1").bind(delegate.id.0).bind(app::now()).execute(&mut **tx).await?;
    changed(tx, Some(by), (Verb::Uninvite, delegate.said.class.name_vi()), conference).await
}

/// Gives somebody a new card; the old one opens nothing any more.
///
/// # Errors
/// When the database does not answer.
pub async fn renew_card(tx: &mut Write, by: AccountId, conference: &Conference, delegate: &Delegate) -> Result<()> {
    hand(tx, delegate.id, &code()).await?;
    changed(tx, Some(by), (Verb::RenewCard, delegate.said.class.name_vi()), conference).await
}

/// Hands somebody the card with this code.
///
/// # Errors
/// When the database does not answer.
pub async fn hand(tx: &mut Write, delegate: DelegateId, card: &str) -> Result<()> {
    sqlx::query("update delegate set card = $2 where id = $1").bind(delegate.0).bind(card).execute(&mut **tx).await?;
    Ok(())
}
