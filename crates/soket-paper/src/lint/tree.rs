//! One part of a DOCX as a tree of elements, whose names and attributes are borrowed from the part's text.

use crate::error::ReadError;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesRef, Event};
use std::borrow::Cow;

/// How deep elements may nest. Office programs stay below sixty; the limit keeps hostile files off our stack.
const DEEPEST: usize = 256;
/// How many elements a part may have: some thirty megabytes of tree.
const MOST: usize = 400_000;

/// An element. Prefixes are dropped: `w:p` is `p`.
#[derive(Debug)]
pub struct Element<'a> {
    /// Its name without prefix.
    pub name: &'a str,
    /// What stands between its angle brackets.
    tag: &'a str,
    children: Vec<Node<'a>>,
}

#[derive(Debug)]
enum Node<'a> {
    Element(Element<'a>),
    Text(Cow<'a, str>),
}

impl<'a> Element<'a> {
    /// Reads a part; its name is for the error.
    ///
    /// # Errors
    /// When it is no well-formed XML, or has too many or too deep elements.
    pub fn parse(xml: &'a str, name: &str) -> Result<Self, ReadError> {
        let damaged = || ReadError::Damaged(name.to_owned());
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Element { name: "", tag: "", children: Vec::new() }];
        let mut count = 0;
        loop {
            let from = usize::try_from(reader.buffer_position()).map_err(|_| damaged())?;
            let event = reader.read_event().map_err(|_| damaged())?;
            let to = usize::try_from(reader.buffer_position()).map_err(|_| damaged())?;
            if matches!(event, Event::Start(_) | Event::Empty(_)) {
                count += 1;
                open.push(Element::of(xml.get(from..to).ok_or_else(damaged)?));
            }
            match event {
                Event::Text(text) => put(&mut open, text.into_inner()),
                Event::CData(text) => put(&mut open, text.into_inner()),
                Event::GeneralRef(entity) => put(&mut open, Cow::Owned(letter(&entity))),
                Event::End(_) | Event::Empty(_) => close(&mut open),
                Event::Eof => break,
                _ => {}
            }
            if count > MOST || open.len() > DEEPEST {
                return Err(ReadError::TooLarge);
            }
        }
        let whole = open.pop().filter(|_| open.is_empty()).ok_or_else(damaged)?;
        whole.children.into_iter().find_map(Node::element).ok_or_else(damaged)
    }

    fn of(tag: &'a str) -> Self {
        let tag = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
        let name = tag.split(|letter: char| letter.is_ascii_whitespace()).next().unwrap_or_default();
        Self { name: local(name), tag, children: Vec::new() }
    }

    /// An attribute, by its name without prefix, references resolved.
    pub fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        let start = self.tag.find(|letter: char| letter.is_ascii_whitespace())?;
        let mut attributes = Attributes::new(self.tag, start);
        let found = attributes.with_checks(false).flatten().find(|attribute| local(attribute.key.as_ref()) == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok()
    }

    /// The attribute in which WordprocessingML keeps most values.
    pub fn val(&self) -> Option<Cow<'a, str>> {
        self.attribute("val")
    }

    /// An attribute that is a number; fractions, which some programs write, are rounded.
    pub fn number(&self, name: &str) -> Option<i32> {
        let number: f64 = self.attribute(name)?.trim().parse().ok()?;
        // A cast of a float saturates; a paper has no length near the ends of the range.
        number.is_finite().then(|| number.round() as i32)
    }

    /// Whether a switch is on: `<w:b/>` is, `<w:b w:val="0"/>` is not.
    pub fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none" | "nil"))
    }

    /// The elements directly inside.
    pub fn elements(&self) -> impl Iterator<Item = &Element<'a>> {
        self.children.iter().filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None })
    }

    /// The elements of a name directly inside.
    pub fn named(&self, name: &'static str) -> impl Iterator<Item = &Element<'a>> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element of a name directly inside.
    pub fn child(&self, name: &'static str) -> Option<&Element<'a>> {
        self.named(name).next()
    }

    /// The first element of a name anywhere inside.
    pub fn deep(&self, name: &str) -> Option<&Element<'a>> {
        self.elements().find_map(|element| if element.name == name { Some(element) } else { element.deep(name) })
    }

    /// The letters directly inside.
    pub fn text(&self) -> String {
        self.children.iter().filter_map(|node| if let Node::Text(text) = node { Some(text.as_ref()) } else { None }).collect()
    }
}

impl<'a> Node<'a> {
    fn element(self) -> Option<Element<'a>> {
        if let Node::Element(element) = self { Some(element) } else { None }
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Keeps letters; blanks between elements are no letters, blanks inside `w:t` are.
fn put<'a>(open: &mut [Element<'a>], text: Cow<'a, str>) {
    let Some(inside) = open.last_mut() else { return };
    if inside.name == "t" || !text.trim().is_empty() {
        inside.children.push(Node::Text(text));
    }
}

fn close(open: &mut Vec<Element<'_>>) {
    let Some(done) = open.pop() else { return };
    if let Some(parent) = open.last_mut() {
        parent.children.push(Node::Element(done));
    }
}

/// The letter that a reference stands for; a reference that only a document type could explain stands for none.
fn letter(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = entity.resolve_char_ref() {
        return letter.to_string();
    }
    let known = match entity.xml10_content().as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    };
    known.to_owned()
}
