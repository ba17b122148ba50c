//! A DOCX as a reader sees it: lines with their letters, tables, sections, headers, figures.

mod walk;

use super::letters::{Letters, Theme};
use super::numbering::Numbering;
use super::package::{Package, Relation};
use super::section::Section;
use super::stand::{Align, Stand};
use super::style::Styles;
use super::tree::Element;
use super::words::plain;
use crate::error::ReadError;
use std::collections::{HashMap, HashSet};
use walk::Walk;

/// The most that all headers and footers together may unpack to, in bytes.
const EDGES_LARGEST: u64 = 2 * 1024 * 1024;

/// A file that was read.
#[derive(Debug)]
pub struct PaperFile {
    /// The lines of the main text in reading order.
    pub lines: Vec<Line>,
    /// Its tables in reading order.
    pub tables: Vec<Grid>,
    /// Its sections; there is always one.
    pub sections: Vec<Section>,
    /// The headers and footers that its pages carry.
    pub edges: Vec<Edge>,
    /// Code and printed text of every figure (content control `so:...`) of the main text, in reading order.
    pub figures: Vec<(String, String)>,
    /// The title among the properties of the file.
    pub title: Option<String>,
}

/// A paragraph, or what stands between two line breaks of one.
#[derive(Debug, Clone)]
pub struct Line {
    /// Number of the paragraph, from 1, tables and boxes counted in.
    pub paragraph: usize,
    /// Number of the section, from 0.
    pub section: usize,
    /// Where it stands in which table.
    pub cell: Option<Cell>,
    /// Whether it floats in a box.
    pub is_boxed: bool,
    /// How it stands.
    pub stand: Stand,
    /// The label that the office program counts before it: `1.`, `-`.
    pub label: String,
    /// Its text in stretches of equal letters.
    pub runs: Vec<Run>,
    /// Lengths in twips of the straight lines drawn in it.
    pub rules: Vec<i32>,
    /// Whether a picture, chart or box hangs in it.
    pub holds_picture: bool,
    /// Whether the number of the page stands in it.
    pub holds_page_number: bool,
}

/// A stretch of equal letters.
#[derive(Debug, Clone)]
pub struct Run {
    /// The text as shown: capitals are capitals.
    pub text: String,
    /// How it looks.
    pub letters: Letters,
    /// Which of [`PaperFile::figures`] it prints.
    pub figure: Option<usize>,
}

/// A place in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Number of the table, from 0.
    pub table: usize,
    /// Number of the row, from 0.
    pub row: usize,
    /// Number of the cell in its row, from 0.
    pub column: usize,
    /// How many cells the row has.
    pub columns: usize,
    /// The room for text in it, twips.
    pub room: i32,
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// Whether any of its lines are drawn.
    pub is_lined: bool,
}

/// A header or footer that some pages of a section carry.
#[derive(Debug)]
pub struct Edge {
    /// Number of the section, from 0.
    pub section: usize,
    /// `header` or `footer`.
    pub place: &'static str,
    /// `default`, `first` or `even`.
    pub pages: &'static str,
    /// What stands in it.
    pub lines: Vec<Line>,
}

impl PaperFile {
    /// Reads a DOCX that any office program saved.
    ///
    /// # Errors
    /// When the bytes are no DOCX, or a damaged one, or unpack to more than a paper needs.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut package = Package::open(bytes)?;
        let main = package.relations("")?.into_iter().find(|relation| relation.kind == "officeDocument");
        let main = main.map_or_else(|| "word/document.xml".to_owned(), |relation| relation.target);
        let text = package.text(&main)?.ok_or(ReadError::NotDocx)?;
        let relations = package.relations(&main)?;
        let styles = styles(&mut package, &relations)?;
        let numbering = part(&mut package, &relations, "numbering")?;
        let numbering = numbering.map(|text| Element::parse(&text, "numbering").map(|root| Numbering::of(&root))).transpose()?;
        let root = Element::parse(&text, &main)?;
        let body = root.child("body").ok_or(ReadError::NotDocx)?;
        let mut walk = Walk::new(&styles, numbering.unwrap_or_default());
        walk.blocks(body);
        walk.end_section(body.child("sectPr"));
        let edges = edges(&mut package, &relations, &styles, &walk.sections)?;
        let title = title(&mut package)?;
        Ok(Self { lines: walk.lines, tables: walk.tables, sections: walk.sections, figures: walk.figures, edges, title })
    }
}

