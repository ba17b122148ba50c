//! How letters look: what one level of a DOCX asks for, and what a reader sees once all levels are put together.

use super::tree::Element;
use std::sync::Arc;

/// The fonts that the theme names, for slots that say "the font of headings" or "of the text".
#[derive(Debug, Default)]
pub struct Theme {
    major: Slots,
    minor: Slots,
}

#[derive(Debug, Default)]
struct Slots {
    latin: Option<Arc<str>>,
    complex: Option<Arc<str>>,
}

impl Theme {
    /// The fonts of a theme part.
    pub fn of(root: &Element<'_>) -> Self {
        let slots = |name| {
            let font = |slot| {
                let face = root.deep(name)?.child(slot)?.attribute("typeface")?;
                (!face.is_empty()).then(|| Arc::from(face.as_ref()))
            };
            Slots { latin: font("latin"), complex: font("cs") }
        };
        Self { major: slots("majorFont"), minor: slots("minorFont") }
    }

    /// The font behind `minorHAnsi` and its kin; none where the theme leaves it to the program.
    fn font(&self, name: &str) -> Option<Arc<str>> {
        let slots = if name.starts_with("major") { &self.major } else { &self.minor };
        if name.ends_with("Bidi") { slots.complex.clone() } else { slots.latin.clone() }
    }
}

/// What one level (defaults, a style, a run) says about letters; nothing where it is silent.
#[derive(Debug, Clone, Default)]
pub struct AskedLetters {
    ascii: Option<Arc<str>>,
    beyond: Option<Arc<str>>,
    complex: Option<Arc<str>>,
    size: Option<i32>,
    bold: Option<bool>,
    slanted: Option<bool>,
    capitals: Option<bool>,
    hidden: Option<bool>,
    underlined: Option<bool>,
    raised: Option<bool>,
    colour: Option<Arc<str>>,
    /// The character style.
    pub style: Option<String>,
}

impl AskedLetters {
    /// Reads `w:rPr`.
    pub fn of(properties: Option<&Element<'_>>, theme: &Theme) -> Self {
        let mut asked = Self::default();
        let Some(properties) = properties else { return asked };
        for property in properties.elements() {
            match property.name {
                "rFonts" => asked.fonts(property, theme),
                "sz" => asked.size = property.number("val"),
                "b" => asked.bold = Some(property.is_on()),
                "i" => asked.slanted = Some(property.is_on()),
                "caps" => asked.capitals = Some(property.is_on()),
                "vanish" => asked.hidden = Some(property.is_on()),
                "u" => asked.underlined = Some(property.is_on()),
                "vertAlign" => asked.raised = Some(property.val().is_some_and(|place| place == "superscript")),
                "color" => asked.colour = property.val().map(|colour| Arc::from(colour.as_ref())),
                "rStyle" => asked.style = property.val().map(String::from),
                _ => {}
            }
        }
        asked
    }

    /// At one level, a theme font is stronger than a named one.
    fn fonts(&mut self, fonts: &Element<'_>, theme: &Theme) {
        let slot = |theme_name, name| match fonts.attribute(theme_name) {
            Some(of_theme) => theme.font(&of_theme),
            None => fonts.attribute(name).map(|font| Arc::from(font.as_ref())),
        };
        self.ascii = slot("asciiTheme", "ascii");
        self.beyond = slot("hAnsiTheme", "hAnsi");
        self.complex = slot("cstheme", "cs");
    }

    /// This level, and where it is silent the one below.
    pub fn over(&self, below: &Self) -> Self {
        Self {
            ascii: self.ascii.clone().or_else(|| below.ascii.clone()),
            beyond: self.beyond.clone().or_else(|| below.beyond.clone()),
            complex: self.complex.clone().or_else(|| below.complex.clone()),
            size: self.size.or(below.size),
            bold: self.bold.or(below.bold),
            slanted: self.slanted.or(below.slanted),
            capitals: self.capitals.or(below.capitals),
            hidden: self.hidden.or(below.hidden),
            underlined: self.underlined.or(below.underlined),
            raised: self.raised.or(below.raised),
            colour: self.colour.clone().or_else(|| below.colour.clone()),
            // Which style a run names concerns nobody but the run.
            style: self.style.clone(),
        }
    }
}

/// Letters as a reader sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    /// The fonts of plain Latin letters, of all others, and of complex scripts; none where the program decides.
    pub fonts: [Option<Arc<str>>; 3],
    /// Half-points.
    pub size: i32,
    /// Bold.
    pub bold: bool,
    /// Slanted.
    pub slanted: bool,
    /// Set in capitals, whatever was typed.
    pub capitals: bool,
    /// Not shown.
    pub hidden: bool,
    /// Underlined.
    pub underlined: bool,
    /// Superscript.
    pub raised: bool,
    /// As in the file: `FF0000`, `auto`; none is black.
    pub colour: Option<Arc<str>>,
}

/// What Word takes where nobody names a size, in half-points.
const SIZE_OF_WORD: i32 = 20;

/// The levels that letters are put together from, weakest first.
pub struct Levels<'a> {
    /// The document's defaults.
    pub defaults: &'a AskedLetters,
    /// The table's style.
    pub table: &'a AskedLetters,
    /// The paragraph's style.
    pub paragraph: &'a AskedLetters,
    /// The character style.
    pub character: &'a AskedLetters,
    /// The run itself.
    pub run: &'a AskedLetters,
}

impl Levels<'_> {
    /// Puts the levels together. A switch that several styles turn on turns itself off again (ECMA-376, 17.7.3): bold
    /// inside a bold heading is plain.
    pub fn seen(&self) -> Letters {
        let switch = |of: fn(&AskedLetters) -> Option<bool>| {
            let styles = [self.table, self.paragraph, self.character].map(|level| of(level).unwrap_or(false));
            let by_style = of(self.defaults).unwrap_or(false) || styles.into_iter().fold(false, |on, style| on ^ style);
            of(self.run).unwrap_or(by_style)
        };
        Letters {
            fonts: [
                self.last(|level| level.ascii.clone()),
                self.last(|level| level.beyond.clone()),
                self.last(|level| level.complex.clone()),
            ],
            size: self.last(|level| level.size).unwrap_or(SIZE_OF_WORD),
            bold: switch(|level| level.bold),
            slanted: switch(|level| level.slanted),
            capitals: switch(|level| level.capitals),
            hidden: switch(|level| level.hidden),
            underlined: self.last(|level| level.underlined).unwrap_or(false),
            raised: self.last(|level| level.raised).unwrap_or(false),
            colour: self.last(|level| level.colour.clone()),
        }
    }

    /// The strongest level that says something.
    fn last<T>(&self, of: impl Fn(&AskedLetters) -> Option<T>) -> Option<T> {
        [self.run, self.character, self.paragraph, self.table, self.defaults].into_iter().find_map(of)
    }
}
