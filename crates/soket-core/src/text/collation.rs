//! The Vietnamese order of words and of people's names; databases sort Vietnamese wrongly.
//!
//! The letters are a ă â b c d đ e ê ... (primary), then the tones level, huyền, hỏi, ngã, sắc, nặng
//! (secondary), then small before capital (formats.md 4.4, as in CLDR).

use unicode_normalization::UnicodeNormalization as _;

use super::tone::Tone;

/// Letters in order; the foreign f, j, w, z stand where the Latin alphabet has them.
const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// A key that sorts texts in Vietnamese order when compared byte by byte; fit for a database column.
pub fn sort_key(text: &str) -> Vec<u8> {
    let (mut letters, mut tones, mut cases) = (Vec::new(), Vec::new(), Vec::new());
    for c in text.nfc() {
        let (base, tone) = Tone::of(c);
        let small = base.to_lowercase().next().unwrap_or(base);
        push_letter(&mut letters, small);
        tones.push(1 + tone as u8);
        cases.push(if small == base { 1 } else { 2 });
    }
    [letters, tones, cases].join(&0)
}

/// A key that sorts people as lists do: by given name (tên), then family name (họ), then middle name (đệm).
pub fn person_key(full_name: &str) -> Vec<u8> {
    let words: Vec<&str> = full_name.split_whitespace().collect();
    let (given, family, middle) = match words.as_slice() {
        [] => ("", "", String::new()),
        [given] => (*given, "", String::new()),
        [family, middle @ .., given] => (*given, *family, middle.join(" ")),
    };
    [sort_key(given), sort_key(family), sort_key(&middle)].join(&0)
}

/// Spaces first, then other signs, digits, letters, and last the letters of other scripts.
fn push_letter(key: &mut Vec<u8>, letter: char) {
    let rank = LETTERS.chars().position(|known| known == letter).and_then(|index| u8::try_from(index).ok());
    match (letter, rank) {
        (_, Some(rank)) => key.push(0x40 + rank),
        (' ' | '\u{a0}', _) => key.push(1),
        ('0'..='9', _) => key.push(0x20 + (letter as u8 - b'0')),
        _ => {
            key.push(if letter.is_alphabetic() { 0xf0 } else { 2 });
            // Zero would end the key, so each byte is kept above it.
            key.extend(u32::from(letter).to_be_bytes().iter().flat_map(|byte| [1 + (byte >> 4), 1 + (byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sorted(mut texts: Vec<&str>, key: fn(&str) -> Vec<u8>) -> Vec<&str> {
        texts.sort_by_key(|text| key(text));
        texts
    }

    #[test]
    fn letters_come_before_tones() {
        for order in [
            vec!["An", "Ăng", "Ân", "Ẩn", "Ấn", "Dũng", "Đức", "Ý", "Yến"],
            vec!["ma", "mà", "mả", "mã", "má", "mạ", "man"],
            vec!["chí", "Chí", "chi bộ", "chia"],
            vec!["cần", "cho", "dê", "đa", "o", "ô", "ơ", "pa", "u", "ư", "va"],
            vec!["- a", "01", "1", "a", "б"],
        ] {
            let reversed = order.iter().rev().copied().collect();
            assert_eq!(sorted(reversed, sort_key), order);
        }
    }

    #[test]
    fn people_are_sorted_by_given_name() {
        let order = vec!["Trần Thị An", "Lê Văn Ân", "Lê Thị Bình", "Lê Văn Bình", "Ngô Bình", "Đỗ Đức", "Sáu"];
        let shuffled = vec!["Sáu", "Ngô Bình", "Lê Văn Ân", "Đỗ Đức", "Lê Văn Bình", "Trần Thị An", "Lê Thị Bình"];
        assert_eq!(sorted(shuffled, person_key), order);
    }

    proptest! {
        #[test]
        fn the_normal_form_does_not_matter(text in "[a-zăâđêôơưÁàẢẫậ 0-9]{0,12}") {
            prop_assert_eq!(sort_key(&text), sort_key(&text.nfd().collect::<String>()));
        }
    }
}
