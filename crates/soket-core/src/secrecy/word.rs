//! The words of a line, as the search for secrecy marks compares them.

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// All its letters are capitals.
    Capital,
    /// Its first letter is a capital.
    Initial,
    /// It begins with a small letter.
    Small,
}

/// One run of letters.
#[derive(Debug)]
pub(super) struct Word<'a> {
    /// Where it begins in the line, in bytes.
    pub start: usize,
    /// Small letters with their accents; old font codes of the marks already read.
    pub lower: String,
    /// Small letters without accents.
    pub plain: String,
    /// How it is written.
    pub case: Case,
    /// Whether it was written in the codes of a TCVN3 or VNI font, whose capitals cannot be told.
    pub legacy: bool,
    /// How many letters it has.
    pub letters: usize,
    text: &'a str,
}

/// The runs of letters of a line; digits and signs only part them.
pub(super) fn words(line: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        match (c.is_alphabetic(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(word(from, &line[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn word(start: usize, text: &str) -> Word<'_> {
    let small = text.to_lowercase();
    let read = modern(&small);
    let lower = read.map_or_else(|| small.clone(), str::to_owned);
    let plain = crate::text::fold(&lower);
    let mut word = Word { start, lower, plain, case: Case::Small, legacy: read.is_some(), letters: text.chars().count(), text };
    word.case = case(&word);
    word
}

fn case(word: &Word<'_>) -> Case {
    let capital = |c: char| c.is_uppercase();
    if word.text.chars().all(capital) {
        Case::Capital
    } else if word.text.starts_with(capital) {
        Case::Initial
    } else {
        Case::Small
    }
}

/// The marks as papers from before Unicode hold them: TCVN3 (.VnTime) and VNI codes, read as Latin letters.
fn modern(small: &str) -> Option<&'static str> {
    match small {
        "mët" | "maät" => Some("mật"),
        "tèi" | "toái" => Some("tối"),
        "tuyöt" | "tuyeät" => Some("tuyệt"),
        _ => None,
    }
}
