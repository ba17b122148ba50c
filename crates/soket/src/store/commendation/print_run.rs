//! Runs of the press over thousands of awards: which parts there are, which are printed, and where their files lie.

use super::campaign::{Campaign, note};
use super::template::Kept;
use crate::db::{Db, Write};
use crate::error::{Error, Result};
use crate::store::job;
use crate::store::row::Columns;
use soket_core::commendation::print::{PrintForm, PrintState};
use soket_core::id::{AccountId, AwardId, CampaignId, PrintRunId};
use soket_core::job::Job;
use soket_core::refusal::Refusal;
use soket_core::trail::Verb;
use soket_paper::press::PART;
use sqlx::any::AnyRow;
use std::path::{Path, PathBuf};

/// A run. The newest of a campaign counts: the next one takes its place, and its files go.
#[derive(Debug)]
pub struct PrintRun {
    /// Identity.
    pub id: PrintRunId,
    /// Over whose awards.
    pub campaign: CampaignId,
    /// Into what.
    pub form: PrintForm,
    /// What the files are called inside.
    pub title: String,
    /// Where this soket was reached when it began.
    pub base: String,
    /// The template as it was then.
    pub template: String,
    /// The SHA-256 of the picture behind it.
    pub background: Option<String>,
    /// What the printer was off by.
    pub nudge: (i64, i64),
    /// When it was asked for, UTC.
    pub asked_at: String,
    /// Its parts in order.
    pub parts: Vec<Part>,
    stopped: bool,
    failed: bool,
}

/// A part of a run.
#[derive(Debug, Clone)]
pub struct Part {
    /// Which one, counted from one.
    pub number: i64,
    /// From which award to which.
    pub awards: (AwardId, AwardId),
    /// How many there were when the run began.
    pub sheets: i64,
    /// How many bytes its file has, once it is printed.
    pub size: Option<i64>,
}

/// What a new run prints.
#[derive(Debug)]
pub struct Order<'a> {
    /// Into what.
    pub form: PrintForm,
    /// With which template.
    pub template: &'a Kept,
    /// Where this soket is reached.
    pub base: &'a str,
    /// Which awards.
    pub awards: &'a [AwardId],
}

impl PrintRun {
    /// How it stands.
    pub fn state(&self) -> PrintState {
        match (self.parts.iter().all(|part| part.size.is_some()), self.failed, self.stopped) {
            (true, ..) => PrintState::Printed,
            (_, true, _) => PrintState::Failed,
            (.., true) => PrintState::Stopped,
            _ => PrintState::Printing,
        }
    }

    /// How many sheets are printed, and how many there are.
    pub fn progress(&self) -> (i64, i64) {
        let sheets = |part: &Part| part.sheets;
        (self.parts.iter().filter(|part| part.size.is_some()).map(sheets).sum(), self.parts.iter().map(sheets).sum())
    }

    /// The part to be printed next; none when nobody wants one.
    pub fn next(&self) -> Option<&Part> {
        (self.state() == PrintState::Printing).then(|| self.parts.iter().find(|part| part.size.is_none())).flatten()
    }

    /// Where the file of a part lies.
    pub fn file(&self, dir: &Path, part: i64) -> PathBuf {
        folder(dir, self.id).join(format!("{part}.{}", self.form.as_str()))
    }
}

fn folder(dir: &Path, run: PrintRunId) -> PathBuf {
    dir.join("print").join(run.to_string())
}

/// The run of a campaign, if it has one.
///
/// # Errors
/// When the database does not answer.
pub async fn of(db: &Db, campaign: CampaignId) -> Result<Option<PrintRun>> {
    let mut read = db.read().await?;
    let found = sqlx::query("select id from print_run where campaign_id = $1 order by id desc limit 1").bind(campaign.0);
    let found = found.fetch_optional(&mut *read).await?;
    drop(read);
    match found {
        Some(row) => Ok(Some(by_id(db, row.id("id")?).await?)),
        None => Ok(None),
    }
}

/// A run.
///
/// # Errors
/// Not found when there is none.
pub async fn by_id(db: &Db, id: PrintRunId) -> Result<PrintRun> {
    let mut read = db.read().await?;
    let row = sqlx::query("select * from print_run where id = $1").bind(id.0).fetch_one(&mut *read).await?;
    let parts = sqlx::query("select * from print_part where run_id = $1 order by number").bind(id.0).fetch_all(&mut *read).await?;
    Ok(PrintRun {
        id,
        campaign: row.id("campaign_id")?,
        form: row.parsed("form", PrintForm::parse)?,
        title: row.text("title")?,
        base: row.text("base")?,
        template: row.text("template")?,
        background: row.maybe_text("background")?,
        nudge: (row.number("nudge_x")?, row.number("nudge_y")?),
        asked_at: row.text("asked_at")?,
        parts: parts.iter().map(part).collect::<Result<_>>()?,
        stopped: row.maybe_text("stopped_at")?.is_some(),
        failed: row.maybe_text("failed_at")?.is_some(),
    })
}

fn part(row: &AnyRow) -> Result<Part> {
    let (number, sheets, size) = (row.number("number")?, row.number("sheets")?, row.maybe_number("size")?);
    Ok(Part { number, awards: (row.id("first_award")?, row.id("last_award")?), sheets, size })
}

