//! Units in the database: the whole dated tree is read at once, changes add dated lines.

mod dated;

use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::row::Columns;
use crate::store::{setting, trail};
use jiff::civil::Date;
use soket_core::id::{AccountId, UnitId};
use soket_core::post::signing_rank;
use soket_core::trail::Verb;
use soket_core::unit::{Dated, Line, Tree, Unit, UnitKind, UnitName};
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// The setting that counts changes of the tree; every process reads its tree again when the count moved.
pub const TREE_VERSION: &str = "tree_version";

/// All units with their names and superiors.
///
/// # Errors
/// When the database does not answer.
pub async fn tree(db: &Db) -> Result<Tree> {
    let mut read = db.read().await?;
    let mut names: HashMap<UnitId, Vec<Dated<UnitName>>> = HashMap::new();
    let rows = sqlx::query("select unit_id, full_name, short_name, header_name, from_on, to_on from unit_name order by from_on, id")
        .fetch_all(&mut *read)
        .await?;
    for row in &rows {
        names.entry(row.id("unit_id")?).or_default().push(dated(row, name(row)?)?);
    }
    let mut parents: HashMap<UnitId, Vec<Dated<(Line, UnitId)>>> = HashMap::new();
    let rows =
        sqlx::query("select unit_id, parent_id, line, from_on, to_on from unit_parent order by from_on, id").fetch_all(&mut *read).await?;
    for row in &rows {
        let parent = (row.parsed("line", Line::parse)?, row.id("parent_id")?);
        parents.entry(row.id("unit_id")?).or_default().push(dated(row, parent)?);
    }
    let rows = sqlx::query("select id, code, kind from unit order by id").fetch_all(&mut *read).await?;
    let units = rows.iter().map(|row| {
        let id = row.id("id")?;
        let (names, parents) = (names.remove(&id).unwrap_or_default(), parents.remove(&id).unwrap_or_default());
        Ok(Unit { id, code: row.text("code")?, kind: row.parsed("kind", UnitKind::parse)?, names, parents })
    });
    Ok(Tree::new(units.collect::<Result<_>>()?))
}

fn dated<T>(row: &AnyRow, value: T) -> Result<Dated<T>> {
    Ok(Dated { value, from_on: row.date("from_on")?, to_on: row.maybe_date("to_on")? })
}

fn name(row: &AnyRow) -> Result<UnitName> {
    Ok(UnitName { full: row.text("full_name")?, short: row.text("short_name")?, header: row.text("header_name")? })
}

/// How a unit's papers begin and end on a day.
#[derive(Debug, Clone)]
pub struct Letterhead {
    /// The body above, in capitals; none when it no longer stands.
    pub superior: Option<String>,
    /// The body above, as sentences write it.
    pub superior_name: Option<String>,
    /// The unit itself, in capitals.
    pub body: String,
    /// The unit's code in symbols, such as `ĐU` (formats.md 1.6).
    pub issuer_code: Option<String>,
    /// To whom its papers go, beside the body above.
    pub recipients: Vec<String>,
    /// Where it sits.
    pub place: Option<String>,
    /// Office and full name of who signs.
    pub signer: Option<(String, String)>,
    /// What the body is: it decides the regime of the format.
    pub kind: UnitKind,
}

