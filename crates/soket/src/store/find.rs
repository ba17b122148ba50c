//! The find box: one line of text against every noun that has a name, with or without marks, only what the viewer sees.

use crate::db::Db;
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::{mandate, review, target};
use soket_core::id::UnitId;
use soket_core::period::day::short_date;
use soket_core::review::theme;
use soket_core::text;
use soket_core::viewer::Viewer;

/// How many hits a page shows.
pub const MOST: usize = 50;

/// Something found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What the screens call such a record.
    pub noun: &'static str,
    /// Its name.
    pub title: String,
    /// What stands below the name.
    pub note: String,
    /// Where it is shown.
    pub address: String,
    /// Other words by which it is found: codes, abbreviations; never shown.
    keys: String,
    unit: UnitId,
}

/// The words that are looked for: folded, parted at everything that is neither letter nor digit.
#[derive(Debug, Clone)]
pub struct Wanted(Vec<String>);

impl Wanted {
    /// Reads what was typed; at most six words count.
    pub fn new(typed: &str) -> Self {
        let slug = text::slug(typed);
        Self(slug.split('-').filter(|word| !word.is_empty()).take(6).map(str::to_owned).collect())
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words, and for a number typed in one piece ("ct05") its letters and its digits.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|word| {
            let (letters, digits) = word.split_at(word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len()));
            let parts = if letters.is_empty() || digits.is_empty() { [word.as_str(), ""] } else { [letters, digits] };
            parts.into_iter().filter(|part| !part.is_empty())
        })
    }

    /// How well a text fits: every word must begin a word of it; whole words and words of the title count more.
    fn score(&self, hit: &Hit) -> Option<usize> {
        let spaced = |text: &str| format!(" {} ", text::slug(text).replace('-', " "));
        let (title, all) = (spaced(&hit.title), spaced(&format!("{} {} {} {}", hit.noun, hit.title, hit.note, hit.keys)));
        let fits = self.0.iter().all(|word| all.contains(&format!(" {word}")));
        let whole = |text: &str| self.0.iter().filter(|word| text.contains(&format!(" {word} "))).count();
        fits.then(|| 2 * whole(&title) + whole(&all))
    }

    /// A pattern for one of six places in a query; a place without a word lets everything through.
    fn pattern(&self, place: usize) -> String {
        self.0.get(place).map_or_else(|| "%".to_owned(), |word| format!("% {word}%"))
    }
}

/// Everything that fits, best first, then in the order of the sources.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &Db, viewer: &Viewer, wanted: &Wanted) -> Result<Vec<Hit>> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let mut hits = mandates(db, wanted).await?;
    hits.extend(targets(db).await?);
    hits.extend(reviews(db, viewer).await?);
    hits.extend(tasks(db).await?);
    hits.extend(units(viewer));
    hits.extend(people(db, viewer, wanted).await?);
    let seen = hits.into_iter().filter(|hit| viewer.sees(hit.unit));
    let mut scored: Vec<(usize, Hit)> = seen.filter_map(|hit| Some((wanted.score(&hit)?, hit))).collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    Ok(scored.into_iter().map(|(_, hit)| hit).take(MOST).collect())
}

async fn mandates(db: &Db, wanted: &Wanted) -> Result<Vec<Hit>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select * from mandate where ' ' || folded like $1 and ' ' || folded like $2 and ' ' || folded like $3
         and ' ' || folded like $4 and ' ' || folded like $5 and ' ' || folded like $6 order by issued_on desc, id desc",
    );
    let rows = (0..6).fold(rows, |query, place| query.bind(wanted.pattern(place))).fetch_all(&mut *read).await?;
    let hits = rows.iter().map(|row| {
        let found = mandate::mandate(row)?;
        let note = format!("{}, {} · {}", found.issuer, short_date(found.issued_on), found.subject);
        let address = format!("/van-ban/{}", found.slug);
        Ok(Hit { noun: "Văn bản", title: found.short(), note, address, keys: row.text("folded")?, unit: found.unit })
    });
    hits.collect()
}

async fn targets(db: &Db) -> Result<Vec<Hit>> {
    let hits = target::all(db).await?.into_iter().map(|kept| Hit {
        noun: "Chỉ tiêu",
        title: kept.target.name,
        note: heading(&kept.target.theme).to_owned(),
        address: format!("/chi-tieu/{}", kept.target.code),
        keys: kept.target.code,
        unit: kept.unit,
    });
    Ok(hits.collect())
}

/// Under which heading reports treat a target.
fn heading(theme: &str) -> &'static str {
    theme::all().into_iter().find(|(key, _)| *key == theme).map_or("", |(_, heading)| heading)
}

async fn reviews(db: &Db, viewer: &Viewer) -> Result<Vec<Hit>> {
    let hits = review::all(db, viewer).await?.into_iter().map(|found| Hit {
        noun: "Sơ kết",
        title: found.name(),
        note: found.symbol,
        address: format!("/so-ket/{}", found.slug),
        keys: found.slug,
        unit: found.unit,
    });
    Ok(hits.collect())
}

/// Tasks lead to the review that set them.
async fn tasks(db: &Db) -> Result<Vec<Hit>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select t.id, t.title, t.due_on, t.lead_id, coalesce(r.title, '') as review from task t left join review r on r.id = t.review_id order by t.due_on, t.id",
    );
    rows.fetch_all(&mut *read)
        .await?
        .iter()
        .map(|row| {
            let note = format!("{}, {}", short_date(row.date("due_on")?), row.text("review")?);
            let address = format!("/viec/{}", row.number("id")?);
            Ok(Hit { noun: "Việc", title: row.text("title")?, note, address, keys: String::new(), unit: row.id("lead_id")? })
        })
        .collect::<Result<Vec<Hit>>>()
}

/// Every unit under every name that it ever had; shown under its present one.
fn units(viewer: &Viewer) -> impl Iterator<Item = Hit> + '_ {
    viewer.tree.all().iter().map(|unit| {
        let names: Vec<&str> = unit.names.iter().flat_map(|name| [name.value.full.as_str(), &name.value.short]).collect();
        Hit {
            noun: "Đơn vị",
            title: unit.named_on(viewer.today).full.clone(),
            note: unit.kind.name_vi().to_owned(),
            address: format!("/don-vi/{}", unit.code),
            keys: names.join(" "),
            unit: unit.id,
        }
    })
}

/// People lead to the page of their unit.
async fn people(db: &Db, viewer: &Viewer, wanted: &Wanted) -> Result<Vec<Hit>> {
    let mut read = db.read().await?;
    let rows = sqlx::query(
        "select full_name, unit_id from person where ' ' || folded like $1 and ' ' || folded like $2 and ' ' || folded like $3
         and ' ' || folded like $4 and ' ' || folded like $5 and ' ' || folded like $6 order by full_name, id",
    );
    let rows = (0..6).fold(rows, |query, place| query.bind(wanted.pattern(place))).fetch_all(&mut *read).await?;
    let mut hits = Vec::new();
    for row in &rows {
        let unit: UnitId = row.id("unit_id")?;
        let Some(home) = viewer.tree.get(unit) else { continue };
        let note = home.named_on(viewer.today).full.clone();
        hits.push(Hit {
            noun: "Người",
            title: row.text("full_name")?,
            note,
            address: format!("/don-vi/{}", home.code),
            keys: String::new(),
            unit,
        });
    }
    Ok(hits)
}
