//! What holds from a day on - a name, a superior, a place - enters its series so that on every day at most one of them holds.

use crate::db::Write;
use crate::error::Result;
use crate::store::row::Columns;
use jiff::civil::Date;
use soket_core::id::UnitId;
use soket_core::unit::Line;

/// The statements of a series. `$1` is the unit and `$2` the new day; where a unit has one series a line, the line comes last.
pub struct Series {
    /// Up to when that holds which holds on the new day.
    held: &'static str,
    /// The first day of what follows.
    next: &'static str,
    /// Takes out what began on the same day: the new row says it better.
    replace: &'static str,
    /// Ends what still holds on the new day on `$3`, the day before.
    end: &'static str,
}

/// The names of a unit.
pub const NAMES: Series = Series {
    held: "select to_on from unit_name where unit_id = $1 and from_on <= $2 and (to_on is null or to_on >= $2)",
    next: "select from_on from unit_name where unit_id = $1 and from_on > $2 order by from_on limit 1",
    replace: "delete from unit_name where unit_id = $1 and from_on = $2",
    end: "update unit_name set to_on = $3 where unit_id = $1 and from_on < $2 and (to_on is null or to_on >= $2)",
};

/// The superiors of a unit on a line.
pub const SUPERIORS: Series = Series {
    held: "select to_on from unit_parent where unit_id = $1 and from_on <= $2 and (to_on is null or to_on >= $2) and line = $3",
    next: "select from_on from unit_parent where unit_id = $1 and from_on > $2 and line = $3 order by from_on limit 1",
    replace: "delete from unit_parent where unit_id = $1 and from_on = $2 and line = $3",
    end: "update unit_parent set to_on = $3 where unit_id = $1 and from_on < $2 and (to_on is null or to_on >= $2) and line = $4",
};

/// The places where a unit sits.
pub const PLACES: Series = Series {
    held: "select to_on from unit_place where unit_id = $1 and from_on <= $2 and (to_on is null or to_on >= $2)",
    next: "select from_on from unit_place where unit_id = $1 and from_on > $2 order by from_on limit 1",
    replace: "delete from unit_place where unit_id = $1 and from_on = $2",
    end: "update unit_place set to_on = $3 where unit_id = $1 and from_on < $2 and (to_on is null or to_on >= $2)",
};

impl Series {
    /// Makes room for what begins on a day, and says up to when it will hold: as long as what it takes the place of, and never
    /// into what follows.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn make_room(&self, tx: &mut Write, (unit, line): (UnitId, Option<Line>), day: Date) -> Result<Option<String>> {
        let line = line.map(Line::as_str);
        let (since, eve) = (day.to_string(), day_before(day)?);
        let of = |sql: &'static str, days: &[&str]| {
            let query = days.iter().fold(sqlx::query(sql).bind(unit.0), |query, day| query.bind((*day).to_owned()));
            if let Some(line) = line { query.bind(line) } else { query }
        };
        let held = of(self.held, &[&since]).fetch_optional(&mut **tx).await?.map(|row| row.maybe_date("to_on")).transpose()?.flatten();
        let next = of(self.next, &[&since]).fetch_optional(&mut **tx).await?.map(|row| row.date("from_on")).transpose()?;
        of(self.replace, &[&since]).execute(&mut **tx).await?;
        of(self.end, &[&since, &eve]).execute(&mut **tx).await?;
        let before_next = next.map(day_before).transpose()?;
        Ok(held.map(|day| day.to_string()).into_iter().chain(before_next).min())
    }
}

fn day_before(day: Date) -> Result<String> {
    Ok(day.yesterday().map_err(anyhow::Error::from)?.to_string())
}
