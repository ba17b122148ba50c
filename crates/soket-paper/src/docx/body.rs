//! The body of a paper: parts, headings, paragraphs, tables, charts.

use super::xml::{Letters, Stand, escape, figure, paragraph, run, twips, words};
use super::{chart, xml};
use crate::document::{Align, Block, Column, Document, Inline, Row, Table};
use crate::profile::Profile;

/// Size of letters in tables, points (formats.md BD-25).
const TABLE_SIZE: f32 = 12.0;

/// The body as WordprocessingML, and the charts that it refers to.
pub struct Body<'a> {
    profile: &'static Profile,
    /// What has been written.
    pub xml: String,
    /// The charts met so far; part `chartN.xml` is the N-th, from one.
    pub charts: Vec<String>,
    document: &'a Document,
    /// Whether the block at hand is the last one before the signature, which must not stand on a page alone.
    is_last: bool,
    /// How the paper lies at hand.
    pub page: Across,
}

impl<'a> Body<'a> {
    /// Writes the whole body of a document, from the head to the annexes, behind papers with such charts.
    pub fn of(document: &'a Document, charts: Vec<String>) -> Self {
        let mut body = Self {
            profile: document.profile.profile(),
            xml: super::head::top(document),
            charts,
            document,
            is_last: false,
            page: Across::No,
        };
        body.bases();
        for (at, block) in document.body.iter().enumerate() {
            body.is_last = at + 1 == document.body.len();
            body.block(block);
        }
        body.is_last = false;
        body.xml += &super::head::foot(document);
        body.annexes();
        body
    }

    /// The section at the end, as it ends the file.
    pub fn section(&self) -> String {
        section(self.profile, self.page, !self.xml.contains("<w:sectPr>"))
    }

    /// The section at the end, as it ends a paper that others follow.
    pub fn section_end(&self) -> String {
        format!("<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/>{}</w:pPr></w:p>", self.section())
    }

    fn bases(&mut self) {
        let (last, letters) = (self.document.bases.len().saturating_sub(1), Letters::of(self.profile.body));
        let letters = if self.profile.bases_slanted { letters.slanted() } else { letters };
        for (at, basis) in self.document.bases.iter().enumerate() {
            let end = if at == last { self.profile.bases_end } else { ";" };
            self.xml += &paragraph(self.text(), &run(&format!("{}{basis}{end}", self.profile.bases_dash), letters));
        }
    }

    fn annexes(&mut self) {
        for (at, annex) in self.document.annexes.iter().enumerate() {
            let page = if annex.lies_across() { Across::Yes } else { Across::No };
            if page == self.page {
                self.xml += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
            }
            self.turn(page);
            let letters = Letters::of(self.profile.body).bold();
            self.xml +=
                &paragraph(Stand { outline: Some(0), ..Stand::plain("center").kept() }, &run(&self.document.annex_word(at), letters));
            self.xml += &paragraph(Stand::plain("center").kept(), &run(&self.profile.annex_title(&annex.title), letters));
            for block in &annex.body {
                self.block(block);
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Part { label, name } => self.part(label, name),
            Block::Heading { level, number, text } => self.heading(*level, number, text),
            Block::Paragraph(inlines) => {
                let runs = inlines_xml(inlines, Letters::of(self.profile.body));
                let keep_next = self.is_last || announces(inlines);
                self.xml += &paragraph(Stand { keep_next, ..self.text() }, &runs);
            }
            Block::Bullet(inlines) => {
                let letters = Letters::of(self.profile.body);
                let runs = run("- ", letters) + &inlines_xml(inlines, letters);
                self.xml += &paragraph(Stand { keep_next: self.is_last, ..self.text() }, &runs);
            }
            Block::Table(table) => self.table(table),
            Block::Chart(drawn) => {
                self.charts.push(chart::part(drawn));
                self.xml += &chart::place(drawn, self.charts.len());
            }
        }
    }

    /// The room between the side margins, twips.
    fn width(&self, across: Across) -> i32 {
        let sheet = if across == Across::Yes { 16_838 } else { 11_906 };
        sheet - xml::mm(self.profile.margins[2]) - xml::mm(self.profile.margins[3])
    }

    /// How a body paragraph stands.
    fn text(&self) -> Stand {
        Stand {
            before: twips(self.profile.before),
            line: self.profile.line.map(twips),
            first: xml::mm(self.profile.indent),
            ..Stand::plain("both")
        }
    }

    fn part(&mut self, label: &str, name: &str) {
        let letters = Letters::of(self.profile.body).bold();
        let stand = Stand { line: self.profile.line.map(twips), outline: Some(0), ..Stand::plain("center").after_gap(240).kept() };
        self.xml += &paragraph(stand, &run(label, letters));
        if !name.is_empty() {
            self.xml += &paragraph(Stand { before: 0, outline: None, ..stand }, &run(&name.to_uppercase(), letters));
        }
    }

    fn heading(&mut self, level: u8, number: &str, text: &str) {
        let letters = Letters::of(self.profile.body);
        let (words, letters) = match level {
            1 => (format!("{number}{} {}", self.profile.heading_mark, text.to_uppercase()), letters.bold()),
            2 => (format!("{number}. {text}"), letters.bold()),
            _ => (format!("{number}) {text}"), letters),
        };
        self.xml += &paragraph(Stand { keep_next: true, outline: Some(level.min(8)), ..self.text() }, &run(&words, letters));
    }

    fn table(&mut self, table: &Table) {
        let page = self.page;
        if table.landscape {
            self.turn(Across::Yes);
        }
        let caption = Stand::plain("center").after_gap(120).kept();
        self.xml += &paragraph(caption, &run(&table.caption, Letters::of(TABLE_SIZE).bold()));
        self.xml += &grid(table, self.width(self.page));
        if page == self.page {
            self.xml += &paragraph(Stand { line: Some(120), ..Stand::plain("left") }, "");
        }
        self.turn(page);
    }

    /// Ends the section where the paper is to lie otherwise than before.
    fn turn(&mut self, page: Across) {
        if page != self.page {
            self.xml += &self.section_end();
            self.page = page;
        }
    }
}

/// Whether a paragraph announces a list, with which it stays.
fn announces(inlines: &[Inline]) -> bool {
    let words = inlines.last().map(|inline| match inline {
        Inline::Text(text) | Inline::Strong(text) | Inline::Emphasis(text) | Inline::Figure { text, .. } => text.as_str(),
    });
    words.is_some_and(|words| words.trim_end().ends_with(':'))
}

/// The runs of a stretch of text.
fn inlines_xml(inlines: &[Inline], letters: Letters) -> String {
    let piece = |inline: &Inline| match inline {
        Inline::Text(text) => words(text, letters),
        Inline::Strong(text) => words(text, letters.bold()),
        Inline::Emphasis(text) => words(text, letters.slanted()),
        Inline::Figure { code, text, .. } => figure(code, text, letters),
    };
    inlines.iter().map(piece).collect()
}

/// Whether a page lies across.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Across {
    /// Portrait.
    No,
    /// Landscape.
    Yes,
}

