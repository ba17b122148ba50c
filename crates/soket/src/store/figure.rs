//! Figures: lines that are only ever added. A correction replaces a line, a withdrawal replaces it by nothing.

use crate::app;
use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::trail;
use jiff::civil::Date;
use soket_core::amount::Amount;
use soket_core::figure::{Entry, Reading};
use soket_core::id::{AccountId, FigureId, IndicatorId, UnitId};
use soket_core::period::Period;
use soket_core::refusal::Refusal;
use soket_core::trail::Verb;
use sqlx::any::AnyRow;

/// A line as it was entered, with who and when.
#[derive(Debug, Clone)]
pub struct Line {
    /// The line itself; nothing entered means that it withdraws the line it corrects.
    pub id: FigureId,
    /// What is counted.
    pub indicator: IndicatorId,
    /// Who reported it.
    pub unit: UnitId,
    /// For which stretch.
    pub period: Period,
    /// The last day counted in.
    pub counted_to: Date,
    /// What was reported; none in a withdrawal.
    pub entry: Option<Entry>,
    /// What the unit adds.
    pub note: String,
    /// The line that it corrects.
    pub replaces: Option<FigureId>,
    /// Why it corrects.
    pub reason: String,
    /// Who entered it.
    pub by: String,
    /// When, UTC.
    pub entered_at: String,
}

/// Which lines there are: lines are only ever added, so their number and the last of them say whether one was. Of two lines the
/// later may become visible first; their number moves when the other one follows.
///
/// # Errors
/// When the database does not answer.
pub async fn version(db: &Db) -> Result<(i64, i64)> {
    let mut read = db.read().await?;
    let row = sqlx::query("select count(*) as lines, coalesce(max(id), 0) as last from figure").fetch_one(&mut *read).await?;
    Ok((row.number("lines")?, row.number("last")?))
}

/// Every reading that holds: lines that nothing replaced, for roll-ups.
///
/// # Errors
/// When the database does not answer.
pub async fn readings(db: &Db) -> Result<Vec<Reading>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select f.*, '' as full_name from figure f
         where not exists (select 1 from figure r where r.replaces_id = f.id)
         and (f.value is not null or f.level is not null or f.exempt is not null)",
    )
    .fetch_all(&mut *read)
    .await?;
    rows.iter().map(|row| reading(line(row)?)).collect()
}

/// All lines of a unit, the replaced ones too, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_unit(db: &Db, unit: UnitId) -> Result<Vec<Line>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select f.*, coalesce(a.full_name, '') as full_name from figure f left join account_named a on a.id = f.entered_by
         where f.unit_id = $1 order by f.id",
    )
    .bind(unit.0)
    .fetch_all(&mut *read)
    .await?;
    rows.iter().map(line).collect()
}

/// One line with all that it replaces and is replaced by, oldest first: the history of a reading.
///
/// # Errors
/// Not found when there is no such line.
pub async fn history(db: &Db, id: FigureId) -> Result<Vec<Line>> {
    let one = by_id(db, id).await?;
    let same = |line: &Line| line.indicator == one.indicator && line.period == one.period;
    let lines: Vec<Line> = of_unit(db, one.unit).await?.into_iter().filter(same).collect();
    let mut chain = vec![one.id];
    // Lines come oldest first, so one walk forward and one back gather the whole chain.
    for line in lines.iter().filter(|line| line.id > one.id) {
        if line.replaces.is_some_and(|old| chain.contains(&old)) {
            chain.push(line.id);
        }
    }
    for line in lines.iter().rev() {
        if let (true, Some(old)) = (chain.contains(&line.id), line.replaces) {
            chain.push(old);
        }
    }
    Ok(lines.into_iter().filter(|line| chain.contains(&line.id)).collect())
}

/// One line.
///
/// # Errors
/// Not found when there is none.
pub async fn by_id(db: &Db, id: FigureId) -> Result<Line> {
    let mut read = db.read().await?;
    let row = sqlx::query(
        "select f.*, coalesce(a.full_name, '') as full_name from figure f left join account_named a on a.id = f.entered_by where f.id = $1",
    )
    .bind(id.0)
    .fetch_one(&mut *read)
    .await?;
    line(&row)
}

