//! Where tone marks stand in open `oa`, `oe`, `uy`: `hòa, ủy` or `hoà, uỷ` (formats.md 1.9, 4.2).

/// The endings that differ, tone by tone: on the glide, on the main vowel.
const ENDINGS: [(&str, &str); 15] = [
    ("òa", "oà"),
    ("óa", "oá"),
    ("ỏa", "oả"),
    ("õa", "oã"),
    ("ọa", "oạ"),
    ("òe", "oè"),
    ("óe", "oé"),
    ("ỏe", "oẻ"),
    ("õe", "oẽ"),
    ("ọe", "oẹ"),
    ("ùy", "uỳ"),
    ("úy", "uý"),
    ("ủy", "uỷ"),
    ("ũy", "uỹ"),
    ("ụy", "uỵ"),
];

/// The words that show one style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// How many.
    pub count: usize,
    /// The first of them.
    pub words: Vec<String>,
}

impl Shown {
    fn add(&mut self, word: &str) {
        const MOST: usize = 10;
        self.count += 1;
        if self.words.len() < MOST {
            self.words.push(word.to_owned());
        }
    }
}

/// The words of a text that show a style: those marked on the glide (`hòa`), and those on the main vowel (`hoà`).
pub fn styles(text: &str) -> [Shown; 2] {
    let mut shown = [Shown::default(), Shown::default()];
    for word in text.split(|letter: char| !letter.is_alphabetic()) {
        let small = word.to_lowercase();
        for (on_glide, on_main) in ENDINGS {
            for (side, ending) in [on_glide, on_main].into_iter().enumerate() {
                // In `quý` the u belongs to the consonant, so its tone has one place only.
                if small.strip_suffix(ending).is_some_and(|start| !start.ends_with('q')) {
                    shown[side].add(word);
                }
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_told_apart_where_the_styles_differ() {
        let check = |text: &str, on_glide: &[&str], on_main: &[&str]| {
            let found = super::styles(text).map(|shown| (shown.count, shown.words));
            let expected = [on_glide, on_main].map(|words| (words.len(), words.iter().map(|word| (*word).to_owned()).collect()));
            assert_eq!(found, expected, "{text}");
        };
        check("Ủy ban, hòa bình, khỏe", &["Ủy", "hòa", "khỏe"], &[]);
        check("ĐẢNG UỶ, hoà, khoẻ", &[], &["UỶ", "hoà", "khoẻ"]);
        check("hoàn thành, huỳnh, quý, giá, của, hoa, xoáy", &[], &[]);
    }
}
