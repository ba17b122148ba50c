//! The body of an article as HTML: Markdown read into a tree, and of that tree only what stands in a short list is written.
//!
//! Nothing of the text is ever copied as HTML: every tag below is written by this file, every word goes through `escape`.

use crate::report::article::link;
use comrak::nodes::{AstNode, ListType, NodeList, NodeValue, TableAlignment};
use comrak::{Arena, Options, parse_document};
use soket_core::prose::{self, Piece};
use soket_core::text;
use soket_paper::html::escape;
use std::collections::HashMap;
use std::fmt::Write as _;

/// Letters for private use that stand in for what Markdown must not see: a figure's or a photo's place in its list.
const FIGURE: char = '\u{e000}';
const PHOTO: char = '\u{e001}';
const END: char = '\u{e002}';
/// Deeper than this nothing is nested: what lies below is written as plain words.
const DEEPEST: usize = 24;
/// How a photo is marked, on a line of its own: `{anh:k7f3}`.
const PHOTO_MARK: &str = "{anh:";

/// A body as HTML, and what its marks name.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Safe HTML. A photo stands in it as [`photo_place`], so that a page can be drawn without one that was withdrawn.
    pub html: String,
    /// The codes of figures, each once, in order.
    pub figures: Vec<String>,
    /// The codes of photos, each once, in order.
    pub photos: Vec<String>,
}

/// Where a photo goes in a body.
pub fn photo_place(code: &str) -> String {
    format!("<!--anh:{code}-->")
}

/// What figures say, by code, and where they lead.
pub struct Figures<'a> {
    /// The words that a closed review printed.
    pub words: &'a HashMap<String, String>,
    /// What stands before the code in their address: `/so-lieu/` for readers, `/so/` at the desk.
    pub address: &'static str,
}

/// Reads a body.
pub fn body(typed: &str, figures: &Figures<'_>) -> Body {
    let mut writer = Writer { figures, marks: Vec::new(), photos: Vec::new(), out: Body::default(), in_link: 0 };
    let source = writer.hidden(&text::tidy(&typed.replace("\r\n", "\n")));
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.table = true;
    let root = parse_document(&arena, &source, &options);
    writer.blocks(root, 0);
    writer.out
}

struct Writer<'a> {
    figures: &'a Figures<'a>,
    /// Figures of the text as written, with their codes.
    marks: Vec<(String, String)>,
    photos: Vec<String>,
    out: Body,
    in_link: usize,
}

