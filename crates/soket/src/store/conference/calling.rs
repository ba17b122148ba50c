//! The order in which awards are called at a conference, who hands each over, and who takes it for whom.

use super::{Conference, changed};
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use jiff::civil::Date;
use soket_core::commendation::RecipientKind;
use soket_core::commendation::award::AwardState;
use soket_core::id::{AccountId, AgendaItemId, AwardId, ConferenceId};
use soket_core::trail::Verb;
use sqlx::any::AnyRow;

/// An award on the list of a point of the programme.
#[derive(Debug, Clone)]
pub struct Called {
    /// Under which point.
    pub item: AgendaItemId,
    /// Which award.
    pub award: AwardId,
    /// Whether a collective or an individual.
    pub kind: RecipientKind,
    /// The name as the certificate prints it.
    pub name: String,
    /// Office and unit.
    pub office: String,
    /// "Giấy khen".
    pub kind_name: String,
    /// Whether the name may hang on a wall that strangers see.
    pub is_public: bool,
    /// Whether the award holds.
    pub state: AwardState,
    /// Who hands it over.
    pub handed_by: String,
    /// Who takes it for whom; empty when the recipient comes.
    pub receives: String,
    /// When it was handed over, as the register has it.
    pub handed_on: Option<Date>,
}

impl Called {
    /// Whether it can be called: it holds and was not handed over before.
    pub fn waits(&self) -> bool {
        self.state == AwardState::Valid && self.handed_on.is_none()
    }
}

/// Every award that a conference hands over, point by point, in the order of calling.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db, conference: ConferenceId) -> Result<Vec<Called>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select i.id as item_id, a.id as award_id, a.recipient, a.name, a.office, a.kind_name, a.is_public, a.state, a.handed_on,
         coalesce(c.handed_by, '') as handed_by, coalesce(c.receives, '') as receives
         from agenda_item i join award a on a.campaign_id = i.campaign_id left join calling c on c.award_id = a.id
         where i.conference_id = $1 and i.removed_at is null
         order by i.position, i.id, coalesce(c.position, 1000000), a.register_year, a.register_serial",
    );
    rows.bind(conference.0).fetch_all(&mut *read).await?.iter().map(called).collect()
}

fn called(row: &AnyRow) -> Result<Called> {
    Ok(Called {
        item: row.id("item_id")?,
        award: row.id("award_id")?,
        kind: row.parsed("recipient", RecipientKind::parse)?,
        name: row.text("name")?,
        office: row.text("office")?,
        kind_name: row.text("kind_name")?,
        is_public: row.number("is_public")? != 0,
        state: row.parsed("state", AwardState::parse)?,
        handed_by: row.text("handed_by")?,
        receives: row.text("receives")?,
        handed_on: row.maybe_date("handed_on")?,
    })
}

/// Keeps the list of a point as it was arranged: its order, who hands over, who takes it for whom.
///
/// # Errors
/// When the database does not answer.
pub async fn arrange(tx: &mut Write, by: Option<AccountId>, conference: &Conference, list: &[Called]) -> Result<()> {
    for (position, called) in (1_i64..).zip(list) {
        sqlx::query(
            "insert into calling (award_id, position, handed_by, receives) values ($1, $2, $3, $4)
             on conflict (award_id) do update set position = $2, handed_by = $3, receives = $4",
        )
        .bind(called.award.0)
        .bind(position)
        .bind(&called.handed_by)
        .bind(&called.receives)
        .execute(&mut **tx)
        .await?;
    }
    changed(tx, by, (Verb::ArrangeCalling, ""), conference).await
}
