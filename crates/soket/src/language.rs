//! The two languages of the screens: the Vietnamese sentence is the key, `locales/en.json` holds the English.

use soket_core::refusal::Sentence;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Language of the screens; official papers are always Vietnamese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vietnamese,
    /// English.
    English,
}

static ENGLISH: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    // A test reads the same file strictly; here an unreadable one only leaves the screens Vietnamese.
    serde_json::from_str(include_str!("../locales/en.json")).unwrap_or_default()
});

impl Language {
    /// The language with this code, Vietnamese for any other.
    pub fn of(code: &str) -> Self {
        if code == "en" { Language::English } else { Language::Vietnamese }
    }

    /// The code in `lang` attributes and cookies.
    pub fn code(self) -> &'static str {
        match self {
            Language::Vietnamese => "vi",
            Language::English => "en",
        }
    }

    /// A fixed sentence in this language.
    pub fn t(self, key: &str) -> &str {
        match self {
            Language::Vietnamese => key,
            Language::English => ENGLISH.get(key).map_or(key, String::as_str),
        }
    }

    /// A sentence with gaps in this language; what fills a gap is put into it too where it is a word of ours.
    pub fn say(self, sentence: &Sentence) -> String {
        let with = sentence.with.iter().map(|(gap, value)| (*gap, self.t(value).to_owned())).collect();
        Sentence { key: sentence.key, with }.fill(self.t(sentence.key))
    }
}
