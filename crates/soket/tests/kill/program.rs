//! soket as a process of its own, and a browser of forty lines that talks to it.

use crate::postgres;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Where the data lies: a folder, and a PostgreSQL database when the tests run on one.
pub struct Place {
    /// The data folder.
    pub dir: TempDir,
    /// The database in place of the one in the folder.
    pub database: Option<String>,
}

impl Place {
    /// A place in which nothing is yet.
    pub async fn fresh() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), database: postgres::fresh().await }
    }

    /// Makes the PostgreSQL server fall too, so that only what it wrote before its answers is there again. SQLite has none.
    pub fn crash_database(&self) {
        if self.database.is_some() {
            let line = std::env::var("SOKET_TEST_DATABASE_CRASH").expect("a server that can be made to fall: cargo ci --only kill");
            assert!(Command::new("sh").args(["-c", &line]).status().unwrap().success(), "{line}");
        }
    }
}

/// The running program; killed when dropped.
pub struct Program {
    process: Child,
    /// Kept open: a program whose output nobody takes any more would end by itself.
    _output: BufReader<ChildStdout>,
    /// Where it answers: `127.0.0.1:PORT`.
    pub address: String,
}

impl Program {
    /// Starts the demonstration, builds it where it is not there yet, and waits until it listens.
    pub fn start(place: &Place) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_soket"));
        command.args(["demo", "--listen", "127.0.0.1:0", "--data"]).arg(place.dir.path());
        command.args(place.database.iter().flat_map(|url| ["--database", url]));
        let mut process = command.env_remove("SOKET_DATABASE").stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let said = output.by_ref().lines().find_map(|line| Some(line.ok()?.split_once("http://")?.1.trim().to_owned()));
        Self { process, _output: output, address: said.expect("the program listens") }
    }

    /// Ends it at once, without a word to it: SIGKILL.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Signs in; gives the cookie of the session.
    pub fn sign_in(&self, login: &str) -> String {
        let form = format!("login={login}&password={}", soket::demo::PASSWORD);
        let answer = post(&self.address, "/dang-nhap", "", &form).unwrap();
        assert_eq!(answer.status, 303, "{}", answer.body);
        let cookie = answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: "));
        cookie.and_then(|cookie| cookie.split(';').next()).unwrap().to_owned()
    }

    /// Opens an address.
    pub fn get(&self, path: &str, cookie: &str) -> Answer {
        send(&self.address, &format!("GET {path} HTTP/1.1"), cookie, "").unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What came back, whole.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

/// How far a request came when the program was gone.
#[derive(Debug)]
pub enum Cut {
    /// Nobody listened any more: the program has not seen a byte of it.
    BeforeSending,
    /// Some of it may have arrived.
    BeforeTheAnswer,
}

/// Sends a form as the page of the same origin would.
pub fn post(address: &str, path: &str, cookie: &str, form: &str) -> Result<Answer, Cut> {
    send(address, &format!("POST {path} HTTP/1.1"), cookie, form)
}

fn send(address: &str, line: &str, cookie: &str, form: &str) -> Result<Answer, Cut> {
    let mut stream = TcpStream::connect(address).map_err(|_| Cut::BeforeSending)?;
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let request = format!(
        "{line}\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{form}",
        form.len()
    );
    let mut bytes = Vec::new();
    let sent = stream.write_all(request.as_bytes()).and_then(|()| stream.read_to_end(&mut bytes));
    let text = String::from_utf8_lossy(&bytes);
    // An answer whose head is whole was an answer, even when the connection broke behind it.
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        let _ = sent;
        return Err(Cut::BeforeTheAnswer);
    };
    let status = head.split(' ').nth(1).and_then(|number| number.parse().ok()).unwrap();
    Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
}
