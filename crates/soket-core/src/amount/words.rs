//! Numbers as official prose writes them: padded counts (`05 chi bộ`) and numbers in words.

use crate::quotient::Quotient;

/// Which of two accepted ways of reading numbers an office follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// `nghìn`, `linh`: one hundred and five is "một trăm linh năm".
    Northern,
    /// `ngàn`, `lẻ`: "một trăm lẻ năm".
    Southern,
}

/// A count as reports print it: one to nine padded (`05`), anything else as usual (`0`, `12`, `2,5`).
pub fn count_vi(count: impl Into<Quotient>) -> String {
    let count = count.into();
    let digit = (1..10).contains(&count.numerator()) && count.is_whole();
    if digit { format!("0{}", count.numerator()) } else { count.to_vi(4) }
}

/// A whole number in words: 21 is "hai mươi mốt", 105 "một trăm linh năm".
pub fn in_words(number: i64, reading: Reading) -> String {
    let words = magnitude_words(number.unsigned_abs(), reading);
    if number < 0 { format!("âm {words}") } else { words }
}

/// A sum of money in words as a paper closes it: "Một triệu hai trăm năm mươi nghìn đồng".
pub fn money_in_words(dong: i64, reading: Reading) -> String {
    let words = in_words(dong, reading);
    let mut letters = words.chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{} đồng", letters.as_str())
}

const BILLION: u64 = 1_000_000_000;
const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

fn magnitude_words(number: u64, reading: Reading) -> String {
    if number == 0 {
        return DIGITS[0].to_owned();
    }
    let mut words = Vec::new();
    if number >= BILLION {
        words.push(magnitude_words(number / BILLION, reading));
        words.push("tỷ".to_owned());
    }
    push_below_billion(&mut words, number, reading);
    words.join(" ")
}

/// Appends millions, thousands and ones; trailing groups of zeros stay unspoken.
fn push_below_billion(words: &mut Vec<String>, number: u64, reading: Reading) {
    let thousand = if reading == Reading::Northern { "nghìn" } else { "ngàn" };
    let mut rest = number % BILLION;
    for (size, name) in [(1_000_000, "triệu"), (1_000, thousand), (1, "")] {
        let group = rest / size;
        let spoken_before = !words.is_empty();
        if rest == 0 || (group == 0 && !spoken_before) {
            continue;
        }
        rest %= size;
        push_group(words, group, reading);
        if !name.is_empty() {
            words.push(name.to_owned());
        }
    }
}

/// Appends up to three digits; after a higher group also their leading zeros: "không trăm linh năm".
fn push_group(words: &mut Vec<String>, group: u64, reading: Reading) {
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
    if group == 0 {
        words.push(DIGITS[0].to_owned());
        return;
    }
    if hundreds > 0 || !words.is_empty() {
        words.push(format!("{} trăm", digit(hundreds)));
    }
    match tens {
        0 if ones > 0 && !words.is_empty() => {
            words.push(if reading == Reading::Northern { "linh" } else { "lẻ" }.to_owned());
        }
        0 => {}
        1 => words.push("mười".to_owned()),
        _ => words.push(format!("{} mươi", digit(tens))),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt".to_owned()),
        (2.., 4) => words.push("tư".to_owned()),
        (1.., 5) => words.push("lăm".to_owned()),
        _ => words.push(digit(ones).to_owned()),
    }
}

fn digit(value: u64) -> &'static str {
    usize::try_from(value).ok().and_then(|index| DIGITS.get(index).copied()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_below_ten_are_padded() {
        assert_eq!(count_vi(5), "05");
        assert_eq!(count_vi(0), "0");
        assert_eq!(count_vi(12), "12");
        assert_eq!(count_vi(1234), "1.234");
        assert_eq!(count_vi(Quotient::parse("2,5").unwrap()), "2,5");
        assert_eq!(count_vi(-3), "-3");
    }

    #[test]
    fn reads_numbers_aloud() {
        for (number, words) in [
            (0, "không"),
            (4, "bốn"),
            (5, "năm"),
            (10, "mười"),
            (11, "mười một"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (25, "hai mươi lăm"),
            (100, "một trăm"),
            (101, "một trăm linh một"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (111, "một trăm mười một"),
            (1_000, "một nghìn"),
            (1_005, "một nghìn không trăm linh năm"),
            (1_000_000, "một triệu"),
            (1_000_005, "một triệu không nghìn không trăm linh năm"),
            (1_250_000, "một triệu hai trăm năm mươi nghìn"),
            (5_000_000_000_000, "năm nghìn tỷ"),
            (2_000_000_003, "hai tỷ không triệu không nghìn không trăm linh ba"),
            (-7, "âm bảy"),
        ] {
            assert_eq!(in_words(number, Reading::Northern), words, "{number}");
        }
        assert_eq!(in_words(1_105, Reading::Southern), "một ngàn một trăm lẻ năm");
        assert_eq!(money_in_words(1_250_000, Reading::Northern), "Một triệu hai trăm năm mươi nghìn đồng");
    }
}
