//! The grammar of a target phrase (domain.md 5.1): comparison words, numbers, ranges, signs and the stretch meant.

use std::ops::Range;

use crate::amount::AmountError;
use crate::quotient::Quotient;
use crate::refusal::Sentence;
use crate::target::checker::is_after_number;
use crate::target::goal::{Direction, Limit, When};
use crate::text::nfc;

/// What a cell of a value column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Nothing: empty, or a dash that stands for it.
    Nothing,
    /// A number or a range, with the side that its words choose.
    Value(Said),
    /// Words without a number: a grade, a yes.
    Words,
    /// Something that looks like a number and is none.
    Fault(Sentence),
}

/// A value to reach, as a phrase says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The side that the words choose; [`Direction::Equal`] when there are none.
    pub direction: Direction,
    /// From this value on.
    pub low: Option<Limit>,
    /// Up to this value.
    pub high: Option<Limit>,
    /// Whether a percent sign stands behind it.
    pub percent: bool,
    /// How many decimals were written.
    pub decimals: u8,
    /// Among how many a place is counted: `hạng 7/103`.
    pub out_of: Option<u32>,
    /// Whether the phrase holds more numbers than these.
    pub has_more: bool,
}

/// Words in front of a number, the side that they choose, and whether the number itself is not enough; words that end like
/// others stand before them. They are compared with their accents: `hơn` is not `hôn`, `từ` is not `tư`.
const BEFORE: [(&str, Direction, bool); 27] = [
    ("không dưới", Direction::AtLeast, false),
    ("không ít hơn", Direction::AtLeast, false),
    ("không thấp hơn", Direction::AtLeast, false),
    ("không vượt quá", Direction::AtMost, false),
    ("không cao hơn", Direction::AtMost, false),
    ("không hơn", Direction::AtMost, false),
    ("không quá", Direction::AtMost, false),
    ("tối đa", Direction::AtMost, false),
    ("nhiều nhất", Direction::AtMost, false),
    ("giảm xuống còn", Direction::AtMost, false),
    ("giảm còn", Direction::AtMost, false),
    ("chỉ còn", Direction::AtMost, false),
    ("≤", Direction::AtMost, false),
    ("<=", Direction::AtMost, false),
    ("thấp hơn", Direction::AtMost, true),
    ("ít hơn", Direction::AtMost, true),
    ("dưới", Direction::AtMost, true),
    ("<", Direction::AtMost, true),
    ("ít nhất", Direction::AtLeast, false),
    ("tối thiểu", Direction::AtLeast, false),
    ("từ", Direction::AtLeast, false),
    ("≥", Direction::AtLeast, false),
    (">=", Direction::AtLeast, false),
    ("trên", Direction::AtLeast, true),
    ("hơn", Direction::AtLeast, true),
    ("vượt", Direction::AtLeast, true),
    (">", Direction::AtLeast, true),
];

/// What asks that nothing of the kind happens.
const NONE: [&str; 6] = ["không để xảy ra", "không để phát sinh", "không phát sinh", "không có", "không để có", "không còn"];

/// What a value cell says.
pub fn value(text: &str) -> Reading {
    let text = plain(text);
    let text = text.trim();
    if ["", "-", "–", "—", "x", "/", "...", "…"].contains(&text) {
        return Reading::Nothing;
    }
    if says_none(text) || text == "không" {
        return Reading::Value(Said::none());
    }
    let numbers = numbers(text);
    if numbers.is_empty() {
        return Reading::Words;
    }
    said(text, &numbers, 0).map_or_else(Reading::Fault, Reading::Value)
}

/// The value in a whole clause, where years, dates and the numbers of papers are none.
pub fn clause(text: &str) -> Reading {
    let text = plain(text);
    if says_none(&text) {
        return Reading::Value(Said::none());
    }
    let numbers: Vec<Range<usize>> = numbers(&text).into_iter().filter(|at| !is_time(&text, at)).collect();
    if numbers.is_empty() {
        return Reading::Words;
    }
    let speaks = |(chosen, at): (usize, &Range<usize>)| {
        let begins_range = numbers.get(chosen + 1).is_some_and(|end| joins_range(&text[at.end..end.start]));
        begins_range || side_before(&text[..at.start]).is_some() || percent(&text[at.end..])
    };
    let chosen = numbers.iter().enumerate().position(speaks).unwrap_or(0);
    said(&text, &numbers, chosen).map_or_else(Reading::Fault, Reading::Value)
}

