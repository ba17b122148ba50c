//! What readers see: the copies of what was published, and nothing else. Every question asks for what is visible by now.

pub mod comment;
pub mod copy;
pub mod find;

use crate::db::Db;
use crate::error::Result;
use crate::store::row::{self, Columns};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use soket_core::id::PublicationId;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// How many lines a list shows at once.
pub const PAGE: i64 = 20;
/// The setting that holds the name of the site; the first publication sets it.
pub const SITE: &str = "site_name";
/// The setting that holds where readers reach the site from outside, as `https://truong.example`.
pub const SITE_ADDRESS: &str = "site_address";

/// What every public page shows of the house.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// Whose site it is.
    pub name: String,
    /// Where it is reached from outside; empty where nobody said so.
    pub address: String,
}

/// One line of a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// What it was made of.
    pub kind: String,
    /// Its address among its kind.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its lead.
    pub lead: String,
    /// The name of its rubric.
    pub rubric: String,
    /// The address of its rubric.
    pub rubric_slug: String,
    /// The day above it.
    pub dated_on: Date,
}

impl Listed {
    /// Where readers find it.
    pub fn address(&self) -> String {
        let word = match self.kind.as_str() {
            "review" => "bao-cao",
            "mandate" => "van-ban",
            _ => "tin",
        };
        format!("/{word}/{}", self.slug)
    }
}

/// A photo as a page shows it.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its code.
    pub code: String,
    /// The sizes that there are, as JSON.
    pub sizes: String,
    /// What stands below it.
    pub caption: String,
    /// What is read out in its place.
    pub alternative: String,
}

/// A publication with everything that its own page shows.
#[derive(Debug, Clone)]
pub struct Published {
    /// Identity.
    pub id: PublicationId,
    /// The record that it was made of.
    pub subject: i64,
    /// What a list shows of it.
    pub listed: Listed,
    /// Safe HTML.
    pub body: String,
    /// Who signs it.
    pub byline: String,
    /// When readers first saw it, UTC.
    pub visible_from: String,
    /// When it was last changed for them, UTC.
    pub changed_at: String,
    /// Whether readers may comment, and until when.
    pub comments: (bool, Option<Date>),
    /// Moves with every change of its own page.
    pub version: i64,
    /// Tags: address and name.
    pub tags: Vec<(String, String)>,
    /// What was corrected, and when.
    pub corrections: Vec<(Date, String)>,
    /// Its photos.
    pub pictures: Vec<Picture>,
}

/// What readers may know of a figure.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Passport {
    /// As the paper prints it.
    pub words: String,
    /// What it is.
    pub what: String,
    /// How it was computed.
    pub rule: String,
    /// The last day counted in, as papers write days.
    pub counted_to: String,
    /// The paper.
    pub paper: String,
}

/// To what a list is narrowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Narrowed {
    /// Everything.
    All,
    /// One rubric, by its address.
    Rubric(String),
    /// One tag, by its address.
    Tag(String),
    /// One month: `2023-05`.
    Month(String),
}

/// What every list asks for; `$1` is now.
macro_rules! listed {
    ($rest:literal) => {
        concat!(
            "select p.id, p.kind, p.slug, p.title, p.lead, p.rubric, p.rubric_slug, p.dated_on from publication p
             where p.visible_from <= $1 and p.kind = 'article' ",
            $rest
        )
    };
}

/// The name and the address of the site.
///
/// # Errors
/// When the database does not answer; the same for all below.
pub async fn site(db: &Db) -> Result<Site> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select name, value from setting where name in ($1, $2)").bind(SITE).bind(SITE_ADDRESS);
    let mut site = Site::default();
    for row in rows.fetch_all(&mut *read).await? {
        match row.text("name")?.as_str() {
            SITE => site.name = row.text("value")?,
            _ => site.address = row.text("value")?,
        }
    }
    Ok(site)
}

/// Whether there is anything for readers.
///
/// # Errors
/// As [`site`].
pub async fn is_open(db: &Db, now: &str) -> Result<bool> {
    let mut read = db.read().await?;
    let row = sqlx::query("select id from publication where visible_from <= $1 limit 1").bind(now).fetch_optional(&mut *read).await?;
    Ok(row.is_some())
}

