//! The short code on a delegate's card: printed as a square for a scanner and as letters for a person.

use crate::printed;

/// How many signs a code has.
const SIGNS: usize = 8;
/// How many letters of the alphabet of codes a keyboard in Vietnamese leaves alone.
const LETTERS: usize = 24;
/// The alphabet of printed codes without `a d e w y`: a scanner types like a keyboard, and a Vietnamese one turns `aa` into `â`,
/// `dd` or `d9` into `đ`, `w` into `ư`, and puts tones on vowels only.
const ALPHABET: [u8; LETTERS] = unchanged_letters();

const fn unchanged_letters() -> [u8; LETTERS] {
    let mut letters = [0; LETTERS];
    let (mut from, mut to) = (0, 0);
    while from < printed::ALPHABET.len() {
        let letter = printed::ALPHABET[from];
        if !matches!(letter, b'a' | b'd' | b'e' | b'w' | b'y') {
            letters[to] = letter;
            to += 1;
        }
        from += 1;
    }
    letters
}

/// A code of eight signs; `k7f39q2m` in an address, `k7f3-9q2m` on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CardCode([u8; SIGNS]);

impl CardCode {
    /// How many codes there are: more than a hundred milliards, so that nobody guesses one.
    pub const COUNT: u64 = (LETTERS as u64).pow(SIGNS as u32);

    /// The code of a number that was drawn by lot; numbers beyond [`CardCode::COUNT`] begin again.
    pub fn from_number(number: u64) -> Self {
        let mut signs = [0; SIGNS];
        let mut rest = number % Self::COUNT;
        for sign in signs.iter_mut().rev() {
            *sign = ALPHABET[(rest % LETTERS as u64) as usize];
            rest /= LETTERS as u64;
        }
        Self(signs)
    }

    /// Reads what a scanner or a person typed: the code in any writing, or a link that ends with it.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let last = match text.contains('/') {
            true => text.split(['?', '#']).next()?.trim_end_matches('/').rsplit('/').next()?,
            false => text,
        };
        let mut typed = last.chars().filter(|sign| !is_between(*sign));
        let mut signs = [0; SIGNS];
        for sign in &mut signs {
            let letter = u8::try_from(typed.next()?).ok()?.to_ascii_lowercase();
            *sign = ALPHABET.into_iter().find(|known| *known == letter)?;
        }
        typed.next().is_none().then_some(Self(signs))
    }

    /// The signs in a row, as the database and addresses hold them.
    pub fn as_text(&self) -> String {
        self.0.iter().copied().map(char::from).collect()
    }
}

/// What may stand between the signs: blanks, and hyphens of every length.
fn is_between(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '\u{2010}'..='\u{2014}' | '\u{200b}' | '\u{feff}')
}

impl std::fmt::Display for CardCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = self.as_text();
        let (left, right) = text.split_at(SIGNS / 2);
        write!(f, "{left}-{right}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_scanner_or_a_person_types_is_read() {
        for typed in [
            "k7f39q2m",
            "k7f3-9q2m",
            " K7F3 9Q2M\n",
            "K7f3–9q2m\r\n",
            "http://192.168.1.5:8080/the/k7f39q2m",
            "http://192.168.1.5:8080/the/K7F39Q2M/\n",
            "https://soket.truong.edu.vn/the/k7f3-9q2m?tu=qr#a/b",
            "/the/k7f39q2m",
        ] {
            assert_eq!(CardCode::parse(typed).map(|code| code.to_string()).as_deref(), Some("k7f3-9q2m"), "{typed:?}");
        }
    }

    #[test]
    fn anything_else_is_no_code() {
        for typed in [
            "",
            "/",
            "k7f39q2",
            "k7f39q2mm",
            "k7f3_9q2m",
            "k7f39q2a",
            "k7f39q20",
            "k7f39q2m?tu=qr",
            "http://192.168.1.5:8080/the",
            "http://192.168.1.5:8080/the/k7f39q2m/sua",
            "http://192.168.1.5/?the=/k7f39q2m",
            "đ7f39q2m",
            "ⓚ7f39q2m",
            "079183001234",
        ] {
            assert_eq!(CardCode::parse(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn numbers_have_codes_of_their_own_and_begin_again() {
        for (number, code) in [(0, "2222-2222"), (1, "2222-2223"), (24, "2222-2232"), (CardCode::COUNT - 1, "zzzz-zzzz")] {
            assert_eq!(CardCode::from_number(number).to_string(), code);
            assert_eq!(CardCode::from_number(number + CardCode::COUNT).to_string(), code);
        }
    }

    #[test]
    fn no_keyboard_in_vietnamese_changes_a_code() {
        assert!(ALPHABET.iter().all(|letter| !b"aeiouywd".contains(letter)));
        assert!(ALPHABET.iter().all(|letter| printed::ALPHABET.contains(letter)));
    }

    proptest! {
        #[test]
        fn every_code_reads_back(number in any::<u64>()) {
            let code = CardCode::from_number(number);
            prop_assert_eq!(CardCode::parse(&code.as_text()), Some(code));
            prop_assert_eq!(CardCode::parse(&code.to_string()), Some(code));
        }
    }
}
