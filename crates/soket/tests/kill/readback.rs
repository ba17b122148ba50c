//! What the database holds after a kill, held against what the writers know.

use crate::entry::{self, Entry};
use crate::program::Place;
use crate::rush::Fate;
use soket::db::{Db, Dialect};
use soket::store;
use soket::store::figure::Line;
use soket_core::figure::Entry as Value;
use sqlx::Row as _;
use std::collections::HashMap;

/// The database of a place.
pub async fn open(place: &Place) -> Db {
    let db = match &place.database {
        Some(url) => Db::open(url).await.unwrap(),
        None => Db::open_file(&place.dir.path().join("soket.db")).await.unwrap(),
    };
    if db.dialect() == Dialect::Postgres {
        for setting in ["fsync", "synchronous_commit", "full_page_writes"] {
            assert_eq!(text(&db, &format!("show {setting}")).await, "on", "{setting}: this test needs a server that keeps its word");
        }
    }
    db
}

/// The numbers of the indicators that the entries are about.
pub async fn boxes(place: &Place) -> Vec<i64> {
    let db = open(place).await;
    let asked = store::indicator::all(&db).await.unwrap();
    let id = |code| asked.iter().find(|asked| asked.indicator.code == code).unwrap().indicator.id.0;
    entry::INDICATORS.map(id).to_vec()
}

/// Each acknowledged entry is there, each other one is there whole or not at all, each figure has its line in the trail, and
/// the database itself is sound.
pub async fn check(place: &Place, entries: &[Entry], fates: &[Fate]) {
    let db = open(place).await;
    let mut lines: HashMap<&str, Vec<Line>> = HashMap::new();
    for unit in entry::UNITS {
        let id = *number(&db, &format!("select id from unit where code = '{unit}'")).await.first().unwrap();
        lines.insert(unit, store::figure::of_unit(&db, id.into()).await.unwrap());
    }
    for (entry, fate) in entries.iter().zip(fates) {
        let kept: Vec<&Line> = lines[entry.unit].iter().filter(|line| line.counted_to == entry.day).collect();
        let as_sent = |line: &&Line| line.entry.is_some() && line.entry == entry.value(line.indicator.0).map(Value::Value);
        assert!(kept.iter().all(as_sent), "not as it was sent: {entry:?}, but {kept:?}");
        match (kept.len(), fate) {
            (found, Fate::Acknowledged) => assert_eq!(found, entry.boxes.len(), "acknowledged, and not there: {entry:?}, only {kept:?}"),
            (found, Fate::Unanswered) => assert!(found == 0 || found == entry.boxes.len(), "written by halves: {entry:?}, only {kept:?}"),
            (found, Fate::Unsent) => assert_eq!(found, 0, "never sent, and there: {entry:?}"),
        }
    }
    let figures = number(&db, "select id from figure order by id").await;
    let told = number(
        &db,
        "select subject_id from trail where subject_kind = 'figure' and action in ('enter', 'correct', 'withdraw') order by subject_id",
    )
    .await;
    assert_eq!(figures, told, "a figure without its line in the trail, or a line without its figure");
    if db.dialect() == Dialect::Sqlite {
        assert_eq!(text(&db, "pragma integrity_check").await, "ok");
    }
    db.close().await;
}

async fn number(db: &Db, sql: &str) -> Vec<i64> {
    let mut read = db.read().await.unwrap();
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(&mut *read).await.unwrap();
    rows.iter().map(|row| row.try_get(0).unwrap()).collect()
}

async fn text(db: &Db, sql: &str) -> String {
    let mut read = db.read().await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_one(&mut *read).await.unwrap().try_get(0).unwrap()
}
