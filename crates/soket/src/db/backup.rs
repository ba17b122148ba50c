//! Backup and restore: every table as lines of JSON and every kept file, in one ZIP that either database can take back.

use super::{Db, Dialect, migration};
use anyhow::{Context, Result, bail, ensure};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use soket_core::refusal::Refusal;
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Column as _, Row};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Component, Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What a backup says about itself; a restore compares it with what it wrote.
#[derive(Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct Manifest {
    /// The program that made it.
    pub version: String,
    /// When, in UTC.
    pub made_at: String,
    /// How many steps the tables had gone.
    pub steps: usize,
    /// Rows by table.
    pub rows: BTreeMap<String, u64>,
    /// Kept files.
    pub files: u64,
}

/// Where kept files lie below the data folder.
const FILES: &str = "files";

/// Writes a backup. What is entered meanwhile is not in it; what was entered before is in it whole. A file of that name is
/// replaced only once the new one is whole and on the disk.
///
/// # Errors
/// When the database does not answer or the file cannot be written.
pub async fn write(db: &Db, data: &Path, to: &Path) -> Result<Manifest> {
    let part = Part::beside(to);
    let mut zip = ZipWriter::new(part.create()?);
    let rows = write_tables(db, &mut zip).await?;
    let data = data.to_owned();
    let written = move || -> Result<Manifest> {
        let files = write_files(&mut zip, &data)?;
        let made_at = Timestamp::now().to_string();
        let manifest = Manifest { version: env!("CARGO_PKG_VERSION").to_owned(), made_at, steps: migration::count(), rows, files };
        zip.start_file("manifest.json", options())?;
        serde_json::to_writer_pretty(&mut zip, &manifest)?;
        zip.finish()?.sync_all()?;
        part.keep()?;
        Ok(manifest)
    };
    tokio::task::spawn_blocking(written).await?
}

async fn write_tables(db: &Db, zip: &mut ZipWriter<File>) -> Result<BTreeMap<String, u64>> {
    let mut rows = BTreeMap::new();
    let mut tx = db.write().await?;
    if db.dialect() == Dialect::Postgres {
        sqlx::raw_sql("set transaction isolation level repeatable read").execute(&mut *tx).await?;
    }
    for table in migration::tables() {
        let sql = AssertSqlSafe(format!("select * from {table} order by 1"));
        let found = sqlx::query(sql).fetch_all(&mut *tx).await?;
        zip.start_file(format!("tables/{table}.jsonl"), options())?;
        for row in &found {
            serde_json::to_writer(&mut *zip, &line(row)?)?;
            zip.write_all(b"\n")?;
        }
        rows.insert(table, found.len() as u64);
    }
    Ok(rows)
}

fn write_files(zip: &mut ZipWriter<File>, data: &Path) -> Result<u64> {
    let mut files = 0;
    for path in kept_files(&data.join(FILES))? {
        let name = path.strip_prefix(data)?.to_string_lossy().replace('\\', "/");
        zip.start_file(name, options())?;
        std::io::copy(&mut File::open(&path)?, zip)?;
        files += 1;
    }
    Ok(files)
}

/// A backup that is being written: beside its place until it is whole, and gone when it never is.
struct Part {
    to: PathBuf,
    part: PathBuf,
}

impl Part {
    fn beside(to: &Path) -> Self {
        let mut part = to.as_os_str().to_owned();
        part.push(".part");
        Self { to: to.to_owned(), part: part.into() }
    }

    fn create(&self) -> Result<File> {
        let file = File::create(&self.part).map_err(|why| {
            Refusal::conflict("Không tạo được tệp %{file}: %{why}.", "Xem thư mục có ghi được không, hoặc chọn nơi khác.")
                .with("file", self.to.display())
                .with("why", why)
        })?;
        Ok(file)
    }

    fn keep(&self) -> Result<()> {
        std::fs::rename(&self.part, &self.to)?;
        // The new name must outlive a power cut as the bytes do; Windows opens no folder and needs no such care.
        if let Some(Ok(folder)) = self.to.parent().map(File::open) {
            folder.sync_all()?;
        }
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // After `keep` there is nothing of this name any more.
        let _ = std::fs::remove_file(&self.part);
    }
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().large_file(true)
}

