//! Walks the blocks of a part: paragraphs become lines, tables and sections are noted on the way.

use super::{Cell, Grid, Line, Run};
use crate::lint::drawn::{self, Drawn};
use crate::lint::letters::{AskedLetters, Letters};
use crate::lint::numbering::Numbering;
use crate::lint::section::Section;
use crate::lint::stand::AskedStand;
use crate::lint::style::{Here, Place, Styles, has_lines};
use crate::lint::tree::Element;

/// Room at either side of a cell where nobody says how much: Word's own.
const CELL_MARGIN: i32 = 108;

/// How many columns a table may have, and how deep fields may nest: Word stops there, and a hostile file should not cost time.
const COLUMNS: usize = 63;
const FIELDS: usize = 20;

/// A part while it is read.
pub struct Walk<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    paragraphs: usize,
    boxes: usize,
    place: Place,
    cell: Option<Cell>,
    /// The line to which runs are added.
    line: usize,
    /// Complex fields begun and not ended: what they ask for, and whether their result has begun.
    fields: Vec<(String, bool)>,
    /// The figure in whose content control we are.
    figure: Option<usize>,
    /// See [`super::PaperFile`].
    pub lines: Vec<Line>,
    /// See [`super::PaperFile`].
    pub tables: Vec<Grid>,
    /// See [`super::PaperFile`].
    pub sections: Vec<Section>,
    /// See [`super::PaperFile`].
    pub figures: Vec<(String, String)>,
}

