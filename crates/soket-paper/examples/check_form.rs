//! Checks the form of a DOCX from the command line and says how long it took: `check_form FILE PROFILE [draft]`.

use soket_paper::lint::{self, Expectation, Severity};
use soket_paper::profile::ProfileId;
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let profile = words.get(1).and_then(|code| ProfileId::parse(code));
    let (Some(file), Some(profile)) = (words.first(), profile) else {
        eprintln!("check_form FILE PARTY-HD36|PARTY-HD05|ADMIN-ND30 [draft]");
        return ExitCode::FAILURE;
    };
    let wanted = if words.get(2).is_some() { Expectation::draft(profile) } else { Expectation::issued(profile) };
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let begun = Instant::now();
    let found = lint::check(&bytes, &wanted);
    let took = begun.elapsed();
    match found {
        Ok(found) => {
            for finding in &found {
                let grave = if finding.severity == Severity::Error { "E" } else { "W" };
                let place = finding.place.as_ref().map(|place| format!(" [đoạn {}: {}]", place.paragraph, place.text)).unwrap_or_default();
                println!("{grave} {} ×{} {}{place}", finding.rule, finding.times, finding.sentence());
            }
            println!("{} findings in {took:?}", found.len());
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("{error} ({took:?})");
            ExitCode::FAILURE
        }
    }
}