/// A page of a list, newest first, and whether there are more.
///
/// # Errors
/// As [`site`].
pub async fn list(db: &Db, now: &str, (narrowed, page): (&Narrowed, i64)) -> Result<(Vec<Listed>, bool)> {
    let mut read = db.read().await?;
    let (sql, wanted) = match narrowed {
        Narrowed::All => (listed!("and $2 = '' order by p.dated_on desc, p.id desc limit $3 offset $4"), ""),
        Narrowed::Rubric(slug) => (listed!("and p.rubric_slug = $2 order by p.dated_on desc, p.id desc limit $3 offset $4"), slug.as_str()),
        Narrowed::Tag(slug) => (
            listed!(
                "and p.id in (select publication_id from publication_tag where slug = $2)
                 order by p.dated_on desc, p.id desc limit $3 offset $4"
            ),
            slug.as_str(),
        ),
        Narrowed::Month(month) => {
            (listed!("and substr(p.dated_on, 1, 7) = $2 order by p.dated_on desc, p.id desc limit $3 offset $4"), month.as_str())
        }
    };
    let rows = sqlx::query(sql).bind(now).bind(wanted).bind(PAGE + 1).bind(PAGE * page).fetch_all(&mut *read).await?;
    Ok(row::page(rows.iter().map(line).collect::<Result<Vec<_>>>()?, PAGE))
}

fn line(row: &AnyRow) -> Result<Listed> {
    Ok(Listed {
        kind: row.text("kind")?,
        slug: row.text("slug")?,
        title: row.text("title")?,
        lead: row.text("lead")?,
        rubric: row.text("rubric")?,
        rubric_slug: row.text("rubric_slug")?,
        dated_on: row.date("dated_on")?,
    })
}

/// The rubrics that have something to read: address, name and how much, most first.
///
/// # Errors
/// As [`site`].
pub async fn rubrics(db: &Db, now: &str) -> Result<Vec<(String, String, i64)>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select rubric_slug, max(rubric) as rubric, count(*) as many from publication
         where visible_from <= $1 and kind = 'article' group by rubric_slug order by many desc, rubric_slug",
    );
    let rows = rows.bind(now).fetch_all(&mut *read).await?;
    rows.iter().map(|row| Ok((row.text("rubric_slug")?, row.text("rubric")?, row.number("many")?))).collect()
}

/// The months that have something to read, newest first: `2023-05` and how much.
///
/// # Errors
/// As [`site`].
pub async fn months(db: &Db, now: &str) -> Result<Vec<(String, i64)>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select substr(dated_on, 1, 7) as month, count(*) as many from publication
         where visible_from <= $1 and kind = 'article' group by substr(dated_on, 1, 7) order by month desc",
    );
    rows.bind(now).fetch_all(&mut *read).await?.iter().map(|row| Ok((row.text("month")?, row.number("many")?))).collect()
}

/// The name of a tag.
///
/// # Errors
/// Not found when nothing that is visible bears it.
pub async fn tag(db: &Db, now: &str, slug: &str) -> Result<String> {
    let mut read = db.read().await?;
    let row = sqlx::query(
        "select t.name from publication_tag t join publication p on p.id = t.publication_id
         where t.slug = $2 and p.visible_from <= $1 order by p.id desc limit 1",
    );
    Ok(row.bind(now).bind(slug).fetch_one(&mut *read).await?.text("name")?)
}

/// What is found at an address of a kind.
#[derive(Debug)]
pub enum Found {
    /// It stands here.
    Here(Box<Published>),
    /// It moved: the address of now.
    Moved(String),
    /// Nothing.
    Nothing,
}

