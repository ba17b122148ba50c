//! What the checks need beside Rust, by its Debian package: installed as root, otherwise named in one line.

use crate::ci::finish;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program that must be there, and the package that brings it.
const TOOLS: &[(&str, &str)] = &[("chromium", "chromium"), ("pdffonts", "poppler-utils"), ("soffice", "libreoffice-writer-nogui")];

/// Installs what is missing.
pub fn install() -> Result<()> {
    let mut missing: Vec<&str> = TOOLS.iter().filter(|(program, _)| find(program).is_none()).map(|(_, package)| *package).collect();
    if postgres_programs().is_none() {
        missing.push("postgresql");
    }
    if missing.is_empty() {
        return Ok(());
    }
    let line = format!("apt-get install -y --no-install-recommends {}", missing.join(" "));
    if !is_root() {
        bail!("these programs are missing; as root, run: {line}");
    }
    println!("{line}");
    finish(apt().args(["update", "-qq"]))?;
    finish(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(&missing))
}

fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

/// Whether this process may install packages and change to other users.
pub fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// The folder of PostgreSQL's own programs; Debian keeps them outside PATH, one folder a version.
pub fn postgres_programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut folders: Vec<PathBuf> =
        versions.flatten().map(|version| version.path().join("bin")).filter(|bin| bin.join("initdb").exists()).collect();
    folders.sort();
    folders.pop()
}

fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(program)).find(|file| Path::new(file).is_file())
}
