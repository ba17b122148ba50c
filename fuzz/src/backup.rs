//! Backups from anywhere: refused with nothing left behind, or restored so that a new backup holds the same.

use serde_json::{Map, Value, json};
use soket::db::Db;
use soket::db::backup::{self, Manifest};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::sync::OnceLock;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A container as it is, or one written out as text: `== name` begins an entry, the lines below it are its content. A table
/// that is not named is empty, and a manifest that is not written counts what is there.
pub fn holds(bytes: &[u8]) {
    let archive = if bytes.starts_with(b"PK") { bytes.to_vec() } else { pack(&entries(&super::typed(bytes))) };
    let place = TempDir::new().expect("a folder");
    std::fs::write(place.path().join("backup.zip"), &archive).expect("the backup");
    let data = place.path().join("data");
    std::fs::create_dir(&data).expect("a data folder");
    std::fs::write(data.join("soket.db"), &ground().database).expect("an empty database");
    ground().runtime.block_on(taken_back(&place, &data, &archive));
}

async fn taken_back(place: &TempDir, data: &Path, archive: &[u8]) {
    let db = Db::open_file(&data.join("soket.db")).await.expect("the empty database");
    let restored = backup::restore(&db, data, &place.path().join("backup.zip")).await;
    let again = place.path().join("again.zip");
    let now = backup::write(&db, data, &again).await.expect("a backup of what was restored");
    db.close().await;
    match restored {
        Ok(manifest) => {
            assert_eq!((&now.rows, now.files), (&manifest.rows, manifest.files));
            same_content(archive, &std::fs::read(again).expect("the new backup"));
        }
        Err(refused) => {
            assert_eq!((now.rows.values().sum::<u64>(), now.files), (0, 0), "left behind by a restore that was refused: {refused:#}");
            assert!(!data.join("files").exists(), "left behind by a restore that was refused: {refused:#}");
        }
    }
}

/// Every value that the first holds stands in the second, and every kept file with its bytes.
fn same_content(first: &[u8], second: &[u8]) {
    let (first, second) = (unpack(first), unpack(second));
    for (name, bytes) in &first {
        if let Some(table) = name.strip_prefix("tables/").filter(|_| second.contains_key(name)) {
            let (given, kept) = (rows(bytes), rows(&second[name]));
            assert!(given.iter().all(|row| kept.iter().any(|other| covers(other, row))), "{table}: {given:?} became {kept:?}");
        }
        if name.starts_with("files/") && !name.ends_with('/') {
            assert!(second.get(name) == Some(bytes), "{name}");
        }
    }
}

fn rows(lines: &[u8]) -> Vec<Map<String, Value>> {
    lines.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect()
}

/// SQLite takes a number for a text and turns it into one, so only values of the same kind are compared.
fn covers(kept: &Map<String, Value>, given: &Map<String, Value>) -> bool {
    given.iter().all(|(column, value)| match (value, kept.get(column)) {
        (Value::Number(_), Some(Value::Number(_))) | (Value::String(_), Some(Value::String(_))) => kept.get(column) == Some(value),
        (_, found) => found.is_some(),
    })
}

fn unpack(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(archive)).expect("a container that was restored");
    let mut entries = BTreeMap::new();
    for at in 0..zip.len() {
        let Ok(mut entry) = zip.by_index(at) else { continue };
        let (name, mut bytes) = (entry.name().map(|name| name.into_owned()).unwrap_or_default(), Vec::new());
        if entry.read_to_end(&mut bytes).is_ok() {
            entries.insert(name, bytes);
        }
    }
    entries
}

fn entries(text: &str) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("== "), entries.last_mut()) {
            (Some(name), _) => entries.push((name.to_owned(), String::new())),
            (None, Some((_, content))) => {
                content.push_str(line);
                content.push('\n');
            }
            (None, None) => {}
        }
    }
    entries
}

fn pack(given: &[(String, String)]) -> Vec<u8> {
    let Ground { empty, .. } = ground();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: &str| {
        // A name that is there already is refused by the writer; the first one stays.
        if zip.start_file(name, SimpleFileOptions::default()).is_ok() {
            zip.write_all(content.as_bytes()).expect("an entry");
        }
    };
    let mut counted = empty.rows.clone();
    for (name, content) in given {
        add(name, content);
        if let Some(rows) = name.strip_prefix("tables/").and_then(|name| counted.get_mut(name.strip_suffix(".jsonl")?)) {
            *rows = content.lines().count() as u64;
        }
    }
    let files = given.iter().filter(|(name, _)| name.starts_with("files/")).count();
    let manifest = json!({ "version": "0.1.0", "made_at": "2023-05-20T00:00:00Z", "steps": empty.steps, "rows": counted, "files": files });
    add("manifest.json", &manifest.to_string());
    for table in empty.rows.keys() {
        add(&format!("tables/{table}.jsonl"), "");
    }
    zip.finish().expect("a container").into_inner()
}

/// What all runs share: an empty database with its tables, and what a backup says about it.
struct Ground {
    runtime: Runtime,
    database: Vec<u8>,
    empty: Manifest,
}

fn ground() -> &'static Ground {
    static GROUND: OnceLock<Ground> = OnceLock::new();
    GROUND.get_or_init(|| {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let place = TempDir::new().expect("a folder");
        let file = place.path().join("soket.db");
        let empty = runtime.block_on(async {
            let db = Db::open_file(&file).await.expect("an empty database");
            let empty = backup::write(&db, place.path(), &place.path().join("empty.zip")).await.expect("a backup of nothing");
            db.close().await;
            empty
        });
        Ground { runtime, database: std::fs::read(file).expect("the database"), empty }
    })
}
