//! Files kept with a record: which kinds are taken, told by their first bytes and never by their name alone.

/// The largest file taken, in bytes: a scan of some sixty pages.
pub const LARGEST: u64 = 25 * 1024 * 1024;

/// A kind of file that soket takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A paper or a scan.
    Pdf,
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
    /// A Word document of before 2007.
    Doc,
    /// An Excel workbook of before 2007.
    Xls,
    /// A photo.
    Jpeg,
    /// A photo or a drawing.
    Png,
}

impl FileKind {
    /// All kinds, in the order in which the form names them.
    pub const ALL: [FileKind; 7] =
        [FileKind::Pdf, FileKind::Docx, FileKind::Xlsx, FileKind::Doc, FileKind::Xls, FileKind::Jpeg, FileKind::Png];

    /// The text form kept in the database, also the usual ending of the name.
    pub fn as_str(self) -> &'static str {
        match self {
            FileKind::Pdf => "pdf",
            FileKind::Docx => "docx",
            FileKind::Xlsx => "xlsx",
            FileKind::Doc => "doc",
            FileKind::Xls => "xls",
            FileKind::Jpeg => "jpg",
            FileKind::Png => "png",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// The type stated when the file is served.
    pub fn media_type(self) -> &'static str {
        match self {
            FileKind::Pdf => "application/pdf",
            FileKind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileKind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileKind::Doc => "application/msword",
            FileKind::Xls => "application/vnd.ms-excel",
            FileKind::Jpeg => "image/jpeg",
            FileKind::Png => "image/png",
        }
    }

    /// Whether a browser shows it by itself.
    pub fn opens_in_browser(self) -> bool {
        matches!(self, FileKind::Pdf | FileKind::Jpeg | FileKind::Png)
    }

    /// What a file is, by its first bytes; the name only tells Word from Excel, whose containers look alike.
    pub fn of(name: &str, first_bytes: &[u8]) -> Option<Self> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        let among = |kinds: [FileKind; 2]| kinds.into_iter().find(|kind| kind.as_str() == ending);
        // Scanners put a few bytes before the mark of a PDF; readers look for it in the first kilobyte.
        let head = &first_bytes[..first_bytes.len().min(1024)];
        match first_bytes {
            [0xff, 0xd8, 0xff, ..] => Some(FileKind::Jpeg),
            [0x89, b'P', b'N', b'G', ..] => Some(FileKind::Png),
            [b'P', b'K', 3, 4, ..] => among([FileKind::Docx, FileKind::Xlsx]),
            [0xd0, 0xcf, 0x11, 0xe0, ..] => among([FileKind::Doc, FileKind::Xls]),
            _ => head.windows(5).any(|window| window == b"%PDF-").then_some(FileKind::Pdf),
        }
    }
}

/// A name for a file as it is kept: NFC, no path, no control characters, at most 120 letters; never empty, never only dots.
pub fn file_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control() && !"\"<>|?*:".contains(*c)).collect();
    let clean = crate::text::nfc(clean.trim_end_matches(loose));
    let (stem, ending) = clean.rsplit_once('.').unwrap_or((&clean, ""));
    let (stem, ending) = (short(stem, 120), short(ending, 12));
    let stem = if stem.is_empty() { "tep" } else { &stem };
    if ending.is_empty() { stem.to_owned() } else { format!("{stem}.{ending}") }
}

fn short(text: &str, most: usize) -> String {
    let text: String = text.trim_matches(loose).chars().take(most).collect();
    text.trim_end_matches(loose).to_owned()
}

/// What no name begins or ends with.
fn loose(c: char) -> bool {
    c.is_whitespace() || c == '.'
}

/// A size as people read it: `640 KB`, `2,4 MB`.
pub fn size_vi(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        return format!("{kilobytes} KB");
    }
    let tenths = bytes * 10 / (1024 * 1024);
    format!("{},{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn kinds_are_told_by_their_bytes() {
        for (name, bytes, expected) in [
            ("a.pdf", b"%PDF-1.7".as_slice(), Some(FileKind::Pdf)),
            ("a.docx", b"\n\n%PDF-1.4", Some(FileKind::Pdf)),
            ("a.DOCX", b"PK\x03\x04..", Some(FileKind::Docx)),
            ("a.xlsx", b"PK\x03\x04..", Some(FileKind::Xlsx)),
            ("a.zip", b"PK\x03\x04..", None),
            ("a.doc", b"\xd0\xcf\x11\xe0..", Some(FileKind::Doc)),
            ("a.pdf", b"\xff\xd8\xff\xe0", Some(FileKind::Jpeg)),
            ("a.jpg", b"\x89PNG", Some(FileKind::Png)),
            ("a.pdf", b"<html>", None),
            ("a.pdf", b"", None),
        ] {
            assert_eq!(FileKind::of(name, bytes), expected, "{name}");
        }
        for kind in FileKind::ALL {
            assert_eq!(FileKind::parse(kind.as_str()), Some(kind));
        }
    }

    #[test]
    fn names_lose_paths_and_loose_marks() {
        for (sent, kept) in [
            ("C:\\Users\\a\\Nghi\u{323} quye\u{302}\u{301}t.pdf", "Nghị quyết.pdf"),
            ("../../etc/passwd", "passwd"),
            ("a\"b\r\n.pdf", "ab.pdf"),
            (".pdf", "tep.pdf"),
            ("..", "tep"),
            (" Báo cáo. . pdf. ", "Báo cáo.pdf"),
            ("", "tep"),
        ] {
            assert_eq!(file_name(sent), kept);
        }
    }

    #[test]
    fn sizes_are_rounded_up_from_one_byte() {
        for (bytes, expected) in [(0, "0 KB"), (1, "1 KB"), (1024 * 1023, "1023 KB"), (2_516_582, "2,3 MB"), (LARGEST, "25,0 MB")] {
            assert_eq!(size_vi(bytes), expected);
        }
    }

    proptest! {
        #[test]
        fn nothing_sent_panics(name in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..32)) {
            let kept = file_name(&name);
            prop_assert!(!kept.is_empty() && !kept.contains(['/', '\\', '"', '\n', '\r']));
            let _ = FileKind::of(&name, &bytes);
        }
    }
}
