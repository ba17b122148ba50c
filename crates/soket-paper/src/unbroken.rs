//! Symbols of documents, `09-KL/ĐU`: no line ends inside them.

/// The text with each symbol in it as the format at hand keeps it together.
pub fn kept(text: &str, together: fn(&str) -> String) -> String {
    let word = |word: &str| {
        let symbol = word.trim_end();
        if is_symbol(symbol) { together(symbol) + &word[symbol.len()..] } else { word.to_owned() }
    };
    text.split_inclusive(char::is_whitespace).map(word).collect()
}

/// Whether there is a symbol in the text.
pub fn stands_in(text: &str) -> bool {
    text.split_whitespace().any(is_symbol)
}

/// A number, a kind and an issuer, joined by a hyphen and a stroke in either order; also `đ/c`, how minutes address people.
fn is_symbol(word: &str) -> bool {
    word.trim_start_matches('(') == "đ/c"
        || word.starts_with(|letter: char| letter.is_ascii_digit() || letter == '(')
            && word.contains('-')
            && word.contains('/')
            && word.contains(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{kept, stands_in};

    #[test]
    fn symbols_are_kept_together_and_nothing_else() {
        for (text, expected) in [
            ("Kết luận số 09-KL/ĐU; sau đó", "Kết luận số <09-KL/ĐU;> sau đó"),
            ("số\u{a0}537/QĐ-UBND", "số\u{a0}<537/QĐ-UBND>"),
            ("nhiệm kỳ 2020-2025 và 02/18", "nhiệm kỳ 2020-2025 và 02/18"),
            ("và đ/c Lan (đ/c Hoà)", "và <đ/c> Lan <(đ/c> Hoà)"),
            ("Khoa Điện - Điện tử", "Khoa Điện - Điện tử"),
        ] {
            assert_eq!(kept(text, |symbol| format!("<{symbol}>")), expected);
            assert_eq!(stands_in(text), expected.contains('<'));
        }
    }
}
