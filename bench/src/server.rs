//! A running soket on loopback: started, asked over HTTP, looked at through /proc, stopped by its own id.

use anyhow::{Context, Result, bail, ensure};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

/// A clock tick of /proc, milliseconds: Linux shows times to programs in hundredths of a second on every machine.
const TICK: f64 = 10.0;

/// A server that ends with this value.
#[derive(Debug)]
pub struct Server {
    child: Child,
    lines: BufReader<ChildStdout>,
    address: String,
}

/// What a process holds in memory, MiB.
#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// Everything it has mapped in.
    pub resident: f64,
    /// The same with shared pages divided among those that share them.
    pub proportional: f64,
}

/// An answer over HTTP.
#[derive(Debug)]
pub struct Answer {
    /// The first line and the headers.
    pub head: String,
    /// How many bytes followed.
    pub size: usize,
}

impl Server {
    /// Starts `soket <words>` over a data folder on a free port and waits for its address.
    ///
    /// # Errors
    /// When the program does not start.
    pub fn start(soket: &Path, words: &[&str], data: &Path) -> Result<Self> {
        let mut command = Command::new(soket);
        command.args(words).args(["--listen", "127.0.0.1:0", "--data"]).arg(data).stdout(Stdio::piped());
        // A line a request, as a service keeps them.
        command.stderr(std::fs::File::create(data.with_extension("log"))?);
        let mut child = command.spawn().with_context(|| format!("cannot start {}", soket.display()))?;
        let lines = BufReader::new(child.stdout.take().context("no standard output")?);
        let mut server = Self { child, lines, address: String::new() };
        server.address = server.line_with("http://")?.split("http://").nth(1).unwrap_or_default().trim().to_owned();
        Ok(server)
    }

    /// The next line of its standard output that holds some words.
    ///
    /// # Errors
    /// When it ends without one.
    pub fn line_with(&mut self, words: &str) -> Result<String> {
        let mut line = String::new();
        while self.lines.read_line(&mut line)? > 0 {
            if line.contains(words) {
                return Ok(line);
            }
            line.clear();
        }
        bail!("the server said nothing with {words:?}")
    }

    /// Reads an address as a browser does, which takes compressed answers.
    ///
    /// # Errors
    /// When the answer is not 200.
    pub fn get(&self, path: &str, cookie: &str) -> Result<Answer> {
        let answer = self.exchange(&format!("GET {path} HTTP/1.1\r\nAccept-Encoding: gzip\r\nCookie: {cookie}"), "")?;
        ensure!(answer.head.starts_with("HTTP/1.1 200 "), "{path}: {}", answer.head);
        Ok(answer)
    }

    /// Sends a form, as a browser on its pages does.
    ///
    /// # Errors
    /// When there is no answer.
    pub fn post(&self, path: &str, form: &str) -> Result<Answer> {
        let head = format!(
            "POST {path} HTTP/1.1\r\nOrigin: http://{}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}",
            self.address,
            form.len()
        );
        self.exchange(&head, form)
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Signs in and gives the cookie of the session.
    ///
    /// # Errors
    /// When the sign-in is refused.
    pub fn sign_in(&self, login: &str, password: &str) -> Result<String> {
        let answer = self.post("/dang-nhap", &format!("login={login}&password={}", password.replace(' ', "+")))?;
        let cookie = answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).and_then(|line| line.split(';').next());
        cookie.map(str::to_owned).with_context(|| format!("not signed in: {}", answer.head))
    }

    fn exchange(&self, head: &str, body: &str) -> Result<Answer> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        stream.write_all(format!("{head}\r\nHost: {}\r\nConnection: close\r\n\r\n{body}", self.address).as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").context("an answer without end of headers")?;
        Ok(Answer { head: String::from_utf8_lossy(&bytes[..end]).into_owned(), size: bytes.len() - end - 4 })
    }

    /// The time it spent on processors so far, in its own code and in the kernel for it, milliseconds.
    ///
    /// # Errors
    /// When it has ended.
    pub fn processor_time(&self) -> Result<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name, in brackets, may hold blanks; user and kernel time are the 12th and 13th word behind it.
        let words: Vec<&str> = stat.rsplit_once(')').map(|(_, rest)| rest.split_whitespace().collect()).unwrap_or_default();
        let ticks = |at: usize| words.get(at).and_then(|word| word.parse::<f64>().ok()).context("/proc says no time");
        Ok((ticks(11)? + ticks(12)?) * TICK)
    }

    /// What it holds in memory now.
    ///
    /// # Errors
    /// When it has ended.
    pub fn memory(&self) -> Result<Memory> {
        let rollup = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", self.child.id()))?;
        let line = |name: &str| rollup.lines().find_map(|line| line.strip_prefix(name)).and_then(|rest| rest.split_whitespace().next());
        let mebibytes = |name| line(name).and_then(|word| word.parse::<f64>().ok()).map(|kib| kib / 1024.0).context("/proc says no size");
        Ok(Memory { resident: mebibytes("Rss:")?, proportional: mebibytes("Pss:")? })
    }
}

/// What a process holds in memory, pages that several share divided among them, MiB.
///
/// # Errors
/// When it has ended.
pub fn proportional(pid: u32) -> Result<f64> {
    let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).and_then(|rest| rest.split_whitespace().next());
    line.and_then(|word| word.parse::<f64>().ok()).map(|kib| kib / 1024.0).context("/proc says no size")
}

impl Drop for Server {
    /// Asks it to end as a service does, so that it folds its journal into the database.
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}
