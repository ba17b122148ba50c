//! The manual is held to the program: what stands in bold is on a screen, addresses are routes, commands are understood,
//! links lead somewhere, and the table of roles is the one in `soket_core::viewer`.

use crate::tidy::{files, report, root, sentences};
use soket_core::text::{nfc, tone};
use soket_core::viewer::{Action, Role};
use std::process::Command;

/// The largest picture, bytes: a page should open on a slow line too.
const LARGEST_PICTURE: u64 = 120_000;

/// Every page of the manual and its text.
fn manual() -> Vec<(String, String)> {
    files("docs/vi", &[".md"])
}

/// The manual and the front page, which show commands and addresses too.
fn pages() -> Vec<(String, String)> {
    let front = std::fs::read_to_string(root().join("README.md")).unwrap();
    manual().into_iter().chain([("README.md".to_owned(), front)]).collect()
}

/// What stands between two marks, wherever they come in pairs.
fn between<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    text.split(mark).skip(1).step_by(2).collect()
}

/// The text in which marks are marks: without blocks of code.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

#[test]
fn what_stands_in_bold_is_on_a_screen() {
    let said = sentences();
    let templates = files("crates/soket/templates", &[".html"]);
    // A few words stand in a template as they are, such as the names of formats, or are labels without a Vietnamese letter.
    let spots = |word: &str| [format!(">{word}<"), format!("}}{word}{{"), format!(", \"{word}\", ")];
    let bare = |word: &str| templates.iter().any(|(_, text)| spots(word).iter().any(|spot| text.contains(spot)));
    let mut faults = Vec::new();
    for (path, text) in manual() {
        let text = prose(&text);
        assert_eq!(text.matches("**").count() % 2, 0, "{path}: a bold mark without its partner");
        let strange = between(&text, "**").into_iter().filter(|word| !said.contains(*word) && !bare(word));
        faults.extend(strange.map(|word| format!("{path}: {word}")));
    }
    report("words in bold that no screen shows", faults);
}

#[test]
fn addresses_are_routes() {
    /// Folders of the machine that runs soket, which begin with a slash too.
    const FOLDERS: [&str; 3] = ["/etc/", "/usr/", "/var/"];
    let web = std::fs::read_to_string(root().join("crates/soket/src/web.rs")).unwrap();
    let calls = [".read(\"", ".stream(\"", ".write(\""].iter().flat_map(|call| web.split(call).skip(1));
    let routes: Vec<&str> = calls.filter_map(|rest| rest.split('"').next()).collect();
    let is_route = |path: &str| routes.iter().any(|route| leads(route, path));
    let mut faults = Vec::new();
    for (path, text) in pages() {
        let text = prose(&text);
        let shown =
            between(&text, "`").into_iter().filter(|word| word.starts_with('/') && !FOLDERS.iter().any(|folder| word.starts_with(folder)));
        faults.extend(shown.filter(|address| !is_route(address)).map(|address| format!("{path}: {address}")));
    }
    report("addresses that are no routes", faults);
}

/// Whether an address is of a route, `{...}` standing for any one part.
fn leads(route: &str, address: &str) -> bool {
    let parts = |path: &str| path.trim_matches('/').split('/').map(str::to_owned).collect::<Vec<_>>();
    let (route, address) = (parts(route), parts(address));
    route.len() == address.len() && route.iter().zip(&address).all(|(wanted, part)| wanted.starts_with('{') || wanted == part)
}

#[test]
fn commands_are_understood() {
    let mut faults = Vec::new();
    let mut tried = 0;
    for (path, text) in pages() {
        for words in commands(&text) {
            tried += 1;
            if let Err(fault) = understood(&words) {
                faults.push(format!("{path}: soket {}: {fault}", words.join(" ")));
            }
        }
    }
    assert!(tried > 6, "only {tried} commands found");
    report("commands that soket does not understand", faults);
}

/// Whether the program takes these words. With `--help` it reads what stands before it, says how it is used, and does nothing.
/// Of an outline such as `soket backup TỆP [--data THƯ_MỤC]` the options must stand in that help.
fn understood(words: &[String]) -> Result<(), String> {
    let stands_for = |word: &String| word.contains('[') || (word.len() > 1 && word.chars().all(|c| c.is_uppercase() || "_.|".contains(c)));
    let is_outline = words.iter().any(stands_for);
    let verbs = words.iter().take_while(|word| !is_outline || word.chars().all(|c| c.is_ascii_lowercase()));
    let done = Command::new(env!("CARGO_BIN_EXE_soket")).args(verbs).arg("--help").output().unwrap();
    let help = String::from_utf8_lossy(&done.stdout);
    let options = words.iter().map(|word| word.trim_matches(['[', ']'])).filter(|word| is_outline && word.starts_with('-'));
    match options.filter(|option| !help.contains(option)).collect::<Vec<_>>().as_slice() {
        [] if done.status.success() => Ok(()),
        [] => Err(String::from_utf8_lossy(&done.stderr).into_owned()),
        unknown => Err(format!("no {}", unknown.join(", "))),
    }
}

