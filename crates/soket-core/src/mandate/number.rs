//! Number and symbol of a paper: kept as written, compared in one normal form, checked against the two official grammars.

use super::kind::MandateKind;
use crate::refusal::Sentence;
use crate::text;

/// Which of the two official systems a number follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// `05-CT/TW`: serial, hyphen, type, slash, issuer (Quy định 399-QĐ/TW, Hướng dẫn 36-HD/VPTW).
    Party,
    /// `15/QĐ-TTCGC`, `05/TTCGC-HCTH`, `30/2020/NĐ-CP` (Nghị định 30/2020/NĐ-CP, Phụ lục I and III).
    Administrative,
}

/// A number that follows one of the grammars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Which grammar.
    pub system: System,
    /// The running number, without its padding.
    pub serial: u32,
    /// The code of the kind, if the number carries one: `CT`.
    pub code: Option<String>,
    /// The code of the issuer: `TW`, `TTCGC`.
    pub issuer: String,
}

/// Codes of the Party's kinds of papers (formats.md 1.6).
const PARTY_CODES: [&str; 22] =
    ["NQ", "CT", "KL", "QĐ", "QĐi", "QC", "TT", "HD", "TB", "BC", "KH", "CTr", "ĐA", "PA", "TTr", "CV", "BB", "BS", "GM", "QH", "DA", "CL"];
/// Codes of the administrative kinds (Nghị định 30/2020/NĐ-CP Phụ lục III), and those of laws.
const STATE_CODES: [&str; 27] = [
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CĐ", "BGN", "BTT", "GUQ",
    "GM", "NĐ", "TT", "TTLT", "PC", "PG",
];

impl Number {
    /// Reads a number as papers and people write it: with or without "Số", spaces round the signs.
    pub fn parse(written: &str) -> Option<Self> {
        let tidy = tidy(written);
        let digits = tidy.find(|c: char| !c.is_ascii_digit())?;
        let (serial, rest) = tidy.split_at(digits);
        let padded = matches!(serial.as_bytes(), [b'0', b'1'..=b'9'] | [b'1'..=b'9', _, ..]);
        let serial = serial.parse().ok().filter(|_| padded)?;
        match rest.strip_prefix('-') {
            Some(rest) => party(serial, rest),
            None => administrative(serial, rest.strip_prefix('/')?),
        }
    }
}

fn party(serial: u32, rest: &str) -> Option<Number> {
    let (code, issuer) = rest.split_once('/')?;
    let fits = PARTY_CODES.contains(&code) && issuer.split('-').all(issuer_code);
    fits.then(|| Number { system: System::Party, serial, code: Some(code.to_owned()), issuer: issuer.to_owned() })
}

fn administrative(serial: u32, rest: &str) -> Option<Number> {
    let system = System::Administrative;
    let year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let rest = rest.split_once('/').filter(|(first, _)| year(first)).map_or(rest, |(_, rest)| rest);
    let (first, issuer) = rest.split_once('-').unwrap_or(("", rest));
    if STATE_CODES.contains(&first) && issuer.split('-').all(issuer_code) {
        return Some(Number { system, serial, code: Some(first.to_owned()), issuer: issuer.to_owned() });
    }
    // A bare code of a kind is no issuer: "15/QĐ" lacks one.
    let parts_fit = rest.split('-').count() <= 2 && rest.split('-').all(issuer_code);
    (parts_fit && !STATE_CODES.contains(&rest)).then(|| Number { system, serial, code: None, issuer: rest.to_owned() })
}

/// A capital first, then letters, or the number of a legislature (`QH15`).
fn issuer_code(code: &str) -> bool {
    code.starts_with(char::is_uppercase) && code.chars().all(char::is_alphanumeric)
}

/// Without "Số", with plain hyphens and no spaces.
fn tidy(written: &str) -> String {
    let written = text::nfc(written.trim());
    let bare = ["Số", "số", "SỐ"].iter().find_map(|word| written.strip_prefix(word)).unwrap_or(&written);
    let bare = bare.trim_start().trim_start_matches(':');
    let plain = bare.chars().filter(|c| !c.is_whitespace());
    plain.map(|c| if matches!(c, '–' | '—' | '\u{2011}' | '\u{2212}') { '-' } else { c }).collect()
}

/// The form in which numbers are compared: no accents, small letters, no padding. `Số 05-CT/TW` and `5-ct/tw` are the same.
pub fn key(written: &str) -> String {
    text::fold(&tidy(written)).trim_start_matches('0').to_owned()
}

/// The ways in which people type a number into a box: `ct05`, `ct5`, `05ct`, beside its parts.
pub fn spoken(written: &str) -> Vec<String> {
    let Some(Number { serial, code: Some(code), .. }) = Number::parse(written) else { return Vec::new() };
    let code = text::fold(&code);
    vec![format!("{code}{serial:02}"), format!("{code}{serial}"), format!("{serial:02}{code}"), format!("{serial}{code}")]
}

/// What looks wrong about a number for its kind and system. Never blocks: papers that were issued with such a number exist.
pub fn doubt(written: &str, kind: MandateKind, system: Option<System>) -> Option<Sentence> {
    let Some(number) = Number::parse(written) else {
        return Some(
            Sentence::plain("Số và ký hiệu “%{number}” không theo mẫu nào: văn bản của Đảng viết như 05-CT/TW, văn bản hành chính viết như 15/QĐ-TTCGC. Nếu bản giấy ghi đúng như vậy thì cứ giữ.")
                .with("number", written),
        );
    };
    if system.is_some_and(|system| system != number.system) {
        let key = match number.system {
            System::Party => {
                "Số “%{number}” viết theo mẫu của Đảng, nhưng cơ quan ban hành là cơ quan hành chính. Xem lại số hoặc cơ quan ban hành."
            }
            System::Administrative => {
                "Số “%{number}” viết theo mẫu hành chính, nhưng cơ quan ban hành là tổ chức đảng. Xem lại số hoặc cơ quan ban hành."
            }
        };
        return Some(Sentence::plain(key).with("number", written));
    }
    let code = number.code?;
    let other = !kind.codes().is_empty() && !kind.codes().contains(&code.as_str());
    other.then(|| {
        Sentence::plain("Ký hiệu “%{code}” trong số không phải của loại “%{kind}”. Xem lại loại văn bản hoặc số.")
            .with("code", &code)
            .with("kind", kind.name_vi())
    })
}
