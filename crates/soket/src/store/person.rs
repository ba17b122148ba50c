//! People whose names stand on papers: least fields (name and unit), and the posts they held.

use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::trail;
use jiff::civil::Date;
use soket_core::conference::delegate::Reply;
use soket_core::id::{AccountId, PersonId, UnitId};
use soket_core::text;
use soket_core::trail::Verb;

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
    /// Identity.
    pub id: i64,
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

/// One person.
///
/// # Errors
/// Not found when there is none.
pub async fn by_id(db: &Db, id: PersonId) -> Result<Person> {
    let mut read = db.read().await?;
    person(&sqlx::query("select id, full_name, unit_id from person where id = $1").bind(id.0).fetch_one(&mut *read).await?)
}

/// The posts of a unit, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn posts(db: &Db, unit: UnitId) -> Result<Vec<Post>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select p.id, p.full_name, p.unit_id, o.id as post_id, o.unit_id as post_unit, o.title, o.from_on, o.to_on
         from post o join person p on p.id = o.person_id where o.unit_id = $1 order by o.from_on, o.id",
    );
    rows.bind(unit.0).fetch_all(&mut *read).await?.iter().map(post).collect()
}

/// The posts that a person held, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn posts_of(db: &Db, of: PersonId) -> Result<Vec<Post>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select p.id, p.full_name, p.unit_id, o.id as post_id, o.unit_id as post_unit, o.title, o.from_on, o.to_on
         from post o join person p on p.id = o.person_id where p.id = $1 order by o.from_on, o.id",
    );
    rows.bind(of.0).fetch_all(&mut *read).await?.iter().map(post).collect()
}

fn post(row: &sqlx::any::AnyRow) -> Result<Post> {
    Ok(Post {
        id: row.number("post_id")?,
        person: person(row)?,
        unit: row.id("post_unit")?,
        title: row.text("title")?,
        from_on: row.date("from_on")?,
        to_on: row.maybe_date("to_on")?,
    })
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

/// The person of this name in a unit, added when there is none.
///
/// # Errors
/// When the database does not answer.
pub async fn named(tx: &mut Write, full_name: &str, unit: UnitId) -> Result<PersonId> {
    let known = sqlx::query("select id from person where full_name = $1 and unit_id = $2 order by id").bind(full_name).bind(unit.0);
    match known.fetch_optional(&mut **tx).await? {
        Some(row) => Ok(row.id("id")?),
        None => add(tx, full_name, unit).await,
    }
}

/// Gives a person a post in a unit from a day on; gives back the id of the post.
///
/// # Errors
/// When the database does not answer.
pub async fn appoint(tx: &mut Write, person: PersonId, post: (UnitId, &str), from_on: Date) -> Result<i64> {
    let row = sqlx::query("insert into post (person_id, unit_id, title, from_on) values ($1, $2, $3, $4) returning id")
        .bind(person.0)
        .bind(post.0.0)
        .bind(post.1)
        .bind(from_on.to_string())
        .fetch_one(&mut **tx)
        .await?;
    Ok(row.number("id")?)
}

/// Writes into the trail what was done with a person in a unit; the line keeps no name.
///
/// # Errors
/// When the database does not answer.
pub async fn note(tx: &mut Write, by: AccountId, (person, unit): (PersonId, UnitId), what: (Verb, &str)) -> Result<()> {
    let entry = trail::Entry { by: Some(by), action: what.0, subject: ("person", person.0), unit: Some(unit), detail: what.1 };
    trail::write(tx, entry).await
}

/// Ends a post of a unit on a day; gives who held it, and its title.
///
/// # Errors
/// Not found when the unit has no such post.
pub async fn resign(tx: &mut Write, unit: UnitId, post: (i64, Date)) -> Result<(PersonId, String)> {
    let row = sqlx::query("update post set to_on = $3 where id = $1 and unit_id = $2 returning person_id, title")
        .bind(post.0)
        .bind(unit.0)
        .bind(post.1.to_string())
        .fetch_one(&mut **tx)
        .await?;
    Ok((row.id("person_id")?, row.text("title")?))
}

/// Writes into the trail that somebody looked at a person's page.
///
/// # Errors
/// When the database does not answer.
pub async fn look(db: &Db, by: AccountId, person: &Person) -> Result<()> {
    let mut tx = db.write().await?;
    note(&mut tx, by, (person.id, person.unit), (Verb::Look, "")).await?;
    tx.commit().await?;
    Ok(())
}

/// Corrects a person's name. The trail keeps no name.
///
/// # Errors
/// When the database does not answer.
pub async fn rename(db: &Db, by: AccountId, person: &Person, name: &str) -> Result<()> {
    let mut tx = db.write().await?;
    call(&mut tx, person.id, name).await?;
    note(&mut tx, by, (person.id, person.unit), (Verb::CorrectName, "")).await?;
    tx.commit().await?;
    Ok(())
}

/// What stands where a name was.
const ERASED: &str = "(đã xoá theo yêu cầu)";

/// Takes a person's name out of the register and out of the lists of conferences, with what the person wrote there by card,
/// and with it the login and the password by which the person signed in: what the account did stays in the trail, under no name.
///
/// # Errors
/// When the database does not answer.
pub async fn erase(db: &Db, by: AccountId, person: &Person) -> Result<()> {
    let mut tx = db.write().await?;
    call(&mut tx, person.id, ERASED).await?;
    // What is kept in memory of a conference is read again.
    let sql = "update conference set version = version + 1 where id in (select conference_id from delegate where person_id = $1)";
    sqlx::query(sql).bind(person.id.0).execute(&mut *tx).await?;
    sqlx::query(
        "update delegate set full_name = $2, folded = $3, honorific = null, office = '', home = '', reply_note = '', left_out = null,
         card = 'da-xoa-' || id where person_id = $1",
    )
    .bind(person.id.0)
    .bind(ERASED)
    .bind(text::fold(ERASED))
    .execute(&mut *tx)
    .await?;
    for sql in [
        "delete from paper_reading where delegate_id in (select id from delegate where person_id = $1)",
        "update draft_comment set body = '', place = '' where delegate_id in (select id from delegate where person_id = $1)",
        "update speech set title = '', body = '' where delegate_id in (select id from delegate where person_id = $1)",
        "delete from account_link where account_id in (select id from account where person_id = $1)",
        "update account set login = 'da-xoa-' || id, password = '' where person_id = $1",
    ] {
        sqlx::query(sql).bind(person.id.0).execute(&mut *tx).await?;
    }
    note(&mut tx, by, (person.id, person.unit), (Verb::Erase, "")).await?;
    tx.commit().await?;
    Ok(())
}

/// The conferences to which a person was called: title, day, and what came back to the invitation.
///
/// # Errors
/// When the database does not answer.
pub async fn summons(db: &Db, of: PersonId) -> Result<Vec<(String, Date, Reply)>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select c.title, c.held_on, d.reply from delegate d join conference c on c.id = d.conference_id
         where d.person_id = $1 and d.removed_at is null order by c.held_on, c.id",
    );
    let rows = rows.bind(of.0).fetch_all(&mut *read).await?;
    rows.iter().map(|row| Ok((row.text("title")?, row.date("held_on")?, row.parsed("reply", Reply::parse)?))).collect()
}

async fn call(tx: &mut Write, person: PersonId, name: &str) -> Result<()> {
    sqlx::query("update person set full_name = $2, folded = $3 where id = $1")
        .bind(person.0)
        .bind(name)
        .bind(text::fold(name))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
