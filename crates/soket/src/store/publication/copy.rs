//! Publishing is copying: what readers will see is written here in one piece, and taken away in one piece.

use super::comment;
use crate::db::Write;
use crate::error::Result;
use crate::store::publication::Passport;
use crate::store::row::Columns;
use crate::store::setting;
use jiff::civil::Date;
use soket_core::article::Wording;
use soket_core::id::{PublicationId, UnitId};
use soket_core::text;

/// The setting that moves when what lists show has changed.
pub const VERSION: &str = "publication_version";

/// A passport of a figure as readers see it.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its code.
    pub code: String,
    /// What readers may know of it.
    pub passport: Passport,
}

/// Everything that readers will see.
#[derive(Debug)]
pub struct Copy {
    /// What it was made of: the word of the address and the record.
    pub subject: (&'static str, i64),
    /// Whose it is.
    pub unit: UnitId,
    /// Its address.
    pub slug: String,
    /// Title, lead, rubric, tags, byline and day; its `body` is what was typed and is only folded for finding.
    pub wording: Wording,
    /// The body as safe HTML.
    pub html: String,
    /// When readers begin to see it.
    pub visible_from: String,
    /// When it was changed for them.
    pub changed_at: String,
    /// What was corrected, and when; empty the first time.
    pub correction: String,
    /// The day of the correction.
    pub today: Date,
    /// Whether readers may comment, and until when.
    pub comments: (bool, Option<Date>),
    /// The passports of its figures.
    pub figures: Vec<Figure>,
}

/// Writes a copy; one that was there of the same record is replaced, its comments, photos and former addresses stay.
///
/// # Errors
/// When the database does not answer.
pub async fn write(tx: &mut Write, copy: &Copy) -> Result<PublicationId> {
    let id = match find(tx, copy.subject).await? {
        None => insert(tx, copy).await?,
        Some((id, former)) => {
            update(tx, id, copy).await?;
            remember(tx, (copy.subject.0, id), (&former, &copy.slug)).await?;
            id
        }
    };
    for table in ["delete from publication_tag where publication_id = $1", "delete from publication_figure where publication_id = $1"] {
        sqlx::query(table).bind(id.0).execute(&mut **tx).await?;
    }
    parts(tx, id, copy).await?;
    if !copy.correction.is_empty() {
        correct(tx, id, copy).await?;
    }
    touch_lists(tx).await?;
    Ok(id)
}

async fn find(tx: &mut Write, subject: (&str, i64)) -> Result<Option<(PublicationId, String)>> {
    let row = sqlx::query("select id, slug from publication where kind = $1 and subject_id = $2").bind(subject.0).bind(subject.1);
    let row = row.fetch_optional(&mut **tx).await?;
    row.map(|row| Ok((row.id("id")?, row.text("slug")?))).transpose()
}

async fn insert(tx: &mut Write, copy: &Copy) -> Result<PublicationId> {
    let row = sqlx::query(
        "insert into publication (kind, subject_id, unit_id, slug, title, lead, body, rubric, rubric_slug, byline, dated_on, visible_from,
         changed_at, takes_comments, comments_to_on, folded_title, folded_lead, folded_body, version)
         values ($1, $2, $3, $4, '', '', '', '', '', '', $5, $6, $7, 0, null, '', '', '', 0) returning id",
    )
    .bind(copy.subject.0)
    .bind(copy.subject.1)
    .bind(copy.unit.0)
    .bind(&copy.slug)
    .bind(copy.wording.dated_on.to_string())
    .bind(&copy.visible_from)
    .bind(&copy.changed_at)
    .fetch_one(&mut **tx)
    .await?;
    let id = row.id("id")?;
    update(tx, id, copy).await?;
    if copy.subject.0 == "article" {
        // What readers saw under it before it was withdrawn is there again.
        comment::copy(tx, comment::What::Article(copy.subject.1)).await?;
    }
    Ok(id)
}

