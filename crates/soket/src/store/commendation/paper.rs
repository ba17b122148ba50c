//! The papers of a campaign in the database: words of somebody, what was numbered and kept as bytes; a decision enters its awards.

use super::award::{self, Granted};
use super::campaign::{Campaign, allow, note};
use crate::app::App;
use crate::db::Db;
use crate::error::Result;
use crate::store::paper::{Issued, NewPaper, Text, is_issued, keep, kept};
use crate::store::review::issue::{Kept, take_number};
use crate::store::row::Columns;
use soket_core::commendation::campaign::CampaignStep;
use soket_core::id::{AccountId, CampaignId, UnitId};
use soket_core::trail::Verb;
use std::collections::HashMap;

/// The sections of all papers of a campaign that are in somebody's own words, by the paper's name.
///
/// # Errors
/// When the database does not answer.
pub async fn texts(db: &Db, campaign: CampaignId) -> Result<HashMap<String, Vec<Text>>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select paper, section, body, revision from campaign_text where campaign_id = $1").bind(campaign.0);
    let mut texts: HashMap<String, Vec<Text>> = HashMap::new();
    for row in rows.fetch_all(&mut *read).await? {
        texts.entry(row.text("paper")?).or_default().push(Text::of(&row)?);
    }
    Ok(texts)
}

/// Saves a section of a unit's paper; an empty text gives it back to the machine.
///
/// # Errors
/// A refusal when somebody saved it meanwhile, or the paper was numbered.
pub async fn write(db: &Db, by: AccountId, (campaign, unit, paper): (CampaignId, UnitId, &str), text: &Text) -> Result<()> {
    let mut tx = db.write().await?;
    let issued = sqlx::query("select id from campaign_paper where campaign_id = $1 and paper = $2").bind(campaign.0).bind(paper);
    if issued.fetch_optional(&mut *tx).await?.is_some() {
        return Err(is_issued().into());
    }
    let held = sqlx::query("select revision from campaign_text where campaign_id = $1 and paper = $2 and section = $3");
    let held = held.bind(campaign.0).bind(paper).bind(&text.section).fetch_optional(&mut *tx).await?;
    let held = held.map(|row| row.number("revision")).transpose()?.unwrap_or(0);
    text.may_follow(held)?;
    sqlx::query(
        "insert into campaign_text (campaign_id, paper, section, body, revision) values ($1, $2, $3, $4, $5)
         on conflict (campaign_id, paper, section) do update set body = excluded.body, revision = excluded.revision",
    )
    .bind(campaign.0)
    .bind(paper)
    .bind(&text.section)
    .bind(&text.body)
    .bind(held + 1)
    .execute(&mut *tx)
    .await?;
    note(&mut tx, Some(by), (Verb::Write, &text.section), (campaign, unit)).await?;
    tx.commit().await?;
    Ok(())
}

/// A paper, if it was numbered.
///
/// # Errors
/// When the database does not answer.
pub async fn issued(db: &Db, campaign: CampaignId, paper: &str) -> Result<Option<Issued>> {
    let mut read = db.read().await?;
    let row = sqlx::query("select * from campaign_paper where campaign_id = $1 and paper = $2").bind(campaign.0).bind(paper);
    row.fetch_optional(&mut *read).await?.as_ref().map(Issued::of).transpose()
}

/// The files of a numbered paper.
///
/// # Errors
/// When the database does not answer.
pub async fn files(db: &Db, paper: i64) -> Result<Vec<Kept>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select format, sha256, size from campaign_file where paper_id = $1 order by format").bind(paper);
    rows.fetch_all(&mut *read).await?.iter().map(kept).collect()
}

/// What a paper brings when it is numbered.
#[derive(Debug)]
pub struct Brings<'a> {
    /// Its files: format and content.
    pub files: &'a [(String, Vec<u8>)],
    /// What it grants, where it is the decision.
    pub granted: &'a [Granted<'a>],
}

/// Gives a paper its number and keeps its files as bytes; a decision takes its campaign's last step and enters its awards.
///
/// # Errors
/// A refusal when the number was taken meanwhile, the paper has one already, or the campaign is not so far.
pub async fn issue(app: &App, by: Option<AccountId>, campaign: &Campaign, (new, brings): (NewPaper<'_>, Brings<'_>)) -> Result<()> {
    let files = keep(app, brings.files).await?;
    let mut tx = app.db.write().await?;
    if !brings.granted.is_empty() {
        let next = allow(&mut tx, campaign.id, CampaignStep::Decide).await?;
        let update = sqlx::query("update campaign set state = $2, version = version + 1 where id = $1");
        update.bind(campaign.id.0).bind(next.as_str()).execute(&mut *tx).await?;
        award::enter(&mut tx, campaign, (new.symbol, new.numbering.issued_on), brings.granted).await?;
    }
    let number = take_number(&mut tx, new.unit, (new.numbering, new.serial)).await?;
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
    for file in files {
        sqlx::query("insert into campaign_file (paper_id, format, sha256, size) values ($1, $2, $3, $4)")
            .bind(paper)
            .bind(file.edition)
            .bind(file.sha256)
            .bind(file.size)
            .execute(&mut *tx)
            .await?;
    }
    note(&mut tx, by, (Verb::Issue, new.symbol), (campaign.id, new.unit)).await?;
    tx.commit().await?;
    Ok(())
}
