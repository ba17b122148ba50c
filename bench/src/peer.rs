//! The peer of our papers: docxtpl fills a template, LibreOffice turns it into PDF; both stay up between reports.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A running `peer.py`, which keeps its own LibreOffice up.
#[derive(Debug)]
pub struct Peer {
    child: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// What it runs on.
    pub versions: String,
}

/// What the peer says about one report; times in seconds.
#[derive(Debug, Deserialize)]
pub struct Written {
    /// Drawing the chart, which is part of the DOCX.
    pub chart: f64,
    /// The DOCX.
    pub docx: f64,
    /// The PDF made of it.
    pub pdf: f64,
    /// Pages of the PDF.
    pub pages: usize,
    /// Sizes of DOCX and PDF.
    pub bytes: [usize; 2],
}

#[derive(Deserialize)]
struct Ready {
    versions: String,
}

impl Peer {
    /// Starts both of its processes and waits until LibreOffice answers.
    ///
    /// # Errors
    /// When something it needs is not installed.
    pub fn start(python: &Path, folder: &Path) -> Result<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("peer.py");
        let mut command = Command::new(python);
        command.arg(script).arg(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().with_context(|| format!("cannot start {}", python.display()))?;
        let (Some(asks), Some(answers)) = (child.stdin.take(), child.stdout.take()) else { bail!("the peer has no pipes") };
        let mut peer = Self { child, asks, answers: BufReader::new(answers), versions: String::new() };
        peer.versions = peer.answer::<Ready>()?.versions;
        Ok(peer)
    }

    /// Lets it write one report.
    ///
    /// # Errors
    /// When it fails.
    pub fn write(&mut self, content: &Path, round: usize) -> Result<Written> {
        writeln!(self.asks, "{}", serde_json::json!({ "content": content, "round": round }))?;
        self.answer()
    }

    fn answer<T: for<'a> Deserialize<'a>>(&mut self) -> Result<T> {
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        serde_json::from_str(&line).context("the peer stopped; its words are above")
    }
}

impl Drop for Peer {
    /// Ends our own child only; it stops its LibreOffice when its input ends.
    fn drop(&mut self) {
        let _ = writeln!(self.asks, "null");
        let _ = self.child.wait();
    }
}