/// The properties of a section: paper, margins, page number from the second page on; the first of a paper counts from one.
fn section(profile: &Profile, across: Across, first_page: bool) -> String {
    let [top, bottom, left, right] = profile.margins.map(xml::mm);
    let paper = match across {
        Across::No => "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        Across::Yes => "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>",
    };
    let title = if first_page { "<w:pgNumType w:start=\"1\"/><w:titlePg/>" } else { "" };
    let first = if first_page { "<w:headerReference w:type=\"first\" r:id=\"rIdFirst\"/>" } else { "" };
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdNumber\"/>{first}{paper}\
         <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>{title}</w:sectPr>"
    )
}

fn grid(table: &Table, width: i32) -> String {
    let shares: i32 = table.columns.iter().map(|column| i32::from(column.share)).sum::<i32>().max(1);
    let widths: Vec<i32> = table.columns.iter().map(|column| width * i32::from(column.share) / shares).collect();
    let columns: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"))
        .concat();
    let mut xml = format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/>\
         <w:tblCellMar><w:left w:w=\"57\" w:type=\"dxa\"/><w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar>\
         <w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>",
        widths.iter().sum::<i32>(),
        escape(&table.caption)
    );
    let head =
        table.columns.iter().zip(&widths).map(|(column, width)| cell(*width, "center", &run(&column.name, Letters::of(TABLE_SIZE).bold())));
    xml += &format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{}</w:tr>", head.collect::<String>());
    xml.extend(table.rows.iter().map(|row| row_xml(row, &table.columns, &widths)));
    xml + "</w:tbl>"
}

fn row_xml(row: &Row, columns: &[Column], widths: &[i32]) -> String {
    let letters = Letters::of(TABLE_SIZE);
    let cells: String = match row {
        Row::Group(name) => format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{}\"/></w:tcPr>{}</w:tc>",
            widths.iter().sum::<i32>(),
            columns.len(),
            paragraph(Stand::plain("left").after_gap(40).kept(), &run(name, letters.bold()))
        ),
        Row::Cells(cells) => {
            let align = |column: &Column| match column.align {
                Align::Left => "left",
                Align::Centre => "center",
                Align::Right => "right",
            };
            let cells = cells.iter().zip(columns).zip(widths);
            cells.map(|((inlines, column), width)| cell(*width, align(column), &inlines_xml(inlines, letters))).collect()
        }
    };
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
}

fn cell(width: i32, align: &'static str, runs: &str) -> String {
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>{}</w:tc>",
        paragraph(Stand::plain(align).after_gap(40), runs)
    )
}
