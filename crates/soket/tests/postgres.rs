//! A database of its own on the PostgreSQL of `SOKET_TEST_DATABASE`, where there is one.

use soket::db::Db;

/// The address of a new, empty database; none where the tests run on SQLite. The server is thrown away after the tests, so
/// nobody drops it.
pub async fn fresh() -> Option<String> {
    let server = std::env::var("SOKET_TEST_DATABASE").ok()?;
    let name = format!("soket_{:016x}", rand::random::<u64>());
    let admin = Db::open_server(&format!("{server}/postgres")).await.unwrap();
    admin.create_database(&name).await.unwrap();
    Some(format!("{server}/{name}"))
}
