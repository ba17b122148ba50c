//! The house checks itself: file names and sizes, the direction of the layers, where SQL and async stand, translations.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Every file below a folder of the project with one of these endings, and its text.
pub fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let root = root();
    let mut found = Vec::new();
    let mut open = vec![root.join(folder)];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let is_built = path == root.join("target") || path == root.join("fuzz/target");
            if path.is_dir() && !is_built && !["node_modules", ".git", "corpus"].contains(&name.as_str()) {
                open.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(&root).unwrap().to_string_lossy().into_owned(), text));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "nothing below {folder}");
    found
}

pub fn report(rule: &str, faults: Vec<String>) {
    assert!(faults.is_empty(), "{rule}:\n  {}", faults.join("\n  "));
}

#[test]
fn a_path_says_what_is_in_it() {
    const VAGUE: [&str; 8] = ["util", "utils", "helpers", "helper", "common", "misc", "manager", "service"];
    let vague = |path: &str| path.split(['/', '.']).any(|part| VAGUE.contains(&part));
    report(
        "vague file names",
        files(".", &[".rs", ".html", ".js", ".mjs"]).into_iter().map(|file| file.0).filter(|path| vague(path)).collect(),
    );
}

#[test]
fn files_are_short_and_open_with_a_sentence() {
    let rust = files(".", &[".rs"]);
    let long = rust.iter().filter(|(_, text)| text.lines().count() > 400);
    report("files above 400 lines: split by verb", long.map(|(path, text)| format!("{path}: {}", text.lines().count())).collect());
    let silent = rust.iter().filter(|(_, text)| !text.starts_with("//! "));
    report("files that do not open with a sentence", silent.map(|(path, _)| path.clone()).collect());
}

#[test]
fn public_items_say_what_they_mean() {
    let mut faults = Vec::new();
    for (path, text) in ["crates/soket-core/src", "crates/soket-paper/src", "crates/soket/src"].iter().flat_map(|dir| files(dir, &[".rs"]))
    {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for (at, line) in lines.iter().enumerate() {
            let public = ["pub fn ", "pub async fn ", "pub struct ", "pub enum ", "pub trait ", "pub const "]
                .iter()
                .any(|start| line.starts_with(start));
            let above = lines[..at].iter().rev().find(|above| !above.starts_with("#[") && !above.ends_with(")]"));
            if public && !line.contains('$') && !above.is_some_and(|above| above.starts_with("///")) {
                faults.push(format!("{path}:{}: {line}", at + 1));
            }
        }
    }
    report("public items without a docstring", faults);
}

#[test]
fn arrows_point_left() {
    let layers = ["db", "store", "report", "job", "web"];
    let mut faults = Vec::new();
    for (place, layer) in layers.iter().enumerate() {
        let of_layer =
            |path: &str| path.starts_with(&format!("crates/soket/src/{layer}/")) || path == format!("crates/soket/src/{layer}.rs");
        for (path, text) in files("crates/soket/src", &[".rs"]).iter().filter(|(path, _)| of_layer(path)) {
            for right in &layers[place + 1..] {
                if text.contains(&format!("crate::{right}::")) || text.contains(&format!("crate::{{{right}")) {
                    faults.push(format!("{path} uses {right}"));
                }
            }
        }
    }
    for (path, text) in files("crates/soket-core/src", &[".rs"]) {
        for forbidden in ["std::fs", "std::env", "std::net", "async fn", "tokio", "sqlx", "Timestamp::now", "Zoned::now", "SystemTime"] {
            if text.contains(forbidden) {
                faults.push(format!("{path} uses {forbidden}"));
            }
        }
    }
    for (path, text) in files("crates/soket-paper/src", &[".rs"]) {
        if text.contains("soket_core") {
            faults.push(format!("{path} knows core"));
        }
    }
    report("arrows that point right", faults);
}

