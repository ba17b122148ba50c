//! Reading columns into our own types: ids, dates, and text that may be absent.

use anyhow::Context;
use jiff::civil::Date;
use sqlx::Row;
use sqlx::any::AnyRow;

/// Columns by name, as the types the nouns use.
pub trait Columns {
    /// A typed id.
    ///
    /// # Errors
    /// When the column is not there or holds something else; the same for all below.
    fn id<T: From<i64>>(&self, column: &str) -> anyhow::Result<T>;
    /// A typed id that may be absent.
    ///
    /// # Errors
    /// As [`Columns::id`].
    fn maybe_id<T: From<i64>>(&self, column: &str) -> anyhow::Result<Option<T>>;
    /// A whole number.
    ///
    /// # Errors
    /// As [`Columns::id`].
    fn number(&self, column: &str) -> anyhow::Result<i64>;
    /// A whole number that may be absent.
    ///
    /// # Errors
    /// As [`Columns::id`].
    fn maybe_number(&self, column: &str) -> anyhow::Result<Option<i64>>;
    /// Text.
    ///
    /// # Errors
    /// As [`Columns::id`].
    fn text(&self, column: &str) -> anyhow::Result<String>;
    /// Text that may be absent.
    ///
    /// # Errors
    /// As [`Columns::id`].
    fn maybe_text(&self, column: &str) -> anyhow::Result<Option<String>>;
    /// A day.
    ///
    /// # Errors
    /// As [`Columns::id`].
    fn date(&self, column: &str) -> anyhow::Result<Date>;
    /// A day that may be absent.
    ///
    /// # Errors
    /// As [`Columns::id`].
    fn maybe_date(&self, column: &str) -> anyhow::Result<Option<Date>>;
    /// A value with a text form of its own (kinds, lines, states).
    ///
    /// # Errors
    /// When the text is none of that type's forms.
    fn parsed<T>(&self, column: &str, parse: fn(&str) -> Option<T>) -> anyhow::Result<T>;
}

impl Columns for AnyRow {
    fn id<T: From<i64>>(&self, column: &str) -> anyhow::Result<T> {
        Ok(T::from(self.number(column)?))
    }

    fn maybe_id<T: From<i64>>(&self, column: &str) -> anyhow::Result<Option<T>> {
        Ok(self.maybe_number(column)?.map(T::from))
    }

    fn number(&self, column: &str) -> anyhow::Result<i64> {
        Ok(self.try_get(column)?)
    }

    fn maybe_number(&self, column: &str) -> anyhow::Result<Option<i64>> {
        Ok(self.try_get(column)?)
    }

    fn text(&self, column: &str) -> anyhow::Result<String> {
        Ok(self.try_get(column)?)
    }

    fn maybe_text(&self, column: &str) -> anyhow::Result<Option<String>> {
        Ok(self.try_get(column)?)
    }

    fn date(&self, column: &str) -> anyhow::Result<Date> {
        self.text(column)?.parse().with_context(|| format!("column {column}"))
    }

    fn maybe_date(&self, column: &str) -> anyhow::Result<Option<Date>> {
        let text = self.maybe_text(column)?;
        text.map(|day| day.parse().with_context(|| format!("column {column}"))).transpose()
    }

    fn parsed<T>(&self, column: &str, parse: fn(&str) -> Option<T>) -> anyhow::Result<T> {
        let text = self.text(column)?;
        parse(&text).with_context(|| format!("column {column} holds {text:?}"))
    }
}

/// A page of rows that were asked for with one more than it shows, and whether there are more.
pub fn page<T>(mut rows: Vec<T>, shown: i64) -> (Vec<T>, bool) {
    let shown = usize::try_from(shown).unwrap_or(usize::MAX);
    let has_more = rows.len() > shown;
    rows.truncate(shown);
    (rows, has_more)
}