/// How a unit's papers begin and end on a day: names, superior, place and signer as of then.
///
/// # Errors
/// Not found when there is no such unit.
pub async fn letterhead(db: &Db, tree: &Tree, id: UnitId, day: Date) -> Result<Letterhead> {
    let unit = tree.get(id).ok_or(Error::NotFound)?;
    let line = if unit.kind.writes_as_party() { Line::Party } else { Line::Administrative };
    let superior = unit.parent_on(line, day).and_then(|parent| tree.get(parent)).filter(|parent| parent.stands_on(day));
    let above = superior.map(|parent| parent.named_on(day));
    let mut read = db.read().await?;
    // A cell, a room, a faculty sits where the house does, unless it says otherwise.
    let house = superior.filter(|parent| unit.kind.is_inside() && parent.kind != UnitKind::Superior).map(|parent| parent.id);
    let mut place = None;
    for id in std::iter::once(id).chain(house) {
        let own = sqlx::query("select place from unit_place where unit_id = $1 and from_on <= $2 and (to_on is null or to_on >= $2)");
        let own = own.bind(id.0).bind(day.to_string()).fetch_optional(&mut *read).await?;
        place = place.or(own);
    }
    let codes = sqlx::query("select issuer_code, recipients from letterhead where unit_id = $1");
    let codes = codes.bind(id.0).fetch_optional(&mut *read).await?;
    let recipients = codes.as_ref().map(|row| row.text("recipients")).transpose()?.unwrap_or_default();
    let signer = sqlx::query(
        "select o.title, p.full_name from post o join person p on p.id = o.person_id
         where o.unit_id = $1 and o.from_on <= $2 and (o.to_on is null or o.to_on >= $2) order by o.from_on desc, o.id desc",
    );
    let signer = signer.bind(id.0).bind(day.to_string()).fetch_all(&mut *read).await?;
    let signer = signer.iter().map(|row| Ok((row.text("title")?, row.text("full_name")?))).collect::<Result<Vec<_>>>()?;
    Ok(Letterhead {
        superior: above.map(|name| name.header.clone()),
        superior_name: above.map(|name| name.full.clone()),
        body: unit.named_on(day).header.clone(),
        issuer_code: codes.map(|row| row.text("issuer_code")).transpose()?.or_else(|| unit.kind.usual_issuer_code().map(str::to_owned)),
        recipients: recipients.lines().map(str::to_owned).collect(),
        place: place.map(|row| row.text("place")).transpose()?,
        signer: signer.into_iter().min_by_key(|(title, _)| signing_rank(title)),
        kind: unit.kind,
    })
}

/// Says where a unit sits from a day on.
///
/// # Errors
/// When the database does not answer.
pub async fn settle(tx: &mut Write, id: UnitId, place: &str, from_on: Date) -> Result<()> {
    let to_on = dated::PLACES.make_room(tx, (id, None), from_on).await?;
    sqlx::query("insert into unit_place (unit_id, place, from_on, to_on) values ($1, $2, $3, $4)")
        .bind(id.0)
        .bind(place)
        .bind(from_on.to_string())
        .bind(to_on)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Says what a unit's papers bear: its code in symbols, and to whom they go beside the body above.
///
/// # Errors
/// When the database does not answer.
pub async fn set_letterhead(tx: &mut Write, id: UnitId, issuer_code: &str, recipients: &[&str]) -> Result<()> {
    sqlx::query(
        "insert into letterhead (unit_id, issuer_code, recipients) values ($1, $2, $3)
         on conflict (unit_id) do update set issuer_code = excluded.issuer_code, recipients = excluded.recipients",
    )
    .bind(id.0)
    .bind(issuer_code)
    .bind(recipients.join("\n"))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The name in the head of a paper, in capitals: a Party organisation signs as its committee (đảng bộ as đảng uỷ).
pub fn header_of(kind: UnitKind, full: &str) -> String {
    let name = match (kind, full.strip_prefix("Đảng bộ ")) {
        (UnitKind::PartyOrganization, Some(rest)) => format!("Đảng uỷ {rest}"),
        _ => full.to_owned(),
    };
    name.to_uppercase()
}

/// A unit to be founded.
#[derive(Debug, Clone)]
pub struct NewUnit {
    /// Short stable code in addresses.
    pub code: String,
    /// What it is.
    pub kind: UnitKind,
    /// Its first names.
    pub name: UnitName,
    /// Its superior on a line, if it has one.
    pub parent: Option<(Line, UnitId)>,
    /// Since when.
    pub from_on: Date,
    /// The document that founded it; may be empty.
    pub document: String,
}

/// Founds a unit.
///
/// # Errors
/// A refusal when the code is taken.
pub async fn found(tx: &mut Write, by: Option<AccountId>, new: &NewUnit) -> Result<UnitId> {
    let row = sqlx::query("insert into unit (code, kind) values ($1, $2) returning id")
        .bind(&new.code)
        .bind(new.kind.as_str())
        .fetch_one(&mut **tx)
        .await?;
    let id: UnitId = row.id("id")?;
    rename(tx, id, &new.name, (new.from_on, &new.document)).await?;
    if let Some((line, parent)) = new.parent {
        place_under(tx, id, (line, parent), (new.from_on, &new.document)).await?;
    }
    let detail = format!("{} từ {}", new.name.full, new.from_on);
    trail::write(tx, trail::Entry { by, action: Verb::Found, subject: ("unit", id.0), unit: Some(id), detail: &detail }).await?;
    touch(tx).await?;
    Ok(id)
}

/// Gives a unit a new name from a day on, up to the next name where one is known.
///
/// # Errors
/// When the database does not answer.
pub async fn rename(tx: &mut Write, id: UnitId, name: &UnitName, since: (Date, &str)) -> Result<()> {
    let to_on = dated::NAMES.make_room(tx, (id, None), since.0).await?;
    sqlx::query(
        "insert into unit_name (unit_id, full_name, short_name, header_name, from_on, document, to_on) values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.0)
    .bind(&name.full)
    .bind(&name.short)
    .bind(&name.header)
    .bind(since.0.to_string())
    .bind(since.1)
    .bind(to_on)
    .execute(&mut **tx)
    .await?;
    touch(tx).await
}

/// Gives a unit a superior on a line from a day on, up to the next one where one is known.
///
/// # Errors
/// When the database does not answer.
pub async fn place_under(tx: &mut Write, id: UnitId, parent: (Line, UnitId), since: (Date, &str)) -> Result<()> {
    let to_on = dated::SUPERIORS.make_room(tx, (id, Some(parent.0)), since.0).await?;
    sqlx::query("insert into unit_parent (unit_id, parent_id, line, from_on, document, to_on) values ($1, $2, $3, $4, $5, $6)")
        .bind(id.0)
        .bind(parent.1.0)
        .bind(parent.0.as_str())
        .bind(since.0.to_string())
        .bind(since.1)
        .bind(to_on)
        .execute(&mut **tx)
        .await?;
    touch(tx).await
}

/// Ends a unit: its names and superiors hold up to a day.
///
/// # Errors
/// When the database does not answer.
pub async fn dissolve(tx: &mut Write, id: UnitId, last_day: Date) -> Result<()> {
    for sql in [
        "update unit_name set to_on = $2 where unit_id = $1 and to_on is null",
        "update unit_parent set to_on = $2 where unit_id = $1 and to_on is null",
    ] {
        sqlx::query(sql).bind(id.0).bind(last_day.to_string()).execute(&mut **tx).await?;
    }
    touch(tx).await
}

/// How a unit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Succession {
    /// It went into another one.
    Merged,
    /// It became several.
    Split,
    /// Its work went to another one.
    Transferred,
    /// It ended without a successor.
    Dissolved,
}

impl Succession {
    /// All ways, in the order in which they are offered.
    pub const ALL: [Succession; 4] = [Succession::Merged, Succession::Split, Succession::Transferred, Succession::Dissolved];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Succession::Merged => "merged",
            Succession::Split => "split",
            Succession::Transferred => "transferred",
            Succession::Dissolved => "dissolved",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Succession::Merged => "sáp nhập vào",
            Succession::Split => "chia tách thành",
            Succession::Transferred => "chuyển giao cho",
            Succession::Dissolved => "giải thể",
        }
    }
}

