//! Text with live figures in it: `{12 đảng viên|so:k7f3}` is the figure `k7f3`, last seen as "12 đảng viên".

use crate::refusal::Sentence;

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Plain words.
    Words(&'a str),
    /// A figure: how it was written when the text was last saved, and its code.
    Figure { written: &'a str, code: &'a str },
}

/// Cuts a text into words and figures. A brace that opens no figure is a word like any other.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut rest, mut from) = (text, 0);
    while let Some(open) = rest[from..].find('{') {
        let open = from + open;
        match figure(&rest[open..]) {
            Some((written, code, length)) => {
                words(&mut pieces, &rest[..open]);
                pieces.push(Piece::Figure { written, code });
                (rest, from) = (&rest[open + length..], 0);
            }
            None => from = open + 1,
        }
    }
    words(&mut pieces, rest);
    pieces
}

/// The figure at the start of a text: how it is written, its code, and how many bytes it takes.
fn figure(text: &str) -> Option<(&str, &str, usize)> {
    let end = text.find('}')?;
    let (written, code) = text[1..end].rsplit_once("|so:")?;
    let known = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (known && !written.contains(['{', '\n'])).then_some((written, code, end + 1))
}

fn words<'a>(pieces: &mut Vec<Piece<'a>>, text: &'a str) {
    if !text.is_empty() {
        pieces.push(Piece::Words(text));
    }
}

/// Writes a figure into a text.
pub fn write(written: &str, code: &str) -> String {
    format!("{{{written}|so:{code}}}")
}

/// What became of a figure since the text was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is as written.
    Same,
    /// It has another value now; the text follows it.
    Moved { now: String },
    /// Nobody knows the code.
    Unknown,
}

/// Compares how a figure was written with what it is now.
pub fn fate(written: &str, now: Option<&str>) -> Fate {
    match now {
        None => Fate::Unknown,
        Some(now) if now == written => Fate::Same,
        Some(now) => Fate::Moved { now: now.to_owned() },
    }
}

/// The words for a figure that moved, shown beside the sentence.
pub fn moved(written: &str, now: &str) -> Sentence {
    Sentence::plain("Số đã đổi: khi viết là %{written}, nay là %{now}.").with("written", written).with("now", now)
}

/// The text with every figure as it is now; figures of unknown code stay as written.
pub fn refreshed<'a>(text: &str, now: impl Fn(&str) -> Option<&'a str>) -> String {
    let piece = |piece: Piece<'_>| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Figure { written, code } => write(now(code).unwrap_or(written), code),
    };
    pieces(text).into_iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[Piece<'_>]) {
        assert_eq!(pieces(text), expected, "{text}");
    }

    #[test]
    fn figures_stand_in_text() {
        check("", &[]);
        check("Không có số.", &[Piece::Words("Không có số.")]);
        check(
            "Có {12 đảng viên|so:k7f3}.",
            &[Piece::Words("Có "), Piece::Figure { written: "12 đảng viên", code: "k7f3" }, Piece::Words(".")],
        );
        check("{1|so:ab2}{2|so:cd3}", &[Piece::Figure { written: "1", code: "ab2" }, Piece::Figure { written: "2", code: "cd3" }]);
        check("{a|b|so:ab2}", &[Piece::Figure { written: "a|b", code: "ab2" }]);
    }

    #[test]
    fn other_braces_are_words() {
        for text in ["{", "}", "{}", "{12}", "{12|so:}", "{12|so:a b}", "{12|so:k7f3", "a { b } c"] {
            check(text, &[Piece::Words(text)]);
        }
        check("{ {5|so:k7f3}", &[Piece::Words("{ "), Piece::Figure { written: "5", code: "k7f3" }]);
    }

    #[test]
    fn a_moved_figure_says_so() {
        assert_eq!(fate("62,0%", Some("62,0%")), Fate::Same);
        assert_eq!(fate("62,0%", Some("64,5%")), Fate::Moved { now: "64,5%".into() });
        assert_eq!(fate("62,0%", None), Fate::Unknown);
        assert_eq!(refreshed("Đạt {62,0%|so:k7f3}.", |_| Some("64,5%")), "Đạt {64,5%|so:k7f3}.");
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[a-zà-ỹ {}|:0-9\\n]{0,60}|\\{[0-9]{1,3}\\|so:[a-z]{3}\\}.{0,20}") {
            let whole: String = pieces(&text).into_iter().map(|piece| match piece {
                Piece::Words(words) => words.to_owned(),
                Piece::Figure { written, code } => write(written, code),
            }).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