/// When readers first saw it stays, whatever is corrected later.
async fn update(tx: &mut Write, id: PublicationId, copy: &Copy) -> Result<()> {
    let of = &copy.wording;
    sqlx::query(
        "update publication set slug = $2, title = $3, lead = $4, body = $5, rubric = $6, rubric_slug = $7, byline = $8, dated_on = $9,
         changed_at = $10, takes_comments = $11, comments_to_on = $12, folded_title = $13, folded_lead = $14, folded_body = $15,
         visible_from = case when visible_from < $16 then visible_from else $16 end, version = version + 1 where id = $1",
    )
    .bind(id.0)
    .bind(&copy.slug)
    .bind(&of.title)
    .bind(&of.lead)
    .bind(&copy.html)
    .bind(&of.rubric)
    .bind(text::slug(&of.rubric))
    .bind(&of.byline)
    .bind(of.dated_on.to_string())
    .bind(&copy.changed_at)
    .bind(i64::from(copy.comments.0))
    .bind(copy.comments.1.map(|day| day.to_string()))
    .bind(folded(&of.title))
    .bind(folded(&of.lead))
    .bind(folded(&of.body))
    .bind(&copy.visible_from)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Words as finding compares them: folded, a blank before and behind.
pub fn folded(words: &str) -> String {
    format!(" {} ", text::slug(words).replace('-', " "))
}

async fn parts(tx: &mut Write, id: PublicationId, copy: &Copy) -> Result<()> {
    for tag in &copy.wording.tags {
        sqlx::query("insert into publication_tag (publication_id, slug, name) values ($1, $2, $3)")
            .bind(id.0)
            .bind(text::slug(tag))
            .bind(tag)
            .execute(&mut **tx)
            .await?;
    }
    for figure in &copy.figures {
        sqlx::query("insert into publication_figure (publication_id, code, written, passport) values ($1, $2, $3, $4)")
            .bind(id.0)
            .bind(&figure.code)
            .bind(&figure.passport.words)
            .bind(serde_json::to_string(&figure.passport).map_err(anyhow::Error::from)?)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

async fn correct(tx: &mut Write, id: PublicationId, copy: &Copy) -> Result<()> {
    sqlx::query(
        "insert into publication_correction (publication_id, number, corrected_on, note)
         select $1, count(*) + 1, $2, $3 from publication_correction where publication_id = $1",
    )
    .bind(id.0)
    .bind(copy.today.to_string())
    .bind(&copy.correction)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Keeps a former address leading on; one that came back into use leads nowhere else.
async fn remember(tx: &mut Write, (kind, id): (&str, PublicationId), (former, now): (&str, &str)) -> Result<()> {
    if former != now {
        sqlx::query(
            "insert into publication_address (kind, slug, publication_id) values ($1, $2, $3)
             on conflict (kind, slug) do update set publication_id = excluded.publication_id",
        )
        .bind(kind)
        .bind(former)
        .bind(id.0)
        .execute(&mut **tx)
        .await?;
    }
    sqlx::query("delete from publication_address where kind = $1 and slug = $2").bind(kind).bind(now).execute(&mut **tx).await?;
    Ok(())
}

/// Gives a copy another address, if there is one.
///
/// # Errors
/// When the database does not answer.
pub async fn readdress(tx: &mut Write, subject: (&'static str, i64), slug: &str) -> Result<()> {
    let Some((id, former)) = find(tx, subject).await? else { return Ok(()) };
    sqlx::query("update publication set slug = $2, version = version + 1 where id = $1").bind(id.0).bind(slug).execute(&mut **tx).await?;
    remember(tx, (subject.0, id), (&former, slug)).await?;
    touch_lists(tx).await
}

/// Takes a copy away with all its parts.
///
/// # Errors
/// When the database does not answer.
pub async fn take_away(tx: &mut Write, subject: (&str, i64)) -> Result<()> {
    let Some((id, _)) = find(tx, subject).await? else { return Ok(()) };
    for part in [
        "delete from publication_address where publication_id = $1",
        "delete from publication_tag where publication_id = $1",
        "delete from publication_correction where publication_id = $1",
        "delete from publication_figure where publication_id = $1",
        "delete from publication_photo where publication_id = $1",
        "delete from publication_file where publication_id = $1",
        "delete from publication_comment where publication_id = $1",
        "delete from publication where id = $1",
    ] {
        sqlx::query(part).bind(id.0).execute(&mut **tx).await?;
    }
    touch_lists(tx).await
}

/// Notes that one page has changed and no list: a comment, a photo.
///
/// # Errors
/// When the database does not answer.
pub async fn touch(tx: &mut Write, id: PublicationId) -> Result<()> {
    sqlx::query("update publication set version = version + 1 where id = $1").bind(id.0).execute(&mut **tx).await?;
    Ok(())
}

/// Notes that what lists show has changed.
///
/// # Errors
/// When the database does not answer.
pub async fn touch_lists(tx: &mut Write) -> Result<()> {
    let row = sqlx::query("select value from setting where name = $1").bind(VERSION).fetch_optional(&mut **tx).await?;
    let last = row.map(|row| row.text("value")).transpose()?.and_then(|number| number.parse::<i64>().ok()).unwrap_or(0);
    setting::set(tx, VERSION, &(last + 1).to_string()).await
}
