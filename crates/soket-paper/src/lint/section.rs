//! Sections of a DOCX: paper, margins, and which headers and footers their pages carry.

use super::tree::Element;
use std::sync::Arc;

/// The pages between two section ends; lengths in twips.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// Width of the paper.
    pub width: i32,
    /// Height of the paper.
    pub height: i32,
    /// Margins: top, bottom, left, right, and the binding edge.
    pub margins: [i32; 5],
    /// Whether its first page has a header of its own.
    pub is_first_page_apart: bool,
    /// Whether a table with content stands in it.
    pub holds_table: bool,
    /// What carries each of [`EDGES`]; where it is silent, it takes that of the section before.
    edges: [Option<Arc<str>>; 4],
}

/// The headers and footers of a section: where on the page, and on which pages.
pub const EDGES: [(&str, &str); 4] = [("header", "default"), ("header", "first"), ("footer", "default"), ("footer", "first")];

impl Section {
    /// Reads `w:sectPr`; the section before hands its headers and footers on.
    pub fn of(properties: &Element<'_>, before: Option<&Section>) -> Self {
        let size = properties.child("pgSz");
        let margins = properties.child("pgMar");
        let length = |of: Option<&Element<'_>>, name| of.and_then(|of| of.number(name)).unwrap_or(0);
        let mut edges = before.map(|before| before.edges.clone()).unwrap_or_default();
        for reference in properties.elements() {
            let pages = reference.attribute("type").unwrap_or_else(|| "default".into());
            let place = reference.name.strip_suffix("Reference").unwrap_or_default();
            if let Some(at) = EDGES.iter().position(|edge| *edge == (place, pages.as_ref())) {
                edges[at] = reference.attribute("id").map(|id| Arc::from(id.as_ref()));
            }
        }
        Self {
            width: length(size, "w"),
            height: length(size, "h"),
            margins: ["top", "bottom", "left", "right", "gutter"].map(|side| length(margins, side)),
            is_first_page_apart: properties.child("titlePg").is_some_and(Element::is_on),
            holds_table: false,
            edges,
        }
    }

    /// The room between the side margins.
    pub fn room(&self) -> i32 {
        let [_, _, left, right, gutter] = self.margins;
        self.width.saturating_sub(left).saturating_sub(right).saturating_sub(gutter)
    }

    /// What carries each of [`EDGES`].
    pub fn edges(&self) -> impl Iterator<Item = ((&'static str, &'static str), &str)> {
        EDGES.into_iter().zip(&self.edges).filter_map(|(edge, id)| Some((edge, id.as_deref()?)))
    }
}
