//! What a reader types to find something: words without marks, abbreviations, numbers of papers, and slips of the Telex keyboard.

use crate::text;
use std::ops::Range;

/// How many words of a question count.
const MOST: usize = 8;
/// How many words an excerpt shows before the first hit, and in all.
const BEFORE: usize = 8;
const SHOWN: usize = 36;

/// What offices and readers write short, folded, and the words that it stands for.
const SHORT: [(&str, &str); 24] = [
    ("nq", "nghi quyet"),
    ("ct", "chi thi"),
    ("kl", "ket luan"),
    ("qd", "quyet dinh"),
    ("kh", "ke hoach"),
    ("ctr", "chuong trinh"),
    ("bc", "bao cao"),
    ("tb", "thong bao"),
    ("hd", "huong dan"),
    ("ttr", "to trinh"),
    ("nd", "nghi dinh"),
    ("tt", "thong tu"),
    ("tw", "trung uong"),
    ("du", "dang uy"),
    ("btv", "ban thuong vu"),
    ("bch", "ban chap hanh"),
    ("bt", "bi thu"),
    ("cb", "chi bo"),
    ("cd", "cong doan"),
    ("dtn", "doan thanh nien"),
    ("hs", "hoc sinh"),
    ("gv", "giao vien"),
    ("nv", "nhan vien"),
    ("ubnd", "uy ban nhan dan"),
];

/// One thing that is looked for: any of its spellings will do, each some words in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term(Vec<Vec<String>>);

impl Term {
    /// The spellings, the one that was typed first.
    pub fn spellings(&self) -> impl Iterator<Item = &[String]> {
        self.0.iter().map(Vec::as_slice)
    }

    fn of(word: &str) -> Self {
        let mut spellings = vec![vec![word.to_owned()]];
        let mut also = |words: &str| {
            let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
            if !spellings.contains(&words) {
                spellings.push(words);
            }
        };
        match SHORT.iter().find(|(short, _)| *short == word) {
            Some((_, long)) => also(long),
            None => telex(word).iter().for_each(|meant| also(meant)),
        }
        // Papers pad their counts and serials: 05 and 5 are the same number.
        if let Ok(number @ 0..=9) = word.parse::<u8>() {
            also(&number.to_string());
            also(&format!("0{number}"));
        }
        Self(spellings)
    }
}

/// A question: every term must be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
}

/// A piece of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Words of the original.
    pub words: &'a str,
    /// Whether they are what was looked for.
    pub is_hit: bool,
}

impl Query {
    /// Reads what was typed.
    pub fn read(typed: &str) -> Self {
        let slug = text::slug(typed);
        let mut terms: Vec<Term> = Vec::new();
        for word in slug.split('-').flat_map(apart).filter(|word| !word.is_empty()) {
            let term = Term::of(word);
            if terms.len() < MOST && !terms.contains(&term) {
                terms.push(term);
            }
        }
        Self { terms }
    }

    /// What must be found.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a text holds every term: what both databases answer, in plain words.
    pub fn fits(&self, text: &str) -> bool {
        let words = words(text);
        !self.is_empty() && self.terms.iter().all(|term| term.0.iter().any(|spelling| !places(&words, spelling).is_empty()))
    }

    /// Where a text holds what was looked for, as bytes of the original, in order and apart from each other.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let words = words(text);
        let spellings = self.terms.iter().flat_map(|term| &term.0);
        let mut found: Vec<Range<usize>> = spellings.flat_map(|spelling| places(&words, spelling)).collect();
        found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        let mut marks: Vec<Range<usize>> = Vec::new();
        for range in found {
            match marks.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => marks.push(range),
            }
        }
        marks
    }

    /// Some words of a text round the first hit, with every hit marked.
    pub fn excerpt<'a>(&self, text: &'a str) -> Vec<Piece<'a>> {
        let marks = self.marks(text);
        let words = words(text);
        let hit = marks.first().map_or(0, |mark| words.partition_point(|(_, range)| range.end <= mark.start));
        let first = hit.saturating_sub(BEFORE);
        let Some(last) = words.len().checked_sub(1).map(|end| end.min(first + SHOWN - 1)) else { return Vec::new() };
        // A text that is not cut keeps the marks round it.
        let from = if first == 0 { 0 } else { words[first].1.start };
        let to = if last == words.len() - 1 { text.len() } else { words[last].1.end };
        pieces(text, from..to, &marks)
    }

    /// A whole text, with every hit marked.
    pub fn marked<'a>(&self, text: &'a str) -> Vec<Piece<'a>> {
        pieces(text, 0..text.len(), &self.marks(text))
    }
}

