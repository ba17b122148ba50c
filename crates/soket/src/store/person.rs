//! People whose names stand on papers: least fields (name and unit), and the posts they held.

use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use jiff::civil::Date;
use soket_core::id::{PersonId, UnitId};
use soket_core::text;

/// A person in the register of names.
#[derive(Debug, Clone)]
pub struct Person {
    /// Identity.
    pub id: PersonId,
    /// Full name: họ, đệm, tên.
    pub full_name: String,
    /// The unit the person belongs to.
    pub unit: UnitId,
}

/// A post held for a time.
#[derive(Debug, Clone)]
pub struct Post {
    /// Who.
    pub person: Person,
    /// Where the post is.
    pub unit: UnitId,
    /// "Bí thư", "Phó bí thư".
    pub title: String,
    /// First day.
    pub from_on: Date,
    /// Last day, or open.
    pub to_on: Option<Date>,
}

/// Everyone, by given name.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db) -> Result<Vec<Person>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select id, full_name, unit_id from person").fetch_all(&mut *read).await?;
    let mut people: Vec<Person> = rows.iter().map(person).collect::<Result<_>>()?;
    people.sort_by_cached_key(|person| text::collation::person_key(&person.full_name));
    Ok(people)
}

/// The posts of a unit, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn posts(db: &Db, unit: UnitId) -> Result<Vec<Post>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select p.id, p.full_name, p.unit_id, o.unit_id as post_unit, o.title, o.from_on, o.to_on
         from post o join person p on p.id = o.person_id where o.unit_id = $1 order by o.from_on, o.id",
    )
    .bind(unit.0)
    .fetch_all(&mut *read)
    .await?;
    let post = |row: &sqlx::any::AnyRow| {
        Ok(Post {
            person: person(row)?,
            unit: row.id("post_unit")?,
            title: row.text("title")?,
            from_on: row.date("from_on")?,
            to_on: row.maybe_date("to_on")?,
        })
    };
    rows.iter().map(post).collect()
}

fn person(row: &sqlx::any::AnyRow) -> Result<Person> {
    Ok(Person { id: row.id("id")?, full_name: row.text("full_name")?, unit: row.id("unit_id")? })
}

/// Adds a person.
///
/// # Errors
/// When the database does not answer.
pub async fn add(tx: &mut Write, full_name: &str, unit: UnitId) -> Result<PersonId> {
    let row = sqlx::query("insert into person (full_name, folded, unit_id) values ($1, $2, $3) returning id")
        .bind(full_name)
        .bind(text::fold(full_name))
        .bind(unit.0)
        .fetch_one(&mut **tx)
        .await?;
    Ok(row.id("id")?)
}

/// Gives a person a post in a unit from a day on.
///
/// # Errors
/// When the database does not answer.
pub async fn appoint(tx: &mut Write, person: PersonId, post: (UnitId, &str), from_on: Date) -> Result<()> {
    sqlx::query("insert into post (person_id, unit_id, title, from_on) values ($1, $2, $3, $4)")
        .bind(person.0)
        .bind(post.0.0)
        .bind(post.1)
        .bind(from_on.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
