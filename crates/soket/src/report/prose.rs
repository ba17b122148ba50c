//! A section's text as blocks of a paper: Markdown of the simple kind, with live figures in it.

use crate::report::facts::Facts;
use comrak::nodes::{AstNode, ListType, NodeValue};
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

/// The text with every wanted figure written as value and code; one that has no value says so. What looks like a wanted
/// figure and is none stays as it was typed.
pub fn settle(text: &str, facts: &Facts) -> String {
    let mut settled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(WANTED) {
        settled.push_str(before);
        match after.split_once('}').and_then(|(subject, behind)| Some((Printed::parse(subject)?, behind))) {
            Some((printed, behind)) => {
                settled.push_str(&figure(&printed, facts));
                rest = behind;
            }
            None => {
                settled.push_str(WANTED);
                rest = after;
            }
        }
    }
    settled + rest
}

fn figure(printed: &Printed, facts: &Facts) -> String {
    match (facts.value(printed), facts.codes.get(printed)) {
        (Some(fact), Some(code)) => prose::write(&fact.text, code),
        _ => "(chưa có số liệu)".to_owned(),
    }
}

/// The blocks of a text. Figures show their value of now; one that moved since the text was saved carries a note.
pub fn blocks(text: &str, facts: &Facts) -> Vec<Block> {
    blocks_with(text, &|code| facts.by_code(code).map(|fact| fact.text))
}

/// The same where `now` says what the figure behind a code is now.
pub fn blocks_with(text: &str, now: &Now<'_>) -> Vec<Block> {
    blocks_of(&Text::of(text, now))
}

/// The blocks of a text that holds no figures.
pub fn plain_blocks(text: &str) -> Vec<Block> {
    blocks_of(&Text::plain(text))
}

/// Drafted blocks as the text that somebody puts into other words: what [`blocks_with`] reads back as the same blocks. Tables and
/// headings are no words and stay where they are.
pub fn text_of(blocks: &[Block]) -> String {
    let words = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Strong(text) => format!("**{text}**"),
        Inline::Emphasis(text) => format!("*{text}*"),
        Inline::Figure { code, text, .. } => prose::write(text, code),
    };
    let line = |block: &Block| match block {
        Block::Paragraph(inlines) => Some(inlines.iter().map(words).collect()),
        Block::Bullet(inlines) => Some(inlines.iter().map(words).fold("- ".to_owned(), |line, word| line + &word)),
        Block::Part { .. } | Block::Heading { .. } | Block::Table(_) | Block::Chart(_) => None,
    };
    blocks.iter().filter_map(line).collect::<Vec<String>>().join("\n\n")
}

fn blocks_of(text: &Text<'_>) -> Vec<Block> {
    let arena = Arena::new();
    let root = parse_document(&arena, &text.source, &Options::default());
    let mut blocks = Vec::new();
    for node in root.children() {
        text.block(node, &mut blocks);
    }
    blocks
}

/// Letters for private use that stand in for what Markdown must not see: the ends of a figure's place in the list of figures,
/// and two signs that mean nothing on a paper: a bracket ("[1]: ..." would vanish as the address of a link) and a backtick.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';
const BRACKET: char = '\u{e002}';
const BACKTICK: char = '\u{e003}';

/// What the figure behind a code is now; nothing where nobody knows the code.
type Now<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// A text on its way through Markdown.
struct Text<'a> {
    source: String,
    figures: Vec<(&'a str, &'a str)>,
    /// Where figures are looked up; none for a text that holds none.
    now: Option<&'a Now<'a>>,
}

/// How words look inside a paragraph.
#[derive(Clone, Copy)]
enum Face {
    Plain,
    Strong,
    Emphasis,
}

impl<'a> Text<'a> {
    fn plain(text: &str) -> Self {
        Self { source: text.replace("\r\n", "\n").chars().map(hidden).collect(), figures: Vec::new(), now: None }
    }

    fn of(text: &'a str, now: &'a Now<'a>) -> Self {
        let mut found = Self { source: String::with_capacity(text.len()), figures: Vec::new(), now: Some(now) };
        for piece in prose::pieces(text) {
            match piece {
                Piece::Words(words) => {
                    found.source.extend(words.replace("\r\n", "\n").chars().map(hidden));
                }
                Piece::Figure { written, code } => {
                    found.source.push_str(&format!("{OPEN}{}{CLOSE}", found.figures.len()));
                    found.figures.push((written, code));
                }
            }
        }
        found
    }

