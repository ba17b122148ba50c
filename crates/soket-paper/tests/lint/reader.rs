//! The reader: what is seen once defaults, styles, lists and direct properties are put together, in files of any program.

use super::{findings, pack};
use soket_paper::lint::file::{Line, PaperFile};
use soket_paper::profile::ProfileId;

const RELATIONS: &str = "<Relationships><Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/>\
    <Relationship Id=\"n\" Type=\"x/numbering\" Target=\"/word/numbering.xml\"/>\
    <Relationship Id=\"t\" Type=\"x/theme\" Target=\"theme/theme1.xml\"/></Relationships>";

const THEME: &str = "<a:theme><a:fontScheme><a:majorFont><a:latin typeface=\"Cambria\"/></a:majorFont>\
    <a:minorFont><a:latin typeface=\"Calibri\"/><a:cs typeface=\"\"/></a:minorFont></a:fontScheme></a:theme>";

const STYLES: &str = "<w:styles>\
    <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsi=\"Times New Roman\" w:cstheme=\"minorBidi\"/><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault></w:docDefaults>\
    <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:rPr><w:sz w:val=\"26\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Strong\"><w:basedOn w:val=\"Normal\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:basedOn w:val=\"Strong\"/><w:rPr><w:sz w:val=\"32\"/><w:caps/></w:rPr></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Loud\"><w:rPr><w:b/><w:i/></w:rPr></w:style>\
    <w:style w:type=\"table\" w:styleId=\"Head\"><w:rPr><w:i/></w:rPr><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>\
    </w:styles>";

const NUMBERING: &str = "<w:numbering>\
    <w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1-\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2.\"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"-\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num></w:numbering>";

fn package(body: &str) -> Vec<u8> {
    let parts = [
        ("_rels/.rels", "<Relationships><Relationship Id=\"d\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>")),
        ("word/_rels/document.xml.rels", RELATIONS),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/theme/theme1.xml", THEME),
    ];
    pack(&parts.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect())
}

fn lines(body: &str) -> Vec<Line> {
    PaperFile::read(&package(body)).unwrap().lines
}

fn paragraph(properties: &str, run: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>Chữ</w:t></w:r></w:p>")
}

#[test]
fn properties_come_from_defaults_styles_and_the_run_itself() {
    let check = |body: &str, expected: (&str, i32, bool, bool)| {
        let line = &lines(body)[0];
        let letters = &line.runs[0].letters;
        assert_eq!((line.text().as_str(), letters.size, letters.bold, letters.slanted), expected, "{body}");
    };
    check(&paragraph("", ""), ("Chữ", 26, false, false));
    check(&paragraph("<w:pStyle w:val=\"Strong\"/>", ""), ("Chữ", 26, true, false));
    check(&paragraph("<w:pStyle w:val=\"Title\"/>", ""), ("CHỮ", 32, true, false));
    // Bold by the paragraph's style and bold by the character style: plain.
    check(&paragraph("<w:pStyle w:val=\"Title\"/>", "<w:rStyle w:val=\"Loud\"/>"), ("CHỮ", 32, false, true));
    check(&paragraph("<w:pStyle w:val=\"Title\"/>", "<w:rStyle w:val=\"Loud\"/><w:b/><w:sz w:val=\"28\"/>"), ("CHỮ", 28, true, true));
    check(&paragraph("<w:pStyle w:val=\"Title\"/>", "<w:b w:val=\"0\"/><w:caps w:val=\"false\"/>"), ("Chữ", 32, false, false));
    check(&paragraph("<w:pStyle w:val=\"Unknown\"/>", ""), ("Chữ", 26, false, false));
    let table = |look: &str| {
        let cell = format!("<w:tr><w:tc>{}</w:tc></w:tr>", paragraph("", ""));
        format!("<w:tbl><w:tblPr><w:tblStyle w:val=\"Head\"/>{look}</w:tblPr>{cell}{cell}</w:tbl>")
    };
    check(&table(""), ("Chữ", 26, false, true));
    check(&table("<w:tblLook w:firstRow=\"1\"/>"), ("Chữ", 26, true, true));
    check(&table("<w:tblLook w:val=\"0020\"/>"), ("Chữ", 26, true, true));
}

#[test]
fn theme_fonts_have_names_and_those_left_to_the_program_have_none() {
    let fonts = |run: &str| {
        let line = &lines(&paragraph("", run))[0];
        line.runs[0].letters.fonts.clone().map(|font| font.map(|font| font.to_string()).unwrap_or_default())
    };
    assert_eq!(fonts(""), ["Calibri", "Times New Roman", ""]);
    assert_eq!(fonts("<w:rFonts w:ascii=\"Arial\" w:hAnsiTheme=\"majorHAnsi\"/>"), ["Arial", "Cambria", ""]);
}

