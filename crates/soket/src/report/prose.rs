//! A section's text as blocks of a paper: Markdown of the simple kind, with live figures in it.

use crate::report::facts::Facts;
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use soket_core::printed::Printed;
use soket_core::prose::{self, Fate, Piece};
use soket_paper::document::{Block, Inline};
use std::collections::HashSet;

/// Where a draft or a demonstration text wants a figure whose code is not known yet: `{=to_date:5}`.
const WANTED: &str = "{=";

/// The figures that a text wants by what they are.
pub fn wanted(text: &str) -> HashSet<Printed> {
    let marks = text.split(WANTED).skip(1).filter_map(|rest| rest.split_once('}'));
    marks.filter_map(|(subject, _)| Printed::parse(subject)).collect()
}

/// The text with every wanted figure written as value and code; one that has no value says so.
pub fn settle(text: &str, facts: &Facts) -> String {
    let mut settled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(WANTED) {
        settled.push_str(before);
        let Some((subject, behind)) = after.split_once('}') else {
            settled.push_str(WANTED);
            rest = after;
            continue;
        };
        settled.push_str(&figure(subject, facts));
        rest = behind;
    }
    settled + rest
}

fn figure(subject: &str, facts: &Facts) -> String {
    let printed = Printed::parse(subject);
    let value = printed.as_ref().and_then(|printed| facts.value(printed));
    match (value, printed.and_then(|printed| facts.codes.get(&printed))) {
        (Some(fact), Some(code)) => prose::write(&fact.text, code),
        _ => "(chưa có số liệu)".to_owned(),
    }
}

/// The blocks of a text. Figures show their value of now; one that moved since the text was saved carries a note.
pub fn blocks(text: &str, facts: &Facts) -> Vec<Block> {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &Options::default());
    let mut blocks = Vec::new();
    for node in root.children() {
        block(node, facts, &mut blocks);
    }
    blocks
}

fn block<'a>(node: &'a AstNode<'a>, facts: &Facts, blocks: &mut Vec<Block>) {
    match &node.data.borrow().value {
        NodeValue::List(_) => {
            for item in node.children() {
                let mut inlines = Vec::new();
                for part in item.children() {
                    inline(part, facts, Face::Plain, &mut inlines);
                }
                blocks.push(Block::Bullet(inlines));
            }
        }
        NodeValue::ThematicBreak => {}
        _ => {
            let mut inlines = Vec::new();
            inline(node, facts, Face::Plain, &mut inlines);
            if !inlines.is_empty() {
                blocks.push(Block::Paragraph(inlines));
            }
        }
    }
}

/// How words look inside a paragraph.
#[derive(Clone, Copy)]
enum Face {
    Plain,
    Strong,
    Emphasis,
}

fn inline<'a>(node: &'a AstNode<'a>, facts: &Facts, face: Face, inlines: &mut Vec<Inline>) {
    match &node.data.borrow().value {
        NodeValue::Text(text) => words(text, facts, face, inlines),
        NodeValue::Code(code) => words(&code.literal, facts, face, inlines),
        NodeValue::HtmlInline(text) => words(text, facts, face, inlines),
        NodeValue::HtmlBlock(html) => words(html.literal.trim(), facts, face, inlines),
        NodeValue::CodeBlock(code) => words(code.literal.trim(), facts, face, inlines),
        NodeValue::SoftBreak | NodeValue::LineBreak => inlines.push(Inline::Text(" ".to_owned())),
        NodeValue::Strong => deeper(node, facts, Face::Strong, inlines),
        NodeValue::Emph => deeper(node, facts, Face::Emphasis, inlines),
        _ => deeper(node, facts, face, inlines),
    }
}

fn deeper<'a>(node: &'a AstNode<'a>, facts: &Facts, face: Face, inlines: &mut Vec<Inline>) {
    for child in node.children() {
        inline(child, facts, face, inlines);
    }
}

fn words(text: &str, facts: &Facts, face: Face, inlines: &mut Vec<Inline>) {
    for piece in prose::pieces(text) {
        inlines.push(match (piece, face) {
            (Piece::Words(words), Face::Plain) => Inline::Text(words.to_owned()),
            (Piece::Words(words), Face::Strong) => Inline::Strong(words.to_owned()),
            (Piece::Words(words), Face::Emphasis) => Inline::Emphasis(words.to_owned()),
            (Piece::Figure { written, code }, _) => live(written, code, facts),
        });
    }
}

fn live(written: &str, code: &str, facts: &Facts) -> Inline {
    let now = facts.by_code(code).map(|fact| fact.text);
    let (text, note) = match prose::fate(written, now.as_deref()) {
        Fate::Same => (written.to_owned(), None),
        Fate::Moved { now } => {
            let note = prose::moved(written, &now).vi();
            (now, Some(note))
        }
        Fate::Unknown => (written.to_owned(), Some(format!("Mã so:{code} không có trong sổ: xem lại mã, hoặc xoá phần trong ngoặc nhọn."))),
    };
    Inline::Figure { code: code.to_owned(), text, note }
}

/// How many figures of a text moved since it was saved, and how many codes nobody knows.
pub fn moved(text: &str, facts: &Facts) -> usize {
    let moved = |piece: &Piece<'_>| match piece {
        Piece::Words(_) => false,
        Piece::Figure { written, code } => prose::fate(written, facts.by_code(code).map(|fact| fact.text).as_deref()) != Fate::Same,
    };
    prose::pieces(text).iter().filter(|piece| moved(piece)).count()
}