/// The side chosen by a name that ends in a comparison word, its number standing in a column: `Hộ nghèo còn dưới (%)`.
pub fn side_at_end(name: &str) -> Option<Direction> {
    let name = plain(name);
    let bare = name.trim_end_matches(|c: char| !c.is_alphanumeric() && !['≥', '≤', '<', '>', '='].contains(&c));
    side_before(bare).filter(|_| !bare.is_empty()).map(|(direction, _)| direction)
}

/// Whether the words ask that nothing of the kind happens.
pub fn says_none(text: &str) -> bool {
    let text = plain(text);
    NONE.iter().any(|words| text.trim_start().starts_with(words))
}

/// For which stretch the words of a clause mean its value, when they say so.
pub fn scope(text: &str) -> Option<When> {
    let text = plain(text);
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let spans = ["nhiệm kỳ", "giai đoạn"];
    match () {
        () if has(&["bình quân"]) && has(&spans) => Some(When::Term),
        () if has(&["hằng năm", "hàng năm", "mỗi năm", "/năm", "từng năm"]) => Some(When::EachYear),
        () if has(&spans) || has(&["đến năm", "đến cuối", "đến hết"]) => Some(When::Term),
        () => None,
    }
}

/// Small letters in one normal form, fixed spaces as plain ones.
pub fn plain(text: &str) -> String {
    nfc(text).to_lowercase().replace(['\u{a0}', '\u{202f}', '\n', '\r', '\t'], " ")
}

impl Said {
    fn none() -> Self {
        let direction = Direction::Zero;
        Self { direction, low: None, high: None, percent: false, decimals: 0, out_of: None, has_more: false }
    }
}

/// Reads the number at `chosen` with the words round it.
fn said(text: &str, numbers: &[Range<usize>], chosen: usize) -> Result<Said, Sentence> {
    let at = &numbers[chosen];
    let first = Number::read(text, at)?;
    let next = numbers.get(chosen + 1);
    if let Some(end) = next.filter(|end| joins_range(&text[at.end..end.start])) {
        let second = Number::read(text, end)?;
        return Ok(Said {
            direction: Direction::Range,
            low: Some(Limit::at(first.value)),
            high: Some(Limit::at(second.value)),
            percent: percent(&text[at.end..]) || percent(&text[end.end..]),
            decimals: first.decimals.max(second.decimals),
            out_of: second.out_of,
            has_more: numbers.len() > chosen + 2,
        });
    }
    let until_next = next.map_or(text.len(), |next| next.start);
    let (direction, strict) =
        side_behind(text, at.end..until_next).or_else(|| side_before(&text[..at.start])).unwrap_or((Direction::Equal, false));
    let limit = Some(Limit { value: first.value, strict });
    let (low, high) = if direction == Direction::AtMost { (None, limit) } else { (limit, None) };
    let percent = percent(&text[at.end..]);
    Ok(Said { direction, low, high, percent, decimals: first.decimals, out_of: first.out_of, has_more: numbers.len() > chosen + 1 })
}

/// `trở lên` belongs to the number only when at most its unit stands between (domain.md 5.1).
fn side_behind(text: &str, behind: Range<usize>) -> Option<(Direction, bool)> {
    let found = |words| text[behind.clone()].find(words).filter(|at| is_after_number(&text[..behind.start + at]));
    match (found("trở lên"), found("trở xuống")) {
        (Some(_), _) => Some((Direction::AtLeast, false)),
        (_, Some(_)) => Some((Direction::AtMost, false)),
        _ => None,
    }
}

