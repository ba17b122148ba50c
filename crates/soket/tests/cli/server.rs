//! `soket serve` as an operator sees it: is it well, how much does it do, and a log that tells of nobody.

use super::{demonstration, soket};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};

/// A running server; stopped when dropped.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(words: &[&str], data: &std::path::Path) -> Self {
        let mut child = soket(words)
            .arg("--data")
            .arg(data)
            .args(["--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.split_once("http://").unwrap().1.trim().to_owned();
        Self { child, address }
    }

    /// One request; the head and the body of the answer.
    fn ask(&self, request: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "{request}\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }

    /// Stops the server and gives what it logged.
    fn stop(mut self) -> String {
        self.child.kill().unwrap();
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        log
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_server_says_that_it_is_well_and_what_it_did() {
    let data = demonstration();
    let server = Server::start(&["serve"], data.path());
    let (head, body) = server.ask("GET /healthz HTTP/1.1");
    assert!(
        head.starts_with("HTTP/1.1 200") && body.contains("\"database\":\"ok\"") && body.contains(env!("CARGO_PKG_VERSION")),
        "{head} {body}"
    );
    let (head, body) = server.ask("GET /metrics HTTP/1.1");
    assert!(head.starts_with("HTTP/1.1 200") && head.to_lowercase().contains("content-type: text/plain; version=0.0.4"), "{head}");
    assert!(body.contains("soket_http_requests_total{route=\"/healthz\",method=\"GET\",status=\"2xx\"} 1"), "{body}");
    let (head, _) = server.ask("GET /metrics HTTP/1.1\r\nX-Forwarded-For: 10.0.0.7");
    assert!(head.starts_with("HTTP/1.1 404"), "{head}");
}

#[test]
fn every_request_is_one_line_of_json_without_a_word_about_anybody() {
    let data = demonstration();
    let server = Server::start(&["serve"], data.path());
    let (head, _) = server.ask("GET /tim?q=nguyen-van-bi-mat HTTP/1.1");
    let id = head.lines().find_map(|line| line.strip_prefix("x-request-id: ")).unwrap().to_owned();
    server.ask("GET /lien-ket/khoa-rieng-tu HTTP/1.1");
    let log = server.stop();
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let find = lines.iter().find(|line| line["id"] == id.as_str()).unwrap_or_else(|| panic!("{id} in {log}"));
    assert_eq!(
        (&find["level"], &find["route"], &find["method"], &find["status"]),
        (&"INFO".into(), &"/tim".into(), &"GET".into(), &200.into())
    );
    assert!(find["ms"].is_u64() && find["timestamp"].is_string(), "{find}");
    let link = lines.iter().find(|line| line["route"] == "/lien-ket/{token}").unwrap();
    assert_eq!(link["status"], 409);
    assert!(!log.contains("bi-mat") && !log.contains("khoa-rieng-tu"), "{log}");
}

#[test]
fn a_demonstration_keeps_its_logins_readable() {
    let data = demonstration();
    let server = Server::start(&["demo", "--lang", "en"], data.path());
    server.ask("GET /healthz HTTP/1.1");
    assert_eq!(server.stop(), "");
}
