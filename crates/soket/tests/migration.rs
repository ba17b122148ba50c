//! Upgrades over data: every step runs over rows that were there before it, and all of them are there and readable after it.

mod content;
mod schema;

use crate::postgres;
use content::{Dump, fill};
use schema::Schema;
use soket::app::App;
use soket::db::{Db, Dialect, backup};
use soket::store;
use soket_core::id::{ArticleId, MandateId, ReviewId, UnitId};
use sqlx::Row as _;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The text of every step, in order.
fn steps() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

/// The address of an empty database, on PostgreSQL where the tests have one, and the folder it needs.
async fn ground() -> (TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}?mode=rwc", dir.path().join("soket.db").display());
    (dir, postgres::fresh().await.unwrap_or(file))
}

#[tokio::test]
async fn every_step_keeps_the_rows_that_were_there_before_it() {
    let (dir, url) = ground().await;
    let (mut schema, mut rows) = (Schema::default(), Dump::default());
    for (at, step) in steps().iter().enumerate() {
        // What stands under the name of one database follows from the tables by itself.
        schema.learn(step.split("-- {").next().unwrap());
        let db = Db::open_at_step(&url, at + 1).await.unwrap();
        rows.stand_in(&Dump::of(&db, &schema).await);
        fill(&db, &schema, &mut rows).await;
        db.close().await;
    }
    let db = Db::open(&url).await.unwrap();
    assert_eq!(step_count(&db).await, steps().len(), "a file of migrations/ is not among the steps, or a step has no file");
    let whole = Dump::of(&db, &schema).await;
    rows.stand_in(&whole);
    db.close().await;
    let db = Db::open(&url).await.unwrap();
    assert_eq!(Dump::of(&db, &schema).await, whole, "a second run changed something");
    read_all(&db, dir.path()).await;
}

/// Everything that was filled in is understood by the program and goes into a backup.
async fn read_all(db: &Db, dir: &Path) {
    let app = App::over(db.clone(), dir).await.unwrap();
    let tree = app.tree_now().await.unwrap();
    assert!(
        !tree.all().is_empty() && !store::account::all(db).await.unwrap().is_empty() && !store::person::all(db).await.unwrap().is_empty()
    );
    let mandates = store::mandate::all(db).await.unwrap();
    assert!(!mandates.is_empty() && !store::indicator::all(db).await.unwrap().is_empty());
    assert!(!store::figure::readings(db).await.unwrap().is_empty() && !store::figure::of_unit(db, UnitId(1)).await.unwrap().is_empty());
    assert!(!store::target::all(db).await.unwrap().is_empty() && !store::trail::newest(db).await.unwrap().is_empty());
    store::mandate::relations(db, MandateId(1)).await.unwrap();
    let review = store::review::by_id(db, ReviewId(1)).await.unwrap();
    assert!(!store::review::record::all(db, review.id).await.unwrap().is_empty());
    assert!(!store::review::verdicts(db, review.id).await.unwrap().is_empty());
    assert!(!store::task::open(db).await.unwrap().is_empty() && !store::printed::codes(db, &Default::default()).await.unwrap().is_empty());
    for id in [1, 2] {
        let article = store::article::by_id(db, ArticleId(id)).await.unwrap();
        assert_eq!(store::article::revision::all(db, article.id).await.unwrap().len(), 1);
    }
    let publications = store::publication::list(db, "2030", (&store::publication::Narrowed::All, 0)).await.unwrap().0;
    assert_eq!(publications.len(), 4, "{publications:?}");
    let query = soket_core::article::query::Query::read("1");
    store::publication::find::find(db, "2030", (&query, 0)).await.unwrap();
    let file = dir.join("backup.zip");
    let made = backup::write(db, dir, &file).await.unwrap();
    assert!(made.rows.values().all(|rows| *rows >= 2), "a table was left empty: {:?}", made.rows);
    let (other_dir, other) = ground().await;
    let other = Db::open(&other).await.unwrap();
    assert_eq!(backup::restore(&other, other_dir.path(), &file).await.unwrap(), made);
}

async fn step_count(db: &Db) -> usize {
    let mut read = db.read().await.unwrap();
    let row = sqlx::query("select count(*) as steps from schema_step").fetch_one(&mut *read).await.unwrap();
    row.try_get::<i64, _>("steps").unwrap().try_into().unwrap()
}

#[tokio::test]
async fn tables_of_a_newer_soket_are_refused_with_a_sentence_and_left_alone() {
    let (_dir, url) = ground().await;
    let db = Db::open(&url).await.unwrap();
    let mut tx = db.write().await.unwrap();
    let newer = i64::try_from(steps().len() + 1).unwrap();
    sqlx::query("insert into schema_step (number) values ($1)").bind(newer).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    db.close().await;
    let refused = Db::open(&url).await.unwrap_err().to_string();
    assert!(refused.contains("một bản soket mới hơn ghi (bước"), "{refused}");
    let again = Db::open(&url).await.unwrap_err().to_string();
    assert_eq!(again, refused, "the refusal changed nothing");
}

#[tokio::test]
async fn an_answer_of_sqlite_means_that_the_disk_has_it() {
    let dir = tempfile::tempdir().unwrap();
    let db = Db::open_file(&dir.path().join("soket.db")).await.unwrap();
    assert_eq!(db.dialect(), Dialect::Sqlite);
    let mut tx = db.write().await.unwrap();
    let full = 2_i64;
    let row = sqlx::query("pragma synchronous").fetch_one(&mut *tx).await.unwrap();
    assert_eq!(row.try_get::<i64, _>(0).unwrap(), full, "synchronous on the connection that writes");
    let row = sqlx::query("pragma foreign_keys").fetch_one(&mut *tx).await.unwrap();
    assert_eq!(row.try_get::<i64, _>(0).unwrap(), 1, "foreign keys on the connection that writes");
    let row = sqlx::query("pragma journal_mode").fetch_one(&mut *tx).await.unwrap();
    assert_eq!(row.try_get::<String, _>(0).unwrap(), "wal");
}
