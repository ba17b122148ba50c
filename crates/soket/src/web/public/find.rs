//! Finding for readers: what was typed, with or without marks, and the pages that hold it, each hit marked in the original words.

use super::{Reader, kept_with_care};
use crate::error::{Error, Result};
use crate::store::publication::find::{self, Hit, PAGES};
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use quick_xml::escape::unescape;
use serde::Deserialize;
use soket_core::article::query::{Piece, Query};
use soket_core::period::day::long_date;
use soket_core::text;
use soket_paper::html::escape;
use std::fmt::Write as _;

/// The longest question that is read; nobody types more, and whoever pastes a page is told to type less.
const LONGEST: usize = 200;

/// What was typed, and which page of the hits is wanted.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default, rename = "trang")]
    page: i64,
}

/// A hit as the page shows it: HTML with marks.
struct Line {
    hit: Hit,
    title: String,
    excerpt: String,
}

impl Line {
    /// The lead stands below the title; where it holds nothing that was looked for, the first place of the body that does.
    fn of(hit: Hit, query: &Query) -> Self {
        let title = html(&query.marked(&hit.listed.title));
        let body = plain(&hit.body);
        let lead = hit.listed.lead.as_str();
        let speaks = if lead.is_empty() || (query.marks(lead).is_empty() && !query.marks(&body).is_empty()) { &body } else { lead };
        let pieces = query.excerpt(speaks);
        let is_cut = |cut: bool| if cut { "…" } else { "" };
        let (first, last) = (pieces.first().map(|piece| piece.words), pieces.last().map(|piece| piece.words));
        let before = is_cut(first.is_some_and(|words| !speaks.starts_with(words)));
        let after = is_cut(last.is_some_and(|words| !speaks.ends_with(words)));
        let excerpt = format!("{before}{}{after}", html(&pieces));
        Self { hit, title, excerpt }
    }
}

#[derive(Template)]
#[template(path = "public/find.html")]
struct FindPage<'a> {
    reader: &'a Reader,
    typed: &'a str,
    /// The address of this question, for its further pages.
    path: String,
    is_empty: bool,
    lines: Vec<Line>,
    page: i64,
    has_more: bool,
}

impl FindPage<'_> {
    fn day(line: &Line) -> String {
        long_date(line.hit.listed.dated_on)
    }

    fn is_at_the_end(&self) -> bool {
        self.has_more && self.page + 1 >= PAGES
    }
}

/// What readers find.
///
/// # Errors
/// Not found when a page is turned to that is not there.
pub async fn page(reader: Reader, asked: Asked) -> Result<Response> {
    let typed: String = text::tidy(&asked.q).chars().take(LONGEST).collect();
    // A code copied from a page leads to where its number comes from.
    if let Some(code) = typed.to_lowercase().strip_prefix("so:") {
        return Ok(Redirect::to(&format!("/so-lieu/{}", text::slug(code))).into_response());
    }
    let query = Query::read(&typed);
    let page = asked.page.clamp(0, PAGES - 1);
    let (hits, has_more) =
        if query.is_empty() { (Vec::new(), false) } else { find::find(&reader.app.db, &reader.now, (&query, page)).await? };
    if hits.is_empty() && page > 0 {
        return Err(Error::NotFound);
    }
    let lines = hits.into_iter().map(|hit| Line::of(hit, &query)).collect();
    let path = format!("/tim?q={}", encoded(&typed));
    Ok(kept_with_care(reader.page.show(&FindPage {
        reader: &reader,
        typed: &typed,
        path,
        is_empty: query.is_empty(),
        lines,
        page,
        has_more,
    })?))
}

/// Words for an address.
fn encoded(words: &str) -> String {
    words.bytes().fold(String::new(), |mut address, byte| {
        if byte.is_ascii_alphanumeric() {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
        address
    })
}

fn html(pieces: &[Piece<'_>]) -> String {
    let shown = |piece: &Piece<'_>| {
        let words = escape(piece.words);
        if piece.is_hit { format!("<mark>{words}</mark>") } else { words.to_string() }
    };
    pieces.iter().map(shown).collect()
}

/// The words of a body without its elements, which is our own HTML, made when it was published.
fn plain(body: &str) -> String {
    let mut words = String::new();
    for part in body.split('<') {
        // The first part has no element before it.
        let text = part.split_once('>').map_or(if words.is_empty() { part } else { "" }, |(_, text)| text);
        words.push_str(text);
        words.push(' ');
    }
    let words = unescape(&words).map(|plain| plain.into_owned()).unwrap_or(words.clone());
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
