//! The body of an article: whatever is typed, readers get well-formed HTML of a few harmless tags, and no word is lost.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use soket::report::article::html::{Figures, body};
use soket::report::article::link;
use soket_core::article::{diff, hint, personal};
use soket_core::prose::{Piece, pieces};
use soket_core::text;
use std::collections::HashMap;

const TAGS: [&str; 21] = [
    "a",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    "h2",
    "h3",
    "h4",
    "hr",
    "li",
    "ol",
    "p",
    "span",
    "strong",
    "table",
    "td",
    "th",
    "tr",
    "ul",
    "root",
];

/// Markdown, and what the desk says about it.
pub fn holds(bytes: &[u8]) {
    let typed = super::typed(bytes);
    let words = HashMap::from([("k7f3".to_owned(), "12 <đảng> viên".to_owned())]);
    let read = body(&typed, &Figures { words: &words, address: "/so-lieu/" });
    is_harmless(&read.html);
    says_every_word(&typed, &read.html);
    for hint in hint::hints(&typed) {
        assert!(!hint.better.is_empty());
    }
    for found in personal::personal(&typed) {
        assert!(!found.found.is_empty());
    }
    let (old, new) = typed.split_at(typed.floor_char_boundary(typed.len() / 2));
    let kept = diff::paragraphs(old, new).into_iter().flatten().filter(|change| !matches!(change, diff::Change::Gone(_)));
    let back: Vec<String> = kept.flat_map(|change| change.text().split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert_eq!(back, new.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
}

fn is_harmless(html: &str) {
    let whole = format!("<root>{html}</root>");
    let mut reader = Reader::from_str(&whole);
    reader.config_mut().check_end_names = true;
    let mut anchors = 0;
    loop {
        match reader.read_event().unwrap_or_else(|fault| panic!("{fault}: {html}")) {
            Event::Start(tag) => {
                check(&tag, html);
                anchors += usize::from(tag.name().as_ref() == "a");
                assert!(anchors < 2, "a link in a link: {html}");
            }
            Event::Empty(tag) => check(&tag, html),
            Event::End(tag) => anchors -= usize::from(tag.name().as_ref() == "a"),
            Event::Comment(comment) => {
                let code = comment.strip_prefix("anh:").unwrap();
                assert!(code.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{html}");
            }
            Event::Text(_) | Event::GeneralRef(_) => {}
            Event::Eof => break,
            other => panic!("{other:?} in {html}"),
        }
    }
    assert!(!html.chars().any(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}')), "{html:?}");
}

fn check(tag: &BytesStart<'_>, html: &str) {
    let name = tag.name().as_ref().to_owned();
    assert!(TAGS.contains(&name.as_str()), "<{name}> in {html}");
    for attribute in tag.attributes() {
        let attribute = attribute.unwrap();
        let value = unescape(&attribute.value).unwrap().into_owned();
        match (name.as_str(), attribute.key.as_ref()) {
            ("a", "href") => assert!(link::read(&value).is_some(), "{value:?} in {html}"),
            ("a", "rel") => assert_eq!(value, "noopener noreferrer nofollow"),
            ("ol", "start") => assert!(value.parse::<u32>().is_ok()),
            ("a" | "div" | "span" | "td" | "th", "class") => assert!(["so", "wide", "unknown", "num"].contains(&value.as_str())),
            (_, key) => panic!("{key:?} on <{name}> in {html}"),
        }
    }
}

/// Letters and digits stand in the page in the order of the text. What Markdown reads in a way of its own is left out of account:
/// entities, addresses of links, dashes of a table, the mark of a photo, numbers of a list.
fn says_every_word(typed: &str, html: &str) {
    if typed.contains(['&', '[', '<', '|', '\0', '\\', '{', '`', '~']) || typed.chars().any(|c| ('\u{e000}'..='\u{f8ff}').contains(&c)) {
        return;
    }
    let said = letters(&without_tags(html));
    let meant: String = pieces(&text::tidy(&typed.replace("\r\n", "\n")))
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Figure { written, .. } => written.to_owned(),
        })
        .collect();
    let mut rest = said.chars();
    let lists: String = meant.lines().map(without_number).collect::<Vec<_>>().join("\n");
    for letter in letters(&lists).chars() {
        assert!(rest.any(|said| said == letter), "{letter} of {typed:?} is lost in {html:?}");
    }
}

/// A line without the number that may make it an item of a list, wherever the list stands.
fn without_number(line: &str) -> String {
    let mut rest = line;
    loop {
        let bare = rest.trim_start_matches(|c: char| c.is_whitespace() || "->+*#".contains(c));
        let behind = bare.trim_start_matches(|c: char| c.is_ascii_digit());
        match behind.strip_prefix(['.', ')']) {
            Some(item) if behind.len() < bare.len() => rest = item,
            _ => return bare.to_owned(),
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut is_tag = false;
    for c in html.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => out.push(c),
            _ => {}
        }
    }
    out.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "").replace("&quot;", "").replace("&#39;", "")
}
