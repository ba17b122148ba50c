//! A database of its own on the PostgreSQL of `SOKET_TEST_DATABASE`, where there is one.

use soket::db::Db;

/// The address of the test server; none where the tests run on SQLite.
fn server() -> Option<String> {
    std::env::var("SOKET_TEST_DATABASE").ok()
}

fn name() -> String {
    format!("soket_{:016x}", rand::random::<u64>())
}

/// The address of a new, empty database. The server is thrown away after the tests, so nobody drops it.
pub async fn fresh() -> Option<String> {
    let (server, name) = (server()?, name());
    let admin = Db::open_server(&format!("{server}/postgres")).await.unwrap();
    admin.create_database(&name).await.unwrap();
    admin.close().await;
    Some(format!("{server}/{name}"))
}

/// The address of a new database with everything that another one holds, to which nobody is connected any more.
pub async fn copy_of(url: &str) -> String {
    let (server, from) = url.rsplit_once('/').unwrap();
    let name = name();
    let admin = Db::open_server(&format!("{server}/postgres")).await.unwrap();
    admin.copy_database(from, &name).await.unwrap();
    admin.close().await;
    format!("{server}/{name}")
}
