//! A hall in its busiest seconds: phones that look on, check-ins and ballots at once, beside a server that keeps nothing; both in
//! every round, by the same driver.

use crate::server::{Server, proportional};
use crate::sitting::Sitting;
use crate::spread::Spread;
use anyhow::{Context, Result, ensure};
use soket::app::App;
use soket::job::hall::Earnest;
use soket::store;
use soket_core::conference::agenda::AgendaKind;
use soket_core::conference::deed::Deed;
use soket_core::id::DelegateId;
use std::collections::{HashMap, HashSet};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Who sets the organisation up and runs the hall.
const LOGIN: &str = "thu";
const PASSWORD: &str = "mot cau de nho";
/// What a small office fills in on its first day, as the form sends it.
const SETUP: &str = "kind=party_organization&name=%C4%90%E1%BA%A3ng+b%E1%BB%99+Th%E1%BB%AD+nghi%E1%BB%87m&superior=Huy%E1%BB%87n+u%E1%BB%B7+Th%E1%BB%AD+nghi%E1%BB%87m&superior_header=%C4%90%E1%BA%A2NG+B%E1%BB%98+HUY%E1%BB%86N&place=Th%E1%BB%AD+nghi%E1%BB%87m&issuer_code=&ordinal=V&from_on=1%2F1%2F2025&to_on=31%2F12%2F2099&person=Tr%E1%BA%A7n+Th%E1%BB%8B+Th%E1%BB%AD&office=B%C3%AD+th%C6%B0&login=thu&password=mot+cau+de+nho";

/// How much is asked of a hall.
#[derive(Debug, clap::Args)]
pub struct Load {
    /// The program built with --release.
    pub soket: PathBuf,
    /// The folder of the driver: hall.py and trivial_server.py.
    #[arg(long)]
    pub driver: PathBuf,
    /// A Python that can import aiohttp.
    #[arg(long)]
    pub python: PathBuf,
    /// The words that the driver's templates need: bench/hall.py.
    #[arg(long, default_value = "bench/hall.py")]
    pub words: PathBuf,
    /// How many rounds; each starts both servers anew.
    #[arg(long, default_value_t = 5)]
    pub rounds: usize,
    /// How many phones look on.
    #[arg(long, default_value_t = 2000)]
    pub clients: usize,
    /// How many are checked in.
    #[arg(long, default_value_t = 500)]
    pub checkins: usize,
    /// How many vote.
    #[arg(long, default_value_t = 2000)]
    pub ballots: usize,
    /// Within how many seconds.
    #[arg(long, default_value_t = 10)]
    pub window: u32,
}

/// How many are given the floor, one after the other: what every phone must show.
const SPEAKERS: usize = 5;

/// What the driver told of one side, by the name of the figure.
type Told = HashMap<String, f64>;

/// Plays all rounds and prints the ratios.
///
/// # Errors
/// When a server or the driver does not start, or something acknowledged is not in the log.
pub async fn measure(load: &Load, folder: &Path) -> Result<()> {
    println!("{}", limit()?);
    let (first, slug) = prepare(&load.soket, [load.ballots, load.checkins], folder).await?;
    let [mut lag, mut cpu, mut ours_kb, mut theirs_kb] = [(); 4].map(|()| Spread::default());
    for round in 0..load.rounds {
        let sides = match round % 2 {
            0 => [ours(load, (&first, &slug), folder).await?, theirs(load, folder)?],
            _ => {
                let theirs = theirs(load, folder)?;
                [ours(load, (&first, &slug), folder).await?, theirs]
            }
        };
        for (name, told) in ["ours", "trivial"].iter().zip(&sides) {
            println!("round {round} {name}: {}", line(told));
        }
        let [ours, theirs] = &sides;
        lag.add(of(ours, "screen_lag.p99") / of(theirs, "screen_lag.p99"));
        cpu.add(of(ours, "server_cpu") / of(theirs, "server_cpu"));
        ours_kb.add(of(ours, "kb_per_connection"));
        theirs_kb.add(of(theirs, "kb_per_connection"));
    }
    println!("action to screen at p99, ours / trivial, round by round: {lag}");
    println!("server CPU, ours / trivial, round by round: {cpu}");
    println!("KB a connection: ours {ours_kb}; trivial {theirs_kb}");
    Ok(())
}

