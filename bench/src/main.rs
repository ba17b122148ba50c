//! Measures soket: papers beside docxtpl and LibreOffice, the program as its user meets it, the roll-up in memory.

mod certificates;
mod conference;
mod content;
mod hall;
mod paper;
mod peer;
mod program;
mod rollup;
mod server;
mod sitting;
mod spread;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

#[derive(Parser)]
#[command(name = "soket-bench", about = "Figures of soket for bench/README.md; loopback only, every load bounded.")]
struct Cli {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// One report of twelve pages as DOCX and PDF from a warm process; with a peer, both sides in every round.
    Papers {
        /// How many rounds, after two that warm both sides up.
        #[arg(long, default_value_t = 15)]
        rounds: usize,
        /// A Python that can import docxtpl, matplotlib, unoserver and uno; LibreOffice must be installed.
        #[arg(long)]
        peer: Option<PathBuf>,
        /// Reports to write instead of generated ones: JSON files as this program writes them, one a round.
        #[arg(long, num_args = 3..)]
        content: Vec<PathBuf>,
        /// Where the papers go.
        #[arg(long, default_value_os_t = output())]
        output: PathBuf,
    },
    /// The release program over the demonstration: its size, its start, its memory, its desk page, its three reports.
    Program {
        /// The program built with --release.
        soket: PathBuf,
        /// How many starts and how many runs of the report command.
        #[arg(long, default_value_t = 15)]
        rounds: usize,
        /// Where the demonstration and the reports go.
        #[arg(long, default_value_os_t = output())]
        output: PathBuf,
    },
    /// The progress of 60 targets over 500 units and 12 months, figures in memory.
    Rollup,
    /// Minutes of four hours and sixty speeches as DOCX and PDF, and three hundred invitations in one PDF, from a warm process.
    Conference {
        /// How many rounds, after two that warm up.
        #[arg(long, default_value_t = 25)]
        rounds: usize,
        /// Where the data and the papers go.
        #[arg(long, default_value_os_t = output())]
        output: PathBuf,
    },
    /// A thousand certificates as one PDF and as files, ten thousand for the memory; with a peer, typst and LibreOffice too.
    Certificates {
        /// How many rounds.
        #[arg(long, default_value_t = 15)]
        rounds: usize,
        /// A Python that can import typst and docxtpl; LibreOffice must be installed.
        #[arg(long)]
        peer: Option<PathBuf>,
        /// Where the certificates go.
        #[arg(long, default_value_os_t = output())]
        output: PathBuf,
    },
    /// A data folder with a hall whose doors are open, for bench/indico.sh.
    Sitting {
        /// The program built with --release.
        soket: PathBuf,
        /// How many are awaited at the door.
        #[arg(long, default_value_t = 2000)]
        delegates: usize,
        /// Where the data folder goes.
        #[arg(long, default_value_os_t = output())]
        output: PathBuf,
    },
    /// A hall in its busiest seconds beside a server that keeps nothing, both in every round; then what the log holds.
    Hall {
        #[command(flatten)]
        load: hall::Load,
        /// Where data folders and the driver's notes go.
        #[arg(long, default_value_os_t = output())]
        output: PathBuf,
    },
}

fn output() -> PathBuf {
    std::env::temp_dir().join("soket-bench")
}

fn main() -> Result<()> {
    let what = Cli::parse().what;
    println!("{}", machine()?);
    match what {
        What::Papers { rounds, peer, content, output } => {
            let contents = if content.is_empty() { content::generate(rounds + paper::WARM_UP, &output)? } else { content };
            paper::measure(&contents, peer.as_deref(), &output)?;
        }
        What::Program { soket, rounds, output } => program::measure(&soket, rounds, &output)?,
        What::Rollup => rollup::measure()?,
        What::Conference { rounds, output } => runtime()?.block_on(conference::measure(rounds, &output))?,
        What::Certificates { rounds, peer, output } => certificates::measure(rounds, peer.as_deref(), &output)?,
        What::Sitting { soket, delegates, output } => {
            runtime()?.block_on(hall::prepare(&soket, [0, delegates], &output))?;
        }
        What::Hall { load, output } => runtime()?.block_on(hall::measure(&load, &output))?,
    }
    println!("{}", machine()?);
    Ok(())
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

/// How busy the machine is: figures from a busy one are worth only their ratios.
fn machine() -> Result<String> {
    let load = std::fs::read_to_string("/proc/loadavg")?;
    Ok(format!("{} processors, load {}", std::thread::available_parallelism()?, load.split(' ').next().unwrap_or_default()))
}
