//! The release program over the demonstration as its user meets it: size, start, memory, desk page, three reports.

use crate::server::{Memory, Server};
use crate::spread::Spread;
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The three reports of the demonstration.
const REPORTS: [&str; 3] = ["giua-nhiem-ky-2020-2025", "6-thang-dau-nam-2023", "hai-nam-ket-luan-01"];
/// How often the desk page is read: enough for the ticks of /proc to be fine.
const READS: u32 = 400;

/// Measures everything and prints it.
///
/// # Errors
/// When the program does not do what is asked of it.
pub fn measure(soket: &Path, rounds: usize, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let data = folder.join("demo");
    let size = std::fs::metadata(soket).with_context(|| soket.display().to_string())?.len();
    println!("program: {:.1} MB ({size} B)", size as f64 / 1e6);
    let password = demonstration(soket, &data)?;
    println!("cold start to the first sign-in page ms {}", cold_start(soket, rounds, &data)?);
    println!("three reports as DOCX and PDF, from process start ms {}", reports(soket, rounds, &data)?);
    serving(&Server::start(soket, &["serve"], &data)?, &password)
}

/// Builds the demonstration anew and gives the password that it prints.
fn demonstration(soket: &Path, data: &Path) -> Result<String> {
    let begun = Instant::now();
    let mut server = Server::start(soket, &["demo", "--fresh"], data)?;
    println!("demonstration built in {:.0} ms", begun.elapsed().as_secs_f64() * 1000.0);
    let line = server.line_with("hoa ")?;
    line.split_whitespace().nth(1).map(str::to_owned).context("the demonstration printed no password")
}

fn cold_start(soket: &Path, rounds: usize, data: &Path) -> Result<Spread> {
    let mut times = Spread::default();
    for _ in 0..rounds {
        let begun = Instant::now();
        let server = Server::start(soket, &["serve"], data)?;
        server.get("/dang-nhap", "")?;
        times.time(begun.elapsed());
    }
    Ok(times)
}

fn reports(soket: &Path, rounds: usize, data: &Path) -> Result<Spread> {
    let output = data.with_file_name("reports");
    let mut times = Spread::default();
    for _ in 0..rounds {
        let mut command = Command::new(soket);
        command.arg("report").args(REPORTS).args(["--format", "docx,pdf", "--output"]).arg(&output).arg("--data").arg(data);
        let begun = Instant::now();
        let status = command.stdout(Stdio::null()).status()?;
        times.time(begun.elapsed());
        ensure!(status.success(), "soket report ended with {status}");
    }
    Ok(times)
}

/// Memory before, at and after printing, and what the desk page costs in between.
fn serving(server: &Server, password: &str) -> Result<()> {
    server.get("/dang-nhap", "")?;
    tell("after the first page", server.memory()?);
    let hoa = server.sign_in("hoa", password)?;
    for page in ["/", "/van-ban", "/so-lieu", "/chi-tieu", "/so-ket", "/so-lieu/cb-co-khi/2023", "/so-ket/giua-nhiem-ky-2020-2025"] {
        server.get(page, &hoa)?;
    }
    tell("idle, signed in, before the first print", server.memory()?);
    desk(server, &hoa)?;
    tell("after these requests", server.memory()?);
    for report in REPORTS {
        for format in ["docx", "pdf"] {
            server.get(&format!("/so-ket/{report}/tai/{format}"), &hoa)?;
        }
    }
    tell("right after printing three reports twice", server.memory()?);
    std::thread::sleep(Duration::from_secs(60));
    tell("one minute later", server.memory()?);
    Ok(())
}

fn desk(server: &Server, cookie: &str) -> Result<()> {
    let (before, begun) = (server.processor_time()?, Instant::now());
    let mut times = Spread::default();
    let mut size = 0;
    for _ in 0..READS {
        let begun = Instant::now();
        size = server.get("/", cookie)?.size;
        times.time(begun.elapsed());
    }
    let spent = (server.processor_time()? - before) / f64::from(READS);
    let rate = f64::from(READS) / begun.elapsed().as_secs_f64();
    println!(
        "desk page: {spent:.2} ms of processor a request over {READS}; answered in ms {times}; {rate:.0} a second, one after another; {size} B gzip"
    );
    Ok(())
}

fn tell(when: &str, memory: Memory) {
    println!("memory {when}: RSS {:.1} MiB, PSS {:.1} MiB", memory.resident, memory.proportional);
}