fn limit() -> Result<String> {
    let limits = std::fs::read_to_string("/proc/self/limits")?;
    let open = limits.lines().find(|line| line.starts_with("Max open files")).and_then(|line| line.split_whitespace().nth(3));
    Ok(format!("open files allowed: {} (10,000 connections need `ulimit -n 65536` before)", open.unwrap_or("?")))
}

fn of(told: &Told, name: &str) -> f64 {
    told.get(name).copied().unwrap_or(f64::NAN)
}

fn line(told: &Told) -> String {
    let names = ["open", "lost", "missed_screens", "errors", "checkin.p99", "vote.p99", "screen_lag.p50", "screen_lag.p99", "server_cpu"];
    let words: Vec<String> = names.iter().map(|name| format!("{name} {:.1}", of(told, name))).collect();
    format!("{}, KB a connection {:.1}", words.join(", "), of(told, "kb_per_connection"))
}

/// Builds the data once: a hall that is running with so many in it and so many awaited, a vote open on phones and speakers who
/// wait. Gives its folder and the place of the conference in addresses; cards stand in `people.json`.
///
/// # Errors
/// When the program does not start or refuses something.
pub async fn prepare(soket: &Path, [voters, awaited]: [usize; 2], folder: &Path) -> Result<(PathBuf, String)> {
    let first = folder.join("hall-first");
    if first.exists() {
        std::fs::remove_dir_all(&first)?;
    }
    std::fs::create_dir_all(&first)?;
    let server = Server::start(soket, &["serve"], &first)?;
    ensure!(server.post("/khoi-tao", SETUP)?.head.starts_with("HTTP/1.1 303"), "the first run was refused");
    drop(server);
    let app = App::open(&first, None).await?;
    let voters = voters.max(SPEAKERS);
    let sitting = Sitting::convene(&app, LOGIN, (app.today(), voters + awaited)).await?;
    sitting.begin(voters).await?;
    sitting.take_up(AgendaKind::Discussion).await?;
    let mut speakers = Vec::new();
    for number in 0..SPEAKERS {
        speakers.push(serde_json::json!({ "name": sitting.people[number].1, "turn": sitting.ask(number).await? }));
    }
    let vote = sitting.open_vote().await?;
    let cards: Vec<&str> = sitting.people.iter().map(|(_, _, card)| card.as_str()).collect();
    let people = serde_json::json!({ "cards": cards, "speakers": speakers, "vote": vote, "voters": voters, "slug": sitting.slug });
    std::fs::write(first.join("people.json"), serde_json::to_vec(&people)?)?;
    app.db.close().await;
    println!("hall of {} delegates, {voters} of them in", sitting.people.len());
    Ok((first, sitting.slug))
}

async fn ours(load: &Load, (first, slug): (&Path, &str), folder: &Path) -> Result<Told> {
    let data = folder.join("hall");
    copy(first, &data)?;
    let people: serde_json::Value = serde_json::from_slice(&std::fs::read(data.join("people.json"))?)?;
    let server = Server::start(&load.soket, &["serve"], &data)?;
    let cookie = server.sign_in(LOGIN, PASSWORD)?;
    server.get(&format!("/the/{}/", people["cards"][0].as_str().unwrap_or_default()), "")?;
    let idle = proportional(server.pid())?;
    let mut driver = Command::new(&load.python);
    driver.arg(&load.words).arg(load.driver.join("hall.py")).arg(data.join("people.json"));
    driver.args(["--name", "ours", "--content-type", "application/x-www-form-urlencoded", "--sse", "/the/{card}/song"]);
    driver.args(["--checkin", &format!("POST /hoi-nghi/{slug}/cua")]);
    driver.args(["--checkin-body", &format!("card={{card+{}}}&step=enter&nonce=c{{i}}", people["voters"])]);
    driver.args(["--vote", "POST /the/{card}/bieu-quyet", "--vote-body", &format!("vote={}&choice=for&nonce=v{{i}}", people["vote"])]);
    driver.args(["--beacon", &format!("POST /hoi-nghi/{slug}/dieu-hanh"), "--beacon-body", "deed=give&turn={turn}&minutes=5"]);
    let address = format!("http://{}", server.address());
    for header in [format!("Cookie: {cookie}"), format!("Origin: {address}"), "Accept: application/json".to_owned()] {
        driver.args(["--header", &header]);
    }
    let told = drive(load, driver, (&address, server.pid(), idle), folder)?;
    drop(server);
    is_all_there(load, (&data, slug), &told).await?;
    Ok(told)
}

