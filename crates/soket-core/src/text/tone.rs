//! Tone marks: which letter of `oa`, `oe`, `uy` carries them, counted and converted between the two styles.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::compose;

/// The six tones in dictionary order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// ngang, no mark.
    Level,
    /// huyền.
    Grave,
    /// hỏi.
    Hook,
    /// ngã.
    Tilde,
    /// sắc.
    Acute,
    /// nặng.
    Dot,
}

/// Where the tone mark of an open syllable in `oa`, `oe`, `uy` stands (formats.md 4.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToneStyle {
    /// `hòa`, `khỏe`, `ủy`: laws, Nghị định 30/2020/NĐ-CP.
    OldOnGlide,
    /// `hoà`, `khoẻ`, `uỷ`: Quyết định 1989/QĐ-BGDĐT, many Party papers.
    NewOnMain,
}

/// How many syllables of a text are written in each style; both above zero is a finding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ToneCount {
    /// `hòa`, `ủy`.
    pub old_on_glide: usize,
    /// `hoà`, `uỷ`.
    pub new_on_main: usize,
}

impl ToneStyle {
    /// Both styles, in the order in which they are offered.
    pub const ALL: [ToneStyle; 2] = [ToneStyle::OldOnGlide, ToneStyle::NewOnMain];

    /// The text form kept in the settings.
    pub fn as_str(self) -> &'static str {
        match self {
            ToneStyle::OldOnGlide => "old_on_glide",
            ToneStyle::NewOnMain => "new_on_main",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<ToneStyle> {
        Self::ALL.into_iter().find(|style| style.as_str() == text)
    }
}

impl Tone {
    /// Takes the tone off a letter: `ấ` is `â` with [`Tone::Acute`].
    pub fn of(c: char) -> (char, Tone) {
        let mut tone = Tone::Level;
        let bare = std::iter::once(c).nfd().filter(|&part| match Tone::of_mark(part) {
            Some(found) => {
                tone = found;
                false
            }
            None => true,
        });
        let base: Vec<char> = bare.nfc().collect();
        // Only a letter of one piece can be given back as one; anything else is left as it was.
        match base.as_slice() {
            [base] => (*base, tone),
            _ => (c, Tone::Level),
        }
    }

    fn of_mark(mark: char) -> Option<Tone> {
        match mark {
            '\u{300}' => Some(Tone::Grave),
            '\u{309}' => Some(Tone::Hook),
            '\u{303}' => Some(Tone::Tilde),
            '\u{301}' => Some(Tone::Acute),
            '\u{323}' => Some(Tone::Dot),
            _ => None,
        }
    }

    /// Puts the tone on a letter of `oa`, `oe`, `uy`.
    fn on(self, letter: char) -> char {
        let mark = match self {
            Tone::Level => return letter,
            Tone::Grave => '\u{300}',
            Tone::Hook => '\u{309}',
            Tone::Tilde => '\u{303}',
            Tone::Acute => '\u{301}',
            Tone::Dot => '\u{323}',
        };
        compose(letter, mark).unwrap_or(letter)
    }
}

/// Counts the syllables that show a style; `hoàn`, `quý`, `giá` show none and are not counted.
pub fn count_tone_styles(text: &str) -> ToneCount {
    let letters: Vec<char> = text.nfc().collect();
    let mut count = ToneCount::default();
    for at in 0..letters.len() {
        match open_syllable(&letters, at).map(|syllable| syllable.style) {
            Some(ToneStyle::OldOnGlide) => count.old_on_glide += 1,
            Some(ToneStyle::NewOnMain) => count.new_on_main += 1,
            None => {}
        }
    }
    count
}

/// The text in one style, in NFC; apply it to sentences that soket writes, not to quoted titles or names.
pub fn with_tone_style(text: &str, style: ToneStyle) -> String {
    let mut letters: Vec<char> = text.nfc().collect();
    for at in 0..letters.len() {
        let Some(found) = open_syllable(&letters, at) else { continue };
        let (glide, main) = match style {
            ToneStyle::OldOnGlide => (found.tone.on(found.glide), found.main),
            ToneStyle::NewOnMain => (found.glide, found.tone.on(found.main)),
        };
        letters[at] = glide;
        letters[at + 1] = main;
    }
    // A letter that keeps another mark may form a new one with it.
    letters.into_iter().nfc().collect()
}

/// The two letters that end an open syllable in `oa`, `oe` or `uy`, without their tone.
struct OpenSyllable {
    glide: char,
    main: char,
    tone: Tone,
    style: ToneStyle,
}

/// The syllable whose last two letters start at `at`, if its tone can stand on either of them.
fn open_syllable(letters: &[char], at: usize) -> Option<OpenSyllable> {
    let (&first, &second) = (letters.get(at)?, letters.get(at + 1)?);
    if letters.get(at + 2).is_some_and(|next| next.is_alphabetic()) {
        return None;
    }
    let ((glide, on_glide), (main, on_main)) = (Tone::of(first), Tone::of(second));
    let pair = (glide.to_ascii_lowercase(), main.to_ascii_lowercase());
    if !matches!(pair, ('o', 'a' | 'e') | ('u', 'y')) {
        return None;
    }
    // In `quý` the u belongs to the initial consonant, so the tone has one place only.
    let after_q = at > 0 && matches!(letters[at - 1], 'q' | 'Q');
    match (on_glide, on_main) {
        _ if after_q => None,
        (tone, Tone::Level) if tone != Tone::Level => Some(OpenSyllable { glide, main, tone, style: ToneStyle::OldOnGlide }),
        (Tone::Level, tone) if tone != Tone::Level => Some(OpenSyllable { glide, main, tone, style: ToneStyle::NewOnMain }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn styles_are_counted_where_they_differ() {
        for (text, old_on_glide, new_on_main) in [
            ("Ủy ban, hòa bình, khỏe", 3, 0),
            ("Uỷ ban, hoà bình, khoẻ", 0, 3),
            ("CỘNG HÒA và HOẢ TỐC", 1, 1),
            ("hoàn thành, huỳnh, xoáy, quý, giá, của, mía, hoa", 0, 0),
        ] {
            assert_eq!(count_tone_styles(text), ToneCount { old_on_glide, new_on_main }, "{text}");
        }
    }

    #[test]
    fn one_style_is_turned_into_the_other() {
        let old = "Đảng ủy Hòa Bình, HỎA TỐC, thủy lợi, khỏe, quý, hoàn";
        let new = "Đảng uỷ Hoà Bình, HOẢ TỐC, thuỷ lợi, khoẻ, quý, hoàn";
        assert_eq!(with_tone_style(old, ToneStyle::NewOnMain), new);
        assert_eq!(with_tone_style(new, ToneStyle::OldOnGlide), old);
    }

    #[test]
    fn the_text_form_of_a_style_is_read_back() {
        for style in ToneStyle::ALL {
            assert_eq!(ToneStyle::parse(style.as_str()), Some(style));
        }
    }

    proptest! {
        #[test]
        fn a_style_leaves_no_trace_of_the_other(text in "[hkqtđ]{0,2}[oòuủ][aáyỷeẻ][ nq]{0,2}[uú][yỵ]") {
            let old = with_tone_style(&text, ToneStyle::OldOnGlide);
            prop_assert_eq!(count_tone_styles(&old).new_on_main, 0);
            prop_assert_eq!(with_tone_style(&with_tone_style(&old, ToneStyle::NewOnMain), ToneStyle::OldOnGlide), old);
        }
    }
}
