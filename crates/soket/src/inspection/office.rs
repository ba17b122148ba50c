//! The text of Word and Excel files: paragraphs, cells, headers, text boxes, notes, watermarks, whatever holds letters.

use super::{Line, TextLayer};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The most that all parts of a file together may unpack to, in bytes; a file that holds more stays unread.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Reads a DOCX or XLSX file.
pub fn read(bytes: &[u8]) -> TextLayer {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return TextLayer::unread() };
    let mut layer = TextLayer::default();
    let mut room = LARGEST;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else { return TextLayer { has_unread: true, ..layer } };
        let Ok(name) = part.name().map(|name| name.into_owned()) else { return TextLayer { has_unread: true, ..layer } };
        layer.has_unread |= is_picture(&name);
        if !name.ends_with(".xml") && !name.ends_with(".vml") {
            continue;
        }
        let mut text = String::new();
        let whole = part.take(room + 1).read_to_string(&mut text).is_ok();
        let Some(left) = room.checked_sub(text.len() as u64).filter(|_| whole) else {
            return TextLayer { has_unread: true, ..layer };
        };
        room = left;
        layer.has_unread |= !Part::new(&name).read(&text, &mut layer.lines);
    }
    // A file of these kinds without a single part is none.
    layer.has_unread |= archive.is_empty();
    layer
}

/// Pictures and embedded files, whose letters nobody but a person can read.
fn is_picture(name: &str) -> bool {
    ["/media/", "/embeddings/"].iter().any(|folder| name.contains(folder)) && !name.ends_with('/')
}

/// What an element means to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Its runs together make one line.
    Paragraph,
    /// Its character data is text.
    Letters,
    /// Both at once: a property, the value of a cell, the header of a sheet.
    Field,
    /// What stands in it floats beside the text.
    TextBox,
    /// Anything else.
    Other,
}

/// One part of the container while it is read.
struct Part {
    place: &'static str,
    properties: bool,
    /// The texts begun and not ended: a paragraph may hold a text box that holds paragraphs.
    open: Vec<String>,
    boxes: usize,
    /// How deep inside elements whose character data is text.
    letters: usize,
    /// Whether the run is set in capitals although its letters are small.
    capitals: bool,
}

impl Part {
    fn new(name: &str) -> Self {
        let has = |part: &str| name.contains(part);
        let place = match name {
            _ if has("header") => "đầu trang",
            _ if has("footer") => "chân trang",
            _ if has("footnotes") || has("endnotes") => "chú thích",
            _ if has("comments") => "ghi chú",
            _ if name.starts_with("docProps/") => "thuộc tính của tệp",
            _ if name.starts_with("xl/") => "bảng tính",
            _ => "thân văn bản",
        };
        let properties = name.starts_with("docProps/");
        Self { place, properties, open: Vec::new(), boxes: 0, letters: 0, capitals: false }
    }

    /// Adds the lines of this part; tells whether it could be read to its end.
    fn read(mut self, xml: &str, lines: &mut Vec<Line>) -> bool {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => self.start(&tag, lines),
                Ok(Event::Empty(tag)) => self.empty(&tag, lines),
                Ok(Event::End(tag)) => self.end(tag.local_name().as_ref(), lines),
                Ok(Event::Text(text)) => self.add(&text.xml10_content()),
                Ok(Event::CData(text)) => self.add(&text.xml10_content()),
                Ok(Event::GeneralRef(entity)) => match entity.resolve_char_ref() {
                    Ok(Some(letter)) => self.add(letter.encode_utf8(&mut [0; 4])),
                    // &amp; and its kin part words, and no mark holds one.
                    _ => self.add(" "),
                },
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
        while let Some(text) = self.open.pop() {
            self.emit(text, lines);
        }
        true
    }

    fn start(&mut self, tag: &BytesStart<'_>, lines: &mut Vec<Line>) {
        match self.role(tag.local_name().as_ref()) {
            Role::Paragraph => self.open.push(String::new()),
            Role::Letters => self.letters += 1,
            Role::Field => {
                self.open.push(String::new());
                self.letters += 1;
            }
            Role::TextBox => self.boxes += 1,
            Role::Other => self.empty(tag, lines),
        }
    }

    fn role(&self, name: &str) -> Role {
        match name {
            _ if self.properties => Role::Field,
            "p" | "si" | "is" | "text" => Role::Paragraph,
            "t" | "delText" | "instrText" => Role::Letters,
            "v" => Role::Field,
            "txbxContent" | "txBody" => Role::TextBox,
            _ if holds_sheet_header(name) => Role::Field,
            _ => Role::Other,
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>, lines: &mut Vec<Line>) {
        match tag.local_name().as_ref() {
            "r" => self.capitals = false,
            "caps" | "smallCaps" => self.capitals = !matches!(attribute(tag, "val").as_deref(), Some("0" | "false" | "off")),
            "tab" | "br" | "cr" => self.part_line(lines),
            "textpath" => self.emit(attribute(tag, "string").unwrap_or_default(), lines),
            "sheet" => self.emit(attribute(tag, "name").unwrap_or_default(), lines),
            _ => {}
        }
    }

    /// A tab or a break sets what follows apart: "Số 05-BC/ĐU <tab> MẬT".
    fn part_line(&mut self, lines: &mut Vec<Line>) {
        if let Some(open) = self.open.last_mut() {
            let text = std::mem::take(open);
            self.emit(text, lines);
        }
    }

    fn end(&mut self, name: &str, lines: &mut Vec<Line>) {
        let role = self.role(name);
        if matches!(role, Role::Letters | Role::Field) {
            self.letters = self.letters.saturating_sub(1);
        }
        if role == Role::TextBox {
            self.boxes = self.boxes.saturating_sub(1);
        }
        if matches!(role, Role::Paragraph | Role::Field)
            && let Some(text) = self.open.pop()
        {
            self.emit(if holds_sheet_header(name) { without_codes(&text) } else { text }, lines);
        }
    }

    fn add(&mut self, text: &str) {
        if self.letters == 0 {
            return;
        }
        if self.open.is_empty() {
            self.open.push(String::new());
        }
        let text = if self.capitals { text.to_uppercase() } else { text.to_owned() };
        if let Some(open) = self.open.last_mut() {
            open.push_str(&text);
        }
    }

    fn emit(&self, text: String, lines: &mut Vec<Line>) {
        if text.contains(char::is_alphabetic) {
            let place = if self.boxes > 0 { "hộp chữ" } else { self.place };
            lines.push(Line { place: place.to_owned(), text });
        }
    }
}

/// An attribute by its local name, with references resolved.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// The headers and footers of a sheet: `oddHeader`, `firstFooter`.
fn holds_sheet_header(name: &str) -> bool {
    ["odd", "even", "first"].iter().any(|page| name.strip_prefix(page).is_some_and(|rest| matches!(rest, "Header" | "Footer")))
}

/// A sheet's header without its codes: `&C&"Times New Roman,Bold"&14MẬT` says MẬT; each code parts the line.
fn without_codes(header: &str) -> String {
    let mut pieces = header.split('&');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = match piece.strip_prefix('"') {
            Some(font) => font.split_once('"').map_or("", |(_, rest)| rest),
            None if piece.starts_with(|c: char| c.is_ascii_digit()) => piece.trim_start_matches(|c: char| c.is_ascii_digit()),
            None => piece.get(1..).unwrap_or_default(),
        };
        text.push_str(if rest.is_empty() { "" } else { "  " });
        text.push_str(rest);
    }
    text
}
