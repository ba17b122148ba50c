//! The papers of a campaign in the database: what was numbered and kept as bytes; the decision enters its awards in the same write.

use super::award::{self, Granted};
use super::campaign::{Campaign, allow, note};
use crate::app::App;
use crate::db::Db;
use crate::error::Result;
use crate::store::attachment::bytes;
use crate::store::review::issue::{Kept, Numbering, take_number};
use crate::store::row::Columns;
use jiff::civil::Date;
use soket_core::commendation::campaign::CampaignStep;
use soket_core::id::{AccountId, CampaignId};
use soket_core::trail::Verb;

/// A paper that was numbered.
#[derive(Debug, Clone)]
pub struct Issued {
    /// Identity.
    pub id: i64,
    /// Number and symbol.
    pub symbol: String,
    /// Its date.
    pub issued_on: Date,
    /// The document as JSON.
    pub document: String,
}

/// A paper, if it was numbered.
///
/// # Errors
/// When the database does not answer.
pub async fn issued(db: &Db, campaign: CampaignId, paper: &str) -> Result<Option<Issued>> {
    let mut read = db.read().await?;
    let row = sqlx::query("select * from campaign_paper where campaign_id = $1 and paper = $2").bind(campaign.0).bind(paper);
    let Some(row) = row.fetch_optional(&mut *read).await? else { return Ok(None) };
    Ok(Some(Issued {
        id: row.number("id")?,
        symbol: row.text("symbol")?,
        issued_on: row.date("issued_on")?,
        document: row.text("document")?,
    }))
}

/// The files of a numbered paper.
///
/// # Errors
/// When the database does not answer.
pub async fn files(db: &Db, paper: i64) -> Result<Vec<Kept>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select format, sha256, size from campaign_file where paper_id = $1 order by format").bind(paper);
    let kept = |row: &sqlx::any::AnyRow| -> Result<Kept> {
        Ok(Kept { edition: row.text("format")?, sha256: row.text("sha256")?, size: row.number("size")? })
    };
    rows.fetch_all(&mut *read).await?.iter().map(kept).collect()
}

/// A paper about to be numbered.
#[derive(Debug)]
pub struct NewPaper<'a> {
    /// Which paper.
    pub paper: &'a str,
    /// The series and the date.
    pub numbering: &'a Numbering,
    /// Its number in the series.
    pub serial: i64,
    /// Number and symbol.
    pub symbol: &'a str,
    /// The document as JSON, with number and date in it.
    pub document: &'a str,
    /// What it grants, where it is the decision.
    pub granted: &'a [Granted<'a>],
}

/// Gives a paper its number and keeps its files as bytes; a decision takes its campaign's last step and enters its awards.
///
/// # Errors
/// A refusal when the number was taken meanwhile, the paper has one already, or the campaign is not so far.
pub async fn issue(app: &App, by: Option<AccountId>, campaign: &Campaign, new: NewPaper<'_>, files: &[(String, Vec<u8>)]) -> Result<()> {
    let mut kept = Vec::with_capacity(files.len());
    for (format, content) in files {
        kept.push((format, bytes::keep(&app.dir, content).await?, i64::try_from(content.len()).map_err(anyhow::Error::from)?));
    }
    let mut tx = app.db.write().await?;
    if !new.granted.is_empty() {
        let next = allow(&mut tx, campaign.id, CampaignStep::Decide).await?;
        let update = sqlx::query("update campaign set state = $2, version = version + 1 where id = $1");
        update.bind(campaign.id.0).bind(next.as_str()).execute(&mut *tx).await?;
        award::enter(&mut tx, campaign, (new.symbol, new.numbering.issued_on), new.granted).await?;
    }
    let number = take_number(&mut tx, campaign.call.unit, (new.numbering, new.serial)).await?;
    let row = sqlx::query(
        "insert into campaign_paper (campaign_id, paper, number_id, symbol, issued_on, document) values ($1, $2, $3, $4, $5, $6) returning id",
    )
    .bind(campaign.id.0)
    .bind(new.paper)
    .bind(number)
    .bind(new.symbol)
    .bind(new.numbering.issued_on.to_string())
    .bind(new.document)
    .fetch_one(&mut *tx)
    .await?;
    let paper = row.number("id")?;
    for (format, sha256, size) in kept {
        sqlx::query("insert into campaign_file (paper_id, format, sha256, size) values ($1, $2, $3, $4)")
            .bind(paper)
            .bind(format)
            .bind(sha256)
            .bind(size)
            .execute(&mut *tx)
            .await?;
    }
    note(&mut tx, by, (Verb::Issue, new.symbol), (campaign.id, campaign.call.unit)).await?;
    tx.commit().await?;
    Ok(())
}
