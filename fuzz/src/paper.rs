//! A document as it is kept in the database and in backups: read back the same, and written as well-formed HTML and DOCX.

use quick_xml::Reader;
use quick_xml::events::Event;
use soket_paper::document::{Block, Document, Inline, Row};
use soket_paper::profile::ProfileId;
use soket_paper::{docx, html};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The bytes as the JSON of a document, and as the words of one paragraph.
pub fn holds(bytes: &[u8]) {
    if let Ok(document) = serde_json::from_slice::<Document>(bytes) {
        let json = serde_json::to_string(&document).expect("a document is data");
        assert!(serde_json::from_str::<Document>(&json).expect("what was written") == document);
        document_holds(&document);
    }
    let words = super::typed(bytes);
    let figure = Inline::Figure { code: words.to_string(), text: words.to_string(), note: Some(words.to_string()) };
    let blocks = [Block::Bullet(vec![Inline::Strong(words.to_string()), figure])];
    let page = html::fragment(&blocks, ProfileId::AdminNd30.profile(), &|code| format!("/so/{code}"));
    assert_eq!(page.matches(['<', '>']).count(), 2 * 8, "{page}");
}

fn document_holds(document: &Document) {
    let page = html::write(document, &|code| format!("/so/{code}"));
    assert!(page.starts_with("<article") && page.ends_with("</article>"));
    assert_eq!(page.matches("<a class=\"figure\"").count(), shown(document), "every figure is a link");
    let bytes = docx::write(document).expect("a DOCX");
    let mut parts = ZipArchive::new(Cursor::new(bytes)).expect("a container");
    for at in 0..parts.len() {
        let mut xml = String::new();
        parts.by_index(at).expect("a part").read_to_string(&mut xml).expect("UTF-8");
        well_formed(&xml);
        if xml.contains("<w:document ") {
            assert_eq!(xml.matches("<w:tag w:val=\"so:").count(), shown(document), "every figure is a content control");
        }
    }
}

/// How many figures of a document can be seen: a cell without a column is not written.
fn shown(document: &Document) -> usize {
    let of = |block: &Block| match block {
        Block::Table(table) => table.rows.iter().map(|row| row_figures(row, table.columns.len())).sum(),
        other => other.inlines().into_iter().filter_map(Inline::figure).count(),
    };
    document.blocks().map(of).sum()
}

fn row_figures(row: &Row, columns: usize) -> usize {
    match row {
        Row::Cells(cells) => cells.iter().take(columns).flatten().filter_map(Inline::figure).count(),
        Row::Group(_) => 0,
    }
}

fn well_formed(xml: &str) {
    assert!(xml.chars().all(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)), "a letter that XML forbids");
    let (mut reader, mut depth) = (Reader::from_str(xml), 0_i32);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
}
