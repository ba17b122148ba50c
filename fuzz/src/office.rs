//! Word and Excel files from anywhere: whatever the bytes, the reader ends, and letters that Word would show are seen.

use soket::inspection::office::read;
use soket::inspection::{Finding, TextLayer};

/// The bytes as a container, as a part of one, and as the words of a paper.
pub fn holds(bytes: &[u8]) {
    layer_holds(&read(bytes));
    let typed = super::typed(bytes);
    for name in ["word/document.xml", "xl/sharedStrings.xml", "docProps/core.xml"] {
        layer_holds(&read(&super::container(&[(name, &typed)])));
    }
    words_hold(&typed);
    // What is broken in one part hides no mark in another.
    let stamped = super::container(&[("word/document.xml", &typed), ("word/header1.xml", &super::paragraph("TUYỆT MẬT"))]);
    assert!(matches!(read(&stamped).finding(), Finding::Marked(..)), "{typed:?}");
}

fn layer_holds(layer: &TextLayer) {
    assert!(layer.lines.iter().all(|line| line.text.contains(char::is_alphabetic) && !line.place.is_empty()));
    // All parts together unpack to 64 MB at most; set in capitals, letters may take three times their bytes.
    assert!(layer.lines.iter().map(|line| line.text.len()).sum::<usize>() <= 3 * 64 * 1024 * 1024);
    let _ = layer.finding();
}

/// One paragraph of plain words is read as these words.
fn words_hold(text: &str) {
    let line: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).take(400).collect();
    let layer = read(&super::container(&[("word/document.xml", &super::paragraph(&line))]));
    let said: Vec<String> = layer.lines.iter().map(|line| line.text.replace(' ', "")).collect();
    let wanted: String = line.chars().filter(|c| !matches!(c, '&' | '<' | '>' | '"' | ' ')).collect();
    assert_eq!(said.concat(), if wanted.contains(char::is_alphabetic) { wanted } else { String::new() }, "{line:?}");
    assert!(!layer.has_unread, "{line:?}");
}
