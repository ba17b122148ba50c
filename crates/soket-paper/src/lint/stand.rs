//! How a paragraph stands: what one level of a DOCX asks for, and what comes out once all levels are put together.

use super::tree::Element;

/// How the lines of a paragraph stand between its edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Ragged at the right.
    Left,
    /// Centred.
    Centre,
    /// Ragged at the left.
    Right,
    /// Both edges straight.
    Both,
    /// Set by tabs and blanks: nobody can tell from the file.
    Unknown,
}

/// What one level says about a paragraph; nothing where it is silent.
#[derive(Debug, Clone, Default)]
pub struct AskedStand {
    align: Option<Align>,
    left: Option<i32>,
    right: Option<i32>,
    before: Option<i32>,
    ruled: Option<bool>,
    is_framed_centre: Option<bool>,
    /// The list that numbers it.
    pub list: Option<i32>,
    /// How deep in the list.
    pub list_level: Option<usize>,
}

impl AskedStand {
    /// Reads `w:pPr`.
    pub fn of(properties: Option<&Element<'_>>) -> Self {
        let mut asked = Self::default();
        let Some(properties) = properties else { return asked };
        for property in properties.elements() {
            match property.name {
                "jc" => asked.align = property.val().map(|word| align(&word)),
                "ind" => {
                    asked.left = property.number("left").or_else(|| property.number("start"));
                    asked.right = property.number("right").or_else(|| property.number("end"));
                }
                "spacing" => asked.before = property.number("before"),
                "pBdr" => asked.ruled = property.child("bottom").map(Element::is_on),
                "framePr" => asked.is_framed_centre = property.attribute("xAlign").map(|place| place == "center"),
                "numPr" => {
                    asked.list = property.child("numId").and_then(|list| list.number("val"));
                    let level = property.child("ilvl").and_then(|level| level.number("val"));
                    asked.list_level = level.and_then(|level| usize::try_from(level).ok());
                }
                _ => {}
            }
        }
        asked
    }

    /// This level, and where it is silent the one below.
    pub fn over(&self, below: &Self) -> Self {
        Self {
            align: self.align.or(below.align),
            left: self.left.or(below.left),
            right: self.right.or(below.right),
            before: self.before.or(below.before),
            ruled: self.ruled.or(below.ruled),
            is_framed_centre: self.is_framed_centre.or(below.is_framed_centre),
            list: self.list.or(below.list),
            list_level: self.list_level.or(below.list_level),
        }
    }

    /// What a reader sees.
    pub fn seen(&self) -> Stand {
        let align = if self.is_framed_centre == Some(true) { Align::Centre } else { self.align.unwrap_or(Align::Left) };
        Stand {
            align,
            left: self.left.unwrap_or(0),
            right: self.right.unwrap_or(0),
            before: self.before.unwrap_or(0),
            ruled: self.ruled.unwrap_or(false),
        }
    }
}

fn align(word: &str) -> Align {
    match word {
        "center" => Align::Centre,
        "right" | "end" => Align::Right,
        "both" | "distribute" => Align::Both,
        _ => Align::Left,
    }
}

/// A paragraph as a reader sees it; lengths in twips.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// How its lines stand.
    pub align: Align,
    /// Indent at the left.
    pub left: i32,
    /// Indent at the right.
    pub right: i32,
    /// Room before it.
    pub before: i32,
    /// Whether a line is drawn below it.
    pub ruled: bool,
}