impl Writer<'_> {
    /// The text with marks in the place of figures and photos, and without what Markdown would swallow: a line that only names
    /// the address of a link, and letters for private use that somebody typed.
    fn hidden(&mut self, typed: &str) -> String {
        let mut source = String::with_capacity(typed.len());
        for piece in prose::pieces(typed) {
            match piece {
                Piece::Words(words) => {
                    let plain: String =
                        words.chars().map(|c| if ('\u{e000}'..='\u{f8ff}').contains(&c) { '\u{fffd}' } else { c }).collect();
                    source.push_str(&plain);
                }
                Piece::Figure { written, code } => {
                    let _ = write!(source, "{FIGURE}{}{END}", self.marks.len());
                    self.marks.push((written.to_owned(), code.to_owned()));
                }
            }
        }
        source.lines().map(|line| self.line(line)).collect::<Vec<_>>().join("\n")
    }

    fn line(&mut self, line: &str) -> String {
        if let Some(code) = photo(line) {
            self.photos.push(code.to_owned());
            return format!("\n{PHOTO}{}{END}\n", self.photos.len() - 1);
        }
        let names_an_address = line.trim_start().starts_with('[') && line.contains("]:");
        if names_an_address { line.replacen('[', "\\[", 1) } else { line.to_owned() }
    }

    fn blocks<'n>(&mut self, node: &'n AstNode<'n>, depth: usize) {
        for child in node.children() {
            self.block(child, depth + 1);
        }
    }

    fn block<'n>(&mut self, node: &'n AstNode<'n>, depth: usize) {
        let value = node.data.borrow().value.clone();
        if depth > DEEPEST {
            return self.wrapped("p", |writer| writer.plainly(node));
        }
        match value {
            NodeValue::Heading(heading) => self.wrapped(heading_tag(heading.level), |writer| writer.inlines(node, depth)),
            NodeValue::List(list) => self.list(node, (&list, depth)),
            NodeValue::Item(_) => self.wrapped("li", |writer| writer.item(node, depth)),
            NodeValue::BlockQuote => self.wrapped("blockquote", |writer| writer.blocks(node, depth)),
            NodeValue::ThematicBreak => self.out.html.push_str("<hr/>"),
            NodeValue::Table(table) => self.table(node, (&table.alignments, depth)),
            NodeValue::HtmlBlock(html) => self.wrapped("p", |writer| writer.words(html.literal.trim())),
            NodeValue::CodeBlock(code) => self.wrapped("p", |writer| writer.words(format!("{} {}", code.info, code.literal).trim())),
            _ if self.only_photo(node) => {}
            _ => self.wrapped("p", |writer| writer.inlines(node, depth)),
        }
    }

    fn wrapped(&mut self, tag: &str, inside: impl FnOnce(&mut Self)) {
        let _ = write!(self.out.html, "<{tag}>");
        inside(self);
        let _ = write!(self.out.html, "</{tag}>");
    }

    /// A paragraph that is a photo's mark and nothing else.
    fn only_photo<'n>(&mut self, node: &'n AstNode<'n>) -> bool {
        let mut children = node.children();
        let (Some(only), None) = (children.next(), children.next()) else { return false };
        let NodeValue::Text(words) = &only.data.borrow().value else { return false };
        let place = words.strip_prefix(PHOTO).and_then(|rest| rest.strip_suffix(END)).and_then(|place| place.parse::<usize>().ok());
        let Some(code) = place.and_then(|place| self.photos.get(place)).cloned() else { return false };
        // One picture twice on a page is a slip; the first place holds.
        if !self.out.photos.contains(&code) {
            self.out.html.push_str(&photo_place(&code));
            self.out.photos.push(code);
        }
        true
    }

    fn list<'n>(&mut self, node: &'n AstNode<'n>, (list, depth): (&NodeList, usize)) {
        match list.list_type {
            ListType::Bullet => self.wrapped("ul", |writer| writer.blocks(node, depth)),
            ListType::Ordered => {
                let start = if list.start == 1 { String::new() } else { format!(" start=\"{}\"", list.start) };
                let _ = write!(self.out.html, "<ol{start}>");
                self.blocks(node, depth);
                self.out.html.push_str("</ol>");
            }
        }
    }

    /// The first paragraph of an item needs no tag of its own.
    fn item<'n>(&mut self, node: &'n AstNode<'n>, depth: usize) {
        for (place, child) in node.children().enumerate() {
            let is_paragraph = matches!(child.data.borrow().value, NodeValue::Paragraph);
            if place == 0 && is_paragraph { self.inlines(child, depth) } else { self.block(child, depth + 1) }
        }
    }

    fn table<'n>(&mut self, node: &'n AstNode<'n>, (sides, depth): (&[TableAlignment], usize)) {
        self.out.html.push_str("<div class=\"wide\"><table>");
        for row in node.children() {
            let is_head = matches!(row.data.borrow().value, NodeValue::TableRow(true));
            self.out.html.push_str("<tr>");
            for (cell, side) in row.children().zip(sides.iter().chain(std::iter::repeat(&TableAlignment::None))) {
                let tag = if is_head { "th" } else { "td" };
                let class = if matches!(side, TableAlignment::Right) { " class=\"num\"" } else { "" };
                let _ = write!(self.out.html, "<{tag}{class}>");
                self.inlines(cell, depth + 1);
                let _ = write!(self.out.html, "</{tag}>");
            }
            self.out.html.push_str("</tr>");
        }
        self.out.html.push_str("</table></div>");
    }

    fn inlines<'n>(&mut self, node: &'n AstNode<'n>, depth: usize) {
        for child in node.children() {
            self.inline(child, depth + 1);
        }
    }

    fn inline<'n>(&mut self, node: &'n AstNode<'n>, depth: usize) {
        if depth > DEEPEST {
            return self.plainly(node);
        }
        let value = node.data.borrow().value.clone();
        match value {
            NodeValue::Text(words) => self.words(&words),
            NodeValue::HtmlInline(words) => self.words(&words),
            NodeValue::Code(code) => self.wrapped("code", |writer| writer.words(&code.literal)),
            NodeValue::SoftBreak => self.out.html.push('\n'),
            NodeValue::LineBreak => self.out.html.push_str("<br/>"),
            NodeValue::Strong => self.wrapped("strong", |writer| writer.inlines(node, depth)),
            NodeValue::Emph => self.wrapped("em", |writer| writer.inlines(node, depth)),
            NodeValue::Link(to) => self.link(node, (&to.url, depth)),
            // A picture from elsewhere would call another host; its words stay.
            _ => self.inlines(node, depth),
        }
    }

    fn link<'n>(&mut self, node: &'n AstNode<'n>, (url, depth): (&str, usize)) {
        let Some(link) = link::read(url).filter(|_| self.in_link == 0) else { return self.inlines(node, depth) };
        let rel = if link.is_ours { "" } else { " rel=\"noopener noreferrer nofollow\"" };
        let _ = write!(self.out.html, "<a href=\"{}\"{rel}>", escape(&link.href));
        self.in_link += 1;
        self.inlines(node, depth);
        self.in_link -= 1;
        self.out.html.push_str("</a>");
    }

    /// All words below a node, without tags: a loop, since whoever nests a thousand quotes must not exhaust the stack.
    fn plainly<'n>(&mut self, node: &'n AstNode<'n>) {
        for below in node.descendants() {
            let value = below.data.borrow().value.clone();
            match value {
                NodeValue::Text(words) => self.words(&words),
                NodeValue::HtmlInline(words) => self.words(&words),
                NodeValue::Code(code) => self.words(&code.literal),
                NodeValue::HtmlBlock(html) => self.words(&html.literal),
                NodeValue::CodeBlock(code) => self.words(&format!(" {} {} ", code.info, code.literal)),
                NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::Paragraph => self.out.html.push(' '),
                _ => {}
            }
        }
    }

    /// Words with the marks of figures in them; a photo's mark amid words says nothing. Markdown has read entities by now, and
    /// one of them may name a letter that turns the direction of writing.
    fn words(&mut self, words: &str) {
        let words = text::seen(words);
        let mut rest = words.as_str();
        while let Some((before, after)) = rest.split_once([FIGURE, PHOTO]) {
            self.out.html.push_str(&escape(before));
            let is_figure = rest[before.len()..].starts_with(FIGURE);
            let Some((place, behind)) = after.split_once(END) else {
                rest = after;
                continue;
            };
            let mark = place.parse::<usize>().ok().filter(|_| is_figure).and_then(|place| self.marks.get(place)).cloned();
            if let Some((written, code)) = mark {
                self.figure(&written, &code);
            }
            rest = behind;
        }
        self.out.html.push_str(&escape(rest));
    }

    fn figure(&mut self, written: &str, code: &str) {
        if !self.out.figures.iter().any(|known| known == code) {
            self.out.figures.push(code.to_owned());
        }
        let printed = self.figures.words.get(code);
        let words = escape(printed.map_or(written, String::as_str));
        let _ = match printed {
            None => write!(self.out.html, "<span class=\"unknown\">{words}</span>"),
            Some(_) if self.in_link > 0 => write!(self.out.html, "{words}"),
            Some(_) => write!(self.out.html, "<a class=\"so\" href=\"{}{}\">{words}</a>", self.figures.address, escape(code)),
        };
    }
}

/// Headings of an article stand below its title.
fn heading_tag(level: u8) -> &'static str {
    match level {
        1 | 2 => "h2",
        3 => "h3",
        _ => "h4",
    }
}

/// The code of a photo whose mark is all that a line says.
fn photo(line: &str) -> Option<&str> {
    let code = line.trim().strip_prefix(PHOTO_MARK)?.strip_suffix('}')?;
    (!code.is_empty() && code.len() <= 16 && code.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(code)
}
