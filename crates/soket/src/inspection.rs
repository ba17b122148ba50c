//! Looks into an uploaded file for a secrecy mark, in a process of its own: whatever a broken or hostile file does to the
//! reader (endless loops, exhausted memory or stack), it does not do it to the server.

pub mod office;
pub mod pdf;

use anyhow::{Context, Result};
use soket_core::attachment::FileKind;
use soket_core::secrecy::{self, Grade};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::process::Command;

/// How long a file may take; a text of 500 pages takes a second or two.
const PATIENCE: Duration = Duration::from_secs(20);
/// How much address space the reader may ask for, in bytes; the allocator sets a gigabyte of it aside at once.
const MEMORY: u64 = 4 << 30;

/// What was found in a file. The text itself never leaves the reading process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// All of it was read and bears no mark.
    Clear,
    /// Some of it cannot be read (pictures, scans, a damaged or locked file): only a person can say that it bears no mark.
    Unread,
    /// It bears a mark, here.
    Marked(Grade, String),
}

/// One line of a file's text, and where it stands, in words for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// `trang 2`, `đầu trang`, `hộp chữ`.
    pub place: String,
    /// The text.
    pub text: String,
}

/// What could be read of a file.
#[derive(Debug, Default)]
pub struct TextLayer {
    /// The lines, paragraphs and cells, in the order of the file.
    pub lines: Vec<Line>,
    /// Whether there is more in it than these lines.
    pub has_unread: bool,
}

impl TextLayer {
    /// Nothing could be read.
    fn unread() -> Self {
        Self { lines: Vec::new(), has_unread: true }
    }

    /// The gravest mark on any line, or else whether something was left unread.
    pub fn finding(&self) -> Finding {
        let marks = self.lines.iter().filter_map(|line| Some((secrecy::mark_in_line(&line.text)?, &line.place)));
        match marks.max_by_key(|(grade, _)| *grade) {
            Some((grade, place)) => Finding::Marked(grade, place.clone()),
            None if self.has_unread => Finding::Unread,
            None => Finding::Clear,
        }
    }
}

/// Has `program` (soket itself) look into a file. A reader that fails, hangs or is killed leaves the file unread.
///
/// # Errors
/// When the program cannot be started.
pub async fn inspect(program: &Path, file: &Path, kind: FileKind) -> Result<Finding> {
    let said = apart(program, &["inspect", kind.as_str()], file).await?;
    Ok(said.map_or(Finding::Unread, |said| understand(&said)))
}

/// Has `program` read a file in a process of its own, with little time and memory; gives what it printed, or nothing when it
/// failed, hung or was killed.
///
/// # Errors
/// When the program cannot be started.
pub async fn apart(program: &Path, words: &[&str], file: &Path) -> Result<Option<Vec<u8>>> {
    let reader = Command::new(program)
        .args(words)
        .arg(file)
        .env_clear()
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .context("the reader of uploaded files does not start")?;
    match tokio::time::timeout(PATIENCE, reader.wait_with_output()).await {
        Ok(Ok(output)) if output.status.success() => Ok(Some(output.stdout)),
        outcome => {
            tracing::warn!(?outcome, ?words, "an uploaded file could not be read");
            Ok(None)
        }
    }
}

/// Limits the memory of this process, which reads one file and ends. Threads started later would not have enough.
///
/// # Errors
/// When the system does not take the limit.
pub fn limit_memory() -> Result<()> {
    #[cfg(unix)]
    rlimit::setrlimit(rlimit::Resource::AS, MEMORY, MEMORY)?;
    Ok(())
}

/// What the reading process prints, and what it means to the one that started it: a word, a grade, a place.
const CLEAR: &str = "clear";
const MARKED: &str = "marked";

fn understand(said: &[u8]) -> Finding {
    let said = String::from_utf8_lossy(said);
    let mut fields = said.trim_end().split('\t');
    match (fields.next(), fields.next(), fields.next()) {
        (Some(CLEAR), None, None) => Finding::Clear,
        (Some(MARKED), Some(grade), Some(place)) => {
            let grades = [Grade::Secret, Grade::TopSecret, Grade::UtmostSecret];
            let grade = grades.into_iter().find(|known| known.name_vi() == grade);
            Finding::Marked(grade.unwrap_or(Grade::UtmostSecret), place.to_owned())
        }
        _ => Finding::Unread,
    }
}

/// The reading process itself: looks into one file and says what it found in one line.
///
/// # Errors
/// When the file cannot be opened.
pub fn report(kind: FileKind, file: &Path) -> Result<String> {
    limit_memory()?;
    let bytes = std::fs::read(file)?;
    let layer = match kind {
        FileKind::Pdf => pdf::read(bytes),
        FileKind::Docx | FileKind::Xlsx => office::read(&bytes),
        FileKind::Doc | FileKind::Xls | FileKind::Jpeg | FileKind::Png => TextLayer::unread(),
    };
    Ok(match layer.finding() {
        Finding::Clear => CLEAR.to_owned(),
        Finding::Unread => "unread".to_owned(),
        Finding::Marked(grade, place) => format!("{MARKED}\t{}\t{place}", grade.name_vi()),
    })
}