/// Every `soket ...` of a page: lines of code blocks that begin with the program, also by its path, and code within a line.
fn commands(text: &str) -> Vec<Vec<String>> {
    let blocks: Vec<&str> = text.split("```").skip(1).step_by(2).flat_map(str::lines).collect();
    let inside = prose(text);
    let shown = blocks.into_iter().chain(between(&inside, "`"));
    let after = |code: &str| {
        let (before, words) = code.trim().split_once("soket ")?;
        (before.is_empty() || before.ends_with("bin/")).then(|| spoken(words))
    };
    shown.filter_map(after).collect()
}

/// The words of a command line; what stands in double quotes is one word.
fn spoken(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(at, part)| if at % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() })
        .collect()
}

#[test]
fn settings_of_the_environment_are_read() {
    let program: String = files("crates/soket/src", &[".rs"]).into_iter().map(|(_, text)| text).collect();
    let mut faults = Vec::new();
    for (path, text) in pages() {
        let names = text.split(|c: char| !c.is_ascii_uppercase() && c != '_').filter(|word| word.starts_with("SOKET_"));
        faults.extend(names.filter(|name| !program.contains(&format!("\"{name}\""))).map(|name| format!("{path}: {name}")));
    }
    report("settings that soket does not read", faults);
}

#[test]
fn links_lead_somewhere_and_pictures_are_light() {
    let mut faults = Vec::new();
    for (path, text) in pages() {
        let folder = root().join(&path).parent().unwrap().to_owned();
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://")) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { root().join(&path) } else { folder.join(file) };
            let is_heavy = file.ends_with(".png") && target.metadata().is_ok_and(|about| about.len() > LARGEST_PICTURE);
            let has_anchor = || std::fs::read_to_string(&target).is_ok_and(|text| anchors(&text).iter().any(|known| known == anchor));
            if !target.exists() || is_heavy || (!anchor.is_empty() && !has_anchor()) {
                faults.push(format!("{path}: {link}"));
            }
        }
    }
    report("links to nothing, and pictures that are too heavy", faults);
}

/// The anchors of a page: its headings in small letters, blanks as hyphens, signs left out.
fn anchors(text: &str) -> Vec<String> {
    let headings = text.lines().filter_map(|line| line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#')));
    let anchor = |heading: &str| heading.to_lowercase().replace(' ', "-").chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
    headings.map(anchor).collect()
}

#[test]
fn every_page_of_the_manual_is_in_its_index() {
    let index = std::fs::read_to_string(root().join("docs/vi/README.md")).unwrap();
    let names = manual().into_iter().map(|(path, _)| path.rsplit('/').next().unwrap_or_default().to_owned());
    report(
        "pages that the index does not name",
        names.filter(|name| name != "README.md" && !index.contains(&format!("({name})"))).collect(),
    );
}

#[test]
fn the_table_of_roles_is_the_programs() {
    let text = std::fs::read_to_string(root().join("docs/vi/quan-tri.md")).unwrap();
    let rows: Vec<Vec<&str>> =
        text.lines().filter(|line| line.starts_with("| ")).map(|line| line.split('|').map(str::trim).collect()).collect();
    let head: Vec<&str> = ["", "Việc"].into_iter().chain(Role::ALL.map(Role::name_vi)).chain([""]).collect();
    let at = rows.iter().position(|row| *row == head).expect("no table of roles");
    for (action, row) in Action::ALL.into_iter().zip(&rows[at + 1..]) {
        let may: Vec<&str> = Role::ALL.map(|role| if action.roles().contains(&role) { "có" } else { "–" }).into();
        assert_eq!(row[2..=6], may, "{action:?} beside “{}”", row[1]);
    }
}

#[test]
fn the_manual_is_written_in_one_style() {
    for (path, text) in manual() {
        assert_eq!(nfc(&text), text, "{path} is not NFC");
        // The one word in the other style is quoted, as what a clerk has to look for.
        let counted = tone::count_tone_styles(&text.replace("hay “ủy”", ""));
        assert_eq!(counted.old_on_glide, 0, "{path} mixes “ủy” with “uỷ”");
    }
}