impl<'a> Walk<'a> {
    /// Nothing read yet.
    pub fn new(styles: &'a Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            paragraphs: 0,
            boxes: 0,
            place: Place::default(),
            cell: None,
            line: 0,
            fields: Vec::new(),
            figure: None,
            lines: Vec::new(),
            tables: Vec::new(),
            sections: Vec::new(),
            figures: Vec::new(),
        }
    }

    /// Reads the blocks inside an element.
    pub fn blocks(&mut self, inside: &Element<'_>) {
        for block in inside.elements() {
            match block.name {
                "p" => self.paragraph(block),
                "tbl" => self.table(block),
                "sdt" => self.control(block, |walk, content| walk.blocks(content)),
                "AlternateContent" => self.blocks(chosen(block)),
                // What was deleted or moved away while changes were tracked is no text.
                "del" | "moveFrom" | "sectPr" => {}
                _ => self.blocks(block),
            }
        }
    }

    /// Ends the current section.
    pub fn end_section(&mut self, properties: Option<&Element<'_>>) {
        let number = self.sections.len();
        let mut section = properties.map(|properties| Section::of(properties, self.sections.last())).unwrap_or_default();
        section.holds_table = self.lines.iter().rev().take_while(|line| line.section == number).any(|line| line.cell.is_some());
        self.sections.push(section);
    }

    /// Reads what stands inside a content control; one that is tagged `so:...` prints a figure.
    fn control(&mut self, control: &Element<'_>, read: impl FnOnce(&mut Self, &Element<'_>)) {
        let Some(content) = control.child("sdtContent") else { return };
        let tag = control.child("sdtPr").and_then(|properties| properties.child("tag")).and_then(Element::val);
        let code = tag.as_deref().and_then(|tag| tag.strip_prefix("so:")).filter(|_| self.figure.is_none());
        let Some(code) = code else { return read(self, content) };
        self.figure = Some(self.figures.len());
        self.figures.push((code.to_owned(), String::new()));
        read(self, content);
        self.figure = None;
    }

    fn table(&mut self, table: &Element<'_>) {
        let properties = table.child("tblPr");
        let style = properties.and_then(|properties| properties.child("tblStyle")).and_then(Element::val).map(String::from);
        let borders = properties.and_then(|properties| properties.child("tblBorders"));
        let is_lined = borders.map_or_else(|| self.styles.lined(style.as_ref()), has_lines);
        let number = self.tables.len();
        self.tables.push(Grid::default());
        let outer = (std::mem::replace(&mut self.place, Place { table: style, ..Place::default() }), self.cell);
        let mut rows = Vec::new();
        gather(table, "tr", &mut rows);
        for (row, element) in rows.iter().enumerate() {
            let mut cells = Vec::new();
            gather(element, "tc", &mut cells);
            for (column, element) in cells.iter().enumerate() {
                let at = Cell { table: number, row, column, columns: cells.len(), room: room(table, element, column) };
                let own = element.child("tcPr").and_then(|properties| properties.child("tcBorders"));
                self.tables[number].is_lined |= own.map_or(is_lined, has_lines);
                self.place.parts = parts(properties, at, rows.len());
                self.cell = Some(at);
                self.blocks(element);
            }
        }
        (self.place, self.cell) = outer;
    }

    fn paragraph(&mut self, paragraph: &Element<'_>) {
        self.paragraphs += 1;
        let (properties, styles) = (paragraph.child("pPr"), self.styles);
        self.place.paragraph = properties.and_then(|all| all.child("pStyle")).and_then(Element::val).map(String::from);
        let here = styles.at(&self.place);
        let asked = here.stand(&AskedStand::of(properties), |asked| self.numbering.stand(asked));
        let label = self.numbering.label(&asked).unwrap_or_default();
        self.begin(Line {
            paragraph: self.paragraphs,
            section: self.sections.len(),
            cell: self.cell,
            is_boxed: self.boxes > 0,
            stand: asked.seen(),
            label,
            runs: Vec::new(),
            rules: Vec::new(),
            holds_picture: false,
            holds_page_number: false,
        });
        self.runs(paragraph, &here);
        if let Some(section) = properties.and_then(|all| all.child("sectPr")) {
            self.end_section(Some(section));
        }
    }

    fn begin(&mut self, line: Line) {
        self.line = self.lines.len();
        self.lines.push(line);
    }

    fn runs(&mut self, inside: &Element<'_>, here: &Here<'_>) {
        for element in inside.elements() {
            match element.name {
                "r" => self.run(element, here),
                "sdt" => self.control(element, |walk, content| walk.runs(content, here)),
                "AlternateContent" => self.runs(chosen(element), here),
                "fldSimple" => {
                    self.note_field(&element.attribute("instr").unwrap_or_default());
                    self.runs(element, here);
                }
                "del" | "moveFrom" | "pPr" => {}
                _ => self.runs(element, here),
            }
        }
    }

    fn run(&mut self, run: &Element<'_>, here: &Here<'_>) {
        let letters = here.letters(&AskedLetters::of(run.child("rPr"), &self.styles.theme));
        if !letters.hidden {
            self.pieces(run, &letters);
        }
    }

    fn pieces(&mut self, run: &Element<'_>, letters: &Letters) {
        for piece in run.elements() {
            match piece.name {
                "t" => self.write(&piece.text(), letters),
                "tab" | "ptab" => self.write("\t", letters),
                "noBreakHyphen" => self.write("-", letters),
                "sym" => self.write("•", letters),
                "br" | "cr" => self.break_line(),
                "fldChar" => self.field(piece),
                "instrText" => {
                    if let Some((code, false)) = self.fields.last_mut() {
                        code.push_str(&piece.text());
                    }
                }
                "drawing" => self.drawing(drawn::drawing(piece), piece),
                "pict" | "object" => self.drawing(drawn::picture(piece), piece),
                "AlternateContent" => self.pieces(chosen(piece), letters),
                _ => {}
            }
        }
    }

    fn write(&mut self, text: &str, letters: &Letters) {
        if self.fields.iter().any(|(_, has_result)| !has_result) {
            return;
        }
        let text = if letters.capitals { text.to_uppercase() } else { text.to_owned() };
        if let Some(figure) = self.figure.and_then(|figure| self.figures.get_mut(figure)) {
            figure.1.push_str(&text);
        }
        let Some(line) = self.lines.get_mut(self.line) else { return };
        match line.runs.last_mut().filter(|last| last.letters == *letters && last.figure == self.figure) {
            Some(last) => last.text.push_str(&text),
            None => line.runs.push(Run { text, letters: letters.clone(), figure: self.figure }),
        }
    }

    /// What follows a break stands as the paragraph stands, on a line of its own.
    fn break_line(&mut self) {
        if let Some(line) = self.lines.get(self.line) {
            let (runs, rules, label) = (Vec::new(), Vec::new(), String::new());
            let (stand, holds_picture, holds_page_number) = (line.stand.clone(), false, false);
            let next = Line { runs, rules, label, stand, holds_picture, holds_page_number, ..*line };
            self.begin(next);
        }
    }

    fn field(&mut self, mark: &Element<'_>) {
        match mark.attribute("fldCharType").as_deref() {
            Some("begin") if self.fields.len() < FIELDS => self.fields.push((String::new(), false)),
            Some("begin") => {}
            Some("separate") => {
                if let Some((_, has_result)) = self.fields.last_mut() {
                    *has_result = true;
                }
            }
            _ => {
                let code = self.fields.pop().map(|(code, _)| code).unwrap_or_default();
                self.note_field(&code);
            }
        }
    }

    fn note_field(&mut self, code: &str) {
        let is_page_number = code.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("page"));
        if let Some(line) = self.lines.get_mut(self.line) {
            line.holds_page_number |= is_page_number;
        }
    }

    /// Notes a drawing, and reads the text in it.
    fn drawing(&mut self, drawn: Drawn, element: &Element<'_>) {
        if let Some(line) = self.lines.get_mut(self.line) {
            match drawn {
                Drawn::Line(length) => line.rules.push(length),
                Drawn::Other => line.holds_picture = true,
            }
        }
        if let Some(content) = element.deep("txbxContent") {
            let outer = (self.line, self.cell.take(), std::mem::take(&mut self.place));
            self.boxes += 1;
            self.blocks(content);
            self.boxes -= 1;
            (self.line, self.cell, self.place) = outer;
        }
    }
}