fn line(row: &AnyRow) -> Result<Line> {
    let period = row.text("period")?;
    let level = row.maybe_number("level")?.map(u32::try_from).transpose().map_err(anyhow::Error::from)?;
    let value = row.maybe_number("value")?.map(|scaled| Entry::Value(Amount::from_scaled(scaled)));
    let exempt = row.maybe_text("exempt")?.map(Entry::Exempt);
    Ok(Line {
        id: row.id("id")?,
        indicator: row.id("indicator_id")?,
        unit: row.id("unit_id")?,
        period: period.parse().map_err(|_| anyhow::anyhow!("figure holds period {period:?}"))?,
        counted_to: row.date("counted_to")?,
        entry: value.or(level.map(Entry::Level)).or(exempt),
        note: row.text("note")?,
        replaces: row.maybe_id("replaces_id")?,
        reason: row.text("reason")?,
        by: row.text("full_name")?,
        entered_at: row.text("entered_at")?,
    })
}

fn reading(line: Line) -> Result<Reading> {
    let entry = line.entry.ok_or_else(|| anyhow::anyhow!("figure {} holds nothing", line.id))?;
    let Line { id, indicator, unit, period, counted_to, .. } = line;
    Ok(Reading { figure: id, corrects: None, indicator, unit, period, counted_to, entry })
}

/// A figure to be entered.
#[derive(Debug, Clone)]
pub struct NewFigure {
    /// What is counted.
    pub indicator: IndicatorId,
    /// Who reports it.
    pub unit: UnitId,
    /// For which stretch.
    pub period: Period,
    /// The last day counted in.
    pub counted_to: Date,
    /// What is reported; none withdraws the line it replaces.
    pub entry: Option<Entry>,
    /// What the unit adds.
    pub note: String,
    /// The line that it corrects or withdraws, with the reason.
    pub replaces: Option<(FigureId, String)>,
}

/// Enters figures, all or none.
///
/// # Errors
/// As [`enter`], for the first that cannot be entered.
pub async fn enter_all(db: &Db, by: AccountId, news: &[NewFigure]) -> Result<()> {
    let mut tx = db.write().await?;
    for new in news {
        enter(&mut tx, Some(by), new).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Enters a first reading, or a correction or withdrawal of a line that nothing has replaced yet.
///
/// # Errors
/// A refusal without a reason for a correction, or when somebody corrected the line meanwhile.
pub async fn enter(tx: &mut Write, by: Option<AccountId>, new: &NewFigure) -> Result<FigureId> {
    if new.replaces.as_ref().is_some_and(|(_, reason)| reason.trim().is_empty()) {
        return Err(Refusal::unfit("Đính chính cần một lý do.", "Ghi lý do vào ô bên cạnh rồi lưu lại.").into());
    }
    let (value, level, exempt) = match &new.entry {
        Some(Entry::Value(amount)) => (Some(amount.scaled()), None, None),
        Some(Entry::Level(rank)) => (None, Some(i64::from(*rank)), None),
        Some(Entry::Exempt(reason)) => (None, None, Some(reason.clone())),
        None => (None, None, None),
    };
    let row = sqlx::query(
        "insert into figure (indicator_id, unit_id, period, counted_to, value, level, exempt, note, replaces_id, reason, entered_by, entered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id",
    )
    .bind(new.indicator.0)
    .bind(new.unit.0)
    .bind(new.period.to_string())
    .bind(new.counted_to.to_string())
    .bind(value)
    .bind(level)
    .bind(exempt)
    .bind(&new.note)
    .bind(new.replaces.as_ref().map(|(id, _)| id.0))
    .bind(new.replaces.as_ref().map_or("", |(_, reason)| reason.trim()))
    .bind(by.map(|account| account.0))
    .bind(app::now())
    .fetch_one(&mut **tx)
    .await?;
    let id: FigureId = row.id("id")?;
    let action = match (&new.replaces, &new.entry) {
        (None, _) => Verb::Enter,
        (Some(_), Some(_)) => Verb::Correct,
        (Some(_), None) => Verb::Withdraw,
    };
    let detail = new.replaces.as_ref().map_or("", |(_, reason)| reason.trim());
    trail::write(tx, trail::Entry { by, action, subject: ("figure", id.0), unit: Some(new.unit), detail }).await?;
    Ok(id)
}
