//! The small words of WordprocessingML: runs, paragraphs, and their properties in the order of the schema.

use crate::unbroken;

/// Text that may stand between tags or in an attribute.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // Control characters and the two that are no letters are no XML; a person cannot have meant them.
            control if control.is_control() && control != '\n' && control != '\t' => {}
            '\u{fffe}' | '\u{ffff}' => {}
            other => safe.push(other),
        }
    }
    safe
}

/// How letters look.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Letters {
    /// Points.
    pub size: f32,
    /// Bold.
    pub bold: bool,
    /// Slanted.
    pub slanted: bool,
    /// Underlined.
    pub underlined: bool,
}

impl Letters {
    /// Upright letters of a size.
    pub fn of(size: f32) -> Self {
        Self { size, ..Self::default() }
    }

    /// The same, bold.
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same, slanted.
    pub fn slanted(self) -> Self {
        Self { slanted: true, ..self }
    }

    fn properties(self) -> String {
        let mark = |on: bool, tag: &'static str| if on { tag } else { "" };
        format!(
            "<w:rPr>{}{}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>{}</w:rPr>",
            mark(self.bold, "<w:b/><w:bCs/>"),
            mark(self.slanted, "<w:i/><w:iCs/>"),
            mark(self.underlined, "<w:u w:val=\"single\"/>"),
            size = half_points(self.size),
        )
    }
}

/// Points as half-points.
fn half_points(points: f32) -> u32 {
    (points * 2.0).round() as u32
}

/// Points as twips.
pub fn twips(points: f32) -> i32 {
    (points * 20.0).round() as i32
}

/// Millimetres as twips.
pub fn mm(millimetres: f32) -> i32 {
    (millimetres * 56.693).round() as i32
}

/// A run of letters.
pub fn run(text: &str, letters: Letters) -> String {
    format!("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>", letters.properties(), escape(text))
}

/// Words of a paragraph, whose symbols of documents stay on one line.
pub fn words(text: &str, letters: Letters) -> String {
    let whole = unbroken::kept(&escape(text), |symbol| symbol.replace('-', "</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">"));
    format!("<w:r>{}<w:t xml:space=\"preserve\">{whole}</w:t></w:r>", letters.properties())
}

/// A figure: a content control whose tag is its code, so that it can be traced and read back.
pub fn figure(code: &str, text: &str, letters: Letters) -> String {
    let code = escape(code);
    format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"so:{code}\"/><w:tag w:val=\"so:{code}\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        run(text, letters)
    )
}

/// How a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stand {
    /// `both`, `center`, `left`, `right`.
    pub align: &'static str,
    /// Twips before.
    pub before: i32,
    /// Exact line pitch in twips; none for single spacing.
    pub line: Option<i32>,
    /// First-line indent in twips.
    pub first: i32,
    /// Indent at either side in twips.
    pub sides: i32,
    /// Whether it stays with the next paragraph.
    pub keep_next: bool,
    /// Outline level for navigation, from 0.
    pub outline: Option<u8>,
}

impl Stand {
    /// A line of the head, the signature or a table: single spacing, no indent.
    pub fn plain(align: &'static str) -> Self {
        Self { align, before: 0, line: None, first: 0, sides: 0, keep_next: false, outline: None }
    }

    /// The same, kept with the next paragraph.
    pub fn kept(self) -> Self {
        Self { keep_next: true, ..self }
    }

    /// The same, with room before it, in twips.
    pub fn after_gap(self, before: i32) -> Self {
        Self { before, ..self }
    }

    fn properties(self, border: &str) -> String {
        let keep = if self.keep_next { "<w:keepNext/>" } else { "" };
        let (line, rule) = self.line.map_or((240, "auto"), |line| (line, "exact"));
        let first = match (self.sides, self.first) {
            (0, 0) => String::new(),
            (0, first) => format!("<w:ind w:firstLine=\"{first}\"/>"),
            (sides, _) => format!("<w:ind w:left=\"{sides}\" w:right=\"{sides}\"/>"),
        };
        let outline = self.outline.map(|level| format!("<w:outlineLvl w:val=\"{level}\"/>")).unwrap_or_default();
        format!(
            "<w:pPr>{keep}{border}<w:spacing w:before=\"{}\" w:after=\"0\" w:line=\"{line}\" w:lineRule=\"{rule}\"/>{first}<w:jc w:val=\"{}\"/>{outline}</w:pPr>",
            self.before, self.align
        )
    }
}

/// A paragraph of runs.
pub fn paragraph(stand: Stand, runs: &str) -> String {
    format!("<w:p>{}{runs}</w:p>", stand.properties(""))
}

/// A horizontal rule of a width inside a cell of a width, both in twips: the bottom border of an empty one-point
/// paragraph with indents, which needs no drawing and survives every office program.
pub fn rule(width: i32, cell: i32) -> String {
    let side = ((cell - width) / 2).max(0);
    format!(
        "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/></w:pBdr>\
         <w:spacing w:before=\"0\" w:after=\"20\" w:line=\"20\" w:lineRule=\"exact\"/><w:ind w:left=\"{side}\" w:right=\"{side}\"/><w:jc w:val=\"center\"/>\
         <w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr></w:p>"
    )
}

/// A table without lines of two cells side by side, kept on one page.
pub fn halves(widths: [u16; 2], left: &str, right: &str) -> String {
    let [w1, w2] = widths;
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         <w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
         <w:tblGrid><w:gridCol w:w=\"{w1}\"/><w:gridCol w:w=\"{w2}\"/></w:tblGrid>\
         <w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{w1}\" w:type=\"dxa\"/></w:tcPr>{left}</w:tc>\
         <w:tc><w:tcPr><w:tcW w:w=\"{w2}\" w:type=\"dxa\"/></w:tcPr>{right}</w:tc></w:tr></w:tbl>",
        u32::from(w1) + u32::from(w2)
    )
}