/// What was typed in one piece, such as `kl01` or `05ct`, in its letters and its digits.
fn apart(word: &str) -> impl Iterator<Item = &str> {
    let at = word.find(|c: char| c.is_ascii_digit() != word.starts_with(|first: char| first.is_ascii_digit()));
    let (head, rest) = word.split_at(at.unwrap_or(word.len()));
    [head, rest].into_iter()
}

/// The words of a text, folded, each with its place in the original.
fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let mut words: Vec<(String, Range<usize>)> = Vec::new();
    let mut is_open = false;
    for (at, letter) in text.char_indices() {
        let folded = text::fold(letter.encode_utf8(&mut [0; 4]));
        let end = at + letter.len_utf8();
        // A mark that stands apart from its letter belongs to the letter before it.
        if folded.is_empty() {
            if let (true, Some((_, range))) = (is_open, words.last_mut()) {
                range.end = end;
            }
            continue;
        }
        let is_letter = folded.chars().all(|c| c.is_ascii_alphanumeric());
        match words.last_mut() {
            Some((word, range)) if is_letter && is_open => {
                word.push_str(&folded);
                range.end = end;
            }
            _ if is_letter => words.push((folded, at..end)),
            _ => {}
        }
        is_open = is_letter;
    }
    words
}

/// Every place at which these words follow each other.
fn places(words: &[(String, Range<usize>)], spelling: &[String]) -> Vec<Range<usize>> {
    let fits = |window: &&[(String, Range<usize>)]| window.iter().zip(spelling).all(|((word, _), wanted)| word == wanted);
    let range = |window: &[(String, Range<usize>)]| window[0].1.start..window[window.len() - 1].1.end;
    words.windows(spelling.len().max(1)).filter(fits).map(range).collect()
}

fn pieces<'a>(text: &'a str, shown: Range<usize>, marks: &[Range<usize>]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut at = shown.start;
    for mark in marks.iter().filter(|mark| mark.start >= shown.start && mark.end <= shown.end) {
        pieces.push(Piece { words: &text[at..mark.start], is_hit: false });
        pieces.push(Piece { words: &text[mark.clone()], is_hit: true });
        at = mark.end;
    }
    pieces.push(Piece { words: &text[at..shown.end], is_hit: false });
    pieces.retain(|piece| !piece.words.is_empty());
    pieces
}

/// The syllable that was meant where somebody typed Telex and the keyboard did not turn it into Vietnamese: `hooij` is `hoi`
/// (hội), `dduwowngf` is `duong` (đường). Nothing where it could not be one, or comes to the same.
fn telex(word: &str) -> Option<String> {
    let is_vowel = |c: char| "aeiouy".contains(c);
    let first = word.find(|c| is_vowel(c) || c == 'w')?;
    let (onset, rest) = word.split_at(first);
    let onset = if onset == "dd" { "d" } else { onset };
    let mut rime = String::new();
    for (place, letter) in rest.char_indices() {
        match letter {
            // Tone marks, and the horn or breve of a vowel before it.
            's' | 'f' | 'r' | 'x' | 'j' if place > 0 => {}
            'w' if place > 0 => {}
            'w' => rime.push('u'),
            // A vowel typed again puts a hat on the first one, wherever it is typed; a `d` typed again bars the first.
            'a' | 'e' | 'o' if rime.contains(letter) => {}
            'd' if onset == "d" => {}
            other => rime.push(other),
        }
    }
    let meant = format!("{onset}{rime}");
    (meant != word && is_onset(onset) && is_rime(&rime)).then_some(meant)
}

fn is_onset(letters: &str) -> bool {
    const ONSETS: [&str; 27] = [
        "", "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s", "t", "th",
        "tr", "v", "x",
    ];
    ONSETS.contains(&letters)
}

