//! Marks of papers that are not for the public: a draft, a conference's own papers, what circulates inside only.

use crate::text;

/// What such a mark says, folded, and how people write it.
const MARKS: [(&str, &str); 7] = [
    ("tai lieu hoi nghi", "TÀI LIỆU HỘI NGHỊ"),
    ("luu hanh noi bo", "LƯU HÀNH NỘI BỘ"),
    ("tai lieu noi bo", "TÀI LIỆU NỘI BỘ"),
    ("khong pho bien", "KHÔNG PHỔ BIẾN"),
    ("noi bo", "NỘI BỘ"),
    ("du thao", "DỰ THẢO"),
    ("ban nhap", "BẢN NHÁP"),
];

/// The mark that a text bears on a line of its own: in capitals or in brackets. A sentence that speaks about drafts bears none.
pub fn mark(text: &str) -> Option<&'static str> {
    text.lines().find_map(mark_of_line)
}

fn mark_of_line(line: &str) -> Option<&'static str> {
    let bare = line.trim().trim_matches(|c: char| "*_#>()[]“”\"-–.: ".contains(c));
    let is_stamp = bare.chars().all(|c| !c.is_lowercase()) || line.trim().starts_with(['(', '[']) && line.trim().ends_with([')', ']']);
    let words = text::slug(bare).replace('-', " ");
    // Behind a draft's mark its number may stand: "DỰ THẢO LẦN 2".
    let fits = |mark: &str| {
        words.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(" lan ") || rest.trim().parse::<u8>().is_ok())
    };
    if is_stamp { MARKS.iter().find(|(mark, _)| fits(mark)).map(|(_, name)| *name) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_told_from_a_sentence() {
        for (text, expected) in [
            ("TÀI LIỆU HỘI NGHỊ", Some("TÀI LIỆU HỘI NGHỊ")),
            ("Mở đầu\n**DỰ THẢO LẦN 2**\nchữ", Some("DỰ THẢO")),
            ("(Dự thảo)", Some("DỰ THẢO")),
            ("[lưu hành nội bộ]", Some("LƯU HÀNH NỘI BỘ")),
            ("Hội nghị góp ý dự thảo báo cáo.", None),
            ("Dự thảo", None),
            ("ĐOÀN KẾT NỘI BỘ", None),
            ("", None),
        ] {
            assert_eq!(mark(text), expected, "{text}");
        }
    }
}