fn part(package: &mut Package<'_>, relations: &[Relation], kind: &str) -> Result<Option<String>, ReadError> {
    match relations.iter().find(|relation| relation.kind == kind) {
        Some(relation) => package.text(&relation.target),
        None => Ok(None),
    }
}

fn styles(package: &mut Package<'_>, relations: &[Relation]) -> Result<Styles, ReadError> {
    // A file without these parts says nothing, as empty ones would.
    let theme = part(package, relations, "theme")?.unwrap_or_else(|| "<theme/>".to_owned());
    let styles = part(package, relations, "styles")?.unwrap_or_else(|| "<styles/>".to_owned());
    Ok(Styles::of(&Element::parse(&styles, "styles")?, Theme::of(&Element::parse(&theme, "theme")?)))
}

fn edges(package: &mut Package<'_>, relations: &[Relation], styles: &Styles, sections: &[Section]) -> Result<Vec<Edge>, ReadError> {
    let targets: HashMap<&str, &str> = relations.iter().map(|relation| (relation.id.as_str(), relation.target.as_str())).collect();
    package.leave_room(EDGES_LARGEST);
    let mut edges = Vec::new();
    // Sections mostly share their headers: each is read once, for the first section that carries it.
    let mut read = HashSet::new();
    for (section, properties) in sections.iter().enumerate() {
        for ((place, pages), id) in properties.edges() {
            let Some(target) = targets.get(id).filter(|target| read.insert((**target, place, pages))) else { continue };
            let Some(text) = package.text(target)? else { continue };
            let mut walk = Walk::new(styles, Numbering::default());
            walk.blocks(&Element::parse(&text, target)?);
            edges.push(Edge { section, place, pages, lines: walk.lines });
        }
    }
    Ok(edges)
}

fn title(package: &mut Package<'_>) -> Result<Option<String>, ReadError> {
    let Some(text) = package.text("docProps/core.xml")? else { return Ok(None) };
    let root = Element::parse(&text, "docProps/core.xml")?;
    Ok(root.child("title").map(Element::text).filter(|title| !title.is_empty()))
}

impl Line {
    /// What a reader reads, label included.
    pub fn text(&self) -> String {
        let mut text = self.label.clone();
        if !text.is_empty() {
            text.push(' ');
        }
        self.runs.iter().for_each(|run| text.push_str(&run.text));
        text
    }

    /// Its first letters, which tell what it is: no component of a paper is longer, and a hostile line may be very long.
    pub fn start(&self) -> String {
        const LONGEST: usize = 1000;
        let blank = if self.label.is_empty() { "" } else { " " };
        let letters = self.label.chars().chain(blank.chars()).chain(self.runs.iter().flat_map(|run| run.text.chars()));
        letters.take(LONGEST).collect()
    }

    /// How it begins, for pointing at it.
    pub fn excerpt(&self) -> String {
        const LONGEST: usize = 60;
        let text = plain(&self.start());
        match text.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", text[..end].trim_end()),
            None => text,
        }
    }

    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        self.label.is_empty() && self.runs.iter().all(|run| run.text.trim().is_empty())
    }

    /// The stretches in which something is written.
    pub fn written(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter().filter(|run| !run.text.trim().is_empty())
    }

    /// The two halves of a line that a tab parts, as heads of papers without tables are typed.
    pub fn halves(&self) -> Option<[Line; 2]> {
        let mut halves = [self.clone(), self.clone()];
        halves.iter_mut().for_each(|half| half.runs.clear());
        halves[0].stand.align = Align::Unknown;
        halves[1].stand.align = Align::Unknown;
        halves[1].label.clear();
        let mut side = 0;
        for run in &self.runs {
            for (at, text) in run.text.split('\t').enumerate() {
                // A tab before the first word only moves the line.
                side = usize::from(side == 1 || (at > 0 && !halves[0].is_blank()));
                if !text.is_empty() {
                    halves[side].runs.push(Run { text: text.to_owned(), ..run.clone() });
                }
            }
        }
        (!halves[0].is_blank() && !halves[1].is_blank()).then_some(halves)
    }
}