fn is_rime(letters: &str) -> bool {
    let vowels = letters.find(|c| !"aeiouy".contains(c)).unwrap_or(letters.len());
    let (nucleus, coda) = letters.split_at(vowels);
    (1..=3).contains(&nucleus.len()) && ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"].contains(&coda)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spelled(query: &Query) -> Vec<Vec<String>> {
        query.terms().iter().map(|term| term.spellings().map(|words| words.join(" ")).collect()).collect()
    }

    #[test]
    fn what_is_typed_is_read_the_ways_people_type() {
        for (typed, expected) in [
            ("Hội nghị", vec![vec!["hoi"], vec!["nghi"]]),
            ("hooij nghij", vec![vec!["hooij", "hoi"], vec!["nghij", "nghi"]]),
            ("dduwowngf", vec![vec!["dduwowngf", "duong"]]),
            ("tieens", vec![vec!["tieens", "tien"]]),
            ("dangdr", vec![vec!["dangdr", "dang"]]),
            ("CT 05", vec![vec!["ct", "chi thi"], vec!["05", "5"]]),
            ("kl01", vec![vec!["kl", "ket luan"], vec!["01", "1"]]),
            ("01-KL/TW", vec![vec!["01", "1"], vec!["kl", "ket luan"], vec!["tw", "trung uong"]]),
            ("2023", vec![vec!["2023"]]),
            ("hòa hoà HOA", vec![vec!["hoa"]]),
            ("Đảng uỷ", vec![vec!["dang"], vec!["uy"]]),
            ("report", vec![vec!["report"]]),
            ("trường", vec![vec!["truong"]]),
            ("\"' or 1=1 --", vec![vec!["or", "o"], vec!["1", "01"]]),
            ("***", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(spelled(&Query::read(typed)), expected, "{typed}");
        }
        assert_eq!(Query::read("a b c d e g h i k l").terms().len(), MOST);
    }

    #[test]
    fn a_text_fits_when_every_term_is_in_it() {
        const TEXT: &str = "Sơ kết 02 năm thực hiện Kết luận số 01-KL/TW của Bộ Chính trị tại Trường";
        for (typed, fits) in [
            ("ket luan 01", true),
            ("KL 1", true),
            ("01-KL/TW", true),
            ("kl 02 năm", true),
            ("trung ương", false),
            ("bộ chính trị", true),
            ("chinh tri bo", true),
            ("tru", false),
            ("", false),
        ] {
            assert_eq!(Query::read(typed).fits(TEXT), fits, "{typed}");
        }
    }

    #[test]
    fn hits_are_marked_in_the_original() {
        for (typed, text, expected) in [
            ("dang uy", "Đảng uỷ họp.", "[Đảng] [uỷ] họp."),
            ("KL", "Theo Kết luận 01-KL/TW", "Theo [Kết luận] 01-[KL]/TW"),
            ("hoa", "ho\u{300}a, hoà và hòa", "[ho\u{300}a], [hoà] và [hòa]"),
            ("khong", "Có gì đâu", "Có gì đâu"),
        ] {
            let marked: String = Query::read(typed)
                .marked(text)
                .iter()
                .map(|piece| if piece.is_hit { format!("[{}]", piece.words) } else { piece.words.to_owned() })
                .collect();
            assert_eq!(marked, expected);
        }
    }

    #[test]
    fn an_excerpt_begins_before_the_first_hit() {
        let text = format!("{}Hội nghị bắt đầu. {}", "chữ ".repeat(100), "lời ".repeat(100));
        let shown: String = Query::read("hoi nghi").excerpt(&text).iter().map(|piece| piece.words).collect();
        assert!(shown.starts_with("chữ chữ") && shown.contains("Hội nghị bắt đầu. lời"), "{shown}");
        assert_eq!(shown.split_whitespace().count(), SHOWN);
        assert_eq!(Query::read("x").excerpt("Một câu ngắn."), [Piece { words: "Một câu ngắn.", is_hit: false }]);
        assert_eq!(Query::read("x").excerpt("…"), []);
    }

    proptest! {
        #[test]
        fn nothing_typed_or_written_panics(typed in any::<String>(), text in any::<String>()) {
            let query = Query::read(&typed);
            let marks = query.marks(&text);
            prop_assert!(marks.is_sorted_by(|one, next| one.end <= next.start));
            let whole: String = query.marked(&text).iter().map(|piece| piece.words).collect();
            prop_assert_eq!(whole, &*text);
            let _ = query.excerpt(&text);
        }

        #[test]
        fn a_word_of_a_text_is_found_in_it(words in prop::collection::vec("[a-zđêôơư]{1,7}", 1..6), at in any::<prop::sample::Index>()) {
            let wanted = &words[at.index(words.len())];
            prop_assert!(Query::read(wanted).fits(&words.join(" ")));
        }
    }
}
