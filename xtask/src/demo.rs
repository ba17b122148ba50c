//! soket as a running program, with the demonstration or with nothing in it, for the checks that look at it from outside.

use crate::ci::{root, target};
use anyhow::{Context, Result, bail};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Builds the program and tells where it lies.
pub fn program() -> Result<PathBuf> {
    crate::ci::finish(Command::new(env!("CARGO")).args(["build", "--package", "soket"]).current_dir(root()))?;
    Ok(target().join("debug").join(if cfg!(windows) { "soket.exe" } else { "soket" }))
}

/// soket on a port of its own; stopped when dropped.
pub struct Demo {
    server: Child,
    /// Where it answers: `http://127.0.0.1:PORT`.
    pub address: String,
}

impl Demo {
    /// Builds a fresh demonstration in a folder and waits until it answers.
    pub fn start(program: &Path, data: &Path) -> Result<Self> {
        Self::run(program, &["demo"], data)
    }

    /// Opens an empty folder, as on the first day of an office, and waits until it answers.
    pub fn empty(program: &Path, data: &Path) -> Result<Self> {
        Self::run(program, &["serve"], data)
    }

    /// Builds a fresh demonstration that stands on the day after its conference, and waits until it answers.
    pub fn after(program: &Path, data: &Path) -> Result<Self> {
        Self::run(program, &["demo", "--after"], data)
    }

    fn run(program: &Path, verb: &[&str], data: &Path) -> Result<Self> {
        let _ = std::fs::remove_dir_all(data);
        let mut command = Command::new(program);
        command.args(verb).args(["--listen", "127.0.0.1:0", "--data"]).arg(data).stdout(Stdio::piped());
        let mut server = command.spawn().with_context(|| format!("cannot start {}", program.display()))?;
        let output = server.stdout.take().with_context(|| format!("soket {verb:?} has no output"))?;
        for line in BufReader::new(output).lines() {
            if let Some((_, address)) = line?.split_once("http://") {
                return Ok(Self { server, address: format!("http://{}", address.trim()) });
            }
        }
        bail!("soket {verb:?} ended before it answered: {}", server.wait()?)
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