/// What readers see is copies: their pages ask `store::publication` and no other record, nor anything that would.
#[test]
fn readers_see_publications_only() {
    let mut faults = Vec::new();
    for (path, text) in files("crates/soket/src/web", &[".rs"]).iter().filter(|(path, _)| path.starts_with("crates/soket/src/web/public")) {
        let used = text.split("store::").skip(1).filter(|rest| !rest.starts_with("publication"));
        faults.extend(used.map(|rest| format!("{path} asks store::{}", rest.split([';', '(', ' ']).next().unwrap_or_default())));
        for other in
            ["store::{", "use crate::store;", "crate::job", "crate::db", "use crate::report", "report::facts", "Caller", ".db.write("]
        {
            if text.contains(other) {
                faults.push(format!("{path} uses {other}"));
            }
        }
    }
    report("readers would see more than publications", faults);
}

#[test]
fn sql_stands_in_store_and_writes_begin_at_one_door() {
    let mut faults = Vec::new();
    for (path, text) in files("crates/soket/src", &[".rs"]) {
        let keeps_sql = path.starts_with("crates/soket/src/store") || path.starts_with("crates/soket/src/db");
        if !keeps_sql && text.contains("sqlx::query") {
            faults.push(format!("{path} holds SQL"));
        }
        let door = path == "crates/soket/src/db.rs";
        if !door && (text.contains(".begin(") || text.contains(".begin_with(")) {
            faults.push(format!("{path} begins a transaction of its own"));
        }
    }
    report("SQL outside its place", faults);
}

#[test]
fn handlers_ask_who_is_there() {
    // Whoever may come without signing in: kept here, so that a new one is a decision.
    const OPEN: [&str; 17] = [
        "sign_in",
        "asset",
        "chrome",
        "comment::change",
        "comment::post",
        "comment::report",
        "comment::status",
        "commendation::nominee::",
        "commendation::register::check",
        "desk::health",
        "door::",
        "public::",
        "hall::",
        "limit",
        "observe",
        "setup",
        "link::",
    ];
    let routes = std::fs::read_to_string(root().join("crates/soket/src/web.rs")).unwrap();
    let mut faults = Vec::new();
    for handler in handlers(&routes) {
        if OPEN.iter().any(|open| handler.starts_with(open)) {
            continue;
        }
        let (module, function) = handler.rsplit_once("::").unwrap();
        let stem = root().join("crates/soket/src/web").join(module.replace("::", "/"));
        let text = std::fs::read_to_string(stem.with_extension("rs")).unwrap_or_else(|_| panic!("no file for {handler}"));
        let signature =
            text.split_once(&format!("pub async fn {function}(")).map(|(_, rest)| rest.split(" {\n").next().unwrap_or_default());
        if !signature.is_some_and(|signature| signature.contains("Caller")) {
            faults.push(handler);
        }
    }
    report("handlers that do not ask for a Caller", faults);
}

/// The handlers named in the routes: `noun::verb` inside `get(...)` and `post(...)`.
fn handlers(routes: &str) -> Vec<String> {
    let calls = routes
        .split(['(', ')', ' '])
        .filter(|word| word.contains("::") && word.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c == ':'));
    let known: BTreeSet<String> = calls.map(str::to_owned).filter(|word| !word.starts_with("axum") && !word.starts_with("tower")).collect();
    known.into_iter().filter(|word| !["middleware::from_fn", "middleware::from_fn_with_state"].contains(&word.as_str())).collect()
}

#[test]
fn the_architecture_page_names_only_what_exists() {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let named = text.split('`').skip(1).step_by(2).filter(|word| word.contains('/') && !word.contains(['{', '*', ' ', '<']));
    let missing = named.filter(|path| !path.starts_with('/') && !root().join(path.trim_end_matches('/')).exists());
    report("paths that are not there", missing.map(str::to_owned).collect());
}

#[test]
fn every_sentence_has_its_english() {
    let english: BTreeMap<String, String> =
        serde_json::from_str(&std::fs::read_to_string(root().join("crates/soket/locales/en.json")).unwrap()).unwrap();
    let said = sentences();
    report("sentences without English in locales/en.json", said.iter().filter(|key| !english.contains_key(*key)).cloned().collect());
    report("English that nothing says any more", english.keys().filter(|key| !said.contains(*key)).cloned().collect());
    let gaps = |text: &str| text.split("%{").skip(1).filter_map(|rest| rest.split('}').next().map(str::to_owned)).collect::<BTreeSet<_>>();
    report("English with other gaps", english.iter().filter(|(vi, en)| gaps(vi) != gaps(en)).map(|(vi, _)| vi.clone()).collect());
}

