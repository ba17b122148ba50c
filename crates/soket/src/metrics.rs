//! What a running soket counts about itself, and the text in which Prometheus reads it.
//!
//! Small enough to stand here: a few counters and one histogram. An exporter crate would bring a registry, a recorder and a
//! server of its own for the same forty lines of text.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The upper ends of the histogram's buckets, in milliseconds: from a cached page to a paper that is being set.
const BUCKETS: [u64; 11] = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

/// Everything counted since the program began.
#[derive(Debug)]
pub struct Metrics {
    requests: Mutex<BTreeMap<(String, &'static str), Requests>>,
    papers: Mutex<BTreeMap<&'static str, u64>>,
    refused: Mutex<BTreeMap<&'static str, u64>>,
    began: SystemTime,
}

/// The answers of one route and method.
#[derive(Debug, Default)]
struct Requests {
    /// How many, by hundred of the status.
    by_class: BTreeMap<u16, u64>,
    /// How many took at most as long as each bucket says.
    buckets: [u64; BUCKETS.len()],
    /// How long all of them took.
    total: Duration,
}

/// What is looked at when the counts are read, not counted along the way.
#[derive(Debug)]
pub struct Now {
    /// `sqlite` or `postgres`.
    pub database: &'static str,
    /// The size of the database, in bytes.
    pub bytes: i64,
}

impl Default for Metrics {
    fn default() -> Self {
        // What has not happened yet is a zero, not a gap: only then does a first time show as a rise.
        let none = |names: &[&'static str]| Mutex::new(names.iter().map(|name| (*name, 0)).collect());
        let (papers, refused) = (none(&["docx", "pdf", "html", "json"]), none(&["wrong", "too_many"]));
        Self { requests: Mutex::default(), papers, refused, began: SystemTime::now() }
    }
}

impl Metrics {
    /// Counts an answer. The route is the template of the address, never the address itself, which may hold a name.
    pub fn answered(&self, (route, method): (&str, &'static str), status: u16, took: Duration) {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let of = requests.entry((route.to_owned(), method)).or_default();
        *of.by_class.entry(status / 100).or_default() += 1;
        of.total += took;
        for (bucket, end) in of.buckets.iter_mut().zip(BUCKETS) {
            *bucket += u64::from(took <= Duration::from_millis(end));
        }
    }

    /// Counts a paper that was printed or handed out, by its format.
    pub fn printed(&self, format: &'static str) {
        *self.papers.lock().unwrap_or_else(PoisonError::into_inner).entry(format).or_default() += 1;
    }

    /// Counts a try to sign in that was refused, by why.
    pub fn refused_sign_in(&self, why: &'static str) {
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner).entry(why).or_default() += 1;
    }

    /// The text that Prometheus reads (exposition format 0.0.4).
    pub fn text(&self, now: &Now) -> String {
        let mut text = String::new();
        let version = env!("CARGO_PKG_VERSION");
        head(&mut text, "soket_build_info", ("gauge", "The program and its database."));
        line(&mut text, "soket_build_info", &[("version", version), ("database", now.database)], 1);
        head(&mut text, "process_start_time_seconds", ("gauge", "When the program began, in seconds since 1970."));
        let began = self.began.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        line(&mut text, "process_start_time_seconds", &[], began);
        if let Some(bytes) = resident_memory() {
            head(&mut text, "process_resident_memory_bytes", ("gauge", "Memory that the program holds."));
            line(&mut text, "process_resident_memory_bytes", &[], bytes);
        }
        head(&mut text, "soket_database_bytes", ("gauge", "Size of the database."));
        line(&mut text, "soket_database_bytes", &[], now.bytes);
        counter(&mut text, "soket_papers_printed_total", ("format", "Papers printed or handed out."), &self.papers);
        counter(&mut text, "soket_sign_ins_refused_total", ("reason", "Tries to sign in that were refused."), &self.refused);
        self.requests(&mut text);
        text
    }

    fn requests(&self, text: &mut String) {
        let requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        head(text, "soket_http_requests_total", ("counter", "Answers by route, method and hundred of the status."));
        for ((route, method), of) in requests.iter() {
            for (class, count) in &of.by_class {
                let status = format!("{class}xx");
                line(text, "soket_http_requests_total", &[("route", route), ("method", method), ("status", &status)], count);
            }
        }
        head(text, "soket_http_request_duration_seconds", ("histogram", "How long an answer took."));
        for ((route, method), of) in requests.iter() {
            let labels = [("route", route.as_str()), ("method", *method)];
            let count: u64 = of.by_class.values().sum();
            for (end, bucket) in BUCKETS.iter().zip(of.buckets) {
                let end = seconds(Duration::from_millis(*end));
                let labels = [labels[0], labels[1], ("le", end.as_str())];
                line(text, "soket_http_request_duration_seconds_bucket", &labels, bucket);
            }
            let all = [labels[0], labels[1], ("le", "+Inf")];
            line(text, "soket_http_request_duration_seconds_bucket", &all, count);
            line(text, "soket_http_request_duration_seconds_sum", &labels, seconds(of.total));
            line(text, "soket_http_request_duration_seconds_count", &labels, count);
        }
    }
}

fn head(text: &mut String, name: &str, (kind, help): (&str, &str)) {
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

fn line(text: &mut String, name: &str, labels: &[(&str, &str)], value: impl std::fmt::Display) {
    let escaped = |value: &str| value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    let labels: Vec<String> = labels.iter().map(|(label, value)| format!("{label}=\"{}\"", escaped(value))).collect();
    let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
    let _ = writeln!(text, "{name}{labels} {value}");
}

fn counter(text: &mut String, name: &str, (label, help): (&str, &str), counts: &Mutex<BTreeMap<&'static str, u64>>) {
    head(text, name, ("counter", help));
    for (value, count) in counts.lock().unwrap_or_else(PoisonError::into_inner).iter() {
        line(text, name, &[(label, value)], count);
    }
}

/// Seconds with as many decimals as needed, from whole microseconds.
fn seconds(time: Duration) -> String {
    let text = format!("{}.{:06}", time.as_secs(), time.subsec_micros());
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What Linux says of this process; other systems say it elsewhere, so the line is missing there.
fn resident_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