/// Of two ways to say the same, the newer, which Word shows.
fn chosen<'e, 'a>(both: &'e Element<'a>) -> &'e Element<'a> {
    both.child("Choice").or_else(|| both.child("Fallback")).unwrap_or(both)
}

/// The rows of a table or the cells of a row, also those inside content controls and tracked insertions.
fn gather<'e, 'a>(inside: &'e Element<'a>, name: &str, found: &mut Vec<&'e Element<'a>>) {
    for element in inside.elements() {
        match element.name {
            of if of == name => found.push(element),
            "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" => gather(element, name, found),
            _ => {}
        }
    }
}

/// The room for text in a cell, twips.
fn room(table: &Element<'_>, cell: &Element<'_>, column: usize) -> i32 {
    let (own, all) = (cell.child("tcPr"), table.child("tblPr"));
    let written = own.and_then(|own| own.child("tcW")).filter(|width| width.attribute("type").is_none_or(|unit| unit == "dxa"));
    let of_grid = || table.child("tblGrid")?.named("gridCol").take(COLUMNS).nth(column)?.number("w");
    let width = written.and_then(|width| width.number("w")).or_else(of_grid).unwrap_or(0);
    let margin = |side, other| {
        let of = |margins: Option<&Element<'_>>| {
            margins.and_then(|margins| margins.child(side).or_else(|| margins.child(other))).and_then(|margin| margin.number("w"))
        };
        let own = of(own.and_then(|own| own.child("tcMar")));
        own.or_else(|| of(all.and_then(|all| all.child("tblCellMar")))).unwrap_or(CELL_MARGIN)
    };
    width.saturating_sub(margin("left", "start")).saturating_sub(margin("right", "end"))
}

/// Which parts of its table a cell stands in, as far as the table lets its style set them apart.
fn parts(properties: Option<&Element<'_>>, at: Cell, rows: usize) -> [bool; 4] {
    let look = properties.and_then(|properties| properties.child("tblLook"));
    // The older form is a set of bits.
    let bits = look.and_then(Element::val).and_then(|bits| u32::from_str_radix(&bits, 16).ok()).unwrap_or(0);
    let wished = |name, bit: u32| match look.and_then(|look| look.attribute(name)) {
        Some(word) => matches!(word.as_ref(), "1" | "true" | "on"),
        None => bits & bit != 0,
    };
    [
        at.row == 0 && wished("firstRow", 0x20),
        at.row + 1 == rows && wished("lastRow", 0x40),
        at.column == 0 && wished("firstColumn", 0x80),
        at.column + 1 == at.columns && wished("lastColumn", 0x100),
    ]
}
