//! A run of the press: part after part onto the disk, so that an interruption costs no more than the part that was in hand.

use crate::app::App;
use crate::error::Result;
use crate::report::commendation::certificate;
use crate::store;
use crate::store::commendation::print_run::{self, Part, PrintRun};
use soket_core::commendation::print::PrintForm;
use soket_core::id::PrintRunId;
use soket_core::job::Job;
use soket_paper::press::Press;
use soket_paper::press::words::Record;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Prints what a run still lacks. Whoever stops it is heard between two parts.
///
/// # Errors
/// When the database or the disk does not answer, or a part cannot be printed.
pub async fn print(app: &App, id: PrintRunId) -> Result<()> {
    print_run::sweep(&app.db, &app.dir).await?;
    let run = print_run::by_id(&app.db, id).await?;
    let press = certificate::press(app, (&run.template, run.nudge, run.background.as_deref())).await?;
    loop {
        let run = print_run::by_id(&app.db, id).await?;
        let Some(part) = run.next() else { break };
        let size = print_part(app, (&run, &press), part).await?;
        let mut tx = app.db.write().await?;
        print_run::printed(&mut tx, &run, (part.number, size)).await?;
        tx.commit().await?;
    }
    let mut tx = app.db.write().await?;
    store::job::end(&mut tx, Job::Print(id)).await?;
    Ok(tx.commit().await?)
}

/// Gives the bytes that the file of a part has; none where all its awards were revoked meanwhile.
async fn print_part(app: &App, (run, press): (&PrintRun, &Press), part: &Part) -> Result<i64> {
    let awards = store::commendation::award::between(&app.db, run.campaign, part.awards).await?;
    let records = certificate::records(app, &awards, &run.base).await?;
    let (press, title, form, to) = (press.clone(), run.title.clone(), run.form, run.file(&app.dir, part.number));
    let written = tokio::task::spawn_blocking(move || written(&press, (&title, form), &records, to));
    Ok(written.await.map_err(anyhow::Error::from)??)
}

/// Writes a part beside its place and puts it there once the disk has all of it.
fn written(press: &Press, (title, form): (&str, PrintForm), records: &[Record], to: PathBuf) -> anyhow::Result<i64> {
    if records.is_empty() {
        return Ok(0);
    }
    let folder = to.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    // A process whose claim ran out while it slept may still be at the same part: each writes a file of its own.
    let beside = to.with_extension(format!("{:016x}.new", rand::random::<u64>()));
    let mut file = File::create(&beside)?;
    match form {
        PrintForm::OneFile => file.write_all(&press.batch(title, records)?.bytes)?,
        PrintForm::FileEach => each(press, (title, records), &mut file)?,
    }
    file.sync_all()?;
    std::fs::rename(&beside, &to)?;
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(i64::try_from(std::fs::metadata(&to)?.len())?)
}

/// One file a sheet, named by the place in the list; few of them lie in memory at once.
///
/// # Errors
/// When a record cannot be printed, or the file cannot be written.
pub fn each<W: std::io::Write + std::io::Seek>(press: &Press, (title, records): (&str, &[Record]), to: W) -> anyhow::Result<()> {
    let mut zip = ZipWriter::new(BufWriter::with_capacity(256 * 1024, to));
    let (mut number, mut fault) = (0, None);
    let done = press.separate(title, records, &mut |sheet| {
        number += 1;
        let begun = zip.start_file(format!("giay-khen-{number:04}.pdf"), SimpleFileOptions::default());
        match begun.map_err(anyhow::Error::from).and_then(|()| Ok(zip.write_all(&sheet.bytes)?)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(why) => {
                fault = Some(why);
                ControlFlow::Break(())
            }
        }
    });
    fault.map_or(Ok(()), Err)?;
    done?;
    zip.finish()?.flush()?;
    Ok(())
}