fn side_before(before: &str) -> Option<(Direction, bool)> {
    let before = before.trim_end();
    let ends = |words: &str| {
        let rest = before.strip_suffix(words);
        // A sign needs no space in front, a word does: `hon` does not stand in `nhon`.
        rest.is_some_and(|rest| !words.starts_with(char::is_alphabetic) || !rest.ends_with(char::is_alphanumeric))
    };
    BEFORE.iter().find(|(words, ..)| ends(words)).map(|(_, direction, strict)| (*direction, *strict))
}

/// What stands between the two ends of a range: a dash or `đến`, with at most the sign of the first end.
fn joins_range(between: &str) -> bool {
    let bare = between.trim().trim_start_matches(['%', '‰']).trim_start_matches("phần trăm").trim();
    ["-", "–", "—", "đến", "÷"].contains(&bare)
}

fn percent(behind: &str) -> bool {
    let behind = behind.trim_start();
    behind.starts_with('%') || behind.starts_with("phần trăm")
}

/// Whether a number of a clause is a year, a day or the number of a paper rather than a value.
fn is_time(text: &str, at: &Range<usize>) -> bool {
    let digits = &text[at.clone()];
    let is_year =
        digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let last_word = text[..at.start].split_whitespace().next_back().unwrap_or_default();
    let lasts = ["tháng", "năm"].iter().any(|word| text[at.end..].trim_start().starts_with(word));
    is_year || digits.matches('/').count() > 1 || lasts || ["ngày", "tháng", "quý", "số", "điều", "khoản"].contains(&last_word)
}

/// One number of a phrase.
struct Number {
    value: Quotient,
    decimals: u8,
    out_of: Option<u32>,
}

impl Number {
    fn read(text: &str, at: &Range<usize>) -> Result<Self, Sentence> {
        let sign = if text[..at.start].trim_end() == "-" || text[..at.start].trim_end() == "\u{2212}" { "-" } else { "" };
        let written = format!("{sign}{}", text[at.clone()].replace(' ', ""));
        let (written, out_of) = match written.split_once('/') {
            Some((place, all)) if is_place(&text[..at.start]) => (place.to_owned(), all.parse().ok()),
            _ => (written, None),
        };
        let value = Quotient::parse(&written).map_err(|fault| fault.says())?;
        let decimals = written.split_once(',').map_or(0, |(_, places)| places.trim_end_matches('0').len());
        if decimals > 4 {
            return Err(AmountError::TooFine(written).says());
        }
        Ok(Self { value, decimals: u8::try_from(decimals).unwrap_or(4), out_of })
    }
}

/// Whether a fraction behind these words is a place in a league table.
fn is_place(before: &str) -> bool {
    before.split_whitespace().any(|word| word == "hạng" || word == "top")
}

/// Where the numbers of a text stand: `1.782`, `4 500`, `10,3`, `7/103`, `20:1`; none inside a word such as `m2`.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while digit(at) || (bytes.get(at).is_some_and(|byte| b".,/:".contains(byte)) && digit(at + 1)) || is_thousands_gap(text, start, at)
        {
            at += 1;
        }
        if !text[..start].ends_with(char::is_alphabetic) {
            found.push(start..at);
        }
    }
    found
}