/// Every sentence that a person can meet: `.t("...")` in templates; every Vietnamese literal of `web`; elsewhere the
/// literals that open a refusal or a sentence, and the names of kinds and states.
pub fn sentences() -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for (_, text) in files("crates/soket/templates", &[".html"]) {
        said.extend(text.split(".t(\"").skip(1).filter_map(|rest| rest.split("\")").next()).map(str::to_owned));
    }
    for (_, text) in files("crates/soket/templates", &[".html"]) {
        // A label that is handed to a field or a button is said there.
        let calls =
            ["call fields::", "call act"].iter().flat_map(|call| text.split(call).skip(1)).filter_map(|rest| rest.split("%}").next());
        said.extend(calls.flat_map(literals).filter(|literal| literal.chars().any(is_vietnamese)));
    }
    for (_, text) in files("crates/soket/src/web", &[".rs"]) {
        said.extend(literals(program(&text)).into_iter().filter(|literal| literal.chars().any(is_vietnamese)));
    }
    for (_, text) in files("crates/soket-paper/src", &[".rs"]) {
        // What the press refuses: the paper crate knows no screens, and hands its sentences over.
        said.extend(program(&text).split("Said::plain(").skip(1).flat_map(|call| first_arguments(call, 1)));
    }
    for (_, text) in ["crates/soket/src", "crates/soket-core/src"].iter().flat_map(|dir| files(dir, &[".rs"])) {
        let text = program(&text);
        said.extend(text.split(".t(\"").skip(1).filter_map(|rest| rest.split("\")").next()).map(str::to_owned));
        for (opener, wanted) in [
            ("Refusal::not_allowed(", 2),
            ("Refusal::conflict(", 2),
            ("Refusal::unfit(", 2),
            ("Sentence::plain(", 1),
            ("Sentence::new(", 1),
        ] {
            // An empty one is filled in by the line that made it.
            let arguments = text.split(opener).skip(1).flat_map(|call| first_arguments(call, wanted));
            said.extend(arguments.filter(|sentence| !sentence.is_empty()));
        }
        let names = text.split("fn name_vi(self) -> &'static str {").skip(1).filter_map(|rest| rest.split("\n    }").next());
        said.extend(names.flat_map(literals));
        // Kinds that stand in a table: `Row(MandateKind::Plan, "plan", "Kế hoạch", &["KH"])`.
        said.extend(text.split("\n    Row(").skip(1).filter_map(|row| literals(row).into_iter().nth(1)));
    }
    said
}

/// The text of a file without its unit tests.
fn program(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

fn is_vietnamese(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_ascii()
}

/// The string literals of Rust text, comments left out.
fn literals(text: &str) -> Vec<String> {
    let code = text.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line }).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    let mut rest = code.as_str();
    while let Some((before, inside)) = rest.split_once('"') {
        if before.ends_with('\'') {
            rest = inside;
            continue;
        }
        let Some(end) = inside.match_indices('"').map(|(at, _)| at).find(|at| !inside[..*at].ends_with('\\')) else { break };
        found.push(unescaped(&inside[..end]));
        rest = &inside[end + 1..];
    }
    found
}

/// A literal as the program holds it: a line broken with a backslash joins the next.
fn unescaped(literal: &str) -> String {
    let mut lines = literal.split("\\\n");
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |text, line| text + line.trim_start()).replace("\\\"", "\"")
}

/// The first string literals of a call, when its arguments are literals.
fn first_arguments(call: &str, wanted: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = call.trim_start();
    while found.len() < wanted {
        let Some(inside) = rest.strip_prefix('"') else { break };
        let Some(end) = inside.find('"') else { break };
        found.push(unescaped(&inside[..end]));
        rest = inside[end + 1..].trim_start().trim_start_matches(',').trim_start();
    }
    found
}
