//! The parts of a DOCX package and how they name each other.

use super::body::Body;
use super::xml::escape;
use crate::document::Document;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Every part with its name, in a fixed order: of a document and those that follow it in the same file.
pub fn all(document: &Document, more: &[&Document]) -> Vec<(String, String)> {
    let mut body = Body::of(document, Vec::new());
    let mut written = String::new();
    for next in more {
        written += &body.xml;
        written += &body.section_end();
        body = Body::of(next, body.charts);
    }
    written += &body.xml;
    written += &body.section();
    let charts = body.charts.len();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(charts)),
        ("_rels/.rels".to_owned(), package_relations()),
        ("docProps/core.xml".to_owned(), core(document)),
        ("word/document.xml".to_owned(), main(&written)),
        ("word/_rels/document.xml.rels".to_owned(), relations(charts)),
        ("word/styles.xml".to_owned(), styles(document)),
        ("word/settings.xml".to_owned(), settings()),
        ("word/header1.xml".to_owned(), page_number(document)),
        ("word/header2.xml".to_owned(), format!("{XML}<w:hdr xmlns:w=\"{MAIN}\"><w:p/></w:hdr>")),
    ];
    parts.extend(body.charts.into_iter().enumerate().map(|(at, chart)| (format!("word/charts/chart{}.xml", at + 1), chart)));
    parts
}

fn main(content: &str) -> String {
    format!(
        "{XML}<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{RELATIONS}\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\">\
         <w:body>{content}</w:body></w:document>"
    )
}

fn content_types(charts: usize) -> String {
    let chart = |number: usize| {
        format!(
            "<Override PartName=\"/word/charts/chart{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>"
        )
    };
    format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{WORD}.document.main+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"{WORD}.styles+xml\"/>\
         <Override PartName=\"/word/settings.xml\" ContentType=\"{WORD}.settings+xml\"/>\
         <Override PartName=\"/word/header1.xml\" ContentType=\"{WORD}.header+xml\"/>\
         <Override PartName=\"/word/header2.xml\" ContentType=\"{WORD}.header+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>{}</Types>",
        (1..=charts).map(chart).collect::<String>()
    )
}

fn package_relations() -> String {
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
    )
}

fn relations(charts: usize) -> String {
    let chart =
        |number: usize| format!("<Relationship Id=\"rIdChart{number}\" Type=\"{RELATIONS}/chart\" Target=\"charts/chart{number}.xml\"/>");
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rIdStyles\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"rIdSettings\" Type=\"{RELATIONS}/settings\" Target=\"settings.xml\"/>\
         <Relationship Id=\"rIdNumber\" Type=\"{RELATIONS}/header\" Target=\"header1.xml\"/>\
         <Relationship Id=\"rIdFirst\" Type=\"{RELATIONS}/header\" Target=\"header2.xml\"/>{}</Relationships>",
        (1..=charts).map(chart).collect::<String>()
    )
}

fn core(document: &Document) -> String {
    let header = &document.header;
    let day = header.date.unwrap_or(header.drafted_on);
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>vi-VN</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created></cp:coreProperties>",
        escape(&format!("{} {}", header.type_word, header.subject)),
        escape(&header.issuer)
    )
}

/// All four letter slots name the font, so that no theme font slips in (formats.md FT-01).
fn styles(document: &Document) -> String {
    let size = (document.profile.profile().body * 2.0).round();
    format!(
        "{XML}<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
         <w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/><w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/>\
         </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style></w:styles>"
    )
}

fn settings() -> String {
    format!(
        "{XML}<w:settings xmlns:w=\"{MAIN}\"><w:defaultTabStop w:val=\"567\"/><w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

fn page_number(document: &Document) -> String {
    let size = (document.profile.profile().page_number * 2.0).round();
    let run = |content: &str| format!("<w:r><w:rPr><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr>{content}</w:r>");
    format!(
        "{XML}<w:hdr xmlns:w=\"{MAIN}\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}{}{}{}{}</w:p></w:hdr>",
        run("<w:fldChar w:fldCharType=\"begin\"/>"),
        run("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"),
        run("<w:fldChar w:fldCharType=\"separate\"/>"),
        run("<w:t>2</w:t>"),
        run("<w:fldChar w:fldCharType=\"end\"/>")
    )
}
