//! Number and symbol of a paper: `Số 05-BC/ĐU` of the Party, `Số: 15/QĐ-TTCGC` of an administrative body (formats.md 1.6).

use super::words::{fold, plain};
use crate::profile::Regime;

/// Types of paper, their codes in Party papers and in administrative ones (formats.md 1.1, 1.6, 2.3). The empty code is
/// that of an administrative công văn.
const TYPES: &[(&str, &[&str], &[&str])] = &[
    ("NGHỊ QUYẾT", &["NQ"], &["NQ"]),
    ("QUYẾT ĐỊNH", &["QĐ"], &["QĐ"]),
    ("CHỈ THỊ", &["CT"], &["CT"]),
    ("KẾT LUẬN", &["KL"], &[]),
    ("QUY CHẾ", &["QC"], &["QC"]),
    ("QUY ĐỊNH", &["QĐ", "QĐi"], &["QyĐ"]),
    ("THÔNG TRI", &["TT"], &[]),
    ("HƯỚNG DẪN", &["HD"], &["HD"]),
    ("THÔNG BÁO", &["TB"], &["TB"]),
    ("THÔNG CÁO", &[], &["TC"]),
    ("TUYÊN BỐ", &[], &[]),
    ("LỜI KÊU GỌI", &[], &[]),
    ("CHIẾN LƯỢC", &[], &[]),
    ("BÁO CÁO", &["BC"], &["BC"]),
    ("KẾ HOẠCH", &["KH"], &["KH"]),
    ("QUY HOẠCH", &["QH"], &[]),
    ("CHƯƠNG TRÌNH", &["CTr"], &["CTr"]),
    ("ĐỀ ÁN", &["ĐA"], &["ĐA"]),
    ("PHƯƠNG ÁN", &["PA"], &["PA"]),
    ("DỰ ÁN", &["DA"], &["DA"]),
    ("TỜ TRÌNH", &["TTr"], &["TTr"]),
    ("CÔNG VĂN", &["CV"], &[""]),
    ("BIÊN BẢN", &["BB"], &["BB"]),
    ("BẢN SAO", &["BS"], &[]),
    ("GIẤY MỜI", &["GM"], &["GM"]),
    ("HỢP ĐỒNG", &[], &["HĐ"]),
    ("CÔNG ĐIỆN", &[], &["CĐ"]),
    ("BẢN GHI NHỚ", &[], &["BGN"]),
    ("BẢN THỎA THUẬN", &[], &["BTT"]),
    ("GIẤY ỦY QUYỀN", &[], &["GUQ"]),
    ("GIẤY GIỚI THIỆU", &[], &["GGT"]),
    ("GIẤY NGHỈ PHÉP", &[], &["GNP"]),
    ("PHIẾU GỬI", &[], &["PG"]),
    ("PHIẾU CHUYỂN", &[], &["PC"]),
    ("PHIẾU BÁO", &[], &["PB"]),
];

/// The type word that a line spells, whatever its marks and case.
pub fn type_word(line: &str) -> Option<&'static str> {
    let line = fold(line);
    TYPES.iter().map(|(word, ..)| *word).find(|word| fold(word) == line)
}

/// The codes that a type word may have; none when the regime has no such code.
pub fn codes(word: &str, regime: Regime) -> &'static [&'static str] {
    let found = TYPES.iter().find(|(known, ..)| *known == word);
    found.map_or(&[], |(_, party, admin)| if regime == Regime::Party { party } else { admin })
}

/// A number line taken apart.
#[derive(Debug, PartialEq, Eq)]
pub struct Symbol {
    /// As written; none where a draft leaves it blank.
    pub serial: Option<String>,
    /// `BC`; empty on an administrative công văn.
    pub code: String,
    /// `ĐU`, `BTCTU-BDVTU`, `TTCGC-HCTH`.
    pub issuer: String,
}

impl Symbol {
    /// Takes a number line apart; none when it does not follow the pattern of the regime. What the serial says is a
    /// matter of its own.
    pub fn parse(line: &str, regime: Regime) -> Option<Self> {
        let line = plain(line);
        match regime {
            Regime::Party => party(line.strip_prefix("Số")?),
            Regime::Administrative => administrative(line.strip_prefix("Số:")?),
        }
    }

    /// Whether the serial is padded to two digits, and to no more, and counts from 01.
    pub fn is_serial_padded(&self) -> bool {
        let digits = self.serial.as_deref().unwrap_or("01");
        match digits.len() {
            2 => digits != "00",
            _ => digits.len() > 2 && !digits.starts_with('0'),
        }
    }
}

fn party(rest: &str) -> Option<Symbol> {
    let (serial, rest) = rest.split_once('-')?;
    let (code, issuer) = rest.split_once('/')?;
    let is_known = TYPES.iter().any(|(_, codes, _)| codes.contains(&code));
    let is_issuer = issuer.split('-').all(|name| is_name(name, is_party_letter)) && issuer.split('-').count() <= 2;
    (is_known && is_issuer).then(|| symbol(serial, code, issuer))?
}

fn administrative(rest: &str) -> Option<Symbol> {
    let (serial, rest) = rest.split_once('/')?;
    let is_code = |name: &str| !name.is_empty() && TYPES.iter().any(|(_, _, codes)| codes.contains(&name));
    let (code, issuer) = match rest.split_once('-') {
        Some((code, issuer)) if is_code(code) => (code, issuer),
        _ => ("", rest),
    };
    let is_issuer = issuer.split('-').all(|name| is_name(name, is_admin_letter)) && issuer.split('-').count() <= 2;
    // A bare type code names nobody: `Số: 15/QĐ`.
    (is_issuer && !is_code(issuer)).then(|| symbol(serial, code, issuer))?
}

/// The serial stands one blank behind its word; a draft leaves it out.
fn symbol(serial: &str, code: &str, issuer: &str) -> Option<Symbol> {
    let serial = serial.strip_prefix(' ')?.trim_end();
    let is_blank = serial.chars().all(|letter| matches!(letter, '.' | '…' | '_' | ' '));
    let is_number = !is_blank && serial.chars().all(|letter| letter.is_ascii_digit());
    let serial = is_number.then(|| serial.to_owned());
    (is_blank || is_number).then(|| Symbol { serial, code: code.to_owned(), issuer: issuer.to_owned() })
}

fn is_name(name: &str, is_letter: fn(char) -> bool) -> bool {
    let starts = name.starts_with(|letter: char| letter.is_ascii_uppercase() || matches!(letter, 'Đ' | 'Ư'));
    starts && name.chars().all(is_letter)
}

fn is_party_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, 'Đ' | 'đ' | 'Ư' | 'ư')
}

fn is_admin_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, 'Đ' | 'Ư')
}
