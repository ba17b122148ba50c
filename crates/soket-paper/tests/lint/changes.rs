//! Changes to the sample: those that break exactly one rule, and those that every rule accepts.

use super::Parts;
use soket_paper::profile::ProfileId;

const P: ProfileId = ProfileId::PartyHd36;
const P05: ProfileId = ProfileId::PartyHd05;
const A: ProfileId = ProfileId::AdminNd30;

/// One property of the package, changed: where, from what, to what.
#[derive(Debug)]
pub enum Change {
    /// In a part, where it stands first.
    Part(&'static str, &'static str, &'static str),
    /// In the paragraph that holds a text.
    In(&'static str, &'static str, &'static str),
    /// In the paragraph after the one that holds a text.
    After(&'static str, &'static str, &'static str),
    /// In what stands between the beginning of a table and a text in it.
    Table(&'static str, &'static str, &'static str),
    /// A new part.
    New(&'static str, &'static str),
}

use Change::{After, In, New, Part, Table};

const MAIN: &str = "word/document.xml";

impl Change {
    /// Changes the package; a change that finds nothing to change is a fault of the test.
    pub fn apply(&self, parts: &mut Parts) {
        let (part, from, to) = match self {
            New(name, text) => return parts.push(((*name).to_owned(), (*text).to_owned())),
            Part(part, from, to) => (*part, *from, *to),
            In(_, from, to) | After(_, from, to) | Table(_, from, to) => (MAIN, *from, *to),
        };
        let text = &mut parts.iter_mut().find(|(name, _)| name == part).unwrap_or_else(|| panic!("no part {part}")).1;
        let start = match self {
            In(near, ..) => paragraph(text, near),
            After(near, ..) => {
                let start = paragraph(text, near);
                start + text[start..].find("</w:p>").unwrap() + "</w:p>".len()
            }
            Table(near, ..) => {
                let at = text.find(near).unwrap_or_else(|| panic!("no {near}"));
                text[..at].rfind("<w:tbl>").unwrap()
            }
            _ => 0,
        };
        let is_paragraph = matches!(self, In(..) | After(..));
        let end = text[start..].find("</w:p>").filter(|_| is_paragraph).map_or(text.len(), |end| start + end + "</w:p>".len());
        let at = text[start..end].find(from).unwrap_or_else(|| panic!("{self:?}: not in {}", &text[start..end.min(start + 2000)]));
        text.replace_range(start + at..start + at + from.len(), to);
    }
}

fn paragraph(text: &str, near: &str) -> usize {
    let at = text.find(near).unwrap_or_else(|| panic!("no {near}"));
    text[..at].rfind("<w:p>").unwrap()
}

const TITLE: &str = "ĐẢNG CỘNG SẢN VIỆT NAM";
const NATIONAL: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
const BOLD: &str = "<w:b/><w:bCs/>";
const SLANT: &str = "<w:i/><w:iCs/>";
const RULE: &str = "<w:bottom w:val=\"single\"";
const NO_RULE: &str = "<w:bottom w:val=\"nil\"";
const CENTRE: &str = "<w:jc w:val=\"center\"/>";
const LEFT: &str = "<w:jc w:val=\"left\"/>";
const FIRST: &str = "Thực hiện kế hoạch của cấp trên";
const LINE: &str = "<w:r><w:pict><v:line from=\"0,0\" to=\"206pt,0\"/></w:pict></w:r></w:p>";

/// Format, the rule that must notice, and the change.
#[rustfmt::skip]
pub const MUTATIONS: &[(ProfileId, &str, &[Change])] = &[
    (P, "PG-01", &[Part(MAIN, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>", "<w:pgSz w:w=\"12240\" w:h=\"15840\"/>")]),
    (P, "PG-02", &[Part(MAIN, "w:left=\"1701\"", "w:left=\"1417\"")]),
    (P, "PG-02", &[Part(MAIN, "w:gutter=\"0\"", "w:gutter=\"284\"")]),
    (A, "PG-03", &[Part(MAIN, "w:left=\"1701\"", "w:left=\"1417\"")]),
    (A, "PG-03", &[Part(MAIN, "w:top=\"1134\"", "w:top=\"1500\"")]),
    (P, "PG-05", &[Part(MAIN, "<w:titlePg/>", "")]),
    (A, "PG-05", &[Part("word/header2.xml", "<w:p/>", "<w:p><w:fldSimple w:instr=\" PAGE \\* MERGEFORMAT \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>")]),
    (P, "PG-06", &[Part("word/header1.xml", CENTRE, "<w:jc w:val=\"right\"/>")]),
    (P, "PG-06", &[Part("word/header1.xml", " PAGE ", " DATE ")]),
    (A, "PG-06", &[Part(MAIN, "<w:headerReference w:type=\"default\"", "<w:footerReference w:type=\"default\"")]),
    (P, "FT-01", &[Part("word/styles.xml", "w:ascii=\"Times New Roman\"", "w:ascii=\"Arial\"")]),
    (P, "FT-01", &[Part("word/styles.xml", "w:hAnsi=\"Times New Roman\"", "w:hAnsi=\"Arial\"")]),
    (A, "FT-01", &[In(FIRST, "<w:rPr>", "<w:rPr><w:rFonts w:ascii=\"Calibri\"/>")]),
    (P, "FT-02", &[In(FIRST, "<w:rPr>", "<w:rPr><w:rFonts w:ascii=\".VnTime\"/>")]),
    (A, "FT-02", &[In(FIRST, "<w:rPr>", "<w:rPr><w:rFonts w:hAnsi=\"VNI-Times\"/>")]),
    (P, "FT-03", &[In(FIRST, "<w:rPr>", "<w:rPr><w:color w:val=\"FF0000\"/>")]),
    (P, "FT-04", &[In(FIRST, "Thực hiện kế", "Thực hie\u{302}\u{323}n kế")]),
    (A, "FT-04", &[Part("docProps/core.xml", "sơ kết", "sơ ke\u{302}\u{301}t")]),
    (P, "FT-05", &[In(FIRST, "Thực hiện kế hoạch của cấp trên, Đảng uỷ báo cáo như sau:", "Thùc hiÖn kÕ ho¹ch cña cÊp trªn, §¶ng uû b¸o c¸o nh\u{ad} sau:")]),
    (P, "FT-05", &[In(FIRST, "Thực hiện kế hoạch của cấp trên", "Thöïc hieän keá hoaïch cuûa caáp treân")]),
    (P, "HD-01", &[In(TITLE, TITLE, "BAN CHẤP HÀNH TRUNG ƯƠNG")]),
    (P, "HD-01", &[In(TITLE, TITLE, NATIONAL)]),
    (A, "HD-01", &[In(NATIONAL, NATIONAL, TITLE)]),
    (A, "HD-01", &[In(MOTTO, MOTTO, "Đoàn kết - Kỷ cương")]),
    (P, "HD-02", &[In(TITLE, "<w:sz w:val=\"30\"/>", "<w:sz w:val=\"28\"/>")]),
    (P, "HD-02", &[In(TITLE, BOLD, "")]),
    (P, "HD-02", &[In(TITLE, TITLE, "ĐẢNG CỘNG SẢN VIÊT NAM")]),
    (P, "HD-02", &[In(TITLE, TITLE, "ĐẢNG  CỘNG SẢN VIỆT NAM")]),
    (P, "HD-02", &[In(TITLE, "<w:r>", "<w:r><w:t>Số lưu</w:t><w:br/></w:r><w:r>")]),
    (P, "HD-03", &[After(TITLE, RULE, NO_RULE)]),
    (P, "HD-03", &[After(TITLE, "<w:ind w:left=\"333\" w:right=\"333\"/>", "")]),
    (P, "HD-04", &[In("ĐẢNG BỘ THỊ XÃ", "<w:rPr>", "<w:rPr><w:b/>")]),
    (P, "HD-04", &[In("ĐẢNG BỘ THỊ XÃ", "ĐẢNG BỘ THỊ XÃ GÒ CÔNG", "Đảng bộ thị xã Gò Công")]),
    (P, "HD-04", &[In("ĐẢNG BỘ THỊ XÃ", "ĐẢNG BỘ THỊ XÃ GÒ CÔNG", "")]),
    (P, "HD-05", &[In("TRƯỜNG TRUNG CẤP GÒ CÔNG", BOLD, "")]),
    (P, "HD-05", &[In("ĐẢNG UỶ</w:t>", "ĐẢNG UỶ", "HỘI CỰU CHIẾN BINH")]),
    (P, "HD-06", &[In(">*<", "*", "")]),
    (P, "HD-06", &[In(">*<", CENTRE, LEFT)]),
    (P, "HD-06", &[In(">*<", "*", "***")]),
    (P, "HD-06", &[In("TRƯỜNG TRUNG CẤP GÒ CÔNG", "<w:spacing", "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\"/></w:pBdr><w:spacing")]),
    (P, "HD-07", &[In("05-BC/ĐU", "Số\u{a0}05", "Số:\u{a0}05")]),
    (P, "HD-07", &[In("05-BC/ĐU", CENTRE, LEFT)]),
    (P, "HD-07", &[In("05-BC/ĐU", "<w:sz w:val=\"28\"/>", "<w:sz w:val=\"26\"/>")]),
    (P, "HD-07", &[In("05-BC/ĐU", "Số\u{a0}05-BC/ĐU", "")]),
    (A, "HD-08", &[In("05/BC-TTCGC", "Số:", "Số")]),
    (A, "HD-08", &[In("05/BC-TTCGC", "<w:sz w:val=\"26\"/>", "<w:sz w:val=\"28\"/>")]),
    (P, "HD-09", &[In("05-BC/ĐU", "-BC/", "-KH/")]),
    (A, "HD-09", &[In("05/BC-TTCGC", "/BC-", "/QĐ-")]),
    (P, "HD-10", &[In("05-BC/ĐU", "/ĐU", "/CB")]),
    (A, "HD-10", &[In("05/BC-TTCGC", "-TTCGC", "-TCGC")]),
    (P, "HD-11", &[In("05-BC/ĐU", "05", "5")]),
    (A, "HD-11", &[In("05/BC-TTCGC", "05", "005")]),
    (P, "HD-12", &[In("ngày 06", "ngày 06", "ngày 6")]),
    (P, "HD-12", &[In("ngày 06", SLANT, "")]),
    (P, "HD-12", &[In("ngày 06", "Gò Công, ngày 06 tháng 02 năm 2023", "")]),
    (A, "HD-13", &[In("ngày 06", "ngày 06", "ngày 31")]),
    (A, "HD-13", &[In("ngày 06", SLANT, "")]),
    (A, "HD-15", &[In(NATIONAL, "<w:sz w:val=\"24\"/>", "<w:sz w:val=\"28\"/>")]),
    (A, "HD-15", &[In(NATIONAL, NATIONAL, "CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM")]),
    (A, "HD-16", &[In(MOTTO, MOTTO, "Độc lập -Tự do- Hạnh phúc")]),
    (A, "HD-16", &[In(MOTTO, BOLD, "")]),
    (A, "HD-16", &[After(MOTTO, RULE, NO_RULE)]),
    (A, "HD-18", &[In("UBND TỈNH", "<w:rPr>", "<w:rPr><w:b/>")]),
    (A, "HD-18", &[In("TRƯỜNG TRUNG CẤP GÒ CÔNG", BOLD, "")]),
    (A, "HD-18", &[After("TRƯỜNG TRUNG CẤP GÒ CÔNG", RULE, NO_RULE)]),
    (A, "HD-18", &[In("UBND TỈNH", "</w:p>", "</w:p><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>*</w:t></w:r></w:p>")]),
    (P, "TT-01", &[In("BÁO CÁO", "<w:sz w:val=\"32\"/>", "<w:sz w:val=\"28\"/>")]),
    (P, "TT-01", &[In("BÁO CÁO", "BÁO CÁO", "BẢO CÁOO")]),
    (P, "TT-01", &[In("BÁO CÁO", CENTRE, LEFT)]),
    (A, "TT-02", &[In("BÁO CÁO", BOLD, "")]),
    (P, "TT-03", &[In("sơ kết giữa", "sơ kết", "Sơ kết")]),
    (P, "TT-03", &[In("sơ kết giữa", BOLD, "")]),
    (P, "TT-03", &[In("sơ kết giữa", CENTRE, LEFT)]),
    (A, "TT-04", &[In("Sơ kết giữa", "<w:sz w:val=\"28\"/>", "<w:sz w:val=\"30\"/>")]),
    (A, "TT-04", &[After("Sơ kết giữa", RULE, NO_RULE)]),
    (P, "TT-05", &[In("-----", "-----", "* * *")]),
    (P, "TT-05", &[In("-----", CENTRE, LEFT)]),
    (A, "TT-07", &[In("BÁO CÁO", "BÁO CÁO", ""), In("Sơ kết giữa", "Sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ Trường Trung cấp Gò Công lần thứ X, nhiệm kỳ 2020-2025", ""), In("05/BC-TTCGC", "05/BC-TTCGC", "05/TTCGC-HCTH")]),
    (A, "TT-09", &[In("Căn cứ Kế hoạch", "<w:p>", "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>Kính gửi: UBND tỉnh Tiền Giang</w:t></w:r></w:p><w:p>")]),
    (A, "TT-09", &[In("Căn cứ Kế hoạch", "<w:p>", "<w:p><w:r><w:t>Kính gửi:</w:t></w:r></w:p><w:p><w:r><w:t>- UBND tỉnh;</w:t></w:r></w:p><w:p><w:r><w:t>- Sở Tài chính</w:t></w:r></w:p><w:p>")]),
    (P, "BD-01", &[In(FIRST, "<w:sz w:val=\"28\"/>", "<w:sz w:val=\"26\"/>")]),
    (P05, "BD-01", &[In(FIRST, "<w:sz w:val=\"28\"/>", "<w:sz w:val=\"30\"/>")]),
    (A, "BD-02", &[In(FIRST, "<w:sz w:val=\"28\"/>", "<w:sz w:val=\"30\"/>")]),
    (P, "BD-03", &[In(FIRST, "<w:jc w:val=\"both\"/>", LEFT)]),
    (A, "BD-03", &[In(FIRST, "<w:jc w:val=\"both\"/>", "")]),
    (P, "BD-09", &[In("Căn cứ Kế hoạch", "<w:rPr>", "<w:rPr><w:i/>")]),
    (P, "BD-09", &[In("Căn cứ Kế hoạch", ";</w:t>", ",</w:t>")]),
    (A, "BD-10", &[In("Căn cứ Kế hoạch", SLANT, "")]),
    (A, "BD-10", &[In("Căn cứ Kế hoạch", "Căn cứ", "- Căn cứ")]),
    (A, "BD-10", &[In("Căn cứ Nghị quyết", ".</w:t>", ";</w:t>")]),
    (P, "BD-11", &[In(FIRST, FIRST, "Điều 2. Thực hiện kế hoạch của cấp trên")]),
    (A, "BD-11", &[In(FIRST, FIRST, "Điều 1: Thực hiện kế hoạch của cấp trên")]),
    (P, "BD-15", &[In("Trên đây là báo cáo", "Đảng uỷ.<", "Đảng uỷ./.<")]),
    (A, "BD-16", &[In("Trên đây là báo cáo", "./.", ".")]),
    (P, "BD-20", &[In("47 đảng viên", "47 đảng viên", "1,247 đảng viên")]),
    (A, "BD-20", &[In("47 đảng viên", "47 đảng viên", "47 %")]),
    (P, "BD-22", &[In(FIRST, "Đảng uỷ", "Đảng ủy")]),
    (A, "BD-22", &[In(FIRST, "Đảng uỷ", "Đảng ủy")]),
    (P, "SG-01", &[In("T/M ĐẢNG", "T/M ", "TM. ")]),
    (P, "SG-01", &[In("T/M ĐẢNG", BOLD, "")]),
    (A, "SG-02", &[In("HIỆU TRƯỞNG", "HIỆU TRƯỞNG", "K/T HIỆU TRƯỞNG</w:t><w:br/><w:t>PHÓ HIỆU TRƯỞNG")]),
    (P, "SG-03", &[In(">BÍ THƯ", "<w:rPr>", "<w:rPr><w:b/>")]),
    (A, "SG-04", &[In("HIỆU TRƯỞNG", BOLD, "")]),
    (P, "SG-05", &[In("Nguyễn Hữu Ngữ", "Nguyễn", "TS. Nguyễn")]),
    (P, "SG-05", &[In("Nguyễn Hữu Ngữ", "Nguyễn Hữu Ngữ", "NGUYỄN HỮU NGỮ")]),
    (A, "SG-05", &[In("Nguyễn Hữu Ngữ", BOLD, "")]),
    (A, "SG-05", &[In("Nguyễn Hữu Ngữ", "Nguyễn Hữu Ngữ", "")]),
    (P, "SG-06", &[In(">BÍ THƯ", "BÍ THƯ", "BÍ THƯ ĐẢNG UỶ")]),
    (P, "SG-07", &[In("T/M ĐẢNG", "T/M ĐẢNG UỶ", "K/T BÍ THƯ")]),
    (P, "SG-07", &[In("T/M ĐẢNG", "T/M ĐẢNG UỶ", "")]),
    (P, "SG-07", &[In(">BÍ THƯ", "BÍ THƯ", "CHÁNH VĂN PHÒNG")]),
    (P, "SG-09", &[Table("Nơi nhận:", "<w:tblPr>", "<w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\"/></w:tblBorders>")]),
    (A, "SG-09", &[Table("Nơi nhận:", "</w:tc><w:tc>", "</w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc>")]),
    (P, "NN-01", &[In("Nơi nhận:", "<w:u w:val=\"single\"/>", "")]),
    (P, "NN-01", &[In("Nơi nhận:", "Nơi nhận:", "Nơi gửi:")]),
    (A, "NN-02", &[In("Nơi nhận:", SLANT, "")]),
    (P, "NN-03", &[In("- Các chi bộ", "- Các", "Các")]),
    (P, "NN-03", &[In("- Lưu Văn phòng", "Đảng uỷ.", "Đảng uỷ")]),
    (P05, "NN-03", &[In("- Các chi bộ", ";</w:t>", ".</w:t>")]),
    (A, "NN-04", &[In("- Các chi bộ", "<w:sz w:val=\"22\"/>", "<w:sz w:val=\"24\"/>")]),
    (A, "NN-04", &[In("- Các chi bộ", ";</w:t>", ",</w:t>")]),
    (P, "NN-05", &[In("- Lưu Văn phòng", "Lưu Văn phòng Đảng uỷ", "Lưu: VT")]),
    (A, "NN-06", &[In("- Lưu: VT", "Lưu: VT, HCTH", "Lưu VT, HCTH")]),
    (A, "PL-01", &[In(">Phụ lục<", "Phụ lục", "PHỤ LỤC")]),
    (A, "PL-01", &[In(">Phụ lục<", "Phụ lục", "Phụ lục 1")]),
    (A, "PL-01", &[In(">Phụ lục<", BOLD, "")]),
    (A, "PL-01", &[After(">Phụ lục<", "DANH MỤC MÃ SỐ LIỆU", "Danh mục mã số liệu")]),
];

/// What programs and people write otherwise, and no rule minds; with the rules that only warn.
#[rustfmt::skip]
pub const VARIANTS: &[(ProfileId, &[&str], &[Change])] = &[
    (P, &[], &[In("BÁO CÁO", "BÁO CÁO", "Báo cáo"), In("Báo cáo", "<w:rPr>", "<w:rPr><w:caps/>")]),
    (P, &[], &[After(TITLE, RULE, NO_RULE), In(TITLE, "</w:p>", LINE)]),
    (P, &[], &[After(TITLE, RULE, NO_RULE), After(TITLE, "</w:p>", "<w:r><w:rPr><w:sz w:val=\"30\"/></w:rPr><w:t>___________________________</w:t></w:r></w:p>")]),
    (P, &["TT-05"], &[In("-----", "-----", "-------")]),
    (P, &["NN-03"], &[In("- Các chi bộ", ",</w:t>", ";</w:t>")]),
    (P05, &["NN-03"], &[In("- Các chi bộ", ";</w:t>", ",</w:t>")]),
    (A, &["HD-16"], &[In(MOTTO, MOTTO, "Độc lập – Tự do – Hạnh phúc")]),
    (A, &["TT-04"], &[In("Sơ kết giữa", "Sơ kết", "sơ kết")]),
    (A, &[], &[In(NATIONAL, "HÒA", "HOÀ")]),
    (A, &[], &[In("HIỆU TRƯỞNG", "HIỆU TRƯỞNG", "KT. HIỆU TRƯỞNG</w:t><w:br/><w:t>PHÓ HIỆU TRƯỞNG")]),
    (A, &[], &[In("BÁO CÁO", "BÁO CÁO", ""), In("Sơ kết giữa", "Sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ Trường Trung cấp Gò Công lần thứ X, nhiệm kỳ 2020-2025", ""), In("05/BC-TTCGC", "05/BC-TTCGC", "05/TTCGC-HCTH"), In("05/TTCGC-HCTH", "</w:p>", "</w:p><w:p><w:pPr><w:spacing w:before=\"120\"/><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"24\"/></w:rPr><w:t>V/v sơ kết giữa nhiệm kỳ</w:t></w:r></w:p>")]),
    (A, &[], &[In("Căn cứ Kế hoạch", "<w:p>", "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>Kính gửi: UBND tỉnh Tiền Giang</w:t></w:r></w:p><w:p>")]),
    (P, &[], &[In(FIRST, FIRST, "Điều 2 Nghị quyết giao việc này; thực hiện kế hoạch của cấp trên")]),
    (P, &[], &[Part("word/header1.xml", "<w:p>", "<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent><w:p>"), Part("word/header1.xml", "</w:p>", "</w:p></w:sdtContent></w:sdt>")]),
    (P, &[], &[In("Nguyễn Hữu Ngữ", "</w:p>", "</w:p><w:p/>")]),
    (A, &[], &[New("word/theme/theme1.xml", "<a:theme xmlns:a=\"x\"><a:fontScheme><a:minorFont><a:latin typeface=\"Times New Roman\"/></a:minorFont></a:fontScheme></a:theme>"), Part("word/_rels/document.xml.rels", "<Relationship Id=\"rIdStyles\"", "<Relationship Id=\"rIdTheme\" Type=\"x/theme\" Target=\"theme/theme1.xml\"/><Relationship Id=\"rIdStyles\""), Part("word/styles.xml", "w:ascii=\"Times New Roman\"", "w:asciiTheme=\"minorHAnsi\"")]),
];