fn line(row: &AnyRow) -> Result<Map<String, Value>> {
    let mut line = Map::new();
    for (at, column) in row.columns().iter().enumerate() {
        let value = match row.try_get::<Option<i64>, _>(at) {
            Ok(number) => number.map_or(Value::Null, Value::from),
            Err(_) => row.try_get::<Option<String>, _>(at)?.map_or(Value::Null, Value::from),
        };
        line.insert(column.name().to_owned(), value);
    }
    Ok(line)
}

fn kept_files(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.pop().filter(|dir| dir.is_dir()) {
        for entry in std::fs::read_dir(dir)? {
            let path = entry?.path();
            match path.is_dir() {
                // What is just coming in gets its name when it is whole.
                true if path.ends_with("incoming") => {}
                true => open.push(path),
                false => found.push(path),
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Restores a backup into an empty database and folder, and checks that everything arrived.
///
/// # Errors
/// When the database or the folder holds something already, or the backup is damaged or newer than this program; nothing of
/// it is then left in either.
pub async fn restore(db: &Db, data: &Path, from: &Path) -> Result<Manifest> {
    let mut zip = open(from)?;
    let manifest: Manifest = serde_json::from_reader(zip.by_name("manifest.json").map_err(|_| lacks("manifest.json"))?)?;
    if manifest.steps != migration::count() {
        return Err(other_steps(&manifest).into());
    }
    let mut tx = db.write().await?;
    for table in migration::tables() {
        let sql = AssertSqlSafe(format!("select count(*) as rows from {table}"));
        let rows: i64 = sqlx::query(sql).fetch_one(&mut *tx).await?.try_get("rows")?;
        if rows > 0 {
            let taken = Refusal::conflict("Nơi khôi phục đã có dữ liệu (bảng %{table}).", "Chọn thư mục hoặc cơ sở dữ liệu trống.");
            return Err(taken.with("table", table).into());
        }
        let entry = zip.by_name(&format!("tables/{table}.jsonl")).map_err(|_| lacks(&table))?;
        let mut written = 0;
        for line in BufReader::new(entry).lines() {
            let row: Map<String, Value> = serde_json::from_str(&line?).map_err(|why| damaged(&table, why))?;
            insert(&mut tx, &table, &row).await.map_err(|why| damaged(&table, why))?;
            written += 1;
        }
        let said = manifest.rows.get(&table).copied().unwrap_or(0);
        if written != said {
            return Err(differs(&table, (written, said)).into());
        }
        count_on(&mut tx, db.dialect(), &table).await?;
    }
    let unpacked = Unpacked::begin(data)?;
    let files = unpack(&mut zip, data)?;
    if files != manifest.files {
        return Err(differs(FILES, (files, manifest.files)).into());
    }
    tx.commit().await?;
    unpacked.keep();
    Ok(manifest)
}

fn open(from: &Path) -> Result<ZipArchive<File>> {
    let file = File::open(from).map_err(|why| {
        Refusal::unfit("Không mở được tệp %{file}: %{why}.", "Xem lại đường dẫn của tệp.").with("file", from.display()).with("why", why)
    })?;
    let zip = ZipArchive::new(file).map_err(|_| {
        Refusal::unfit(
            "%{file} không phải là bản sao lưu của soket, hoặc bị cụt.",
            "Chọn tệp do soket backup ghi, hoặc lấy một bản sao khác.",
        )
        .with("file", from.display())
    })?;
    Ok(zip)
}

fn other_steps(manifest: &Manifest) -> Refusal {
    Refusal::conflict(
        "Bản sao lưu ở bước dữ liệu %{theirs}, chương trình này ở bước %{ours}.",
        "Khôi phục bằng bản soket %{version} rồi nâng cấp.",
    )
    .with("theirs", manifest.steps)
    .with("ours", migration::count())
    .with("version", &manifest.version)
}

fn lacks(part: &str) -> Refusal {
    Refusal::unfit("Bản sao lưu thiếu phần %{part}.", "Lấy một bản sao lưu khác.").with("part", part)
}

fn damaged(table: &str, why: impl std::fmt::Display) -> Refusal {
    Refusal::unfit("Một dòng của bảng %{table} trong bản sao lưu bị hỏng: %{why}.", "Lấy một bản sao lưu khác.")
        .with("table", table)
        .with("why", why)
}

fn differs(part: &str, (found, said): (u64, u64)) -> Refusal {
    Refusal::unfit("Phần %{part} có %{found} mục, bản sao lưu ghi %{said}.", "Lấy một bản sao lưu khác.")
        .with("part", part)
        .with("found", found)
        .with("said", said)
}

async fn insert(tx: &mut super::Write, table: &str, row: &Map<String, Value>) -> Result<()> {
    let known = |name: &String| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    ensure!(row.keys().all(known), "a column of another name");
    // A column that is not named stays empty; an empty value would need the type of its column.
    let row: Vec<(&String, &Value)> = row.iter().filter(|(_, value)| !value.is_null()).collect();
    let columns: Vec<&str> = row.iter().map(|(name, _)| name.as_str()).collect();
    let marks: Vec<String> = (1..=columns.len()).map(|number| format!("${number}")).collect();
    let sql = AssertSqlSafe(format!("insert into {table} ({}) values ({})", columns.join(", "), marks.join(", ")));
    let mut query = sqlx::query(sql);
    for (_, value) in row {
        query = match value {
            Value::Number(number) => query.bind(number.as_i64().context("a number out of range")?),
            Value::String(text) => query.bind(text.clone()),
            _ => bail!("a value of another kind"),
        };
    }
    query.execute(&mut **tx).await?;
    Ok(())
}

/// PostgreSQL gives ids from a counter that did not see the restored rows.
async fn count_on(tx: &mut super::Write, dialect: Dialect, table: &str) -> Result<()> {
    if dialect == Dialect::Postgres && migration::has_key(table) {
        let sql = format!("select setval(pg_get_serial_sequence('{table}', 'id'), coalesce((select max(id) from {table}), 0) + 1, false)");
        sqlx::query(AssertSqlSafe(sql)).execute(&mut **tx).await?;
    }
    Ok(())
}

/// The files of a restore that is under way: gone again when it does not come to its end.
struct Unpacked {
    place: PathBuf,
}

impl Unpacked {
    fn begin(data: &Path) -> Result<Self> {
        let place = data.join(FILES);
        if !kept_files(&place)?.is_empty() {
            let taken = Refusal::conflict("Nơi khôi phục đã có tệp (%{folder}).", "Chọn thư mục trống.");
            return Err(taken.with("folder", place.display()).into());
        }
        Ok(Self { place })
    }

    fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Unpacked {
    fn drop(&mut self) {
        // The refusal that is on its way says more than a folder that does not go.
        let _ = std::fs::remove_dir_all(&self.place);
    }
}

fn unpack(zip: &mut ZipArchive<File>, data: &Path) -> Result<u64> {
    let names: Vec<String> = zip.file_names().map(|name| Ok(name?.into_owned())).collect::<Result<_>>()?;
    let mut files = 0;
    for name in names.iter().filter(|name| name.starts_with("files/") && !name.ends_with('/')) {
        let relative = Path::new(name);
        // Its own name in one spelling: no step up, none that stays, nothing that begins elsewhere.
        if relative.components().any(|part| !matches!(part, Component::Normal(_)))
            || name.split('/').any(|step| matches!(step, "" | "." | ".."))
            || name.contains('\\')
        {
            return Err(Refusal::unfit("Bản sao lưu có tệp nằm ngoài chỗ: %{file}.", "Lấy một bản sao lưu khác.")
                .with("file", name)
                .into());
        }
        let place = data.join(relative);
        std::fs::create_dir_all(place.parent().context("a file without a folder")?)?;
        let mut file = File::create(&place)?;
        std::io::copy(&mut zip.by_name(name)?, &mut file)?;
        file.sync_all()?;
        files += 1;
    }
    Ok(files)
}
