//! Rows made from the schema, in the forms that the program reads, and the content of a database to compare.

use super::schema::{Column, Schema, Table};
use jiff::civil::date;
use soket::db::Db;
use soket_core::figure::{Indicator, IndicatorKind, OverTime, OverUnits};
use soket_core::id::{IndicatorId, MandateId, UnitId};
use soket_core::period::Period;
use soket_core::target::draft::{Draft, Known};
use soket_core::unit::Line;
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Column as _, Row as _};
use std::collections::BTreeMap;

/// One value: a number, a text or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Number(Option<i64>),
    Text(Option<String>),
}

type Values = BTreeMap<String, Value>;

/// Rows by table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Dump(BTreeMap<String, Vec<Values>>);

impl Dump {
    /// Everything that a database holds, the steps it went included.
    pub async fn of(db: &Db, schema: &Schema) -> Self {
        let mut dump = Self::default();
        let mut read = db.read().await.unwrap();
        let tables = schema.tables.iter().map(|table| (table.name.as_str(), "1, 2")).chain([("schema_step", "1")]);
        for (name, order) in tables {
            let sql = AssertSqlSafe(format!("select * from {name} order by {order}"));
            let rows = sqlx::query(sql).fetch_all(&mut *read).await.unwrap();
            dump.0.insert(name.to_owned(), rows.iter().map(values).collect());
        }
        dump
    }

    /// Each of these rows stands in the other dump, with every value it had.
    pub fn stand_in(&self, whole: &Dump) {
        for (table, rows) in &self.0 {
            for row in rows {
                let same =
                    |other: &&Values| row.iter().all(|(column, value)| *value == Value::none(value) || other.get(column) == Some(value));
                assert!(whole.0[table].iter().any(|other| same(&other)), "{table} lost {row:?}");
            }
        }
    }

    fn count(&self, table: &str) -> i64 {
        i64::try_from(self.0.get(table).map_or(0, Vec::len)).unwrap()
    }
}

impl Value {
    /// Nothing, of the same kind: a step may fill in what was empty.
    fn none(like: &Value) -> Value {
        match like {
            Value::Number(_) => Value::Number(None),
            Value::Text(_) => Value::Text(None),
        }
    }
}

fn values(row: &AnyRow) -> Values {
    let value = |at| match row.try_get::<Option<i64>, _>(at) {
        Ok(number) => Value::Number(number),
        Err(_) => Value::Text(row.try_get(at).unwrap()),
    };
    row.columns().iter().enumerate().map(|(at, column)| (column.name().to_owned(), value(at))).collect()
}

/// Two more rows for every table that is there: one with what it must have, one with everything.
pub async fn fill(db: &Db, schema: &Schema, rows: &mut Dump) {
    let mut tx = db.write().await.unwrap();
    for table in schema.tables.iter().flat_map(|table| [table, table]) {
        let row = row(table, rows);
        let columns: Vec<&str> = row.keys().map(String::as_str).collect();
        let marks: Vec<String> = (1..=columns.len()).map(|number| format!("${number}")).collect();
        let sql = format!("insert into {} ({}) values ({})", table.name, columns.join(", "), marks.join(", "));
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for value in row.values() {
            query = match value.clone() {
                Value::Number(number) => query.bind(number),
                Value::Text(text) => query.bind(text),
            };
        }
        query.execute(&mut *tx).await.unwrap_or_else(|fault| panic!("{row:?} into {}: {fault}", table.name));
        rows.0.entry(table.name.clone()).or_default().push(row);
    }
    tx.commit().await.unwrap();
}

/// The next row of a table. Every other one leaves out what may be left out.
fn row(table: &Table, rows: &Dump) -> Values {
    let number = rows.count(&table.name) + 1;
    let filled = |column: &&Column| column.is_wanted || (number % 2 == 0 && !FROZEN.contains(&column.name.as_str()));
    let value = |column: &Column| match &column.refers {
        Some(other) if *other == table.name => Value::Number(Some(number - 1)),
        Some(other) => Value::Number(Some(number.min(rows.count(other)))),
        None if column.is_text => Value::Text(Some(text(table, &column.name, number))),
        None => Value::Number(Some(number)),
    };
    table.columns.iter().filter(filled).map(|column| (column.name.clone(), value(column))).collect()
}

/// Filled only together with a state that the rows do not have.
const FROZEN: [&str; 2] = ["facts", "document"];

/// A text in the form that the program expects in that column, and no two alike where the column may hold anything.
fn text(table: &Table, column: &str, number: i64) -> String {
    let form = match (table.name.as_str(), column) {
        ("unit", "kind") => "cell",
        ("account_role", "role") => "clerk",
        ("mandate", "kind") => "resolution",
        ("mandate_relation", "kind") => "continues",
        ("attachment", "kind") => "pdf",
        ("indicator", "kind") => "count",
        ("indicator", "levels") => "place:38",
        ("review", "outline") => "periodic",
        ("review", "profile") => "PARTY-HD36",
        ("review", "state") => "draft",
        ("review_record", "kind") => "limit",
        ("task", "state") => "open",
        ("trail", "action") => "correct",
        ("target", "definition") => return definition(),
        ("conference", "kind") => "review",
        ("conference", "quorum") => "2/3",
        ("conference", "starts_at") => "07:30:00",
        ("delegate", "class") => "voting",
        ("delegate", "duty") => "none",
        ("delegate", "reply") => "awaited",
        ("agenda_item", "kind") => "report",
        ("conference_line", "data") => "{\"deed\":\"begin\"}",
        ("article", "state") => "draft",
        ("photo_consent", "state") => "given",
        ("publication", "kind") => "article",
        ("publication", "visible_from") => "2021-05-18T01:02:03.000000Z",
        ("publication_photo", "sizes") => "[]",
        ("printed", "subject") => return format!("total:{number}:2021"),
        (_, "line") => "party",
        (_, "period") => "2021",
        (_, "over_units" | "over_time") => "sum",
        (_, "calendar") => "year",
        (_, name) if name.ends_with("_at") => "2021-05-18T01:02:03.000000Z",
        (_, name) if name.ends_with("_on") || ["cut_off", "counted_to"].contains(&name) => "2021-05-18",
        (name, _) => return format!("{name}.{column} số {number}"),
    };
    form.to_owned()
}

fn definition() -> String {
    let indicator = Indicator {
        id: IndicatorId(1),
        code: "ket-nap".to_owned(),
        name: "đảng viên mới kết nạp".to_owned(),
        scale: "đảng viên".to_owned(),
        decimals: 0,
        kind: IndicatorKind::Count,
        over_units: OverUnits::Sum,
        over_time: OverTime::Sum,
        line: Line::Party,
    };
    let term = Period::term(date(2020, 6, 20), date(2025, 6, 19)).unwrap();
    let known = Known { mandate: MandateId(1), owner: UnitId(1), term, indicators: &[indicator], targets: &[], units: &[] };
    let draft = Draft { code: "CT01".to_owned(), name: "Kết nạp".to_owned(), numerator: "ket-nap".to_owned(), ..Draft::default() };
    serde_json::to_string(&draft.read(known).unwrap()).unwrap()
}
