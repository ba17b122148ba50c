//! The database: one SQL text for SQLite and PostgreSQL, one door for writing, one for reading.

pub mod backup;
mod migration;

use anyhow::Result;
use soket_core::refusal::Refusal;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyPool, AssertSqlSafe, ConnectOptions, Executor, Row as _, Transaction};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// A write in progress: everything in it happens together, or not at all when it is dropped.
pub type Write = Transaction<'static, Any>;

/// Which of the two databases answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// The embedded one.
    Sqlite,
    /// The one for several machines.
    Postgres,
}

impl Dialect {
    /// Its name in metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Dialect::Sqlite => "sqlite",
            Dialect::Postgres => "postgres",
        }
    }
}

/// The open database.
#[derive(Debug, Clone)]
pub struct Db {
    readers: AnyPool,
    writers: AnyPool,
    dialect: Dialect,
}

impl Db {
    /// Opens the embedded database in a file, creating it if it is not there, and brings its tables up to date.
    ///
    /// # Errors
    /// When the file cannot be opened or was written by a newer soket.
    pub async fn open_file(file: &Path) -> Result<Self> {
        let file =
            file.to_str().ok_or_else(|| Refusal::unfit("Tên thư mục dữ liệu có chữ không đọc được.", "Đặt tên thư mục bằng chữ UTF-8."))?;
        Self::open(&format!("sqlite://{file}?mode=rwc")).await
    }

    /// Opens a database by its address (`sqlite://...` or `postgres://...`) and brings its tables up to date.
    ///
    /// # Errors
    /// When nothing answers there, or the tables were made by a newer soket.
    pub async fn open(url: &str) -> Result<Self> {
        Self::open_at_step(url, migration::count()).await
    }

    /// As [`Db::open`], with the tables only as far as a step: as an older soket left them. The tests of upgrades begin here.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub async fn open_at_step(url: &str, step: usize) -> Result<Self> {
        sqlx::any::install_default_drivers();
        let dialect = if url.starts_with("sqlite") { Dialect::Sqlite } else { Dialect::Postgres };
        let options =
            AnyConnectOptions::from_str(url).map_err(closed)?.log_slow_statements(tracing::log::LevelFilter::Warn, Duration::from_secs(1));
        let (reading, writing) = match dialect {
            Dialect::Sqlite => (4, 1),
            Dialect::Postgres => (8, 8),
        };
        // The writer comes first: it creates the file and sets the journal mode that readers then find.
        let writers = pool(dialect, writing).connect_with(options.clone()).await.map_err(closed)?;
        let readers = pool(dialect, reading).connect_with(options).await.map_err(closed)?;
        let db = Self { readers, writers, dialect };
        migration::run(&db, step).await?;
        Ok(db)
    }

    /// Opens a PostgreSQL server without touching any tables, to make databases on it.
    ///
    /// # Errors
    /// When nothing answers there.
    pub async fn open_server(url: &str) -> Result<Self> {
        sqlx::any::install_default_drivers();
        let pool = pool(Dialect::Postgres, 1).connect(url).await.map_err(closed)?;
        Ok(Self { readers: pool.clone(), writers: pool, dialect: Dialect::Postgres })
    }

    /// Makes an empty database whose text sorts by bytes, as SQLite's does.
    ///
    /// # Errors
    /// When the name is taken or not allowed.
    pub async fn create_database(&self, name: &str) -> Result<()> {
        is_plain(name)?;
        let sql = AssertSqlSafe(format!("create database {name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'"));
        sqlx::query(sql).execute(&self.writers).await?;
        Ok(())
    }

    /// Copies a database to which nobody is connected.
    ///
    /// # Errors
    /// When a name is taken or not allowed, or somebody is connected.
    pub async fn copy_database(&self, from: &str, name: &str) -> Result<()> {
        is_plain(from).and_then(|()| is_plain(name))?;
        sqlx::query(AssertSqlSafe(format!("create database {name} template {from}"))).execute(&self.writers).await?;
        Ok(())
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// When none becomes free in time.
    pub async fn read(&self) -> sqlx::Result<PoolConnection<Any>> {
        self.readers.acquire().await
    }

    /// Begins a write. On SQLite it takes the write lock at once: a transaction that first reads and then writes would
    /// otherwise fail with "database is locked" whenever another one wrote in between.
    ///
    /// # Errors
    /// When the lock is not free in time.
    pub async fn write(&self) -> sqlx::Result<Write> {
        match self.dialect {
            Dialect::Sqlite => self.writers.begin_with("begin immediate").await,
            Dialect::Postgres => self.writers.begin().await,
        }
    }

    /// A connection for one statement that writes: it happens as a whole or not at all, and the disk has it when it is answered.
    /// It costs a fraction of a [`Db::write`], which goes to the database three times more.
    ///
    /// # Errors
    /// When none becomes free in time.
    pub async fn statement(&self) -> sqlx::Result<PoolConnection<Any>> {
        self.writers.acquire().await
    }

    /// Which database answers.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// How large the database is, in bytes.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn size(&self) -> sqlx::Result<i64> {
        let sql = match self.dialect {
            Dialect::Sqlite => "select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()",
            Dialect::Postgres => "select pg_database_size(current_database()) as bytes",
        };
        sqlx::query(sql).fetch_one(&mut *self.read().await?).await?.try_get("bytes")
    }

    /// Closes all connections; SQLite folds its journal into the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }
}

fn closed(why: sqlx::Error) -> Refusal {
    Refusal::conflict(
        "Không mở được cơ sở dữ liệu: %{why}.",
        "Xem thư mục dữ liệu có ghi được không; với PostgreSQL, xem địa chỉ và mật khẩu.",
    )
    .with("why", why)
}

/// Names stand in statements as they are, so they must need no quoting.
fn is_plain(name: &str) -> Result<()> {
    anyhow::ensure!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'), "tên cơ sở dữ liệu chỉ gồm chữ, số và gạch dưới");
    Ok(())
}

fn pool(dialect: Dialect, size: u32) -> AnyPoolOptions {
    let options = AnyPoolOptions::new().max_connections(size).acquire_timeout(Duration::from_secs(20));
    match dialect {
        Dialect::Postgres => options,
        // synchronous=full: an answer means that the disk has it.
        // An embedded database does not hang up: asking it each time whether it is there would double what a question costs.
        Dialect::Sqlite => options.test_before_acquire(false).after_connect(|connection, _| {
            Box::pin(async move {
                connection
                    .execute("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 15000; pragma cache_size = -16000")
                    .await?;
                Ok(())
            })
        }),
    }
}
