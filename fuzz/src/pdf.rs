//! PDF files from anywhere: a reader that gives up leaves the file unread, and one that does not gives lines of letters.

use soket::inspection::pdf::read;
use soket::inspection::{Finding, TextLayer};
use std::panic::catch_unwind;

/// The bytes as they are. A panic is allowed: the product reads each file in a process of its own, where it means "unread".
pub fn holds(bytes: &[u8]) {
    let Ok(layer) = catch_unwind(|| read(bytes.to_vec())) else { return };
    layer_holds(&layer);
    let again = read(bytes.to_vec());
    assert!(layer.lines == again.lines && layer.has_unread == again.has_unread, "the same bytes say the same");
}

fn layer_holds(layer: &TextLayer) {
    for line in &layer.lines {
        let page = line.place.strip_prefix("trang ").and_then(|number| number.parse::<usize>().ok());
        assert!(page.is_some_and(|page| (1..=500).contains(&page)), "{}", line.place);
        assert!(!line.text.is_empty());
    }
    assert!(layer.finding() != Finding::Clear || !layer.has_unread, "what was left unread is not clear");
}