/// Whether the space at `at` parts thousands: up to three digits stand before it, and exactly three behind.
fn is_thousands_gap(text: &str, start: usize, at: usize) -> bool {
    let (before, behind) = (&text[start..at], &text[at..]);
    let group = before.rsplit(' ').next().unwrap_or_default();
    let is_group = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let begins = is_group(group) && (if before.contains(' ') { group.len() == 3 } else { (1..=3).contains(&group.len()) });
    let Some(behind) = behind.strip_prefix(' ') else { return false };
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    begins && digits == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The direction, the limits and the mark of what was read, in one line.
    fn line(reading: &Reading) -> String {
        match reading {
            Reading::Nothing => "nothing".to_owned(),
            Reading::Words => "words".to_owned(),
            Reading::Fault(says) => says.vi(),
            Reading::Value(said) => {
                let limit = |limit: Option<Limit>| limit.map(|limit| format!("{}{}", limit.value, if limit.strict { "!" } else { "" }));
                let ends = [limit(said.low), limit(said.high)].map(|end| end.unwrap_or_default());
                let (percent, more) = (if said.percent { " %" } else { "" }, if said.has_more { " more" } else { "" });
                let out_of = said.out_of.map(|out_of| format!(" of {out_of}")).unwrap_or_default();
                format!("{} {}..{}{percent}{out_of}{more}", said.direction.as_str(), ends[0], ends[1])
            }
        }
    }

    #[test]
    fn cells_are_read_as_offices_write_them() {
        for (cell, expected) in [
            ("", "nothing"),
            ("–", "nothing"),
            ("100", "equal 100.."),
            ("10,3", "equal 103/10.."),
            ("4 500", "equal 4500.."),
            ("1.782", "equal 1782.."),
            ("93,37 %", "equal 9337/100.. %"),
            ("≥ 90", "at_least 90.."),
            (">80%", "at_least 80!.. %"),
            ("Trên 85", "at_least 85!.."),
            ("từ 90 trở lên", "at_least 90.."),
            ("18 đảng viên trở lên", "at_least 18.."),
            ("Không quá 2", "at_most ..2"),
            ("không dưới 5", "at_least 5.."),
            ("Dưới 2%", "at_most ..2! %"),
            ("5 trở xuống", "at_most ..5"),
            ("10-12", "range 10..12"),
            ("từ 400 đến 450", "range 400..450"),
            ("5% – 7%", "range 5..7 %"),
            ("1-1,5 trở lên", "range 1..3/2"),
            ("-5", "equal -5.."),
            ("2/3", "equal 2/3.."),
            ("20:1", "equal 20.."),
            ("hạng 7/103", "equal 7.. of 103"),
            ("hạng 1-10/103", "range 1..10 of 103"),
            ("hơn 3", "at_least 3!.."),
            ("tảo hôn 3", "equal 3.."),
            ("đầu tư 3", "equal 3.."),
            ("không", "zero .."),
            ("Không để xảy ra", "zero .."),
            ("Xã vững mạnh", "words"),
            ("m2", "words"),
        ] {
            assert_eq!(line(&value(cell)), expected, "{cell}");
        }
        for (cell, says) in [("10.3", "không theo cách của tiếng Việt"), ("1,782", "hiểu hai cách"), ("0,123456", "quá bốn chữ số")]
        {
            assert!(line(&value(cell)).contains(says), "{cell}: {}", line(&value(cell)));
        }
    }

    #[test]
    fn a_clause_is_read_past_its_years_and_grades() {
        for (text, expected) in [
            ("Hằng năm có từ 90% đảng viên hoàn thành tốt nhiệm vụ trở lên", "at_least 90.. %"),
            ("Hằng năm có 90% đảng viên hoàn thành tốt nhiệm vụ trở lên", "equal 90.. %"),
            ("Đến năm 2025 có 75% giảng viên là tiến sĩ", "equal 75.. %"),
            ("Kết nạp từ 40 đến 45 đảng viên mỗi năm", "range 40..45"),
            ("Mỗi chi bộ mỗi năm tổ chức ít nhất 01 cuộc kiểm tra", "at_least 1.."),
            ("Tỷ lệ học sinh có việc làm trong 12 tháng đạt 90%", "equal 90.. %"),
            ("Không để xảy ra điểm nóng", "zero .."),
            ("Trong 5 năm kết nạp ít nhất 20 đảng viên", "at_least 20.."),
            ("Đảng bộ hoàn thành tốt nhiệm vụ", "words"),
        ] {
            assert_eq!(line(&clause(text)), expected, "{text}");
        }
        assert_eq!(side_at_end("Hộ nghèo còn dưới (%)"), Some(Direction::AtMost));
        assert_eq!(side_at_end("Đảng viên mới (ít nhất)"), Some(Direction::AtLeast));
        assert_eq!(side_at_end("Giá trị sản phẩm"), None);
        for (text, when) in [("mỗi năm 3", Some(When::EachYear)), ("đến năm 2030: 5", Some(When::Term)), ("257,8 tỷ đồng", None)]
        {
            assert_eq!(scope(text), when, "{text}");
        }
    }
}
