//! The steps of `cargo ci`, in order; the first that fails ends the run with its name.

use crate::postgres::{Promise, Server};
use crate::{browser, papers, tools};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

type Step = (&'static str, fn() -> Result<()>);

const STEPS: &[Step] = &[
    ("tools", tools::install),
    ("format", || cargo(&["fmt", "--all", "--check"])),
    ("lints", || cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
    ("sqlite", || cargo(&["test", "--workspace"])),
    ("postgres", on_postgres),
    ("kill", killed),
    ("papers", papers::read_back),
    // Our papers, saved by LibreOffice, keep their form.
    ("form", || cargo(&["test", "--package", "soket-paper", "--test", "papers", "--", "--ignored"])),
    ("browser", browser::walk),
];

/// Runs every step.
pub fn all() -> Result<()> {
    let begun = Instant::now();
    for (name, step) in STEPS {
        run(name, *step)?;
    }
    println!("cargo ci: all {} steps green in {} s", STEPS.len(), begun.elapsed().as_secs());
    Ok(())
}

/// Runs one step, for a developer who knows which.
pub fn only(wanted: &str) -> Result<()> {
    let names: Vec<&str> = STEPS.iter().map(|(name, _)| *name).collect();
    let (name, step) =
        STEPS.iter().find(|(name, _)| *name == wanted).with_context(|| format!("no step {wanted}; there are {}", names.join(", ")))?;
    run(name, *step)
}

fn run(name: &str, step: fn() -> Result<()>) -> Result<()> {
    let begun = Instant::now();
    println!("cargo ci: {name}");
    step().with_context(|| format!("step {name} failed"))?;
    println!("cargo ci: {name} done in {} s", begun.elapsed().as_secs());
    Ok(())
}

/// The root of the workspace, whatever folder the command was given in.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Where built programs and the data of the checks go.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn cargo(words: &[&str]) -> Result<()> {
    finish(Command::new(env!("CARGO")).args(words).current_dir(root()))
}

/// Runs a program to its end; its output stays visible.
pub fn finish(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {command:?}"))?;
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(())
}

/// The same tests once more, on a PostgreSQL of our own that lives only as long.
fn on_postgres() -> Result<()> {
    test_on(&Server::start(Promise::None)?, &["--test", "border"])
}

/// The program killed in the middle of its work, on SQLite and on a PostgreSQL that keeps what it acknowledged.
fn killed() -> Result<()> {
    const KILL: [&str; 4] = ["--test", "kill", "--", "--nocapture"];
    cargo(&[&["test", "--package", "soket"], &KILL[..]].concat())?;
    test_on(&Server::start(Promise::Durable)?, &KILL)
}

fn test_on(server: &Server, tests: &[&str]) -> Result<()> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--package", "soket"]).args(tests).current_dir(root());
    finish(cargo.env("SOKET_TEST_DATABASE", server.url()).env("SOKET_TEST_DATABASE_CRASH", server.crash()))
}
