//! Whatever bytes come, the reader ends: with findings or with a plain error, never with a panic or without memory.

use super::{ALL, pack, unpack};
use crate::sample;
use soket_paper::docx;
use soket_paper::error::ReadError;
use soket_paper::lint::Expectation;
use soket_paper::lint::file::PaperFile;
use soket_paper::lint::rule::Case;
use soket_paper::profile::ProfileId;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// How many findings there are; a file that can be read is held against every format.
fn check(bytes: &[u8]) -> Result<usize, ReadError> {
    let file = PaperFile::read(bytes)?;
    Ok(ALL.into_iter().map(|profile| Case::new(&file, &Expectation::issued(profile)).findings().len()).sum())
}

fn golden() -> Vec<u8> {
    docx::write(&sample::report(ProfileId::PartyHd36)).unwrap()
}

/// The sample with one part replaced.
fn with(part: &str, text: &str) -> Result<usize, ReadError> {
    let mut parts = unpack(&golden());
    parts.iter_mut().find(|(name, _)| name == part).unwrap().1 = text.to_owned();
    check(&pack(&parts))
}

#[test]
fn what_is_no_docx_is_called_so() {
    assert_eq!(check(b""), Err(ReadError::NotDocx));
    assert_eq!(check(b"Kinh gui"), Err(ReadError::NotDocx));
    assert_eq!(check(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]), Err(ReadError::OldOrLocked));
    assert_eq!(check(&pack(&vec![("xl/workbook.xml".into(), "<workbook/>".into())])), Err(ReadError::NotDocx));
    assert_eq!(with("word/document.xml", "<w:document/>"), Err(ReadError::NotDocx));
    assert!(ReadError::NotDocx.to_string().contains("lưu lại thành .docx"), "an error names the next step");
}

#[test]
fn a_cut_or_spoilt_file_is_an_error_or_read() {
    let golden = golden();
    for length in (0..golden.len()).step_by(211) {
        let _ = check(&golden[..length]);
    }
    let mut spoilt = golden.clone();
    for at in (0..golden.len()).step_by(157) {
        spoilt[at] ^= 0x55;
        let _ = check(&spoilt);
        spoilt[at] = golden[at];
    }
}

#[test]
fn text_with_holes_is_an_error_or_read() {
    let main = unpack(&golden()).into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    let boundary = |at: usize| (at..main.len()).find(|at| main.is_char_boundary(*at)).unwrap_or(main.len());
    for hole in 0..60 {
        let (start, length) = (boundary(hole * main.len() / 60), 1 + hole * hole % 997);
        let end = boundary(start + length);
        let _ = with("word/document.xml", &(main[..start].to_owned() + &main[end..]));
        // Whole elements left out keep the rest well-formed.
        let tags: Vec<usize> = main[start..].match_indices('<').map(|(at, _)| start + at).take(2 + hole % 7).collect();
        if let [first, .., last] = tags.as_slice() {
            let _ = with("word/document.xml", &(main[..*first].to_owned() + &main[*last..]));
        }
    }
}

#[test]
fn a_spoilt_part_is_named() {
    for part in ["word/document.xml", "word/styles.xml", "word/header1.xml", "docProps/core.xml", "word/_rels/document.xml.rels"] {
        for text in ["", "<", "<a><b></a>", "<a/>&", "\u{0}"] {
            let answer = with(part, text);
            assert!(matches!(answer, Err(ReadError::Damaged(_) | ReadError::NotDocx)), "{part} {text:?}: {answer:?}");
        }
    }
}

#[test]
fn depth_and_size_have_an_end() {
    let body = |inside: &str| format!("<w:document><w:body>{inside}</w:body></w:document>");
    let deep = |tag: &str, times: usize| format!("{}{}", format!("<{tag}>").repeat(times), format!("</{tag}>").repeat(times));
    assert_eq!(with("word/document.xml", &body(&deep("w:tbl", 100_000))), Err(ReadError::TooLarge));
    assert!(with("word/document.xml", &body(&deep("w:tbl", 200))).is_ok());
    assert!(with("word/document.xml", &body(&deep("w:sdt", 200))).is_ok());
    assert_eq!(with("word/document.xml", &body(&"<w:p/>".repeat(500_000))), Err(ReadError::TooLarge));
    assert!(with("word/document.xml", &body(&"<w:p/>".repeat(50_000))).is_ok());
}

#[test]
fn a_small_file_that_unpacks_to_much_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("word/document.xml", options).unwrap();
    let blanks = vec![b' '; 1 << 20];
    (0..64).for_each(|_| zip.write_all(&blanks).unwrap());
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 200_000, "{} bytes", bytes.len());
    assert_eq!(check(&bytes), Err(ReadError::TooLarge));
}

#[test]
fn odd_values_are_read_as_what_they_are() {
    let paragraph = |properties: &str, run: &str| {
        format!(
            "<w:document><w:body><w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>ĐẢNG CỘNG SẢN VIỆT NAM</w:t></w:r></w:p>\
             <w:p><w:r><w:t>BÁO CÁO</w:t></w:r></w:p><w:sectPr><w:pgSz w:w=\"-2147483648\" w:h=\"99999999999\"/>\
             <w:pgMar w:left=\"2147483647\" w:right=\"2147483647\" w:gutter=\"NaN\"/></w:sectPr></w:body></w:document>"
        )
    };
    for properties in [
        "<w:ind w:left=\"-2147483648\" w:right=\"2147483647\"/><w:pBdr><w:bottom w:val=\"single\"/></w:pBdr>",
        "<w:numPr><w:ilvl w:val=\"-1\"/><w:numId w:val=\"2147483647\"/></w:numPr>",
        "<w:jc/><w:spacing w:before=\"1e400\"/>",
    ] {
        for run in ["<w:sz w:val=\"-2147483648\"/>", "<w:sz w:val=\"2147483647\"/><w:b w:val=\"maybe\"/>", "<w:rStyle w:val=\"\"/>"] {
            assert!(with("word/document.xml", &paragraph(properties, run)).is_ok(), "{properties} {run}");
        }
    }
    // A style based on itself, and two based on each other.
    let styles = "<w:styles><w:style w:styleId=\"a\" w:type=\"paragraph\" w:default=\"1\"><w:basedOn w:val=\"b\"/></w:style>\
                  <w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>";
    assert!(with("word/styles.xml", styles).is_ok());
}