    fn block<'n>(&self, node: &'n AstNode<'n>, blocks: &mut Vec<Block>) {
        match &node.data.borrow().value {
            NodeValue::List(_) | NodeValue::BlockQuote => {
                for inner in node.children() {
                    self.block(inner, blocks);
                }
            }
            NodeValue::Item(item) => self.item(node, item.list_type, blocks),
            NodeValue::ThematicBreak => {}
            _ => {
                let inlines = self.inlines(node);
                if !inlines.is_empty() {
                    blocks.push(Block::Paragraph(inlines));
                }
            }
        }
    }

    /// The first paragraph of an item stands behind its dash or number; what else it holds follows in blocks of its own.
    fn item<'n>(&self, node: &'n AstNode<'n>, kind: ListType, blocks: &mut Vec<Block>) {
        let mut rest = node.children().peekable();
        let first = rest.next_if(|child| matches!(child.data.borrow().value, NodeValue::Paragraph));
        let inlines = first.map(|child| self.inlines(child)).unwrap_or_default();
        match kind {
            ListType::Ordered => {
                let number = Inline::Text(format!("{} ", self.number(node)));
                blocks.push(Block::Paragraph([vec![number], inlines].concat()));
            }
            ListType::Bullet if inlines.is_empty() => {}
            ListType::Bullet => blocks.push(Block::Bullet(inlines)),
        }
        for inner in rest {
            self.block(inner, blocks);
        }
    }

    /// The number of an item as it was typed: `2.`, `03)`.
    fn number<'n>(&self, node: &'n AstNode<'n>) -> &str {
        let place = node.data.borrow().sourcepos.start;
        let line = self.source.split('\n').nth(place.line.saturating_sub(1)).unwrap_or_default();
        let typed = line.get(place.column.saturating_sub(1)..).unwrap_or_default();
        typed.find(['.', ')']).map_or(typed, |end| &typed[..=end])
    }

    fn inlines<'n>(&self, node: &'n AstNode<'n>) -> Vec<Inline> {
        let mut inlines = Vec::new();
        self.inline(node, Face::Plain, &mut inlines);
        inlines
    }

    fn inline<'n>(&self, node: &'n AstNode<'n>, face: Face, inlines: &mut Vec<Inline>) {
        match &node.data.borrow().value {
            NodeValue::Text(text) => self.words(text, face, inlines),
            NodeValue::HtmlInline(text) => self.words(text, face, inlines),
            NodeValue::HtmlBlock(html) => self.words(html.literal.trim(), face, inlines),
            NodeValue::CodeBlock(code) => self.words(format!("{} {}", code.info, code.literal).trim(), face, inlines),
            NodeValue::SoftBreak | NodeValue::LineBreak => inlines.push(Inline::Text(" ".to_owned())),
            NodeValue::Strong => self.deeper(node, Face::Strong, inlines),
            NodeValue::Emph => self.deeper(node, Face::Emphasis, inlines),
            _ => self.deeper(node, face, inlines),
        }
    }

    fn deeper<'n>(&self, node: &'n AstNode<'n>, face: Face, inlines: &mut Vec<Inline>) {
        for child in node.children() {
            self.inline(child, face, inlines);
        }
    }

    fn words(&self, text: &str, face: Face, inlines: &mut Vec<Inline>) {
        let mut rest = text;
        while let Some((before, (place, behind))) =
            rest.split_once(OPEN).and_then(|(before, after)| Some((before, after.split_once(CLOSE)?)))
        {
            inlines.extend(plain(before, face));
            let figure = place.parse().ok().and_then(|place: usize| self.figures.get(place));
            inlines.extend(figure.zip(self.now).map(|((written, code), now)| live(written, code, now(code))));
            rest = behind;
        }
        inlines.extend(plain(rest, face));
    }
}

/// A letter as Markdown sees it; one that somebody typed for private use cannot be printed anyway.
fn hidden(letter: char) -> char {
    match letter {
        OPEN | CLOSE | BRACKET | BACKTICK => '\u{fffd}',
        '[' => BRACKET,
        '`' => BACKTICK,
        '\r' => '\n',
        other => other,
    }
}

fn plain(words: &str, face: Face) -> Option<Inline> {
    let words = words.replace(BRACKET, "[").replace(BACKTICK, "`");
    match face {
        _ if words.is_empty() => None,
        Face::Plain => Some(Inline::Text(words)),
        Face::Strong => Some(Inline::Strong(words)),
        Face::Emphasis => Some(Inline::Emphasis(words)),
    }
}

fn live(written: &str, code: &str, now: Option<String>) -> Inline {
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

/// How many figures of a text moved since it was saved.
pub fn moved(text: &str, facts: &Facts) -> usize {
    let moved = |piece: &Piece<'_>| match piece {
        Piece::Words(_) => false,
        Piece::Figure { written, code } => {
            let now = facts.by_code(code).map(|fact| fact.text);
            matches!(prose::fate(written, now.as_deref()), Fate::Moved { .. })
        }
    };
    prose::pieces(text).iter().filter(|piece| moved(piece)).count()
}

/// The first thing in a text that no paper can print: a figure whose code nobody knows, or one whose braces were torn.
pub fn unprintable(text: &str, facts: &Facts) -> Option<String> {
    const SHOWN: usize = 40;
    prose::pieces(text).into_iter().find_map(|piece| match piece {
        Piece::Words(words) => {
            let torn = words.find("|so:")?;
            let begins = words[..torn].rfind('{').unwrap_or(torn);
            Some(words[begins..].chars().take(SHOWN).collect())
        }
        Piece::Figure { written, code } if facts.by_code(code).is_none() => Some(prose::write(written, code)),
        Piece::Figure { .. } => None,
    })
}
