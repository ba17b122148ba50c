//! The styles of a DOCX: each with all that it inherits, and how they and a paragraph's own wishes make what is seen.

use super::letters::{AskedLetters, Letters, Levels, Theme};
use super::stand::AskedStand;
use super::tree::Element;
use std::collections::HashMap;

/// How long a chain of styles based on styles may be; Word itself stops at eleven.
const LONGEST: usize = 32;

/// All styles of a file.
#[derive(Debug, Default)]
pub struct Styles {
    /// What the theme calls its fonts.
    pub theme: Theme,
    defaults: Level,
    styles: HashMap<String, Level>,
    /// The style of paragraphs and of tables that name none.
    usual: [Option<String>; 2],
}

/// What a style asks for, inherited wishes included.
#[derive(Debug, Clone, Default)]
struct Level {
    letters: AskedLetters,
    stand: AskedStand,
    /// Whether a table of this style has lines, if it says so.
    lined: Option<bool>,
    /// What it asks for in each of [`PARTS`].
    parts: [Option<Box<Level>>; 4],
}

/// The parts of a table that its style may set apart.
pub const PARTS: [&str; 4] = ["firstRow", "lastRow", "firstCol", "lastCol"];

/// Where letters stand, as far as styles care.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// The paragraph's style.
    pub paragraph: Option<String>,
    /// The table's style, if it stands in a table.
    pub table: Option<String>,
    /// Which of [`PARTS`] it stands in.
    pub parts: [bool; 4],
}

impl Styles {
    /// Reads the part of styles.
    pub fn of(root: &Element<'_>, theme: Theme) -> Self {
        let defaults = root.child("docDefaults");
        let inside = |outer, inner| defaults.and_then(|all| all.child(outer)).and_then(|all| all.child(inner));
        let defaults = Level {
            letters: AskedLetters::of(inside("rPrDefault", "rPr"), &theme),
            stand: AskedStand::of(inside("pPrDefault", "pPr")),
            ..Level::default()
        };
        let written = root.named("style").filter_map(|style| {
            let base = style.child("basedOn").and_then(Element::val).map(String::from);
            Some((style.attribute("styleId")?.into_owned(), (Level::of(style, &theme), base)))
        });
        let written = written.collect();
        let styles = HashMap::keys(&written).map(|id| (id.clone(), inherited(id, &written))).collect();
        let usual = ["paragraph", "table"].map(|kind| usual(root, kind));
        Self { theme, defaults, styles, usual }
    }

    /// All that styles say at a place.
    pub fn at(&self, place: &Place) -> Here<'_> {
        // A style that nobody wrote down is the usual one, as in Word.
        let named = place.paragraph.as_ref().and_then(|id| self.styles.get(id));
        let paragraph = named.or_else(|| self.styles.get(self.usual[0].as_ref()?));
        let mut here = Here { styles: self, table: (AskedLetters::default(), AskedStand::default()), paragraph };
        if let Some(table) = place.table.as_ref().and_then(|id| self.styles.get(id)) {
            here.table = (table.letters.clone(), table.stand.clone());
            for part in table.parts.iter().zip(place.parts).filter_map(|(part, is_in)| part.as_ref().filter(|_| is_in)) {
                here.table = (part.letters.over(&here.table.0), part.stand.over(&here.table.1));
            }
        }
        here
    }

    /// Whether a table of this style has lines.
    pub fn lined(&self, table: Option<&String>) -> bool {
        let level = table.or(self.usual[1].as_ref()).and_then(|id| self.styles.get(id));
        level.and_then(|level| level.lined).unwrap_or(false)
    }
}

/// What styles say at one place of the file.
pub struct Here<'a> {
    styles: &'a Styles,
    table: (AskedLetters, AskedStand),
    paragraph: Option<&'a Level>,
}

impl Here<'_> {
    /// Letters as seen: defaults, table, paragraph, character style, the run itself.
    pub fn letters(&self, run: &AskedLetters) -> Letters {
        let silent = AskedLetters::default();
        let character = run.style.as_ref().and_then(|id| self.styles.styles.get(id));
        let levels = Levels {
            defaults: &self.styles.defaults.letters,
            table: &self.table.0,
            paragraph: self.paragraph.map_or(&silent, |level| &level.letters),
            character: character.map_or(&silent, |level| &level.letters),
            run,
        };
        levels.seen()
    }

    /// A paragraph's wishes over those of defaults, table and style; what its list wishes comes between the two.
    pub fn stand(&self, own: &AskedStand, list: impl Fn(&AskedStand) -> Option<AskedStand>) -> AskedStand {
        let mut below = self.table.1.over(&self.styles.defaults.stand);
        if let Some(style) = self.paragraph {
            below = style.stand.over(&below);
        }
        if let Some(list) = list(&own.over(&below)) {
            below = list.over(&below);
        }
        own.over(&below)
    }
}

impl Level {
    fn of(style: &Element<'_>, theme: &Theme) -> Self {
        let borders = style.child("tblPr").and_then(|table| table.child("tblBorders"));
        let part = |name: &str| style.named("tblStylePr").find(|part| part.attribute("type").is_some_and(|of| of == name));
        Self {
            letters: AskedLetters::of(style.child("rPr"), theme),
            stand: AskedStand::of(style.child("pPr")),
            lined: borders.map(has_lines),
            parts: PARTS.map(|name| part(name).map(|part| Box::new(Level::of(part, theme)))),
        }
    }

    fn over(&self, below: &Self) -> Self {
        let part = |at: usize| match (&self.parts[at], &below.parts[at]) {
            (Some(own), Some(under)) => Some(Box::new(own.over(under))),
            (own, under) => own.clone().or_else(|| under.clone()),
        };
        Self {
            letters: self.letters.over(&below.letters),
            stand: self.stand.over(&below.stand),
            lined: self.lined.or(below.lined),
            parts: [part(0), part(1), part(2), part(3)],
        }
    }
}

/// A style with all that it inherits; a chain that bites its own tail ends where it is too long.
fn inherited(id: &str, written: &HashMap<String, (Level, Option<String>)>) -> Level {
    let mut level = Level::default();
    let mut next = Some(id);
    for _ in 0..LONGEST {
        let Some((own, base)) = next.and_then(|id| written.get(id)) else { break };
        level = level.over(own);
        next = base.as_deref();
    }
    level
}

fn usual(root: &Element<'_>, kind: &str) -> Option<String> {
    let is_usual = |style: &&Element<'_>| {
        let is_default = matches!(style.attribute("default").as_deref(), Some("1" | "true" | "on"));
        is_default && style.attribute("type").is_some_and(|of| of == kind)
    };
    root.named("style").find(is_usual)?.attribute("styleId").map(String::from)
}

/// Whether borders draw anything.
pub fn has_lines(borders: &Element<'_>) -> bool {
    borders.elements().any(|side| !matches!(side.val().as_deref(), None | Some("nil" | "none")))
}
