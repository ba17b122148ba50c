//! `cargo ci`: installs what the checks need, starts PostgreSQL, runs everything; it never skips.

mod browser;
mod ci;
mod demo;
mod papers;
mod postgres;
mod sitting;
mod tools;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["ci"] => ci::all(),
        ["ci", "--only", step] => ci::only(step),
        _ => Err(anyhow::anyhow!("usage: cargo ci [--only STEP]")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cargo ci: {error:#}");
            ExitCode::FAILURE
        }
    }
}