#[test]
fn labels_that_a_list_counts_are_text() {
    let item = |list: u8, level: u8| paragraph(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), "");
    let body = [item(1, 0), item(1, 1), item(2, 0), item(1, 1), item(1, 0), item(1, 1), item(9, 0)].concat();
    let labels: Vec<String> = lines(&body).iter().map(Line::text).collect();
    assert_eq!(labels, ["I- Chữ", "I.1. Chữ", "- Chữ", "I.2. Chữ", "II- Chữ", "II.1. Chữ", "Chữ"]);
}

#[test]
fn text_is_what_is_shown() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">một </w:t></w:r><w:ins><w:r><w:t>hai</w:t></w:r></w:ins>\
        <w:del><w:r><w:delText>ba</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>bốn</w:t></w:r>\
        <w:r><w:noBreakHyphen/><w:t>năm &amp; s&#225;u</w:t><w:br/><w:t>bảy</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>DATE</w:instrText><w:t>mã</w:t><w:fldChar w:fldCharType=\"separate\"/><w:t>tám</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>\
        <w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:extent cx=\"1\"/><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>\
        <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>hộp cũ</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>chín</w:t></w:r></w:p>";
    let lines = lines(body);
    let texts: Vec<(String, bool)> = lines.iter().map(|line| (line.text(), line.is_boxed)).collect();
    let expected = [("một hai-năm & sáu", false), ("bảytámchín", false), ("hộp", true)];
    assert_eq!(texts, expected.map(|(text, boxed)| (text.to_owned(), boxed)));
}

#[test]
fn figures_are_read_back_wherever_their_control_stands() {
    let figure = |code: &str, content: &str| {
        format!("<w:sdt><w:sdtPr><w:tag w:val=\"so:{code}\"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
    };
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p>{}{}</w:p>{}<w:sdt><w:sdtPr><w:tag w:val=\"khac\"/></w:sdtPr><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>",
        figure("a", &(run("1") + &run("2"))),
        figure("b", &run("3")),
        figure("c", &format!("<w:p>{}</w:p>", run("4"))),
        figure("d", &run("5")),
    );
    let figures = PaperFile::read(&package(&body)).unwrap().figures;
    let expected = [("a", "12"), ("b", "3"), ("c", "4"), ("d", "5")];
    assert_eq!(figures, expected.map(|(code, text)| (code.to_owned(), text.to_owned())));
}

/// A head and foot that a person typed with tabs, as many do.
#[test]
fn a_paper_typed_without_tables_has_its_components() {
    let line = |runs: &[(&str, &str)]| {
        let run = |(text, look): &(&str, &str)| {
            let text = text.replace('\t', "</w:t><w:tab/><w:t xml:space=\"preserve\">");
            let font = "<w:rFonts w:ascii=\"Times New Roman\"/>";
            format!("<w:r><w:rPr>{font}{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
        };
        format!("<w:p>{}</w:p>", runs.iter().map(run).collect::<String>())
    };
    let centred = |text: &str, look: &str| line(&[(text, look)]).replace("<w:p>", "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>");
    let (plain, bold, slanted) = ("<w:sz w:val=\"28\"/>", "<w:b/><w:sz w:val=\"28\"/>", "<w:i/><w:sz w:val=\"28\"/>");
    let body = [
        line(&[("ĐẢNG BỘ PHƯỜNG GÒ CÔNG", plain), ("\tĐẢNG CỘNG SẢN VIỆT NAM", "<w:b/><w:sz w:val=\"30\"/>")]),
        line(&[("ĐẢNG UỶ TRƯỜNG TRUNG CẤP", bold), ("\t____________________________", plain)]),
        line(&[("\t*\t", plain), ("Gò Công, ngày 06 tháng 02 năm 2026", slanted)]),
        line(&[("Số 05-BC/ĐU", plain)]),
        centred("BÁO CÁO", "<w:b/><w:sz w:val=\"32\"/>"),
        centred("kết quả năm 2025", bold),
        centred("-----", plain),
        line(&[("Đảng uỷ báo cáo kết quả.", plain)]).replace("<w:p>", "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr>"),
        line(&[("Nơi nhận:", "<w:u w:val=\"single\"/><w:sz w:val=\"28\"/>"), ("\tT/M ĐẢNG UỶ", bold)]),
        line(&[("- Các chi bộ;", "<w:sz w:val=\"24\"/>"), ("\tBÍ THƯ", plain)]),
        line(&[("- Lưu Văn phòng Đảng uỷ.", "<w:sz w:val=\"24\"/>")]),
        "<w:p/>".repeat(4),
        line(&[("\t\tNguyễn Hữu Ngữ", bold)]),
    ]
    .concat();
    let found = findings(&package(&body), ProfileId::PartyHd05);
    let ids: Vec<&str> = found.iter().map(|finding| finding.rule).collect();
    // No section was written, and the number stands at the left edge instead of in the middle.
    assert_eq!(ids, ["PG-01", "PG-02", "PG-02", "PG-02", "PG-02", "PG-05", "PG-06", "HD-07"], "{found:#?}");
}