/// Begins a run in the place of the one before, and puts it into the queue.
///
/// # Errors
/// A refusal while the one before is being printed.
pub async fn begin(tx: &mut Write, by: AccountId, campaign: &Campaign, order: &Order<'_>) -> Result<PrintRunId> {
    is_free(tx, campaign.id).await?;
    let row = sqlx::query(
        "insert into print_run (campaign_id, account_id, form, title, base, template, background, nudge_x, nudge_y, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id",
    )
    .bind(campaign.id.0)
    .bind(by.0)
    .bind(order.form.as_str())
    .bind(&campaign.call.title)
    .bind(order.base)
    .bind(&order.template.data)
    .bind(&order.template.background)
    .bind(order.template.nudge.0)
    .bind(order.template.nudge.1)
    .bind(crate::app::now())
    .fetch_one(&mut **tx)
    .await?;
    let run: PrintRunId = row.id("id")?;
    for (number, awards) in (1_i64..).zip(order.awards.chunks(PART)) {
        add_part(tx, (run, number), awards).await?;
    }
    job::put(tx, Job::Print(run), &crate::app::now()).await?;
    let detail = format!("{} tờ, mẫu “{}”", order.awards.len(), order.template.name);
    note(tx, Some(by), (Verb::Print, &detail), (campaign.id, campaign.call.unit)).await?;
    Ok(run)
}

async fn add_part(tx: &mut Write, (run, number): (PrintRunId, i64), awards: &[AwardId]) -> Result<()> {
    let (Some(first), Some(last)) = (awards.first(), awards.last()) else { return Ok(()) };
    let sql = "insert into print_part (run_id, number, first_award, last_award, sheets) values ($1, $2, $3, $4, $5)";
    let sheets = i64::try_from(awards.len()).unwrap_or(i64::MAX);
    sqlx::query(sql).bind(run.0).bind(number).bind(first.0).bind(last.0).bind(sheets).execute(&mut **tx).await?;
    Ok(())
}

/// Whether no run of a campaign is being printed.
async fn is_free(tx: &mut Write, campaign: CampaignId) -> Result<()> {
    let last = sqlx::query("select id from print_run where campaign_id = $1 order by id desc limit 1").bind(campaign.0);
    let Some(row) = last.fetch_optional(&mut **tx).await? else { return Ok(()) };
    if job::is_waiting(tx, Job::Print(row.id("id")?)).await? {
        return Err(Refusal::conflict("Một loạt in của đợt này đang chạy.", "Đợi in xong, hoặc bấm dừng rồi in lại.").into());
    }
    Ok(())
}

/// Stops a run; parts that are printed stay.
///
/// # Errors
/// A refusal when nothing is being printed.
pub async fn stop(tx: &mut Write, by: AccountId, (campaign, run): (&Campaign, &PrintRun)) -> Result<()> {
    if run.state() != PrintState::Printing {
        return Err(Refusal::conflict("Loạt in này không còn chạy.", "Tải lại trang để xem loạt in đang ở đâu.").into());
    }
    let query = sqlx::query("update print_run set stopped_at = $2 where id = $1").bind(run.id.0).bind(crate::app::now());
    query.execute(&mut **tx).await?;
    job::end(tx, Job::Print(run.id)).await?;
    let (done, all) = run.progress();
    note(tx, Some(by), (Verb::StopPrinting, &format!("{done}/{all} tờ")), (campaign.id, campaign.call.unit)).await
}

/// Notes that a part lies on the disk.
///
/// # Errors
/// When the database does not answer.
pub async fn printed(tx: &mut Write, run: &PrintRun, (part, size): (i64, i64)) -> Result<()> {
    let query = sqlx::query("update print_part set size = $3 where run_id = $1 and number = $2").bind(run.id.0).bind(part).bind(size);
    query.execute(&mut **tx).await?;
    job::went_on(tx, Job::Print(run.id)).await
}

/// Gives a run up: a fault of the machine, whose detail is in the log.
///
/// # Errors
/// When the database does not answer.
pub async fn give_up(tx: &mut Write, run: PrintRunId) -> Result<()> {
    let query = sqlx::query("update print_run set failed_at = $2 where id = $1").bind(run.0).bind(crate::app::now());
    query.execute(&mut **tx).await?;
    job::end(tx, Job::Print(run)).await
}

/// Takes the files of runs away whose place another one has taken.
///
/// # Errors
/// When the folder cannot be read.
pub async fn sweep(db: &Db, dir: &Path) -> Result<()> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select max(id) as id from print_run group by campaign_id").fetch_all(&mut *read).await?;
    let kept: Vec<PathBuf> = rows.iter().map(|row| Ok(folder(dir, row.id("id")?))).collect::<Result<_>>()?;
    let Ok(mut entries) = tokio::fs::read_dir(dir.join("print")).await else { return Ok(()) };
    while let Some(entry) = entries.next_entry().await.map_err(anyhow::Error::from)? {
        if !kept.contains(&entry.path()) {
            // What cannot be taken away now is tried again by the next run.
            let _ = tokio::fs::remove_dir_all(entry.path()).await;
        }
    }
    Ok(())
}

/// The bytes of a printed part.
///
/// # Errors
/// Not found where the run has no such part; a refusal where it is not printed, or its file is gone.
pub async fn bytes(dir: &Path, run: &PrintRun, part: i64) -> Result<Vec<u8>> {
    let part = run.parts.iter().find(|found| found.number == part).ok_or(Error::NotFound)?;
    let file = match part.size {
        Some(_) => tokio::fs::read(run.file(dir, part.number)).await.ok(),
        None => None,
    };
    Ok(file.ok_or_else(|| Refusal::conflict("Phần này chưa in, hoặc tệp không còn trên máy chủ.", "Đợi in xong, hoặc in lại cả loạt."))?)
}