/// Whether everything acknowledged is in the log, once.
async fn is_all_there(load: &Load, (data, slug): (&Path, &str), told: &Told) -> Result<()> {
    let app = App::open(data, None).await?;
    let conference = store::conference::by_slug(&app.db, slug).await?;
    let lines = app.hall(conference.id, Earnest::Real).await?.tell().await?;
    // Whoever was in when the vote was opened came before the rush.
    let opened = lines.iter().position(|line| matches!(line.deed, Deed::OpenVote { .. })).context("no vote in the log")?;
    let (mut came, mut voted, mut given): (Vec<DelegateId>, Vec<DelegateId>, usize) = (Vec::new(), Vec::new(), 0);
    for line in &lines[opened..] {
        match &line.deed {
            Deed::Enter { delegate, .. } => came.push(*delegate),
            Deed::Cast { delegate, .. } => voted.push(*delegate),
            Deed::Give { .. } => given += 1,
            _ => {}
        }
    }
    app.db.close().await;
    let once = |who: &[DelegateId]| who.iter().collect::<HashSet<_>>().len() == who.len();
    println!(
        "  in the log: {} check-ins, {} ballots, {given} speakers; each once: {}",
        came.len(),
        voted.len(),
        once(&came) && once(&voted)
    );
    ensure!(of(told, "errors") > 0.0 || (came.len(), voted.len()) == (load.checkins, load.ballots), "acknowledged and not in the log");
    ensure!(once(&came) && once(&voted), "something stands twice in the log");
    Ok(())
}

fn theirs(load: &Load, folder: &Path) -> Result<Told> {
    // A port that was free a moment ago.
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let program = load.driver.join("trivial_server.py");
    let peer = Peer(Command::new(&load.python).arg(program).arg(port.to_string()).stderr(Stdio::null()).spawn()?);
    std::thread::sleep(Duration::from_millis(1500));
    let mut driver = Command::new(&load.python);
    driver.arg(load.driver.join("hall.py")).args(["--name", "trivial"]);
    let pid = peer.0.id();
    drive(load, driver, (&format!("http://127.0.0.1:{port}"), pid, proportional(pid)?), folder)
}

/// The trivial server, ended with this value.
struct Peer(Child);

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs the driver and reads what it tells; memory before it is given in MiB.
fn drive(load: &Load, mut driver: Command, (address, pid, idle): (&str, u32, f64), folder: &Path) -> Result<Told> {
    driver.args(["--base", address, "--pid", &pid.to_string(), "--beacons", &SPEAKERS.to_string()]);
    for (name, count) in [("--clients", load.clients), ("--checkins", load.checkins), ("--ballots", load.ballots)] {
        driver.args([name, &count.to_string()]);
    }
    let told = driver.args(["--window", &load.window.to_string()]).env("PEERS_TMP", folder.join("driver")).output()?;
    let text = String::from_utf8_lossy(&told.stdout);
    let mut figures = Told::new();
    for line in text.lines() {
        let Ok(figure) = serde_json::from_str::<serde_json::Value>(line) else {
            println!("  {line}");
            continue;
        };
        if let (Some(name), Some(value)) = (figure["name"].as_str(), figure["value"].as_f64()) {
            figures.insert(name.split_once('.').map_or(name, |(_, rest)| rest).to_owned(), value);
        }
    }
    let held = figures.get("server_pss").with_context(|| format!("the driver told nothing: {}", String::from_utf8_lossy(&told.stderr)))?;
    figures.insert("kb_per_connection".to_owned(), (held - idle * 1024.0) / load.clients.max(1) as f64);
    Ok(figures)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        std::fs::remove_dir_all(to)?;
    }
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() { copy(&entry.path(), &target)? } else { std::fs::copy(entry.path(), &target).map(drop)? }
    }
    Ok(())
}