/// Says which unit came after one that ended.
///
/// # Errors
/// When the database does not answer.
pub async fn succeed(tx: &mut Write, units: (UnitId, UnitId), kind: Succession, at: (Date, &str)) -> Result<()> {
    sqlx::query("insert into unit_succession (from_id, to_id, kind, happened_on, document) values ($1, $2, $3, $4, $5)")
        .bind(units.0.0)
        .bind(units.1.0)
        .bind(kind.as_str())
        .bind(at.0.to_string())
        .bind(at.1)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// What came after a unit: how, which unit, when.
///
/// # Errors
/// When the database does not answer.
pub async fn successions(db: &Db, id: UnitId) -> Result<Vec<(String, UnitId, Date)>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select kind, to_id, happened_on from unit_succession where from_id = $1 order by id").bind(id.0);
    let one = |row: &AnyRow| Ok((row.parsed("kind", Succession::parse)?.name_vi().to_owned(), row.id("to_id")?, row.date("happened_on")?));
    rows.fetch_all(&mut *read).await?.iter().map(one).collect()
}

/// Writes into the trail what happened to a unit.
///
/// # Errors
/// When the database does not answer.
pub async fn note(tx: &mut Write, by: AccountId, id: UnitId, what: (Verb, &str)) -> Result<()> {
    let entry = trail::Entry { by: Some(by), action: what.0, subject: ("unit", id.0), unit: Some(id), detail: what.1 };
    trail::write(tx, entry).await
}

async fn touch(tx: &mut Write) -> Result<()> {
    let row = sqlx::query("select value from setting where name = $1").bind(TREE_VERSION).fetch_optional(&mut **tx).await?;
    let version: i64 = row.map(|row| row.text("value")).transpose()?.and_then(|text| text.parse().ok()).unwrap_or(0);
    setting::set(tx, TREE_VERSION, &(version + 1).to_string()).await
}
