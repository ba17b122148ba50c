//! Papers of any office program, checked for their form: whatever the bytes, the reader ends, every finding can be said, and
//! words and figures are read as they stand.

use soket_paper::lint::Expectation;
use soket_paper::lint::file::PaperFile;
use soket_paper::lint::rule::Case;
use soket_paper::profile::ProfileId;

/// The bytes as a file, as its text, as its styles, and as the words of one line.
pub fn holds(bytes: &[u8]) {
    checked(bytes);
    let typed = super::typed(bytes);
    checked(&super::container(&[("word/document.xml", &typed)]));
    checked(&super::container(&[("word/document.xml", BOTH), ("word/_rels/document.xml.rels", RELATIONS), ("word/styles.xml", &typed)]));
    words_hold(&typed);
}

const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="urn:r/styles" Target="styles.xml"/></Relationships>"#;
/// A line outside tables and one inside.
const BOTH: &str = r#"<w:document xmlns:w="urn:w"><w:body><w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>BÁO CÁO</w:t></w:r></w:p>
<w:tbl><w:tblPr><w:tblStyle w:val="b"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>Số 12-BC/ĐU</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"#;

fn checked(bytes: &[u8]) {
    let Ok(file) = PaperFile::read(bytes) else { return };
    assert!(!file.sections.is_empty());
    for profile in [ProfileId::PartyHd36, ProfileId::PartyHd05, ProfileId::AdminNd30] {
        for finding in Case::new(&file, &Expectation::issued(profile)).findings() {
            let unfilled = finding.with.iter().fold(finding.says.to_owned(), |text, (gap, _)| text.replace(&format!("%{{{gap}}}"), ""));
            assert!(!unfilled.contains("%{") && !unfilled.is_empty(), "{finding:?}");
            assert!(finding.times > 0 && finding.place.is_none_or(|place| place.paragraph > 0));
        }
    }
}

/// A line of plain words is read as these words, and a figure as its code and these words.
fn words_hold(text: &str) {
    let line: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).take(400).collect();
    let plain = super::paragraph(&line);
    let figure = plain.replace("<w:r>", r#"<w:sdt><w:sdtPr><w:tag w:val="so:k7f3"/></w:sdtPr><w:sdtContent><w:r>"#);
    let figure = figure.replace("</w:r>", "</w:r></w:sdtContent></w:sdt>");
    let read = |part: &str| PaperFile::read(&super::container(&[("word/document.xml", part)])).expect("a paper");
    let said: Vec<String> = read(&plain).lines.iter().map(|line| line.text()).collect();
    assert_eq!(said, std::slice::from_ref(&line));
    assert_eq!(read(&figure).figures, [("k7f3".to_owned(), line)]);
}