/// What stands at an address.
///
/// # Errors
/// As [`site`].
pub async fn find(db: &Db, now: &str, (kind, slug): (&str, &str)) -> Result<Found> {
    let mut read = db.read().await?;
    let row = sqlx::query("select * from publication where kind = $2 and slug = $3 and visible_from <= $1");
    if let Some(row) = row.bind(now).bind(kind).bind(slug).fetch_optional(&mut *read).await? {
        return Ok(Found::Here(Box::new(published(&mut read, &row).await?)));
    }
    let moved = sqlx::query(
        "select p.kind, p.slug, p.title, p.lead, p.rubric, p.rubric_slug, p.dated_on from publication_address a
         join publication p on p.id = a.publication_id where a.kind = $2 and a.slug = $3 and p.visible_from <= $1",
    );
    let moved = moved.bind(now).bind(kind).bind(slug).fetch_optional(&mut *read).await?;
    moved.map_or(Ok(Found::Nothing), |row| Ok(Found::Moved(line(&row)?.address())))
}

async fn published(read: &mut AnyConnection, row: &AnyRow) -> Result<Published> {
    let id: PublicationId = row.id("id")?;
    let tags = sqlx::query("select slug, name from publication_tag where publication_id = $1 order by name");
    let tags = tags.bind(id.0).fetch_all(&mut *read).await?;
    let corrections = sqlx::query("select corrected_on, note from publication_correction where publication_id = $1 order by number");
    let corrections = corrections.bind(id.0).fetch_all(&mut *read).await?;
    let pictures = sqlx::query("select * from publication_photo where publication_id = $1 order by position");
    let pictures = pictures.bind(id.0).fetch_all(&mut *read).await?;
    Ok(Published {
        id,
        subject: row.number("subject_id")?,
        listed: line(row)?,
        body: row.text("body")?,
        byline: row.text("byline")?,
        visible_from: row.text("visible_from")?,
        changed_at: row.text("changed_at")?,
        comments: (row.number("takes_comments")? != 0, row.maybe_date("comments_to_on")?),
        version: row.number("version")?,
        tags: tags.iter().map(|row| Ok((row.text("slug")?, row.text("name")?))).collect::<Result<_>>()?,
        corrections: corrections.iter().map(|row| Ok((row.date("corrected_on")?, row.text("note")?))).collect::<Result<_>>()?,
        pictures: pictures.iter().map(picture).collect::<Result<_>>()?,
    })
}

fn picture(row: &AnyRow) -> Result<Picture> {
    let (code, sizes) = (row.text("code")?, row.text("sizes")?);
    Ok(Picture { code, sizes, caption: row.text("caption")?, alternative: row.text("alternative")? })
}

/// The publications before and after one, in the order of days.
///
/// # Errors
/// As [`site`].
pub async fn neighbours(db: &Db, now: &str, of: &Published) -> Result<(Option<Listed>, Option<Listed>)> {
    let mut read = db.read().await?;
    let day = of.listed.dated_on.to_string();
    let before = sqlx::query(listed!("and (p.dated_on, p.id) < ($2, $3) order by p.dated_on desc, p.id desc limit 1"));
    let before = before.bind(now).bind(&day).bind(of.id.0).fetch_optional(&mut *read).await?;
    let after = sqlx::query(listed!("and (p.dated_on, p.id) > ($2, $3) order by p.dated_on, p.id limit 1"));
    let after = after.bind(now).bind(&day).bind(of.id.0).fetch_optional(&mut *read).await?;
    Ok((before.as_ref().map(line).transpose()?, after.as_ref().map(line).transpose()?))
}

/// Where a published figure stands: its passport and the page.
///
/// # Errors
/// As [`site`].
pub async fn figure(db: &Db, now: &str, code: &str) -> Result<Vec<(Passport, Listed)>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select f.passport, p.kind, p.slug, p.title, p.lead, p.rubric, p.rubric_slug, p.dated_on from publication_figure f
         join publication p on p.id = f.publication_id where f.code = $2 and p.visible_from <= $1 order by p.dated_on desc, p.id desc",
    );
    let rows = rows.bind(now).bind(code).fetch_all(&mut *read).await?;
    rows.iter().map(|row| Ok((serde_json::from_str(&row.text("passport")?).map_err(anyhow::Error::from)?, line(row)?))).collect()
}
